//! The taxes of entries: by groups (EN 16931) or by lines (CFDI), on top of prices or inside them. Amounts are whole units of `digits`.

use crate::exact::{CARE_DIGITS, major, percent_of, round, round_to_sum, sum, times};
use crate::inside::Sets;
use crate::line::Entry;
use crate::{Error, Levy, LineTax, Tax};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The sums of one tax.
#[derive(Default, Clone)]
pub(crate) struct Sum {
    pub base: i64,
    pub units: Decimal,
    pub amount: i64,
    pub surcharge: i64,
}

pub(crate) type Sums = BTreeMap<Tax, Sum>;

impl Sum {
    fn add(&mut self, base: i64, units: Decimal, amount: i64, surcharge: i64) -> Result<(), Error> {
        self.base = sum([self.base, base])?;
        self.amount = sum([self.amount, amount])?;
        self.surcharge = sum([self.surcharge, surcharge])?;
        self.units = self.units.checked_add(units).ok_or(Error::TotalOverflow)?;
        Ok(())
    }
}

/// What groups are told apart by: for a quota, not how many taxed units one of the line has.
fn key(tax: &Tax) -> Tax {
    match tax.levy {
        Levy::Percent(_) => tax.clone(),
        Levy::PerUnit { quota, .. } => Tax { levy: Levy::PerUnit { quota, units: Decimal::ONE }, ..tax.clone() },
    }
}

/// The tax, the recargo (exact, major units) and the taxed units of a base and a quantity.
fn exact(tax: &Tax, base: Decimal, quantity: Decimal) -> Result<(Decimal, Decimal, Decimal), Error> {
    let surcharge = percent_of(base, tax.surcharge.unwrap_or_default(), CARE_DIGITS, 0)?;
    Ok(match tax.levy {
        Levy::Percent(percent) => (percent_of(base, percent, CARE_DIGITS, 0)?, surcharge, Decimal::ZERO),
        Levy::PerUnit { quota, units } => {
            let taxed = times(units, quantity, CARE_DIGITS, 0)?;
            (times(quota, taxed, CARE_DIGITS, 0)?, surcharge, taxed)
        }
    })
}

/// Each tax once for its group, on top of net prices; shared out to the entries afterwards.
pub(crate) fn on_top_by_group(entries: &mut [Entry], rank: &[usize], digits: u32) -> Result<Sums, Error> {
    let mut members: BTreeMap<Tax, Vec<usize>> = BTreeMap::new();
    for (i, entry) in entries.iter_mut().enumerate() {
        (entry.net, entry.base) = (entry.printed, entry.value);
        for tax in &entry.taxes {
            members.entry(key(tax)).or_default().push(i);
        }
    }
    let mut raised = vec![0_i64; entries.len()];
    let mut sums = Sums::new();
    // Those that enter the base of others go first.
    for raising in [true, false] {
        for (tax, set) in members.iter().filter(|(tax, _)| tax.raises_base() == raising) {
            let mut group = Sum::default();
            let (mut quotas, mut taxes, mut surcharges) = (Decimal::ZERO, Vec::new(), Vec::new());
            for i in set {
                let base = if raising { entries[*i].base } else { sum([entries[*i].base, raised[*i]])? };
                // The line's own tax knows how many taxed units it has.
                let own = entries[*i].taxes.iter().find(|own| key(own) == *tax).unwrap_or(tax);
                let (amount, surcharge, units) = exact(own, major(base, digits), entries[*i].quantity)?;
                quotas = quotas.checked_add(amount).ok_or(Error::TotalOverflow)?;
                group.add(base, units, 0, 0)?;
                taxes.push(amount);
                surcharges.push(surcharge);
            }
            let base = major(group.base, digits);
            group.amount = match tax.levy {
                Levy::Percent(percent) => round(percent_of(base, percent, digits, 0)?, digits, 0),
                Levy::PerUnit { .. } => round(quotas, digits, 0),
            }
            .map_err(|_| Error::TotalOverflow)?;
            group.surcharge = round(percent_of(base, tax.surcharge.unwrap_or_default(), digits, 0)?, digits, 0)?;
            let ranks: Vec<usize> = set.iter().map(|i| rank[*i]).collect();
            let taxes = round_to_sum(group.amount, &taxes, digits, &ranks)?;
            let surcharges = round_to_sum(group.surcharge, &surcharges, digits, &ranks)?;
            for ((i, tax), surcharge) in set.iter().zip(taxes).zip(surcharges) {
                entries[*i].tax = sum([entries[*i].tax, tax, surcharge])?;
                if raising {
                    raised[*i] = sum([raised[*i], tax])?;
                }
            }
            sums.insert(tax.clone(), group);
        }
    }
    Ok(sums)
}

