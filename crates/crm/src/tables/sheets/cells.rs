//! A typed cell as text that can be read in one way only.

use crate::tables::numbers::DecimalSign;
use calamine::{Data, DataRef, ExcelDateTime};
use chrono::{NaiveDate, NaiveTime};

/// The text of a cell: days as `2026-12-31`, moments as `2026-12-31 10:30:00`, hours as `10:30:00`, numbers with the given
/// decimal sign and no thousands. Errors such as `#N/A` are empty.
pub(super) fn text(cell: &DataRef<'_>, sign: DecimalSign) -> String {
    match cell {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => of_number(*number, sign),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(yes) => yes.to_string(),
        DataRef::DateTime(at) => of_moment(at, sign),
        DataRef::DateTimeIso(text) => of_iso(text),
        DataRef::DurationIso(text) => of_duration(text),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// As [`text`], of an owned cell.
pub(super) fn owned(cell: &Data, sign: DecimalSign) -> String {
    match cell {
        Data::Int(number) => number.to_string(),
        Data::Float(number) => of_number(*number, sign),
        Data::String(text) => text.clone(),
        Data::Bool(yes) => yes.to_string(),
        Data::DateTime(at) => of_moment(at, sign),
        Data::DateTimeIso(text) => of_iso(text),
        Data::DurationIso(text) => of_duration(text),
        Data::Error(_) | Data::Empty => String::new(),
    }
}

/// A number as people write it. Fifteen digits are what a workbook keeps; what lies behind is noise of the machine.
fn of_number(number: f64, sign: DecimalSign) -> String {
    if !number.is_finite() {
        return String::new();
    }
    if number.fract() == 0.0 && number.abs() < 1e17 {
        return format!("{number:.0}");
    }
    let whole_digits = (number.abs().log10().floor() as i32 + 1).max(1);
    let decimals = (15 - whole_digits).clamp(0, 15) as usize;
    let mut plain = format!("{number:.decimals$}");
    if plain.contains('.') {
        plain.truncate(plain.trim_end_matches('0').trim_end_matches('.').len());
    }
    // Three decimals look like thousands; a fourth says which they are.
    if plain.split_once('.').is_some_and(|(_, decimals)| decimals.len() == 3) {
        plain.push('0');
    }
    if sign == DecimalSign::Comma { plain.replace('.', ",") } else { plain }
}

fn of_moment(at: &ExcelDateTime, sign: DecimalSign) -> String {
    let value = at.as_f64();
    // Ten thousand years of days: past that it is a number somebody formatted as a date.
    if !(0.0..3_000_000.0).contains(&value) {
        return of_number(value, sign);
    }
    let (year, month, day, hour, minute, second, milli) = at.to_ymd_hms_milli();
    if value < 1.0 || at.is_duration() {
        let seconds = (value * 86_400.0).round() as u64;
        return format!("{:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }
    let second = u32::from(second) + u32::from(milli >= 500);
    let day = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day));
    let time = NaiveTime::from_hms_opt(u32::from(hour), u32::from(minute), second.min(59));
    match (day, time) {
        (Some(day), Some(time)) if time == NaiveTime::MIN => day.to_string(),
        (Some(day), Some(time)) => format!("{day} {}", time.format("%H:%M:%S")),
        _ => of_number(value, sign),
    }
}

/// `2026-12-31T00:00:00` is a day.
fn of_iso(text: &str) -> String {
    let bare = text.split(['.', 'Z']).next().unwrap_or(text);
    bare.strip_suffix("T00:00:00").unwrap_or(bare).replace('T', " ")
}

/// `PT10H30M00S` is half past ten.
fn of_duration(text: &str) -> String {
    let Some(rest) = text.strip_prefix("PT") else { return text.to_owned() };
    let mut parts = [0_u32; 3];
    let mut digits = String::new();
    for sign in rest.chars() {
        match sign {
            'H' => parts[0] = std::mem::take(&mut digits).parse().unwrap_or(0),
            'M' => parts[1] = std::mem::take(&mut digits).parse().unwrap_or(0),
            'S' => parts[2] = std::mem::take(&mut digits).split('.').next().and_then(|s| s.parse().ok()).unwrap_or(0),
            other => digits.push(other),
        }
    }
    format!("{:02}:{:02}:{:02}", parts[0], parts[1], parts[2])
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType;

    #[test]
    fn numbers_are_written_without_noise_and_without_doubt() {
        let of = |number| of_number(number, DecimalSign::Comma);
        assert_eq!(of(600_111_222.0), "600111222");
        assert_eq!(of(0.1 + 0.2), "0,3");
        assert_eq!(of(1.234), "1,2340");
        assert_eq!(of(-12.5), "-12,5");
        assert_eq!(of_number(1_234.5, DecimalSign::Point), "1234.5");
        assert_eq!(of(f64::NAN), "");
    }

    #[test]
    fn days_moments_and_hours_are_told_apart_in_both_systems() {
        let at = |value, is_1904| {
            of_moment(&ExcelDateTime::new(value, ExcelDateTimeType::DateTime, is_1904), DecimalSign::Comma)
        };
        assert_eq!(at(46_115.0, false), "2026-04-03");
        assert_eq!(at(46_115.0 - 1_462.0, true), "2026-04-03");
        assert_eq!(at(46_115.437_5, false), "2026-04-03 10:30:00");
        assert_eq!(at(0.4375, false), "10:30:00");
        assert_eq!(at(612_345_678.0, false), "612345678");
        assert_eq!(of_iso("2026-04-03T00:00:00"), "2026-04-03");
        assert_eq!(of_duration("PT10H30M00S"), "10:30:00");
    }
}
