//! Payments a page at a time, newest first.

use super::{COLUMNS, PaymentDetail, allocations, read};
use crate::ids::Id;
use crate::{Error, Result, clients};
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

/// Most rows of one page.
const MOST: usize = 200;
/// Rows one page looks at before it hands back what it has and where it stopped.
const LOOKED_AT: usize = 2_000;

/// Which payments.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct PaymentsRequest {
    /// Of one client.
    #[ts(optional)]
    pub client: Option<Id>,
    /// Given this way: `10` cash, `20` cheque, `30` transfer, `48` card, `59` direct debit, or as an imported one calls it.
    #[ts(optional)]
    pub method: Option<String>,
    /// Only those of which something is for no document yet.
    #[ts(optional, as = "Option<bool>")]
    pub free: bool,
    /// From this day on, ISO.
    #[ts(optional)]
    pub from: Option<String>,
    /// Until this day, included, ISO.
    #[ts(optional)]
    pub to: Option<String>,
    /// Where the page before ended.
    #[ts(optional)]
    pub after: Option<String>,
    /// Most rows; 50 when absent, never over 200.
    #[ts(optional)]
    pub limit: Option<u32>,
}

/// A page of payments, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PaymentsPage {
    /// The rows; they may be few, even none, while there are more behind `next`.
    pub rows: Vec<PaymentDetail>,
    /// Where the next page begins; nothing when this is the last.
    pub next: Option<String>,
}

/// One page of payments. A page looks at two thousand rows at most. Errors: `not-found` (client), `not-a-day`, `cursor-unfit`.
pub fn page(conn: &Connection, request: &PaymentsRequest) -> Result<PaymentsPage> {
    let most = request.limit.map_or(50, |limit| limit as usize).clamp(1, MOST);
    let client = request.client.map(|client| clients::row_of(conn, client)).transpose()?;
    let day = |text: &Option<String>, field: &str, otherwise: &str| -> Result<String> {
        match text {
            None => Ok(otherwise.to_owned()),
            Some(text) => Ok(super::day_or(Some(text), field, chrono::NaiveDate::MIN)?.to_string()),
        }
    };
    let (from, to) = (day(&request.from, "from", "")?, day(&request.to, "to", "9999-12-31")?);
    let after = match &request.after {
        None => (to.clone(), i64::MAX),
        Some(text) => text
            .split_once('.')
            .and_then(|(day, row)| Some((day.to_owned(), row.parse().ok()?)))
            .ok_or_else(|| Error::invalid("after", "cursor-unfit"))?,
    };
    let (index, narrow, driver) = match client {
        Some(client) => ("payments_by_client", "p.client = ?1", Sql::from(client)),
        None => ("payments_by_day", "?1 IS NULL", Sql::Null),
    };
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM payments AS p INDEXED BY {index} LEFT JOIN clients AS c ON c.id = p.client
         WHERE {narrow} AND p.day <= ?2 AND (p.day, p.id) < (?2, ?3) AND p.day >= ?4 ORDER BY p.day DESC, p.id DESC LIMIT ?5"
    ))?;
    let mut found = statement.query(params![driver, after.0, after.1, from, LOOKED_AT as i64 + 1])?;
    let (mut rows, mut seen, mut place) = (Vec::new(), 0, String::new());
    while let Some(r) = found.next()? {
        if rows.len() == most || seen == LOOKED_AT {
            return Ok(PaymentsPage { rows, next: Some(place) });
        }
        seen += 1;
        let (mut payment, row) = read(r)?;
        place = format!("{}.{row}", payment.day);
        let fits = request.method.as_ref().is_none_or(|method| *method == payment.method);
        if fits && (!request.free || payment.free_minor != 0) {
            payment.allocations = allocations(conn, row)?;
            rows.push(payment);
        }
    }
    Ok(PaymentsPage { rows, next: None })
}