/// What a set of taxes is on a net base: with a recargo apart, exact, in the order of the taxes. Second, what the raising ones sum to.
fn parts(taxes: &[Tax], base: Decimal, quantity: Decimal) -> Result<Vec<(Decimal, Decimal, Decimal)>, Error> {
    let mut raised = base;
    for tax in taxes.iter().filter(|tax| tax.raises_base()) {
        raised = raised.checked_add(exact(tax, base, quantity)?.0).ok_or(Error::TotalOverflow)?;
    }
    taxes.iter().map(|tax| exact(tax, if tax.raises_base() { base } else { raised }, quantity)).collect()
}

/// Adds a set's taxes to the sums; `amounts` has the tax and the recargo of each in turn.
fn collect(sums: &mut Sums, taxes: &[Tax], base: i64, units: &[Decimal], amounts: &[i64]) -> Result<(), Error> {
    let raising = taxes.iter().zip(amounts.chunks_exact(2)).filter(|(tax, _)| tax.raises_base());
    let raised = sum(std::iter::once(base).chain(raising.map(|(_, pair)| pair[0])))?;
    for ((tax, pair), units) in taxes.iter().zip(amounts.chunks_exact(2)).zip(units) {
        let base = if tax.raises_base() { base } else { raised };
        sums.entry(key(tax)).or_default().add(base, *units, pair[0], pair[1])?;
    }
    Ok(())
}

/// Prices with tax inside, each set of taxes taken out once: the gross is fixed, the base is rounded, the tax is the rest.
pub(crate) fn inside_by_group(entries: &mut [Entry], own: usize, rank: &[usize], digits: u32) -> Result<Sums, Error> {
    let mut members: BTreeMap<Vec<Tax>, Vec<usize>> = BTreeMap::new();
    for (i, entry) in entries.iter().enumerate() {
        members.entry(entry.taxes.clone()).or_default().push(i);
    }
    let mut sums = Sums::new();
    for (taxes, set) in members {
        let sets = Sets::of(&taxes)?;
        let out = |members: &[usize], value: &dyn Fn(&Entry) -> i64| -> Result<(i64, Vec<i64>), Error> {
            let mut quantity = Decimal::ZERO;
            let mut exact = Vec::with_capacity(members.len());
            for i in members {
                quantity = quantity.checked_add(entries[*i].quantity).ok_or(Error::TotalOverflow)?;
                exact.push(sets.taken_out(major(value(&entries[*i]), digits), entries[*i].quantity)?);
            }
            let gross = sum(members.iter().map(|i| value(&entries[*i])))?;
            let base =
                round(sets.taken_out(major(gross, digits), quantity)?, digits, 0).map_err(|_| Error::TotalOverflow)?;
            let ranks: Vec<usize> = members.iter().map(|i| rank[*i]).collect();
            Ok((base, round_to_sum(base, &exact, digits, &ranks)?))
        };
        let (base, bases) = out(&set, &|entry| entry.value)?;
        let discounted = set.iter().any(|i| entries[*i].value != entries[*i].printed);
        let lines: Vec<usize> = set.iter().copied().filter(|i| *i < own).collect();
        let nets = if discounted { out(&lines, &|entry| entry.printed)?.1 } else { Vec::new() };
        let gross = sum(set.iter().map(|i| entries[*i].value))?;
        let quantity = set.iter().try_fold(Decimal::ZERO, |sum, i| sum.checked_add(entries[*i].quantity));
        let exact = parts(&taxes, major(base, digits), quantity.ok_or(Error::TotalOverflow)?)?;
        let tax = gross.checked_sub(base).ok_or(Error::TotalOverflow)?;
        let amounts = settled(tax, &exact, digits)?;
        let units: Vec<Decimal> = exact.iter().map(|part| part.2).collect();
        collect(&mut sums, &taxes, base, &units, &amounts)?;
        for (i, base) in set.iter().zip(bases) {
            let entry = &mut entries[*i];
            (entry.base, entry.net) = (base, base);
            entry.tax = entry.value.checked_sub(base).ok_or(Error::TotalOverflow)?;
        }
        for (i, net) in lines.iter().zip(nets) {
            entries[*i].net = net;
        }
    }
    Ok(sums)
}

