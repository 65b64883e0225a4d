use super::filter::{Compiled, Filter, Operator, compile};
use super::narrow::narrow;
use crate::clients::ClientKind;
use crate::clients::get::tax_id;
use crate::ids::Id;
use crate::insight::{self, Figures};
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
    /// With what each buys and is worth.
    #[ts(as = "Option<bool>")]
    pub figures: bool,
}

impl PageRequest {
    /// Whether what clients buy has to be reckoned for it.
    pub fn asks_figures(&self) -> bool {
        self.figures || self.filter.as_ref().is_some_and(Filter::asks_figures)
    }
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
    /// The field of a filter that is compared with the very values of this order.
    fn field(self) -> Option<&'static str> {
        match self {
            Self::LastContact => Some("last_contact"),
            Self::FirstContact => Some("first_contact"),
            Self::NextStep => Some("next_step"),
            Self::Created => Some("created"),
            Self::Interactions => Some("interactions"),
            Self::Name | Self::City => None,
        }
    }

    /// Its column and the index that keeps it in order.
    fn column(self) -> (&'static str, &'static str) {
        match self {
            Self::Name => ("sort_key", "clients_by_name"),
            Self::LastContact => ("kept_last_contact", "clients_by_last_contact"),
            Self::FirstContact => ("kept_first_contact", "clients_by_first_contact"),
            Self::NextStep => ("kept_next_step", "clients_by_next_step"),
            Self::Created => ("created_at", "clients_by_creation"),
            Self::City => ("kept_city", "clients_by_city"),
            Self::Interactions => ("kept_interactions", "clients_by_interactions"),
        }
    }
}

/// A page of clients.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct ClientPage {
    /// The clients, in order; they may be few, even none, while there are more behind `next`.
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
    /// What they buy and are worth, where asked; nothing of who never bought.
    pub figures: Option<Figures>,
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

impl CountRequest {
    /// Whether what clients buy has to be reckoned for it.
    pub fn asks_figures(&self) -> bool {
        self.filter.as_ref().is_some_and(Filter::asks_figures)
    }
}

const COLUMNS: &str = "c.uid, c.kind, c.name, c.kept_city, c.kept_phone, c.kept_mail, c.tax_country, c.tax_id,
    (SELECT name FROM users WHERE id = c.salesperson), c.growth_potential, c.birthday, c.kept_first_contact,
    c.kept_last_contact, c.kept_next_step, c.kept_interactions, c.created_at";

/// Clients one page looks at before it hands back what it has and where it stopped.
const LOOKED_AT: usize = 1_000;

/// Where a page ended: the sort value and the row of the last client it looked at. Opaque outside.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Cursor(serde_json::Value, i64);

/// A page of clients, found by key. A filter that lets few through is answered from its own index; otherwise the page walks
/// the index of its order, a thousand clients at most, so that its cost does not depend on the size of the book.
/// Errors: those of the filter; `cursor-unfit`.
pub fn page(conn: &Connection, request: &PageRequest, at: Moment) -> Result<ClientPage> {
    let limit = request.limit.unwrap_or(60).clamp(1, 500) as usize;
    let sort = request.sort.unwrap_or(Sort { by: SortKey::Name, descending: false });
    let after: Option<Cursor> = match &request.after {
        None => None,
        Some(text) => Some(serde_json::from_str(text).map_err(|_| Error::invalid("after", "cursor-unfit"))?),
    };
    let mut walk = Walk {
        conn,
        filter: match &request.filter {
            Some(filter) => compile(conn, filter, at)?,
            None => Compiled { sql: "1".to_owned(), values: Vec::new() },
        },
        few: match &request.filter {
            Some(filter) => {
                narrow(conn, filter, !request.archived, at)?.map(|rows| serde_json::to_string(&rows)).transpose()?
            }
            None => None,
        },
        bounds: match request.filter.as_ref().map(|filter| bounds(filter, sort.by)).filter(|tests| !tests.is_empty()) {
            Some(tests) => Some(compile(conn, &Filter::All(tests), at)?),
            None => None,
        },
        archived: request.archived,
        sort,
        limit,
        found: Vec::new(),
        looked_at: 0,
        last: after,
    };
    let in_empty = walk.last.as_ref().is_some_and(|c| c.0.is_null());
    let mut ended = true;
    if !in_empty {
        ended = walk.stretch(false)?;
    }
    if ended && walk.bounds.is_none() {
        ended = walk.stretch(true)?;
    }
    let next = match walk.last {
        Some(cursor) if !ended => Some(serde_json::to_string(&cursor)?),
        _ => None,
    };
    let rows = walk.found.into_iter().map(|number| row(conn, number, request.figures)).collect::<Result<_>>()?;
    Ok(ClientPage { rows, next })
}

