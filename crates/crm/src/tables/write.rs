//! A table out: separated text a spreadsheet of the country opens right, or the strict form of RFC 4180.

use std::io::Write;

use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;

use super::country;
use super::guard;
use super::numbers::DecimalSign;
use super::problem::Problem;

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// The byte between cells.
    pub separator: u8,
    /// The sign before decimals; thousands are never separated.
    pub decimal: DecimalSign,
    /// The mark that makes spreadsheets read UTF-8.
    pub mark: bool,
    /// Dates as `31/12/2026` (spreadsheets of every Spanish-speaking country) instead of `2026-12-31`.
    pub local_dates: bool,
    /// Text that a spreadsheet would run as a formula gets an apostrophe, which the import takes off.
    pub guard: bool,
    /// Text of figures a spreadsheet would spoil (`08001`, sixteen figures) is written `="08001"`. Only for people who open
    /// the file in a spreadsheet and save it again; other programs would see the formula.
    pub keep_figures: bool,
    /// Every cell in quotes, for programs that ask for it.
    pub quote_all: bool,
    /// Lines end in LF instead of CR LF.
    pub line_feed: bool,
}

impl Layout {
    /// For the spreadsheets of a country (`ES`, `MX`): UTF-8 with mark, CR LF, `;` and decimal comma or `,` and point.
    pub fn of_country(code: &str) -> Self {
        Self {
            separator: country::separator(code),
            decimal: country::decimal_sign(code),
            mark: true,
            local_dates: true,
            guard: true,
            keep_figures: false,
            quote_all: false,
            line_feed: false,
        }
    }

    /// For other programs: comma, decimal point, `2026-12-31`, CR LF, no mark (RFC 4180). Formulas are guarded all the same.
    pub fn strict() -> Self {
        Self {
            separator: b',',
            decimal: DecimalSign::Point,
            mark: false,
            local_dates: false,
            guard: true,
            keep_figures: false,
            quote_all: false,
            line_feed: false,
        }
    }
}

/// One cell with its type: only text is guarded, only numbers take the decimal sign.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cell<'a> {
    /// Nothing.
    Empty,
    /// Text as it is: names, telephones, postcodes, tax ids.
    Text(&'a str),
    /// A number with decimals.
    Number(Decimal),
    /// A whole number.
    Whole(i64),
    /// A day.
    Day(NaiveDate),
    /// A moment, in the local time of the book.
    Moment(NaiveDateTime),
}

/// Writes rows one by one; call `finish` to be sure that the last one is on its way.
pub struct TableWriter<W: Write> {
    inner: csv::Writer<W>,
    layout: Layout,
    rows: u64,
}

impl<W: Write> TableWriter<W> {
    /// Starts a table, with its mark when the layout has one.
    ///
    /// # Errors
    /// `table-io`.
    pub fn new(mut out: W, layout: Layout) -> Result<Self, Problem> {
        if layout.mark {
            out.write_all(b"\xEF\xBB\xBF")?;
        }
        let inner = csv::WriterBuilder::new()
            .delimiter(layout.separator)
            .terminator(if layout.line_feed { csv::Terminator::Any(b'\n') } else { csv::Terminator::CRLF })
            .quote_style(if layout.quote_all { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary })
            .flexible(true)
            .from_writer(out);
        Ok(Self { inner, layout, rows: 0 })
    }

    /// Writes one row.
    ///
    /// # Errors
    /// `table-io`.
    pub fn row<'a>(&mut self, cells: impl IntoIterator<Item = Cell<'a>>) -> Result<(), Problem> {
        for cell in cells {
            let layout = self.layout;
            match cell {
                Cell::Empty => self.field(""),
                Cell::Text(text) if layout.guard && guard::needs_guard(text) => self.field(&format!("'{text}")),
                Cell::Text(text) if layout.keep_figures && spoiled(text) => self.field(&format!("=\"{text}\"")),
                Cell::Text(text) => self.field(text),
                Cell::Number(number) => {
                    let plain = number.to_string();
                    if layout.decimal == DecimalSign::Comma {
                        self.field(&plain.replace('.', ","))
                    } else {
                        self.field(&plain)
                    }
                }
                Cell::Whole(number) => self.field(&number.to_string()),
                Cell::Day(day) => {
                    self.field(&day.format(if layout.local_dates { "%d/%m/%Y" } else { "%Y-%m-%d" }).to_string())
                }
                Cell::Moment(at) => self.field(
                    &at.format(if layout.local_dates { "%d/%m/%Y %H:%M:%S" } else { "%Y-%m-%dT%H:%M:%S" }).to_string(),
                ),
            }?;
        }
        self.inner.write_record(None::<&[u8]>).map_err(problem)?;
        self.rows += 1;
        Ok(())
    }

    /// Writes a row of text: headers, rejected rows in their own words.
    ///
    /// # Errors
    /// `table-io`.
    pub fn texts<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) -> Result<(), Problem> {
        self.row(cells.into_iter().map(Cell::Text))
    }

    fn field(&mut self, text: &str) -> Result<(), Problem> {
        self.inner.write_field(text).map_err(problem)
    }

    /// Rows written so far, the header included.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// Sends everything on and gives the writer back.
    ///
    /// # Errors
    /// `table-io`: a full disk is seen here at the latest.
    pub fn finish(mut self) -> Result<W, Problem> {
        self.inner.flush()?;
        self.inner.into_inner().map_err(|error| Problem::from(std::io::Error::from(error.error().kind())))
    }
}

