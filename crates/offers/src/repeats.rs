//! What one client buys again.

use crate::learn::Offers;

/// A product the client bought and may buy again.
#[derive(Debug, Clone, PartialEq)]
pub struct Repeat {
    /// The product.
    pub item: u64,
    /// How much it is to be preferred; of one client's repeats alone.
    pub score: f32,
    /// On how many days they bought it.
    pub times: u32,
    /// The last of them.
    pub last: i32,
    /// Days between two purchases, on average; nothing after a single one.
    pub every: Option<f32>,
}

impl Repeat {
    /// The day the next purchase is due by the client's own rhythm.
    pub fn due(&self) -> Option<i32> {
        self.every.map(|every| self.last.saturating_add(every.round() as i32))
    }
}

/// How much it counts that all buy a product lately, in purchases of one's own.
const FASHION: f32 = 2.0;

impl Offers {
    /// The `most` products the client will soonest buy again, the best first: their own frequency, the fresh purchases once more, and what
    /// all buy lately.
    pub fn again(&self, client: u64, most: usize) -> Vec<Repeat> {
        let Some(at) = self.sorted.clients.at.get(&client) else { return Vec::new() };
        let top = self.lately.iter().copied().max().unwrap_or(0).max(1) as f32;
        let mut all: Vec<Repeat> = self.sorted.dealings[*at as usize]
            .iter()
            .map(|d| {
                let fashion = self.lately[d.item as usize] as f32 / top;
                let between = d.times.saturating_sub(1);
                Repeat {
                    item: self.sorted.items.ids[d.item as usize],
                    score: d.times as f32 + d.fresh + FASHION * fashion,
                    times: d.times,
                    last: d.last,
                    every: (between > 0).then(|| d.last.saturating_sub(d.first) as f32 / between as f32),
                }
            })
            .collect();
        all.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.item.cmp(&b.item)));
        all.truncate(most);
        all
    }

    /// The day it was learned.
    pub fn today(&self) -> i32 {
        self.today
    }
}
