//! The lines of a document and the columns they need.

use super::{Pen, paragraphs};
use crate::Paper;
use billing::{Levy, Tax, Turn, Worth};
use einvoice::Change;
use serde::Serialize;

/// A line, written.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Line {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub code: String,
    pub title: String,
    /// The further lines of its description, and why it was changed.
    pub details: Vec<String>,
    pub quantity: String,
    pub unit: String,
    pub price: String,
    /// Each discount and charge of it.
    pub discount: Vec<String>,
    /// Each tax of it, recargo for itself.
    pub tax: Vec<String>,
    pub amount: String,
    /// Whether it is so long that it may break over pages.
    pub long: bool,
}

/// More than so many letters or details may not fit on what is left of a page.
const LONG_LETTERS: usize = 1_200;
const LONG_DETAILS: usize = 12;

/// The headings of the columns; one that is not there is not shown.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Columns {
    pub description: String,
    pub quantity: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discount: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tax: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<String>,
}

pub(super) fn columns(pen: &Pen<'_>, paper: &Paper) -> Columns {
    let lines = &paper.issued.lines;
    let priced = |key: &str| paper.prices.then(|| pen.say(key));
    // When all lines are taxed alike, the totals say it once.
    let differ = lines.windows(2).any(|pair| pair[0].taxes != pair[1].taxes);
    let changed = lines.iter().any(|line| !line.changes.is_empty());
    Columns {
        description: pen.say("paper-description"),
        quantity: pen.say("paper-quantity"),
        price: priced("paper-price"),
        discount: if changed { priced("paper-discount") } else { None },
        tax: if differ { priced("paper-tax") } else { None },
        amount: priced("paper-amount"),
    }
}

pub(super) fn lines(pen: &Pen<'_>, paper: &Paper) -> Vec<Line> {
    paper.issued.lines.iter().map(|line| one(pen, line, paper.prices)).collect()
}

fn one(pen: &Pen<'_>, line: &einvoice::Line, prices: bool) -> Line {
    let mut told = paragraphs(&line.description).into_iter();
    let title = told.next().unwrap_or_default();
    let mut details: Vec<String> = told.collect();
    let mut written = Line {
        code: line.code.clone(),
        title,
        details: Vec::new(),
        quantity: pen.decimal(line.quantity, 0),
        unit: unit(pen, &line.unit),
        price: String::new(),
        discount: Vec::new(),
        tax: Vec::new(),
        amount: String::new(),
        long: line.description.chars().count() > LONG_LETTERS,
    };
    if prices {
        details.extend(line.changes.iter().map(|change| change.reason.clone()).filter(|reason| !reason.is_empty()));
        written.price = pen.price(line.unit_price);
        written.discount = line.changes.iter().map(|change| worth(pen, change)).collect();
        written.tax = line.taxes.iter().flat_map(|tax| rate(pen, tax)).collect();
        written.amount = pen.amount(line.printed);
    }
    written.long |= details.len() > LONG_DETAILS;
    written.details = details;
    written
}

/// A unit of UN/ECE recommendation 20 as people write it; single pieces have none, and a code nobody here knows is written as it is.
fn unit(pen: &Pen<'_>, code: &str) -> String {
    match code {
        "" | "C62" | "H87" | "ZZ" => String::new(),
        other => pen.known(&format!("paper-unit-{}", other.to_ascii_lowercase())).unwrap_or_else(|| other.to_owned()),
    }
}

/// A discount or charge as it was given: `-10 %`, `+3,50`.
pub(super) fn worth(pen: &Pen<'_>, change: &Change) -> String {
    let sign = match change.turn {
        Turn::Discount => "-",
        Turn::Charge => "+",
    };
    let (exact, written) = match change.worth {
        Worth::Amount(amount) => (amount, pen.price(amount.abs())),
        Worth::Percent(percent) | Worth::PercentOfRest(percent) => (percent, pen.percent(percent.abs())),
    };
    // What a credit takes back is the opposite.
    let sign = match (exact.is_sign_negative() && !exact.is_zero(), sign) {
        (false, sign) => sign,
        (true, "-") => "+",
        (true, _) => "-",
    };
    format!("{sign}{written}")
}

/// How much a tax is, or why there is none, as a cell of a line says it; the recargo for itself.
fn rate(pen: &Pen<'_>, tax: &Tax) -> Vec<String> {
    if !tax.treatment.charges() {
        return vec![pen.say(if tax.treatment.is_exempt() { "paper-exempt" } else { "paper-not-charged" })];
    }
    let own = match tax.levy {
        Levy::Percent(percent) => pen.percent(percent),
        Levy::PerUnit { quota, units } => pen.price(quota.checked_mul(units).unwrap_or(quota)),
    };
    let surcharge = tax.surcharge.filter(|surcharge| !surcharge.is_zero());
    [Some(own), surcharge.map(|surcharge| format!("+\u{A0}{}", pen.percent(surcharge)))].into_iter().flatten().collect()
}
