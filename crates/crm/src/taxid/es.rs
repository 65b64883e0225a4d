//! Spain: NIF in its three shapes (DNI, NIE, CIF), and the makers of their check characters.

use super::clean::{digits, last, need, strip};
use super::{Module, Rule, module};

/// NIF of persons and organisations: DNI (8 digits + letter), NIE (X/Y/Z), K/L/M, or the former CIF.
/// Source: Real Decreto 1065/2007 arts. 18–24 and Orden EHA/451/2008.
pub(super) const NIF: Module = module("es.nif", "NIF", nif_compact, verify_nif, str::to_owned);
/// DNI alone: eight digits and the letter of the remainder by 23. Source: Real Decreto 1553/2005, Ministerio del Interior.
pub(super) const DNI: Module = module("es.dni", "NIF", compact, verify_dni, str::to_owned);
/// NIE alone: X, Y or Z stand for 0, 1, 2 before seven digits. Source: Orden INT/2058/2008.
pub(super) const NIE: Module = module("es.nie", "NIE", compact, verify_nie, str::to_owned);
/// CIF alone: kind of organisation, seven digits, check digit or letter. Source: Orden EHA/451/2008, Decreto 2423/1975.
pub(super) const CIF: Module = module("es.cif", "CIF", compact, verify_cif, str::to_owned);

const LETTERS: &[u8; 23] = b"TRWAGMYFPDXBNJZSQVHLCKE";
const CIF_LETTERS: &[u8; 10] = b"JABCDEFGHI";
const ORGANISATIONS: &str = "ABCDEFGHJNPQRSUVW";

fn compact(text: &str) -> String {
    strip(text, " -./")
}

fn nif_compact(text: &str) -> String {
    let stripped = compact(text);
    let bare = match stripped.strip_prefix("ES") {
        Some(rest) if rest.chars().count() >= 7 => rest.to_owned(),
        _ => stripped,
    };
    // A DNI that lost its leading zeros in a spreadsheet: digits enough and a letter at the end.
    match last(&bare) {
        Some((body, letter))
            if letter.is_ascii_alphabetic()
                && (5..8).contains(&body.len())
                && body.bytes().all(|b| b.is_ascii_digit()) =>
        {
            format!("{body:0>8}{letter}")
        }
        _ => bare,
    }
}

fn letter_of(number: u32) -> char {
    char::from(LETTERS[(number % 23) as usize])
}

/// Check of seven CIF digits as a number: digits in even places plus the digit sums of twice the odd ones, to the next ten.
fn cif_check(d: &[i64]) -> usize {
    let sum: i64 = d.iter().enumerate().map(|(i, &x)| if i % 2 == 0 { (x * 2) / 10 + (x * 2) % 10 } else { x }).sum();
    usize::try_from((10 - sum % 10) % 10).unwrap_or(0)
}

fn number(text: &str) -> Result<u32, Rule> {
    digits(text)?;
    text.parse().map_err(|_| Rule::Format)
}

fn verify_dni(compact: &str) -> Result<&'static str, Rule> {
    need(compact.chars().count() == 9, Rule::Length)?;
    let (body, letter) = last(compact).ok_or(Rule::Length)?;
    let n = number(body)?;
    need(letter.is_ascii_alphabetic(), Rule::Format)?;
    need(letter == letter_of(n), Rule::CheckDigit)?;
    Ok("NIF")
}

fn verify_nie(compact: &str) -> Result<&'static str, Rule> {
    need(compact.chars().count() == 9, Rule::Length)?;
    let (body, letter) = last(compact).ok_or(Rule::Length)?;
    let mut rest = body.chars();
    let first = match rest.next() {
        Some('X') => 0,
        Some('Y') => 10_000_000,
        Some('Z') => 20_000_000,
        _ => return Err(Rule::Format),
    };
    let n = number(rest.as_str())?;
    need(letter.is_ascii_alphabetic(), Rule::Format)?;
    need(letter == letter_of(first + n), Rule::CheckDigit)?;
    Ok("NIE")
}

