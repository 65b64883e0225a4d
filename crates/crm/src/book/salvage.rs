//! Saving what can be read of a damaged book into a new one, and telling what was lost. The damaged file is only read.

use super::key::Key;
use super::open::{Access, beside, connection, key_of, unlocked};
use super::swap::{remove, sync_folder};
use super::write::{local_value, set_local};
use super::{Act, Book, Secret, check, migrate};
use super::{first_page, journal};
use crate::ids::Id;
use crate::moment::{Progress, Watch};
use crate::sales::guards;
use crate::{Error, Result};
use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, ErrorCode, OptionalExtension, Row, params, params_from_iter};
use serde::Serialize;
use std::cell::Cell;
use std::collections::{BTreeMap, VecDeque};
use std::fs::{self, File};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicI64;

/// How often one table is asked for a row inside what could not be read at once.
const PROBES: u32 = 20_000;
/// Where a table does not tell its highest row, how far beyond the last one read it is looked for.
const BEYOND: i64 = 10_000;
/// Bytes of rows on a page, less what stands on it besides.
const PAGE: usize = 4_000;
/// How many rows are copied between two questions whether to go on.
const BETWEEN_QUESTIONS: i64 = 5_000;
/// The name of what stands for a lost row that others point at.
const UNKNOWN: &str = "?";

/// What was saved of one table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct SalvagedTable {
    /// The table.
    pub table: String,
    /// Rows that were read and are in the new book.
    #[ts(type = "number")]
    pub read: i64,
    /// Rows that are lost; nothing when not even their number can be read.
    #[ts(type = "number | null")]
    pub lost: Option<i64>,
    /// Lost rows that stand in the new book by name only, because others point at them.
    #[ts(type = "number")]
    pub named_only: i64,
    /// Rows that were read and left out: what they point at is lost, or their values make no sense.
    #[ts(type = "number")]
    pub left_out: i64,
}

/// What a salvage saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct SalvageReport {
    /// The new book.
    pub file: String,
    /// Every table.
    pub tables: Vec<SalvagedTable>,
}

impl SalvageReport {
    /// Whether every row of every table was saved as it was.
    pub fn is_whole(&self) -> bool {
        self.tables.iter().all(|t| t.lost == Some(0) && t.named_only == 0 && t.left_out == 0)
    }
}

/// Copies what can be read of the damaged book `path`, opened by `secret`, into the new book `to` with the same
/// passphrase: table by table, from both ends and between what cannot be read. Search and kept figures are made anew;
/// what was done before can be seen in the history and no longer undone. The damaged file is not touched.
///
/// Where the first page is lost, that of a backup beside the book stands in for it, or that of a new book.
///
/// Errors: `file-exists` when there is something at `to`; `book-damaged` when not even the list of its tables can be read;
/// `wrong-passphrase`; `book-newer`; `disk-full`; `cancelled`.
pub fn salvage(path: &Path, secret: &Secret, to: &Path, act: Act, watch: &dyn Watch) -> Result<SalvageReport> {
    if to.exists() {
        return Err(Error::book("file-exists", to));
    }
    let draft = beside(to, ".part");
    let copy = beside(to, ".damaged");
    let clear = || -> Result<()> {
        for left in ["", "-wal", "-shm", "-journal", ".lock"] {
            remove(&beside(&draft, left))?;
            remove(&beside(&copy, left))?;
        }
        Ok(())
    };
    clear()?;
    let saved = Source::open(path, &copy, secret)
        .and_then(|mut source| Ok((fill(&mut source, path, &draft, watch)?, source.key)))
        .and_then(|(tables, key)| {
            // Search and kept figures, at the end of an ordinary transaction.
            let book = Book::connect(&draft, key, Access::Write)?;
            watch.tick(Progress { stage: "refreshing", done: 0, total: 0 })?;
            book.write(act, |tx| check::mark_everything(tx))?;
            drop(book);
            watch.tick(Progress { stage: "refreshing", done: 1, total: 1 })?;
            File::open(&draft).and_then(|f| f.sync_all()).map_err(Error::io(&draft))?;
            fs::rename(&draft, to).map_err(Error::io(to))?;
            Ok(SalvageReport { file: to.display().to_string(), tables })
        });
    clear()?;
    sync_folder(to)?;
    saved
}

