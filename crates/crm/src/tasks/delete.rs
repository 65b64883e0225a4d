//! Taking a task out of the book.

use super::create::say;
use super::{WhichTask, of_row, row_of};
use crate::Result;
use crate::book::Tx;

/// Deletes a task. Errors: `not-found`.
pub fn delete(tx: &Tx, which: &WhichTask) -> Result<()> {
    let row = row_of(tx, which.id)?;
    say(tx, of_row(tx, row)?)?;
    tx.prepare_cached("DELETE FROM tasks WHERE id = ?1")?.execute([row])?;
    Ok(())
}
