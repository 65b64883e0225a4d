//! The whole book back in, into an empty one.

use super::manifest::{self, Listed, Manifest};
use super::shape::{self, Form, STARTING, Table};
use super::verify::{self, Hashed};
use super::{FolderRead, cell};
use crate::book::bulk::in_bulk;
use crate::book::{self, Act, Book, Done, Tx, migrate, refresh};
use crate::ids::Id;
use crate::moment::{Progress, Watch};
use crate::{Error, Result, names};
use rusqlite::types::Value;
use rusqlite::{Connection, MAIN_DB, OptionalExtension, params, params_from_iter};
use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Rows between two reports.
const BETWEEN: u64 = 1_000;
/// Pages kept in memory meanwhile, in KiB.
const CACHE: &str = "PRAGMA cache_size = -160000";

/// Takes a folder into an empty book, in one transaction that is undone in one step (but for one with issued invoices, which stay): what a new book begins with (settings,
/// users, lists) makes way. Every file is read and compared with its hash before anything is written.
/// Errors: `book-not-empty`; those of [`super::look`]; `folder-cell-unfit` naming file, row and column; `cancelled`.
pub fn read(book: &Book, act: Act, path: &Path, watch: &dyn Watch) -> Result<Done<FolderRead>> {
    book.read(is_empty)?;
    let found = manifest::read(path, manifest::FORMAT)?;
    if found.schema > migrate::latest() {
        return Err(newer(path));
    }
    verify::all(path, &found, watch)?;
    let done = book.write(act, |tx| {
        is_empty(tx)?;
        let cache: i64 = tx.query_row("PRAGMA cache_size", [], |r| r.get(0))?;
        tx.execute_batch(CACHE)?;
        let rows = take(tx, path, &found, watch);
        tx.execute_batch(&format!("PRAGMA cache_size = {cache}"))?;
        let rows = rows?;
        // Here and not at the end of the transaction: a person may stop it still.
        refresh::run(tx, watch)?;
        tx.say("business", found.business.clone());
        tx.say("count", rows);
        if tx.query_row("SELECT EXISTS (SELECT 1 FROM issued)", [], |r| r.get(0))? {
            // What was issued is in the book for good.
            tx.make_final();
        }
        Ok(FolderRead { business: found.business.clone(), tables: verify::tables(&found), rows })
    })?;
    book.settings_changed()?;
    Ok(done)
}

/// Errors: `book-not-empty` for a book with more than a new one has.
fn is_empty(conn: &Connection) -> Result<()> {
    for table in shape::tables(conn)?.iter().filter(|t| t.journaled && !STARTING.contains(&t.name.as_str())) {
        let sql = format!("SELECT EXISTS (SELECT 1 FROM {})", table.name);
        if conn.query_row(&sql, [], |r| r.get::<_, bool>(0))? {
            return Err(Error::refused("book-not-empty"));
        }
    }
    Ok(())
}

fn newer(path: &Path) -> Error {
    Error::refused("folder-newer").with("path", path.display())
}

fn take(tx: &Tx, path: &Path, found: &Manifest, watch: &dyn Watch) -> Result<u64> {
    let tables = shape::tables(tx)?;
    let known = |file: &Listed| file.table.as_ref().is_none_or(|name| tables.iter().any(|t| t.name == *name));
    if !found.files.iter().all(known) {
        return Err(newer(path));
    }
    let here = whose(tx)?;
    // A row may point at one that comes later; all are there when the transaction ends.
    tx.pragma_update(None, "defer_foreign_keys", true)?;
    for table in tables.iter().rev().filter(|t| STARTING.contains(&t.name.as_str())) {
        tx.execute(&format!("DELETE FROM {}", table.name), [])?;
    }
    let total = found.files.iter().filter_map(|file| file.rows).sum();
    let mut done = 0;
    in_bulk(tx, || {
        for file in found.files.iter().filter(|file| file.content().is_some()) {
            content(tx, path, file)?;
            watch.tick(Progress { stage: "importing", done: 0, total: 0 })?;
        }
        for table in &tables {
            let Some(file) = found.files.iter().find(|file| file.table.as_ref() == Some(&table.name)) else { continue };
            done = rows(tx, path, file, table, done, &mut |done| {
                watch.tick(Progress { stage: "importing", done, total })
            })?;
        }
        Ok(())
    })?;
    stay(tx, here)?;
    Ok(done)
}

/// Who is at this machine, to find them again among those who come.
fn whose(tx: &Tx) -> Result<Option<(Id, String)>> {
    let Some(row) = tx.user else { return Ok(None) };
    Ok(tx.query_row("SELECT uid, name FROM users WHERE id = ?1", [row], |r| Ok((r.get(0)?, r.get(1)?))).optional()?)
}

/// Lets who was here be here under the new row: the same, or who is called the same, or the first who still works here.
fn stay(tx: &Tx, here: Option<(Id, String)>) -> Result<()> {
    let mut users = tx.prepare("SELECT id, uid, name FROM users ORDER BY archived_at IS NOT NULL, id")?;
    let all = users
        .query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?
        .collect::<rusqlite::Result<Vec<(i64, Id, String)>>>()?;
    let same = |(_, id, _): &&(i64, Id, String)| here.as_ref().is_some_and(|(was, _)| was == id);
    let called =
        |(.., name): &&(i64, Id, String)| here.as_ref().is_some_and(|(_, was)| names::fold(was) == names::fold(name));
    match all.iter().find(same).or_else(|| all.iter().find(called)).or(all.first()) {
        Some((row, ..)) => book::set_local(tx, "user", &row.to_string()),
        None => Ok(()),
    }
}

