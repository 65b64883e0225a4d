//! Mexico: RFC and CURP, and the maker of an RFC from a person's or company's name.

use super::clean::{digits, last, need, strip};
use super::{Module, Rule, mx_words};
use chrono::{Datelike, NaiveDate};

/// RFC, twelve characters of a company or thirteen of a person (ten without homoclave). The check character is advisory: the
/// SAT itself has assigned some that do not follow. Source: SAT, Código Fiscal de la Federación art. 27 and the "Instructivo
/// para la formación de la clave del RFC" (IFAI 0610100135506).
pub(super) const RFC: Module = Module {
    name: "mx.rfc",
    kind: "RFC",
    clean: |t| strip(t, " -_."),
    verify: verify_rfc,
    show: str::to_owned,
    advise: advise_rfc,
};

/// CURP, eighteen characters. Source: RENAPO, Instructivo normativo para la asignación de la CURP, DOF 18 October 2021.
pub(super) const CURP: Module = super::module("mx.curp", "CURP", |t| strip(t, " -_"), verify_curp, str::to_owned);

const RFC_ALPHABET: &str = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ";
const CURP_ALPHABET: &str = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ";
const HOMOCLAVE: &[u8; 34] = b"123456789ABCDEFGHIJKLMNPQRSTUVWXYZ";
/// The keys everybody may use: sales to the public and to foreigners.
const GENERIC: &[&str] = &["XAXX010101000", "XEXX010101000"];
const STATES: &[&str] = &[
    "AS", "BC", "BS", "CC", "CL", "CM", "CS", "CH", "DF", "DG", "GT", "GR", "HG", "JC", "MC", "MN", "MS", "NT", "NL",
    "OC", "PL", "QT", "QR", "SP", "SL", "SR", "TC", "TS", "TL", "VZ", "YN", "ZS", "NE",
];

fn letter(c: char) -> bool {
    c.is_ascii_uppercase() || c == 'Ñ' || c == '&'
}

/// Whether six digits are a date yymmdd of one of the `centuries` (1900, 2000…).
fn dated(six: &[char], centuries: &[i64]) -> Result<(), Rule> {
    let d = digits(&six.iter().collect::<String>())?;
    let real = centuries.iter().any(|century| {
        let year = i32::try_from(century + d[0] * 10 + d[1]).unwrap_or(0);
        let month = u32::try_from(d[2] * 10 + d[3]).unwrap_or(0);
        let day = u32::try_from(d[4] * 10 + d[5]).unwrap_or(0);
        NaiveDate::from_ymd_opt(year, month, day).is_some()
    });
    need(real, Rule::Component)
}

fn verify_rfc(compact: &str) -> Result<&'static str, Rule> {
    let c: Vec<char> = compact.chars().collect();
    let letters = match c.len() {
        10 | 13 => 4,
        12 => 3,
        _ => return Err(Rule::Length),
    };
    let (head, rest) = c.split_at(letters);
    need(head.iter().all(|&c| letter(c)), Rule::Format)?;
    let (date, tail) = rest.split_at(6);
    need(date.iter().all(char::is_ascii_digit), Rule::Format)?;
    need(tail.iter().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit()), Rule::Format)?;
    if GENERIC.contains(&compact) {
        return Ok("RFC");
    }
    if letters == 4 {
        let word: String = head.iter().collect();
        need(!mx_words::RFC.contains(&word.as_str()), Rule::Component)?;
    }
    dated(date, &[1900, 2000])?;
    Ok("RFC")
}

/// The check character of an RFC of eleven or twelve characters; `None` when a character has no value in the SAT's table.
fn rfc_check(body: &str) -> Option<char> {
    let padded = format!("{body:>12}");
    let mut sum = 0;
    for (weight, c) in (2..=13).rev().zip(padded.chars()) {
        sum += weight * RFC_ALPHABET.chars().position(|a| a == c)?;
    }
    Some(match (11 - sum % 11) % 11 {
        10 => 'A',
        n => char::from(b'0' + n as u8),
    })
}

