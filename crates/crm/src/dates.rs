//! Dates as people type them: `hoy`, `mañana`, `el próximo martes`, `+7`, `15/3`, `3 de abril`, ISO, and the same in English.
//! The engine has no clock: today is passed in.

mod period;
mod phrase;
mod words;

pub use period::Period;
pub(crate) use phrase::{Found, folded, leading};

use crate::places::DayOrder;
use chrono::{Datelike, NaiveDate};

/// Longest text that is a date.
const LONGEST: usize = 80;

/// Why a date could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Nothing was written.
    #[error("empty")]
    Empty,
    /// Not a date in any form known.
    #[error("format")]
    Format,
    /// A year before 1 or after 9999.
    #[error("year")]
    Year,
    /// A date of figures that does not exist: `30/2`, or a month above twelve in the book's order.
    #[error("no-such-day")]
    NoSuchDay,
}

impl DateError {
    /// Stable code for words: `empty`, `format`, `year`, `no-such-day`.
    pub fn rule(self) -> &'static str {
        match self {
            DateError::Empty => "empty",
            DateError::Format => "format",
            DateError::Year => "year",
            DateError::NoSuchDay => "no-such-day",
        }
    }
}

/// Reads a date as typed. `order` is the book's order of day and month; ISO is read in any book. Without a year the date
/// nearest to `today` is meant; of two-digit years the one between 80 years ago and 19 ahead. A weekday is the next one
/// after today, `el lunes pasado` the last one before it. A time after an ISO date is left out.
pub fn parse(text: &str, today: NaiveDate, order: DayOrder) -> Result<NaiveDate, DateError> {
    if text.len() > LONGEST * 4 {
        return Err(if text.trim().is_empty() { DateError::Empty } else { DateError::Format });
    }
    let folded = folded(text);
    let mut tokens: Vec<&str> = folded.split(' ').filter(|t| !t.is_empty()).collect();
    if tokens.is_empty() {
        return Err(DateError::Empty);
    }
    // A spreadsheet's date with midnight behind it.
    if tokens.len() > 1 && tokens.last().is_some_and(|t| is_clock(t)) {
        tokens.pop();
    }
    if let [only] = tokens[..] {
        if let Some((day, _)) = only.split_once('t').filter(|(day, clock)| day.len() == 10 && is_clock(clock)) {
            return finish(leading(&[day], today, order));
        }
        // Not `parse` alone, which would take `+7` for a figure.
        if only.bytes().all(|b| b.is_ascii_digit())
            && let Ok(day @ 1..=31) = only.parse::<u32>()
        {
            return next_day_of_month(today, day);
        }
    }
    match leading(&tokens, today, order) {
        Some(found) if found.used == tokens.len() => found.date,
        // A date that is clear but impossible says so even when more words follow.
        Some(Found { date: Err(e @ (DateError::Year | DateError::NoSuchDay)), .. }) => Err(e),
        _ => Err(DateError::Format),
    }
}

fn finish(found: Option<Found>) -> Result<NaiveDate, DateError> {
    found.map_or(Err(DateError::Format), |f| f.date)
}

fn is_clock(text: &str) -> bool {
    text.contains(':') && text.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | 'z' | '+' | '-'))
}

/// The next day of a month with this number, today included; months too short for it are passed over.
fn next_day_of_month(today: NaiveDate, day: u32) -> Result<NaiveDate, DateError> {
    (0..12)
        .filter_map(|ahead| today.with_day(1)?.checked_add_months(chrono::Months::new(ahead))?.with_day(day))
        .find(|date| *date >= today)
        .ok_or(DateError::NoSuchDay)
        .and_then(in_range)
}

