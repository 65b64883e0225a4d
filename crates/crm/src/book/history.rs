//! The history: every action in words, every change of a record, and putting an old value back.

use super::journal::{self, Journaled};
use super::{Tx, undo};
use crate::error::OrNotFound as _;
use crate::ids::Id;
use crate::{Error, Result, names};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// One line of the history: who did what, when, and whether it can be taken back.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct HistoryLine {
    /// Its number in this book; lines come newest first.
    #[ts(type = "number")]
    pub transaction: i64,
    /// Milliseconds UTC.
    #[ts(type = "number")]
    pub at: i64,
    /// Who, by name.
    pub user: Option<String>,
    /// Where, by the name of the machine.
    pub device: String,
    /// `do`, `undo` or `redo`.
    pub kind: String,
    /// The command; its sentence is the word `did-<command>`.
    pub command: String,
    /// What completes the sentence.
    #[ts(type = "Record<string, string | number>")]
    pub params: Map<String, Value>,
    /// Rows touched.
    #[ts(type = "number")]
    pub changed: i64,
    /// Whether it was taken back.
    pub undone: bool,
    /// Whether it can be taken back (as far as this line knows: a later change may stand in the way).
    pub undoable: bool,
}

/// A page of the history.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct HistoryRequest {
    /// Lines older than this transaction; nothing for the newest.
    #[ts(type = "number | null", optional)]
    pub before: Option<i64>,
    /// How many lines at most; 50 when absent, never over 500.
    #[ts(optional)]
    pub limit: Option<u32>,
}

/// The newest lines of the history before `request.before`.
pub fn page(conn: &Connection, request: &HistoryRequest) -> Result<Vec<HistoryLine>> {
    let limit = request.limit.unwrap_or(50).min(500);
    let mut lines = conn.prepare_cached(
        "SELECT t.id, t.at, u.name, d.name, t.kind, t.command, t.params, t.changed, t.undone_by IS NOT NULL,
                t.kind = 'do' AND t.undone_by IS NULL AND NOT t.final AND NOT t.pruned
         FROM transactions AS t JOIN devices AS d ON d.id = t.device LEFT JOIN users AS u ON u.id = t.user
         WHERE t.id < ?1 ORDER BY t.id DESC LIMIT ?2",
    )?;
    let rows = lines.query_map(params![request.before.unwrap_or(i64::MAX), limit], |r| {
        Ok(HistoryLine {
            transaction: r.get(0)?,
            at: r.get(1)?,
            user: r.get(2)?,
            device: r.get(3)?,
            kind: r.get(4)?,
            command: r.get(5)?,
            params: serde_json::from_str(&r.get::<_, String>(6)?).unwrap_or_default(),
            changed: r.get(7)?,
            undone: r.get(8)?,
            undoable: r.get(9)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// One change of a record or of a row that belongs to it.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct RecordChange {
    /// The journal row, for [`put_back`].
    #[ts(type = "number")]
    pub change: i64,
    /// The action it was part of.
    pub line: HistoryLine,
    /// The kind of row, by its table: `clients`, `contact_points`…
    pub table: String,
    /// `inserted`, `updated` or `deleted`.
    pub what: String,
    /// Column, before, after.
    pub columns: Vec<ColumnChange>,
}

/// A column with its value before and after, as the book keeps them.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct ColumnChange {
    /// The column.
    pub column: String,
    /// Its value before.
    #[ts(type = "string | number | null")]
    pub before: Value,
    /// Its value after.
    #[ts(type = "string | number | null")]
    pub after: Value,
}

/// Whose history, how far back.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct RecordHistoryRequest {
    /// The client.
    pub client: Id,
    /// Changes older than this one; nothing for the newest.
    #[serde(default)]
    #[ts(type = "number | null", optional)]
    pub before: Option<i64>,
}

/// The last hundred changes of a client and of everything that is about it (updates and deletions with their values,
/// and its creation), newest first.
pub fn of_client(conn: &Connection, request: &RecordHistoryRequest) -> Result<Vec<RecordChange>> {
    let client: i64 = conn
        .prepare_cached("SELECT id FROM clients WHERE uid = ?1")?
        .query_row([request.client], |r| r.get(0))
        .or_not_found("client")?;
    let before = request.before.unwrap_or(i64::MAX);
    let mut found = conn
        .prepare_cached(
            "SELECT id, tx, tbl, op, change FROM journal WHERE client = ?1 AND id < ?2 ORDER BY id DESC LIMIT 100",
        )?
        .query_map(params![client, before], step)?
        .collect::<rusqlite::Result<Vec<Step>>>()?;
    if found.len() < MOST {
        found.extend(birth(conn, "clients", client, before)?);
        found.sort_by_key(|change| std::cmp::Reverse(change.0));
    }
    told(conn, found)
}

/// Which product's history, how far back.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ProductHistoryRequest {
    /// The product.
    pub product: Id,
    /// Changes older than this one; nothing for the newest.
    #[serde(default)]
    #[ts(type = "number | null", optional)]
    pub before: Option<i64>,
}

/// The last hundred changes of a product with their values, and its creation, newest first.
pub fn of_product(conn: &Connection, request: &ProductHistoryRequest) -> Result<Vec<RecordChange>> {
    let product: i64 = conn
        .prepare_cached("SELECT id FROM products WHERE uid = ?1")?
        .query_row([request.product], |r| r.get(0))
        .or_not_found("product")?;
    of_row(conn, "products", product, request.before)
}

/// Which task's history, how far back.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct TaskHistoryRequest {
    /// The task, with or without a client.
    pub task: Id,
    /// Changes older than this one; nothing for the newest.
    #[serde(default)]
    #[ts(type = "number | null", optional)]
    pub before: Option<i64>,
}

