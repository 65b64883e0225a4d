//! Given names that may be one person's: familiar and short forms, and a name that is a part of another.

use crate::fold::fold;
use crate::known::short_form;

/// Longest text that is read.
const LONGEST: usize = 200;

/// Whether two given names may be the same person's: equal when folded, a familiar form (José/Pepe, Mª/María, Fco./Francisco), or
/// one the beginning of the other (`Ana` and `Ana María`).
pub fn same_given_name(a: &str, b: &str) -> bool {
    if a.len() > LONGEST || b.len() > LONGEST {
        return false;
    }
    let (a, b) = (fold(a), fold(b));
    if a.is_empty() || b.is_empty() {
        return false;
    }
    let (a, b): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    starts(&a, &b) || meant(&a).iter().any(|a| meant(&b).iter().any(|b| starts(a, b)))
}

/// The other names a given name may stand for, first words only, folded: of `Pepe` that is `jose`.
pub fn other_forms(word: &str) -> Vec<&'static str> {
    let short = short_form(word);
    let all = short.iter().flat_map(|form| form.written.iter().chain(&form.familiar));
    let mut names: Vec<&str> = all.filter_map(|words| words.first().copied()).collect();
    names.dedup();
    names
}

/// Word by word the same, as far as the shorter goes.
fn starts(a: &[&str], b: &[&str]) -> bool {
    a.iter().zip(b).all(|(a, b)| a == b)
}

/// What a name may stand for, its first word in every way it may be meant, the others as they are written out.
fn meant<'a>(words: &[&'a str]) -> Vec<Vec<&'a str>> {
    let [first, rest @ ..] = words else { return Vec::new() };
    let rest: Vec<&str> = rest
        .iter()
        .flat_map(|word| short_form(word).and_then(|form| form.written.clone()).unwrap_or_else(|| vec![word]))
        .collect();
    let short = short_form(first);
    let forms = short.iter().flat_map(|form| form.written.iter().chain(&form.familiar)).cloned();
    std::iter::once(vec![*first])
        .chain(forms)
        .map(|way| way.into_iter().chain(rest.iter().copied()).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn familiar_forms_are_the_same_name() {
        for (a, b) in [
            ("José", "Pepe"),
            ("Mª Carmen", "MARIA CARMEN"),
            ("Fco.", "Francisco"),
            ("Ma. Teresa", "María Teresa"),
            ("Ana", "Ana María"),
            ("Chema", "José María"),
            ("Paco", "Fco. Javier"),
        ] {
            assert!(same_given_name(a, b) && same_given_name(b, a), "{a} {b}");
        }
        for (a, b) in [("José", "Juan"), ("Ana María", "Ana Luisa"), ("", "Ana")] {
            assert!(!same_given_name(a, b), "{a} {b}");
        }
    }
}
