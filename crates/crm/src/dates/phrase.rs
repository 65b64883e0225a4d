//! A date at the beginning of a row of words: how `parse` and the quick add both read.

use super::words::{FILLERS, Unit, count, month, unit, weekday};
use super::{DateError, in_range};
use crate::places::DayOrder;
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A date that a row of words begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    /// The day meant, or why it cannot be.
    pub date: Result<NaiveDate, DateError>,
    /// How many words it took.
    pub used: usize,
}

/// Lower case without accents, invisible characters and commas, blanks as single spaces: one word stays one word.
pub(crate) fn folded(text: &str) -> String {
    let kept: String = text
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .filter(|c| !matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | 'º' | 'ª'))
        .map(|c| match c {
            ',' | ';' | '(' | ')' => ' ',
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            c => c,
        })
        .flat_map(char::to_lowercase)
        .collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The date that folded words begin with; a lone figure is none. Looks at no more than ten words.
pub(crate) fn leading(tokens: &[&str], today: NaiveDate, order: DayOrder) -> Option<Found> {
    let fillers = tokens.iter().take(3).take_while(|t| FILLERS.contains(t)).count();
    let rest = &tokens[fillers..tokens.len().min(fillers + 10)];
    let found = spoken(rest, today)
        .or_else(|| weekday_phrase(rest, today, order))
        .or_else(|| moved(rest, today))
        .or_else(|| written(rest, today))
        .or_else(|| figures(rest.first()?, today, order).map(|date| Found { date, used: 1 }))?;
    Some(Found { date: found.date.and_then(in_range), used: found.used + fillers })
}

fn found(date: Option<NaiveDate>, used: usize) -> Option<Found> {
    Some(Found { date: date.ok_or(DateError::Year), used })
}

fn days(from: NaiveDate, by: i64) -> Option<NaiveDate> {
    let moved = Days::new(by.unsigned_abs());
    if by < 0 { from.checked_sub_days(moved) } else { from.checked_add_days(moved) }
}

fn by_units(from: NaiveDate, number: i64, unit: Unit) -> Option<NaiveDate> {
    match unit {
        Unit::Days(n) => days(from, number.checked_mul(n)?),
        Unit::Months(n) => {
            let months = number.checked_mul(n)?;
            let by = Months::new(u32::try_from(months.unsigned_abs()).ok()?);
            if months < 0 { from.checked_sub_months(by) } else { from.checked_add_months(by) }
        }
    }
}

/// `hoy`, `pasado mañana`, `la semana que viene`, `fin de mes`.
fn spoken(rest: &[&str], today: NaiveDate) -> Option<Found> {
    let by = |n, used| found(days(today, n), used);
    match rest {
        ["hoy" | "today" | "hoje", ..] => by(0, 1),
        ["pasado", "manana", ..] => by(2, 2),
        ["pasadomanana", ..] => by(2, 1),
        ["day", "after", "tomorrow", ..] => by(2, 3),
        ["manana" | "tomorrow", ..] => by(1, 1),
        ["antes", "de", "ayer", ..] => by(-2, 3),
        ["day", "before", "yesterday", ..] => by(-2, 3),
        ["anteayer" | "antier" | "antesdeayer", ..] => by(-2, 1),
        ["ayer" | "yesterday", ..] => by(-1, 1),
        ["proximo" | "proxima" | "next", word, ..] if word.len() > 1 => found(by_units(today, 1, unit(word)?), 2),
        [word, "que", "viene", ..] if word.len() > 1 => found(by_units(today, 1, unit(word)?), 3),
        [word, "proximo" | "proxima", ..] if word.len() > 1 => found(by_units(today, 1, unit(word)?), 2),
        [word, "pasado" | "pasada", ..] if word.len() > 1 => found(by_units(today, -1, unit(word)?), 2),
        ["last", word, ..] if word.len() > 1 => found(by_units(today, -1, unit(word)?), 2),
        ["fin" | "final" | "finales", "de", "mes", ..] => found(end_of_month(today), 3),
        ["end", "of", "month", ..] => found(end_of_month(today), 3),
        ["end", "of", "the", "month", ..] => found(end_of_month(today), 4),
        _ => None,
    }
}

