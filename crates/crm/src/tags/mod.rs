//! Tags: short names a person puts on clients.

use crate::book::Tx;
use crate::error::OrNotFound as _;
use crate::ids::Id;
use crate::{Error, Result, names};
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

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

/// The row of the tag of this name, if there is one.
pub(crate) fn find(conn: &Connection, name: &str) -> Result<Option<i64>> {
    let mut find = conn.prepare_cached("SELECT id FROM tags WHERE sort_key = ?1 ORDER BY id LIMIT 1")?;
    Ok(find.query_row([names::fold(name)], |r| r.get(0)).optional()?)
}

/// Every tag by name, for pickers.
pub fn all(conn: &Connection) -> Result<Vec<Tag>> {
    let mut tags = conn.prepare_cached("SELECT uid, name, colour FROM tags ORDER BY sort_key, id")?;
    let rows = tags.query_map([], |r| Ok(Tag { id: r.get(0)?, name: r.get(1)?, colour: r.get(2)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A change of a tag.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct TagChange {
    /// Which tag.
    pub id: Id,
    /// Its new name.
    #[serde(default)]
    pub name: Option<String>,
    /// Its new colour, an index into the theme's palette.
    #[serde(default)]
    #[ts(type = "number")]
    pub colour: Option<i64>,
}

/// Renames or recolours a tag on every client that has it. Errors: `not-found`, `name-missing`, `tag-exists`.
pub fn change(tx: &Tx, change: &TagChange) -> Result<Tag> {
    let row: i64 = tx
        .prepare_cached("SELECT id FROM tags WHERE uid = ?1")?
        .query_row([change.id], |r| r.get(0))
        .or_not_found("tag")?;
    if let Some(name) = &change.name {
        let name = names::tidy(name);
        if name.is_empty() {
            return Err(Error::invalid("name", "name-missing"));
        }
        if find(tx, &name)?.is_some_and(|other| other != row) {
            return Err(Error::invalid("name", "tag-exists").with("name", name));
        }
        tx.execute("UPDATE tags SET name = ?2, sort_key = ?3 WHERE id = ?1", params![row, name, names::fold(&name)])?;
    }
    if let Some(colour) = change.colour {
        tx.execute("UPDATE tags SET colour = ?2 WHERE id = ?1", [row, colour])?;
    }
    let tag = tx
        .prepare_cached("SELECT uid, name, colour FROM tags WHERE id = ?1")?
        .query_row([row], |r| Ok(Tag { id: r.get(0)?, name: r.get(1)?, colour: r.get(2)? }))?;
    tx.say("name", tag.name.clone());
    Ok(tag)
}

/// Takes a tag off every client and away. Errors: `not-found`.
pub fn delete(tx: &Tx, id: Id) -> Result<()> {
    let (row, name): (i64, String) = tx
        .prepare_cached("SELECT id, name FROM tags WHERE uid = ?1")?
        .query_row([id], |r| Ok((r.get(0)?, r.get(1)?)))
        .or_not_found("tag")?;
    tx.execute("DELETE FROM client_tags WHERE tag = ?1", [row])?;
    // A price list for who had it is for nobody from now on, and says so.
    tx.execute("UPDATE price_lists SET tag = NULL WHERE tag = ?1", [row])?;
    tx.execute("DELETE FROM tags WHERE id = ?1", [row])?;
    tx.say("name", name);
    Ok(())
}

/// Which tag.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct WhichTag {
    /// Its identity.
    pub id: Id,
}

/// The row of the tag of this name, made if there is none. Case and accents do not make another tag.
pub(crate) fn named(tx: &Tx, name: &str) -> Result<Option<i64>> {
    let name = names::tidy(name);
    let key = names::fold(&name);
    if key.is_empty() {
        return Ok(None);
    }
    if let Some(row) = find(tx, &name)? {
        return Ok(Some(row));
    }
    // Colours go round, so that neighbours differ.
    tx.prepare_cached(
        "INSERT INTO tags (uid, name, sort_key, colour) SELECT ?1, ?2, ?3, (SELECT count(*) FROM tags) % 8",
    )?
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
