//! Taking an interaction out of the book.

use super::row_of;
use crate::Result;
use crate::book::Tx;
use crate::ids::Id;
use serde::Deserialize;

/// Which interaction.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct WhichInteraction {
    /// Its identity.
    pub id: Id,
}

/// Deletes an interaction. Its next step and its files stay with the client: they may be all there is of them.
/// Errors: `not-found`.
pub fn delete(tx: &Tx, which: &WhichInteraction) -> Result<()> {
    let row = row_of(tx, which.id)?;
    let was = super::of_row(tx, row)?;
    tx.prepare_cached("UPDATE tasks SET interaction = NULL WHERE interaction = ?1")?.execute([row])?;
    tx.prepare_cached("UPDATE attachments SET interaction = NULL WHERE interaction = ?1")?.execute([row])?;
    tx.prepare_cached("DELETE FROM interactions WHERE id = ?1")?.execute([row])?;
    tx.say("client", was.client.name);
    tx.say("kind", was.kind.code());
    Ok(())
}
