//! A document as somebody writes it: what is typed, never what it comes to.

use crate::ids::Id;
use serde::{Deserialize, Serialize};

/// The kinds of documents that are made here.
pub(crate) const KINDS: [&str; 6] = ["quote", "proforma", "order", "delivery", "invoice", "credit"];

/// A document to be made or put in the place of what a draft says. Numbers are decimals with a point; amounts are reckoned, never
/// told.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct NewSale {
    /// `quote`, `proforma`, `order`, `delivery` or `invoice`; `credit` only where it is revised.
    #[ts(as = "String", optional = false)]
    pub kind: String,
    /// Who buys.
    pub client: Option<Id>,
    /// An invoice without who buys, for small sums.
    pub simplified: Option<bool>,
    /// ISO day; today when absent.
    pub day: Option<String>,
    /// Until when it is to be paid, ISO day.
    pub due: Option<String>,
    /// The same in days from its own day; what is usual in the business when both are absent.
    pub due_days: Option<u32>,
    /// Until when a quote holds, ISO day; what is usual when absent.
    pub valid_until: Option<String>,
    /// When what it is for was done, where that is another day, ISO.
    pub operation_on: Option<String>,
    /// ISO 4217; the book's when absent.
    pub currency: Option<String>,
    /// What another currency is worth.
    pub exchange: Option<ExchangeRate>,
    /// `without_tax` or `with_tax`; what is usual when absent.
    pub prices: Option<String>,
    /// The lines.
    #[ts(as = "Vec<NewLine>", optional = false)]
    pub lines: Vec<NewLine>,
    /// Discounts and charges of the whole.
    pub adjustments: Option<Vec<NewAdjustment>>,
    /// Terms of payment, as printed.
    pub terms: Option<String>,
    /// How it is to be paid, UNTDID 4461: `10` cash, `30` transfer, `48` card, `59` direct debit.
    pub payment_means: Option<String>,
    /// Where to; the business's account when absent.
    pub payment_account: Option<String>,
    /// What is noted on it, and printed.
    pub note: Option<String>,
}

/// What one unit of another currency is worth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ExchangeRate {
    /// Units of the book's currency, a decimal with a point.
    pub rate: String,
    /// The day it was published, ISO.
    pub on: String,
    /// Who published it.
    pub source: String,
}

/// A line as it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct NewLine {
    /// The line it was, where a document is revised.
    pub id: Option<Id>,
    /// What is sold; nothing for a line of free text.
    pub product: Option<Id>,
    /// As the document says it; the product's name when absent.
    pub text: Option<String>,
    /// How many, a decimal with a point; 1 when absent.
    pub quantity: Option<String>,
    /// What it is counted in; the product's when absent.
    pub unit: Option<String>,
    /// Of one, a decimal with a point; when absent, of the price list that is for who buys, else the product's.
    pub price: Option<String>,
    /// Taken off: `10%`, `12.50`, or one after the other, `10%+5%`; with a price that is absent too, what the price list takes off.
    pub discount: Option<String>,
    /// Its taxes by their codes (`iva:21`); the product's or the usual one when absent, none when empty.
    pub taxes: Option<Vec<String>>,
    /// What is kept back of it by codes (`irpf:15`); what is usual when absent.
    pub retentions: Option<Vec<String>>,
    /// The line of the document it comes from.
    pub origin: Option<Id>,
}

/// A discount or charge of the whole document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct NewAdjustment {
    /// `discount` or `charge`.
    pub turn: String,
    /// `5%`, or an amount: `12.50`.
    pub worth: String,
    /// Why, as printed.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub reason: String,
    /// Its own taxes by their codes; split over the lines when absent.
    #[serde(default)]
    #[ts(optional)]
    pub taxes: Option<Vec<String>>,
}

/// A document to revise.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ReviseSale {
    /// Which: a draft, or a quote, proforma or order that is open.
    pub id: Id,
    /// What it says from now on, whole: its kind stays, lines that are not in it go.
    pub sale: NewSale,
}

/// Something about a document that is not right, where it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct SaleProblem {
    /// Of which line, from 0; nothing where it is of the whole.
    pub line: Option<usize>,
    /// Which field: `price`, `quantity`…
    pub field: String,
    /// The rule; its sentence is the word `error-<rule>`.
    pub rule: String,
    /// What completes the sentence.
    pub params: Vec<(String, String)>,
}
