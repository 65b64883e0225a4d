//! Tags: short names a person puts on clients.

use crate::book::Tx;
use crate::ids::Id;
use crate::{Result, names};
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;

/// A tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Tag {
    /// Lasting identity.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Index into the theme's palette.
    #[ts(type = "number")]
    pub colour: i64,
}

/// The tags of a client, by name.
pub(crate) fn of_client(conn: &Connection, client: i64) -> Result<Vec<Tag>> {
    let mut tags = conn.prepare_cached(
        "SELECT t.uid, t.name, t.colour FROM client_tags AS ct JOIN tags AS t ON t.id = ct.tag
         WHERE ct.client = ?1 ORDER BY t.sort_key, t.id",
    )?;
    let rows = tags.query_map([client], |r| Ok(Tag { id: r.get(0)?, name: r.get(1)?, colour: r.get(2)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The row of the tag of this name, made if there is none. Case and accents do not make another tag.
pub(crate) fn named(tx: &Tx, name: &str) -> Result<Option<i64>> {
    let name = names::tidy(name);
    let key = names::fold(&name);
    if key.is_empty() {
        return Ok(None);
    }
    let found = tx
        .prepare_cached("SELECT id FROM tags WHERE sort_key = ?1 ORDER BY id LIMIT 1")?
        .query_row([&key], |r| r.get(0))
        .optional()?;
    if let Some(row) = found {
        return Ok(Some(row));
    }
    // Colours go round, so that neighbours differ.
    tx.prepare_cached("INSERT INTO tags (uid, name, sort_key, colour) SELECT ?1, ?2, ?3, (SELECT count(*) FROM tags) % 8")?
        .execute(params![tx.new_id(), name, key])?;
    Ok(Some(tx.last_insert_rowid()))
}

/// Puts a tag on a client; putting it twice changes nothing.
pub(crate) fn put(tx: &Tx, client: i64, tag: i64) -> Result<()> {
    let (client_id, tag_id): (Id, Id) = tx
        .prepare_cached("SELECT c.uid, t.uid FROM clients AS c, tags AS t WHERE c.id = ?1 AND t.id = ?2")?
        .query_row([client, tag], |r| Ok((r.get(0)?, r.get(1)?)))?;
    tx.prepare_cached(
        "INSERT INTO client_tags (uid, client, tag) SELECT ?1, ?2, ?3
         WHERE NOT EXISTS (SELECT 1 FROM client_tags WHERE client = ?2 AND tag = ?3)",
    )?
    .execute(params![Id::of_link("tag", tag_id, client_id), client, tag])?;
    Ok(())
}

/// Makes `wanted` the whole list of a client's tags.
pub(crate) fn set_of_client(tx: &Tx, client: i64, wanted: &[String]) -> Result<()> {
    let mut keep = Vec::new();
    for name in wanted {
        if let Some(tag) = named(tx, name)? {
            put(tx, client, tag)?;
            keep.push(tag);
        }
    }
    let old = tx
        .prepare_cached("SELECT tag FROM client_tags WHERE client = ?1")?
        .query_map([client], |r| r.get::<_, i64>(0))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    for tag in old.into_iter().filter(|tag| !keep.contains(tag)) {
        tx.prepare_cached("DELETE FROM client_tags WHERE client = ?1 AND tag = ?2")?.execute([client, tag])?;
    }
    Ok(())
}
