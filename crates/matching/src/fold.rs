//! The form texts are compared in.

use encoding_rs::WINDOWS_1252;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Characters of a text that are read; what comes after cannot tell two names or addresses apart.
const LONGEST: usize = 240;

/// Signs that travel inside text without being seen.
fn invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// UTF-8 that was read as Windows-1252 (`GarcÃ­a`) put back; any other text as it was.
fn unbroken(text: &str) -> Cow<'_, str> {
    if !text.contains(['Ã', 'Â']) {
        return Cow::Borrowed(text);
    }
    let (bytes, _, lost) = WINDOWS_1252.encode(text);
    match String::from_utf8(bytes.into_owned()) {
        Ok(back) if !lost => Cow::Owned(back),
        _ => Cow::Borrowed(text),
    }
}

/// One sign as it is compared, after its accents are gone.
fn push(out: &mut String, c: char) {
    match c {
        'ß' => out.push_str("ss"),
        'æ' => out.push_str("ae"),
        'œ' => out.push_str("oe"),
        'ø' => out.push('o'),
        'ł' => out.push('l'),
        'đ' => out.push('d'),
        c if c.is_ascii_alphanumeric() => out.push(c),
        '.' | '\'' | '\u{2018}' | '\u{2019}' | '\u{B4}' | '`' | '?' | '\u{FFFD}' => {}
        c if is_combining_mark(c) || invisible(c) => {}
        c if c.is_alphanumeric() => out.push(c),
        _ if out.is_empty() || out.ends_with(' ') => {}
        _ => out.push(' '),
    }
}

/// Lower case, no accents, ñ as n, dots and apostrophes gone, other punctuation as one space, mojibake repaired:
/// `NÚÑEZ-Peña,  Mª` is `nunez pena ma`. Reads the first 240 characters only, so its cost is bounded.
pub(crate) fn fold(text: &str) -> String {
    let cut = text.char_indices().nth(LONGEST).map_or(text, |(end, _)| text.get(..end).unwrap_or(text));
    let mut out = String::with_capacity(cut.len());
    for c in unbroken(cut).chars() {
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            'á' | 'Á' => out.push('a'),
            'é' | 'É' => out.push('e'),
            'í' | 'Í' => out.push('i'),
            'ó' | 'Ó' => out.push('o'),
            'ú' | 'Ú' | 'ü' | 'Ü' => out.push('u'),
            'ñ' | 'Ñ' => out.push('n'),
            c if c.is_ascii() => push(&mut out, c),
            // Taken apart sign by sign: what combines is dropped wherever it stands.
            c => std::iter::once(c).nfkd().flat_map(char::to_lowercase).for_each(|c| push(&mut out, c)),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// How a word sounds to a Spanish ear, roughly: its consonants with b=v, s=z=c, ll=y, g=j, k=qu=c, h silent, doubled
/// letters once, and its first letter if that is a vowel. Only used to bring records together, never to judge them.
pub fn sound(word: &str) -> String {
    let letters: Vec<char> = word.trim_start_matches('h').chars().collect();
    let mut out = String::new();
    let mut i = 0;
    while let Some(&c) = letters.get(i) {
        let next = letters.get(i + 1).copied();
        let soft = matches!(next, Some('e' | 'i' | 'y'));
        let (code, used) = match c {
            'p' if next == Some('h') => ('f', 2),
            'l' if next == Some('l') => ('y', 2),
            'c' if next == Some('h') => ('x', 2),
            'q' if next == Some('u') => ('k', 2),
            'c' if soft => ('s', 1),
            'c' | 'k' | 'q' => ('k', 1),
            'z' | 's' => ('s', 1),
            'g' if soft => ('j', 1),
            'v' | 'w' => ('b', 1),
            'h' => ('h', 1),
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' if i > 0 => ('h', 1),
            other => (other, 1),
        };
        if code != 'h' && !out.ends_with(code) {
            out.push(code);
        }
        i += used;
    }
    out
}

/// How a Spanish word sounds, roughly: b and v, s, z and soft c, soft g and j, ll and y, qu and k are one; h is silent;
/// `ni` before a vowel is ñ. Vowels stay, so that misspelt words can be measured by it; takes lower case without accents.
pub fn spoken(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let mut out = String::with_capacity(word.len());
    let mut i = 0;
    while let Some(&c) = letters.get(i) {
        let next = letters.get(i + 1).copied().unwrap_or(' ');
        let after = letters.get(i + 2).copied().unwrap_or(' ');
        let soft = matches!(next, 'e' | 'i');
        i += match (c, next) {
            ('n', 'i' | 'y') if matches!(after, 'a' | 'e' | 'o' | 'u') => {
                out.push('n');
                2
            }
            ('g', 'n') => {
                out.push('n');
                2
            }
            ('l', 'l') => {
                out.push('y');
                2
            }
            ('q', 'u') => {
                out.push('k');
                2
            }
            ('g', 'u') if matches!(after, 'e' | 'i') => {
                out.push('g');
                2
            }
            ('h', _) => 1,
            _ => {
                out.push(match c {
                    'v' | 'w' => 'b',
                    'z' => 's',
                    'c' if soft => 's',
                    'c' => 'k',
                    'g' if soft => 'j',
                    c => c,
                });
                1
            }
        };
        if next == c && i < letters.len() && !matches!(c, 'r' | 'e' | 'l') {
            // A doubled letter sounds once.
            i += usize::from(letters.get(i) == Some(&c));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_forgives_case_accents_dots_and_mojibake() {
        assert_eq!(fold("  NÚÑEZ-Peña,  Mª "), "nunez pena ma");
        assert_eq!(fold("GarcÃ\u{AD}a MuÃ±oz"), "garcia munoz");
        assert_eq!(fold("S.L.U."), "slu");
        assert_eq!(fold("Ã"), "a");
        assert_eq!(fold("Mun\u{303}oz\u{200B}"), "munoz");
    }

    #[test]
    fn what_sounds_alike_is_brought_together() {
        for (a, b) in [("vazquez", "basques"), ("jimenez", "gimenes"), ("llanos", "yanos"), ("hernandez", "ernandes")] {
            assert_eq!(sound(a), sound(b), "{a} {b}");
        }
        assert_ne!(sound("martin"), sound("martinez"));
    }

    #[test]
    fn words_that_sound_alike_are_spoken_alike() {
        for (a, b) in [
            ("munios", "munos"),
            ("gimenez", "jimenes"),
            ("ernandez", "hernandes"),
            ("baca", "vaca"),
            ("yaguno", "llaguno"),
            ("quiroga", "kiroga"),
            ("cecilia", "sesilia"),
        ] {
            assert_eq!(spoken(a), spoken(b), "{a} {b}");
        }
        assert_ne!(spoken("garcia"), spoken("gracia"));
    }
}
