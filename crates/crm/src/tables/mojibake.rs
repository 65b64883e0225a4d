//! Text that was read in the wrong encoding before it reached us (`MuÃ±oz`): found, and a repair offered, never silent.

use std::borrow::Cow;

/// The repaired text when `text` is UTF-8 that somebody once read as Windows-1252 (up to twice); `None` when it is fine.
///
/// Each word is repaired alone, so one broken name in a long note is enough. `MuÃ±oz` gives `Muñoz`.
pub fn repaired(text: &str) -> Option<String> {
    if !suspicious(text) {
        return None;
    }
    let mut result = Cow::Borrowed(text);
    for _ in 0..2 {
        match one_pass(&result) {
            Some(better) => result = Cow::Owned(better),
            None => break,
        }
    }
    match result {
        Cow::Owned(better) if better != text => Some(better),
        _ => None,
    }
}

/// A cheap look: does the text hold a pair of characters that only broken text has?
pub fn suspicious(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Every lead byte of UTF-8 read as Windows-1252 (Â Ã â, C3 82/83/A2) is itself two bytes starting with C3.
    memchr::memchr_iter(0xC3, bytes).any(|at| {
        matches!(bytes.get(at + 1), Some(0x82 | 0x83 | 0xA2))
            && matches!(bytes.get(at + 2), Some(0xC2 | 0xC5 | 0xC6 | 0xCB | 0xE2))
    })
}

fn one_pass(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut changed = false;
    for word in text.split_inclusive([' ', '\n', '\t']) {
        match whole(word) {
            Some(better) => {
                changed = true;
                out.push_str(&better);
            }
            None => out.push_str(word),
        }
    }
    changed.then_some(out)
}

fn whole(word: &str) -> Option<String> {
    if word.is_ascii() {
        return None;
    }
    let (bytes, _, unmappable) = encoding_rs::WINDOWS_1252.encode(word);
    if unmappable {
        return None;
    }
    let better = std::str::from_utf8(&bytes).ok()?;
    (better != word).then(|| better.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_names_are_repaired_and_good_ones_left() {
        assert_eq!(repaired("MuÃ±oz").as_deref(), Some("Muñoz"));
        assert_eq!(repaired("JosÃ© PÃ©rez, 3Âº").as_deref(), Some("José Pérez, 3º"));
        assert_eq!(repaired("MuÃƒÂ±oz").as_deref(), Some("Muñoz"));
        assert_eq!(repaired("20 â‚¬").as_deref(), Some("20 €"));
        for good in ["Muñoz", "São Paulo", "Â", "MÃE", "naïve", "plain", "Ãngel"] {
            assert_eq!(repaired(good), None, "{good}");
        }
    }
}
