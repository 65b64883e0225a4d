//! Sales a page at a time, newest first.

use super::{Sale, read, sale_columns};
use crate::ids::Id;
use crate::{Error, Result, clients};
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, params_from_iter};
use serde::{Deserialize, Serialize};

/// Most rows of one page.
const MOST: usize = 200;
/// Rows one page looks at before it hands back what it has and where it stopped.
const LOOKED_AT: usize = 2_000;

/// Which sales.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct SalesRequest {
    /// To one client.
    #[ts(optional)]
    pub client: Option<Id>,
    /// `order`, `invoice` or `credit`.
    #[ts(optional)]
    pub kind: Option<String>,
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

/// A page of sales, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct SalesPage {
    /// The rows; they may be few, even none, while there are more behind `next`.
    pub rows: Vec<Sale>,
    /// Where the next page begins; nothing when this is the last.
    pub next: Option<String>,
}

/// One page of sales. The client, else the kind, else the day drives an index; a client's kinds are told apart on the way, and a
/// page looks at two thousand rows at most. Errors: `not-found` (client), `not-a-day`, `choice-unknown`, `cursor-unfit`.
pub fn page(conn: &Connection, request: &SalesRequest) -> Result<SalesPage> {
    let limit = request.limit.map_or(50, |l| l as usize).clamp(1, MOST);
    let client = request.client.map(|id| clients::row_of(conn, id)).transpose()?;
    let kind = request.kind.as_deref();
    if let Some(other) = kind.filter(|kind| !matches!(*kind, "order" | "invoice" | "credit")) {
        return Err(Error::invalid("kind", "choice-unknown").with("value", other));
    }
    let day = |text: &Option<String>, field: &'static str, open: &str| match text {
        None => Ok(open.to_owned()),
        Some(text) => match text.parse::<chrono::NaiveDate>() {
            Ok(day) => Ok(day.to_string()),
            Err(_) => Err(Error::invalid(field, "not-a-day").with("value", text)),
        },
    };
    let (from, to) = (day(&request.from, "from", "")?, day(&request.to, "to", "9999-12-31")?);
    let after = match &request.after {
        None => (to.clone(), i64::MAX),
        Some(text) => text
            .split_once('.')
            .and_then(|(day, id)| Some((day.to_owned(), id.parse().ok()?)))
            .ok_or_else(|| Error::invalid("after", "cursor-unfit"))?,
    };
    macro_rules! driven {
        ($index:literal, $filter:literal) => {
            concat!(
                "SELECT ",
                sale_columns!(),
                " FROM sales AS s INDEXED BY ",
                $index,
                " LEFT JOIN clients AS c ON c.id = s.client WHERE ",
                $filter,
                " AND s.day <= ? AND (s.day, s.id) < (?, ?) AND s.day >= ? ORDER BY s.day DESC, s.id DESC LIMIT ?"
            )
        };
    }
    let (sql, mut values): (&str, Vec<Sql>) = match (client, kind) {
        (Some(client), _) => (driven!("sales_by_client", "s.client = ?"), vec![client.into()]),
        (None, Some(kind)) => (driven!("sales_by_kind", "s.kind = ?"), vec![kind.to_owned().into()]),
        (None, None) => (driven!("sales_by_day", "true"), Vec::new()),
    };
    let last = after.0.clone().min(to);
    values.extend([last.into(), after.0.into(), after.1.into(), from.into(), (LOOKED_AT as i64 + 1).into()]);
    let mut statement = conn.prepare_cached(sql)?;
    let mut found = statement.query(params_from_iter(values))?;
    let (mut rows, mut seen, mut place) = (Vec::new(), 0, String::new());
    while let Some(r) = found.next()? {
        if rows.len() == limit || seen == LOOKED_AT {
            return Ok(SalesPage { rows, next: Some(place) });
        }
        seen += 1;
        let sale = read(r)?;
        place = format!("{}.{}", sale.day, r.get::<_, i64>(14)?);
        if kind.is_none_or(|kind| kind == sale.kind) {
            rows.push(sale);
        }
    }
    Ok(SalesPage { rows, next: None })
}
