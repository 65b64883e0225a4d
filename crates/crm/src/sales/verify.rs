//! Proving what was issued: every hash, every figure reckoned anew, numbers without a gap, and the chain of records.

use crate::ids::Id;
use crate::{Error, Result};
use chrono::DateTime;
use einvoice::verifactu::{InvoiceId, Link, Record};
use einvoice::{Issued, thaw};
use rusqlite::Connection;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::{Mutex, mpsc};

/// Most findings told.
const MOST: usize = 100;

/// Something about an issued document that is not as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Finding {
    /// `invoice-changed`: the frozen text is not the one that was hashed; `invoice-differs`: the document says something else than its
    /// frozen text; `invoice-missing`: it was never frozen; `number-gap`; `chain-broken`; its sentence is the word `problem-<code>`.
    pub code: String,
    /// Series and number, or the series where a number is missing, or the place in the chain.
    pub number: String,
}

/// What a verification found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Verified {
    /// How many invoices and credit notes were looked at.
    #[ts(type = "number")]
    pub issued: u64,
    /// How many records of the chain were.
    #[ts(type = "number")]
    pub records: u64,
    /// What is wrong, the first hundred; nothing in a sound book.
    pub findings: Vec<Finding>,
    /// How many findings there are in all.
    #[ts(type = "number")]
    pub count: u64,
}

impl Verified {
    fn note(&mut self, code: &str, number: impl ToString) {
        self.count += 1;
        if self.findings.len() < MOST {
            self.findings.push(Finding { code: code.to_owned(), number: number.to_string() });
        }
    }
}

/// Walks everything that was issued, each document once, on all the machine's cores. Takes seconds for a hundred thousand invoices.
pub fn verify(conn: &Connection) -> Result<Verified> {
    let mut told = Verified::default();
    documents(conn, &mut told)?;
    gaps(conn, &mut told)?;
    Ok(told)
}

/// Documents proved at a time by one core.
const PIECE: usize = 256;

/// An issued document as it lies in the book, with its record.
struct Kept {
    number: String,
    frozen: Option<(String, String)>,
    is_issued: bool,
    head: Head,
    lines: Vec<KeptLine>,
    record: Option<KeptRecord>,
}

/// Fiscal kind, day, currency, net amount, taxes, what is retained, total.
type Head = (Option<String>, String, String, Option<i64>, Option<i64>, i64, i64);
/// Text, millionths of quantity and price, amount as printed, base, tax.
type KeptLine = (String, i128, Option<i128>, i64, Option<i64>, Option<i64>);

struct KeptRecord {
    device: Id,
    position: i64,
    is_annulment: bool,
    fingerprint: String,
    at: String,
    previous: String,
}

/// What a document was found to be: the problem, and the record it must have in the chain.
struct Proved {
    number: String,
    problem: Option<&'static str>,
    record: Option<(KeptRecord, Option<Record>)>,
    is_issued: bool,
}

const COLUMNS: &str =
    "s.id, s.series || s.number, i.json, i.sha256, s.issued_at IS NOT NULL, s.fiscal_kind, s.day, s.currency,
    s.net_minor, s.tax_minor, s.retained_minor, s.total_minor";

