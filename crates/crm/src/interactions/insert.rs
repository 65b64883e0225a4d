//! One row of an interaction, as a person's record and a bulk import both write it.

use super::{Direction, InteractionKind};
use crate::Result;
use crate::book::Tx;
use crate::ids::Id;
use rusqlite::params;

/// An interaction ready to be written: every reference already a row of the book.
#[derive(Debug, Clone, Copy)]
pub struct InteractionRow<'a> {
    /// Its lasting identity.
    pub id: Id,
    /// `clients.id`.
    pub client: i64,
    /// `clients.id` of whom of the company.
    pub person: Option<i64>,
    /// What it was.
    pub kind: InteractionKind,
    /// Who began it.
    pub direction: Option<Direction>,
    /// Milliseconds UTC.
    pub at: i64,
    /// `list_items.id` of the list `outcome`.
    pub outcome: Option<i64>,
    /// How long it took.
    pub minutes: Option<u32>,
    /// Minor units of the book's currency.
    pub cost_minor: Option<i64>,
    /// What was said.
    pub text: &'a str,
    /// `users.id`.
    pub user: Option<i64>,
}

/// Writes one interaction by a statement prepared once, and returns its row. Nothing is checked but what the schema
/// checks: this is the path of the importer.
pub fn insert(tx: &Tx, row: &InteractionRow) -> Result<i64> {
    tx.prepare_cached(
        "INSERT INTO interactions (uid, client, person, kind, direction, at, outcome, minutes, cost_minor, text, user)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?
    .execute(params![
        row.id,
        row.client,
        row.person,
        row.kind,
        row.direction,
        row.at,
        row.outcome,
        row.minutes,
        row.cost_minor,
        row.text,
        row.user,
    ])?;
    Ok(tx.last_insert_rowid())
}
