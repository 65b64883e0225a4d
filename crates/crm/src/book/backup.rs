//! Backups: whole copies made while work goes on, each opened and checked before it counts as one, and thinned out with
//! age.

use super::key::{self, Header, Key};
use super::open::{Access, beside, connection, unlock};
use super::swap::{folder_of, remove, sync_folder};
use super::{Book, rotation};
use crate::moment::{Moment, Progress, Timestamp, Watch};
use crate::{Error, Result};
use chrono::{DateTime, NaiveDateTime};
use rusqlite::backup::{Backup as Copying, StepResult};
use rusqlite::{Connection, OpenFlags};
use serde::Serialize;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::PoisonError;
use std::sync::atomic::AtomicI64;
use std::time::Duration;

/// Pages copied between two looks at the watch: four megabytes.
const STEP: i32 = 1000;
/// What is left to others between two steps.
const PAUSE: Duration = Duration::from_millis(1);
/// A backup that is not finished, or was stopped half way.
const UNFINISHED: &str = ".part";
/// How a backup's name tells its time: it sorts as it happened, and every file system takes it.
const TIME: &str = "%Y-%m-%dT%H-%M-%S-%3fZ";

/// Why a backup was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
pub enum Why {
    /// The first use of a day.
    Daily,
    /// The book was closed after changes.
    Closing,
    /// Before the book was brought to a newer program.
    Migration,
    /// Somebody asked for it. Never thinned out.
    Hand,
}

impl Why {
    const ALL: [(Self, &'static str); 4] =
        [(Self::Daily, "daily"), (Self::Closing, "closing"), (Self::Migration, "migration"), (Self::Hand, "hand")];

    fn code(self) -> &'static str {
        Self::ALL.iter().find(|(why, _)| *why == self).map_or("hand", |(_, code)| code)
    }
}

/// One backup as it lies in its folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Backup {
    /// The file.
    pub file: String,
    /// When it was made, milliseconds UTC.
    #[ts(type = "number")]
    pub at: Timestamp,
    /// Why it was made.
    pub why: Why,
    /// Bytes.
    #[ts(type = "number")]
    pub size: u64,
    /// Whether a passphrase opens it: the one the book had then.
    pub encrypted: bool,
    /// Whether it was opened and checked after it was made; one that was not is never relied upon.
    pub verified: bool,
}

/// What making a backup did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct BackedUp {
    /// The new backup.
    pub backup: Backup,
    /// Files of older ones that were let go.
    pub let_go: Vec<String>,
}

/// Where the backups of a book are unless its owner chose a folder: beside it.
pub fn default_folder(book: &Path) -> PathBuf {
    beside(book, ".backups")
}

/// The backups of `book` in `folder`, newest first; none when there is no such folder.
pub fn list(folder: &Path, book: &Path) -> Result<Vec<Backup>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(e) => return Err(Error::io(folder)(e)),
    };
    let mut found = Vec::new();
    for entry in entries {
        let file = entry.map_err(Error::io(folder))?.path();
        if let Some((at, why, verified)) = read_name(&file, book) {
            let size = fs::metadata(&file).map_err(Error::io(&file))?.len();
            let encrypted = !matches!(key::header(&file)?, Header::Plain);
            found.push(Backup { file: file.display().to_string(), at, why, size, encrypted, verified });
        }
    }
    found.sort_by(|a, b| (b.at, &b.file).cmp(&(a.at, &a.file)));
    Ok(found)
}

impl Book {
    /// Whether a backup for this reason is due: a daily one when this day of the business has none, one on closing when
    /// something was written since the last. The others are due when they are asked for.
    pub fn is_backup_due(&self, why: Why, backups: &[Backup], now: Timestamp) -> bool {
        let moment = Moment { now, zone: self.zone() };
        match why {
            Why::Daily => {
                !backups.iter().any(|b| b.verified && moment.today() == Moment { now: b.at, ..moment }.today())
            }
            Why::Closing => self.has_changes(false),
            Why::Migration | Why::Hand => true,
        }
    }

