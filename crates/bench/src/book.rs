//! The big demo book: how long it takes to make, and what a person waits for once it is there.

use crate::{Line, clients};
use chrono::NaiveDate;
use crm::book::{Act, Book, Secret, passphrase};
use crm::clients::list::{
    self, BulkChange, BulkRequest, Filter, Operator, PageRequest, Selection, Sort, SortKey, Test,
};
use crm::demo::{self, Country, DemoSummary, Plan};
use crm::ids::Id;
use crm::interactions::{self, InteractionKind, InteractionsRequest, NewInteraction};
use crm::moment::{Moment, Unwatched};
use crm::search::{self, SearchRequest};
use crm::statistics;
use rusqlite::{Connection, params};
use serde_json::json;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// 2026-11-23 08:00 UTC.
const NOW: i64 = 1_795_420_800_000;
/// Ten interactions a client: a million in the book of a hundred thousand.
const PER_CLIENT: u32 = 10;
const PASSPHRASE: &str = "contraseña de prueba";
/// Visits logged for one figure.
const VISITS: usize = 200;

/// Makes the book once and measures everything on it.
pub fn measure() -> Result<Vec<Line>, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("demo.clientela");
    let (book, made, took) = make(&path, clients(), PER_CLIENT)?;
    let mut lines = vec![allowed(
        &format!("demo: {} clients, {} interactions", made.clients, made.interactions),
        took,
        Duration::from_secs(120),
    )];

    let ids = some_clients(&book)?;
    let moment = Moment { now: NOW, zone: book.zone() };
    lines.push(search_line(&book, Duration::from_millis(15))?);
    lines.push(allowed("list page and saved view, p95", pages(&book, moment)?, Duration::from_millis(20)));
    lines.push(allowed(
        "client page with its timeline, p95",
        client_pages(&book, moment, &ids)?,
        Duration::from_millis(20),
    ));
    lines.extend(pivots(&book)?);
    lines.push(visits(&book, &ids, &folder.path().join("bare.db"))?);
    lines.push(bulk(&book, &path)?);
    Ok(lines)
}

/// Tables of a year: of documents, and of lines, of which there are three times as many.
fn pivots(book: &Book) -> Result<Vec<Line>, Box<dyn Error>> {
    let act = Act { command: "bench", now: NOW, seed: 1 };
    let table = |rows: &str, columns: &str| -> Result<Line, Box<dyn Error>> {
        let asked = json!({ "rows": rows, "columns": columns, "period": "2026" });
        let request = serde_json::from_value(asked)?;
        let mut best = Duration::MAX;
        for _ in 0..3 {
            let start = Instant::now();
            statistics::pivot(book, act, &request, &Unwatched)?;
            best = best.min(start.elapsed());
        }
        Ok(allowed(&format!("table of a year, {rows} × {columns}"), best, Duration::from_millis(300)))
    };
    Ok(vec![table("client", "month")?, table("product", "month")?])
}

/// With `BENCH_FULL=1`, search in a book of ten times the clients and as many interactions. Making it takes minutes: where
/// `BENCH_KEEP` names a folder it stays there and is used again.
pub fn measure_large() -> Result<Vec<Line>, Box<dyn Error>> {
    if std::env::var_os("BENCH_FULL").is_none() {
        return Ok(Vec::new());
    }
    let passing = tempfile::tempdir()?;
    let folder = std::env::var_os("BENCH_KEEP").map_or_else(|| passing.path().to_owned(), PathBuf::from);
    let path = folder.join(format!("large-{}.clientela", clients() * 10));
    if !path.exists() {
        // A book whose making was cut short never gets the name of a whole one.
        let making = tempfile::tempdir_in(&folder)?;
        let unnamed = making.path().join("large.clientela");
        drop(make(&unnamed, clients() * 10, PER_CLIENT / 10)?);
        fs::rename(&unnamed, &path)?;
    }
    Ok(vec![search_line(&Book::open(&path, &secret())?, Duration::from_millis(30))?])
}

/// A demo book, what is in it and how long making it took.
fn make(path: &Path, clients: u64, per_client: u32) -> Result<(Book, DemoSummary, Duration), Box<dyn Error>> {
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).ok_or("no such day")?;
    let plan = Plan { per_client, ..Plan::new(Country::Spain, clients, 4, 1, today) };
    let start = Instant::now();
    let (book, made) = demo::make(path, Some(PASSPHRASE), &plan, "banco", NOW, [7; 32], &Unwatched)?;
    Ok((book, made, start.elapsed()))
}

fn search_line(book: &Book, most: Duration) -> Result<Line, Box<dyn Error>> {
    let (clients, said): (i64, i64) = book.read(|conn| {
        Ok(conn.query_row("SELECT (SELECT count(*) FROM clients), (SELECT count(*) FROM interactions)", [], |r| {
            Ok((r.get(0)?, r.get(1)?))
        })?)
    })?;
    let work = format!("search, 50 of each group, {clients} clients, {said} interactions, p95");
    Ok(allowed(&work, searches(book)?, most))
}

