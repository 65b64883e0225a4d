//! The parameters of buying that make the histories most likely.

use super::{Buying, Leaving};
use crate::climb::{End, Look, Valley, descend, wall};
use crate::gamma;
use crate::history::History;
use crate::standing::Edge;

/// Histories of the same repeats: all that depends on `x` alone is reckoned once for them.
struct Group {
    repeats: f64,
    chances: f64,
    /// How many clients.
    weight: f64,
    rows: std::ops::Range<usize>,
}

/// Histories with equal ones counted together, by repeats; times divided by `scale`.
pub(super) struct Rows {
    groups: Vec<Group>,
    last: Vec<f64>,
    age: Vec<f64>,
    weight: Vec<f64>,
    clients: f64,
}

/// What the search found, in the caller's unit.
pub(crate) struct Found {
    pub buying: Buying,
    pub edges: Vec<Edge>,
    pub log_likelihood: f64,
}

/// Where the parameters may go without a wall: logarithms of shape, of the mean gap in mean ages, of the odds of leaving, of `a + b`.
const ROOM: [(f64, f64); 4] = [(-7.0, 7.0), (-9.0, 16.0), (-9.0, 9.0), (-6.0, 9.0)];
/// Shapes and chances of leaving that real shops had, from which the way begins.
const STARTS: [[f64; 3]; 5] = [[0.3, 0.25, 3.0], [1.5, 0.1, 2.0], [0.1, 0.5, 1.0], [5.0, 0.02, 20.0], [1.0, 0.8, 5.0]];

/// Rows of the sketch the way begins on, and of the larger one after it.
const SKETCH: usize = 400;
const MIDDLING: usize = 6_000;