/// The last hundred changes of a task with their values, and its creation, newest first.
pub fn of_task(conn: &Connection, request: &TaskHistoryRequest) -> Result<Vec<RecordChange>> {
    let task: i64 = conn
        .prepare_cached("SELECT id FROM tasks WHERE uid = ?1")?
        .query_row([request.task], |r| r.get(0))
        .or_not_found("task")?;
    of_row(conn, "tasks", task, request.before)
}

/// What became of one row of a table.
fn of_row(conn: &Connection, table: &str, row: i64, before: Option<i64>) -> Result<Vec<RecordChange>> {
    let before = before.unwrap_or(i64::MAX);
    let mut found = conn
        .prepare_cached(
            "SELECT id, tx, tbl, op, change FROM journal INDEXED BY journal_by_row
             WHERE tbl = ?1 AND row = ?2 AND op <> 'i' AND id < ?3 ORDER BY id DESC LIMIT 100",
        )?
        .query_map(params![journal::number(table), row, before], step)?
        .collect::<rusqlite::Result<Vec<Step>>>()?;
    if found.len() < MOST {
        found.extend(birth(conn, table, row, before)?);
        found.sort_by_key(|change| std::cmp::Reverse(change.0));
    }
    told(conn, found)
}

/// Changes told at once.
const MOST: usize = 100;

/// A journal row: its number, transaction, table, what was done and the values.
type Step = (i64, i64, i64, String, Option<String>);

fn step(r: &rusqlite::Row) -> rusqlite::Result<Step> {
    Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?))
}

/// The creation of a row: the last range that covers it.
fn birth(conn: &Connection, table: &str, row: i64, before: i64) -> Result<Vec<Step>> {
    let born = conn
        .prepare_cached(
            "SELECT id, tx, tbl, op, change FROM journal INDEXED BY journal_inserts
             WHERE tbl = ?1 AND row <= ?2 AND op = 'i' AND id < ?3 ORDER BY row DESC, id DESC LIMIT 1",
        )?
        .query_map(params![journal::number(table), row, before], step)?
        .collect::<rusqlite::Result<_>>()?;
    Ok(born)
}

/// Journal rows with the action each was part of.
fn told(conn: &Connection, found: Vec<Step>) -> Result<Vec<RecordChange>> {
    found
        .into_iter()
        .map(|(change, tx, number, op, text)| {
            let line = page(conn, &HistoryRequest { before: Some(tx + 1), limit: Some(1) })?
                .into_iter()
                .next()
                .ok_or(Error::NotFound { what: "action" })?;
            let table = journal::TABLES.iter().find(|(n, _)| *n == number).map_or("", |(_, name)| name);
            let values: Map<String, Value> =
                text.as_deref().and_then(|t| serde_json::from_str(t).ok()).unwrap_or_default();
            let columns = values
                .into_iter()
                .filter(|(column, _)| column != "uid" && column != "sort_key")
                .map(|(column, value)| match (op.as_str(), value) {
                    ("u", Value::Array(pair)) => ColumnChange {
                        column,
                        before: pair.first().cloned().unwrap_or_default(),
                        after: pair.get(1).cloned().unwrap_or_default(),
                    },
                    (_, value) => ColumnChange { column, before: value, after: Value::Null },
                })
                .collect();
            let what = match op.as_str() {
                "i" => "inserted",
                "u" => "updated",
                _ => "deleted",
            };
            Ok(RecordChange { change, line, table: table.to_owned(), what: what.to_owned(), columns })
        })
        .collect()
}

