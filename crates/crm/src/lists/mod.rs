//! Lists a person can edit: how contacts end, life moments, roles in a company, how one met.

mod edit;
mod start;

pub use edit::{ArchiveListItem, NewListItem, RenameListItem, ReorderList, add, archive, rename, reorder};
pub(crate) use start::start;

use crate::book::Tx;
use crate::error::OrNotFound as _;
use crate::ids::Id;
use crate::{Error, Result, names};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

/// The lists there are, by their codes.
pub const LISTS: [&str; 4] = ["outcome", "life_moment", "role", "origin"];

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct ListItem {
    /// Its identity.
    pub id: Id,
    /// Its list: `outcome`, `life_moment`, `role`, `origin`.
    pub list: String,
    /// As people read it.
    pub name: String,
    /// Whether it is no longer offered.
    pub archived: bool,
}

/// Which lists.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct ListsRequest {
    /// One list only.
    #[ts(optional)]
    pub list: Option<String>,
    /// Also what is no longer offered.
    #[ts(optional)]
    pub archived: Option<bool>,
}

/// The items, list by list, in the order the person gave them.
pub fn all(conn: &Connection, request: &ListsRequest) -> Result<Vec<ListItem>> {
    let mut items = conn.prepare_cached(
        "SELECT uid, list, name, archived_at IS NOT NULL FROM list_items
         WHERE (?1 IS NULL OR list = ?1) AND (?2 OR archived_at IS NULL) ORDER BY list, position, id",
    )?;
    let rows = items.query_map(params![request.list, request.archived.unwrap_or(false)], |r| {
        Ok(ListItem { id: r.get(0)?, list: r.get(1)?, name: r.get(2)?, archived: r.get(3)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The row of an item of `list`. Errors: `not-found`.
pub(crate) fn row_of(conn: &Connection, list: &str, id: Id) -> Result<i64> {
    conn.prepare_cached("SELECT id FROM list_items WHERE uid = ?1 AND list = ?2")?
        .query_row(params![id, list], |r| r.get(0))
        .or_not_found("list-item")
}

/// The row of the item of `list` called `name`, accents and case aside; a new one when there is none, and one that was
/// put away is offered again. Also the importer's way.
pub(crate) fn row_named(tx: &Tx, list: &str, name: &str) -> Result<i64> {
    let name = checked(name)?;
    match find(tx, list, &name)? {
        Some((row, _, archived)) => {
            if archived {
                tx.prepare_cached("UPDATE list_items SET archived_at = NULL WHERE id = ?1")?.execute([row])?;
            }
            Ok(row)
        }
        None => insert(tx, list, &name),
    }
}

/// The item called `name`, accents and case aside: its row, its id, whether it was put away. Lists are short.
fn find(conn: &Connection, list: &str, name: &str) -> Result<Option<(i64, Id, bool)>> {
    let wanted = key(name);
    let mut items = conn
        .prepare_cached("SELECT id, uid, archived_at IS NOT NULL, name FROM list_items WHERE list = ?1 ORDER BY id")?;
    let mut rows = items.query([list])?;
    while let Some(r) = rows.next()? {
        if key(&r.get::<_, String>(3)?) == wanted {
            return Ok(Some((r.get(0)?, r.get(1)?, r.get(2)?)));
        }
    }
    Ok(None)
}

fn insert(tx: &Tx, list: &str, name: &str) -> Result<i64> {
    tx.prepare_cached(
        "INSERT INTO list_items (uid, list, name, position)
         VALUES (?1, ?2, ?3, (SELECT coalesce(max(position), 0) + 1 FROM list_items WHERE list = ?2))",
    )?
    .execute(params![tx.new_id(), list, name])?;
    Ok(tx.last_insert_rowid())
}

/// What two names are compared by; a name of signs alone is compared as it is.
fn key(name: &str) -> String {
    let folded = names::fold(name);
    if folded.is_empty() { names::exact(name) } else { folded }
}

/// A name as it is kept. Errors: `name-missing`, `name-too-long`.
fn checked(name: &str) -> Result<String> {
    let name = names::tidy(name);
    if name.is_empty() {
        return Err(Error::invalid("name", "name-missing"));
    }
    if name.chars().count() > 200 {
        return Err(Error::invalid("name", "name-too-long").with("count", 200));
    }
    Ok(name)
}
