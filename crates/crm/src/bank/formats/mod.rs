//! The files of banks: which kind a file is, and its accounts and movements.

mod camt;
mod norma43;
mod ofx;
mod table;

use super::statement::Statement;
use crate::import::Said;
use crate::money::{self, Currency, Money};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

/// No statement is larger: 64 MiB.
const MOST: u64 = 64 << 20;
/// What is looked at to know a file.
const HEAD: usize = 4_096;

/// What is known beside the file.
pub(super) struct Around<'a> {
    /// The currency of the business, for what names none.
    pub home: Currency,
    /// Its country, by which doubtful figures and days are read.
    pub country: &'a str,
}

/// Reads a statement of any format. The reason of what cannot be read is `bank-…` or `table-…`, with `row` and `column` where there is one.
///
/// Errors (as the reason): `bank-too-large`, those of each format.
pub fn read(path: &Path, home: Currency, country: &str) -> Result<Statement, Said> {
    let around = Around { home, country };
    let bytes = whole(path)?;
    match format_of(&bytes) {
        Some("norma43") => norma43::read(&bytes),
        Some("ofx") => ofx::read(&bytes, &around),
        Some("camt") => camt::read(&bytes),
        _ => table::read(path, &around),
    }
}

/// Whether a file is a statement in a format of banks: Norma 43, OFX or CAMT.053. A table is not told from any other table.
pub fn looks_like_one(path: &Path) -> bool {
    let mut head = Vec::with_capacity(HEAD);
    let read = File::open(path).and_then(|file| file.take(HEAD as u64).read_to_end(&mut head));
    read.is_ok() && format_of(&head).is_some()
}

/// The format of a file that begins so.
fn format_of(bytes: &[u8]) -> Option<&'static str> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let text: String = head.iter().filter(|byte| **byte != 0).map(|byte| char::from(*byte)).collect();
    let upper = text.to_ascii_uppercase();
    if upper.contains("OFXHEADER") || upper.contains("<OFX>") {
        return Some("ofx");
    }
    if text.contains("<BkToCstmrStmt") || text.contains(":BkToCstmrStmt") || text.contains("camt.053") {
        return Some("camt");
    }
    norma43::is_one(head).then_some("norma43")
}

fn whole(path: &Path) -> Result<Vec<u8>, Said> {
    let wrong = |error: std::io::Error| Said::new("table-io").with("error", error.kind());
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(MOST + 1).read_to_end(&mut bytes)).map_err(wrong)?;
    match bytes.len() as u64 > MOST {
        true => Err(Said::new("bank-too-large").with("limit", MOST >> 20)),
        false => Ok(bytes),
    }
}

/// A decimal with a point (or a comma, as some banks write) in minor units.
fn minor(text: &str, currency: Currency) -> Option<i64> {
    let plain = text.trim().replace(',', ".");
    let amount = Decimal::from_str_exact(plain.trim_start_matches('+')).ok()?;
    Money::from_decimal(amount, currency).ok().map(|money| money.minor)
}

/// The currency of an ISO 4217 code.
fn currency(code: &str) -> Option<Currency> {
    money::currency(code.trim())
}

/// `20261123…` as a day.
fn compact_day(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text.trim().get(..8)?, "%Y%m%d").ok()
}

/// Several texts in one, without blanks around and without saying the same twice.
fn joined<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut all: Vec<String> = Vec::new();
    for part in parts {
        let part = crate::names::tidy(part);
        if !part.is_empty() && !all.iter().any(|told| told.contains(&part)) {
            all.push(part);
        }
    }
    all.join(" · ")
}
