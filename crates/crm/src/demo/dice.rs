//! Chance that can be repeated: the same seed gives the same throws on every machine and in every version.

use rand_pcg::Pcg32;
use rand_pcg::rand_core::Rng;

/// What a throw is about; each subject has its own stream, so that drawing more for one never changes another.
#[derive(Clone, Copy, Debug)]
pub(super) enum About {
    Shop = 1,
    Role = 2,
    Client = 3,
    Dirt = 4,
    Rhythm = 5,
    Sale = 6,
    Payer = 7,
}

/// A stream of throws (PCG-XSH-RR 64/32, O'Neill 2014). Only whole numbers: floating point functions differ between
/// machines.
#[derive(Debug)]
pub(super) struct Dice(Pcg32);

impl Dice {
    /// The stream for one subject of a book made from `seed`.
    pub(super) fn of(seed: u64, about: About, index: u64) -> Self {
        let state = spread(seed ^ spread(index.wrapping_mul(8).wrapping_add(about as u64)));
        Self(Pcg32::new(state, spread(state)))
    }

    /// A number from 0 up to, not including, `n`; 0 when `n` is 0.
    pub(super) fn below(&mut self, n: u32) -> u32 {
        ((u64::from(self.0.next_u32()) * u64::from(n)) >> 32) as u32
    }

    /// A number from `low` to `high`, both included.
    pub(super) fn between(&mut self, low: i32, high: i32) -> i32 {
        let width = (i64::from(high) - i64::from(low) + 1).clamp(1, i64::from(u32::MAX));
        low.wrapping_add(self.below(width as u32) as i32)
    }

    /// Whether something that happens `per_thousand` times in a thousand happens now.
    pub(super) fn chance(&mut self, per_thousand: u32) -> bool {
        self.below(1000) < per_thousand
    }

    /// A number near 0, rarely as far as `reach`: three throws together make a bell.
    pub(super) fn around(&mut self, reach: i32) -> i32 {
        (self.between(-reach, reach) + self.between(-reach, reach) + self.between(-reach, reach)) / 3
    }

    /// One of the items, each as likely. Nothing from an empty list.
    pub(super) fn one<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        items.get(self.below(items.len() as u32) as usize)
    }

    /// The position in `weights` of one, each as likely as its weight.
    pub(super) fn slot(&mut self, weights: &[u32]) -> usize {
        let mut throw = self.below(weights.iter().sum());
        for (i, weight) in weights.iter().enumerate() {
            if throw < *weight {
                return i;
            }
            throw -= weight;
        }
        0
    }
}

/// Mixes the bits of a number (the finaliser of SplitMix64).
fn spread(n: u64) -> u64 {
    let mut z = n.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// Items of unequal likelihood.
#[derive(Debug)]
pub(super) struct Weighted<T> {
    items: Vec<T>,
    sums: Vec<u32>,
}

impl<T> Weighted<T> {
    /// From items and how often each occurs. Items that never occur are kept, and never drawn.
    pub(super) fn of(pairs: impl IntoIterator<Item = (T, u32)>) -> Self {
        let (mut items, mut sums, mut sum) = (Vec::new(), Vec::new(), 0);
        for (item, weight) in pairs {
            sum += weight;
            items.push(item);
            sums.push(sum);
        }
        Self { items, sums }
    }

    /// The items in the order of their list.
    pub(super) fn items(&self) -> &[T] {
        &self.items
    }

    /// The position of one item, as likely as its weight.
    pub(super) fn place(&self, dice: &mut Dice) -> usize {
        let throw = dice.below(self.sums.last().copied().unwrap_or(0));
        self.sums.partition_point(|sum| *sum <= throw)
    }
}

impl<T: Copy + Default> Weighted<T> {
    /// One item, as likely as its weight.
    pub(super) fn draw(&self, dice: &mut Dice) -> T {
        self.items.get(self.place(dice)).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn throws_never_change() {
        let mut dice = Dice::of(7, About::Client, 3);
        let throws: Vec<u32> = (0..6).map(|_| dice.below(1000)).collect();
        assert_eq!(throws, FOREVER, "a book made with a seed must be made again by every later version");
    }
    const FOREVER: [u32; 6] = [290, 412, 974, 795, 89, 640];

    #[test]
    fn heavier_items_are_drawn_more_often() {
        let coins = Weighted::of([("one", 1), ("never", 0), ("nine", 9)]);
        let mut dice = Dice::of(1, About::Shop, 0);
        let mut seen = [0; 2];
        for _ in 0..10_000 {
            match coins.draw(&mut dice) {
                "one" => seen[0] += 1,
                "nine" => seen[1] += 1,
                other => assert_eq!(other, "one or nine"),
            }
        }
        assert!((800..1200).contains(&seen[0]), "{seen:?}");
    }
}
