//! A book whose first page is lost. That page says where the schema stands and, in an encrypted book, bears the salt of its key; all rows are
//! on others. One that says the same does in its place: that of a backup, or of a new book with the same key.

use super::key::{self, Header, Key, PAGE};
use super::open::{Access, beside, connection, key_of, unlocked};
use super::swap::remove;
use super::{Secret, backup, migrate};
use crate::{Error, Result};
use rusqlite::params;
use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicI64;

/// How many keys of older copies are tried; there is one more for each change of the passphrase.
const KEYS: usize = 3;
/// Bytes that are looked at to find out whether a page does: the schema stands among the first.
const LOOK: u64 = 64 << 20;

/// Pages by which a book without a passphrase is known.
const SAMPLE: u64 = 65;

/// How much of the book is put behind the page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    /// Enough to read its schema.
    Look,
    All,
}

/// What an attempt to open the book came to, when all that it lacks is its first page: `book-damaged` and not that the passphrase is wrong
/// or that it is no book. Any other error comes back as it is.
pub(super) fn told(path: &Path, secret: &Secret, error: Error) -> Error {
    if !matches!(error.kind(), "wrong-passphrase" | "passphrase-needed" | "not-a-book") {
        return error;
    }
    let draft = beside(path, ".first");
    let found = put(path, secret, &draft, Extent::Look);
    let _ = clear(&draft);
    if matches!(found, Ok(Some(_))) { Error::book("book-damaged", path) } else { error }
}

/// Copies the book to `to` with another first page; its log is left where it is. Returns the key of the copy (none for a book without
/// one), or nothing when no page does.
pub(super) fn replace(path: &Path, secret: &Secret, to: &Path) -> Result<Option<Option<Key>>> {
    put(path, secret, to, Extent::All)
}

fn put(path: &Path, secret: &Secret, to: &Path, extent: Extent) -> Result<Option<Option<Key>>> {
    let own = key::header(path)?;
    let mut tried: Vec<Header> = Vec::new();
    for copy in backup::list(&backup::default_folder(path), path)? {
        let file = Path::new(&copy.file);
        let header = key::header(file)?;
        if tried.contains(&header) || tried.len() == KEYS {
            continue;
        }
        tried.push(header);
        let Ok(key) = key_of(file, secret) else { continue };
        if unlocked(file, key.as_ref(), Access::Read, true).is_err() {
            if header == own {
                // What a sound page with this very salt refuses is the passphrase.
                return Ok(None);
            }
            continue;
        }
        let begin = |to: &Path| fs::copy(file, to).map(|_| ()).map_err(Error::io(to));
        if copy_behind(path, key.as_ref(), to, extent, begin)? {
            return Ok(Some(key));
        }
    }
    let key = match key_of(path, secret) {
        _ if is_plain(path)? => None,
        Ok(key) => key,
        Err(_) => return Ok(None),
    };
    let begin = |to: &Path| {
        File::create_new(to).map_err(Error::io(to))?;
        let mut conn = connection(to, key.as_ref(), Access::Write, &Arc::new(AtomicI64::new(0)))?;
        conn.pragma_update(None, "page_size", PAGE as i64)?;
        migrate::run(&mut conn, 0)
    };
    Ok(copy_behind(path, key.as_ref(), to, extent, begin)?.then_some(key))
}

/// Whether the pages after the first are those of a book without a passphrase: most begin with the kind of a B-tree page
/// (<https://www.sqlite.org/fileformat2.html#b_tree_pages>), which encrypted ones do by chance.
fn is_plain(path: &Path) -> Result<bool> {
    let mut begin = Vec::new();
    let pages = File::open(path).and_then(|file| file.take(SAMPLE * PAGE).read_to_end(&mut begin));
    pages.map_err(Error::io(path))?;
    let kinds = begin.chunks(PAGE as usize).skip(1).filter_map(|page| page.first());
    let (some, all) =
        kinds.fold((0, 0), |(some, all), kind| (some + u32::from(matches!(kind, 2 | 5 | 10 | 13)), all + 1));
    Ok(some * 2 > all)
}

/// Copies the pages of the book behind the first page of the one that `begin` makes at `to`, and tells whether the schema can be read then.
/// Errors: `disk-full`, `no-permission`.
fn copy_behind(
    path: &Path,
    key: Option<&Key>,
    to: &Path,
    extent: Extent,
    begin: impl FnOnce(&Path) -> Result<()>,
) -> Result<bool> {
    clear(to)?;
    begin(to)?;
    let length = fs::metadata(path).map_err(Error::io(path))?.len();
    let length = if extent == Extent::Look { length.min(LOOK) } else { length };
    if extent == Extent::All {
        match grow(to, key, length / PAGE) {
            Ok(()) => {}
            Err(error) if error.kind() == "disk-full" => return Err(error),
            // What is damaged itself is no help.
            Err(_) => return Ok(false),
        }
    }
    let copied = (|| -> io::Result<()> {
        let (mut from, mut into) = (File::open(path)?, File::options().write(true).open(to)?);
        from.seek(SeekFrom::Start(PAGE))?;
        into.seek(SeekFrom::Start(PAGE))?;
        into.set_len(length)?;
        io::copy(&mut from.take(length.saturating_sub(PAGE)), &mut into)?;
        Ok(())
    })();
    copied.map_err(Error::io(to))?;
    let Ok(conn) = unlocked(to, key, Access::Damaged, true) else { return Ok(false) };
    let has_clients = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'clients')";
    Ok(conn.query_row(has_clients, [], |r| r.get(0)).unwrap_or(false))
}

/// Makes a book as many pages long at least as its first page is to tell: SQLite reads none beyond.
fn grow(at: &Path, key: Option<&Key>, pages: u64) -> Result<()> {
    let conn = unlocked(at, key, Access::Write, false)?;
    conn.execute_batch("PRAGMA synchronous = OFF")?;
    let there: u64 = conn.pragma_query_value(None, "page_count", |r| r.get(0))?;
    let lacking = pages.saturating_sub(there) * PAGE;
    // In pieces: a text has a longest.
    for piece in 0..lacking.div_ceil(LOOK) {
        let bytes = i64::try_from(LOOK.min(lacking - piece * LOOK)).unwrap_or(i64::MAX);
        conn.execute(
            "INSERT INTO local (name, value) VALUES (?1, replace(hex(zeroblob(?2)), '00', 'x'))",
            params![format!("room {piece}"), bytes],
        )?;
    }
    conn.close().map_err(|(_, e)| e.into())
}

fn clear(draft: &Path) -> Result<()> {
    for left in ["", "-wal", "-shm", "-journal"] {
        remove(&beside(draft, left))?;
    }
    Ok(())
}
