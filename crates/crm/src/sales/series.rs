//! Series of numbers: each belongs to one machine, one year and one kind of document, and its next number is one more than the last in
//! the book, so that there is nothing to keep in step and no gap.

use crate::book::{Tx, local_value};
use crate::error::OrNotFound as _;
use crate::ids::Id;
use crate::{Error, Result};
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

/// Kinds of series, with the letter that follows the machine's: `A26/` are the invoices of the first, `AP26/` its quotes.
const KINDS: [(&str, &str); 7] = [
    ("invoice", ""),
    ("simplified", "S"),
    ("credit", "R"),
    ("quote", "P"),
    ("proforma", "F"),
    ("order", "O"),
    ("delivery", "E"),
];
/// Longest code of a series: with its digits it stays far below the sixty characters of the Spanish agency.
const LONGEST: usize = 20;
/// Digits of a number.
const DIGITS: u32 = 6;

/// A series of numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Series {
    /// Its identity.
    pub id: Id,
    /// `quote`, `proforma`, `order`, `delivery`, `invoice`, `simplified` or `credit`.
    pub kind: String,
    /// The year of its documents.
    pub year: i32,
    /// What stands before each number.
    pub code: String,
    /// How many digits a number has at least.
    pub digits: u32,
    /// The next number.
    #[ts(type = "number")]
    pub next: i64,
    /// The next number as it will be written.
    pub next_number: String,
    /// The day of its last document, ISO.
    pub last_day: Option<String>,
    /// Whether it is this machine's: only that one gives numbers.
    pub here: bool,
    /// Whether it has numbers already, and stays as it is.
    pub used: bool,
}

/// How a series of this machine is to be. What is absent stays as it is, or as is usual.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct EditSeries {
    /// `quote`, `proforma`, `order`, `delivery`, `invoice`, `simplified` or `credit`.
    pub kind: String,
    /// The year.
    pub year: i32,
    /// What stands before each number.
    #[serde(default)]
    #[ts(optional)]
    pub code: Option<String>,
    /// How many digits a number has at least, 1 to 12.
    #[serde(default)]
    #[ts(optional)]
    pub digits: Option<u32>,
    /// Its first number.
    #[serde(default)]
    #[ts(optional, type = "number")]
    pub first: Option<i64>,
}

/// A number given to a document.
pub(super) struct Given {
    pub series: i64,
    pub code: String,
    pub serial: i64,
    pub number: String,
}

/// The identity of this machine in this book.
pub(super) fn device(conn: &Connection) -> Result<Id> {
    let row = local_value(conn, "device")?.and_then(|text| text.parse::<i64>().ok());
    conn.prepare_cached("SELECT uid FROM devices WHERE id = ?1")?.query_row([row], |r| r.get(0)).or_not_found("device")
}

/// The letter of a machine: machines are lettered in the order in which their first series began.
fn letter(conn: &Connection, device: Id) -> Result<String> {
    let all = conn
        .prepare_cached("SELECT device FROM series GROUP BY device ORDER BY min(id)")?
        .query_map([], |r| r.get(0))?
        .collect::<rusqlite::Result<Vec<Id>>>()?;
    let mut at = all.iter().position(|one| *one == device).unwrap_or(all.len());
    let mut letters = String::new();
    loop {
        letters.insert(0, char::from(b'A' + (at % 26) as u8));
        at /= 26;
        if at == 0 {
            return Ok(letters);
        }
        at -= 1;
    }
}

fn usual_code(conn: &Connection, device: Id, kind: &str, year: i32) -> Result<String> {
    let infix = KINDS.iter().find(|(one, _)| *one == kind).map_or("", |(_, infix)| infix);
    Ok(format!("{}{infix}{:02}/", letter(conn, device)?, year.rem_euclid(100)))
}

fn written(serial: i64, digits: u32) -> String {
    format!("{serial:0width$}", width = digits as usize)
}

type Row = (i64, String, u32, i64);

fn row_of(conn: &Connection, device: Id, kind: &str, year: i32) -> Result<Option<Row>> {
    let mut one = conn.prepare_cached(
        "SELECT id, code, digits, first FROM series WHERE device = ?1 AND kind = ?2 AND year = ?3 ORDER BY id LIMIT 1",
    )?;
    Ok(one.query_row(params![device, kind, year], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?))).optional()?)
}

fn last_serial(conn: &Connection, series: i64) -> Result<Option<i64>> {
    let mut last = conn.prepare_cached("SELECT max(serial) FROM sales WHERE series_of = ?1")?;
    Ok(last.query_row([series], |r| r.get(0))?)
}

fn next_serial(conn: &Connection, series: i64, first: i64) -> Result<i64> {
    Ok(last_serial(conn, series)?.map_or(first, |last| last + 1).max(first))
}

/// The day of the last document of a series.
fn last_day(conn: &Connection, series: i64) -> Result<Option<String>> {
    let mut last = conn.prepare_cached("SELECT day FROM sales WHERE series_of = ?1 ORDER BY serial DESC LIMIT 1")?;
    Ok(last.query_row([series], |r| r.get(0)).optional()?)
}

