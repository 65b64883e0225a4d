//! Keeping a book safe, from either door: backups, restoring one, the passphrase, saving what a damaged file still has.

use crate::DoorError;
use crate::door::Door;
use crate::keychain;
use crate::library::OpenBook;
use crm::book::backup::{self, BackedUp, Backup, Why};
use crm::book::salvage::{self, SalvageReport};
use crm::book::{Act, Book, Secret, passphrase, restore};
use crm::moment::Watch;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// Which moment asks whether a backup is due.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct DueRequest {
    /// The book is about to be closed; otherwise it is the first use of the day.
    pub closing: bool,
}

/// Which backup to restore.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct RestoreRequest {
    /// Its file.
    pub file: String,
    /// The book whose place it takes, also one that cannot be opened any more; the open one when absent.
    #[serde(default)]
    pub book: Option<String>,
    /// The passphrase the book had when it was made; the present one when absent.
    #[serde(default)]
    pub passphrase: Option<String>,
}

/// What a restoration led to.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct RestoreAnswer {
    /// The book, open again.
    pub open: OpenBook,
    /// Where the book that was replaced is now.
    pub kept_aside: Option<String>,
}

/// A change of passphrase.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct PassphraseRequest {
    /// The present one; not needed when there is none.
    #[serde(default)]
    pub current: Option<String>,
    /// The new one; nothing takes the encryption away.
    #[serde(default)]
    pub new: Option<String>,
}

/// A damaged book and where what it still has goes.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SalvageRequest {
    /// The damaged file; it is only read.
    pub path: String,
    /// Its passphrase; not needed for the open book, nor where this machine remembers it.
    #[serde(default)]
    pub passphrase: Option<String>,
    /// The new book.
    pub to: String,
    /// Open the new book once it is whole, in place of what is open.
    #[serde(default)]
    pub open: Option<bool>,
}

impl Door {
    /// The backups of the open book, newest first.
    pub fn backups(&self) -> Result<Vec<Backup>, DoorError> {
        let book = self.book()?;
        Ok(backup::list(&backup::default_folder(book.path()), book.path())?)
    }

    /// The backups of a book that need not be open, newest first.
    pub fn backups_of(&self, path: &str) -> Result<Vec<Backup>, DoorError> {
        let path = Path::new(path);
        Ok(backup::list(&backup::default_folder(path), path)?)
    }

    /// Makes a backup of the open book now.
    pub fn back_up(&self, why: Why, watch: &dyn Watch) -> Result<BackedUp, DoorError> {
        let book = self.book()?;
        Ok(book.back_up(&backup::default_folder(book.path()), why, self.now(), watch)?)
    }

    /// Makes the daily backup, or that of closing after changes, if it is due.
    pub fn back_up_if_due(&self, closing: bool, watch: &dyn Watch) -> Result<Option<BackedUp>, DoorError> {
        let book = self.book()?;
        if book.is_read_only() {
            return Ok(None);
        }
        let why = if closing { Why::Closing } else { Why::Daily };
        if book.is_backup_due(why, &self.backups()?, self.now()) {
            self.back_up(why, watch).map(Some)
        } else {
            Ok(None)
        }
    }

    /// Puts a backup in the place of a book, which is kept aside, and opens it. Errors: those of the restoration; then what
    /// was open is open as it was.
    pub fn restore(&self, request: &RestoreRequest, watch: &dyn Watch) -> Result<RestoreAnswer, DoorError> {
        let typed = typed(request.passphrase.as_deref());
        if let Some(path) = request.book.as_deref().filter(|path| !self.is_open(path)) {
            let path = Path::new(path);
            let secret = typed.unwrap_or_else(|| remembered(path));
            let done = restore::restore(path, Path::new(&request.file), &secret, self.now(), watch)?;
            return Ok(RestoreAnswer { open: self.open(path, &secret)?, kept_aside: done.kept_aside });
        }
        let mut kept_aside = None;
        let open = self.with_file(|path, present| {
            let secret = typed.clone().unwrap_or_else(|| present.clone());
            let done = restore::restore(path, Path::new(&request.file), &secret, self.now(), watch)?;
            kept_aside = done.kept_aside;
            Ok(secret)
        })?;
        Ok(RestoreAnswer { open, kept_aside })
    }

