//! Which documents an amount pays: what is due oldest first.

use super::put::{self, Payable};
use crate::ids::Id;
use crate::{Error, Result, clients};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

/// Most documents one payment is spread over.
const MOST: i64 = 500;

/// An amount to spread.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct SuggestRequest {
    /// Who pays.
    pub client: Id,
    /// Above zero, minor units.
    #[ts(type = "number")]
    pub amount_minor: i64,
    /// ISO 4217; the book's when absent.
    #[serde(default)]
    #[ts(optional)]
    pub currency: Option<String>,
}

/// How an amount would be spread. Minor units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Suggestion {
    /// ISO 4217.
    pub currency: String,
    /// What it pays, what is due oldest first; also what waits and gets nothing.
    pub parts: Vec<Suggested>,
    /// What would be left: the client's advance.
    #[ts(type = "number")]
    pub left_minor: i64,
}

/// A document that waits for money, and what it would get.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Suggested {
    /// The document.
    pub sale: Id,
    /// Its series.
    pub series: String,
    /// Its number.
    pub number: String,
    /// ISO day.
    pub day: String,
    /// Until when it is to be paid, ISO day.
    pub due: Option<String>,
    /// What is owed of it.
    #[ts(type = "number")]
    pub owed_minor: i64,
    /// What it would get.
    #[ts(type = "number")]
    pub amount_minor: i64,
}

/// Spreads an amount over what a client owes. Errors: `not-found`, `amount-not-positive`, `choice-unknown`.
pub fn suggest(conn: &Connection, request: &SuggestRequest) -> Result<Suggestion> {
    if request.amount_minor <= 0 {
        return Err(Error::invalid("amount_minor", "amount-not-positive"));
    }
    let client = clients::row_of(conn, request.client)?;
    let currency = put::currency(conn, request.currency.as_deref())?.code().to_owned();
    let mut left_minor = request.amount_minor;
    let parts = waiting(conn, client, &currency)?
        .into_iter()
        .map(|(_, part)| {
            let amount_minor = part.owed_minor.min(left_minor);
            left_minor -= amount_minor;
            Suggested { amount_minor, ..part }
        })
        .collect();
    Ok(Suggestion { currency, parts, left_minor })
}

/// What of an amount each document of a client gets, what is due oldest first.
pub(super) fn oldest_first(
    conn: &Connection,
    client: Option<i64>,
    currency: &str,
    amount: i64,
) -> Result<Vec<(Payable, i64)>> {
    let Some(client) = client else { return Ok(Vec::new()) };
    let mut left = amount;
    let mut parts = Vec::new();
    for (row, part) in waiting(conn, client, currency)? {
        let amount = part.owed_minor.min(left);
        if amount == 0 {
            break;
        }
        left -= amount;
        let sale = Payable { row, client: Some(client), currency: currency.to_owned(), owed: part.owed_minor };
        parts.push((sale, amount));
    }
    Ok(parts)
}

/// What a client owes, what is due oldest first.
fn waiting(conn: &Connection, client: i64, currency: &str) -> Result<Vec<(i64, Suggested)>> {
    let mut all = conn.prepare_cached(
        "SELECT id, uid, series, number, day, due, owed_minor FROM sales INDEXED BY sales_owed_by
         WHERE client = ?1 AND kind IN ('invoice', 'credit') AND state IN ('open', 'partial') AND owed_minor > 0 AND currency = ?2
         ORDER BY coalesce(due, day), day, id LIMIT ?3",
    )?;
    let rows = all.query_map(params![client, currency, MOST], |r| {
        let part = Suggested {
            sale: r.get(1)?,
            series: r.get(2)?,
            number: r.get(3)?,
            day: r.get(4)?,
            due: r.get(5)?,
            owed_minor: r.get(6)?,
            amount_minor: 0,
        };
        Ok((r.get(0)?, part))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
