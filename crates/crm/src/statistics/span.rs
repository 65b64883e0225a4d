//! The days a table is of, and those it is compared with.

use super::by::Compare;
use crate::dates::Period;
use crate::{Error, Result};
use chrono::{Datelike as _, Days, Months, NaiveDate};

/// Longest period, days: a century.
const LONGEST: i64 = 36_600;

/// How far a period lies from the one beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Days(u64),
    Months(u32),
}

impl Step {
    fn back(self, day: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Days(days) => day.checked_sub_days(Days::new(days)),
            Self::Months(months) => day.checked_sub_months(Months::new(months)),
        }
    }
}

/// How a day of one period is brought to its place in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shift {
    step: Step,
    into: Period,
}

impl Shift {
    /// The day of the other period that stands where `day` does in its own.
    pub fn forward(self, day: NaiveDate) -> NaiveDate {
        let there = match self.step {
            Step::Days(days) => day.checked_add_days(Days::new(days)),
            Step::Months(months) => day.checked_add_months(Months::new(months)),
        };
        // The 28th of February stands where there may be a 29th.
        there.unwrap_or(day).clamp(self.into.from, self.into.to)
    }
}

/// The period that was asked for up to today; this year without one. Errors: `period-unknown`, `period-too-long`.
pub(super) fn asked(text: Option<&str>, today: NaiveDate) -> Result<Period> {
    let unknown = || Error::invalid("period", "period-unknown").with("value", text.unwrap_or_default());
    let period = match text {
        Some(text) => Period::parse(text)?,
        None => Period::parse(&format!("{:04}", today.year()))?,
    };
    if !(1..=9_999).contains(&period.from.year()) || !(1..=9_999).contains(&period.to.year()) {
        return Err(unknown());
    }
    // Days to come have no sales, and a part of a year is compared with the same part.
    let to = if period.holds(today) { today } else { period.to };
    if (to - period.from).num_days() >= LONGEST {
        return Err(Error::invalid("period", "period-too-long"));
    }
    Ok(Period { from: period.from, to })
}

/// The period beside, and how its days come to their place in `now`. Errors: `period-unknown` before the calendar begins.
pub(super) fn beside(now: Period, compare: Compare) -> Result<(Period, Shift)> {
    let after = now.to.succ_opt().unwrap_or(now.to);
    let whole = now.from.day() == 1 && after.day() == 1;
    let step = match compare {
        Compare::Year => Step::Months(12),
        Compare::Before if whole => {
            let months = (after.year() - now.from.year()) * 12 + after.month() as i32 - now.from.month() as i32;
            Step::Months(months.unsigned_abs())
        }
        Compare::Before => Step::Days((after - now.from).num_days().unsigned_abs()),
    };
    let none = || Error::invalid("period", "period-unknown").with("value", now.code());
    let from = step.back(now.from).ok_or_else(none)?;
    // The end is where the next one begins: a February has as many days as it has.
    let to = step.back(after).and_then(|day| day.pred_opt()).ok_or_else(none)?;
    // The 29th of February has no day a year before.
    let to = if to < from { from } else { to };
    Ok((Period { from, to }, Shift { step, into: now }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn compared(text: &str, today: &str, compare: Compare) -> (String, String) {
        let now = asked(Some(text), day(today)).unwrap();
        let (before, shift) = beside(now, compare).unwrap();
        // Whatever day of it comes to a day of the other, and the first to the first.
        assert_eq!(shift.forward(before.from), now.from);
        let mut one = before.from;
        while one <= before.to {
            assert!(now.holds(shift.forward(one)), "{text}: {one} comes to {}", shift.forward(one));
            one = one.succ_opt().unwrap();
        }
        (now.code(), before.code())
    }

    #[test]
    fn a_period_stands_beside_as_much_time_before_or_the_same_days_a_year_before() {
        let to_be = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(compared("2026-03", "2026-11-23", Compare::Before), to_be("2026-03", "2026-02"));
        assert_eq!(compared("2026-Q1", "2026-11-23", Compare::Before), to_be("2026-Q1", "2025-Q4"));
        assert_eq!(compared("2025", "2026-11-23", Compare::Year), to_be("2025", "2024"));
        assert_eq!(compared("2028-02", "2029-01-01", Compare::Year), to_be("2028-02", "2027-02"));
        // What is not over is compared with as much of the other.
        assert_eq!(
            compared("2026", "2026-11-23", Compare::Year),
            to_be("2026-01-01..2026-11-23", "2025-01-01..2025-11-23")
        );
        assert_eq!(
            compared("2026-11", "2026-11-23", Compare::Before),
            to_be("2026-11-01..2026-11-23", "2026-10-09..2026-10-31")
        );
        assert_eq!(
            compared("2028-02-29..2028-02-29", "2029-01-01", Compare::Year),
            to_be("2028-02-29..2028-02-29", "2027-02-28..2027-02-28")
        );
    }

    #[test]
    fn no_period_is_this_year_and_an_endless_one_is_refused() {
        assert_eq!(asked(None, day("2026-03-05")).unwrap().code(), "2026-01-01..2026-03-05");
        assert_eq!(asked(Some("2030"), day("2026-03-05")).unwrap().code(), "2030");
        for wrong in ["ayer", "0000", "1800-01-01..2026-01-01"] {
            assert!(asked(Some(wrong), day("2026-03-05")).is_err(), "{wrong}");
        }
    }
}
