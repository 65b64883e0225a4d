//! What a line may be: open invoices, payments recorded before, what came back; each with its score and its reasons.

use super::choice::{Candidate, CandidatePart, Choice, ChoiceKind, Weighed, ranked};
use super::clues::{Clues, Who};
use super::line::{self, LineRow};
use super::returned;
use crate::Result;
use crate::ids::{Id, Named};
use crate::import::Said;
use crate::payments::AllocationPart;
use rusqlite::{Connection, OptionalExtension as _, params};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Most candidates of a line.
const MOST: usize = 9;
/// Most invoices of the same amount that are looked at.
const SAME: i64 = 30;
/// Most open invoices of one client that are looked at, and of how many three are added up.
const OPEN: i64 = 40;
const THREES: usize = 20;
/// Most sums told of one client.
const SUMS: usize = 3;
/// Days around a line in which a payment that was recorded may be the same.
const NEAR: u64 = 10;
/// Days before an invoice on which it may be paid all the same: clocks of banks differ.
const BEFORE: i64 = 3;
/// Days after its due day that speak for an invoice.
const AFTER_DUE: i64 = 45;

/// Which line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct WhichLine {
    /// Its identity.
    pub id: Id,
}

/// What a line may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Candidates {
    /// The likeliest first, nine at most.
    pub candidates: Vec<Candidate>,
}

/// What a line may be, the likeliest first; nothing for one that is matched. Work is bounded whatever the size of the book. Errors:
/// `not-found`.
pub fn candidates(conn: &Connection, which: WhichLine) -> Result<Candidates> {
    let line = line::get(conn, which.id)?;
    Ok(Candidates { candidates: of(conn, &line)? })
}

/// The candidates of a line.
pub(super) fn of(conn: &Connection, line: &LineRow) -> Result<Vec<Candidate>> {
    if line.payment.is_some() {
        return Ok(Vec::new());
    }
    let clues = Clues::of(line);
    let clients = clues.clients(conn)?;
    let mut desk = Desk { conn, line, clues, clients, all: Vec::new() };
    if line.line.amount_minor > 0 {
        desk.invoices()?;
        desk.sums()?;
    } else {
        returned::gather(&mut desk)?;
    }
    desk.recorded()?;
    Ok(ranked(desk.all, line.line.amount_minor > 0, MOST))
}

/// Everything at hand while the candidates of a line are gathered.
pub(super) struct Desk<'a> {
    pub conn: &'a Connection,
    pub line: &'a LineRow,
    pub clues: Clues,
    /// Whom the line points at.
    pub clients: BTreeMap<i64, Who>,
    pub all: Vec<Candidate>,
}

/// An invoice that waits for money.
#[derive(Debug, Clone)]
struct Open {
    row: i64,
    client: Option<i64>,
    part: CandidatePart,
    day: String,
}

const OPEN_COLUMNS: &str = "id, client, uid, series || number, due, owed_minor, day";

