use super::nth;
use crate::ids::{Id, Named};
use crate::moment::Moment;
use crate::{Error, Result};
use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

/// Most rows of one page.
const MOST: u32 = 200;
/// So many that come back are looked at for the home page.
const LOOKED_AT: i64 = 500;

/// An invoice that comes back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Recurring {
    /// Its identity.
    pub id: Id,
    /// The invoice that is repeated.
    pub sale: Id,
    /// Its series and number; empty for a draft.
    pub number: String,
    /// Who buys.
    pub client: Option<Named>,
    /// ISO 4217.
    pub currency: String,
    /// What it comes to, minor units.
    #[ts(type = "number")]
    pub total_minor: i64,
    /// `month` or `week`.
    pub unit: String,
    /// Every so many.
    pub every: u32,
    /// Day of the first, ISO.
    pub anchor: String,
    /// Last day, included, ISO.
    pub until: Option<String>,
    /// Whether it rests.
    pub paused: bool,
    /// How many were made.
    pub made: u32,
    /// Day of the next, ISO; nothing when the last was made.
    pub next_on: Option<String>,
    /// Whether that day has come.
    pub due: bool,
}

/// Which ones.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct RecurringRequest {
    /// Where the page before ended.
    #[ts(optional)]
    pub after: Option<String>,
    /// Most rows; 50 when absent, never over 200.
    #[ts(optional)]
    pub limit: Option<u32>,
}

/// A page of invoices that come back, in the order they were begun.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct RecurringPage {
    /// The rows.
    pub rows: Vec<Recurring>,
    /// Where the next page begins; nothing when this is the last.
    pub next: Option<String>,
}

macro_rules! recurring {
    ($which:literal) => {
        concat!(
            "SELECT r.uid, s.uid, s.series || s.number, c.uid, c.name, s.currency, s.total_minor, r.unit, r.every, r.anchor, r.until, r.paused,
                    (SELECT coalesce(max(period) + 1, 0) FROM recurring_made WHERE recurring = r.id), r.id
             FROM recurring AS r JOIN sales AS s ON s.id = r.sale LEFT JOIN clients AS c ON c.id = s.client ",
            $which
        )
    };
}

fn read(r: &Row, today: NaiveDate) -> rusqlite::Result<Recurring> {
    let (unit, anchor, until): (String, String, Option<String>) = (r.get(7)?, r.get(9)?, r.get(10)?);
    let (every, made): (u32, u32) = (r.get(8)?, r.get(12)?);
    let paused: bool = r.get(11)?;
    let next = anchor.parse().ok().and_then(|anchor| nth(anchor, &unit, every, made));
    let last: Option<NaiveDate> = until.as_deref().and_then(|day| day.parse().ok());
    let next = next.filter(|next| last.is_none_or(|last| *next <= last));
    Ok(Recurring {
        id: r.get(0)?,
        sale: r.get(1)?,
        number: r.get(2)?,
        client: Named::of(r.get(3)?, r.get(4)?),
        currency: r.get(5)?,
        total_minor: r.get(6)?,
        unit,
        every,
        anchor,
        until,
        paused,
        made,
        due: !paused && next.is_some_and(|next| next <= today),
        next_on: next.map(|next| next.to_string()),
    })
}

/// One page of invoices that come back. Errors: `cursor-unfit`.
pub fn page(conn: &Connection, moment: Moment, request: &RecurringRequest) -> Result<RecurringPage> {
    let limit = request.limit.unwrap_or(50).clamp(1, MOST) as usize;
    let after: i64 = match &request.after {
        None => 0,
        Some(text) => text.parse().map_err(|_| Error::invalid("after", "cursor-unfit"))?,
    };
    let mut found = conn.prepare_cached(recurring!("WHERE r.id > ?1 ORDER BY r.id LIMIT ?2"))?;
    let rows =
        found.query_map(params![after, limit as i64 + 1], |r| Ok((read(r, moment.today())?, r.get::<_, i64>(13)?)))?;
    let mut rows = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows.last().filter(|_| more).map(|(_, id)| id.to_string());
    Ok(RecurringPage { rows: rows.into_iter().map(|(one, _)| one).collect(), next })
}

/// How a document comes back, if it does.
pub fn of_sale(conn: &Connection, moment: Moment, sale: Id) -> Result<Vec<Recurring>> {
    let mut found =
        conn.prepare_cached(recurring!("WHERE r.sale = (SELECT id FROM sales WHERE uid = ?1) ORDER BY r.id LIMIT 20"))?;
    let rows = found.query_map([sale], |r| read(r, moment.today()))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// One of them. Errors: `not-found`.
pub(super) fn one(conn: &Connection, moment: Moment, id: Id) -> Result<Recurring> {
    use crate::error::OrNotFound as _;
    conn.prepare_cached(recurring!("WHERE r.uid = ?1"))?
        .query_row([id], |r| read(r, moment.today()))
        .or_not_found("recurring")
}

/// Those whose day has come, with their rows, in the order they were begun; five hundred are looked at.
pub(super) fn due(conn: &Connection, today: NaiveDate) -> Result<Vec<(Recurring, i64)>> {
    let mut found = conn.prepare_cached(recurring!("WHERE r.paused = 0 AND r.anchor <= ?1 ORDER BY r.id LIMIT ?2"))?;
    let rows = found
        .query_map(params![today.to_string(), LOOKED_AT], |r| Ok((read(r, today)?, r.get(13)?)))?
        .collect::<rusqlite::Result<Vec<(Recurring, i64)>>>()?;
    Ok(rows.into_iter().filter(|(one, _)| one.due).collect())
}

/// How many wait to be made.
pub(crate) fn due_count(conn: &Connection, today: NaiveDate) -> Result<usize> {
    Ok(due(conn, today)?.len())
}