/// The damaged book, opened so that nothing of it changes.
struct Source<'a> {
    path: &'a Path,
    key: Option<Key>,
    /// Whether the file is read as it is; a copy with a log is not.
    as_it_is: bool,
    conn: Connection,
}

impl<'a> Source<'a> {
    /// Opens the file itself when it is one file; the `copy` of it and its log when SQLite would take the log in, or when another first
    /// page is to stand before the others.
    fn open(path: &'a Path, copy: &'a Path, secret: &Secret) -> Result<Self> {
        let log = beside(path, "-wal");
        let is_alone = fs::metadata(&log).map_or(true, |found| found.len() == 0);
        let take_log = || match is_alone {
            true => Ok(()),
            false => fs::copy(&log, beside(copy, "-wal")).map(|_| ()).map_err(Error::io(copy)),
        };
        let opened = key_of(path, secret).and_then(|key| {
            if !is_alone {
                fs::copy(path, copy).map_err(Error::io(copy))?;
                take_log()?;
            }
            let path = if is_alone { path } else { copy };
            let conn = unlocked(path, key.as_ref(), Access::Damaged, is_alone)?;
            Ok(Self { path, key, as_it_is: is_alone, conn })
        });
        opened.or_else(|error| {
            let Some(key) = first_page::replace(path, secret, copy)? else { return Err(error) };
            take_log()?;
            let conn = unlocked(copy, key.as_ref(), Access::Damaged, is_alone)?;
            Ok(Self { path: copy, key, as_it_is: is_alone, conn })
        })
    }

    /// After one page that could not be read, SQLCipher reads no other on the same connection.
    fn recover(&mut self) -> Result<()> {
        if self.key.is_some() {
            self.conn = unlocked(self.path, self.key.as_ref(), Access::Damaged, self.as_it_is)?;
        }
        Ok(())
    }

    /// The answer to a question, nothing when it cannot be read.
    fn ask<T>(&mut self, question: impl FnOnce(&Connection) -> Result<T>) -> Result<Option<T>> {
        match question(&self.conn) {
            Ok(answer) => Ok(Some(answer)),
            Err(_) => self.recover().map(|()| None),
        }
    }

    /// Runs `take` on every row that can be read, in the order given.
    fn each(&mut self, sql: &str, mut take: impl FnMut(&Row) -> rusqlite::Result<()>) -> Result<()> {
        self.ask(|conn| {
            let mut statement = conn.prepare(sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                // A row of which a value is not what it should be tells nothing.
                let _ = take(row);
            }
            Ok(())
        })?;
        Ok(())
    }

    /// Reads rows between two numbers until the end or until a page cannot be read. Returns the last row's number and
    /// whether it was the end.
    fn read(
        &mut self,
        sql: &str,
        (low, high): (i64, i64),
        keep: &mut impl FnMut(&Row) -> Result<()>,
    ) -> Result<(Option<i64>, bool)> {
        let mut last = None;
        let mut kept = Ok(());
        let whole = self.ask(|conn| {
            let mut statement = conn.prepare_cached(sql)?;
            let mut rows = statement.query([low, high])?;
            while let Some(row) = rows.next()? {
                let number = row.get(0)?;
                kept = keep(row);
                if kept.is_err() {
                    break;
                }
                last = Some(number);
            }
            Ok(())
        })?;
        kept?;
        Ok((last, whole.is_some()))
    }
}

