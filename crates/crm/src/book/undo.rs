//! Undo and redo of any transaction, from the journal alone; also across restarts.

use super::journal::{self, Journaled};
use super::write::{Act, Done, Entry, Kind};
use super::{Book, Tx};
use crate::error::OrNotFound as _;
use crate::{Error, Result};
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// What Ctrl+Z and Ctrl+Shift+Z would do now.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct UndoState {
    /// What an undo would take back.
    pub undo: Option<Entry>,
    /// What a redo would repeat.
    pub redo: Option<Entry>,
}

/// What an undo and a redo would do now.
pub fn state(conn: &Connection) -> Result<UndoState> {
    let entry = |number: Option<i64>| number.map(|n| entry(conn, n)).transpose();
    Ok(UndoState { undo: entry(to_undo(conn)?)?, redo: entry(to_redo(conn)?)? })
}

/// The newest action that stands.
fn to_undo(conn: &Connection) -> Result<Option<i64>> {
    let mut newest = conn.prepare_cached(
        "SELECT id FROM transactions WHERE kind = 'do' AND undone_by IS NULL ORDER BY id DESC LIMIT 1",
    )?;
    Ok(newest.query_row([], |r| r.get(0)).optional()?)
}

/// The oldest action undone since the last new one: a new action forgets what could be redone.
fn to_redo(conn: &Connection) -> Result<Option<i64>> {
    let mut oldest = conn.prepare_cached(
        "SELECT min(id) FROM transactions WHERE kind = 'do' AND undone_by >
           (SELECT id FROM transactions WHERE kind = 'do' ORDER BY id DESC LIMIT 1)",
    )?;
    Ok(oldest.query_row([], |r| r.get(0))?)
}

/// The line of a transaction.
pub fn entry(conn: &Connection, number: i64) -> Result<Entry> {
    conn.prepare_cached("SELECT command, params, changed, final, pruned FROM transactions WHERE id = ?1")?
        .query_row([number], |r| {
            Ok(Entry {
                transaction: number,
                command: r.get(0)?,
                params: serde_json::from_str(&r.get::<_, String>(1)?).unwrap_or_default(),
                changed: r.get(2)?,
                undoable: !r.get::<_, bool>(3)? && !r.get::<_, bool>(4)?,
            })
        })
        .or_not_found("action")
}

impl Book {
    /// Takes back the newest action that stands. `None` when there is nothing to take back.
    /// Errors: `undo-final` for what the business itself must reverse, `undo-issued` of an
    /// invoice, `undo-pruned` when its data was let go.
    pub fn undo(&self, now: i64) -> Result<Done<Option<Entry>>> {
        self.take_back(now, None)
    }

    /// Takes back one action, also an older one, if nothing later touched the same rows.
    /// Errors: as [`Book::undo`], and `undo-conflict` naming how many later actions stand in the way.
    pub fn undo_transaction(&self, now: i64, number: i64) -> Result<Done<Option<Entry>>> {
        self.take_back(now, Some(number))
    }

