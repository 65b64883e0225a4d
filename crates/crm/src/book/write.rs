//! The one place that begins a transaction.

use super::{Book, journal, refresh};
use crate::ids::{Id, IdSource};
use crate::moment::{Moment, Timestamp, Unwatched};
use crate::{Error, Result};
use chrono_tz::Tz;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use serde::Serialize;
use serde_json::{Map, Value};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::ops::Deref;

/// Who asks for a write, and when: everything the engine does not know by itself.
#[derive(Debug, Clone, Copy)]
pub struct Act<'a> {
    /// The command's name in the catalogue: `clients.create`.
    pub command: &'a str,
    /// Milliseconds UTC.
    pub now: Timestamp,
    /// Randomness for the ids of new rows.
    pub seed: u64,
}

/// What a transaction became.
#[derive(Debug, Clone)]
pub struct Done<T> {
    /// What the work returned.
    pub value: T,
    /// Its line in the history; `None` when it changed nothing.
    pub entry: Option<Entry>,
}

/// The line of one transaction in the history, as the window announces it.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Entry {
    /// Its number in this book.
    #[ts(type = "number")]
    pub transaction: i64,
    /// The command; its sentence is the word `did-<command>`.
    pub command: String,
    /// What completes the sentence.
    #[ts(type = "Record<string, string | number>")]
    pub params: Map<String, Value>,
    /// Rows touched.
    #[ts(type = "number")]
    pub changed: i64,
    /// Whether it can be taken back.
    pub undoable: bool,
}

/// A write in progress: a transaction, its moment, who acts, and the ids of its new rows.
pub struct Tx<'a> {
    inner: Transaction<'a>,
    /// The moment of the act.
    pub moment: Moment,
    /// `users.id` of who acts, when the book knows its users.
    pub user: Option<i64>,
    /// The transaction's number.
    pub number: i64,
    ids: RefCell<IdSource>,
    command: RefCell<String>,
    params: RefCell<Map<String, Value>>,
    is_final: Cell<bool>,
}

impl Deref for Tx<'_> {
    type Target = Connection;
    fn deref(&self) -> &Connection {
        &self.inner
    }
}

impl Tx<'_> {
    /// The instant of the act, milliseconds UTC.
    pub fn now(&self) -> Timestamp {
        self.moment.now
    }

    /// The identity of a new row.
    pub fn new_id(&self) -> Id {
        self.ids.borrow_mut().next_id()
    }

    /// Completes the sentence of this act in the history.
    pub fn say(&self, name: &str, value: impl Into<Value>) {
        self.params.borrow_mut().insert(name.to_owned(), value.into());
    }

    /// Tells the history a more exact act than the command's name.
    pub fn call_it(&self, command: &str) {
        command.clone_into(&mut self.command.borrow_mut());
    }

    /// This act cannot be undone; the business has its own reverse action.
    pub fn make_final(&self) {
        self.is_final.set(true);
    }
}

impl Book {
    /// Runs `work` in one durable transaction: journaled, its kept figures true, all or nothing. When it returns the
    /// change is on the disk. Work that changes nothing leaves no line in the history.
    ///
    /// Errors: those of `work`; `book-busy` when another program is writing; `book-read-only`; `book-damaged`; `book-vanished`
    /// when its file was deleted or replaced (see [`Book::save_copy`]); `disk-full`.
    pub fn write<T>(&self, act: Act, work: impl FnOnce(&Tx) -> Result<T>) -> Result<Done<T>> {
        self.transact(act, Kind::Do, work)
    }

    /// Runs `work` as [`Book::write`] would and takes all of it back: what it would do, nothing done.
    pub fn rehearse<T>(&self, act: Act, work: impl FnOnce(&Tx) -> Result<T>) -> Result<T> {
        let mut conn = self.writer()?;
        let tx = self.begin(&mut conn, act)?;
        let value = work(&tx)?;
        tx.inner.rollback()?;
        Ok(value)
    }

    pub(super) fn transact<T>(&self, act: Act, kind: Kind, work: impl FnOnce(&Tx) -> Result<T>) -> Result<Done<T>> {
        let done = self.attempt(act, kind, work).map_err(|e| self.note_damage(e))?;
        // Deleted between beginning and commit: it is in no file that anybody will find.
        if done.entry.is_some() && !self.is_in_its_place() {
            return Err(Error::book("book-vanished", self.path()));
        }
        Ok(done)
    }

    fn attempt<T>(&self, act: Act, kind: Kind, work: impl FnOnce(&Tx) -> Result<T>) -> Result<Done<T>> {
        let mut conn = self.writer()?;
        let tx = self.begin(&mut conn, act)?;
        let marks = journal::marks(&tx)?;
        let last = journal::last(&tx)?;
        let value = work(&tx)?;
        refresh::run(&tx, &Unwatched)?;
        let entry = tx.record(kind, &marks, last)?;
        tx.inner.commit().map_err(|e| match (kind, e.sqlite_error().map(|e| e.extended_code)) {
            // What an older action made is used by a later one.
            (Kind::Undo(_), Some(rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY)) => {
                Error::refused("undo-conflict").with("count", 1)
            }
            _ => e.into(),
        })?;
        if entry.is_some() {
            self.note_change();
        }
        Ok(Done { value, entry })
    }

