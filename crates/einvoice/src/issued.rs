//! An invoice as it was issued: everything that is printed, sent, hashed and read back is written from this and from nothing else.
//!
//! Amounts are whole minor units of the invoice's currency, percentages are percent, dates are days. Field order is the order of the
//! frozen form ([`crate::freeze`]): fields are only ever added at the end of a struct, skipped while they are empty.

use crate::{Kind, Party};
use billing::{
    BookAmounts, Document, Prices, Profile, Reckoned, Retention, RetentionAmounts, Tax, TaxGroup, Totals, Turn, Worth,
};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// The form that frozen invoices of this program have.
pub const SCHEMA: u32 = 1;

/// How a corrective invoice corrects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// Its lines are what changes (`I`).
    Difference,
    /// Its lines are the whole again, in place of the first (`S`).
    Substitution,
}

impl By {
    /// Verifactu's code.
    pub fn code(self) -> &'static str {
        match self {
            By::Difference => "I",
            By::Substitution => "S",
        }
    }
}

/// Another invoice of the same issuer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// Its series and number as one text.
    pub number: String,
    /// When it was issued.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued_on: Option<NaiveDate>,
}

/// What a corrective invoice corrects, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// By difference or by substitution.
    pub by: By,
    /// Why, as printed.
    pub reason: String,
    /// The invoices it corrects.
    pub rectified: Vec<Reference>,
    /// By substitution: base, tax and recargo of what is replaced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced: Option<Replaced>,
}

/// The sums of what a corrective invoice by substitution replaces, in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replaced {
    /// Without tax.
    pub base: i64,
    /// Tax.
    pub tax: i64,
    /// Recargo de equivalencia.
    #[serde(default)]
    pub surcharge: i64,
}

/// A discount or a charge, of a line or of the whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Lower or raise.
    pub turn: Turn,
    /// As it was given.
    pub worth: Worth,
    /// Why, as printed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// What it changes, as priced: below zero lowers.
    pub printed: i64,
    /// Of the whole document: what it changes without tax for each set of taxes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<billing::AdjustmentPart>,
    /// Of the whole document: whether it had taxes of its own.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub own_taxes: bool,
}

/// A line of an invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The issuer's code of what is sold.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub code: String,
    /// What is sold, as printed.
    pub description: String,
    /// Its unit, as UN/ECE recommendation 20 has it (`C62` one, `HUR` hour, `KGM`).
    pub unit: String,
    /// How many.
    pub quantity: Decimal,
    /// Major units of the currency for one, with or without tax as the invoice says.
    pub unit_price: Decimal,
    /// Its discounts and charges.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
    /// Its taxes.
    pub taxes: Vec<Tax>,
    /// What the customer retains of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub retentions: Vec<Retention>,
    /// Quantity × price.
    pub full: i64,
    /// As priced, after its own discounts.
    pub printed: i64,
    /// Without tax, after its own discounts.
    pub net: i64,
    /// Without tax, after the document's discounts too.
    pub base: i64,
    /// All its taxes.
    pub tax: i64,
}

/// How it is to be paid.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Payment {
    /// UNTDID 4461: `10` cash, `30` credit transfer, `48` card, `49` and `59` direct debit, `58` SEPA transfer.
    pub means: String,
    /// Where to: an IBAN or a national account, without spaces; for a direct debit, the account that is charged.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub account: String,
    /// The bank's BIC.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub bic: String,
    /// The mandate of a direct debit.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub mandate: String,
    /// What to write on the transfer.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reference: String,
}

/// When how much is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// The day.
    pub on: NaiveDate,
    /// Minor units.
    pub amount: i64,
}

/// The same in the book's currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Book {
    /// ISO 4217 code of the book's currency.
    pub currency: String,
    /// Major units of it for one of the invoice's.
    pub rate: Decimal,
    /// The day of the rate.
    pub rate_on: NaiveDate,
    /// Who published it.
    pub rate_source: String,
    /// The amounts.
    pub amounts: BookAmounts,
}

/// An invoice as it was issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issued {
    /// The form of this record: [`SCHEMA`].
    pub schema: u32,
    /// What it is.
    pub kind: Kind,
    /// Its series, possibly empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub series: String,
    /// Its number in the series.
    pub number: String,
    /// When it was issued.
    pub issued_on: NaiveDate,
    /// When what it is for was done, when that was another day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operation_on: Option<NaiveDate>,
    /// What it corrects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correction: Option<Correction>,
    /// The simplified invoices it stands for (`F3`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<Reference>,
    /// ISO 4217 code of its currency.
    pub currency: String,
    /// Decimals of its currency.
    pub digits: u32,
    /// Where it rounds.
    pub profile: Profile,
    /// Whether prices have the taxes inside.
    pub prices: Prices,
    /// Who issues it.
    pub issuer: Party,
    /// To whom; none for a simplified one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<Party>,
    /// The lines.
    pub lines: Vec<Line>,
    /// Discounts and charges of the whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
    /// Taxes by kind, treatment and rate.
    pub taxes: Vec<TaxGroup>,
    /// Retentions by kind and rate.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub retentions: Vec<RetentionAmounts>,
    /// The sums.
    pub totals: Totals,
    /// The same in the book's currency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub book: Option<Book>,
    /// How it is to be paid.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub payments: Vec<Payment>,
    /// When it is to be paid.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub due: Vec<Due>,
    /// Terms of payment, as printed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub terms: String,
    /// Number of the customer's order.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub order: String,
    /// What the customer wants to find on it (BT-10).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub customer_reference: String,
    /// Numbers of the delivery notes it is for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deliveries: Vec<String>,
    /// What else is printed: exemption article, reverse charge, cash accounting.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

