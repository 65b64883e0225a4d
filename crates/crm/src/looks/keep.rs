//! The look an invoice was issued with.

use super::{Look, current};
use crate::Result;
use crate::book::Tx;
use crate::ids::Id;
use rusqlite::{Connection, OptionalExtension as _, params};

/// The row of today's look, which is made when nothing was issued with it yet.
pub(crate) fn keep(tx: &Tx) -> Result<i64> {
    let look = current(tx)?;
    let json = serde_json::to_string(&look.style)?;
    let logo: Option<i64> = match look.logo {
        Some(id) => {
            tx.prepare_cached("SELECT id FROM logos WHERE uid = ?1")?.query_row([id], |r| r.get(0)).optional()?
        }
        None => None,
    };
    // The same look is the same row, here and on every other machine of the business.
    let id = Id::of_link("look", &json, look.logo.map(|id| id.to_string()).unwrap_or_default());
    let there: Option<i64> =
        tx.prepare_cached("SELECT id FROM looks WHERE uid = ?1")?.query_row([id], |r| r.get(0)).optional()?;
    if let Some(row) = there {
        return Ok(row);
    }
    tx.prepare_cached("INSERT INTO looks (uid, json, logo) VALUES (?1, ?2, ?3)")?.execute(params![id, json, logo])?;
    Ok(tx.last_insert_rowid())
}

/// The look in a row; the plain one for what was issued before there were any.
pub(crate) fn of_row(conn: &Connection, row: Option<i64>) -> Result<Look> {
    let Some(row) = row else { return Ok(Look::default()) };
    let (json, logo): (String, Option<Id>) = conn
        .prepare_cached("SELECT k.json, l.uid FROM looks AS k LEFT JOIN logos AS l ON l.id = k.logo WHERE k.id = ?1")?
        .query_row([row], |r| Ok((r.get(0)?, r.get(1)?)))?;
    // What a later program wrote and this one cannot read is printed plainly rather than not at all.
    Ok(Look { style: serde_json::from_str(&json).unwrap_or_default(), logo })
}
