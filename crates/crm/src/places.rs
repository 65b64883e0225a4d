//! Countries, provinces and postcodes: what a written place means, and what a country's people expect by default.

mod countries;
mod regions;
mod streets;

use crate::names::fold;
pub use regions::{MEXICAN_STATES, Region, SPANISH_PROVINCES, mexican_state, spanish_province};
use std::collections::HashMap;
use std::sync::LazyLock;
pub use streets::{looks_like_street, street};

/// Which mark parts whole from fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DecimalMark {
    /// `1.234,50`
    Comma,
    /// `1,234.50`
    Point,
}

/// In which order a date of figures is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DayOrder {
    /// `15/3/2026`
    DayMonthYear,
    /// `3/15/2026`
    MonthDayYear,
}

/// What a book of this country starts with. Sources: Unicode CLDR (marks, patterns), ISO 4217, ITU E.164.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166 alpha-2.
    pub code: &'static str,
    /// ISO 4217 code of its currency.
    pub currency: &'static str,
    /// Sign of that currency as written there.
    pub sign: &'static str,
    /// Whether the sign goes after the amount.
    pub sign_after: bool,
    /// Whether a (no-break) space parts sign and amount.
    pub sign_space: bool,
    /// Country calling code, without plus.
    pub phone_prefix: &'static str,
    /// Its decimal mark.
    pub decimal: DecimalMark,
    /// What groups thousands: `.`, `,` or a no-break space.
    pub group: char,
    /// Its order of dates in figures.
    pub day_order: DayOrder,
    /// Its locale, `es-MX`.
    pub locale: &'static str,
}

const fn country(
    code: &'static str,
    locale: &'static str,
    currency: &'static str,
    sign: &'static str,
    sign_space: bool,
    phone_prefix: &'static str,
    decimal: DecimalMark,
) -> Country {
    let group = match decimal {
        DecimalMark::Comma => '.',
        DecimalMark::Point => ',',
    };
    Country {
        code,
        currency,
        sign,
        sign_after: false,
        sign_space,
        phone_prefix,
        decimal,
        group,
        day_order: DayOrder::DayMonthYear,
        locale,
    }
}

use DecimalMark::{Comma, Point};

/// The Spanish-speaking countries we serve, the two largest first.
pub const SERVED: &[Country] = &[
    Country { sign_after: true, ..country("ES", "es-ES", "EUR", "€", true, "34", Comma) },
    country("MX", "es-MX", "MXN", "$", false, "52", Point),
    country("AR", "es-AR", "ARS", "$", true, "54", Comma),
    country("BO", "es-BO", "BOB", "Bs", false, "591", Comma),
    country("CL", "es-CL", "CLP", "$", false, "56", Comma),
    country("CO", "es-CO", "COP", "$", true, "57", Comma),
    Country { group: '\u{A0}', ..country("CR", "es-CR", "CRC", "₡", false, "506", Comma) },
    country("CU", "es-CU", "CUP", "$", false, "53", Point),
    country("DO", "es-DO", "DOP", "RD$", false, "1", Point),
    country("EC", "es-EC", "USD", "$", false, "593", Comma),
    country("GT", "es-GT", "GTQ", "Q", false, "502", Point),
    country("HN", "es-HN", "HNL", "L", false, "504", Point),
    country("NI", "es-NI", "NIO", "C$", false, "505", Point),
    country("PA", "es-PA", "PAB", "B/.", false, "507", Point),
    country("PE", "es-PE", "PEN", "S/", true, "51", Point),
    Country { day_order: DayOrder::MonthDayYear, ..country("PR", "es-PR", "USD", "$", false, "1", Point) },
    country("PY", "es-PY", "PYG", "Gs.", true, "595", Comma),
    country("SV", "es-SV", "USD", "$", false, "503", Point),
    country("UY", "es-UY", "UYU", "$", true, "598", Comma),
    country("VE", "es-VE", "VES", "Bs.", true, "58", Comma),
];

/// What a country served expects by default; `None` for the others.
pub fn served(code: &str) -> Option<&'static Country> {
    SERVED.iter().find(|c| c.code.eq_ignore_ascii_case(code))
}

