//! The first look at a table: everything needed to read it, each decision with the counts and cells that made it.

use std::io::Read;
use std::ops::ControlFlow;

use encoding_rs::UTF_8;
use serde::Serialize;

use super::columns::{self, Column, Profile};
use super::country;
use super::dates::DateOrder;
use super::dialect::{self, CutEvidence, Dialect, LineEnds, Quoting};
use super::encoding::{Charset, CharsetBasis, CharsetEvidence, Survey};
use super::foot;
use super::header::{self, HeaderEvidence, TotalRow};
use super::numbers::DecimalSign;
use super::problem::{Problem, ProblemKind};
use super::rows::{Row, Tally, TextRows, unchanged};
use super::source::{Claim, Fingerprint, Format, Progress, Rows, Source, known_binary, read_part};

/// What the person already said, and how far to look. `Default` looks at the whole file and decides everything.
#[derive(Debug, Clone, Default)]
pub struct Hints {
    /// Read it in this charset.
    pub charset: Option<Charset>,
    /// Cut it at this byte.
    pub separator: Option<u8>,
    /// Take quotes so.
    pub quoting: Option<Quoting>,
    /// The header is on this physical line; `Some(None)`: there is no header.
    pub header_row: Option<Option<u64>>,
    /// Country of the book (`ES`): suggests what the file cannot tell.
    pub country: Option<String>,
    /// Only the first 256 KiB, for a first screen; everything decided on it says so (`whole: false`).
    pub head_only: bool,
    /// The sheet to read, in formats that have several.
    pub sheet: Option<String>,
    /// Where the business is (`Europe/Madrid`): calendars tell moments in universal time.
    pub zone: Option<String>,
}

/// One sheet of a workbook; a text has a single one without a name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Its rows, where the format says so before reading.
    pub rows: Option<u64>,
}

/// Something a person should know or decide before importing; `column` counts from 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum Finding {
    /// Every row is a single cell.
    OneColumn,
    /// A header and nothing under it.
    NoRows,
    /// The charset is a guess among western ones.
    CharsetUncertain,
    /// Bytes outside the charset, in this many rows.
    BrokenRows {
        /// Rows.
        rows: u64,
    },
    /// Rows shorter or longer than the header.
    Ragged {
        /// Shorter rows, filled with empty cells.
        short: u64,
        /// Longer rows, whose last cells have no column.
        long: u64,
    },
    /// A quote that opens at this line never closes: all that follows it is one cell.
    OpenQuote {
        /// Physical line, from 1.
        line: u64,
    },
    /// More than one kind of line end.
    MixedLineEnds,
    /// The header is likely, not certain.
    HeaderUncertain,
    /// No header: columns are named by letters.
    NoHeader,
    /// Rows that sum others, left out.
    Totals {
        /// Rows.
        rows: u64,
    },
    /// Day and month cannot be told apart.
    AmbiguousDates {
        /// The column.
        column: usize,
    },
    /// Thousands and decimals cannot be told apart.
    AmbiguousDecimals {
        /// The column.
        column: usize,
    },
    /// Figures lost to `6,12E+08`.
    Scientific {
        /// The column.
        column: usize,
        /// Cells.
        cells: u64,
    },
    /// Postcodes that lost their zero.
    LostZeros {
        /// The column.
        column: usize,
        /// Cells.
        cells: u64,
    },
    /// Cells like `MuÃ±oz`.
    Mojibake {
        /// The column.
        column: usize,
        /// Cells.
        cells: u64,
    },
}

/// Everything found out about a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Inspection {
    /// The format that read it: `csv`.
    pub format: &'static str,
    /// The file as it was.
    pub fingerprint: Fingerprint,
    /// Its sheets.
    pub sheets: Vec<Sheet>,
    /// The sheet inspected.
    pub sheet: usize,
    /// How to read the rows. Formats that are no text leave charset and separator as they are.
    pub dialect: Dialect,
    /// Why this charset.
    pub charset: CharsetEvidence,
    /// Why this separator and quoting.
    pub cut: CutEvidence,
    /// How lines end.
    pub line_ends: LineEnds,
    /// Why this header.
    pub header: HeaderEvidence,
    /// The columns.
    pub columns: Vec<Column>,
    /// Rows that sum others, at the end.
    pub totals: Vec<TotalRow>,
    /// Rows, blanks and notes counted.
    pub tally: Tally,
    /// Every row was looked at.
    pub whole: bool,
    /// The first rows as they will be read: physical line and cells.
    pub preview: Vec<(u64, Vec<String>)>,
    /// What a person should know or decide.
    pub findings: Vec<Finding>,
    /// The zone whose clock moments in universal time are told by; empty where there are none.
    pub zone: String,
}

