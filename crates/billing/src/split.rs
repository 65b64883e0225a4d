//! The document's discounts and charges: over the sets of taxes by what their lines are worth, then over the lines.

use crate::exact::{allocate, major, round, sum};
use crate::line::{Entry, change};
use crate::{DocumentAdjustment, Error, Tax, Worth};
use std::collections::BTreeMap;

/// A discount or charge as it was split: units as priced.
pub(crate) struct Split {
    /// What it changes in all.
    pub printed: i64,
    /// What it changes for each set of taxes.
    pub sets: BTreeMap<Vec<Tax>, i64>,
}

/// Splits every adjustment that has no taxes of its own, and takes its parts off the entries' values. `first` is the number that the
/// first adjustment has in errors. Adjustments with taxes of their own give `None` here.
pub(crate) fn split(
    adjustments: &[DocumentAdjustment],
    entries: &mut [Entry],
    rank: &[usize],
    digits: u32,
) -> Result<Vec<Option<Split>>, Error> {
    let first = entries.len();
    let whole = sum(entries.iter().map(|entry| entry.printed))?;
    let mut rest = whole;
    let mut splits = Vec::with_capacity(adjustments.len());
    for (i, adjustment) in adjustments.iter().enumerate() {
        if adjustment.taxes.is_some() {
            splits.push(None);
            continue;
        }
        let exact = change(&adjustment.adjustment, major(whole, digits), major(rest, digits), digits, first + i)?;
        let printed = round(exact, digits, first + i)?;
        rest = rest.checked_add(printed).ok_or(Error::TotalOverflow)?;
        // What is left after other discounts is what a percentage of the rest is of; everything else is of the lines themselves.
        let of_rest = matches!(adjustment.adjustment.worth, Worth::PercentOfRest(_));
        let weights: Vec<i64> = entries.iter().map(|entry| if of_rest { entry.value } else { entry.printed }).collect();
        splits.push(Some(share(printed, &weights, entries, rank)?));
    }
    Ok(splits)
}

fn share(printed: i64, weights: &[i64], entries: &mut [Entry], rank: &[usize]) -> Result<Split, Error> {
    let mut members: BTreeMap<Vec<Tax>, Vec<usize>> = BTreeMap::new();
    for (i, entry) in entries.iter().enumerate() {
        members.entry(entry.taxes.clone()).or_default().push(i);
    }
    let worth = members.values().map(|set| sum(set.iter().map(|i| weights[*i]))).collect::<Result<Vec<_>, _>>()?;
    let places: Vec<usize> = (0..worth.len()).collect();
    let parts = allocate(printed, &worth, &places).ok_or(Error::NothingToSplit)?;
    let mut sets = BTreeMap::new();
    for ((taxes, set), part) in members.into_iter().zip(parts) {
        let weights: Vec<i64> = set.iter().map(|i| weights[*i]).collect();
        let ranks: Vec<usize> = set.iter().map(|i| rank[*i]).collect();
        let shares = allocate(part, &weights, &ranks).ok_or(Error::NothingToSplit)?;
        for (i, share) in set.iter().zip(shares) {
            entries[*i].value = entries[*i].value.checked_add(share).ok_or(Error::TotalOverflow)?;
        }
        sets.insert(taxes, part);
    }
    Ok(Split { printed, sets })
}
