//! Whole units and how they are shared out: rounding half away from zero, and largest remainders that lose nothing.

use crate::Error;
use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

/// Decimals that must be left when a product is too long to be held whole: enough that no half can be mistaken.
const CARE: u32 = 10;
/// Digits asked of products that are not rounded yet.
pub(crate) const CARE_DIGITS: u32 = 2;

/// The product, exact, or with so many decimals that rounding it to `digits` is right.
pub(crate) fn times(a: Decimal, b: Decimal, digits: u32, line: usize) -> Result<Decimal, Error> {
    let (a, b) = (a.normalize(), b.normalize());
    let product = a.checked_mul(b).ok_or(Error::Overflow { line })?;
    let whole = product.is_zero() || product.scale() == a.scale() + b.scale();
    // A product of two numbers that are not zero may be too small to be held; it is then nothing in any currency.
    if whole || product.scale() >= digits + CARE { Ok(product) } else { Err(Error::Decimals { line }) }
}

/// So many percent of an amount.
pub(crate) fn percent_of(amount: Decimal, percent: Decimal, digits: u32, line: usize) -> Result<Decimal, Error> {
    times(amount, times(percent, CENT, digits, line)?, digits, line)
}

const CENT: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

/// Whole units of `digits` decimals nearest to an amount of major units, halves away from zero.
pub(crate) fn round(amount: Decimal, digits: u32, line: usize) -> Result<i64, Error> {
    let rounded = amount.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero);
    let units = rounded.checked_mul(Decimal::from(10_u64.pow(digits))).ok_or(Error::Overflow { line })?;
    units.to_i64().ok_or(Error::Overflow { line })
}

/// An amount in major units from whole units of `digits` decimals.
pub(crate) fn major(units: i64, digits: u32) -> Decimal {
    Decimal::new(units, digits)
}

/// The sum, or an error when it does not fit.
pub(crate) fn sum(units: impl IntoIterator<Item = i64>) -> Result<i64, Error> {
    units.into_iter().try_fold(0_i64, |sum, one| sum.checked_add(one)).ok_or(Error::TotalOverflow)
}

/// Shares a total out in proportion to weights; the parts sum to it exactly. Each part is the nearest whole one, and where they do not
/// add up, those change that were rounded furthest the other way (largest remainder); between equals, those of greater weight and
/// then of smaller `rank` get more. Turning the sign of the total, or of all weights and the total, turns the sign of every part.
///
/// Nothing when the weights sum to zero and the total does not.
pub fn allocate(total: i64, weights: &[i64], rank: &[usize]) -> Option<Vec<i64>> {
    let whole: i128 = weights.iter().map(|w| i128::from(*w)).sum();
    if total == 0 {
        return Some(vec![0; weights.len()]);
    }
    if whole == 0 || rank.len() != weights.len() {
        return None;
    }
    let mut parts = Vec::with_capacity(weights.len());
    let mut errors = Vec::with_capacity(weights.len());
    for weight in weights {
        // Below 2^126 each: two 63-bit numbers.
        let exact = i128::from(total) * i128::from(*weight);
        let part = nearest(exact, whole);
        errors.push((exact - part.checked_mul(whole)?).checked_mul(whole.signum())?);
        parts.push(i64::try_from(part).ok()?);
    }
    settle(&mut parts, &errors, total, weights, rank)?;
    Some(parts)
}

/// Rounds exact amounts (major units) to whole units so that they sum to a total that is about their sum.
pub(crate) fn round_to_sum(total: i64, exact: &[Decimal], digits: u32, rank: &[usize]) -> Result<Vec<i64>, Error> {
    let mut parts = Vec::with_capacity(exact.len());
    let mut errors = Vec::with_capacity(exact.len());
    for amount in exact {
        let part = round(*amount, digits, 0).map_err(|_| Error::TotalOverflow)?;
        let mut error = *amount - major(part, digits);
        error.rescale(digits + 12);
        errors.push(error.mantissa());
        parts.push(part);
    }
    let weights = parts.clone();
    settle(&mut parts, &errors, total, &weights, rank).ok_or(Error::TotalOverflow)?;
    Ok(parts)
}

