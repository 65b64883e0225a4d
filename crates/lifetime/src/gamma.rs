//! The logarithm of the gamma function and what it grows by.

use special::Gamma;

/// `ln Γ(v)` for a positive `v`.
pub(crate) fn ln(v: f64) -> f64 {
    Gamma::ln_gamma(v).0
}

/// `ln Γ`, its first derivative (digamma) and its second (trigamma).
pub(crate) fn with_slopes(v: f64) -> (f64, f64, f64) {
    (ln(v), v.digamma(), v.trigamma())
}
