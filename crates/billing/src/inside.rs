//! Prices with the taxes inside: what is left when they are taken out.

use crate::exact::{CARE_DIGITS, times};
use crate::{Error, Levy, Tax};
use rust_decimal::Decimal;

/// What a set of taxes adds to a net amount: first those that raise the base of the others (IEPS), then the others.
/// `gross = (net·(1 + raising) + raising quotas)·(1 + other) + other quotas`, rates as fractions, quotas a unit of quantity.
pub(crate) struct Sets {
    raising: Decimal,
    raising_quota: Decimal,
    other: Decimal,
    other_quota: Decimal,
}

impl Sets {
    pub(crate) fn of(taxes: &[Tax]) -> Result<Sets, Error> {
        let mut sets = Sets {
            raising: Decimal::ONE,
            raising_quota: Decimal::ZERO,
            other: Decimal::ONE,
            other_quota: Decimal::ZERO,
        };
        for tax in taxes {
            let (rate, quota) = if tax.raises_base() {
                (&mut sets.raising, &mut sets.raising_quota)
            } else {
                (&mut sets.other, &mut sets.other_quota)
            };
            match tax.levy {
                Levy::Percent(percent) => *rate += (percent + tax.surcharge.unwrap_or_default()) / Decimal::ONE_HUNDRED,
                Levy::PerUnit { quota: amount, units } => {
                    *quota = quota.checked_add(times(amount, units, CARE_DIGITS, 0)?).ok_or(Error::TotalOverflow)?;
                    *rate += tax.surcharge.unwrap_or_default() / Decimal::ONE_HUNDRED;
                }
            }
        }
        Ok(sets)
    }

    /// The net amount inside a gross one, unrounded, in major units; `quantity` is what quotas are counted on.
    pub(crate) fn taken_out(&self, gross: Decimal, quantity: Decimal) -> Result<Decimal, Error> {
        let quotas = |quota: Decimal| {
            if quota.is_zero() { Ok(Decimal::ZERO) } else { times(quota, quantity, CARE_DIGITS, 0) }
        };
        let over = gross.checked_sub(quotas(self.other_quota)?).and_then(|left| left.checked_div(self.other));
        let over = over.and_then(|left| left.checked_sub(quotas(self.raising_quota).ok()?));
        over.and_then(|left| left.checked_div(self.raising)).ok_or(Error::TotalOverflow)
    }
}
