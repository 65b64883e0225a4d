//! Taking a payment back: a transfer that was returned, a cheque without funds.

use super::put::{self, Row};
use super::{PaymentDetail, detail};
use crate::book::Tx;
use crate::error::OrNotFound as _;
use crate::ids::Id;
use crate::{Error, Result};
use serde::{Deserialize, Serialize};

/// Which payment came to nothing, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ReverseRequest {
    /// The payment.
    pub id: Id,
    /// Why.
    pub reason: String,
    /// When, ISO day; today when absent.
    #[serde(default)]
    #[ts(optional)]
    pub day: Option<String>,
}

/// Takes back what is left of a payment by an opposite one: what it paid is owed again. Gives the opposite. Errors: `not-found`,
/// `payment-reversed`, `payment-takes-back`, `reversal-reason-missing`, `text-too-long`, `not-a-day`, `payment-in-future`, `day-before-payment`.
pub fn reverse(tx: &Tx, request: &ReverseRequest) -> Result<PaymentDetail> {
    let reason = put::text(&request.reason, "reason")?;
    if reason.is_empty() {
        return Err(Error::invalid("reason", "reversal-reason-missing"));
    }
    let row = super::row_of(tx, request.id)?;
    type Found = (Option<i64>, String, i64, String, String, String, bool);
    let (client, was, left, currency, method, reference, takes_back): Found = tx
        .prepare_cached(
            "SELECT client, max(day, coalesce((SELECT max(day) FROM allocations WHERE payment = p.id AND reverses IS NOT NULL), day)), amount_minor + coalesce((SELECT sum(r.amount_minor) FROM payments AS r WHERE r.reverses = p.id), 0),
                    currency, method, reference, reverses IS NOT NULL FROM payments AS p WHERE id = ?1",
        )?
        .query_row([row], |r| {
            Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?, r.get(5)?, r.get(6)?))
        })
        .or_not_found("payment")?;
    if takes_back {
        return Err(Error::refused("payment-takes-back"));
    }
    if left == 0 {
        return Err(Error::refused("payment-reversed"));
    }
    let day = put::past_day(tx, request.day.as_deref())?.to_string();
    if day < was {
        return Err(Error::invalid("day", "day-before-payment").with("value", was));
    }
    let given = tx
        .prepare_cached("SELECT id FROM allocations WHERE payment = ?1 AND reverses IS NULL ORDER BY id")?
        .query_map([row], |r| r.get(0))?
        .collect::<rusqlite::Result<Vec<i64>>>()?;
    for allocation in given {
        put::opposite(tx, allocation, &day)?;
    }
    let opposite = Row {
        client,
        day,
        amount: -left,
        currency: &currency,
        method: &method,
        reference: &reference,
        note: reason,
        reverses: Some(row),
    };
    let opposite = put::payment(tx, &opposite)?;
    put::say(tx, client, left, &currency)?;
    detail(tx, opposite)
}
