use super::{Client, get, name_of, row_of, update::refuse_gone};
use crate::Result;
use crate::book::Tx;
use crate::ids::Id;
use rusqlite::params;

/// Takes a client out of the lists; nothing of it is lost. Errors: `not-found`.
pub fn archive(tx: &Tx, id: Id) -> Result<Client> {
    set(tx, id, Some(tx.now()))
}

/// Brings an archived client back. Errors: `not-found`.
pub fn restore(tx: &Tx, id: Id) -> Result<Client> {
    set(tx, id, None)
}

fn set(tx: &Tx, id: Id, at: Option<i64>) -> Result<Client> {
    let row = row_of(tx, id)?;
    refuse_gone(tx, row)?;
    // Archiving twice keeps the first day.
    tx.prepare_cached("UPDATE clients SET archived_at = ?2 WHERE id = ?1 AND (archived_at IS NULL) <> (?2 IS NULL)")?
        .execute(params![row, at])?;
    tx.say("client", name_of(tx, row)?);
    get(tx, id)
}
