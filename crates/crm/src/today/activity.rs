//! What was done on each of the last days, for a small chart.

use super::iso;
use crate::Result;
use crate::interactions::InteractionKind;
use crate::moment::{Moment, instant};
use chrono::Days;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

/// How many days.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct ActivityRequest {
    /// Days up to today, today included; 7 when absent, never over 31.
    #[ts(optional)]
    pub days: Option<u32>,
}

/// What was done of one kind on one day.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Activity {
    /// The day, ISO.
    pub day: String,
    /// The kind.
    pub kind: InteractionKind,
    /// How many.
    #[ts(type = "number")]
    pub count: i64,
}

/// Interactions of each day and kind, oldest day first, zeros too. It reads the index of kinds only, as many entries as
/// there were interactions in those days: its cost grows with how busy a week is, not with the age of the book.
pub fn activity(conn: &Connection, moment: Moment, request: &ActivityRequest) -> Result<Vec<Activity>> {
    let days = u64::from(request.days.unwrap_or(7).clamp(1, 31));
    let mut count = conn.prepare_cached(
        "SELECT count(*) FROM interactions INDEXED BY interactions_by_kind WHERE kind = ?1 AND at >= ?2 AND at < ?3",
    )?;
    let today = moment.today();
    let mut all = Vec::new();
    for back in (0..days).rev() {
        let day = today.checked_sub_days(Days::new(back)).unwrap_or(today);
        let next = super::later(day, 1);
        let (from, before) = (
            instant(day.and_time(Default::default()), moment.zone),
            instant(next.and_time(Default::default()), moment.zone),
        );
        for kind in InteractionKind::ALL {
            let count = count.query_row(params![kind, from, before], |r| r.get(0))?;
            all.push(Activity { day: iso(day), kind, count });
        }
    }
    Ok(all)
}