/// Takes the contents of an attachment in.
fn content(tx: &Tx, folder: &Path, file: &Listed) -> Result<()> {
    let place = file.place(folder);
    let changed = || Error::refused("folder-file-differs").with("file", &file.path);
    let inserted = tx
        .prepare_cached("INSERT OR IGNORE INTO files (hash, bytes) VALUES (?1, zeroblob(?2))")?
        .execute(params![file.content(), file.bytes as i64])?;
    // An import that was undone left it there.
    if inserted == 0 {
        return Ok(());
    }
    let mut blob = tx.blob_open(MAIN_DB, "files", "bytes", tx.last_insert_rowid(), false)?;
    let mut source = Hashed::new(File::open(&place).map_err(Error::io(&place))?);
    // A blob does not grow: a file that did ends here.
    std::io::copy(&mut source, &mut blob).map_err(|_| changed())?;
    blob.close()?;
    if source.is(file) { Ok(()) } else { Err(changed()) }
}

/// Takes the rows of a table in. Returns `done` and how many more.
fn rows(
    tx: &Tx,
    folder: &Path,
    file: &Listed,
    table: &Table,
    mut done: u64,
    step: &mut dyn FnMut(u64) -> Result<()>,
) -> Result<u64> {
    let place = file.place(folder);
    let differs = || Error::refused("folder-file-differs").with("file", &file.path);
    let open = || Ok::<_, Error>(csv::Reader::from_reader(Hashed::new(File::open(&place).map_err(Error::io(&place))?)));
    let mut source = open()?;
    let titles = source.headers().map_err(|_| differs())?.clone();
    // A column this program does not know would be lost.
    let columns = titles
        .iter()
        .map(|title| table.columns.iter().find(|c| c.name == title).ok_or_else(|| newer(folder)))
        .collect::<Result<Vec<_>>>()?;
    let first: i64 = tx
        .query_row("SELECT seq FROM sqlite_sequence WHERE name = ?1", [&table.name], |r| r.get::<_, i64>(0))
        .optional()?
        .unwrap_or(0)
        + 1;
    // Rows of the same table are known by their place in the file, since they may come later.
    let mut own = HashMap::new();
    if let Some(at) = titles.iter().position(|title| title == "uid").filter(|_| table.points_at_itself()) {
        let mut ahead = open()?;
        let mut record = csv::StringRecord::new();
        let mut row = first;
        while ahead.read_record(&mut record).map_err(|_| differs())? {
            own.extend(record.get(at).and_then(Id::parse).map(|id| (id, row)));
            row += 1;
        }
    }
    let mut insert = tx.prepare(&insertion(table, &titles))?;
    let mut record = csv::StringRecord::new();
    let mut taken = 0;
    while source.read_record(&mut record).map_err(|_| differs())? {
        let mut values = Vec::with_capacity(columns.len() + 1);
        if table.journaled {
            values.push(Value::Integer(first + taken as i64));
        }
        for (text, column) in record.iter().zip(&columns) {
            let unfit = || {
                Error::refused("folder-cell-unfit")
                    .with("file", &file.path)
                    .with("row", taken + 2)
                    .with("column", &column.name)
                    .with("value", text)
            };
            let value = match (cell::read(text, column).ok_or_else(unfit)?, &column.form) {
                (Value::Blob(_), Form::Reference(parent)) => {
                    let id = Id::parse(text).ok_or_else(unfit)?;
                    let row = if *parent == table.name { own.get(&id).copied() } else { row_of(tx, parent, id)? };
                    Value::Integer(row.ok_or_else(unfit)?)
                }
                (value, _) => value,
            };
            values.push(value);
        }
        insert.execute(params_from_iter(values)).map_err(|error| match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::ConstraintViolation | rusqlite::ErrorCode::TypeMismatch) => {
                Error::refused("folder-row-unfit").with("file", &file.path).with("row", taken + 2)
            }
            _ => error.into(),
        })?;
        taken += 1;
        if taken % BETWEEN == 0 {
            step(done + taken)?;
        }
    }
    // To the very end, whatever the table needed: the hash is of all of it.
    let mut source = source.into_inner();
    std::io::copy(&mut Read::by_ref(&mut source), &mut std::io::sink()).map_err(Error::io(&place))?;
    if !source.is(file) {
        return Err(differs());
    }
    done += taken;
    step(done)?;
    Ok(done)
}

fn insertion(table: &Table, titles: &csv::StringRecord) -> String {
    let names: Vec<&str> = table.journaled.then_some("id").into_iter().chain(titles).collect();
    let places: Vec<String> = (1..=names.len()).map(|n| format!("?{n}")).collect();
    // What is kept beside the journal may be there already, after an import that was undone.
    let or = if table.journaled { "" } else { "OR REPLACE " };
    format!("INSERT {or}INTO {} ({}) VALUES ({})", table.name, names.join(", "), places.join(", "))
}

fn row_of(conn: &Connection, table: &str, id: Id) -> Result<Option<i64>> {
    let mut find = conn.prepare_cached(&format!("SELECT id FROM {table} WHERE uid = ?1"))?;
    Ok(find.query_row([id], |r| r.get(0)).optional()?)
}
