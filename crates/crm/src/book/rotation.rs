//! Which backups to keep: close together lately, further apart with age.

use super::backup::Why;
use crate::moment::{self, Moment, Timestamp};
use chrono::{Datelike as _, NaiveDate};

/// Days, weeks and months of which the newest backup is kept.
const DAYS: usize = 7;
const WEEKS: usize = 4;
const MONTHS: usize = 12;
/// The newest made before a migration are kept whatever their age.
const MIGRATIONS: usize = 3;

/// For each backup (when it was made, why) whether to keep it: the newest of each of the last 7 days, 4 weeks and 12
/// months that have one (counted in those there are, so that a long holiday costs nothing), in the zone of the business;
/// the last three before a migration; all made by hand, and all dated later than now.
pub fn keep(moment: Moment, backups: &[(Timestamp, Why)]) -> Vec<bool> {
    let mut keep: Vec<bool> = backups.iter().map(|(at, why)| *why == Why::Hand || *at > moment.now).collect();
    // Newest first; among those of one instant the first given.
    let mut order: Vec<usize> =
        (0..backups.len()).filter(|&i| backups[i].0 <= moment.now && backups[i].1 != Why::Hand).collect();
    order.sort_by_key(|&i| (std::cmp::Reverse(backups[i].0), i));
    let day = |i: usize| moment::local(backups[i].0, moment.zone).date();
    let mut newest_of = |period: &dyn Fn(NaiveDate) -> (i32, u32), count: usize| {
        let mut seen = Vec::new();
        for &i in &order {
            let this = period(day(i));
            if !seen.contains(&this) && seen.len() < count {
                seen.push(this);
                keep[i] = true;
            }
        }
    };
    newest_of(&|d| (d.year(), d.ordinal()), DAYS);
    newest_of(&|d| (d.iso_week().year(), d.iso_week().week()), WEEKS);
    newest_of(&|d| (d.year(), d.month()), MONTHS);
    for &i in order.iter().filter(|&&i| backups[i].1 == Why::Migration).take(MIGRATIONS) {
        keep[i] = true;
    }
    keep
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::Tz;
    use proptest::prelude::*;

    const DAY: i64 = 86_400_000;
    const NOW: Moment = Moment { now: 1_795_000_000_000, zone: Tz::America__Mexico_City };

    #[test]
    fn two_years_of_daily_use_leave_about_twenty() {
        let daily: Vec<_> = (0..730).map(|n| (NOW.now - n * DAY, Why::Daily)).collect();
        let kept: Vec<i64> = keep(NOW, &daily).iter().enumerate().filter(|(_, k)| **k).map(|(n, _)| n as i64).collect();
        assert_eq!(kept[..7], [0, 1, 2, 3, 4, 5, 6]);
        assert!((18..=7 + 4 + 12).contains(&kept.len()), "{kept:?}");
        assert!(*kept.last().unwrap() > 300, "almost a year back: {kept:?}");
    }

    #[test]
    fn a_long_holiday_costs_nothing() {
        let before: Vec<_> = (0..7).map(|n| (NOW.now - (90 + n) * DAY, Why::Closing)).collect();
        assert!(keep(NOW, &before).iter().all(|k| *k));
    }

    fn backups() -> impl Strategy<Value = Vec<(i64, Why)>> {
        let why = prop_oneof![Just(Why::Daily), Just(Why::Closing), Just(Why::Migration), Just(Why::Hand)];
        prop::collection::vec((-3i64..900 * 24, why), 0..120)
            .prop_map(|list| list.into_iter().map(|(hours, why)| (NOW.now - hours * 3_600_000, why)).collect())
    }

    proptest! {
        #[test]
        fn thinning_out_keeps_what_matters_and_is_done_once(list in backups()) {
            let kept = keep(NOW, &list);
            for ((at, why), kept) in list.iter().zip(&kept) {
                prop_assert!(*kept || (*why != Why::Hand && *at <= NOW.now));
            }
            if let Some((newest, _)) = list.iter().enumerate().max_by_key(|(i, (at, _))| (*at, std::cmp::Reverse(*i))) {
                prop_assert!(kept[newest], "the newest is never let go");
            }
            let thinned = list.iter().zip(&kept).filter(|(b, k)| **k && b.1 != Why::Hand && b.0 <= NOW.now).count();
            prop_assert!(thinned <= DAYS + WEEKS + MONTHS + MIGRATIONS);
            let left: Vec<_> = list.iter().zip(&kept).filter(|(_, k)| **k).map(|(b, _)| *b).collect();
            prop_assert!(keep(NOW, &left).iter().all(|k| *k), "a second time lets nothing go");
        }
    }
}
