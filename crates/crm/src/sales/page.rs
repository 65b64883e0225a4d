//! Sales a page at a time, newest first.

use super::new::KINDS;
use super::{AFTER, Sale, read, sale_columns};
use crate::ids::Id;
use crate::moment::Moment;
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
    /// `quote`, `proforma`, `order`, `delivery`, `invoice` or `credit`.
    #[ts(optional)]
    pub kind: Option<String>,
    /// `draft`; `paid`; `owed`: invoices that wait for money, of which `partial` have got some and `overdue` wait too long; of what is no
    /// invoice `open`, `accepted`, `lost`, `cancelled`, and quotes that are `expired`.
    #[ts(optional)]
    pub state: Option<String>,
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

/// What a request asks for, as the database is asked.
pub(super) struct Asked {
    /// The index that drives, and what it is asked: `?1` is `driver`.
    pub index: &'static str,
    pub narrow: &'static str,
    pub driver: Sql,
    /// The day that orders the list: its own, or, of what waits too long, until when it was to be paid, or of what expired, until when it
    /// held.
    pub by: &'static str,
    /// What every row must be besides; without values.
    pub besides: &'static str,
    pub kind: Option<String>,
    pub overdue: bool,
    pub expired: bool,
    pub from: String,
    pub to: String,
    pub today: String,
}

impl Asked {
    /// The client, else what waits for money, else the kind with its state, else the day drives an index.
    /// Errors: `not-found` (client), `not-a-day`, `choice-unknown`.
    pub(super) fn of(conn: &Connection, moment: Moment, request: &SalesRequest) -> Result<Self> {
        let client = request.client.map(|id| clients::row_of(conn, id)).transpose()?;
        let kind = request.kind.clone();
        if let Some(other) = kind.as_deref().filter(|kind| !KINDS.contains(kind)) {
            return Err(Error::invalid("kind", "choice-unknown").with("value", other));
        }
        let waits = "s.kind = 'invoice' AND s.state IN ('open', 'partial')";
        let overdue = request.state.as_deref() == Some("overdue");
        let (besides, owed) = match request.state.as_deref() {
            None => ("true", false),
            Some("paid") => ("s.state = 'paid'", false),
            Some("draft") => ("s.state = 'draft'", false),
            Some("open") => ("s.state = 'open'", false),
            Some("accepted") => ("s.state = 'accepted'", false),
            Some("lost") => ("s.state = 'lost'", false),
            Some("cancelled") => ("s.state = 'cancelled'", false),
            Some("expired") => ("s.kind = 'quote' AND s.state = 'open' AND s.valid_until IS NOT NULL", false),
            Some("partial") => ("s.kind = 'invoice' AND s.state = 'partial'", true),
            Some("owed" | "overdue") => (waits, true),
            Some(other) => return Err(Error::invalid("state", "choice-unknown").with("value", other)),
        };
        let day = |text: &Option<String>, field: &'static str, open: &str| match text {
            None => Ok(open.to_owned()),
            Some(text) => match text.parse::<chrono::NaiveDate>() {
                Ok(day) => Ok(day.to_string()),
                Err(_) => Err(Error::invalid(field, "not-a-day").with("value", text)),
            },
        };
        // Of one kind and state: few of many may be so.
        let stands = match request.state.as_deref() {
            Some("paid") => Some("s.kind = ?1 AND s.state = 'paid'"),
            Some("open") => Some("s.kind = ?1 AND s.state = 'open'"),
            Some("accepted") => Some("s.kind = ?1 AND s.state = 'accepted'"),
            Some("lost") => Some("s.kind = ?1 AND s.state = 'lost'"),
            Some("cancelled") => Some("s.kind = ?1 AND s.state = 'cancelled'"),
            _ => None,
        };
        let expired = request.state.as_deref() == Some("expired");
        let (index, narrow, driver) = match (client, owed, kind.as_deref()) {
            (Some(client), ..) => ("sales_by_client", "s.client = ?1", client.into()),
            (None, true, _) if overdue => (
                "sales_to_pay",
                "s.kind = 'invoice' AND s.state IN ('open', 'partial') AND s.due IS NOT NULL",
                Sql::Null,
            ),
            (None, true, _) => ("sales_owed", waits, Sql::Null),
            (None, false, _) if expired => {
                ("sales_to_expire", "s.kind = 'quote' AND s.state = 'open' AND s.valid_until IS NOT NULL", Sql::Null)
            }
            (None, false, _) if request.state.as_deref() == Some("draft") => {
                ("sales_drafts", "s.state = 'draft'", Sql::Null)
            }
            (None, false, Some(kind)) => match stands {
                Some(stands) => ("sales_by_state", stands, kind.to_owned().into()),
                None => ("sales_by_kind", "s.kind = ?1", kind.to_owned().into()),
            },
            (None, false, None) => ("sales_by_day", "true", Sql::Null),
        };
        Ok(Self {
            index,
            narrow,
            driver,
            by: match client {
                None if overdue => "s.due",
                None if expired => "s.valid_until",
                _ => "s.day",
            },
            besides,
            kind,
            overdue,
            expired,
            from: day(&request.from, "from", "")?,
            to: day(&request.to, "to", "9999-12-31")?,
            today: moment.today().to_string(),
        })
    }
}