/// Folded name or code to alpha-2.
static NAMES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut names = HashMap::with_capacity(1_200);
    for (alpha2, alpha3, spanish, english, others) in countries::COUNTRIES {
        for name in [alpha2, alpha3, spanish, english].into_iter().chain(others.iter()) {
            names.entry(fold(name)).or_insert(*alpha2);
        }
    }
    names
});

/// The alpha-2 code of a country written as code (two or three letters) or name in Spanish or English, accents and case
/// ignored; `None` when no country is called so.
pub fn country_code(text: &str) -> Option<&'static str> {
    if text.len() > 120 {
        return None;
    }
    let folded = fold(text);
    let bare = ["the ", "el ", "la ", "los ", "las "].iter().find_map(|article| folded.strip_prefix(article));
    NAMES.get(&folded).or_else(|| NAMES.get(bare?)).copied()
}

/// The name of a country in Spanish or English (any `language` but `en` is Spanish); `None` for an unknown code.
pub fn country_name(code: &str, language: &str) -> Option<&'static str> {
    countries::COUNTRIES
        .iter()
        .find(|row| row.0.eq_ignore_ascii_case(code))
        .map(|row| if language.starts_with("en") { row.3 } else { row.2 })
}

/// Every ISO 3166 alpha-2 code, sorted.
pub fn country_codes() -> impl Iterator<Item = &'static str> {
    countries::COUNTRIES.iter().map(|row| row.0)
}

/// A postcode after reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Postcode {
    /// As its country writes it, `08001`.
    pub code: String,
    /// The province or state it lies in, where the code tells (Spain, Mexico).
    pub region: Option<Region>,
    /// Whether zeros that a spreadsheet ate were put back.
    pub restored: bool,
}

/// Digits of a postcode in the countries where all have the same number of them. Source: Universal Postal Union, "Postal
/// addressing systems".
fn postcode_length(country: &str) -> Option<usize> {
    Some(match country {
        "ES" | "MX" | "PE" | "UY" | "CR" | "DO" | "GT" | "HN" | "NI" | "CU" | "PR" => 5,
        "CO" | "EC" => 6,
        "CL" => 7,
        "VE" | "SV" | "PA" | "BO" => 4,
        _ => return None,
    })
}

/// Reads a postcode of `country` (alpha-2): blanks, a spreadsheet's `.0` and an `E-` before it fall off, leading zeros that
/// were lost come back. `None` when the country has no such postcode; a country whose rule is unknown keeps the text (at most
/// twelve characters).
pub fn postcode(text: &str, country: &str) -> Option<Postcode> {
    if text.len() > 64 {
        return None;
    }
    let country = country.to_ascii_uppercase();
    let upper = text.trim().trim_start_matches('\'').to_uppercase();
    let bare = upper.strip_prefix(&format!("{country}-")).or_else(|| upper.strip_prefix("E-")).unwrap_or(&upper);
    let bare = bare.strip_suffix(".0").or_else(|| bare.strip_suffix(",0")).unwrap_or(bare);
    let compact: String = bare.chars().filter(|c| !c.is_whitespace() && *c != '\u{200B}').collect();
    let Some(length) = postcode_length(&country) else {
        let fits = (2..=12).contains(&compact.chars().count())
            && compact.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        return fits.then(|| Postcode { code: bare.trim().to_owned(), region: None, restored: false });
    };
    let digits: String = compact.chars().filter(|c| !(*c == '-' && country == "CL")).collect();
    // Puerto Rico's begin with 00; elsewhere only one zero can be missing.
    let shortest = if country == "PR" { length - 2 } else { length - 1 };
    if !digits.bytes().all(|b| b.is_ascii_digit()) || digits.len() > length || digits.len() < shortest {
        return None;
    }
    let code = format!("{digits:0>length$}");
    let region = match country.as_str() {
        "ES" => Some(spanish_province(&code)?),
        "MX" => Some(mexican_state(&code)?),
        _ => None,
    };
    Some(Postcode { restored: digits.len() < length, code, region })
}

