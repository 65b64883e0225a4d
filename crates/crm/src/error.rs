//! What can go wrong, told so that a person can act on it.

use crate::sales::guards::REFUSAL;
use std::path::{Path, PathBuf};

/// The result of everything in the engine.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Values that complete the sentence of an error: pairs of a word variable and its value.
pub type Params = Vec<(&'static str, String)>;

/// One enum for the whole engine. [`Error::kind`] is the key of its sentence in `assets/words` (`error-<kind>`).
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Something typed or sent does not fit: `field` names where, `rule` says which rule.
    #[error("{rule}: {field}")]
    Invalid {
        /// The input's field, as the catalogue spells it.
        field: String,
        /// The rule that was broken.
        rule: &'static str,
        /// What completes the sentence.
        params: Params,
    },
    /// The record asked for is not in the book.
    #[error("no such {what}")]
    NotFound {
        /// The kind of record: `client`, `task`…
        what: &'static str,
    },
    /// The request is understood and the state of the book forbids it.
    #[error("refused: {rule}")]
    Refused {
        /// Why, as a stable code.
        rule: &'static str,
        /// What completes the sentence.
        params: Params,
    },
    /// The file itself: missing, not a book, newer, locked, wrong passphrase, damaged.
    #[error("{problem}: {path}")]
    Book {
        /// What is wrong with it, as a stable code.
        problem: &'static str,
        /// The file.
        path: PathBuf,
    },
    /// A person stopped the work; nothing of it was kept.
    #[error("cancelled")]
    Cancelled,
    /// The disk said no.
    #[error("{path}: {source}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The database said no.
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
    /// Text that should have been JSON was not.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

impl Error {
    /// An input that breaks `rule` at `field`.
    pub fn invalid(field: impl Into<String>, rule: &'static str) -> Self {
        Self::Invalid { field: field.into(), rule, params: Vec::new() }
    }

    /// A request the state of the book forbids.
    pub fn refused(rule: &'static str) -> Self {
        Self::Refused { rule, params: Vec::new() }
    }

    /// A problem of the file `path`.
    pub fn book(problem: &'static str, path: &Path) -> Self {
        Self::Book { problem, path: path.to_owned() }
    }

    /// What the disk said about `path`.
    pub fn io(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io { path, source }
    }

    /// Adds a value to the sentence.
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        if let Self::Invalid { params, .. } | Self::Refused { params, .. } = &mut self {
            params.push((name, value.to_string()));
        }
        self
    }

    /// The stable code of this error: `error-<kind>` is its sentence in every language.
    pub fn kind(&self) -> &'static str {
        use rusqlite::ErrorCode as Code;
        match self {
            Self::Invalid { rule, .. } | Self::Refused { rule, .. } => rule,
            Self::NotFound { .. } => "not-found",
            Self::Book { problem, .. } => problem,
            Self::Cancelled => "cancelled",
            Self::Json(_) => "not-json",
            Self::Io { source, .. } => match source.kind() {
                std::io::ErrorKind::StorageFull => "disk-full",
                std::io::ErrorKind::NotFound => "file-missing",
                std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => "no-permission",
                _ => "disk-trouble",
            },
            Self::Sqlite(rusqlite::Error::SqliteFailure(e, Some(said)))
                if e.extended_code == rusqlite::ffi::SQLITE_CONSTRAINT_TRIGGER && said == REFUSAL =>
            {
                REFUSAL
            }
            Self::Sqlite(e) => match e.sqlite_error_code() {
                Some(Code::DiskFull) => "disk-full",
                Some(Code::DatabaseBusy | Code::DatabaseLocked) => "book-busy",
                Some(Code::ReadOnly | Code::PermissionDenied) => "book-read-only",
                Some(Code::CannotOpen) => "book-cannot-open",
                Some(Code::DatabaseCorrupt | Code::NotADatabase) => "book-damaged",
                Some(Code::SystemIoFailure) => "disk-trouble",
                Some(Code::OperationInterrupted) => "cancelled",
                Some(Code::TooBig) => "too-big",
                _ => "internal",
            },
        }
    }

    /// The input's field, when the error is about one.
    pub fn field(&self) -> Option<&str> {
        match self {
            Self::Invalid { field, .. } => Some(field),
            _ => None,
        }
    }

    /// What completes the sentence: names and values.
    pub fn params(&self) -> Params {
        match self {
            Self::Invalid { params, .. } | Self::Refused { params, .. } => params.clone(),
            Self::NotFound { what } => vec![("what", (*what).to_owned())],
            Self::Book { path, .. } => vec![("path", path.display().to_string())],
            Self::Io { path, source } => vec![("path", path.display().to_string()), ("detail", source.to_string())],
            Self::Sqlite(e) => vec![("detail", e.to_string())],
            Self::Json(e) => vec![("detail", e.to_string())],
            Self::Cancelled => Vec::new(),
        }
    }
}

/// Turns "no row" into "no such `what`".
pub trait OrNotFound<T> {
    /// The value, or [`Error::NotFound`].
    fn or_not_found(self, what: &'static str) -> Result<T>;
}

impl<T> OrNotFound<T> for rusqlite::Result<T> {
    fn or_not_found(self, what: &'static str) -> Result<T> {
        self.map_err(|e| match e {
            rusqlite::Error::QueryReturnedNoRows => Error::NotFound { what },
            e => e.into(),
        })
    }
}