    /// Changes, adds or takes away the passphrase of the open book. Errors: `wrong-passphrase`; those of the change; then the
    /// book is open as it was.
    pub fn set_passphrase(&self, request: &PassphraseRequest, watch: &dyn Watch) -> Result<OpenBook, DoorError> {
        let mut salt = [0u8; 16];
        getrandom::fill(&mut salt).map_err(|_| DoorError::new("no-randomness"))?;
        let current = typed(request.current.as_deref()).unwrap_or(Secret::None);
        let new = request.new.as_deref().filter(|text| !text.is_empty());
        let remembered = self.keychain()?.remembered;
        let was = self.book()?.key().cloned();
        let open = self.with_file(|path, _| {
            passphrase::change(path, &current, new, salt, watch)?;
            Ok(typed(new).unwrap_or(Secret::None))
        })?;
        if let Some(was) = was {
            keychain::forget(&was);
        }
        if remembered && new.is_some() {
            // She is remembered here under the new key too; a keychain that refuses now asks next time.
            let _ = self.remember(true);
        }
        Ok(open)
    }

    /// Saves what can be read of a damaged book into a new one. Whatever is open stays open, unless the request asks to open
    /// the new book.
    pub fn salvage(&self, request: &SalvageRequest, watch: &dyn Watch) -> Result<SalvageReport, DoorError> {
        let act = Act { command: "book.salvage", now: self.now(), seed: crate::door::seed()? };
        let (path, to) = (Path::new(&request.path), Path::new(&request.to));
        let typed = typed(request.passphrase.as_deref());
        let (report, secret) = if self.is_open(&request.path) {
            let mut saved = None;
            // Its file may not be read beside the connections of this process: closing it would drop their locks.
            self.with_file(|path, present| {
                let secret = typed.clone().unwrap_or_else(|| present.clone());
                let report = salvage::salvage(path, &secret, to, act, watch)?;
                saved = Some((report, secret));
                Ok(present.clone())
            })?;
            saved.ok_or_else(|| DoorError::new("internal"))?
        } else {
            let secret = typed.unwrap_or_else(|| remembered(path));
            (salvage::salvage(path, &secret, to, act, watch)?, secret)
        };
        if request.open == Some(true) {
            self.open(to, &secret)?;
        }
        Ok(report)
    }

    /// Closes the open book, lets `work` replace its file, and opens it again with the secret `work` answers; with the old
    /// one when `work` fails.
    fn with_file(&self, work: impl FnOnce(&PathBuf, &Secret) -> crm::Result<Secret>) -> Result<OpenBook, DoorError> {
        self.replace(|book| {
            let path = book.path().to_owned();
            let present = book.key().map_or(Secret::None, |key| Secret::RawKey(key.to_hex()));
            drop(book);
            match work(&path, &present) {
                Ok(secret) => Book::open(&path, &secret).map(|book| (book, ())).map_err(|e| Box::new((None, e))),
                Err(error) => Err(Box::new((Book::open(&path, &present).ok(), error))),
            }
        })?;
        self.status()?.open.ok_or_else(|| DoorError::new("no-book"))
    }
}

/// What was typed, unless nothing was.
fn typed(text: Option<&str>) -> Option<Secret> {
    text.filter(|t| !t.is_empty()).map(|t| Secret::Passphrase(Zeroizing::new(t.to_owned())))
}

/// The key this machine remembers for a book; nothing where it remembers none.
fn remembered(path: &Path) -> Secret {
    keychain::remembered(path).map_or(Secret::None, Secret::RawKey)
}

impl Door {
    /// Whether the book at `path` is the open one. Its file must not be touched by another handle of this process.
    pub(crate) fn is_open(&self, path: &str) -> bool {
        let same = |book: &Book| std::fs::canonicalize(path).is_ok_and(|p| p == book.path());
        self.book().is_ok_and(|book| same(&book))
    }
}
