use super::filter::{Compiled, Filter, compile};
use crate::clients::ClientKind;
use crate::clients::get::tax_id;
use crate::ids::Id;
use crate::moment::Moment;
use crate::tags::{self, Tag};
use crate::{Error, Result, fields};
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, Row, params_from_iter};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A page of the list.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct PageRequest {
    /// Which clients; all when absent.
    pub filter: Option<Filter>,
    /// The archived ones instead of the others.
    #[ts(as = "Option<bool>")]
    pub archived: bool,
    /// In which order; by name when absent.
    pub sort: Option<Sort>,
    /// Where the page before ended: its `next`.
    pub after: Option<String>,
    /// How many at most; 60 when absent, never over 500.
    pub limit: Option<u32>,
}

/// An order of the list. Clients with nothing in the column come last either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Sort {
    /// By what.
    pub by: SortKey,
    /// From the greatest.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub descending: bool,
}

/// What the list can be sorted by: each has its index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum SortKey {
    /// Name, without case and accents.
    Name,
    /// Last contact.
    LastContact,
    /// First contact.
    FirstContact,
    /// Next step.
    NextStep,
    /// When it was added.
    Created,
    /// City.
    City,
    /// How many interactions.
    Interactions,
}

impl SortKey {
    fn column(self) -> &'static str {
        match self {
            Self::Name => "sort_key",
            Self::LastContact => "kept_last_contact",
            Self::FirstContact => "kept_first_contact",
            Self::NextStep => "kept_next_step",
            Self::Created => "created_at",
            Self::City => "kept_city",
            Self::Interactions => "kept_interactions",
        }
    }
}

/// A page of clients.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct ClientPage {
    /// The clients, in order.
    pub rows: Vec<ClientRow>,
    /// What to ask `after` for the next page; nothing at the end.
    pub next: Option<String>,
}

/// A client as a row of the list.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct ClientRow {
    /// Lasting identity.
    pub id: Id,
    /// Person or company.
    pub kind: ClientKind,
    /// The whole name.
    pub name: String,
    /// City of the first address.
    pub city: Option<String>,
    /// First phone, as shown here.
    pub phone: Option<String>,
    /// First mail.
    pub mail: Option<String>,
    /// Tax id as written locally.
    pub tax_id: Option<String>,
    /// Tags by name.
    pub tags: Vec<Tag>,
    /// Who looks after the client.
    pub salesperson: Option<String>,
    /// `low`, `medium` or `high`.
    pub growth_potential: Option<String>,
    /// `YYYY-MM-DD`.
    pub birthday: Option<String>,
    /// Milliseconds UTC.
    #[ts(type = "number | null")]
    pub first_contact: Option<i64>,
    /// Milliseconds UTC.
    #[ts(type = "number | null")]
    pub last_contact: Option<i64>,
    /// Day of the earliest open task.
    pub next_step: Option<String>,
    /// Interactions logged.
    #[ts(type = "number")]
    pub interactions: i64,
    /// Milliseconds UTC.
    #[ts(type = "number")]
    pub created_at: i64,
    /// Values of own fields, by the field's id.
    pub fields: BTreeMap<String, String>,
}

/// Which clients to count.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct CountRequest {
    /// Which clients; all when absent.
    pub filter: Option<Filter>,
    /// The archived ones instead of the others.
    #[ts(as = "Option<bool>")]
    pub archived: bool,
}

const COLUMNS: &str = "c.uid, c.kind, c.name, c.kept_city, c.kept_phone, c.kept_mail, c.tax_country, c.tax_id,
    (SELECT name FROM users WHERE id = c.salesperson), c.growth_potential, c.birthday, c.kept_first_contact,
    c.kept_last_contact, c.kept_next_step, c.kept_interactions, c.created_at, c.id";

/// Where a page ended: the sort value and the row of its last client. Opaque outside.
#[derive(Debug, Serialize, Deserialize)]
struct Cursor(serde_json::Value, i64);

