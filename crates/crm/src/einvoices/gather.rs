//! Which files there are: those named, those in folders, and those packed in ZIPs; bounded, and never outside of what was named.

use super::EinvoicesRequest;
use crate::import::ENDINGS;
use crate::moment::{Progress, Watch};
use crate::{Error, Result};
use einvoice::{Format, format};
use serde::Serialize;
use std::fs::{self, File};
use std::io::{BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use zip::ZipArchive;

/// The most files that are taken in at once, and how deep folders are walked.
pub(super) const FILES: usize = 50_000;
const DEPTH: usize = 16;
/// How many files are looked into to find out whether there is an invoice among them, and how far into each.
const LOOKS: usize = 200;
const HEAD: u64 = 64 << 10;

/// A file to read, as it is told of.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// Its name, with the folders between it and what was named.
    pub name: String,
    pub place: Place,
}

/// Where a file is.
#[derive(Debug, Clone)]
pub(super) enum Place {
    File(PathBuf),
    /// Packed in a ZIP, by its number there.
    Packed(Arc<Path>, usize),
    /// A ZIP that cannot be opened.
    Broken,
}

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub pieces: Vec<Piece>,
    /// Files in folders and ZIPs that are neither XML nor PDF, and those of them that may be tables.
    pub others: u64,
    pub tables: u64,
}

/// Whether there are electronic invoices among files and folders, and whether there are tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct EinvoicesFound {
    /// At least one file is an electronic invoice.
    pub einvoices: bool,
    /// At least one file may be a table.
    pub tables: bool,
}

/// Says by the beginning of the files whether there are electronic invoices among them. Errors: as [`super::look`].
pub fn find(request: &EinvoicesRequest, watch: &dyn Watch) -> Result<EinvoicesFound> {
    let gathered = gather(&request.paths, watch)?;
    let mut archives = super::read::Archives::default();
    let mut einvoices = false;
    for piece in gathered.pieces.iter().take(LOOKS) {
        let head = match &piece.place {
            Place::File(path) => File::open(path).ok().map(|file| {
                let mut head = Vec::new();
                // What cannot be read has no beginning.
                let _ = file.take(HEAD).read_to_end(&mut head);
                head
            }),
            Place::Packed(path, at) => archives.read(path, *at, HEAD).ok(),
            Place::Broken => None,
        };
        let found = head.as_deref().and_then(format);
        // A PDF may have no invoice inside: alone it is none yet.
        if found.is_some_and(|found| found != Format::Pdf || gathered.pieces.len() == 1) {
            einvoices = true;
            break;
        }
    }
    // A table named by itself is a piece of its own.
    let named = !einvoices && request.paths.iter().any(|path| !Path::new(path).is_dir());
    Ok(EinvoicesFound { einvoices, tables: gathered.tables > 0 || named })
}

/// Finds the files. Errors: `file-missing` for a path that is not there; `too-many-files`; `cancelled`.
pub(super) fn gather(paths: &[String], watch: &dyn Watch) -> Result<Gathered> {
    let mut all = Gathered::default();
    for path in paths {
        let path = Path::new(path);
        let about = fs::metadata(path).map_err(Error::io(path))?;
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        if about.is_dir() {
            all.walk(path, "", 0, watch)?;
        } else {
            all.file(path, name, true)?;
        }
    }
    Ok(all)
}

impl Gathered {
    fn add(&mut self, name: String, place: Place) -> Result<()> {
        if self.pieces.len() >= FILES {
            return Err(Error::invalid("paths", "too-many-files").with("limit", FILES));
        }
        self.pieces.push(Piece { name, place });
        Ok(())
    }

    /// Takes a file that was `named` itself, or one of a folder by its ending.
    fn file(&mut self, path: &Path, name: String, named: bool) -> Result<()> {
        let ending = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
        let is_zip = match named {
            true => begins_as_zip(path),
            false => ending == "zip",
        };
        match ending.as_str() {
            _ if is_zip => self.packed(path, &name),
            "xml" | "pdf" => self.add(name, Place::File(path.to_owned())),
            _ if named => self.add(name, Place::File(path.to_owned())),
            other => {
                self.others += 1;
                self.tables += u64::from(ENDINGS.contains(&other));
                Ok(())
            }
        }
    }

    fn walk(&mut self, folder: &Path, called: &str, depth: usize, watch: &dyn Watch) -> Result<()> {
        watch.tick(Progress { stage: "reading", done: 0, total: 0 })?;
        let mut inside: Vec<_> = fs::read_dir(folder).map_err(Error::io(folder))?.filter_map(|e| e.ok()).collect();
        inside.sort_by_key(fs::DirEntry::file_name);
        for entry in inside {
            let name = entry.file_name().to_string_lossy().into_owned();
            // What a system or another program keeps for itself, and links: they may lead out of the folder.
            let kind = entry.file_type();
            if name.starts_with(['.', '~']) || ["Thumbs.db", "desktop.ini", "__MACOSX"].contains(&name.as_str()) {
                continue;
            }
            if kind.as_ref().is_ok_and(|kind| kind.is_symlink()) {
                self.others += 1;
                continue;
            }
            let called = if called.is_empty() { name } else { format!("{called}/{name}") };
            if kind.is_ok_and(|kind| kind.is_dir()) {
                if depth < DEPTH {
                    self.walk(&entry.path(), &called, depth + 1, watch)?;
                }
            } else {
                self.file(&entry.path(), called, false)?;
            }
        }
        Ok(())
    }

    /// Takes the files of a ZIP. One that is a workbook or another document is no ZIP of files.
    fn packed(&mut self, path: &Path, name: &str) -> Result<()> {
        let opened = File::open(path).ok().and_then(|file| ZipArchive::new(BufReader::new(file)).ok());
        let Some(mut archive) = opened else { return self.add(name.to_owned(), Place::Broken) };
        if archive.index_for_name("[Content_Types].xml").is_some() || archive.index_for_name("mimetype").is_some() {
            self.others += 1;
            self.tables += 1;
            return Ok(());
        }
        let shared: Arc<Path> = path.into();
        for at in 0..archive.len() {
            let Ok(entry) = archive.by_index_raw(at) else { continue };
            let Ok(inner) = entry.name().map(|name| name.into_owned()) else { continue };
            let file = inner.rsplit('/').next().unwrap_or(&inner);
            if !entry.is_file() || file.starts_with('.') || inner.starts_with("__MACOSX/") {
                continue;
            }
            let ending = file.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
            if ["xml", "pdf"].contains(&ending.as_str()) {
                self.add(format!("{name}/{inner}"), Place::Packed(shared.clone(), at))?;
            } else {
                self.others += 1;
                self.tables += u64::from(ENDINGS.contains(&ending.as_str()));
            }
        }
        Ok(())
    }
}

fn begins_as_zip(path: &Path) -> bool {
    let mut head = [0; 4];
    File::open(path).and_then(|mut file| file.read_exact(&mut head)).is_ok() && head == *b"PK\x03\x04"
}
