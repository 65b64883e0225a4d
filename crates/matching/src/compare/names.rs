//! Names of persons and of companies.

use super::Found;
use super::texts::shared;
use crate::field::Agreement;
use crate::lexicon::{Lexicon, Word};
use crate::person::Reading;
use crate::prepared::{Lexicons, Prepared};

/// What two names of persons have in common.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Name {
    pub given: Found,
    pub surname: Found,
    pub second: Found,
    pub order: Found,
}

/// How much an agreement is worth when readings of one name are held against each other; only their order matters.
fn worth(found: Found) -> f64 {
    match found.0 {
        Some(Agreement::Same) => 1.0,
        Some(Agreement::Familiar) => 0.9,
        Some(Agreement::Close) => 0.85,
        Some(Agreement::Part) => 0.75,
        Some(Agreement::OtherPlace) => 0.55,
        Some(Agreement::Initial | Agreement::CloseNames) => 0.5,
        Some(Agreement::Alike) => 0.3,
        Some(_) => 0.0,
        None => 0.15,
    }
}

/// Compares two persons' names in the readings that agree best; the likeliest readings win where others agree no better.
pub(super) fn person(a: &Prepared, b: &Prepared, names: &Lexicon) -> Name {
    let (Some(x), Some(y)) = (a.readings.first(), b.readings.first()) else { return Name::default() };
    let mut best = read_so(x, y, names);
    let total = |n: &Name| worth(n.given) + worth(n.surname) + 0.8 * worth(n.second);
    let mut most = total(&best);
    if most < 2.0 {
        let others = a.readings.iter().skip(1).map(|other| (other, y));
        for (p, q) in others.chain(b.readings.iter().skip(1).map(|other| (x, other))) {
            let name = read_so(p, q, names);
            // Another reading must explain clearly more, not a shade.
            if total(&name) > most + 0.3 {
                most = total(&name);
                best = name;
            }
        }
    }
    best
}

fn read_so(a: &Reading, b: &Reading, names: &Lexicon) -> Name {
    let given = given(a, b, names);
    let (surname, second, crossed) = surnames(&a.surnames, &b.surnames, names);
    let order = match a.told && b.told && (surname.0.is_some() || given.0.is_some()) {
        true if crossed || a.swapped != b.swapped => Some(Agreement::Swapped),
        true => Some(Agreement::Same),
        false => crossed.then_some(Agreement::Swapped),
    };
    Name { given, surname, second, order: (order, 0.0) }
}

/// Two words of names.
fn word(a: Word, b: Word, names: &Lexicon) -> Agreement {
    if a == b {
        return Agreement::Same;
    }
    let short = names.length(a).min(names.length(b));
    if short <= 1 {
        let (x, y) = (names.text(a), names.text(b));
        let initial = x.starts_with(y) || y.starts_with(x);
        return if initial { Agreement::Initial } else { Agreement::Other };
    }
    if short <= 3 {
        return match names.is_one_slip(a, b) {
            true if names.is_established(a) && names.is_established(b) => Agreement::CloseNames,
            true => Agreement::Close,
            false => Agreement::Other,
        };
    }
    let likeness = names.likeness(a, b);
    if likeness < 0.8 {
        return Agreement::Other;
    }
    if likeness >= 0.94 || names.is_slip(a, b) {
        let both_used = names.is_established(a) && names.is_established(b);
        return if both_used { Agreement::CloseNames } else { Agreement::Close };
    }
    if likeness >= 0.84 { Agreement::Alike } else { Agreement::Other }
}

/// Chance that strangers share these given names: the second goes with the first more often than by chance (José Luis), so it counts by its root.
fn share_of(words: &[Word], names: &Lexicon) -> f64 {
    let mut shares: Vec<f64> = words.iter().map(|w| names.share(*w)).collect();
    shares.sort_by(|a, b| b.total_cmp(a));
    shares.iter().enumerate().map(|(i, s)| if i == 0 { *s } else { s.sqrt() }).product::<f64>().max(1e-5)
}