fn advise_rfc(compact: &str) -> Option<Rule> {
    if compact.chars().count() < 12 || GENERIC.contains(&compact) {
        return None;
    }
    let (body, check) = last(compact)?;
    (rfc_check(body) != Some(check)).then_some(Rule::CheckDigit).or_else(|| {
        // The homoclave's own alphabet has no zero, and its first character ends at V.
        let mut homoclave = body.chars().rev();
        let (second, first) = (homoclave.next()?, homoclave.next()?);
        (second == '0' || matches!(first, '0' | 'W'..='Z')).then_some(Rule::Component)
    })
}

fn verify_curp(compact: &str) -> Result<&'static str, Rule> {
    let c: Vec<char> = compact.chars().collect();
    need(c.len() == 18, Rule::Length)?;
    let upper = |r: &[char]| r.iter().all(|c| c.is_ascii_uppercase() || *c == 'Ñ');
    need(upper(&c[..4]) && upper(&c[10..16]), Rule::Format)?;
    need(c[4..10].iter().all(char::is_ascii_digit), Rule::Format)?;
    need(c[16].is_ascii_alphanumeric() && c[17].is_ascii_digit(), Rule::Format)?;
    let word: String = c[..4].iter().collect();
    need(!mx_words::CURP.contains(&word.as_str()), Rule::Component)?;
    dated(&c[4..10], if c[16].is_ascii_digit() { &[1900] } else { &[2000] })?;
    need(matches!(c[10], 'H' | 'M' | 'X'), Rule::Component)?;
    let state: String = c[11..13].iter().collect();
    need(STATES.contains(&state.as_str()), Rule::Component)?;
    let values: Option<Vec<usize>> = c.iter().map(|c| CURP_ALPHABET.chars().position(|a| a == *c)).collect();
    let values = values.ok_or(Rule::Format)?;
    let sum: usize = values[..17].iter().zip((2..=18).rev()).map(|(v, w)| v * w).sum();
    need((10 - sum % 10) % 10 == values[17], Rule::CheckDigit)?;
    Ok("CURP")
}

