//! The journal: what every transaction changed, recorded by triggers generated from the schema.
//!
//! Updates and deletes are written by triggers, row by row, with the values before and after. Inserts need none: rows
//! are numbered upwards and never reuse a number, so what a transaction inserted into a table is one range, written when
//! it commits. A bulk import of a million rows costs a few journal rows, and its values are in the table itself.

use super::Tx;
use crate::Result;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeMap;

/// The tables whose rows are journaled, with their lasting numbers. Parents stand before children. Never renumber.
pub const TABLES: &[(i64, &str)] = &[
    (1, "settings"),
    (2, "users"),
    (3, "list_items"),
    (10, "clients"),
    (11, "contact_points"),
    (12, "addresses"),
    (13, "positions"),
    (14, "tags"),
    (15, "client_tags"),
    (16, "fields"),
    (17, "field_values"),
    (18, "preferences"),
    (19, "consents"),
    (20, "interactions"),
    (21, "tasks"),
    (22, "attachments"),
    (23, "views"),
    (24, "distinct_clients"),
    (25, "imports"),
    (26, "source_keys"),
    (27, "accepted_doubts"),
    (29, "series"),
    (30, "products"),
    (31, "product_relations"),
    (60, "logos"),
    (61, "looks"),
    (32, "sales"),
    (33, "sale_lines"),
    (34, "payments"),
    (35, "allocations"),
    (36, "issued"),
    (37, "records"),
    (38, "closed_periods"),
    (39, "einvoices"),
    (40, "reminders"),
    (41, "bank_lines"),
    (42, "bank_payers"),
    (70, "mandates"),
    (71, "remittances"),
    (72, "debits"),
    (50, "price_lists"),
    (51, "price_list_clients"),
    (52, "price_entries"),
    (53, "recurring"),
    (54, "recurring_made"),
    (62, "loyalty_rules"),
    (63, "loyalty_versions"),
    (64, "loyalty_runs"),
    (65, "loyalty_decisions"),
    (66, "loyalty_uses"),
    (80, "alarm_answers"),
];

/// What the names of its triggers begin with.
pub(super) const TRIGGERS: &str = "journal_";

/// A column of a journaled table.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Whether it holds bytes, which JSON carries as hexadecimal.
    pub blob: bool,
}

/// A journaled table as the schema has it: what the triggers and the undo are generated from.
#[derive(Debug, Clone)]
pub struct Journaled {
    /// Its lasting number.
    pub number: i64,
    /// Its name.
    pub name: &'static str,
    /// Its own columns: without `id`, kept figures and generated columns.
    pub columns: Vec<Column>,
}

impl Journaled {
    /// The SQL expression of the client a row is about, with `row` one of OLD, NEW.
    fn client(&self, row: &str) -> String {
        if self.name == "clients" {
            format!("{row}.id")
        } else if self.columns.iter().any(|c| c.name == "client") {
            format!("{row}.client")
        } else {
            "NULL".to_owned()
        }
    }
}

/// The number of a journaled table.
pub fn number(table: &str) -> Option<i64> {
    TABLES.iter().find(|(_, name)| *name == table).map(|(n, _)| *n)
}

/// The number of the newest transaction; 0 in a book without any.
pub(crate) fn newest(conn: &Connection) -> Result<i64> {
    let mut newest = conn.prepare_cached("SELECT coalesce(max(id), 0) FROM transactions")?;
    Ok(newest.query_row([], |r| r.get(0))?)
}

/// Whether a row of one of `tables` was written after transaction `since`. What undo data was let go of is not seen: it is older than a
/// day, and so is what asks.
pub(crate) fn is_touched_since(conn: &Connection, since: i64, tables: &[&str]) -> Result<bool> {
    let numbers: Vec<i64> = tables.iter().filter_map(|table| number(table)).collect();
    let mut later = conn.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM journal
           WHERE id >= (SELECT first FROM transactions WHERE id > ?1 ORDER BY id LIMIT 1)
             AND tbl IN (SELECT value FROM json_each(?2)))",
    )?;
    Ok(later.query_row(params![since, serde_json::to_string(&numbers)?], |r| r.get(0))?)
}

/// The journaled tables as the schema of this book has them.
pub fn tables(conn: &Connection) -> Result<Vec<Journaled>> {
    let mut columns =
        conn.prepare_cached("SELECT name, type FROM pragma_table_xinfo(?1) WHERE hidden = 0 ORDER BY cid")?;
    TABLES
        .iter()
        .map(|&(number, name)| {
            let all = columns
                .query_map([name], |r| Ok((r.get::<_, String>(0)?, r.get::<_, String>(1)?)))?
                .collect::<rusqlite::Result<Vec<_>>>()?;
            let columns = all
                .into_iter()
                .filter(|(name, _)| name != "id" && !name.starts_with("kept_"))
                .map(|(name, kind)| Column { name, blob: kind == "BLOB" })
                .collect();
            Ok(Journaled { number, name, columns })
        })
        .collect()
}

