//! How much a client spends at a time.

use serde::{Deserialize, Serialize};

use crate::climb::{Look, Valley, descend, wall};
use crate::gamma;
use crate::history::History;
use crate::standing::Edge;

/// The parameters of spending, in the caller's unit of money: a purchase is Gamma(p, ν), and ν differs between clients as Gamma(q, v).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Spending {
    /// Shape within a client: the smaller, the more the purchases of one client differ.
    pub p: f64,
    /// Shape between clients: the smaller, the more clients differ.
    pub q: f64,
    /// Scale, in money.
    pub v: f64,
    /// Mean of a purchase over all clients who spent: what is expected of who has not, and what holds where `q` is too small for a mean.
    pub mean: f64,
}

impl Spending {
    /// The mean amount to expect of a purchase: `p (v + x·m) / (p·x + q − 1)`, between the client's own mean and that of all
    /// (Fader and Hardie 2013, equation 5).
    pub fn expected(&self, history: &History) -> f64 {
        let h = history.cleaned();
        let orders = if h.spend > 0.0 { f64::from(h.orders) } else { 0.0 };
        let below = self.p * orders + self.q - 1.0;
        if orders == 0.0 || below <= 0.0 {
            return if self.q > 1.05 { self.p * self.v / (self.q - 1.0) } else { self.mean };
        }
        self.p * (self.v + orders * h.spend) / below
    }
}

/// Mean amounts by number of purchases, divided by the mean of all.
struct Rows {
    groups: Vec<Group>,
    spend: Vec<f64>,
    clients: f64,
}

struct Group {
    orders: f64,
    ln_spend: f64,
    rows: std::ops::Range<usize>,
}

pub(crate) struct Found {
    pub spending: Spending,
    pub edges: Vec<Edge>,
    pub log_likelihood: f64,
}

/// Clients of whom there is something to learn: with an amount above zero.
pub(crate) fn tells(history: &History) -> bool {
    history.orders > 0 && history.cleaned().spend > 0.0
}

/// Mean amount of a purchase; nothing where nobody spent.
pub(crate) fn mean(histories: &[History]) -> Option<f64> {
    let mut all: Vec<(f64, f64)> =
        histories.iter().filter(|h| tells(h)).map(|h| (f64::from(h.orders), f64::from(h.orders) * h.spend)).collect();
    // One order of adding, whatever the order of the rows.
    all.sort_unstable_by(|a, b| a.1.total_cmp(&b.1).then(a.0.total_cmp(&b.0)));
    let (orders, money) = all.iter().fold((0.0, 0.0), |(o, m), a| (o + a.0, m + a.1));
    (orders > 0.0 && money > 0.0 && money.is_finite()).then(|| money / orders)
}

/// Logarithms of p, q, and of the scale `v·p/q`, which is near the mean.
const ROOM: [(f64, f64); 3] = [(-5.0, 9.0), (-3.0, 9.0), (-12.0, 12.0)];
const STARTS: [[f64; 3]; 4] = [[1.5, 1.3, 0.0], [0.0, 1.0, 0.0], [3.0, 0.5, -1.0], [0.0, 3.0, 0.0]];

impl Valley<3> for Rows {
    /// Minus the mean log-likelihood of a client (Fader and Hardie 2013, equation 1a), on the axes of `ROOM`.
    fn look(&self, at: &[f64; 3]) -> Look<3> {
        let (p, q) = (at[0].exp(), at[1].exp());
        let v = (at[2] + at[1] - at[0]).exp();
        let ln_v = v.ln();
        let (lg_q, di_q, tri_q) = gamma::with_slopes(q);
        let (mut value, mut slope, mut bend) = (0.0, [0.0; 3], [[0.0; 3]; 3]);
        for group in &self.groups {
            let (x, n) = (group.orders, group.rows.len() as f64);
            let (k, all) = (p * x, p * x + q);
            let ((lg_k, di_k, tri_k), (lg_all, di_all, tri_all)) = (gamma::with_slopes(k), gamma::with_slopes(all));
            let (mut logs, mut shares, mut squares) = (0.0, 0.0, 0.0);
            for m in self.spend.get(group.rows.clone()).unwrap_or_default() {
                let sum = x * m + v;
                logs += sum.ln();
                shares += 1.0 / sum;
                squares += 1.0 / (sum * sum);
            }
            let ln_money = group.ln_spend + n * x.ln();
            value += n * (lg_all - lg_k - lg_q + q * ln_v) + k * ln_money - group.ln_spend - all * logs;
            slope[0] += x * (n * (di_all - di_k) + ln_money - logs);
            slope[1] += n * (di_all - di_q + ln_v) - logs;
            slope[2] += n * q / v - all * shares;
            bend[0][0] += n * x * x * (tri_all - tri_k);
            bend[0][1] += n * x * tri_all;
            bend[0][2] -= x * shares;
            bend[1][1] += n * (tri_all - tri_q);
            bend[1][2] += n / v - shares;
            bend[2][2] += all * squares - n * q / (v * v);
        }
        for (i, j) in [(1, 0), (2, 0), (2, 1)] {
            bend[i][j] = bend[j][i];
        }
        // d p, q, v by the axes: all are exponentials of sums of them.
        let signs = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [-1.0, 1.0, 1.0]];
        let sizes = [p, q, v];
        let each = -1.0 / self.clients;
        let mut look = Look { value: value * each, slope: [0.0; 3], bend: [[0.0; 3]; 3] };
        for m in 0..3 {
            look.slope[m] = each * (0..3).map(|i| slope[i] * sizes[i] * signs[i][m]).sum::<f64>();
            for n in 0..3 {
                let mut sum = 0.0;
                for i in 0..3 {
                    sum += slope[i] * sizes[i] * signs[i][m] * signs[i][n];
                    for j in 0..3 {
                        sum += sizes[i] * signs[i][m] * bend[i][j] * sizes[j] * signs[j][n];
                    }
                }
                look.bend[m][n] = each * sum;
            }
            wall(&mut look, m, at[m], ROOM[m].0, ROOM[m].1);
        }
        look
    }
}

