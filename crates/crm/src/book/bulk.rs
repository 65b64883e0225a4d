//! Many new rows at once: a demo business, an import.
//!
//! A trigger makes every insert a statement that may have to be taken back by itself, and at the start of each such
//! statement FTS5 writes what it holds in memory to its tables. For one visit that is nothing; for a million it is half the
//! work. In bulk the same marks and the same search text are written once, from the range of new rows.

use super::{Tx, journal, refresh};
use crate::Result;
use rusqlite::params;

/// Runs `work`, which inserts rows, with the triggers that answer to single inserts set aside, then does for all new rows
/// what they would have done. `work` may change and delete rows that were there before, and change the products and sales it
/// inserts; it must not change interactions and tasks it inserts, nor delete any row of its own. When it fails, the transaction must
/// be let go: only that brings the triggers back.
pub fn in_bulk<T>(tx: &Tx, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let marks = journal::marks(tx)?;
    let triggers = tx
        .prepare(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'
             AND (name IN ('search_interactions_insert', 'search_tasks_insert', 'search_products_insert', 'search_sales_insert')
               OR substr(name, 1, 13) = 'stale_insert_') ORDER BY name",
        )?
        .query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?
        .collect::<rusqlite::Result<Vec<(String, String)>>>()?;
    for (name, _) in &triggers {
        tx.execute_batch(&format!("DROP TRIGGER \"{name}\""))?;
    }
    // Pages held for the triggers' return: else the schema of the book would end behind all the new rows, and be the first to
    // go when the file is cut.
    let room: usize = triggers.iter().map(|(_, sql)| 2 * sql.len()).sum();
    tx.execute_batch(&format!("CREATE VIEW bulk_room AS SELECT '{}'", " ".repeat(room)))?;
    let value = work()?;
    tx.execute_batch("DROP VIEW bulk_room")?;
    for (_, sql) in &triggers {
        tx.execute_batch(sql)?;
    }
    refresh::mark_inserted(tx, &marks)?;
    for (table, index) in [
        (
            "interactions",
            "INSERT INTO search_interactions (rowid, text) SELECT id, text FROM interactions WHERE id > ?1 AND text <> ''",
        ),
        ("tasks", "INSERT INTO search_tasks (rowid, title) SELECT id, title FROM tasks WHERE id > ?1"),
        // An import renames products it made and notes on documents of the same file: those are in the index already.
        (
            "products",
            "INSERT OR REPLACE INTO search_products (rowid, code, barcode, name, category)
             SELECT id, code, barcode, name, category FROM products WHERE id > ?1",
        ),
        (
            "sales",
            "INSERT OR REPLACE INTO search_sales (rowid, series, number, note)
             SELECT id, series, number, note FROM sales WHERE id > ?1",
        ),
    ] {
        tx.execute(index, params![marks.get(table).copied().unwrap_or(0)])?;
    }
    Ok(value)
}
