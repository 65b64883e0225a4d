//! What is owed in a stretch of days.

use super::{COUNTED, SHOWN};
use crate::Result;
use crate::interactions::Capped;
use crate::tasks::{Task, read, task_columns, task_joins};
use rusqlite::{Connection, params};
use serde::Serialize;

/// Open tasks of a stretch of days.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct TaskGroup {
    /// The first twenty, by day and hour.
    pub tasks: Vec<Task>,
    /// How many there are, up to a hundred.
    pub count: Capped,
}

/// Open tasks due from the day `from` until before `before`, both ISO; an empty `from` is the beginning of time.
pub(super) fn group(conn: &Connection, from: &str, before: &str) -> Result<TaskGroup> {
    let mut first = conn.prepare_cached(concat!(
        "SELECT ",
        task_columns!(),
        " FROM tasks AS t INDEXED BY tasks_open",
        task_joins!(),
        "WHERE t.done_at IS NULL AND t.due >= ?1 AND t.due < ?2 ORDER BY t.due, t.time, t.id LIMIT ?3"
    ))?;
    let tasks = first.query_map(params![from, before, SHOWN as i64], read)?.collect::<rusqlite::Result<_>>()?;
    let count: usize = conn
        .prepare_cached(
            "SELECT count(*) FROM (SELECT 1 FROM tasks INDEXED BY tasks_open
                                   WHERE done_at IS NULL AND due >= ?1 AND due < ?2 LIMIT ?3)",
        )?
        .query_row(params![from, before, COUNTED as i64], |r| r.get(0))?;
    Ok(TaskGroup { tasks, count: capped(count) })
}

/// A count that went no further than [`COUNTED`].
pub(super) fn capped(count: usize) -> Capped {
    Capped { count: count.min(COUNTED - 1) as u32, more: count >= COUNTED }
}
