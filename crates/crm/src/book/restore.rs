//! Putting a backup in the place of the book, which is kept aside.

use super::lock::Lock;
use super::open::{Access, beside, connection, key_of};
use super::swap::{self, remove};
use super::{Secret, backup, migrate};
use crate::moment::{Timestamp, Watch};
use crate::{Error, Result};
use serde::Serialize;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicI64;

/// What a restoration did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Restored {
    /// Where the book that was replaced is now; nothing when there was none.
    pub kept_aside: Option<String>,
}

/// Puts the backup `from`, opened with `secret` (the one the book had when it was made), in the place of the book `path`.
/// The backup is checked before and its copy after; the book that was there, damaged or not, is kept beside it under a
/// name with its time. Every program must have closed the book, this one too.
///
/// Errors: `book-in-use`; those of opening `from`; `backup-not-sound`, `book-newer`, `disk-full`, `cancelled`. Then nothing
/// was changed.
pub fn restore(path: &Path, from: &Path, secret: &Secret, now: Timestamp, watch: &dyn Watch) -> Result<Restored> {
    let key = key_of(from, secret)?;
    let _lock = Lock::alone(path)?;
    swap::finish(path)?;
    let source = connection(from, key.as_ref(), Access::Read, &Arc::new(AtomicI64::new(0)))?;
    if migrate::version(&source, from)? == 0 {
        return Err(Error::book("not-a-book", from));
    }
    if !backup::is_sound(&source)? {
        return Err(Error::book("backup-not-sound", from));
    }
    let draft = beside(path, ".restoring");
    remove(&draft)?;
    let moment = source.unchecked_transaction()?;
    backup::copy_checked(&moment, key.as_ref(), &draft, watch)?;
    moment.finish()?;
    drop(source);
    let aside = aside(path, now)?;
    let was_there = path.exists();
    swap::replace(path, &draft, &aside)?;
    Ok(Restored { kept_aside: was_there.then(|| aside.display().to_string()) })
}

/// A free name beside the book that tells when it was replaced.
fn aside(path: &Path, now: Timestamp) -> Result<std::path::PathBuf> {
    let (stem, ending) = backup::parts(path);
    (now..now.saturating_add(1000))
        .map(|at| path.with_file_name(format!("{stem}.{}.replaced.{ending}", backup::time_in_name(at))))
        .find(|place| !place.exists())
        .ok_or_else(|| Error::book("file-exists", path))
}
