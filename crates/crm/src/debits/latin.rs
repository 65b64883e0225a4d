//! The characters every bank of SEPA takes, and nothing else.
//!
//! Source: EPC217-08, SEPA requirements for an extended character set: letters without accents, digits and `/ - ? : ( ) . , ' +` and space.

use unicode_normalization::UnicodeNormalization as _;

/// Whether banks take a character.
fn is_taken(c: char) -> bool {
    c.is_ascii_alphanumeric() || " /-?:().,'+".contains(c)
}

/// A text in the characters of SEPA, at most `most` of them: accents are left out, letters that have no plain one are written as usual, and
/// of what remains each becomes a point. Neither begins nor ends with a space.
pub(super) fn latin(text: &str, most: usize) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)) {
        match c {
            c if is_taken(c) => out.push(c),
            c if c.is_whitespace() || c.is_control() => out.push(' '),
            '€' => out.push('E'),
            '&' => out.push('+'),
            '_' | '\u{2010}'..='\u{2015}' | '~' => out.push('-'),
            '‘' | '’' | '´' | '`' | '"' | '“' | '”' | '«' | '»' => out.push('\''),
            ';' => out.push(','),
            '[' | '{' | '<' => out.push('('),
            ']' | '}' | '>' => out.push(')'),
            '\\' | '|' => out.push('/'),
            'ß' => out.push_str("ss"),
            'Æ' => out.push_str("AE"),
            'æ' => out.push_str("ae"),
            'Œ' => out.push_str("OE"),
            'œ' => out.push_str("oe"),
            'Ø' => out.push('O'),
            'ø' => out.push('o'),
            'Đ' | 'Ð' => out.push('D'),
            'đ' | 'ð' => out.push('d'),
            'Ł' => out.push('L'),
            'ł' => out.push('l'),
            'Þ' => out.push_str("TH"),
            'þ' => out.push_str("th"),
            'ı' => out.push('i'),
            _ => out.push('.'),
        }
    }
    let words: Vec<&str> = out.split(' ').filter(|word| !word.is_empty()).collect();
    let cut: String = words.join(" ").chars().take(most).collect();
    cut.trim_end().to_owned()
}

/// Whether a text can be the reference of a mandate: one to thirty-five characters of SEPA without spaces, which neither begin nor end with
/// a slash nor have two together (EPC implementation guidelines).
pub(super) fn is_reference(text: &str) -> bool {
    let letters = text.chars().count();
    (1..=35).contains(&letters)
        && text.chars().all(|c| is_taken(c) && c != ' ')
        && !text.starts_with('/')
        && !text.ends_with('/')
        && !text.contains("//")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spanish_is_written_in_plain_letters() {
        assert_eq!(latin("Peñíscola & Güell, 12 €", 70), "Peniscola + Guell, 12 E");
        assert_eq!(latin("  ¿Qué?\n«Sí» ", 70), ".Que? 'Si'");
        assert_eq!(latin("Straße; Łódź", 70), "Strasse, Lodz");
        assert_eq!(latin("ñandú", 3), "nan");
    }

    #[test]
    fn a_reference_is_short_and_plain() {
        for fit in ["M-000001", "2026/12", "a"] {
            assert!(is_reference(fit), "{fit}");
        }
        for unfit in ["", "/a", "a/", "a//b", "a b", "ñ", &"x".repeat(36)] {
            assert!(!is_reference(unfit), "{unfit}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_written_banks_take_it(text in any::<String>(), most in 0..150_usize) {
            let said = latin(&text, most);
            prop_assert!(said.chars().all(is_taken) && said.chars().count() <= most);
            prop_assert_eq!(latin(&said, most), said.clone(), "what is plain stays as it is");
        }
    }
}
