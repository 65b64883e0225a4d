//! Writing a workbook: one sheet with typed cells, its header frozen and filtered, its columns as wide as what they hold.

use super::guard;
use super::problem::{Problem, ProblemKind};
use super::write::Cell;
use chrono::{Datelike, NaiveDateTime, Timelike};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, IgnoreError, Workbook, Worksheet, XlsxError};
use std::io::{Seek, Write};

/// Rows a sheet can have, the header included.
const ROWS: u32 = 1_048_576;
/// Letters a column is made wide enough for.
const WIDEST: usize = 42;

/// Writes rows of one sheet; they go to a temporary file as they come, so that memory does not grow with them.
pub struct WorkbookWriter {
    book: Workbook,
    head: Format,
    day: Format,
    moment: Format,
    widths: Vec<usize>,
    heads: u32,
    rows: u32,
}

impl WorkbookWriter {
    /// Starts a workbook whose sheet is called `name`, made at `at`.
    ///
    /// # Errors
    /// `table-io`.
    pub fn new(name: &str, at: NaiveDateTime) -> Result<Self, Problem> {
        let mut book = Workbook::new();
        book.set_properties(&DocProperties::new().set_creation_datetime(&excel(at).unwrap_or_default()));
        let sheet = book.add_worksheet_with_constant_memory().map_err(problem)?;
        let plain: String = name.chars().filter(|c| !"[]:*?/\\'".contains(*c)).take(31).collect();
        if !plain.trim().is_empty() {
            sheet.set_name(plain.trim()).map_err(problem)?;
        }
        Ok(Self {
            book,
            head: Format::new().set_bold(),
            day: Format::new().set_num_format("dd/mm/yyyy"),
            moment: Format::new().set_num_format("dd/mm/yyyy hh:mm:ss"),
            widths: Vec::new(),
            heads: 0,
            rows: 0,
        })
    }

    /// Writes the titles; called again, those under them.
    ///
    /// # Errors
    /// As [`WorkbookWriter::row`].
    pub fn header<'a>(&mut self, titles: impl IntoIterator<Item = &'a str>) -> Result<(), Problem> {
        let sheet = self.book.worksheet_from_index(0).map_err(problem)?;
        for (column, title) in titles.into_iter().enumerate() {
            sheet.write_string_with_format(self.rows, nth(column)?, title, &self.head).map_err(problem)?;
            // Room for the arrow of the filter.
            let width = title.chars().count() + 3;
            self.widths.resize(self.widths.len().max(column + 1), 0);
            self.widths[column] = self.widths[column].max(width);
        }
        self.rows += 1;
        self.heads = self.rows;
        sheet.set_freeze_panes(self.heads, 0).map_err(problem)?;
        Ok(())
    }

    /// Writes one row.
    ///
    /// # Errors
    /// `sheet-full` past 1,048,576 rows; `sheet-text-too-long` for a text of more than 32,767 letters; `table-io`.
    pub fn row(&mut self, cells: &[Cell]) -> Result<(), Problem> {
        if self.rows >= ROWS {
            return Err(Problem::of(ProblemKind::SheetFull { limit: u64::from(ROWS) }));
        }
        self.widths.resize(self.widths.len().max(cells.len()), 0);
        let row = self.rows;
        let sheet = self.book.worksheet_from_index(0).map_err(problem)?;
        for (column, cell) in cells.iter().enumerate() {
            let at = nth(column)?;
            let width = match cell {
                Cell::Empty => 0,
                Cell::Text(text) => put_text(sheet, row, at, text)?,
                Cell::Number(number) => put_number(sheet, row, at, *number)?,
                Cell::Whole(number) => put_number(sheet, row, at, Decimal::from(*number))?,
                Cell::Day(day) => put_moment(sheet, row, at, day.and_time(chrono::NaiveTime::MIN), &self.day, 10)?,
                Cell::Moment(moment) => put_moment(sheet, row, at, *moment, &self.moment, 19)?,
            };
            self.widths[column] = self.widths[column].max(width);
        }
        self.rows += 1;
        Ok(())
    }

    /// Writes the workbook to `out`.
    ///
    /// # Errors
    /// `table-io`: a full disk is seen here at the latest.
    pub fn finish(mut self, out: impl Write + Seek + Send) -> Result<(), Problem> {
        let sheet = self.book.worksheet_from_index(0).map_err(problem)?;
        for (column, width) in self.widths.iter().enumerate() {
            sheet.set_column_width(nth(column)?, (*width).clamp(8, WIDEST) as f64 + 1.0).map_err(problem)?;
        }
        let last = (self.rows.saturating_sub(1), nth(self.widths.len().saturating_sub(1))?);
        if !self.widths.is_empty() {
            sheet.autofilter(self.heads.saturating_sub(1), 0, last.0, last.1).map_err(problem)?;
            // Telephones and postcodes are texts on purpose.
            sheet.ignore_error_range(0, 0, last.0, last.1, IgnoreError::NumberStoredAsText).map_err(problem)?;
        }
        self.book.save_to_writer(out).map_err(problem)
    }
}

fn nth(column: usize) -> Result<u16, Problem> {
    u16::try_from(column)
        .map_err(|_| Problem::of(ProblemKind::TableTooManyColumns { limit: super::rows::COLUMN_LIMIT }))
}

/// A text never runs as a formula here; only one that the import would take for guarded gets an apostrophe more.
fn put_text(sheet: &mut Worksheet, row: u32, column: u16, text: &str) -> Result<usize, Problem> {
    if guard::unguarded(text).is_some() {
        sheet.write_string(row, column, format!("'{text}")).map_err(problem)?;
    } else {
        sheet.write_string(row, column, text).map_err(problem)?;
    }
    Ok(text.lines().map(|line| line.chars().count()).max().unwrap_or(0))
}

/// A number; one of more digits than a workbook keeps stays text.
fn put_number(sheet: &mut Worksheet, row: u32, column: u16, number: Decimal) -> Result<usize, Problem> {
    let text = number.normalize().to_string();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    match number.to_f64().filter(|_| digits <= 15) {
        Some(float) => sheet.write_number(row, column, float).map_err(problem)?,
        None => sheet.write_string(row, column, &text).map_err(problem)?,
    };
    Ok(text.len())
}

/// A moment; one before 1900, which workbooks do not know, stays text.
fn put_moment(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    at: NaiveDateTime,
    format: &Format,
    width: usize,
) -> Result<usize, Problem> {
    match excel(at) {
        Some(moment) => sheet.write_datetime_with_format(row, column, &moment, format).map_err(problem)?,
        None => sheet.write_string(row, column, at.format("%Y-%m-%d").to_string()).map_err(problem)?,
    };
    Ok(width)
}

fn excel(at: NaiveDateTime) -> Option<ExcelDateTime> {
    let year = u16::try_from(at.year()).ok().filter(|year| (1901..=9999).contains(year))?;
    let day = ExcelDateTime::from_ymd(year, at.month() as u8, at.day() as u8).ok()?;
    day.and_hms(at.hour() as u16, at.minute() as u8, f64::from(at.second())).ok()
}

fn problem(error: XlsxError) -> Problem {
    match error {
        XlsxError::MaxStringLengthExceeded => Problem::of(ProblemKind::SheetTextTooLong { limit: 32_767 }),
        XlsxError::RowColumnLimitError => Problem::of(ProblemKind::SheetFull { limit: u64::from(ROWS) }),
        XlsxError::IoError(error) => error.into(),
        _ => std::io::Error::from(std::io::ErrorKind::InvalidInput).into(),
    }
}
