//! Who of the business uses the book, and who is at this machine now.

use crate::book::{self, Tx};
use crate::error::OrNotFound as _;
use crate::ids::Id;
use crate::{Error, Result, names};
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

/// Someone of the business: a user and salesperson.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct User {
    /// Their identity.
    pub id: Id,
    /// Their name.
    pub name: String,
    /// Whether they no longer work here.
    pub archived: bool,
    /// Whether they are at this machine.
    pub here: bool,
}

/// Someone to add.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct NewUser {
    /// Their name.
    pub name: String,
}

/// A new name.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct RenameUser {
    /// Whose.
    pub id: Id,
    /// Their new name.
    pub name: String,
}

/// Someone who leaves or comes back.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ArchiveUser {
    /// Who.
    pub id: Id,
    /// Leaves, or comes back.
    pub archived: bool,
}

/// Which user.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct WhichUser {
    /// Who.
    pub id: Id,
}

/// The row of who is at this machine. When they are no longer there, as after the undo of what brought them, the first who works
/// here.
const HERE: &str = "SELECT coalesce((SELECT u.id FROM users AS u WHERE u.id = CAST(l.value AS INTEGER)),
        (SELECT u.id FROM users AS u WHERE u.archived_at IS NULL ORDER BY u.id LIMIT 1)) FROM local AS l WHERE l.name = 'user'";

/// The row of who is at this machine; none where nobody said.
pub(crate) fn acting(conn: &Connection) -> Result<Option<i64>> {
    Ok(conn.prepare_cached(HERE)?.query_row([], |r| r.get(0)).optional()?.flatten())
}

fn user(rest: &str) -> String {
    format!("SELECT uid, name, archived_at IS NOT NULL, id = coalesce(({HERE}), 0), id FROM users {rest}")
}

fn read(r: &rusqlite::Row) -> rusqlite::Result<User> {
    Ok(User { id: r.get(0)?, name: r.get(1)?, archived: r.get(2)?, here: r.get(3)? })
}

/// Everybody, in the order they were added; those who left last.
pub fn all(conn: &Connection) -> Result<Vec<User>> {
    let mut users = conn.prepare_cached(&user("ORDER BY archived_at IS NOT NULL, id"))?;
    Ok(users.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
}

/// Who is at this machine. What is written from here is theirs.
pub fn here(conn: &Connection) -> Result<Option<User>> {
    Ok(all(conn)?.into_iter().find(|user| user.here))
}

/// Adds someone. Errors: `name-missing`, `name-too-long`, `user-twice`.
pub fn add(tx: &Tx, new: &NewUser) -> Result<User> {
    let name = free_name(tx, &new.name, None)?;
    tx.prepare_cached("INSERT INTO users (uid, name) VALUES (?1, ?2)")?.execute(params![tx.new_id(), name])?;
    let row = tx.last_insert_rowid();
    tx.say("name", name);
    of_row(tx, row)
}

/// Renames someone. Errors: `not-found`, `name-missing`, `name-too-long`, `user-twice`.
pub fn rename(tx: &Tx, request: &RenameUser) -> Result<User> {
    let row = row_of(tx, request.id)?;
    let name = free_name(tx, &request.name, Some(row))?;
    tx.say("before", of_row(tx, row)?.name);
    tx.say("name", name.as_str());
    tx.prepare_cached("UPDATE users SET name = ?2 WHERE id = ?1")?.execute(params![row, name])?;
    of_row(tx, row)
}

/// Marks someone as gone or back; what they did stays theirs. Errors: `not-found`, `user-is-here` for who is at this
/// machine.
pub fn archive(tx: &Tx, request: &ArchiveUser) -> Result<User> {
    let row = row_of(tx, request.id)?;
    let user = of_row(tx, row)?;
    if request.archived && user.here {
        return Err(Error::refused("user-is-here").with("name", user.name));
    }
    let at = request.archived.then_some(tx.now());
    tx.prepare_cached("UPDATE users SET archived_at = ?2 WHERE id = ?1 AND (archived_at IS NULL) <> (?2 IS NULL)")?
        .execute(params![row, at])?;
    tx.say("name", user.name);
    tx.say("archived", i64::from(request.archived));
    of_row(tx, row)
}

/// Says who is at this machine from now on. This is about the machine, not the business: no history, no undo.
/// Errors: `not-found`.
pub fn set_here(tx: &Tx, which: &WhichUser) -> Result<User> {
    let row = row_of(tx, which.id)?;
    book::set_local(tx, "user", &row.to_string())?;
    of_row(tx, row)
}

/// The row of a user. Errors: `not-found`.
pub(crate) fn row_of(conn: &Connection, id: Id) -> Result<i64> {
    conn.prepare_cached("SELECT id FROM users WHERE uid = ?1")?.query_row([id], |r| r.get(0)).or_not_found("user")
}

/// The row of the user called `name`, accents and case aside.
pub(crate) fn row_named(conn: &Connection, name: &str) -> Result<Option<i64>> {
    let wanted = names::fold(name);
    let mut users = conn.prepare_cached("SELECT id, name FROM users ORDER BY id")?;
    let mut rows = users.query([])?;
    while let Some(r) = rows.next()? {
        if names::fold(&r.get::<_, String>(1)?) == wanted {
            return Ok(Some(r.get(0)?));
        }
    }
    Ok(None)
}

fn of_row(conn: &Connection, row: i64) -> Result<User> {
    conn.prepare_cached(&user("WHERE id = ?1"))?
        .query_row([row], read)
        .optional()?
        .ok_or(Error::NotFound { what: "user" })
}

fn free_name(conn: &Connection, name: &str, own: Option<i64>) -> Result<String> {
    let name = names::tidy(name);
    if name.is_empty() {
        return Err(Error::invalid("name", "name-missing"));
    }
    if name.chars().count() > 200 {
        return Err(Error::invalid("name", "name-too-long").with("count", 200));
    }
    match row_named(conn, &name)? {
        Some(row) if Some(row) != own => Err(Error::invalid("name", "user-twice").with("value", name)),
        _ => Ok(name),
    }
}
