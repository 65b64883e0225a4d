//! Done, and not done after all.

use super::create::say;
use super::{Task, of_row, row_of};
use crate::Result;
use crate::book::Tx;
use crate::ids::Id;
use rusqlite::params;
use serde::Deserialize;

/// Which task.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct WhichTask {
    /// Its identity.
    pub id: Id,
}

/// Marks a task as done now; one that is done stays as it was. Errors: `not-found`.
pub fn complete(tx: &Tx, which: &WhichTask) -> Result<Task> {
    let row = finish(tx, which.id)?;
    say(tx, of_row(tx, row)?)
}

/// Marks a task as not done. Errors: `not-found`.
pub fn reopen(tx: &Tx, which: &WhichTask) -> Result<Task> {
    let row = row_of(tx, which.id)?;
    tx.prepare_cached("UPDATE tasks SET done_at = NULL WHERE id = ?1 AND done_at IS NOT NULL")?.execute([row])?;
    say(tx, of_row(tx, row)?)
}

/// Marks a task as done, for another act's sake; returns its row.
pub(crate) fn finish(tx: &Tx, id: Id) -> Result<i64> {
    let row = row_of(tx, id)?;
    tx.prepare_cached("UPDATE tasks SET done_at = ?2 WHERE id = ?1 AND done_at IS NULL")?
        .execute(params![row, tx.now()])?;
    Ok(row)
}
