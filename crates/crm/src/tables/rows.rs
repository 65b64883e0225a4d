//! Rows of separated text, one reused buffer at a time, with their physical line and everything odd about them noted.

use std::io::Read;

use csv_core::{ReadRecordResult, ReaderBuilder};
use encoding_rs::UTF_8;
use serde::Serialize;

use super::decode::Decode;
use super::dialect::{Dialect, LineEnds, Quoting};
use super::guard;
use super::problem::{Problem, ProblemKind};
use super::source::{Fingerprint, ReadSeek, Rows, Source};

/// The longest record read: 8 MiB, far above a cell of a megabyte, far below the memory of a laptop.
pub const RECORD_LIMIT: usize = 8 << 20;
/// The most columns a record may have: as many as a sheet of a spreadsheet program.
pub const COLUMN_LIMIT: usize = 16_384;
const INPUT: usize = 128 * 1024;

/// Something odd about a row that was read all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum Note {
    /// Fewer cells than the header: `missing` were filled as empty.
    Short {
        /// How many.
        missing: usize,
    },
    /// More cells than the header: the last `extra` have no column.
    Long {
        /// How many.
        extra: usize,
    },
    /// Bytes that are not in the charset became U+FFFD.
    Broken,
    /// A formula guard was taken off `cells` cells.
    Unguarded {
        /// How many.
        cells: usize,
    },
}

/// One row: its physical line (from 1) and its cells, in one buffer that is reused.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Physical line of the file where the row starts, from 1.
    pub number: u64,
    /// What was odd about it.
    pub notes: Vec<Note>,
    text: String,
    ends: Vec<usize>,
}

impl Row {
    /// A row from cells: for other formats and for tests.
    pub fn of<'a>(number: u64, cells: impl IntoIterator<Item = &'a str>) -> Self {
        let mut row = Self { number, ..Self::default() };
        cells.into_iter().for_each(|cell| row.push(cell));
        row
    }

    /// How many cells.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// No cells at all.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The cell of a column; empty when there is none.
    pub fn cell(&self, column: usize) -> &str {
        let Some(&end) = self.ends.get(column) else { return "" };
        let start = column.checked_sub(1).and_then(|left| self.ends.get(left)).copied().unwrap_or(0);
        self.text.get(start..end).unwrap_or("")
    }

    /// All cells in order.
    pub fn cells(&self) -> impl ExactSizeIterator<Item = &str> {
        (0..self.len()).map(|column| self.cell(column))
    }

    /// Every cell is empty or spaces.
    pub fn is_blank(&self) -> bool {
        self.text.bytes().all(|byte| byte == b' ') || self.text.trim().is_empty()
    }

    /// Empties the row, keeping its memory.
    pub fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
        self.notes.clear();
    }

    /// Adds a cell at the end.
    pub fn push(&mut self, cell: &str) {
        self.text.push_str(cell);
        self.ends.push(self.text.len());
    }

    /// Takes the guards of formulas off; tells off how many cells.
    pub(super) fn take_guards_off(&mut self) -> u64 {
        if memchr::memchr2(b'\'', b'=', self.text.as_bytes()).is_none() {
            return 0;
        }
        let cells = self.cells().filter(|cell| guard::unguarded(cell).is_some()).count();
        if cells > 0 {
            let mut bare = Self { number: self.number, ..Self::default() };
            self.cells().for_each(|cell| bare.push(guard::unguarded(cell).unwrap_or(cell)));
            (self.text, self.ends) = (bare.text, bare.ends);
            self.notes.push(Note::Unguarded { cells });
        }
        cells as u64
    }
}

/// What was read so far.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Rows shown.
    pub rows: u64,
    /// Empty lines and lines of separators only, left out.
    pub blanks: u64,
    /// Total and subtotal rows at the end, left out.
    pub totals: u64,
    /// Rows with fewer cells than the header.
    pub short: u64,
    /// Rows with more cells than the header.
    pub long: u64,
    /// Rows with bytes that are not in the charset.
    pub broken: u64,
    /// Cells whose formula guard was taken off.
    pub unguarded: u64,
    /// The line at which a quote opens that is still open when the file ends: what follows it is one cell.
    pub open_quote: Option<u64>,
    /// Bytes of the file taken so far.
    pub bytes: u64,
    /// Line ends seen: CR LF.
    pub crlf: u64,
    /// Line ends seen: LF.
    pub lf: u64,
    /// Line ends seen: CR.
    pub cr: u64,
}

impl Tally {
    /// The line ends in one word.
    pub fn line_ends(&self) -> LineEnds {
        match (self.crlf > 0, self.lf > 0, self.cr > 0) {
            (true, false, false) => LineEnds::CrLf,
            (false, true, false) => LineEnds::Lf,
            (false, false, true) => LineEnds::Cr,
            (false, false, false) => LineEnds::None,
            _ => LineEnds::Mixed,
        }
    }
}

