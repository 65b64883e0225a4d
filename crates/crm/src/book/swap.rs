//! Putting one whole file in the place of a book, so that a machine that stops at any moment leaves a book there: the
//! old one or the new one, and never half of each.
//!
//! What is about to happen is written down first, beside the book; whoever opens it next finishes it.

use super::open::beside;
use crate::{Error, Result};
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// What was decided, by file names in the folder of the book.
#[derive(Debug, Serialize, Deserialize)]
struct Plan {
    /// The finished file that takes the place of the book.
    draft: String,
    /// The name the book that was there is kept under.
    aside: String,
}

/// Puts `draft` (complete, on the disk, in the same folder) in the place of the book, which is kept as `aside`.
/// The caller holds the exclusive lock and has closed every connection.
pub(super) fn replace(path: &Path, draft: &Path, aside: &Path) -> Result<()> {
    let plan = Plan { draft: name(draft), aside: name(aside) };
    let marker = beside(path, ".swap");
    let writing = beside(path, ".swap-new");
    let mut file = File::create(&writing).map_err(Error::io(&writing))?;
    file.write_all(&serde_json::to_vec(&plan)?).and_then(|()| file.sync_all()).map_err(Error::io(&writing))?;
    drop(file);
    fs::rename(&writing, &marker).map_err(Error::io(&marker))?;
    sync_folder(path)?;
    finish(path)
}

/// Whether a replacement was begun and not finished.
pub(super) fn is_unfinished(path: &Path) -> bool {
    beside(path, ".swap").exists()
}

/// Finishes a replacement that was begun. Every step may have been done already. The caller holds the exclusive lock.
pub(super) fn finish(path: &Path) -> Result<()> {
    let marker = beside(path, ".swap");
    let plan: Plan = match fs::read(&marker) {
        Ok(bytes) => serde_json::from_slice(&bytes)?,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(e) => return Err(Error::io(&marker)(e)),
    };
    let draft = path.with_file_name(&plan.draft);
    let aside = path.with_file_name(&plan.aside);
    // Without the draft its renaming, the last step, was done.
    if draft.exists() {
        if path.exists() && !aside.exists() && fs::hard_link(path, &aside).is_err() {
            // A disk without hard links: for a moment there is no book, and the marker says where it is.
            fs::rename(path, &aside).map_err(Error::io(&aside))?;
        }
        // What the old book had not yet taken in goes with it: SQLite would apply it to the new one.
        let (log, kept) = (beside(path, "-wal"), beside(&aside, "-wal"));
        if log.exists() {
            fs::rename(&log, &kept).map_err(Error::io(&kept))?;
        }
        remove(&beside(path, "-shm"))?;
        sync_folder(path)?;
        fs::rename(&draft, path).map_err(Error::io(path))?;
        sync_folder(path)?;
    }
    remove(&marker)?;
    sync_folder(path)
}

/// Removes a file that may not be there.
pub(super) fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(Error::io(path)(e)),
        _ => Ok(()),
    }
}

/// Makes the names in the folder of `path` durable, where the system lets a program do so.
pub(super) fn sync_folder(path: &Path) -> Result<()> {
    let folder = folder_of(path);
    #[cfg(unix)]
    File::open(&folder).and_then(|f| f.sync_all()).map_err(Error::io(&folder))?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

/// The folder a file is in.
pub(super) fn folder_of(path: &Path) -> PathBuf {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Stops the replacement after each of its steps, finishes it, and looks at what is there.
    #[test]
    fn a_replacement_that_stopped_anywhere_is_finished_by_the_next_opening() {
        for stop in 0..6 {
            let folder = tempfile::tempdir().unwrap();
            let at = |n: &str| folder.path().join(n);
            let (path, draft, aside) = (at("a.clientela"), at("a.clientela.draft"), at("a.old.clientela"));
            fs::write(&path, "old").unwrap();
            fs::write(at("a.clientela-wal"), "old log").unwrap();
            fs::write(at("a.clientela-shm"), "").unwrap();
            fs::write(&draft, "new").unwrap();
            let plan = Plan { draft: name(&draft), aside: name(&aside) };
            fs::write(at("a.clientela.swap"), serde_json::to_vec(&plan).unwrap()).unwrap();
            if stop >= 1 {
                fs::hard_link(&path, &aside).unwrap();
            }
            if stop == 2 {
                // Where there are no hard links: renamed, and nothing at the book's own place.
                fs::remove_file(&path).unwrap();
            }
            if stop >= 3 {
                fs::rename(at("a.clientela-wal"), at("a.old.clientela-wal")).unwrap();
            }
            if stop >= 4 {
                fs::remove_file(at("a.clientela-shm")).unwrap();
            }
            if stop >= 5 {
                fs::rename(&draft, &path).unwrap();
            }
            finish(&path).unwrap();
            let mut there: Vec<_> =
                fs::read_dir(folder.path()).unwrap().map(|f| f.unwrap().file_name().into_string().unwrap()).collect();
            there.sort();
            assert_eq!(there, ["a.clientela", "a.old.clientela", "a.old.clientela-wal"], "stopped after step {stop}");
            assert_eq!(fs::read(&path).unwrap(), b"new");
            assert_eq!(fs::read(&aside).unwrap(), b"old");
            assert!(!is_unfinished(&path));
        }
    }
}