/// Makes the book `draft` of what `source` can read.
fn fill(source: &mut Source, path: &Path, draft: &Path, watch: &dyn Watch) -> Result<Vec<SalvagedTable>> {
    if migrate::version(&source.conn, path)? == 0 {
        return Err(Error::book("not-a-book", path));
    }
    File::create_new(draft).map_err(Error::io(draft))?;
    let mut target = connection(draft, source.key.as_ref(), Access::Write, &Arc::new(AtomicI64::new(0)))?;
    migrate::run(&mut target, 0)?;
    target.pragma_update(None, "foreign_keys", false)?;
    let tx = target.transaction()?;
    // Putting rows back is not a change of them.
    journal::drop_triggers(&tx, journal::TRIGGERS)?;
    journal::drop_triggers(&tx, guards::TRIGGERS)?;
    let names = tables(&tx)?;
    let mut saved = BTreeMap::new();
    for (done, name) in names.iter().enumerate() {
        let still = || watch.tick(Progress { stage: "salvaging", done: done as u64, total: names.len() as u64 });
        still()?;
        saved.insert(name.clone(), table(source, &tx, name, &still)?);
    }
    name_clients(source, &tx, &mut saved)?;
    mend_references(&tx, &mut saved)?;
    continue_numbers(source, &tx)?;
    journal::install(&tx)?;
    guards::install(&tx)?;
    guards::keep(&tx)?;
    tx.commit()?;
    target.close().map_err(|(_, e)| e)?;
    Ok(saved.into_values().collect())
}

/// The tables that hold what people wrote, parents before children.
fn tables(conn: &Connection) -> Result<Vec<String>> {
    let mut names = conn.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'search%'
                AND name NOT IN ('stale', 'journal_tables')",
    )?;
    let all = names.query_map([], |r| r.get(0))?;
    Ok(all.collect::<rusqlite::Result<_>>()?)
}

/// Copies one table. Columns that only one of both schemas has are left to their defaults. `still` is asked now and then
/// whether to go on.
fn table(
    source: &mut Source,
    target: &Connection,
    name: &str,
    still: &dyn Fn() -> Result<()>,
) -> Result<SalvagedTable> {
    let mut saved = SalvagedTable { table: name.to_owned(), read: 0, lost: None, named_only: 0, left_out: 0 };
    let there = source.ask(|conn| columns(conn, name))?.unwrap_or_default();
    let shared: Vec<String> = columns(target, name)?.into_iter().filter(|c| there.contains(c)).collect();
    if shared.is_empty() {
        return Ok(saved);
    }
    let list = shared.join(", ");
    if name == "local" {
        // Few rows, without numbers: as far as they go.
        let places = places(shared.len());
        let mut insert = target.prepare(&format!("INSERT OR IGNORE INTO {name} ({list}) VALUES ({places})"))?;
        for order in ["ASC", "DESC"] {
            source.each(&format!("SELECT {list} FROM {name} ORDER BY name {order}"), |row| {
                let values = values(row, 0, shared.len())?;
                saved.read += insert.execute(params_from_iter(values))? as i64;
                Ok(())
            })?;
        }
        saved.lost = source.ask(|conn| count(conn, name))?.map(|there| there - saved.read);
        return Ok(saved);
    }
    let places = places(shared.len() + 1);
    let mut insert = target.prepare(&format!("INSERT INTO {name} (rowid, {list}) VALUES ({places})"))?;
    let largest = Cell::new(0);
    let mut keep = |row: &Row| -> Result<()> {
        if saved.read % BETWEEN_QUESTIONS == 0 {
            still()?;
        }
        let values = values(row, 0, shared.len() + 1)?;
        largest.set(largest.get().max(values.iter().map(size).sum()));
        match insert.execute(params_from_iter(values)) {
            Ok(_) => saved.read += 1,
            // A value that the schema forbids: the page was read and is not what was written.
            Err(e)
                if matches!(e.sqlite_error_code(), Some(ErrorCode::ConstraintViolation | ErrorCode::TypeMismatch)) =>
            {
                saved.left_out += 1;
            }
            Err(e) => return Err(e.into()),
        }
        Ok(())
    };
    let range =
        |order| format!("SELECT rowid, {list} FROM {name} WHERE rowid > ?1 AND rowid < ?2 ORDER BY rowid {order}");
    let (up, down) = (range("ASC"), range("DESC"));
    let (first, whole) = source.read(&up, (i64::MIN, i64::MAX), &mut keep)?;
    if !whole {
        let low = first.unwrap_or(0);
        let (last, _) = source.read(&down, (low, i64::MAX), &mut keep)?;
        let high = match last {
            Some(last) => last,
            None => highest(source, name)?.map_or(low + BEYOND, |n| n + 1),
        };
        // The widest first: what is asked finds the most, should there be too much to ask.
        let mut gaps = VecDeque::from([(low, high)]);
        let mut probes = 0;
        while let Some((low, high)) = gaps.pop_front() {
            if high.saturating_sub(low) <= narrowest(largest.get()) || probes > PROBES {
                continue;
            }
            probes += 1;
            if probes % 1000 == 0 {
                still()?;
            }
            let middle = low + (high - low) / 2;
            let (after, whole) = source.read(&up, (middle - 1, high), &mut keep)?;
            if !whole {
                gaps.push_back((after.unwrap_or(middle), high));
                if after.is_none() {
                    // The page with the middle is lost: what stands below it is found from below, or not at all.
                    gaps.push_back((low, middle));
                    continue;
                }
            }
            let (before, whole) = source.read(&down, (low, middle), &mut keep)?;
            if !whole {
                gaps.push_back((low, before.unwrap_or(middle)));
            }
        }
    }
    // The count comes from an index where the table has one, and that may be readable.
    let read = saved.read + saved.left_out;
    saved.lost = if whole { Some(0) } else { source.ask(|conn| count(conn, name))?.map(|there| (there - read).max(0)) };
    Ok(saved)
}

