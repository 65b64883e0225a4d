//! Making a book, opening one, and saying plainly why one cannot be opened.

use super::key::{self, Header, Key};
use super::{Book, READERS, migrate, write};
use crate::ids::IdSource;
use crate::settings::{self, Business};
use crate::{Error, Result};
use chrono_tz::Tz;
use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, OpenFlags, params};
use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Condvar, Mutex, RwLock};
use std::time::Duration;
use zeroize::Zeroizing;

/// How long a program waits for another that is writing before it says so.
const PATIENCE: Duration = Duration::from_secs(5);

/// What opens a book.
#[derive(Debug, Clone)]
pub enum Secret {
    /// The book has no passphrase.
    None,
    /// What its owner types.
    Passphrase(Zeroizing<String>),
    /// 64 hexadecimal digits from the system's keychain.
    RawKey(Zeroizing<String>),
}

/// What a new book starts with.
#[derive(Debug, Clone)]
pub struct NewBook {
    /// The business: name, country, language, currency, zone.
    pub business: Business,
    /// Who will use it; the first user and salesperson.
    pub user: String,
    /// What this machine is called in the history.
    pub device: String,
    /// Milliseconds UTC.
    pub now: i64,
    /// 32 bytes of randomness: salt and ids.
    pub seed: [u8; 32],
}

impl Book {
    /// Makes a new book at `path` and opens it. Nothing that is there is replaced.
    /// Errors: `book-exists`, `folder-missing`, `no-permission`, `disk-full`.
    pub fn create(path: &Path, passphrase: Option<&str>, new: &NewBook) -> Result<Self> {
        if path.exists() {
            return Err(Error::book("book-exists", path));
        }
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        if !folder.is_dir() {
            return Err(Error::book("folder-missing", folder));
        }
        let mut salt = [0u8; 16];
        salt.copy_from_slice(&new.seed[..16]);
        let key = passphrase.filter(|p| !p.is_empty()).map(|p| Key::derive(p, salt)).transpose()?;
        // Made whole beside its place, then put there: a machine that stops half way leaves no half book.
        let draft = beside(path, ".new");
        let _ = fs::remove_file(&draft);
        let made = fill(&draft, key.as_ref(), new).and_then(|()| settle(&draft, path));
        let _ = fs::remove_file(&draft);
        made?;
        Self::connect(path, key, false)
    }

    /// Opens a book, bringing it to this program's version after a copy was set aside.
    /// Errors: `book-missing`, `not-a-book`, `book-truncated`, `book-newer`, `wrong-passphrase`, `passphrase-needed`,
    /// `book-in-exclusive-use`, `no-permission`.
    pub fn open(path: &Path, secret: &Secret) -> Result<Self> {
        let key = match (key::header(path)?, secret) {
            (Header::Missing, _) => return Err(Error::book("book-missing", path)),
            (Header::Foreign, _) => return Err(Error::book("not-a-book", path)),
            (Header::Truncated, _) => return Err(Error::book("book-truncated", path)),
            (Header::Plain, _) => None,
            (Header::Sealed(_), Secret::None) => return Err(Error::book("passphrase-needed", path)),
            (Header::Sealed(salt), Secret::Passphrase(text)) => Some(Key::derive(text, salt)?),
            (Header::Sealed(salt), Secret::RawKey(hex)) => {
                Some(Key::from_hex(hex, salt).ok_or_else(|| Error::book("wrong-passphrase", path))?)
            }
        };
        let writable = OpenOptions::new().append(true).open(path).is_ok() && folder_is_writable(path);
        Self::connect(path, key, !writable)
    }

    fn connect(path: &Path, key: Option<Key>, read_only: bool) -> Result<Self> {
        let lock = if read_only { None } else { Some(hold(path)?) };
        let transaction = Arc::new(AtomicI64::new(0));
        let mut writer = connection(path, key.as_ref(), read_only, &transaction)?;
        let version = migrate::version(&writer, path)?;
        if version == 0 {
            return Err(Error::book("not-a-book", path));
        }
        if !read_only {
            // WAL before the first write; it stays with the file.
            writer.pragma_update(None, "journal_mode", "wal")?;
            writer.pragma_update(None, "synchronous", "full")?;
            writer.pragma_update(None, "cache_size", -16_000)?;
            if version < migrate::latest() {
                set_aside(&writer, path, key.as_ref(), version)?;
                migrate::run(&mut writer, version)?;
            }
        } else if version < migrate::latest() {
            return Err(Error::book("book-older-read-only", path));
        }
        let readers = (0..READERS)
            .map(|_| {
                let conn = connection(path, key.as_ref(), read_only, &transaction)?;
                conn.pragma_update(None, "query_only", true)?;
                conn.pragma_update(None, "cache_size", -8_000)?;
                Ok(conn)
            })
            .collect::<Result<Vec<_>>>()?;
        let book = Self {
            path: path.to_owned(),
            key,
            read_only,
            zone: RwLock::new(Tz::UTC),
            transaction,
            changed: AtomicBool::new(false),
            writer: Mutex::new(writer),
            readers: Mutex::new(readers),
            returned: Condvar::new(),
            lock,
        };
        book.settings_changed()?;
        Ok(book)
    }

    /// Closes every connection, having made sure that no other program has the book open, and returns what holds it for
    /// this one: the exclusive lock, and the key. Errors: `book-in-use`, `book-read-only`; the book stays open then.
    pub fn close_for_replacement(mut self) -> std::result::Result<(File, Option<Key>), (Box<Self>, Error)> {
        let Some(lock) = self.lock.take() else {
            let error = Error::book("book-read-only", &self.path);
            return Err((Box::new(self), error));
        };
        let _ = lock.unlock();
        if lock.try_lock().is_err() {
            let _ = lock.lock_shared();
            let error = Error::book("book-in-use", &self.path);
            self.lock = Some(lock);
            return Err((Box::new(self), error));
        }
        let Self { key, .. } = self;
        Ok((lock, key))
    }
}