const HEAD: usize = 256 * 1024;
const PREVIEW: usize = 20;
const HEADER_ROWS: usize = 60;
const TOTALS: usize = 20;

/// Separated text: the format of `.csv`, `.tsv`, `.txt`.
pub struct Text;

impl Format for Text {
    fn code(&self) -> &'static str {
        "csv"
    }

    fn claims(&self, head: &[u8], _name: &str) -> Claim {
        if known_binary(head).is_some() { Claim::No } else { Claim::Perhaps }
    }

    fn inspect(&self, source: &dyn Source, hints: &Hints, progress: Progress<'_>) -> Result<Inspection, Problem> {
        let fingerprint = source.fingerprint()?;
        let head = read_part(source, 0, HEAD)?;
        if let Some(what) = known_binary(&head) {
            return Err(Problem::of(ProblemKind::TableBinary { what }));
        }
        let whole = !hints.head_only || head.len() as u64 >= fingerprint.bytes;
        let charset = survey(source, &head, fingerprint.bytes, whole, hints, progress)?;
        unchanged(source, fingerprint)?;
        let lossy =
            charset.basis == CharsetBasis::MostlyUtf8 || charset.broken > 0 && charset.basis == CharsetBasis::Mark;
        let sample = decoded(&head, charset.charset, (head.len() as u64) < fingerprint.bytes)?;
        if sample
            .trim_matches(|c: char| c.is_whitespace() || matches!(c, '\0' | ';' | ',' | '|' | '~' | '"'))
            .is_empty()
        {
            return Err(Problem::of(ProblemKind::TableEmpty));
        }
        let cut_short = (head.len() as u64) < fingerprint.bytes;
        let (separator, quoting, cut) = dialect::decide(&sample, cut_short, hints.separator, hints.quoting);
        let mut dialect = Dialect { lossy, ..Dialect::plain(charset.charset, separator, quoting) };
        let (header, names) = frame(&sample, &mut dialect, &cut, hints)?;
        let body = Body { source, sample: &sample, whole, bytes: fingerprint.bytes };
        let mut scan = body.scan(&dialect, progress)?;
        let mut columns = finished(std::mem::take(&mut scan.profiles), names);
        if whole && scan.may_have_foot(&columns) {
            let again = &mut TextRows::new(source.open()?.take(fingerprint.bytes), &dialect);
            scan.find_foot(again, &mut || progress(fingerprint.bytes, fingerprint.bytes))?;
        }
        unchanged(source, fingerprint)?;
        let (sign, order) = customs(hints, separator);
        columns::suggest(&mut columns, sign, order);
        if header.row.is_none() && scan.tally.rows == 0 {
            return Err(Problem::of(ProblemKind::TableEmpty));
        }
        dialect.total_rows = scan.totals.iter().map(|total| total.row).collect();
        let mut inspection = Inspection {
            format: self.code(),
            fingerprint,
            sheets: vec![Sheet { name: String::new(), rows: whole.then_some(scan.tally.rows) }],
            sheet: 0,
            dialect,
            charset,
            cut,
            line_ends: scan.tally.line_ends(),
            header,
            columns,
            totals: scan.totals,
            tally: scan.tally,
            whole,
            preview: scan.preview,
            findings: Vec::new(),
            zone: String::new(),
        };
        inspection.findings = findings(&inspection);
        Ok(inspection)
    }

    fn rows<'a>(&self, source: &'a dyn Source, inspection: &Inspection) -> Result<Box<dyn Rows + 'a>, Problem> {
        Ok(Box::new(super::rows::Watched::open(source, &inspection.dialect, inspection.fingerprint)?))
    }
}

fn customs(hints: &Hints, separator: u8) -> (DecimalSign, DateOrder) {
    match &hints.country {
        Some(country) => (country::decimal_sign(country), country::date_order(country)),
        None if separator == b',' => (DecimalSign::Point, DateOrder::Dmy),
        None => (DecimalSign::Comma, DateOrder::Dmy),
    }
}

