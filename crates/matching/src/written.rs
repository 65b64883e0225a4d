//! Identifiers, places and days in the one writing they are compared in.

use crate::fold::fold;
use crate::known::{form_family, street_word};

/// Words of a company's name or of an address that are read.
const MOST_WORDS: usize = 10;

/// A telephone as its last nine digits, which leaves out prefixes of country and of long distance however they were written;
/// nothing for fewer than six digits, and nothing for numbers a spreadsheet has rounded (`6,12E+08`).
pub(crate) fn phone(text: &str) -> Option<String> {
    let upper: String = text.chars().take(60).collect::<String>().to_uppercase();
    if upper.contains("E+") {
        return None;
    }
    // An extension is not part of the number.
    let number = upper.split("EXT").next().unwrap_or_default();
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let same = digits.bytes().all(|b| digits.as_bytes().first() == Some(&b));
    (digits.len() >= 6 && !same).then(|| digits[digits.len().saturating_sub(9)..].to_owned())
}

/// A tax id as letters and digits without the country's prefix, separators and leading zeros (spreadsheets lose them);
/// nothing under five characters.
pub(crate) fn tax_id(text: &str) -> Option<String> {
    let plain: String =
        text.chars().take(60).filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_uppercase();
    let bare = plain.strip_prefix("ES").filter(|rest| rest.len() == 9).unwrap_or(&plain).trim_start_matches('0');
    let digits = bare.bytes().filter(u8::is_ascii_digit).count();
    (bare.len() >= 5 && digits >= 4).then(|| bare.to_owned())
}

/// A mail address as its part before and after the at sign, lower case, without what surrounds it.
pub(crate) fn mail(text: &str) -> Option<(String, String)> {
    let lower: String = text.chars().take(254).flat_map(char::to_lowercase).filter(|c| !c.is_whitespace()).collect();
    let bare = lower.trim_start_matches("mailto:").trim_matches(|c: char| !c.is_alphanumeric());
    let bare = bare.rsplit_once('<').map_or(bare, |(_, inside)| inside);
    let (local, domain) = bare.rsplit_once('@')?;
    let local = local.split('+').next().unwrap_or(local);
    (!local.is_empty() && domain.contains('.')).then(|| (local.to_owned(), domain.to_owned()))
}

/// A postcode as letters and digits without leading zeros.
pub(crate) fn postcode(text: &str) -> Option<String> {
    let plain: String = fold(text).chars().filter(|c| c.is_alphanumeric()).take(12).collect();
    let bare = plain.trim_start_matches('0');
    (bare.len() >= 3).then(|| bare.to_owned())
}

/// Digits of a day of birth, year first; nothing unless there are eight.
pub(crate) fn birth(text: &str) -> Option<[u8; 8]> {
    let digits: Vec<u8> = text.bytes().take(40).filter(u8::is_ascii_digit).take(8).collect();
    <[u8; 8]>::try_from(digits).ok().filter(|d| d.iter().any(|b| *b != b'0'))
}

/// An address taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Address {
    /// Words of the street and of the quarter or building, without kinds of street that say nothing.
    pub words: Vec<String>,
    /// The house number.
    pub number: Option<String>,
}

/// A street and house number in the one writing addresses are compared in: `C/ Mayor, 5 3º B` and `CALLE MAYOR nº 05` are `mayor 5`.
/// What is inside the house is left out.
pub fn street(line: &str) -> String {
    let found = address(std::slice::from_ref(&line.to_owned()));
    found.words.into_iter().chain(found.number).collect::<Vec<_>>().join(" ")
}

/// Takes address lines apart; the first number is the house's, `s/n` is none, and what follows it inside the building (floor, door) says
/// too little to be kept.
pub(crate) fn address(lines: &[String]) -> Address {
    let mut found = Address::default();
    for line in lines.iter().take(6) {
        let mut inside = false;
        for word in fold(line).split(' ') {
            // `nº5` is folded to `no5`.
            let word = ["num", "no", "n"]
                .iter()
                .find_map(|n| word.strip_prefix(n).filter(|w| w.starts_with(|c: char| c.is_ascii_digit())))
                .unwrap_or(word);
            let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
            if !digits.is_empty() {
                if found.number.is_none() {
                    found.number = Some(digits.trim_start_matches('0').to_owned());
                }
                inside = true;
                continue;
            }
            // Doors and stairs: `3º B`, `esc. dcha.`
            let little = word.chars().count() <= 1
                || matches!(
                    word,
                    "piso"
                        | "puerta"
                        | "pta"
                        | "esc"
                        | "escalera"
                        | "izq"
                        | "izda"
                        | "dcha"
                        | "bajo"
                        | "bj"
                        | "local"
                        | "int"
                        | "km"
                        | "planta"
                );
            if word.is_empty() || little || (inside && word.len() <= 3) {
                continue;
            }
            if let Some(meant) = street_word(word)
                && found.words.len() < MOST_WORDS
            {
                found.words.push(meant.to_owned());
            }
        }
    }
    found
}

