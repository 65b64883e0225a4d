//! Slips of the fingers and of encodings.

use crate::made::dice::Dice;
use encoding_rs::WINDOWS_1252;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// One typing mistake: a letter changed, lost, doubled or swapped with its neighbour; never an added or lost word.
pub(super) fn slip(text: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let n = letters.len() as u32;
    if n < 3 {
        return text.to_owned();
    }
    let at = 1 + dice.below(n - 1) as usize;
    if letters[at] == ' ' || letters[at - 1] == ' ' {
        return text.to_owned();
    }
    match dice.below(4) {
        0 if letters[at].is_ascii_digit() => letters[at] = char::from(b'0' + dice.below(10) as u8),
        0 => letters[at] = char::from(b'a' + dice.below(26) as u8),
        1 => {
            letters.remove(at);
        }
        2 => letters.insert(at, letters[at]),
        _ => letters.swap(at - 1, at),
    }
    letters.into_iter().collect()
}

/// Without accents; ñ becomes n.
pub(super) fn unaccented(text: &str) -> String {
    text.nfd().filter(|c| !is_combining_mark(*c)).collect()
}

/// UTF-8 read as Windows-1252.
pub(super) fn mojibake(text: &str) -> String {
    WINDOWS_1252.decode_without_bom_handling(text.as_bytes()).0.into_owned()
}
