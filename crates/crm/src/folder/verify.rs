//! Whether a folder is what its manifest says.

use super::manifest::{self, Listed, Manifest};
use super::{FolderLook, LookRequest};
use crate::moment::{Progress, Watch};
use crate::{Error, Result};
use chrono::DateTime;
use sha2::{Digest as _, Sha256};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Bytes read at a time.
const PIECE: usize = 256 * 1024;

/// Says what a folder holds; with `verify`, after reading all of it. Nothing is changed.
/// Errors: `folder-manifest-missing`, `folder-manifest-unfit`, `folder-newer`; `folder-file-missing` and
/// `folder-file-differs` naming the file; `cancelled`.
pub fn look(request: &LookRequest, watch: &dyn Watch) -> Result<FolderLook> {
    let folder = Path::new(&request.path);
    let found = manifest::read(folder, manifest::FORMAT)?;
    if request.verify {
        all(folder, &found, watch)?;
    }
    Ok(FolderLook {
        path: request.path.clone(),
        business: found.business.clone(),
        made_at: DateTime::parse_from_rfc3339(&found.made_at).map_or(0, |at| at.timestamp_millis()),
        tables: tables(&found),
        attachments: found.files.iter().filter(|file| file.content().is_some()).count() as u64,
        bytes: found.files.iter().map(|file| file.bytes).sum(),
        verified: request.verify,
    })
}

/// The tables of a manifest that have rows.
pub(super) fn tables(manifest: &Manifest) -> std::collections::BTreeMap<String, u64> {
    let rows = manifest.files.iter().filter_map(|file| Some((file.table.clone()?, file.rows?)));
    rows.filter(|(_, rows)| *rows > 0).collect()
}

/// Reads every file of the manifest and compares length and hash.
pub(crate) fn all(folder: &Path, manifest: &Manifest, watch: &dyn Watch) -> Result<()> {
    let total = manifest.files.iter().map(|file| file.bytes).sum();
    let mut done = 0;
    for file in &manifest.files {
        let place = file.place(folder);
        let differs = || Error::refused("folder-file-differs").with("file", &file.path);
        let about =
            std::fs::metadata(&place).map_err(|_| Error::refused("folder-file-missing").with("file", &file.path))?;
        if !about.is_file() || about.len() != file.bytes {
            return Err(differs());
        }
        let mut source = Hashed::new(File::open(&place).map_err(Error::io(&place))?);
        let mut piece = vec![0; PIECE];
        loop {
            let read = source.read(&mut piece).map_err(Error::io(&place))?;
            if read == 0 {
                break;
            }
            done += read as u64;
            watch.tick(Progress { stage: "checking", done, total })?;
        }
        if !source.is(file) {
            return Err(differs());
        }
    }
    Ok(())
}

/// A reader or writer that counts and hashes what goes through it.
pub(crate) struct Hashed<T> {
    inner: T,
    hash: Sha256,
    bytes: u64,
}

impl<T> Hashed<T> {
    pub(crate) fn new(inner: T) -> Self {
        Self { inner, hash: Sha256::new(), bytes: 0 }
    }

    /// Whether what went through is the listed file.
    pub(super) fn is(&self, file: &Listed) -> bool {
        self.bytes == file.bytes && hexadecimal(self.hash.clone()) == file.sha256.to_ascii_lowercase()
    }

    /// What went through: bytes and SHA-256; and what is underneath.
    pub(crate) fn end(self) -> (T, u64, String) {
        (self.inner, self.bytes, hexadecimal(self.hash))
    }
}

fn hexadecimal(hash: Sha256) -> String {
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

impl<T: Read> Read for Hashed<T> {
    fn read(&mut self, piece: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(piece)?;
        self.hash.update(&piece[..read]);
        self.bytes += read as u64;
        Ok(read)
    }
}

impl<T: std::io::Write> std::io::Write for Hashed<T> {
    fn write(&mut self, piece: &[u8]) -> std::io::Result<usize> {
        let written = self.inner.write(piece)?;
        self.hash.update(&piece[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.inner.flush()
    }
}
