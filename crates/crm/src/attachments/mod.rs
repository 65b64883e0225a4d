//! Files and photos that hang from a client or an interaction. Their contents are kept once each, by their hash, inside
//! the book; what the history records is who has them.

mod add;
mod kind;
mod read;

pub use add::{FileToTake, LARGEST, NewAttachment, add};
pub(crate) use add::{hang, keep_bytes};
pub use read::{AttachmentContent, SaveAttachment, content, save};

use crate::book::Tx;
use crate::error::OrNotFound as _;
use crate::ids::Id;
use crate::{Result, clients, interactions};
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

/// A file of a client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Attachment {
    /// Its identity.
    pub id: Id,
    /// Whose it is.
    pub client: Id,
    /// The interaction it hangs from.
    pub interaction: Option<Id>,
    /// Its file name.
    pub name: String,
    /// What it is: `image/jpeg`, `application/pdf`…
    pub mime: String,
    /// Bytes.
    #[ts(type = "number")]
    pub size: i64,
    /// When it was added, milliseconds UTC.
    #[ts(type = "number")]
    pub at: i64,
}

/// Whose files.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct AttachmentsRequest {
    /// Of this client.
    pub client: Id,
    /// Only those of this interaction.
    #[serde(default)]
    #[ts(optional)]
    pub interaction: Option<Id>,
    /// Only those added before this one: where the two hundred before ended.
    #[serde(default)]
    #[ts(optional)]
    pub before: Option<Id>,
}

/// Which file.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct WhichAttachment {
    /// Its identity.
    pub id: Id,
}

/// The last two hundred files of a client, or the two hundred before one of them, newest first. Errors: `not-found` (client,
/// interaction, attachment).
pub fn of_client(conn: &Connection, request: &AttachmentsRequest) -> Result<Vec<Attachment>> {
    let client = clients::row_of(conn, request.client)?;
    let interaction = request.interaction.map(|id| interactions::row_of(conn, id)).transpose()?;
    let (at, row) = match request.before {
        None => (i64::MAX, i64::MAX),
        Some(before) => conn
            .prepare_cached("SELECT at, id FROM attachments WHERE uid = ?1")?
            .query_row([before], |r| Ok((r.get(0)?, r.get(1)?)))
            .or_not_found("attachment")?,
    };
    let mut found = conn.prepare_cached(
        "SELECT a.uid, c.uid, i.uid, a.name, a.mime, a.size, a.at FROM attachments AS a JOIN clients AS c ON c.id = a.client
         LEFT JOIN interactions AS i ON i.id = a.interaction
         WHERE a.client = ?1 AND (?2 IS NULL OR a.interaction = ?2) AND (a.at, a.id) < (?3, ?4)
         ORDER BY a.at DESC, a.id DESC LIMIT 200",
    )?;
    Ok(found.query_map(params![client, interaction, at, row], read_row)?.collect::<rusqlite::Result<_>>()?)
}

/// Takes a file off its client. Its contents stay as long as the removal can be undone. Errors: `not-found`.
pub fn remove(tx: &Tx, which: &WhichAttachment) -> Result<()> {
    let (row, client): (i64, String) = tx
        .prepare_cached(
            "SELECT a.id, c.name FROM attachments AS a JOIN clients AS c ON c.id = a.client WHERE a.uid = ?1",
        )?
        .query_row([which.id], |r| Ok((r.get(0)?, r.get(1)?)))
        .or_not_found("attachment")?;
    tx.say("name", of_row(tx, row)?.name);
    tx.say("client", client);
    tx.prepare_cached("DELETE FROM attachments WHERE id = ?1")?.execute([row])?;
    Ok(())
}

fn of_row(conn: &Connection, row: i64) -> Result<Attachment> {
    conn.prepare_cached(
        "SELECT a.uid, c.uid, i.uid, a.name, a.mime, a.size, a.at FROM attachments AS a JOIN clients AS c ON c.id = a.client
         LEFT JOIN interactions AS i ON i.id = a.interaction WHERE a.id = ?1",
    )?
    .query_row([row], read_row)
    .or_not_found("attachment")
}

fn read_row(r: &Row) -> rusqlite::Result<Attachment> {
    Ok(Attachment {
        id: r.get(0)?,
        client: r.get(1)?,
        interaction: r.get(2)?,
        name: r.get(3)?,
        mime: r.get(4)?,
        size: r.get(5)?,
        at: r.get(6)?,
    })
}
