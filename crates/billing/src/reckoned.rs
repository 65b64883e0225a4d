//! What comes out: every amount in whole minor units of the document's currency, unless it says otherwise.

use crate::{Kind, Tax};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A document with all its amounts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reckoned {
    /// Decimals of the currency.
    pub digits: u32,
    /// The lines, in the order given.
    pub lines: Vec<LineAmounts>,
    /// The document's discounts and charges, in the order given.
    pub adjustments: Vec<AdjustmentAmounts>,
    /// The taxes by kind, treatment and rate, in an order of their own.
    pub groups: Vec<TaxGroup>,
    /// What the customer retains, by kind and rate.
    pub retentions: Vec<RetentionAmounts>,
    /// The sums.
    pub totals: Totals,
    /// The same in the book's currency, when it is another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub book: Option<BookAmounts>,
}

/// The amounts of one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineAmounts {
    /// Quantity × price, as priced (with or without tax).
    pub full: i64,
    /// What each discount or charge changed, as priced: below zero lowers.
    pub adjustments: Vec<i64>,
    /// The line as priced, after its own discounts and charges: `full` plus all `adjustments`.
    pub printed: i64,
    /// Without tax, before the document's discounts and charges (BT-131).
    pub net: i64,
    /// Without tax, with its part of the document's discounts and charges: what taxes and retentions are reckoned on.
    pub base: i64,
    /// All its taxes with recargo. Where groups round, this is its part of them.
    pub tax: i64,
    /// `base` + `tax`.
    pub gross: i64,
    /// Each tax of the line, only where lines round for themselves (CFDI); recargo apart.
    pub taxes: Vec<LineTax>,
    /// Decimals of the amounts inside `taxes`, and of `exact`.
    pub exact_digits: u32,
    /// `base` with `exact_digits` decimals, in major units: `Importe` − `Descuento` of a CFDI's concept.
    pub exact: Decimal,
}

/// One tax of one line, in major units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineTax {
    /// Which.
    pub tax: Tax,
    /// Its base: money, or for a quota the taxed units.
    pub base: Decimal,
    /// The tax.
    pub amount: Decimal,
    /// The recargo.
    pub surcharge: Decimal,
}

/// One discount or charge of the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdjustmentAmounts {
    /// Which of the document's discounts and charges, from 0.
    pub at: usize,
    /// What it changes, as priced: below zero lowers.
    pub printed: i64,
    /// What it changes without tax.
    pub net: i64,
    /// The same for each set of taxes it was split over.
    pub parts: Vec<AdjustmentPart>,
}

/// What a discount or charge changes of the lines with the same taxes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdjustmentPart {
    /// Those taxes.
    pub taxes: Vec<Tax>,
    /// Without tax; below zero lowers.
    pub net: i64,
}

/// The taxes of one kind, treatment and rate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaxGroup {
    /// Which, with its rate.
    pub tax: Tax,
    /// What it is reckoned on; with the IEPS inside for an IVA on top of it.
    pub base: i64,
    /// For a quota, the taxed units.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub units: Option<Decimal>,
    /// The tax.
    pub amount: i64,
    /// The recargo de equivalencia on the same base.
    pub surcharge: i64,
}

/// What is retained of one kind and rate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RetentionAmounts {
    /// Which tax.
    pub kind: Kind,
    /// Percent.
    pub percent: Decimal,
    /// What it is reckoned on: net amounts.
    pub base: i64,
    /// What is retained.
    pub amount: i64,
}

/// The sums of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Totals {
    /// Lines without tax (BT-106).
    pub lines: i64,
    /// Discounts of the document without tax, above zero (BT-107).
    pub discounts: i64,
    /// Charges of the document without tax (BT-108).
    pub charges: i64,
    /// Without tax (BT-109): `lines` − `discounts` + `charges`.
    pub net: i64,
    /// All taxes, without recargo.
    pub tax: i64,
    /// Recargo de equivalencia.
    pub surcharge: i64,
    /// With tax (BT-112): `net` + `tax` + `surcharge`.
    pub total: i64,
    /// What the customer retains.
    pub retained: i64,
    /// What was paid before.
    pub prepaid: i64,
    /// What is to be paid: `total` − `retained` − `prepaid`.
    pub payable: i64,
}

/// The amounts in the book's currency, in its minor units: each group is converted once, and sums are made of what was converted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookAmounts {
    /// Decimals of the book's currency.
    pub digits: u32,
    /// For each of `groups`: base, tax, recargo.
    pub groups: Vec<(i64, i64, i64)>,
    /// For each of `retentions`, what is retained.
    pub retentions: Vec<i64>,
    /// Without tax.
    pub net: i64,
    /// Taxes without recargo.
    pub tax: i64,
    /// Recargo.
    pub surcharge: i64,
    /// With tax.
    pub total: i64,
    /// What is to be paid.
    pub payable: i64,
}
