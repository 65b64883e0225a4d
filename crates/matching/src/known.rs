//! What is known before any record is seen: short forms of given names, legal forms, kinds of street, common names.

use crate::fold::fold;
use crate::lexicon::Lexicon;
use std::collections::HashMap;
use std::sync::LazyLock;

const NICKNAMES: &str = include_str!("../data/nicknames.csv");
const SHORT_SURNAMES: &str = include_str!("../data/surnames.csv");
const FORMS: &str = include_str!("../data/forms.csv");
const STREETS: &str = include_str!("../data/street_words.csv");
/// Bearers in thousands, and the inhabitants they are a share of.
const GIVEN: [(&str, f32); 2] = [
    (include_str!("../../../assets/demo/es/given.csv"), 48_000.0),
    (include_str!("../../../assets/demo/mx/given.csv"), 126_000.0),
];
const SURNAMES: [(&str, f32); 2] = [
    (include_str!("../../../assets/demo/es/surnames.csv"), 48_000.0),
    (include_str!("../../../assets/demo/mx/surnames.csv"), 126_000.0),
];

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().skip(1).map(|line| line.split(';').collect())
}

/// What a word may stand for as a given name.
#[derive(Debug, Default)]
pub(crate) struct ShortForm {
    /// The name it abbreviates in writing (`fco`), as words.
    pub written: Option<Vec<&'static str>>,
    /// The names whose bearers are called so (`toni`: antonio, antonia), each as words.
    pub familiar: Vec<Vec<&'static str>>,
}

static SHORT: LazyLock<HashMap<String, ShortForm>> = LazyLock::new(|| {
    let mut all: HashMap<String, ShortForm> = HashMap::new();
    for row in rows(NICKNAMES) {
        let [name, written, familiar] = row[..] else { continue };
        let words: Vec<&str> = name.split(' ').collect();
        // The first row that abbreviates a name so keeps it: the commoner names come first.
        for form in written.split(' ').filter(|f| !f.is_empty()) {
            all.entry(fold(form)).or_default().written.get_or_insert_with(|| words.clone());
        }
        for form in familiar.split(' ').filter(|f| !f.is_empty()) {
            all.entry(fold(form)).or_default().familiar.push(words.clone());
        }
    }
    all
});

/// Surnames by how they are written short.
static WRITTEN_OUT: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let all = rows(SHORT_SURNAMES).filter_map(|row| Some((*row.first()?, *row.get(1)?)));
    all.flat_map(|(surname, written)| written.split(' ').map(move |form| (form, surname))).collect()
});

/// A word of a folded name as it is written out: `garcia` for `ga` (Gª), `fernandez` for `fdez`.
pub(crate) fn written_out(word: &str) -> &str {
    WRITTEN_OUT.get(word).copied().unwrap_or(word)
}

static FAMILIES: LazyLock<HashMap<&str, &str>> =
    LazyLock::new(|| rows(FORMS).filter_map(|r| Some((*r.first()?, *r.get(1)?))).collect());

static STREET_WORDS: LazyLock<HashMap<String, &str>> =
    LazyLock::new(|| rows(STREETS).filter_map(|r| Some((fold(r.first()?), *r.get(1)?))).collect());

static GIVEN_NAMES: LazyLock<HashMap<String, f32>> = LazyLock::new(|| shares(&GIVEN, 2));
static SURNAME_SHARES: LazyLock<HashMap<String, f32>> = LazyLock::new(|| shares(&SURNAMES, 1));

/// Share of people per word; of several countries the larger counts, since the set's own is not known yet.
fn shares(tables: &[(&'static str, f32)], bearers: usize) -> HashMap<String, f32> {
    let mut all: HashMap<String, f32> = HashMap::new();
    for (table, inhabitants) in tables {
        let mut here: HashMap<String, f32> = HashMap::new();
        for row in rows(table) {
            let (Some(name), Some(thousands)) = (row.first(), row.get(bearers).and_then(|t| t.parse::<f32>().ok()))
            else {
                continue;
            };
            for word in fold(name).split(' ').filter(|w| !is_particle(w)) {
                *here.entry(word.to_owned()).or_default() += thousands / inhabitants;
            }
        }
        for (word, share) in here {
            let known = all.entry(word).or_default();
            *known = known.max(share);
        }
    }
    all
}

/// What a folded word may stand for as a given name, if it is a short form.
pub(crate) fn short_form(word: &str) -> Option<&'static ShortForm> {
    SHORT.get(word)
}

/// The family of a legal form written with these letters (`sadecv`), if it is one.
pub(crate) fn form_family(letters: &str) -> Option<&'static str> {
    FAMILIES.get(letters).copied()
}

/// A word of an address as it is compared: `avda` is `avenida`; nothing when it says nothing.
pub(crate) fn street_word(word: &str) -> Option<&str> {
    match STREET_WORDS.get(word) {
        Some(&"") => None,
        Some(meant) => Some(meant),
        None => Some(word),
    }
}

/// Whether people are called so.
pub(crate) fn is_given_name(word: &str) -> bool {
    GIVEN_NAMES.contains_key(word) || SHORT.contains_key(word)
}

/// Whether families are called so.
pub(crate) fn is_surname(word: &str) -> bool {
    SURNAME_SHARES.contains_key(word)
}

/// Words that belong to the name that follows them and say nothing of their own.
pub(crate) fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "del"
            | "la"
            | "las"
            | "los"
            | "el"
            | "y"
            | "e"
            | "i"
            | "da"
            | "das"
            | "do"
            | "dos"
            | "di"
            | "van"
            | "von"
            | "der"
            | "den"
            | "d"
    )
}

/// Tells a lexicon of people's names how common the best-known are.
pub(crate) fn note_names(lexicon: &mut Lexicon) {
    for (word, share) in GIVEN_NAMES.iter().chain(SURNAME_SHARES.iter()) {
        lexicon.note_general(word, *share);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_are_told_apart_by_how_they_are_used() {
        assert_eq!(short_form("fco").and_then(|s| s.written.clone()), Some(vec!["francisco"]));
        assert_eq!(short_form("ma").and_then(|s| s.written.clone()), Some(vec!["maria"]));
        assert!(short_form("pepe").is_some_and(|s| s.written.is_none() && s.familiar == [["jose"]]));
        assert!(short_form("toni").is_some_and(|s| s.familiar.len() == 2));
        assert!(short_form("garcia").is_none());
    }

    #[test]
    fn the_commonest_names_are_known() {
        assert!(SURNAME_SHARES["garcia"] > 0.02 && SURNAME_SHARES["garcia"] < 0.08);
        assert!(is_given_name("carmen") && !is_given_name("zapatero"));
        assert_eq!(form_family("sadecv"), Some("shares"));
        assert_eq!(street_word("avda"), Some("avenida"));
        assert_eq!(street_word("calle"), None);
    }
}
