//! How often a client buys, and whether they still do.

mod expect;
mod learn;

pub(crate) use learn::learn;
use serde::{Deserialize, Serialize};

use crate::history::History;

/// After which purchases a client may leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Leaving {
    /// After each repeat (BG/NBD): who bought once is still there for sure.
    AfterRepeats,
    /// After each purchase, the first included (MBG/NBD): closer to shops, where many come once.
    #[default]
    AfterAny,
}

impl Leaving {
    /// How many times a client with so many repeats could have left.
    pub(crate) fn chances(self, repeats: u32) -> f64 {
        match self {
            Self::AfterRepeats => f64::from(repeats),
            Self::AfterAny => f64::from(repeats) + 1.0,
        }
    }
}

/// The parameters of buying, in the caller's unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Buying {
    /// Shape of the rates at which clients buy: the smaller, the more they differ.
    pub r: f64,
    /// Their scale, in time: `r / alpha` is the mean rate.
    pub alpha: f64,
    /// With `b`, the chances of leaving: `a / (a + b)` is the mean.
    pub a: f64,
    /// See `a`.
    pub b: f64,
    /// After which purchases.
    pub leaving: Leaving,
}

impl Buying {
    /// The chance that a client has not left: `1 / (1 + a/(b+n−1) · ((α+T)/(α+t_x))^(r+x))` with `n` chances to leave, in logarithms.
    pub fn alive(&self, history: &History) -> f64 {
        let h = history.cleaned();
        let chances = self.leaving.chances(h.repeats);
        if chances == 0.0 {
            return 1.0;
        }
        let rate = self.r + f64::from(h.repeats);
        // ln((α+T)/(α+t_x)) without losing what is small.
        let silence = ((h.age - h.last) / (self.alpha + h.last)).ln_1p();
        let odds = self.a.ln() - (self.b + chances - 1.0).ln() + rate * silence;
        1.0 / (1.0 + odds.exp())
    }

    /// Purchases to expect in the next `span`, were the client sure to be there still.
    pub fn expected_if_alive(&self, history: &History, span: f64) -> f64 {
        let h = history.cleaned();
        let stays = self.b + self.leaving.chances(h.repeats);
        expect::purchases(self.r + f64::from(h.repeats), self.alpha + h.age, self.a, stays, span)
    }

    /// Purchases to expect in the next `span`.
    pub fn expected(&self, history: &History, span: f64) -> f64 {
        self.alive(history) * self.expected_if_alive(history, span)
    }

    /// The logarithm of the likelihood of these histories, without the constants that no parameter changes.
    pub fn log_likelihood(&self, histories: &[History]) -> f64 {
        learn::Rows::new(histories, self.leaving, 1.0).log_likelihood(self)
    }
}