    /// Makes a backup in `folder` while work goes on, opens and checks it, and only then lets older ones go.
    /// Errors: `disk-full`, `no-permission`, `backup-not-sound` when the copy did not pass its check, `cancelled`.
    pub fn back_up(&self, folder: &Path, why: Why, now: Timestamp, watch: &dyn Watch) -> Result<BackedUp> {
        let _alone = self.backing_up.lock().unwrap_or_else(PoisonError::into_inner);
        // Taken before the copy begins: what is written meanwhile is not in it.
        let changed = self.has_changes(true);
        let made = self.read(|conn| make(conn, self.key(), self.path(), folder, why, now, watch));
        if made.is_err() && changed {
            self.note_change();
        }
        let backup = made?;
        let let_go = rotate(folder, self.path(), Moment { now, zone: self.zone() })?;
        Ok(BackedUp { backup, let_go })
    }

    /// Saves a whole, checked copy of the book as the file `to`, under the same passphrase; also of a book whose own file
    /// was deleted while it was open. Errors: `file-exists`, and those of [`Book::back_up`].
    pub fn save_copy(&self, to: &Path, watch: &dyn Watch) -> Result<()> {
        self.read(|conn| copy_checked(conn, self.key(), to, watch))
    }
}

/// Makes one backup of what `conn` sees.
pub(super) fn make(
    conn: &Connection,
    key: Option<&Key>,
    book: &Path,
    folder: &Path,
    why: Why,
    now: Timestamp,
    watch: &dyn Watch,
) -> Result<Backup> {
    fs::create_dir_all(folder).map_err(Error::io(folder))?;
    // Two of the same millisecond follow each other.
    let (at, file) = (now..now.saturating_add(1000))
        .map(|at| (at, folder.join(name(book, at, why))))
        .find(|(_, file)| !file.exists())
        .ok_or_else(|| Error::book("file-exists", folder))?;
    copy_checked(conn, key, &file, watch)?;
    let size = fs::metadata(&file).map_err(Error::io(&file))?.len();
    Ok(Backup { file: file.display().to_string(), at, why, size, encrypted: key.is_some(), verified: true })
}

/// Lets go of what the rotation does not keep and of what was never finished. Returns the files.
fn rotate(folder: &Path, book: &Path, moment: Moment) -> Result<Vec<String>> {
    let (finished, unfinished): (Vec<_>, Vec<_>) = list(folder, book)?.into_iter().partition(|b| b.verified);
    let keep = rotation::keep(moment, &finished.iter().map(|b| (b.at, b.why)).collect::<Vec<_>>());
    let dropped = finished.iter().zip(keep).filter(|(_, keep)| !keep).map(|(b, _)| b);
    let mut gone = Vec::new();
    for backup in dropped.chain(&unfinished) {
        remove(Path::new(&backup.file))?;
        gone.push(backup.file.clone());
    }
    Ok(gone)
}

/// Copies what `conn` sees to the new file `to`, checks the copy, and gives it its name only then.
pub(super) fn copy_checked(conn: &Connection, key: Option<&Key>, to: &Path, watch: &dyn Watch) -> Result<()> {
    if to.exists() {
        return Err(Error::book("file-exists", to));
    }
    let part = beside(to, UNFINISHED);
    remove(&part)?;
    // Pins the moment: the copy would begin again with every write otherwise.
    let made = counts(conn)
        .and_then(|counts| {
            copy(conn, key, &part, watch)?;
            prove(&part, key, &counts, watch)
        })
        .and_then(|()| fs::rename(&part, to).map_err(Error::io(to)))
        .and_then(|()| sync_folder(to));
    if made.is_err() {
        remove(&part)?;
    }
    made
}