/// The number the next document of a kind would get: what stands before it, and itself.
pub(super) fn preview(conn: &Connection, kind: &str, year: i32) -> Result<(String, String)> {
    let device = device(conn)?;
    Ok(match row_of(conn, device, kind, year)? {
        Some((id, code, digits, first)) => (code, written(next_serial(conn, id, first)?, digits)),
        None => (usual_code(conn, device, kind, year)?, written(1, DIGITS)),
    })
}

/// The day of the last document of this machine's series, ISO: no later number may have an earlier one.
pub(super) fn last_day_of(conn: &Connection, kind: &str, year: i32) -> Result<Option<String>> {
    match row_of(conn, device(conn)?, kind, year)? {
        Some((id, ..)) => last_day(conn, id),
        None => Ok(None),
    }
}

/// Gives the next number, beginning the series where it is the first. The transaction is the only one that writes, so nobody else
/// gets the same.
pub(super) fn give(tx: &Tx, kind: &str, year: i32) -> Result<Given> {
    let device = device(tx)?;
    let (series, code, digits, first) = match row_of(tx, device, kind, year)? {
        Some(row) => row,
        None => {
            let code = usual_code(tx, device, kind, year)?;
            (begin(tx, device, kind, year, &code, DIGITS, 1)?, code, DIGITS, 1)
        }
    };
    let serial = next_serial(tx, series, first)?;
    Ok(Given { series, code, serial, number: written(serial, digits) })
}

fn begin(tx: &Tx, device: Id, kind: &str, year: i32, code: &str, digits: u32, first: i64) -> Result<i64> {
    Ok(tx
        .prepare_cached(
            "INSERT INTO series (uid, device, kind, year, code, digits, first) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .insert(params![tx.new_id(), device, kind, year, code, digits, first])?)
}

/// Every series, the newest year first. A book has a handful a year.
pub fn list(conn: &Connection) -> Result<Vec<Series>> {
    let here = device(conn)?;
    let mut all = conn.prepare_cached(
        "SELECT id, uid, device, kind, year, code, digits, first FROM series ORDER BY year DESC, kind, id LIMIT 500",
    )?;
    let mut rows = all.query([])?;
    let mut found = Vec::new();
    while let Some(r) = rows.next()? {
        let (row, digits, first): (i64, u32, i64) = (r.get(0)?, r.get(6)?, r.get(7)?);
        let next = next_serial(conn, row, first)?;
        let last_day = last_day(conn, row)?;
        found.push(Series {
            id: r.get(1)?,
            kind: r.get(3)?,
            year: r.get(4)?,
            code: r.get(5)?,
            digits,
            next,
            next_number: written(next, digits),
            used: last_day.is_some(),
            last_day,
            here: r.get::<_, Id>(2)? == here,
        });
    }
    Ok(found)
}

/// Says how a series of this machine is called and where it begins, before its first number is given. Errors: `choice-unknown`
/// (kind), `series-code-unfit`, `series-code-taken`, `series-digits`, `series-first`, `series-used`.
pub fn edit(tx: &Tx, new: &EditSeries) -> Result<Series> {
    if !KINDS.iter().any(|(kind, _)| *kind == new.kind) {
        return Err(Error::invalid("kind", "choice-unknown").with("value", &new.kind));
    }
    let device = device(tx)?;
    let there = row_of(tx, device, &new.kind, new.year)?;
    if let Some((id, ..)) = there
        && last_serial(tx, id)?.is_some()
    {
        return Err(Error::refused("series-used"));
    }
    let (code, digits, first) = match &there {
        Some((_, code, digits, first)) => (code.clone(), *digits, *first),
        None => (usual_code(tx, device, &new.kind, new.year)?, DIGITS, 1),
    };
    let code = new.code.as_deref().map_or(code, |code| code.trim().to_owned());
    let (digits, first) = (new.digits.unwrap_or(digits), new.first.unwrap_or(first));
    // What the Spanish agency does not take in a number is refused for every country: ASCII without quotes, `<`, `>` and `=`.
    let fits = |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '\'' | '<' | '>' | '=');
    if code.is_empty() || code.len() > LONGEST || !code.chars().all(fits) {
        return Err(Error::invalid("code", "series-code-unfit").with("count", LONGEST));
    }
    if !(1..=12).contains(&digits) {
        return Err(Error::invalid("digits", "series-digits"));
    }
    if !(1..=999_999_999).contains(&first) {
        return Err(Error::invalid("first", "series-first"));
    }
    let mut taken =
        tx.prepare_cached("SELECT EXISTS (SELECT 1 FROM series WHERE code = ?1 COLLATE NOCASE AND id IS NOT ?2)")?;
    if taken.query_row(params![code, there.as_ref().map(|row| row.0)], |r| r.get(0))? {
        return Err(Error::invalid("code", "series-code-taken").with("value", &code));
    }
    let row = match there {
        Some((row, ..)) => {
            tx.prepare_cached("UPDATE series SET code = ?2, digits = ?3, first = ?4 WHERE id = ?1")?
                .execute(params![row, code, digits, first])?;
            row
        }
        None => begin(tx, device, &new.kind, new.year, &code, digits, first)?,
    };
    tx.say("name", code.as_str());
    let id: Id = tx.query_row("SELECT uid FROM series WHERE id = ?1", [row], |r| r.get(0))?;
    list(tx)?.into_iter().find(|one| one.id == id).ok_or(Error::NotFound { what: "series" })
}
