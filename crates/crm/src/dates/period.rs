//! A stretch of time: a month, a quarter, a year, or from one day to another.

use crate::{Error, Result};
use chrono::{Datelike as _, Days, Months, NaiveDate};

/// From one day to another, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

impl Period {
    /// Reads `2026`, `2026-07`, `2026-Q3` (`2026-T3`, `2026-3T`) or `2026-07-01..2026-08-15`. Errors: `period-unknown`.
    pub fn parse(text: &str) -> Result<Self> {
        let text = text.trim();
        read(text)
            .filter(|period| period.from <= period.to)
            .ok_or_else(|| Error::invalid("period", "period-unknown").with("value", text))
    }

    /// The quarter before the one of a day: what is due to be handed over.
    pub fn before(day: NaiveDate) -> Option<Self> {
        let quarter = quarter(day.year(), (day.month() - 1) / 3 + 1)?;
        months(quarter.from.checked_sub_months(Months::new(3))?, 3)
    }

    /// As [`Period::parse`] reads it, the shortest way: `2026-Q3`.
    pub fn code(&self) -> String {
        let year = self.from.year();
        let named = [(12, format!("{year:04}")), (1, self.from.format("%Y-%m").to_string())];
        let quarter = (self.from.month() - 1) / 3 + 1;
        let named = named.into_iter().chain([(3, format!("{year:04}-Q{quarter}"))]);
        named
            .into_iter()
            .find(|(length, code)| {
                read(code).is_some_and(|same| same == *self) && months(self.from, *length) == Some(*self)
            })
            .map_or_else(|| format!("{}..{}", self.from, self.to), |(_, code)| code)
    }

    /// Whether a day is in it.
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }

    /// Its first and its last day, ISO.
    pub(crate) fn days(&self) -> (String, String) {
        (self.from.to_string(), self.to.to_string())
    }
}

fn months(from: NaiveDate, length: u32) -> Option<Period> {
    let after = from.checked_add_months(Months::new(length))?;
    Some(Period { from, to: after.checked_sub_days(Days::new(1))? })
}

fn quarter(year: i32, nth: u32) -> Option<Period> {
    if !(1..=4).contains(&nth) {
        return None;
    }
    months(NaiveDate::from_ymd_opt(year, nth * 3 - 2, 1)?, 3)
}

fn read(text: &str) -> Option<Period> {
    if let Some((from, to)) = text.split_once("..") {
        return Some(Period { from: from.trim().parse().ok()?, to: to.trim().parse().ok()? });
    }
    let (year, part) = match text.split_once('-') {
        Some((year, part)) => (year, Some(part)),
        None => (text, None),
    };
    if year.len() != 4 || !year.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let year: i32 = year.parse().ok()?;
    let Some(part) = part else { return months(NaiveDate::from_ymd_opt(year, 1, 1)?, 12) };
    let bare = part.trim_start_matches(['Q', 'q', 'T', 't']).trim_end_matches(['T', 't']);
    match bare.len() {
        1 if bare.len() < part.len() => quarter(year, bare.parse().ok()?),
        2 if bare.len() == part.len() => months(NaiveDate::from_ymd_opt(year, part.parse().ok()?, 1)?, 1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_read_in_every_way_and_written_in_the_shortest() {
        let written = |text: &str| Period::parse(text).map(|period| period.code()).ok();
        for quarter in ["2026-Q3", "2026-T3", "2026-3T", "2026-q3", "2026-07-01..2026-09-30"] {
            assert_eq!(written(quarter).as_deref(), Some("2026-Q3"), "{quarter}");
        }
        assert_eq!(written("2026").as_deref(), Some("2026"));
        assert_eq!(written("2028-02").as_deref(), Some("2028-02"), "a February of 29 days");
        assert_eq!(written("2026-07-01..2026-08-15").as_deref(), Some("2026-07-01..2026-08-15"));
        for wrong in
            ["", "26", "2026-13", "2026-Q5", "2026-0", "2026-Q", "2026-3", "20 26", "2026-08-15..2026-07-01", "-026"]
        {
            assert_eq!(written(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_is_handed_over_is_the_quarter_before() {
        let before = |day: &str| day.parse().ok().and_then(Period::before).map(|period| period.code());
        assert_eq!(before("2026-11-22").as_deref(), Some("2026-Q3"));
        assert_eq!(before("2026-01-01").as_deref(), Some("2025-Q4"));
    }
}
