//! The lock beside a book: shared by every program that has it open, alone for the one that puts another file in its place.

use super::open::beside;
use crate::{Error, Result};
use std::fs::{File, OpenOptions};
use std::path::Path;

/// A lock that was taken. It is let go when dropped.
#[derive(Debug)]
pub(super) struct Lock(File);

impl Lock {
    /// Says that the book is open here. Errors: `book-in-exclusive-use`, `io`.
    pub(super) fn shared(path: &Path) -> Result<Self> {
        let file = open(path)?;
        file.try_lock_shared().map_err(|_| Error::book("book-in-exclusive-use", path))?;
        Ok(Self(file))
    }

    /// Says that nobody has the book open, this program included. Errors: `book-in-use`, `io`.
    pub(super) fn alone(path: &Path) -> Result<Self> {
        let file = open(path)?;
        file.try_lock().map_err(|_| Error::book("book-in-use", path))?;
        Ok(Self(file))
    }
}

impl Drop for Lock {
    /// Closing the file is not enough: a program being started has a copy of every handle until it runs, and the lock
    /// would be held for that long.
    fn drop(&mut self) {
        let _ = self.0.unlock();
    }
}

fn open(path: &Path) -> Result<File> {
    let place = beside(path, ".lock");
    OpenOptions::new().create(true).truncate(false).write(true).open(&place).map_err(Error::io(&place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_let_go_even_while_a_program_being_started_has_its_handle() {
        let folder = tempfile::tempdir().unwrap();
        let book = folder.path().join("a.clientela");
        let alone = Lock::alone(&book).unwrap();
        let copy = alone.0.try_clone().unwrap();
        assert_eq!(Lock::shared(&book).unwrap_err().kind(), "book-in-exclusive-use");
        drop(alone);
        let shared = Lock::shared(&book).unwrap();
        assert_eq!(Lock::alone(&book).unwrap_err().kind(), "book-in-use");
        drop((shared, copy));
    }
}
