//! The tables as they leave, read from the schema. The few things the schema does not say are said here and nowhere else.

use crate::Result;
use crate::book::journal;
use rusqlite::{Connection, params};

/// The tables a new book has rows in: its settings, who uses it, its lists. A book with rows in no other is empty.
pub(super) const STARTING: [&str; 3] = ["settings", "users", "list_items"];

/// Tables that are not journaled and leave too, each with the column that orders them: how columns of files were understood.
const BESIDE: [(&str, &str); 1] = [("mappings", "shape")];

/// A table.
#[derive(Debug, Clone)]
pub(super) struct Table {
    /// Its name.
    pub name: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Whether its rows have a number and a `uid`: journaled tables do.
    pub journaled: bool,
    /// What orders its rows.
    pub order: &'static str,
}

/// A column.
#[derive(Debug, Clone)]
pub(super) struct Column {
    /// Its name.
    pub name: String,
    /// What its cells hold.
    pub form: Form,
    /// Whether it may be empty.
    pub nullable: bool,
}

/// What the cells of a column hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Form {
    /// Text.
    Text,
    /// A whole number: counts, minor units, yes and no.
    Whole,
    /// A number with a point.
    Real,
    /// Milliseconds UTC, written as ISO 8601.
    Instant,
    /// An identity, or other bytes.
    Identity,
    /// A row of this table, by its `uid`.
    Reference(String),
}

impl Form {
    /// Its name in `columns.csv`.
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Whole => "whole",
            Self::Real => "number",
            Self::Instant => "instant",
            Self::Identity => "identity",
            Self::Reference(_) => "reference",
        }
    }
}

impl Table {
    /// The file it is written to.
    pub(super) fn file(&self) -> String {
        format!("{}.csv", self.name)
    }

    /// Whether a row may point at one that stands further down in the same file.
    pub(super) fn points_at_itself(&self) -> bool {
        self.columns.iter().any(|c| c.form == Form::Reference(self.name.clone()))
    }
}

/// Every table that leaves, parents before children.
pub(super) fn tables(conn: &Connection) -> Result<Vec<Table>> {
    let journaled = journal::tables(conn)?;
    let known: Vec<&str> = journaled.iter().map(|t| t.name).collect();
    let mut all = Vec::new();
    for table in &journaled {
        let own: Vec<&str> = table.columns.iter().map(|c| c.name.as_str()).collect();
        let columns = columns(conn, table.name, &known, |name| own.contains(&name))?;
        all.push(Table { name: table.name.to_owned(), columns, journaled: true, order: "id" });
    }
    for (name, order) in BESIDE {
        let columns = columns(conn, name, &known, |_| true)?;
        all.push(Table { name: name.to_owned(), columns, journaled: false, order });
    }
    Ok(all)
}

fn columns(conn: &Connection, table: &str, known: &[&str], leaves: impl Fn(&str) -> bool) -> Result<Vec<Column>> {
    let mut found = conn.prepare_cached(
        "SELECT c.name, c.type, c.\"notnull\",
                (SELECT f.\"table\" FROM pragma_foreign_key_list(?1) AS f WHERE f.\"from\" = c.name AND coalesce(f.\"to\", 'id') = 'id')
         FROM pragma_table_xinfo(?1) AS c WHERE c.hidden = 0 ORDER BY c.cid",
    )?;
    let mut rows = found.query(params![table])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let (name, kind): (String, String) = (row.get(0)?, row.get(1)?);
        if !leaves(&name) {
            continue;
        }
        let points_at = row.get::<_, Option<String>>(3)?.filter(|parent| known.contains(&parent.as_str()));
        let form = match (points_at, kind.as_str()) {
            (Some(parent), _) => Form::Reference(parent),
            // The schema's own convention: instants are called `at`, or end so.
            (None, "INTEGER") if name == "at" || name.ends_with("_at") => Form::Instant,
            (None, "INTEGER") => Form::Whole,
            (None, "REAL") => Form::Real,
            (None, "BLOB") => Form::Identity,
            (None, _) => Form::Text,
        };
        all.push(Column { name, form, nullable: !row.get::<_, bool>(2)? });
    }
    Ok(all)
}
