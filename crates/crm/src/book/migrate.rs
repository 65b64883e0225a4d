//! From an empty file, or a book of an older program, to the book of this one: forward only, all in one transaction.

use super::{journal, refresh};
use crate::sales::guards;
use crate::{Error, Result};
use rusqlite::Connection;
use std::path::Path;

/// Every migration in order; the position is the version it leads to. A shipped one is never edited.
pub const MIGRATIONS: &[&str] = &[
    include_str!("../../migrations/0001_book.sql"),
    include_str!("../../migrations/0002_documents.sql"),
    include_str!("../../migrations/0003_payments.sql"),
    include_str!("../../migrations/0004_accountant.sql"),
    include_str!("../../migrations/0005_einvoices.sql"),
    include_str!("../../migrations/0006_reminders.sql"),
    include_str!("../../migrations/0007_bank.sql"),
    include_str!("../../migrations/0008_prices.sql"),
    include_str!("../../migrations/0009_figures.sql"),
    include_str!("../../migrations/0010_looks.sql"),
    include_str!("../../migrations/0011_leaving.sql"),
    include_str!("../../migrations/0012_told.sql"),
    include_str!("../../migrations/0013_loyalty.sql"),
    include_str!("../../migrations/0014_debits.sql"),
    include_str!("../../migrations/0015_rewards.sql"),
    include_str!("../../migrations/0016_alarms.sql"),
];

/// `PRAGMA application_id` of every book: "CLNT".
pub const APPLICATION: i32 = 0x434c_4e54;

/// The version of the book this program writes.
pub fn latest() -> i32 {
    MIGRATIONS.len() as i32
}

/// The version of an open book; 0 for an empty file. Errors: `not-a-book`, `book-newer`.
pub fn version(conn: &Connection, path: &Path) -> Result<i32> {
    let application: i32 = conn.pragma_query_value(None, "application_id", |r| r.get(0))?;
    let version: i32 = conn.pragma_query_value(None, "user_version", |r| r.get(0))?;
    let empty = conn.query_row("SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema)", [], |r| r.get(0))?;
    match (application, version) {
        (APPLICATION, v) if v > latest() => Err(Error::book("book-newer", path)),
        (APPLICATION, v) => Ok(v),
        (0, 0) if empty => Ok(0),
        _ => Err(Error::book("not-a-book", path)),
    }
}

/// Brings the schema from `from` to the latest version and generates its triggers anew. Tables that are made again are dropped
/// meanwhile, so references are looked at once, at the end. Errors: `book-damaged` when one leads nowhere.
pub fn run(conn: &mut Connection, from: i32) -> Result<()> {
    conn.pragma_update(None, "foreign_keys", false)?;
    let run = migrate(conn, from);
    conn.pragma_update(None, "foreign_keys", true)?;
    run
}

fn migrate(conn: &mut Connection, from: i32) -> Result<()> {
    let tx = conn.transaction_with_behavior(rusqlite::TransactionBehavior::Exclusive)?;
    for prefix in [journal::TRIGGERS, refresh::TRIGGERS, guards::TRIGGERS] {
        journal::drop_triggers(&tx, prefix)?;
    }
    for sql in MIGRATIONS.iter().skip(from.max(0) as usize) {
        tx.execute_batch(sql)?;
    }
    journal::install(&tx)?;
    refresh::install(&tx)?;
    guards::install(&tx)?;
    if tx.prepare("PRAGMA foreign_key_check")?.exists([])? {
        return Err(Error::book("book-damaged", Path::new(tx.path().unwrap_or_default())));
    }
    tx.pragma_update(None, "application_id", APPLICATION)?;
    tx.pragma_update(None, "user_version", latest())?;
    tx.commit()?;
    Ok(())
}
