//! Whose birthday it is, today and in the next days.

use super::{AHEAD, SHOWN, iso, later};
use crate::Result;
use crate::ids::Named;
use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, params};
use serde::Serialize;

/// A birthday.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Birthday {
    /// Whose.
    pub client: Named,
    /// The day it is kept this time, ISO.
    pub day: String,
    /// The age reached, when the year of birth is known.
    pub age: Option<i32>,
    /// The first phone, as written locally.
    pub phone: Option<String>,
}

/// The birthdays that come.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Birthdays {
    /// The first twenty, by day.
    pub rows: Vec<Birthday>,
    /// Whether there are more.
    pub more: bool,
}

/// Birthdays from `today` to seven days later, across the end of the year too. Who was born on 29 February keeps it on
/// the 28th in a year that has none.
pub(super) fn coming(conn: &Connection, today: NaiveDate) -> Result<Birthdays> {
    let mut of_day = conn.prepare_cached(
        "SELECT uid, name, birthday, kept_phone FROM clients INDEXED BY clients_by_birthday
         WHERE birthday IS NOT NULL AND birth_month_day = ?1 AND active = 1 ORDER BY id LIMIT ?2",
    )?;
    let mut rows = Vec::new();
    for ahead in 0..=AHEAD {
        let day = later(today, ahead);
        let mut born = vec![day.format("%m-%d").to_string()];
        if (day.month(), day.day()) == (2, 28) && !day.leap_year() {
            born.push("02-29".to_owned());
        }
        for month_day in born {
            let room = SHOWN + 1 - rows.len();
            let found = of_day.query_map(params![month_day, room as i64], |r| {
                let year = r.get::<_, String>(2)?.get(..4).and_then(|y| y.parse::<i32>().ok()).filter(|y| *y > 0);
                Ok(Birthday {
                    client: Named { id: r.get(0)?, name: r.get(1)? },
                    day: iso(day),
                    age: year.map(|y| day.year() - y).filter(|age| (0..150).contains(age)),
                    phone: r.get(3)?,
                })
            })?;
            rows.extend(found.collect::<rusqlite::Result<Vec<_>>>()?);
        }
    }
    let more = rows.len() > SHOWN;
    rows.truncate(SHOWN);
    Ok(Birthdays { rows, more })
}