    fn take_back(&self, now: i64, number: Option<i64>) -> Result<Done<Option<Entry>>> {
        let target = match (number, self.read(to_undo)?) {
            (None, None) => return Ok(Done { value: None, entry: None }),
            (None, Some(newest)) => newest,
            (Some(number), _) => number,
        };
        self.transact(Act { command: "undo", now, seed: 0 }, Kind::Undo(target), |tx| {
            let line = entry(tx, target)?;
            let (kind, undone, is_final, pruned): (String, Option<i64>, bool, bool) = tx
                .prepare_cached("SELECT kind, undone_by, final, pruned FROM transactions WHERE id = ?1")?
                .query_row([target], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?)))?;
            if kind != "do" || undone.is_some() {
                return Err(Error::refused("undo-already"));
            }
            if is_final && line.command == "sales.issue" {
                let number = line.params.get("number").and_then(Value::as_str).unwrap_or_default();
                return Err(Error::refused("undo-issued").with("value", number));
            }
            if is_final {
                return Err(Error::refused("undo-final"));
            }
            if pruned {
                return Err(Error::refused("undo-pruned"));
            }
            let later = later_actions(tx, target)?;
            if later > 0 {
                return Err(Error::refused("undo-conflict").with("count", later));
            }
            reverse(tx, target)?;
            tx.prepare_cached("UPDATE transactions SET undone_by = ?2 WHERE id = ?1")?.execute([target, tx.number])?;
            tx.call_it(&line.command);
            for (name, value) in &line.params {
                tx.say(name, value.clone());
            }
            Ok(Some(line))
        })
    }

    /// Repeats the action that was taken back last. `None` when there is nothing to repeat.
    pub fn redo(&self, now: i64) -> Result<Done<Option<Entry>>> {
        let Some(target) = self.read(to_redo)? else { return Ok(Done { value: None, entry: None }) };
        self.transact(Act { command: "redo", now, seed: 0 }, Kind::Redo(target), |tx| {
            let line = entry(tx, target)?;
            let undone_by: i64 = tx
                .prepare_cached("SELECT undone_by FROM transactions WHERE id = ?1 AND undone_by IS NOT NULL")?
                .query_row([target], |r| r.get(0))
                .or_not_found("action")?;
            reverse(tx, undone_by)?;
            tx.prepare_cached("UPDATE transactions SET undone_by = NULL WHERE id = ?1")?.execute([target])?;
            tx.call_it(&line.command);
            for (name, value) in &line.params {
                tx.say(name, value.clone());
            }
            Ok(Some(line))
        })
    }
}

/// How many standing actions after `target` touched a row that it touched.
fn later_actions(conn: &Connection, target: i64) -> Result<i64> {
    let newest = to_undo(conn)?;
    if newest == Some(target) {
        return Ok(0);
    }
    let mut later = conn.prepare_cached(
        "SELECT count(DISTINCT after.tx) FROM journal AS before
         JOIN journal AS after ON after.tbl = before.tbl AND after.row BETWEEN before.row AND before.through
                              AND after.id > ?2 AND after.op <> 'i'
         JOIN transactions AS t ON t.id = after.tx AND t.kind = 'do' AND t.undone_by IS NULL
         WHERE before.id BETWEEN ?1 AND ?2",
    )?;
    let (first, last): (i64, i64) = conn
        .prepare_cached("SELECT first, last FROM transactions WHERE id = ?1")?
        .query_row([target], |r| Ok((r.get(0)?, r.get(1)?)))
        .or_not_found("action")?;
    Ok(later.query_row(params![first, last], |r| r.get(0))?)
}

/// Applies the opposite of everything a transaction journaled: takes away the ranges it inserted, children before parents, then
/// puts back what was there before, newest first. In this order a row may come back under an identity that the transaction gave
/// to another. What it did to rows of its own is nothing once they are gone. Foreign keys are checked when it ends.
fn reverse(tx: &Tx, target: i64) -> Result<()> {
    tx.pragma_update(None, "defer_foreign_keys", true)?;
    let tables: BTreeMap<i64, Journaled> = journal::tables(tx)?.into_iter().map(|t| (t.number, t)).collect();
    let (first, last): (i64, i64) = tx
        .prepare_cached("SELECT first, last FROM transactions WHERE id = ?1")?
        .query_row([target], |r| Ok((r.get(0)?, r.get(1)?)))?;
    let ranges = tx
        .prepare_cached(
            "SELECT tbl, row, through FROM journal WHERE id BETWEEN ?1 AND ?2 AND tx = ?3 AND op = 'i'
             ORDER BY tbl DESC, row DESC",
        )?
        .query_map([first, last, target], |r| Ok((r.get::<_, i64>(0)?, r.get::<_, i64>(1)?, r.get::<_, i64>(2)?)))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    for &(number, row, through) in &ranges {
        let table = tables.get(&number).ok_or_else(|| Error::refused("undo-pruned"))?;
        tx.prepare_cached(&format!("DELETE FROM {} WHERE id BETWEEN ?1 AND ?2", table.name))?
            .execute([row, through])?;
    }
    let own: BTreeMap<(i64, i64), i64> =
        ranges.iter().map(|&(number, row, through)| ((number, row), through)).collect();
    let is_own = |number: i64, row: i64| {
        own.range(..=(number, row)).next_back().is_some_and(|(&(n, _), &through)| n == number && row <= through)
    };
    let mut back: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    let mut after = last + 1;
    // In slices, so that a bulk action does not have to fit in memory.
    loop {
        let slice = tx
            .prepare_cached(
                "SELECT id, tbl, op, row, change FROM journal
                 WHERE id >= ?1 AND id < ?2 AND tx = ?3 AND op <> 'i' ORDER BY id DESC LIMIT 10000",
            )?
            .query_map(params![first, after, target], |r| {
                Ok((
                    r.get::<_, i64>(0)?,
                    r.get::<_, i64>(1)?,
                    r.get::<_, String>(2)?,
                    r.get::<_, i64>(3)?,
                    r.get::<_, String>(4)?,
                ))
            })?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        let Some(oldest) = slice.last().map(|s| s.0) else { break };
        after = oldest;
        for (_, number, op, row, change) in slice {
            if is_own(number, row) {
                continue;
            }
            let table = tables.get(&number).ok_or_else(|| Error::refused("undo-pruned"))?;
            let change: Map<String, Value> = serde_json::from_str(&change)?;
            if op == "u" {
                restore_columns(tx, table, row, &change)?;
            } else {
                restore_row(tx, table, row, &change)?;
                back.entry(number).or_default().push(row);
            }
        }
    }
    for (number, mut rows) in back {
        rows.sort_unstable();
        for range in rows.chunk_by(|a, b| a + 1 == *b) {
            if let [first, ..] = *range {
                journal::record_range(tx, tx.number, number, first, first + range.len() as i64 - 1)?;
            }
        }
    }
    Ok(())
}

