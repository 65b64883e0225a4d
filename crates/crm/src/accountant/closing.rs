//! Closing a period once it is handed over, opening it again for a reason, and what changed in it since.

use super::look;
use crate::book::Tx;
use crate::dates::Period;
use crate::error::OrNotFound as _;
use crate::ids::Id;
use crate::moment::{Moment, Timestamp};
use crate::{Error, Result};
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

/// Most changes told of documents, and of payments.
const MOST: i64 = 200;
/// Longest reason, letters.
const LONGEST: usize = 500;

/// A period that was closed, with what it came to then. Amounts are minor units of the book's currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct ClosedPeriod {
    /// Its identity.
    pub id: Id,
    /// `2026-Q3`.
    pub period: String,
    /// When it was closed, milliseconds UTC.
    #[ts(type = "number")]
    pub closed_at: Timestamp,
    /// When it was opened again; nothing while it is closed.
    #[ts(type = "number | null")]
    pub reopened_at: Option<Timestamp>,
    /// Why it was opened again.
    pub reason: String,
    /// Invoices and credit notes.
    #[ts(type = "number")]
    pub documents: i64,
    /// Without taxes.
    #[ts(type = "number")]
    pub net_minor: i64,
    /// Taxes.
    #[ts(type = "number")]
    pub tax_minor: i64,
    /// Money that came.
    #[ts(type = "number")]
    pub collected_minor: i64,
    /// SHA-256 of the manifest of the folder that was handed over; empty where there was none.
    pub manifest: String,
}

/// Which period to close.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ClosePeriod {
    /// `2026-Q3`, `2026-07`, `2026` or `2026-07-01..2026-08-15`.
    pub period: String,
    /// SHA-256 of the manifest of the folder that was handed over.
    #[serde(default)]
    #[ts(optional)]
    pub manifest: Option<String>,
}

/// Which period to open again, and why.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ReopenPeriod {
    /// Its identity.
    pub id: Id,
    /// Why.
    pub reason: String,
}

/// Which closed period.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct WhichPeriod {
    /// Its identity.
    pub id: Id,
}

/// What changed in a period since it was closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PeriodChanges {
    /// As it was closed.
    pub then: ClosedPeriod,
    /// Invoices and credit notes, as the book is now.
    #[ts(type = "number")]
    pub documents: i64,
    /// Without taxes.
    #[ts(type = "number")]
    pub net_minor: i64,
    /// Taxes.
    #[ts(type = "number")]
    pub tax_minor: i64,
    /// Money that came.
    #[ts(type = "number")]
    pub collected_minor: i64,
    /// What came into it later, two hundred documents and as many payments at most.
    pub later: Vec<LaterEntry>,
    /// Whether anything is not as it was.
    pub differs: bool,
}

/// A document or payment that came into a period after it was closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct LaterEntry {
    /// `invoice`, `credit` or `payment`.
    pub kind: String,
    /// The document or payment.
    pub id: Id,
    /// Its number or reference.
    pub number: String,
    /// The client; empty where there is none.
    pub client: String,
    /// Its day, ISO.
    pub day: String,
    /// What it comes to, minor units of its currency.
    #[ts(type = "number")]
    pub amount_minor: i64,
    /// ISO 4217.
    pub currency: String,
}

const COLUMNS: &str =
    "uid, first, last, closed_at, reopened_at, reason, documents, net_minor, tax_minor, collected_minor, manifest";

fn read(r: &Row) -> rusqlite::Result<(ClosedPeriod, Option<Period>)> {
    let (first, last): (String, String) = (r.get(1)?, r.get(2)?);
    let period = first.parse().ok().zip(last.parse().ok()).map(|(from, to)| Period { from, to });
    let closed = ClosedPeriod {
        id: r.get(0)?,
        period: period.map_or_else(|| format!("{first}..{last}"), |period| period.code()),
        closed_at: r.get(3)?,
        reopened_at: r.get(4)?,
        reason: r.get(5)?,
        documents: r.get(6)?,
        net_minor: r.get(7)?,
        tax_minor: r.get(8)?,
        collected_minor: r.get(9)?,
        manifest: r.get(10)?,
    };
    Ok((closed, period))
}

/// Every period that was ever closed, the latest first.
pub fn closed(conn: &Connection) -> Result<Vec<ClosedPeriod>> {
    let mut all = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM closed_periods ORDER BY id DESC LIMIT 200"))?;
    let rows = all.query_map([], |r| Ok(read(r)?.0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The closing that holds a whole period shut.
pub(super) fn of(conn: &Connection, period: &Period) -> Result<Option<ClosedPeriod>> {
    let (from, to) = period.days();
    let mut one = conn.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM closed_periods WHERE reopened_at IS NULL AND first <= ?1 AND last >= ?2 ORDER BY id DESC LIMIT 1"
    ))?;
    Ok(one.query_row([from, to], |r| Ok(read(r)?.0)).optional()?)
}

/// Refuses what would put something into a closed period. `field` is where its day was typed. Errors: `period-closed`.
pub(crate) fn refuse_closed(conn: &Connection, day: &str, field: &str) -> Result<()> {
    let mut one = conn.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM closed_periods WHERE reopened_at IS NULL AND first <= ?1 AND last >= ?1 LIMIT 1"
    ))?;
    match one.query_row([day], |r| Ok(read(r)?.0)).optional()? {
        None => Ok(()),
        Some(closed) => Err(Error::invalid(field, "period-closed").with("value", closed.period).with("day", day)),
    }
}

