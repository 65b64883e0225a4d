//! Changing, adding and removing the passphrase of a book: a whole new file, and the old one until that is proved.

use super::key::{self, Key};
use super::lock::Lock;
use super::open::{Access, beside, connection, key_of};
use super::swap::{self, remove};
use super::{Secret, backup, check, migrate};
use crate::moment::{Progress, Watch};
use crate::{Error, Result};
use rusqlite::{Connection, params};
use std::fs::File;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicI64;

/// Gives the book `path`, opened by `old`, the passphrase `new`; nothing or an empty one removes it. Every program must
/// have closed the book, this one too. Backups keep the passphrase they were made with.
///
/// `random` is 16 bytes of randomness, for the salt. Errors: `wrong-passphrase` and those of opening; `book-in-use`; `disk-full`;
/// `cancelled`. Then the book is as it was.
pub fn change(path: &Path, old: &Secret, new: Option<&str>, random: [u8; 16], watch: &dyn Watch) -> Result<()> {
    let _lock = Lock::alone(path)?;
    swap::finish(path)?;
    let was = key_of(path, old)?;
    let conn = connection(path, was.as_ref(), Access::Write, &Arc::new(AtomicI64::new(0)))?;
    if migrate::version(&conn, path)? == 0 {
        return Err(Error::book("not-a-book", path));
    }
    let new = new.filter(|text| !text.is_empty()).map(|text| Key::derive(text, key::salt(random))).transpose()?;
    if was.is_none() && new.is_none() {
        return Ok(());
    }
    let draft = beside(path, ".rekeyed");
    remove(&draft)?;
    let made = export(&conn, &draft, new.as_ref(), watch);
    // The log goes into the file that is kept aside.
    let closed = conn.close().map_err(|(_, e)| Error::from(e));
    if let Err(error) = made.and(closed) {
        remove(&draft)?;
        return Err(error);
    }
    let aside = beside(path, ".before-passphrase");
    remove(&aside)?;
    swap::replace(path, &draft, &aside)?;
    // Proved in its place; only now the old one goes, which may have no passphrase at all.
    connection(path, new.as_ref(), Access::Read, &Arc::new(AtomicI64::new(0)))?;
    remove(&aside)?;
    remove(&beside(&aside, "-wal"))?;
    swap::sync_folder(path)
}

/// Writes everything `conn` sees into the new file `draft` under `key`, and proves it.
fn export(conn: &Connection, draft: &Path, key: Option<&Key>, watch: &dyn Watch) -> Result<()> {
    let name = draft.to_str().ok_or_else(|| Error::book("name-unusable", draft))?;
    watch.tick(Progress { stage: "encrypting", done: 0, total: 0 })?;
    File::create_new(draft).map_err(Error::io(draft))?;
    let secret = key.map(Key::pragma).unwrap_or_default();
    conn.execute("ATTACH DATABASE ?1 AS target KEY ?2", params![name, secret.as_str()])?;
    let written = (|| -> rusqlite::Result<()> {
        conn.query_row("SELECT sqlcipher_export('target')", [], |_| Ok(()))?;
        for pragma in ["application_id", "user_version"] {
            let value: i32 = conn.pragma_query_value(None, pragma, |r| r.get(0))?;
            conn.pragma_update(Some("target"), pragma, value)?;
        }
        Ok(())
    })();
    conn.execute("DETACH DATABASE target", [])?;
    written?;
    backup::prove(draft, key, &backup::counts(conn)?, watch)?;
    let copy = connection(draft, key, Access::Read, &Arc::new(AtomicI64::new(0)))?;
    if check::parts_of_schema(conn)? != check::parts_of_schema(&copy)? {
        return Err(Error::book("backup-not-sound", draft));
    }
    drop(copy);
    File::open(draft).and_then(|f| f.sync_all()).map_err(Error::io(draft))
}