/// The tests every client on the page passes and that name the column of the order: a stretch of its index.
fn bounds(filter: &Filter, by: SortKey) -> Vec<Filter> {
    match filter {
        Filter::All(parts) => parts.iter().flat_map(|part| bounds(part, by)).collect(),
        Filter::Test(test)
            if by.field() == Some(test.field.as_str())
                && matches!(test.operator, Operator::Is | Operator::Less | Operator::More) =>
        {
            vec![filter.clone()]
        }
        _ => Vec::new(),
    }
}

/// A walk along the order of a page.
struct Walk<'c> {
    conn: &'c Connection,
    filter: Compiled,
    /// The only clients to look at, as a JSON list of rows; all when absent.
    few: Option<String>,
    /// What the filter asks of the sort column: where the walk begins and ends.
    bounds: Option<Compiled>,
    archived: bool,
    sort: Sort,
    limit: usize,
    found: Vec<i64>,
    looked_at: usize,
    /// The last client looked at.
    last: Option<Cursor>,
}

impl Walk<'_> {
    /// Walks one stretch of the order: the clients with a value in the sort column, or those without. Returns whether it
    /// came to the end of the stretch.
    fn stretch(&mut self, empty: bool) -> Result<bool> {
        let (column, index) = self.sort.by.column();
        let (direction, past) = if self.sort.descending { ("DESC", "<") } else { ("ASC", ">") };
        let mut values = self.filter.values.clone();
        let which = match self.archived {
            true => "c.archived_at IS NOT NULL AND c.merged_into IS NULL AND c.erased_at IS NULL",
            false => "1",
        };
        let mut sql = format!("SELECT c.id, c.{column}, coalesce({which} AND {}, 0) FROM ", self.filter.sql);
        match &self.few {
            Some(rows) => {
                sql.push_str("json_each(?) AS k CROSS JOIN clients AS c ON c.id = k.value");
                values.push(Sql::Text(rows.clone()));
            }
            None => sql.push_str(&format!("clients AS c INDEXED BY {index}")),
        }
        let holds = if empty { "IS NULL" } else { "IS NOT NULL" };
        sql.push_str(&format!(" WHERE c.active = {} AND c.{column} {holds}", i64::from(!self.archived)));
        if let Some(bounds) = &self.bounds {
            sql.push_str(&format!(" AND {}", bounds.sql));
            values.extend(bounds.values.iter().cloned());
        }
        match &self.last {
            Some(Cursor(value, row)) if value.is_null() == empty => {
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
            _ => {}
        }
        sql.push_str(&format!(" ORDER BY c.{column} {direction}, c.id {direction}"));
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(values))?;
        while let Some(r) = rows.next()? {
            let fits = r.get(2)?;
            if (fits && self.found.len() == self.limit) || (self.few.is_none() && self.looked_at == LOOKED_AT) {
                return Ok(false);
            }
            self.looked_at += 1;
            let number = r.get(0)?;
            self.last = Some(Cursor(json(r, 1)?, number));
            if fits {
                self.found.push(number);
            }
        }
        Ok(true)
    }
}

/// The client in row `number`, as the list shows it.
fn row(conn: &Connection, number: i64, figures: bool) -> Result<ClientRow> {
    let mut one = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM clients AS c WHERE c.id = ?1"))?;
    let mut row = one.query_row([number], read)?;
    row.tags = tags::of_client(conn, number)?;
    row.fields = fields::of_client(conn, number)?.into_iter().map(|v| (v.field.to_string(), v.text)).collect();
    if figures {
        row.figures = insight::figures_of(conn, number)?;
    }
    Ok(row)
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
        figures: None,
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
