//! From one document to the next: quote, order, delivery note, invoice, wholly or in part.

use super::links::went_on;
use super::prepare::{Prepared, PreparedLine};
use super::store::{self, Besides, Kept};
use super::{SaleDetail, WhichSale, get};
use crate::book::Tx;
use crate::fiscal;
use crate::ids::Id;
use crate::{Error, Result};
use billing::{Adjustment, Worth};
use chrono::Days;
use rusqlite::params;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

/// Which part of which line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct LinePart {
    /// The line.
    pub line: Id,
    /// How many of it, a decimal with a point, above zero.
    pub quantity: String,
}

/// What is made of which document.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ConvertSale {
    /// The document: a quote, proforma, order or delivery note.
    pub id: Id,
    /// What it becomes: `order`, `delivery` or `invoice`.
    pub to: String,
    /// Which part; all that is left when absent.
    #[serde(default)]
    #[ts(optional)]
    pub lines: Option<Vec<LinePart>>,
}

/// What comes after what.
const AFTER: [(&str, &[&str]); 4] = [
    ("quote", &["order", "delivery", "invoice"]),
    ("proforma", &["order", "delivery", "invoice"]),
    ("order", &["delivery", "invoice"]),
    ("delivery", &["invoice"]),
];

/// Makes the next document of a quote, order or delivery note, with what is left of its lines or the part that is told; an invoice is a
/// draft. What a line was priced and taxed at stays. A quote that goes on is accepted.
/// Errors: `not-found`, `not-own`, `choice-unknown` (to), `sale-not-open`, `nothing-left`, `quantity-too-much`, those of a quantity.
pub fn convert(tx: &Tx, request: &ConvertSale) -> Result<SaleDetail> {
    let kept = store::load(tx, request.id)?;
    let from = kept.prepared.kind;
    let may = AFTER.iter().find(|(kind, _)| *kind == from).and_then(|(_, to)| to.iter().find(|to| **to == request.to));
    let to = *may.ok_or_else(|| Error::invalid("to", "choice-unknown").with("value", &request.to))?;
    if !matches!(kept.state.as_str(), "open" | "accepted") {
        return Err(Error::refused("sale-not-open"));
    }
    let left = |row: i64, quantity: Decimal| -> Result<Decimal> {
        let [ordered, delivered, invoiced, _] = went_on(tx, row)?;
        let gone = match (from, to) {
            ("quote" | "proforma", _) => ordered.max(delivered).max(invoiced),
            (_, "delivery") => delivered,
            _ => invoiced,
        };
        Ok(quantity - Decimal::new(gone, 6))
    };
    let mut prepared = part(&kept, request.lines.as_deref(), left)?;
    if matches!(from, "quote" | "proforma") && kept.state == "open" {
        accept(tx, kept.row)?;
    }
    let today = tx.moment.today();
    let issuer = fiscal::issuer(tx)?;
    prepared.kind = to;
    prepared.day = today;
    prepared.valid_until = None;
    prepared.due = today.checked_add_days(Days::new(issuer.due_days.into())).filter(|_| to != "delivery");
    let id = store::insert(tx, prepared, &Besides::default(), tx.now())?;
    get(tx, tx.moment, WhichSale { id })
}

fn accept(tx: &Tx, sale: i64) -> Result<()> {
    tx.prepare_cached("UPDATE sales SET decision = 'accepted', decided_on = ?2 WHERE id = ?1")?
        .execute(params![sale, tx.moment.today().to_string()])?;
    Ok(())
}

/// A document of the lines of another, each with the row it comes from: what `left` says is left of them, or the parts told.
/// Errors: `nothing-left`, `quantity-too-much`, `not-found` (line), those of a quantity.
pub(super) fn part(
    kept: &Kept,
    asked: Option<&[LinePart]>,
    left: impl Fn(i64, Decimal) -> Result<Decimal>,
) -> Result<Prepared> {
    let mut whole = true;
    let (mut was, mut is) = (Decimal::ZERO, Decimal::ZERO);
    let mut lines = Vec::new();
    let mut found = 0;
    for (line, row) in kept.prepared.lines.iter().flatten().zip(&kept.rows) {
        let back = line.quantity < Decimal::ZERO;
        // What is left has the sign of the line: a line of an invoice may give something back.
        let left = match left(*row, line.quantity)? {
            left if back => -left.min(Decimal::ZERO),
            left => left.max(Decimal::ZERO),
        };
        let wanted = match asked {
            None => left,
            Some(parts) => match parts.iter().enumerate().find(|(_, part)| Some(part.line) == line.id) {
                None => Decimal::ZERO,
                Some((at, part)) => {
                    found += 1;
                    let quantity = quantity(at, &part.quantity)?;
                    if quantity > left {
                        let field = format!("lines.{at}.quantity");
                        let error = Error::invalid(field, "quantity-too-much").with("line", at + 1);
                        return Err(error.with("value", left.normalize()));
                    }
                    quantity
                }
            },
        };
        let wanted = if back { -wanted } else { wanted };
        let value = |quantity: Decimal| quantity.checked_mul(line.price).unwrap_or_default();
        was += value(line.quantity);
        is += value(wanted);
        whole &= wanted == line.quantity;
        if wanted.is_zero() {
            continue;
        }
        lines.push(Some(PreparedLine {
            id: None,
            quantity: wanted.normalize(),
            changes: shared(&line.changes, wanted, line.quantity, kept)?,
            origin: Some(*row),
            ..line.clone()
        }));
    }
    if asked.is_some_and(|parts| parts.len() != found) {
        return Err(Error::NotFound { what: "line" });
    }
    if lines.is_empty() {
        return Err(Error::refused("nothing-left"));
    }
    let mut prepared = kept.prepared.clone();
    if !whole {
        for one in &mut prepared.whole {
            one.what.adjustment.worth = share(&one.what.adjustment.worth, is, was, kept)?;
        }
    }
    prepared.lines = lines;
    Ok(prepared)
}

fn quantity(at: usize, text: &str) -> Result<Decimal> {
    let unfit = |rule: &'static str| Error::invalid(format!("lines.{at}.quantity"), rule).with("line", at + 1);
    let quantity: Decimal = text.trim().parse().map_err(|_| unfit("not-a-decimal").with("value", text))?;
    if quantity <= Decimal::ZERO {
        return Err(unfit("not-below-zero"));
    }
    if quantity.normalize().scale() > 6 {
        return Err(unfit("too-many-decimals").with("count", 6));
    }
    Ok(quantity)
}

/// Discounts of a line for a part of it: fixed amounts in proportion.
fn shared(changes: &[Adjustment], part: Decimal, of: Decimal, kept: &Kept) -> Result<Vec<Adjustment>> {
    let one = |change: &Adjustment| Ok(Adjustment { turn: change.turn, worth: share(&change.worth, part, of, kept)? });
    changes.iter().map(one).collect()
}

fn share(worth: &Worth, part: Decimal, of: Decimal, kept: &Kept) -> Result<Worth> {
    let Worth::Amount(amount) = worth else { return Ok(*worth) };
    if part == of || of.is_zero() {
        return Ok(*worth);
    }
    let digits = crate::money::decimals(kept.prepared.currency);
    let exact = amount.checked_mul(part).and_then(|n| n.checked_div(of)).ok_or_else(|| Error::refused("internal"))?;
    Ok(Worth::Amount(exact.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero)))
}
