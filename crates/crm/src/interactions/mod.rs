//! What happened with a client: visits, calls, mails, messages, meetings and notes.

mod cost;
mod delete;
mod insert;
mod kind;
mod page;
mod record;
mod update;

pub use delete::{WhichInteraction, delete};
pub use insert::{InteractionRow, insert};
pub use kind::{Direction, InteractionKind};
pub use page::{Capped, InteractionsPage, InteractionsRequest, count, page};
pub use record::{NewInteraction, NextStep, record};
pub use update::{EditInteraction, update};

use crate::Result;
use crate::error::OrNotFound as _;
use crate::ids::{Id, Named};
use rusqlite::Connection;
use serde::Serialize;

/// Something that happened with a client.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Interaction {
    /// Its identity.
    pub id: Id,
    /// With whom.
    pub client: Named,
    /// With whom of the company.
    pub person: Option<Named>,
    /// What it was.
    pub kind: InteractionKind,
    /// Who began it.
    pub direction: Option<Direction>,
    /// When, milliseconds UTC.
    #[ts(type = "number")]
    pub at: i64,
    /// How it ended: an item of the list `outcome`.
    pub outcome: Option<Named>,
    /// How long it took.
    pub minutes: Option<u32>,
    /// What it cost, minor units of the book's currency.
    #[ts(type = "number | null")]
    pub cost_minor: Option<i64>,
    /// What was said.
    pub text: String,
    /// Who of the business.
    pub user: Option<Named>,
    /// How many files hang from it.
    pub attachments: u32,
    /// The task that was agreed.
    pub next_step: Option<Step>,
}

/// A next step as its interaction shows it.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Step {
    /// The task.
    pub id: Id,
    /// What to do.
    pub title: String,
    /// The day, ISO.
    pub due: Option<String>,
    /// Whether it is done.
    pub done: bool,
}

/// The interaction with this id.
pub fn get(conn: &Connection, id: Id) -> Result<Interaction> {
    let row = row_of(conn, id)?;
    of_row(conn, row)
}

/// The interaction in row `row`.
pub(crate) fn of_row(conn: &Connection, row: i64) -> Result<Interaction> {
    conn.prepare_cached(
        "SELECT i.uid, c.uid, c.name, p.uid, p.name, i.kind, i.direction, i.at, o.uid, o.name, i.minutes, i.cost_minor,
                i.text, u.uid, u.name, (SELECT count(*) FROM attachments AS a WHERE a.interaction = i.id),
                t.uid, t.title, t.due, t.done_at IS NOT NULL
         FROM interactions AS i JOIN clients AS c ON c.id = i.client
         LEFT JOIN clients AS p ON p.id = i.person
         LEFT JOIN list_items AS o ON o.id = i.outcome
         LEFT JOIN users AS u ON u.id = i.user
         LEFT JOIN tasks AS t ON t.id = (SELECT max(id) FROM tasks WHERE interaction = i.id)
         WHERE i.id = ?1",
    )?
    .query_row([row], |r| {
        let step = match r.get::<_, Option<Id>>(16)? {
            Some(id) => Some(Step { id, title: r.get(17)?, due: r.get(18)?, done: r.get(19)? }),
            None => None,
        };
        Ok(Interaction {
            id: r.get(0)?,
            client: Named { id: r.get(1)?, name: r.get(2)? },
            person: Named::of(r.get(3)?, r.get(4)?),
            kind: r.get(5)?,
            direction: r.get(6)?,
            at: r.get(7)?,
            outcome: Named::of(r.get(8)?, r.get(9)?),
            minutes: r.get(10)?,
            cost_minor: r.get(11)?,
            text: r.get(12)?,
            user: Named::of(r.get(13)?, r.get(14)?),
            attachments: r.get(15)?,
            next_step: step,
        })
    })
    .or_not_found("interaction")
}

/// The row of an interaction. Errors: `not-found`.
pub(crate) fn row_of(conn: &Connection, id: Id) -> Result<i64> {
    conn.prepare_cached("SELECT id FROM interactions WHERE uid = ?1")?
        .query_row([id], |r| r.get(0))
        .or_not_found("interaction")
}

/// The row and the name of a client one can still write about. Errors: `not-found`, also for one merged into another.
pub(crate) fn client_of(conn: &Connection, id: Id) -> Result<(i64, String)> {
    conn.prepare_cached("SELECT id, name FROM clients WHERE uid = ?1 AND merged_into IS NULL AND erased_at IS NULL")?
        .query_row([id], |r| Ok((r.get(0)?, r.get(1)?)))
        .or_not_found("client")
}