impl Rows {
    pub(super) fn new(histories: &[History], leaving: Leaving, scale: f64) -> Self {
        let mut all: Vec<(u32, f64, f64)> = histories
            .iter()
            .map(|h| {
                let h = h.cleaned();
                (h.repeats, h.last / scale, h.age / scale)
            })
            .collect();
        all.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.total_cmp(&b.2)));
        let mut rows = Self {
            groups: Vec::new(),
            last: Vec::new(),
            age: Vec::new(),
            weight: Vec::new(),
            clients: all.len() as f64,
        };
        for same in all.chunk_by(|a, b| a == b) {
            let [(x, last, age), ..] = *same else { continue };
            let weight = same.len() as f64;
            match rows.groups.last_mut() {
                Some(group) if group.repeats == f64::from(x) => {
                    group.weight += weight;
                    group.rows.end += 1;
                }
                _ => rows.groups.push(Group {
                    repeats: f64::from(x),
                    chances: leaving.chances(x),
                    weight,
                    rows: rows.last.len()..rows.last.len() + 1,
                }),
            }
            rows.last.push(last);
            rows.age.push(age);
            rows.weight.push(weight);
        }
        rows
    }

    /// Each `step`-th row of those that are here: enough to tell where to begin.
    fn thinned(&self, step: usize) -> Self {
        let mut thin = Self { groups: Vec::new(), last: Vec::new(), age: Vec::new(), weight: Vec::new(), clients: 0.0 };
        for group in &self.groups {
            let begin = thin.last.len();
            let mut weight = 0.0;
            for row in group.rows.clone().filter(|row| row % step == 0) {
                thin.last.push(self.last[row]);
                thin.age.push(self.age[row]);
                thin.weight.push(self.weight[row]);
                weight += self.weight[row];
            }
            if weight > 0.0 {
                thin.groups.push(Group { weight, rows: begin..thin.last.len(), ..*group });
                thin.clients += weight;
            }
        }
        thin
    }

    pub(super) fn log_likelihood(&self, of: &Buying) -> f64 {
        self.sum(of).value
    }

    /// The log-likelihood with its first and second derivatives by `r`, `alpha`, `a`, `b`.
    fn sum(&self, of: &Buying) -> Look<4> {
        let Buying { r, alpha, a, b, .. } = *of;
        let mut look = Look { value: 0.0, slope: [0.0; 4], bend: [[0.0; 4]; 4] };
        let (lg_r, di_r, tri_r) = gamma::with_slopes(r);
        let (lg_b, di_b, tri_b) = gamma::with_slopes(b);
        let (lg_ab, di_ab, tri_ab) = gamma::with_slopes(a + b);
        let ln_alpha = alpha.ln();
        for group in &self.groups {
            let (x, n, w) = (group.repeats, group.chances, group.weight);
            let k = r + x;
            let (lg_k, di_k, tri_k) = if x == 0.0 { (lg_r, di_r, tri_r) } else { gamma::with_slopes(k) };
            look.value += w * (lg_k - lg_r + r * ln_alpha);
            look.slope[0] += w * (di_k - di_r + ln_alpha);
            look.slope[1] += w * r / alpha;
            look.bend[0][0] += w * (tri_k - tri_r);
            look.bend[0][1] += w / alpha;
            look.bend[1][1] -= w * r / (alpha * alpha);
            if n == 0.0 {
                for row in group.rows.clone() {
                    let (v, since) = (self.weight[row], alpha + self.age[row]);
                    let (l, u) = (v * since.ln(), v / since);
                    look.value -= k * l;
                    look.slope[0] -= l;
                    look.slope[1] -= k * u;
                    look.bend[0][1] -= u;
                    look.bend[1][1] += k * u / since;
                }
                continue;
            }
            let (lg_bn, di_bn, tri_bn) = gamma::with_slopes(b + n);
            let (lg_abn, di_abn, tri_abn) = gamma::with_slopes(a + b + n);
            let stayed = b + n - 1.0;
            look.value += w * (lg_ab + lg_bn - lg_b - lg_abn);
            look.slope[2] += w * (di_ab - di_abn);
            look.slope[3] += w * (di_bn - di_b + di_ab - di_abn);
            look.bend[2][2] += w * (tri_ab - tri_abn);
            look.bend[2][3] += w * (tri_ab - tri_abn);
            look.bend[3][3] += w * (tri_bn - tri_b + tri_ab - tri_abn);
            // The two ways it can have been: there still, with the silence since the last purchase; or gone after it.
            let odds = a.ln() - stayed.ln();
            let mut gone = 0.0;
            // Of the weight of both ways `pair`: alone, and times the differences of their slopes.
            let (mut pair, mut pair0, mut pair1, mut pair00, mut pair01, mut pair11) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
            for row in group.rows.clone() {
                let v = self.weight[row];
                let (until, since) = (1.0 / (alpha + self.last[row]), 1.0 / (alpha + self.age[row]));
                let ln_since = -since.ln();
                // ln((α+t_x)/(α+T)), never above zero.
                let silence = (since / until).ln();
                let lean = odds - k * silence;
                // 1/(1+e^lean) and ln(1+e^lean), for any lean.
                let small = (-lean.abs()).exp();
                let sure = 1.0 / (1.0 + small);
                let (there, left) = if lean > 0.0 { (small * sure, sure) } else { (sure, small * sure) };
                look.value += v * (lean.max(0.0) + small.ln_1p() - k * ln_since);
                look.slope[0] -= v * (ln_since + left * silence);
                look.slope[1] -= v * k * (there * since + left * until);
                look.bend[0][1] -= v * (there * since + left * until);
                look.bend[1][1] += v * k * (there * since * since + left * until * until);
                gone += v * left;
                let both = v * there * left;
                let (d0, d1) = (silence, k * (until - since));
                pair += both;
                pair0 += both * d0;
                pair1 += both * d1;
                pair00 += both * d0 * d0;
                pair01 += both * d0 * d1;
                pair11 += both * d1 * d1;
            }
            let (d2, d3) = (-1.0 / a, 1.0 / stayed);
            look.slope[2] += gone / a;
            look.slope[3] -= gone / stayed;
            look.bend[0][0] += pair00;
            look.bend[0][1] += pair01;
            look.bend[1][1] += pair11;
            look.bend[0][2] += pair0 * d2;
            look.bend[0][3] += pair0 * d3;
            look.bend[1][2] += pair1 * d2;
            look.bend[1][3] += pair1 * d3;
            look.bend[2][2] += pair * d2 * d2 - gone / (a * a);
            look.bend[2][3] += pair * d2 * d3;
            look.bend[3][3] += pair * d3 * d3 + gone / (stayed * stayed);
        }
        for i in 0..4 {
            for j in 0..i {
                look.bend[i][j] = look.bend[j][i];
            }
        }
        look
    }
}

