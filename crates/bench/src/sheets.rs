//! Workbooks read and written, beside the crates that read and write them, and the first screen of a very long file.

use crate::{Line, import};
use calamine::Reader as _;
use crm::book::{Book, NewBook};
use crm::import::InspectRequest;
use crm::moment::Unwatched;
use crm::settings::Business;
use crm::tables::workbook::WorkbookWriter;
use crm::tables::write::Cell;
use crm::tables::{self, Hints, Row};
use rust_xlsxwriter::Workbook;
use std::error::Error;
use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::Path;
use std::time::{Duration, Instant};

const ROWS: u64 = 100_000;
const LONG: u64 = 1_000_000;
/// What the first screen may take.
const SCREEN: Duration = Duration::from_secs(1);

pub fn measure() -> Result<Vec<Line>, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let contacts = folder.path().join("contactos.csv");
    import::generate(&contacts, ROWS)?;
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_path(&contacts)?;
    let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>()?;
    let (ours, theirs) = (folder.path().join("ours.xlsx"), folder.path().join("theirs.xlsx"));
    let written = write(&rows, &ours)?;
    let bare_written = write_bare(&rows, &theirs)?;
    let read = read(&ours)?;
    let bare_read = read_bare(&ours)?;
    let first = first_screen(folder.path())?;
    let line = |work: &str, took: Duration, bare: Duration, must: f64| Line {
        work: work.to_owned(),
        took: format!("{:.2} s", took.as_secs_f64()),
        bare: format!("{:.2} s", bare.as_secs_f64()),
        ratio: took.as_secs_f64() / bare.as_secs_f64(),
        must,
    };
    Ok(vec![
        line(&format!("read an XLSX of {ROWS} rows, looked at and read (bare: calamine alone)"), read, bare_read, 3.0),
        line(&format!("write an XLSX of {ROWS} rows (bare: rust_xlsxwriter alone)"), written, bare_written, 2.0),
        line(&format!("first screen of a file of {LONG} rows (bare: the second allowed)"), first, SCREEN, 1.0),
    ])
}

fn write(rows: &[csv::StringRecord], path: &Path) -> Result<Duration, Box<dyn Error>> {
    let start = Instant::now();
    let mut book = WorkbookWriter::new("Contactos", chrono::NaiveDateTime::default()).map_err(told)?;
    for (at, row) in rows.iter().enumerate() {
        if at == 0 {
            book.header(row).map_err(told)?;
        } else {
            let cells: Vec<Cell> =
                row.iter().map(|text| if text.is_empty() { Cell::Empty } else { Cell::Text(text) }).collect();
            book.row(&cells).map_err(told)?;
        }
    }
    book.finish(BufWriter::new(File::create(path)?)).map_err(told)?;
    Ok(start.elapsed())
}

fn write_bare(rows: &[csv::StringRecord], path: &Path) -> Result<Duration, Box<dyn Error>> {
    let start = Instant::now();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet_with_constant_memory()?;
    for (at, row) in (0..).zip(rows) {
        for (column, text) in (0..).zip(row).filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(at, column, text)?;
        }
    }
    book.save(path)?;
    Ok(start.elapsed())
}

/// As an import reads it: all of it looked at, then all of it read.
fn read(path: &Path) -> Result<Duration, Box<dyn Error>> {
    let start = Instant::now();
    let source = path.to_path_buf();
    let seen = tables::inspect(&source, &Hints::default(), &mut |_, _| true).map_err(told)?;
    let mut rows = tables::open(&source, &seen).map_err(told)?;
    let (mut row, mut count) = (Row::default(), 0);
    while rows.read(&mut row).map_err(told)? {
        count += 1;
    }
    if count != ROWS {
        return Err(format!("{count} of {ROWS} rows").into());
    }
    Ok(start.elapsed())
}

fn read_bare(path: &Path) -> Result<Duration, Box<dyn Error>> {
    let start = Instant::now();
    let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(BufReader::new(File::open(path)?))?;
    let range = book.worksheet_range_at(0).ok_or("no sheet")??;
    if range.rows().count() as u64 != ROWS + 1 {
        return Err("not all rows".into());
    }
    Ok(start.elapsed())
}

/// How long until a person sees what was understood of a file of a million rows.
fn first_screen(folder: &Path) -> Result<Duration, Box<dyn Error>> {
    let path = folder.join("long.csv");
    let mut out = BufWriter::new(File::create(&path)?);
    writeln!(out, "Código;Nombre;Teléfono;Correo;Fecha de alta;Saldo")?;
    for n in 0..LONG {
        writeln!(
            out,
            "{n};Cliente {n};6{:08};c{n}@correo.es;{:02}/03/2026;{},50",
            n % 100_000_000,
            n % 28 + 1,
            n % 1000
        )?;
    }
    out.flush()?;
    let new = NewBook {
        business: Business::in_country("Banco de pruebas", "ES", "es", "EUR"),
        user: "Ana".to_owned(),
        device: "banco".to_owned(),
        now: import::NOW,
        seed: [9; 32],
    };
    let book = Book::create(&folder.join("b.clientela"), None, &new)?;
    let start = Instant::now();
    let request = InspectRequest { path: path.display().to_string(), head_only: true, ..InspectRequest::default() };
    let report = crm::import::inspect(&book, request, &Unwatched)?;
    if report.preview.is_empty() {
        return Err("nothing to show".into());
    }
    Ok(start.elapsed())
}

fn told(problem: impl std::fmt::Debug) -> Box<dyn Error> {
    format!("{problem:?}").into()
}