/// A company's name without its legal form, and the family of the form if there is one at its end.
pub(crate) fn company(name: &str, form: &str) -> (Vec<String>, Option<&'static str>) {
    let folded = fold(name);
    let mut words: Vec<&str> = folded.split(' ').filter(|w| !w.is_empty()).collect();
    let mut family = form_family(&fold(form).replace(' ', ""));
    // The longest ending that is a form; one word at least stays.
    for start in words.len().saturating_sub(9).max(1)..words.len() {
        if let Some(found) = form_family(&words[start..].concat()) {
            family = family.or(Some(found));
            words.truncate(start);
            break;
        }
    }
    let telling = |w: &&str| {
        !matches!(*w, "de" | "del" | "la" | "las" | "los" | "el" | "y" | "e" | "i" | "the" | "and" | "en" | "para")
    };
    let mut kept: Vec<String> = words.iter().copied().filter(telling).map(spelt_out).collect();
    if kept.is_empty() {
        kept = words.iter().map(|w| (*w).to_owned()).collect();
    }
    kept.truncate(MOST_WORDS);
    (kept, family)
}

/// Words of company names that are often written short.
fn spelt_out(word: &str) -> String {
    match word {
        "hnos" | "hmnos" => "hermanos",
        "cia" | "comp" => "compania",
        "constr" | "const" => "construcciones",
        "transp" | "tptes" | "ttes" => "transportes",
        "distr" | "dist" => "distribuciones",
        "inmob" => "inmobiliaria",
        "sumin" => "suministros",
        "serv" | "servs" => "servicios",
        "inst" => "instalaciones",
        "tall" => "talleres",
        "rest" | "rte" => "restaurante",
        "ferret" => "ferreteria",
        "asoc" => "asociados",
        "gral" => "general",
        "com" => "comercial",
        "ind" => "industrias",
        "prod" => "productos",
        "grup" | "gpo" => "grupo",
        other => other,
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_in_any_writing_are_one() {
        for text in ["612 34 56 78", "+34 612345678", "0034-612.345.678", "(612) 345 678 ext. 4"] {
            assert_eq!(phone(text).as_deref(), Some("612345678"), "{text}");
        }
        assert_eq!(phone("6,12E+08"), None);
        assert_eq!(phone("000000000"), None);
        assert_eq!(tax_id("ES-B12.345.674").as_deref(), Some("B12345674"));
        assert_eq!(tax_id("01234567-l"), tax_id("1234567L"));
        assert_eq!(mail(" <Ana.Ruiz@Correo.example.>"), Some(("ana.ruiz".into(), "correo.example".into())));
        assert_eq!(mail("mailto:ana+tienda@x.example"), Some(("ana".into(), "x.example".into())));
        assert_eq!(postcode("08001"), postcode(" 8001"));
        assert_eq!(birth("1960-02-10"), birth("19600210"));
        assert_eq!(birth("1960"), None);
    }

    #[test]
    fn addresses_are_read_past_their_abbreviations() {
        let lines = |text: &str| address(&[text.to_owned()]);
        assert_eq!(lines("C/ Mayor, 5 3º B"), lines("CALLE MAYOR nº 05, 3-B"));
        assert_eq!(lines("Calle Mayor 5"), lines("c/ mayor, nº5, 2º dcha."));
        assert_eq!(lines("Avda. de la Constitución 12"), lines("avenida constitucion, 12, bajo"));
        assert_eq!(lines("Calle Real s/n").number, None);
    }

    #[test]
    fn a_company_is_its_name_without_its_form() {
        for text in ["Muebles Ruiz, S.L.", "MUEBLES RUIZ SLU", "Muebles Ruiz S. L."] {
            assert_eq!(company(text, ""), (vec!["muebles".into(), "ruiz".into()], Some("limited")), "{text}");
        }
        assert_eq!(company("Aceros del Norte, S.A. de C.V.", "").1, Some("shares"));
        assert_eq!(company("S.L.", "").0, ["sl"]);
    }
}
