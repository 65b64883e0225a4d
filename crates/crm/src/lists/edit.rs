//! Changing a list.

use super::{LISTS, ListItem, checked, find, insert};
use crate::book::Tx;
use crate::error::OrNotFound as _;
use crate::ids::Id;
use crate::{Error, Result};
use rusqlite::params;
use serde::Deserialize;

/// An item to add.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct NewListItem {
    /// Its list: `outcome`, `life_moment`, `role`, `origin`.
    pub list: String,
    /// As people read it.
    pub name: String,
}

/// A new name of an item.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct RenameListItem {
    /// Which one.
    pub id: Id,
    /// Its new name.
    pub name: String,
}

/// A new order of a list.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ReorderList {
    /// Its items in their new order; those not named keep theirs, after these.
    pub ids: Vec<Id>,
}

/// An item to put away or to offer again.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ArchiveListItem {
    /// Which one.
    pub id: Id,
    /// Put it away, or offer it again.
    pub archived: bool,
}

/// Adds an item at the end of its list; one that was put away under the same name is offered again.
/// Errors: `list-unknown`, `name-missing`, `name-too-long`, `list-item-twice`.
pub fn add(tx: &Tx, new: &NewListItem) -> Result<ListItem> {
    let list = LISTS
        .into_iter()
        .find(|l| *l == new.list)
        .ok_or_else(|| Error::invalid("list", "list-unknown").with("value", &new.list))?;
    let name = checked(&new.name)?;
    tx.say("name", name.as_str());
    let row = match find(tx, list, &name)? {
        Some((row, _, true)) => {
            tx.prepare_cached("UPDATE list_items SET archived_at = NULL WHERE id = ?1")?.execute([row])?;
            row
        }
        Some(_) => return Err(Error::invalid("name", "list-item-twice").with("value", name)),
        None => insert(tx, list, &name)?,
    };
    item(tx, row)
}

/// Renames an item, also in the clients and people that carry its name.
/// Errors: `not-found`, `name-missing`, `name-too-long`, `list-item-twice`.
pub fn rename(tx: &Tx, request: &RenameListItem) -> Result<ListItem> {
    let (row, was) = known(tx, request.id)?;
    let name = checked(&request.name)?;
    if find(tx, &was.list, &name)?.is_some_and(|(other, ..)| other != row) {
        return Err(Error::invalid("name", "list-item-twice").with("value", name));
    }
    tx.prepare_cached("UPDATE list_items SET name = ?2 WHERE id = ?1")?.execute(params![row, name])?;
    // Outcomes are referred to; the other lists give their names away.
    let carriers = match was.list.as_str() {
        "life_moment" => Some("UPDATE clients SET life_moment = ?2 WHERE life_moment = ?1"),
        "origin" => Some("UPDATE clients SET origin = ?2 WHERE origin = ?1"),
        "role" => Some("UPDATE positions SET role = ?2 WHERE role = ?1"),
        _ => None,
    };
    if let Some(carriers) = carriers {
        tx.prepare_cached(carriers)?.execute([was.name.as_str(), name.as_str()])?;
    }
    tx.say("before", was.name);
    tx.say("name", name);
    item(tx, row)
}

/// Puts the items of a list in a new order. Errors: `not-found`.
pub fn reorder(tx: &Tx, request: &ReorderList) -> Result<()> {
    let mut list = None;
    let mut order = Vec::new();
    for id in &request.ids {
        let (row, item) = known(tx, *id)?;
        if list.get_or_insert_with(|| item.list.clone()) != &item.list {
            return Err(Error::NotFound { what: "list-item" });
        }
        if !order.contains(&row) {
            order.push(row);
        }
    }
    let Some(list) = list else { return Ok(()) };
    let mut rest = tx.prepare_cached("SELECT id FROM list_items WHERE list = ?1 ORDER BY position, id")?;
    for row in rest.query_map([&list], |r| r.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()? {
        if !order.contains(&row) {
            order.push(row);
        }
    }
    let mut place = tx.prepare_cached("UPDATE list_items SET position = ?2 WHERE id = ?1")?;
    for (position, row) in order.into_iter().enumerate() {
        place.execute(params![row, position as i64 + 1])?;
    }
    tx.say("list", list);
    Ok(())
}

/// Puts an item away, so that it is no longer offered, or offers it again. What carries it keeps it. Errors: `not-found`.
pub fn archive(tx: &Tx, request: &ArchiveListItem) -> Result<ListItem> {
    let (row, was) = known(tx, request.id)?;
    let at = request.archived.then_some(tx.now());
    tx.prepare_cached(
        "UPDATE list_items SET archived_at = ?2 WHERE id = ?1 AND (archived_at IS NULL) <> (?2 IS NULL)",
    )?
    .execute(params![row, at])?;
    tx.say("name", was.name);
    tx.say("archived", i64::from(request.archived));
    item(tx, row)
}

fn known(tx: &Tx, id: Id) -> Result<(i64, ListItem)> {
    let row = tx
        .prepare_cached("SELECT id FROM list_items WHERE uid = ?1")?
        .query_row([id], |r| r.get(0))
        .or_not_found("list-item")?;
    Ok((row, item(tx, row)?))
}

fn item(tx: &Tx, row: i64) -> Result<ListItem> {
    tx.prepare_cached("SELECT uid, list, name, archived_at IS NOT NULL FROM list_items WHERE id = ?1")?
        .query_row([row], |r| Ok(ListItem { id: r.get(0)?, list: r.get(1)?, name: r.get(2)?, archived: r.get(3)? }))
        .or_not_found("list-item")
}
