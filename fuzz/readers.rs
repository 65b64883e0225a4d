//! What is done with any bytes: by the fuzz targets with what they invent, and by `crates/crm/tests/corpus.rs` with what was kept.
//! Nothing may panic, hang, or fill the memory; what comes out does not matter, but it must hold together.

#![allow(dead_code, reason = "each target uses one of them")]

use chrono::NaiveDate;
use crm::places::{DayOrder, DecimalMark};
use crm::tables::{self, Bytes, Hints, Row, Source, Unpacked};
use std::io::Write;

/// Rows read of one file.
const ROWS: u64 = 20_000;

/// Looks at a source and reads its rows. What the reading counts must be what it gave.
fn read(source: &dyn Source, head_only: bool) {
    let hints = Hints { country: Some("ES".to_owned()), head_only, ..Hints::default() };
    let Ok(found) = tables::inspect(source, &hints, &mut |_, _| true) else { return };
    let kinds = tables::matching::kinds(&found.columns, &source.name());
    if let Some(guess) = kinds.first() {
        tables::matching::columns(guess.kind, &found.columns, &[]);
    }
    let Ok(mut rows) = tables::open(source, &found) else { return };
    let (mut row, mut seen) = (Row::default(), 0);
    while seen < ROWS && rows.read(&mut row).unwrap_or(false) {
        seen += 1;
        for cell in row.cells() {
            std::hint::black_box(tables::content::of_cell(cell));
        }
    }
    assert!(seen == ROWS || rows.tally().rows >= seen, "{} rows were given and {} told", seen, rows.tally().rows);
}

/// Separated text in any encoding and dialect.
pub fn text(data: &[u8]) {
    for head_only in [false, true] {
        read(&Bytes::new(data, "tabla.csv"), head_only);
    }
}

/// XLSX, XLSB, XLS and ODS, by their first bytes.
pub fn workbook(data: &[u8]) {
    for name in ["libro.xlsx", "libro.xls", "libro.ods"] {
        read(&Bytes::new(data, name), false);
    }
}

/// Contact cards and calendars.
pub fn cards(data: &[u8]) {
    for name in ["tarjetas.vcf", "agenda.ics"] {
        read(&Bytes::new(data, name), false);
    }
}

/// ZIP and gzip of tables.
pub fn packed(data: &[u8]) {
    let Ok(mut file) = tempfile::Builder::new().suffix(".zip").tempfile() else { return };
    if file.write_all(data).is_err() {
        return;
    }
    let Ok(source) = Unpacked::of(file.path(), None, &mut |_, _| true) else { return };
    read(&source, false);
    for entry in source.entries.iter().take(3) {
        if let Ok(source) = Unpacked::of(file.path(), Some(entry), &mut |_, _| true) {
            read(&source, true);
        }
    }
}

/// A line of plain words that becomes a task.
pub fn phrases(data: &[u8]) {
    let line = String::from_utf8_lossy(data);
    let Some(today) = NaiveDate::from_ymd_opt(2026, 11, 22) else { return };
    for order in [DayOrder::DayMonthYear, DayOrder::MonthDayYear] {
        std::hint::black_box(crm::tasks::quick_add::quick_add(&line, today, order));
        let _ = crm::dates::parse(&line, today, order);
    }
}

/// One cell as every kind of value.
pub fn values(data: &[u8]) {
    let cell = String::from_utf8_lossy(data);
    for style in [DecimalMark::Comma, DecimalMark::Point] {
        let _ = crm::money::parse(&cell, style);
    }
    for sign in [tables::numbers::DecimalSign::Comma, tables::numbers::DecimalSign::Point] {
        tables::numbers::parse(&cell, sign);
    }
    for order in [tables::dates::DateOrder::Dmy, tables::dates::DateOrder::Mdy, tables::dates::DateOrder::Ymd] {
        tables::dates::parse(&cell, order);
    }
    tables::content::of_cell(&cell);
    tables::mojibake::repaired(&cell);
    let guarded = tables::guard::unguarded(&cell).unwrap_or(&cell);
    for country in ["ES", "MX", "AR", "CO"] {
        crm::phones::several(guarded, country);
        crm::places::postcode(guarded, country);
    }
    crm::mails::several(&cell);
    crm::taxid::detect(&cell);
    for country in crm::taxid::countries() {
        crm::taxid::check(country, &cell);
    }
    let tidy = crm::names::tidy(&cell);
    crm::names::split(&tidy);
    crm::names::company(&tidy);
    crm::names::proper_case(&tidy);
    assert_eq!(crm::names::tidy(&tidy), tidy, "tidying again changes something");
}

/// An export profile a person wrote.
pub fn profile(data: &[u8]) {
    let _ = crm::export::Profile::read("fuzz", &String::from_utf8_lossy(data));
}