impl Line {
    /// A line of single units without discounts, still without amounts.
    pub fn new(description: &str, quantity: Decimal, unit_price: Decimal, taxes: Vec<Tax>) -> Line {
        Line {
            code: String::new(),
            description: description.to_owned(),
            unit: "C62".to_owned(),
            quantity,
            unit_price,
            changes: Vec::new(),
            taxes,
            retentions: Vec::new(),
            full: 0,
            printed: 0,
            net: 0,
            base: 0,
            tax: 0,
        }
    }
}

impl Issued {
    /// An invoice in euros, prices without tax, that rounds as EN 16931 does; without lines, customer or amounts yet.
    pub fn new(kind: Kind, series: &str, number: &str, issued_on: NaiveDate, issuer: Party) -> Issued {
        Issued {
            schema: SCHEMA,
            kind,
            series: series.to_owned(),
            number: number.to_owned(),
            issued_on,
            operation_on: None,
            correction: None,
            replaces: Vec::new(),
            currency: "EUR".to_owned(),
            digits: 2,
            profile: Profile::En16931,
            prices: Prices::WithoutTax,
            issuer,
            customer: None,
            lines: Vec::new(),
            changes: Vec::new(),
            taxes: Vec::new(),
            retentions: Vec::new(),
            totals: Totals::default(),
            book: None,
            payments: Vec::new(),
            due: Vec::new(),
            terms: String::new(),
            order: String::new(),
            customer_reference: String::new(),
            deliveries: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Reckons it and puts every amount in its place.
    pub fn reckon(&mut self) -> Result<(), billing::Error> {
        let told = billing::reckon(&self.document())?;
        self.fill(&told);
        Ok(())
    }

    /// Series and number as one text, as it is printed, hashed and declared.
    pub fn full_number(&self) -> String {
        format!("{}{}", self.series, self.number)
    }

    /// The document it was reckoned from: `reckon` of it gives the same amounts, which is how a frozen invoice is proved.
    pub fn document(&self) -> Document {
        let adjustment = |change: &Change| billing::Adjustment { turn: change.turn, worth: change.worth };
        Document {
            profile: self.profile,
            prices: self.prices,
            digits: self.digits,
            lines: self
                .lines
                .iter()
                .map(|line| billing::Line {
                    quantity: line.quantity,
                    unit_price: line.unit_price,
                    adjustments: line.changes.iter().map(adjustment).collect(),
                    taxes: line.taxes.clone(),
                    retentions: line.retentions.clone(),
                })
                .collect(),
            adjustments: self
                .changes
                .iter()
                .map(|change| billing::DocumentAdjustment {
                    adjustment: adjustment(change),
                    taxes: if change.own_taxes { change.parts.first().map(|part| part.taxes.clone()) } else { None },
                })
                .collect(),
            prepaid: self.totals.prepaid,
            exchange: self.book.as_ref().map(|book| billing::Exchange { rate: book.rate, digits: book.amounts.digits }),
        }
    }

    /// Puts the amounts of a reckoned document in their places: lines and changes stand in the order of the document's.
    pub fn fill(&mut self, told: &Reckoned) {
        self.digits = told.digits;
        for (line, amounts) in self.lines.iter_mut().zip(&told.lines) {
            (line.full, line.printed, line.net) = (amounts.full, amounts.printed, amounts.net);
            (line.base, line.tax) = (amounts.base, amounts.tax);
            for (change, printed) in line.changes.iter_mut().zip(&amounts.adjustments) {
                change.printed = *printed;
            }
        }
        for (change, amounts) in self.changes.iter_mut().zip(&told.adjustments) {
            change.printed = amounts.printed;
            change.parts = amounts.parts.clone();
        }
        self.taxes = told.groups.clone();
        self.retentions = told.retentions.clone();
        self.totals = told.totals;
        if let (Some(book), Some(amounts)) = (&mut self.book, &told.book) {
            book.amounts = amounts.clone();
        }
    }

    /// Whether every amount is what its lines give.
    pub fn agrees(&self) -> bool {
        let mut again = self.clone();
        match billing::reckon(&self.document()) {
            Ok(told) => {
                again.fill(&told);
                again == *self
            }
            Err(_) => false,
        }
    }
}
