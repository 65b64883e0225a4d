//! A line of a statement as the book keeps it.

use super::choice::Candidate;
use super::statement::MovementKind;
use crate::Result;
use crate::error::OrNotFound as _;
use crate::ids::{Id, Named};
use rusqlite::{Connection, Row};
use serde::Serialize;

/// A line of a statement. Amounts are minor units of its currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct BankLine {
    /// Its identity.
    pub id: Id,
    /// IBAN without spaces, or as the bank calls the account.
    pub account: String,
    /// When it was booked, ISO day.
    pub day: String,
    /// From when it counts, ISO day.
    pub value_day: Option<String>,
    /// Below zero: it went out.
    #[ts(type = "number")]
    pub amount_minor: i64,
    /// ISO 4217.
    pub currency: String,
    /// What it is, as far as the bank says.
    pub kind: MovementKind,
    /// All the bank says of it.
    pub text: String,
    /// The other side, where the bank names it.
    pub payer: String,
    /// Its number.
    pub reference: String,
    /// `open`, `matched` or `ignored`.
    pub state: String,
    /// What it turned out to be.
    pub matched: Option<BankMatch>,
    /// What it may be, the likeliest first; only of an open one.
    pub candidates: Vec<Candidate>,
}

/// The payment that a line turned out to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct BankMatch {
    /// The payment.
    pub payment: Id,
    /// Whose.
    pub client: Option<Named>,
    /// Its day, ISO.
    pub day: String,
    /// Whether it was made from the line; else it had been recorded before.
    pub made: bool,
    /// Whether it was taken back since.
    pub reversed: bool,
    /// What it pays: series and number.
    pub pays: Vec<String>,
}

/// A line with what is needed to match it.
#[derive(Debug, Clone)]
pub(super) struct LineRow {
    pub row: i64,
    pub payer_account: String,
    pub payment: Option<i64>,
    pub made: bool,
    pub line: BankLine,
}

/// The columns [`read`] expects of `bank_lines`.
pub(super) const COLUMNS: &str =
    "id, uid, account, day, value_day, amount_minor, currency, kind, text, payer, payer_account, reference,
    state, payment, made";

/// Most documents told with a match.
const MOST: i64 = 20;

pub(super) fn read(r: &Row) -> rusqlite::Result<LineRow> {
    Ok(LineRow {
        row: r.get(0)?,
        payer_account: r.get(10)?,
        payment: r.get(13)?,
        made: r.get(14)?,
        line: BankLine {
            id: r.get(1)?,
            account: r.get(2)?,
            day: r.get(3)?,
            value_day: r.get(4)?,
            amount_minor: r.get(5)?,
            currency: r.get(6)?,
            kind: MovementKind::from_code(&r.get::<_, String>(7)?),
            text: r.get(8)?,
            payer: r.get(9)?,
            reference: r.get(11)?,
            state: r.get(12)?,
            matched: None,
            candidates: Vec::new(),
        },
    })
}

/// The line of an identity. Errors: `not-found`.
pub(super) fn get(conn: &Connection, id: Id) -> Result<LineRow> {
    conn.prepare_cached(&format!("SELECT {COLUMNS} FROM bank_lines WHERE uid = ?1"))?
        .query_row([id], read)
        .or_not_found("bank-line")
}

/// A line as it is told: with what it turned out to be.
pub(super) fn told(conn: &Connection, row: LineRow) -> Result<BankLine> {
    let mut line = row.line;
    if let Some(payment) = row.payment {
        line.matched = Some(matched(conn, payment, row.made)?);
    }
    Ok(line)
}

fn matched(conn: &Connection, payment: i64, made: bool) -> Result<BankMatch> {
    let mut found = conn
        .prepare_cached(
            "SELECT p.uid, c.uid, c.name, p.day,
                    p.amount_minor + coalesce((SELECT sum(r.amount_minor) FROM payments AS r WHERE r.reverses = p.id), p.amount_minor) = 0
             FROM payments AS p LEFT JOIN clients AS c ON c.id = p.client WHERE p.id = ?1",
        )?
        .query_row([payment], |r| {
            Ok(BankMatch {
                payment: r.get(0)?,
                client: Named::of(r.get(1)?, r.get(2)?),
                day: r.get(3)?,
                made,
                reversed: r.get(4)?,
                pays: Vec::new(),
            })
        })
        .or_not_found("payment")?;
    let mut all = conn.prepare_cached(
        "SELECT s.series || s.number FROM allocations AS a JOIN sales AS s ON s.id = a.sale WHERE a.payment = ?1 AND a.reverses IS NULL
           AND NOT EXISTS (SELECT 1 FROM allocations AS r WHERE r.reverses = a.id) ORDER BY a.id LIMIT ?2",
    )?;
    found.pays = all.query_map([payment, MOST], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(found)
}
