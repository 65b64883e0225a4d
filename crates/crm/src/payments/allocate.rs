//! Giving an advance or a credit note to what a client owes.

use super::put::{self, From};
use super::record::{AllocationPart, give, parts_of};
use super::suggest::oldest_first;
use crate::book::Tx;
use crate::error::OrNotFound as _;
use crate::ids::Id;
use crate::{Error, Result};
use serde::{Deserialize, Serialize};

/// What pays what.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct AllocateRequest {
    /// A payment of which something is left.
    pub payment: Option<Id>,
    /// Or a credit note of which something is left.
    pub credit: Option<Id>,
    /// What it pays; what is due oldest first when absent.
    pub allocations: Option<Vec<AllocationPart>>,
}

/// Gives what is left of a payment or credit note to documents, and tells what is still left, minor units.
/// Errors: `not-found`, `allocation-unclear` unless one of payment and credit is told, `nothing-left-to-allocate`, `nothing-to-pay`; those of
/// what it pays, as [`super::record`].
pub fn allocate(tx: &Tx, request: &AllocateRequest) -> Result<i64> {
    let (from, client, currency, left): (From, Option<i64>, String, i64) = match (request.payment, request.credit) {
        (Some(payment), None) => tx
            .prepare_cached("SELECT id, client, currency, kept_free_minor FROM payments WHERE uid = ?1")?
            .query_row([payment], |r| Ok((From::Payment(r.get(0)?), r.get(1)?, r.get(2)?, r.get(3)?)))
            .or_not_found("payment")?,
        (None, Some(credit)) => tx
            .prepare_cached("SELECT id, client, currency, -owed_minor FROM sales WHERE uid = ?1 AND kind = 'credit'")?
            .query_row([credit], |r| Ok((From::Credit(r.get(0)?), r.get(1)?, r.get(2)?, r.get(3)?)))
            .or_not_found("sale")?,
        _ => return Err(Error::refused("allocation-unclear")),
    };
    if left <= 0 {
        return Err(Error::refused("nothing-left-to-allocate"));
    }
    let parts = match &request.allocations {
        Some(parts) => parts_of(tx, parts, left, &currency)?,
        None => oldest_first(tx, client, &currency, left)?,
    };
    if parts.is_empty() {
        return Err(Error::refused("nothing-to-pay"));
    }
    let given: i64 = parts.iter().map(|(_, amount)| amount).sum();
    let day = tx.moment.today().to_string().max(day_of(tx, from)?);
    give(tx, from, client, &parts, &day)?;
    put::say(tx, client, given, &currency)?;
    Ok(left - given)
}

/// The day of what pays.
fn day_of(tx: &Tx, from: From) -> Result<String> {
    let (sql, row) = match from {
        From::Payment(row) => ("SELECT day FROM payments WHERE id = ?1", row),
        From::Credit(row) => ("SELECT day FROM sales WHERE id = ?1", row),
    };
    Ok(tx.prepare_cached(sql)?.query_row([row], |r| r.get(0))?)
}