/// Streams the rows of separated text. Memory: the longest record, at most `RECORD_LIMIT`.
pub struct TextRows<R> {
    input: Decode<R>,
    parser: csv_core::Reader,
    buffer: Vec<u8>,
    at: usize,
    filled: usize,
    out: Vec<u8>,
    ends: Vec<usize>,
    line: u64,
    after_cr: bool,
    finished: bool,
    first_line: u64,
    width: usize,
    lossy: bool,
    raw: bool,
    charset: &'static str,
    backslash: bool,
    skip: Vec<u64>,
    tally: Tally,
}

impl<R: Read> TextRows<R> {
    /// Reads `input` in a dialect. Rows up to the header line are left out, as are the total rows named by the dialect.
    pub fn new(input: R, dialect: &Dialect) -> Self {
        let mut builder = ReaderBuilder::new();
        builder.delimiter(dialect.separator).quoting(dialect.quoting != Quoting::None);
        if dialect.quoting == Quoting::Backslash {
            builder.escape(Some(b'\\'));
        }
        Self {
            input: Decode::new(input, dialect.charset),
            parser: builder.build(),
            buffer: vec![0; INPUT],
            at: 0,
            filled: 0,
            out: vec![0; 1024],
            ends: vec![0; 64],
            line: 1,
            after_cr: false,
            finished: false,
            first_line: dialect.data_from,
            width: dialect.width,
            lossy: dialect.lossy || dialect.charset.0 != UTF_8,
            raw: false,
            charset: dialect.charset.name(),
            backslash: dialect.quoting == Quoting::Backslash,
            skip: dialect.total_rows.clone(),
            tally: Tally::default(),
        }
    }

    /// Shows cells as they are written: no guard taken off, no filling of short rows.
    #[must_use]
    pub fn raw(mut self) -> Self {
        (self.raw, self.first_line, self.width) = (true, 0, 0);
        self.skip.clear();
        self
    }

    fn fill(&mut self) -> Result<(), Problem> {
        if self.at == self.filled && !self.finished {
            self.filled = loop {
                match self.input.read(&mut self.buffer) {
                    Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                    other => break other?,
                }
            };
            self.at = 0;
            self.finished = self.filled == 0;
        }
        Ok(())
    }

    /// Steps over line ends before a record, so that lines and blanks are counted exactly.
    fn skip_line_ends(&mut self) -> Result<(), Problem> {
        loop {
            self.fill()?;
            match self.buffer[self.at..self.filled].first() {
                Some(b'\n') if self.after_cr => {
                    self.after_cr = false;
                    self.tally.crlf += 1;
                    self.tally.cr -= 1;
                }
                Some(end @ (b'\n' | b'\r')) => {
                    self.after_cr = *end == b'\r';
                    if self.after_cr {
                        self.tally.cr += 1
                    } else {
                        self.tally.lf += 1
                    }
                    self.line += 1;
                    self.tally.blanks += 1;
                }
                _ => {
                    self.after_cr = false;
                    return Ok(());
                }
            }
            self.at += 1;
        }
    }

    /// Quotes that open or close in the bytes taken since `from`.
    fn quotes(&self, from: usize) -> usize {
        let taken = &self.buffer[from..self.at];
        let is_escaped = |at: usize| self.backslash && at.checked_sub(1).is_some_and(|before| taken[before] == b'\\');
        memchr::memchr_iter(b'"', taken).filter(|at| !is_escaped(*at)).count()
    }

