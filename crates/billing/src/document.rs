//! What is reckoned: the lines of a document, its discounts and charges, and how it rounds.

use crate::{Retention, Tax};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Where a document rounds. It is kept with the document: the same lines give the same cents for ever.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Profile {
    /// Tax once for each group of category and rate (EN 16931).
    En16931,
    /// Tax rounded to the currency in each line; groups are sums of lines (CFDI, Anexo 20).
    MxCfdi,
    /// As `MxCfdi`, but lines keep six decimals, as Anexo 20 allows, and only the summary is rounded to the currency.
    MxCfdiSix,
    /// Tax once for each group, for countries without a rule of their own.
    Generic,
}

impl Profile {
    /// Whether each line rounds its own taxes.
    pub(crate) fn by_line(self) -> bool {
        matches!(self, Profile::MxCfdi | Profile::MxCfdiSix)
    }
}

/// Whether prices, line discounts and document discounts have the taxes inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Prices {
    /// Taxes are added to them.
    WithoutTax,
    /// Taxes are inside: what is printed is what is paid.
    WithTax,
}

/// How much a discount or a charge is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Worth {
    /// Major units of the currency; negative only in a credit.
    Amount(Decimal),
    /// Percentage of the whole: of quantity × price, or of the sum of the lines. `10` is 10 %.
    Percent(Decimal),
    /// Percentage of what the earlier discounts and charges left: `10` then `5` is the usual "10 + 5".
    PercentOfRest(Decimal),
}

/// What a discount or a charge does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// It lowers.
    Discount,
    /// It raises.
    Charge,
}

/// A discount or charge of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adjustment {
    /// Lower or raise.
    pub turn: Turn,
    /// How much.
    pub worth: Worth,
}

impl Adjustment {
    /// A discount of a percentage of the whole.
    pub fn percent_off(percent: Decimal) -> Adjustment {
        Adjustment { turn: Turn::Discount, worth: Worth::Percent(percent) }
    }

    /// A discount of an amount in major units.
    pub fn amount_off(amount: Decimal) -> Adjustment {
        Adjustment { turn: Turn::Discount, worth: Worth::Amount(amount) }
    }

    /// A charge of an amount in major units.
    pub fn charge(amount: Decimal) -> Adjustment {
        Adjustment { turn: Turn::Charge, worth: Worth::Amount(amount) }
    }
}

/// A discount or charge of the whole document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentAdjustment {
    /// What it is.
    #[serde(flatten)]
    pub adjustment: Adjustment,
    /// Its own taxes (carriage at the general rate); without them it is split over the lines by what they are worth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taxes: Option<Vec<Tax>>,
}

impl From<Adjustment> for DocumentAdjustment {
    fn from(adjustment: Adjustment) -> DocumentAdjustment {
        DocumentAdjustment { adjustment, taxes: None }
    }
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// How many; negative takes back.
    pub quantity: Decimal,
    /// Major units of the currency for one, with or without tax as the document says.
    pub unit_price: Decimal,
    /// Discounts and charges, in their order.
    #[serde(default)]
    pub adjustments: Vec<Adjustment>,
    /// Its taxes, in any order; none is a line outside of all taxes.
    #[serde(default)]
    pub taxes: Vec<Tax>,
    /// What the customer retains of it.
    #[serde(default)]
    pub retentions: Vec<Retention>,
}

impl Line {
    /// So many at a price, with taxes.
    pub fn new(quantity: Decimal, unit_price: Decimal, taxes: Vec<Tax>) -> Line {
        Line { quantity, unit_price, adjustments: Vec::new(), taxes, retentions: Vec::new() }
    }
}

/// How amounts of the document become amounts of the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exchange {
    /// Major units of the book's currency for one major unit of the document's.
    pub rate: Decimal,
    /// Decimals of the book's currency.
    pub digits: u32,
}

/// A document to reckon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Where it rounds.
    pub profile: Profile,
    /// Whether taxes are inside the prices.
    pub prices: Prices,
    /// Decimals of its currency: 2 for euros, 0 for Chilean pesos, 3 for Tunisian dinars; at most 4.
    pub digits: u32,
    /// The lines.
    pub lines: Vec<Line>,
    /// Discounts and charges of the whole.
    #[serde(default)]
    pub adjustments: Vec<DocumentAdjustment>,
    /// Already paid (a deposit), in minor units; lowers what is payable.
    #[serde(default)]
    pub prepaid: i64,
    /// The book's currency, when it is another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exchange: Option<Exchange>,
}

impl Document {
    /// An empty document that rounds as EN 16931 does, prices without tax, two decimals.
    pub fn new(lines: Vec<Line>) -> Document {
        Document {
            profile: Profile::En16931,
            prices: Prices::WithoutTax,
            digits: 2,
            lines,
            adjustments: Vec::new(),
            prepaid: 0,
            exchange: None,
        }
    }

    /// The document that takes all of this one back: quantities and fixed amounts change their sign, percentages stay. Reckoned, every
    /// figure is the opposite.
    pub fn credited(&self) -> Document {
        let turned = |adjustment: &Adjustment| Adjustment {
            turn: adjustment.turn,
            worth: match adjustment.worth {
                Worth::Amount(amount) => Worth::Amount(-amount),
                other => other,
            },
        };
        Document {
            lines: self
                .lines
                .iter()
                .map(|line| Line {
                    quantity: -line.quantity,
                    adjustments: line.adjustments.iter().map(turned).collect(),
                    ..line.clone()
                })
                .collect(),
            adjustments: self
                .adjustments
                .iter()
                .map(|one| DocumentAdjustment { adjustment: turned(&one.adjustment), taxes: one.taxes.clone() })
                .collect(),
            prepaid: self.prepaid.saturating_neg(),
            ..self.clone()
        }
    }
}
