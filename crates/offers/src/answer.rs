//! What one client has not bought yet and probably would.

use std::collections::HashSet;

use crate::learn::Offers;

/// A product to offer.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// The product.
    pub item: u64,
    /// How much it is to be preferred; of one client's offers alone.
    pub score: f32,
    /// Why.
    pub reason: Reason,
}

/// Why a product is offered: figures that can be counted again in the sales.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Of the other clients who bought all of `items`, as this one did, so many bought it too.
    Alike {
        /// One or two products of the client's own, the one that says most first.
        items: Vec<u64>,
        /// Other clients who bought them.
        clients: u32,
        /// Of those, who bought the product.
        bought: u32,
    },
    /// The client buys of its line; so many clients bought it.
    Line {
        /// The line.
        line: u64,
        /// Clients who bought the product.
        clients: u32,
    },
    /// So many clients bought it in the last days.
    Popular {
        /// Clients.
        clients: u32,
        /// Days.
        days: i32,
    },
}

impl Offers {
    /// The `most` best products the client never bought, the best first. A client nobody knows is offered what all buy lately.
    pub fn new_to(&self, client: u64, most: usize) -> Vec<Offer> {
        let client = self.sorted.clients.at.get(&client).map(|at| *at as usize);
        let owned: HashSet<u32> = client.iter().flat_map(|c| self.sorted.dealings[*c].iter().map(|d| d.item)).collect();
        let filled = client.map(|c| self.columns.filled(&self.sorted, c)).unwrap_or_default();
        let mut sums = vec![0.0f32; self.columns.width()];
        for column in &filled {
            for (target, weight) in &self.companions.targets[*column as usize] {
                sums[*target as usize] += weight;
            }
        }
        let (items, lines) = sums.split_at(self.columns.items.len());
        let mut scored: Vec<(f32, u32)> = Vec::new();
        for (sum, item) in items.iter().zip(&self.columns.items) {
            if *sum > 0.0 && !owned.contains(item) {
                scored.push((sum * self.trend[*item as usize], *item));
            }
        }
        for (line, (own, rare)) in lines.iter().zip(&self.rare).enumerate() {
            // A line speaks for the rest of itself: who bought of it is as good as told to.
            let is_theirs = filled.binary_search(&((items.len() + line) as u32)).is_ok();
            let likely = if is_theirs { own.max(0.0) + 1.0 } else { own.max(0.0) };
            for item in rare.iter().filter(|item| likely > 0.0 && !owned.contains(item)) {
                let share = self.buyers[*item as usize].len() as f32 / self.line_buyers[line].max(1) as f32;
                scored.push((likely * share * self.trend[*item as usize], *item));
            }
        }
        best(&mut scored, most);
        let mut offers: Vec<Offer> =
            scored.iter().map(|(score, item)| self.offer(*item, *score, client, &filled)).collect();
        if offers.len() < most {
            let told: HashSet<u32> = scored.iter().map(|s| s.1).collect();
            let mut popular: Vec<(f32, u32)> = (0..self.lately.len() as u32)
                .filter(|item| self.lately[*item as usize] > 0 && !owned.contains(item) && !told.contains(item))
                .map(|item| (self.lately[item as usize] as f32, item))
                .collect();
            best(&mut popular, most - offers.len());
            offers.extend(popular.iter().map(|(_, item)| Offer {
                item: self.id(*item),
                score: 0.0,
                reason: self.popular(*item),
            }));
        }
        offers
    }

    fn offer(&self, item: u32, score: f32, client: Option<usize>, filled: &[u32]) -> Offer {
        let reason = self.alike(item, client, filled).or_else(|| self.line(item)).unwrap_or_else(|| self.popular(item));
        Offer { item: self.id(item), score, reason }
    }

    fn id(&self, item: u32) -> u64 {
        self.sorted.items.ids[item as usize]
    }

    fn popular(&self, item: u32) -> Reason {
        Reason::Popular { clients: self.lately[item as usize], days: self.recent }
    }

    fn line(&self, item: u32) -> Option<Reason> {
        let line = self.sorted.line[item as usize]?;
        let clients = self.buyers[item as usize].len() as u32;
        Some(Reason::Line { line: *self.sorted.lines.get(line as usize)?, clients })
    }

    /// The one or two products of the client's own that speak loudest for this one, and who else bought those.
    fn alike(&self, item: u32, client: Option<usize>, filled: &[u32]) -> Option<Reason> {
        let column = self.columns.of_item[item as usize]?;
        let mut because = self.companions.sources[column as usize]
            .iter()
            .filter(|(source, _)| filled.binary_search(source).is_ok())
            .filter_map(|(source, _)| self.columns.items.get(*source as usize));
        let first = because.next()?;
        let others = |of: &[u32]| of.iter().filter(|c| Some(**c as usize) != client).count() as u32;
        let mut items = vec![self.id(*first)];
        let mut alike = self.buyers[*first as usize].clone();
        if let Some(second) = because.next() {
            let both = common(&alike, &self.buyers[*second as usize]);
            // Two products in common say more, as long as there are some who have them.
            if others(&both) >= 5 {
                alike = both;
                items.push(self.id(*second));
            }
        }
        let clients = others(&alike);
        let bought = others(&common(&alike, &self.buyers[item as usize]));
        (bought > 0).then_some(Reason::Alike { items, clients, bought })
    }
}

/// The highest scores first; of equal ones the smaller item.
fn best(scored: &mut Vec<(f32, u32)>, most: usize) {
    let order = |a: &(f32, u32), b: &(f32, u32)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
    if most < scored.len() {
        scored.select_nth_unstable_by(most, order);
        scored.truncate(most);
    }
    scored.sort_unstable_by(order);
}

/// What two sorted lists have in common.
fn common(a: &[u32], b: &[u32]) -> Vec<u32> {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    short.iter().copied().filter(|v| long.binary_search(v).is_ok()).collect()
}