fn end_of_month(today: NaiveDate) -> Option<NaiveDate> {
    today.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt()
}

/// The first such weekday strictly after (or before) a day.
fn next_weekday(today: NaiveDate, wanted: Weekday, back: bool) -> Option<NaiveDate> {
    let ahead = i64::from(wanted.num_days_from_monday()) - i64::from(today.weekday().num_days_from_monday());
    let ahead = if back { -((-ahead - 1).rem_euclid(7) + 1) } else { (ahead - 1).rem_euclid(7) + 1 };
    days(today, ahead)
}

/// `lunes`, `próximo martes`, `martes que viene`, `lunes pasado`, `viernes 3 de abril`.
fn weekday_phrase(rest: &[&str], today: NaiveDate, order: DayOrder) -> Option<Found> {
    let bare = |w: &str| weekday(w.trim_end_matches('.'));
    match rest {
        ["proximo" | "next", word, ..] => found(next_weekday(today, bare(word)?, false), 2),
        ["pasado" | "last", word, ..] => found(next_weekday(today, bare(word)?, true), 2),
        [word, after @ ..] => {
            let day = bare(word)?;
            match after {
                ["que", "viene", ..] => found(next_weekday(today, day, false), 3),
                ["proximo", ..] => found(next_weekday(today, day, false), 2),
                // `lunes pasado mañana` is nobody's date: the last Monday.
                ["pasado", ..] => found(next_weekday(today, day, true), 2),
                _ => {
                    let explicit = written(after, today)
                        .or_else(|| figures(after.first()?, today, order).map(|date| Found { date, used: 1 }));
                    match explicit {
                        Some(date) => Some(Found { used: date.used + 1, ..date }),
                        None => found(next_weekday(today, day, false), 1),
                    }
                }
            }
        }
        [] => None,
    }
}

/// `+7`, `+2s`, `-3`, `+3 días`, `en 3 días`, `dentro de dos semanas`, `hace 2 meses`, `3 days ago`.
fn moved(rest: &[&str], today: NaiveDate) -> Option<Found> {
    let whole = |number: &str, word: &str, sign: i64, used| {
        let number = count(number)?;
        found(by_units(today, number.saturating_mul(sign), unit(word)?), used)
    };
    match rest {
        ["en" | "in", number, word, ..] if word.len() > 1 => whole(number, word, 1, 3),
        ["dentro", "de", number, word, ..] => whole(number, word, 1, 4),
        ["hace", number, word, ..] => whole(number, word, -1, 3),
        [number, word, "ago" | "atras", ..] => whole(number, word, -1, 3),
        [sign @ ("+" | "-"), number, ..] if count(number).is_some() => {
            signed(&format!("{sign}{number}"), rest.get(2), today).map(|f| Found { used: f.used + 1, ..f })
        }
        [first, ..] if first.starts_with(['+', '-']) => signed(first, rest.get(1), today),
        _ => None,
    }
}

fn signed(text: &str, next: Option<&&str>, today: NaiveDate) -> Option<Found> {
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let body = text.get(1..)?;
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 {
        return None;
    }
    let number = count(&body[..digits])?.saturating_mul(sign);
    match (&body[digits..], next.filter(|w| w.len() > 2).and_then(|w| unit(w))) {
        ("", Some(unit)) => found(by_units(today, number, unit), 2),
        ("", None) => found(by_units(today, number, Unit::Days(1)), 1),
        (letter, _) => found(by_units(today, number, unit(letter)?), 1),
    }
}

fn ordinal(word: &str) -> Option<u32> {
    let bare = ["st", "nd", "rd", "th", "o", "ro", "."].iter().find_map(|tail| word.strip_suffix(tail)).unwrap_or(word);
    match bare {
        "primero" => Some(1),
        _ if bare.len() <= 2 && bare.bytes().all(|b| b.is_ascii_digit()) => bare.parse().ok(),
        _ => None,
    }
}

fn named_month(word: &str) -> Option<u32> {
    month(word.trim_end_matches('.'))
}

