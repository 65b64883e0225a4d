//! Where two records are.

use super::Found;
use super::texts::shared;
use crate::field::Agreement;
use crate::lexicon::Word;
use crate::prepared::{Lexicons, Prepared};

/// How alike the words of two streets are.
enum Streets {
    Same,
    Close,
    Part,
    Other,
}

fn streets(a: &Prepared, b: &Prepared, all: &Lexicons) -> Option<Streets> {
    let (x, y) = (a.whole_street?, b.whole_street?);
    if x == y {
        return Some(Streets::Same);
    }
    let common = shared(&a.street, &b.street, &all.streets);
    if common.of_longer > 0.995 {
        return Some(Streets::Same);
    }
    if common.of_longer >= 0.8 || all.whole_streets.likeness(x, y) >= 0.93 {
        return Some(Streets::Close);
    }
    Some(if common.of_shorter >= 0.6 { Streets::Part } else { Streets::Other })
}

/// Street, quarter and house number together, since they depend on each other.
pub(super) fn street(a: &Prepared, b: &Prepared, all: &Lexicons) -> Found {
    let Some(streets) = streets(a, b, all) else { return (None, 0.0) };
    let number = match (a.number, b.number) {
        (Some(x), Some(y)) => Some(x == y),
        _ => None,
    };
    let share = |word: Option<Word>| word.map_or(0.0, |w| all.whole_streets.share(w));
    let by_chance = share(a.whole_street).max(share(b.whole_street));
    match (streets, number) {
        (Streets::Same, Some(true)) => {
            let number = a.number.map_or(1.0, |n| all.numbers.share(n));
            (Some(Agreement::StreetAndNumber), by_chance * number)
        }
        (Streets::Same, None) => (Some(Agreement::StreetOnly), by_chance),
        (Streets::Same, Some(false)) => (Some(Agreement::OtherNumber), by_chance),
        (Streets::Close, Some(true)) => (Some(Agreement::CloseStreetAndNumber), 0.0),
        (Streets::Close, _) => (Some(Agreement::CloseStreet), 0.0),
        (Streets::Part, Some(true)) => (Some(Agreement::PartAndNumber), 0.0),
        (Streets::Part, _) => (Some(Agreement::PartOfStreet), 0.0),
        (Streets::Other, Some(true)) => (Some(Agreement::NumberOnly), 0.0),
        (Streets::Other, _) => (Some(Agreement::Other), 0.0),
    }
}

/// Postcode, town and region together, since the one follows from the other.
pub(super) fn place(a: &Prepared, b: &Prepared, all: &Lexicons) -> Found {
    let cities = match (a.city, b.city) {
        (Some(x), Some(y)) => Some(x == y || same_town(x, y, all)),
        _ => None,
    };
    let abroad = matches!((a.country, b.country), (Some(x), Some(y)) if x != y);
    let postcodes = match (a.postcode, b.postcode) {
        (Some(x), Some(y)) if !abroad => Some((x, y)),
        _ => None,
    };
    if let Some((x, y)) = postcodes {
        let share = all.postcodes.share(x);
        if x == y {
            return match cities {
                Some(true) => (Some(Agreement::PostcodeAndCity), share),
                None => (Some(Agreement::Postcode), share),
                Some(false) => (Some(Agreement::PostcodeOtherCity), share * 0.3),
            };
        }
        let close = all.postcodes.is_one_slip(x, y);
        return match (close, cities) {
            (true, Some(true)) => (Some(Agreement::ClosePostcodeAndCity), 0.0),
            (false, Some(true)) if same_area(x, y, all) => (Some(Agreement::CityAndArea), 0.0),
            (false, Some(true)) => (Some(Agreement::CityOtherPostcode), 0.0),
            (true, _) => (Some(Agreement::ClosePostcode), 0.0),
            (false, _) if same_area(x, y, all) || same_region(a, b) => (Some(Agreement::Area), 0.0),
            (false, _) => (Some(Agreement::Other), 0.0),
        };
    }
    match cities {
        Some(true) => (Some(Agreement::City), a.city.map_or(0.0, |c| all.places.share(c))),
        Some(false) if same_region(a, b) => (Some(Agreement::Area), 0.0),
        Some(false) => (Some(Agreement::Other), 0.0),
        None if abroad => (Some(Agreement::Other), 0.0),
        None => match (a.region, b.region) {
            (Some(x), Some(y)) if x == y => (Some(Agreement::Area), 0.0),
            (Some(_), Some(_)) => (Some(Agreement::Other), 0.0),
            _ => (None, 0.0),
        },
    }
}

fn same_region(a: &Prepared, b: &Prepared) -> bool {
    a.region.is_some() && a.region == b.region
}

/// Postcodes of one area begin with the same digits; codes that lost their zero are shorter.
fn same_area(x: Word, y: Word, all: &Lexicons) -> bool {
    let (x, y) = (all.postcodes.text(x), all.postcodes.text(y));
    let head = |text: &str| text.char_indices().rev().nth(2).map_or(String::new(), |(at, _)| text[..at].to_owned());
    x.len() == y.len() && head(x) == head(y) && !head(x).is_empty()
}

/// A town a typing mistake away, or told with or without what follows it (`L'Hospitalet`, `L'Hospitalet de Llobregat`).
fn same_town(x: Word, y: Word, all: &Lexicons) -> bool {
    let (a, b) = (all.places.text(x), all.places.text(y));
    if a.len() >= 5 && b.len() >= 5 && (a.starts_with(b) || b.starts_with(a)) {
        return true;
    }
    if all.places.likeness(x, y) >= 0.92 {
        return true;
    }
    // `gran ville` and `granville`.
    let joined = |text: &str| text.replace(' ', "");
    (a.contains(' ') || b.contains(' '))
        && a.len().abs_diff(b.len()) <= 2
        && strsim::osa_distance(&joined(a), &joined(b)) <= 1
}
