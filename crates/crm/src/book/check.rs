//! Proving that a book is what it should be, and naming what is not.

use super::refresh::{self, CONTACTS, LISTED, QUALITY, SEARCH, STEP, all_figures};
use super::write::local_value;
use super::{Act, Book, backup, migrate};
use crate::moment::{Progress, Watch};
use crate::sales::{self, guards};
use crate::{Error, Result, search, settings};
use rusqlite::{Connection, Params};
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// How many examples of a problem are named.
const EXAMPLES: usize = 5;

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Problem {
    /// What is wrong, as a stable code.
    pub code: &'static str,
    /// Where: a table, a kept figure, a trigger.
    pub place: String,
    /// How often.
    #[ts(type = "number")]
    pub count: i64,
    /// A few of them: row numbers, hashes, SQLite's own words.
    pub examples: Vec<String>,
    /// Whether [`repair`] puts it right without losing anything.
    pub repairable: bool,
}

impl Problem {
    /// The key of its sentence, which speaks of `place` and `count`.
    pub fn word(&self) -> String {
        format!("problem-{}", self.code)
    }
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct CheckReport {
    /// What is wrong; nothing in a sound book.
    pub problems: Vec<Problem>,
    /// Rows that were there to be checked.
    #[ts(type = "number")]
    pub rows: i64,
}

impl CheckReport {
    /// Whether nothing is wrong.
    pub fn is_clean(&self) -> bool {
        self.problems.is_empty()
    }
}

/// One thing to prove about a book.
type Proof = fn(&Connection, &mut Vec<Problem>) -> Result<()>;

/// Everything that is proved, with what it is about.
const PROOFS: &[(&str, Proof)] = &[
    ("file", file),
    ("references", references),
    ("schema", schema),
    ("settings", kept_settings),
    ("journal", journal_is_whole),
    ("undo", undo_leads_somewhere),
    ("figures", figures),
    ("search", search_index),
    ("files", contents),
    ("issued", issued),
];

/// Checks the file, every reference, the schema with its triggers, the journal, every kept figure, the search index and
/// every attached file. Reads one moment of the book while work goes on; changes nothing. What cannot be read because the
/// file is damaged is named too. Errors: `cancelled`.
pub fn check(book: &Book, watch: &dyn Watch) -> Result<CheckReport> {
    let mut problems = Vec::new();
    let total = PROOFS.len() as u64;
    for (done, (place, proof)) in PROOFS.iter().enumerate() {
        watch.tick(Progress { stage: "checking", done: done as u64, total })?;
        // Each in its own read: an unreadable page makes the rest of a transaction unreadable.
        let mut found = Vec::new();
        match book.read(|conn| proof(conn, &mut found)) {
            Ok(()) => {}
            Err(Error::Sqlite(e)) => problems.push(problem("unreadable", place, 1, vec![e.to_string()])),
            Err(other) => return Err(other),
        }
        problems.append(&mut found);
    }
    let rows = book.read(backup::counts).map_or(0, |counts| counts.iter().map(|(_, rows)| rows).sum());
    watch.tick(Progress { stage: "checking", done: total, total })?;
    Ok(CheckReport { problems, rows })
}

/// Makes every kept figure and the search index true again, from the rows they are about. Returns how many clients had a
/// figure put right. What else a check names is not touched: that takes a backup.
pub fn repair(book: &Book, act: Act, watch: &dyn Watch) -> Result<i64> {
    watch.tick(Progress { stage: "repairing", done: 0, total: 1 })?;
    let done = book.write(act, |tx| {
        for (mark, column, value) in all_figures() {
            tx.prepare(&format!(
                "{MARK_STALE} SELECT c.id, ?1 FROM clients AS c WHERE c.{column} IS NOT {value} {AS_WELL}"
            ))?
            .execute([mark])?;
        }
        refresh::recount(tx)?;
        guards::keep(tx)?;
        if !search::verify(tx)?.is_empty() {
            search::rebuild(tx)?;
        }
        Ok(tx.query_row("SELECT count(*) FROM stale", [], |r| r.get(0))?)
    })?;
    watch.tick(Progress { stage: "repairing", done: 1, total: 1 })?;
    Ok(done.value)
}

/// Marks every figure and text of every client to be made again at the end of the transaction.
pub(super) fn mark_everything(conn: &Connection) -> Result<()> {
    conn.prepare(&format!("{MARK_STALE} SELECT id, ?1 FROM clients WHERE true {AS_WELL}"))?.execute([SEARCH
        | CONTACTS
        | STEP
        | LISTED
        | QUALITY])?;
    refresh::recount(conn)
}

const MARK_STALE: &str = "INSERT INTO stale (client, what)";
const AS_WELL: &str = "ON CONFLICT (client) DO UPDATE SET what = what | excluded.what";

/// What SQLite says of the file: its first hundred complaints.
fn file(conn: &Connection, found: &mut Vec<Problem>) -> Result<()> {
    let said = conn
        .prepare("PRAGMA integrity_check")?
        .query_map([], |r| r.get::<_, String>(0))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    if said != ["ok"] {
        let count = said.len() as i64;
        found.push(problem("file-damaged", "", count, said.into_iter().take(EXAMPLES).collect()));
    }
    Ok(())
}

/// Rows that point at a row that is not there.
fn references(conn: &Connection, found: &mut Vec<Problem>) -> Result<()> {
    let mut broken: BTreeMap<String, (i64, Vec<String>)> = BTreeMap::new();
    let mut statement = conn.prepare("PRAGMA foreign_key_check")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (count, examples) = broken.entry(row.get(0)?).or_default();
        *count += 1;
        if examples.len() < EXAMPLES {
            examples.push(row.get::<_, Option<i64>>(1)?.unwrap_or_default().to_string());
        }
    }
    found.extend(broken.into_iter().map(|(table, (n, examples))| problem("reference-broken", &table, n, examples)));
    Ok(())
}

