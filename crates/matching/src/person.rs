//! A person's name read in the ways it may have been meant.

use crate::fold::fold;
use crate::known::{is_given_name, is_particle, is_surname, short_form, written_out};
use crate::lexicon::{Lexicon, Word};

/// Names of a person that are read; nobody has more.
const MOST_NAMES: usize = 8;
/// Readings of one name that are kept.
const READINGS: usize = 3;

/// Forms of address, which are no names.
const TITLES: &[&str] =
    &["don", "dona", "dna", "sr", "sra", "srta", "lic", "ing", "arq", "dr", "dra", "mr", "mrs", "ms"];

/// One way to read a person's name.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Reading {
    /// Given names, those written short spelt out.
    pub given: Vec<Word>,
    /// Where a given name is a familiar form: what it may stand for, all given names of the person, in each way.
    pub formal: Vec<Vec<Word>>,
    /// Surnames without particles, one or two, seldom more.
    pub surnames: Vec<Word>,
    /// The parts were told apart, by their columns or by a comma.
    pub told: bool,
    /// The parts were told and are read in each other's place.
    pub swapped: bool,
}

/// A name with the particles before it, and the bare word it is compared by.
fn units(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let titled = text.split(' ').count() > 1;
    for word in text.split(' ').filter(|w| !w.is_empty()) {
        if titled && TITLES.contains(&word) {
            continue;
        }
        if !is_particle(word) || text == word {
            out.push(written_out(word).to_owned());
        }
    }
    out.truncate(MOST_NAMES);
    out
}

/// How well a word fits where a reading puts it.
fn fits_given(word: &str) -> f64 {
    match (is_given_name(word), is_surname(word)) {
        (true, false) => 2.0,
        (true, true) => 0.8,
        (false, false) if word.chars().count() == 1 => 0.5,
        (false, false) => 0.0,
        (false, true) => -1.5,
    }
}

fn fits_surname(word: &str) -> f64 {
    match (is_surname(word), is_given_name(word)) {
        (true, false) => 2.0,
        (true, true) => 0.7,
        (false, false) => 0.3,
        (false, true) => -1.0,
    }
}

/// The ways a name without a comma may be meant, the likeliest first: given names before the surnames, as people speak, or
/// after them, as lists have it; one given name or more.
fn guesses(names: &[String]) -> Vec<(Vec<String>, Vec<String>)> {
    let n = names.len();
    let mut all: Vec<(f64, Vec<String>, Vec<String>)> = Vec::new();
    for given_first in [true, false] {
        for count in 1..n.max(2) {
            let (given, surnames) = if given_first {
                names.split_at(count.min(n))
            } else {
                let (surnames, given) = names.split_at(n.saturating_sub(count));
                (given, surnames)
            };
            let mut score: f64 = given.iter().map(|w| fits_given(w)).sum();
            score += surnames.iter().map(|w| fits_surname(w)).sum::<f64>();
            score += match surnames.len() {
                0 | 1 => 0.0,
                2 => 0.6,
                _ => -0.8,
            };
            score -= if given.len() > 2 { 0.6 } else { 0.0 };
            score += if given_first { 0.9 } else { 0.0 };
            all.push((score, given.to_vec(), surnames.to_vec()));
        }
    }
    all.sort_by(|a, b| b.0.total_cmp(&a.0));
    all.dedup_by(|a, b| a.1 == b.1 && a.2 == b.2);
    let mut kept: Vec<(Vec<String>, Vec<String>)> = Vec::new();
    for (_, given, surnames) in all {
        if kept.len() < READINGS {
            kept.push((given, surnames));
        }
    }
    kept
}

