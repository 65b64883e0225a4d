//! Rewards of loyalty on drafts of invoices: each a discount of the whole, named after its rule, so that its taxes are reckoned as those of
//! any discount.

use super::prepare::{Prepared, Whole};
use super::{reckon, store};
use crate::book::Tx;
use crate::ids::Id;
use crate::{Error, Result, money, settings};
use billing::{Adjustment, DocumentAdjustment, Prices, Turn, Worth};
use rusqlite::{Connection, params};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

/// Puts a reward of a client on the draft of an invoice: `worth` says how much, told the most there is to take off, in minor units as the
/// document counts. The row of the invoice and what was taken off. Errors: `not-found`, `not-own`, `loyalty-not-invoice`, `sale-issued`,
/// `loyalty-other-client`, `loyalty-other-currency`, `loyalty-nothing-left` where nothing can be taken off; those of `worth`.
pub(crate) fn put(
    tx: &Tx,
    sale: Id,
    client: i64,
    reason: &str,
    worth: impl FnOnce(i64) -> Result<i64>,
) -> Result<(i64, i64)> {
    let mut kept = store::load(tx, sale)?;
    if kept.prepared.kind != "invoice" {
        return Err(Error::refused("loyalty-not-invoice"));
    }
    if kept.state != "draft" {
        return Err(Error::refused("sale-issued"));
    }
    if kept.prepared.client != Some(client) {
        return Err(Error::refused("loyalty-other-client"));
    }
    if kept.prepared.currency.code() != settings::business(tx)?.currency {
        return Err(Error::refused("loyalty-other-currency"));
    }
    let told = reckon::amounts(&mut kept.prepared);
    kept.prepared.sound()?;
    let totals = told.ok_or_else(|| Error::refused("internal"))?.totals;
    let most = if kept.prepared.prices == Prices::WithTax { totals.total } else { totals.net };
    let amount = if most > 0 { worth(most)?.min(most) } else { 0 };
    if amount <= 0 {
        return Err(Error::refused("loyalty-nothing-left"));
    }
    let digits = money::decimals(kept.prepared.currency);
    let adjustment =
        Adjustment { turn: Turn::Discount, worth: Worth::Amount(Decimal::new(amount, digits).normalize()) };
    let what = DocumentAdjustment { adjustment, taxes: None };
    kept.prepared.whole.push(Whole { what, reason: reason.to_owned() });
    store::replace(tx, kept.row, kept.prepared)?;
    Ok((kept.row, amount))
}

/// Takes a reward off a draft again. Errors: `not-found`, `sale-issued`.
pub(crate) fn take_off(tx: &Tx, sale: Id, reason: &str, amount: i64) -> Result<()> {
    let mut kept = store::load(tx, sale)?;
    if kept.state != "draft" {
        return Err(Error::refused("sale-issued"));
    }
    let digits = money::decimals(kept.prepared.currency);
    let Some(place) = kept.prepared.whole.iter().position(|whole| is_of(whole, reason, amount, digits)) else {
        return Ok(());
    };
    kept.prepared.whole.remove(place);
    store::replace(tx, kept.row, kept.prepared)
}

/// Fixed discounts of the whole that a document says, as it is kept: why, and how many minor units.
pub(crate) fn said(adjustments: &str, digits: u32) -> Result<Vec<(String, i64)>> {
    let all: Vec<Whole> = serde_json::from_str(adjustments)?;
    let minor = |amount: Decimal| amount.checked_mul(Decimal::from(10_u64.pow(digits)))?.to_i64();
    Ok(all
        .into_iter()
        .filter_map(|whole| match (whole.what.adjustment.turn, whole.what.adjustment.worth) {
            (Turn::Discount, Worth::Amount(amount)) => Some((whole.reason, minor(amount)?)),
            _ => None,
        })
        .collect())
}

fn is_of(whole: &Whole, reason: &str, amount: i64, digits: u32) -> bool {
    let worth = Worth::Amount(Decimal::new(amount, digits).normalize());
    whole.reason == reason && whole.what.adjustment == (Adjustment { turn: Turn::Discount, worth })
}

/// The rewards that are on a document: why, and how much.
fn on(conn: &Connection, sale: i64) -> Result<Vec<(String, i64)>> {
    let mut all =
        conn.prepare_cached("SELECT reason, amount_minor FROM loyalty_uses WHERE used_on = ?1 ORDER BY id LIMIT 2000")?;
    let rows = all.query_map(params![sale], |r| Ok((r.get(0)?, r.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Takes from a document that is made again the rewards that were on the first one: they were given once.
pub(super) fn leave_out(conn: &Connection, sale: i64, prepared: &mut Prepared) -> Result<()> {
    let digits = money::decimals(prepared.currency);
    for (reason, amount) in on(conn, sale)? {
        if let Some(place) = prepared.whole.iter().position(|whole| is_of(whole, &reason, amount, digits)) {
            prepared.whole.remove(place);
        }
    }
    Ok(())
}

/// Whether a draft that says rewards is still for who earned them, in the money they are in. Errors: `loyalty-on-draft`.
pub(super) fn stay(conn: &Connection, sale: i64, was: &Prepared, is: &Prepared) -> Result<()> {
    if was.client == is.client && was.currency == is.currency {
        return Ok(());
    }
    let digits = money::decimals(was.currency);
    let says = |(reason, amount): (String, i64)| is.whole.iter().any(|whole| is_of(whole, &reason, amount, digits));
    if on(conn, sale)?.into_iter().any(says) {
        return Err(Error::invalid("client", "loyalty-on-draft"));
    }
    Ok(())
}
