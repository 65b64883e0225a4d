//! The whole book as a folder of open files, and back: one CSV file a table, the attachments as files, and a manifest with
//! their hashes and counts.
//!
//! ```text
//! manifest.json      format and its version, when it was made, every file with its length, rows and SHA-256
//! README.txt         the same as this, in the words of the book's language (passed in by the door; not in the manifest)
//! columns.csv        every column of every table: what it holds, whether it may be empty, which table it points at
//! clients.csv …      the rows of a table in the order they were made
//! attachments/       each content once: its SHA-256, and the ending of the first name it goes by
//! ```
//!
//! Tables are UTF-8 without mark, comma, CR LF, quotes doubled (RFC 4180). A row is known by its `uid`, and other rows are
//! named by theirs: no number of this copy leaves it. Instants are ISO 8601 in UTC, days `YYYY-MM-DD`, money is in minor
//! units, yes and no are 1 and 0, an empty cell is nothing. Text that a spreadsheet would run as a formula, text that begins
//! with an apostrophe, and empty text where nothing could stand too, get an apostrophe, which is taken off on the way back.
//!
//! Everything is generated from the schema: a new journaled table joins by itself. What does not leave: the history, the
//! drafts, and what is kept only for speed. A folder comes back into an empty book only, in one step that can be undone, and
//! gives an equal book: going out again writes the same bytes.

mod cell;
pub(crate) mod draft;
pub(crate) mod manifest;
mod read;
mod shape;
pub(crate) mod verify;
mod write;

pub use read::read;
pub use verify::look;
pub use write::write;

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

/// Where the whole book goes.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct FolderRequest {
    /// The folder to make; one that is there must be empty. Its parent must be there.
    #[ts(as = "String", optional = false)]
    pub to: String,
    /// Words: the explanation that is written into the folder under `folder-readme`, its file name under
    /// `folder-readme-name`. Without them there is none.
    #[ts(as = "Option<BTreeMap<String, String>>")]
    pub words: BTreeMap<String, String>,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct FolderWritten {
    /// The folder.
    pub path: String,
    /// Rows of all tables.
    #[ts(type = "number")]
    pub rows: u64,
    /// Files, the manifest included.
    #[ts(type = "number")]
    pub files: u64,
    /// Bytes of all files.
    #[ts(type = "number")]
    pub bytes: u64,
}

/// Which folder, and how closely to look.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct LookRequest {
    /// The folder.
    #[ts(as = "String", optional = false)]
    pub path: String,
    /// Read every file and compare its hash; otherwise only the manifest is read.
    #[ts(as = "Option<bool>")]
    pub verify: bool,
}

/// What a folder says it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct FolderLook {
    /// The folder.
    pub path: String,
    /// The business it came from.
    pub business: String,
    /// When it was made, milliseconds UTC.
    #[ts(type = "number")]
    pub made_at: i64,
    /// Tables that have rows, with how many.
    #[ts(type = "Record<string, number>")]
    pub tables: BTreeMap<String, u64>,
    /// Contents of attachments.
    #[ts(type = "number")]
    pub attachments: u64,
    /// Bytes of all files.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Whether every file was read and is what the manifest says.
    pub verified: bool,
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct FolderRead {
    /// The business it came from.
    pub business: String,
    /// Tables that had rows, with how many.
    #[ts(type = "Record<string, number>")]
    pub tables: BTreeMap<String, u64>,
    /// Rows of all tables.
    #[ts(type = "number")]
    pub rows: u64,
}

/// Whether a path is a folder that a whole book was written into.
pub fn is_one(path: &Path) -> bool {
    path.is_dir() && manifest::is_there(path)
}

/// Whether the manifest of a folder says that a whole book is in it.
pub fn is_book(path: &Path) -> bool {
    manifest::read(path, manifest::FORMAT).is_ok()
}