/// Half away from zero.
fn nearest(numerator: i128, denominator: i128) -> i128 {
    let quotient = numerator / denominator;
    let rest = (numerator % denominator).unsigned_abs();
    let away = if (numerator < 0) == (denominator < 0) { 1 } else { -1 };
    if rest >= denominator.unsigned_abs() - rest { quotient + away } else { quotient }
}

/// Gives or takes single units until the parts sum to the total, first where the rounding erred most.
fn settle(parts: &mut [i64], errors: &[i128], total: i64, weights: &[i64], rank: &[usize]) -> Option<()> {
    let held: i128 = parts.iter().map(|part| i128::from(*part)).sum();
    let mut missing = i128::from(total) - held;
    if missing == 0 {
        return Some(());
    }
    let step: i64 = if missing > 0 { 1 } else { -1 };
    let mut order: Vec<usize> = (0..parts.len()).collect();
    if order.is_empty() {
        return None;
    }
    // A unit is given to the first of equals, and taken from the last of them: in both cases the first keep more.
    let takes = total != 0 && (total > 0) != (step > 0);
    order.sort_by_key(|i| {
        let (weight, rank) = (i128::from(weights[*i].unsigned_abs()), i128::try_from(rank[*i]).unwrap_or_default());
        let tie = if takes { (weight, -rank) } else { (-weight, rank) };
        (-errors[*i] * i128::from(step), tie)
    });
    let all = i128::try_from(parts.len()).ok()?;
    // Rounding errs by half a unit a part, so a whole round is never needed; a total that is far off is still met.
    let rounds = i64::try_from(missing / all).ok()?;
    if rounds != 0 {
        for part in parts.iter_mut() {
            *part = part.checked_add(rounds)?;
        }
        missing %= all;
    }
    for i in order.into_iter().take(usize::try_from(missing.unsigned_abs()).ok()?) {
        parts[i] = parts[i].checked_add(step)?;
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cent_that_is_over_goes_to_the_largest_remainder() {
        assert_eq!(allocate(100, &[1, 1, 1], &[0, 1, 2]), Some(vec![34, 33, 33]));
        assert_eq!(allocate(100, &[1, 1, 1], &[2, 1, 0]), Some(vec![33, 33, 34]));
        assert_eq!(allocate(10, &[5000, 3000, 2001], &[0, 1, 2]), Some(vec![5, 3, 2]));
        assert_eq!(allocate(-100, &[1, 1, 1], &[0, 1, 2]), Some(vec![-34, -33, -33]));
        assert_eq!(allocate(1, &[1, 1], &[0, 1]), Some(vec![1, 0]));
        assert_eq!(allocate(5, &[1, -1], &[0, 1]), None);
        assert_eq!(allocate(0, &[1, -1], &[0, 1]), Some(vec![0, 0]));
    }

    #[test]
    fn the_largest_numbers_are_shared_out_or_refused_without_harm() {
        assert_eq!(allocate(i64::MAX, &[i64::MAX], &[0]), Some(vec![i64::MAX]));
        assert_eq!(allocate(i64::MIN, &[i64::MIN], &[0]), Some(vec![i64::MIN]));
        assert_eq!(allocate(i64::MAX, &[i64::MAX, -i64::MAX + 1], &[0, 1]), None);
    }

    #[test]
    fn halves_go_away_from_zero() {
        let half = Decimal::new(5, 3);
        assert_eq!(round(half, 2, 0), Ok(1));
        assert_eq!(round(-half, 2, 0), Ok(-1));
        assert_eq!(round(Decimal::new(25, 1), 0, 0), Ok(3));
    }
}
