//! The whole: learned once from all clients, asked for each.

use serde::{Deserialize, Serialize};

use crate::buying::{self, Buying, Leaving};
use crate::history::History;
use crate::spending::{self, Spending};
use crate::standing::{Reason, Standing};

/// What may be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// After which purchases a client may leave.
    pub leaving: Leaving,
    /// Fewer clients than this are not fitted.
    pub clients: usize,
    /// Nor fewer than this who came back.
    pub returned: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self { leaving: Leaving::default(), clients: 30, returned: 10 }
    }
}

/// Parameters with what they rest on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Learned<T> {
    /// The parameters.
    pub parameters: T,
    /// Fitted, or assumed and why.
    pub standing: Standing,
    /// Of the fit, in the caller's units; nothing when assumed.
    pub log_likelihood: Option<f64>,
    /// How many clients it was learned from.
    pub clients: usize,
}

impl Learned<Buying> {
    fn assumed(histories: &[History], settings: &Settings, reason: Reason) -> Self {
        let (repeats, time) =
            histories.iter().map(History::cleaned).fold((0.0, 0.0), |(x, t), h| (x + f64::from(h.repeats), t + h.age));
        // Half a purchase more than was seen, so that no repeats yet does not mean never. Without time there is no rate.
        let rate = if time > 0.0 { (repeats + 0.5) / time } else { 1e-12 };
        let Assumed { r, a, b, .. } = ASSUMED;
        let parameters = Buying { r, alpha: r / rate, a, b, leaving: settings.leaving };
        Self { parameters, standing: Standing::Assumed { reason }, log_likelihood: None, clients: histories.len() }
    }
}

impl Learned<Spending> {
    fn assumed(mean: f64, clients: usize, reason: Reason) -> Self {
        let Assumed { p, q, .. } = ASSUMED;
        let parameters = Spending { p, q, v: mean * (q - 1.0) / p, mean };
        Self { parameters, standing: Standing::Assumed { reason }, log_likelihood: None, clients }
    }
}

struct Assumed {
    r: f64,
    a: f64,
    b: f64,
    p: f64,
    q: f64,
}

/// Middling shapes: rates spread about as an exponential, one in four leaves after a purchase, a client's own mean weighs as much as that of
/// all after one purchase.
const ASSUMED: Assumed = Assumed { r: 0.8, a: 0.8, b: 2.4, p: 3.0, q: 4.0 };

/// What is expected of one client.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Forecast {
    /// The chance that they have not left, 0 to 1.
    pub alive: f64,
    /// Purchases in the span.
    pub purchases: f64,
    /// Mean amount of each.
    pub spend: f64,
    /// Purchases times amount.
    pub value: f64,
    /// What they would be worth were they sure to be there, less `value`: what has probably been lost.
    pub loss: f64,
}

/// What was learned from all clients.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Model {
    /// How they buy.
    pub buying: Learned<Buying>,
    /// How they spend.
    pub spending: Learned<Spending>,
}

impl Model {
    /// Learns from these clients, in any order. There is always an answer; how far it rests on the data is in `standing`.
    pub fn learn(histories: &[History], settings: &Settings) -> Self {
        if histories.len() < MANY {
            return Self { buying: learn_buying(histories, settings), spending: learn_spending(histories, settings) };
        }
        // Neither asks the other: of many clients both are learned at once.
        std::thread::scope(|both| {
            let spending = both.spawn(|| learn_spending(histories, settings));
            let buying = learn_buying(histories, settings);
            Self { buying, spending: spending.join().unwrap_or_else(|_| learn_spending(histories, settings)) }
        })
    }

    /// What to expect of a client in the next `span`, in the unit of the histories.
    pub fn forecast(&self, history: &History, span: f64) -> Forecast {
        let buying = &self.buying.parameters;
        let alive = buying.alive(history);
        let if_alive = buying.expected_if_alive(history, span);
        let spend = self.spending.parameters.expected(history);
        let purchases = alive * if_alive;
        Forecast { alive, purchases, spend, value: purchases * spend, loss: (1.0 - alive) * if_alive * spend }
    }
}

/// From so many clients a thread of its own is worth its beginning.
const MANY: usize = 10_000;

fn learn_buying(histories: &[History], settings: &Settings) -> Learned<Buying> {
    let returned = histories.iter().filter(|h| h.repeats > 0).count();
    let reason = if histories.is_empty() {
        Reason::NoClients
    } else if !histories.iter().any(|h| h.cleaned().age > 0.0) {
        Reason::NoTime
    } else if returned == 0 {
        Reason::NoRepeats
    } else if histories.len() < settings.clients || returned < settings.returned {
        Reason::FewClients
    } else {
        match buying::learn(histories, settings.leaving) {
            Some(found) => {
                return Learned {
                    parameters: found.buying,
                    standing: Standing::Learned { edges: found.edges },
                    log_likelihood: Some(found.log_likelihood),
                    clients: histories.len(),
                };
            }
            None => Reason::NotFound,
        }
    };
    Learned::<Buying>::assumed(histories, settings, reason)
}

fn learn_spending(histories: &[History], settings: &Settings) -> Learned<Spending> {
    let telling = histories.iter().filter(|h| spending::tells(h)).count();
    let Some(mean) = spending::mean(histories) else {
        return Learned::<Spending>::assumed(0.0, 0, Reason::NoClients);
    };
    let again = histories.iter().filter(|h| spending::tells(h) && h.orders > 1).count();
    if telling < settings.clients || again < settings.returned {
        return Learned::<Spending>::assumed(mean, telling, Reason::FewClients);
    }
    match spending::learn(histories, mean) {
        Some(found) => Learned {
            parameters: found.spending,
            standing: Standing::Learned { edges: found.edges },
            log_likelihood: Some(found.log_likelihood),
            clients: telling,
        },
        None => Learned::<Spending>::assumed(mean, telling, Reason::NotFound),
    }
}
