//! Tables in and out: any table of text becomes streaming rows of cells, with the evidence of how it was read, and rows
//! become a file a spreadsheet opens right. Knows no book and no clock.
//!
//! Reading: `inspect` looks at a source and says how to read it and why; `rows` (or `open` + `for_each_row`, without an
//! allocation per row) reads it; `matching` says which column is which field. Writing: `write`.
//! A new kind of file is one more `Format` in `FORMATS`.

pub mod cards;
pub mod columns;
pub mod content;
pub mod country;
pub mod dates;
mod decode;
pub mod dialect;
pub mod encoding;
mod foot;
mod frappe;
pub mod guard;
pub mod header;
pub mod inspect;
mod markup;
pub mod matching;
pub mod mojibake;
pub mod numbers;
mod pages;
pub mod problem;
pub mod rows;
pub mod sheets;
pub mod source;
pub mod unpack;
pub mod workbook;
pub mod write;

pub use inspect::{Finding, Hints, Inspection};
pub use problem::{Problem, ProblemKind};
pub use rows::{Each, Note, Row, Tally};
pub use source::{Bytes, Claim, Format, Progress, Rows, Source};
pub use unpack::Unpacked;

/// Every kind of file that can be read.
pub const FORMATS: &[&dyn Format] = &[&inspect::Text, &sheets::Workbook, &cards::Cards];

/// Looks at a source and finds out how to read it, with the evidence of every decision.
///
/// Looks at the whole file unless `hints.head_only`; memory does not grow with it. `progress` is told bytes done and in
/// all, and stops the work by answering `false`.
///
/// # Errors
/// `table-empty`, `table-binary` (named when known), `table-invoice`, `table-damaged`, `table-locked`, `table-bomb`,
/// `table-sheet-missing`, `table-encoding`, `table-record-too-long`, `table-too-many-columns`,
/// `table-changed`, `table-cancelled`, `table-io`.
pub fn inspect(source: &dyn Source, hints: &Hints, progress: Progress<'_>) -> Result<Inspection, Problem> {
    let head = source::read_part(source, 0, markup::HEAD)?;
    match markup::of(&head) {
        Some(markup::Markup::Invoice(what)) => return Err(Problem::of(ProblemKind::TableInvoice { what })),
        Some(markup::Markup::Other(what)) => return Err(Problem::of(ProblemKind::TableBinary { what })),
        None => {}
    }
    let name = source.name();
    let best = FORMATS
        .iter()
        .map(|format| (format.claims(&head, &name), format))
        .filter(|(claim, _)| *claim != Claim::No)
        .max_by_key(|(claim, _)| *claim);
    match best {
        Some((_, format)) => format.inspect(source, hints, progress),
        None => {
            let what = source::known_binary(&source::read_part(source, 0, 65_536)?).unwrap_or("unknown");
            Err(Problem::of(ProblemKind::TableBinary { what }))
        }
    }
}

/// Opens the data rows of an inspected source, for `for_each_row` or `read`.
///
/// # Errors
/// `table-changed` when the file is not the one inspected; later, while reading, the reading problems of `inspect`.
pub fn open<'a>(source: &'a dyn Source, inspection: &Inspection) -> Result<Box<dyn Rows + 'a>, Problem> {
    match FORMATS.iter().find(|format| format.code() == inspection.format) {
        Some(format) => format.rows(source, inspection),
        None => Err(Problem::of(ProblemKind::TableUnknownFormat { format: inspection.format.to_owned() })),
    }
}

/// The data rows of an inspected source, one by one.
///
/// # Errors
/// As `open`.
pub fn rows<'a>(source: &'a dyn Source, inspection: &Inspection) -> Result<Each<'a>, Problem> {
    Ok(Each::new(open(source, inspection)?))
}
