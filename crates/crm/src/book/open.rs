//! Making a book, opening one, and saying plainly why one cannot be opened.

use super::key::{self, Header, Key};
use super::lock::Lock;
use super::{Book, READERS, backup, first_page, migrate, swap, write};
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
        let key = passphrase.filter(|p| !p.is_empty()).map(|p| Key::derive(p, key::salt(salt))).transpose()?;
        // Made whole beside its place, then put there: a machine that stops half way leaves no half book.
        let draft = beside(path, ".new");
        let _ = fs::remove_file(&draft);
        let made = fill(&draft, key.as_ref(), new).and_then(|()| settle(&draft, path));
        let _ = fs::remove_file(&draft);
        made?;
        Self::connect(path, key, Access::Write)
    }

    /// Opens a book, bringing it to this program's version after a backup was made. A damaged one is opened as far as it
    /// can be read ([`Book::is_damaged`]), one that may not be written only to be read.
    /// Errors: `book-missing`, `not-a-book`, `book-truncated`, `book-newer`, `wrong-passphrase`, `passphrase-needed`,
    /// `book-in-exclusive-use`, `no-permission`.
    pub fn open(path: &Path, secret: &Secret) -> Result<Self> {
        Self::open_as_it_is(path, secret).map_err(|error| first_page::told(path, secret, error))
    }

    fn open_as_it_is(path: &Path, secret: &Secret) -> Result<Self> {
        if swap::is_unfinished(path) && folder_is_writable(path) {
            let _lock = Lock::alone(path)?;
            swap::finish(path)?;
        }
        let key = key_of(path, secret)?;
        let writable = is_writable(path) && folder_is_writable(path);
        let whole = !matches!(key::header(path)?, Header::Truncated(_));
        let opened = if whole {
            Self::connect(path, key.clone(), if writable { Access::Write } else { Access::Read })
        } else {
            Err(Error::book("book-truncated", path))
        };
        match opened {
            // What can still be read is shown; nothing is written to it.
            Err(e) if matches!(e.kind(), "book-damaged" | "book-truncated") => {
                Self::connect(path, key, Access::Damaged).map_err(|_| e)
            }
            opened => opened,
        }
    }

    pub(super) fn connect(path: &Path, key: Option<Key>, access: Access) -> Result<Self> {
        let lock = if access == Access::Write { Some(Lock::shared(path)?) } else { None };
        let transaction = Arc::new(AtomicI64::new(0));
        let mut writer = connection(path, key.as_ref(), access, &transaction)?;
        let version = migrate::version(&writer, path)?;
        if version == 0 {
            return Err(Error::book("not-a-book", path));
        }
        if access == Access::Write {
            // WAL before the first write; it stays with the file.
            writer.pragma_update(None, "journal_mode", "wal")?;
            writer.pragma_update(None, "synchronous", "full")?;
            writer.pragma_update(None, "cache_size", -16_000)?;
            if version < migrate::latest() {
                backup::before_migration(&writer, path, key.as_ref())?;
                migrate::run(&mut writer, version)?;
            }
        } else if version < migrate::latest() {
            return Err(Error::book("book-older-read-only", path));
        }
        let readers =
            (0..READERS).map(|_| reader(path, key.as_ref(), access, &transaction)).collect::<Result<Vec<_>>>()?;
        let book = Self {
            path: path.to_owned(),
            key,
            access,
            damaged: AtomicBool::new(false),
            identity: identity(path),
            zone: RwLock::new(Tz::UTC),
            transaction,
            changed: AtomicBool::new(false),
            writer: Mutex::new(writer),
            backing_up: Mutex::new(()),
            readers: Mutex::new(readers),
            returned: Condvar::new(),
            recalled: Default::default(),
            _lock: lock,
        };
        match book.settings_changed() {
            // The page of the settings may be the damaged one.
            Err(_) if access == Access::Damaged => {}
            told => told?,
        }
        Ok(book)
    }
}

/// The key that `secret` gives for the file `path`, from its first bytes.
pub(super) fn key_of(path: &Path, secret: &Secret) -> Result<Option<Key>> {
    Ok(match (key::header(path)?, secret) {
        (Header::Missing, _) => return Err(Error::book("book-missing", path)),
        (Header::Foreign, _) => return Err(Error::book("not-a-book", path)),
        (Header::Plain | Header::Truncated(None), _) => None,
        (Header::Sealed(_) | Header::Truncated(_), Secret::None) => return Err(Error::book("passphrase-needed", path)),
        (Header::Sealed(salt) | Header::Truncated(Some(salt)), Secret::Passphrase(text)) => {
            Some(Key::derive(text, salt)?)
        }
        (Header::Sealed(salt) | Header::Truncated(Some(salt)), Secret::RawKey(hex)) => {
            Some(Key::from_hex(hex, salt).ok_or_else(|| Error::book("wrong-passphrase", path))?)
        }
    })
}

