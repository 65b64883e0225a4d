//! What went out: a direct debit or cheque that came back, and money given back to a client.

use super::candidates::{Desk, named};
use super::choice::{Choice, ChoiceKind, Weighed};
use super::statement::MovementKind;
use crate::Result;
use crate::ids::Id;
use crate::import::Said;
use rusqlite::params;

/// Most payments of the same amount that are looked at.
const SAME: i64 = 30;
/// How long after it a payment may come back, days: thirteen months for a direct debit without a mandate (Directive 2015/2366, art. 71).
const LATE: u64 = 400;

/// Adds what a line that went out may be.
pub(super) fn gather(desk: &mut Desk) -> Result<()> {
    came_back(desk)?;
    given_back(desk)
}

/// Payments of just that amount that still stand.
fn came_back(desk: &mut Desk) -> Result<()> {
    let line = &desk.line.line;
    let Ok(day) = line.day.parse::<chrono::NaiveDate>() else { return Ok(()) };
    let from = day.checked_sub_days(chrono::Days::new(LATE)).unwrap_or(day);
    let is_returned = line.kind == MovementKind::Returned;
    type Found = (i64, Id, Option<i64>, String, String, String);
    let found: Vec<Found> = desk
        .conn
        .prepare_cached(
            "SELECT p.id, p.uid, p.client, p.day, p.method, p.reference FROM payments AS p INDEXED BY payments_by_sum
             WHERE p.amount_minor = ?1 AND p.day BETWEEN ?2 AND ?3 AND p.currency = ?4 AND p.reverses IS NULL AND p.method <> '10'
               AND NOT EXISTS (SELECT 1 FROM payments AS r WHERE r.reverses = p.id) ORDER BY p.day DESC LIMIT ?5",
        )?
        .query_map(params![-line.amount_minor, from.to_string(), line.day, line.currency, SAME], |r| {
            Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?, r.get(5)?))
        })?
        .collect::<rusqlite::Result<_>>()?;
    for (row, payment, client, paid_on, method, reference) in found {
        let who = desk.who(client)?;
        let numbers: Vec<String> = desk
            .conn
            .prepare_cached(
                "SELECT s.series || s.number FROM allocations AS a JOIN sales AS s ON s.id = a.sale WHERE a.payment = ?1 LIMIT 20",
            )?
            .query_map([row], |r| r.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        let number = numbers.iter().find(|number| desk.clues.says(number));
        let has_clue = number.is_some() || who.as_ref().is_some_and(|who| !who.for_her.is_empty());
        if !is_returned && !has_clue {
            continue;
        }
        let mut weighed = Weighed::default()
            .with(25, Said::new("paid-on").with("day", &paid_on))
            .when(is_returned, 20, "returned")
            .when(method == "59", 5, "by-debit")
            .when(!reference.is_empty() && desk.clues.says(&reference), 20, "reference");
        if let Some(number) = number {
            weighed = weighed.with(45, Said::new("number").with("number", number));
        }
        if let Some(who) = &who {
            weighed = weighed.and(&who.for_her);
        }
        let choice = Choice {
            kind: ChoiceKind::Returned,
            client: who.as_ref().map(|who| who.id),
            payment: Some(payment),
            parts: Vec::new(),
        };
        let mut one = weighed.candidate(choice, named(who.as_ref()), true);
        one.payment_day = Some(paid_on);
        desk.all.push(one);
    }
    Ok(())
}

/// Clients at whom the line points and who have as much to their favour.
fn given_back(desk: &mut Desk) -> Result<()> {
    let amount = -desk.line.line.amount_minor;
    let clients: Vec<_> = desk.clients.iter().map(|(row, who)| (*row, who.clone())).collect();
    for (row, who) in clients {
        let credit: i64 = desk
            .conn
            .prepare_cached(
                "SELECT coalesce((SELECT -sum(owed_minor) FROM sales INDEXED BY sales_owed_by WHERE client = ?1
                     AND kind IN ('invoice', 'credit') AND state IN ('open', 'partial') AND owed_minor < 0 AND currency = ?2), 0)
                   + coalesce((SELECT sum(kept_free_minor) FROM payments INDEXED BY payments_free WHERE client = ?1
                     AND kept_free_minor <> 0 AND currency = ?2), 0)",
            )?
            .query_row(params![row, desk.line.line.currency], |r| r.get(0))?;
        if credit >= amount {
            let weighed =
                Weighed::default().with(if credit == amount { 35 } else { 20 }, Said::new("credit")).and(&who.for_her);
            let choice = Choice { kind: ChoiceKind::Refund, client: Some(who.id), payment: None, parts: Vec::new() };
            desk.all.push(weighed.candidate(choice, named(Some(&who)), credit == amount));
        }
    }
    Ok(())
}
