use super::profile::{Charset, Profile};
use super::shaped::{Encoded, Shape};
use super::{ExportDone, ExportRequest, clients, events, seen, sold};
use crate::import::{kind_named, problem};
use crate::moment::{Moment, Progress, Watch};
use crate::tables::Problem;
use crate::tables::cards::write::{CardWriter, Form};
use crate::tables::matching::TableKind;
use crate::tables::workbook::WorkbookWriter;
use crate::tables::write::{Cell, Layout, TableWriter};
use crate::{Error, Result, moment, settings};
use rusqlite::Connection;
use std::cell::Cell as Kept;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// The table being written, with its words.
pub(super) struct Sheet<'a> {
    table: Table,
    path: PathBuf,
    words: &'a BTreeMap<String, String>,
    pub at: Moment,
    watch: &'a dyn Watch,
    rows: u64,
    kind: TableKind,
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

/// The form that the ending of a name asks for, where it is no table. Errors: `export-form-unfit`.
fn form(path: &Path, kind: TableKind, has_columns: bool) -> Result<Option<Form>> {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    let form = match ending.as_str() {
        "vcf" => Form::Contacts,
        "ics" => Form::Calendar,
        "jsonl" | "ndjson" => Form::Json,
        _ => return Ok(None),
    };
    let fits = match form {
        // A card has no columns to choose.
        Form::Contacts => matches!(kind, TableKind::Clients | TableKind::People) && !has_columns,
        Form::Calendar => kind == TableKind::Tasks,
        Form::Json => true,
    };
    if fits { Ok(Some(form)) } else { Err(Error::invalid("to", "export-form-unfit").with("ending", ending)) }
}

impl Sheet<'_> {
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
        let titles = shaped.as_deref().unwrap_or(titles);
        let texts = titles.iter().map(String::as_str);
        match &mut self.table {
            Table::Text(table) => table.texts(texts),
            Table::Workbook(book, _) => book.header(texts),
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

    /// What stood in the way, said so that a person can act on it.
    fn refused(&self, found: Problem) -> Error {
        match self.unfit.get() {
            Some(letter) => Error::invalid("profile", "export-letter-unfit").with("value", letter),
            None => problem(&self.path)(found),
        }
    }
}

/// Writes a table beside its place and puts it there when it is whole.
/// A name that ends in `.xlsx` makes a workbook, in `.vcf` contact cards, in `.ics` a calendar, in `.jsonl` JSON Lines.
/// Errors: `choice-unknown` for kind or layout; `profile-missing`, `profile-broken`, `profile-value-unknown`, `profile-column-unknown`,
/// `profile-kind-unfit` and `export-letter-unfit` of a profile; `export-form-unfit` for cards of what is no contact; `sheet-full`, `sheet-text-too-long` of a workbook; `folder-missing`, `no-permission`, `disk-full`; `cancelled`.
pub fn write(conn: &Connection, at: Moment, request: &ExportRequest, watch: &dyn Watch) -> Result<ExportDone> {
    let kind = kind_named(&request.kind)?;
    let country = settings::business(conn)?.country;
    let layout = match request.layout.as_deref().unwrap_or("excel") {
        // Where days stand after months, only the ISO form is read back for sure.
        "excel" if country == "PR" => Layout { local_dates: false, ..Layout::of_country(&country) },
        "excel" => Layout::of_country(&country),
        "strict" => Layout::strict(),
        other => return Err(Error::invalid("layout", "choice-unknown").with("value", other)),
    };
    let profile = request.profile.as_deref().map(Profile::named).transpose()?;
    if let Some(only) = profile.as_ref().and_then(Profile::kind).filter(|only| *only != kind.code()) {
        return Err(Error::invalid("profile", "profile-kind-unfit").with("kind", only));
    }
    let layout = profile.as_ref().map_or(layout, |profile| profile.layout);
    let charset = profile.as_ref().map_or(Charset::Utf8, |profile| profile.charset);
    let path = PathBuf::from(&request.to);
    let form = if profile.is_some() { None } else { form(&path, kind, request.seen.is_some())? };
    let mut name = path.file_name().ok_or_else(|| Error::invalid("to", "file-name-missing"))?.to_os_string();
    name.push(".new");
    let draft = path.with_file_name(name);
    let file = File::create(&draft).map_err(Error::io(&draft))?;
    let written = (|| {
        let is_workbook = match &profile {
            Some(profile) => profile.is_workbook(),
            None => path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx")),
        };
        let unfit = Rc::new(Kept::new(None));
        let now = moment::local(at.now, chrono_tz::Tz::UTC);
        let table = if let Some(form) = form {
            let stamp = now.format("%Y%m%dT%H%M%SZ").to_string();
            Table::Cards(CardWriter::new(BufWriter::new(file), form, stamp).map_err(problem(&path))?)
        } else if is_workbook {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            let book = WorkbookWriter::new(&name, moment::local(at.now, at.zone)).map_err(problem(&path))?;
            Table::Workbook(Box::new(book), file)
        } else {
            let out = Encoded::new(BufWriter::new(file), charset, unfit.clone());
            Table::Text(Box::new(TableWriter::new(out, layout).map_err(problem(&path))?))
        };
        // Cards speak in codes, not in the words of a language; a profile names its columns by their codes.
        let mut words = if form.is_some() { BTreeMap::new() } else { request.words.clone() };
        if let Some(profile) = &profile {
            let (is_named, speaks) = (!profile.columns().is_empty(), profile.speaks());
            words.retain(|key, _| !(is_named && key.starts_with("column-")) && (speaks || !key.starts_with("value-")));
        }
        let shape = profile.as_ref().map(Shape::of);
        let mut sheet =
            Sheet { table, path: path.clone(), words: &words, at, watch, rows: 0, kind, shape, unfit: unfit.clone() };
        let only = request.clients.as_deref();
        match (kind, request.seen.as_ref().filter(|_| profile.is_none())) {
            (TableKind::Clients, Some(seen)) => seen::write(conn, &mut sheet, seen)?,
            (_, Some(_)) => return Err(Error::invalid("kind", "choice-unknown").with("value", kind.code())),
            (TableKind::Clients, None) => clients::write(conn, &mut sheet, only, false)?,
            (TableKind::People, None) => clients::write(conn, &mut sheet, only, true)?,
            (TableKind::Interactions, None) => events::interactions(conn, &mut sheet, only)?,
            (TableKind::Tasks, None) => events::tasks(conn, &mut sheet, only)?,
            (TableKind::Sales, None) => sold::sales(conn, &mut sheet, only)?,
            (TableKind::Products, None) => sold::products(conn, &mut sheet)?,
            (TableKind::Payments, None) => sold::payments(conn, &mut sheet, only)?,
        }
        let rows = sheet.rows;
        let file = match sheet.table {
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
        let bytes = file.metadata().map_err(Error::io(&path))?.len();
        std::fs::rename(&draft, &path).map_err(Error::io(&path))?;
        Ok(ExportDone { kind: kind.code().to_owned(), path: path.display().to_string(), rows, bytes })
    })();
    if written.is_err() {
        // What is not whole is not left behind.
        let _ = std::fs::remove_file(&draft);
    }
    written
}