/// A connection with the key, the functions of the triggers, and strict habits.
pub(crate) fn connection(path: &Path, key: Option<&Key>, read_only: bool, tx: &Arc<AtomicI64>) -> Result<Connection> {
    let mode = if read_only { OpenFlags::SQLITE_OPEN_READ_ONLY } else { OpenFlags::SQLITE_OPEN_READ_WRITE };
    let conn = Connection::open_with_flags(path, mode | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    unlock(&conn, key)?;
    // The first page is read here: a wrong key shows now.
    conn.query_row("SELECT count(*) FROM sqlite_schema", [], |r| r.get::<_, i64>(0)).map_err(|e| {
        match (e.sqlite_error_code(), key) {
            (Some(rusqlite::ErrorCode::NotADatabase), Some(_)) => Error::book("wrong-passphrase", path),
            (Some(rusqlite::ErrorCode::NotADatabase | rusqlite::ErrorCode::DatabaseCorrupt), None) => {
                Error::book("book-damaged", path)
            }
            _ => e.into(),
        }
    })?;
    conn.busy_timeout(PATIENCE)?;
    conn.set_prepared_statement_cache_capacity(256);
    conn.execute_batch(
        "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON;",
    )?;
    let current = tx.clone();
    // The number of the transaction in progress, for the triggers of the journal.
    conn.create_scalar_function(
        "journal_tx",
        0,
        FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_INNOCUOUS,
        move |_| Ok(current.load(Ordering::Acquire)),
    )?;
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_INNOCUOUS | FunctionFlags::SQLITE_DETERMINISTIC;
    // Text without case and accents, as names are compared.
    conn.create_scalar_function("fold", 1, flags, |context| {
        Ok(context.get_raw(0).as_str_or_null()?.map(crate::names::fold))
    })?;
    Ok(conn)
}

/// Gives a connection its key.
fn unlock(conn: &Connection, key: Option<&Key>) -> Result<()> {
    if let Some(key) = key {
        // A wrong passphrase is told by us, once, in the person's language.
        conn.pragma_update(None, "cipher_log_level", "NONE")?;
        conn.pragma_update(None, "key", key.pragma().as_str())?;
    }
    Ok(())
}

/// Writes a whole new book into the file `draft`.
fn fill(draft: &Path, key: Option<&Key>, new: &NewBook) -> Result<()> {
    File::create_new(draft).map_err(Error::io(draft))?;
    let mut conn = connection(draft, key, false, &Arc::new(AtomicI64::new(0)))?;
    conn.pragma_update(None, "page_size", key::PAGE as i64)?;
    migrate::run(&mut conn, 0)?;
    let mut seed = [0u8; 8];
    seed.copy_from_slice(&new.seed[16..24]);
    let mut ids = IdSource::new(new.now, u64::from_le_bytes(seed));
    let tx = conn.transaction()?;
    tx.execute("INSERT INTO devices (uid, name) VALUES (?1, ?2)", params![ids.next_id(), new.device])?;
    write::set_local(&tx, "device", &tx.last_insert_rowid().to_string())?;
    tx.execute("INSERT INTO users (uid, name) VALUES (?1, ?2)", params![ids.next_id(), new.user])?;
    write::set_local(&tx, "user", &tx.last_insert_rowid().to_string())?;
    settings::start(&tx, &new.business)?;
    tx.execute("DELETE FROM stale", [])?;
    tx.commit()?;
    Ok(())
}

/// Puts a finished file in its place without ever replacing another.
fn settle(draft: &Path, path: &Path) -> Result<()> {
    File::open(draft).and_then(|f| f.sync_all()).map_err(Error::io(draft))?;
    match fs::hard_link(draft, path) {
        Ok(()) => {}
        Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => return Err(Error::book("book-exists", path)),
        // A disk without hard links (FAT): the check at the start was the protection.
        Err(_) => fs::rename(draft, path).map_err(Error::io(path))?,
    }
    Ok(())
}

/// Before a migration: a whole copy under a name that says what it is.
fn set_aside(conn: &Connection, path: &Path, key: Option<&Key>, version: i32) -> Result<()> {
    let copy = beside(path, &format!(".v{version}"));
    if copy.exists() {
        return Ok(());
    }
    File::create_new(&copy).map_err(Error::io(&copy))?;
    let mut target = Connection::open_with_flags(&copy, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    unlock(&target, key)?;
    rusqlite::backup::Backup::new(conn, &mut target)?.run_to_completion(1000, Duration::ZERO, None)?;
    Ok(())
}

/// The path with `suffix` added to its file name.
pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(suffix);
    path.with_file_name(name)
}

/// Takes the shared lock of a book.
fn hold(path: &Path) -> Result<File> {
    let place = beside(path, ".lock");
    let lock = OpenOptions::new().create(true).truncate(false).write(true).open(&place).map_err(Error::io(&place))?;
    lock.try_lock_shared().map_err(|_| Error::book("book-in-exclusive-use", path))?;
    Ok(lock)
}

fn folder_is_writable(path: &Path) -> bool {
    // The only portable answer is to try: WAL needs files beside the book.
    let probe = beside(path, ".lock");
    OpenOptions::new().create(true).truncate(false).write(true).open(probe).is_ok()
}
