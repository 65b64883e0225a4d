//! The rows of a sheet, read on a thread of its own and handed over in batches.

use super::cells;
use super::container::{Container, damaged};
use crate::tables::dialect::Dialect;
use crate::tables::numbers::DecimalSign;
use crate::tables::problem::{Problem, ProblemKind};
use crate::tables::rows::{COLUMN_LIMIT, Row, Tally, unchanged};
use crate::tables::source::{Fingerprint, ReadSeek, Rows, Source};
use calamine::{
    Data, DataRef, Ods, OdsError, Range, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsb, XlsbError, Xlsx,
    XlsxError, open_workbook_from_rs,
};
use std::io::BufReader;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// Rows handed over at once, and how many such batches may wait.
const BATCH: usize = 128;
const WAITING: usize = 8;
/// Rows of each sheet looked at to choose one.
const FIRST: usize = 60;
/// Sheets looked at.
const SHEETS: usize = 60;

type Input = BufReader<Box<dyn ReadSeek>>;
type Batch = Result<Vec<Row>, Problem>;

/// A sheet and its first rows.
pub(super) struct Surveyed {
    pub name: String,
    /// Rows it says it has.
    pub rows: Option<u64>,
    pub first: Vec<Row>,
}

/// Reads on a thread of its own, where the reader of workbooks may break on a broken one without breaking anything else; the fuzz target
/// knows it by its name.
fn aside(work: impl FnOnce() + Send + 'static) -> Result<(), Problem> {
    std::thread::Builder::new().name("workbook".to_owned()).spawn(work)?;
    Ok(())
}

/// The visible sheets of a workbook with their first rows; hidden ones when there are no others.
pub(super) fn survey(source: &dyn Source, container: Container, sign: DecimalSign) -> Result<Vec<Surveyed>, Problem> {
    let input: Input = BufReader::new(source.open()?);
    let (send, receive) = sync_channel(1);
    aside(move || {
        let _ = send.send(look(input, container, sign));
    })?;
    // A thread that broke sends nothing.
    receive.recv().unwrap_or_else(|_| Err(damaged()))
}

fn look(input: Input, container: Container, sign: DecimalSign) -> Result<Vec<Surveyed>, Problem> {
    let mut book = Opened::of(input, container)?;
    let names = book.sheet_names();
    let mut all = Vec::new();
    for name in names.into_iter().take(SHEETS) {
        let mut first = Vec::new();
        let rows = book.rows(&name, sign, &mut |row| {
            first.push(row);
            Ok(first.len() < FIRST)
        })?;
        all.push(Surveyed { name, rows, first });
    }
    Ok(all)
}

enum Opened {
    Xlsx(Xlsx<Input>),
    Xlsb(Xlsb<Input>),
    Xls(Xls<Input>),
    Ods(Ods<Input>),
}

impl Opened {
    fn of(input: Input, container: Container) -> Result<Self, Problem> {
        let locked = || Problem::of(ProblemKind::TableLocked);
        Ok(match container {
            Container::Xlsx => Self::Xlsx(open_workbook_from_rs(input).map_err(|error| match error {
                XlsxError::Password => locked(),
                _ => damaged(),
            })?),
            Container::Xlsb => Self::Xlsb(open_workbook_from_rs(input).map_err(|error| match error {
                XlsbError::Password => locked(),
                _ => damaged(),
            })?),
            Container::Xls => Self::Xls(open_workbook_from_rs(input).map_err(|error| match error {
                XlsError::Password => locked(),
                _ => damaged(),
            })?),
            Container::Ods => Self::Ods(open_workbook_from_rs(input).map_err(|error| match error {
                OdsError::Password => locked(),
                _ => damaged(),
            })?),
        })
    }

    fn sheet_names(&self) -> Vec<String> {
        let all = match self {
            Self::Xlsx(book) => book.sheets_metadata(),
            Self::Xlsb(book) => book.sheets_metadata(),
            Self::Xls(book) => book.sheets_metadata(),
            Self::Ods(book) => book.sheets_metadata(),
        };
        let tables = || all.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        let seen: Vec<String> =
            tables().filter(|sheet| sheet.visible == SheetVisible::Visible).map(|sheet| sheet.name.clone()).collect();
        if seen.is_empty() { tables().map(|sheet| sheet.name.clone()).collect() } else { seen }
    }

    /// Shows every row that has something in it until `visit` answers `false`. Tells how many rows the sheet says it has.
    fn rows(
        &mut self,
        name: &str,
        sign: DecimalSign,
        visit: &mut dyn FnMut(Row) -> Result<bool, Problem>,
    ) -> Result<Option<u64>, Problem> {
        let wrong = |_: &dyn std::fmt::Debug| damaged();
        match self {
            Self::Xlsx(book) => {
                let mut cells = book.worksheet_cells_reader(name).map_err(|e| wrong(&e))?;
                let declared = u64::from(cells.dimensions().end.0) + 1;
                gather(sign, visit, &mut || cells.next_cell().map_err(|e| wrong(&e)))?;
                Ok(Some(declared).filter(|rows| *rows > 1))
            }
            Self::Xlsb(book) => {
                let mut cells = book.worksheet_cells_reader(name).map_err(|e| wrong(&e))?;
                gather(sign, visit, &mut || cells.next_cell().map_err(|e| wrong(&e)))?;
                Ok(None)
            }
            Self::Xls(book) => spread(&book.worksheet_range(name).map_err(|e| wrong(&e))?, sign, visit),
            Self::Ods(book) => spread(&book.worksheet_range(name).map_err(|e| wrong(&e))?, sign, visit),
        }
    }
}

