//! Credit notes: what takes an issued invoice back, wholly or in part.

use super::convert::{LinePart, part};
use super::links::went_on;
use super::store::{self, Besides};
use super::{SaleDetail, WhichSale, get};
use crate::book::Tx;
use crate::ids::Id;
use crate::moment::Moment;
use crate::{Error, Result};
use billing::Worth;
use rusqlite::params;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Longest reason, letters.
const LONGEST: usize = 500;

/// What of an invoice is taken back, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct CreditSale {
    /// The invoice.
    pub id: Id,
    /// Which part, quantities above zero; all that is left when absent.
    #[serde(default)]
    #[ts(optional)]
    pub lines: Option<Vec<LinePart>>,
    /// Why, as printed.
    pub reason: String,
    /// `difference`: its lines are what changes. By substitution is not built.
    #[serde(default)]
    #[ts(optional)]
    pub by: Option<String>,
    /// `R1` (returns, discounts, errors of law), `R2` insolvency, `R3` bad debt, `R4` any other; `R1` when absent. Of a simplified invoice it
    /// is always `R5`.
    #[serde(default)]
    #[ts(optional)]
    pub kind: Option<String>,
}

/// Makes the draft of a credit note, with quantities below zero; it is issued as an invoice is. Errors: `not-found`, `not-own`,
/// `sale-not-issued`, `reason-missing`, `text-too-long`, `choice-unknown` (by, kind), `nothing-left`, `quantity-too-much`.
pub fn credit(tx: &Tx, request: &CreditSale) -> Result<SaleDetail> {
    let id = credit_at(tx, request, tx.moment)?;
    get(tx, tx.moment, WhichSale { id })
}

/// Makes the draft as it would have been made at a moment. Errors: as [`credit`].
pub(crate) fn credit_at(tx: &Tx, request: &CreditSale, at: Moment) -> Result<Id> {
    let kept = store::load(tx, request.id)?;
    if kept.prepared.kind != "invoice" || kept.state == "draft" {
        return Err(Error::refused("sale-not-issued"));
    }
    let reason = request.reason.trim();
    if reason.is_empty() {
        return Err(Error::invalid("reason", "reason-missing"));
    }
    if reason.chars().count() > LONGEST {
        return Err(Error::invalid("reason", "text-too-long").with("count", LONGEST));
    }
    let unknown = |field: &str, value: &str| Error::invalid(field, "choice-unknown").with("value", value);
    match request.by.as_deref() {
        None | Some("difference") => {}
        Some(other) => return Err(unknown("by", other)),
    }
    let kind = match request.kind.as_deref().unwrap_or("R1") {
        known @ ("R1" | "R2" | "R3" | "R4") => known.to_owned(),
        other => return Err(unknown("kind", other)),
    };
    let left = |row: i64, quantity: Decimal| -> Result<Decimal> {
        let [.., credited] = went_on(tx, row)?;
        Ok(quantity - Decimal::new(credited, 6))
    };
    let mut prepared = part(&kept, request.lines.as_deref(), left)?;
    // Quantities and fixed amounts change their sign, percentages stay: every figure is the opposite.
    let turn = |worth: &mut Worth| {
        if let Worth::Amount(amount) = worth {
            *amount = -*amount;
        }
    };
    for line in prepared.lines.iter_mut().flatten() {
        line.quantity = -line.quantity;
        line.changes.iter_mut().for_each(|change| turn(&mut change.worth));
    }
    prepared.whole.iter_mut().for_each(|whole| turn(&mut whole.what.adjustment.worth));
    prepared.kind = "credit";
    prepared.day = at.today();
    (prepared.due, prepared.valid_until, prepared.operation_on) = (None, None, None);
    let besides = Besides { corrects: Some((kept.row, "difference", reason.to_owned())) };
    let id = store::insert(tx, prepared, &besides, at.now)?;
    let row = store::row_of(tx, id)?;
    tx.prepare_cached("UPDATE sales SET fiscal_kind = ?2 WHERE id = ?1")?.execute(params![row, kind])?;
    Ok(id)
}

/// Whether a credit note takes back no more than its invoice: of no line more than there was, and not more in all.
/// Errors: `credit-too-much`.
pub(super) fn fits(tx: &Tx, credit: i64, invoice: i64) -> Result<()> {
    let too_much = |field: &str| Err(Error::invalid(field, "credit-too-much"));
    let mut lines = tx.prepare_cached(
        "SELECT o.id, o.quantity, o.sale, l.price > o.price FROM sale_lines AS l LEFT JOIN sale_lines AS o ON o.id = l.origin
         WHERE l.sale = ?1 ORDER BY l.position, l.id",
    )?;
    let mut rows = lines.query([credit])?;
    let mut at = 0;
    while let Some(r) = rows.next()? {
        let (Some(origin), Some(quantity), Some(of)) =
            (r.get::<_, Option<i64>>(0)?, r.get::<_, Option<i64>>(1)?, r.get::<_, Option<i64>>(2)?)
        else {
            at += 1;
            continue;
        };
        let [.., credited] = went_on(tx, origin)?;
        let beyond = if quantity >= 0 { credited > quantity } else { credited < quantity };
        if of != invoice || beyond {
            return too_much(&format!("lines.{at}.quantity"));
        }
        if r.get::<_, Option<bool>>(3)?.unwrap_or(false) {
            return too_much(&format!("lines.{at}.price"));
        }
        at += 1;
    }
    let left: i64 = tx
        .prepare_cached(
            "SELECT i.total_minor - i.kept_credited_minor + c.total_minor FROM sales AS i, sales AS c WHERE i.id = ?1 AND c.id = ?2",
        )?
        .query_row([invoice, credit], |r| r.get(0))?;
    if left < 0 { too_much("lines") } else { Ok(()) }
}