/// Figures that a spreadsheet would change: a leading zero, or more than the fifteen it keeps.
fn spoiled(text: &str) -> bool {
    text.len() > 1 && text.bytes().all(|byte| byte.is_ascii_digit()) && (text.starts_with('0') || text.len() > 15)
}

fn problem(error: csv::Error) -> Problem {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error.into(),
        _ => std::io::Error::from(std::io::ErrorKind::InvalidInput).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Bytes, Hints, inspect, rows};
    use super::*;
    use proptest::prelude::*;

    fn written(layout: Layout, table: &[Vec<String>]) -> Vec<u8> {
        let mut writer = TableWriter::new(Vec::new(), layout).unwrap();
        for row in table {
            writer.texts(row.iter().map(String::as_str)).unwrap();
        }
        writer.finish().unwrap()
    }

    fn cell() -> impl Strategy<Value = String> {
        prop_oneof![
            any::<String>(),
            "[=+@'\t\r\n;,|~\"0-9a-zñ -]{0,12}",
            "'{0,3}[=+@\t\r0-9-].{0,5}",
            Just("08001".to_owned()),
            Just("=\"08001\"".to_owned()),
            Just("=cmd|' /C calc'!A0".to_owned()),
        ]
    }

    proptest! {
        #[test]
        fn any_text_survives_the_way_out_and_back(
            table in prop::collection::vec(prop::collection::vec(cell(), 3), 1..20),
            layout in prop_oneof![
                Just(Layout::of_country("ES")), Just(Layout::of_country("MX")), Just(Layout::strict()),
                Just(Layout { keep_figures: true, ..Layout::of_country("ES") })
            ],
        ) {
            let mut all = vec![["id", "nombre", "correo", "notas"].map(str::to_owned).to_vec()];
            all.extend(table.into_iter().enumerate().map(|(at, mut row)| { row.insert(0, format!("c{at}")); row }));
            let source = Bytes::new(written(layout, &all), "x.csv");
            // The importer may be wrong about strange text; told how it was written, it must be exact.
            let hints = Hints {
                separator: Some(layout.separator), quoting: Some(super::super::dialect::Quoting::Doubled),
                header_row: Some(Some(1)), charset: super::super::encoding::Charset::named("utf-8"), ..Hints::default()
            };
            let inspection = inspect(&source, &hints, &mut |_, _| true);
            let Ok(inspection) = inspection else {
                // Control characters by the handful are no table.
                prop_assume!(false);
                return Ok(());
            };
            let back: Vec<Vec<String>> = rows(&source, &inspection).unwrap().map(|row| row.unwrap().cells().map(str::to_owned).collect()).collect();
            prop_assert_eq!(&back, &all[1..].to_vec());
        }

        #[test]
        fn no_text_cell_is_left_for_a_spreadsheet_to_run(text in cell()) {
            let bytes = written(Layout::strict(), &[vec!["id".to_owned(), text]]);
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes.as_slice());
            let record = reader.records().next().unwrap().unwrap();
            prop_assert!(!record[1].starts_with(['=', '+', '-', '@', '\t', '\r']));
        }
    }

    #[test]
    fn each_country_gets_what_its_spreadsheet_opens() {
        let write = |layout| {
            let mut writer = TableWriter::new(Vec::new(), layout).unwrap();
            let day = NaiveDate::from_ymd_opt(2026, 12, 31).unwrap();
            writer
                .row([
                    Cell::Text("08001"),
                    Cell::Text("-x"),
                    Cell::Number(Decimal::new(-12345, 1)),
                    Cell::Whole(-7),
                    Cell::Day(day),
                    Cell::Empty,
                ])
                .unwrap();
            String::from_utf8(writer.finish().unwrap()).unwrap()
        };
        assert_eq!(write(Layout::of_country("ES")), "\u{FEFF}08001;'-x;-1234,5;-7;31/12/2026;\r\n");
        assert_eq!(write(Layout::of_country("MX")), "\u{FEFF}08001,'-x,-1234.5,-7,31/12/2026,\r\n");
        assert_eq!(write(Layout::strict()), "08001,'-x,-1234.5,-7,2026-12-31,\r\n");
        assert_eq!(
            write(Layout { keep_figures: true, ..Layout::strict() }),
            "\"=\"\"08001\"\"\",'-x,-1234.5,-7,2026-12-31,\r\n"
        );
    }
}
