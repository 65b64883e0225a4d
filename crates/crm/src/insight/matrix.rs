//! How lately, how often and how much: scores from 1 to 5, by fifths of the clients or by the owner's own limits.

use super::reckon::Known;
use crate::{Error, Result};
use serde::{Deserialize, Serialize};

/// The owner's own limits; what is left out is cut into fifths. Each has four, rising: a value up to the first is in the first group.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Days since the last purchase.
    #[ts(optional)]
    pub recency: Option<[u32; 4]>,
    /// Purchases of the last twelve months.
    #[ts(optional)]
    pub frequency: Option<[u32; 4]>,
    /// Sales of the last twelve months, in minor units of the book's currency.
    #[ts(optional, type = "[number, number, number, number]")]
    pub money: Option<[i64; 4]>,
}

/// Where the groups end, as they were used: four rising values each, the last of the group.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Cuts {
    /// Days since the last purchase; the fewest are score 5.
    #[ts(type = "number[]")]
    pub recency: [i64; 4],
    /// Purchases of the last twelve months; the most are score 5.
    #[ts(type = "number[]")]
    pub frequency: [i64; 4],
    /// Minor units sold in the last twelve months; the most are score 5.
    #[ts(type = "number[]")]
    pub money: [i64; 4],
}

/// One square of the matrix. Minor units of the book's currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Cell {
    /// How lately, 1 to 5.
    pub recency: u8,
    /// How often, 1 to 5.
    pub frequency: u8,
    /// How many clients.
    #[ts(type = "number")]
    pub clients: usize,
    /// What they bought in the last twelve months.
    #[ts(type = "number")]
    pub sales_minor: i64,
    /// What they will buy in the next twelve.
    #[ts(type = "number")]
    pub value_minor: i64,
}

/// Scores of a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Scores {
    /// How lately, 1 to 5.
    pub recency: u8,
    /// How often, 1 to 5.
    pub frequency: u8,
    /// How much, 1 to 5.
    pub money: u8,
}

impl Cuts {
    /// Fifths of these clients, or the limits where they are given. Errors: `limits-unfit` where they do not rise.
    pub(super) fn of(all: &[Known], limits: &Limits) -> Result<Self> {
        let own = |field: &str, limits: Option<[i64; 4]>, value: &dyn Fn(&Known) -> i64| match limits {
            Some(cuts) if cuts.is_sorted_by(|a, b| a < b) => Ok(cuts),
            Some(_) => Err(Error::invalid(field, "limits-unfit")),
            None => Ok(fifths(all.iter().map(value).collect())),
        };
        let wide = |limits: Option<[u32; 4]>| limits.map(|l| l.map(i64::from));
        Ok(Self {
            recency: own("recency", wide(limits.recency), &|k| i64::from(k.silence))?,
            frequency: own("frequency", wide(limits.frequency), &|k| i64::from(k.orders_year))?,
            money: own("money", limits.money, &|k| k.sales_year())?,
        })
    }

    pub(super) fn scores(&self, known: &Known) -> Scores {
        Scores {
            recency: 6 - group(&self.recency, i64::from(known.silence)),
            frequency: group(&self.frequency, i64::from(known.orders_year)),
            money: group(&self.money, known.sales_year()),
        }
    }
}

/// In which group a value falls, from 1: equal values are always together.
fn group(cuts: &[i64; 4], value: i64) -> u8 {
    1 + cuts.iter().filter(|cut| **cut < value).count() as u8
}

/// The last value of each fifth.
fn fifths(mut values: Vec<i64>) -> [i64; 4] {
    values.sort_unstable();
    [1, 2, 3, 4].map(|k| {
        let last = (values.len() * k).div_ceil(5);
        values.get(last.saturating_sub(1)).copied().unwrap_or_default()
    })
}

/// The whole matrix, the latest and most often first; squares nobody is in are there too.
pub(super) fn cells(all: &[Known], cuts: &Cuts) -> Vec<Cell> {
    let mut cells: Vec<Cell> = (1..=5u8)
        .rev()
        .flat_map(|recency| {
            (1..=5u8).map(move |frequency| Cell { recency, frequency, clients: 0, sales_minor: 0, value_minor: 0 })
        })
        .collect();
    for known in all {
        let Scores { recency, frequency, .. } = cuts.scores(known);
        if let Some(cell) = cells.iter_mut().find(|c| (c.recency, c.frequency) == (recency, frequency)) {
            cell.clients += 1;
            cell.sales_minor += known.sales_year();
            cell.value_minor += known.value();
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fifths_hold_a_fifth_each_and_equal_values_stay_together() {
        let cuts = fifths((1..=100).collect());
        assert_eq!(cuts, [20, 40, 60, 80]);
        assert_eq!((1..=100).map(|v| group(&cuts, v)).filter(|g| *g == 3).count(), 20);
        let tied = fifths(vec![0, 0, 0, 0, 0, 0, 1, 2, 3, 9]);
        assert_eq!(group(&tied, 0), 1);
        assert_eq!(group(&tied, 9), 5);
        assert_eq!(fifths(Vec::new()), [0; 4]);
    }
}
