use super::{MOST_COUNTED, PriceList, capped, row_of};
use crate::ids::{Id, Named};
use crate::moment::Moment;
use crate::{Error, Result};
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

/// Most rows of one page.
const MOST: u32 = 200;
/// Most chosen clients that are told.
pub(super) const MOST_CLIENTS: usize = 1_000;

/// Which lists.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct PriceListsRequest {
    /// Those put away instead of the others.
    #[ts(as = "Option<bool>", optional)]
    pub archived: bool,
    /// Where the page before ended.
    #[ts(optional)]
    pub after: Option<String>,
    /// Most rows; 50 when absent, never over 200.
    #[ts(optional)]
    pub limit: Option<u32>,
}

/// A page of lists, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PriceListsPage {
    /// The rows.
    pub rows: Vec<PriceList>,
    /// Where the next page begins; nothing when this is the last.
    pub next: Option<String>,
}

/// Which list.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct WhichPriceList {
    /// Its identity.
    pub id: Id,
}

/// A list and whom it is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PriceListDetail {
    /// The list.
    pub list: PriceList,
    /// The chosen clients, by name, a thousand at most.
    pub clients: Vec<Named>,
}

/// The columns [`read`] expects, of `price_lists AS l` and its tag as `t`.
macro_rules! list_columns {
    () => {
        "l.uid, l.name, l.currency, l.prices, l.valid_from, l.valid_until, l.audience, t.uid, t.name, l.priority,
         l.archived_at IS NOT NULL, (SELECT count(*) FROM (SELECT 1 FROM price_entries WHERE list = l.id LIMIT ?1)),
         (SELECT count(*) FROM (SELECT 1 FROM price_list_clients WHERE list = l.id LIMIT ?1)), l.id, l.sort_key"
    };
}
pub(super) use list_columns;

/// Counted one further, so that it is known whether there are more.
pub(super) const COUNTED: u32 = MOST_COUNTED + 1;

/// A list of a row, as it stands on the day `today` (ISO).
pub(super) fn read(r: &Row, today: &str) -> rusqlite::Result<PriceList> {
    let (from, until): (Option<String>, Option<String>) = (r.get(4)?, r.get(5)?);
    let state = match (r.get::<_, bool>(10)?, &from, &until) {
        (true, ..) => "archived",
        (_, Some(from), _) if from.as_str() > today => "later",
        (_, _, Some(until)) if until.as_str() < today => "over",
        _ => "in_force",
    };
    Ok(PriceList {
        id: r.get(0)?,
        name: r.get(1)?,
        currency: r.get(2)?,
        prices: r.get(3)?,
        valid_from: from,
        valid_until: until,
        audience: r.get(6)?,
        tag: Named::of(r.get(7)?, r.get(8)?),
        priority: r.get(9)?,
        state: state.to_owned(),
        entries: capped(r.get(11)?),
        clients: capped(r.get(12)?),
    })
}

/// One page of lists. Errors: `cursor-unfit`.
pub fn page(conn: &Connection, moment: Moment, request: &PriceListsRequest) -> Result<PriceListsPage> {
    let limit = request.limit.unwrap_or(50).clamp(1, MOST) as usize;
    let (id, key) = match &request.after {
        None => (0, String::new()),
        Some(place) => place
            .split_once('.')
            .and_then(|(id, key)| Some((id.parse::<i64>().ok()?, key.to_owned())))
            .ok_or_else(|| Error::invalid("after", "cursor-unfit"))?,
    };
    let today = moment.today().to_string();
    let mut found = conn.prepare_cached(concat!(
        "SELECT ",
        list_columns!(),
        " FROM price_lists AS l INDEXED BY price_lists_by_name LEFT JOIN tags AS t ON t.id = l.tag
         WHERE l.active = ?2 AND (l.sort_key, l.id) > (?3, ?4) ORDER BY l.sort_key, l.id LIMIT ?5"
    ))?;
    let rows = found.query_map(params![COUNTED, !request.archived, key, id, limit as i64 + 1], |r| {
        Ok((read(r, &today)?, r.get::<_, i64>(13)?, r.get::<_, String>(14)?))
    })?;
    let mut rows = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows.last().filter(|_| more).map(|(_, id, key)| format!("{id}.{key}"));
    Ok(PriceListsPage { rows: rows.into_iter().map(|(list, ..)| list).collect(), next })
}

/// A list and whom it is for. Errors: `not-found`.
pub fn get(conn: &Connection, moment: Moment, which: WhichPriceList) -> Result<PriceListDetail> {
    let row = row_of(conn, which.id)?;
    let today = moment.today().to_string();
    let list = conn
        .prepare_cached(concat!(
            "SELECT ",
            list_columns!(),
            " FROM price_lists AS l LEFT JOIN tags AS t ON t.id = l.tag WHERE l.id = ?2"
        ))?
        .query_row(params![COUNTED, row], |r| read(r, &today))?;
    let mut chosen = conn.prepare_cached(
        "SELECT c.uid, c.name FROM price_list_clients AS p JOIN clients AS c ON c.id = p.client WHERE p.list = ?1
         ORDER BY c.sort_key, c.id LIMIT ?2",
    )?;
    let clients =
        chosen.query_map(params![row, MOST_CLIENTS as i64], |r| Ok(Named { id: r.get(0)?, name: r.get(1)? }))?;
    Ok(PriceListDetail { list, clients: clients.collect::<rusqlite::Result<_>>()? })
}