/// Tables, indexes and triggers against those this program makes.
fn schema(conn: &Connection, found: &mut Vec<Problem>) -> Result<()> {
    let mut fresh = Connection::open_in_memory()?;
    migrate::run(&mut fresh, 0)?;
    let (is, should_be) = (parts_of_schema(conn)?, parts_of_schema(&fresh)?);
    for (name, sql) in &should_be {
        match is.get(name) {
            None => found.push(problem("schema-missing", name, 1, Vec::new())),
            Some(other) if other != sql => found.push(problem("schema-differs", name, 1, Vec::new())),
            Some(_) => {}
        }
    }
    for name in is.keys().filter(|name| !should_be.contains_key(*name)) {
        found.push(problem("schema-unknown", name, 1, Vec::new()));
    }
    Ok(())
}

/// Every part of the schema by name, with its text.
pub(super) fn parts_of_schema(conn: &Connection) -> Result<BTreeMap<String, String>> {
    // SQLite keeps its own statistics where it wants.
    let mut statement =
        conn.prepare("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_stat%'")?;
    let parts = statement.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?;
    Ok(parts.collect::<rusqlite::Result<_>>()?)
}

fn kept_settings(conn: &Connection, found: &mut Vec<Problem>) -> Result<()> {
    let sql = "SELECT name FROM settings WHERE NOT json_valid(value)";
    offenders(conn, found, ("setting-unreadable", "settings", false), sql, [])?;
    match settings::business(conn).and_then(|business| business.check()) {
        Err(Error::Invalid { field, .. }) => found.push(problem("setting-unreadable", "settings", 1, vec![field])),
        Err(Error::Json(_)) => {}
        other => other?,
    }
    Ok(())
}

/// The journal has every row its transactions say they wrote, and no other. Up to a salvage its holes are known.
fn journal_is_whole(conn: &Connection, found: &mut Vec<Problem>) -> Result<()> {
    let since = salvaged_through(conn)?;
    let proofs = [
        (
            "journal-gap",
            "transactions",
            "SELECT t.id FROM transactions AS t WHERE t.id > ?1 AND (t.last < t.first
                OR t.last - t.first + 1 <> (SELECT count(*) FROM journal WHERE id BETWEEN t.first AND t.last)
                OR t.first <> 1 + coalesce((SELECT p.last FROM transactions AS p WHERE p.id < t.id AND p.id > ?1
                                            ORDER BY p.id DESC LIMIT 1), t.first - 1))",
        ),
        (
            "journal-orphan",
            "journal",
            "SELECT j.id FROM journal AS j LEFT JOIN transactions AS t ON t.id = j.tx AND j.id BETWEEN t.first AND t.last
             WHERE j.tx > ?1 AND t.id IS NULL",
        ),
        (
            "journal-range",
            "journal",
            "SELECT j.id FROM journal AS j LEFT JOIN journal_tables AS n ON n.id = j.tbl
             LEFT JOIN sqlite_sequence AS s ON s.name = n.name
             WHERE j.tx > ?1 AND (n.id IS NULL OR j.through < j.row OR j.through > coalesce(s.seq, 0))",
        ),
        (
            "journal-value",
            "journal",
            "SELECT j.id FROM journal AS j LEFT JOIN transactions AS t ON t.id = j.tx
             WHERE j.tx > ?1 AND j.op <> 'i' AND (json_valid(j.change) = 0 OR (j.change IS NULL AND t.pruned = 0 AND t.final = 0))",
        ),
        (
            "clock-back",
            "transactions",
            "SELECT id FROM (SELECT id, hlc, lag(hlc) OVER (ORDER BY id) AS before FROM transactions)
             WHERE id > ?1 AND hlc <= before",
        ),
    ];
    for (code, table, sql) in proofs {
        offenders(conn, found, (code, table, false), sql, [since])?;
    }
    Ok(())
}

/// What was undone says by what, and that says it of this.
fn undo_leads_somewhere(conn: &Connection, found: &mut Vec<Problem>) -> Result<()> {
    let sql = "SELECT t.id FROM transactions AS t LEFT JOIN transactions AS u ON u.id = t.undone_by
               WHERE t.id > ?1 AND ((t.undone_by IS NOT NULL AND (u.kind IS NOT 'undo' OR u.target IS NOT t.id))
                  OR (t.kind = 'do') <> (t.target IS NULL))";
    offenders(conn, found, ("undo-astray", "transactions", false), sql, [salvaged_through(conn)?])
}

