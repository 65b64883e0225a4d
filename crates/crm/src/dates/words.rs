//! The words of dates in Spanish and English, folded: grammar for reading, not words for a screen.

use chrono::Weekday;

/// Words that may stand before a date and say nothing.
pub(super) const FILLERS: &[&str] =
    &["el", "la", "los", "este", "esta", "para", "on", "the", "this", "dia", "by", "del"];

/// Weekdays, whole and short (the short ones never with fewer than three letters).
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "lunes" | "lun" | "monday" | "mon" => Weekday::Mon,
        "martes" | "mar" | "tuesday" | "tue" | "tues" => Weekday::Tue,
        "miercoles" | "mie" | "wednesday" | "wed" => Weekday::Wed,
        "jueves" | "jue" | "thursday" | "thu" | "thurs" => Weekday::Thu,
        "viernes" | "vie" | "friday" | "fri" => Weekday::Fri,
        "sabado" | "sab" | "saturday" | "sat" => Weekday::Sat,
        "domingo" | "dom" | "sunday" | "sun" => Weekday::Sun,
        _ => return None,
    })
}

/// Months, whole and short.
pub(super) fn month(word: &str) -> Option<u32> {
    Some(match word {
        "enero" | "ene" | "january" | "jan" => 1,
        "febrero" | "feb" | "february" => 2,
        "marzo" | "mar" | "march" => 3,
        "abril" | "abr" | "april" | "apr" => 4,
        "mayo" | "may" => 5,
        "junio" | "jun" | "june" => 6,
        "julio" | "jul" | "july" => 7,
        "agosto" | "ago" | "august" | "aug" => 8,
        "septiembre" | "setiembre" | "sep" | "sept" | "set" | "september" => 9,
        "octubre" | "oct" | "october" => 10,
        "noviembre" | "nov" | "november" => 11,
        "diciembre" | "dic" | "december" | "dec" => 12,
        _ => return None,
    })
}

/// A length of time that dates move by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Days(i64),
    Months(i64),
}

/// Units, whole and as one letter behind a figure (`+2s`; `m` is months, `a` and `y` years).
pub(super) fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "d" | "dia" | "dias" | "day" | "days" => Unit::Days(1),
        "s" | "sem" | "semana" | "semanas" | "w" | "week" | "weeks" => Unit::Days(7),
        "quincena" | "quincenas" => Unit::Days(15),
        "m" | "mes" | "meses" | "month" | "months" => Unit::Months(1),
        "trimestre" | "trimestres" | "quarter" | "quarters" => Unit::Months(3),
        "a" | "ano" | "anos" | "y" | "year" | "years" => Unit::Months(12),
        _ => return None,
    })
}

/// Small numbers as figures or words. A figure too large for any date is the largest number, so that it is refused as a year.
pub(super) fn count(word: &str) -> Option<i64> {
    if !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit()) {
        return Some(word.parse().unwrap_or(i64::MAX));
    }
    Some(match word {
        "un" | "una" | "uno" | "a" | "an" | "one" => 1,
        "dos" | "two" | "un par de" => 2,
        "tres" | "three" => 3,
        "cuatro" | "four" => 4,
        "cinco" | "five" => 5,
        "seis" | "six" => 6,
        "siete" | "seven" => 7,
        "ocho" | "eight" => 8,
        "nueve" | "nine" => 9,
        "diez" | "ten" => 10,
        "quince" | "fifteen" => 15,
        _ => return None,
    })
}
