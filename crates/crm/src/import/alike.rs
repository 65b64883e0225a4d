//! Rows that have nothing exact in common with a client and may still be one. Of clients and people the matcher is asked about each on a
//! thread of its own, between the reading and the writing, so that it costs the writing no time; of clients that other rows name it is
//! asked once about each while writing.

use super::cells::{ClientRow, Parsed};
use super::mapping::Opened;
use crate::book::refresh;
use crate::clients::same_sounding;
use crate::duplicates::{self, Reason, Records};
use crate::tables::matching::TableKind;
use crate::{Result, names};
use matching::{Field, Kind, Pair, Record, Register};
use rusqlite::Connection;
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Chance from which a row joins the client it is like, unless a person says no.
const JOINS: f64 = 0.85;
/// Chance from which a row that came in as somebody new is put before a person, beside whom it is like.
const DOUBTFUL: f64 = 0.3;
/// Chance from which a whole name joins by itself: less, because that nobody else is called so is known besides.
const BY_NAME: f64 = 0.5;
/// Letters a company's name has at least that joins by itself, without short words and legal forms: many a bar is called `Bar Sol`.
const LONG: usize = 10;
/// Rows of a file told from clients of the book.
const OF_FILE: u64 = 1 << 62;
/// Clients and rows that are compared at once. Each is some 2 kB of words in memory beside the pages being written, and all of an
/// import stays below 400 MB; of more, finding duplicates afterwards is asked of the whole book.
const TOGETHER: u64 = 75_000;
/// For a file that is small beside the book, only clients whose names sound like the row's are read: from so many clients on, for so
/// many rows at most.
const LARGE_BOOK: u64 = 5_000;
const FEW_ROWS: u64 = 200;

/// Whom a row is like.
#[derive(Debug, Clone)]
pub(super) struct Alike {
    pub who: Who,
    /// 0 to 1.
    pub chance: f64,
    /// Enough speaks for it and nothing against it to join the two without asking.
    pub joins: bool,
    /// The name agrees in all its parts and says enough by itself, if nobody else is called so; only where a row has nothing but a name.
    pub by_name: bool,
    pub kinship: Option<&'static str>,
    pub reasons: Vec<Reason>,
}

/// A client of the book or a row of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    Client(i64),
    Line(u64),
}

/// How much is compared with how much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// Every client of the book is in the register.
    Whole,
    /// Only those who sound like a row.
    Sounding,
}

/// What an import would have to compare.
#[derive(Debug, Clone, Copy)]
pub(super) struct Comparing {
    scope: Scope,
    clients: u64,
}

/// Whether rows are asked about, and how; nothing where there is nobody to be like, or too much to compare while writing. The second
/// says that they are not compared for being too many.
pub(super) fn comparing(conn: &Connection, opened: &Opened) -> Result<(Option<Comparing>, bool)> {
    if !matches!(opened.kind, TableKind::Clients | TableKind::People) {
        return Ok((None, false));
    }
    let clients = refresh::active_clients(conn)?.unsigned_abs();
    let rows = opened.inspection.tally.rows;
    let scope = if clients > LARGE_BOOK && rows <= FEW_ROWS { Scope::Sounding } else { Scope::Whole };
    let fits = scope == Scope::Sounding || clients.saturating_add(rows) <= TOGETHER;
    let nobody = clients == 0 && rows < 2;
    Ok(((fits && !nobody).then_some(Comparing { scope, clients }), !fits))
}

/// Answers whom a row is like.
pub(super) struct Asker<'c> {
    conn: &'c Connection,
    records: Records<'c>,
    register: Register,
    /// Clients read and not yet in the register: a file whose rows all stand in the book never needs them there.
    waiting: Vec<Record>,
    /// What rows that stand in the book already say, hashed: nothing has to be asked about them.
    exact: HashSet<u64>,
    held: HashSet<i64>,
    scope: Scope,
    country: String,
}

impl<'c> Asker<'c> {
    /// Reads what is to be compared with; `country` is that of an address that names none. Cost: about ten microseconds a client.
    pub fn new(conn: &'c Connection, country: &str, comparing: Comparing) -> Result<Self> {
        let others = if comparing.scope == Scope::Sounding { comparing.clients } else { 0 };
        let register = Register::new(duplicates::learned(conn)?, others);
        let mut records = Records::new(conn, country)?;
        let mut waiting = Vec::new();
        if comparing.scope == Scope::Whole {
            records.all(|record| {
                waiting.push(record);
                Ok(())
            })?;
        }
        let exact = waiting.iter().flat_map(marks).collect();
        let (scope, held) = (comparing.scope, HashSet::new());
        Ok(Self { conn, records, register, waiting, exact, held, scope, country: country.to_owned() })
    }

    /// Notes whom a row is like.
    pub fn ask(&mut self, parsed: &mut Parsed) -> Result<()> {
        // Who carries an identity of ours is that one or nobody.
        if !parsed.refusals.is_empty() || parsed.what.id.is_some() {
            return Ok(());
        }
        parsed.alike = self.about(&parsed.what.client, parsed.row.number, false)?;
        Ok(())
    }

