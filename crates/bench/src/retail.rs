//! A real shop's 431,673 invoice lines into a book, beside the same file into plain SQLite with the same tables and indexes.

use crate::Line;
use crm::book::{Act, Book, NewBook};
use crm::import::{self, ImportRequest};
use crm::moment::Unwatched;
use crm::settings::Business;
use flate2::read::GzDecoder;
use rusqlite::{Connection, params};
use std::collections::HashMap;
use std::error::Error;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const NOW: i64 = 1_795_420_800_000;
/// Where the file is looked for; `BENCH_RETAIL` says otherwise.
const FILE: &str = "../shared/data/online_retail_until_2011-10.csv.gz";

/// Nothing, but a sentence, where the file is not there: it is not ours to give away.
pub fn measure() -> Result<Vec<Line>, Box<dyn Error>> {
    let file = std::env::var_os("BENCH_RETAIL").map_or_else(|| PathBuf::from(FILE), PathBuf::from);
    if !file.exists() {
        println!(
            "retail: {} is not there, so it is not measured; BENCH_RETAIL=path names another place",
            file.display()
        );
        return Ok(Vec::new());
    }
    let folder = tempfile::tempdir()?;
    let bare = bare(&file, &folder.path().join("bare.db"))?;
    let (rows, ours, again, undone) = ours(&file, &folder.path().join("retail.clientela"))?;
    let peak = crate::import::peak_memory().unwrap_or(0.0);
    let seconds = |took: Duration| format!("{:.2} s", took.as_secs_f64());
    let line = |work: String, took: Duration, than: Duration, must: f64| Line {
        work,
        took: seconds(took),
        bare: seconds(than),
        ratio: took.as_secs_f64() / than.as_secs_f64(),
        must,
    };
    Ok(vec![
        line(format!("import {rows} invoice lines of a shop (bare: the file into plain SQLite)"), ours, bare, 8.0),
        line("import the same lines again, nothing to do (bare: the import)".to_owned(), again, ours, 1.0),
        line("undo the import of the lines (bare: the import)".to_owned(), undone, ours, 1.0),
        Line {
            work: "memory of the import of lines (bare: the 400 MB allowed)".to_owned(),
            took: format!("{peak:.0} MB"),
            bare: "400 MB".to_owned(),
            ratio: peak / 400.0,
            must: 1.0,
        },
    ])
}

/// Rows, and how long the import, the same import again and taking it back took.
fn ours(file: &Path, book: &Path) -> Result<(u64, Duration, Duration, Duration), Box<dyn Error>> {
    let new = NewBook {
        business: Business::in_country("Banco de pruebas", "ES", "es", "EUR"),
        user: "Ana".to_owned(),
        device: "banco".to_owned(),
        now: NOW,
        seed: [7; 32],
    };
    let book = Book::create(book, Some("contraseña de prueba"), &new)?;
    let request = || ImportRequest { path: file.display().to_string(), ..ImportRequest::default() };
    let act = |after: i64| Act { command: "import.run", now: NOW + after, seed: after as u64 };
    let start = Instant::now();
    let done = import::run(&book, act(1), request(), &Unwatched)?.value;
    let took = start.elapsed();
    if done.counts.created != done.counts.rows {
        return Err(format!("not every line came in: {:?} {:?}", done.counts, done.refusals.first()).into());
    }
    let start = Instant::now();
    let same = import::run(&book, act(2), request(), &Unwatched)?.value;
    let again = start.elapsed();
    if same.counts.unchanged != same.counts.rows {
        return Err(format!("the same file again changed something: {:?}", same.counts).into());
    }
    let start = Instant::now();
    book.undo(NOW + 3)?;
    Ok((done.counts.rows, took, again, start.elapsed()))
}

/// The same file into the same tables with the same indexes, without looking at what it says.
fn bare(file: &Path, path: &Path) -> Result<Duration, Box<dyn Error>> {
    let mut conn = Connection::open(path)?;
    conn.pragma_update(None, "journal_mode", "wal")?;
    conn.pragma_update(None, "synchronous", "full")?;
    conn.pragma_update(None, "cache_size", -160_000)?;
    conn.execute_batch(include_str!("../../crm/migrations/0001_book.sql"))?;
    let start = Instant::now();
    let tx = conn.transaction()?;
    {
        let mut client = tx
            .prepare("INSERT INTO clients (uid, kind, name, sort_key, created_at) VALUES (?1, 'person', ?2, ?2, ?3)")?;
        let mut product = tx.prepare("INSERT INTO products (uid, code, name, sort_key) VALUES (?1, ?2, ?3, ?3)")?;
        let mut sale = tx.prepare(
            "INSERT INTO sales (uid, client, kind, number, day, time, currency, total_minor)
             VALUES (?1, ?2, 'invoice', ?3, ?4, ?5, 'EUR', 0)",
        )?;
        let mut line = tx.prepare(
            "INSERT INTO sale_lines (uid, sale, position, product, text, quantity, price, amount_minor)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0)",
        )?;
        let mut key = tx.prepare("INSERT INTO source_keys (uid, source, key, record) VALUES (?1, 'f', ?2, ?1)")?;
        let mut next = 0_u128;
        let mut id = || {
            next += 1;
            next.to_be_bytes()
        };
        let (mut clients, mut products, mut sales) = (HashMap::new(), HashMap::new(), HashMap::new());
        let mut rows = csv::Reader::from_reader(GzDecoder::new(File::open(file)?));
        let mut row = csv::StringRecord::new();
        while rows.read_record(&mut row)? {
            let cell = |at: usize| row.get(at).unwrap_or_default();
            let mut known = |all: &mut HashMap<String, i64>,
                             at: usize,
                             make: &mut dyn FnMut([u8; 16]) -> rusqlite::Result<usize>| {
                if let Some(row) = all.get(cell(at)) {
                    return Ok::<i64, rusqlite::Error>(*row);
                }
                make(id())?;
                let new = tx.last_insert_rowid();
                all.insert(cell(at).to_owned(), new);
                Ok(new)
            };
            let whose = match cell(6) {
                "" => None,
                name => Some(known(&mut clients, 6, &mut |id| client.execute(params![id, name, NOW]))?),
            };
            let what =
                known(&mut products, 1, &mut |id| product.execute(params![id, cell(1), format!("{} ", cell(2))]))?;
            let of = known(&mut sales, 0, &mut |id| {
                key.execute(params![id, cell(0)])?;
                sale.execute(params![id, whose, cell(0), cell(4).get(..10), cell(4).get(11..)])
            })?;
            let figure = |at: usize| (cell(at).parse::<f64>().unwrap_or_default() * 1e6).round() as i64;
            line.execute(params![
                id(),
                of,
                row.position().map_or(0, |p| p.line() as i64),
                what,
                cell(2),
                figure(3),
                figure(5)
            ])?;
        }
    }
    tx.commit()?;
    Ok(start.elapsed())
}