/// Which old value to put back.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct PutBack {
    /// The change, from [`of_client`], [`of_product`] or [`of_task`].
    #[ts(type = "number")]
    pub change: i64,
    /// The column whose value before that change comes back.
    pub column: String,
}

/// Puts the value a column had before a change back, or a deleted row as it was.
/// Errors: `undo-pruned` when the old value was let go, `not-found` when the row is gone.
pub fn put_back(tx: &Tx, request: &PutBack) -> Result<()> {
    let (number, op, row, change): (i64, String, i64, Option<String>) = tx
        .prepare_cached("SELECT tbl, op, row, change FROM journal WHERE id = ?1")?
        .query_row([request.change], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?)))
        .or_not_found("action")?;
    let change: Map<String, Value> = serde_json::from_str(&change.unwrap_or_default()).unwrap_or_default();
    let tables = journal::tables(tx)?;
    let table: &Journaled = tables.iter().find(|t| t.number == number).ok_or(Error::NotFound { what: "action" })?;
    if op == "d" {
        if change.is_empty() {
            return Err(Error::refused("undo-pruned"));
        }
        undo::restore_row(tx, table, row, &change)?;
        return journal::record_range(tx, tx.number, number, row, row);
    }
    let mut back: Map<String, Value> = change.into_iter().filter(|(name, _)| *name == request.column).collect();
    // A name's sort key goes with its name, whether that change wrote it or not.
    let name = back.get("name").and_then(|pair| pair.get(0)).and_then(Value::as_str).map(names::fold);
    if let Some(key) = name.filter(|_| table.columns.iter().any(|column| column.name == "sort_key")) {
        back.insert("sort_key".to_owned(), json!([key, null]));
    }
    if back.is_empty() {
        return Err(Error::refused("undo-pruned"));
    }
    tx.say("column", request.column.clone());
    if undo::restore_columns(tx, table, row, &back)? == 0 {
        return Err(Error::NotFound { what: "record" });
    }
    Ok(())
}

/// What is left of a journaled change once its values are let go: which columns changed.
pub(crate) const WITHOUT_VALUES: &str =
    "iif(op = 'u', (SELECT json_group_object(key, NULL) FROM json_each(change)), NULL)";

/// Lets go of the values of actions older than `before` (milliseconds UTC): they can no longer be undone. Who did what
/// and when, and which columns changed, stays for ever. Returns how many actions were pruned.
pub fn prune(tx: &Tx, before: i64) -> Result<usize> {
    tx.prepare_cached(&format!(
        "UPDATE journal SET change = {WITHOUT_VALUES} WHERE op <> 'i' AND change IS NOT NULL
           AND tx IN (SELECT id FROM transactions WHERE at < ?1 AND pruned = 0)"
    ))?
    .execute([before])?;
    forget_contents(tx)?;
    Ok(tx.prepare_cached("UPDATE transactions SET pruned = 1 WHERE at < ?1 AND pruned = 0")?.execute([before])?)
}

/// Deletes the contents of files that nobody has and no undo can ask for any more.
pub(crate) fn forget_contents(tx: &Tx) -> Result<()> {
    tx.prepare_cached(
        "DELETE FROM files WHERE NOT EXISTS (SELECT 1 FROM attachments WHERE attachments.hash = files.hash)
            AND NOT EXISTS (SELECT 1 FROM logos WHERE logos.hash = files.hash)
            AND hash NOT IN (SELECT json_extract(change, '$.hash') FROM journal
                             WHERE tbl IN (?1, ?2) AND op = 'd' AND change IS NOT NULL)",
    )?
    .execute([journal::number("attachments"), journal::number("logos")])?;
    Ok(())
}
