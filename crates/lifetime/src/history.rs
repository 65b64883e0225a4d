//! What is known of one client.

/// One purchase: its time in any unit, and what was paid in any unit of money.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Purchase {
    /// When, counted from any beginning.
    pub time: f64,
    /// How much.
    pub amount: f64,
}

/// The purchases of one client in five figures. All times are in one unit of the caller's choice, the same for all clients.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct History {
    /// Purchases after the first (`x`).
    pub repeats: u32,
    /// From the first purchase to the last (`t_x`); 0 where there was only one.
    pub last: f64,
    /// From the first purchase to the day of asking (`T`).
    pub age: f64,
    /// Of how many purchases `spend` is the mean.
    pub orders: u32,
    /// Mean amount of a purchase. What is zero or less teaches nothing of spending and is forecast with the mean of all.
    pub spend: f64,
}

impl History {
    /// The history of one client's purchases up to `until`, in any order; purchases at one time are one, later ones are left out. Nothing
    /// when there is no purchase. `first_counts` tells whether the first purchase is part of the mean amount: it is information, but the
    /// published figures leave it out.
    pub fn of(purchases: &[Purchase], until: f64, first_counts: bool) -> Option<Self> {
        let mut known: Vec<Purchase> = purchases.iter().copied().filter(|p| p.time <= until).collect();
        known.sort_by(|a, b| a.time.total_cmp(&b.time).then(a.amount.total_cmp(&b.amount)));
        known.dedup_by(|next, kept| {
            let same = next.time == kept.time;
            if same {
                kept.amount += next.amount;
            }
            same
        });
        let (first, last) = (known.first()?, known.last()?);
        let counted = known.get(usize::from(!first_counts)..).unwrap_or_default();
        let orders = counted.len() as u32;
        Some(Self {
            repeats: known.len() as u32 - 1,
            last: last.time - first.time,
            age: until - first.time,
            orders,
            spend: if orders == 0 { 0.0 } else { counted.iter().map(|p| p.amount).sum::<f64>() / f64::from(orders) },
        })
    }

    /// The same with what cannot be put right: no time below zero or beyond the age, nothing that is not a number.
    pub(crate) fn cleaned(&self) -> Self {
        let sane = |v: f64| if v.is_finite() && v > 0.0 { v } else { 0.0 };
        let age = sane(self.age);
        let last = if self.repeats == 0 { 0.0 } else { sane(self.last).min(age) };
        Self { last, age, spend: sane(self.spend), ..*self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn purchases_of_one_day_are_one_and_later_ones_are_not_seen() {
        let at = |time: f64, amount: f64| Purchase { time, amount };
        let bought = [at(10.0, 30.0), at(2.0, 5.0), at(10.0, 10.0), at(40.0, 99.0)];
        let all = History::of(&bought, 20.0, true).unwrap();
        assert_eq!(all, History { repeats: 1, last: 8.0, age: 18.0, orders: 2, spend: 22.5 });
        let repeats = History::of(&bought, 20.0, false).unwrap();
        assert_eq!((repeats.orders, repeats.spend), (1, 40.0));
        assert_eq!(History::of(&bought, 1.0, true), None);
    }
}
