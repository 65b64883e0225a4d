//! What a file tells, whatever its format: amounts in minor units, what gives money back negative.

use crate::import::Said;
use crate::money::{self, Currency, Money};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use rust_decimal::prelude::ToPrimitive as _;
use rust_decimal::{Decimal, RoundingStrategy};

/// Who issues or receives.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Who {
    pub tax_id: String,
    /// ISO 3166 alpha-2 of the tax id.
    pub country: String,
    pub name: String,
    pub is_person: Option<bool>,
    pub street: String,
    pub postcode: String,
    pub city: String,
    pub region: String,
    pub mail: String,
    pub phone: String,
    /// Code of the fiscal regime and of what the invoice is used for; Mexico only.
    pub regime: String,
    pub r#use: String,
    /// Sold to whoever came: nobody to keep.
    pub is_anybody: bool,
}

/// An electronic invoice, or a complement of payments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bill {
    /// As the table keeps it: `cfdi`, `ubl`…
    pub format: &'static str,
    /// As it is counted: `cfdi-4.0`…
    pub version: &'static str,
    /// What it is known by.
    pub code: String,
    pub stamped_at: Option<NaiveDateTime>,
    pub sha256: String,
    pub issuer: Who,
    pub receiver: Who,
    pub day: NaiveDate,
    pub time: Option<NaiveTime>,
    /// Codes of those it stands in place of.
    pub replaces: Vec<String>,
    pub what: What,
}

/// What a bill is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    Sale(Box<Sold>),
    Payments(Vec<Paid>),
    /// Payroll and transport are no sales: `payroll`, `transport`.
    Other(&'static str),
}

/// An invoice or credit note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sold {
    pub is_credit: bool,
    pub series: String,
    pub number: String,
    pub currency: Currency,
    /// Units of another currency (ISO 4217) for one of it.
    pub rate: Option<(String, Decimal)>,
    pub net: i64,
    pub tax: i64,
    pub retained: i64,
    /// Before what is retained.
    pub total: i64,
    pub terms: String,
    pub due: Option<NaiveDate>,
    /// UNTDID 4461, where it has one.
    pub means: Option<&'static str>,
    pub settled: Settled,
    /// What a credit note corrects: codes of other files, or numbers.
    pub corrects: Vec<String>,
    pub lines: Vec<Line>,
    /// The sums are not those of the lines.
    pub is_doubtful: bool,
}

/// What an invoice says of its own payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Settled {
    /// It waits for money.
    Open,
    /// Paid at once, by this method.
    Paid(&'static str),
    /// Settled without money: waived, set off…
    Without,
    /// Of an invoice paid with an advance, or of the credit note that applies it.
    Advance,
}

/// A line. Decimals are millionths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub code: String,
    /// The tax office's key of the product.
    pub key: String,
    pub text: String,
    pub unit: String,
    pub quantity: i64,
    pub price: i64,
    pub discount: i64,
    /// Percent, of a line with one tax by rate.
    pub tax_rate: Option<i64>,
    pub amount: i64,
    pub tax: i64,
}

/// A payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Paid {
    pub day: NaiveDate,
    pub currency: Currency,
    pub amount: i64,
    pub method: &'static str,
    pub reference: String,
    pub parts: Vec<Part>,
}

/// What a payment pays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// Code of the invoice.
    pub code: String,
    /// Its series and number, to tell of it.
    pub number: String,
    pub currency: Currency,
    /// In the invoice's currency.
    pub amount: i64,
    /// Whether nothing is left to pay.
    pub is_last: bool,
}

/// Longest texts that are kept; more than any standard allows.
pub(super) const NAME: usize = 300;
pub(super) const TEXT: usize = 1_000;
pub(super) const CODE: usize = 100;

/// A text without blanks around it, cut where no standard goes.
pub(super) fn short(text: &str, most: usize) -> String {
    text.trim().chars().filter(|letter| !letter.is_control()).take(most).collect()
}

/// A currency of a file. `Err` carries the reason to refuse it.
pub(super) fn currency(code: &str) -> Result<Currency, Said> {
    money::currency(code).ok_or_else(|| Said::new("einvoice-currency").with("value", short(code, 10)))
}

/// Minor units of an amount. `Err` carries the reason to refuse the file.
pub(super) fn minor(amount: Decimal, currency: Currency) -> Result<i64, Said> {
    Money::from_decimal(amount, currency).map(|money| money.minor).map_err(|_| too_large(amount))
}

/// A decimal as whole millionths, halves away from zero.
pub(super) fn millionths(number: Decimal) -> Result<i64, Said> {
    let scaled = number.checked_mul(Decimal::from(1_000_000));
    let whole = scaled.map(|n| n.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero));
    whole.and_then(|n| n.to_i64()).ok_or_else(|| too_large(number))
}

/// A sum of amounts. `Err` carries the reason to refuse the file.
pub(super) fn plus(a: i64, b: i64) -> Result<i64, Said> {
    a.checked_add(b).ok_or_else(|| too_large(Decimal::from(a)))
}

pub(super) fn too_large(number: Decimal) -> Said {
    Said::new("einvoice-amount").with("value", number.normalize())
}
