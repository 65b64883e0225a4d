use super::{ExportDone, ExportRequest, clients, events, seen};
use crate::import::{kind_named, problem};
use crate::moment::{Moment, Progress, Watch};
use crate::tables::cards::write::{CardWriter, Form};
use crate::tables::matching::TableKind;
use crate::tables::workbook::WorkbookWriter;
use crate::tables::write::{Cell, Layout, TableWriter};
use crate::{Error, Result, moment, settings};
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// The table being written, with its words.
pub(super) struct Sheet<'a> {
    table: Table,
    path: PathBuf,
    words: &'a BTreeMap<String, String>,
    pub at: Moment,
    watch: &'a dyn Watch,
    rows: u64,
}

/// What it is written as.
enum Table {
    Text(Box<TableWriter<BufWriter<File>>>),
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

    /// Writes the titles.
    pub fn header(&mut self, titles: &[String]) -> Result<()> {
        let texts = titles.iter().map(String::as_str);
        match &mut self.table {
            Table::Text(table) => table.texts(texts),
            Table::Workbook(book, _) => book.header(texts),
            Table::Cards(cards) => {
                cards.header(titles);
                Ok(())
            }
        }
        .map_err(problem(&self.path))
    }

    /// Writes a row.
    pub fn row(&mut self, cells: &[Cell]) -> Result<()> {
        match &mut self.table {
            Table::Text(table) => table.row(cells.iter().copied()),
            Table::Workbook(book, _) => book.row(cells),
            Table::Cards(cards) => cards.row(cells),
        }
        .map_err(problem(&self.path))?;
        self.rows += 1;
        if self.rows.is_multiple_of(1_000) {
            self.watch.tick(Progress { stage: "writing", done: self.rows, total: 0 })?;
        }
        Ok(())
    }
}

/// Writes a table beside its place and puts it there when it is whole.
/// A name that ends in `.xlsx` makes a workbook, in `.vcf` contact cards, in `.ics` a calendar, in `.jsonl` JSON Lines.
/// Errors: `choice-unknown` for kind or layout; `export-form-unfit` for cards of what is no contact; `sheet-full`, `sheet-text-too-long` of a workbook; `folder-missing`, `no-permission`, `disk-full`; `cancelled`.
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
    let path = PathBuf::from(&request.to);
    let form = form(&path, kind, request.seen.is_some())?;
    let mut name = path.file_name().ok_or_else(|| Error::invalid("to", "file-name-missing"))?.to_os_string();
    name.push(".new");
    let draft = path.with_file_name(name);
    let file = File::create(&draft).map_err(Error::io(&draft))?;
    let written = (|| {
        let is_workbook = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
        let now = moment::local(at.now, chrono_tz::Tz::UTC);
        let table = if let Some(form) = form {
            let stamp = now.format("%Y%m%dT%H%M%SZ").to_string();
            Table::Cards(CardWriter::new(BufWriter::new(file), form, stamp).map_err(problem(&path))?)
        } else if is_workbook {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            let book = WorkbookWriter::new(&name, moment::local(at.now, at.zone)).map_err(problem(&path))?;
            Table::Workbook(Box::new(book), file)
        } else {
            Table::Text(Box::new(TableWriter::new(BufWriter::new(file), layout).map_err(problem(&path))?))
        };
        // Cards speak in codes, not in the words of a language.
        let codes = BTreeMap::new();
        let words = if form.is_some() { &codes } else { &request.words };
        let mut sheet = Sheet { table, path: path.clone(), words, at, watch, rows: 0 };
        let only = request.clients.as_deref();
        match (kind, &request.seen) {
            (TableKind::Clients, Some(seen)) => seen::write(conn, &mut sheet, seen)?,
            (_, Some(_)) => return Err(Error::invalid("kind", "choice-unknown").with("value", kind.code())),
            (TableKind::Clients, None) => clients::write(conn, &mut sheet, only, false)?,
            (TableKind::People, None) => clients::write(conn, &mut sheet, only, true)?,
            (TableKind::Interactions, None) => events::interactions(conn, &mut sheet, only)?,
            (TableKind::Tasks, None) => events::tasks(conn, &mut sheet, only)?,
            (TableKind::Sales | TableKind::Products | TableKind::Payments, None) => {
                return Err(Error::invalid("kind", "choice-unknown").with("value", kind.code()));
            }
        }
        let rows = sheet.rows;
        let file = match sheet.table {
            Table::Text(table) => {
                let mut out = table.finish().map_err(problem(&path))?;
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
