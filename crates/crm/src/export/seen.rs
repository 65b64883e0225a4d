//! The list of clients exactly as it is seen: the rows it shows, in its order, with the columns that were chosen.

use super::sheet::Held;
use super::sheet::Sheet;
use crate::clients::list::{self, ClientRow, Filter, PageRequest, Sort};
use crate::fields::{self, Field, FieldKind};
use crate::ids::Id;
use crate::insight::Figures;
use crate::{Error, Result, moment, money, names, settings};
use rusqlite::Connection;
use rust_decimal::Decimal;
use serde::Deserialize;
use std::collections::HashSet;

/// How many rows are asked for at a time.
const PAGE: u32 = 500;
/// The columns the list of clients can show, besides the owner's own.
const COLUMNS: [&str; 20] = [
    "name",
    "city",
    "phone",
    "mail",
    "tags",
    "last_contact",
    "next_step",
    "first_contact",
    "interactions",
    "tax_id",
    "salesperson",
    "growth_potential",
    "birthday",
    "created",
    "stage",
    "class",
    "last_purchase",
    "purchases_year",
    "sales_year",
    "value_year",
];

/// What of the list of clients is seen.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct Seen {
    /// The columns in their order: `name`, `city`…, or a field of one's own as `field:<id>` or by its name.
    #[ts(as = "Vec<String>", optional = false)]
    pub columns: Vec<String>,
    /// Which clients match; all when absent.
    pub filter: Option<Filter>,
    /// The archived ones instead of the others.
    #[ts(as = "Option<bool>")]
    pub archived: bool,
    /// In which order; by name when absent.
    pub sort: Option<Sort>,
    /// Of the matching ones only these; all when absent.
    pub only: Option<Vec<Id>>,
    /// Of the matching ones all but these.
    #[ts(as = "Option<Vec<Id>>")]
    pub except: Vec<Id>,
}

impl Seen {
    /// Whether what clients buy has to be reckoned for it.
    pub fn asks_figures(&self) -> bool {
        self.filter.as_ref().is_some_and(Filter::asks_figures) || self.columns.iter().any(|key| list::is_reckoned(key))
    }
}

/// A column that is written.
enum Column<'a> {
    BuiltIn(&'static str),
    Own(&'a Field),
}

/// Writes the rows of the list. Errors: `column-unknown`; those of the list's page.
pub(super) fn write(conn: &Connection, sheet: &mut Sheet, seen: &Seen) -> Result<()> {
    let own: Vec<Field> = fields::all(conn)?.into_iter().filter(|f| !f.archived).collect();
    let columns = seen.columns.iter().map(|key| column(key, &own)).collect::<Result<Vec<_>>>()?;
    if columns.is_empty() {
        return Err(Error::invalid("columns", "column-unknown").with("value", ""));
    }
    let currency = money::currency(&settings::business(conn)?.currency);
    let decimals = currency.map_or(2, money::decimals);
    let titles: Vec<String> = columns
        .iter()
        .map(|column| match column {
            Column::BuiltIn(key) => sheet.word("listed", key).to_owned(),
            Column::Own(field) => field.name.clone(),
        })
        .collect();
    sheet.header(&titles)?;
    let only: Option<HashSet<Id>> = seen.only.as_ref().map(|ids| ids.iter().copied().collect());
    let except: HashSet<Id> = seen.except.iter().copied().collect();
    let mut request = PageRequest {
        filter: seen.filter.clone(),
        archived: seen.archived,
        sort: seen.sort,
        after: None,
        limit: Some(PAGE),
        figures: seen.columns.iter().any(|key| list::is_reckoned(key)),
    };
    loop {
        let page = list::page(conn, &request, sheet.at)?;
        for row in &page.rows {
            if except.contains(&row.id) || only.as_ref().is_some_and(|ids| !ids.contains(&row.id)) {
                continue;
            }
            let cells: Vec<Held> = columns.iter().map(|column| cell(sheet, row, column, decimals)).collect();
            sheet.row(&cells.iter().map(Held::cell).collect::<Vec<_>>())?;
        }
        match page.next {
            Some(next) => request.after = Some(next),
            None => return Ok(()),
        }
    }
}

fn column<'a>(key: &str, own: &'a [Field]) -> Result<Column<'a>> {
    if let Some(known) = COLUMNS.iter().find(|known| **known == key) {
        return Ok(Column::BuiltIn(known));
    }
    let id = key.strip_prefix("field:").unwrap_or(key);
    let folded = names::fold(key);
    own.iter()
        .find(|field| field.id.to_string() == id || names::fold(&field.name) == folded)
        .map(Column::Own)
        .ok_or_else(|| Error::invalid("columns", "column-unknown").with("value", key))
}

/// What the list shows in a column, with its kind: days as days and amounts as amounts.
fn cell(sheet: &Sheet, row: &ClientRow, column: &Column, decimals: u32) -> Held {
    let local_day = |at: Option<i64>| at.map_or(Held::Empty, |at| Held::Day(moment::local(at, sheet.at.zone).date()));
    let key = match column {
        Column::BuiltIn(key) => *key,
        Column::Own(field) => return own_value(sheet, field, row, decimals),
    };
    match key {
        "name" => Held::Text(row.name.clone()),
        "city" => Held::text(row.city.clone()),
        "phone" => Held::text(row.phone.clone()),
        "mail" => Held::text(row.mail.clone()),
        "tax_id" => Held::text(row.tax_id.clone()),
        "salesperson" => Held::text(row.salesperson.clone()),
        "tags" => Held::text(Some(row.tags.iter().map(|tag| tag.name.as_str()).collect::<Vec<_>>().join(", "))),
        "last_contact" => local_day(row.last_contact),
        "first_contact" => local_day(row.first_contact),
        "created" => local_day(Some(row.created_at)),
        "next_step" => Held::day(row.next_step.clone()),
        "birthday" => Held::day(row.birthday.clone()),
        "interactions" => Held::Number(Decimal::from(row.interactions)),
        "growth_potential" => Held::text(row.growth_potential.as_deref().map(|code| sheet.value(code).to_owned())),
        _ => row.figures.as_ref().map_or(Held::Empty, |figures| figure(sheet, figures, key, decimals)),
    }
}

fn figure(sheet: &Sheet, figures: &Figures, key: &str, decimals: u32) -> Held {
    let money = |minor: i64| Held::Number(Decimal::new(minor, decimals));
    match key {
        "stage" => Held::Text(sheet.word("life-stage", &figures.stage).to_owned()),
        "class" => Held::Text(figures.class.clone()),
        "last_purchase" => Held::day(Some(figures.last_purchase.clone())),
        "purchases_year" => Held::Number(Decimal::from(figures.purchases_year)),
        "sales_year" => money(figures.sales_year),
        "value_year" => money(figures.value_year),
        _ => Held::Empty,
    }
}

fn own_value(sheet: &Sheet, field: &Field, row: &ClientRow, decimals: u32) -> Held {
    let Some(text) = row.fields.get(&field.id.to_string()) else { return Held::Empty };
    match field.kind {
        FieldKind::Money => text.parse().map_or(Held::Empty, |minor| Held::Number(Decimal::new(minor, decimals))),
        FieldKind::Number => text.parse().map_or_else(|_| Held::text(Some(text.clone())), Held::Number),
        FieldKind::Date => Held::day(Some(text.clone())),
        FieldKind::Boolean => Held::Text(sheet.value(if text == "1" { "yes" } else { "no" }).to_owned()),
        FieldKind::Text | FieldKind::Choice | FieldKind::Client => Held::text(Some(text.clone())),
    }
}