fn given(a: &Reading, b: &Reading, names: &Lexicon) -> Found {
    let (short, long) = if a.given.len() <= b.given.len() { (&a.given, &b.given) } else { (&b.given, &a.given) };
    if short.is_empty() {
        return (None, 0.0);
    }
    let mut worst = Agreement::Same;
    let mut first_same = false;
    let mut used = 0_u64;
    for (i, x) in short.iter().enumerate() {
        let free = long.iter().enumerate().filter(|(j, _)| used & 1 << (j & 63) == 0);
        let best = free.map(|(j, y)| (word(*x, *y, names), j)).min_by_key(|(agreement, _)| *agreement);
        let Some((agreement, j)) = best else { continue };
        used |= 1 << (j & 63);
        first_same |= i == 0 && j == 0 && agreement == Agreement::Same;
        worst = worst.max(agreement);
    }
    if worst == Agreement::Same {
        let chance = share_of(short, names);
        return if short.len() == long.len() {
            (Some(Agreement::Same), chance)
        } else {
            (Some(Agreement::Part), chance)
        };
    }
    if let Some(found) = familiar(a, b) {
        return (Some(found), 0.0);
    }
    if short.len() != long.len() && matches!(worst, Agreement::Other | Agreement::Alike) {
        let joined = |words: &[Word]| words.iter().map(|w| names.text(*w)).collect::<String>();
        let (x, y) = (joined(short), joined(long));
        if x.len() > 3 && y.len() < 60 && strsim::osa_distance(&x, &y) <= 1 {
            return (Some(Agreement::Close), 0.0);
        }
    }
    if worst == Agreement::Other && first_same {
        return (Some(Agreement::Alike), 0.0);
    }
    (Some(worst), 0.0)
}

/// Whether the one is called what the other is: Pepe and José, Chema and José María; `Part` when only in part.
fn familiar(a: &Reading, b: &Reading) -> Option<Agreement> {
    if a.formal.is_empty() && b.formal.is_empty() {
        return None;
    }
    let ways =
        |r: &Reading| -> Vec<Vec<Word>> { if r.formal.is_empty() { vec![r.given.clone()] } else { r.formal.clone() } };
    let mut part = false;
    for x in ways(a) {
        for y in ways(b) {
            if x == y {
                return Some(Agreement::Familiar);
            }
            let (short, long) = if x.len() <= y.len() { (&x, &y) } else { (&y, &x) };
            part |= !short.is_empty() && short.iter().all(|w| long.contains(w));
        }
    }
    part.then_some(Agreement::Part)
}

fn surname(a: Word, b: Word, names: &Lexicon) -> Found {
    match word(a, b, names) {
        Agreement::Same => (Some(Agreement::Same), names.share(a)),
        // An initial for a surname says next to nothing.
        Agreement::Initial => (None, 0.0),
        other => (Some(other), 0.0),
    }
}

/// First and second surname, and whether they stand in each other's place.
fn surnames(a: &[Word], b: &[Word], names: &Lexicon) -> (Found, Found, bool) {
    let (Some(&x), Some(&y)) = (a.first(), b.first()) else { return ((None, 0.0), (None, 0.0), false) };
    let first = surname(x, y, names);
    let second = match (a.get(1), b.get(1)) {
        (Some(&p), Some(&q)) => {
            let second = surname(p, q, names);
            let crossed = (surname(x, q, names), surname(p, y, names));
            if worth(crossed.0) + worth(crossed.1) > worth(first) + worth(second) + 0.5 {
                return (crossed.0, crossed.1, true);
            }
            second
        }
        _ => (None, 0.0),
    };
    // Known by the second surname alone: `Picasso` for Ruiz Picasso.
    if matches!(first.0, Some(Agreement::Other | Agreement::Alike)) && second.0.is_none() {
        let lone = a.get(1).filter(|p| **p == y).or(b.get(1).filter(|q| **q == x));
        if let Some(word) = lone {
            return ((Some(Agreement::OtherPlace), names.share(*word)), second, false);
        }
    }
    (first, second, false)
}

/// Names of companies, or of a company and a person.
pub(super) fn company(a: &Prepared, b: &Prepared, all: &Lexicons) -> Found {
    let (Some(x), Some(y)) = (a.whole_name, b.whole_name) else { return (None, 0.0) };
    let chance = all.whole_names.share(x).max(all.whole_names.share(y));
    if x == y {
        return (Some(Agreement::Same), chance);
    }
    let common = shared(&a.words, &b.words, &all.companies);
    if common.of_longer > 0.995 {
        return (Some(Agreement::Same), chance);
    }
    if common.both_more {
        // Names begin with the trade: Talleres Ruiz and Muebles Ruiz are two; Bar Sol and Bar Luna may be an old name and a new.
        let agreement = match common.of_longer {
            share if share < 0.2 => Agreement::Other,
            _ if common.first => Agreement::Alike,
            _ => Agreement::CloseNames,
        };
        return (Some(agreement), 0.0);
    }
    if common.of_longer >= 0.88 || all.whole_names.likeness(x, y) >= 0.95 {
        return (Some(Agreement::Close), 0.0);
    }
    if common.of_shorter >= 0.93 {
        // The chance of sharing just these words.
        let shorter = if a.words.len() <= b.words.len() { &a.words } else { &b.words };
        let by_words: f64 = shorter.iter().map(|w| all.companies.share(*w)).product();
        return (Some(Agreement::Part), by_words.max(1e-4));
    }
    let agreement = if common.of_longer >= 0.5 { Agreement::Alike } else { Agreement::Other };
    (Some(agreement), 0.0)
}