/// Closes a period that is over: nothing is issued or paid into it any more. Errors: `period-unknown`, `period-runs`, `period-is-closed`.
pub fn close(tx: &Tx, request: &ClosePeriod) -> Result<ClosedPeriod> {
    let period = Period::parse(&request.period)?;
    if period.to >= tx.moment.today() {
        return Err(Error::invalid("period", "period-runs").with("value", period.code()));
    }
    if of(tx, &period)?.is_some() {
        return Err(Error::invalid("period", "period-is-closed").with("value", period.code()));
    }
    let now = as_it_is(tx, tx.moment, &period)?;
    let id = tx.new_id();
    let (from, to) = period.days();
    let manifest = request.manifest.clone().unwrap_or_default();
    if !(manifest.is_empty() || manifest.len() == 64 && manifest.bytes().all(|digit| digit.is_ascii_hexdigit())) {
        return Err(Error::invalid("manifest", "input-unfit").with("detail", manifest));
    }
    tx.prepare_cached(
        "INSERT INTO closed_periods (uid, first, last, closed_at, documents, net_minor, tax_minor, collected_minor, manifest)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![id, from, to, tx.now(), now.documents, now.net, now.tax, now.collected, manifest])?;
    tx.say("period", period.code());
    Ok(one(tx, id)?.0)
}

/// Opens a period again; the reason stays written. Errors: `not-found`, `period-is-open`, `reopen-reason-missing`, `text-too-long`.
pub fn reopen(tx: &Tx, request: &ReopenPeriod) -> Result<ClosedPeriod> {
    let (closed, _) = one(tx, request.id)?;
    if closed.reopened_at.is_some() {
        return Err(Error::refused("period-is-open").with("value", closed.period));
    }
    let reason = request.reason.trim();
    if reason.is_empty() {
        return Err(Error::invalid("reason", "reopen-reason-missing"));
    }
    if reason.chars().count() > LONGEST {
        return Err(Error::invalid("reason", "text-too-long").with("count", LONGEST));
    }
    tx.prepare_cached("UPDATE closed_periods SET reopened_at = ?2, reason = ?3 WHERE uid = ?1")?.execute(params![
        request.id,
        tx.now(),
        reason
    ])?;
    tx.say("period", closed.period);
    Ok(one(tx, request.id)?.0)
}

fn one(conn: &Connection, id: Id) -> Result<(ClosedPeriod, Option<Period>)> {
    conn.prepare_cached(&format!("SELECT {COLUMNS} FROM closed_periods WHERE uid = ?1"))?
        .query_row([id], read)
        .or_not_found("period")
}

struct AsItIs {
    documents: i64,
    net: i64,
    tax: i64,
    collected: i64,
}

fn as_it_is(conn: &Connection, moment: Moment, period: &Period) -> Result<AsItIs> {
    let told = look::look(conn, moment, &super::PeriodRequest { period: Some(period.code()) })?;
    let documents = i64::try_from(told.invoices + told.credits).unwrap_or(i64::MAX);
    Ok(AsItIs { documents, net: told.net_minor, tax: told.tax_minor, collected: told.collected_minor })
}

/// What changed in a period since it was closed: what came later, and the sums then and now, which also tell of what is gone.
/// Errors: `not-found`.
pub fn changes(conn: &Connection, moment: Moment, which: WhichPeriod) -> Result<PeriodChanges> {
    let (then, period) = one(conn, which.id)?;
    let period = period.ok_or_else(|| Error::refused("internal"))?;
    let (from, to) = period.days();
    let mut later = Vec::new();
    // Identities begin with the moment they were made: RFC 9562, version 7.
    let since = then.closed_at.to_be_bytes()[2..].to_vec();
    let mut documents = conn.prepare_cached(
        "SELECT s.kind, s.uid, s.series || s.number, coalesce(c.name, ''), s.day, s.total_minor, s.currency
         FROM sales AS s INDEXED BY sales_by_kind LEFT JOIN clients AS c ON c.id = s.client
         WHERE s.kind IN ('invoice', 'credit') AND s.day >= ?1 AND s.day <= ?2
           AND iif(s.own = 1, s.issued_at > ?3, substr(s.uid, 1, 6) > ?4) ORDER BY s.day, s.id LIMIT ?5",
    )?;
    let mut payments = conn.prepare_cached(
        "SELECT 'payment', p.uid, p.reference, coalesce(c.name, ''), p.day, p.amount_minor, p.currency
         FROM payments AS p INDEXED BY payments_by_day LEFT JOIN clients AS c ON c.id = p.client
         WHERE p.day >= ?1 AND p.day <= ?2 AND ?3 IS NOT NULL AND substr(p.uid, 1, 6) > ?4 ORDER BY p.day, p.id LIMIT ?5",
    )?;
    for statement in [&mut documents, &mut payments] {
        let rows = statement.query_map(params![from, to, then.closed_at, since, MOST], |r| {
            Ok(LaterEntry {
                kind: r.get(0)?,
                id: r.get(1)?,
                number: r.get(2)?,
                client: r.get(3)?,
                day: r.get(4)?,
                amount_minor: r.get(5)?,
                currency: r.get(6)?,
            })
        })?;
        for row in rows {
            later.push(row?);
        }
    }
    let now = as_it_is(conn, moment, &period)?;
    let same = (then.documents, then.net_minor, then.tax_minor, then.collected_minor);
    Ok(PeriodChanges {
        differs: !later.is_empty() || same != (now.documents, now.net, now.tax, now.collected),
        documents: now.documents,
        net_minor: now.net,
        tax_minor: now.tax,
        collected_minor: now.collected,
        later,
        then,
    })
}
