//! Writing down something to do.

use super::{Task, of_row, when};
use crate::book::Tx;
use crate::ids::Id;
use crate::interactions::{InteractionKind, NextStep, client_of};
use crate::{Error, Result, users};
use rusqlite::params;
use serde::Deserialize;

/// Longest title, in characters.
const LONGEST: usize = 500;

/// Something to do.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct NewTask {
    /// For whom.
    #[serde(default)]
    #[ts(optional)]
    pub client: Option<Id>,
    /// What to do.
    pub title: String,
    /// What it will be.
    #[serde(default)]
    #[ts(optional)]
    pub kind: Option<InteractionKind>,
    /// The day as typed: `mañana`, `+7`, `15/3`, ISO.
    #[serde(default)]
    #[ts(optional)]
    pub due: Option<String>,
    /// The hour, `HH:MM`; without a day it is today's.
    #[serde(default)]
    #[ts(optional)]
    pub time: Option<String>,
    /// Whose task it is; of who writes it when absent.
    #[serde(default)]
    #[ts(optional)]
    pub user: Option<Id>,
}

/// A task ready to be written: every reference already a row of the book.
#[derive(Debug, Clone, Copy)]
pub struct TaskRow<'a> {
    /// Its lasting identity.
    pub id: Id,
    /// `clients.id`.
    pub client: Option<i64>,
    /// `interactions.id` of the one whose next step it is.
    pub interaction: Option<i64>,
    /// What to do.
    pub title: &'a str,
    /// What it will be.
    pub kind: Option<InteractionKind>,
    /// The day, ISO.
    pub due: Option<&'a str>,
    /// The hour, `HH:MM`.
    pub time: Option<&'a str>,
    /// When it was done, milliseconds UTC.
    pub done_at: Option<i64>,
    /// `users.id`.
    pub user: Option<i64>,
    /// When it was written down, milliseconds UTC.
    pub created_at: i64,
}

/// Writes down a task.
/// Errors: `not-found` (client, user), `title-missing`, `title-too-long`, `not-a-day`, `not-an-hour`.
pub fn create(tx: &Tx, new: &NewTask) -> Result<Task> {
    let client = new.client.map(|id| client_of(tx, id)).transpose()?;
    let user = match new.user {
        Some(id) => Some(users::row_of(tx, id)?),
        None => tx.user,
    };
    let title = checked_title(&new.title)?;
    let (due, time) = due_and_time(tx, new.due.as_deref(), new.time.as_deref())?;
    let row = insert(
        tx,
        &TaskRow {
            id: tx.new_id(),
            client: client.as_ref().map(|c| c.0),
            interaction: None,
            title,
            kind: new.kind,
            due: due.as_deref(),
            time: time.as_deref(),
            done_at: None,
            user,
            created_at: tx.now(),
        },
    )?;
    say(tx, of_row(tx, row)?)
}

/// Makes the next step of an interaction a task.
pub(crate) fn next_step(tx: &Tx, client: i64, interaction: i64, step: &NextStep) -> Result<i64> {
    let title = checked_title(&step.title)?;
    let (due, time) = due_and_time(tx, step.due.as_deref(), step.time.as_deref())?;
    insert(
        tx,
        &TaskRow {
            id: tx.new_id(),
            client: Some(client),
            interaction: Some(interaction),
            title,
            kind: step.kind,
            due: due.as_deref(),
            time: time.as_deref(),
            done_at: None,
            user: tx.user,
            created_at: tx.now(),
        },
    )
}

/// Writes one task by a statement prepared once, and returns its row. Also the importer's way: nothing is checked here
/// but what the schema checks.
pub fn insert(tx: &Tx, row: &TaskRow) -> Result<i64> {
    tx.prepare_cached(
        "INSERT INTO tasks (uid, client, interaction, title, kind, due, time, done_at, user, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute(params![
        row.id,
        row.client,
        row.interaction,
        row.title,
        row.kind,
        row.due,
        row.time,
        row.done_at,
        row.user,
        row.created_at,
    ])?;
    Ok(tx.last_insert_rowid())
}

pub(super) fn checked_title(title: &str) -> Result<&str> {
    let title = title.trim();
    if title.is_empty() {
        return Err(Error::invalid("title", "title-missing"));
    }
    if title.chars().count() > LONGEST {
        return Err(Error::invalid("title", "title-too-long").with("count", LONGEST));
    }
    Ok(title)
}

/// Day and hour as typed; an hour alone is today's.
pub(super) fn due_and_time(tx: &Tx, due: Option<&str>, time: Option<&str>) -> Result<(Option<String>, Option<String>)> {
    let time = when::hour(time.unwrap_or(""))?;
    let mut due = when::day(tx, tx.moment, due.unwrap_or(""))?;
    if due.is_none() && time.is_some() {
        due = Some(tx.moment.today().format("%Y-%m-%d").to_string());
    }
    Ok((due, time))
}

/// Completes the sentence of the history with the task's title and client.
pub(super) fn say(tx: &Tx, task: Task) -> Result<Task> {
    tx.say("title", task.title.as_str());
    if let Some(client) = &task.client {
        tx.say("client", client.name.as_str());
    }
    Ok(task)
}
