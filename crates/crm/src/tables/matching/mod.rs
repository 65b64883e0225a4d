//! Which column is which field: names people give their columns in Spanish and English, and what the cells look like.

mod columns;
pub mod fields;
mod heading;
mod looks;
pub mod profiles;

pub use columns::{ColumnMatch, Conflict, KindGuess, Matching, OwnField, Part, SURE, Why, columns, kinds};
pub use fields::TableKind;
pub use profiles::Profile;

use unicode_normalization::UnicodeNormalization;

/// Folds a name for comparison: no accents, no case, no punctuation, single spaces. `"E-mail 1 - Value"` gives `e mail 1 value`.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut take = |sign: char| {
        if sign.is_alphanumeric() {
            out.extend(sign.to_lowercase());
        } else if (!sign.is_control() || sign.is_whitespace())
            && !unicode_normalization::char::is_combining_mark(sign)
            && !out.is_empty()
            && !out.ends_with(' ')
        {
            out.push(' ');
        }
    };
    if text.is_ascii() {
        text.chars().for_each(&mut take)
    } else {
        text.nfd().for_each(&mut take)
    }
    out.truncate(out.trim_end().len());
    out
}

/// Whether a header cell is the name of a known field.
pub fn is_known_name(name: &str) -> bool {
    let folded = fold(name);
    fields::TableKind::ALL.iter().any(|kind| fields::of(*kind).named(&folded).is_some())
}

/// Whether a folded header is the name of a field that holds dates.
pub fn is_name_of_dates(folded: &str) -> bool {
    let dated = |kind: &fields::TableKind| {
        fields::of(*kind).named(folded).is_some_and(|field| field.contents.contains(&super::content::Content::Date))
    };
    fields::TableKind::ALL.iter().any(dated)
}
