//! The entries of an account: each document and payment with the balance after it, newest first.

use super::AccountRequest;
use super::open::{PAID, WAITS};
use crate::ids::Id;
use crate::{Error, Result};
use rusqlite::{Connection, Row, params};
use serde::Serialize;

/// Most entries of one page.
const MOST: usize = 200;

/// A document or payment as the account shows it. Minor units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct AccountEntry {
    /// `invoice`, `credit`, another kind of document of which something was paid, or `payment`.
    pub kind: String,
    /// The document or payment.
    pub id: Id,
    /// ISO day.
    pub day: String,
    /// Until when an invoice is to be paid, ISO day.
    pub due: Option<String>,
    /// Series and number of a document, the reference of a payment.
    pub number: String,
    /// How a payment was given; empty of a document.
    pub method: String,
    /// Of a payment: whether it takes another back.
    pub takes_back: bool,
    /// By how much it changes what is owed: what a document comes to (of one that its source calls settled, what the book knows to be paid
    /// of it), less what a payment brings.
    #[ts(type = "number")]
    pub change_minor: i64,
    /// What was owed after it.
    #[ts(type = "number")]
    pub balance_minor: i64,
}

/// Where an entry stands: its day, documents before payments, and its row.
type Place = (String, i64, i64);

/// A page of entries in a currency, and where the next begins; `balance` is what is owed after the newest of all.
/// Errors: `cursor-unfit`.
pub(super) fn page(
    conn: &Connection,
    client: i64,
    day: Option<&str>,
    currency: &str,
    balance: i64,
    request: &AccountRequest,
) -> Result<(Vec<AccountEntry>, Option<String>)> {
    let most = request.limit.map_or(50, |limit| limit as usize).clamp(1, MOST);
    let until = day.unwrap_or("9999-12-31").to_owned();
    let (after, mut balance) = match &request.after {
        None => ((format!("{until}~"), 0, 0), balance),
        Some(text) => place(text).ok_or_else(|| Error::invalid("after", "cursor-unfit"))?,
    };
    let mut found = documents(conn, client, &until, currency, &after, most + 1)?;
    found.extend(payments(conn, client, &until, currency, &after, most + 1)?);
    found.sort_by(|(a, _), (b, _)| b.cmp(a));
    let more = found.len() > most;
    found.truncate(most);
    let mut next = None;
    let mut entries = Vec::with_capacity(found.len());
    for (place, mut entry) in found {
        entry.balance_minor = balance;
        balance -= entry.change_minor;
        next = Some(place);
        entries.push(entry);
    }
    let next = next.filter(|_| more).map(|(day, rank, row)| format!("{day}.{rank}.{row}.{balance}"));
    Ok((entries, next))
}

fn place(text: &str) -> Option<(Place, i64)> {
    let mut parts = text.split('.');
    let day = parts.next()?.to_owned();
    let mut number = || parts.next()?.parse::<i64>().ok();
    Some(((day, number()?, number()?), number()?))
}

/// Documents before `after`, newest first: invoices and credit notes that stand, and whatever else was paid.
fn documents(
    conn: &Connection,
    client: i64,
    until: &str,
    currency: &str,
    after: &Place,
    most: usize,
) -> Result<Vec<(Place, AccountEntry)>> {
    let (day, rank, row) = after;
    // A payment of the same day stands above all documents of it.
    let below = if *rank == 0 { *row } else { i64::MAX };
    let mut all = conn.prepare_cached(&format!(
        "SELECT kind, uid, day, series || number, '', 0, iif({WAITS}, payable, paid), id, iif(kind = 'invoice', due, NULL)
         FROM (SELECT s.id, s.uid, s.kind, s.day, s.due, s.series, s.number, s.own, s.told, s.issued_at, s.decision,
                      s.total_minor - s.retained_minor AS payable, {PAID} AS paid, s.state
               FROM sales AS s INDEXED BY sales_by_client WHERE s.client = ?1 AND s.day <= ?2 AND (s.day, s.id) < (?3, ?4) AND s.currency = ?5)
         WHERE (kind IN ('invoice', 'credit') AND state IS NOT 'draft') OR paid <> 0
         ORDER BY day DESC, id DESC LIMIT ?6"
    ))?;
    let rows = all.query_map(params![client, until, day, below, currency, most as i64], |r| entry(r, 0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Payments before `after`, newest first; one that paid a document in another currency changes nothing in its own.
fn payments(
    conn: &Connection,
    client: i64,
    until: &str,
    currency: &str,
    after: &Place,
    most: usize,
) -> Result<Vec<(Place, AccountEntry)>> {
    let (day, rank, row) = after;
    let below = if *rank == 0 { 0 } else { *row };
    let mut all = conn.prepare_cached(
        "SELECT 'payment', p.uid, p.day, p.reference, p.method, p.reverses IS NOT NULL,
                iif(EXISTS (SELECT 1 FROM allocations AS z WHERE z.payment = coalesce(p.reverses, p.id) AND z.amount_minor = 0),
                    0, -p.amount_minor), p.id, NULL
         FROM payments AS p INDEXED BY payments_by_client
         WHERE p.client = ?1 AND p.day <= ?2 AND (p.day, p.id) < (?3, ?4) AND p.currency = ?5
         ORDER BY p.day DESC, p.id DESC LIMIT ?6",
    )?;
    let rows = all.query_map(params![client, until, day, below, currency, most as i64], |r| entry(r, 1))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn entry(r: &Row, rank: i64) -> rusqlite::Result<(Place, AccountEntry)> {
    let entry = AccountEntry {
        kind: r.get(0)?,
        id: r.get(1)?,
        day: r.get(2)?,
        due: r.get(8)?,
        number: r.get(3)?,
        method: r.get(4)?,
        takes_back: r.get(5)?,
        change_minor: r.get(6)?,
        balance_minor: 0,
    };
    Ok(((entry.day.clone(), rank, r.get(7)?), entry))
}
