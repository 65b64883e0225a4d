//! The alarms of today.

use super::{AlarmKind, AlarmReason, find};
use crate::book::{Act, Book};
use crate::ids::Named;
use crate::loyalty::{self, Expiring};
use crate::moment::{Moment, Watch};
use crate::{Result, insight, settings};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Alarms of one day, with those that were answered on it.
const A_DAY: usize = 5;
/// Of one kind before others have their turn.
const A_KIND: usize = 2;
/// Most that are told when all are asked for.
const MOST: usize = 100;
/// Looked at to find them, and by the home page, which is there at once and asks again a moment later.
const LOOKED_AT: usize = 500;
const AT_ONCE: usize = 16;

/// Which alarms.
#[derive(Debug, Clone, Copy, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct AlarmsRequest {
    /// A hundred at most instead of the few of today.
    #[ts(as = "Option<_>", optional)]
    pub all: bool,
}

/// Something to look at.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Alarm {
    /// The client it is about.
    pub client: Named,
    /// Money at stake, minor units.
    #[ts(type = "number")]
    pub at_stake_minor: i64,
    /// Why it is told.
    pub why: AlarmReason,
}

/// The alarms.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Alarms {
    /// Where most is at stake first, of each kind two before others have their turn.
    pub rows: Vec<Alarm>,
    /// Whether there are more than are told.
    pub more: bool,
    /// ISO 4217 of the amounts.
    pub currency: String,
}

/// The alarms as of now: figures and rewards are reckoned first where something was written since.
pub fn page(book: &Book, act: Act, request: &AlarmsRequest, watch: &dyn Watch) -> Result<Alarms> {
    insight::keep(book, act, watch)?;
    let moment = Moment { now: act.now, zone: book.zone() };
    let expiring = loyalty::expiring(book, act, watch)?;
    book.read(|conn| told(conn, moment, &expiring, request.all, LOOKED_AT))
}

/// Those of today by the figures that are kept, which may be of another day; without rewards, which are not kept.
pub(crate) fn kept(conn: &Connection, moment: Moment) -> Result<Alarms> {
    told(conn, moment, &[], false, AT_ONCE)
}

fn told(conn: &Connection, moment: Moment, expiring: &[Expiring], all: bool, looked_at: usize) -> Result<Alarms> {
    let today = moment.today();
    let currency = settings::business(conn)?.currency;
    let answered: usize = conn
        .prepare_cached("SELECT count(*) FROM (SELECT 1 FROM alarm_answers WHERE day = ?1 LIMIT ?2)")?
        .query_row(rusqlite::params![today.to_string(), A_DAY as i64], |r| r.get(0))?;
    let room = if all { MOST } else { A_DAY.saturating_sub(answered) };
    let limit = room + 1;
    let ends = find::Ends { told: limit, looked_at };
    let mut found = find::late(conn, today, limit)?;
    found.extend(find::falling(conn, today, limit)?);
    found.extend(find::overdue(conn, today, &currency, ends)?);
    found.extend(find::rewards(conn, today, expiring)?);
    found.extend(find::next_purchase(conn, today, ends)?);
    let more = found.len() > room;
    Ok(Alarms { rows: chosen(found, room), more, currency })
}

/// So many of them: two of each kind by what is at stake, then the others.
fn chosen(mut found: Vec<Alarm>, room: usize) -> Vec<Alarm> {
    found.sort_by(|a, b| b.at_stake_minor.cmp(&a.at_stake_minor).then_with(|| a.client.id.cmp(&b.client.id)));
    let mut of_kind: HashMap<AlarmKind, usize> = HashMap::new();
    let (mut first, others): (Vec<Alarm>, Vec<Alarm>) = found.into_iter().partition(|alarm| {
        let count = of_kind.entry(alarm.why.kind()).or_default();
        *count += 1;
        *count <= A_KIND
    });
    first.extend(others);
    first.truncate(room);
    first
}
