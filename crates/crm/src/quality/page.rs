//! The clients to look at, the worst first.

use super::doubts;
use super::suggest::{self, Doubt};
use crate::Result;
use crate::clients::{self, Client, row_of};
use crate::ids::Id;
use crate::moment::Moment;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

/// Clients of one page when the request does not say, and at most.
const LIMIT: u32 = 50;
const MOST: u32 = 200;
/// A count goes no further.
const COUNTED: i64 = 100;
/// Without contact for longer than this, what is written of somebody may no longer be so: two years, in milliseconds.
const OLD: i64 = 2 * 365 * 86_400_000;

/// Which clients.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct QualityRequest {
    /// Where the page before ended: its `next`.
    #[ts(optional)]
    pub after: Option<QualityKey>,
    /// How many at most; 50 when absent, never over 200.
    #[ts(optional)]
    pub limit: Option<u32>,
}

/// A place in the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct QualityKey {
    /// Score.
    pub score: u32,
    /// The client's row in this book.
    #[ts(type = "number")]
    pub row: i64,
}

/// Some clients with something to put right, the lowest score first.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct QualityPage {
    /// The clients.
    pub rows: Vec<Quality>,
    /// What to ask `after` for the next page; nothing at the end.
    pub next: Option<QualityKey>,
    /// How many clients are below 100, counted to a hundred.
    #[ts(type = "number")]
    pub count: i64,
    /// Whether there are more than were counted.
    pub more: bool,
}

/// How good the data of a client are.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Quality {
    /// The client.
    pub client: Client,
    /// 0 to 100.
    pub score: u32,
    /// What is missing or doubtful, the gravest first, and last `old` when nobody spoke with the client for two years, which
    /// costs no points.
    pub doubts: Vec<Doubt>,
}

/// A page of the clients with something to put right.
pub fn page(conn: &Connection, request: &QualityRequest, moment: Moment) -> Result<QualityPage> {
    let limit = request.limit.unwrap_or(LIMIT).clamp(1, MOST);
    let after = request.after.unwrap_or(QualityKey { score: 0, row: 0 });
    let found = conn
        .prepare_cached(
            "SELECT uid, kept_quality, id FROM clients
             WHERE active = 1 AND kept_quality < 100 AND (kept_quality, id) > (?1, ?2)
             ORDER BY kept_quality, id LIMIT ?3",
        )?
        .query_map(params![after.score, after.row, limit], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?
        .collect::<rusqlite::Result<Vec<(Id, u32, i64)>>>()?;
    let next = found
        .last()
        .filter(|_| found.len() == limit as usize)
        .map(|(_, score, row)| QualityKey { score: *score, row: *row });
    let rows = found.into_iter().map(|(id, ..)| of(conn, id, moment)).collect::<Result<_>>()?;
    let count: i64 = conn
        .prepare_cached(
            "SELECT count(*) FROM (SELECT 1 FROM clients WHERE active = 1 AND kept_quality < 100 LIMIT ?1)",
        )?
        .query_row([COUNTED + 1], |r| r.get(0))?;
    Ok(QualityPage { rows, next, count: count.min(COUNTED), more: count > COUNTED })
}

/// How good the data of one client are. Errors: `not-found`.
pub fn of(conn: &Connection, id: Id, moment: Moment) -> Result<Quality> {
    let row = row_of(conn, id)?;
    let client = clients::get(conn, id)?;
    // Asked of the rows and not of the kept figure, which within a transaction may not be true yet.
    let score = conn
        .prepare_cached(&format!("SELECT {} FROM clients AS c WHERE c.id = ?1", doubts::score()))?
        .query_row([row], |r| r.get(0))?;
    let mut doubts: Vec<Doubt> =
        doubts::of_row(conn, row)?.into_iter().map(|code| suggest::explain(code, &client)).collect();
    if moment.now - client.last_contact.unwrap_or(client.created_at) > OLD {
        doubts.push(suggest::explain("old", &client));
    }
    Ok(Quality { client, score, doubts })
}
