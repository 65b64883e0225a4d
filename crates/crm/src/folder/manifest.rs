//! The manifest of a folder: what is in it, and the hash of everything.

use crate::{Error, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Its file.
const NAME: &str = "manifest.json";
/// What says that a manifest is one of ours.
pub(crate) const FORMAT: &str = "clientela-book";
/// The version of the folder this program writes, and the newest it reads.
pub(crate) const VERSION: u32 = 1;
/// A manifest longer than this is none of ours: ten million files would be shorter.
const LONGEST: u64 = 2 << 30;
/// Where the contents of attachments are.
pub(super) const ATTACHMENTS: &str = "attachments";

/// What is in the folder.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Manifest {
    pub format: String,
    pub version: u32,
    /// Version of the book's schema.
    pub schema: i32,
    /// ISO 8601, UTC.
    pub made_at: String,
    /// The name of the business.
    pub business: String,
    /// Of what goes to the accountant: its period, `2026-Q3`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    pub files: Vec<Listed>,
}

/// A file of the folder.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Listed {
    /// From the folder, with `/`.
    pub path: String,
    /// Of a table: its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<String>,
    /// Of a table: its rows without the header.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<u64>,
    pub bytes: u64,
    /// SHA-256, hexadecimal.
    pub sha256: String,
}

impl Listed {
    /// Where it is.
    pub(crate) fn place(&self, folder: &Path) -> PathBuf {
        self.path.split('/').fold(folder.to_owned(), |place, part| place.join(part))
    }

    /// Of a content of attachments: its hash, which is what the file is called.
    pub(super) fn content(&self) -> Option<&str> {
        let name = self.path.strip_prefix(ATTACHMENTS)?.strip_prefix('/')?;
        Some(name.split('.').next().unwrap_or(name))
    }
}

/// Whether the folder has one.
pub(super) fn is_there(folder: &Path) -> bool {
    folder.join(NAME).is_file()
}

/// Where it is.
pub(super) fn place(folder: &Path) -> PathBuf {
    folder.join(NAME)
}

/// Puts it into its folder, on the disk. Errors: those of the disk.
pub(crate) fn write(folder: &Path, manifest: &Manifest) -> Result<()> {
    let place = place(folder);
    let mut file = std::fs::File::create_new(&place).map_err(Error::io(&place))?;
    let written = std::io::Write::write_all(&mut file, &serde_json::to_vec_pretty(manifest)?);
    written.and_then(|()| file.sync_all()).map_err(Error::io(&place))
}

/// Reads the manifest of a folder and makes sure that nothing in it leads out of the folder.
/// `format` says which folder it must be: of a whole book, or of the accountant.
/// Errors: `folder-manifest-missing`, `folder-manifest-unfit`, `folder-newer`.
pub(crate) fn read(folder: &Path, format: &str) -> Result<Manifest> {
    let place = place(folder);
    let unfit = || Error::refused("folder-manifest-unfit").with("path", place.display());
    let about = match std::fs::metadata(&place) {
        Ok(about) if about.is_file() && about.len() <= LONGEST => about,
        Ok(_) => return Err(unfit()),
        Err(_) => return Err(Error::refused("folder-manifest-missing").with("path", folder.display())),
    };
    let mut bytes = Vec::with_capacity(about.len() as usize);
    let file = std::fs::File::open(&place).map_err(Error::io(&place))?;
    std::io::Read::read_to_end(&mut std::io::Read::take(file, LONGEST), &mut bytes).map_err(Error::io(&place))?;
    let value: serde_json::Value = serde_json::from_slice(&bytes).map_err(|_| unfit())?;
    if value["format"] != format {
        return Err(unfit());
    }
    // Asked before the rest: a newer one may have another shape.
    if value["version"].as_u64().is_none_or(|version| version > u64::from(VERSION)) {
        return Err(Error::refused("folder-newer").with("path", folder.display()));
    }
    let manifest: Manifest = serde_json::from_value(value).map_err(|_| unfit())?;
    let mut seen = BTreeSet::new();
    for file in &manifest.files {
        let parts: Vec<&str> = file.path.split('/').collect();
        let is_plain = |part: &&str| {
            !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':', '\0']) && part.len() <= 200
        };
        let fits = match (&file.table, parts.as_slice()) {
            (_, parts) if !parts.iter().all(is_plain) => false,
            (None, [_, _]) if format != FORMAT => true,
            (Some(table), [name]) => *name == format!("{table}.csv"),
            (None, [_]) => true,
            (None, [ATTACHMENTS, _]) => file.content().is_some_and(|hash| hash.len() == 64),
            _ => false,
        };
        if !fits || !seen.insert(&file.path) {
            return Err(unfit());
        }
    }
    Ok(manifest)
}
