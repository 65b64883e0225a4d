//! What every number needs before its rule is applied: separators out, look-alikes folded to ASCII, digits weighed.

use super::Rule;

/// Longest text that can still be a number of ours; more is refused before any rule looks at it.
const LONGEST: usize = 80;

/// Folds a typed number: upper case, Unicode dashes, spaces, dots and full-width characters to ASCII, invisible characters
/// out, and every character of `drop` out. Reads at most a few hundred characters, so a megabyte costs nothing.
pub(super) fn strip(text: &str, drop: &str) -> String {
    let mut out = String::with_capacity(32);
    for c in text.trim().chars().take(LONGEST * 4) {
        let folded = match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' | '\u{2043}' | '\u{AD}' => '-',
            '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' => {
                continue;
            }
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            '\u{2024}' | '\u{B7}' | '\u{2022}' => '.',
            c if c.is_whitespace() => ' ',
            c => c,
        };
        if !drop.contains(folded) {
            out.extend(folded.to_uppercase());
        }
    }
    // A leading apostrophe is how spreadsheets keep a number as text.
    match out.strip_prefix('\'') {
        Some(rest) => rest.to_owned(),
        None => out,
    }
}

/// The digits of a text that is nothing but ASCII digits, else `Rule::Format`.
pub(super) fn digits(text: &str) -> Result<Vec<i64>, Rule> {
    if text.is_empty() {
        return Err(Rule::Format);
    }
    text.bytes().map(|b| if b.is_ascii_digit() { Ok(i64::from(b - b'0')) } else { Err(Rule::Format) }).collect()
}

/// Sum of `digits` times `weights`, position by position; the shorter of the two ends it.
pub(super) fn weigh(digits: &[i64], weights: &[i64]) -> i64 {
    digits.iter().zip(weights).map(|(d, w)| d * w).sum()
}

/// `Ok` when the condition holds, else the rule that was broken.
pub(super) fn need(holds: bool, rule: Rule) -> Result<(), Rule> {
    if holds { Ok(()) } else { Err(rule) }
}

/// Whether the digits pass the Luhn test (ISO/IEC 7812-1, annex B).
pub(super) fn luhn(digits: &[i64]) -> bool {
    let sum: i64 =
        digits.iter().rev().enumerate().map(|(i, &d)| if i % 2 == 0 { d } else { (d * 2) / 10 + (d * 2) % 10 }).sum();
    sum % 10 == 0
}

/// The remainder by 97 of a number written in base 36 characters, as ISO/IEC 7064 MOD 97-10 reads it; `None` when a
/// character is not a letter or digit.
pub(crate) fn mod97(text: impl Iterator<Item = char>) -> Option<u32> {
    let mut rest = 0;
    for c in text {
        let value = c.to_digit(36)?;
        rest = if value > 9 { (rest * 100 + value) % 97 } else { (rest * 10 + value) % 97 };
    }
    Some(rest)
}

/// Cuts an ASCII text at the given widths and joins the pieces: `grouped("12345", &[2, 3], "-")` is `12-345`.
pub(super) fn grouped(text: &str, widths: &[usize], between: &str) -> String {
    let mut out = String::with_capacity(text.len() + widths.len() * between.len());
    let mut rest = text.chars();
    for (i, &width) in widths.iter().enumerate() {
        if i > 0 {
            out.push_str(between);
        }
        out.extend(rest.by_ref().take(width));
    }
    out.extend(rest);
    out
}

/// Digits with a dot each three from the right: `12345678` is `12.345.678`.
pub(super) fn dotted(digits: &str) -> String {
    let len = digits.chars().count();
    let mut out = String::with_capacity(len + len / 3);
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (len - i).is_multiple_of(3) {
            out.push('.');
        }
        out.push(c);
    }
    out
}

/// Splits off the last character: body and check character.
pub(super) fn last(text: &str) -> Option<(&str, char)> {
    let mut chars = text.chars();
    let check = chars.next_back()?;
    Some((chars.as_str(), check))
}
