use super::alike::{Asker, Comparing};
use super::apply::{Desk, Outcome, own_fields};
use super::cells::{Parsed, Reader};
use super::inspect::questions;
use super::mapping::{self, Opened};
use super::rejects::Rejects;
use super::tell::Telling;
use super::{ImportDone, ImportRequest, Preview, Said, Verdict, problem, products, sales};
use super::{alike, join};
use crate::book::bulk::in_bulk;
use crate::book::{Act, Book, Done, Tx, refresh};
use crate::moment::{Progress, Watch};
use crate::tables::matching::TableKind;
use crate::tables::{self, Problem, Row, Source};
use crate::{Error, Result};
use rusqlite::params;
use sha2::{Digest, Sha256};
use std::io::Read;
use std::path::Path;
use std::sync::mpsc;

/// Rows handed from the reading to the writing thread at once, and how many such batches may wait.
const ROWS: usize = 256;
const WAITING: usize = 16;
/// How long rows are waited for before somebody is asked whether to go on.
const PATIENCE: std::time::Duration = std::time::Duration::from_millis(200);
/// From how many rows on the book's triggers are set aside and its cache is enlarged.
const MANY: u64 = 2_000;
/// Pages kept in memory while many rows are written, in KiB: the indexes of a million clients by phone, name and tax id, which
/// are written everywhere at once, fit.
const CACHE: &str = "PRAGMA cache_size = -280000";
/// Rows shown of each verdict.
const SAMPLES: u32 = 20;

/// Does the whole import, or that of the first rows, and takes it back: what would become of every row.
/// Errors: as [`super::inspect`]; `cancelled`.
pub fn preview(book: &Book, act: Act, request: ImportRequest, watch: &dyn Watch) -> Result<Preview> {
    let opened = open(book, &request, watch)?;
    let most = request.samples.unwrap_or(SAMPLES).min(1_000) as usize;
    book.rehearse(act, |tx| {
        let mut telling = Telling::new(most);
        let first = request.first.map(u64::from);
        let taken = roomy(tx, &opened, || take_all(book, tx, &opened, first, &mut telling, None, watch))?;
        Ok(Preview {
            kind: opened.kind.code().to_owned(),
            whole: taken.whole && opened.inspection.whole,
            counts: telling.counts,
            companies: taken.companies,
            joined_alike: taken.joined_alike,
            doubtful: taken.doubtful,
            uncompared: taken.uncompared,
            newcomers: taken.newcomers,
            notices: telling.notices(),
            samples: telling.samples,
        })
    })
}

/// Imports a file in one transaction. Nothing is kept when it fails or is stopped; the same file again changes nothing and
/// leaves no line in the history. Errors: as [`super::inspect`]; `rejects-is-source`; `cancelled`.
pub fn run(book: &Book, act: Act, request: ImportRequest, watch: &dyn Watch) -> Result<Done<ImportDone>> {
    let opened = open(book, &request, watch)?;
    let mut rejects = Rejects::new(&request, &opened.inspection)?;
    let mut done = book.write(act, |tx| {
        let mut telling = Telling::new(SAMPLES as usize);
        let taken = roomy(tx, &opened, || take_all(book, tx, &opened, None, &mut telling, rejects.as_mut(), watch))?;
        let counts = telling.counts;
        let batch = if counts.created + counts.changed > 0 { Some(note(tx, &opened, &telling)?) } else { None };
        mapping::remember(tx, &opened, &taken.uses)?;
        // Here and not at the end of the transaction: a person may stop it still.
        refresh::run(tx, watch)?;
        tx.say("kind", opened.kind.code());
        tx.say("file", opened.path.name());
        tx.say("created", counts.created);
        tx.say("changed", counts.changed);
        telling.samples.retain(|sample| sample.verdict == Verdict::Refused);
        Ok(ImportDone {
            kind: opened.kind.code().to_owned(),
            counts,
            batch,
            companies: taken.companies,
            joined_alike: taken.joined_alike,
            doubtful: taken.doubtful,
            uncompared: taken.uncompared,
            newcomers: taken.newcomers,
            notices: telling.notices(),
            refusals: telling.samples,
            assumed: questions(&opened),
            rejects: None,
        })
    })?;
    if let Some(rejects) = rejects {
        done.value.rejects = rejects.keep()?;
    }
    Ok(done)
}

