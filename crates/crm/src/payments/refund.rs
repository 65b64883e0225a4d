//! Giving money back: what a credit note left, or an advance.

use super::put::{self, From, Row};
use super::{PaymentDetail, detail};
use crate::book::Tx;
use crate::ids::Id;
use crate::{Error, Result, clients};
use rusqlite::params;
use serde::{Deserialize, Serialize};

/// Money to give back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct RefundRequest {
    /// To whom.
    pub client: Id,
    /// How much, above zero, minor units.
    #[ts(type = "number")]
    pub amount_minor: i64,
    /// ISO 4217; the book's when absent.
    #[serde(default)]
    #[ts(optional)]
    pub currency: Option<String>,
    /// `10` cash, `20` cheque, `30` transfer, `48` card, `59` direct debit.
    pub method: String,
    /// ISO day, not in the future; today when absent.
    #[serde(default)]
    #[ts(optional)]
    pub day: Option<String>,
    /// Its number where it goes.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub reference: String,
    /// What is noted on it.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub note: String,
}

/// What was given back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Refunded {
    /// One payment below zero for all credit notes, and one for each advance of which something went back.
    pub payments: Vec<PaymentDetail>,
}

/// Gives back what a client has to her favour: what is left of credit notes first, then of advances, each the oldest first. Errors:
/// `not-found`, `amount-not-positive`, `refund-too-much` (also for what was
/// used for something else until after that day), `choice-unknown` (method, currency), `not-a-day`, `payment-in-future`, `text-too-long`.
pub fn refund(tx: &Tx, request: &RefundRequest) -> Result<Refunded> {
    if request.amount_minor <= 0 {
        return Err(Error::invalid("amount_minor", "amount-not-positive"));
    }
    let client = clients::row_of(tx, request.client)?;
    let currency = put::currency(tx, request.currency.as_deref())?.code();
    let method = put::method(&request.method)?;
    let day = put::past_day(tx, request.day.as_deref())?.to_string();
    let (reference, note) = (put::text(&request.reference, "reference")?, put::text(&request.note, "note")?);
    let row = |amount: i64, reverses: Option<i64>| Row {
        client: Some(client),
        day: day.clone(),
        amount: -amount,
        currency,
        method,
        reference,
        note,
        reverses,
    };
    let credits = left(
        tx,
        "SELECT id, -owed_minor FROM sales INDEXED BY sales_owed_by WHERE client = ?1 AND kind IN ('invoice', 'credit')
           AND state IN ('open', 'partial') AND owed_minor < 0 AND currency = ?2 AND day <= ?3 AND coalesce(kept_moved_on, '') <= ?3 ORDER BY day, id",
        params![client, currency, day],
    )?;
    let advances = left(
        tx,
        "SELECT id, kept_free_minor FROM payments INDEXED BY payments_free WHERE client = ?1 AND kept_free_minor <> 0 AND currency = ?2
           AND day <= ?3 AND (kept_free_minor < 0 OR coalesce(kept_moved_on, '') <= ?3) ORDER BY day, id",
        params![client, currency, day],
    )?;
    // Money that went back for nothing the book knows of lessens what is there.
    let had: i64 = credits.iter().chain(&advances).map(|(_, left)| left).sum::<i64>().max(0);
    if request.amount_minor > had {
        let value = put::shown(tx, had, currency)?;
        return Err(Error::invalid("amount_minor", "refund-too-much").with("value", value));
    }
    let mut wanted = request.amount_minor;
    let mut made = Vec::new();
    let of_credits = wanted.min(credits.iter().map(|(_, left)| left).sum());
    if of_credits > 0 {
        let payment = put::payment(tx, &row(of_credits, None))?;
        for (credit, left) in credits {
            let amount = left.min(of_credits - (request.amount_minor - wanted));
            if amount > 0 {
                put::allocation(tx, From::Payment(payment), credit, -amount, &day)?;
                wanted -= amount;
            }
        }
        made.push(payment);
    }
    for (advance, left) in advances {
        let amount = left.min(wanted);
        if amount > 0 {
            made.push(put::payment(tx, &row(amount, Some(advance)))?);
            wanted -= amount;
        }
    }
    put::say(tx, Some(client), request.amount_minor, currency)?;
    Ok(Refunded { payments: made.into_iter().map(|row| detail(tx, row)).collect::<Result<_>>()? })
}

/// Rows with what is left of each.
fn left(tx: &Tx, sql: &str, of: impl rusqlite::Params) -> Result<Vec<(i64, i64)>> {
    let mut all = tx.prepare_cached(sql)?;
    let rows = all.query_map(of, |r| Ok((r.get(0)?, r.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
