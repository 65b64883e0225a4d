//! The table: its rows and columns by size or in their order, the rest as one, and the period beside.

use super::by::{Compare, Dimension, Measure, PivotUnit};
use super::figures::{Sums, Tallies, Tally};
use super::gather::{Asked, Axes, Untold, gather};
use super::keys::{Keys, NONE};
use super::span;
use crate::book::{Act, Book};
use crate::dates::Period;
use crate::moment::{Moment, Timestamp, Watch};
use crate::{Error, Result, insight, settings};
use rusqlite::Connection;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// Rows of a table, the rest of which is one; asked for or not.
const ROWS: u32 = 50;
const MOST_ROWS: u32 = 1_000;
/// Columns of it: two years of months.
const COLUMNS: usize = 24;

/// Which table.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct PivotRequest {
    /// What its rows are.
    pub rows: Dimension,
    /// What its columns are; totals alone without.
    #[serde(default)]
    #[ts(optional)]
    pub columns: Option<Dimension>,
    /// What it measures; sales when absent.
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub measure: Measure,
    /// `2026`, `2026-07`, `2026-Q3` or `2026-07-01..2026-08-15`, up to today; this year when absent.
    #[serde(default)]
    #[ts(optional)]
    pub period: Option<String>,
    /// What stands beside; nothing when absent.
    #[serde(default)]
    #[ts(optional)]
    pub compare: Option<Compare>,
    /// Most rows, 1 to 1,000; 50 when absent. Of what follows in time the last ones are shown.
    #[serde(default)]
    #[ts(optional)]
    pub most: Option<u32>,
}

impl PivotRequest {
    /// Errors: `dimension-twice`, `dimension-not-of-visits`.
    pub(super) fn asked(&self) -> Result<Asked> {
        if self.columns == Some(self.rows) {
            return Err(Error::invalid("columns", "dimension-twice"));
        }
        let asked = Asked { measure: self.measure, rows: self.rows, columns: self.columns };
        for (field, dimension) in [("rows", Some(self.rows)), ("columns", self.columns)] {
            if self.measure == Measure::Visits && dimension.is_some_and(|dimension| !dimension.is_of_visits()) {
                return Err(Error::invalid(field, "dimension-not-of-visits"));
            }
        }
        Ok(asked)
    }

    /// Brings figures up to date that a dimension asks for.
    pub(super) fn keep(&self, book: &Book, act: Act, watch: &dyn Watch) -> Result<()> {
        if self.rows.is_reckoned() || self.columns.is_some_and(Dimension::is_reckoned) {
            insight::keep(book, act, watch)?;
        }
        Ok(())
    }
}

/// A row or a column.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PivotHead {
    /// Of the value: an identity, a code, a text; empty where there is no value, and of the rest.
    pub key: String,
    /// How a person calls it, where that is not a word of the program; empty as `key`.
    pub label: String,
    /// How many values are together in it; 0 of one value.
    #[ts(type = "number")]
    pub others: usize,
}

/// The figures of a period, in the units of the table; nothing where there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PivotFigures {
    /// ISO day, included.
    pub from: String,
    /// ISO day, included.
    pub to: String,
    /// By row, then by column.
    #[ts(type = "(number | null)[][]")]
    pub cells: Vec<Vec<Option<i64>>>,
    /// Of each row.
    #[ts(type = "(number | null)[]")]
    pub rows: Vec<Option<i64>>,
    /// Of each column.
    #[ts(type = "(number | null)[]")]
    pub columns: Vec<Option<i64>>,
    /// Of all.
    #[ts(type = "number | null")]
    pub all: Option<i64>,
    /// Documents that are not in it: their currency has no rate.
    #[ts(type = "number")]
    pub left_out: u64,
    /// Lines that are not in a margin: what they sell has no cost.
    #[ts(type = "number")]
    pub without_cost: u64,
    /// What those come to, minor units.
    #[ts(type = "number")]
    pub without_cost_minor: i64,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Pivot {
    /// What the figures are.
    pub unit: PivotUnit,
    /// ISO 4217 of amounts.
    pub currency: String,
    /// The rows: by size, or in their order; the rest last.
    pub rows: Vec<PivotHead>,
    /// The columns, as the rows.
    pub columns: Vec<PivotHead>,
    /// Of the period.
    pub now: PivotFigures,
    /// Of the one beside.
    pub before: Option<PivotFigures>,
    /// Whether one sale may stand in several rows or columns.
    pub overlapping: bool,
    /// When it was made, milliseconds UTC.
    #[ts(type = "number")]
    pub as_of: Timestamp,
}

/// A table of what was sold or visited. It reads every document of its periods.
/// Errors: `dimension-twice`, `dimension-not-of-visits`, `period-unknown`, `period-too-long`, `cancelled`.
pub fn pivot(book: &Book, act: Act, request: &PivotRequest, watch: &dyn Watch) -> Result<Pivot> {
    request.keep(book, act, watch)?;
    let moment = Moment { now: act.now, zone: book.zone() };
    book.read(|conn| table(conn, moment, request, watch))
}

