//! Documents made, revised, taken away and made again.

use super::prepare::prepare;
use super::store::{self, Besides};
use super::{NewSale, ReviseSale, SaleDetail, WhichSale, get, rewards};
use crate::book::Tx;
use crate::ids::Id;
use crate::moment::Moment;
use crate::{Error, Result};
use chrono::NaiveDate;

/// Makes a document: a quote, proforma, order or delivery note stands and gets its number; an invoice is a draft until it is issued.
/// Errors: those of what is typed, each at its field (`lines.3.price`); `not-found`; `credit-of-nothing`.
pub fn draft(tx: &Tx, sale: &NewSale) -> Result<SaleDetail> {
    if sale.kind == "credit" {
        return Err(Error::invalid("kind", "credit-of-nothing"));
    }
    let id = draft_at(tx, sale, tx.moment)?;
    get(tx, tx.moment, WhichSale { id })
}

/// Makes a document as it would have been made at a moment. Errors: as [`draft`].
pub(crate) fn draft_at(tx: &Tx, sale: &NewSale, at: Moment) -> Result<Id> {
    store::insert(tx, prepare(tx, at, sale)?, &Besides::default(), at.now)
}

/// Puts a document in the place of what it said: a draft, or a quote, proforma or order that is open. Errors: `sale-issued`,
/// `sale-not-open`, `kind-stays`, `not-own`, `not-found`, `line-used`, `loyalty-on-draft`, those of what is typed; of a credit note
/// `credit-too-much`.
pub fn revise(tx: &Tx, revised: &ReviseSale) -> Result<SaleDetail> {
    let kept = store::load(tx, revised.id)?;
    if kept.prepared.kind != revised.sale.kind {
        return Err(Error::invalid("kind", "kind-stays"));
    }
    match (kept.prepared.kind, kept.state.as_str()) {
        (_, "draft") | ("quote" | "proforma" | "order" | "delivery", "open") => {}
        ("invoice" | "credit", _) => return Err(Error::refused("sale-issued")),
        _ => return Err(Error::refused("sale-not-open")),
    }
    let mut prepared = prepare(tx, tx.moment, &revised.sale)?;
    // What a line comes from is not typed again.
    for line in prepared.lines.iter_mut().flatten() {
        let was = kept.prepared.lines.iter().flatten().find(|was| was.id.is_some() && was.id == line.id);
        line.origin = line.origin.or(was.and_then(|was| was.origin));
    }
    rewards::stay(tx, kept.row, &kept.prepared, &prepared)?;
    store::replace(tx, kept.row, prepared)?;
    get(tx, tx.moment, WhichSale { id: revised.id })
}

/// Takes a draft away. Errors: `sale-not-draft`, `not-own`, `not-found`, `line-used`.
pub fn remove(tx: &Tx, which: WhichSale) -> Result<()> {
    let kept = store::load(tx, which.id)?;
    if kept.state != "draft" {
        return Err(Error::refused("sale-not-draft"));
    }
    let comes_back = tx.prepare_cached("SELECT 1 FROM recurring WHERE sale = ?1 LIMIT 1")?.exists([kept.row])?;
    if comes_back {
        return Err(Error::refused("sale-recurring"));
    }
    store::say(tx, kept.row)?;
    for row in &kept.rows {
        store::delete_line(tx, *row)?;
    }
    tx.prepare_cached("DELETE FROM sales WHERE id = ?1")?.execute([kept.row])?;
    Ok(())
}

/// Makes a document again as a new one of today, to the same client and with the same lines, but without the rewards that were taken off
/// the first. Errors: `not-own`, `not-found`,
/// `credit-of-nothing` for a credit note.
pub fn duplicate(tx: &Tx, which: WhichSale) -> Result<SaleDetail> {
    draft_again(tx, which.id, tx.moment.today())
}

/// Makes a document again as a new one of `day`. Errors: as [`duplicate`].
pub(crate) fn draft_again(tx: &Tx, id: Id, day: NaiveDate) -> Result<SaleDetail> {
    let store::Kept { row, mut prepared, .. } = store::load(tx, id)?;
    if prepared.kind == "credit" {
        return Err(Error::refused("credit-of-nothing"));
    }
    rewards::leave_out(tx, row, &mut prepared)?;
    let moved = day - prepared.day;
    prepared.due = prepared.due.and_then(|day| day.checked_add_signed(moved));
    prepared.valid_until = prepared.valid_until.and_then(|day| day.checked_add_signed(moved));
    prepared.day = day;
    prepared.operation_on = None;
    for line in prepared.lines.iter_mut().flatten() {
        (line.id, line.origin) = (None, None);
    }
    let id = store::insert(tx, prepared, &Besides::default(), tx.now())?;
    get(tx, tx.moment, WhichSale { id })
}