fn survey(
    source: &dyn Source,
    head: &[u8],
    total: u64,
    whole: bool,
    hints: &Hints,
    progress: Progress<'_>,
) -> Result<CharsetEvidence, Problem> {
    let mut survey = Survey::default();
    if whole && head.len() as u64 != total {
        let mut reader = source.open()?.take(total);
        let mut part = vec![0; HEAD];
        let mut done = 0;
        loop {
            let read = reader.read(&mut part)?;
            if read == 0 {
                break;
            }
            survey.feed(&part[..read]);
            done += read as u64;
            if !progress(done / 2, total) {
                return Err(Problem::of(ProblemKind::TableCancelled));
            }
        }
    } else {
        survey.feed(head);
    }
    if total == 0 {
        return Err(Problem::of(ProblemKind::TableEmpty));
    }
    if survey.looks_binary() {
        return Err(Problem::of(ProblemKind::TableBinary { what: "unknown" }));
    }
    let evidence = survey.decide(whole, hints.charset);
    // A forced charset that these bytes cannot be: wide text read narrow, narrow text read wide.
    let wide = [encoding_rs::UTF_16LE, encoding_rs::UTF_16BE].contains(&evidence.charset.0);
    let zeros = evidence.zeros.0.max(evidence.zeros.1) * 10 >= evidence.bytes_read * 3;
    let wrong = hints.charset.is_some() && (wide != zeros) && !(wide && evidence.mark);
    if wrong {
        return Err(Problem::at(ProblemKind::TableEncoding { encoding: evidence.charset.name() }, 1));
    }
    Ok(evidence)
}

/// The sample as UTF-8, ending at a line end when the file goes on.
fn decoded(head: &[u8], charset: Charset, cut_short: bool) -> Result<String, Problem> {
    let mut bytes = Vec::with_capacity(head.len());
    let mut decode = super::decode::Decode::new(head, charset);
    let mut part = vec![0; 64 * 1024];
    loop {
        match decode.read(&mut part)? {
            0 => break,
            read => bytes.extend_from_slice(&part[..read]),
        }
    }
    if cut_short && let Some(end) = memchr::memrchr2(b'\n', b'\r', &bytes) {
        bytes.truncate(end + 1);
    }
    Ok(match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
    })
}

pub(super) type Names = Vec<(String, Option<String>, bool)>;

/// Finds the header in the sample and completes the dialect with it and the width.
fn frame(
    sample: &str,
    dialect: &mut Dialect,
    cut: &CutEvidence,
    hints: &Hints,
) -> Result<(HeaderEvidence, Names), Problem> {
    let narrow = Dialect { charset: Charset::of(UTF_8), lossy: true, ..dialect.clone() };
    let mut rows = TextRows::new(sample.as_bytes(), &narrow).raw();
    let mut first = Vec::new();
    rows.for_each_row(&mut |row| {
        first.push(row.clone());
        if first.len() < HEADER_ROWS { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })?;
    let usual = cut
        .scores
        .iter()
        .find(|score| score.separator as u32 == u32::from(dialect.separator) && score.quoting == dialect.quoting);
    let usual = if cut.one_column { 1 } else { usual.map_or(1, |score| score.width) };
    Ok(framed(&first, usual, cut.declared, dialect, hints))
}

/// Finds the header among the first rows of a table that is mostly `usual` columns wide.
pub(super) fn framed(
    first: &[Row],
    usual: usize,
    declared: bool,
    dialect: &mut Dialect,
    hints: &Hints,
) -> (HeaderEvidence, Names) {
    let header = header::decide(first, usual, hints.header_row, declared);
    let row = header.row.and_then(|line| first.iter().find(|row| row.number == line));
    dialect.width = row.map_or(usual, |row| row.len().max(usual));
    dialect.header_row = header.row;
    let above = header.above.last().map_or(1, |(line, _)| line + 1);
    dialect.data_from = header.row.map_or(above, |line| line + 1);
    let names = header::names(row, dialect.width);
    (header, names)
}

/// The columns of a table that was looked at.
pub(super) fn finished(profiles: Vec<Profile>, names: Names) -> Vec<Column> {
    let named = profiles.into_iter().zip(names).enumerate();
    named.map(|(index, (profile, (name, header, repeated)))| profile.finish(index, name, header, repeated)).collect()
}

struct Body<'a> {
    source: &'a dyn Source,
    sample: &'a str,
    whole: bool,
    bytes: u64,
}

pub(super) struct Scan {
    pub profiles: Vec<Profile>,
    pub totals: Vec<TotalRow>,
    pub tally: Tally,
    pub preview: Vec<(u64, Vec<String>)>,
    /// The last row of data.
    last: Row,
}

impl Body<'_> {
    fn scan(&self, dialect: &Dialect, progress: Progress<'_>) -> Result<Scan, Problem> {
        if self.whole {
            let mut rows = TextRows::new(self.source.open()?.take(self.bytes), dialect);
            let done_before = self.bytes / 2;
            let total = self.bytes;
            scan(&mut rows, dialect.width, &mut |bytes| progress(done_before + bytes / 2, total))
        } else {
            let narrow = Dialect { charset: Charset::of(UTF_8), lossy: true, ..dialect.clone() };
            scan(&mut TextRows::new(self.sample.as_bytes(), &narrow), dialect.width, &mut |_| true)
        }
    }
}