/// The parameters at a place of the search: ln r, ln(alpha/r), ln(a/b), ln(a+b). On these axes what runs away does so on one of them.
fn parameters(at: &[f64; 4], leaving: Leaving) -> Buying {
    let share = 1.0 / (1.0 + (-at[2]).exp());
    let rest = 1.0 / (1.0 + at[2].exp());
    Buying { r: at[0].exp(), alpha: (at[0] + at[1]).exp(), a: at[3].exp() * share, b: at[3].exp() * rest, leaving }
}

struct Search<'a> {
    rows: &'a Rows,
    leaving: Leaving,
}

impl Valley<4> for Search<'_> {
    /// Minus the mean log-likelihood of a client, on the axes of `parameters`.
    fn look(&self, at: &[f64; 4]) -> Look<4> {
        let of = parameters(at, self.leaving);
        let seen = self.rows.sum(&of);
        let rest = of.b / (of.a + of.b);
        let share = of.a / (of.a + of.b);
        // First derivatives of each parameter by each axis, and second ones where there are any.
        let first = [
            [of.r, 0.0, 0.0, 0.0],
            [of.alpha, of.alpha, 0.0, 0.0],
            [0.0, 0.0, of.a * rest, of.a],
            [0.0, 0.0, -of.b * share, of.b],
        ];
        let turn = rest - share;
        let second = |i: usize, m: usize, n: usize| match (i, m.min(n), m.max(n)) {
            (0, 0, 0) => of.r,
            (1, _, 2..) => 0.0,
            (1, ..) => of.alpha,
            (2, 2, 2) => of.a * rest * turn,
            (3, 2, 2) => -of.b * share * turn,
            (2, 2, 3) => of.a * rest,
            (3, 2, 3) => -of.b * share,
            (2, 3, 3) => of.a,
            (3, 3, 3) => of.b,
            _ => 0.0,
        };
        let each = -1.0 / self.rows.clients;
        let mut look = Look { value: seen.value * each, slope: [0.0; 4], bend: [[0.0; 4]; 4] };
        for m in 0..4 {
            look.slope[m] = each * (0..4).map(|i| seen.slope[i] * first[i][m]).sum::<f64>();
            for n in 0..4 {
                let mut bend = 0.0;
                for i in 0..4 {
                    bend += seen.slope[i] * second(i, m, n);
                    for j in 0..4 {
                        bend += first[i][m] * seen.bend[i][j] * first[j][n];
                    }
                }
                look.bend[m][n] = each * bend;
            }
            wall(&mut look, m, at[m], ROOM[m].0, ROOM[m].1);
        }
        look
    }
}

