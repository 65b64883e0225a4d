//! What an accountant should know before using the figures of a period: gaps, what does not match, what is missing.

use super::booked::Booked;
use crate::Result;
use crate::dates::Period;
use crate::ids::Id;
use rusqlite::{Connection, params};
use serde::Serialize;
use std::collections::BTreeMap;

/// Places told of a finding.
const PLACES: usize = 50;

/// Something to look at before the period is used, with every place it was found at. Its sentence is the word `finding-<code>`, which
/// speaks of `count` and `detail`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PeriodFinding {
    /// What it is, as a stable code.
    pub code: &'static str,
    /// Whether figures may be wrong; otherwise it is only to be known.
    pub serious: bool,
    /// Why, as a code; often empty.
    pub detail: &'static str,
    /// How many there are.
    #[ts(type = "number")]
    pub count: u64,
    /// Where, the first fifty.
    pub places: Vec<FindingPlace>,
}

/// Where something was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct FindingPlace {
    /// Series and number.
    pub number: String,
    /// The document; nothing where it is the document that is missing.
    pub sale: Option<Id>,
}

/// One thing that was found, once.
#[derive(Debug, Clone)]
pub(super) struct Finding {
    code: Code,
    number: String,
    detail: &'static str,
    count: u64,
    sale: Option<Id>,
}

/// What may be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Code {
    InvoiceChanged,
    InvoiceMissing,
    NumberGap,
    DayBack,
    NumberTwice,
    TotalsDiffer,
    RatesUnknown,
    CurrencyUnconverted,
    CustomerUnidentified,
    DraftLeft,
    XmlMissing,
    PaperMissing,
}

impl Code {
    fn named(self) -> (&'static str, bool) {
        match self {
            Self::InvoiceChanged => ("invoice-changed", true),
            Self::InvoiceMissing => ("invoice-missing", true),
            Self::NumberGap => ("number-gap", true),
            Self::DayBack => ("day-back", true),
            Self::NumberTwice => ("number-twice", true),
            Self::TotalsDiffer => ("totals-differ", true),
            Self::RatesUnknown => ("rates-unknown", true),
            Self::CurrencyUnconverted => ("currency-unconverted", true),
            Self::CustomerUnidentified => ("customer-unidentified", true),
            Self::DraftLeft => ("draft-left", false),
            Self::XmlMissing => ("xml-missing", false),
            Self::PaperMissing => ("paper-missing", true),
        }
    }
}

impl Finding {
    pub(super) fn of(code: Code, number: String, sale: Option<Id>) -> Self {
        Self { code, number, detail: "", count: 1, sale }
    }

    pub(super) fn because(self, detail: &'static str) -> Self {
        Self { detail, ..self }
    }

    fn times(self, count: i64) -> Self {
        Self { count: u64::try_from(count).unwrap_or(1), ..self }
    }
}

/// What was found, put together by what it is: the serious first.
pub(super) fn together(all: Vec<Finding>) -> Vec<PeriodFinding> {
    let mut groups: BTreeMap<(Code, &'static str), PeriodFinding> = BTreeMap::new();
    for one in all {
        let (code, serious) = one.code.named();
        let group = groups.entry((one.code, one.detail)).or_insert_with(|| PeriodFinding {
            code,
            serious,
            detail: one.detail,
            count: 0,
            places: Vec::new(),
        });
        group.count += one.count;
        if group.places.len() < PLACES && !one.number.is_empty() {
            group.places.push(FindingPlace { number: one.number, sale: one.sale });
        }
    }
    let mut told: Vec<PeriodFinding> = groups.into_values().collect();
    told.sort_by_key(|one| !one.serious);
    told
}

/// Looks at each invoice of a period, and at what only all of them together tell.
#[derive(Default)]
pub(super) struct Watcher {
    numbers: BTreeMap<String, u64>,
}

impl Watcher {
    pub fn see(&mut self, one: &Booked, findings: &mut Vec<Finding>) {
        let mut note = |code: Code| findings.push(Finding::of(code, one.full_number(), one.id));
        let sum: i64 = one.rates.iter().map(|rated| rated.base + rated.quota + rated.surcharge).sum();
        let upon = one.rates.iter().any(|rated| rated.tax == "ieps");
        if (!upon && sum != one.total) || one.net + one.tax != one.total {
            note(Code::TotalsDiffer);
        }
        if matches!(one.kind.as_str(), "F1" | "F3" | "R1" | "R2" | "R3" | "R4") && one.tax_id.is_empty() {
            note(Code::CustomerUnidentified);
        }
        if !one.number.is_empty() {
            let seen = self.numbers.entry(one.full_number()).or_insert(0);
            *seen += 1;
            if *seen == 2 {
                note(Code::NumberTwice);
            }
        }
    }
}

/// Gaps in the numbers of the period, days that go back, and drafts that nobody issued.
pub(super) fn of_all(conn: &Connection, period: &Period, findings: &mut Vec<Finding>) -> Result<()> {
    let (from, to) = period.days();
    let mut all = conn.prepare(
        "SELECT n.id, n.code, n.digits, n.first, s.serial, s.day, s.uid FROM sales AS s INDEXED BY sales_by_kind
         JOIN series AS n ON n.id = s.series_of
         WHERE s.kind IN ('invoice', 'credit') AND s.day >= ?1 AND s.day <= ?2 AND s.issued_at IS NOT NULL ORDER BY n.id, s.serial",
    )?;
    let mut rows = all.query(params![from, to])?;
    let mut before: Option<(i64, i64, String)> = None;
    while let Some(r) = rows.next()? {
        let (series, code, digits): (i64, String, i64) = (r.get(0)?, r.get(1)?, r.get(2)?);
        let (first, serial, day): (i64, i64, String) = (r.get(3)?, r.get(4)?, r.get(5)?);
        let (last, since) = match before.take() {
            Some((of, last, since)) if of == series => (last, since),
            _ => last_before(conn, series, serial)?.unwrap_or((first - 1, String::new())),
        };
        if serial != last + 1 {
            let missing = format!("{code}{:0width$}", last + 1, width = usize::try_from(digits).unwrap_or(0).min(20));
            findings.push(Finding::of(Code::NumberGap, missing, None).times(serial - last - 1));
        }
        if day < since {
            let number = format!("{code}{serial:0width$}", width = usize::try_from(digits).unwrap_or(0).min(20));
            findings.push(Finding::of(Code::DayBack, number, r.get(6)?));
        }
        before = Some((series, serial, day));
    }
    let drafts: i64 = conn.query_row(
        "SELECT count(*) FROM sales INDEXED BY sales_drafts
         WHERE state = 'draft' AND day >= ?1 AND day <= ?2 AND kind IN ('invoice', 'credit')",
        params![from, to],
        |r| r.get(0),
    )?;
    if drafts > 0 {
        findings.push(Finding::of(Code::DraftLeft, String::new(), None).times(drafts));
    }
    Ok(())
}

/// The place and day of the document before a place of a series.
fn last_before(conn: &Connection, series: i64, serial: i64) -> Result<Option<(i64, String)>> {
    use rusqlite::OptionalExtension as _;
    let mut one = conn.prepare_cached(
        "SELECT serial, day FROM sales WHERE series_of = ?1 AND serial < ?2 ORDER BY serial DESC LIMIT 1",
    )?;
    Ok(one.query_row([series, serial], |r| Ok((r.get(0)?, r.get(1)?))).optional()?)
}
