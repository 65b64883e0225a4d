//! A contacts file into a book, beside the same file into plain SQLite with the same tables, indexes and full-text table.

use crate::{Line, clients};
use chrono::NaiveDate;
use crm::book::{Act, Book, NewBook};
use crm::demo::{Country, Plan, Shop};
use crm::import::{self, ImportRequest};
use crm::moment::{Progress, Watch};
use crm::settings::Business;
use rusqlite::{Connection, params};
use std::cell::Cell;
use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};

pub(crate) const NOW: i64 = 1_795_420_800_000;
const TITLES: [&str; 13] = [
    "Código",
    "Nombre",
    "NIF",
    "Teléfono",
    "Móvil",
    "Correo",
    "Dirección",
    "Ciudad",
    "Provincia",
    "CP",
    "Fecha de nacimiento",
    "Etiquetas",
    "Notas",
];

/// The larger file has three times the rows, ten times with `BENCH_FULL=1` (a million takes minutes).
pub fn measure() -> Result<Vec<Line>, Box<dyn Error>> {
    let small = clients();
    let large = small * if std::env::var_os("BENCH_FULL").is_some() { 10 } else { 3 };
    let folder = tempfile::tempdir()?;
    let small_file = folder.path().join("small.csv");
    generate(&small_file, small)?;
    let bare = bare(&small_file, folder.path())?;
    let (ours, undone) = ours(&small_file, &folder.path().join("small.clientela"), true)?;
    let large_file = folder.path().join("large.csv");
    generate(&large_file, large)?;
    let (more, _) = self::ours(&large_file, &folder.path().join("large.clientela"), false)?;
    let per_row = |took: Duration, rows: u64| took.as_secs_f64() * 1e6 / rows as f64;
    let (a, b) = (per_row(ours, small), per_row(more, large));
    let peak = peak_memory().unwrap_or(0.0);
    Ok(vec![
        Line {
            work: format!("import {small} contacts (bare: the file into plain SQLite)"),
            took: format!("{:.2} s", ours.as_secs_f64()),
            bare: format!("{:.2} s", bare.as_secs_f64()),
            ratio: ours.as_secs_f64() / bare.as_secs_f64(),
            must: 6.0,
        },
        Line {
            work: format!("import {large} contacts, each (bare: each of {small})"),
            took: format!("{b:.1} µs"),
            bare: format!("{a:.1} µs"),
            ratio: b / a,
            must: 1.5,
        },
        Line {
            work: format!("undo the import of {small} (bare: the import)"),
            took: format!("{:.2} s", undone.as_secs_f64()),
            bare: format!("{:.2} s", ours.as_secs_f64()),
            ratio: undone.as_secs_f64() / ours.as_secs_f64(),
            must: 1.0,
        },
        Line {
            work: "memory of the imports (bare: the 400 MB allowed)".to_owned(),
            took: format!("{peak:.0} MB"),
            bare: "400 MB".to_owned(),
            ratio: peak / 400.0,
            must: 1.0,
        },
    ])
}

/// A contacts file as a Spanish spreadsheet saves it, from the demo's people.
pub(crate) fn generate(path: &Path, rows: u64) -> Result<(), Box<dyn Error>> {
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).ok_or("no such day")?;
    let shop = Shop::open(&Plan::new(Country::Spain, rows, 1, 11, today));
    let mut out = csv::WriterBuilder::new().delimiter(b';').from_path(path)?;
    out.write_record(TITLES)?;
    for client in shop.clients() {
        let phone = |at: usize| client.phones.get(at).map(|p| p.shown.clone()).unwrap_or_default();
        let tags: Vec<&str> = client.tags.iter().filter_map(|t| shop.tags().get(*t).copied()).collect();
        let place = client.address.as_ref();
        let birthday = client.birthday.as_ref().and_then(|b| Some((b.day, b.month, b.year?)));
        out.write_record([
            client.index.to_string(),
            client.name.clone(),
            client.tax_id.clone().unwrap_or_default(),
            phone(0),
            phone(1),
            client.mail.clone().unwrap_or_default(),
            place.map(|p| p.street.clone()).unwrap_or_default(),
            place.map(|p| p.city.clone()).unwrap_or_default(),
            place.map(|p| p.region.to_string()).unwrap_or_default(),
            place.map(|p| p.postcode.clone()).unwrap_or_default(),
            birthday.map(|(day, month, year)| format!("{day:02}/{month:02}/{year}")).unwrap_or_default(),
            tags.join(", "),
            client.note.to_owned(),
        ])?;
    }
    out.flush()?;
    Ok(())
}

/// Says when each part of the work begins, with `BENCH_VERBOSE=1`.
struct Stages {
    start: Instant,
    last: Cell<&'static str>,
    verbose: bool,
}

impl Watch for Stages {
    fn tick(&self, progress: Progress) -> crm::Result<()> {
        if self.last.replace(progress.stage) != progress.stage && self.verbose {
            eprintln!("{:?} {}", self.start.elapsed(), progress.stage);
        }
        Ok(())
    }
}