/// The date if its year is one that the book keeps, 1 to 9999.
pub(crate) fn in_range(date: NaiveDate) -> Result<NaiveDate, DateError> {
    if (1..=9999).contains(&date.year()) { Ok(date) } else { Err(DateError::Year) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use DayOrder::{DayMonthYear, MonthDayYear};
    use proptest::prelude::*;

    /// Saturday 21 November 2026.
    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day")
    }

    fn read(text: &str) -> String {
        parse(text, today(), DayMonthYear).map_or_else(|e| e.rule().to_owned(), |d| d.to_string())
    }

    #[test]
    fn words_are_dates() {
        for (text, expected) in [
            ("hoy", "2026-11-21"),
            ("Mañana", "2026-11-22"),
            ("manana", "2026-11-22"),
            ("pasado mañana", "2026-11-23"),
            ("ayer", "2026-11-20"),
            ("antes de ayer", "2026-11-19"),
            ("anteayer", "2026-11-19"),
            ("lunes", "2026-11-23"),
            ("sábado", "2026-11-28"),
            ("el próximo martes", "2026-11-24"),
            ("martes que viene", "2026-11-24"),
            ("el lunes pasado", "2026-11-16"),
            ("mié", "2026-11-25"),
            ("la semana que viene", "2026-11-28"),
            ("próximo mes", "2026-12-21"),
            ("fin de mes", "2026-11-30"),
            ("en 3 días", "2026-11-24"),
            ("dentro de dos semanas", "2026-12-05"),
            ("hace 2 meses", "2026-09-21"),
            ("today", "2026-11-21"),
            ("tomorrow", "2026-11-22"),
            ("next friday", "2026-11-27"),
            ("last monday", "2026-11-16"),
            ("in 2 weeks", "2026-12-05"),
            ("3 days ago", "2026-11-18"),
            ("yesterday", "2026-11-20"),
            ("day after tomorrow", "2026-11-23"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn figures_are_dates() {
        for (text, expected) in [
            ("+7", "2026-11-28"),
            ("+2s", "2026-12-05"),
            ("+1m", "2026-12-21"),
            ("-3", "2026-11-18"),
            ("+1a", "2027-11-21"),
            ("+ 7", "2026-11-28"),
            ("+3 días", "2026-11-24"),
            ("15/3", "2027-03-15"),
            ("15/10", "2026-10-15"),
            ("15/3/27", "2027-03-15"),
            ("15/3/85", "1985-03-15"),
            ("15-03-2026", "2026-03-15"),
            ("15.3.2026", "2026-03-15"),
            ("3 de abril", "2027-04-03"),
            ("3 de abril de 2026", "2026-04-03"),
            ("3 abril 2026", "2026-04-03"),
            ("15-mar-2026", "2026-03-15"),
            ("15 sept. 2026", "2026-09-15"),
            ("april 3, 2026", "2026-04-03"),
            ("3rd april", "2027-04-03"),
            ("2026-04-03", "2026-04-03"),
            ("2026/4/3", "2026-04-03"),
            ("20260403", "2026-04-03"),
            ("2026-04-03 00:00:00", "2026-04-03"),
            ("2026-04-03T10:20:30Z", "2026-04-03"),
            ("viernes 3 de abril", "2027-04-03"),
            ("1º de mayo", "2027-05-01"),
            ("29/2", "2028-02-29"),
            ("25", "2026-11-25"),
            ("10", "2026-12-10"),
            ("31", "2026-12-31"),
            ("15/3/0001", "0001-03-15"),
            ("31/12/9999", "9999-12-31"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
        assert_eq!(parse("3/15/2026", today(), MonthDayYear).map(|d| d.to_string()), Ok("2026-03-15".into()));
    }

    #[test]
    fn what_is_no_date_says_why() {
        for (text, rule) in [
            ("", "empty"),
            (" \u{200B}", "empty"),
            ("pronto", "format"),
            ("15/3/0000", "year"),
            ("0000-03-15", "year"),
            ("15/3/10000", "year"),
            ("+99999999", "year"),
            ("+999999999999999999999999", "year"),
            ("12345-01-01", "year"),
            ("30/2/2026", "no-such-day"),
            ("3/15/2026", "no-such-day"),
            ("32", "format"),
            ("0/0", "no-such-day"),
            ("30 de febrero", "no-such-day"),
            ("lunes gordo", "format"),
            ("1/2/3/4", "format"),
            ("😀", "format"),
            ("15/3 llamar", "format"),
        ] {
            assert_eq!(read(text), rule, "{text}");
        }
        assert_eq!(read(&"1/".repeat(500_000)), "format");
    }

    proptest! {
        #[test]
        fn no_text_makes_it_fall_over(any in "\\PC*", like in "[0-9+/. :T-]{0,24}", words in "(el |en |hace |\\+|-|fin de |lunes |3 |99999 |de |abril |mes |semanas |proximo |que viene |ñ|😀){0,6}") {
            for day in [today(), NaiveDate::MIN, NaiveDate::MAX] {
                for text in [&any, &like, &words] {
                    if let Ok(date) = parse(text, day, DayMonthYear) {
                        prop_assert!((1..=9999).contains(&date.year()));
                    }
                    let _ = parse(text, day, MonthDayYear);
                }
            }
        }

        #[test]
        fn every_day_is_read_back_in_each_writing(days in 1i32..3_650_000) {
            let date = NaiveDate::from_num_days_from_ce_opt(days).expect("a day");
            let (y, m, d) = (date.year(), date.month(), date.day());
            prop_assume!(y <= 9999);
            prop_assert_eq!(parse(&date.to_string(), today(), DayMonthYear), Ok(date));
            prop_assert_eq!(parse(&format!("{d}/{m}/{y:04}"), today(), DayMonthYear), Ok(date));
            prop_assert_eq!(parse(&format!("{m}-{d}-{y:04}"), today(), MonthDayYear), Ok(date));
        }
    }
}
