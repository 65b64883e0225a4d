//! What was sold and who was visited in a period, one thing after the other.

use super::by::{Dimension, Measure};
use super::keys::{Facets, Keys};
use super::span::Shift;
use crate::dates::Period;
use crate::insight::factor;
use crate::moment::{Moment, Progress, Watch, instant, local};
use crate::{Result, money, products, sales, settings};
use chrono::{NaiveDate, NaiveTime, Timelike as _};
use rusqlite::{CachedStatement, Connection, params};
use std::collections::HashMap;

/// Things read between two looks at whether to stop.
const STEP: u64 = 5_000;
/// Lines of which a document is more than so many times the sum say something else than what it comes to.
const MOST_SCALED: i128 = 3;

/// What a table is made of.
pub(super) struct Asked {
    pub measure: Measure,
    pub rows: Dimension,
    pub columns: Option<Dimension>,
}

impl Asked {
    pub fn is_of_lines(&self) -> bool {
        self.measure.is_of_lines() || self.rows.is_of_lines() || self.columns.is_some_and(Dimension::is_of_lines)
    }
}

/// Something that was sold or done, or a part of it.
pub(super) struct Fact<'a> {
    /// Of the sale or the interaction.
    pub id: i64,
    pub day: NaiveDate,
    /// What of it is added up: minor units, millionths, or one.
    pub amount: i64,
    /// What of it is counted once, however often it comes.
    pub thing: Option<i64>,
    /// What it comes to without tax, minor units of the book's currency.
    pub net: i64,
    pub rows: &'a [i64],
    pub columns: &'a [i64],
}

/// What could not be told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Untold {
    /// Documents in another currency without a rate.
    pub left_out: u64,
    /// Lines of what has no cost, and what they come to.
    pub without_cost: u64,
    pub without_cost_minor: i64,
}

/// The keys of rows and columns.
pub(super) struct Axes {
    pub rows: Keys,
    pub columns: Option<Keys>,
}

impl Axes {
    pub fn of(asked: &Asked) -> Self {
        Self { rows: Keys::of(asked.rows), columns: asked.columns.map(Keys::of) }
    }
}

/// Tells `each` everything of a period. `shift` brings days to their place in the table.
pub(super) fn gather(
    conn: &Connection,
    moment: Moment,
    asked: &Asked,
    (period, shift): (Period, Option<Shift>),
    axes: &mut Axes,
    watch: &dyn Watch,
    each: &mut dyn FnMut(&Fact),
) -> Result<Untold> {
    let place = |day: NaiveDate| shift.map_or(day, |shift| shift.forward(day));
    if asked.measure == Measure::Visits {
        visits(conn, moment, period, &place, axes, watch, each)?;
        return Ok(Untold::default());
    }
    sold(conn, moment, asked, period, &place, axes, watch, each)
}

fn visits(
    conn: &Connection,
    moment: Moment,
    period: Period,
    place: &dyn Fn(NaiveDate) -> NaiveDate,
    axes: &mut Axes,
    watch: &dyn Watch,
    each: &mut dyn FnMut(&Fact),
) -> Result<()> {
    let begins = |day: NaiveDate| instant(day.and_time(NaiveTime::MIN), moment.zone);
    let mut all = conn.prepare_cached(
        "SELECT id, client, at FROM interactions INDEXED BY interactions_by_kind WHERE kind = 'visit' AND at >= ?1 AND at < ?2",
    )?;
    let mut rows = all.query(params![begins(period.from), begins(period.to.succ_opt().unwrap_or(period.to))])?;
    let (mut of_row, mut of_column, mut read) = (Vec::new(), vec![0], 0_u64);
    while let Some(r) = rows.next()? {
        read += 1;
        tick(watch, read)?;
        let at = local(r.get(2)?, moment.zone);
        let day = at.date();
        let facets =
            Facets { client: Some(r.get(1)?), document: "", series: "", place: place(day), day, hour: Some(at.hour()) };
        axes.rows.fact(conn, &facets, &mut of_row)?;
        if let Some(columns) = &mut axes.columns {
            columns.fact(conn, &facets, &mut of_column)?;
        }
        each(&Fact { id: r.get(0)?, day, amount: 1, thing: None, net: 0, rows: &of_row, columns: &of_column });
    }
    Ok(())
}

fn tick(watch: &dyn Watch, read: u64) -> Result<()> {
    if read.is_multiple_of(STEP) {
        watch.tick(Progress { stage: "reading", done: read, total: 0 })?;
    }
    Ok(())
}