/// One page of sales, newest first; those that wait too long by the day they were to be paid, and those that expired by theirs, the latest
/// first. A page looks at two thousand rows at most. Errors: `not-found` (client), `not-a-day`, `choice-unknown`,
/// `cursor-unfit`.
pub fn page(conn: &Connection, moment: Moment, request: &SalesRequest) -> Result<SalesPage> {
    let limit = request.limit.map_or(50, |l| l as usize).clamp(1, MOST);
    let asked = Asked::of(conn, moment, request)?;
    let by_term = asked.by != "s.day";
    // What is due today may still come.
    let (first, last) = if by_term { ("", &asked.today) } else { (asked.from.as_str(), &asked.to) };
    let after = match &request.after {
        None => (last.clone(), if by_term { 0 } else { i64::MAX }),
        Some(text) => text
            .split_once('.')
            .and_then(|(day, id)| Some((day.to_owned(), id.parse().ok()?)))
            .ok_or_else(|| Error::invalid("after", "cursor-unfit"))?,
    };
    let values = [
        asked.driver.clone(),
        after.0.clone().min(last.clone()).into(),
        after.0.into(),
        after.1.into(),
        first.to_owned().into(),
        (LOOKED_AT as i64 + 1).into(),
    ];
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {columns}, {besides}, {by} FROM sales AS s INDEXED BY {index} LEFT JOIN clients AS c ON c.id = s.client
         WHERE {narrow} AND {by} <= ?2 AND ({by}, s.id) < (?3, ?4) AND {by} >= ?5
         ORDER BY {by} DESC, s.id DESC LIMIT ?6",
        by = asked.by,
        columns = sale_columns!(),
        besides = asked.besides,
        index = asked.index,
        narrow = asked.narrow,
    ))?;
    let mut found = statement.query(params_from_iter(values))?;
    let (mut rows, mut seen, mut place) = (Vec::new(), 0, String::new());
    while let Some(r) = found.next()? {
        if rows.len() == limit || seen == LOOKED_AT {
            return Ok(SalesPage { rows, next: Some(place) });
        }
        seen += 1;
        let sale = read(r, &asked.today)?;
        place = format!("{}.{}", r.get::<_, String>(AFTER + 1)?, r.get::<_, i64>(14)?);
        let fits = r.get::<_, Option<bool>>(AFTER)?.unwrap_or(false) && sale.day >= asked.from && sale.day <= asked.to;
        let told = |asked: bool, is: bool| is || !asked;
        let stands = told(asked.overdue, sale.overdue) && told(asked.expired, sale.state.as_deref() == Some("expired"));
        if fits && stands && asked.kind.as_ref().is_none_or(|kind| *kind == sale.kind) {
            rows.push(sale);
        }
    }
    Ok(SalesPage { rows, next: None })
}