    fn begin<'c>(&self, conn: &'c mut Connection, act: Act) -> Result<Tx<'c>> {
        if self.is_damaged() {
            return Err(Error::book("book-damaged", self.path()));
        }
        if !self.is_in_its_place() {
            return Err(Error::book("book-vanished", self.path()));
        }
        if self.is_read_only() {
            return Err(Error::book("book-read-only", self.path()));
        }
        let inner = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let number = inner
            .prepare_cached("SELECT seq FROM sqlite_sequence WHERE name = 'transactions'")?
            .query_row([], |r| r.get::<_, i64>(0))
            .optional()?
            .unwrap_or(0)
            + 1;
        let user = crate::users::acting(&inner)?;
        self.announce_transaction(number);
        Ok(Tx {
            inner,
            moment: Moment { now: act.now, zone: self.zone() },
            user,
            number,
            // The number too, so that two acts of one instant never share an id whatever their seed.
            ids: RefCell::new(IdSource::new(act.now, act.seed.wrapping_add((number as u64) << 32))),
            command: RefCell::new(act.command.to_owned()),
            params: RefCell::default(),
            is_final: Cell::new(false),
        })
    }
}

/// Which of the three a transaction is; undo and redo carry the transaction they are about.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    Do,
    Undo(i64),
    Redo(i64),
}

impl Tx<'_> {
    /// Writes the line of this transaction, if it changed anything.
    fn record(&self, kind: Kind, marks: &BTreeMap<String, i64>, last: i64) -> Result<Option<Entry>> {
        let mut changed = journal::record_inserts(self, self.number, marks)?;
        let until = journal::last(self)?;
        if until == last {
            return Ok(None);
        }
        changed += self
            .prepare_cached("SELECT count(*) FROM journal WHERE id > ?1 AND op <> 'i'")?
            .query_row([last], |r| r.get::<_, i64>(0))?;
        if !matches!(kind, Kind::Do) {
            changed = self
                .prepare_cached("SELECT sum(through - row + 1) FROM journal WHERE id > ?1")?
                .query_row([last], |r| r.get(0))?;
        }
        let (word, target) = match kind {
            Kind::Do => ("do", None),
            Kind::Undo(target) => ("undo", Some(target)),
            Kind::Redo(target) => ("redo", Some(target)),
        };
        let command = self.command.borrow().clone();
        let params = self.params.borrow().clone();
        let undoable = !self.is_final.get();
        self.prepare_cached(
            "INSERT INTO transactions (hlc, at, device, user, kind, command, params, target, final, changed, first, last)
             VALUES (?1, ?2, (SELECT CAST(value AS INTEGER) FROM local WHERE name = 'device'), ?3, ?4, ?5, ?6, ?7, ?8, ?9,
                     ?10, ?11)",
        )?
        .execute(params![
            next_clock(self, self.now())?,
            self.now(),
            self.user,
            word,
            command,
            Value::Object(params.clone()).to_string(),
            target,
            !undoable,
            changed,
            last + 1,
            until,
        ])?;
        Ok(Some(Entry { transaction: self.number, command, params, changed, undoable }))
    }
}

/// Advances the hybrid logical clock of this copy (Kulkarni et al. 2014: milliseconds << 16 | counter). It never goes
/// back, not even when the machine's clock does.
fn next_clock(conn: &Connection, now: Timestamp) -> Result<i64> {
    let last: i64 = local_value(conn, "clock")?.and_then(|text| text.parse().ok()).unwrap_or(0);
    let next = (now.max(0) << 16).max(last + 1);
    set_local(conn, "clock", &next.to_string())?;
    Ok(next)
}

/// A value about this copy of the book.
pub(crate) fn local_value(conn: &Connection, name: &str) -> Result<Option<String>> {
    let mut statement = conn.prepare_cached("SELECT value FROM local WHERE name = ?1")?;
    Ok(statement.query_row([name], |r| r.get(0)).optional()?)
}

/// Keeps a value about this copy of the book.
pub(crate) fn set_local(conn: &Connection, name: &str, value: &str) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO local (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    )?
    .execute([name, value])?;
    Ok(())
}

/// The book's zone as its settings have it. A setting nobody can read must not keep the book closed: `check` names it.
pub(super) fn zone_of(conn: &Connection) -> Result<Tz> {
    match crate::settings::business(conn) {
        Err(Error::Json(_)) => Ok(Tz::UTC),
        business => Ok(business?.zone()),
    }
}
