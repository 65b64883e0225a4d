//! A table on its way into a file, whatever the file is: separated text, a workbook, cards.

use super::profile::{Charset, Profile};
use super::shaped::{Encoded, Shape};
use crate::import::problem;
use crate::moment::{self, Moment, Progress, Watch};
use crate::tables::Problem;
use crate::tables::cards::write::{CardWriter, Form};
use crate::tables::matching::TableKind;
use crate::tables::workbook::WorkbookWriter;
use crate::tables::write::{Cell, Layout, TableWriter};
use crate::{Error, Result};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::cell::Cell as Kept;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::rc::Rc;

/// A cell with its text of its own.
pub(crate) enum Held {
    Empty,
    Text(String),
    Number(Decimal),
    Day(NaiveDate),
}

impl Held {
    pub fn cell(&self) -> Cell<'_> {
        match self {
            Self::Empty => Cell::Empty,
            Self::Text(text) => Cell::Text(text),
            Self::Number(number) => Cell::Number(*number),
            Self::Day(day) => Cell::Day(*day),
        }
    }

    pub fn text(text: Option<String>) -> Self {
        text.filter(|t| !t.is_empty()).map_or(Self::Empty, Self::Text)
    }

    /// A day as kept; one of an unknown year stays text.
    pub fn day(text: Option<String>) -> Self {
        match text.as_deref().map(|t| NaiveDate::parse_from_str(t, "%Y-%m-%d")) {
            Some(Ok(day)) if text.as_deref().is_some_and(|t| !t.starts_with("0000")) => Self::Day(day),
            _ => Self::text(text),
        }
    }
}

/// The table being written, with its words.
pub(crate) struct Sheet<'a> {
    table: Table,
    path: PathBuf,
    words: &'a BTreeMap<String, String>,
    pub at: Moment,
    watch: &'a dyn Watch,
    rows: u64,
    kind: Option<TableKind>,
    shape: Option<Shape<'a>>,
    /// The letter that the encoding of a profile does not have.
    unfit: Rc<Kept<Option<char>>>,
}

/// What it is written as.
enum Table {
    Text(Box<TableWriter<Encoded<BufWriter<File>>>>),
    Workbook(Box<WorkbookWriter>, File),
    Cards(CardWriter<BufWriter<File>>),
}

/// What a sheet is to be.
pub(crate) struct Wanted<'a> {
    /// The file that will be there; a workbook when no profile says otherwise and its name ends in `.xlsx`.
    pub path: PathBuf,
    /// What its rows are, where the import knows them too.
    pub kind: Option<TableKind>,
    /// How separated text is written.
    pub layout: Layout,
    /// Its columns and dialect.
    pub profile: Option<&'a Profile>,
    /// Cards instead of a table.
    pub form: Option<Form>,
    /// Titles and choices.
    pub words: &'a BTreeMap<String, String>,
}

/// Writes a sheet beside its place and puts it there when it is whole: its rows and its bytes. What is not whole is not left behind.
/// Errors: `file-name-missing`, those of `fill` and of [`Sheet::finish`], `folder-missing`, `no-permission`.
pub(crate) fn whole(
    wanted: Wanted,
    at: Moment,
    watch: &dyn Watch,
    fill: impl FnOnce(&mut Sheet) -> Result<()>,
) -> Result<(u64, u64)> {
    let path = wanted.path.clone();
    let mut name = path.file_name().ok_or_else(|| Error::invalid("to", "file-name-missing"))?.to_os_string();
    name.push(".new");
    let draft = path.with_file_name(name);
    let file = File::create(&draft).map_err(Error::io(&draft))?;
    let written = (|| {
        let mut sheet = Sheet::begin(wanted, file, at, watch)?;
        fill(&mut sheet)?;
        let told = sheet.finish()?;
        std::fs::rename(&draft, &path).map_err(Error::io(&path))?;
        Ok(told)
    })();
    if written.is_err() {
        let _ = std::fs::remove_file(&draft);
    }
    written
}

impl<'a> Sheet<'a> {
    /// Begins a sheet in `file`, which is not yet called as it will be. Errors: `table-io`.
    pub fn begin(wanted: Wanted<'a>, file: File, at: Moment, watch: &'a dyn Watch) -> Result<Self> {
        let path = wanted.path;
        let is_workbook = match wanted.profile {
            Some(profile) => profile.is_workbook(),
            None => path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx")),
        };
        let unfit = Rc::new(Kept::new(None));
        let table = if let Some(form) = wanted.form {
            let stamp = moment::local(at.now, chrono_tz::Tz::UTC).format("%Y%m%dT%H%M%SZ").to_string();
            Table::Cards(CardWriter::new(BufWriter::new(file), form, stamp).map_err(problem(&path))?)
        } else if is_workbook {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            let name = wanted.profile.and_then(Profile::sheet).unwrap_or(&stem);
            let book = WorkbookWriter::new(name, moment::local(at.now, at.zone)).map_err(problem(&path))?;
            Table::Workbook(Box::new(book), file)
        } else {
            let charset = wanted.profile.map_or(Charset::Utf8, |profile| profile.charset);
            let out = Encoded::new(BufWriter::new(file), charset, unfit.clone());
            Table::Text(Box::new(TableWriter::new(out, wanted.layout).map_err(problem(&path))?))
        };
        let shape = wanted.profile.map(Shape::of);
        Ok(Self { table, path, words: wanted.words, at, watch, rows: 0, kind: wanted.kind, shape, unfit })
    }

