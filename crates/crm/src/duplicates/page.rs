//! The pairs to look at.

use super::find::{LAST, Search};
use crate::Result;
use crate::clients::{self, Client};
use crate::ids::Id;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

/// Pairs of one page when the request does not say, and at most.
const LIMIT: u32 = 20;
const MOST: u32 = 100;
/// Pairs looked at for one page: those settled since the search are passed over.
const LOOKED_AT: i64 = 1_000;

/// Which pairs.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct DuplicatesRequest {
    /// Where the page before ended: its `next`.
    #[ts(type = "number", optional)]
    pub after: Option<i64>,
    /// How many at most; 20 when absent, never over 100.
    #[ts(optional)]
    pub limit: Option<u32>,
}

/// Some pairs, the surest first.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct DuplicatePage {
    /// The pairs not yet settled.
    pub pairs: Vec<DuplicatePair>,
    /// What to ask `after` for the next page; nothing at the end.
    #[ts(type = "number | null")]
    pub next: Option<i64>,
    /// The search they are from; nothing when there was none yet.
    pub search: Option<Search>,
}

/// Two clients that may be one.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct DuplicatePair {
    /// The one to keep, as the program would: more interactions, then the older.
    pub client: Client,
    /// The other.
    pub other: Client,
    /// How sure it is that they are one, percent, rounded down.
    pub certainty: u32,
    /// Whether the program holds them for one.
    pub sure: bool,
    /// What else they may be: `household`, `namesakes`, `branch`, `neighbours`.
    pub kinship: Option<String>,
    /// Why, the weightiest first.
    pub reasons: Vec<Reason>,
}

/// One thing that speaks for or against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Reason {
    /// In what: `given`, `surname`, `second_surname`, `name_order`, `company`, `legal_form`, `kind`, `street`, `place`, `birth`, `tax_id`,
    /// `mail`, `phone`.
    pub field: String,
    /// Which way.
    pub how: How,
}

/// How a field of two clients compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
pub enum How {
    /// The same: for.
    Same,
    /// Alike: for.
    Alike,
    /// Different: against.
    Differs,
}

/// A page of the pairs the last search found and nobody settled since.
pub fn page(conn: &Connection, request: &DuplicatesRequest) -> Result<DuplicatePage> {
    let limit = request.limit.unwrap_or(LIMIT).clamp(1, MOST) as usize;
    let mut statement = conn.prepare_cached(
        "SELECT s.id, s.certainty, s.sure, s.kinship, s.reasons, a.uid, b.uid,
                (b.kept_interactions, -b.created_at) > (a.kept_interactions, -a.created_at),
                a.active = 1 AND b.active = 1 AND NOT EXISTS (SELECT 1 FROM distinct_clients WHERE client = a.id AND other = b.id)
                AND NOT EXISTS (SELECT 1 FROM distinct_clients WHERE client = b.id AND other = a.id)
         FROM (SELECT id, client, other, certainty, sure, kinship, reasons FROM suspects WHERE id > ?1 ORDER BY id LIMIT ?2) AS s
         LEFT JOIN clients AS a ON a.id = s.client LEFT JOIN clients AS b ON b.id = s.other ORDER BY s.id",
    )?;
    let mut rows = statement.query(params![request.after.unwrap_or(0), LOOKED_AT])?;
    let (mut pairs, mut next, mut looked_at) = (Vec::new(), None, 0);
    while let Some(r) = rows.next()? {
        if pairs.len() == limit {
            return Ok(DuplicatePage { pairs, next, search: last(conn)? });
        }
        looked_at += 1;
        next = Some(r.get(0)?);
        if r.get::<_, Option<bool>>(8)? != Some(true) {
            continue;
        }
        let (mut client, mut other): (Id, Id) = (r.get(5)?, r.get(6)?);
        if r.get(7)? {
            (client, other) = (other, client);
        }
        pairs.push(DuplicatePair {
            client: clients::get(conn, client)?,
            other: clients::get(conn, other)?,
            certainty: r.get::<_, u32>(1)? / 100,
            sure: r.get(2)?,
            kinship: r.get(3)?,
            reasons: serde_json::from_str(r.get_ref(4)?.as_str().unwrap_or("[]"))?,
        });
    }
    let next = next.filter(|_| looked_at == LOOKED_AT);
    Ok(DuplicatePage { pairs, next, search: last(conn)? })
}

fn last(conn: &Connection) -> Result<Option<Search>> {
    Ok(crate::book::local_value(conn, LAST)?.and_then(|text| serde_json::from_str(&text).ok()))
}