/// Each document against its frozen text, that against its hash and its own lines; and the records of each machine as a chain, in their
/// order.
fn documents(conn: &Connection, told: &mut Verified) -> Result<()> {
    let recorded = format!(
        "SELECT {COLUMNS}, r.device, r.position, r.kind = 'annulment', r.fingerprint, r.at, r.previous
         FROM records AS r INDEXED BY records_by_position JOIN sales AS s ON s.id = r.sale LEFT JOIN issued AS i ON i.sale = r.sale
         ORDER BY r.device, r.position"
    );
    let unrecorded = format!(
        "SELECT {COLUMNS}, NULL FROM sales AS s LEFT JOIN issued AS i ON i.sale = s.id
         WHERE s.own = 1 AND s.issued_at IS NOT NULL AND s.kind IN ('invoice', 'credit')
           AND NOT EXISTS (SELECT 1 FROM records AS r WHERE r.sale = s.id AND r.kind = 'registration') ORDER BY s.id"
    );
    let hands = std::thread::available_parallelism().map_or(1, usize::from).min(8);
    let (give, take) = mpsc::sync_channel::<(usize, Vec<Kept>)>(hands * 2);
    let take = Mutex::new(take);
    let proved: Mutex<BTreeMap<usize, Vec<Proved>>> = Mutex::default();
    let mut walk = Walk { told, before: None, next: 0 };
    std::thread::scope(|scope| -> Result<()> {
        for _ in 0..hands {
            scope.spawn(|| {
                loop {
                    let next = take.lock().map_or(None, |take| take.recv().ok());
                    let Some((at, piece)) = next else { return };
                    let piece = piece.into_iter().map(prove).collect();
                    if let Ok(mut proved) = proved.lock() {
                        proved.insert(at, piece);
                    }
                }
            });
        }
        // Dropped on the way out, so that who proves comes to an end.
        let give = give;
        let (mut at, mut piece) = (0, Vec::with_capacity(PIECE));
        for sql in [recorded, unrecorded] {
            each(conn, &sql, |kept| {
                piece.push(kept);
                if piece.len() == PIECE {
                    let whole = std::mem::replace(&mut piece, Vec::with_capacity(PIECE));
                    give.send((at, whole)).map_err(|_| Error::refused("internal"))?;
                    at += 1;
                    walk.take(&proved);
                }
                Ok(())
            })?;
        }
        give.send((at, piece)).map_err(|_| Error::refused("internal"))
    })?;
    walk.take(&proved);
    Ok(())
}

/// Reads documents one after the other.
fn each(conn: &Connection, sql: &str, mut take: impl FnMut(Kept) -> Result<()>) -> Result<()> {
    let mut all = conn.prepare(sql)?;
    let mut of_lines = conn.prepare(
        "SELECT text, quantity, price, amount_minor, base_minor, tax_minor FROM sale_lines WHERE sale = ?1 ORDER BY position, id",
    )?;
    let mut rows = all.query([])?;
    while let Some(r) = rows.next()? {
        let device: Option<Id> = r.get(12)?;
        let record = match device {
            Some(device) => Some(KeptRecord {
                device,
                position: r.get(13)?,
                is_annulment: r.get(14)?,
                fingerprint: r.get(15)?,
                at: r.get(16)?,
                previous: r.get(17)?,
            }),
            None => None,
        };
        let mut lines = Vec::new();
        let mut found = of_lines.query([r.get::<_, i64>(0)?])?;
        while let Some(line) = found.next()? {
            let wide = |at: usize| -> rusqlite::Result<i128> { Ok(line.get::<_, i64>(at)?.into()) };
            let price = line.get::<_, Option<i64>>(2)?.map(i128::from);
            lines.push((line.get(0)?, wide(1)?, price, line.get(3)?, line.get(4)?, line.get(5)?));
        }
        take(Kept {
            number: r.get(1)?,
            frozen: r.get::<_, Option<String>>(2)?.zip(r.get(3)?),
            is_issued: r.get(4)?,
            head: (r.get(5)?, r.get(6)?, r.get(7)?, r.get(8)?, r.get(9)?, r.get(10)?, r.get(11)?),
            lines,
            record,
        })?;
    }
    Ok(())
}

/// Proves one document: its text by its hash, its amounts by its lines, the book by the text.
fn prove(kept: Kept) -> Proved {
    let thawed = kept.frozen.as_ref().map(|(json, hash)| thaw(json, hash));
    let issued = thawed.as_ref().and_then(|thawed| thawed.as_ref().ok());
    let problem = match (&thawed, issued) {
        _ if kept.record.as_ref().is_some_and(|record| record.is_annulment) => None,
        (None, _) => Some("invoice-missing"),
        (_, None) => Some("invoice-changed"),
        (_, Some(issued)) => (!same(&kept, issued)).then_some("invoice-differs"),
    };
    let record = issued.and_then(|issued| Record::of(issued).ok());
    let record = kept.record.map(|of| {
        let told = record.map(|told| if of.is_annulment { Record::Annulment { id: told.id().clone() } } else { told });
        (of, told)
    });
    Proved { number: kept.number, problem, record, is_issued: kept.is_issued }
}

