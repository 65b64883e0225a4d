//! Taking an allocation back.

use super::put;
use crate::book::Tx;
use crate::error::OrNotFound as _;
use crate::ids::Id;
use crate::{Error, Result};
use serde::{Deserialize, Serialize};

/// Which allocation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct WhichAllocation {
    /// Its identity.
    pub allocation: Id,
}

/// Takes back what a payment or credit note paid of a document, by an opposite row: the document is owed again, and what paid it is
/// free for another. Errors: `not-found`, `allocation-released`.
pub fn release(tx: &Tx, which: &WhichAllocation) -> Result<()> {
    type Found = (i64, bool, i64, Option<i64>, String, String);
    let (row, stands, amount, client, currency, number): Found = tx
        .prepare_cached(
            "SELECT a.id, a.reverses IS NULL AND NOT EXISTS (SELECT 1 FROM allocations AS r WHERE r.reverses = a.id), a.amount_minor,
                    s.client, s.currency, s.series || s.number
             FROM allocations AS a JOIN sales AS s ON s.id = a.sale WHERE a.uid = ?1",
        )?
        .query_row([which.allocation], |r| {
            Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?, r.get(5)?))
        })
        .or_not_found("allocation")?;
    if !stands {
        return Err(Error::refused("allocation-released"));
    }
    put::opposite(tx, row, &tx.moment.today().to_string())?;
    put::say(tx, client, amount, &currency)?;
    tx.say("number", number);
    Ok(())
}