/// Looks at every data row.
pub(super) fn scan(rows: &mut dyn Rows, width: usize, progress: &mut dyn FnMut(u64) -> bool) -> Result<Scan, Problem> {
    let mut scan = Scan {
        profiles: Vec::new(),
        totals: Vec::new(),
        tally: Tally::default(),
        preview: Vec::new(),
        last: Row::default(),
    };
    scan.profiles.resize_with(width, Profile::default);
    // Total rows count only at the end: they wait here until it is known that no data follows.
    let mut waiting: Vec<(Row, TotalRow)> = Vec::new();
    let mut row = Row::default();
    while rows.read(&mut row)? {
        if rows.tally().rows.is_multiple_of(4096) && !progress(rows.tally().bytes) {
            return Err(Problem::of(ProblemKind::TableCancelled));
        }
        let total = header::is_total(&row);
        let total = total.or_else(|| header::is_foot(&row, width).filter(|_| !waiting.is_empty()));
        if waiting.len() < TOTALS
            && let Some(total) = total
        {
            waiting.push((row.clone(), total));
            continue;
        }
        for (row, _) in waiting.drain(..) {
            scan.see(&row);
        }
        scan.see(&row);
        std::mem::swap(&mut scan.last, &mut row);
    }
    scan.tally = rows.tally().clone();
    scan.tally.rows -= waiting.len() as u64;
    scan.tally.totals = waiting.len() as u64;
    scan.totals = waiting.into_iter().map(|(_, total)| total).collect();
    if !progress(scan.tally.bytes) {
        return Err(Problem::of(ProblemKind::TableCancelled));
    }
    Ok(scan)
}

impl Scan {
    /// Whether the last row may be one of totals, and all rows are worth reading again to know it.
    pub(super) fn may_have_foot(&self, columns: &[Column]) -> bool {
        self.totals.is_empty() && foot::may_be(&self.last, columns, self.tally.rows)
    }

    /// Takes the last row out of the data where it sums the others. Errors: those of reading.
    pub(super) fn find_foot(&mut self, rows: &mut dyn Rows, progress: &mut dyn FnMut() -> bool) -> Result<(), Problem> {
        if let Some(total) = foot::of(&self.last, rows, progress)? {
            self.tally.rows -= 1;
            self.tally.totals += 1;
            self.totals.push(total);
        }
        Ok(())
    }

    fn see(&mut self, row: &Row) {
        for (column, profile) in self.profiles.iter_mut().enumerate() {
            profile.see(row.number, row.cell(column));
        }
        if self.preview.len() < PREVIEW {
            self.preview.push((row.number, row.cells().map(|cell| cell.chars().take(200).collect()).collect()));
        }
    }
}

/// What a person should know or decide.
pub(super) fn findings(seen: &Inspection) -> Vec<Finding> {
    let mut list = Vec::new();
    let mut add = |yes: bool, finding: Finding| {
        if yes {
            list.push(finding);
        }
    };
    add(seen.cut.one_column, Finding::OneColumn);
    add(seen.tally.rows == 0, Finding::NoRows);
    add(seen.charset.basis == CharsetBasis::Guess, Finding::CharsetUncertain);
    add(seen.tally.broken > 0, Finding::BrokenRows { rows: seen.tally.broken });
    add(seen.tally.short + seen.tally.long > 0, Finding::Ragged { short: seen.tally.short, long: seen.tally.long });
    // The beginning of a file may end in the middle of a cell.
    list.extend(seen.tally.open_quote.filter(|_| seen.whole).map(|line| Finding::OpenQuote { line }));
    let mut add = |yes: bool, finding: Finding| {
        if yes {
            list.push(finding);
        }
    };
    add(seen.line_ends == LineEnds::Mixed, Finding::MixedLineEnds);
    add(seen.header.row.is_none(), Finding::NoHeader);
    add(seen.header.row.is_some() && seen.header.certainty < 0.5, Finding::HeaderUncertain);
    add(seen.tally.totals > 0, Finding::Totals { rows: seen.tally.totals });
    for column in &seen.columns {
        let index = column.index;
        add(column.dates.as_ref().is_some_and(|dates| dates.ambiguous), Finding::AmbiguousDates { column: index });
        add(
            column.decimals.as_ref().is_some_and(|decimals| decimals.ambiguous),
            Finding::AmbiguousDecimals { column: index },
        );
        add(column.scientific > 0, Finding::Scientific { column: index, cells: column.scientific });
        add(column.lost_zeros > 0, Finding::LostZeros { column: index, cells: column.lost_zeros });
        add(column.mojibake > 0, Finding::Mojibake { column: index, cells: column.mojibake });
    }
    list
}