/// The same of a connection.
pub(super) fn table(conn: &Connection, moment: Moment, request: &PivotRequest, watch: &dyn Watch) -> Result<Pivot> {
    let asked = request.asked()?;
    let period = span::asked(request.period.as_deref(), moment.today())?;
    let mut axes = Axes::of(&asked);
    let sums = |axes: &mut Axes, over| -> Result<(Sums, Untold)> {
        let mut sums = Sums::default();
        let has_columns = asked.columns.is_some();
        let mut add = |fact: &super::gather::Fact| sums.add(fact, has_columns);
        let untold = gather(conn, moment, &asked, over, axes, watch, &mut add)?;
        Ok((sums, untold))
    };
    let now = sums(&mut axes, (period, None))?;
    let before = match request.compare {
        Some(compare) => {
            let (earlier, shift) = span::beside(period, compare)?;
            Some((earlier, sums(&mut axes, (earlier, Some(shift)))?))
        }
        None => None,
    };
    let measure = asked.measure;
    let by_lines = asked.is_of_lines();
    let beside = before.as_ref().map(|(_, (sums, _))| sums);
    let most = request.most.unwrap_or(ROWS).clamp(1, MOST_ROWS) as usize;
    let value = |tally: &Tally| tally.value(measure, by_lines);
    let rows = Axis::of(conn, &axes.rows, period, most, &now.0.rows, beside.map(|sums| &sums.rows), &value)?;
    let columns = match &axes.columns {
        Some(keys) => Axis::of(conn, keys, period, COLUMNS, &now.0.columns, beside.map(|sums| &sums.columns), &value)?,
        None => Axis::default(),
    };
    let figures = |period: Period, (sums, untold): &(Sums, Untold)| PivotFigures {
        from: period.from.to_string(),
        to: period.to.to_string(),
        cells: cells(sums, &rows, &columns, &value),
        rows: rows.totals(&sums.rows, &value),
        columns: columns.totals(&sums.columns, &value),
        all: sums.all.as_ref().and_then(&value),
        left_out: untold.left_out,
        without_cost: untold.without_cost,
        without_cost_minor: untold.without_cost_minor,
    };
    let dimensions = [Some(request.rows), request.columns];
    Ok(Pivot {
        unit: measure.unit(),
        currency: settings::business(conn)?.currency,
        now: figures(period, &now),
        before: before.as_ref().map(|(period, sums)| figures(*period, sums)),
        overlapping: dimensions.into_iter().flatten().any(Dimension::is_overlapping),
        rows: rows.heads,
        columns: columns.heads,
        as_of: moment.now,
    })
}

/// Rows or columns, and where the values are in them.
#[derive(Default)]
struct Axis {
    heads: Vec<PivotHead>,
    places: FxHashMap<i64, usize>,
}

impl Axis {
    fn of(
        conn: &Connection,
        keys: &Keys,
        period: Period,
        most: usize,
        now: &Tallies,
        before: Option<&Tallies>,
        value: &dyn Fn(&Tally) -> Option<i64>,
    ) -> Result<Self> {
        let mut all: Vec<i64> =
            now.keys().chain(before.into_iter().flat_map(|before| before.keys())).copied().collect();
        all.extend(keys.every(period));
        all.sort_unstable();
        all.dedup();
        let is_ordered = keys.dimension.is_ordered();
        if !is_ordered {
            let size = |tallies: Option<&Tallies>, key: &i64| tallies.and_then(|t| t.get(key)).and_then(value);
            all.sort_by_cached_key(|key| std::cmp::Reverse((size(Some(now), key), size(before, key))));
        }
        // In time the last ones are wanted, by size the first. One alone is no rest.
        let (shown, rest) = match all.len() {
            count if count <= most => (&all[..], &all[..0]),
            count if is_ordered => (&all[count - most..], &all[..count - most]),
            _ => all.split_at(most),
        };
        let mut heads = shown.iter().map(|key| keys.head(conn, *key)).collect::<Result<Vec<_>>>()?;
        let mut places: FxHashMap<i64, usize> = shown.iter().enumerate().map(|(place, key)| (*key, place)).collect();
        if !rest.is_empty() {
            places.extend(rest.iter().map(|key| (*key, heads.len())));
            heads.push(PivotHead { others: rest.len(), ..PivotHead::default() });
        } else if is_ordered && all.first() == Some(&NONE) {
            // What is not known stands behind.
            heads.rotate_left(1);
            places = shown[1..].iter().chain(&shown[..1]).enumerate().map(|(place, key)| (*key, place)).collect();
        }
        Ok(Self { heads, places })
    }

    fn totals(&self, tallies: &Tallies, value: &dyn Fn(&Tally) -> Option<i64>) -> Vec<Option<i64>> {
        let mut joined: Vec<Option<Tally>> = vec![None; self.heads.len()];
        for (key, tally) in tallies {
            if let Some(place) = self.places.get(key).and_then(|place| joined.get_mut(*place)) {
                place.get_or_insert_default().join(tally);
            }
        }
        joined.iter().map(|tally| tally.as_ref().and_then(value)).collect()
    }
}

fn cells(sums: &Sums, rows: &Axis, columns: &Axis, value: &dyn Fn(&Tally) -> Option<i64>) -> Vec<Vec<Option<i64>>> {
    let mut joined: Vec<Vec<Option<Tally>>> = vec![vec![None; columns.heads.len()]; rows.heads.len()];
    for ((row, column), tally) in &sums.cells {
        let (Some(row), Some(column)) = (rows.places.get(row), columns.places.get(column)) else { continue };
        if let Some(cell) = joined.get_mut(*row).and_then(|row| row.get_mut(*column)) {
            cell.get_or_insert_default().join(tally);
        }
    }
    let figures = |row: &Vec<Option<Tally>>| row.iter().map(|cell| cell.as_ref().and_then(value)).collect();
    joined.iter().map(figures).collect()
}
