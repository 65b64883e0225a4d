//! What was open on a day: the documents that wait for money, and what of payments was for nothing yet. Only what is open now and what
//! moved since that day is looked at.

use crate::Result;
use crate::ids::Id;
use rusqlite::{Connection, Row, params};
use serde::Serialize;

/// An invoice that waits for money, or a credit note of which something is left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct OpenSale {
    /// The document.
    pub id: Id,
    /// `invoice` or `credit`.
    pub kind: String,
    /// Its series.
    pub series: String,
    /// Its number.
    pub number: String,
    /// ISO day.
    pub day: String,
    /// Until when it is to be paid, ISO day.
    pub due: Option<String>,
    /// ISO 4217.
    pub currency: String,
    /// What it came to, without what the customer keeps back; of a credit note below zero.
    #[ts(type = "number")]
    pub payable_minor: i64,
    /// What is still owed of it; of a credit note below zero.
    #[ts(type = "number")]
    pub owed_minor: i64,
    /// Days since it was to be paid, or since its own day where it does not say; below zero while there is time.
    #[ts(type = "number")]
    pub days_late: i64,
}

/// An amount of a client, in a currency.
pub(super) struct Free {
    pub client: Option<i64>,
    pub currency: String,
    pub amount: i64,
}

const OPEN: &str = "kind IN ('invoice', 'credit') AND state IN ('open', 'partial')";

/// What the document `s` was paid by the end of the day `?2`.
pub(super) const PAID: &str = "iif(coalesce(s.kept_moved_on, '') <= ?2, s.kept_paid_minor,
    (SELECT coalesce(sum(amount_minor), 0) FROM allocations WHERE sale = s.id AND day <= ?2)
    - (SELECT coalesce(sum(amount_minor), 0) FROM allocations WHERE credit = s.id AND day <= ?2))";

/// Whether a document that has come to `payable` and got `paid` waits for money: as the column `state` decides.
pub(super) const WAITS: &str = "CASE WHEN own = 1 THEN issued_at IS NOT NULL AND decision IS NULL
         ELSE told IN ('open', 'partial') OR (told IS NULL AND paid <> 0) END
    AND kind IN ('invoice', 'credit') AND iif(payable >= 0, paid < payable, paid > payable)";

// By their rows alone (`NOT INDEXED`): without statistics the planner would rather walk through all invoices.

/// Tells every open document as of the end of the day `day`, or as the book stands, of one client or of all; `today` is the day that
/// lateness is counted to.
pub(crate) fn sales(
    conn: &Connection,
    client: Option<i64>,
    day: Option<&str>,
    today: &str,
    mut each: impl FnMut(Option<i64>, OpenSale),
) -> Result<()> {
    let of = if client.is_some() { "client = ?1" } else { "?1 IS NULL" };
    let late = "CAST(julianday(?3) - julianday(coalesce(due, day)) AS INTEGER)";
    let sql = match day {
        None => format!(
            "SELECT client, uid, kind, series, number, day, due, currency, total_minor - retained_minor, owed_minor, {late}
             FROM sales INDEXED BY sales_owed_by WHERE {OPEN} AND {of} AND ?2 IS NULL"
        ),
        Some(_) => format!(
            "SELECT client, uid, kind, series, number, day, due, currency, payable, payable - paid, {late}
             FROM (SELECT s.client, s.uid, s.kind, s.series, s.number, s.day, s.due, s.currency, s.own, s.told, s.issued_at, s.decision,
                          s.total_minor - s.retained_minor AS payable, {PAID} AS paid
                   FROM sales AS s NOT INDEXED WHERE s.id IN (
                     SELECT id FROM sales INDEXED BY sales_owed_by WHERE {OPEN} AND {of} AND day <= ?2
                     UNION SELECT id FROM sales INDEXED BY {moved} WHERE {of} AND kept_moved_on > ?2 AND kept_moved_on > day AND day <= ?2))
             WHERE {WAITS}",
            moved = if client.is_some() { "sales_moved_by" } else { "sales_moved" },
        ),
    };
    let mut statement = conn.prepare_cached(&sql)?;
    let mut rows = statement.query(params![client, day, today])?;
    while let Some(r) = rows.next()? {
        each(r.get(0)?, read(r)?);
    }
    Ok(())
}

fn read(r: &Row) -> rusqlite::Result<OpenSale> {
    Ok(OpenSale {
        id: r.get(1)?,
        kind: r.get(2)?,
        series: r.get(3)?,
        number: r.get(4)?,
        day: r.get(5)?,
        due: r.get(6)?,
        currency: r.get(7)?,
        payable_minor: r.get(8)?,
        owed_minor: r.get(9)?,
        days_late: r.get::<_, Option<i64>>(10)?.unwrap_or(0),
    })
}

/// What of payments was for nothing yet at the end of the day `day`, or is as the book stands, by client and currency.
pub(super) fn advances(conn: &Connection, client: Option<i64>, day: Option<&str>) -> Result<Vec<Free>> {
    let of = if client.is_some() { "client = ?1" } else { "?1 IS NULL" };
    let sql = match day {
        None => format!(
            "SELECT client, currency, sum(kept_free_minor) FROM payments INDEXED BY payments_free
             WHERE kept_free_minor <> 0 AND {of} AND ?2 IS NULL GROUP BY client, currency"
        ),
        Some(_) => format!(
            "SELECT client, currency, sum(free) FROM (
               SELECT p.client, p.currency, p.amount_minor
                   - (SELECT coalesce(sum(a.amount_minor), 0) FROM allocations AS a WHERE a.payment = p.id AND a.day <= ?2)
                   + (SELECT coalesce(sum(r.amount_minor), 0) FROM payments AS r WHERE r.reverses = p.id AND r.day <= ?2) AS free
               FROM payments AS p NOT INDEXED WHERE p.reverses IS NULL
                 AND NOT EXISTS (SELECT 1 FROM allocations AS z WHERE z.payment = p.id AND z.amount_minor = 0)
                 AND p.id IN (
                   SELECT id FROM payments INDEXED BY payments_free WHERE kept_free_minor <> 0 AND {of} AND day <= ?2
                   UNION SELECT id FROM payments INDEXED BY {moved} WHERE {of} AND kept_moved_on > ?2 AND kept_moved_on > day AND day <= ?2))
             GROUP BY client, currency",
            moved = if client.is_some() { "payments_moved_by" } else { "payments_moved" },
        ),
    };
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement
        .query_map(params![client, day], |r| Ok(Free { client: r.get(0)?, currency: r.get(1)?, amount: r.get(2)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
