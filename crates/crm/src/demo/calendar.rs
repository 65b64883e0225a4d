//! Which days the shop is busy, and how much.

use super::{Country, Plan};
use chrono::{Datelike, NaiveDate, Weekday};

/// The days of a plan's history, each with how likely something happens on it.
#[derive(Debug)]
pub(super) struct Calendar {
    country: Country,
    /// The day the shop is opened; history ends on the day before.
    pub(super) today: NaiveDate,
    /// First day of history.
    first: NaiveDate,
    /// Weight of all days before each day, and of all at the end.
    sums: Vec<u32>,
}

impl Calendar {
    pub(super) fn of(plan: &Plan) -> Self {
        let days = i64::from(plan.years.clamp(1, 50)) * 365 + i64::from(plan.years.clamp(1, 50)) / 4;
        let first = plan.today.checked_sub_signed(chrono::Duration::days(days)).unwrap_or(plan.today);
        let mut sums = vec![0];
        let mut sum = 0;
        for day in first.iter_days().take_while(|day| *day < plan.today) {
            sum += busyness(plan.country, day);
            sums.push(sum);
        }
        Self { country: plan.country, today: plan.today, first, sums }
    }

    /// How many days of history there are.
    pub(super) fn days(&self) -> i32 {
        self.sums.len() as i32 - 1
    }

    /// The date of a day of history; `today` is day [`Self::days`].
    pub(super) fn date(&self, day: i32) -> NaiveDate {
        self.first.checked_add_signed(chrono::Duration::days(i64::from(day))).unwrap_or(self.today)
    }

    /// The day of history a date is.
    pub(super) fn day_of(&self, date: NaiveDate) -> i32 {
        date.signed_duration_since(self.first).num_days() as i32
    }

    /// Busyness of all days before `day`.
    pub(super) fn before(&self, day: i32) -> u32 {
        self.sums.get(day.max(0) as usize).or(self.sums.last()).copied().unwrap_or(0)
    }

    /// The day on which the running busyness passes `mass`.
    pub(super) fn day_at(&self, mass: u32) -> i32 {
        (self.sums.partition_point(|sum| *sum <= mass) as i32 - 1).clamp(0, (self.days() - 1).max(0))
    }

    /// The last day up to `day` on which the shop opens, or the first after it.
    pub(super) fn open_near(&self, day: i32) -> i32 {
        let before = (0..=day).rev().find(|d| self.opens(*d));
        before.or_else(|| (day..self.days()).find(|d| self.opens(*d))).unwrap_or(day)
    }

    /// Whether the shop opens on a day of history (or after it).
    pub(super) fn opens(&self, day: i32) -> bool {
        busyness(self.country, self.date(day)) > 0
    }
}

/// How busy a day is: 100 for an ordinary working day, 0 when the shop is closed.
fn busyness(country: Country, day: NaiveDate) -> u32 {
    let month = day.month0() as usize;
    let season = match country {
        Country::Spain => [92, 90, 105, 106, 116, 118, 104, 52, 108, 110, 102, 92],
        Country::Mexico => [90, 95, 105, 98, 112, 108, 102, 100, 98, 104, 108, 96],
    }[month];
    let closed: &[(u32, u32)] = match country {
        Country::Spain => &[(1, 1), (1, 6), (5, 1), (8, 15), (10, 12), (11, 1), (12, 6), (12, 8), (12, 25)],
        Country::Mexico => &[(1, 1), (2, 5), (3, 21), (5, 1), (9, 16), (11, 2), (11, 20), (12, 12), (12, 25)],
    };
    if day.weekday() == Weekday::Sun || closed.contains(&(day.month(), day.day())) {
        return 0;
    }
    let weekday = match day.weekday() {
        Weekday::Mon => 112,
        Weekday::Tue | Weekday::Wed => 102,
        Weekday::Thu => 98,
        Weekday::Fri => 96,
        _ => 48,
    };
    season * weekday / 100
}
