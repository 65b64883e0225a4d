//! Invoices that come back every month or week. The date of a period is always so many months or weeks from the first day, never from the
//! one before, so that what begins on the 31st is on the 28th of February and on the 31st of March again. What is due is made as drafts, each
//! period once; nothing is issued by itself.

mod page;
mod run;
mod save;

pub(crate) use page::due_count;
pub use page::{Recurring, RecurringPage, RecurringRequest, of_sale, page};
pub use run::{MadeAgain, RunRecurring, run};
pub use save::{RecurringDraft, RemoveRecurring, remove, save};

use chrono::{Days, Months, NaiveDate};

/// The day of a period, counted from 0: `anchor` and so many months (clamped to the month's last day) or weeks later. Nothing beyond the
/// calendar.
pub(crate) fn nth(anchor: NaiveDate, unit: &str, every: u32, period: u32) -> Option<NaiveDate> {
    let steps = every.checked_mul(period)?;
    match unit {
        "week" => anchor.checked_add_days(Days::new(u64::from(steps) * 7)),
        _ => anchor.checked_add_months(Months::new(steps)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_counted_from_the_first_day_and_never_from_the_one_before() {
        let anchor: NaiveDate = "2026-01-31".parse().unwrap_or_default();
        let on = |unit: &str, every: u32, period: u32| nth(anchor, unit, every, period).map(|day| day.to_string());
        let day = |text: &str| Some(text.to_owned());
        assert_eq!(on("month", 1, 0), day("2026-01-31"));
        assert_eq!(on("month", 1, 1), day("2026-02-28"));
        assert_eq!(on("month", 1, 2), day("2026-03-31"), "not the 28th: it is counted from January");
        assert_eq!(on("month", 1, 25), day("2028-02-29"), "a leap year");
        assert_eq!(on("month", 3, 1), day("2026-04-30"));
        assert_eq!(on("week", 2, 2), day("2026-02-28"));
        assert_eq!(on("month", u32::MAX, 2), None);
    }
}
