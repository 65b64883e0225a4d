//! What stands behind a figure of a table: its documents or visits.

use super::by::PivotUnit;
use super::gather::{Axes, Fact, gather};
use super::keys::Keys;
use super::pivot::PivotRequest;
use super::span;
use crate::book::{Act, Book};
use crate::ids::{Id, Named};
use crate::moment::{Moment, Watch};
use crate::statistics::Measure;
use crate::{Error, Result, settings};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// How many are told at a time.
const LIMIT: usize = 100;

/// Which figure.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct PivotRowsRequest {
    /// Of which table.
    pub of: PivotRequest,
    /// Key of the row; of the total when absent.
    #[serde(default)]
    #[ts(optional)]
    pub row: Option<String>,
    /// Key of the column; of the total when absent.
    #[serde(default)]
    #[ts(optional)]
    pub column: Option<String>,
    /// Where the page before ended.
    #[serde(default)]
    #[ts(optional)]
    pub after: Option<Id>,
}

/// A document or a visit behind a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PivotRow {
    /// Of the sale or the interaction.
    pub id: Id,
    /// `invoice`, `credit`, `order` or `visit`.
    pub kind: String,
    /// Series and number; of a visit what was noted.
    pub title: String,
    /// ISO day.
    pub day: String,
    /// Whose.
    pub client: Option<Named>,
    /// What of it is in the figure, in `unit`.
    #[ts(type = "number")]
    pub amount: i64,
}

/// A page of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PivotPage {
    /// The newest first.
    pub rows: Vec<PivotRow>,
    /// How many there are in all.
    #[ts(type = "number")]
    pub count: usize,
    /// What all of them come to, in `unit`: the figure itself where that is a sum.
    #[ts(type = "number")]
    pub sum: i64,
    /// What their amounts are: money also where the figure counts documents or clients.
    pub unit: PivotUnit,
    /// ISO 4217 of amounts.
    pub currency: String,
    /// Where the next page begins; nothing when this is the last.
    pub next: Option<Id>,
}

/// What stands behind a figure, a hundred at a time. The figure of the rest has no key and is not told.
/// Errors: as [`super::pivot`], and `cursor-unfit`.
pub fn rows(book: &Book, act: Act, request: &PivotRowsRequest, watch: &dyn Watch) -> Result<PivotPage> {
    request.of.keep(book, act, watch)?;
    let moment = Moment { now: act.now, zone: book.zone() };
    book.read(|conn| page(conn, moment, request, watch))
}

/// Whether one of some keys is the one that was asked for, told once for each.
struct Wanted<'a> {
    key: Option<&'a str>,
    known: HashMap<i64, bool>,
}

impl Wanted<'_> {
    fn is_any(&mut self, conn: &Connection, keys: Option<&Keys>, of: &[i64]) -> Result<bool> {
        let (Some(wanted), Some(keys)) = (self.key, keys) else { return Ok(true) };
        for key in of {
            let is = match self.known.get(key) {
                Some(is) => *is,
                None => {
                    let is = keys.head(conn, *key)?.key == wanted;
                    self.known.insert(*key, is);
                    is
                }
            };
            if is {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// A fact that may be behind the figure.
struct Found {
    id: i64,
    day: chrono::NaiveDate,
    amount: i64,
    rows: Vec<i64>,
    columns: Vec<i64>,
}

fn page(conn: &Connection, moment: Moment, request: &PivotRowsRequest, watch: &dyn Watch) -> Result<PivotPage> {
    let asked = request.of.asked()?;
    let period = span::asked(request.of.period.as_deref(), moment.today())?;
    let mut axes = Axes::of(&asked);
    let of_visits = asked.measure == Measure::Visits;
    let unit = if of_visits || asked.measure == Measure::Units { asked.measure.unit() } else { PivotUnit::Money };
    let is_own = matches!(asked.measure, Measure::Sales | Measure::Margin | Measure::Units | Measure::Visits);
    let mut all: Vec<Found> = Vec::new();
    let mut keep = |fact: &Fact| {
        let amount = if is_own { fact.amount } else { fact.net };
        let (rows, columns) = (fact.rows.to_vec(), fact.columns.to_vec());
        all.push(Found { id: fact.id, day: fact.day, amount, rows, columns });
    };
    gather(conn, moment, &asked, (period, None), &mut axes, watch, &mut keep)?;
    let mut row = Wanted { key: request.row.as_deref(), known: HashMap::new() };
    let mut column = Wanted { key: request.column.as_deref(), known: HashMap::new() };
    let mut found: Vec<(chrono::NaiveDate, i64, i64)> = Vec::new();
    for one in &all {
        let is = row.is_any(conn, Some(&axes.rows), &one.rows)?
            && column.is_any(conn, axes.columns.as_ref(), &one.columns)?;
        match found.last_mut() {
            _ if !is => {}
            // Lines of one document follow each other.
            Some(last) if last.1 == one.id => last.2 = last.2.saturating_add(one.amount),
            _ => found.push((one.day, one.id, one.amount)),
        }
    }
    found.sort_unstable_by_key(|(day, id, _)| std::cmp::Reverse((*day, *id)));
    let sum = found.iter().fold(0_i64, |sum, (.., amount)| sum.saturating_add(*amount));
    let from = match request.after {
        None => 0,
        Some(after) => {
            let table = if of_visits {
                "SELECT id FROM interactions WHERE uid = ?1"
            } else {
                "SELECT id FROM sales WHERE uid = ?1"
            };
            let row: i64 = conn
                .prepare_cached(table)?
                .query_row([after], |r| r.get(0))
                .map_err(|_| Error::invalid("after", "cursor-unfit"))?;
            found.iter().position(|(_, id, _)| *id == row).ok_or_else(|| Error::invalid("after", "cursor-unfit"))? + 1
        }
    };
    let shown = &found[from..found.len().min(from + LIMIT)];
    let rows = shown.iter().map(|one| tell(conn, of_visits, *one)).collect::<Result<Vec<_>>>()?;
    let next = (from + shown.len() < found.len()).then(|| rows.last().map(|row| row.id)).flatten();
    Ok(PivotPage { count: found.len(), sum, unit, currency: settings::business(conn)?.currency, next, rows })
}

fn tell(conn: &Connection, of_visits: bool, (day, id, amount): (chrono::NaiveDate, i64, i64)) -> Result<PivotRow> {
    let sql = if of_visits {
        "SELECT i.uid, i.kind, substr(i.text, 1, 200), c.uid, c.name
         FROM interactions AS i JOIN clients AS c ON c.id = i.client WHERE i.id = ?1"
    } else {
        "SELECT s.uid, s.kind, s.series || s.number, c.uid, c.name
         FROM sales AS s LEFT JOIN clients AS c ON c.id = s.client WHERE s.id = ?1"
    };
    let row = conn.prepare_cached(sql)?.query_row([id], |r| {
        Ok(PivotRow {
            id: r.get(0)?,
            kind: r.get(1)?,
            title: r.get(2)?,
            day: day.to_string(),
            client: Named::of(r.get(3)?, r.get(4)?),
            amount,
        })
    })?;
    Ok(row)
}
