//! Correcting an interaction.

use super::{Direction, Interaction, InteractionKind, client_of, cost, of_row, record, row_of};
use crate::Result;
use crate::book::Tx;
use crate::ids::Id;
use crate::patch::given;
use rusqlite::params;
use serde::Deserialize;

/// What changes of an interaction: what is absent stays, null empties.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct EditInteraction {
    /// Which one.
    pub id: Id,
    /// With whom of the company.
    #[serde(default, deserialize_with = "given")]
    #[ts(as = "Option<Option<Id>>", optional)]
    pub person: Option<Option<Id>>,
    /// What it was.
    #[serde(default)]
    #[ts(optional)]
    pub kind: Option<InteractionKind>,
    /// Who began it.
    #[serde(default, deserialize_with = "given")]
    #[ts(as = "Option<Option<Direction>>", optional)]
    pub direction: Option<Option<Direction>>,
    /// When, milliseconds UTC.
    #[serde(default)]
    #[ts(type = "number", optional)]
    pub at: Option<i64>,
    /// How it ended: an item of the list `outcome`.
    #[serde(default, deserialize_with = "given")]
    #[ts(as = "Option<Option<Id>>", optional)]
    pub outcome: Option<Option<Id>>,
    /// How it ended in words; an item of that name is used or made.
    #[serde(default)]
    #[ts(optional)]
    pub outcome_name: Option<String>,
    /// How long it took.
    #[serde(default, deserialize_with = "given")]
    #[ts(as = "Option<Option<u32>>", optional)]
    pub minutes: Option<Option<u32>>,
    /// What it cost, as typed; empty for nothing.
    #[serde(default)]
    #[ts(optional)]
    pub cost: Option<String>,
    /// What was said.
    #[serde(default)]
    #[ts(optional)]
    pub text: Option<String>,
}

/// Changes an interaction. Errors: as [`record`](super::record).
pub fn update(tx: &Tx, edit: &EditInteraction) -> Result<Interaction> {
    let row = row_of(tx, edit.id)?;
    if let Some(kind) = edit.kind {
        tx.prepare_cached("UPDATE interactions SET kind = ?2 WHERE id = ?1")?.execute(params![row, kind])?;
    }
    if let Some(person) = edit.person {
        let person = person.map(|p| client_of(tx, p)).transpose()?.map(|(row, _)| row);
        tx.prepare_cached("UPDATE interactions SET person = ?2 WHERE id = ?1")?.execute(params![row, person])?;
    }
    if let Some(direction) = edit.direction {
        tx.prepare_cached("UPDATE interactions SET direction = ?2 WHERE id = ?1")?.execute(params![row, direction])?;
    }
    if let Some(at) = edit.at {
        let at = record::check_moment(at)?;
        tx.prepare_cached("UPDATE interactions SET at = ?2 WHERE id = ?1")?.execute(params![row, at])?;
    }
    if edit.outcome.is_some() || edit.outcome_name.is_some() {
        let outcome = record::outcome_of(tx, edit.outcome.flatten(), edit.outcome_name.as_deref())?;
        tx.prepare_cached("UPDATE interactions SET outcome = ?2 WHERE id = ?1")?.execute(params![row, outcome])?;
    }
    if let Some(minutes) = edit.minutes {
        tx.prepare_cached("UPDATE interactions SET minutes = ?2 WHERE id = ?1")?.execute(params![row, minutes])?;
    }
    if let Some(cost) = &edit.cost {
        let cost = cost::minor_units(tx, cost)?;
        tx.prepare_cached("UPDATE interactions SET cost_minor = ?2 WHERE id = ?1")?.execute(params![row, cost])?;
    }
    if let Some(text) = &edit.text {
        let text = text.trim_end();
        record::check_text(text)?;
        tx.prepare_cached("UPDATE interactions SET text = ?2 WHERE id = ?1")?.execute(params![row, text])?;
    }
    let now = of_row(tx, row)?;
    tx.say("client", now.client.name.as_str());
    tx.say("kind", now.kind.code());
    Ok(now)
}