fn same(kept: &Kept, issued: &Issued) -> bool {
    let frozen = (
        Some(issued.kind.code().to_owned()),
        issued.issued_on.to_string(),
        issued.currency.clone(),
        Some(issued.totals.net),
        Some(issued.totals.tax.saturating_add(issued.totals.surcharge)),
        issued.totals.retained,
        issued.totals.total,
    );
    let millionths = |mut number: rust_decimal::Decimal| {
        number.rescale(6);
        number.mantissa()
    };
    let lines = issued.lines.iter().map(|line| {
        let (quantity, price) = (millionths(line.quantity), millionths(line.unit_price));
        (line.description.as_str(), quantity, Some(price), line.printed, Some(line.base), Some(line.tax))
    });
    let are = kept.lines.iter().map(|line| (line.0.as_str(), line.1, line.2, line.3, line.4, line.5));
    kept.head == frozen && issued.full_number() == kept.number && are.eq(lines)
}

/// What was proved, taken in its order: each chain has places without a gap, each record stands behind the one before, and each
/// fingerprint is that of its invoice.
struct Walk<'a> {
    told: &'a mut Verified,
    /// The last record: its machine and place, its invoice where that can be read, and itself.
    before: Option<(Id, i64, Option<InvoiceId>, Option<Link>)>,
    /// The piece to be taken next.
    next: usize,
}

impl Walk<'_> {
    fn take(&mut self, proved: &Mutex<BTreeMap<usize, Vec<Proved>>>) {
        loop {
            let piece = proved.lock().map_or(None, |mut proved| proved.remove(&self.next));
            let Some(piece) = piece else { return };
            self.next += 1;
            piece.into_iter().for_each(|one| self.one(one));
        }
    }

    fn one(&mut self, one: Proved) {
        let is_registration = one.record.as_ref().is_none_or(|(of, _)| !of.is_annulment);
        if one.is_issued && is_registration {
            self.told.issued += 1;
            if let Some(problem) = one.problem {
                self.told.note(problem, &one.number);
            }
        }
        let Some((of, record)) = one.record else { return };
        self.told.records += 1;
        let (place, id, last) = match self.before.take() {
            Some((device, position, id, link)) if device == of.device => (position + 1, id, link),
            _ => (1, None, None),
        };
        let at = DateTime::parse_from_rfc3339(&of.at).ok();
        let this = record.as_ref().map(|record| record.id().clone());
        let link = record.zip(at).map(|(record, at)| Link {
            record,
            previous: id.filter(|_| !of.previous.is_empty()).map(|id| (id, of.previous)),
            at,
            fingerprint: of.fingerprint,
        });
        // The sums of a record are those of the invoice it is about.
        let sound = link.as_ref().is_some_and(|link| einvoice::verifactu::verify([link], last.as_ref()).is_ok());
        if !sound || of.position != place || !one.is_issued {
            self.told.note("chain-broken", of.position);
        }
        self.before = Some((of.device, of.position, this, link));
    }
}

/// Numbers of invoices and credit notes follow each other, and their days too.
fn gaps(conn: &Connection, told: &mut Verified) -> Result<()> {
    let mut all = conn.prepare(
        "SELECT n.code, s.serial, s.day, n.first, n.id FROM series AS n JOIN sales AS s ON s.series_of = n.id
         WHERE n.kind IN ('invoice', 'simplified', 'credit') ORDER BY n.id, s.serial",
    )?;
    let mut rows = all.query([])?;
    let mut before: Option<(i64, i64, String)> = None;
    while let Some(r) = rows.next()? {
        let (serial, day, series): (i64, String, i64) = (r.get(1)?, r.get(2)?, r.get(4)?);
        let (expected, since) = match &before {
            Some((of, last, since)) if *of == series => (last + 1, since.clone()),
            _ => (r.get(3)?, String::new()),
        };
        if serial != expected || day < since {
            told.note("number-gap", format!("{}{expected}", r.get::<_, String>(0)?));
        }
        before = Some((series, serial, day));
    }
    Ok(())
}