#[allow(clippy::too_many_arguments)]
fn sold(
    conn: &Connection,
    moment: Moment,
    asked: &Asked,
    period: Period,
    place: &dyn Fn(NaiveDate) -> NaiveDate,
    axes: &mut Axes,
    watch: &dyn Watch,
    each: &mut dyn FnMut(&Fact),
) -> Result<Untold> {
    let currency = settings::business(conn)?.currency;
    let mut lines = Lines::of(conn, &currency, asked.measure == Measure::Margin)?;
    let mut invoiced = Invoiced { known: HashMap::new(), today: moment.today().to_string() };
    let mut all = conn.prepare_cached(&format!(
        "SELECT s.id, s.client, s.kind, s.day, s.currency, s.exchange_rate, {net}, s.series, s.time
         FROM sales AS s INDEXED BY sales_by_day WHERE s.day >= ?1 AND s.day <= ?2 AND {counted} ORDER BY s.day, s.id",
        net = sales::NET,
        counted = sales::COUNTED,
    ))?;
    let (from, to) = period.days();
    let mut rows = all.query([from, to])?;
    let (mut of_row, mut of_column) = (Vec::new(), vec![0]);
    let (mut untold, mut read, is_of_lines) = (Untold::default(), 0_u64, asked.is_of_lines());
    while let Some(r) = rows.next()? {
        read += 1;
        tick(watch, read)?;
        let Ok(day) = r.get_ref(3)?.as_str().unwrap_or_default().parse::<NaiveDate>() else { continue };
        let client: Option<i64> = r.get(1)?;
        let document = r.get_ref(2)?.as_str().unwrap_or_default();
        if document == "order" && invoiced.is(conn, client)? {
            continue;
        }
        let rate: Option<String> = r.get(5)?;
        let Some(factor) = factor(r.get_ref(4)?.as_str().unwrap_or_default(), &currency, rate.as_deref()) else {
            untold.left_out += 1;
            continue;
        };
        let id: i64 = r.get(0)?;
        let net: i64 = r.get(6)?;
        let net = if factor == 1.0 { net } else { (net as f64 * factor).round() as i64 };
        let is_credit = document == "credit";
        let hour = r.get_ref(8)?.as_str().ok().and_then(|time| time.get(..2)).and_then(|hour| hour.parse().ok());
        let series = r.get_ref(7)?.as_str().unwrap_or_default();
        let facets = Facets { client, document, series, place: place(day), day, hour };
        if !asked.rows.is_of_lines() {
            axes.rows.fact(conn, &facets, &mut of_row)?;
        }
        if let Some(columns) = axes.columns.as_mut().filter(|columns| !columns.dimension.is_of_lines()) {
            columns.fact(conn, &facets, &mut of_column)?;
        }
        let bought = || if asked.measure == Measure::Clients { client.filter(|_| net > 0) } else { Some(id) };
        let thing = if is_credit { None } else { bought() };
        if !is_of_lines {
            let (amount, thing) = match asked.measure {
                Measure::Sales => (net, None),
                Measure::Ticket => (net, thing),
                // Nothing comes twice where a document is no more than one.
                Measure::Invoices if is_credit => continue,
                Measure::Invoices => (1, None),
                _ if thing.is_none() => continue,
                _ => (0, thing),
            };
            each(&Fact { id, day, amount, thing, net, rows: &of_row, columns: &of_column });
            continue;
        }
        for part in lines.parts(id, net, is_credit)? {
            if asked.rows.is_of_lines() {
                of_row.clear();
                of_row.push(axes.rows.line(conn, part.product)?);
            }
            if let Some(columns) = axes.columns.as_mut().filter(|columns| columns.dimension.is_of_lines()) {
                of_column.clear();
                of_column.push(columns.line(conn, part.product)?);
            }
            let (amount, thing) = match asked.measure {
                Measure::Sales => (part.net, None),
                Measure::Ticket => (part.net, thing),
                Measure::Units => (part.units, None),
                Measure::Margin => match part.cost {
                    Some(cost) => (part.net.saturating_sub(cost), None),
                    None => {
                        untold.without_cost += 1;
                        untold.without_cost_minor = untold.without_cost_minor.saturating_add(part.net);
                        continue;
                    }
                },
                _ if thing.is_none() => continue,
                _ => (0, thing),
            };
            each(&Fact { id, day, amount, thing, net: part.net, rows: &of_row, columns: &of_column });
        }
    }
    Ok(untold)
}

/// Whose orders stand there again as invoices.
struct Invoiced {
    known: HashMap<Option<i64>, bool>,
    today: String,
}

impl Invoiced {
    /// Whether any invoice says what this client bought; of what was sold without asking who, whether any such does.
    fn is(&mut self, conn: &Connection, client: Option<i64>) -> Result<bool> {
        if let Some(known) = self.known.get(&client) {
            return Ok(*known);
        }
        let (narrow, index) = match client {
            Some(_) => ("s.client = ?1", "sales_by_client"),
            None => ("s.client IS ?1", "sales_by_kind"),
        };
        let is: bool = conn
            .prepare_cached(&format!(
                "SELECT EXISTS (SELECT 1 FROM sales AS s INDEXED BY {index}
                                WHERE {narrow} AND s.kind = 'invoice' AND s.day <= ?2 AND {net} > 0 AND {counted})",
                net = sales::NET,
                counted = sales::COUNTED,
            ))?
            .query_row(params![client, self.today], |r| r.get(0))?;
        self.known.insert(client, is);
        Ok(is)
    }
}