fn verify_cif(compact: &str) -> Result<&'static str, Rule> {
    need(compact.chars().count() == 9, Rule::Length)?;
    let (body, check) = last(compact).ok_or(Rule::Length)?;
    let mut rest = body.chars();
    let kind = rest.next().unwrap_or(' ');
    let d = digits(rest.as_str())?;
    need(ORGANISATIONS.contains(kind), Rule::Format)?;
    need(check.is_ascii_alphanumeric(), Rule::Format)?;
    let at = cif_check(&d);
    let (digit, letter) = (char::from(b'0' + at as u8), char::from(CIF_LETTERS[at]));
    // Which kinds take a letter is disputed between the sources (and foreign ones may always): either is good.
    need(check == digit || check == letter, Rule::CheckDigit)?;
    Ok("CIF")
}

fn verify_nif(compact: &str) -> Result<&'static str, Rule> {
    need(compact.chars().count() == 9, Rule::Length)?;
    match compact.chars().next() {
        Some('K' | 'L' | 'M') => {
            let (body, letter) = last(compact).ok_or(Rule::Length)?;
            let n = number(body.get(1..).unwrap_or(""))?;
            let d = digits(&body[1..])?;
            need(letter.is_ascii_alphabetic(), Rule::Format)?;
            need(letter == letter_of(n) || letter == char::from(CIF_LETTERS[cif_check(&d)]), Rule::CheckDigit)?;
            Ok("NIF")
        }
        Some('X' | 'Y' | 'Z') => verify_nie(compact),
        Some(c) if c.is_ascii_digit() => verify_dni(compact),
        _ => verify_cif(compact),
    }
}

/// The NIF of a person with this DNI number (its last eight digits): `nif(12_345_678)` is `12345678Z`.
pub fn nif(number: u32) -> String {
    let number = number % 100_000_000;
    format!("{number:08}{}", letter_of(number))
}

/// The NIE of a foreigner: `series` 0, 1, 2 for X, Y, Z (taken modulo 3) and seven digits of `number`.
pub fn nie(series: u32, number: u32) -> String {
    let (series, number) = (series % 3, number % 10_000_000);
    format!("{}{number:07}{}", ['X', 'Y', 'Z'][series as usize], letter_of(series * 10_000_000 + number))
}

/// The NIF (former CIF) of an organisation of the kind `letter` (`A` company by shares, `B` limited, `F` cooperative, `G`
/// association…) with seven digits of `number`; `None` for a letter that names no kind.
pub fn cif(letter: char, number: u32) -> Option<String> {
    let letter = letter.to_ascii_uppercase();
    if !ORGANISATIONS.contains(letter) {
        return None;
    }
    let body = format!("{:07}", number % 10_000_000);
    let at = cif_check(&digits(&body).ok()?);
    let check = if "NPQRSW".contains(letter) { CIF_LETTERS[at] } else { b'0' + at as u8 };
    Some(format!("{letter}{body}{}", char::from(check)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::taxid::{Verdict, check};

    #[test]
    fn what_is_made_is_valid() {
        assert_eq!(nif(12_345_678), "12345678Z");
        for n in (0..100_000_000).step_by(7_654_321) {
            for made in [nif(n), nie(n, n), cif('B', n).unwrap_or_default(), cif('Q', n).unwrap_or_default()] {
                assert_eq!(check("ES", &made).verdict, Verdict::Valid, "{made}");
            }
        }
        assert_eq!(cif('1', 5), None);
    }

    #[test]
    fn a_dni_that_lost_its_zeros_gets_them_back() {
        assert_eq!(check("ES", "5678K").compact, "5678K");
        let whole = nif(1_234_567);
        assert_eq!(check("ES", whole.trim_start_matches('0')).compact, whole);
    }
}
