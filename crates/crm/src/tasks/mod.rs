//! Tasks: what one owes a client, and when.

mod add;
mod create;
mod delete;
mod done;
mod page;
pub mod quick_add;
mod update;
mod when;

pub use add::{QuickTask, QuickText, Understood, add, understand};
pub(crate) use create::next_step;
pub use create::{NewTask, TaskRow, create, insert};
pub use delete::delete;
pub(crate) use done::finish;
pub use done::{WhichTask, complete, reopen};
pub use page::{TaskState, TasksPage, TasksRequest, page};
pub use update::{EditTask, update};

use crate::Result;
use crate::error::OrNotFound as _;
use crate::ids::{Id, Named};
use crate::interactions::InteractionKind;
use rusqlite::{Connection, Row};
use serde::Serialize;

/// Something to do.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Task {
    /// Its identity.
    pub id: Id,
    /// For whom.
    pub client: Option<Named>,
    /// The interaction whose next step it is.
    pub interaction: Option<Id>,
    /// What to do.
    pub title: String,
    /// What it will be.
    pub kind: Option<InteractionKind>,
    /// The day, ISO.
    pub due: Option<String>,
    /// The hour, `HH:MM`.
    pub time: Option<String>,
    /// When it was done, milliseconds UTC.
    #[ts(type = "number | null")]
    pub done_at: Option<i64>,
    /// Whose task it is.
    pub user: Option<Named>,
    /// When it was written down, milliseconds UTC.
    #[ts(type = "number")]
    pub created_at: i64,
}

/// The columns of [`read`], from tasks `t`.
macro_rules! task_columns {
    () => {
        "t.uid, c.uid, c.name, (SELECT uid FROM interactions WHERE id = t.interaction), t.title, t.kind, t.due, t.time,
         t.done_at, u.uid, u.name, t.created_at, t.id"
    };
}
/// What those columns are read from, besides tasks `t`.
macro_rules! task_joins {
    () => {
        " LEFT JOIN clients AS c ON c.id = t.client LEFT JOIN users AS u ON u.id = t.user "
    };
}
pub(crate) use {task_columns, task_joins};

pub(crate) fn read(r: &Row) -> rusqlite::Result<Task> {
    Ok(Task {
        id: r.get(0)?,
        client: Named::of(r.get(1)?, r.get(2)?),
        interaction: r.get(3)?,
        title: r.get(4)?,
        kind: r.get(5)?,
        due: r.get(6)?,
        time: r.get(7)?,
        done_at: r.get(8)?,
        user: Named::of(r.get(9)?, r.get(10)?),
        created_at: r.get(11)?,
    })
}

pub(crate) fn of_row(conn: &Connection, row: i64) -> Result<Task> {
    conn.prepare_cached(concat!("SELECT ", task_columns!(), " FROM tasks AS t", task_joins!(), "WHERE t.id = ?1"))?
        .query_row([row], read)
        .or_not_found("task")
}

/// The row of a task. Errors: `not-found`.
pub(crate) fn row_of(conn: &Connection, id: Id) -> Result<i64> {
    conn.prepare_cached("SELECT id FROM tasks WHERE uid = ?1")?.query_row([id], |r| r.get(0)).or_not_found("task")
}