/// A line's part of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    pub product: Option<i64>,
    /// Millionths; what came back below zero.
    pub units: i64,
    /// Minor units of the book's currency.
    pub net: i64,
    /// What it costs today; nothing where that is not known.
    pub cost: Option<i64>,
}

/// Reads the lines of documents.
struct Lines<'c> {
    all: CachedStatement<'c>,
    /// Decimals of the book's currency.
    digits: u32,
    /// Of products, by row; empty where nobody asks.
    costs: HashMap<i64, i64>,
    /// Those of the document read last.
    parts: Vec<Part>,
}

impl<'c> Lines<'c> {
    fn of(conn: &'c Connection, currency: &str, with_costs: bool) -> Result<Self> {
        let mut costs = HashMap::new();
        if with_costs {
            let mut all = conn.prepare_cached("SELECT id, cost FROM products WHERE cost IS NOT NULL")?;
            costs = all.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
        }
        let all = conn.prepare_cached(
            "SELECT product, quantity, coalesce(base_minor, amount_minor) FROM sale_lines INDEXED BY sale_lines_by_sale
             WHERE sale = ?1 ORDER BY position",
        )?;
        Ok(Self { all, digits: money::currency(currency).map_or(2, money::decimals), costs, parts: Vec::new() })
    }

    /// What each line of document `id` is of its `net`; together they come to it.
    fn parts(&mut self, id: i64, net: i64, is_credit: bool) -> Result<&[Part]> {
        let mut rows = self.all.query([id])?;
        self.parts.clear();
        while let Some(r) = rows.next()? {
            let (product, quantity): (Option<i64>, i64) = (r.get(0)?, r.get(1)?);
            // A credit note of another program may count what came back above zero and its money below.
            let units = if is_credit { -quantity.saturating_abs() } else { quantity };
            let cost = product.and_then(|product| self.costs.get(&product));
            let cost = cost.and_then(|cost| products::worth(*cost, units, self.digits));
            self.parts.push(Part { product, units, net: r.get(2)?, cost });
        }
        part(&mut self.parts, net);
        Ok(&self.parts)
    }
}

/// Brings amounts of lines, which may count tax or be of another currency, to what their document comes to, to the last cent. What no
/// line says is a part of its own.
pub(super) fn part(parts: &mut Vec<Part>, net: i64) {
    let sum: i128 = parts.iter().map(|part| i128::from(part.net)).sum();
    if sum == i128::from(net) && !parts.is_empty() {
        return;
    }
    let whole = i128::from(net);
    let is_scaled = sum != 0 && (sum > 0) == (whole > 0) && whole.abs() <= sum.abs() * MOST_SCALED;
    let rest = Part { product: None, units: 0, net: 0, cost: None };
    if !is_scaled && whole != 0 || parts.is_empty() {
        parts.push(Part { net: i64::try_from(whole - sum).unwrap_or(net), ..rest });
        return;
    }
    // Each ends where the sum up to it ends, so that what is rounded up here is rounded down there.
    let (mut up_to, mut given) = (0_i128, 0_i128);
    for part in parts {
        up_to += i128::from(part.net);
        let end = if sum == 0 { 0 } else { (up_to * whole).div_euclid(sum) };
        part.net = i64::try_from(end - given).unwrap_or_default();
        given = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(nets: &[i64]) -> Vec<Part> {
        nets.iter().map(|net| Part { product: Some(1), units: 1, net: *net, cost: None }).collect()
    }

    #[test]
    fn lines_with_tax_are_brought_to_the_net_and_what_no_line_says_is_apart() {
        let parted = |nets: &[i64], net: i64| {
            let mut parts = of(nets);
            part(&mut parts, net);
            parts.iter().map(|part| part.net).collect::<Vec<_>>()
        };
        assert_eq!(parted(&[121, 242], 300), [100, 200]);
        assert_eq!(parted(&[100, 100, 100], 100), [33, 33, 34]);
        assert_eq!(parted(&[], 55), [55]);
        assert_eq!(parted(&[10, -10], 5), [10, -10, 5]);
        assert_eq!(parted(&[1], 5_000), [1, 4_999], "a line that tells something else");
        assert_eq!(parted(&[-100], 100), [-100, 200]);
        assert_eq!(parted(&[100], 0), [0], "given back");
    }

    proptest! {
        #[test]
        fn parts_always_come_to_the_whole(nets in prop::collection::vec(-1_000_000_i64..1_000_000, 0..9), net in -5_000_000_i64..5_000_000) {
            let mut parts = of(&nets);
            part(&mut parts, net);
            prop_assert_eq!(parts.iter().map(|part| part.net).sum::<i64>(), net);
        }
    }
}
