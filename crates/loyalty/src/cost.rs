//! What a reward costs: expected, and at worst.

use crate::facts::share;
use crate::{Facts, Good, Ready, Reward};
use chrono::{Months, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

/// Days of a year, as interest counts them.
const YEAR: i64 = 365;
/// A whole, in hundredths of a percent.
const WHOLE: i64 = 10_000;

/// What a reward costs, minor units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cost {
    /// What is to be expected.
    pub expected: i64,
    /// The most it can be.
    pub worst: i64,
}

/// What the business knows of its own money. What is missing makes costs that need it unknown.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Terms {
    /// What money costs, percent a year.
    pub capital_pct: Option<Decimal>,
    /// Of what is lent, what is never paid, percent.
    pub default_pct: Option<Decimal>,
    /// What a point is worth, in units of the book's currency.
    pub unit_value: Option<Decimal>,
    /// Of points, stamps and credit, what is never asked for, percent; 0 where nothing is told.
    pub breakage_pct: Decimal,
    /// Of coupons, how many are brought, percent; all where nothing is told.
    pub redemption_pct: Option<Decimal>,
    /// Days to pay that everybody has.
    pub usual_days: u32,
}

/// What is given: its cost, and how many points, stamps or minor units of credit.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Priced {
    /// Nothing where it cannot be known.
    pub cost: Option<Cost>,
    pub units: i64,
    /// What the client may owe more.
    pub exposure: i64,
    /// Whether it is taken off the sale itself.
    pub is_off: bool,
}

/// Hundredths of a percent, between nothing and all.
fn basis(percent: Decimal) -> i64 {
    (percent * Decimal::ONE_HUNDRED).round().to_i64().unwrap_or(0).clamp(0, WHOLE)
}

fn part(amount: i64, percent: Decimal) -> i64 {
    share(amount, basis(percent), WHOLE)
}

/// What an amount costs that is paid so many days later.
fn interest(amount: i64, days: i64, percent: Decimal) -> i64 {
    share(amount, days.max(0).saturating_mul(basis(percent)), YEAR * WHOLE)
}

/// Prices the reward of a rule; nothing where there is nothing to reward. Of a reward on what was bought the base is the sale, or else
/// the mean invoice of twelve months.
pub(crate) fn price(
    ready: &Ready,
    facts: &Facts,
    day: NaiveDate,
    sale: Option<u32>,
    terms: &Terms,
    goods: &[Good],
) -> Option<Priced> {
    let year = day.checked_sub_months(Months::new(12));
    let base = || match sale {
        Some(sale) => facts.base(sale),
        None => facts.ticket(year),
    };
    let kept = Decimal::ONE_HUNDRED - terms.breakage_pct.clamp(Decimal::ZERO, Decimal::ONE_HUNDRED);
    let known = |expected: i64, worst: i64| Some(Cost { expected, worst });
    let plain = |cost: Option<Cost>| Some(Priced { cost, units: 0, exposure: 0, is_off: false });
    let capped = |value: i64, cap: &Option<Decimal>| cap.map_or(value, |cap| value.min(ready.minor(cap)));
    // What one of a product costs, in minor units and for so many millionths of pieces.
    let cost_of = |millionths: i64| {
        let cost = goods.get(ready.given? as usize)?.cost?;
        let per_unit = 10_i64.pow(6_u32.saturating_sub(ready.digits()));
        Some(share(cost, millionths, 1_000_000).max(0)).map(|cost| share(cost, 1, per_unit))
    };
    match &ready.rule().reward {
        Reward::DiscountPct { percent, cap } => {
            let value = capped(part(base().filter(|base| *base > 0)?, *percent), cap);
            (value > 0).then_some(Priced { cost: known(value, value), units: 0, exposure: 0, is_off: sale.is_some() })
        }
        Reward::DiscountAmount { amount } => {
            let value = ready.minor(*amount).min(base().filter(|base| *base > 0)?);
            Some(Priced { cost: known(value, value), units: 0, exposure: 0, is_off: sale.is_some() })
        }
        Reward::Coupon { amount, .. } => {
            let worst = ready.minor(*amount);
            plain(known(terms.redemption_pct.map_or(worst, |pct| part(worst, pct)), worst))
        }
        Reward::Points { per, units } => {
            let steps = base()? / ready.minor(*per).max(1);
            let units = steps.checked_mul(i64::from(*units)).filter(|units| *units > 0)?;
            let cost = terms.unit_value.and_then(|value| {
                let worst = crate::ready::minor(value.checked_mul(Decimal::from(units))?, ready.digits());
                known(part(worst, kept), worst)
            });
            Some(Priced { cost, units, exposure: 0, is_off: false })
        }
        Reward::Stamps { units, card, worth } => {
            let worst = share(ready.minor(*worth), i64::from(*units), i64::from(*card));
            Some(Priced { cost: known(part(worst, kept), worst), units: i64::from(*units), exposure: 0, is_off: false })
        }
        Reward::Cashback { percent, cap } => {
            let worst = capped(part(base().filter(|base| *base > 0)?, *percent), cap);
            let cost = known(part(worst, kept), worst);
            (worst > 0).then_some(Priced { cost, units: worst, exposure: 0, is_off: false })
        }
        Reward::FreeItem { quantity, .. } => {
            let millionths = crate::ready::minor(*quantity, 6);
            plain(cost_of(millionths).and_then(|cost| known(cost, cost)))
        }
        Reward::Gift { cost, .. } => plain(known(ready.minor(*cost), ready.minor(*cost))),
        Reward::Exchange { recovered, .. } => {
            let cost = cost_of(1_000_000);
            plain(cost.and_then(|cost| known(cost.saturating_sub(ready.minor(*recovered)).max(0), cost)))
        }
        Reward::PaymentTerms { due_days, for_days } => {
            // They will buy as in the last twelve months; at worst they also pay as late as they ever did in them.
            let bought = share(facts.margin(year).0.max(0), i64::from(*for_days), YEAR);
            let extra = i64::from(due_days.saturating_sub(terms.usual_days));
            let cost = terms.capital_pct.and_then(|pct| {
                let late = facts.latest(year, day);
                known(interest(bought, extra, pct), interest(bought, extra + late, pct))
            });
            plain(cost)
        }
        Reward::CreditLimit { by, for_days } => {
            // At worst none of it is ever paid.
            let more = ready.minor(*by);
            let cost = terms.capital_pct.zip(terms.default_pct).and_then(|(capital, default)| {
                let lent = interest(more, i64::from(*for_days), capital);
                known(part(more, default).saturating_add(lent), more.saturating_add(lent))
            });
            Some(Priced { cost, units: 0, exposure: more, is_off: false })
        }
        Reward::Tier { .. } => plain(known(0, 0)),
    }
}

impl Reward {
    /// Whether a return takes back a part of it.
    pub(crate) fn is_counted(&self) -> bool {
        matches!(self, Self::Points { .. } | Self::Stamps { .. } | Self::Cashback { .. })
    }
}
