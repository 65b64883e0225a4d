//! Taking a file into the book.

use super::{Attachment, kind, of_row};
use crate::book::Tx;
use crate::error::OrNotFound as _;
use crate::ids::Id;
use crate::interactions::client_of;
use crate::{Error, Result, names};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rusqlite::{MAIN_DB, OptionalExtension, params};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use std::fs::File;
use std::io::{Cursor, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// Largest file, bytes.
pub const LARGEST: u64 = 50 * 1024 * 1024;
/// Bytes read at a time.
const PIECE: usize = 64 * 1024;

/// A file to take in: from a path, or its bytes as the page has them.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct NewAttachment {
    /// Whose it is.
    pub client: Id,
    /// The interaction it hangs from.
    #[serde(default)]
    #[ts(optional)]
    pub interaction: Option<Id>,
    /// The file.
    #[serde(default)]
    #[ts(optional)]
    pub path: Option<String>,
    /// Its name; that of the file when absent.
    #[serde(default)]
    #[ts(optional)]
    pub name: Option<String>,
    /// Its bytes in base64, for what was pasted or photographed and is no file.
    #[serde(default)]
    #[ts(optional)]
    pub bytes: Option<String>,
}

/// A file that comes with the interaction it hangs from: from a path, or its bytes as the page has them.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct FileToTake {
    /// The file.
    pub path: Option<String>,
    /// Its name; that of the file when absent.
    pub name: Option<String>,
    /// Its bytes in base64, for what was pasted or photographed and is no file.
    pub bytes: Option<String>,
}

/// Takes a file in. It is read in pieces, once for its hash and once into the book, and not at all when its contents are
/// already there.
/// Errors: `not-found` (client, interaction), `file-missing`, `file-empty`, `file-too-large`, `file-changed`,
/// `bytes-unfit`.
pub fn add(tx: &Tx, new: &NewAttachment) -> Result<Attachment> {
    let (client, client_name) = client_of(tx, new.client)?;
    let interaction = match new.interaction {
        None => None,
        Some(id) => Some(
            tx.prepare_cached("SELECT id FROM interactions WHERE uid = ?1 AND client = ?2")?
                .query_row(params![id, client], |r| r.get::<_, i64>(0))
                .or_not_found("interaction")?,
        ),
    };
    let file = FileToTake { path: new.path.clone(), name: new.name.clone(), bytes: new.bytes.clone() };
    let (row, name) = hang(tx, client, interaction, &file)?;
    tx.say("name", name);
    tx.say("client", client_name);
    of_row(tx, row)
}

/// Takes a file in for rows that are known. Returns its row and its name. Errors: those of [`add`] about the file.
pub(crate) fn hang(tx: &Tx, client: i64, interaction: Option<i64>, new: &FileToTake) -> Result<(i64, String)> {
    let file_name =
        new.path.as_deref().and_then(|p| Path::new(p).file_name()).map(|n| n.to_string_lossy().into_owned());
    let name = names::tidy(new.name.as_deref().or(file_name.as_deref()).unwrap_or(""));
    let name: String = name.chars().filter(|c| !matches!(c, '/' | '\\')).take(200).collect();
    if name.is_empty() {
        return Err(Error::invalid("name", "name-missing"));
    }
    let kept = match (&new.path, &new.bytes) {
        (Some(path), None) => {
            let path = Path::new(path);
            let mut file = File::open(path).map_err(Error::io(path))?;
            let about = file.metadata().map_err(Error::io(path))?;
            if !about.is_file() {
                return Err(Error::invalid("path", "file-missing").with("path", path.display()));
            }
            check_size(about.len())?;
            keep(tx, &mut file, path)?
        }
        (None, Some(text)) => {
            // Refused by its length before it is decoded.
            check_size(text.len() as u64 / 4 * 3)?;
            let bytes = STANDARD.decode(text).map_err(|_| Error::invalid("bytes", "bytes-unfit"))?;
            keep(tx, &mut Cursor::new(bytes), Path::new(&name))?
        }
        _ => return Err(Error::invalid("path", "file-missing").with("path", "")),
    };
    tx.prepare_cached(
        "INSERT INTO attachments (uid, client, interaction, name, mime, hash, size, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![tx.new_id(), client, interaction, name, kind::mime(&name, &kept.first), kept.hash, kept.size, tx.now()])?;
    Ok((tx.last_insert_rowid(), name))
}

fn check_size(size: u64) -> Result<()> {
    if size > LARGEST {
        let megabytes = |bytes: u64| bytes.div_ceil(1024 * 1024);
        return Err(Error::invalid("path", "file-too-large")
            .with("size", megabytes(size))
            .with("most", megabytes(LARGEST)));
    }
    Ok(())
}

/// What the book knows of contents it has.
pub(crate) struct Kept {
    /// SHA-256.
    pub hash: String,
    /// Bytes.
    pub size: i64,
    first: Vec<u8>,
}

/// Puts contents in the book, unless they are there. Errors: `file-empty`, `file-too-large`.
pub(crate) fn keep_bytes(tx: &Tx, bytes: &[u8]) -> Result<Kept> {
    keep(tx, &mut Cursor::new(bytes), Path::new(""))
}

/// Puts the contents of `source` in the book, unless they are there.
fn keep(tx: &Tx, source: &mut (impl Read + Seek), path: &Path) -> Result<Kept> {
    let mut first = Vec::new();
    let (hash, size) = pour(source, path, |piece| {
        if first.is_empty() {
            first = piece[..piece.len().min(4096)].to_vec();
        }
        Ok(())
    })?;
    if size == 0 {
        return Err(Error::invalid("path", "file-empty"));
    }
    let there =
        tx.prepare_cached("SELECT 1 FROM files WHERE hash = ?1")?.query_row([&hash], |_| Ok(())).optional()?.is_some();
    if !there {
        tx.prepare_cached("INSERT INTO files (hash, bytes) VALUES (?1, zeroblob(?2))")?
            .execute(params![hash, size as i64])?;
        let mut blob = tx.blob_open(MAIN_DB, "files", "bytes", tx.last_insert_rowid(), false)?;
        source.seek(SeekFrom::Start(0)).map_err(Error::io(path))?;
        let changed = || Error::refused("file-changed").with("path", path.display());
        // A blob does not grow: a file that did since it was weighed ends here.
        let again = pour(source, path, |piece| blob.write_all(piece).map_err(|_| changed()))?;
        blob.close()?;
        if again != (hash.clone(), size) {
            return Err(changed());
        }
    }
    Ok(Kept { hash, size: size as i64, first })
}

/// Reads a source to its end by pieces; returns its SHA-256 and its size. Errors: `file-too-large`.
fn pour(source: &mut impl Read, path: &Path, mut piece_read: impl FnMut(&[u8]) -> Result<()>) -> Result<(String, u64)> {
    let mut hash = Sha256::new();
    let mut piece = vec![0; PIECE];
    let mut size = 0;
    loop {
        let read = match source.read(&mut piece) {
            Ok(0) => break,
            Ok(read) => read,
            Err(e) if e.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(e) => return Err(Error::io(path)(e)),
        };
        size += read as u64;
        check_size(size)?;
        hash.update(&piece[..read]);
        piece_read(&piece[..read])?;
    }
    let hash = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Ok((hash, size))
}
