//! The logo of documents. Its contents are kept once, by their hash, as those of attachments are.

use crate::book::Tx;
use crate::ids::Id;
use crate::{Result, attachments, settings};
use rusqlite::{Connection, OptionalExtension as _, params};
use serde::Serialize;
use serde_json::Value;

/// The setting that names the logo of today by its identity.
const SETTING: &str = "paper.logo";

/// A logo of the book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct LogoInfo {
    /// Its identity.
    pub id: Id,
    /// The name of the file it came from.
    pub name: String,
    /// Bytes.
    #[ts(type = "number")]
    pub size: i64,
}

/// The logo of documents from now on.
pub fn logo(conn: &Connection) -> Result<Option<LogoInfo>> {
    let Some(id) = settings::get(conn, SETTING)?.as_ref().and_then(Value::as_str).and_then(Id::parse) else {
        return Ok(None);
    };
    Ok(conn
        .prepare_cached("SELECT uid, name, size FROM logos WHERE uid = ?1")?
        .query_row([id], |r| Ok(LogoInfo { id: r.get(0)?, name: r.get(1)?, size: r.get(2)? }))
        .optional()?)
}

/// Every logo of the book: that of today, and those that issued invoices keep.
pub fn logos(conn: &Connection) -> Result<Vec<Id>> {
    let mut all = conn.prepare_cached("SELECT uid FROM logos ORDER BY id")?;
    let rows = all.query_map([], |r| r.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The bytes of a logo; nothing where it is not in the book.
pub fn bytes_of(conn: &Connection, id: Id) -> Result<Option<Vec<u8>>> {
    Ok(conn
        .prepare_cached("SELECT f.bytes FROM logos AS l JOIN files AS f ON f.hash = l.hash WHERE l.uid = ?1")?
        .query_row([id], |r| r.get(0))
        .optional()?)
}

/// Takes a logo that was looked at already; `name` is that of its file.
pub fn set_logo(tx: &Tx, name: &str, bytes: &[u8]) -> Result<LogoInfo> {
    let kept = attachments::keep_bytes(tx, bytes)?;
    let there: Option<Id> =
        tx.prepare_cached("SELECT uid FROM logos WHERE hash = ?1")?.query_row([&kept.hash], |r| r.get(0)).optional()?;
    let id = match there {
        Some(id) => id,
        None => {
            let id = tx.new_id();
            tx.prepare_cached("INSERT INTO logos (uid, name, hash, size, at) VALUES (?1, ?2, ?3, ?4, ?5)")?
                .execute(params![id, name.chars().take(200).collect::<String>(), kept.hash, kept.size, tx.now()])?;
            id
        }
    };
    settings::set(tx, SETTING, &Value::from(id.to_string()))?;
    forget_unused(tx, Some(id))?;
    tx.say("name", name);
    let size = kept.size;
    Ok(LogoInfo { id, name: name.to_owned(), size })
}

/// Documents go without a logo from now on; issued ones keep theirs.
pub fn remove_logo(tx: &Tx) -> Result<()> {
    if logo(tx)?.is_some() {
        settings::set(tx, SETTING, &Value::Null)?;
    }
    forget_unused(tx, None)
}

/// Lets go of logos that neither today's documents nor an issued one needs; undo brings them back.
fn forget_unused(tx: &Tx, used: Option<Id>) -> Result<()> {
    tx.prepare_cached(
        "DELETE FROM logos WHERE uid IS NOT ?1 AND NOT EXISTS (SELECT 1 FROM looks WHERE looks.logo = logos.id)",
    )?
    .execute([used])?;
    Ok(())
}
