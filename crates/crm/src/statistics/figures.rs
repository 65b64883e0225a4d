//! Adding up: by cell, by row, by column and in all.

use super::by::Measure;
use super::gather::Fact;
use rustc_hash::{FxHashMap, FxHashSet};

/// What came together in one place.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    amount: i64,
    /// Nothing where nothing is counted: most tables only add.
    things: Option<Box<FxHashSet<i64>>>,
}

impl Tally {
    fn add(&mut self, fact: &Fact) {
        self.amount = self.amount.saturating_add(fact.amount);
        if let Some(thing) = fact.thing {
            self.things.get_or_insert_default().insert(thing);
        }
    }

    pub fn join(&mut self, other: &Self) {
        self.amount = self.amount.saturating_add(other.amount);
        if let Some(things) = &other.things {
            self.things.get_or_insert_default().extend(things.iter());
        }
    }

    /// The figure; nothing where there is none, as an average of nothing.
    pub fn value(&self, measure: Measure, is_of_lines: bool) -> Option<i64> {
        let things = self.things.as_ref().map_or(0, |things| things.len()) as i64;
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

/// Tallies by key. Keys are this program's own numbers, so nobody chooses them to collide.
pub(super) type Tallies = FxHashMap<i64, Tally>;

/// All tallies of a period.
#[derive(Default)]
pub(super) struct Sums {
    pub cells: FxHashMap<(i64, i64), Tally>,
    pub rows: Tallies,
    pub columns: Tallies,
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
