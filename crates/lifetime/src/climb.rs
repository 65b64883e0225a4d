//! Newton's way to the highest likelihood, for three or four parameters and exact second derivatives.

/// A function to make small, with its slope and curvature.
pub(crate) trait Valley<const N: usize> {
    /// Value, gradient and Hessian at `at`. A value that is not finite says that this is no place to be.
    fn look(&self, at: &[f64; N]) -> Look<N>;
}

/// What is seen at a place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look<const N: usize> {
    pub value: f64,
    pub slope: [f64; N],
    pub bend: [[f64; N]; N],
}

/// Where the way ended.
#[derive(Debug, Clone, Copy)]
pub(crate) struct End<const N: usize> {
    pub at: [f64; N],
    pub value: f64,
    /// Whether no step promised anything any more.
    pub settled: bool,
}

const STEPS: usize = 200;
/// Smaller promised gains than this, of a value per client, change no parameter's first six digits.
const NOTHING: f64 = 1e-13;
/// No step is longer than this in a logarithm.
const STRIDE: f64 = 2.0;

/// Goes down from `from` (Levenberg 1944, Marquardt 1963: the curvature is stiffened until the step is downhill, and less once it was).
pub(crate) fn descend<const N: usize>(valley: &impl Valley<N>, from: [f64; N]) -> End<N> {
    let mut here = from;
    let mut seen = valley.look(&here);
    if !seen.value.is_finite() {
        return End { at: from, value: f64::INFINITY, settled: false };
    }
    let mut stiffness = 1e-3;
    for _ in 0..STEPS {
        let Some(mut step) = solve(&seen.bend, &seen.slope, stiffness) else {
            stiffness = grown(stiffness);
            if stiffness > 1e12 {
                break;
            }
            continue;
        };
        let longest = step.iter().fold(0.0f64, |m, s| m.max(s.abs()));
        if longest > STRIDE {
            step.iter_mut().for_each(|s| *s *= STRIDE / longest);
        }
        let promise = step.iter().zip(&seen.slope).map(|(s, g)| s * g).sum::<f64>();
        if promise.abs() < NOTHING {
            return End { at: here, value: seen.value, settled: level(&seen) };
        }
        let mut next = here;
        next.iter_mut().zip(&step).for_each(|(n, s)| *n -= s);
        let there = valley.look(&next);
        if there.value.is_finite() && there.value < seen.value {
            (here, seen) = (next, there);
            stiffness = if stiffness < 1e-9 { 0.0 } else { stiffness * 0.05 };
        } else {
            stiffness = grown(stiffness);
            if stiffness > 1e12 {
                // Nothing below, whatever the direction: as low as numbers tell.
                return End { at: here, value: seen.value, settled: level(&seen) };
            }
        }
    }
    End { at: here, value: seen.value, settled: level(&seen) }
}

/// Whether the ground is level, as far as a parameter's first six digits ask.
fn level<const N: usize>(seen: &Look<N>) -> bool {
    seen.slope.iter().all(|g| g.abs() < 1e-5)
}

fn grown(stiffness: f64) -> f64 {
    if stiffness == 0.0 { 1e-6 } else { stiffness * 8.0 }
}

/// The step `(bend + stiffness·scale)⁻¹ slope` by Cholesky; nothing where the curvature is not that of a valley.
fn solve<const N: usize>(bend: &[[f64; N]; N], slope: &[f64; N], stiffness: f64) -> Option<[f64; N]> {
    let widest = (0..N).fold(1e-12f64, |m, i| m.max(bend[i][i].abs()));
    let mut low = [[0.0; N]; N];
    for i in 0..N {
        for j in 0..=i {
            let mut sum = bend[i][j];
            if i == j {
                sum += stiffness * (bend[i][i].abs() + 1e-3 * widest);
            }
            sum -= low[i].iter().zip(&low[j]).take(j).map(|(a, b)| a * b).sum::<f64>();
            if i == j {
                if sum.is_nan() || sum <= 1e-14 * widest {
                    return None;
                }
                low[i][i] = sum.sqrt();
            } else {
                low[i][j] = sum / low[j][j];
            }
        }
    }
    let mut step = *slope;
    for i in 0..N {
        for k in 0..i {
            step[i] -= low[i][k] * step[k];
        }
        step[i] /= low[i][i];
    }
    for i in (0..N).rev() {
        for k in i + 1..N {
            step[i] -= low[k][i] * step[k];
        }
        step[i] /= low[i][i];
    }
    step.iter().all(|s| s.is_finite()).then_some(step)
}

/// A smooth wall: nothing inside `low..high`, a parabola beyond; so that a parameter the data let run away comes to rest.
pub(crate) fn wall<const N: usize>(seen: &mut Look<N>, axis: usize, at: f64, low: f64, high: f64) {
    const STEEP: f64 = 0.05;
    let beyond = if at > high {
        at - high
    } else if at < low {
        at - low
    } else {
        return;
    };
    seen.value += 0.5 * STEEP * beyond * beyond;
    seen.slope[axis] += STEEP * beyond;
    seen.bend[axis][axis] += STEEP;
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rosenbrock's bent valley, which a plain gradient takes thousands of steps through.
    struct Bent;
    impl Valley<2> for Bent {
        fn look(&self, at: &[f64; 2]) -> Look<2> {
            let [x, y] = *at;
            let d = y - x * x;
            Look {
                value: (1.0 - x).powi(2) + 100.0 * d * d,
                slope: [-2.0 * (1.0 - x) - 400.0 * x * d, 200.0 * d],
                bend: [[2.0 - 400.0 * (d - 2.0 * x * x), -400.0 * x], [-400.0 * x, 200.0]],
            }
        }
    }

    #[test]
    fn a_bent_valley_is_gone_down_to_its_end() {
        let end = descend(&Bent, [-1.2, 1.0]);
        assert!(end.settled);
        assert!((end.at[0] - 1.0).abs() < 1e-6 && (end.at[1] - 1.0).abs() < 1e-6, "{end:?}");
    }
}
