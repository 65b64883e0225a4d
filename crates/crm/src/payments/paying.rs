//! How a client usually pays.

use crate::Result;
use rusqlite::{Connection, params};
use serde::Serialize;

/// Most paid invoices looked at, the newest.
const MOST: i64 = 1_000;

/// How late invoices were paid, of those made in the last twenty-four months; whole days, below zero where they were paid before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PayingHabit {
    /// How many invoices.
    pub invoices: usize,
    /// The mean, halves away from zero.
    #[ts(type = "number")]
    pub mean_days: i64,
    /// The middle one; of two the later.
    #[ts(type = "number")]
    pub median_days: i64,
}

/// From when an invoice was to be paid to the last that was paid of it, over the paid invoices of two years before `as_of`.
pub(super) fn of(conn: &Connection, client: i64, as_of: &str) -> Result<Option<PayingHabit>> {
    let mut all = conn.prepare_cached(
        "SELECT CAST(julianday(kept_moved_on) - julianday(coalesce(due, day)) AS INTEGER) FROM sales INDEXED BY sales_by_client
         WHERE client = ?1 AND day >= date(?2, '-24 months') AND day <= ?2 AND kind = 'invoice' AND state = 'paid'
           AND kept_moved_on <= ?2 ORDER BY day DESC LIMIT ?3",
    )?;
    let days = all.query_map(params![client, as_of, MOST], |r| r.get::<_, Option<i64>>(0))?;
    // A due day that is no day tells nothing.
    Ok(habit(days.filter_map(Result::transpose).collect::<rusqlite::Result<_>>()?))
}

fn habit(mut days: Vec<i64>) -> Option<PayingHabit> {
    days.sort_unstable();
    let median_days = *days.get(days.len() / 2)?;
    let (sum, many) = (days.iter().sum::<i64>(), days.len() as i64);
    let half = if sum < 0 { -many } else { many };
    Some(PayingHabit { invoices: days.len(), mean_days: (2 * sum + half) / (2 * many), median_days })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_very_late_invoice_moves_the_mean_and_not_the_middle() {
        let told = |days: &[i64]| habit(days.to_vec()).map(|h| (h.mean_days, h.median_days));
        assert_eq!(told(&[]), None);
        assert_eq!(told(&[2, 0, 100]), Some((34, 2)));
        assert_eq!(told(&[-3, -2]), Some((-3, -2)), "halves go away from zero");
        assert_eq!(told(&[1, 2]), Some((2, 2)));
    }
}