/// Row numbers that no page lies between unseen, one at least: half of those a page holds of the `largest` row read, in bytes (0: none
/// was read).
fn narrowest(largest: usize) -> i64 {
    let rows = if largest == 0 { 1 } else { PAGE / (largest + 2) / 2 };
    i64::try_from(rows).unwrap_or(1).max(1)
}

/// Bytes a value may take on a page.
fn size(value: &Value) -> usize {
    let rest = match value {
        Value::Text(text) => text.len(),
        Value::Blob(bytes) => bytes.len(),
        Value::Null => 0,
        Value::Integer(_) | Value::Real(_) => 8,
    };
    // Its kind stands before it.
    rest + 2
}

/// The values of a row; text that is not UTF-8 as far as it goes.
fn values(row: &Row, from: usize, to: usize) -> rusqlite::Result<Vec<Value>> {
    (from..to)
        .map(|i| {
            Ok(match row.get_ref(i)? {
                ValueRef::Text(text) => Value::Text(String::from_utf8_lossy(text).into_owned()),
                other => Value::try_from(other)?,
            })
        })
        .collect()
}

fn columns(conn: &Connection, table: &str) -> Result<Vec<String>> {
    let mut statement =
        conn.prepare("SELECT name FROM pragma_table_xinfo(?1) WHERE hidden = 0 AND name <> 'id' ORDER BY cid")?;
    Ok(statement.query_map([table], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?)
}

fn places(count: usize) -> String {
    (1..=count).map(|n| format!("?{n}")).collect::<Vec<_>>().join(", ")
}

fn count(conn: &Connection, table: &str) -> Result<i64> {
    Ok(conn.query_row(&format!("SELECT count(*) FROM {table}"), [], |r| r.get(0))?)
}

/// The highest row number a damaged table gave out, as far as anything still tells.
fn highest(source: &mut Source, table: &str) -> Result<Option<i64>> {
    let told = source.ask(|conn| {
        let highest: Option<i64> = match table {
            "journal" => conn.query_row("SELECT max(last) FROM transactions", [], |r| r.get(0))?,
            _ => conn.query_row("SELECT seq FROM sqlite_sequence WHERE name = ?1", [table], |r| r.get(0)).optional()?,
        };
        Ok(highest)
    })?;
    Ok(told.flatten())
}

/// Clients whose row is lost and whose name an index still has.
fn name_clients(source: &mut Source, target: &Connection, saved: &mut BTreeMap<String, SalvagedTable>) -> Result<()> {
    let Some(clients) = saved.get_mut("clients").filter(|t| t.lost != Some(0)) else { return Ok(()) };
    // Each index as far as it can be read.
    let mut identities: BTreeMap<i64, Vec<u8>> = BTreeMap::new();
    source.each("SELECT id, uid FROM clients ORDER BY uid", |row| {
        identities.insert(row.get(0)?, row.get(1)?);
        Ok(())
    })?;
    let mut names: BTreeMap<i64, String> = BTreeMap::new();
    source.each(
        "SELECT id, sort_key FROM clients INDEXED BY clients_by_name ORDER BY active, sort_key, id",
        |row| {
            names.insert(row.get(0)?, row.get(1)?);
            Ok(())
        },
    )?;
    let mut known = target.prepare("SELECT EXISTS (SELECT 1 FROM clients WHERE id = ?1)")?;
    for (id, name) in names {
        if !known.query_row([id], |r| r.get::<_, bool>(0))? {
            let uid = identities.get(&id).filter(|uid| uid.len() == 16).cloned();
            clients.named_only += place_client(target, id, uid, &name)?;
        }
    }
    clients.lost = clients.lost.map(|lost| (lost - clients.named_only).max(0));
    Ok(())
}

fn place_client(conn: &Connection, id: i64, uid: Option<Vec<u8>>, name: &str) -> Result<i64> {
    let uid = uid.unwrap_or_else(|| lost_id("clients", id).bytes().to_vec());
    let name = if name.is_empty() { UNKNOWN } else { name };
    let placed = conn
        .prepare_cached(
            "INSERT OR IGNORE INTO clients (id, uid, kind, name, sort_key, created_at) VALUES (?1, ?2, 'person', ?3, ?3, 0)",
        )?
        .execute(params![id, uid, name])?;
    Ok(placed as i64)
}

/// The identity of a row of which only its number is known.
fn lost_id(table: &str, id: i64) -> Id {
    Id::of_link("lost", table, id)
}

/// Lets no row point at one that is lost: what stands for the lost row is made where that saves others, a reference that
/// may be empty is emptied, and what is left is left out.
fn mend_references(conn: &Connection, saved: &mut BTreeMap<String, SalvagedTable>) -> Result<()> {
    // What is left out may be pointed at itself.
    for _ in 0..8 {
        let broken = conn
            .prepare("SELECT \"table\", rowid, parent, fkid FROM pragma_foreign_key_check")?
            .query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?)))?
            .collect::<rusqlite::Result<Vec<(String, i64, String, i64)>>>()?;
        if broken.is_empty() {
            return Ok(());
        }
        for (table, row, parent, reference) in broken {
            let (column, required): (String, bool) = conn
                .prepare_cached(
                    "SELECT f.\"from\", c.\"notnull\" FROM pragma_foreign_key_list(?1) AS f
                     JOIN pragma_table_info(?1) AS c ON c.name = f.\"from\" WHERE f.id = ?2",
                )?
                .query_row(params![table, reference], |r| Ok((r.get(0)?, r.get(1)?)))?;
            if !required {
                let freed = conn
                    .prepare_cached(&format!("UPDATE {table} SET {column} = NULL WHERE rowid = ?1"))?
                    .execute([row]);
                match freed {
                    Ok(_) => continue,
                    // A row that means nothing without it, as what a lost payment paid.
                    Err(e) if e.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) => {}
                    Err(e) => return Err(e.into()),
                }
            }
            let lost: Option<i64> = conn
                .prepare_cached(&format!("SELECT {column} FROM {table} WHERE rowid = ?1"))?
                .query_row([row], |r| Ok(r.get(0).ok()))
                .optional()?
                .flatten();
            if let Some(made) = lost.map_or(Ok(None), |lost| stand_in(conn, &parent, lost))? {
                if let Some(parent) = saved.get_mut(&parent) {
                    parent.named_only += made;
                    parent.lost = parent.lost.map(|lost| (lost - made).max(0));
                }
                continue;
            }
            let gone = conn.prepare_cached(&format!("DELETE FROM {table} WHERE rowid = ?1"))?.execute([row])? as i64;
            if let Some(child) = saved.get_mut(&table) {
                child.left_out += gone;
                child.read -= gone;
            }
        }
    }
    Ok(())
}