/// What a connection may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    /// Read and write.
    Write,
    /// Only read: no permission for more.
    Read,
    /// Only read, and take a file that is shorter than it says it is.
    Damaged,
}

/// A connection with the key, the functions of the triggers, and strict habits.
pub(crate) fn connection(path: &Path, key: Option<&Key>, access: Access, tx: &Arc<AtomicI64>) -> Result<Connection> {
    let opened = unlocked(path, key, access, false);
    let conn = match opened {
        // Where nothing can be written not even the log's index can be made: if there is no log, there is no need.
        Err(Error::Sqlite(e))
            if access != Access::Write
                && matches!(
                    e.sqlite_error_code(),
                    Some(rusqlite::ErrorCode::CannotOpen | rusqlite::ErrorCode::ReadOnly)
                )
                && fs::metadata(beside(path, "-wal")).map_or(true, |log| log.len() == 0) =>
        {
            unlocked(path, key, access, true)?
        }
        opened => opened?,
    };
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
    crate::quality::install(&conn)?;
    Ok(conn)
}

/// A connection that never writes.
pub(super) fn reader(path: &Path, key: Option<&Key>, access: Access, tx: &Arc<AtomicI64>) -> Result<Connection> {
    let conn = connection(path, key, access, tx)?;
    conn.pragma_update(None, "query_only", true)?;
    conn.pragma_update(None, "cache_size", -16_000)?;
    Ok(conn)
}

/// A connection that has read the first page: a wrong key shows now.
pub(super) fn unlocked(path: &Path, key: Option<&Key>, access: Access, immutable: bool) -> Result<Connection> {
    let mode = match access {
        Access::Write => OpenFlags::SQLITE_OPEN_READ_WRITE,
        Access::Read | Access::Damaged => OpenFlags::SQLITE_OPEN_READ_ONLY,
    };
    let conn = if immutable {
        Connection::open_with_flags(
            unchanging(path),
            mode | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI,
        )?
    } else {
        Connection::open_with_flags(path, mode | OpenFlags::SQLITE_OPEN_NO_MUTEX)?
    };
    unlock(&conn, key)?;
    if access == Access::Damaged {
        // The one way to have SQLite read what is left of a file that was cut.
        conn.pragma_update(None, "writable_schema", true)?;
    }
    let first = || conn.query_row("SELECT EXISTS (SELECT 1 FROM sqlite_schema)", [], |r| r.get::<_, bool>(0));
    // What the schema says up to a page that cannot be read is held then, and asked for from the second question on: the triggers,
    // which fill most of its pages, stand behind the tables.
    let asked = first().or_else(|e| if access == Access::Damaged { first() } else { Err(e) });
    asked.map_err(|e| match (e.sqlite_error_code(), key) {
        (Some(rusqlite::ErrorCode::NotADatabase), Some(_)) => Error::book("wrong-passphrase", path),
        (Some(rusqlite::ErrorCode::NotADatabase | rusqlite::ErrorCode::DatabaseCorrupt), _) => {
            Error::book("book-damaged", path)
        }
        _ => e.into(),
    })?;
    Ok(conn)
}

/// The address SQLite takes for a file that nobody changes: nothing beside it is looked for or made.
fn unchanging(path: &Path) -> String {
    let mut address = "file:".to_owned();
    for byte in path.to_string_lossy().bytes() {
        match byte {
            b'%' | b'?' | b'#' => address.push_str(&format!("%{byte:02x}")),
            b'\\' => address.push('/'),
            0x20..=0x7e => address.push(char::from(byte)),
            _ => address.push_str(&format!("%{byte:02x}")),
        }
    }
    address + "?immutable=1"
}

/// Which file a path names, whatever its name becomes: device and number. Nothing where the system does not tell, or
/// where there is no file.
pub(super) type Identity = (u64, u64);

/// Asks only the folder: opening and closing the file here would drop SQLite's locks on it.
#[cfg(unix)]
pub(super) fn identity(path: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata(path).ok().map(|found| (found.dev(), found.ino()))
}

/// An open file cannot be deleted there.
#[cfg(not(unix))]
pub(super) fn identity(_: &Path) -> Option<Identity> {
    None
}

/// Gives a connection its key.
pub(super) fn unlock(conn: &Connection, key: Option<&Key>) -> Result<()> {
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
    let mut conn = connection(draft, key, Access::Write, &Arc::new(AtomicI64::new(0)))?;
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
    crate::lists::start(&tx, &new.business.language)?;
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

/// The path with `suffix` added to its file name.
pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(suffix);
    path.with_file_name(name)
}

fn is_writable(path: &Path) -> bool {
    OpenOptions::new().append(true).open(path).is_ok()
}

fn folder_is_writable(path: &Path) -> bool {
    // The only portable answer is to try: WAL needs files beside the book.
    let probe = beside(path, ".lock");
    OpenOptions::new().create(true).truncate(false).write(true).open(probe).is_ok()
}
