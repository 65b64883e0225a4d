//! Chance that can be repeated.

use rand_pcg::Pcg32;
use rand_pcg::rand_core::Rng;

/// A stream of throws (PCG-XSH-RR 64/32, O'Neill 2014), whole numbers only.
#[derive(Debug)]
pub(super) struct Dice(Pcg32);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(Pcg32::new(seed, 0x0a02_bdbf_7bb3_c0a7))
    }

    /// A number from 0 up to, not including, `n`; 0 when `n` is 0.
    pub(super) fn below(&mut self, n: u32) -> u32 {
        ((u64::from(self.0.next_u32()) * u64::from(n)) >> 32) as u32
    }

    /// Whether something that happens `per_thousand` times in a thousand happens now.
    pub(super) fn chance(&mut self, per_thousand: u32) -> bool {
        self.below(1000) < per_thousand
    }

    /// One of them.
    pub(super) fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of.get(self.below(of.len() as u32) as usize).copied().unwrap_or_default()
    }

    /// Any order.
    pub(super) fn shuffle<T>(&mut self, all: &mut [T]) {
        for i in (1..all.len()).rev() {
            all.swap(i, self.below(i as u32 + 1) as usize);
        }
    }

    /// So many digits.
    pub(super) fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'0' + self.below(10) as u8)).collect()
    }
}
