//! Money that comes and goes: payments, which documents they pay, and what a client or all clients owe on any day.
//!
//! Payments and allocations are added and taken back by opposite rows, never changed or deleted.

mod account;
mod aging;
mod allocate;
mod day;
mod entries;
mod letterhead;
mod limit;
pub(crate) mod open;
mod page;
mod paying;
mod put;
mod record;
mod refund;
mod release;
mod reverse;
mod statement;
mod suggest;

pub use account::{AccountRequest, AccountSums, ClientAccount, account};
pub(crate) use aging::named;
pub use aging::{Aging, AgingReport, AgingRequest, AgingSums, ClientDebt, aging};
pub use allocate::{AllocateRequest, allocate};
pub use day::{DayRequest, DaySums, MethodSum, day};
pub use entries::AccountEntry;
pub use letterhead::Letterhead;
pub(crate) use letterhead::of as letterhead;
pub(crate) use limit::over as over_limit;
pub use limit::{CreditLimit, set_limit};
pub use open::OpenSale;
pub use page::{PaymentsPage, PaymentsRequest, page};
pub use paying::PayingHabit;
pub(crate) use put::say;
pub use record::{AllocationPart, NewPayment, record};
pub use refund::{RefundRequest, Refunded, refund};
pub use release::{WhichAllocation, release};
pub use reverse::{ReverseRequest, reverse};
pub use statement::{Statement, StatementRequest, statement};
pub use suggest::{SuggestRequest, Suggested, Suggestion, suggest};

use crate::error::OrNotFound as _;
use crate::ids::{Id, Named};
use crate::{Error, Result};
use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

/// How money is given: codes of UNTDID 4461 for cash, cheque, transfer, card and direct debit.
pub const METHODS: [&str; 5] = ["10", "20", "30", "48", "59"];

/// Most allocations told with a payment.
const MOST: i64 = 100;

/// Which payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct WhichPayment {
    /// Its identity.
    pub id: Id,
}

/// Money that came, or went out (negative), with what it is for. Amounts are minor units of its currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PaymentDetail {
    /// Its identity.
    pub id: Id,
    /// Who paid, or got it back.
    pub client: Option<Named>,
    /// ISO day.
    pub day: String,
    /// Below zero where it was given back.
    #[ts(type = "number")]
    pub amount_minor: i64,
    /// ISO 4217.
    pub currency: String,
    /// `10` cash, `20` cheque, `30` transfer, `48` card, `59` direct debit; of an imported one as its source calls it.
    pub method: String,
    /// Its number where it comes from.
    pub reference: String,
    /// What was noted on it; of one that takes another back, why.
    pub note: String,
    /// What of it is for no document yet: the client's advance.
    #[ts(type = "number")]
    pub free_minor: i64,
    /// The payment this one takes back, wholly or in part.
    pub reverses: Option<Id>,
    /// Whether all of it was taken back.
    pub reversed: bool,
    /// What it pays, the oldest first; what was taken back stands there again with the opposite amount.
    pub allocations: Vec<AllocatedPart>,
}

/// What of a payment or credit note is for a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct AllocatedPart {
    /// Its identity.
    pub id: Id,
    /// The document.
    pub sale: Id,
    /// Its kind.
    pub kind: String,
    /// Its series.
    pub series: String,
    /// Its number.
    pub number: String,
    /// From when it counts, ISO day.
    pub day: String,
    /// Minor units; 0 where the document is in another currency.
    #[ts(type = "number")]
    pub amount_minor: i64,
    /// Whether it stands: it neither takes another back nor was taken back.
    pub stands: bool,
}

/// A payment with what it is for. Errors: `not-found`.
pub fn get(conn: &Connection, which: WhichPayment) -> Result<PaymentDetail> {
    let row = row_of(conn, which.id)?;
    detail(conn, row)
}

/// The row of a payment. Errors: `not-found`.
fn row_of(conn: &Connection, id: Id) -> Result<i64> {
    conn.prepare_cached("SELECT id FROM payments WHERE uid = ?1")?.query_row([id], |r| r.get(0)).or_not_found("payment")
}

/// The columns [`read`] expects, of `payments AS p` and its client as `c`.
const COLUMNS: &str = "p.uid, c.uid, c.name, p.day, p.amount_minor, p.currency, p.method, p.reference, p.note, p.kept_free_minor,
    (SELECT o.uid FROM payments AS o WHERE o.id = p.reverses),
    p.amount_minor + coalesce((SELECT sum(r.amount_minor) FROM payments AS r WHERE r.reverses = p.id), p.amount_minor) = 0, p.id";

/// A payment of a row, without its allocations, and its row number.
fn read(r: &Row) -> rusqlite::Result<(PaymentDetail, i64)> {
    let payment = PaymentDetail {
        id: r.get(0)?,
        client: Named::of(r.get(1)?, r.get(2)?),
        day: r.get(3)?,
        amount_minor: r.get(4)?,
        currency: r.get(5)?,
        method: r.get(6)?,
        reference: r.get(7)?,
        note: r.get(8)?,
        free_minor: r.get(9)?,
        reverses: r.get(10)?,
        reversed: r.get(11)?,
        allocations: Vec::new(),
    };
    Ok((payment, r.get(12)?))
}

fn detail(conn: &Connection, row: i64) -> Result<PaymentDetail> {
    let mut one = conn.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM payments AS p LEFT JOIN clients AS c ON c.id = p.client WHERE p.id = ?1"
    ))?;
    let (mut payment, _) = one.query_row([row], read).or_not_found("payment")?;
    payment.allocations = allocations(conn, row)?;
    Ok(payment)
}

/// What the payment in a row is for.
fn allocations(conn: &Connection, payment: i64) -> Result<Vec<AllocatedPart>> {
    let mut all = conn.prepare_cached(
        "SELECT a.uid, s.uid, s.kind, s.series, s.number, a.day, a.amount_minor,
                a.reverses IS NULL AND NOT EXISTS (SELECT 1 FROM allocations AS r WHERE r.reverses = a.id)
         FROM allocations AS a JOIN sales AS s ON s.id = a.sale WHERE a.payment = ?1 ORDER BY a.id LIMIT ?2",
    )?;
    let rows = all.query_map(params![payment, MOST], |r| {
        Ok(AllocatedPart {
            id: r.get(0)?,
            sale: r.get(1)?,
            kind: r.get(2)?,
            series: r.get(3)?,
            number: r.get(4)?,
            day: r.get(5)?,
            amount_minor: r.get(6)?,
            stands: r.get(7)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The day of a text, or `otherwise`. Errors: `not-a-day`.
fn day_or(text: Option<&str>, field: &str, otherwise: NaiveDate) -> Result<NaiveDate> {
    match text {
        Some(text) => text.parse().map_err(|_| Error::invalid(field, "not-a-day").with("value", text)),
        None => Ok(otherwise),
    }
}
