//! Dates as people write them: which order a cell allows, and its value once the order is known.

use chrono::{Duration, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// The order of day, month and year in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    /// `31/12/2026`
    Dmy,
    /// `12/31/2026`
    Mdy,
    /// `2026-12-31`
    Ymd,
    /// Days since 1899-12-30, as a spreadsheet stores them: `46387`.
    Serial,
}

/// What one cell says about the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateShape {
    /// Only one order makes a date of it (a month in words counts as the order it is written in).
    Only(DateOrder),
    /// `03/04/2026`: day or month first, and it matters.
    Either,
    /// `04/04/2026`: the same day both ways.
    Same,
}

const MONTHS: [(&str, u32); 38] = [
    ("enero", 1),
    ("febrero", 2),
    ("marzo", 3),
    ("abril", 4),
    ("mayo", 5),
    ("junio", 6),
    ("julio", 7),
    ("agosto", 8),
    ("septiembre", 9),
    ("setiembre", 9),
    ("octubre", 10),
    ("noviembre", 11),
    ("diciembre", 12),
    ("ene", 1),
    ("feb", 2),
    ("mar", 3),
    ("abr", 4),
    ("may", 5),
    ("jun", 6),
    ("jul", 7),
    ("ago", 8),
    ("sep", 9),
    ("sept", 9),
    ("set", 9),
    ("oct", 10),
    ("nov", 11),
    ("dic", 12),
    ("january", 1),
    ("february", 2),
    ("march", 3),
    ("april", 4),
    ("june", 6),
    ("july", 7),
    ("august", 8),
    ("september", 9),
    ("october", 10),
    ("november", 11),
    ("december", 12),
];
const SHORT_ENGLISH: [(&str, u32); 4] = [("jan", 1), ("apr", 4), ("aug", 8), ("dec", 12)];

struct Parts {
    numbers: [u32; 3],
    digits: [usize; 3],
    /// The place of the month when it is in words.
    month_at: Option<usize>,
    time: Option<NaiveTime>,
}

fn parts(text: &str) -> Option<Parts> {
    let text = text.trim();
    // The shortest is `1/1/26`, the longest a weekday, a month in words and a time.
    if !(6..=60).contains(&text.len()) || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // Three parts need two gaps: tax ids and codes leave here.
    if text.bytes().filter(|byte| matches!(byte, b' ' | b'/' | b'-' | b'.' | b',')).take(2).count() < 2 {
        return None;
    }
    let (day, time) = split_time(text);
    let mut parts = Parts { numbers: [0; 3], digits: [0; 3], month_at: None, time: None };
    let mut found = 0;
    for word in day.split([' ', '/', '-', '.', ',']).filter(|word| !word.is_empty()) {
        if word.bytes().all(|byte| byte.is_ascii_digit()) {
            if found == 3 || word.len() > 4 {
                return None;
            }
            parts.numbers[found] = word.parse().ok()?;
            parts.digits[found] = word.len();
        } else {
            let named = |(name, _): &&(&str, u32)| name.eq_ignore_ascii_case(word);
            let month = MONTHS.iter().chain(&SHORT_ENGLISH).find(named).map(|(_, month)| *month);
            match month {
                Some(month) if found < 3 && parts.month_at.is_none() => {
                    parts.numbers[found] = month;
                    parts.month_at = Some(found);
                }
                _ if found == 0 && is_weekday(word) => continue,
                _ if word.eq_ignore_ascii_case("de") || word.eq_ignore_ascii_case("del") => continue,
                _ => return None,
            }
        }
        found += 1;
    }
    if found != 3 || (parts.month_at.is_none() && day.contains(' ') && !day.contains(['/', '-', '.'])) {
        return None;
    }
    parts.time = match time {
        Some(time) => Some(clock(time)?),
        None => None,
    };
    Some(parts)
}