fn reading(given: &[String], surnames: &[String], lexicon: &mut Lexicon) -> Reading {
    let mut spelt: Vec<Word> = Vec::new();
    let mut formal: Vec<Vec<Word>> = vec![Vec::new()];
    let mut familiar = false;
    for word in given {
        let short = short_form(word);
        let written = short.and_then(|s| s.written.as_ref());
        let plain: Vec<Word> = match written {
            Some(words) => words.iter().map(|w| lexicon.number(w)).collect(),
            None => vec![lexicon.number(word)],
        };
        let mut meant: Vec<Vec<Word>> = vec![plain.clone()];
        for words in short.iter().flat_map(|s| &s.familiar) {
            familiar = true;
            meant.push(words.iter().map(|w| lexicon.number(w)).collect());
        }
        spelt.extend(&plain);
        formal = formal.iter().flat_map(|so_far| meant.iter().map(move |m| [&so_far[..], &m[..]].concat())).collect();
        formal.truncate(6);
    }
    if !familiar {
        formal.clear();
    }
    let surnames = surnames.iter().map(|w| lexicon.number(w)).collect();
    Reading { given: spelt, formal, surnames, told: false, swapped: false }
}

/// Reads a person's name: as given when the parts are known or a comma divides them, otherwise in the likeliest ways. The
/// first reading is the likeliest; parts that are known may still have been typed into each other's place, which is the
/// second.
pub(crate) fn read(name: &str, given: &str, surnames: &str, lexicon: &mut Lexicon) -> Vec<Reading> {
    let (given, surnames) = (fold(given), fold(surnames));
    let parts = if given.is_empty() && surnames.is_empty() {
        match name.split_once(',') {
            Some((before, after)) if !fold(before).is_empty() && !fold(after).is_empty() => {
                Some((fold(after), fold(before)))
            }
            _ => None,
        }
    } else {
        Some((given, surnames))
    };
    if let Some((given, surnames)) = parts {
        let (given, surnames) = (units(&given), units(&surnames));
        let straight = Reading { told: true, ..reading(&given, &surnames, lexicon) };
        let swapped = Reading { told: true, swapped: true, ..reading(&surnames, &given, lexicon) };
        return vec![straight, swapped];
    }
    let names = units(&fold(name));
    match names.len() {
        0 => Vec::new(),
        1 if is_surname(&names[0]) && !is_given_name(&names[0]) => {
            vec![reading(&[], &names, lexicon), reading(&names, &[], lexicon)]
        }
        1 => vec![reading(&names, &[], lexicon), reading(&[], &names, lexicon)],
        _ => guesses(&names).iter().map(|(given, surnames)| reading(given, surnames, lexicon)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeliest(name: &str) -> (String, String) {
        let mut lexicon = Lexicon::new(0.001);
        let readings = read(name, "", "", &mut lexicon);
        let text = |words: &[Word]| words.iter().map(|w| lexicon.text(*w)).collect::<Vec<_>>().join(" ");
        readings.first().map(|r| (text(&r.given), text(&r.surnames))).unwrap_or_default()
    }

    #[test]
    fn names_are_read_in_both_orders_with_one_surname_or_two() {
        for (name, given, surnames) in [
            ("Ana García López", "ana", "garcia lopez"),
            ("García López, Ana", "ana", "garcia lopez"),
            ("GARCIA LOPEZ ANA", "ana", "garcia lopez"),
            ("GARCIA LOPEZ ANA MARIA", "ana maria", "garcia lopez"),
            ("José Luis de la Fuente Ruiz", "jose luis", "fuente ruiz"),
            ("Pepe Muñoz Gª", "pepe", "munoz garcia"),
            ("Mª Carmen Núñez", "maria carmen", "nunez"),
            ("Fco. Pérez", "francisco", "perez"),
            ("Dña. López Ruiz, Ana", "ana", "lopez ruiz"),
            ("Ana", "ana", ""),
            ("Zubizarreta", "zubizarreta", ""),
            ("", "", ""),
        ] {
            assert_eq!(likeliest(name), (given.to_owned(), surnames.to_owned()), "{name}");
        }
    }

    #[test]
    fn a_familiar_form_keeps_all_the_names_it_may_stand_for() {
        let mut lexicon = Lexicon::new(0.001);
        let readings = read("", "Toni", "Ruiz", &mut lexicon);
        let formal: Vec<&str> = readings[0].formal.iter().filter_map(|f| f.first()).map(|w| lexicon.text(*w)).collect();
        assert_eq!(formal, ["toni", "antonio", "antonia"]);
        let chema = read("", "Chema", "Ruiz", &mut lexicon);
        assert!(chema[0].formal.iter().any(|f| f.len() == 2));
    }
}
