//! One search for each kind. Each is a short walk along one index, so that its cost does not grow with the book, and none tells what is
//! quiet after an answer.

use super::page::Alarm;
use super::{AlarmKind, AlarmReason};
use crate::Result;
use crate::ids::Named;
use crate::loyalty::Expiring;
use chrono::{Days, NaiveDate};
use rusqlite::{Connection, params};
use std::collections::HashSet;

/// How many days ahead somebody is due to buy.
const SOON: u64 = 7;
/// Days since the newest invoice of somebody who still buys.
const STILL: u64 = 60;

/// How many are told at most, and how many are looked at to find them: invoices past due, those that fell due last first, and clients
/// due to buy, soonest first.
#[derive(Clone, Copy)]
pub(super) struct Ends {
    pub told: usize,
    pub looked_at: usize,
}

/// Whether the alarm of the kind bound as `?1` may be told of the client `c.id` on the day bound as `?2`.
const TOLD: &str = "NOT EXISTS (SELECT 1 FROM alarm_answers AS a WHERE a.client = c.id AND a.kind = ?1
                                AND (a.until IS NULL OR a.until > ?2))";

fn named(r: &rusqlite::Row) -> rusqlite::Result<Named> {
    Ok(Named { id: r.get(0)?, name: r.get(1)? })
}

fn shifted(today: NaiveDate, days: u64, ahead: bool) -> String {
    let days = Days::new(days);
    let day = if ahead { today.checked_add_days(days) } else { today.checked_sub_days(days) };
    day.unwrap_or(today).to_string()
}