/// Puts the columns of a row back to what they were. Returns how many rows there were: 1 or 0.
pub(super) fn restore_columns(tx: &Tx, table: &Journaled, row: i64, change: &Map<String, Value>) -> Result<usize> {
    let mut set = Vec::new();
    let mut values = Vec::new();
    for column in &table.columns {
        if let Some(pair) = change.get(&column.name) {
            let before = pair.get(0).ok_or_else(|| Error::refused("undo-pruned"))?;
            values.push(sql_value(before, column.blob));
            set.push(format!("{} = ?{}", column.name, values.len()));
        }
    }
    if set.is_empty() {
        // Only columns that this program no longer has: the row stays as it is.
        let sql = format!("SELECT count(*) FROM {} WHERE id = ?1", table.name);
        return Ok(tx.prepare_cached(&sql)?.query_row([row], |r| r.get::<_, i64>(0))? as usize);
    }
    values.push(Sql::Integer(row));
    let sql = format!("UPDATE {} SET {} WHERE id = ?{}", table.name, set.join(", "), values.len());
    Ok(tx.prepare_cached(&sql)?.execute(params_from_iter(values))?)
}

/// Puts a deleted row back under its old number.
pub(super) fn restore_row(tx: &Tx, table: &Journaled, row: i64, image: &Map<String, Value>) -> Result<()> {
    let mut values = vec![Sql::Integer(row)];
    let mut names = vec!["id"];
    for column in &table.columns {
        // A column that came after this was journaled keeps its default.
        if let Some(value) = image.get(&column.name) {
            values.push(sql_value(value, column.blob));
            names.push(&column.name);
        }
    }
    let places = (1..=values.len()).map(|n| format!("?{n}")).collect::<Vec<_>>().join(", ");
    let sql = format!("INSERT INTO {} ({}) VALUES ({places})", table.name, names.join(", "));
    tx.prepare_cached(&sql)?.execute(params_from_iter(values))?;
    Ok(())
}

/// A value of the journal's JSON as the database keeps it.
pub(super) fn sql_value(value: &Value, blob: bool) -> Sql {
    match value {
        Value::String(text) if blob => Sql::Blob(
            text.as_bytes()
                .chunks_exact(2)
                .map(|pair| std::str::from_utf8(pair).ok().and_then(|p| u8::from_str_radix(p, 16).ok()).unwrap_or(0))
                .collect(),
        ),
        Value::String(text) => Sql::Text(text.clone()),
        Value::Number(n) => n.as_i64().map_or(Sql::Null, Sql::Integer),
        Value::Bool(b) => Sql::Integer(i64::from(*b)),
        _ => Sql::Null,
    }
}
