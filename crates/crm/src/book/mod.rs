//! The book: one business's data in one file, encrypted unless its owner chose otherwise.
//!
//! One writer, a few readers that never wait for it (WAL), every commit on the disk before it is told. A lock file beside
//! the book lets programs share it and lets one of them replace it only when no other has it open.

pub mod backup;
pub mod bulk;
pub mod check;
mod first_page;
pub mod history;
pub mod journal;
pub mod key;
mod lock;
pub mod migrate;
mod open;
pub mod passphrase;
mod recall;
pub mod refresh;
pub mod restore;
pub mod rotation;
pub mod salvage;
mod steps;
mod swap;
pub mod undo;
mod write;

use open::Access;
pub use open::{NewBook, Secret};
pub use write::{Act, Done, Entry, Tx};
pub(crate) use write::{local_value, set_local};

use crate::{Error, Result};
use chrono_tz::Tz;
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, RwLock};

/// How many readers work at the same time.
const READERS: usize = 3;

/// An open book. Shared between threads; dropping it closes the file.
pub struct Book {
    path: PathBuf,
    key: Option<key::Key>,
    access: Access,
    /// Set when a page could not be read: from then on nothing is written.
    damaged: AtomicBool,
    /// Which file the path named when the book was opened.
    identity: Option<open::Identity>,
    zone: RwLock<Tz>,
    transaction: Arc<AtomicI64>,
    changed: AtomicBool,
    writer: Mutex<Connection>,
    /// Held while a backup is made: another would let go of what is not finished yet.
    backing_up: Mutex<()>,
    readers: Mutex<Vec<Connection>>,
    returned: Condvar,
    recalled: recall::Recalled,
    /// Held as long as the book is open: shared, so that only an exclusive holder may replace the file.
    _lock: Option<lock::Lock>,
}

impl std::fmt::Debug for Book {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Book").field("path", &self.path).field("access", &self.access).finish_non_exhaustive()
    }
}

impl Book {
    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether the file is encrypted.
    pub fn is_encrypted(&self) -> bool {
        self.key.is_some()
    }

    /// The raw key, for the system's keychain only.
    pub fn key(&self) -> Option<&key::Key> {
        self.key.as_ref()
    }

    /// Whether it was opened only to be read: no permission to write, or damaged.
    pub fn is_read_only(&self) -> bool {
        self.access != Access::Write || self.is_damaged()
    }

    /// Whether a part of the file could not be read. What can be read is; nothing is written any more.
    pub fn is_damaged(&self) -> bool {
        self.access == Access::Damaged || self.damaged.load(Ordering::Acquire)
    }

    /// Whether the file of this open book is still the one at its path. Deleted or replaced, it lives only as long as
    /// the book is open: [`Book::save_copy`] saves it.
    pub fn is_in_its_place(&self) -> bool {
        self.identity.is_none() || open::identity(&self.path) == self.identity
    }

    /// The time zone of the business.
    pub fn zone(&self) -> Tz {
        self.zone.read().map_or(Tz::UTC, |zone| *zone)
    }

    /// Whether anything was written since the book was opened or since this was last asked with `take`.
    pub fn has_changes(&self, take: bool) -> bool {
        if take { self.changed.swap(false, Ordering::AcqRel) } else { self.changed.load(Ordering::Acquire) }
    }

    /// Lends a reader to `work`. The reader sees one moment of the book from its first to its last query.
    pub fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let mut reader = self.borrow_reader()?;
        let conn = reader.connection()?;
        // One transaction: every query of `work` sees the same moment.
        let moment = conn.unchecked_transaction()?;
        let value = work(conn);
        if value.is_ok() {
            moment.finish()?;
        } else {
            drop(moment);
        }
        value.map_err(|error| {
            let error = self.note_damage(error);
            if self.is_encrypted() && self.is_damaged() {
                reader.renew();
            }
            error
        })
    }

    /// A handle that stops the writer's running statement from another thread.
    pub fn interrupter(&self) -> Result<rusqlite::InterruptHandle> {
        Ok(self.writer()?.get_interrupt_handle())
    }

    fn borrow_reader(&self) -> Result<Reader<'_>> {
        let mut free = self.readers.lock().map_err(|_| Error::refused("internal"))?;
        loop {
            match free.pop() {
                Some(conn) => return Ok(Reader { book: self, conn: Some(conn) }),
                None => free = self.returned.wait(free).map_err(|_| Error::refused("internal"))?,
            }
        }
    }

    fn writer(&self) -> Result<MutexGuard<'_, Connection>> {
        // A panic while the writer was held rolled its transaction back; the connection itself is sound.
        Ok(self.writer.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
    }

    fn announce_transaction(&self, number: i64) {
        self.transaction.store(number, Ordering::Release);
    }

    /// Remembers when an error says that the file is damaged, and hands it on.
    fn note_damage(&self, error: Error) -> Error {
        if matches!(&error, Error::Sqlite(e) if e.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseCorrupt)) {
            self.damaged.store(true, Ordering::Release);
        }
        error
    }

    fn note_change(&self) {
        self.changed.store(true, Ordering::Release);
    }

    /// Reads again what the book keeps in memory of its settings.
    pub fn settings_changed(&self) -> Result<()> {
        let zone = self.read(write::zone_of)?;
        if let Ok(mut kept) = self.zone.write() {
            *kept = zone;
        }
        Ok(())
    }
}

/// A reader on loan; it goes back when dropped.
struct Reader<'a> {
    book: &'a Book,
    conn: Option<Connection>,
}

impl Reader<'_> {
    fn connection(&self) -> Result<&Connection> {
        self.conn.as_ref().ok_or_else(|| Error::refused("internal"))
    }

    /// After one page that could not be read, SQLCipher reads no other on the same connection: a new one can.
    fn renew(&mut self) {
        let Book { path, key, access, transaction, .. } = self.book;
        if let Ok(conn) = open::reader(path, key.as_ref(), *access, transaction) {
            self.conn = Some(conn);
        }
    }

    fn connection_mut(&mut self) -> Result<&mut Connection> {
        self.conn.as_mut().ok_or_else(|| Error::refused("internal"))
    }
}

impl Drop for Reader<'_> {
    fn drop(&mut self) {
        if let (Some(conn), Ok(mut free)) = (self.conn.take(), self.book.readers.lock()) {
            free.push(conn);
            self.book.returned.notify_one();
        }
    }
}

#[cfg(test)]
mod tests;
