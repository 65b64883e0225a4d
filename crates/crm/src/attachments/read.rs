//! Getting a file out of the book.

use super::WhichAttachment;
use crate::error::OrNotFound as _;
use crate::ids::Id;
use crate::{Error, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rusqlite::blob::Blob;
use rusqlite::{Connection, MAIN_DB};
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::path::Path;

/// Largest file that is shown in the page, bytes; larger ones are saved and opened with their own program.
const SHOWN: i64 = 8 * 1024 * 1024;

/// Where a copy of a file goes.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct SaveAttachment {
    /// Which file.
    pub id: Id,
    /// The path of the copy; what is there is replaced, as the person chose it.
    pub to: String,
}

/// A file as the page can show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct AttachmentContent {
    /// What it is.
    pub mime: String,
    /// Its bytes in base64.
    pub base64: String,
}

/// The contents of a small file, for showing a photo. Errors: `not-found`, `file-too-large-to-show`.
pub fn content(conn: &Connection, which: &WhichAttachment) -> Result<AttachmentContent> {
    let (row, mime, size) = place(conn, which.id)?;
    if size > SHOWN {
        return Err(Error::refused("file-too-large-to-show").with("size", size / 1024 / 1024));
    }
    let mut bytes = Vec::new();
    let mut blob = open(conn, row)?;
    std::io::copy(&mut blob, &mut bytes).map_err(Error::io(Path::new("")))?;
    Ok(AttachmentContent { mime, base64: STANDARD.encode(bytes) })
}

/// Writes a copy of a file to a path, in pieces, and in its place only when it is whole.
/// Errors: `not-found`, `no-permission`, `disk-full`.
pub fn save(conn: &Connection, request: &SaveAttachment) -> Result<()> {
    let (row, ..) = place(conn, request.id)?;
    let to = Path::new(&request.to);
    let mut name =
        to.file_name().ok_or_else(|| Error::invalid("to", "file-missing").with("path", &request.to))?.to_owned();
    name.push(".part");
    let draft = to.with_file_name(name);
    let write = || -> Result<()> {
        let mut file = File::create(&draft).map_err(Error::io(to))?;
        std::io::copy(&mut open(conn, row)?, &mut file).map_err(Error::io(to))?;
        file.sync_all().map_err(Error::io(to))?;
        fs::rename(&draft, to).map_err(Error::io(to))
    };
    write().inspect_err(|_| {
        let _ = fs::remove_file(&draft);
    })
}

/// The row of a file's contents, what it is, and its size.
fn place(conn: &Connection, id: Id) -> Result<(i64, String, i64)> {
    conn.prepare_cached(
        "SELECT f.rowid, a.mime, a.size FROM attachments AS a JOIN files AS f ON f.hash = a.hash WHERE a.uid = ?1",
    )?
    .query_row([id], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))
    .or_not_found("attachment")
}

fn open(conn: &Connection, row: i64) -> Result<Blob<'_>> {
    Ok(conn.blob_open(MAIN_DB, "files", "bytes", row, true)?)
}
