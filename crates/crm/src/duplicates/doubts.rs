//! Pairs an import leaves to be looked at, beside those of the last search.

use super::page::Reason;
use crate::Result;
use rusqlite::{Connection, params};

/// Two clients that may be one.
#[derive(Debug, Clone)]
pub(crate) struct Doubt {
    pub client: i64,
    pub other: i64,
    /// 0 to 1.
    pub certainty: f64,
    pub kinship: Option<&'static str>,
    pub reasons: Vec<Reason>,
}

/// Adds pairs to those that wait and puts all in the order of their certainty again.
pub(crate) fn keep_doubts(conn: &Connection, doubts: &[Doubt]) -> Result<()> {
    if doubts.is_empty() {
        return Ok(());
    }
    let mut insert = conn.prepare_cached(
        "INSERT INTO suspects (id, client, other, certainty, sure, kinship, reasons)
         VALUES ((SELECT coalesce(max(id), 0) + 1 FROM suspects), ?1, ?2, ?3, 0, ?4, ?5)",
    )?;
    for doubt in doubts {
        insert.execute(params![
            doubt.client.min(doubt.other),
            doubt.client.max(doubt.other),
            (doubt.certainty * 10_000.0) as i64,
            doubt.kinship,
            serde_json::to_string(&doubt.reasons)?,
        ])?;
    }
    // A pair's number is its place. First out of the way of the places there are, then into their order.
    conn.execute("UPDATE suspects SET id = -id", [])?;
    conn.execute(
        "UPDATE suspects SET id = o.place
         FROM (SELECT id, row_number() OVER (ORDER BY certainty DESC, id DESC) AS place FROM suspects) AS o
         WHERE suspects.id = o.id",
        [],
    )?;
    Ok(())
}
