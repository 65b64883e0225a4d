//! The figures of each client as rows, so that the list of clients can be filtered by them.
//!
//! They are neither journaled nor undone: they are reckoned from the sales again when a day begins or something was written, at the
//! moment somebody asks for them.

use super::matrix::{Cuts, Limits};
use super::reckon::{Reckoned, reckon};
use super::{MANY, SOURCES, gather, moment, patience, reckoned};
use crate::Result;
use crate::book::{Act, Book, Tx, journal, local_value, set_local};
use crate::moment::{Timestamp, Watch};
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension as _, params};
use serde::{Deserialize, Serialize};

/// Of which reckoning the rows are, in `local`.
const KEPT: &str = "figures";

/// What a row of the list says of what a client buys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Figures {
    /// Where the client stands.
    pub stage: String,
    /// `A`, `B` or `C` by the sales of twelve months.
    pub class: String,
    /// ISO day.
    pub last_purchase: String,
    /// Purchases of the last twelve months.
    #[ts(type = "number")]
    pub purchases_year: i64,
    /// Sales of the last twelve months, minor units of the book's currency.
    #[ts(type = "number")]
    pub sales_year: i64,
    /// What the next twelve are expected to bring, minor units.
    #[ts(type = "number")]
    pub value_year: i64,
}

/// Makes the rows those of today and of what was written. A book that cannot be written keeps those it has.
pub fn keep(book: &Book, act: Act, watch: &dyn Watch) -> Result<()> {
    if book.is_read_only() || book.is_damaged() {
        return Ok(());
    }
    let today = moment(book, act).today();
    let is_fresh = book.read(|conn| match Stamp::kept(conn)? {
        Some(kept) if kept.today == today => Ok((0..patience(kept.sales)).contains(&(act.now - kept.at))
            || !journal::is_touched_since(conn, kept.transaction, SOURCES)?),
        _ => Ok(false),
    })?;
    if is_fresh {
        return Ok(());
    }
    let all = reckoned(book, act, watch)?;
    book.write(act, |tx| write(tx, &all))?;
    // Of a large book they are the larger part of what the program needs in memory, and the rows now tell what lists ask.
    if all.sales > MANY { book.forget::<Reckoned>() } else { Ok(()) }
}

/// The same inside a transaction that is about to choose clients by these figures.
pub(crate) fn keep_in(tx: &Tx, watch: &dyn Watch) -> Result<()> {
    let newest = journal::newest(tx)?;
    write(tx, &reckon(gather::gather(tx, tx.moment.today(), watch)?, tx.moment, newest))
}

/// What is kept of the client in row `client`; nothing of who never bought.
pub(crate) fn of(conn: &Connection, client: i64) -> Result<Option<Figures>> {
    let mut one = conn.prepare_cached(
        "SELECT stage, class, last_purchase, purchases_year, sales_year_minor, value_minor FROM client_figures
         WHERE client = ?1",
    )?;
    let figures = one.query_row([client], |r| {
        Ok(Figures {
            stage: r.get(0)?,
            class: r.get(1)?,
            last_purchase: r.get(2)?,
            purchases_year: r.get(3)?,
            sales_year: r.get(4)?,
            value_year: r.get(5)?,
        })
    });
    Ok(figures.optional()?)
}

/// What the rows know.
#[derive(Serialize, Deserialize)]
struct Stamp {
    /// The day they are of.
    today: NaiveDate,
    /// When they were reckoned.
    at: Timestamp,
    /// The newest transaction then.
    transaction: i64,
    /// From how many documents.
    sales: usize,
}

impl Stamp {
    fn of(all: &Reckoned) -> Self {
        Self { today: all.today, at: all.at, transaction: all.transaction, sales: all.sales }
    }

    /// That of the rows; nothing of those of an older program.
    fn kept(conn: &Connection) -> Result<Option<Self>> {
        Ok(local_value(conn, KEPT)?.and_then(|text| serde_json::from_str(&text).ok()))
    }
}

fn write(tx: &Tx, all: &Reckoned) -> Result<()> {
    let cuts = Cuts::of(&all.clients, &Limits::default())?;
    tx.execute("DELETE FROM client_figures", [])?;
    // What was reckoned a while ago may know somebody who is gone.
    let mut row = tx.prepare_cached(
        "INSERT INTO client_figures (client, first_purchase, last_purchase, purchases, purchases_year, sales_minor,
           sales_year_minor, value_minor, loss_minor, stage, class, recency, frequency, quiet, half_minor, half_before_minor,
           next_purchase)
         SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17
         WHERE EXISTS (SELECT 1 FROM clients WHERE id = ?1)",
    )?;
    for known in &all.clients {
        let scores = cuts.scores(known);
        row.execute(params![
            known.row,
            day(known.first),
            day(known.last),
            known.repeats + 1,
            known.orders_year,
            known.sales.round() as i64,
            known.sales_year(),
            known.value(),
            known.loss(),
            code(&known.stage)?,
            code(&known.class)?,
            scores.recency,
            scores.frequency,
            known.is_quiet(),
            known.half_year.round() as i64,
            known.half_year_before.round() as i64,
            known.next_purchase().map(day),
        ])?;
    }
    set_local(tx, KEPT, &serde_json::to_string(&Stamp::of(all))?)
}

/// ISO day of one counted from the first of the common era.
fn day(days: i32) -> String {
    NaiveDate::from_num_days_from_ce_opt(days).unwrap_or_default().to_string()
}

/// A code as the commands write it.
fn code(value: &impl Serialize) -> Result<String> {
    Ok(serde_json::to_value(value)?.as_str().unwrap_or_default().to_owned())
}
