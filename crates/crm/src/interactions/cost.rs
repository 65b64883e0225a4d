//! What an interaction cost, as it is typed.

use crate::money::{self, Money};
use crate::places::{self, DecimalMark};
use crate::{Error, Result, settings};
use rusqlite::Connection;

/// Minor units of the book's currency from an amount as typed (`12,50`, `3*4,20`); nothing from an empty text.
/// Errors: `not-an-amount`, `currency-unknown` when the book's own is no ISO 4217 currency.
pub(super) fn minor_units(conn: &Connection, text: &str) -> Result<Option<i64>> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let business = settings::business(conn)?;
    let currency = money::currency(&business.currency)
        .ok_or_else(|| Error::invalid("cost", "currency-unknown").with("value", &business.currency))?;
    let mark = places::served(&business.country).map_or(DecimalMark::Comma, |c| c.decimal);
    let amount =
        Money::parse(text, mark, currency).map_err(|_| Error::invalid("cost", "not-an-amount").with("value", text))?;
    if amount.minor < 0 {
        return Err(Error::invalid("cost", "not-an-amount").with("value", text));
    }
    Ok(Some(amount.minor))
}
