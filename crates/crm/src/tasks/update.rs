//! Changing a task: its words, its day, whom it is for.

use super::create::{checked_title, due_and_time, say};
use super::{Task, of_row, row_of};
use crate::book::Tx;
use crate::ids::Id;
use crate::interactions::{InteractionKind, client_of};
use crate::patch::given;
use crate::{Result, users};
use rusqlite::params;
use serde::Deserialize;

/// What changes of a task: what is absent stays, null empties.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct EditTask {
    /// Which one.
    pub id: Id,
    /// For whom.
    #[serde(default, deserialize_with = "given")]
    #[ts(as = "Option<Option<Id>>", optional)]
    pub client: Option<Option<Id>>,
    /// What to do.
    #[serde(default)]
    #[ts(optional)]
    pub title: Option<String>,
    /// What it will be.
    #[serde(default, deserialize_with = "given")]
    #[ts(as = "Option<Option<InteractionKind>>", optional)]
    pub kind: Option<Option<InteractionKind>>,
    /// The day as typed: `mañana`, `+7`, `15/3`, ISO; without a day there is no hour either.
    #[serde(default, deserialize_with = "given")]
    #[ts(as = "Option<Option<String>>", optional)]
    pub due: Option<Option<String>>,
    /// The hour, `HH:MM`.
    #[serde(default, deserialize_with = "given")]
    #[ts(as = "Option<Option<String>>", optional)]
    pub time: Option<Option<String>>,
    /// Whose task it is.
    #[serde(default, deserialize_with = "given")]
    #[ts(as = "Option<Option<Id>>", optional)]
    pub user: Option<Option<Id>>,
}

/// Changes a task. Errors: as [`create`](super::create).
pub fn update(tx: &Tx, edit: &EditTask) -> Result<Task> {
    let row = row_of(tx, edit.id)?;
    let was = of_row(tx, row)?;
    if let Some(client) = edit.client {
        let client = client.map(|id| client_of(tx, id)).transpose()?.map(|(row, _)| row);
        tx.prepare_cached("UPDATE tasks SET client = ?2 WHERE id = ?1")?.execute(params![row, client])?;
    }
    if let Some(title) = &edit.title {
        tx.prepare_cached("UPDATE tasks SET title = ?2 WHERE id = ?1")?.execute(params![row, checked_title(title)?])?;
    }
    if let Some(kind) = edit.kind {
        tx.prepare_cached("UPDATE tasks SET kind = ?2 WHERE id = ?1")?.execute(params![row, kind])?;
    }
    if edit.due.is_some() || edit.time.is_some() {
        let due = edit.due.clone().unwrap_or(was.due);
        // No day, no hour; unless the hour is what was just said, and then it is today's.
        let time = match &edit.time {
            Some(time) => time.clone(),
            None => was.time.filter(|_| due.as_ref().is_some_and(|d| !d.trim().is_empty())),
        };
        let (due, time) = due_and_time(tx, due.as_deref(), time.as_deref())?;
        tx.prepare_cached("UPDATE tasks SET due = ?2, time = ?3 WHERE id = ?1")?.execute(params![row, due, time])?;
    }
    if let Some(user) = edit.user {
        let user = user.map(|id| users::row_of(tx, id)).transpose()?;
        tx.prepare_cached("UPDATE tasks SET user = ?2 WHERE id = ?1")?.execute(params![row, user])?;
    }
    say(tx, of_row(tx, row)?)
}
