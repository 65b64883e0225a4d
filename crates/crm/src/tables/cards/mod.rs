//! Contact cards (vCard 2.1 to 4) and calendars (ICS) as rows: each card or entry is a row, its columns called by the codes of
//! the fields they are. One is read at a time, so that memory does not grow with the file.

mod calendar;
mod contact;
mod pieces;
pub mod write;

use super::columns;
use super::dialect::{Dialect, LineEnds, Quoting};
use super::encoding::{Charset, Survey};
use super::inspect::{self, Hints, Inspection, Sheet};
use super::problem::{Problem, ProblemKind};
use super::rows::{Row, Tally, unchanged};
use super::source::{Claim, Fingerprint, Format, Progress, Rows, Source, read_part};
use super::{country, dates::DateOrder, numbers::DecimalSign};
use pieces::Pieces;
use std::collections::BTreeMap;

/// The values of a card by the code of their column.
type Fields = BTreeMap<String, String>;

/// Columns in the order people read them; several of a kind stand together.
const ORDER: [&str; 34] = [
    "id",
    "source_id",
    "kind",
    "name",
    "given_name",
    "surnames",
    "tax_id",
    "company",
    "role",
    "phones",
    "mails",
    "address_street",
    "address_extra",
    "address_pobox",
    "address_city",
    "address_region",
    "address_postcode",
    "address_country",
    "links",
    "birthday",
    "language",
    "likes_said",
    "tags",
    "title",
    "text",
    "notes",
    "photo",
    "due",
    "time",
    "at",
    "duration",
    "done",
    "client_id",
    "client",
];
const HEAD: usize = 256 * 1024;

/// The format of `.vcf` and `.ics`.
pub struct Cards;

impl Format for Cards {
    fn code(&self) -> &'static str {
        "cards"
    }

    fn claims(&self, head: &[u8], _name: &str) -> Claim {
        let start: String = String::from_utf8_lossy(&head[..head.len().min(200)]).to_ascii_uppercase();
        let start = start.trim_start_matches('\u{FEFF}').trim_start();
        let is_card = ["BEGIN:VCARD", "BEGIN:VCALENDAR"].iter().any(|begin| start.starts_with(begin));
        if is_card { Claim::Surely } else { Claim::No }
    }

    fn inspect(&self, source: &dyn Source, hints: &Hints, progress: Progress<'_>) -> Result<Inspection, Problem> {
        let fingerprint = source.fingerprint()?;
        let mut survey = Survey::default();
        survey.feed(&read_part(source, 0, HEAD)?);
        let charset = survey.decide(fingerprint.bytes <= HEAD as u64, hints.charset);
        let separator = hints.country.as_deref().map_or(b';', country::separator);
        let mut dialect = Dialect { lossy: true, ..Dialect::plain(charset.charset, separator, Quoting::None) };
        let zone = hints.zone.clone().unwrap_or_default();
        let codes = codes(source, charset.charset, &zone, fingerprint.bytes, progress)?;
        if codes.is_empty() {
            return Err(Problem::of(ProblemKind::TableEmpty));
        }
        (dialect.width, dialect.header_row, dialect.data_from) = (codes.len(), None, 1);
        let titles = Row::of(0, codes.iter().map(String::as_str));
        let names = super::header::names(Some(&titles), codes.len());
        let mut rows = CardRows::open(source, &codes, &dialect, &zone, fingerprint)?;
        let total = fingerprint.bytes;
        let scan = inspect::scan(&mut rows, codes.len(), &mut |done| progress(total / 2 + done / 2, total))?;
        let mut seen = Inspection {
            format: self.code(),
            fingerprint,
            sheets: vec![Sheet { name: String::new(), rows: Some(scan.tally.rows) }],
            sheet: 0,
            dialect,
            charset,
            cut: super::sheets::no_cut(),
            line_ends: LineEnds::None,
            header: super::header::decide(&[titles], codes.len(), Some(Some(0)), false),
            columns: inspect::finished(scan.profiles, names),
            totals: Vec::new(),
            tally: scan.tally,
            whole: true,
            preview: scan.preview,
            findings: Vec::new(),
            zone,
        };
        let sign = hints.country.as_deref().map_or(DecimalSign::Comma, country::decimal_sign);
        columns::suggest(&mut seen.columns, sign, DateOrder::Ymd);
        Ok(seen)
    }

    fn rows<'a>(&self, source: &'a dyn Source, inspection: &Inspection) -> Result<Box<dyn Rows + 'a>, Problem> {
        let codes: Vec<String> = inspection.columns.iter().map(|column| column.name.clone()).collect();
        let rows = CardRows::open(source, &codes, &inspection.dialect, &inspection.zone, inspection.fingerprint)?;
        Ok(Box::new(rows))
    }
}