/// Fits; nothing when the search ends nowhere. The caller has seen to it that there are repeats and time.
pub(crate) fn learn(histories: &[History], leaving: Leaving) -> Option<Found> {
    let (repeats, time) =
        histories.iter().map(History::cleaned).fold((0.0, 0.0), |(x, t), h| (x + f64::from(h.repeats), t + h.age));
    let scale = time / histories.len() as f64;
    if !(scale > 0.0 && scale.is_finite() && repeats > 0.0) {
        return None;
    }
    let rows = Rows::new(histories, leaving, scale);
    let search = Search { rows: &rows, leaving };
    let thin = rows.thinned((rows.last.len() / SKETCH).max(1));
    let sketch = Search { rows: &thin, leaving };
    // Of very many rows a middling number brings the way nearly to its end.
    let middling = (rows.last.len() > 4 * MIDDLING).then(|| rows.thinned(rows.last.len() / MIDDLING));
    let gap = (rows.clients / repeats).ln();
    let mut starts: Vec<(f64, [f64; 4])> = STARTS
        .iter()
        .map(|[r, share, sum]| {
            let at = [r.ln(), gap, (share / (1.0 - share)).ln(), sum.ln()];
            (sketch.look(&at).value, at)
        })
        .filter(|(value, _)| value.is_finite())
        .collect();
    starts.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut best: Option<End<4>> = None;
    for (_, start) in starts {
        // What is far away is walked to on the few rows of the sketch.
        let near = descend(&sketch, start);
        let mut from = if near.value.is_finite() { near.at } else { start };
        if let Some(rows) = &middling {
            let nearer = descend(&Search { rows, leaving }, from);
            from = if nearer.value.is_finite() { nearer.at } else { from };
        }
        let end = descend(&search, from);
        if end.value.is_finite() && best.is_none_or(|b| end.value < b.value) {
            best = Some(end);
        }
        // A hill inside the room is the only one there is, as far as anybody has seen; at a wall the others are tried.
        if best.is_some_and(|b| b.settled && edges(&b.at).is_empty()) {
            break;
        }
    }
    let best = best.filter(|b| b.settled)?;
    let mut buying = parameters(&best.at, leaving);
    buying.alpha *= scale;
    // `value` without its walls, and each density divided by its unit of time.
    let log_likelihood = rows.log_likelihood(&parameters(&best.at, leaving)) - repeats * scale.ln();
    Some(Found { buying, edges: edges(&best.at), log_likelihood })
}

fn edges(at: &[f64; 4]) -> Vec<Edge> {
    let beyond = |axis: usize| at[axis] < ROOM[axis].0 || at[axis] > ROOM[axis].1;
    let mut edges = Vec::new();
    if at[0] > ROOM[0].1 {
        edges.push(Edge::OneRhythm);
    }
    if at[0] < ROOM[0].0 || beyond(1) {
        edges.push(Edge::FewBuy);
    }
    if at[2] < ROOM[2].0 {
        edges.push(Edge::NobodyLeaves);
    }
    if beyond(3) || at[2] > ROOM[2].1 {
        edges.push(Edge::OneLoyalty);
    }
    edges
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slopes_and_bends_are_those_of_the_value() {
        let history = |repeats, last, age| History { repeats, last, age, orders: 0, spend: 0.0 };
        let set = [
            history(0, 0.0, 3.0),
            history(2, 1.5, 4.0),
            history(2, 1.5, 4.0),
            history(7, 5.0, 5.5),
            history(1, 0.2, 9.0),
        ];
        for leaving in [Leaving::AfterRepeats, Leaving::AfterAny] {
            let rows = Rows::new(&set, leaving, 1.0);
            let search = Search { rows: &rows, leaving };
            let at = [0.3, 0.1, -0.7, 0.8];
            let seen = search.look(&at);
            for m in 0..4 {
                let moved = |by: f64| {
                    let mut there = at;
                    there[m] += by;
                    search.look(&there)
                };
                let (up, down) = (moved(1e-5), moved(-1e-5));
                assert!((seen.slope[m] - (up.value - down.value) / 2e-5).abs() < 1e-8, "slope {m} {leaving:?}");
                for n in 0..4 {
                    let bend = (up.slope[n] - down.slope[n]) / 2e-5;
                    assert!(
                        (seen.bend[m][n] - bend).abs() < 1e-7,
                        "bend {m} {n} {leaving:?}: {} {bend}",
                        seen.bend[m][n]
                    );
                }
            }
        }
    }
}