/// How long the import took and, with `undo`, how long taking it back took.
fn ours(file: &Path, book: &Path, undo: bool) -> Result<(Duration, Duration), Box<dyn Error>> {
    let new = NewBook {
        business: Business::in_country("Banco de pruebas", "ES", "es", "EUR"),
        user: "Ana".to_owned(),
        device: "banco".to_owned(),
        now: NOW,
        seed: [7; 32],
    };
    let book = Book::create(book, Some("contraseña de prueba"), &new)?;
    let request = ImportRequest {
        path: file.display().to_string(),
        kind: Some("clients".to_owned()),
        ..ImportRequest::default()
    };
    let start = Instant::now();
    let told = Stages { start, last: Cell::default(), verbose: std::env::var_os("BENCH_VERBOSE").is_some() };
    let done = import::run(&book, Act { command: "import.run", now: NOW + 1, seed: 3 }, request, &told)?;
    let took = start.elapsed();
    let c = done.value.counts;
    if told.verbose {
        eprintln!("{c:?} in {took:?}");
    }
    if c.refused > c.rows / 50 {
        return Err(format!("{} of {} rows were refused: {:?}", c.refused, c.rows, done.value.refusals.first()).into());
    }
    let start = Instant::now();
    if undo {
        book.undo(NOW + 2)?;
    }
    Ok((took, start.elapsed()))
}

/// The same file into the same tables with the same indexes and full-text table, without looking at what it says.
fn bare(file: &Path, folder: &Path) -> Result<Duration, Box<dyn Error>> {
    let mut conn = Connection::open(folder.join("bare.db"))?;
    conn.pragma_update(None, "journal_mode", "wal")?;
    conn.pragma_update(None, "synchronous", "full")?;
    conn.pragma_update(None, "cache_size", -160_000)?;
    conn.execute_batch(include_str!("../../crm/migrations/0001_book.sql"))?;
    let start = Instant::now();
    let tx = conn.transaction()?;
    {
        let mut client = tx.prepare(
            "INSERT INTO clients (uid, kind, name, sort_key, tax_id, birthday, notes, created_at, kept_city, kept_mail, kept_phone)
             VALUES (?1, 'person', ?2, ?2, nullif(?3, ''), nullif(?4, ''), ?5, ?6, ?7, ?8, ?9)",
        )?;
        let mut point = tx.prepare(
            "INSERT INTO contact_points (uid, client, kind, value, shown, position) VALUES (?1, ?2, ?3, ?4, ?4, ?5)",
        )?;
        let mut place = tx.prepare(
            "INSERT INTO addresses (uid, client, street, city, region, postcode, position) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0)",
        )?;
        let mut key =
            tx.prepare("INSERT INTO source_keys (uid, source, key, client, record) VALUES (?1, 'f', ?2, ?3, ?1)")?;
        let columns: Vec<String> = tx
            .prepare("SELECT name FROM pragma_table_info('search_clients')")?
            .query_map([], |r| r.get(0))?
            .collect::<Result<_, _>>()?;
        let marks = (1..=columns.len()).map(|n| format!("?{}", n + 1)).collect::<Vec<_>>().join(", ");
        let mut text =
            tx.prepare(&format!("INSERT INTO search_clients (rowid, {}) VALUES (?1, {marks})", columns.join(", ")))?;
        let mut tag = tx.prepare("INSERT INTO client_tags (uid, client, tag) VALUES (?1, ?2, 1)")?;
        tx.execute("INSERT INTO tags (id, uid, name, sort_key) VALUES (1, zeroblob(16), 'x', 'x')", [])?;
        let mut next = 0_u128;
        let mut id = || {
            next += 1;
            next.to_be_bytes()
        };
        let mut rows = csv::ReaderBuilder::new().delimiter(b';').from_path(file)?;
        let mut row = csv::StringRecord::new();
        while rows.read_record(&mut row)? {
            let cell = |at: usize| row.get(at).unwrap_or_default();
            client.execute(params![id(), cell(1), cell(2), cell(10), cell(12), NOW, cell(7), cell(5), cell(3)])?;
            let new = tx.last_insert_rowid();
            for (at, kind) in [(3, "phone"), (4, "phone"), (5, "mail")] {
                if !cell(at).is_empty() {
                    point.execute(params![id(), new, kind, cell(at), at])?;
                }
            }
            if !cell(7).is_empty() {
                place.execute(params![id(), new, cell(6), cell(7), cell(8), cell(9)])?;
            }
            for _ in cell(11).split(',').filter(|t| !t.is_empty()) {
                tag.execute(params![id(), new])?;
            }
            key.execute(params![id(), cell(0), new])?;
            let reach = [cell(2), cell(3), cell(4), cell(5)].join(" ");
            let place = [cell(6), cell(9), cell(7), cell(8)].join(" ");
            let texts = [cell(1), "", &reach, &place, cell(11), cell(12), ""];
            let values = std::iter::once(new.to_string())
                .chain((0..columns.len()).map(|at| texts.get(at).copied().unwrap_or_default().to_owned()));
            text.execute(rusqlite::params_from_iter(values))?;
        }
    }
    tx.commit()?;
    Ok(start.elapsed())
}

/// The most memory this process ever had, in MB, where the system tells.
pub(crate) fn peak_memory() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<f64>().ok()? / 1024.0)
}