/// Tax and recargo of each part, whole, so that they sum to the tax that is inside.
fn settled(tax: i64, parts: &[(Decimal, Decimal, Decimal)], digits: u32) -> Result<Vec<i64>, Error> {
    if parts.is_empty() {
        return Ok(Vec::new());
    }
    // A recargo that is none, or a tax of 0 %, must get none of the cents that are over.
    let all: Vec<Decimal> = parts.iter().flat_map(|part| [part.0, part.1]).collect();
    let places: Vec<usize> = (0..all.len()).filter(|i| !all[*i].is_zero()).collect();
    let mut amounts = vec![0; all.len()];
    if places.is_empty() {
        return if tax == 0 {
            Ok(amounts)
        } else {
            amounts[0] = tax;
            Ok(amounts)
        };
    }
    let exact: Vec<Decimal> = places.iter().map(|i| all[*i]).collect();
    for (i, amount) in places.iter().zip(round_to_sum(tax, &exact, digits, &places)?) {
        amounts[*i] = amount;
    }
    Ok(amounts)
}

/// Every line rounds its own taxes (CFDI); the sums are sums of lines. Gives the taxes of each entry too.
pub(crate) fn by_line(entries: &mut [Entry], inside: bool, digits: u32) -> Result<(Sums, Vec<Vec<LineTax>>), Error> {
    let mut sums = Sums::new();
    let mut told = Vec::with_capacity(entries.len());
    for (at, entry) in entries.iter_mut().enumerate() {
        if inside {
            let sets = Sets::of(&entry.taxes)?;
            let out = |value: i64| round(sets.taken_out(major(value, digits), entry.quantity)?, digits, at);
            (entry.net, entry.base) = (out(entry.printed)?, out(entry.value)?);
        } else {
            (entry.net, entry.base) = (entry.printed, entry.value);
        }
        let mut raised = entry.base;
        let mut amounts = vec![0; entry.taxes.len() * 2];
        let mut units = vec![Decimal::ZERO; entry.taxes.len()];
        if inside {
            let exact = parts(&entry.taxes, major(entry.base, digits), entry.quantity)?;
            amounts =
                settled(entry.value.checked_sub(entry.base).ok_or(Error::Overflow { line: at })?, &exact, digits)?;
            units = exact.iter().map(|part| part.2).collect();
        } else {
            for raising in [true, false] {
                let base = raised;
                for (i, tax) in entry.taxes.iter().enumerate().filter(|(_, tax)| tax.raises_base() == raising) {
                    let (amount, surcharge, taxed) = exact(tax, major(base, digits), entry.quantity)?;
                    (amounts[i * 2], amounts[i * 2 + 1]) = (round(amount, digits, at)?, round(surcharge, digits, at)?);
                    units[i] = taxed;
                    if raising {
                        raised = sum([raised, amounts[i * 2]])?;
                    }
                }
            }
        }
        collect(&mut sums, &entry.taxes, entry.base, &units, &amounts)?;
        entry.tax = sum(amounts.iter().copied())?;
        let raising = entry.taxes.iter().zip(amounts.chunks_exact(2)).filter(|(tax, _)| tax.raises_base());
        let raised = sum(std::iter::once(entry.base).chain(raising.map(|(_, pair)| pair[0])))?;
        let taxes = entry.taxes.iter().zip(amounts.chunks_exact(2)).zip(units).map(|((tax, pair), units)| LineTax {
            tax: tax.clone(),
            base: match tax.levy {
                Levy::PerUnit { .. } => units,
                Levy::Percent(_) => major(if tax.raises_base() { entry.base } else { raised }, digits),
            },
            amount: major(pair[0], digits),
            surcharge: major(pair[1], digits),
        });
        told.push(taxes.collect());
    }
    Ok((sums, told))
}
