//! Telephone numbers as people write them: read, kept as E.164, shown as their country writes them.
//!
//! The crate `phonenumber` (Google's metadata) knows plans and formats; what it is given here is always a plus and ASCII
//! digits, so that its own reading of free text, which has sharp edges, is never used.

use phonenumber::country::Id;
use phonenumber::metadata::DATABASE;
use phonenumber::{Mode, PhoneNumber, Type};

/// A number that its country's plan accepts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone {
    /// `+34612345678`: the form to keep and compare.
    pub e164: String,
    /// National format in the book's own country, international otherwise; the extension is not in it.
    pub shown: String,
    /// What the numbering plan says it is.
    pub kind: PhoneKind,
    /// Digits of the extension, when one was written.
    pub extension: Option<String>,
}

/// Kinds that matter to a caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhoneKind {
    /// A mobile.
    Mobile,
    /// A landline.
    Fixed,
    /// The plan does not tell mobile from landline (Mexico, Dominican Republic, Puerto Rico).
    Either,
    /// Free, shared, premium and other service numbers.
    Special,
}

/// Longest cell that is read; phones with their labels are far shorter.
const LONGEST: usize = 200;
/// E.164 allows fifteen digits; some more for prefixes that will fall off.
const MOST_DIGITS: usize = 22;

/// The digits of a text in ASCII, whatever stands between them: what a search by phone compares.
pub fn digits(text: &str) -> String {
    text.chars().filter_map(plain).filter(char::is_ascii_digit).collect()
}

/// ASCII form of full-width, Arabic-Indic and Persian digits and plus; `None` for invisible characters.
fn plain(c: char) -> Option<char> {
    match c {
        '\u{FF10}'..='\u{FF19}' => char::from_u32(c as u32 - 0xFF10 + 0x30),
        '\u{0660}'..='\u{0669}' => char::from_u32(c as u32 - 0x0660 + 0x30),
        '\u{06F0}'..='\u{06F9}' => char::from_u32(c as u32 - 0x06F0 + 0x30),
        '\u{FF0B}' => Some('+'),
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' => None,
        c if c.is_whitespace() => Some(' '),
        c => Some(c),
    }
}

/// Whether a spreadsheet turned the number into scientific notation and lost digits (`6,12E+08`): nothing can restore it,
/// the person has to be told.
pub fn lost_in_spreadsheet(text: &str) -> bool {
    scientific(text.trim()).is_some_and(|(_, lost)| lost)
}

/// Reads `6,12345678E+08`: the digits it stands for, and whether some were cut off.
fn scientific(text: &str) -> Option<(String, bool)> {
    let (mantissa, exponent) = text.split_once(['E', 'e'])?;
    let exponent: usize = exponent.strip_prefix('+').unwrap_or(exponent).parse().ok().filter(|e| *e < 20)?;
    let (whole, rest) = mantissa.split_once([',', '.']).unwrap_or((mantissa, ""));
    let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if whole.len() != 1 || !all_digits(whole) || !all_digits(rest) {
        return None;
    }
    Some((format!("{whole}{rest:0<exponent$}"), rest.len() < exponent))
}

/// Cuts a written extension off: `91 234 56 78 ext. 12` is the number and `12`.
fn split_extension(text: &str) -> (&str, Option<String>) {
    const MARKS: &[&str] = &["extensión", "extension", "anexo", "interno", "extn", "ext", "int", "x", "#"];
    // Marks are ASCII apart from one accent, whose lower case keeps its length; positions in both texts agree.
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        return (text, None);
    }
    for mark in MARKS {
        let Some(at) = lower.rfind(mark) else { continue };
        let tail = digits(&lower[at + mark.len()..]);
        let only = lower[at + mark.len()..].chars().all(|c| c.is_ascii_digit() || " .:ºª°#".contains(c));
        if only && (1..=7).contains(&tail.len()) && text.is_char_boundary(at) && digits(&text[..at]).len() >= 6 {
            return (&text[..at], Some(tail));
        }
    }
    (text, None)
}