/// Puts single cells together to rows.
fn gather<'a>(
    sign: DecimalSign,
    visit: &mut dyn FnMut(Row) -> Result<bool, Problem>,
    next: &mut dyn FnMut() -> Result<Option<calamine::Cell<DataRef<'a>>>, Problem>,
) -> Result<(), Problem> {
    let mut at = 0;
    let mut held: Vec<(u32, String)> = Vec::new();
    while let Some(cell) = next()? {
        let (row, column) = cell.get_position();
        if row != at && !held.is_empty() && !visit(row_of(at, &mut held)?)? {
            return Ok(());
        }
        at = row;
        let text = cells::text(cell.get_value(), sign);
        if !text.is_empty() {
            held.push((column, text));
        }
    }
    if !held.is_empty() {
        visit(row_of(at, &mut held)?)?;
    }
    Ok(())
}

fn row_of(at: u32, held: &mut Vec<(u32, String)>) -> Result<Row, Problem> {
    held.sort_by_key(|(column, _)| *column);
    let number = u64::from(at) + 1;
    let mut row = Row::of(number, []);
    for (column, text) in held.drain(..) {
        if column as usize >= COLUMN_LIMIT {
            return Err(Problem::at(ProblemKind::TableTooManyColumns { limit: COLUMN_LIMIT }, number));
        }
        while row.len() < column as usize {
            row.push("");
        }
        row.push(&text);
    }
    Ok(row)
}

fn spread(
    range: &Range<Data>,
    sign: DecimalSign,
    visit: &mut dyn FnMut(Row) -> Result<bool, Problem>,
) -> Result<Option<u64>, Problem> {
    let (top, left) = range.start().unwrap_or_default();
    for (nth, cells) in range.rows().enumerate() {
        let mut held: Vec<(u32, String)> = cells
            .iter()
            .enumerate()
            .map(|(column, cell)| (left + column as u32, cells::owned(cell, sign)))
            .filter(|(_, text)| !text.is_empty())
            .collect();
        if !held.is_empty() && !visit(row_of(top + nth as u32, &mut held)?)? {
            break;
        }
    }
    Ok(range.end().map(|(row, _)| u64::from(row) + 1))
}

/// The data rows of one sheet.
pub(super) struct SheetRows<'a> {
    receive: Receiver<Batch>,
    batch: std::vec::IntoIter<Row>,
    source: &'a dyn Source,
    was: Fingerprint,
    first_row: u64,
    width: usize,
    skip: Vec<u64>,
    tally: Tally,
    /// Stops after so many rows.
    pub at_most: Option<u64>,
}

impl<'a> SheetRows<'a> {
    pub fn open(
        source: &'a dyn Source,
        container: Container,
        sheet: &str,
        dialect: &Dialect,
        was: Fingerprint,
    ) -> Result<Self, Problem> {
        unchanged(source, was)?;
        let input: Input = BufReader::new(source.open()?);
        let (send, receive) = sync_channel(WAITING);
        let sheet = sheet.to_owned();
        let sign = if dialect.separator == b';' { DecimalSign::Comma } else { DecimalSign::Point };
        aside(move || read(input, container, &sheet, sign, &send))?;
        Ok(Self {
            receive,
            batch: Vec::new().into_iter(),
            source,
            was,
            first_row: dialect.data_from,
            width: dialect.width,
            skip: dialect.total_rows.clone(),
            tally: Tally::default(),
            at_most: None,
        })
    }

    /// Whether rows were left unread.
    pub fn was_cut(&self) -> bool {
        self.at_most.is_some_and(|most| self.tally.rows >= most)
    }

    fn next(&mut self) -> Result<Option<Row>, Problem> {
        loop {
            if let Some(row) = self.batch.next() {
                return Ok(Some(row));
            }
            match self.receive.recv() {
                // An empty batch is the end; a thread that broke never sends it.
                Ok(Ok(rows)) if rows.is_empty() => return Ok(None),
                Ok(rows) => self.batch = rows?.into_iter(),
                Err(_) => return Err(damaged()),
            }
        }
    }
}

fn read(input: Input, container: Container, sheet: &str, sign: DecimalSign, send: &SyncSender<Batch>) {
    let mut batch = Vec::with_capacity(BATCH);
    // The other side hung up: the work was stopped.
    let mut is_heard = true;
    let done = Opened::of(input, container).and_then(|mut book| {
        book.rows(sheet, sign, &mut |row| {
            batch.push(row);
            if batch.len() == BATCH {
                is_heard = send.send(Ok(std::mem::replace(&mut batch, Vec::with_capacity(BATCH)))).is_ok();
            }
            Ok(is_heard)
        })
    });
    if !batch.is_empty() {
        let _ = send.send(Ok(batch));
    }
    let _ = send.send(done.map(|_| Vec::new()));
}

impl Rows for SheetRows<'_> {
    fn read(&mut self, row: &mut Row) -> Result<bool, Problem> {
        if self.was_cut() {
            return Ok(false);
        }
        while let Some(next) = self.next()? {
            self.tally.bytes = next.number;
            if next.number < self.first_row {
                continue;
            }
            if next.is_blank() {
                self.tally.blanks += 1;
                continue;
            }
            if self.skip.contains(&next.number) {
                self.tally.totals += 1;
                continue;
            }
            *row = next;
            self.tally.unguarded += row.take_guards_off();
            // A sheet has no short rows: what is empty at the end was never written.
            while row.len() < self.width {
                row.push("");
            }
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
