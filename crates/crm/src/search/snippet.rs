//! The piece of a text that shows why it was found.

use super::query::{Query, Term};
use super::words::{fold, split};
use crate::phones;

/// Characters of a text shown before and after what matched.
const AROUND: usize = 60;

/// Whether every word asked for begins a word of `text`.
pub(super) fn answers_all(query: &Query, text: &str) -> bool {
    let words: Vec<String> = split(text).map(fold).collect();
    query.terms.iter().all(|term| words.iter().any(|word| begins(term, word)))
}

/// The beginning of `text`, where `all` the terms have nothing to point at.
pub(super) fn opening(text: &str) -> String {
    cut(text, 0)
}

/// Whether `term` is a run of digits within the telephone, from its beginning or not, with what is dialled from abroad or
/// without it.
pub(super) fn dials(term: &Term, phone: &str) -> bool {
    let Term::Number { joined, .. } = term else { return false };
    let asked = joined.trim_start_matches('0');
    !asked.is_empty() && phones::digits(phone).contains(asked)
}

/// The line of `text` that answers `term`, cut around it.
pub(super) fn around(term: &Term, text: &str) -> Option<String> {
    text.lines().find_map(|line| {
        let place = split(line).find(|word| begins(term, &fold(word)))?.as_ptr() as usize - line.as_ptr() as usize;
        Some(cut(line, place))
    })
}

/// The first of the terms found in `text`, with what stands around it.
pub(super) fn first(query: &Query, text: &str) -> String {
    query.terms.iter().find_map(|term| around(term, text)).unwrap_or_else(|| opening(text))
}

fn begins(term: &Term, word: &str) -> bool {
    match term {
        Term::Word { typed, meant } if meant.is_empty() => word.starts_with(&typed.folded),
        Term::Word { meant, .. } => meant.iter().any(|m| word == m),
        Term::Number { pieces, joined } => {
            word.starts_with(joined.as_str()) || pieces.iter().any(|piece| word.starts_with(&piece.folded))
        }
    }
}

/// The text around the byte `place`, between whole words, with an ellipsis where it was cut.
fn cut(text: &str, place: usize) -> String {
    let text = text.trim_end();
    let before = text.get(..place).unwrap_or_default();
    let start = before.char_indices().rev().nth(AROUND).map_or(0, |(i, _)| {
        // From the next space on, so that no word is cut.
        before[i..].find(' ').map_or(i, |space| i + space + 1)
    });
    let rest = &text[start.min(text.len())..];
    let end = rest.char_indices().nth(AROUND * 2).map(|(i, _)| rest[..i].rfind(' ').unwrap_or(i));
    let body = &rest[..end.unwrap_or(rest.len())];
    format!("{}{}{}", if start > 0 { "…" } else { "" }, body.trim(), if end.is_some() { "…" } else { "" })
}
