//! Tables in angle brackets: web pages and the XML of Excel 2003, which many programs save under the name of a workbook. The page is cut
//! into its tables, the one with the most rows is written as a CSV, and that is what is read.

use super::decode::Decode;
use super::encoding::{Charset, Survey};
use super::problem::{Problem, ProblemKind};
use super::source::Progress;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use std::cell::RefCell;
use std::fs::File;
use std::io::{BufReader, Read, Write};
use std::path::Path;
use tempfile::NamedTempFile;

/// The longest page that is read: 512 MiB.
const LONGEST: u64 = 512 << 20;
/// Tables of a page that are looked at, and columns one cell may span.
const TABLES: usize = 200;
const SPAN: usize = 200;
/// Letters kept of one cell.
const CELL: usize = 1 << 20;

/// Whether the first bytes of a file are those of a page with tables: HTML, or the XML of Excel 2003.
pub(super) fn is_page(head: &[u8]) -> bool {
    use super::markup::{Markup, of};
    let is_workbook = memchr::memmem::find(head, b"urn:schemas-microsoft-com:office:spreadsheet").is_some();
    match of(head) {
        Some(Markup::Other("html")) => true,
        Some(Markup::Other("xml")) => is_workbook || memchr::memmem::find(head, b"<html").is_some(),
        _ => false,
    }
}

/// Writes the largest table of a page as a CSV in UTF-8.
///
/// # Errors
/// `table-binary` for a page without a table, `table-bomb`, `table-cancelled`, `table-io`.
pub(super) fn table(path: &Path, progress: Progress<'_>) -> Result<NamedTempFile, Problem> {
    let size = std::fs::metadata(path)?.len();
    if size > LONGEST {
        return Err(Problem::of(ProblemKind::TableBomb { limit: LONGEST }));
    }
    let charset = charset(path, size)?;
    let mut input = Decode::new(BufReader::new(File::open(path)?), charset);
    let tokenizer = Tokenizer::new(Page::default(), TokenizerOpts::default());
    let queue = BufferQueue::default();
    let (mut part, mut held) = (vec![0; 64 * 1024], Vec::new());
    loop {
        let read = input.read(&mut part)?;
        held.extend_from_slice(&part[..read]);
        // The start of a letter at the end waits for its rest.
        let whole = match std::str::from_utf8(&held) {
            Err(error) if error.error_len().is_none() && read > 0 => error.valid_up_to(),
            _ => held.len(),
        };
        let rest = held.split_off(whole);
        queue.push_back(StrTendril::from(String::from_utf8_lossy(&held).as_ref()));
        let _ = tokenizer.feed(&queue);
        held = rest;
        if let Some(problem) = tokenizer.sink.failed() {
            return Err(problem);
        }
        if read == 0 {
            break;
        }
        if !progress(input.consumed(), size) {
            return Err(Problem::of(ProblemKind::TableCancelled));
        }
    }
    tokenizer.end();
    tokenizer.sink.largest()
}

/// The charset the page names, else what its bytes say.
fn charset(path: &Path, size: u64) -> Result<Charset, Problem> {
    let mut survey = Survey::default();
    let mut input = BufReader::new(File::open(path)?);
    let mut part = vec![0; 256 * 1024];
    let mut named = None;
    let mut done = 0;
    loop {
        let read = input.read(&mut part)?;
        if read == 0 {
            break;
        }
        if done == 0 {
            let head = String::from_utf8_lossy(&part[..read.min(4_096)]).to_ascii_lowercase();
            let after = head.find("charset=").map(|at| at + 8).or_else(|| head.find("encoding=").map(|at| at + 9));
            let name = after.and_then(|at| head.get(at..)).map(|rest| {
                let bare = rest.trim_start_matches(['"', '\'', ' ']);
                bare.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'))
                    .next()
                    .unwrap_or_default()
                    .to_owned()
            });
            named = name.and_then(|name| Charset::named(&name));
        }
        survey.feed(&part[..read]);
        done += read as u64;
    }
    let found = survey.decide(done == size, None);
    // What is no valid UTF-8 is none, whatever the page says; what is wide cannot name itself.
    let is_believed = |named: &Charset| {
        !found.mark && found.zeros.0.max(found.zeros.1) == 0 && !(named.name() == "UTF-8" && found.broken > 0)
    };
    Ok(named.filter(is_believed).unwrap_or(found.charset))
}

