//! Adding up: by cell, by row, by column and in all.

use super::by::Measure;
use super::gather::Fact;
use std::collections::{HashMap, HashSet};

/// What came together in one place.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    amount: i64,
    things: HashSet<i64>,
}

impl Tally {
    fn add(&mut self, fact: &Fact) {
        self.amount = self.amount.saturating_add(fact.amount);
        self.things.extend(fact.thing);
    }

    pub fn join(&mut self, other: &Self) {
        self.amount = self.amount.saturating_add(other.amount);
        self.things.extend(&other.things);
    }

    /// The figure; nothing where there is none, as an average of nothing.
    pub fn value(&self, measure: Measure, is_of_lines: bool) -> Option<i64> {
        let things = self.things.len() as i64;
        match measure {
            Measure::Ticket if things == 0 => None,
            Measure::Ticket => {
                // Half away from nought.
                let half = if self.amount < 0 { -things / 2 } else { things / 2 };
                Some(self.amount.saturating_add(half) / things)
            }
            Measure::Clients => Some(things),
            Measure::Invoices if is_of_lines => Some(things),
            _ => Some(self.amount),
        }
    }
}

/// All tallies of a period.
#[derive(Default)]
pub(super) struct Sums {
    pub cells: HashMap<(i64, i64), Tally>,
    pub rows: HashMap<i64, Tally>,
    pub columns: HashMap<i64, Tally>,
    pub all: Option<Tally>,
}

impl Sums {
    pub fn add(&mut self, fact: &Fact, has_columns: bool) {
        for row in fact.rows {
            self.rows.entry(*row).or_default().add(fact);
        }
        if has_columns {
            for column in fact.columns {
                self.columns.entry(*column).or_default().add(fact);
                for row in fact.rows {
                    self.cells.entry((*row, *column)).or_default().add(fact);
                }
            }
        }
        self.all.get_or_insert_default().add(fact);
    }
}
