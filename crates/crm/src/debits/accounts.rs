//! Accounts as SEPA knows them.

use crate::{Error, Result, taxid};

/// Countries of the European Economic Area, by the first letters of their accounts.
const AREA: [&str; 30] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT",
    "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
];

/// The other countries of SEPA (EPC409-09, list of countries in the geographical scope).
const BEYOND: [&str; 15] = ["AD", "AL", "CH", "GB", "GG", "GI", "IM", "JE", "MC", "MD", "ME", "MK", "RS", "SM", "VA"];

/// Whether an account is outside the European Economic Area: then its bank must be named, and where its holder lives.
pub(super) fn is_beyond(iban: &str) -> bool {
    iban.get(..2).is_none_or(|country| !AREA.contains(&country))
}

/// Whether an account can be debited: an IBAN of a country of SEPA.
pub(super) fn is_payable(iban: &str) -> bool {
    let of_sepa = iban.get(..2).is_some_and(|country| AREA.contains(&country) || BEYOND.contains(&country));
    of_sepa && taxid::check_module("iban", iban).is_some_and(|check| check.acceptable())
}

/// An account as it is kept, of how it was typed. Errors: `iban-unfit`, `iban-not-sepa`.
pub(super) fn iban(text: &str, field: &str) -> Result<String> {
    let check = taxid::check_module("iban", text).filter(|check| check.acceptable());
    let Some(check) = check else { return Err(Error::invalid(field, "iban-unfit")) };
    match is_payable(&check.compact) {
        true => Ok(check.compact),
        false => Err(Error::invalid(field, "iban-not-sepa")),
    }
}

/// The code of a bank as it is kept; empty where none was typed. Errors: `bic-unfit`.
pub(super) fn bic(text: &str) -> Result<String> {
    let bic: String = text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_uppercase).collect();
    let letters = |part: Option<&str>| part.is_some_and(|part| part.bytes().all(|b| b.is_ascii_uppercase()));
    let fits = matches!(bic.len(), 8 | 11) && bic.bytes().all(|b| b.is_ascii_alphanumeric()) && letters(bic.get(..6));
    if bic.is_empty() || fits { Ok(bic) } else { Err(Error::invalid("bic", "bic-unfit")) }
}

/// An account as a reminder of which it is: `ES91 … 1332`.
pub(super) fn masked(iban: &str) -> String {
    match (iban.get(..4), iban.len().checked_sub(4).and_then(|at| iban.get(at..))) {
        (Some(head), Some(tail)) if iban.len() > 8 => format!("{head} … {tail}"),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_of_sepa_are_taken_and_others_are_not() {
        // Examples of SWIFT's IBAN Registry.
        for fit in ["ES91 2100 0418 4502 0005 1332", "DE89370400440532013000", "ch9300762011623852957"] {
            assert!(iban(fit, "iban").is_ok(), "{fit}");
        }
        let rule = |text: &str| iban(text, "iban").unwrap_err().kind();
        assert_eq!(rule("ES92 2100 0418 4502 0005 1332"), "iban-unfit");
        assert_eq!(rule("ES91 2100 0418 4502 0005 133"), "iban-unfit");
        assert_eq!(rule("SA0380000000608010167519"), "iban-not-sepa");
        assert_eq!(rule(""), "iban-unfit");
        assert!(is_beyond("CH9300762011623852957") && !is_beyond("ES9121000418450200051332"));
    }

    #[test]
    fn a_bank_has_eight_or_eleven_characters() {
        assert_eq!(bic(" caixesbbxxx ").unwrap(), "CAIXESBBXXX");
        assert_eq!(bic("").unwrap(), "");
        for unfit in ["CAIX", "CAIXESBBX", "C4IXESBB", "CAIXESBÑ"] {
            assert_eq!(bic(unfit).unwrap_err().kind(), "bic-unfit", "{unfit}");
        }
    }

    #[test]
    fn a_masked_account_tells_its_ends_only() {
        assert_eq!(masked("ES9121000418450200051332"), "ES91 … 1332");
        assert_eq!(masked(""), "");
    }
}
