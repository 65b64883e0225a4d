//! Purchases to expect of a client who is there now.
//!
//! Fader, Hardie and Lee (2005, equation 10) write them with a Gauss hypergeometric function over `a − 1`, which loses its digits near
//! `a = 1` and overflows for busy clients. Given rate and chance of leaving `p`, a client there now buys `(1 − e^(−λpt)) / p` times; with
//! `λ ~ Gamma(k, w)` and `p ~ Beta(a, B)` that is the mean over `p` of `g(p) = (1 − (1 + p·t/w)^(−k)) / p`. Both ways below have only positive
//! terms.

use crate::gamma;

/// The mean of `g` over `p ~ Beta(a, stays)`, for a rate of shape `k` and scale `w` and a span `t`, all positive.
pub(super) fn purchases(k: f64, w: f64, a: f64, stays: f64, t: f64) -> f64 {
    if t.is_nan() || t <= 0.0 || k.is_nan() || k <= 0.0 {
        return 0.0;
    }
    let s = t / w;
    if !s.is_finite() {
        return 0.0;
    }
    // The sum has about as many terms as purchases of somebody who never leaves, and needs a first term above zero.
    if k * s < 60.0 && s < 20.0 && k * s.ln_1p() < 600.0 { by_sum(k, s, a, stays) } else { by_integral(k, s, a, stays) }
}

/// `Σ_n P(n purchases, were they never to leave) · Σ_{j<n} P(still there after j)`: negative binomial times the rising ratios of Beta.
fn by_sum(k: f64, s: f64, a: f64, stays: f64) -> f64 {
    let z = s / (1.0 + s);
    let mut chance = (-k * s.ln_1p()).exp();
    let (mut made, mut there) = (0.0, 1.0);
    let mut sum = 0.0;
    let mut n = 0.0;
    loop {
        chance *= (k + n) / (n + 1.0) * z;
        made += there;
        there *= (stays + n) / (a + stays + n);
        n += 1.0;
        let term = chance * made;
        sum += term;
        // Beyond the mean each term is smaller than the last by a ratio that falls towards `z`.
        let ratio = (k + n) / (n + 1.0) * z * (1.0 + 1.0 / n);
        if ratio < 1.0 && term <= 1e-14 * sum * (1.0 - ratio) || n > 1e5 {
            return sum;
        }
    }
}

/// The same by the trapezoid rule over `u = ln(p/(1−p))`, which converges geometrically for such a smooth hill.
fn by_integral(k: f64, s: f64, a: f64, stays: f64) -> f64 {
    let most = k * s;
    let g = |p: f64| if p * s < 1e-300 { most } else { -(-k * (p * s).ln_1p()).exp_m1() / p };
    let norm = gamma::ln(a + stays) - gamma::ln(a) - gamma::ln(stays);
    // At `u`: the density times `p(1−p)`, with `p` and `1 − p`.
    let hill = |u: f64| {
        let (ln_p, ln_q) = (-(-u).exp().ln_1p(), -u.exp().ln_1p());
        ((norm + a * ln_p + stays * ln_q).exp(), ln_p.exp(), ln_q.exp())
    };
    let mean = if a >= 0.5 && stays >= 0.5 {
        // Both ends of the hill fall off. Divided by its own sum, so that the norm of a narrow one costs no digits.
        let (top, step) = shape(a, stays);
        let sums = trapezoid(top, step, f64::INFINITY, |u| {
            let (density, p, _) = hill(u);
            [density * g(p), density]
        });
        sums[0] / sums[1]
    } else {
        // The chord between `g(0)` and `g(1)` is taken out and added by its exact mean: what is left falls off however small `a` is.
        let least = g(1.0);
        let (top, step) = shape(a + 1.0, stays + 1.0);
        // The bend of `g` lies where its purchases run out, left of the hill for a long span.
        let bend = -most.ln() - 3.0;
        let below = trapezoid(top, step, bend, |u| {
            let (density, p, q) = hill(u);
            [density * (most * q + least * p - g(p)).max(0.0), 0.0]
        });
        let share = a / (a + stays);
        most * (1.0 - share) + least * share - below[0] * step
    };
    if mean.is_finite() { mean.clamp(0.0, most) } else { 0.0 }
}

/// Where the hill `p^a (1−p)^b` is highest, and a step that its narrowness allows.
fn shape(a: f64, b: f64) -> (f64, f64) {
    ((a / b).ln(), (0.5 * (1.0 / a + 1.0 / b).sqrt()).min(0.25))
}

/// Sums of `of` at all steps left and right of `top`, as far as they count; leftwards at least beyond `bend`.
fn trapezoid(top: f64, step: f64, bend: f64, of: impl Fn(f64) -> [f64; 2]) -> [f64; 2] {
    let mut sums = of(top);
    for direction in [-step, step] {
        let mut u = top;
        for taken in 0..20_000 {
            u += direction;
            let terms = of(u);
            sums[0] += terms[0];
            sums[1] += terms[1];
            let past = taken > 8 && (direction > 0.0 || u < bend);
            if past && terms[0] <= 1e-16 * sums[0] && terms[1] <= 1e-16 * sums[1] || !sums[0].is_finite() {
                break;
            }
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_agree() {
        for (k, s, a, b) in [
            (0.25, 2.0, 0.8, 2.4),
            (2.24, 0.9, 0.79, 4.4),
            (9.0, 1.5, 1.0, 3.0),
            (30.0, 0.8, 0.01, 0.5),
            (5.0, 0.3, 40.0, 900.0),
            (1.0, 15.0, 1e-4, 1e-2),
            (12.0, 1.0, 3.0, 0.02),
        ] {
            let (sum, integral) = (by_sum(k, s, a, b), by_integral(k, s, a, b));
            assert!((sum / integral - 1.0).abs() < 1e-9, "{k} {s} {a} {b}: {sum} {integral}");
        }
    }

    #[test]
    fn long_spans_and_busy_clients_have_an_answer() {
        // Somebody who leaves after each purchase with one chance in two buys twice more, at most.
        let ever = purchases(500.0, 1.0, 1e6, 1e6, 1e9);
        assert!((ever - 2.0).abs() < 1e-3, "{ever}");
        // Nobody leaves: the rate says it all.
        let faithful = purchases(50.0, 10.0, 1e-9, 1e3, 1000.0);
        assert!((faithful / 5000.0 - 1.0).abs() < 1e-5, "{faithful}");
        assert_eq!(purchases(1.0, 1.0, 1.0, 1.0, 0.0), 0.0);
        assert_eq!(purchases(1.0, 1.0, 1.0, 1.0, f64::NAN), 0.0);
    }
}
