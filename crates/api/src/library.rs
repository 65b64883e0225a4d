//! The books this machine knows: where they are, which was open last. Kept in the program's own folder, not in a book.

use crate::DoorError;
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::{Path, PathBuf};

/// The ending of a book's file name.
pub const EXTENSION: &str = "clientela";

/// A book this machine has opened before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct KnownBook {
    /// Its file.
    pub path: String,
    /// The business.
    pub name: String,
    /// When it was opened last, milliseconds UTC.
    #[ts(type = "number")]
    pub opened_at: i64,
    /// Whether the file is still there.
    #[serde(skip_deserializing, default)]
    pub present: bool,
    /// Whether it asks for a passphrase.
    #[serde(default)]
    pub encrypted: bool,
    /// Whether a person closed it; one that was open when the program ended opens again with it.
    #[serde(default)]
    pub closed: bool,
}

/// What is open, and what could be.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct BookStatus {
    /// The open book.
    pub open: Option<OpenBook>,
    /// The file of a book that is locked and waits for its passphrase.
    pub locked: Option<String>,
    /// Books opened before, newest first.
    pub known: Vec<KnownBook>,
    /// Where a new book goes when nobody chooses.
    pub folder: String,
    /// The version of this program.
    pub version: String,
}

/// The open book, as every screen needs it.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct OpenBook {
    /// Its file.
    pub path: String,
    /// The business.
    pub business: crm::settings::Business,
    /// The habits.
    pub habits: crm::settings::Habits,
    /// Whether it is encrypted.
    pub encrypted: bool,
    /// Whether it can only be read, and nothing said will be kept.
    pub read_only: bool,
    /// Whether a part of its file cannot be read.
    pub damaged: bool,
    /// Whether it is the demo business.
    pub demo: bool,
}

/// The list of known books, in `books.json` of the program's own folder.
#[derive(Debug)]
pub(crate) struct Library {
    file: PathBuf,
    folder: PathBuf,
}

impl Library {
    /// The folder of the program's own.
    pub(crate) fn own_folder(&self) -> &Path {
        self.file.parent().unwrap_or(&self.file)
    }

    /// `config`: the program's own folder; `folder`: where new books go.
    pub fn new(config: &Path, folder: &Path) -> Self {
        Self { file: config.join("books.json"), folder: folder.to_owned() }
    }

    /// Where new books go.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The known books, newest first. A list that cannot be read counts as empty: it is a convenience.
    pub fn known(&self) -> Vec<KnownBook> {
        let text = fs::read_to_string(&self.file).unwrap_or_default();
        let mut books: Vec<KnownBook> = serde_json::from_str(&text).unwrap_or_default();
        for book in &mut books {
            book.present = Path::new(&book.path).exists();
        }
        books
    }

    /// Puts a book first in the list.
    pub fn remember(&self, book: KnownBook) -> Result<(), DoorError> {
        let mut books = self.known();
        books.retain(|b| b.path != book.path);
        books.insert(0, book);
        books.truncate(12);
        self.keep(&books)
    }

    /// The book that was open when the program ended last, if its file is still there.
    pub fn last(&self) -> Option<PathBuf> {
        self.known().into_iter().next().filter(|book| book.present && !book.closed).map(|book| book.path.into())
    }

    /// Notes that a person closed the book: the next start asks which to open.
    pub fn close(&self, path: &Path) -> Result<(), DoorError> {
        let mut books = self.known();
        for book in books.iter_mut().filter(|book| Path::new(&book.path) == path) {
            book.closed = true;
        }
        self.keep(&books)
    }

    /// Takes a book off the list. The file stays.
    pub fn forget(&self, path: &str) -> Result<(), DoorError> {
        let mut books = self.known();
        books.retain(|b| b.path != path);
        self.keep(&books)
    }

    fn keep(&self, books: &[KnownBook]) -> Result<(), DoorError> {
        let write = || -> std::io::Result<()> {
            if let Some(folder) = self.file.parent() {
                fs::create_dir_all(folder)?;
            }
            let draft = self.file.with_extension("new");
            fs::write(&draft, serde_json::to_vec_pretty(books)?)?;
            fs::rename(&draft, &self.file)
        };
        write().map_err(crm::Error::io(&self.file)).map_err(DoorError::from)
    }
}

/// A file name for a business: letters and digits of any script, the rest as spaces.
pub(crate) fn file_name(business: &str) -> String {
    let short = stem(business);
    format!("{}.{EXTENSION}", if short.is_empty() { "Clientela" } else { &short })
}

/// What of a name may stand in the name of a file on every system: letters, digits, blanks and `-_.,&`, sixty of them at most.
pub(crate) fn stem(name: &str) -> String {
    let cleaned: String =
        name.chars().map(|c| if c.is_alphanumeric() || "-_.,&".contains(c) { c } else { ' ' }).collect();
    let words = cleaned.split_whitespace().collect::<Vec<_>>().join(" ");
    words.trim_matches('.').chars().take(60).collect::<String>().trim().to_owned()
}
