//! The whole document: lines, what is split over them, taxes, retentions, sums.

use crate::exact::{major, percent_of, round, round_to_sum, sum};
use crate::inside::Sets;
use crate::levy::{Sums, by_line, inside_by_group, on_top_by_group};
use crate::line::{Entry, Printed, change, print, retentions, taxes};
use crate::split::{Split, split};
use crate::{
    AdjustmentAmounts, AdjustmentPart, Document, Error, LineAmounts, LineTax, Prices, Profile, Reckoned, Retention,
    RetentionAmounts, TaxGroup, Totals, Turn, exchange,
};
use rust_decimal::Decimal;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Decimals a CFDI may keep in its lines (Anexo 20, `t_Importe`).
const ANEXO_20: u32 = 6;

/// Reckons a document: every amount of every line, the taxes, the retentions and the sums.
///
/// EN 16931 and generic: `L = r(q·p − discounts)`; the document's discounts are split over the sets of taxes and then the lines by largest
/// remainder; for each group `B = ΣL − ΣA + ΣC`, `T = r(B·rate)`, the recargo a second component of the same `B`; total `ΣB + ΣT`;
/// retentions `r(base·w)` lower what is payable, not the total. Prices with tax inside: `G` is fixed, `B = r(G/(1 + Σrates))`, `T = G − B`.
/// CFDI: each line rounds its taxes, sums are sums of lines. Rounding is half away from zero throughout. The order of lines changes nothing
/// but the order of their amounts.
///
/// Errors name what cannot be reckoned; nothing panics, however absurd.
pub fn reckon(document: &Document) -> Result<Reckoned, Error> {
    let positive = |rate: Decimal| rate > Decimal::ZERO;
    if document.digits > 4 || document.exchange.is_some_and(|exchange| exchange.digits > 4 || !positive(exchange.rate))
    {
        return Err(Error::Currency);
    }
    let digits = if document.profile == Profile::MxCfdiSix { ANEXO_20 } else { document.digits };
    let (printed, mut entries) = entries(document, digits)?;
    let rank = rank(document, &entries);
    let own = entries.len();
    let splits = split(&document.adjustments, &mut entries, &rank, digits)?;
    let rank = with_own(document, &mut entries, rank, digits)?;

    let inside = document.prices == Prices::WithTax;
    let (sums, line_taxes) = match (document.profile.by_line(), inside) {
        (true, _) => by_line(&mut entries, inside, digits)?,
        (false, true) => (inside_by_group(&mut entries, own, &rank, digits)?, Vec::new()),
        (false, false) => (on_top_by_group(&mut entries, &rank, digits)?, Vec::new()),
    };
    let work = Work { document, digits, own, entries, printed, splits, sums, line_taxes, rank };
    work.told()
}

/// Everything reckoned, still in the units of lines.
struct Work<'a> {
    document: &'a Document,
    digits: u32,
    own: usize,
    entries: Vec<Entry>,
    printed: Vec<Printed>,
    splits: Vec<Option<Split>>,
    sums: Sums,
    line_taxes: Vec<Vec<LineTax>>,
    rank: Vec<usize>,
}

fn entries(document: &Document, digits: u32) -> Result<(Vec<Printed>, Vec<Entry>), Error> {
    let mut all = Vec::with_capacity(document.lines.len());
    let mut entries = Vec::with_capacity(document.lines.len());
    for (at, line) in document.lines.iter().enumerate() {
        let printed = print(line, at, document.profile, digits)?;
        entries.push(Entry {
            quantity: line.quantity,
            printed: printed.amount,
            value: printed.amount,
            net: 0,
            base: 0,
            tax: 0,
            taxes: taxes(&line.taxes, at)?,
            retentions: retentions(&line.retentions, at)?,
        });
        all.push(printed);
    }
    Ok((all, entries))
}