/// A table on its way into a file.
struct Table {
    out: csv::Writer<NamedTempFile>,
    rows: u64,
    row: Vec<String>,
    /// What cells of rows before hang down into this one: rows left and text, by column.
    hanging: Vec<(usize, String)>,
    cell: Option<Cell>,
}

/// A cell being read.
struct Cell {
    text: String,
    across: usize,
    down: usize,
    is_day: bool,
    is_number: bool,
}

#[derive(Default)]
struct Seen {
    open: Vec<Table>,
    done: Vec<(u64, NamedTempFile)>,
    /// Inside an element whose text is none of the page's.
    mute: u32,
    failed: Option<Problem>,
}

#[derive(Default)]
struct Page(RefCell<Seen>);

impl Page {
    fn failed(&self) -> Option<Problem> {
        self.0.borrow_mut().failed.take()
    }

    fn largest(self) -> Result<NamedTempFile, Problem> {
        let mut seen = self.0.into_inner();
        while !seen.open.is_empty() {
            seen.close()?;
        }
        // The first of the largest.
        let most = seen.done.iter().map(|(rows, _)| *rows).max().unwrap_or_default();
        let found = seen.done.into_iter().find(|(rows, _)| *rows == most && most > 0);
        found.map(|(_, file)| file).ok_or_else(|| Problem::of(ProblemKind::TableBinary { what: "html" }))
    }
}

impl TokenSink for Page {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut seen = self.0.borrow_mut();
        if seen.failed.is_none()
            && let Err(problem) = seen.take(token)
        {
            seen.failed = Some(problem);
        }
        TokenSinkResult::Continue
    }
}

fn attribute<'t>(tag: &'t Tag, names: &[&str]) -> Option<&'t str> {
    tag.attrs.iter().find(|a| names.contains(&&*a.name.local)).map(|a| &*a.value)
}

fn number(tag: &Tag, names: &[&str]) -> usize {
    attribute(tag, names).and_then(|text| text.trim().parse().ok()).unwrap_or_default()
}

impl Seen {
    fn take(&mut self, token: Token) -> Result<(), Problem> {
        match token {
            Token::CharacterTokens(text) if self.mute == 0 => {
                if let Some(cell) = self.open.last_mut().and_then(|table| table.cell.as_mut())
                    && cell.text.len() < CELL
                {
                    cell.text.push_str(&text);
                }
            }
            Token::TagToken(tag) => match tag.kind {
                TagKind::StartTag => self.start(&tag)?,
                TagKind::EndTag => self.end(&tag)?,
            },
            _ => {}
        }
        Ok(())
    }

