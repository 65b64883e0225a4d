//! An invoice that came as a file, and our reckoning of it.

use crate::{Change, Issued};
use billing::{Reckoned, Totals, Turn, Worth, reckon};
use rust_decimal::Decimal;

impl Issued {
    /// Fills in the amounts of every line where our reckoning gives the net amounts and the sums of the file; tells whether it does.
    ///
    /// We round a line once. Others round its discount first (the norm's own example A.1.5 does): where that makes a cent, the discount is
    /// taken as the amount that the file has and no longer as a percentage.
    pub(crate) fn reckoned_as(&mut self, agrees: impl Fn(&Totals) -> bool) -> bool {
        let told = self.told(&agrees).or_else(|| {
            let mut other = self.clone();
            other.lines.iter_mut().flat_map(|line| &mut line.changes).for_each(|change| fix(change, self.digits));
            let told = other.told(&agrees)?;
            *self = other;
            Some(told)
        });
        let Some(told) = told else { return false };
        // What each discount of a line changed stays as the file says: its steps may be rounded in another order.
        let changes: Vec<Vec<Change>> = self.lines.iter().map(|line| line.changes.clone()).collect();
        self.fill(&told);
        for (line, changes) in self.lines.iter_mut().zip(changes) {
            line.changes = changes;
        }
        true
    }

    fn told(&self, agrees: impl Fn(&Totals) -> bool) -> Option<Reckoned> {
        let told = reckon(&self.document()).ok()?;
        let lines = told.lines.iter().zip(&self.lines).all(|(ours, theirs)| ours.net == theirs.net);
        (lines && agrees(&told.totals)).then_some(told)
    }
}

fn fix(change: &mut Change, digits: u32) {
    let changed = if change.turn == Turn::Discount { change.printed.saturating_neg() } else { change.printed };
    change.worth = Worth::Amount(Decimal::new(changed, digits));
}