/// `3 de abril`, `3 abril 2026`, `3 de abril de 2026`, `april 3 2026`.
fn written(rest: &[&str], today: NaiveDate) -> Option<Found> {
    let (day, month, used) = match rest {
        [day, "de" | "of", month, ..] => (ordinal(day)?, named_month(month)?, 3),
        [day, month, ..] if ordinal(day).is_some() => (ordinal(day)?, named_month(month)?, 2),
        [month, day, ..] => (ordinal(day)?, named_month(month)?, 2),
        _ => return None,
    };
    let (year, more) = match &rest[used..] {
        ["de" | "del", year, ..] if full_year(year) => (Some(*year), 2),
        [year, ..] if full_year(year) => (Some(*year), 1),
        _ => (None, 0),
    };
    let date = match year {
        Some(year) => built(year, month, day, today),
        None => nearest(month, day, today),
    };
    Some(Found { date, used: used + more })
}

fn full_year(word: &str) -> bool {
    (4..=6).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit())
}

/// A date of one word: `15/3`, `15-mar-2026`, `15.3.27`, ISO, `20260315`.
fn figures(word: &str, today: NaiveDate, order: DayOrder) -> Option<Result<NaiveDate, DateError>> {
    if word.len() == 8 && word.starts_with(['1', '2']) && word.bytes().all(|b| b.is_ascii_digit()) {
        return Some(built(&word[..4], word[4..6].parse().ok()?, word[6..].parse().ok()?, today));
    }
    if word.len() > 24 {
        return None;
    }
    let mark = word.chars().find(|c| matches!(c, '/' | '-' | '.'))?;
    let parts: Vec<&str> = word.trim_end_matches('.').split(mark).collect();
    let figure = |p: &str| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit());
    let number = |p: &str| p.parse::<u32>().unwrap_or(u32::MAX);
    match parts[..] {
        [day, month] if figure(day) && named_month(month).is_some() => {
            Some(nearest(named_month(month)?, number(day), today))
        }
        // 10.30 is an hour and 1-2 a range sooner than a date: without a year only the slash is one.
        [a, b] if figure(a) && figure(b) && mark == '/' && a.len() <= 2 && b.len() <= 2 => {
            let (day, month) = ordered(number(a), number(b), order);
            Some(nearest(month, day, today))
        }
        [day, month, year] if figure(day) && figure(year) && !figure(month) => {
            Some(built(year, named_month(month)?, number(day), today))
        }
        [year, month, day] if figure(year) && figure(month) && figure(day) && year.len() >= 4 => {
            Some(built(year, number(month), number(day), today))
        }
        [a, b, year] if figure(a) && figure(b) && figure(year) && a.len() <= 2 && b.len() <= 2 => {
            let (day, month) = ordered(number(a), number(b), order);
            Some(built(year, month, day, today))
        }
        _ => None,
    }
}

fn ordered(a: u32, b: u32, order: DayOrder) -> (u32, u32) {
    match order {
        DayOrder::DayMonthYear => (a, b),
        DayOrder::MonthDayYear => (b, a),
    }
}

/// A date with its year in figures: two of them are the year between 80 ago and 19 ahead, three are none.
fn built(year: &str, month: u32, day: u32, today: NaiveDate) -> Result<NaiveDate, DateError> {
    let number: i32 = year.parse().map_err(|_| DateError::Year)?;
    let year = match year.len() {
        1 | 2 => {
            let first = today.year().checked_sub(80).ok_or(DateError::Year)?;
            first + (number - first).rem_euclid(100)
        }
        _ => number,
    };
    if !(1..=9999).contains(&year) {
        return Err(DateError::Year);
    }
    NaiveDate::from_ymd_opt(year, month, day).ok_or(DateError::NoSuchDay)
}

/// The day and month nearest to today; 29 February waits for its year.
fn nearest(month: u32, day: u32, today: NaiveDate) -> Result<NaiveDate, DateError> {
    let year = today.year();
    (-4..=8)
        .filter_map(|by| NaiveDate::from_ymd_opt(year.checked_add(by)?, month, day))
        .min_by_key(|date| {
            let away = (*date - today).num_days();
            // Of 29 February the next is meant, not the nearest, which may lie years back.
            if (month, day) == (2, 29) && away < -180 { i64::MAX } else { away.abs() }
        })
        .ok_or(DateError::NoSuchDay)
}
