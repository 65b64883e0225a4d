//! The same rule with its first threshold lower and higher.

use crate::simulate::simulate_each;
use crate::{Condition, Metric, Past, Ready, Rule, Terms, Value};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// What becomes of a rule with another threshold.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// The threshold.
    pub threshold: Decimal,
    /// Clients who would have been given something.
    pub clients: u64,
    /// What would have been given.
    pub grants: u64,
    /// Expected cost, minor units.
    pub expected: i64,
    /// Cost at worst.
    pub worst: i64,
    /// Of the clients, those who met the conditions before the rule began.
    pub already: u64,
}

/// The first number that a figure is compared with: what it is compared of, and the number.
pub fn first_threshold(rule: &Rule) -> Option<(Metric, Decimal)> {
    rule.when.iter().flat_map(Condition::tests).find_map(|(test, _)| match test.value {
        Value::Number(value) => Some((test.metric, value)),
        Value::Text(_) => None,
    })
}

/// The rule with another first number.
pub fn with_threshold(rule: &Rule, threshold: Decimal) -> Rule {
    let mut rule = rule.clone();
    if let Some(when) = &mut rule.when {
        replace(when, threshold);
    }
    rule
}

fn replace(condition: &mut Condition, threshold: Decimal) -> bool {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => parts.iter_mut().any(|part| replace(part, threshold)),
        Condition::Not(part) => replace(part, threshold),
        Condition::Test(test) => match &mut test.value {
            Value::Number(value) => {
                *value = threshold;
                true
            }
            Value::Text(_) => false,
        },
    }
}

/// Tries the rule with its first threshold at each of these percents of what it is, in order; thresholds that fall together are tried
/// once, those with which the rule cannot be are left out.
pub fn curve(
    ready: &Ready,
    past: &Past,
    terms: &Terms,
    from: NaiveDate,
    to: NaiveDate,
    percents: &[u32],
) -> Vec<Point> {
    let Some((metric, value)) = first_threshold(ready.rule()) else { return Vec::new() };
    let digits = if metric.is_money() { ready.digits() } else { value.scale() };
    let mut thresholds: Vec<Decimal> = percents
        .iter()
        .filter_map(|percent| value.checked_mul(Decimal::new(i64::from(*percent), 2)))
        .map(|threshold| threshold.round_dp(digits))
        .collect();
    thresholds.dedup();
    let tried: Vec<(Decimal, Ready)> = thresholds
        .into_iter()
        .filter_map(|threshold| {
            let rule = with_threshold(ready.rule(), threshold);
            Some((threshold, Ready::new(&rule, &past.goods, ready.digits()).ok()?))
        })
        .collect();
    let readies: Vec<Ready> = tried.iter().map(|(_, ready)| ready.clone()).collect();
    simulate_each(&readies, past, terms, from, to)
        .into_iter()
        .zip(tried)
        .map(|(told, (threshold, _))| Point {
            threshold,
            clients: told.clients,
            grants: told.grants,
            expected: told.expected,
            worst: told.worst,
            already: told.already,
        })
        .collect()
}