fn is_weekday(word: &str) -> bool {
    ["lun", "mar", "mié", "mie", "jue", "vie", "sáb", "sab", "dom", "mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        .iter()
        .any(|day| word.get(..day.len()).is_some_and(|head| head.eq_ignore_ascii_case(day)))
}

fn split_time(text: &str) -> (&str, Option<&str>) {
    let Some(colon) = text.find(':') else { return (text, None) };
    let start = text[..colon].rfind(|c: char| !c.is_ascii_digit()).unwrap_or(0);
    match text.get(start..start + 1) {
        Some("T" | " " | ",") => (text[..start].trim_end_matches([',', ' ']), text.get(start + 1..)),
        _ => (text, None),
    }
}

fn clock(text: &str) -> Option<NaiveTime> {
    let lower = text.trim().to_lowercase().replace(". ", "").replace('.', "");
    let lower = lower.split(['+', 'z']).next().unwrap_or("").trim();
    let (figures, after) = match lower.find(|c: char| !c.is_ascii_digit() && c != ':') {
        Some(at) => lower.split_at(at),
        None => (lower, ""),
    };
    let mut numbers = figures.split(':').map(|part| part.get(..2).unwrap_or(part).parse::<u32>());
    let (mut hour, minute) = (numbers.next()?.ok()?, numbers.next()?.ok()?);
    let second = numbers.next().unwrap_or(Ok(0)).ok()?;
    match after.trim().replace(' ', "").as_str() {
        "pm" if hour < 12 => hour += 12,
        "am" if hour == 12 => hour = 0,
        "" | "am" | "pm" | "h" | "hs" | "hrs" | "gmt" | "utc" | "cet" | "cest" => {}
        zone if zone.starts_with('-') => {}
        _ => return None,
    }
    NaiveTime::from_hms_opt(hour, minute, second)
}

/// What the cell can mean, also of a day there is not (`30/02/2026`); `None` when it is no date (a bare number is never one: see
/// `DateOrder::Serial`).
pub fn shape(text: &str) -> Option<DateShape> {
    let parts = parts(text)?;
    let [a, b, _] = parts.numbers;
    let valid = |order| in_order(&parts, order).is_some();
    if let Some(at) = parts.month_at {
        let order = match at {
            0 => DateOrder::Mdy,
            _ if parts.digits[0] == 4 => DateOrder::Ymd,
            _ => DateOrder::Dmy,
        };
        return valid(order).then_some(DateShape::Only(order));
    }
    if parts.digits[0] == 4 {
        return valid(DateOrder::Ymd).then_some(DateShape::Only(DateOrder::Ymd));
    }
    match (valid(DateOrder::Dmy), valid(DateOrder::Mdy)) {
        (true, true) if a == b => Some(DateShape::Same),
        (true, true) => Some(DateShape::Either),
        (true, false) => Some(DateShape::Only(DateOrder::Dmy)),
        (false, true) => Some(DateShape::Only(DateOrder::Mdy)),
        // No such day (30/02, 31/04), and yet its figures say which of them is the month.
        (false, false) => match (parts.numbers, parts.digits[2]) {
            ([13..=31, 1..=12, _], 2 | 4) => Some(DateShape::Only(DateOrder::Dmy)),
            ([1..=12, 13..=31, _], 2 | 4) => Some(DateShape::Only(DateOrder::Mdy)),
            _ => None,
        },
    }
}

fn in_order(parts: &Parts, order: DateOrder) -> Option<NaiveDate> {
    let [a, b, c] = parts.numbers;
    let (day, month, year, year_digits) = match (order, parts.month_at) {
        (DateOrder::Ymd, _) => (c, b, a, parts.digits[0]),
        // A month in words says the order itself, whatever the rest of the column does.
        (_, Some(0)) => (b, a, c, parts.digits[2]),
        (_, Some(_)) | (DateOrder::Dmy, _) => (a, b, c, parts.digits[2]),
        (DateOrder::Mdy, _) => (b, a, c, parts.digits[2]),
        (DateOrder::Serial, _) => return None,
    };
    let year = match year_digits {
        4 => year,
        // Two figures mean what spreadsheet programs take them for: 00–29 this century, 30–99 the last.
        2 if year < 30 => year + 2000,
        2 => year + 1900,
        _ => return None,
    };
    if year == 0 {
        return None;
    }
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// The date, and the time when there is one, of a cell read in an order; an unmistakable cell (`2026-12-31`, `3 de mayo de
/// 2026`, `46387`) is read as it is written, whatever the order. Spreadsheet serials count days from 1899-12-30.
pub fn parse(text: &str, order: DateOrder) -> Option<(NaiveDate, Option<NaiveTime>)> {
    if order == DateOrder::Serial
        && let Ok(serial) = text.trim().replace(',', ".").parse::<f64>()
    {
        return serial_date(serial);
    }
    let Some(parts) = parts(text) else {
        // Among other forms, `20260415` can be nothing else.
        if text.trim().len() == 8
            && let Ok(day) = NaiveDate::parse_from_str(text.trim(), "%Y%m%d")
            && (1930..2100).contains(&chrono::Datelike::year(&day))
        {
            return Some((day, None));
        }
        // Among dates in words or figures, the number a spreadsheet stores for one.
        let serial = || text.trim().replace(',', ".").parse().ok().and_then(serial_date);
        return could_be_serial(text.trim()).then(serial).flatten();
    };
    let order = if parts.digits[0] == 4 { DateOrder::Ymd } else { order };
    Some((in_order(&parts, order)?, parts.time))
}

/// Whether a cell stands for no day, as programs write one that is not known: `0/0/00`, `00-00-0000`, `0000-00-00 00:00:00`.
pub fn is_no_day(text: &str) -> bool {
    text.contains('0') && text.contains(['/', '-', '.']) && text.chars().all(|sign| "0/-.: ".contains(sign))
}

/// Whether a bare number could be a spreadsheet date between 1930 and 2100.
pub fn could_be_serial(text: &str) -> bool {
    let whole = text.split([',', '.']).next().unwrap_or("");
    whole.len() == 5 && whole.parse::<u32>().is_ok_and(|days| (10_959..73_051).contains(&days))
}

fn serial_date(serial: f64) -> Option<(NaiveDate, Option<NaiveTime>)> {
    if !(1.0..2_958_466.0).contains(&serial) {
        return None;
    }
    let start = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    let date = start.checked_add_signed(Duration::days(serial.trunc() as i64))?;
    let seconds = (serial.fract() * 86_400.0).round() as u32;
    let time = if seconds == 0 { None } else { NaiveTime::from_num_seconds_from_midnight_opt(seconds.min(86_399), 0) };
    Some((date, time))
}

#[cfg(test)]
mod tests {
    use super::*;
    use DateOrder::{Dmy, Mdy, Serial, Ymd};

    #[test]
    fn zeros_alone_are_no_day() {
        for text in ["0/0/00", "00-00-0000", "0000-00-00 00:00:00", "00.00.00"] {
            assert!(is_no_day(text), "{text}");
        }
        for text in ["0", "", "/", "10/10/2000", "0000-03-12"] {
            assert!(!is_no_day(text), "{text}");
        }
    }

    #[test]
    fn every_way_of_writing_a_date_is_read() {
        for (text, order, value) in [
            ("31/12/2026", Dmy, "2026-12-31"),
            ("12/31/26", Mdy, "2026-12-31"),
            ("2026-12-31T10:20:30Z", Dmy, "2026-12-31"),
            ("31.12.26", Dmy, "2026-12-31"),
            ("3 de mayo de 2026", Mdy, "2026-05-03"),
            ("15-mar-24", Dmy, "2024-03-15"),
            ("Mar 15, 2024", Dmy, "2024-03-15"),
            ("martes, 3 de marzo de 2026", Dmy, "2026-03-03"),
            ("46387", Serial, "2026-12-31"),
            ("29221", Dmy, "1980-01-01"),
            ("20260415", Dmy, "2026-04-15"),
            ("9131", Serial, "1924-12-30"),
            ("9999-12-31", Ymd, "9999-12-31"),
        ] {
            assert_eq!(parse(text, order).map(|(date, _)| date.to_string()), Some(value.to_owned()), "{text}");
        }
        for text in [
            "31/02/2026",
            "0000-01-01",
            "12:30",
            "600 123 456",
            "1.234.567",
            "hola",
            "2026",
            "192.168.1.1",
            "1/2",
            "99999",
            "9131",
        ] {
            assert_eq!(parse(text, Dmy), None, "{text}");
        }
        assert_eq!(
            parse("3/4/2026 9:05 PM", Dmy).and_then(|(_, time)| time).map(|time| time.to_string()),
            Some("21:05:00".to_owned())
        );
    }

    #[test]
    fn a_cell_says_only_what_it_can_know() {
        assert_eq!(shape("03/04/2026"), Some(DateShape::Either));
        assert_eq!(shape("04/04/2026"), Some(DateShape::Same));
        assert_eq!(shape("13/04/2026"), Some(DateShape::Only(Dmy)));
        assert_eq!(shape("04/13/2026"), Some(DateShape::Only(Mdy)));
        assert_eq!(shape("2026/04/13"), Some(DateShape::Only(Ymd)));
        assert_eq!(shape("30/02/2026"), Some(DateShape::Only(Dmy)));
        assert_eq!(shape("04/31/26"), Some(DateShape::Only(Mdy)));
        assert_eq!((shape("31/31/2026"), shape("32/01/2026"), shape("00/05/2026")), (None, None, None));
        assert_eq!(shape("28013"), None);
    }
}
