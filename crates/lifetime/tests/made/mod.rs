//! A shop drawn from known parameters.

use lifetime::{History, Leaving};
use rand_pcg::Pcg32;
use rand_pcg::rand_core::Rng;

/// The parameters it is drawn from.
#[derive(Debug, Clone, Copy)]
pub struct Truth {
    pub r: f64,
    pub alpha: f64,
    pub a: f64,
    pub b: f64,
    pub p: f64,
    pub q: f64,
    pub v: f64,
}

impl Default for Truth {
    fn default() -> Self {
        Self { r: 0.7, alpha: 8.0, a: 0.8, b: 2.5, p: 5.0, q: 4.0, v: 20.0 }
    }
}

struct Dice(Pcg32);

impl Dice {
    /// Above 0, below 1.
    fn part(&mut self) -> f64 {
        (f64::from(self.0.next_u32()) + 0.5) / 4_294_967_296.0
    }

    fn normal(&mut self) -> f64 {
        (-2.0 * self.part().ln()).sqrt() * (std::f64::consts::TAU * self.part()).cos()
    }

    /// Marsaglia and Tsang (2000).
    fn gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            return self.gamma(shape + 1.0) * self.part().powf(1.0 / shape);
        }
        let d = shape - 1.0 / 3.0;
        loop {
            let x = self.normal();
            let v = (1.0 + x / (9.0 * d).sqrt()).powi(3);
            if v > 0.0 && self.part().ln() < 0.5 * x * x + d - d * v + d * v.ln() {
                return d * v;
            }
        }
    }
}

/// So many clients who came at any time of the first half of `until`.
pub fn shop(truth: &Truth, leaving: Leaving, clients: usize, until: f64, seed: u64) -> Vec<History> {
    let mut dice = Dice(Pcg32::new(seed, 11));
    (0..clients)
        .map(|_| {
            let age = until * (1.0 - 0.5 * dice.part());
            let rate = dice.gamma(truth.r) / truth.alpha;
            let (x, y) = (dice.gamma(truth.a), dice.gamma(truth.b));
            let leaves = x / (x + y);
            let (mut repeats, mut last) = (0, 0.0);
            let mut there = leaving == Leaving::AfterRepeats || dice.part() > leaves;
            while there {
                let next = last - dice.part().ln() / rate;
                if next > age {
                    break;
                }
                (repeats, last) = (repeats + 1, next);
                there = dice.part() > leaves;
            }
            let nu = dice.gamma(truth.q) / truth.v;
            let orders = repeats + 1;
            let spend = dice.gamma(truth.p * f64::from(orders)) / nu / f64::from(orders);
            History { repeats, last, age, orders, spend }
        })
        .collect()
}