/// Makes a row that stands for a lost one, unless there is one already. Returns how many it made; nothing for a table
/// whose rows cannot be stood in for.
fn stand_in(conn: &Connection, table: &str, id: i64) -> Result<Option<i64>> {
    let sql = match table {
        "clients" => return place_client(conn, id, None, UNKNOWN).map(Some),
        "devices" => "INSERT OR IGNORE INTO devices (id, uid, name) VALUES (?1, ?2, ?3)",
        "tags" => "INSERT OR IGNORE INTO tags (id, uid, name, sort_key) VALUES (?1, ?2, ?3, ?3)",
        "products" => "INSERT OR IGNORE INTO products (id, uid, name, sort_key) VALUES (?1, ?2, ?3, ?3)",
        "fields" => "INSERT OR IGNORE INTO fields (id, uid, name, kind, position) VALUES (?1, ?2, ?3, 'text', 0)",
        _ => return Ok(None),
    };
    Ok(Some(conn.prepare_cached(sql)?.execute(params![id, lost_id(table, id), UNKNOWN])? as i64))
}

/// No number that was given out is given out again, the history goes on where it was, and nothing from before is undone
/// by halves.
fn continue_numbers(source: &mut Source, target: &Connection) -> Result<()> {
    let mut highest: BTreeMap<String, i64> = BTreeMap::new();
    source.each("SELECT name, seq FROM sqlite_sequence", |row| {
        highest.insert(row.get(0)?, row.get(1)?);
        Ok(())
    })?;
    let mut through = target.prepare(
        "SELECT n.name, max(j.through) FROM journal AS j JOIN journal_tables AS n ON n.id = j.tbl GROUP BY n.name",
    )?;
    for told in through.query_map([], |r| Ok((r.get::<_, String>(0)?, r.get::<_, i64>(1)?)))? {
        let (name, through) = told?;
        let seq = highest.entry(name).or_default();
        *seq = (*seq).max(through);
    }
    let last_of_journal: i64 = target.query_row("SELECT coalesce(max(tx), 0) FROM journal", [], |r| r.get(0))?;
    let transactions = highest.entry("transactions".to_owned()).or_default();
    *transactions = (*transactions).max(last_of_journal);
    for name in tables(target)? {
        let Some(seq) = highest.get(&name) else { continue };
        let raised =
            target.execute("UPDATE sqlite_sequence SET seq = max(seq, ?2) WHERE name = ?1", params![name, seq])?;
        if raised == 0 {
            target.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?1, ?2)", params![name, seq])?;
        }
    }
    target.execute("UPDATE transactions SET pruned = 1", [])?;
    let through: i64 = target
        .query_row("SELECT seq FROM sqlite_sequence WHERE name = 'transactions'", [], |r| r.get(0))
        .optional()?
        .unwrap_or(0);
    set_local(target, "salvaged_through", &through.to_string())?;
    let clock: i64 = target.query_row("SELECT coalesce(max(hlc), 0) FROM transactions", [], |r| r.get(0))?;
    if local_value(target, "clock")?.and_then(|text| text.parse().ok()).unwrap_or(0) < clock {
        set_local(target, "clock", &clock.to_string())?;
    }
    let device: Option<i64> = target.query_row("SELECT max(id) FROM devices", [], |r| r.get(0))?;
    if local_value(target, "device")?.is_none() {
        let device = match device {
            Some(id) => id,
            None => {
                stand_in(target, "devices", 1)?;
                1
            }
        };
        set_local(target, "device", &device.to_string())?;
    }
    Ok(())
}
