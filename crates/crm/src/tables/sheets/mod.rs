//! Workbooks: XLSX, XLSB, XLS and ODS as rows of text, each typed cell written so that it can be read in one way only.
//!
//! Formulas give the value the workbook keeps of them; macros and links to other files are never looked at. A sheet of
//! XLSX or XLSB is streamed, its declared size believed in nothing. Reading runs on a thread of its own: a workbook that
//! breaks the reader breaks the thread, and is told as damaged.

mod cells;
mod compound;
mod container;
mod stream;

use super::columns;
use super::dialect::{CutEvidence, Dialect, LineEnds, Quoting};
use super::encoding::{Charset, CharsetBasis, CharsetEvidence};
use super::header;
use super::inspect::{self, Hints, Inspection, Sheet};
use super::problem::{Problem, ProblemKind};
use super::rows::{Row, unchanged};
use super::source::{Claim, Format, Progress, Rows, Source};
use super::{country, numbers::DecimalSign};
use encoding_rs::UTF_8;
use stream::{SheetRows, Surveyed};

/// Rows looked at for a first screen.
const HEAD_ROWS: u64 = 2_000;

/// The format of `.xlsx`, `.xlsm`, `.xlsb`, `.xls` and `.ods`.
pub struct Workbook;

impl Format for Workbook {
    fn code(&self) -> &'static str {
        "sheets"
    }

    fn claims(&self, head: &[u8], _name: &str) -> Claim {
        match head {
            [b'P', b'K', 3 | 5, ..] | [0xD0, 0xCF, 0x11, 0xE0, ..] => Claim::Surely,
            _ => Claim::No,
        }
    }

    fn inspect(&self, source: &dyn Source, hints: &Hints, progress: Progress<'_>) -> Result<Inspection, Problem> {
        let fingerprint = source.fingerprint()?;
        let container = container::of(source)?;
        let sign = hints.country.as_deref().map_or(DecimalSign::Comma, country::decimal_sign);
        let surveyed = stream::survey(source, container, sign)?;
        unchanged(source, fingerprint)?;
        let sheets: Vec<Sheet> =
            surveyed.iter().map(|each| Sheet { name: each.name.clone(), rows: each.rows }).collect();
        let at = pick(&surveyed, hints.sheet.as_deref())?;
        let Some(first) = surveyed.into_iter().nth(at).map(|sheet| sheet.first).filter(|rows| !rows.is_empty()) else {
            return Err(Problem::of(ProblemKind::TableEmpty));
        };
        // Typed numbers are written as the book's country does; its separator tells the decimal sign that goes with it.
        let separator = hints.country.as_deref().map_or(b';', country::separator);
        let mut dialect = Dialect::plain(Charset::of(UTF_8), separator, Quoting::None);
        let usual = usual_width(&first);
        let (header, names) =
            inspect::framed(&completed(&first, &hints.header_row, usual), usual, false, &mut dialect, hints);
        let mut rows = SheetRows::open(source, container, &sheets[at].name, &dialect, fingerprint)?;
        rows.at_most = hints.head_only.then_some(HEAD_ROWS);
        let total = sheets[at].rows.unwrap_or(0);
        let mut scan =
            inspect::scan(&mut rows, dialect.width, &mut |done| progress(done.min(total.max(done)), total.max(done)))?;
        let whole = !rows.was_cut();
        let columns = inspect::finished(std::mem::take(&mut scan.profiles), names);
        if whole && scan.may_have_foot(&columns) {
            let again = &mut SheetRows::open(source, container, &sheets[at].name, &dialect, fingerprint)?;
            scan.find_foot(again, &mut || progress(total, total))?;
        }
        if header.row.is_none() && scan.tally.rows == 0 {
            return Err(Problem::of(ProblemKind::TableEmpty));
        }
        let (charset, cut) = (no_charset(fingerprint.bytes), no_cut());
        let order = hints.country.as_deref().map_or(super::dates::DateOrder::Dmy, country::date_order);
        dialect.total_rows = scan.totals.iter().map(|total| total.row).collect();
        let mut seen = Inspection {
            format: self.code(),
            fingerprint,
            sheets,
            sheet: at,
            dialect,
            charset,
            cut,
            line_ends: LineEnds::None,
            header,
            columns,
            totals: scan.totals,
            tally: scan.tally,
            whole,
            preview: scan.preview,
            findings: Vec::new(),
            zone: String::new(),
        };
        columns::suggest(&mut seen.columns, sign, order);
        seen.findings = inspect::findings(&seen);
        Ok(seen)
    }

    fn rows<'a>(&self, source: &'a dyn Source, inspection: &Inspection) -> Result<Box<dyn Rows + 'a>, Problem> {
        let container = container::of(source)?;
        let name = inspection.sheets.get(inspection.sheet).map_or("", |sheet| sheet.name.as_str());
        Ok(Box::new(SheetRows::open(source, container, name, &inspection.dialect, inspection.fingerprint)?))
    }
}

/// The sheet asked for; else the one whose header has the most known names, of those the longest.
fn pick(sheets: &[Surveyed], wanted: Option<&str>) -> Result<usize, Problem> {
    if let Some(name) = wanted {
        return sheets
            .iter()
            .position(|sheet| sheet.name == name)
            .ok_or_else(|| Problem::of(ProblemKind::TableSheetMissing { sheet: name.to_owned() }));
    }
    let worth = |sheet: &Surveyed| {
        let known = header::decide(&sheet.first, usual_width(&sheet.first), None, false).known;
        (known, sheet.first.len())
    };
    let best = sheets.iter().enumerate().max_by_key(|(at, sheet)| (worth(sheet), std::cmp::Reverse(*at)));
    best.map(|(at, _)| at).ok_or_else(|| Problem::of(ProblemKind::TableEmpty))
}

/// The commonest width of the first rows, the widest of equals.
fn usual_width(rows: &[Row]) -> usize {
    let mut counts = std::collections::BTreeMap::new();
    rows.iter().for_each(|row| *counts.entry(row.len()).or_insert(0_usize) += 1);
    counts.into_iter().max_by_key(|(width, count)| (*count, *width)).map_or(1, |(width, _)| width)
}

/// The first rows, the holes of the header filled from the row above it: where cells were merged downwards the name stands
/// there.
fn completed(first: &[Row], forced: &Option<Option<u64>>, usual: usize) -> Vec<Row> {
    let mut rows = first.to_vec();
    let Some(line) = header::decide(first, usual, *forced, false).row else { return rows };
    let Some(at) = rows.iter().position(|row| row.number == line).filter(|at| *at > 0) else { return rows };
    let (above, row) = (&first[at - 1], &first[at]);
    if above.number + 1 != line {
        return rows;
    }
    let width = row.len().max(above.len()).min(usual.max(row.len()));
    let cells =
        (0..width).map(|column| if row.cell(column).trim().is_empty() { above.cell(column) } else { row.cell(column) });
    rows[at] = Row::of(line, cells);
    rows
}

fn no_charset(bytes: u64) -> CharsetEvidence {
    CharsetEvidence {
        charset: Charset::of(UTF_8),
        basis: CharsetBasis::Ascii,
        bytes_read: bytes,
        whole: true,
        mark: false,
        high_bytes: 0,
        multibyte: 0,
        broken: 0,
        zeros: (0, 0),
        scores: Vec::new(),
        guess: None,
    }
}

/// What there is to say of cutting where nothing is cut.
pub(super) fn no_cut() -> CutEvidence {
    CutEvidence { declared: false, forced: false, one_column: false, backslashed: 0, doubled: 0, scores: Vec::new() }
}