    /// Whom the client of a line is like, the surest first; the line is remembered. `is_name_alone`: the row says nothing of who it is but
    /// a name, and perhaps where.
    fn about(&mut self, row: &ClientRow, line: u64, is_name_alone: bool) -> Result<Vec<Alike>> {
        if row.key.is_empty() {
            return Ok(Vec::new());
        }
        if self.scope == Scope::Sounding {
            for client in same_sounding(self.conn, &row.key)? {
                if self.held.insert(client)
                    && let Some(record) = self.records.one(client)?
                {
                    self.register.add(&record);
                }
            }
        }
        let record = record_of(row, line, &self.country);
        if marks(&record).iter().any(|mark| self.exact.contains(mark)) {
            return Ok(Vec::new());
        }
        if !self.waiting.is_empty() {
            std::mem::take(&mut self.waiting).iter().for_each(|record| self.register.add(record));
            self.register.settle();
        }
        let letters: usize = row.key.split(' ').map(|word| word.chars().count()).filter(|count| *count > 2).sum();
        let says_enough = |pair: &Pair| letters >= LONG || pair.evidence.iter().all(|e| e.field != Field::Company);
        let found = self.register.alike_then_add(&record, DOUBTFUL);
        let alike = found.iter().map(|pair| {
            let other = if pair.a == record.id { pair.b } else { pair.a };
            let who = if other & OF_FILE == 0 { Who::Client(other as i64) } else { Who::Line(other & !OF_FILE) };
            let is_open = !pair.is_contradicted();
            Ok(Alike {
                who,
                chance: pair.probability,
                joins: pair.probability >= JOINS && pair.is_well_founded() && is_open,
                by_name: is_name_alone
                    && pair.probability >= BY_NAME
                    && pair.is_whole_name()
                    && says_enough(pair)
                    && is_open,
                kinship: pair.kinship.map(duplicates::kinship),
                reasons: duplicates::reasons(pair)?,
            })
        });
        alike.collect()
    }
}

/// Asks about clients whom rows of sales, payments, interactions and tasks name: on the thread that writes, and once about each, so that
/// nothing of the book is read where all are called as the book calls them.
pub(super) struct Inquiry<'c> {
    conn: &'c Connection,
    country: String,
    asker: Option<Asker<'c>>,
    asked: u64,
    /// There were too many to compare them while writing.
    pub is_over: bool,
}

impl<'c> Inquiry<'c> {
    /// Nobody was asked about yet. `country` is that of an address that names none.
    pub fn new(conn: &'c Connection, country: &str) -> Self {
        Self { conn, country: country.to_owned(), asker: None, asked: 0, is_over: false }
    }

    /// Whom the client of a line is like, as [`Asker::about`].
    pub fn about(&mut self, row: &ClientRow, line: u64, is_name_alone: bool) -> Result<Vec<Alike>> {
        if self.is_over {
            return Ok(Vec::new());
        }
        self.asked += 1;
        // While few are asked about, only those who sound like them are read; from then on all, with those that were made.
        let is_few = self.asked <= FEW_ROWS;
        let is_held = self.asker.as_ref().is_some_and(|asker| is_few || asker.scope == Scope::Whole);
        if !is_held {
            let clients = refresh::active_clients(self.conn)?.unsigned_abs();
            let scope = if clients > LARGE_BOOK && is_few { Scope::Sounding } else { Scope::Whole };
            // Those who sound alike make room before all are read.
            self.asker = None;
            self.is_over = scope == Scope::Whole && clients > TOGETHER;
            if !self.is_over {
                self.asker = Some(Asker::new(self.conn, &self.country, Comparing { scope, clients })?);
            }
        } else if self.asker.as_ref().is_some_and(|asker| asker.register.len() as u64 > TOGETHER) {
            (self.asker, self.is_over) = (None, true);
        }
        match &mut self.asker {
            Some(asker) => asker.about(row, line, is_name_alone),
            None => Ok(Vec::new()),
        }
    }
}

/// What makes a client and a row the same without asking anybody: a tax id, the name with a way to be reached or with a postcode.
fn marks(record: &Record) -> Vec<u64> {
    let name = names::fold(&record.name);
    let mark = |kind: &str, value: &str| {
        let mut hasher = DefaultHasher::new();
        (kind, value).hash(&mut hasher);
        hasher.finish()
    };
    let reach = record.phones.iter().chain(&record.mails).chain(std::iter::once(&record.postcode));
    let named = reach.filter(|value| !value.is_empty()).map(|value| mark(&name, value));
    record.tax_ids.iter().map(|number| mark("", number)).chain(named).collect()
}

/// A row as the matcher compares it. The name is read whole, since its parts may be a guess.
fn record_of(row: &ClientRow, line: u64, country: &str) -> Record {
    use crate::clients::ClientKind;
    let of = |kind: &str| row.points.iter().filter(|p| p.kind == kind).map(|p| p.value.clone()).collect();
    let mut record = Record {
        id: OF_FILE | line,
        known: false,
        kind: match (row.kind, row.guessed) {
            (Some(ClientKind::Company), _) | (None, Some(ClientKind::Company)) => Kind::Company,
            (Some(ClientKind::Person), _) => Kind::Person,
            (None, _) => Kind::Unknown,
        },
        name: names::tidy(&row.name),
        country: country.to_owned(),
        birth: row.texts[1].clone().filter(|day| !day.starts_with("0000")).unwrap_or_default(),
        tax_ids: row.tax.iter().map(|(_, number)| number.clone()).collect(),
        mails: of("mail"),
        phones: of("phone"),
        ..Record::default()
    };
    for place in &row.addresses {
        record.address.extend(Some(place.street.clone()).filter(|street| !street.is_empty()));
        if record.city.is_empty() && record.postcode.is_empty() {
            record.city.clone_from(&place.city);
            record.region.clone_from(&place.region);
            record.postcode.clone_from(&place.postcode);
            if !place.country.is_empty() {
                record.country.clone_from(&place.country);
            }
        }
    }
    record
}
