//! How many sales there are of a kind, and what they come to.

use super::SalesRequest;
use super::page::Asked;
use crate::Result;
use crate::moment::Moment;
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, params, params_from_iter};
use serde::Serialize;

/// Most currencies told.
const CURRENCIES: i64 = 20;

/// The sums of all sales a list shows, one for each currency and for each of quotes, proformas, orders, delivery notes and what is sold:
/// money of two currencies makes no sum, and an order may stand there again as its invoice. A draft is counted nowhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct SalesTotals {
    /// What is sold first, then delivery notes, orders, proformas and quotes; of each the currency with the most documents first; empty when there are none.
    pub sums: Vec<SalesTotal>,
}

/// The sum of documents of one kind in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct SalesTotal {
    /// `sold`: invoices and credit notes; `delivery`, `order`, `proforma` or `quote`.
    pub of: String,
    /// ISO 4217.
    pub currency: String,
    /// How many documents.
    #[ts(type = "number")]
    pub count: i64,
    /// What they come to, minor units; what gives money back is taken away.
    #[ts(type = "number")]
    pub total_minor: i64,
}

/// Counts and adds every sale that [`super::page`] would show for the same request; `after` and `limit` are not looked at.
/// It reads them all, so a list asks for it after its rows. Errors: as [`super::page`].
pub fn totals(conn: &Connection, moment: Moment, request: &SalesRequest) -> Result<SalesTotals> {
    let asked = Asked::of(conn, moment, request)?;
    let values = [
        asked.driver,
        asked.from.into(),
        asked.to.into(),
        asked.kind.map_or(Sql::Null, Sql::from),
        if asked.overdue { asked.today.clone().into() } else { Sql::Null },
        CURRENCIES.into(),
        if asked.expired { asked.today.into() } else { Sql::Null },
    ];
    let mut statement = conn.prepare_cached(&format!(
        "SELECT iif(s.kind IN ('invoice', 'credit'), 'sold', s.kind) AS of, s.currency, count(*), sum(s.total_minor) FROM sales AS s INDEXED BY {index}
         WHERE {narrow} AND s.day >= ?2 AND s.day <= ?3 AND {besides} AND (?4 IS NULL OR s.kind = ?4) AND (?5 IS NULL OR s.due < ?5)
           AND (?7 IS NULL OR s.valid_until < ?7) AND {counted}
         GROUP BY of, s.currency
         ORDER BY CASE of WHEN 'sold' THEN 0 WHEN 'delivery' THEN 1 WHEN 'order' THEN 2 WHEN 'proforma' THEN 3 ELSE 4 END, count(*) DESC, s.currency LIMIT ?6",
        index = asked.index,
        narrow = asked.narrow,
        besides = asked.besides,
        counted = if request.state.as_deref() == Some("draft") { "true" } else { "s.state IS NOT 'draft'" },
    ))?;
    let sums = statement
        .query_map(params_from_iter(values), |r| {
            Ok(SalesTotal { of: r.get(0)?, currency: r.get(1)?, count: r.get(2)?, total_minor: r.get(3)? })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(SalesTotals { sums })
}

/// Invoices that wait for money longer than they may on the day `today` (ISO), counted up to `most`.
pub(crate) fn overdue(conn: &Connection, today: &str, most: usize) -> Result<usize> {
    let mut count = conn.prepare_cached(
        "SELECT count(*) FROM (SELECT 1 FROM sales INDEXED BY sales_to_pay
                               WHERE kind = 'invoice' AND state IN ('open', 'partial') AND due IS NOT NULL AND due < ?1 LIMIT ?2)",
    )?;
    Ok(count.query_row(params![today, most as i64], |r| r.get(0))?)
}