/// Reads one telephone as written in `country` (alpha-2, the book's). `None` when its numbering plan does not know it.
pub fn normalise(text: &str, country: &str) -> Option<Phone> {
    let cleaned: String = text.trim().chars().take(LONGEST + 1).filter_map(plain).collect();
    if cleaned.chars().count() > LONGEST {
        return None;
    }
    let cleaned = cleaned.trim().trim_start_matches('\'');
    let restored = match scientific(cleaned) {
        Some((_, true)) => return None,
        Some((whole, false)) => whole,
        // A number column read as decimals: 612345678.0
        None => match cleaned.split_once(['.', ',']) {
            Some((whole, "0" | "00")) if whole.len() >= 7 && whole.bytes().all(|b| b.is_ascii_digit()) => {
                whole.to_owned()
            }
            _ => cleaned.to_owned(),
        },
    };
    let (number, extension) = split_extension(&restored);
    // A sentence with a figure in it is not a telephone.
    if number.chars().filter(|c| c.is_alphabetic()).count() > 24 {
        return None;
    }
    let first = number.chars().find(|c| c.is_ascii_digit() || *c == '+')?;
    // `(0)` inside an international number is what the caller at home dials.
    let bare = digits(&if first == '+' { number.replacen("(0)", "", 1) } else { number.to_owned() });
    if bare.len() < 5 || bare.len() > MOST_DIGITS {
        return None;
    }
    let home = country.to_ascii_uppercase().parse::<Id>().ok();
    let candidates = if first == '+' {
        international(bare.strip_prefix("00").unwrap_or(&bare))
    } else {
        as_dialled(&bare, country, home)
    };
    let found = candidates.iter().find_map(|digits| known(digits))?;
    Some(finished(&found, home, extension))
}

/// The forms an international number may stand for: old mobile marks of Mexico and Argentina are put right.
fn international(bare: &str) -> Vec<String> {
    let mut out = Vec::with_capacity(3);
    if let Some(rest) = bare.strip_prefix("52") {
        out.extend(mexican(rest).into_iter().map(|n| format!("52{n}")));
    }
    if let Some(rest) = bare.strip_prefix("54") {
        out.extend(argentine(rest).into_iter().map(|n| format!("54{n}")));
    }
    out.push(bare.to_owned());
    out
}

/// The international forms that digits dialled inside a country may stand for, best first.
fn as_dialled(bare: &str, country: &str, home: Option<Id>) -> Vec<String> {
    let mut out = Vec::with_capacity(8);
    if let Some(rest) = bare.strip_prefix("00") {
        out.extend(international(rest));
    }
    let Some(code) = home.and_then(|id| DATABASE.by_id(id.as_ref())).map(|meta| meta.country_code().to_string()) else {
        out.push(bare.to_owned());
        return out;
    };
    match country.to_ascii_uppercase().as_str() {
        "MX" => out.extend(mexican(bare).into_iter().map(|n| format!("52{n}"))),
        "AR" => out.extend(argentine(bare).into_iter().map(|n| format!("54{n}"))),
        // Before 2021 a Colombian landline was one digit of area and seven more; now 60 goes before.
        "CO" if bare.len() == 8 => out.push(format!("5760{bare}")),
        _ => {}
    }
    out.push(format!("{code}{bare}"));
    if let Some(rest) = bare.strip_prefix('0') {
        out.push(format!("{code}{rest}"));
    }
    if bare.starts_with(&code) {
        out.extend(international(bare));
    }
    // The exit code of another country, or a foreign number whose plus was lost.
    if bare.len() >= 11 {
        out.push(bare.to_owned());
    }
    out
}

/// Mexican numbers have had ten digits and no mark since 2019: `01`, `044`, `045` and `1` before them fall off.
fn mexican(bare: &str) -> Option<String> {
    [("044", 13), ("045", 13), ("01", 12), ("1", 11), ("521", 13), ("52", 12)]
        .iter()
        .find_map(|(mark, length)| (bare.len() == *length).then(|| bare.strip_prefix(mark)).flatten())
        .map(str::to_owned)
}