fn open(book: &Book, request: &ImportRequest, watch: &dyn Watch) -> Result<Opened> {
    let (kind, head_only) = (request.kind.as_deref(), request.first.is_some());
    mapping::open(book, &request.path, kind, request.mapping.clone(), request.answers.clone(), head_only, watch)
}

/// Runs `work` with room for many rows when there are many.
fn roomy<T>(tx: &Tx, opened: &Opened, work: impl FnOnce() -> Result<T>) -> Result<T> {
    if opened.inspection.tally.rows < MANY {
        return work();
    }
    let cache: i64 = tx.query_row("PRAGMA cache_size", [], |r| r.get(0))?;
    tx.execute_batch(CACHE)?;
    let done = in_bulk(tx, work);
    tx.execute_batch(&format!("PRAGMA cache_size = {cache}"))?;
    done
}

/// Rows on their way between threads.
type Batch = Result<Vec<Parsed>>;

/// What taking the rows in left behind.
struct Taken {
    whole: bool,
    companies: u64,
    joined_alike: u64,
    doubtful: u64,
    uncompared: bool,
    newcomers: Vec<super::Newcomers>,
    /// The mapping with the own fields that were made.
    uses: Vec<super::ColumnUse>,
}

/// Reads the file on a thread of its own, asks on another whom each row is like, and takes the rows in on this one; no more than the
/// `first` of them, of sales the documents that are whole by then.
fn take_all(
    book: &Book,
    tx: &Tx,
    opened: &Opened,
    first: Option<u64>,
    telling: &mut Telling,
    mut rejects: Option<&mut Rejects>,
    watch: &dyn Watch,
) -> Result<Taken> {
    let (own, uses) = own_fields(tx, opened)?;
    let place = |field: &str| {
        let id = field.strip_prefix("own:")?;
        let at = own.iter().position(|f| f.id.to_string() == id)?;
        own.get(at).map(|f| (at, f.kind))
    };
    let reader = Reader::new(opened, &uses, tx.moment.zone, &place)?;
    let mut desk = Desk::new(tx, opened, own.clone())?;
    let (comparing, uncompared) = alike::comparing(tx, opened)?;
    if comparing.is_some() || !matches!(opened.kind, TableKind::Clients | TableKind::People) {
        desk.joining.remember_lines();
    }
    let total = first.unwrap_or(opened.inspection.tally.rows);
    let mut whole = true;
    std::thread::scope(|scope| -> Result<()> {
        // Dropped on every way out, it lets a reader that still has rows go.
        let (send, receive) = mpsc::sync_channel::<Batch>(WAITING);
        let reading = &reader;
        match comparing {
            None => scope.spawn(move || read_all(opened, reading, &send)),
            Some(comparing) => {
                let (send_read, read) = mpsc::sync_channel::<Batch>(WAITING);
                scope.spawn(move || read_all(opened, reading, &send_read));
                scope.spawn(move || ask_all(book, opened, comparing, &read, &send))
            }
        };
        let mut tell = |parsed: &Parsed, outcome: Outcome, telling: &mut Telling| -> Result<()> {
            if let Some(rejects) = rejects.as_deref_mut().filter(|_| outcome.verdict == Verdict::Refused) {
                rejects.add(&parsed.row, &outcome.reasons)?;
            }
            telling.note(reading, parsed, outcome);
            Ok(())
        };
        // Rows of one order or invoice, which are taken in together.
        let mut document: Vec<Parsed> = Vec::new();
        loop {
            let batch = match receive.recv_timeout(PATIENCE) {
                Ok(batch) => batch?,
                // The clients to compare with are still being read: a person may stop that too.
                Err(mpsc::RecvTimeoutError::Timeout) => {
                    watch.tick(Progress { stage: "importing", done: telling.counts.rows, total })?;
                    continue;
                }
                Err(mpsc::RecvTimeoutError::Disconnected) => break,
            };
            for mut parsed in batch {
                if first.is_some_and(|first| telling.counts.rows + document.len() as u64 >= first) {
                    whole = false;
                    break;
                }
                if opened.kind != TableKind::Sales {
                    let outcome = desk.take(reading, &mut parsed)?;
                    tell(&parsed, outcome, telling)?;
                    continue;
                }
                if !sales::goes_on(&document, &parsed) {
                    hand_in(&mut desk, reading, &mut document, telling, &mut tell)?;
                }
                document.push(parsed);
            }
            watch.tick(Progress { stage: "importing", done: telling.counts.rows, total })?;
            if !whole {
                break;
            }
        }
        // Rows that were left may go on with the last document; alone it is told as far as it was read.
        if !whole && telling.counts.rows > 0 {
            document.clear();
        }
        hand_in(&mut desk, reading, &mut document, telling, &mut tell)?;
        join::finish(&mut desk)?;
        products::finish(&mut desk)
    })?;
    let (count, codes) = desk.codes.told();
    telling.add("code-hyphen", count, codes);
    for left in &opened.source.left {
        let named = left.names.iter().map(|name| Said::new(left.code).with("value", name));
        telling.add(left.code, left.count, named.collect());
    }
    Ok(Taken {
        whole,
        companies: desk.companies,
        joined_alike: desk.joining.joined,
        doubtful: desk.joining.doubtful,
        uncompared: uncompared || desk.inquiry.is_over,
        newcomers: desk.known.newcomers(),
        uses,
    })
}