fn secret() -> Secret {
    Secret::Passphrase(PASSPHRASE.to_owned().into())
}

/// A line beside the time it may take.
fn allowed(work: &str, took: Duration, most: Duration) -> Line {
    Line {
        work: format!("{work} (bare: the time allowed)"),
        took: shown(took),
        bare: shown(most),
        ratio: took.as_secs_f64() / most.as_secs_f64(),
        must: 1.0,
    }
}

fn shown(time: Duration) -> String {
    match time.as_secs_f64() {
        s if s >= 1.0 => format!("{s:.1} s"),
        s => format!("{:.2} ms", s * 1e3),
    }
}

/// The time 95 of 100 stay below.
fn p95(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get((times.len() * 95).div_ceil(100).saturating_sub(1)).copied().unwrap_or_default()
}

/// The times; with `BENCH_VERBOSE=1` the slowest are named.
fn told(mut times: Vec<(Duration, String)>) -> Vec<Duration> {
    if std::env::var_os("BENCH_VERBOSE").is_some() {
        times.sort_unstable();
        for (time, what) in times.iter().rev().take(12) {
            eprintln!("{:>10} {what}", shown(*time));
        }
    }
    times.into_iter().map(|(time, _)| time).collect()
}

fn some_clients(book: &Book) -> Result<Vec<Id>, Box<dyn Error>> {
    Ok(book.read(|conn| {
        let every = (clients() / 200).max(1);
        let mut rows = conn.prepare("SELECT uid FROM clients WHERE active = 1 AND id % ?1 = 0 ORDER BY id")?;
        Ok(rows.query_map([every], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?)
    })?)
}

/// Words as they are while somebody types them, common and rare, misspelt, numbers, and what was said.
fn searches(book: &Book) -> Result<Duration, Box<dyn Error>> {
    let mut words: Vec<String> =
        ["garcía lópez", "maria fern", "jose mun", "pedido", "presupuesto", "garzia", "28013", "612 3", "ferreteria"]
            .iter()
            .flat_map(|typed| (1..=typed.chars().count()).map(|n| typed.chars().take(n).collect()))
            .collect();
    words.extend(
        ["antonio ruiz madrid", "munios", "xqwzk", "tornillos", "calle mayor", "a", "s", "ma ga"].map(str::to_owned),
    );
    let mut times = Vec::new();
    for words in words {
        let request = SearchRequest { words: words.clone(), ..SearchRequest::default() };
        let start = Instant::now();
        book.read(|conn| search::find(conn, &request))?;
        times.push((start.elapsed(), words));
    }
    Ok(p95(told(times)))
}

fn pages(book: &Book, moment: Moment) -> Result<Duration, Box<dyn Error>> {
    let test = |field: &str, operator, value: &str| {
        Filter::Test(Test { field: field.to_owned(), operator, value: value.to_owned() })
    };
    let (tag, city): (String, String) = book.read(|conn| {
        Ok(conn.query_row(
            "SELECT (SELECT name FROM tags ORDER BY id LIMIT 1), (SELECT city FROM addresses GROUP BY city ORDER BY count(*) LIMIT 1)",
            [],
            |r| Ok((r.get(0)?, r.get(1)?)),
        )?)
    })?;
    let filters = [
        None,
        Some(test("tag", Operator::Is, &tag)),
        Some(test("city", Operator::Is, &city)),
        Some(test("last_contact", Operator::Less, "-90")),
        Some(test("next_step", Operator::Filled, "")),
        Some(test("notes", Operator::Contains, "xqwzk")),
        Some(Filter::All(vec![test("tag", Operator::Is, &tag), test("last_contact", Operator::More, "-30")])),
        Some(Filter::Any(vec![test("city", Operator::Is, &city), test("name", Operator::Starts, "zu")])),
    ];
    let mut times = Vec::new();
    for filter in filters {
        for by in [
            SortKey::Name,
            SortKey::LastContact,
            SortKey::NextStep,
            SortKey::Created,
            SortKey::City,
            SortKey::Interactions,
        ] {
            for descending in [false, true] {
                let mut request = PageRequest {
                    filter: filter.clone(),
                    sort: Some(Sort { by, descending }),
                    ..PageRequest::default()
                };
                for _ in 0..3 {
                    let start = Instant::now();
                    let page = book.read(|conn| list::page(conn, &request, moment))?;
                    times.push((start.elapsed(), format!("{filter:?} {by:?} {descending}")));
                    request.after = page.next;
                    if request.after.is_none() {
                        break;
                    }
                }
            }
        }
    }
    Ok(p95(told(times)))
}

fn client_pages(book: &Book, moment: Moment, ids: &[Id]) -> Result<Duration, Box<dyn Error>> {
    let mut times = Vec::new();
    for &id in ids {
        let start = Instant::now();
        book.read(|conn| {
            crm::clients::get(conn, id)?;
            interactions::page(
                conn,
                moment,
                &InteractionsRequest { client: Some(id), ..InteractionsRequest::default() },
            )
        })?;
        times.push(start.elapsed());
    }
    Ok(p95(times))
}

/// A visit until it is on the disk, beside the rows it leaves written by hand, as durably, into a plain copy of the same book:
/// not encrypted, without the engine's triggers. They take turns, so that a busy disk is busy for both.
fn visits(book: &Book, ids: &[Id], bare: &Path) -> Result<Line, Box<dyn Error>> {
    book.save_copy(bare, &Unwatched)?;
    passphrase::change(bare, &secret(), None, [0; 16], &Unwatched)?;
    let mut conn = Connection::open(bare)?;
    conn.pragma_update(None, "journal_mode", "wal")?;
    conn.pragma_update(None, "synchronous", "full")?;
    conn.pragma_update(None, "cache_size", -16_000)?;
    let triggers: Vec<String> = conn
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name NOT LIKE 'search_%'")?
        .query_map([], |r| r.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for name in triggers {
        conn.execute_batch(&format!("DROP TRIGGER {name}"))?;
    }
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for n in 0..VISITS {
        let client = *ids.get(n % ids.len().max(1)).ok_or("no clients")?;
        let client_row: i64 = conn.query_row("SELECT id FROM clients WHERE uid = ?1", [client], |r| r.get(0))?;
        let new = NewInteraction {
            client,
            person: None,
            kind: InteractionKind::Visit,
            direction: None,
            at: None,
            outcome: None,
            outcome_name: None,
            minutes: Some(15),
            cost: None,
            text: "Pasa por la tienda y pide presupuesto".to_owned(),
            next_step: None,
            fulfils: None,
            files: Vec::new(),
        };
        let now = NOW + n as i64;
        let start = Instant::now();
        book.write(Act { command: "interactions.record", now, seed: n as u64 }, |tx| interactions::record(tx, &new))?;
        ours.push(start.elapsed());
        let start = Instant::now();
        let tx = conn.transaction()?;
        tx.prepare_cached(
            "INSERT INTO interactions (uid, client, kind, at, minutes, text) VALUES (?1, ?4, 'visit', ?2, 15, ?3)",
        )?
        .execute(params![(n as u128).to_be_bytes(), now, new.text, client_row])?;
        let row = tx.last_insert_rowid();
        tx.prepare_cached(
            "UPDATE clients SET kept_last_contact = ?1, kept_first_contact = coalesce(kept_first_contact, ?1),
                kept_interactions = kept_interactions + 1 WHERE id = ?2",
        )?
        .execute([now, client_row])?;
        tx.prepare_cached(
            "INSERT INTO transactions (hlc, at, device, kind, command, params, changed, first, last)
             VALUES (?1, ?1, 1, 'do', 'interactions.record', '{}', 1, ?2, ?2)",
        )?
        .execute([now, row])?;
        tx.prepare_cached("INSERT INTO journal (tx, tbl, op, row, through, client) VALUES (?1, 1, 'i', ?1, ?1, ?2)")?
            .execute([row, client_row])?;
        tx.commit()?;
        theirs.push(start.elapsed());
    }
    let middle = |mut times: Vec<Duration>| {
        times.sort_unstable();
        times.get(times.len() / 2).copied().unwrap_or_default()
    };
    let (ours, theirs) = (middle(ours), middle(theirs));
    Ok(Line {
        work: "log a visit, durable, median (bare: its rows, book not encrypted)".to_owned(),
        took: shown(ours),
        bare: shown(theirs),
        ratio: ours.as_secs_f64() / theirs.as_secs_f64(),
        must: 2.0,
    })
}

/// What changing every client leaves in the file.
fn bulk(book: &Book, path: &Path) -> Result<Line, Box<dyn Error>> {
    let before = bytes(path);
    let selection = Selection::Matching { filter: None, archived: false, except: Vec::new() };
    let set = crm::clients::ClientDraft { growth_potential: Some("high".to_owned()), ..Default::default() };
    let change = BulkChange { add_tags: vec!["Campaña".to_owned()], set: Some(set), ..BulkChange::default() };
    let act = Act { command: "clients.bulk", now: NOW + 1_000_000, seed: 9 };
    let start = Instant::now();
    let done = book.write(act, |tx| list::bulk(tx, &BulkRequest { selection, change }, &Unwatched))?;
    let took = start.elapsed();
    let after = bytes(path);
    Ok(Line {
        work: format!("the file after {} clients changed at once, {} (bare: before)", done.value, shown(took)),
        took: format!("{:.0} MB", after / 1e6),
        bare: format!("{:.0} MB", before / 1e6),
        ratio: after / before,
        must: 2.0,
    })
}

/// The book without what its log has not yet handed over, which a later write reuses.
fn bytes(path: &Path) -> f64 {
    std::fs::metadata(path).map_or(0.0, |m| m.len() as f64)
}