/// Every column that some card has something for.
fn codes(
    source: &dyn Source,
    charset: Charset,
    zone: &str,
    bytes: u64,
    progress: Progress<'_>,
) -> Result<Vec<String>, Problem> {
    let mut pieces = Pieces::new(source.open()?, charset);
    let mut found = std::collections::BTreeSet::new();
    while let Some((_, piece)) = pieces.next()? {
        if !progress(pieces.consumed() / 2, bytes) {
            return Err(Problem::of(ProblemKind::TableCancelled));
        }
        let fields = fields(&piece, zone);
        found.extend(fields.into_keys());
    }
    let place = |code: &str| {
        let base = code.split(' ').next().unwrap_or(code);
        let group = match base {
            _ if base.starts_with("address") => "address_street",
            _ => base,
        };
        let nth: usize = code.split(' ').nth(1).and_then(|n| n.parse().ok()).unwrap_or(1);
        let of = |name: &str| ORDER.iter().position(|each| *each == name).unwrap_or(ORDER.len());
        (of(group), nth, of(base), code.contains("label"))
    };
    let mut codes: Vec<String> = found.into_iter().collect();
    codes.sort_by_key(|code| place(code));
    Ok(codes)
}

/// What a piece says, by column.
fn fields(piece: &str, zone: &str) -> Fields {
    match calcard::Parser::new(piece).entry() {
        calcard::Entry::VCard(card) => contact::fields(&card),
        calcard::Entry::ICalendar(calendar) => calendar::fields(&calendar, zone),
        _ => Fields::new(),
    }
}

/// Puts a value under a code, or under its next number where the code is taken. Returns the number.
fn put(fields: &mut Fields, code: &str, value: String) -> usize {
    let named = |nth: usize| if nth == 1 { code.to_owned() } else { format!("{code} {nth}") };
    let mut nth = 1;
    while fields.contains_key(&named(nth)) {
        nth += 1;
    }
    fields.insert(named(nth), value);
    nth
}

struct CardRows<'a> {
    pieces: Pieces,
    codes: Vec<String>,
    zone: String,
    source: &'a dyn Source,
    was: Fingerprint,
    tally: Tally,
}

impl<'a> CardRows<'a> {
    fn open(
        source: &'a dyn Source,
        codes: &[String],
        dialect: &Dialect,
        zone: &str,
        was: Fingerprint,
    ) -> Result<Self, Problem> {
        unchanged(source, was)?;
        let pieces = Pieces::new(source.open()?, dialect.charset);
        Ok(Self { pieces, codes: codes.to_vec(), zone: zone.to_owned(), source, was, tally: Tally::default() })
    }
}

impl Rows for CardRows<'_> {
    fn read(&mut self, row: &mut Row) -> Result<bool, Problem> {
        while let Some((line, piece)) = self.pieces.next()? {
            self.tally.bytes = self.pieces.consumed();
            let fields = fields(&piece, &self.zone);
            if fields.is_empty() {
                self.tally.blanks += 1;
                continue;
            }
            *row = Row::of(line, self.codes.iter().map(|code| fields.get(code).map_or("", String::as_str)));
            self.tally.rows += 1;
            return Ok(true);
        }
        unchanged(self.source, self.was)?;
        Ok(false)
    }

    fn tally(&self) -> &Tally {
        &self.tally
    }
}