    /// One record into `row`, as it stands. `false` at the end.
    fn record(&mut self, row: &mut Row) -> Result<bool, Problem> {
        row.clear();
        self.skip_line_ends()?;
        row.number = self.line;
        let lines_before = self.parser.line();
        let (mut written, mut columns) = (0, 0);
        let mut quotes = 0;
        loop {
            self.fill()?;
            let from = self.at;
            let (result, read, wrote, ended) = self.parser.read_record(
                &self.buffer[self.at..self.filled],
                &mut self.out[written..],
                &mut self.ends[columns..],
            );
            self.at += read;
            quotes += self.quotes(from);
            written += wrote;
            columns += ended;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => {
                    if self.out.len() >= RECORD_LIMIT {
                        let quote_open = self.parser.line() - lines_before > 1;
                        let kind = ProblemKind::TableRecordTooLong { limit: RECORD_LIMIT as u64, quote_open };
                        return Err(Problem::at(kind, row.number));
                    }
                    let grown = (self.out.len() * 2).min(RECORD_LIMIT);
                    self.out.resize(grown, 0);
                }
                ReadRecordResult::OutputEndsFull => {
                    if self.ends.len() >= COLUMN_LIMIT {
                        return Err(Problem::at(ProblemKind::TableTooManyColumns { limit: COLUMN_LIMIT }, row.number));
                    }
                    let grown = self.ends.len() * 2;
                    self.ends.resize(grown, 0);
                }
                ReadRecordResult::Record => break,
                ReadRecordResult::End => {
                    self.tally.bytes = self.input.consumed();
                    return Ok(false);
                }
            }
        }
        if self.finished && quotes % 2 == 1 && self.parser.line() > lines_before {
            self.tally.open_quote = Some(row.number);
        }
        self.line += self.parser.line() - lines_before;
        // The parser stops after the first byte of a line end; the rest, and its kind, are ours to count.
        match self.at.checked_sub(1).and_then(|last| self.buffer.get(last)).filter(|_| !self.finished) {
            Some(b'\n') => self.tally.lf += 1,
            Some(b'\r') => {
                self.tally.cr += 1;
                self.line += 1;
                self.after_cr = true;
            }
            _ => {}
        }
        self.text(row, written, columns)?;
        Ok(true)
    }

    fn text(&mut self, row: &mut Row, written: usize, columns: usize) -> Result<(), Problem> {
        let mut bytes = std::mem::take(&mut row.text).into_bytes();
        bytes.clear();
        bytes.extend_from_slice(&self.out[..written]);
        row.ends.extend_from_slice(&self.ends[..columns]);
        match String::from_utf8(bytes) {
            // A cell can only end inside a character when both halves were broken alone.
            Ok(text) if text.is_ascii() || row.ends.iter().all(|end| text.is_char_boundary(*end)) => row.text = text,
            _ if !self.lossy => {
                return Err(Problem::at(ProblemKind::TableEncoding { encoding: self.charset }, row.number));
            }
            _ => {
                row.ends.clear();
                let mut start = 0;
                for &end in &self.ends[..columns] {
                    row.push(&String::from_utf8_lossy(&self.out[start..end]));
                    start = end;
                }
                row.notes.push(Note::Broken);
                self.tally.broken += 1;
            }
        }
        Ok(())
    }
}

impl<R: Read> Rows for TextRows<R> {
    fn read(&mut self, row: &mut Row) -> Result<bool, Problem> {
        while self.record(row)? {
            if row.number < self.first_line {
                continue;
            }
            if row.is_blank() {
                self.tally.blanks += 1;
                continue;
            }
            if self.skip.contains(&row.number) {
                self.tally.totals += 1;
                continue;
            }
            if !self.raw {
                self.tally.unguarded += row.take_guards_off();
            }
            if self.width > 0 && row.len() != self.width {
                if row.len() < self.width {
                    let missing = self.width - row.len();
                    (0..missing).for_each(|_| row.push(""));
                    row.notes.push(Note::Short { missing });
                    self.tally.short += 1;
                } else if (self.width..row.len()).any(|column| !row.cell(column).trim().is_empty()) {
                    row.notes.push(Note::Long { extra: row.len() - self.width });
                    self.tally.long += 1;
                }
            }
            self.tally.rows += 1;
            self.tally.bytes = self.input.consumed();
            return Ok(true);
        }
        Ok(false)
    }

    fn tally(&self) -> &Tally {
        &self.tally
    }
}

/// Rows of a source that tell when the file changed while it was read.
pub(super) struct Watched<'a> {
    rows: TextRows<Box<dyn ReadSeek>>,
    source: &'a dyn Source,
    was: Fingerprint,
}

impl<'a> Watched<'a> {
    pub(super) fn open(source: &'a dyn Source, dialect: &Dialect, was: Fingerprint) -> Result<Self, Problem> {
        unchanged(source, was)?;
        Ok(Self { rows: TextRows::new(source.open()?, dialect), source, was })
    }
}

/// Fails with `table-changed` when a source is not what it was.
pub(super) fn unchanged(source: &dyn Source, was: Fingerprint) -> Result<(), Problem> {
    let now = source.fingerprint()?;
    if was == Fingerprint::default() || now == was {
        return Ok(());
    }
    Err(Problem::of(ProblemKind::TableChanged { was: was.bytes, now: now.bytes }))
}

impl Rows for Watched<'_> {
    fn read(&mut self, row: &mut Row) -> Result<bool, Problem> {
        let more = self.rows.read(row)?;
        // A file that grows faster than it is read would have no end.
        if !more || self.rows.tally().bytes > self.was.bytes {
            unchanged(self.source, self.was)?;
        }
        Ok(more)
    }

    fn tally(&self) -> &Tally {
        self.rows.tally()
    }
}

/// Rows one by one, each with its own memory: for short loops where ease matters more than speed.
pub struct Each<'a> {
    rows: Box<dyn Rows + 'a>,
    failed: bool,
}

impl<'a> Each<'a> {
    /// Iterates over rows.
    pub fn new(rows: Box<dyn Rows + 'a>) -> Self {
        Self { rows, failed: false }
    }
}

impl Iterator for Each<'_> {
    type Item = Result<Row, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed {
            return None;
        }
        let mut row = Row::default();
        match self.rows.read(&mut row) {
            Ok(true) => Some(Ok(row)),
            Ok(false) => None,
            Err(problem) => {
                self.failed = true;
                Some(Err(problem))
            }
        }
    }
}