/// Upper case without accents, only letters the SAT knows (A–Z, Ñ, &), words apart by one space.
fn plain(name: &str) -> String {
    let folded: String = name
        .to_uppercase()
        .chars()
        .take(200)
        .map(|c| match c {
            'Á' | 'À' | 'Ä' | 'Â' => 'A',
            'É' | 'È' | 'Ë' | 'Ê' => 'E',
            'Í' | 'Ì' | 'Ï' | 'Î' => 'I',
            'Ó' | 'Ò' | 'Ö' | 'Ô' => 'O',
            'Ú' | 'Ù' | 'Ü' | 'Û' => 'U',
            'Ç' => 'C',
            c if letter(c) || c.is_ascii_digit() => c,
            _ => ' ',
        })
        .collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a name that count: particles out.
fn counted(name: &str) -> Vec<&str> {
    const SKIPPED: &[&str] = &["DE", "LA", "LAS", "LOS", "DEL", "Y", "MC", "MAC", "VON", "VAN", "MI", "EL", "E"];
    let words: Vec<&str> = name.split(' ').filter(|w| !w.is_empty() && !SKIPPED.contains(w)).collect();
    if words.is_empty() { name.split(' ').filter(|w| !w.is_empty()).collect() } else { words }
}

/// The two characters that tell apart two people with the same first ten, from the whole name.
fn homoclave(full_name: &str) -> String {
    let mut pairs = String::from("0");
    for c in full_name.chars() {
        let value = match c {
            '0'..='9' => c as u32 - '0' as u32,
            '&' => 10,
            'A'..='I' => c as u32 - 'A' as u32 + 11,
            'J'..='R' => c as u32 - 'J' as u32 + 21,
            'S'..='Z' => c as u32 - 'S' as u32 + 32,
            'Ñ' => 40,
            _ => 0,
        };
        pairs.push_str(&format!("{value:02}"));
    }
    let d: Vec<usize> = pairs.bytes().map(|b| usize::from(b - b'0')).collect();
    let sum: usize = d.windows(2).map(|w| (w[0] * 10 + w[1]) * w[1]).sum();
    let rest = sum % 1000;
    [HOMOCLAVE[rest / 34], HOMOCLAVE[rest % 34]].map(char::from).iter().collect()
}

fn finish(mut body: String, date: NaiveDate, full_name: &str) -> String {
    body.push_str(&format!("{:02}{:02}{:02}", date.year().rem_euclid(100), date.month(), date.day()));
    body.push_str(&homoclave(full_name));
    let check = rfc_check(&body).unwrap_or('0');
    body.push(check);
    body
}

/// The RFC of a person born on `born`, by the SAT's rules; `mother` (second surname) may be empty. `None` when no letter is
/// left to build it from. `rfc_person("Emma", "Gómez", "Díaz", 1956-12-31)` is `GODE561231GR8`.
pub fn rfc_person(names: &str, father: &str, mother: &str, born: NaiveDate) -> Option<String> {
    let (names, father, mother) = (plain(names), plain(father), plain(mother));
    let given = counted(&names);
    // José and María say nothing when another name follows.
    let first = match given[..] {
        ["JOSE" | "MARIA" | "MA" | "J" | "M", second, ..] => second,
        [only, ..] => only,
        [] => return None,
    };
    let surnames: Vec<&str> = [&father, &mother].into_iter().filter_map(|s| counted(s).first().copied()).collect();
    let head: String = match surnames[..] {
        [father, mother] if father.chars().count() > 2 => {
            let inner = father.chars().skip(1).find(|c| "AEIOU".contains(*c)).unwrap_or('X');
            father.chars().take(1).chain([inner]).chain(mother.chars().take(1)).chain(first.chars().take(1)).collect()
        }
        [father, mother] => father.chars().take(1).chain(mother.chars().take(1)).chain(first.chars().take(2)).collect(),
        [only] => only.chars().take(2).chain(first.chars().take(2)).collect(),
        _ => return None,
    };
    let mut head: String = format!("{head:X<4}").chars().take(4).map(|c| if letter(c) { c } else { 'X' }).collect();
    if mx_words::RFC.contains(&head.as_str()) {
        head = head.chars().take(3).chain(['X']).collect();
    }
    let full = [father, mother, names].iter().filter(|p| !p.is_empty()).cloned().collect::<Vec<_>>().join(" ");
    Some(finish(head, born, &full))
}

/// The RFC of a company from the words of its name (legal form left out by the caller) and its foundation date; `None` when
/// the name has no letter.
pub fn rfc_company(name: &str, founded: NaiveDate) -> Option<String> {
    let name = plain(name);
    let words = counted(&name);
    let head: String = match words[..] {
        [] => return None,
        [only] => only.chars().take(3).collect(),
        [a, b] => a.chars().take(1).chain(b.chars().take(2)).collect(),
        [a, b, c, ..] => [a, b, c].iter().filter_map(|w| w.chars().next()).collect(),
    };
    let head: String = format!("{head:X<3}").chars().take(3).map(|c| if letter(c) { c } else { 'X' }).collect();
    Some(finish(head, founded, &name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::taxid::{Verdict, check};

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap_or_default()
    }

    #[test]
    fn the_sats_own_example_is_built() {
        assert_eq!(rfc_person("Emma", "Gómez", "Díaz", day(1956, 12, 31)).as_deref(), Some("GODE561231GR8"));
    }

    #[test]
    fn what_is_made_is_valid() {
        for (names, father, mother) in [
            ("José Luis", "Muñoz", "de la Ó"),
            ("Ana", "Ek", ""),
            ("Óscar", "Ñíguez", "Pérez"),
            ("Carlos", "Castro", "Camacho"),
        ] {
            let made = rfc_person(names, father, mother, day(2000, 2, 29)).unwrap_or_default();
            assert_eq!(check("MX", &made).verdict, Verdict::Valid, "{made}");
        }
        let made = rfc_company("Muebles & Más del Norte", day(1999, 1, 2)).unwrap_or_default();
        assert_eq!(check("MX", &made).verdict, Verdict::Valid, "{made}");
        assert_eq!(rfc_person("", "", "", day(2000, 1, 1)), None);
    }

    #[test]
    fn a_wrong_check_character_only_warns() {
        assert_eq!(check("MX", "GODE561231GR9").verdict, Verdict::Advisory { rule: "check-digit" });
        assert_eq!(check("MX", "XAXX010101000").verdict, Verdict::Valid);
    }
}