fn rows(histories: &[History], mean: f64) -> Rows {
    let mut all: Vec<(u32, f64)> = histories.iter().filter(|h| tells(h)).map(|h| (h.orders, h.spend / mean)).collect();
    all.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let mut rows = Rows { groups: Vec::new(), spend: Vec::new(), clients: all.len() as f64 };
    for (orders, spend) in all {
        let orders = f64::from(orders);
        match rows.groups.last_mut() {
            Some(group) if group.orders == orders => {
                group.ln_spend += spend.ln();
                group.rows.end += 1;
            }
            _ => rows.groups.push(Group { orders, ln_spend: spend.ln(), rows: rows.spend.len()..rows.spend.len() + 1 }),
        }
        rows.spend.push(spend);
    }
    rows
}

/// Fits; nothing when the search ends nowhere. The caller has seen to it that enough clients tell something.
pub(crate) fn learn(histories: &[History], mean: f64) -> Option<Found> {
    let rows = rows(histories, mean);
    let mut starts: Vec<(f64, [f64; 3])> =
        STARTS.iter().map(|at| (rows.look(at).value, *at)).filter(|(value, _)| value.is_finite()).collect();
    starts.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut best: Option<crate::climb::End<3>> = None;
    for (_, start) in starts {
        let end = descend(&rows, start);
        if end.value.is_finite() && best.is_none_or(|b| end.value < b.value) {
            best = Some(end);
        }
        if best.is_some_and(|b| b.settled && inside(&b.at)) {
            break;
        }
    }
    let best = best.filter(|b| b.settled)?;
    let [p, q, scale] = best.at.map(f64::exp);
    let spending = Spending { p, q, v: scale * q / p * mean, mean };
    let edges = if inside(&best.at) { Vec::new() } else { vec![Edge::OneSpend] };
    // Each density divided by its unit of money.
    Some(Found {
        spending,
        edges,
        log_likelihood: -rows.look(&best.at).value * rows.clients - rows.clients * mean.ln(),
    })
}

fn inside(at: &[f64; 3]) -> bool {
    at.iter().zip(ROOM).all(|(v, (low, high))| (low..=high).contains(v))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slopes_and_bends_are_those_of_the_value() {
        let spent = |orders, spend| History { repeats: orders, last: 1.0, age: 2.0, orders, spend };
        let rows = rows(&[spent(1, 12.0), spent(4, 30.0), spent(4, 21.0), spent(9, 5.0)], 20.0);
        let at = [0.4, 0.9, -0.2];
        let seen = rows.look(&at);
        for m in 0..3 {
            let moved = |by: f64| {
                let mut there = at;
                there[m] += by;
                rows.look(&there)
            };
            let (up, down) = (moved(1e-5), moved(-1e-5));
            assert!((seen.slope[m] - (up.value - down.value) / 2e-5).abs() < 1e-8, "slope {m}");
            for n in 0..3 {
                assert!((seen.bend[m][n] - (up.slope[n] - down.slope[n]) / 2e-5).abs() < 1e-7, "bend {m} {n}");
            }
        }
    }

    #[test]
    fn who_never_spent_is_expected_to_spend_as_all_do() {
        let spending = Spending { p: 6.25, q: 3.74, v: 15.44, mean: 35.0 };
        let nobody = History::default();
        assert!((spending.expected(&nobody) - 6.25 * 15.44 / 2.74).abs() < 1e-9);
        assert_eq!(Spending { q: 0.9, ..spending }.expected(&nobody), 35.0);
        let refunded = History { orders: 3, spend: -12.0, ..nobody };
        assert_eq!(spending.expected(&refunded), spending.expected(&nobody));
    }
}
