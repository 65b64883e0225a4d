//! Taking back what a line was said to be.

use super::learn;
use super::line::{self, BankLine};
use crate::book::Tx;
use crate::ids::Id;
use crate::payments::{self, ReverseRequest};
use crate::{Error, Result};
use serde::Deserialize;

/// A line that is something else after all.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct UnmatchLine {
    /// The line.
    pub id: Id,
    /// Why, as the payment that is taken back says it.
    pub reason: String,
}

/// Lets a line go: a payment that was made from it is taken back by its opposite, one that had been recorded before only loses the line.
/// What came back or was given back stays as it is booked. What was learned of its payer is forgotten. Errors: `not-found`,
/// `bank-line-open`, those of [`payments::reverse`].
pub fn unmatch(tx: &Tx, request: &UnmatchLine) -> Result<BankLine> {
    let line = line::get(tx, request.id)?;
    let Some(payment) = line.payment else { return Err(Error::refused("bank-line-open")) };
    tx.prepare_cached("UPDATE bank_lines SET payment = NULL, made = 0 WHERE id = ?1")?.execute([line.row])?;
    learn::forget(tx, &line)?;
    if line.made && line.line.amount_minor > 0 {
        let (id, stands): (Id, bool) = tx
            .prepare_cached(
                "SELECT uid, amount_minor + coalesce((SELECT sum(r.amount_minor) FROM payments AS r WHERE r.reverses = p.id), 0) <> 0
                 FROM payments AS p WHERE id = ?1",
            )?
            .query_row([payment], |r| Ok((r.get(0)?, r.get(1)?)))?;
        if stands {
            payments::reverse(tx, &ReverseRequest { id, reason: request.reason.clone(), day: None })?;
        }
    }
    payments::say(tx, None, line.line.amount_minor, &line.line.currency)?;
    line::told(tx, line::get(tx, request.id)?)
}