/// A page of clients, found by key. Errors: those of the filter; `cursor-unfit`.
pub fn page(conn: &Connection, request: &PageRequest, at: Moment) -> Result<ClientPage> {
    let limit = request.limit.unwrap_or(60).clamp(1, 500) as usize;
    let sort = request.sort.unwrap_or(Sort { by: SortKey::Name, descending: false });
    let filter = filter_of(conn, request.filter.as_ref(), request.archived, at)?;
    let after: Option<Cursor> = match &request.after {
        None => None,
        Some(text) => Some(serde_json::from_str(text).map_err(|_| Error::invalid("after", "cursor-unfit"))?),
    };
    let mut found = Vec::new();
    let in_empty = after.as_ref().is_some_and(|c| c.0.is_null());
    if !in_empty {
        found = part(conn, &filter, sort, after.as_ref(), false, limit + 1)?;
    }
    if found.len() <= limit {
        let from = after.as_ref().filter(|_| in_empty);
        found.extend(part(conn, &filter, sort, from, true, limit + 1 - found.len())?);
    }
    let more = found.len() > limit;
    found.truncate(limit);
    let next = match found.last() {
        Some((_, cursor)) if more => Some(serde_json::to_string(cursor)?),
        _ => None,
    };
    let mut rows = Vec::with_capacity(found.len());
    for (mut row, Cursor(_, number)) in found {
        row.tags = tags::of_client(conn, number)?;
        row.fields = fields::of_client(conn, number)?.into_iter().map(|v| (v.field.to_string(), v.text)).collect();
        rows.push(row);
    }
    Ok(ClientPage { rows, next })
}

/// One stretch of the index: the clients with a value in the sort column, or those without.
fn part(
    conn: &Connection,
    filter: &Compiled,
    sort: Sort,
    after: Option<&Cursor>,
    empty: bool,
    limit: usize,
) -> Result<Vec<(ClientRow, Cursor)>> {
    let column = sort.by.column();
    let (direction, past) = if sort.descending { ("DESC", "<") } else { ("ASC", ">") };
    let mut values = filter.values.clone();
    let mut sql = format!(
        "SELECT {COLUMNS}, c.{column} FROM clients AS c WHERE {} AND c.{column} {}",
        filter.sql,
        if empty { "IS NULL" } else { "IS NOT NULL" }
    );
    if let Some(Cursor(value, row)) = after {
        if empty {
            sql.push_str(&format!(" AND c.id {past} ?"));
        } else {
            sql.push_str(&format!(" AND (c.{column}, c.id) {past} (?, ?)"));
            values.push(match value {
                serde_json::Value::String(text) => Sql::Text(text.clone()),
                value => Sql::Integer(value.as_i64().unwrap_or(0)),
            });
        }
        values.push(Sql::Integer(*row));
    }
    sql.push_str(&format!(" ORDER BY c.{column} {direction}, c.id {direction} LIMIT ?"));
    values.push(Sql::Integer(limit as i64));
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(values), |r| Ok((read(r)?, Cursor(json(r, 17)?, r.get(16)?))))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn json(r: &Row, at: usize) -> rusqlite::Result<serde_json::Value> {
    Ok(match r.get::<_, Sql>(at)? {
        Sql::Text(text) => text.into(),
        Sql::Integer(n) => n.into(),
        _ => serde_json::Value::Null,
    })
}

fn read(r: &Row) -> rusqlite::Result<ClientRow> {
    Ok(ClientRow {
        id: r.get(0)?,
        kind: ClientKind::from_code(&r.get::<_, String>(1)?),
        name: r.get(2)?,
        city: r.get(3)?,
        phone: r.get(4)?,
        mail: r.get(5)?,
        tax_id: tax_id(r, 6)?.map(|t| t.shown),
        salesperson: r.get(8)?,
        growth_potential: r.get(9)?,
        birthday: r.get(10)?,
        first_contact: r.get(11)?,
        last_contact: r.get(12)?,
        next_step: r.get(13)?,
        interactions: r.get(14)?,
        created_at: r.get(15)?,
        tags: Vec::new(),
        fields: BTreeMap::new(),
    })
}

/// How many clients match. It looks at every match: the one figure of a list whose cost grows with the book.
pub fn count(conn: &Connection, request: &CountRequest, at: Moment) -> Result<i64> {
    let filter = filter_of(conn, request.filter.as_ref(), request.archived, at)?;
    let mut statement = conn.prepare_cached(&format!("SELECT count(*) FROM clients AS c WHERE {}", filter.sql))?;
    Ok(statement.query_row(params_from_iter(filter.values), |r| r.get(0))?)
}

/// The condition of a list: active or archived, and the filter.
pub(super) fn filter_of(conn: &Connection, filter: Option<&Filter>, archived: bool, at: Moment) -> Result<Compiled> {
    let mut compiled = match filter {
        Some(filter) => compile(conn, filter, at)?,
        None => Compiled { sql: "1".to_owned(), values: Vec::new() },
    };
    let which = if archived {
        "c.active = 0 AND c.archived_at IS NOT NULL AND c.merged_into IS NULL AND c.erased_at IS NULL"
    } else {
        "c.active = 1"
    };
    compiled.sql = format!("{which} AND {}", compiled.sql);
    Ok(compiled)
}
