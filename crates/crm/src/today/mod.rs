//! The home page: what is owed today, what to look at, who is going quiet, whose birthday it is, what was done this week.
//!
//! Every part is a short walk along one index with an end, so that its cost does not grow with the book: counts stop at
//! a hundred (`99+`), and the number of clients is kept. The week's activity is a
//! question of its own, because it counts what people did in a week.

mod activity;
mod birthdays;
mod clients;
mod tasks;

pub use activity::{Activity, ActivityRequest, activity};
pub use birthdays::{Birthday, Birthdays};
pub use clients::{QuietClient, QuietClients};
pub use tasks::TaskGroup;

use crate::alarms::{self, Alarms};
use crate::book::refresh;
use crate::interactions::{self, Capped, Interaction, InteractionsRequest};
use crate::moment::Moment;
use crate::{Result, recurring, sales, settings};
use chrono::{Days, NaiveDate};
use rusqlite::Connection;
use serde::Serialize;

/// Rows of each part.
const SHOWN: usize = 20;
/// A count goes no further.
const COUNTED: usize = 100;
/// How many days ahead are looked at.
const AHEAD: u64 = 7;

/// What the home page shows.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Today {
    /// The day, ISO, where the business is.
    pub day: String,
    /// Tasks whose day has passed, oldest first.
    pub late: TaskGroup,
    /// Tasks of today, whole-day ones first.
    pub due: TaskGroup,
    /// Tasks of the next seven days.
    pub next: TaskGroup,
    /// Clients seen within the quiet days and without a next step; who will be quiet first comes first.
    pub without_step: QuietClients,
    /// Clients without contact for longer than the quiet days; who went quiet last comes first.
    pub quiet: QuietClients,
    /// Days without contact after which a client is quiet.
    pub quiet_days: u32,
    /// What to look at among the clients, from the figures kept.
    pub alarms: Alarms,
    /// Birthdays of today and of the next seven days.
    pub birthdays: Birthdays,
    /// What happened last.
    pub last: Vec<Interaction>,
    /// Invoices that wait for money longer than they may, up to a hundred.
    pub overdue_invoices: Capped,
    /// Invoices that come back and whose day has come, up to a hundred.
    pub recurring_due: Capped,
    /// How many clients there are, without those put away.
    #[ts(type = "number")]
    pub clients: i64,
}

/// What the home page shows at this moment.
pub fn get(conn: &Connection, moment: Moment) -> Result<Today> {
    let today = moment.today();
    let quiet_days = settings::habits(conn)?.quiet_days;
    let quiet_since = moment.now.saturating_sub(i64::from(quiet_days) * 86_400_000);
    let week = later(today, AHEAD);
    let last = InteractionsRequest { limit: Some(8), ..InteractionsRequest::default() };
    Ok(Today {
        day: iso(today),
        late: tasks::group(conn, "", &iso(today))?,
        due: tasks::group(conn, &iso(today), &iso(later(today, 1)))?,
        next: tasks::group(conn, &iso(later(today, 1)), &iso(later(week, 1)))?,
        without_step: clients::without_step(conn, quiet_since)?,
        quiet: clients::quiet(conn, quiet_since)?,
        quiet_days,
        alarms: alarms::kept(conn, moment)?,
        birthdays: birthdays::coming(conn, today)?,
        last: interactions::page(conn, moment, &last)?.rows,
        overdue_invoices: tasks::capped(sales::overdue(conn, &iso(today), COUNTED)?),
        recurring_due: tasks::capped(recurring::due_count(conn, today)?),
        clients: refresh::active_clients(conn)?,
    })
}

fn iso(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}