impl Desk<'_> {
    fn open(&self, sql: &str, of: impl rusqlite::Params) -> Result<Vec<Open>> {
        let mut all = self.conn.prepare_cached(sql)?;
        let rows = all.query_map(of, |r| {
            let part = CandidatePart {
                sale: r.get(2)?,
                number: r.get(3)?,
                due: r.get(4)?,
                owed_minor: r.get(5)?,
                amount_minor: 0,
            };
            Ok(Open { row: r.get(0)?, client: r.get(1)?, part, day: r.get(6)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Whoever a document is of, also where nothing in the line says so.
    pub(super) fn who(&mut self, client: Option<i64>) -> Result<Option<Who>> {
        let Some(row) = client else { return Ok(None) };
        match self.clients.get(&row) {
            Some(who) => Ok(Some(who.clone())),
            None => self.clues.who(self.conn, row),
        }
    }

    /// Invoices whose number or amount stands in the line.
    fn invoices(&mut self) -> Result<()> {
        let (amount, currency) = (self.line.line.amount_minor, self.line.line.currency.clone());
        let numbered = self.clues.numbered(self.conn)?;
        let mut all = self.open(
            &format!(
                "SELECT {OPEN_COLUMNS} FROM sales INDEXED BY sales_owed_amount
                 WHERE owed_minor = ?1 AND kind = 'invoice' AND state IN ('open', 'partial') AND currency = ?2 ORDER BY due LIMIT ?3"
            ),
            params![amount, currency, SAME],
        )?;
        for row in numbered.keys().filter(|row| !all.iter().any(|one| one.row == **row)).copied().collect::<Vec<_>>() {
            all.extend(self.open(
                &format!("SELECT {OPEN_COLUMNS} FROM sales WHERE id = ?1 AND owed_minor > 0 AND currency = ?2"),
                params![row, currency],
            )?);
        }
        for open in &all {
            let who = self.who(open.client)?;
            let fits = open.part.owed_minor == amount;
            let mut weighed = Weighed::default().when(fits, 35, "amount");
            if let Some(with_series) = numbered.get(&open.row) {
                let number = |code: &str| Said::new(code).with("number", &open.part.number);
                weighed = if *with_series {
                    weighed.with(50, number("number"))
                } else {
                    weighed.with(35, number("number-bare"))
                };
            }
            if let Some(who) = &who {
                weighed = weighed.and(&who.for_her);
            }
            weighed = weighed.when(!fits && amount < open.part.owed_minor, 0, "partial").when(
                !fits && amount > open.part.owed_minor,
                0,
                "over",
            );
            weighed = self.timed(weighed, std::slice::from_ref(open));
            self.add(weighed, who.as_ref(), std::slice::from_ref(open), fits);
        }
        // Several numbers in one text, of one client.
        let mut by_client: BTreeMap<i64, Vec<Open>> = BTreeMap::new();
        for open in all.into_iter().filter(|open| numbered.get(&open.row) == Some(&true)) {
            by_client.entry(open.client.unwrap_or(-1)).or_default().push(open);
        }
        for (client, several) in by_client.into_iter().filter(|(client, several)| *client >= 0 && several.len() > 1) {
            let sum: i64 = several.iter().map(|open| open.part.owed_minor).sum();
            let who = self.who(Some(client))?;
            let numbers: Vec<&str> = several.iter().map(|open| open.part.number.as_str()).collect();
            let mut weighed = Weighed::default().with(60, Said::new("number").with("number", numbers.join(", ")));
            weighed =
                weighed.when(sum == amount, 35, "sum").when(amount < sum, 0, "partial").when(amount > sum, 0, "over");
            if let Some(who) = &who {
                weighed = weighed.and(&who.for_her);
            }
            self.add(weighed, who.as_ref(), &several, sum == amount);
        }
        Ok(())
    }

    /// What the clients at whom the line points owe: all of it, some of it together, or as much as the amount reaches.
    fn sums(&mut self) -> Result<()> {
        let (amount, currency) = (self.line.line.amount_minor, self.line.line.currency.clone());
        let clients: Vec<(i64, Who)> = self.clients.iter().map(|(row, who)| (*row, who.clone())).collect();
        for (row, who) in clients {
            let owed = self.open(
                &format!(
                    "SELECT {OPEN_COLUMNS} FROM sales INDEXED BY sales_owed_by WHERE client = ?1 AND kind IN ('invoice', 'credit')
                       AND state IN ('open', 'partial') AND owed_minor > 0 AND currency = ?2
                     ORDER BY coalesce(due, day), id LIMIT ?3"
                ),
                params![row, currency, OPEN],
            )?;
            let total: i64 = owed.iter().map(|open| open.part.owed_minor).sum();
            let base = Weighed::default().and(&who.for_her);
            if owed.len() > 1 && total == amount {
                let weighed = self.timed(base.clone().with(35, Said::new("all").with("count", owed.len())), &owed);
                self.add(weighed, Some(&who), &owed, true);
            }
            for some in together(&owed, amount) {
                let some: Vec<Open> = some.into_iter().filter_map(|at| owed.get(at).cloned()).collect();
                let weighed = self.timed(base.clone().with(25, Said::new("sum").with("count", some.len())), &some);
                self.add(weighed, Some(&who), &some, true);
            }
            let reached = reach(&owed, amount);
            let reason = match () {
                () if owed.is_empty() => "nothing-owed",
                () if amount > total => "over",
                () => "oldest",
            };
            let weighed = base.when(true, 0, reason);
            let mut one = self.candidate(weighed, Some(&who), &reached, false);
            one.choice.kind = ChoiceKind::Client;
            // Nobody's advance is likely where only a part of a name is known.
            if self.strong(&who) || !owed.is_empty() {
                self.all.push(one);
            }
        }
        Ok(())
    }

    fn strong(&self, who: &Who) -> bool {
        who.for_her.points() >= 45
    }

    /// Payments of the same amount that were recorded around the day and belong to no line yet.
    fn recorded(&mut self) -> Result<()> {
        let line = &self.line.line;
        let Ok(day) = line.day.parse::<chrono::NaiveDate>() else { return Ok(()) };
        let span = chrono::Days::new(NEAR);
        let (from, to) = (day.checked_sub_days(span).unwrap_or(day), day.checked_add_days(span).unwrap_or(day));
        type Found = (i64, Id, Option<i64>, String, String);
        let found: Vec<Found> = self
            .conn
            .prepare_cached(
                "SELECT p.id, p.uid, p.client, p.day, p.reference FROM payments AS p INDEXED BY payments_by_sum
                 WHERE p.amount_minor = ?1 AND p.day BETWEEN ?2 AND ?3 AND p.currency = ?4 AND p.method <> '10'
                   AND (p.amount_minor < 0 OR p.reverses IS NULL)
                   AND NOT EXISTS (SELECT 1 FROM payments AS r WHERE r.reverses = p.id)
                   AND NOT EXISTS (SELECT 1 FROM bank_lines AS b WHERE b.payment = p.id) ORDER BY p.day LIMIT ?5",
            )?
            .query_map(params![line.amount_minor, from.to_string(), to.to_string(), line.currency, SAME], |r| {
                Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?))
            })?
            .collect::<rusqlite::Result<_>>()?;
        for (row, payment, client, paid_on, reference) in found {
            let who = self.who(client)?;
            let days = paid_on.parse::<chrono::NaiveDate>().map_or(NEAR as i64, |paid| (paid - day).num_days().abs());
            let mut weighed = Weighed::default()
                .with(35, Said::new("recorded").with("day", &paid_on))
                .when(days <= 3, 10, "same-days")
                .when(!reference.is_empty() && self.clues.says(&reference), 20, "reference");
            let numbers: Vec<String> = self
                .conn
                .prepare_cached(
                    "SELECT s.series || s.number FROM allocations AS a JOIN sales AS s ON s.id = a.sale WHERE a.payment = ?1 LIMIT 20",
                )?
                .query_map([row], |r| r.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            if let Some(number) = numbers.iter().find(|number| self.clues.says(number)) {
                weighed = weighed.with(50, Said::new("number").with("number", number));
            }
            if let Some(who) = &who {
                weighed = weighed.and(&who.for_her);
            }
            let choice = Choice {
                kind: ChoiceKind::Payment,
                client: who.as_ref().map(|who| who.id),
                payment: Some(payment),
                parts: Vec::new(),
            };
            let mut one = weighed.candidate(choice, named(who.as_ref()), true);
            one.payment_day = Some(paid_on);
            self.all.push(one);
        }
        Ok(())
    }

    /// Lets the days speak: a line of before the invoice is hardly for it, one around its due day is.
    fn timed(&self, weighed: Weighed, all: &[Open]) -> Weighed {
        let Ok(day) = self.line.line.day.parse::<chrono::NaiveDate>() else { return weighed };
        let of = |text: &str| text.parse::<chrono::NaiveDate>().ok();
        let early = all.iter().any(|open| of(&open.day).is_some_and(|made| (made - day).num_days() > BEFORE));
        let due = all.iter().any(|open| {
            let until = open.part.due.as_deref().and_then(of);
            until.is_some_and(|until| (-BEFORE..=AFTER_DUE).contains(&(day - until).num_days()))
        });
        weighed.when(early, -30, "before").when(due && !early, 5, "due")
    }

    fn candidate(&self, weighed: Weighed, who: Option<&Who>, all: &[Open], fits: bool) -> Candidate {
        let mut left = self.line.line.amount_minor;
        let mut parts: Vec<CandidatePart> = Vec::with_capacity(all.len());
        for open in all {
            let amount_minor = open.part.owed_minor.min(left);
            if amount_minor > 0 {
                left -= amount_minor;
                parts.push(CandidatePart { amount_minor, ..open.part.clone() });
            }
        }
        let given =
            parts.iter().map(|part| AllocationPart { sale: part.sale, amount_minor: part.amount_minor }).collect();
        let client = who.map(|who| who.id);
        let choice = Choice { kind: ChoiceKind::Invoices, client, payment: None, parts: given };
        let mut one = weighed.candidate(choice, named(who), fits);
        (one.parts, one.left_minor) = (parts, left);
        one
    }

    fn add(&mut self, weighed: Weighed, who: Option<&Who>, all: &[Open], fits: bool) {
        let one = self.candidate(weighed, who, all, fits);
        self.all.push(one);
    }
}

/// The client of a candidate.
pub(super) fn named(who: Option<&Who>) -> Option<Named> {
    who.map(|who| Named { id: who.id, name: who.name.clone() })
}

/// As many of the oldest as an amount reaches.
fn reach(owed: &[Open], amount: i64) -> Vec<Open> {
    let mut left = amount;
    owed.iter()
        .take_while(|open| {
            let goes_on = left > 0;
            left -= open.part.owed_minor;
            goes_on
        })
        .cloned()
        .collect()
}

/// Places of two or three, or of the first several, that come to just the amount.
fn together(owed: &[Open], amount: i64) -> Vec<Vec<usize>> {
    let of = |at: usize| owed.get(at).map_or(0, |open| open.part.owed_minor);
    let mut all: Vec<Vec<usize>> = Vec::new();
    let mut sum = 0;
    for at in 0..owed.len() {
        sum += of(at);
        if at > 0 && at + 1 < owed.len() && sum == amount {
            all.push((0..=at).collect());
        }
    }
    for one in 0..owed.len() {
        for two in one + 1..owed.len() {
            if of(one) + of(two) == amount && owed.len() > 2 {
                all.push(vec![one, two]);
            }
            for three in two + 1..owed.len().min(THREES) {
                if of(one) + of(two) + of(three) == amount && owed.len() > 3 {
                    all.push(vec![one, two, three]);
                }
            }
            if all.len() > SUMS {
                return all;
            }
        }
    }
    all.dedup();
    all
}

/// The row of the client a document is of.
pub(super) fn client_of_sale(conn: &Connection, sale: Id) -> Result<Option<i64>> {
    let mut one = conn.prepare_cached("SELECT client FROM sales WHERE uid = ?1")?;
    Ok(one.query_row([sale], |r| r.get(0)).optional()?.flatten())
}