    fn start(&mut self, tag: &Tag) -> Result<(), Problem> {
        match &*tag.name {
            "table" => {
                let out = csv::WriterBuilder::new().flexible(true).from_writer(NamedTempFile::new()?);
                self.open.push(Table { out, rows: 0, row: Vec::new(), hanging: Vec::new(), cell: None });
            }
            "tr" | "row" => {
                if let Some(table) = self.open.last_mut() {
                    table.end_row()?;
                }
            }
            "td" | "th" | "cell" => {
                if let Some(table) = self.open.last_mut() {
                    table.end_cell();
                    table.hang();
                    let at = number(tag, &["ss:index"]);
                    while at > table.row.len() + 1 && table.row.len() < 20_000 {
                        table.row.push(String::new());
                    }
                    table.cell = Some(Cell {
                        text: String::new(),
                        across: number(tag, &["colspan"]).max(number(tag, &["ss:mergeacross"]) + 1).min(SPAN),
                        down: number(tag, &["rowspan"]).max(number(tag, &["ss:mergedown"]) + 1).min(SPAN),
                        is_day: false,
                        is_number: false,
                    });
                    if tag.self_closing {
                        table.end_cell();
                    }
                }
            }
            "data" => {
                let kind = attribute(tag, &["ss:type"]).unwrap_or_default();
                if !kind.is_empty()
                    && let Some(cell) = self.open.last_mut().and_then(|table| table.cell.as_mut())
                {
                    (cell.is_day, cell.is_number) = (kind == "DateTime", kind == "Number");
                }
            }
            "br" | "p" | "div" | "li" => {
                if let Some(cell) = self.open.last_mut().and_then(|table| table.cell.as_mut()) {
                    cell.text.push('\u{1}');
                }
            }
            "script" | "style" | "comment" if !tag.self_closing => self.mute += 1,
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, tag: &Tag) -> Result<(), Problem> {
        match &*tag.name {
            "table" if !self.open.is_empty() => self.close()?,
            "tr" | "row" => {
                if let Some(table) = self.open.last_mut() {
                    table.end_row()?;
                }
            }
            "td" | "th" | "cell" => {
                if let Some(table) = self.open.last_mut() {
                    table.end_cell();
                }
            }
            "script" | "style" | "comment" => self.mute = self.mute.saturating_sub(1),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), Problem> {
        let Some(mut table) = self.open.pop() else { return Ok(()) };
        table.end_row()?;
        let mut file =
            table.out.into_inner().map_err(|error| Problem::from(std::io::Error::from(error.error().kind())))?;
        file.flush()?;
        if self.done.len() < TABLES {
            self.done.push((table.rows, file));
        }
        Ok(())
    }
}

impl Table {
    /// Puts in what hangs down from rows before.
    fn hang(&mut self) {
        while let Some((left, text)) = self.hanging.get_mut(self.row.len()).filter(|(left, _)| *left > 0) {
            *left -= 1;
            let text = text.clone();
            self.row.push(text);
        }
    }

    fn end_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        let lines = cell.text.split('\u{1}').map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        let mut text = lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
        if cell.is_day {
            text = text.trim_end_matches("T00:00:00.000").trim_end_matches(".000").replace('T', " ");
        }
        // 12.345 of a workbook is twelve and a bit: a fourth place says so.
        if cell.is_number && text.split_once('.').is_some_and(|(_, places)| places.len() == 3) {
            text.push('0');
        }
        for nth in 0..cell.across.max(1) {
            let text = if nth == 0 { text.clone() } else { String::new() };
            if cell.down > 1 {
                let at = self.row.len();
                if self.hanging.len() <= at {
                    self.hanging.resize(at + 1, (0, String::new()));
                }
                if let Some(place) = self.hanging.get_mut(at) {
                    *place = (cell.down - 1, text.clone());
                }
            }
            self.row.push(text);
        }
    }

    fn end_row(&mut self) -> Result<(), Problem> {
        self.end_cell();
        if self.row.is_empty() {
            return Ok(());
        }
        self.hang();
        self.out.write_record(&self.row).map_err(|error| Problem::from(std::io::Error::other(error)))?;
        self.row.clear();
        self.rows += 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(page: &[u8]) -> Option<String> {
        let mut file = NamedTempFile::new().ok()?;
        file.write_all(page).ok()?;
        let table = table(file.path(), &mut |_, _| true).ok()?;
        std::fs::read_to_string(table.path()).ok()
    }

    #[test]
    fn the_largest_table_of_a_page_is_read_with_its_letters_breaks_and_spans() {
        let page = b"<html><head><style>td { color: red }</style></head><body><table><tr><td>Men\xFA</td></tr></table>\
            <table><tr><th>Nombre<th colspan=2>Tel&eacute;fonos<tr><td rowspan=2>Ana <b>Ru&iacute;z</b></td><td>1<br>2<td>3</tr>\
            <tr><td>4</td><td>&amp;\xA0x</td></tr></table>";
        assert_eq!(
            read(page).as_deref(),
            Some("Nombre,Tel\u{e9}fonos,\nAna Ru\u{ed}z,\"1\n2\",3\nAna Ru\u{ed}z,4,& x\n")
        );
        assert_eq!(read(b"<html><body>nada</body></html>"), None);
        assert_eq!(
            read("<!DOCTYPE html><meta charset=utf-8><table><tr><td>Peña".as_bytes()).as_deref(),
            Some("Peña\n")
        );
    }

    #[test]
    fn a_workbook_of_2003_is_read_by_its_types_and_places() {
        let page = "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet><Table>\
            <Row><Cell><Data ss:Type=\"String\">Nombre</Data></Cell><Cell ss:Index=\"3\"><Data ss:Type=\"String\">Día</Data></Cell></Row>\
            <Row><Cell><Data ss:Type=\"String\">Ana &amp; Eva</Data><Comment><Data>no</Data></Comment></Cell><Cell/>\
            <Cell><Data ss:Type=\"DateTime\">2026-04-03T00:00:00.000</Data></Cell></Row>\
            <Row><Cell><Data ss:Type=\"Number\">12.345</Data></Cell></Row></Table></Worksheet></Workbook>";
        assert!(is_page(page.as_bytes()));
        assert_eq!(read(page.as_bytes()).as_deref(), Some("Nombre,,Día\nAna & Eva,,2026-04-03\n12.3450\n"));
    }
}
