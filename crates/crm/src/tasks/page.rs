//! Tasks a page at a time: the open ones by day, the done ones newest first.

use super::{Task, read, task_columns, task_joins};
use crate::ids::Id;
use crate::{Error, Result, clients};
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, params_from_iter};
use serde::{Deserialize, Serialize};

/// Most rows of one page.
const MOST: usize = 200;

/// Which tasks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
pub enum TaskState {
    /// Still to do.
    #[default]
    Open,
    /// Done.
    Done,
}

/// Which tasks, and from where.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct TasksRequest {
    /// Open ones when absent.
    #[ts(as = "Option<TaskState>", optional)]
    pub state: TaskState,
    /// Of one client.
    #[ts(optional)]
    pub client: Option<Id>,
    /// Where the page before ended.
    #[ts(optional)]
    pub after: Option<String>,
    /// Most rows; 50 when absent, never over 200.
    #[ts(optional)]
    pub limit: Option<u32>,
}

/// A page of tasks.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct TasksPage {
    /// The rows. Open: by day and hour, whole days first, those without a day at the end. Done: newest first.
    pub rows: Vec<Task>,
    /// Where the next page begins; nothing when this is the last.
    pub next: Option<String>,
}

/// One page of tasks, each stretch of its order driven by an index. Errors: `not-found` (client), `cursor-unfit`.
pub fn page(conn: &Connection, request: &TasksRequest) -> Result<TasksPage> {
    let limit = request.limit.map_or(50, |l| l as usize).clamp(1, MOST);
    let client = request.client.map(|id| clients::row_of(conn, id)).transpose()?;
    let after = request.after.as_deref().map(|text| place(text).ok_or_else(|| Error::invalid("after", "cursor-unfit")));
    let after = after.transpose()?;
    let mut found = Found { conn, rows: Vec::new(), limit: limit + 1 };
    match (request.state, client) {
        (TaskState::Open, None) => open(&mut found, after)?,
        (TaskState::Open, Some(client)) => open_of_client(&mut found, client, after)?,
        (TaskState::Done, client) => done(&mut found, client, after)?,
    }
    let mut rows = found.rows;
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows.last().filter(|_| more).map(|(task, id)| {
        let at = task.done_at.unwrap_or(0);
        format!("{}_{}_{at}_{id}", task.due.as_deref().unwrap_or(""), task.time.as_deref().unwrap_or(""))
    });
    Ok(TasksPage { rows: rows.into_iter().map(|(task, _)| task).collect(), next })
}

/// Where a page ended: day, hour, instant it was done, row.
struct Place {
    due: String,
    time: String,
    at: i64,
    id: i64,
}

fn place(text: &str) -> Option<Place> {
    let mut parts = text.splitn(4, '_');
    let (due, time) = (parts.next()?.to_owned(), parts.next()?.to_owned());
    Some(Place { due, time, at: parts.next()?.parse().ok()?, id: parts.next()?.parse().ok()? })
}

/// Rows found so far; every stretch adds what still fits.
struct Found<'c> {
    conn: &'c Connection,
    rows: Vec<(Task, i64)>,
    limit: usize,
}

impl Found<'_> {
    fn add(&mut self, sql: &str, mut values: Vec<Sql>) -> Result<()> {
        let room = self.limit - self.rows.len();
        if room == 0 {
            return Ok(());
        }
        values.push((room as i64).into());
        let mut statement = self.conn.prepare_cached(sql)?;
        let rows = statement.query_map(params_from_iter(values), |r| Ok((read(r)?, r.get(12)?)))?;
        for row in rows {
            self.rows.push(row?);
        }
        Ok(())
    }
}

macro_rules! stretch {
    ($where:literal) => {
        concat!("SELECT ", task_columns!(), " FROM tasks AS t", task_joins!(), "WHERE ", $where, " LIMIT ?")
    };
}

/// All open tasks. Null sorts first in an index: a day's whole-day tasks come before its hours, and the tasks without a
/// day are a stretch of their own, put last.
fn open(found: &mut Found, after: Option<Place>) -> Result<()> {
    let mut undated_after = 0;
    match after {
        Some(place) if place.due.is_empty() => undated_after = place.id,
        Some(Place { due, time, id, .. }) => {
            if time.is_empty() {
                found.add(
                    stretch!("t.done_at IS NULL AND t.due = ? AND t.time IS NULL AND t.id > ? ORDER BY t.id"),
                    vec![due.clone().into(), id.into()],
                )?;
            }
            found.add(
                stretch!("t.done_at IS NULL AND t.due = ? AND (t.time, t.id) > (?, ?) ORDER BY t.time, t.id"),
                vec![due.clone().into(), time.into(), id.into()],
            )?;
            found.add(stretch!("t.done_at IS NULL AND t.due > ? ORDER BY t.due, t.time, t.id"), vec![due.into()])?;
        }
        None => found.add(stretch!("t.done_at IS NULL AND t.due > '' ORDER BY t.due, t.time, t.id"), Vec::new())?,
    }
    found.add(
        stretch!("t.done_at IS NULL AND t.due IS NULL AND t.id > ? ORDER BY t.time, t.id"),
        vec![undated_after.into()],
    )
}

/// The open tasks of one client: few, sorted as they come.
fn open_of_client(found: &mut Found, client: i64, after: Option<Place>) -> Result<()> {
    let (due, time, id) = match after {
        None => (String::new(), String::new(), 0),
        Some(place) if place.due.is_empty() => ("~".to_owned(), String::new(), place.id),
        Some(place) => (place.due, place.time, place.id),
    };
    found.add(
        stretch!(
            "t.client = ? AND t.done_at IS NULL AND (coalesce(t.due, '~'), coalesce(t.time, ''), t.id) > (?, ?, ?)
             ORDER BY coalesce(t.due, '~'), coalesce(t.time, ''), t.id"
        ),
        vec![client.into(), due.into(), time.into(), id.into()],
    )
}

fn done(found: &mut Found, client: Option<i64>, after: Option<Place>) -> Result<()> {
    let (at, id) = after.map_or((i64::MAX, i64::MAX), |p| (p.at, p.id));
    match client {
        None => found.add(
            stretch!("t.done_at IS NOT NULL AND (t.done_at, t.id) < (?, ?) ORDER BY t.done_at DESC, t.id DESC"),
            vec![at.into(), id.into()],
        ),
        Some(client) => found.add(
            stretch!(
                "t.client = ? AND t.done_at IS NOT NULL AND t.done_at <= ? AND (t.done_at, t.id) < (?, ?)
                      ORDER BY t.done_at DESC, t.id DESC"
            ),
            vec![client.into(), at.into(), at.into(), id.into()],
        ),
    }
}