/// Argentine mobiles are dialled with 15 after the area code at home and with 9 before it from abroad: always the latter here.
fn argentine(bare: &str) -> Vec<String> {
    let bare = bare.strip_prefix("54").filter(|r| r.len() >= 10).unwrap_or(bare);
    let bare = bare.strip_prefix('0').unwrap_or(bare);
    let bare = bare.strip_prefix('9').filter(|r| r.len() >= 10).unwrap_or(bare);
    let mut out = Vec::new();
    if bare.len() == 12 {
        for area in [2, 3, 4] {
            if let Some(rest) = bare.get(area..).and_then(|r| r.strip_prefix("15")) {
                out.push(format!("9{}{rest}", &bare[..area]));
            }
        }
    }
    // Only Buenos Aires (11) has numbers of eight digits, so 15 and eight more can be no other place.
    if let Some(rest) = bare.strip_prefix("15").filter(|r| r.len() == 8) {
        out.push(format!("911{rest}"));
    }
    out
}

/// The number if a plan accepts it; `digits` begin with the country code.
fn known(digits: &str) -> Option<PhoneNumber> {
    if digits.len() < 7 || digits.len() > 15 || digits.starts_with('0') {
        return None;
    }
    phonenumber::parse(None, format!("+{digits}")).ok().filter(PhoneNumber::is_valid)
}

fn finished(number: &PhoneNumber, home: Option<Id>, extension: Option<String>) -> Phone {
    let mode = if home.is_some() && number.country().id() == home { Mode::National } else { Mode::International };
    let kind = match number.number_type(&DATABASE) {
        Type::Mobile | Type::Pager => PhoneKind::Mobile,
        Type::FixedLine => PhoneKind::Fixed,
        Type::FixedLineOrMobile => PhoneKind::Either,
        _ => PhoneKind::Special,
    };
    Phone {
        e164: format!("+{}{}", number.code().value(), number.national()),
        shown: number.format().mode(mode).to_string(),
        kind,
        extension,
    }
}