/// Every kept figure against what it must be.
fn figures(conn: &Connection, found: &mut Vec<Problem>) -> Result<()> {
    for (_, column, value) in all_figures() {
        let sql = format!("SELECT c.id FROM clients AS c WHERE c.{column} IS NOT {value}");
        offenders(conn, found, ("figure-wrong", column, true), &sql, [])?;
    }
    for (table, column, value) in guards::FIGURES {
        let sql = format!("SELECT id FROM {table} WHERE {column} IS NOT {value}");
        offenders(conn, found, ("figure-wrong", column, true), &sql, [])?;
    }
    let (kept, counted) = (refresh::active_clients(conn)?, refresh::counted(conn)?);
    if kept != counted {
        found.push(Problem {
            repairable: true,
            ..problem("figure-wrong", "clients", 1, vec![format!("{kept} / {counted}")])
        });
    }
    offenders(conn, found, ("figure-stale", "stale", true), "SELECT client FROM stale", [])
}

/// The search index says of every row what the row says.
fn search_index(conn: &Connection, found: &mut Vec<Problem>) -> Result<()> {
    let mut wrong: BTreeMap<&str, Vec<i64>> = BTreeMap::new();
    for difference in search::verify(conn)? {
        wrong.entry(difference.table).or_default().push(difference.row);
    }
    found.extend(wrong.into_iter().map(|(table, rows)| {
        let examples = rows.iter().take(EXAMPLES).map(i64::to_string).collect();
        Problem { repairable: true, ..problem("search-wrong", table, rows.len() as i64, examples) }
    }));
    Ok(())
}

/// Every attached file is what its hash says.
fn contents(conn: &Connection, found: &mut Vec<Problem>) -> Result<()> {
    let mut statement = conn.prepare("SELECT hash, bytes FROM files")?;
    let mut rows = statement.query([])?;
    let mut wrong = Vec::new();
    while let Some(row) = rows.next()? {
        let hash: String = row.get(0)?;
        let bytes = row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?;
        let is = Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        });
        if is != hash {
            wrong.push(hash);
        }
    }
    if !wrong.is_empty() {
        let count = wrong.len() as i64;
        found.push(problem("file-changed", "files", count, wrong.into_iter().take(EXAMPLES).collect()));
    }
    for table in ["attachments", "logos"] {
        let sql =
            format!("SELECT a.id FROM {table} AS a JOIN files AS f ON f.hash = a.hash WHERE a.size <> length(f.bytes)");
        offenders(conn, found, ("file-changed", table, false), &sql, [])?;
    }
    let sql = "SELECT s.name FROM settings AS s WHERE s.name = 'paper.logo' AND json_valid(s.value) AND json_type(s.value) = 'text'
                 AND NOT EXISTS (SELECT 1 FROM logos AS l WHERE lower(hex(l.uid)) = replace(lower(json_extract(s.value, '$')), '-', ''))";
    offenders(conn, found, ("reference-broken", "settings", false), sql, [])
}

/// What was issued is as it was, numbers and chain without a gap.
fn issued(conn: &Connection, found: &mut Vec<Problem>) -> Result<()> {
    let told = sales::verify(conn)?;
    for code in ["invoice-changed", "invoice-differs", "invoice-missing", "number-gap", "chain-broken"] {
        let of: Vec<_> = told.findings.iter().filter(|one| one.code == code).map(|one| one.number.clone()).collect();
        if !of.is_empty() {
            let count = of.len() as i64;
            found.push(problem(code, "issued", count, of.into_iter().take(EXAMPLES).collect()));
        }
    }
    Ok(())
}

/// The last transaction before this book was salvaged from a damaged one; 0 when it never was.
fn salvaged_through(conn: &Connection) -> Result<i64> {
    Ok(local_value(conn, "salvaged_through")?.and_then(|text| text.parse().ok()).unwrap_or(0))
}

/// Names as one problem (its code, place, and whether it can be repaired) the rows that `sql` finds.
fn offenders(
    conn: &Connection,
    found: &mut Vec<Problem>,
    (code, place, repairable): (&'static str, &str, bool),
    sql: &str,
    values: impl Params,
) -> Result<()> {
    let mut statement = conn.prepare(sql)?;
    let mut rows = statement.query(values)?;
    let (mut count, mut examples) = (0, Vec::new());
    while let Some(row) = rows.next()? {
        count += 1;
        if examples.len() < EXAMPLES {
            examples.push(match row.get_ref(0)? {
                rusqlite::types::ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
                other => other.as_i64_or_null().map_err(rusqlite::Error::from)?.unwrap_or_default().to_string(),
            });
        }
    }
    if count > 0 {
        found.push(Problem { repairable, ..problem(code, place, count, examples) });
    }
    Ok(())
}

fn problem(code: &'static str, place: &str, count: i64, examples: Vec<String>) -> Problem {
    Problem { code, place: place.to_owned(), count, examples, repairable: false }
}