/// Takes the rows of a document in and tells what became of each.
fn hand_in(
    desk: &mut Desk,
    reader: &Reader,
    document: &mut Vec<Parsed>,
    telling: &mut Telling,
    tell: &mut dyn FnMut(&Parsed, Outcome, &mut Telling) -> Result<()>,
) -> Result<()> {
    if document.is_empty() {
        return Ok(());
    }
    let outcomes = desk.take_document(reader, document)?;
    for (parsed, outcome) in document.drain(..).zip(outcomes) {
        tell(&parsed, outcome, telling)?;
    }
    Ok(())
}

/// Notes of every row whom it is like, and hands it on.
fn ask_all(
    book: &Book,
    opened: &Opened,
    comparing: Comparing,
    read: &mpsc::Receiver<Batch>,
    send: &mpsc::SyncSender<Batch>,
) {
    let asked = book.read(|conn| {
        let mut asker = Asker::new(conn, &opened.country, comparing)?;
        while let Ok(batch) = read.recv() {
            let mut batch = batch?;
            batch.iter_mut().try_for_each(|parsed| asker.ask(parsed))?;
            if send.send(Ok(batch)).is_err() {
                break;
            }
        }
        Ok(())
    });
    if let Err(error) = asked {
        // Nobody listens where the work was stopped.
        drop(send.send(Err(error)));
    }
}

fn read_all(opened: &Opened, reader: &Reader, send: &mpsc::SyncSender<Batch>) {
    let failed = |problem_met: Problem| problem(&opened.path)(problem_met);
    let rows = match tables::open(&opened.source, &opened.inspection) {
        Ok(rows) => rows,
        Err(problem) => return drop(send.send(Err(failed(problem)))),
    };
    let mut rows = rows;
    let mut batch = Vec::with_capacity(ROWS);
    loop {
        let mut row = Row::default();
        match rows.read(&mut row) {
            Ok(true) => {
                batch.push(reader.read(row));
                // The other side hung up: the work was stopped.
                if batch.len() == ROWS
                    && send.send(Ok(std::mem::replace(&mut batch, Vec::with_capacity(ROWS)))).is_err()
                {
                    return;
                }
            }
            Ok(false) => return drop(send.send(Ok(batch))),
            Err(problem) => return drop(send.send(Err(failed(problem)))),
        }
    }
}

/// Notes the import in the book. Returns its identity.
fn note(tx: &Tx, opened: &Opened, telling: &Telling) -> Result<String> {
    let id = tx.new_id();
    let c = telling.counts;
    tx.prepare_cached(
        "INSERT INTO imports (uid, at, kind, file, hash, total, created, changed, unchanged, refused)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute(params![
        id,
        tx.now(),
        opened.kind.code(),
        opened.path.name(),
        hash(&opened.path)?,
        c.rows as i64,
        c.created as i64,
        c.changed as i64,
        c.unchanged as i64,
        c.refused as i64,
    ])?;
    Ok(id.to_string())
}

/// SHA-256 of a file, hexadecimal.
fn hash(path: &Path) -> Result<String> {
    let mut file = std::fs::File::open(path).map_err(Error::io(path))?;
    let mut hash = Sha256::new();
    let mut part = vec![0; 1 << 16];
    loop {
        let read = file.read(&mut part).map_err(Error::io(path))?;
        if read == 0 {
            return Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect());
        }
        hash.update(&part[..read]);
    }
}
