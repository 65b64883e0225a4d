//! The day and the hour of a task, as they are typed.

use crate::moment::Moment;
use crate::places::{self, DayOrder};
use crate::{Error, Result, dates, settings};
use chrono::NaiveTime;
use rusqlite::Connection;

/// The order of day and month in this book.
pub(super) fn day_order(conn: &Connection) -> Result<DayOrder> {
    let country = settings::business(conn)?.country;
    Ok(places::served(&country).map_or(DayOrder::DayMonthYear, |c| c.day_order))
}

/// An ISO day from what was typed (`mañana`, `+7`, `15/3`); nothing from an empty text. Errors: `not-a-day`.
pub(super) fn day(conn: &Connection, moment: Moment, text: &str) -> Result<Option<String>> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let day = dates::parse(text, moment.today(), day_order(conn)?)
        .map_err(|_| Error::invalid("due", "not-a-day").with("value", text))?;
    Ok(Some(day.format("%Y-%m-%d").to_string()))
}

/// `HH:MM` from what was typed; nothing from an empty text. Errors: `not-an-hour`.
pub(super) fn hour(text: &str) -> Result<Option<String>> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let unfit = || Error::invalid("time", "not-an-hour").with("value", text);
    let figures = |part: &str| -> Option<u32> {
        ((1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok())?
    };
    let (hour, minute) = text.split_once([':', '.', 'h']).unwrap_or((text, "0"));
    let minute = if minute.is_empty() { "0" } else { minute };
    let time =
        figures(hour).zip(figures(minute)).and_then(|(h, m)| NaiveTime::from_hms_opt(h, m, 0)).ok_or_else(unfit)?;
    Ok(Some(time.format("%H:%M").to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_write_them() {
        for (text, expected) in
            [("10:00", "10:00"), ("9.30", "09:30"), ("17h", "17:00"), ("8", "08:00"), ("7h05", "07:05")]
        {
            assert_eq!(hour(text).unwrap().as_deref(), Some(expected), "{text}");
        }
        assert_eq!(hour(" ").unwrap(), None);
        for text in ["25", "10:60", "diez", "1:2:3", "١٠:٠٠", "+5"] {
            assert_eq!(hour(text).map(|_| ()).unwrap_err().kind(), "not-an-hour", "{text}");
        }
    }
}
