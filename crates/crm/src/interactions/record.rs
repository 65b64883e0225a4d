//! Writing down what happened with a client, and what was agreed.

use super::{Direction, Interaction, InteractionKind, InteractionRow, client_of, cost, insert, of_row};
use crate::attachments::{self, FileToTake};
use crate::book::Tx;
use crate::ids::Id;
use crate::{Error, Result, lists, tasks};
use serde::Deserialize;

/// Longest text of an interaction, in bytes: longer ones belong in an attachment.
pub(super) const LONGEST_TEXT: usize = 1_000_000;

/// Something that happened with a client.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct NewInteraction {
    /// With whom.
    pub client: Id,
    /// With whom of the company.
    #[serde(default)]
    #[ts(optional)]
    pub person: Option<Id>,
    /// What it was.
    pub kind: InteractionKind,
    /// Who began it.
    #[serde(default)]
    #[ts(optional)]
    pub direction: Option<Direction>,
    /// When, milliseconds UTC; now when absent.
    #[serde(default)]
    #[ts(type = "number", optional)]
    pub at: Option<i64>,
    /// How it ended: an item of the list `outcome`.
    #[serde(default)]
    #[ts(optional)]
    pub outcome: Option<Id>,
    /// How it ended in words; an item of that name is used or made.
    #[serde(default)]
    #[ts(optional)]
    pub outcome_name: Option<String>,
    /// How long it took.
    #[serde(default)]
    #[ts(optional)]
    pub minutes: Option<u32>,
    /// What it cost, as typed: `12,50`, `3*4,20`.
    #[serde(default)]
    #[ts(optional)]
    pub cost: Option<String>,
    /// What was said.
    #[serde(default)]
    pub text: String,
    /// What was agreed to do next; becomes a task.
    #[serde(default)]
    #[ts(optional)]
    pub next_step: Option<NextStep>,
    /// The task that is done by this.
    #[serde(default)]
    #[ts(optional)]
    pub fulfils: Option<Id>,
    /// Files and photos that belong to it.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<FileToTake>>")]
    pub files: Vec<FileToTake>,
}

/// What was agreed to do next.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct NextStep {
    /// What to do.
    pub title: String,
    /// The day as typed: `mañana`, `+7`, `15/3`, ISO.
    #[serde(default)]
    #[ts(optional)]
    pub due: Option<String>,
    /// The hour, `HH:MM`.
    #[serde(default)]
    #[ts(optional)]
    pub time: Option<String>,
    /// What it will be.
    #[serde(default)]
    #[ts(optional)]
    pub kind: Option<InteractionKind>,
}

/// Writes down an interaction with its files, makes its next step a task and marks the task it fulfils as done.
/// Errors: `not-found` (client, person, outcome, task), `not-an-amount`, `not-a-day`, `not-an-hour`, `title-missing`,
/// `text-too-long`, `not-a-moment`; those of a file that is taken in.
pub fn record(tx: &Tx, new: &NewInteraction) -> Result<Interaction> {
    let (client, name) = client_of(tx, new.client)?;
    let person = new.person.map(|p| client_of(tx, p)).transpose()?.map(|(row, _)| row);
    let text = new.text.trim_end();
    check_text(text)?;
    let at = check_moment(new.at.unwrap_or(tx.now()))?;
    let outcome = outcome_of(tx, new.outcome, new.outcome_name.as_deref())?;
    let row = insert(
        tx,
        &InteractionRow {
            id: tx.new_id(),
            client,
            person,
            kind: new.kind,
            direction: new.direction,
            at,
            outcome,
            minutes: new.minutes,
            cost_minor: cost::minor_units(tx, new.cost.as_deref().unwrap_or(""))?,
            text,
            user: tx.user,
        },
    )?;
    if let Some(step) = &new.next_step {
        tasks::next_step(tx, client, row, step)?;
    }
    for file in &new.files {
        attachments::hang(tx, client, Some(row), file)?;
    }
    if let Some(task) = new.fulfils {
        tasks::finish(tx, task)?;
    }
    tx.say("client", name);
    tx.say("kind", new.kind.code());
    of_row(tx, row)
}

/// The row of an outcome given by its id or by its name, which is added to the list when it is new.
pub(super) fn outcome_of(tx: &Tx, id: Option<Id>, name: Option<&str>) -> Result<Option<i64>> {
    match (id, name.map(str::trim).filter(|n| !n.is_empty())) {
        (Some(id), _) => Ok(Some(lists::row_of(tx, "outcome", id)?)),
        (None, Some(name)) => Ok(Some(lists::row_named(tx, "outcome", name)?)),
        (None, None) => Ok(None),
    }
}

pub(super) fn check_text(text: &str) -> Result<()> {
    if text.len() > LONGEST_TEXT {
        return Err(Error::invalid("text", "text-too-long").with("count", LONGEST_TEXT));
    }
    Ok(())
}

/// Instants from year 1 to year 9999.
pub(super) fn check_moment(at: i64) -> Result<i64> {
    if (-62_135_596_800_000..=253_402_300_799_999).contains(&at) {
        Ok(at)
    } else {
        Err(Error::invalid("at", "not-a-moment"))
    }
}