    /// Puts the sheet on the disk: its rows and its bytes. Errors: `table-io`, `disk-full`, `export-letter-unfit`.
    pub fn finish(self) -> Result<(u64, u64)> {
        let (path, unfit) = (self.path, self.unfit);
        let file = match self.table {
            Table::Text(table) => {
                let out = table.finish().map_err(|found| match unfit.get() {
                    Some(letter) => Error::invalid("profile", "export-letter-unfit").with("value", letter),
                    None => problem(&path)(found),
                })?;
                let mut out = out.into_inner();
                out.flush().map_err(Error::io(&path))?;
                out.into_inner().map_err(|e| Error::io(&path)(e.into_error()))?
            }
            Table::Cards(cards) => {
                let out = cards.finish().map_err(problem(&path))?;
                out.into_inner().map_err(|e| Error::io(&path)(e.into_error()))?
            }
            Table::Workbook(book, mut file) => {
                book.finish(BufWriter::new(&mut file)).map_err(problem(&path))?;
                file
            }
        };
        file.sync_all().map_err(Error::io(&path))?;
        Ok((self.rows, file.metadata().map_err(Error::io(&path))?.len()))
    }

    /// The title of a column; the second of a kind carries its number.
    pub fn title(&self, field: &str, nth: usize) -> String {
        let key = format!("column-{}", field.replace('_', "-"));
        let title = self.words.get(&key).map_or(field, String::as_str);
        if nth > 1 { format!("{title} {nth}") } else { title.to_owned() }
    }

    /// The title of the column that says what a phone, mail or address is; its number ties the two.
    pub fn label_title(&self, field: &str, nth: usize) -> String {
        let label = self.words.get("column-label").map_or("label", String::as_str);
        format!("{} {nth} - {label}", self.title(field, 1))
    }

    /// The word of a family: `word("listed", "next_step")` is `listed-next-step`.
    pub fn word<'b>(&'b self, family: &str, code: &'b str) -> &'b str {
        self.words.get(&format!("{family}-{}", code.replace('_', "-"))).map_or(code, String::as_str)
    }

    /// The word of a choice.
    pub fn value<'b>(&'b self, code: &'b str) -> &'b str {
        self.words.get(&format!("value-{code}")).map_or(code, String::as_str)
    }

    /// Writes the titles; with a profile, those it wants of them.
    pub fn header(&mut self, titles: &[String]) -> Result<()> {
        let shaped = self.shape.as_mut().map(|shape| shape.titles(self.kind, titles)).transpose()?;
        let above = self.shape.as_ref().and_then(Shape::groups);
        let titles = shaped.as_deref().unwrap_or(titles);
        let texts = titles.iter().map(String::as_str);
        match &mut self.table {
            Table::Text(table) => above.map_or(Ok(()), |above| table.texts(above)).and_then(|()| table.texts(texts)),
            Table::Workbook(book, _) => {
                above.map_or(Ok(()), |above| book.header(above)).and_then(|()| book.header(texts))
            }
            Table::Cards(cards) => {
                cards.header(titles);
                Ok(())
            }
        }
        .map_err(|problem| self.refused(problem))
    }

    /// Writes a row.
    pub fn row(&mut self, cells: &[Cell]) -> Result<()> {
        let typed = !matches!(self.table, Table::Text(_));
        let table = &mut self.table;
        let mut write = |cells: &[Cell]| match table {
            Table::Text(table) => table.row(cells.iter().copied()),
            Table::Workbook(book, _) => book.row(cells),
            Table::Cards(cards) => cards.row(cells),
        };
        match &self.shape {
            Some(shape) => shape.row(cells, typed, write),
            None => write(cells),
        }
        .map_err(|problem| self.refused(problem))?;
        self.rows += 1;
        if self.rows.is_multiple_of(1_000) {
            self.watch.tick(Progress { stage: "writing", done: self.rows, total: 0 })?;
        }
        Ok(())
    }

    /// Writes a row of cells with their own texts.
    pub fn put(&mut self, cells: &[Held]) -> Result<()> {
        self.row(&cells.iter().map(Held::cell).collect::<Vec<_>>())
    }

    /// Writes the titles of these fields.
    pub fn fields(&mut self, fields: &[&str]) -> Result<()> {
        let titles: Vec<String> = fields.iter().map(|field| self.title(field, 1)).collect();
        self.header(&titles)
    }

    /// What stood in the way, said so that a person can act on it.
    fn refused(&self, found: Problem) -> Error {
        match self.unfit.get() {
            Some(letter) => Error::invalid("profile", "export-letter-unfit").with("value", letter),
            None => problem(&self.path)(found),
        }
    }
}