/// Reads a cell that may hold several telephones (`/`, `;`, ` ::: `, ` y `, `|`, new lines, commas): each piece as typed, and
/// its telephone when the plan knows it. Pieces without a digit are left out; a whole cell that is one telephone is one.
pub fn several(text: &str, country: &str) -> Vec<(String, Option<Phone>)> {
    if let Some(phone) = normalise(text, country) {
        return vec![(text.trim().to_owned(), Some(phone))];
    }
    let mut pieces: Vec<&str> = text.split([';', '|', '\n', '\r', '\t']).flat_map(|p| p.split(":::")).collect();
    for mark in [" y ", " o ", " e ", " and ", " or ", "/", ","] {
        // A comma inside `6,12E+08` belongs to the number.
        pieces = pieces
            .into_iter()
            .flat_map(|p| if mark == "," && scientific(p.trim()).is_some() { vec![p] } else { p.split(mark).collect() })
            .collect();
    }
    pieces
        .into_iter()
        .map(str::trim)
        .filter(|p| p.chars().any(|c| c.is_ascii_digit()))
        .map(|p| (p.to_owned(), normalise(p, country)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn e164(text: &str, country: &str) -> String {
        normalise(text, country).map(|p| p.e164).unwrap_or_default()
    }

    #[test]
    fn spanish_numbers_are_read_in_every_form() {
        for text in [
            "612 34 56 78",
            "612345678",
            "34612345678",
            "+34 612-345-678",
            "0034 612 345 678",
            "612345678.0",
            "(+34) 612.345.678",
            "6,12345678E+08",
            "Tel.: 612 345 678",
            "'612345678",
            "+34 (0) 612345678",
            "\u{200E}612345678\u{202C}",
            "６１２３４５６７８",
        ] {
            assert_eq!(e164(text, "ES"), "+34612345678", "{text}");
        }
        let phone = normalise("34912345678", "ES");
        assert_eq!(phone.as_ref().map(|p| (p.shown.as_str(), p.kind)), Some(("912 34 56 78", PhoneKind::Fixed)));
        assert_eq!(normalise("612345678", "MX"), None);
        assert_eq!(normalise("+34612345678", "MX").map(|p| p.shown).as_deref(), Some("+34 612 34 56 78"));
    }

    #[test]
    fn old_mexican_forms_become_ten_digits() {
        for text in [
            "55 1234 5678",
            "044 55 1234 5678",
            "045 55 1234 5678",
            "01 55 1234 5678",
            "+52 1 55 1234 5678",
            "5215512345678",
            "52 55 1234 5678",
        ] {
            assert_eq!(e164(text, "MX"), "+525512345678", "{text}");
        }
        assert_eq!(e164("+52 1 55 1234 5678", "ES"), "+525512345678");
        assert_eq!(normalise("5512345678", "MX").map(|p| p.shown).as_deref(), Some("55 1234 5678"));
    }

    #[test]
    fn argentine_mobiles_lose_their_15_and_gain_their_9() {
        for text in [
            "11 15-2345-6789",
            "011 15 2345 6789",
            "+54 9 11 2345-6789",
            "15 2345 6789",
            "+54 11 15 2345 6789",
            "5491123456789",
        ] {
            assert_eq!(e164(text, "AR"), "+5491123456789", "{text}");
        }
        assert_eq!(e164("0351 15 234 5678", "AR"), "+5493512345678");
        assert_eq!(e164("011 4321-1234", "AR"), "+541143211234");
    }

    #[test]
    fn the_other_countries_dial_too() {
        for (text, country, expected) in [
            ("300 123 4567", "CO", "+573001234567"),
            ("(1) 234 5678", "CO", "+576012345678"),
            ("9 8765 4321", "CL", "+56987654321"),
            ("987 654 321", "PE", "+51987654321"),
            ("0412-1234567", "VE", "+584121234567"),
            ("099 123 4567", "EC", "+593991234567"),
            ("099 123 456", "UY", "+59899123456"),
            ("8888 7777", "CR", "+50688887777"),
            ("809-555-1234", "DO", "+18095551234"),
            ("5123 4567", "GT", "+50251234567"),
            ("0981 123 456", "PY", "+595981123456"),
            ("7123 4567", "SV", "+50371234567"),
            ("71234567", "BO", "+59171234567"),
            ("6123-4567", "PA", "+50761234567"),
            ("9123-4567", "HN", "+50491234567"),
            ("8123 4567", "NI", "+50581234567"),
            ("787-555-1234", "PR", "+17875551234"),
        ] {
            assert_eq!(e164(text, country), expected, "{text} {country}");
        }
    }

    #[test]
    fn digits_lost_by_a_spreadsheet_are_said_not_invented() {
        assert_eq!(normalise("6,12E+08", "ES"), None);
        assert!(lost_in_spreadsheet("6,12E+08"));
        assert!(!lost_in_spreadsheet("6,12345678E+08"));
    }

    #[test]
    fn extensions_and_several_in_a_cell() {
        let phone = normalise("91 234 56 78 ext. 12", "ES");
        assert_eq!(phone.map(|p| (p.e164, p.extension)), Some(("+34912345678".into(), Some("12".into()))));
        for cell in [
            "612345678/912345678",
            "612345678 ; 912345678",
            "612345678 ::: 912345678",
            "612345678 y 912345678",
            "612 345 678, 912 345 678",
        ] {
            let found: Vec<_> = several(cell, "ES").into_iter().filter_map(|(_, p)| p).map(|p| p.e164).collect();
            assert_eq!(found, ["+34612345678", "+34912345678"], "{cell}");
        }
        assert_eq!(several("612345678 / 123", "ES")[1], ("123".to_owned(), None));
        assert!(several("no tiene", "ES").is_empty());
    }

    #[test]
    fn a_cell_of_a_megabyte_is_no_telephone() {
        assert_eq!(normalise(&"6".repeat(1_000_000), "ES"), None);
        assert_eq!(normalise(&"é 😀".repeat(200_000), "ES"), None);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_fall_over(any in "\\PC*", like in "[0-9+() ./xeE,ñ😀\u{200B}\u{202E}#İ-]{0,30}", country in "[A-Z]{2}") {
            for text in [&any, &like] {
                let _ = (several(text, &country), several(text, "AR"), several(text, "MX"), digits(text), lost_in_spreadsheet(text));
            }
        }

        #[test]
        fn what_is_kept_is_read_back(number in 600_000_000u32..=799_999_999) {
            if let Some(phone) = normalise(&number.to_string(), "ES") {
                prop_assert_eq!(e164(&phone.shown, "ES"), phone.e164.clone());
                prop_assert_eq!(e164(&phone.e164, "MX"), phone.e164);
            }
        }
    }
}