/// The place of each line in an order of what is in it, so that cents do not depend on where a line stands.
fn rank(document: &Document, entries: &[Entry]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by_cached_key(|i| {
        let (line, entry) = (&document.lines[*i], &entries[*i]);
        let size = (entry.printed.unsigned_abs(), line.quantity.abs(), line.unit_price.abs());
        (Reverse(size), entry.taxes.clone(), entry.retentions.clone())
    });
    let mut rank = vec![0; entries.len()];
    for (place, i) in order.into_iter().enumerate() {
        rank[i] = place;
    }
    rank
}

/// Discounts and charges with taxes of their own stand beside the lines.
fn with_own(
    document: &Document,
    entries: &mut Vec<Entry>,
    mut rank: Vec<usize>,
    digits: u32,
) -> Result<Vec<usize>, Error> {
    let lines = entries.len();
    let whole = sum(entries.iter().map(|entry| entry.printed))?;
    let rest = sum(entries.iter().map(|entry| entry.value))?;
    for (i, adjustment) in document.adjustments.iter().enumerate() {
        let Some(given) = &adjustment.taxes else { continue };
        let at = lines + i;
        let exact = change(&adjustment.adjustment, major(whole, digits), major(rest, digits), digits, at)?;
        let value = round(exact, digits, at)?;
        // A quota counts units of a quantity; a charge has none.
        let quantity = Decimal::ZERO;
        let taxes = taxes(given, at)?;
        entries.push(Entry { quantity, printed: value, value, net: 0, base: 0, tax: 0, taxes, retentions: Vec::new() });
        rank.push(at);
    }
    Ok(rank)
}