/// The country whose postcodes alone are written in this form: `1000-001` of Portugal, `01310-100` of Brazil, `1012 AB` of the
/// Netherlands, `SW1A 1AA` of the United Kingdom, `M5V 2T6` of Canada, `00-950` of Poland, `AD500` of Andorra. Source: Universal Postal
/// Union, "Postal addressing systems".
pub fn country_of_postcode(text: &str) -> Option<&'static str> {
    let upper = text.trim().to_uppercase();
    let form: String = upper
        .chars()
        .map(|sign| match sign {
            '0'..='9' => '9',
            'A'..='Z' => 'A',
            other => other,
        })
        .collect();
    Some(match form.as_str() {
        "9999-999" => "PT",
        "99999-999" => "BR",
        "99-999" => "PL",
        "9999 AA" | "9999AA" => "NL",
        "A9A 9A9" | "A9A9A9" => "CA",
        "A9 9AA" | "A99 9AA" | "AA9 9AA" | "AA99 9AA" | "A9A 9AA" | "AA9A 9AA" => "GB",
        "AA999" if upper.starts_with("AD") => "AD",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str, country: &str) -> Option<(String, &'static str, bool)> {
        postcode(text, country).map(|p| (p.code, p.region.map_or("", |r| r.name), p.restored))
    }

    #[test]
    fn spanish_postcodes_tell_their_province_and_get_their_zero_back() {
        assert_eq!(read("28013", "ES"), Some(("28013".into(), "Madrid", false)));
        assert_eq!(read("8001", "ES"), Some(("08001".into(), "Barcelona", true)));
        assert_eq!(read("8001.0", "es"), Some(("08001".into(), "Barcelona", true)));
        assert_eq!(read("E-52001", "ES"), Some(("52001".into(), "Melilla", false)));
        for bad in ["53000", "00100", "123", "280131", "2801A", "", "😀"] {
            assert_eq!(read(bad, "ES"), None, "{bad}");
        }
    }

    #[test]
    fn mexican_postcodes_tell_their_state() {
        assert_eq!(read("6600", "MX"), Some(("06600".into(), "Ciudad de México", true)));
        assert_eq!(read("44100", "MX"), Some(("44100".into(), "Jalisco", false)));
        assert_eq!(read("19000", "MX"), None);
    }

    #[test]
    fn the_others_are_kept_in_their_length() {
        assert_eq!(read("601", "PR"), Some(("00601".into(), "", true)));
        assert_eq!(read("50001", "CO"), Some(("050001".into(), "", true)));
        assert_eq!(read("C1425CLA", "AR"), Some(("C1425CLA".into(), "", false)));
    }

    #[test]
    fn a_form_of_postcode_that_one_country_has_tells_it() {
        for (text, country) in [
            ("1100-048", Some("PT")),
            ("01310-100", Some("BR")),
            ("00-950", Some("PL")),
            ("1012 ab", Some("NL")),
            ("M5V 2T6", Some("CA")),
            ("SW1A 1AA", Some("GB")),
            ("AD500", Some("AD")),
            ("75001", None),
            ("AB500", None),
            ("", None),
        ] {
            assert_eq!(country_of_postcode(text), country, "{text}");
        }
    }

    #[test]
    fn countries_are_known_by_code_and_name_in_two_languages() {
        for (text, code) in [
            ("España", "ES"),
            ("SPAIN", "ES"),
            ("esp", "ES"),
            ("es", "ES"),
            ("mexico", "MX"),
            ("Méjico", "MX"),
            ("EE.UU.", "US"),
            ("el Perú", "PE"),
            ("República Dominicana", "DO"),
            ("United Kingdom", "GB"),
            ("Alemania", "DE"),
        ] {
            assert_eq!(country_code(text), Some(code), "{text}");
        }
        assert_eq!(country_code("Atlántida"), None);
        assert_eq!(country_name("mx", "es"), Some("México"));
        assert_eq!(country_codes().count(), 249);
    }

    #[test]
    fn every_country_served_is_whole() {
        assert_eq!(SERVED.len(), 20);
        for country in SERVED {
            assert!(country_name(country.code, "es").is_some() && country.locale.ends_with(country.code));
            assert!(crate::money::currency(country.currency).is_some(), "{}", country.currency);
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_fall_over(any in "\\PC*", like in "[0-9A-Z .,-]{0,8}", country in "[A-Z]{2}") {
            for text in [&any, &like] {
                let _ = (country_code(text), postcode(text, "ES"), postcode(text, "MX"), postcode(text, &country));
            }
        }
    }
}
