//! Proving the index: what it says of each row against what it must say.

use super::index::{TEXT_OF_CLIENT, row_of};
use crate::Result;
use rusqlite::types::Value;
use rusqlite::{Connection, params, params_from_iter};
use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

/// Rows recomputed at a time: bounds the memory.
const BATCH: usize = 5_000;

/// A row of the index that does not say what it must.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difference {
    /// The index of the row: `names`, `clients`, `interactions`, `tasks`, `products` or `sales`.
    pub table: &'static str,
    /// Its local number.
    pub row: i64,
}

/// Compares the whole index with what the book's rows say now, word by word; nothing is changed. The rows that differ, in
/// order. The words are cut by FTS5 itself, in a table in memory. Seconds for 100,000 clients: for `check`, not for screens.
pub fn verify(conn: &Connection) -> Result<Vec<Difference>> {
    let mut differences = Vec::new();
    let mut text = conn.prepare_cached(TEXT_OF_CLIENT)?;
    for (table, columns, words) in [
        ("names", "name, marks", "SELECT doc, term, col FROM search_names_said"),
        (
            "clients",
            "name, company, reach, place, tags, notes, marks",
            "SELECT doc, term, col FROM search_clients_said",
        ),
    ] {
        let again = Again::new(columns, "column")?;
        let places = if table == "names" { "?1, ?2, ?3" } else { "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8" };
        let mut write = again.conn.prepare(&format!("INSERT INTO again (rowid, {columns}) VALUES ({places})"))?;
        let mut all = said(conn, words)?;
        again.compare(conn, "SELECT id FROM clients ORDER BY id", &mut all, |r| {
            let id: i64 = r.get(0)?;
            match row_of(&mut text, id)?.filter(super::index::Row::is_found) {
                Some(row) if table == "names" => write.execute(params![id, row.name, row.accents])?,
                Some(row) => write.execute(params![
                    id,
                    row.name,
                    row.company,
                    row.reach,
                    row.place,
                    row.tags,
                    row.notes,
                    row.marks
                ])?,
                None => 0,
            };
            Ok(())
        })?;
        report(table, all, &mut differences);
    }
    for (table, columns, rows, words) in [
        (
            "interactions",
            "text",
            "SELECT id, text FROM interactions",
            "SELECT doc, term, col FROM search_interactions_said",
        ),
        ("tasks", "title", "SELECT id, title FROM tasks", "SELECT doc, term, col FROM search_tasks_said"),
        (
            "products",
            "code, barcode, name, category",
            "SELECT id, code, barcode, name, category FROM products",
            "SELECT doc, term, col FROM search_products_said",
        ),
        (
            "sales",
            "series, number, note",
            "SELECT id, series, number, note FROM sales",
            "SELECT doc, term, col FROM search_sales_said",
        ),
    ] {
        let many = columns.split(',').count();
        let again = Again::new(columns, if many == 1 { "none" } else { "column" })?;
        let places = vec!["?"; many + 1].join(", ");
        let mut write = again.conn.prepare(&format!("INSERT INTO again (rowid, {columns}) VALUES ({places})"))?;
        let mut all = said(conn, words)?;
        again.compare(conn, rows, &mut all, |r| {
            let values = (0..=many).map(|at| r.get::<_, Value>(at)).collect::<rusqlite::Result<Vec<_>>>()?;
            write.execute(params_from_iter(values))?;
            Ok(())
        })?;
        report(table, all, &mut differences);
    }
    Ok(differences)
}

/// For each row the sum of the hashes of its words and their columns: sums do not depend on order.
type Said = HashMap<i64, u64>;

fn said(conn: &Connection, words: &str) -> Result<Said> {
    let hasher = BuildHasherDefault::<DefaultHasher>::default();
    let mut all = Said::new();
    let mut found = conn.prepare(words)?;
    let mut rows = found.query([])?;
    while let Some(r) = rows.next()? {
        let word = hasher.hash_one((r.get_ref(1)?.as_bytes().unwrap_or_default(), r.get::<_, Option<String>>(2)?));
        let sum = all.entry(r.get(0)?).or_default();
        *sum = sum.wrapping_add(word);
    }
    Ok(all)
}

fn report(table: &'static str, all: Said, differences: &mut Vec<Difference>) {
    let mut rows: Vec<i64> = all.into_iter().filter(|(_, sum)| *sum != 0).map(|(row, _)| row).collect();
    rows.sort_unstable();
    differences.extend(rows.into_iter().map(|row| Difference { table, row }));
}

/// An index in memory in which rows are written again.
struct Again {
    conn: Connection,
}

impl Again {
    fn new(columns: &str, detail: &str) -> Result<Self> {
        let conn = Connection::open_in_memory()?;
        conn.execute_batch(&format!(
            "CREATE VIRTUAL TABLE again USING fts5 ({columns}, content = '', detail = {detail},
               tokenize = 'unicode61 remove_diacritics 2');
             CREATE VIRTUAL TABLE again_said USING fts5vocab (again, instance);"
        ))?;
        Ok(Self { conn })
    }

    /// Writes the rows of `query` again, a batch at a time, and takes what they say from `all`.
    fn compare(
        &self,
        book: &Connection,
        query: &str,
        all: &mut Said,
        mut write: impl FnMut(&rusqlite::Row) -> Result<()>,
    ) -> Result<()> {
        let mut statement = book.prepare(query)?;
        let mut rows = statement.query([])?;
        loop {
            let mut read = 0;
            while read < BATCH
                && let Some(row) = rows.next()?
            {
                write(row)?;
                read += 1;
            }
            for (row, sum) in said(&self.conn, "SELECT doc, term, col FROM again_said")? {
                let kept = all.entry(row).or_default();
                *kept = kept.wrapping_sub(sum);
            }
            self.conn.execute("INSERT INTO again (again) VALUES ('delete-all')", [])?;
            if read < BATCH {
                return Ok(());
            }
        }
    }
}
