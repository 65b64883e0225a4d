//! Names of persons and companies as Spanish speakers write them: folded for comparison, split into given names and
//! surnames, put in proper case, and companies told from persons.

mod company;

pub use company::{Company, company, looks_like_company, with_legal_form};
pub use matching::same_given_name;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longest name that is taken apart; a longer text is kept whole.
const LONGEST: usize = 300;

/// Words that belong to the surname that follows them.
const PARTICLES: &[&str] = &[
    "de", "del", "la", "las", "los", "el", "y", "e", "i", "da", "das", "do", "dos", "van", "von", "der", "den", "di",
    "san", "santa", "mc", "mac", "d", "ben", "bin",
];

/// Given names that people carry in pairs; used to tell where given names end when nothing else does.
const SECOND_GIVEN: &[&str] = &[
    "adrian",
    "alberto",
    "alejandra",
    "alejandro",
    "alfonso",
    "alfredo",
    "amparo",
    "andrea",
    "andres",
    "angel",
    "angela",
    "angeles",
    "antonia",
    "antonio",
    "armando",
    "arturo",
    "augusto",
    "beatriz",
    "belen",
    "camila",
    "carlos",
    "carmen",
    "carolina",
    "catalina",
    "cecilia",
    "cesar",
    "clara",
    "concepcion",
    "consuelo",
    "cristina",
    "cruz",
    "daniel",
    "daniela",
    "david",
    "diego",
    "dolores",
    "eduardo",
    "elena",
    "emilio",
    "enrique",
    "ernesto",
    "esperanza",
    "esther",
    "eugenia",
    "eugenio",
    "fatima",
    "felipe",
    "fernanda",
    "fernando",
    "francisca",
    "francisco",
    "gabriel",
    "gabriela",
    "gloria",
    "gonzalo",
    "guadalupe",
    "guillermo",
    "gustavo",
    "hector",
    "ignacio",
    "ines",
    "inmaculada",
    "isabel",
    "ivan",
    "jaime",
    "javier",
    "jesus",
    "joaquin",
    "jorge",
    "jose",
    "josefa",
    "juan",
    "juana",
    "julia",
    "julio",
    "laura",
    "leonardo",
    "leticia",
    "lourdes",
    "lucia",
    "luis",
    "luisa",
    "luz",
    "magdalena",
    "manuel",
    "manuela",
    "marcela",
    "marco",
    "marcos",
    "margarita",
    "maria",
    "mariana",
    "mario",
    "marta",
    "martha",
    "martin",
    "mateo",
    "mercedes",
    "miguel",
    "milagros",
    "monica",
    "montserrat",
    "nicolas",
    "oscar",
    "pablo",
    "paola",
    "patricia",
    "paula",
    "pedro",
    "pilar",
    "rafael",
    "ramon",
    "raquel",
    "raul",
    "ricardo",
    "roberto",
    "rocio",
    "rodrigo",
    "rosa",
    "rosario",
    "ruben",
    "salvador",
    "santiago",
    "sara",
    "sebastian",
    "sergio",
    "silvia",
    "sofia",
    "soledad",
    "susana",
    "teresa",
    "tomas",
    "valentina",
    "veronica",
    "vicente",
    "victor",
    "victoria",
    "virginia",
    "xavier",
];

fn invisible(c: char) -> bool {
    c.is_control() && !c.is_whitespace()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{AD}')
}

