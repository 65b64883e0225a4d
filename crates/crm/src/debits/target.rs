//! The days on which euros move between banks: the calendar of TARGET.
//!
//! Source: European Central Bank, long-term calendar of TARGET closing days: weekends, 1 January, Good Friday, Easter Monday, 1 May, 25 and
//! 26 December.

use chrono::{Datelike as _, Days, NaiveDate, Weekday};

/// Whether banks settle on a day.
pub(super) fn is_open(day: NaiveDate) -> bool {
    if matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
        return false;
    }
    if matches!((day.month(), day.day()), (1, 1) | (5, 1) | (12, 25 | 26)) {
        return false;
    }
    easter(day.year()).is_none_or(|easter| {
        let friday = easter.checked_sub_days(Days::new(2));
        let monday = easter.checked_add_days(Days::new(1));
        Some(day) != friday && Some(day) != monday
    })
}

/// The first open day from `day` on; `day` itself at the end of the calendar.
pub(super) fn open_from(day: NaiveDate) -> NaiveDate {
    day.iter_days().take(15).find(|day| is_open(*day)).unwrap_or(day)
}

/// The first open day after `day`.
fn open_after(day: NaiveDate) -> NaiveDate {
    open_from(day.succ_opt().unwrap_or(day))
}

/// The soonest day on which what is sent on `today` can be collected: the clients' banks have it one open day before, in both schemes (EPC
/// SDD rulebooks since November 2016). What is sent on a closed day leaves on the next open one.
pub(super) fn earliest(today: NaiveDate) -> NaiveDate {
    open_after(open_from(today))
}

/// Easter Sunday of a year, as Butcher reckons it (Nature, 20 April 1876).
fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let l = (32 + 2 * e + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let month = (h + l - 7 * m + 114) / 31;
    let day = (h + l - 7 * m + 114) % 31 + 1;
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn easter_is_when_it_was() {
        for (year, on) in [(2000, "2000-04-23"), (2024, "2024-03-31"), (2026, "2026-04-05"), (2038, "2038-04-25")] {
            assert_eq!(easter(year), Some(day(on)));
        }
    }

    #[test]
    fn banks_rest_on_the_days_of_target_and_on_no_other() {
        for closed in ["2026-04-03", "2026-04-06", "2026-05-01", "2026-12-25", "2027-01-01", "2026-11-28"] {
            assert!(!is_open(day(closed)), "{closed}");
        }
        // Holidays of Spain on which TARGET is open.
        for open in ["2026-10-12", "2026-12-08", "2026-01-06", "2026-12-24"] {
            assert!(is_open(day(open)), "{open}");
        }
    }

    #[test]
    fn a_receipt_is_collected_one_open_day_after_it_is_sent() {
        for (today, soonest) in [
            ("2026-11-23", "2026-11-24"),
            ("2026-11-27", "2026-11-30"),
            ("2026-11-28", "2026-12-01"),
            ("2026-12-24", "2026-12-28"),
            ("2026-04-02", "2026-04-07"),
        ] {
            assert_eq!(earliest(day(today)), day(soonest), "{today}");
        }
    }
}