impl Work<'_> {
    fn told(self) -> Result<Reckoned, Error> {
        let groups = self.groups()?;
        let retentions = self.retentions()?;
        let totals = self.totals(&groups, &retentions)?;
        let adjustments = self.adjustments(&totals)?;
        let totals = Totals {
            discounts: sum(adjustments.iter().filter(|a| self.lowers(a)).map(|a| a.net))?.saturating_neg(),
            charges: sum(adjustments.iter().filter(|a| !self.lowers(a)).map(|a| a.net))?,
            ..totals
        };
        let lines = self.lines(&totals)?;
        let book = match self.document.exchange {
            Some(rate) => Some(exchange::convert(
                rate,
                self.document.digits,
                &self.sets()?,
                &groups,
                &retentions,
                self.document.prepaid,
            )?),
            None => None,
        };
        Ok(Reckoned { digits: self.document.digits, lines, adjustments, groups, retentions, totals, book })
    }

    /// Whole minor units of an amount in the units of lines.
    fn minor(&self, units: i64) -> Result<i64, Error> {
        if self.digits == self.document.digits {
            Ok(units)
        } else {
            round(major(units, self.digits), self.document.digits, 0)
        }
    }

    /// Minor units that sum to a total of minor units.
    fn minors(&self, units: &[i64], total: i64, rank: &[usize]) -> Result<Vec<i64>, Error> {
        if self.digits == self.document.digits && sum(units.iter().copied())? == total {
            return Ok(units.to_vec());
        }
        let exact: Vec<Decimal> = units.iter().map(|unit| major(*unit, self.digits)).collect();
        if exact.is_empty() { Ok(Vec::new()) } else { round_to_sum(total, &exact, self.document.digits, rank) }
    }

    fn lowers(&self, adjustment: &AdjustmentAmounts) -> bool {
        self.document.adjustments.get(adjustment.at).is_some_and(|one| one.adjustment.turn == Turn::Discount)
    }

    /// Net worth of the entries with the same taxes, in minor units.
    fn sets(&self) -> Result<Vec<i64>, Error> {
        let mut sets: BTreeMap<&[crate::Tax], i64> = BTreeMap::new();
        for entry in &self.entries {
            let set = sets.entry(&entry.taxes).or_default();
            *set = sum([*set, entry.base])?;
        }
        let units: Vec<i64> = sets.into_values().collect();
        let rank: Vec<usize> = (0..units.len()).collect();
        self.minors(&units, self.minor(sum(units.iter().copied())?)?, &rank)
    }

    fn groups(&self) -> Result<Vec<TaxGroup>, Error> {
        let amounts: Vec<i64> = self.sums.values().flat_map(|sum| [sum.amount, sum.surcharge]).collect();
        let whole = if self.document.prices == Prices::WithTax {
            // What is printed is what is paid: the taxes are what is left of it.
            let gross = self.minor(sum(self.entries.iter().map(|entry| entry.value))?)?;
            let net = self.minor(sum(self.entries.iter().map(|entry| entry.base))?)?;
            gross.checked_sub(net).ok_or(Error::TotalOverflow)?
        } else {
            let rounded = amounts.iter().map(|amount| self.minor(*amount)).collect::<Result<Vec<_>, _>>()?;
            sum(rounded)?
        };
        let rank: Vec<usize> = (0..amounts.len()).collect();
        let amounts = self.minors(&amounts, whole, &rank)?;
        let mut groups = Vec::with_capacity(self.sums.len());
        for ((tax, sum), pair) in self.sums.iter().zip(amounts.chunks_exact(2)) {
            groups.push(TaxGroup {
                tax: tax.clone(),
                base: self.minor(sum.base)?,
                units: if tax.rate().is_none() { Some(sum.units.normalize()) } else { None },
                amount: pair[0],
                surcharge: pair[1],
            });
        }
        Ok(groups)
    }

    fn retentions(&self) -> Result<Vec<RetentionAmounts>, Error> {
        let mut sums: BTreeMap<&Retention, (i64, i64)> = BTreeMap::new();
        for entry in &self.entries {
            for retention in &entry.retentions {
                let (base, amount) = sums.entry(retention).or_default();
                *base = sum([*base, entry.base])?;
                let exact = percent_of(major(entry.base, self.digits), retention.percent, self.digits, 0)?;
                *amount = sum([*amount, round(exact, self.digits, 0)?])?;
            }
        }
        let by_line = self.document.profile.by_line();
        let told = sums.into_iter().map(|(retention, (base, lines))| {
            let exact = percent_of(major(base, self.digits), retention.percent, self.digits, 0)?;
            let amount = if by_line { lines } else { round(exact, self.digits, 0)? };
            Ok(RetentionAmounts {
                kind: retention.kind.clone(),
                percent: retention.percent,
                base: self.minor(base)?,
                amount: self.minor(amount)?,
            })
        });
        told.collect()
    }

    fn totals(&self, groups: &[TaxGroup], retentions: &[RetentionAmounts]) -> Result<Totals, Error> {
        let lines = self.minor(sum(self.entries[..self.own].iter().map(|entry| entry.net))?)?;
        let net = self.minor(sum(self.entries.iter().map(|entry| entry.base))?)?;
        let tax = sum(groups.iter().map(|group| group.amount))?;
        let surcharge = sum(groups.iter().map(|group| group.surcharge))?;
        let retained = sum(retentions.iter().map(|retention| retention.amount))?;
        let total = sum([net, tax, surcharge])?;
        let payable = total.checked_sub(retained).and_then(|left| left.checked_sub(self.document.prepaid));
        Ok(Totals {
            lines,
            net,
            tax,
            surcharge,
            total,
            retained,
            prepaid: self.document.prepaid,
            payable: payable.ok_or(Error::TotalOverflow)?,
            ..Totals::default()
        })
    }

    /// What each discount and charge of the document is without tax: together, what lies between the lines and the net total.
    fn adjustments(&self, totals: &Totals) -> Result<Vec<AdjustmentAmounts>, Error> {
        let mut told = Vec::with_capacity(self.splits.len());
        let mut own = self.own;
        for (at, split) in self.splits.iter().enumerate() {
            told.push(match split {
                None => {
                    let entry = &self.entries[own];
                    own += 1;
                    let part = AdjustmentPart { taxes: entry.taxes.clone(), net: entry.net };
                    AdjustmentAmounts { at, printed: entry.printed, net: entry.net, parts: vec![part] }
                }
                Some(split) => {
                    let parts = split
                        .sets
                        .iter()
                        .map(|(taxes, printed)| AdjustmentPart { taxes: taxes.clone(), net: *printed });
                    AdjustmentAmounts { at, printed: split.printed, net: 0, parts: parts.collect() }
                }
            });
        }
        if self.document.prices == Prices::WithTax {
            self.take_taxes_out(&mut told)?;
        }
        for adjustment in told.iter_mut() {
            adjustment.net = sum(adjustment.parts.iter().map(|part| part.net))?;
        }
        let nets: Vec<i64> = told.iter().map(|adjustment| adjustment.net).collect();
        let rank: Vec<usize> = (0..nets.len()).collect();
        let nets = self.minors(&nets, totals.net.checked_sub(totals.lines).ok_or(Error::TotalOverflow)?, &rank)?;
        for (adjustment, net) in told.iter_mut().zip(nets) {
            let parts: Vec<i64> = adjustment.parts.iter().map(|part| part.net).collect();
            let rank: Vec<usize> = (0..parts.len()).collect();
            for (part, net) in adjustment.parts.iter_mut().zip(self.minors(&parts, net, &rank)?) {
                part.net = net;
            }
            adjustment.net = net;
            adjustment.printed = self.minor(adjustment.printed)?;
        }
        Ok(told)
    }

    /// Parts that were split with taxes inside become net: for each set of taxes, together what its lines lost.
    fn take_taxes_out(&self, told: &mut [AdjustmentAmounts]) -> Result<(), Error> {
        let mut lost: BTreeMap<&[crate::Tax], i64> = BTreeMap::new();
        for entry in &self.entries[..self.own] {
            let changed = entry.base.checked_sub(entry.net).ok_or(Error::TotalOverflow)?;
            let set = lost.entry(&entry.taxes).or_default();
            *set = sum([*set, changed])?;
        }
        for (taxes, changed) in lost {
            let sets = Sets::of(taxes)?;
            let mut places = Vec::new();
            let mut exact = Vec::new();
            for (i, adjustment) in told.iter().enumerate().filter(|(i, _)| self.splits[*i].is_some()) {
                for (j, part) in adjustment.parts.iter().enumerate().filter(|(_, part)| part.taxes == taxes) {
                    exact.push(sets.taken_out(major(part.net, self.digits), Decimal::ZERO)?);
                    places.push((i, j));
                }
            }
            if places.is_empty() {
                continue;
            }
            let rank: Vec<usize> = (0..places.len()).collect();
            for ((i, j), net) in places.into_iter().zip(round_to_sum(changed, &exact, self.digits, &rank)?) {
                told[i].parts[j].net = net;
            }
        }
        Ok(())
    }

    fn lines(&self, totals: &Totals) -> Result<Vec<LineAmounts>, Error> {
        let of = |amount: fn(&Entry) -> i64, many: usize, total: i64| {
            let units: Vec<i64> = self.entries[..many].iter().map(amount).collect();
            self.minors(&units, total, &self.rank[..many])
        };
        let nets = of(|entry| entry.net, self.own, totals.lines)?;
        let bases = of(|entry| entry.base, self.entries.len(), totals.net)?;
        let taxes = of(|entry| entry.tax, self.entries.len(), sum([totals.tax, totals.surcharge])?)?;
        let mut lines = Vec::with_capacity(self.own);
        for (i, printed) in self.printed.iter().enumerate() {
            let mut running = printed.full;
            let full = self.minor(running)?;
            let (mut before, mut changes) = (full, Vec::with_capacity(printed.changes.len()));
            for change in &printed.changes {
                running = sum([running, *change])?;
                let after = self.minor(running)?;
                changes.push(after.checked_sub(before).ok_or(Error::TotalOverflow)?);
                before = after;
            }
            lines.push(LineAmounts {
                full,
                adjustments: changes,
                printed: before,
                net: nets[i],
                base: bases[i],
                tax: taxes[i],
                gross: sum([bases[i], taxes[i]])?,
                taxes: self.line_taxes.get(i).cloned().unwrap_or_default(),
                exact_digits: self.digits,
                exact: major(self.entries[i].base, self.digits),
            });
        }
        Ok(lines)
    }
}