/// Copies page by page into a new file, one file whole in itself, and puts it on the disk.
pub(super) fn copy(conn: &Connection, key: Option<&Key>, to: &Path, watch: &dyn Watch) -> Result<()> {
    File::create_new(to).map_err(Error::io(to))?;
    let mut target =
        Connection::open_with_flags(to, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    unlock(&target, key)?;
    // Nothing relies on it before it is finished.
    target.execute_batch("PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = OFF;")?;
    let copying = Copying::new(conn, &mut target)?;
    loop {
        let step = copying.step(STEP)?;
        let progress = copying.progress();
        let (total, left) = (progress.pagecount.max(0) as u64, progress.remaining.max(0) as u64);
        watch.tick(Progress { stage: "copying", done: total.saturating_sub(left), total })?;
        match step {
            StepResult::Done => break,
            _ => std::thread::sleep(PAUSE),
        }
    }
    drop(copying);
    // The book says of itself that it has a log beside it; a backup is one file, readable where nothing can be written.
    target.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    target.close().map_err(|(_, e)| e)?;
    File::open(to).and_then(|f| f.sync_all()).map_err(Error::io(to))
}

/// Opens the copy anew and proves that it is sound and whole. Errors: `backup-not-sound`.
pub(super) fn prove(copy: &Path, key: Option<&Key>, expected: &[(String, i64)], watch: &dyn Watch) -> Result<()> {
    watch.tick(Progress { stage: "checking", done: 0, total: 0 })?;
    let conn = connection(copy, key, Access::Read, &Arc::new(AtomicI64::new(0)))?;
    if !is_sound(&conn)? || counts(&conn)? != expected {
        return Err(Error::book("backup-not-sound", copy));
    }
    watch.tick(Progress { stage: "checking", done: 1, total: 1 })
}

/// Whether every page can be read and every reference is met.
pub(super) fn is_sound(conn: &Connection) -> Result<bool> {
    let sound = conn.query_row("PRAGMA quick_check(1)", [], |r| r.get::<_, String>(0))? == "ok";
    Ok(sound && !conn.prepare("PRAGMA foreign_key_check")?.exists([])?)
}

/// How many rows each table has.
pub(super) fn counts(conn: &Connection) -> Result<Vec<(String, i64)>> {
    let names = conn
        .prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name",
        )?
        .query_map([], |r| r.get::<_, String>(0))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let count = |name: String| {
        let rows = conn.query_row(&format!("SELECT count(*) FROM \"{name}\""), [], |r| r.get(0))?;
        Ok((name, rows))
    };
    names.into_iter().map(count).collect()
}

/// `café.2026-11-21T10-00-00-000Z.daily.clientela`.
fn name(book: &Path, at: Timestamp, why: Why) -> String {
    let (stem, ending) = parts(book);
    format!("{stem}.{}.{}.{ending}", time_in_name(at), why.code())
}

/// An instant as the names of files tell it.
pub(super) fn time_in_name(at: Timestamp) -> String {
    DateTime::from_timestamp_millis(at.clamp(0, 253_402_300_799_999)).unwrap_or_default().format(TIME).to_string()
}

/// The name of a book without its ending, and the ending.
pub(super) fn parts(book: &Path) -> (String, String) {
    let stem = book.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let ending = book.extension().map_or_else(|| "clientela".to_owned(), |e| e.to_string_lossy().into_owned());
    (stem, ending)
}

/// When and why the backup `file` of `book` was made, and whether it was finished; nothing when it is another file.
fn read_name(file: &Path, book: &Path) -> Option<(Timestamp, Why, bool)> {
    let whole = file.file_name()?.to_str()?;
    let (finished, text) = whole.strip_suffix(UNFINISHED).map_or((true, whole), |text| (false, text));
    let (stem, ending) = parts(book);
    let (time, code) = text
        .strip_prefix(stem.as_str())?
        .strip_prefix('.')?
        .strip_suffix(ending.as_str())?
        .strip_suffix('.')?
        .split_once('.')?;
    let at = NaiveDateTime::parse_from_str(time, TIME).ok()?.and_utc().timestamp_millis();
    let why = Why::ALL.iter().find(|(_, known)| *known == code)?.0;
    Some((at, why, finished))
}

/// Before a migration: a backup beside the book, named by the time of its last change (the engine has no clock).
pub(super) fn before_migration(conn: &Connection, path: &Path, key: Option<&Key>) -> Result<()> {
    let at: i64 = conn.query_row("SELECT coalesce(max(at), 0) FROM transactions", [], |r| r.get(0))?;
    let folder = default_folder(path);
    let moment = conn.unchecked_transaction()?;
    make(&moment, key, path, &folder, Why::Migration, at, &crate::moment::Unwatched)?;
    moment.finish()?;
    sync_folder(&folder_of(&folder))
}
