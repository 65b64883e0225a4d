//! A document in a foreign currency, as the book has it.

use crate::exact::{major, round, sum, times};
use crate::{BookAmounts, Error, Exchange, RetentionAmounts, TaxGroup};

/// Converts each group once and sums what was converted. `sets` are the net amounts of the lines with the same taxes.
pub(crate) fn convert(
    exchange: Exchange,
    digits: u32,
    sets: &[i64],
    groups: &[TaxGroup],
    retentions: &[RetentionAmounts],
    prepaid: i64,
) -> Result<BookAmounts, Error> {
    let one = |minor: i64| {
        let exact = times(major(minor, digits), exchange.rate, exchange.digits, 0)?;
        round(exact, exchange.digits, 0).map_err(|_| Error::TotalOverflow)
    };
    let net = sum(sets.iter().map(|set| one(*set)).collect::<Result<Vec<_>, _>>()?)?;
    let mut converted = Vec::with_capacity(groups.len());
    for group in groups {
        converted.push((one(group.base)?, one(group.amount)?, one(group.surcharge)?));
    }
    let retentions = retentions.iter().map(|retention| one(retention.amount)).collect::<Result<Vec<_>, _>>()?;
    let tax = sum(converted.iter().map(|group| group.1))?;
    let surcharge = sum(converted.iter().map(|group| group.2))?;
    let total = sum([net, tax, surcharge])?;
    let payable = total.checked_sub(sum(retentions.iter().copied())?);
    let payable = payable.and_then(|left| left.checked_sub(one(prepaid).ok()?)).ok_or(Error::TotalOverflow)?;
    Ok(BookAmounts { digits: exchange.digits, groups: converted, retentions, net, tax, surcharge, total, payable })
}
