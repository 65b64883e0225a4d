//! A folder that is whole or not there.

use crate::{Error, Result};
use std::fs;
use std::path::Path;

/// Fills a folder beside its place and puts it there when all of it is whole. `seed` names the draft, so that two programs never share one.
/// Errors: `folder-not-empty`, `folder-missing` (its parent), `file-name-missing`, `no-permission`, `disk-full`, and those of `fill`.
pub(crate) fn whole<T>(to: &Path, seed: u64, fill: impl FnOnce(&Path) -> Result<T>) -> Result<T> {
    let name = to.file_name().ok_or_else(|| Error::invalid("to", "file-name-missing"))?;
    let parent = to.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !parent.is_dir() {
        return Err(Error::book("folder-missing", parent));
    }
    let is_there = fs::symlink_metadata(to).is_ok();
    if is_there && !fs::read_dir(to).is_ok_and(|mut inside| inside.next().is_none()) {
        return Err(Error::invalid("to", "folder-not-empty").with("path", to.display()));
    }
    let draft = parent.join(format!(".{}-{seed:016x}.new", name.to_string_lossy()));
    fs::create_dir(&draft).map_err(Error::io(&draft))?;
    let filled = fill(&draft).and_then(|filled| {
        if is_there {
            fs::remove_dir(to).map_err(Error::io(to))?;
        }
        fs::rename(&draft, to).map_err(Error::io(to))?;
        Ok(filled)
    });
    if filled.is_err() {
        // What is not whole is not left behind.
        let _ = fs::remove_dir_all(&draft);
    }
    filled
}