/// Who is late by their own rhythm: what has probably been lost is at stake.
pub(super) fn late(conn: &Connection, today: NaiveDate, limit: usize) -> Result<Vec<Alarm>> {
    let mut walk = conn.prepare_cached(&format!(
        "SELECT c.uid, c.name, julianday(?2) - julianday(f.last_purchase),
                (julianday(f.last_purchase) - julianday(f.first_purchase)) / max(f.purchases - 1, 1), f.loss_minor
         FROM client_figures AS f INDEXED BY client_figures_leaving CROSS JOIN clients AS c ON c.id = f.client
         WHERE f.quiet = 1 AND c.active = 1 AND {TOLD} ORDER BY f.loss_minor DESC, f.client LIMIT ?3"
    ))?;
    let found = walk.query_map(params![AlarmKind::Late.code(), today.to_string(), limit as i64], |r| {
        let why = AlarmReason::Late { silence: r.get::<_, f64>(2)? as i64, every: r.get(3)? };
        Ok(Alarm { client: named(r)?, at_stake_minor: r.get(4)?, why })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Who buys a third less than in the half year before, and is not late: the difference is at stake.
pub(super) fn falling(conn: &Connection, today: NaiveDate, limit: usize) -> Result<Vec<Alarm>> {
    let mut walk = conn.prepare_cached(&format!(
        "SELECT c.uid, c.name, f.half_before_minor, f.half_minor
         FROM client_figures AS f INDEXED BY client_figures_falling CROSS JOIN clients AS c ON c.id = f.client
         WHERE f.stage = 'falling' AND f.quiet = 0 AND c.active = 1 AND {TOLD}
         ORDER BY f.half_before_minor - f.half_minor DESC, f.client LIMIT ?3"
    ))?;
    let found = walk.query_map(params![AlarmKind::Falling.code(), today.to_string(), limit as i64], |r| {
        let (before_minor, now_minor): (i64, i64) = (r.get(2)?, r.get(3)?);
        let why = AlarmReason::Falling { before_minor, now_minor };
        Ok(Alarm { client: named(r)?, at_stake_minor: before_minor - now_minor, why })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Who owes what is past due, less credit notes, and was invoiced since: the debt is at stake. Of the book's own currency.
pub(super) fn overdue(conn: &Connection, today: NaiveDate, currency: &str, ends: Ends) -> Result<Vec<Alarm>> {
    let mut walk = conn.prepare_cached(&format!(
        "SELECT uid, name, owed, julianday(?2) - julianday(oldest), newest FROM (
           SELECT c.uid, c.name,
             (SELECT sum(s.owed_minor) FROM sales AS s INDEXED BY sales_owed_by WHERE s.client = c.id
                AND s.kind IN ('invoice', 'credit') AND s.state IN ('open', 'partial') AND s.currency = ?3
                AND (s.kind = 'credit' OR s.due < ?2)) AS owed,
             (SELECT min(s.due) FROM sales AS s INDEXED BY sales_owed_by WHERE s.client = c.id AND s.kind IN ('invoice', 'credit')
                AND s.kind = 'invoice' AND s.state IN ('open', 'partial') AND s.currency = ?3) AS oldest,
             (SELECT s.day FROM sales AS s INDEXED BY sales_by_client WHERE s.client = c.id AND s.kind = 'invoice'
                AND s.day BETWEEN ?4 AND ?2 AND coalesce(s.state, '') NOT IN ('draft', 'cancelled', 'refunded')
              ORDER BY s.day DESC LIMIT 1) AS newest
           FROM (SELECT DISTINCT client FROM (SELECT client FROM sales INDEXED BY sales_to_pay WHERE kind = 'invoice'
                   AND state IN ('open', 'partial') AND due IS NOT NULL AND due < ?2 ORDER BY due DESC, id DESC LIMIT ?5)) AS d
           CROSS JOIN clients AS c ON c.id = d.client WHERE c.active = 1 AND {TOLD})
         WHERE owed > 0 AND newest > oldest ORDER BY owed DESC, uid LIMIT ?6"
    ))?;
    let since = shifted(today, STILL, false);
    let found = walk.query_map(
        params![AlarmKind::Overdue.code(), today.to_string(), currency, since, ends.looked_at as i64, ends.told as i64],
        |r| {
            let owed_minor = r.get(2)?;
            let why = AlarmReason::Overdue { owed_minor, days: r.get::<_, f64>(3)? as i64, bought: r.get(4)? };
            Ok(Alarm { client: named(r)?, at_stake_minor: owed_minor, why })
        },
    )?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Who is due to buy again within a week: what they spend on average is at stake.
pub(super) fn next_purchase(conn: &Connection, today: NaiveDate, ends: Ends) -> Result<Vec<Alarm>> {
    let mut walk = conn.prepare_cached(&format!(
        "SELECT c.uid, c.name, d.next_purchase, (julianday(d.last_purchase) - julianday(d.first_purchase)) / (d.purchases - 1),
                d.sales_minor / d.purchases AS usual
         FROM (SELECT client, next_purchase, first_purchase, last_purchase, purchases, sales_minor
               FROM client_figures INDEXED BY client_figures_next
               WHERE next_purchase IS NOT NULL AND quiet = 0 AND next_purchase BETWEEN ?2 AND ?3
               ORDER BY next_purchase, client LIMIT ?4) AS d CROSS JOIN clients AS c ON c.id = d.client
         WHERE c.active = 1 AND {TOLD} ORDER BY usual DESC, d.client LIMIT ?5"
    ))?;
    let until = shifted(today, SOON, true);
    let found = walk.query_map(
        params![AlarmKind::NextPurchase.code(), today.to_string(), until, ends.looked_at as i64, ends.told as i64],
        |r| {
            let why = AlarmReason::NextPurchase { day: r.get(2)?, every: r.get(3)? };
            Ok(Alarm { client: named(r)?, at_stake_minor: r.get(4)?, why })
        },
    )?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Of each client the reward that ends first: what it takes off is at stake.
pub(super) fn rewards(conn: &Connection, today: NaiveDate, expiring: &[Expiring]) -> Result<Vec<Alarm>> {
    let mut one = conn.prepare_cached(&format!(
        "SELECT c.uid, c.name FROM clients AS c WHERE c.uid = ?3 AND c.active = 1 AND {TOLD}"
    ))?;
    let (mut found, mut seen) = (Vec::new(), HashSet::new());
    for ends in expiring {
        if !seen.insert(ends.client) {
            continue;
        }
        let mut rows = one.query(params![AlarmKind::Reward.code(), today.to_string(), ends.client])?;
        if let Some(r) = rows.next()? {
            let why = AlarmReason::Reward {
                rule: ends.rule.clone(),
                left_minor: ends.left_minor,
                until: ends.until.to_string(),
            };
            found.push(Alarm { client: named(r)?, at_stake_minor: ends.left_minor, why });
        }
    }
    Ok(found)
}