/// One space between words, invisible characters out, typographic apostrophes made plain; case and accents stay.
pub fn tidy(text: &str) -> String {
    let visible: String = text
        .chars()
        .filter(|c| !invisible(*c))
        .map(|c| if matches!(c, '\u{2018}' | '\u{2019}' | '\u{B4}') { '\'' } else { c })
        .collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The form two names are compared by: lower case, no accents, ñ as n, punctuation as spaces, one space between words.
/// `Núñez-Peña, José Mª` is `nunez pena jose ma`. Linear in the text.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c) && !invisible(*c)).flat_map(char::to_lowercase) {
        match c {
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' => out.push('d'),
            c if is_combining_mark(c) => {}
            c if c.is_alphanumeric() => out.push(c),
            '\'' | '\u{2019}' | '.' => {}
            _ if out.ends_with(' ') || out.is_empty() => {}
            _ => out.push(' '),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The exact form: lower case and tidy, with accents and ñ kept, so that *Muñoz* can rank above *Munoz*.
pub fn exact(text: &str) -> String {
    tidy(text).to_lowercase().nfc().collect()
}

/// A person's name taken apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PersonName {
    /// Given names, `José María`.
    pub given: String,
    /// First surname with its particles, `de la Fuente`.
    pub surname: String,
    /// Second surname, empty when there is none.
    pub second_surname: String,
}

/// Words joined with the particles before them (and with `y`/`i` between): each item is one name.
fn units(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut open = false;
    for word in text.split(' ').filter(|w| !w.is_empty()) {
        let particle = PARTICLES.contains(&fold(word).as_str());
        // `Ortega y Gasset` is one surname; `María del Carmen` is one given name.
        let joins = particle && matches!(fold(word).as_str(), "y" | "e" | "i") && !out.is_empty();
        match out.last_mut() {
            Some(last) if open || joins => {
                last.push(' ');
                last.push_str(word);
            }
            _ => out.push(word.to_owned()),
        }
        open = particle;
    }
    out
}

fn two_surnames(text: &str) -> (String, String) {
    let parts = units(text);
    match parts.split_first() {
        None => (String::new(), String::new()),
        Some((first, rest)) => (first.clone(), rest.join(" ")),
    }
}

/// Takes apart `Apellido1 Apellido2, Nombre` (the comma decides) or `Nombre Apellido1 Apellido2`. Without a comma the last two
/// names are surnames, but a second word that is a given name (`Ana María Ruiz`) stays with the first; one word alone is a
/// given name. The parts keep the case they had. A text longer than a name can be is kept whole as the given name.
pub fn split(text: &str) -> PersonName {
    let text = tidy(text);
    if text.chars().count() > LONGEST {
        return PersonName { given: text, ..PersonName::default() };
    }
    if let Some((surnames, given)) = text.split_once(',') {
        let (surname, second_surname) = two_surnames(surnames);
        let given = given.trim().to_owned();
        return PersonName { given, surname, second_surname };
    }
    let parts = units(&text);
    let given_like = |part: &String| SECOND_GIVEN.contains(&fold(part).as_str()) || fold(part).ends_with(" carmen");
    // `Juan de Dios Pérez`, `María de los Ángeles Ruiz`: a unit that begins with a particle after one given name.
    let devout = |part: &String| {
        let folded = fold(part);
        let last = folded.rsplit(' ').next().unwrap_or("");
        folded.contains(' ')
            && matches!(
                last,
                "dios"
                    | "jesus"
                    | "carmen"
                    | "angeles"
                    | "pilar"
                    | "rosario"
                    | "mar"
                    | "luz"
                    | "cruz"
                    | "rocio"
                    | "dolores"
                    | "nieves"
                    | "mercedes"
                    | "socorro"
                    | "consuelo"
                    | "valle"
                    | "lourdes"
                    | "sagrario"
                    | "refugio"
            )
    };
    let given_count = match parts.len() {
        0 | 1 => parts.len(),
        2 => 1,
        3 if given_like(&parts[1]) || devout(&parts[1]) => 2,
        3 => 1,
        n => n - 2,
    };
    let (given, surnames) = parts.split_at(given_count);
    PersonName {
        given: given.join(" "),
        surname: surnames.first().cloned().unwrap_or_default(),
        second_surname: surnames.get(1..).unwrap_or_default().join(" "),
    }
}

/// Puts a name written all in capitals (or all in small letters) in proper case: `MARÍA DE LA O NÚÑEZ-PEÑA` is `María de la O
/// Núñez-Peña`. A name with mixed case is somebody's choice and stays. Legal forms keep their capitals.
pub fn proper_case(text: &str) -> String {
    let text = tidy(text);
    // The raised letters of `Mª` and `Fcº` have no case.
    let is_small = |sign: char| sign.is_lowercase() && !['ª', 'º'].contains(&sign);
    let (upper, lower) = (text.chars().any(char::is_uppercase), text.chars().any(is_small));
    if upper == lower {
        return text;
    }
    let words: Vec<String> = text.split(' ').enumerate().map(|(i, word)| proper_word(word, i == 0)).collect();
    company::restore_legal_form(&words.join(" "))
}

fn proper_word(word: &str, first: bool) -> String {
    let lower = word.to_lowercase();
    if !first && PARTICLES.contains(&lower.as_str()) && !matches!(lower.as_str(), "san" | "santa" | "mc" | "mac") {
        return lower;
    }
    let mut out = String::with_capacity(word.len());
    let mut starts = true;
    for (at, c) in lower.char_indices() {
        if starts && c.is_alphabetic() {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
        // O'Higgins and D'Angelo, but not a plural's or a year's apostrophe.
        starts = matches!(c, '-' | '/' | '(' | '"' | '&' | '.' | '¿' | '¡') || (c == '\'' && at <= 2);
    }
    // Roman numerals after a name: Juan Carlos II.
    if !first && matches!(lower.as_str(), "ii" | "iii" | "iv" | "vi" | "vii" | "viii" | "ix" | "xi" | "xii") {
        return lower.to_uppercase();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parts(text: &str) -> [String; 3] {
        let name = split(text);
        [name.given, name.surname, name.second_surname]
    }

    #[test]
    fn folding_ignores_accents_case_and_dots_and_the_exact_form_does_not() {
        assert_eq!(fold("  Núñez-Peña,  JOSÉ Mª "), "nunez pena jose ma");
        assert_eq!(fold("S.L."), "sl");
        assert_eq!(fold("Ｍｕñｏｚ\u{200B}"), "munoz");
        assert_eq!(exact("MUÑOZ\u{200B}  Ruíz"), "muñoz ruíz");
        assert_eq!(exact("Mun\u{303}oz"), "muñoz");
    }

    #[test]
    fn names_are_taken_apart_in_both_orders() {
        for (text, expected) in [
            ("Muñoz García, José", ["José", "Muñoz", "García"]),
            ("José Muñoz García", ["José", "Muñoz", "García"]),
            ("José Luis Muñoz García", ["José Luis", "Muñoz", "García"]),
            ("Ana María Ruiz", ["Ana María", "Ruiz", ""]),
            ("Ana Ruiz", ["Ana", "Ruiz", ""]),
            ("Ana", ["Ana", "", ""]),
            ("de la Fuente del Río, María del Carmen", ["María del Carmen", "de la Fuente", "del Río"]),
            ("María del Carmen de la Fuente Ríos", ["María del Carmen", "de la Fuente", "Ríos"]),
            ("José Ortega y Gasset", ["José", "Ortega y Gasset", ""]),
            ("", ["", "", ""]),
        ] {
            assert_eq!(parts(text), expected, "{text}");
        }
    }

    #[test]
    fn capitals_become_a_name_and_a_chosen_case_stays() {
        assert_eq!(proper_case("MARÍA DE LA O NÚÑEZ-PEÑA"), "María de la O Núñez-Peña");
        assert_eq!(proper_case("juan o'higgins"), "Juan O'Higgins");
        assert_eq!(proper_case("FERRETERÍA EL TORNILLO, S.L."), "Ferretería el Tornillo, S.L.");
        assert_eq!(proper_case("TALLERES NORTE SA DE CV"), "Talleres Norte SA de CV");
        assert_eq!(proper_case("McDonald iPhone"), "McDonald iPhone");
        assert_eq!(proper_case("GARCÍA RUIZ, Mª JOSÉ"), "García Ruiz, Mª José");
    }

    #[test]
    fn a_megabyte_is_kept_whole() {
        let text = "de la ñ ".repeat(130_000);
        assert_eq!(split(&text).surname, "");
        assert!(fold(&text).len() < text.len());
        assert!(!proper_case(&text).is_empty());
    }

    proptest! {
        #[test]
        fn no_text_makes_it_fall_over(any in "\\PC*", like in "[A-ZÑa-zñ ,.'&yİ😀\u{200B}\u{202E}]{0,40}") {
            for text in [&any, &like] {
                let _ = (split(text), proper_case(text), exact(text), company(text), looks_like_company(text));
                let folded = fold(text);
                prop_assert_eq!(fold(&folded), folded);
            }
        }

        #[test]
        fn no_word_is_lost(words in prop::collection::vec("[A-Z][a-zñ]{2,8}", 1..6)) {
            let name = split(&words.join(" "));
            let again = [name.given, name.surname, name.second_surname].join(" ");
            prop_assert_eq!(again.trim().to_owned(), words.join(" "));
        }
    }
}