/// Makes the triggers of every journaled table, replacing those of an older schema.
pub fn install(conn: &Connection) -> Result<()> {
    drop_triggers(conn, TRIGGERS)?;
    for table in tables(conn)? {
        conn.execute(
            "INSERT INTO journal_tables (id, name) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET name = excluded.name",
            params![table.number, table.name],
        )?;
        conn.execute_batch(&triggers(&table))?;
    }
    Ok(())
}

/// Drops the generated triggers whose name starts with `prefix`.
pub(crate) fn drop_triggers(conn: &Connection, prefix: &str) -> Result<()> {
    let names = conn
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND substr(name, 1, length(?1)) = ?1")?
        .query_map([prefix], |r| r.get::<_, String>(0))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    for name in names {
        conn.execute_batch(&format!("DROP TRIGGER \"{name}\""))?;
    }
    Ok(())
}

fn triggers(table: &Journaled) -> String {
    let Journaled { number, name, columns } = table;
    let value = |c: &Column, row: &str| match c.blob {
        true => format!("iif({row}.{0} IS NULL, NULL, hex({row}.{0}))", c.name),
        false => format!("{row}.{}", c.name),
    };
    let list = columns.iter().map(|c| c.name.as_str()).collect::<Vec<_>>().join(", ");
    let differs = columns.iter().map(|c| format!("OLD.{0} IS NOT NEW.{0}", c.name)).collect::<Vec<_>>().join(" OR ");
    let changes = columns
        .iter()
        .map(|c| {
            let pair = format!("json_array({}, {})", value(c, "OLD"), value(c, "NEW"));
            format!("iif(OLD.{0} IS NOT NEW.{0}, ',\"{0}\":' || {pair}, '')", c.name)
        })
        .collect::<Vec<_>>()
        .join(" || ");
    let image = columns.iter().map(|c| format!("'{}', {}", c.name, value(c, "OLD"))).collect::<Vec<_>>().join(", ");
    let (was, is) = (table.client("OLD"), table.client("NEW"));
    format!(
        "CREATE TRIGGER journal_update_{name} AFTER UPDATE OF {list} ON {name} WHEN {differs} BEGIN
           INSERT INTO journal (tx, tbl, op, row, through, client, change)
           VALUES (journal_tx(), {number}, 'u', OLD.id, OLD.id, {is}, '{{' || substr({changes}, 2) || '}}');
         END;
         CREATE TRIGGER journal_delete_{name} AFTER DELETE ON {name} BEGIN
           INSERT INTO journal (tx, tbl, op, row, through, client, change)
           VALUES (journal_tx(), {number}, 'd', OLD.id, OLD.id, {was}, json_object({image}));
         END;"
    )
}

/// The highest row number each journaled table has given out.
pub(crate) fn marks(conn: &Connection) -> Result<BTreeMap<String, i64>> {
    let mut statement = conn.prepare_cached("SELECT name, seq FROM sqlite_sequence")?;
    let rows = statement.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Writes the ranges of rows inserted since `before`. Returns how many rows.
pub(super) fn record_inserts(conn: &Connection, tx: i64, before: &BTreeMap<String, i64>) -> Result<i64> {
    let mut inserted = 0;
    let after = marks(conn)?;
    for &(number, name) in TABLES {
        let was = before.get(name).copied().unwrap_or(0);
        let is = after.get(name).copied().unwrap_or(0);
        if is > was {
            record_range(conn, tx, number, was + 1, is)?;
            inserted += is - was;
        }
    }
    Ok(inserted)
}

/// Writes one range of inserted rows.
pub(super) fn record_range(conn: &Connection, tx: i64, table: i64, first: i64, through: i64) -> Result<()> {
    conn.prepare_cached("INSERT INTO journal (tx, tbl, op, row, through) VALUES (?1, ?2, 'i', ?3, ?4)")?
        .execute(params![tx, table, first, through])?;
    Ok(())
}

/// Writes a change of one row as its trigger would: `change` is `{"column": [before, after]}`. For what a row was before it was
/// inserted.
pub(crate) fn record_update(
    tx: &Tx,
    table: &str,
    row: i64,
    client: Option<i64>,
    change: &serde_json::Value,
) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO journal (tx, tbl, op, row, through, client, change) VALUES (?1, ?2, 'u', ?3, ?3, ?4, ?5)",
    )?
    .execute(params![tx.number, number(table), row, client, change.to_string()])?;
    Ok(())
}

/// The last journal row, 0 in a new book.
pub(super) fn last(conn: &Connection) -> Result<i64> {
    let last = conn.prepare_cached("SELECT id FROM journal ORDER BY id DESC LIMIT 1")?.query_row([], |r| r.get(0));
    Ok(last.optional()?.unwrap_or(0))
}
