//! A line by itself: quantity × price, less its discounts, plus its charges.

use crate::exact::{percent_of, round, times};
use crate::{Adjustment, Error, Line, Profile, Retention, Tax, Turn, Worth};
use rust_decimal::Decimal;

/// A line, or a charge of the document with taxes of its own, on its way through the reckoning. Amounts are whole units of `digits` decimals.
pub(crate) struct Entry {
    /// Quantity, for quotas.
    pub quantity: Decimal,
    /// As priced, after its own discounts.
    pub printed: i64,
    /// As priced, after the document's discounts too.
    pub value: i64,
    /// Without tax, before the document's discounts.
    pub net: i64,
    /// Without tax, after them.
    pub base: i64,
    /// Its share of all taxes.
    pub tax: i64,
    /// Its taxes in one order, checked.
    pub taxes: Vec<Tax>,
    /// Its retentions in one order, checked.
    pub retentions: Vec<Retention>,
}

/// What a line is by itself: quantity × price and what each discount changed.
pub(crate) struct Printed {
    pub full: i64,
    pub changes: Vec<i64>,
    pub amount: i64,
}

/// `r(q·p − discounts + charges)`, rounded once (EN 16931); what each discount changed is the difference of the rounded steps, so
/// that the steps sum to the line. A CFDI shows `Importe` and `Descuento` apart, so there each step is rounded for itself.
pub(crate) fn print(line: &Line, at: usize, profile: Profile, digits: u32) -> Result<Printed, Error> {
    let exact = times(line.quantity, line.unit_price, digits, at)?;
    let full = round(exact, digits, at)?;
    let (mut amount, mut rest, mut changes) = (full, exact, Vec::with_capacity(line.adjustments.len()));
    for adjustment in &line.adjustments {
        let change = change(adjustment, exact, rest, digits, at)?;
        rest = rest.checked_add(change).ok_or(Error::Overflow { line: at })?;
        let next = if profile.by_line() {
            amount.checked_add(round(change, digits, at)?).ok_or(Error::Overflow { line: at })?
        } else {
            round(rest, digits, at)?
        };
        changes.push(next.checked_sub(amount).ok_or(Error::Overflow { line: at })?);
        amount = next;
    }
    Ok(Printed { full, changes, amount })
}

/// What a discount or charge changes, exact, in major units: below zero lowers.
pub(crate) fn change(
    adjustment: &Adjustment,
    whole: Decimal,
    rest: Decimal,
    digits: u32,
    at: usize,
) -> Result<Decimal, Error> {
    let percentage = |percent: Decimal| {
        let most = match adjustment.turn {
            Turn::Discount => Decimal::ONE_HUNDRED,
            Turn::Charge => Decimal::ONE_THOUSAND,
        };
        if percent < Decimal::ZERO || percent > most { Err(Error::Percentage { line: at }) } else { Ok(percent) }
    };
    let worth = match adjustment.worth {
        // A fixed amount is money: no more decimals than the currency has.
        Worth::Amount(amount) => Decimal::new(round(amount, digits, at)?, digits),
        Worth::Percent(percent) => percent_of(whole, percentage(percent)?, digits, at)?,
        Worth::PercentOfRest(percent) => percent_of(rest, percentage(percent)?, digits, at)?,
    };
    Ok(match adjustment.turn {
        Turn::Discount => -worth,
        Turn::Charge => worth,
    })
}

/// Taxes checked, each once, in one order.
pub(crate) fn taxes(given: &[Tax], at: usize) -> Result<Vec<Tax>, Error> {
    let mut taxes = given.iter().map(|tax| tax.checked(at)).collect::<Result<Vec<_>, _>>()?;
    taxes.sort();
    if taxes.windows(2).any(|pair| pair[0].kind == pair[1].kind && !rate_and_quota(pair)) {
        return Err(Error::TaxTwice { line: at });
    }
    Ok(taxes)
}

/// The IEPS may have a rate and a quota in one line (cigarettes).
fn rate_and_quota(pair: &[Tax]) -> bool {
    pair[0].rate().is_none() != pair[1].rate().is_none()
}

/// Retentions checked, in one order; those of one kind and rate that are said twice are one.
pub(crate) fn retentions(given: &[Retention], at: usize) -> Result<Vec<Retention>, Error> {
    let mut retentions = given.iter().map(|one| one.checked(at)).collect::<Result<Vec<_>, _>>()?;
    retentions.sort();
    retentions.dedup();
    Ok(retentions)
}
