//! Spain: numbers that are not of persons but reach a client's file: bank account, supply point, excise, cadastre, postcode.

use super::clean::{digits, grouped, need, strip, weigh};
use super::{Module, Rule, module};

/// CCC, bank account of twenty digits with two check digits modulo 11.
/// Source: Consejo Superior Bancario / Banco de España, "Código Cuenta Cliente", norma 43.
pub(super) const CCC: Module = module("es.ccc", "CCC", |t| strip(t, " -"), ccc, |c| grouped(c, &[4, 4, 2, 10], " "));
/// IBAN of a Spanish account, the CCC inside included. Source: Banco de España, IBAN.
pub(super) const IBAN: Module = module("es.iban", "IBAN", |t| strip(t, " -."), iban, |c| grouped(c, &[4; 6], " "));
/// CUPS, supply point of electricity or gas: ES, sixteen digits, two letters, and optionally point number and type.
/// Source: CNMC / Ministerio, Resolución of 2007 on the Código Unificado de Punto de Suministro (REE, P.O. 10.8).
pub(super) const CUPS: Module = module(
    "es.cups",
    "CUPS",
    |t| strip(t, " -"),
    cups,
    |c| grouped(c, &[2, 4, 4, 4, 4, 2, 2], " ").trim_end().to_owned(),
);
/// CAE, excise establishment: ES000, office, activity, order, letter. Source: Orden EHA/3482/2007, anexo XXXIX.
pub(super) const CAE: Module = module("es.cae", "CAE", |t| strip(t, " "), cae, str::to_owned);
/// Cadastral reference, twenty characters, the last two letters a check over each half.
/// Source: Dirección General del Catastro, Resolución of 23 September 1982 and "Cálculo de los dígitos de control".
pub(super) const CATASTRAL: Module =
    module("es.referenciacatastral", "RC", |t| strip(t, " -"), catastral, |c| c.to_owned());
/// Postcode: five digits of which the first two are the province, 01 to 52. Source: Correos, Orden of 15 July 1984.
pub(super) const POSTAL_CODE: Module = module("es.postal_code", "CP", |t| strip(t, " "), postal_code, str::to_owned);

pub(super) fn ccc(compact: &str) -> Result<&'static str, Rule> {
    need(compact.chars().count() == 20, Rule::Length)?;
    let d = digits(compact)?;
    let check = |part: &[i64], weights: &[i64]| match 11 - weigh(part, weights) % 11 {
        11 => 0,
        10 => 1,
        n => n,
    };
    let weights = [1, 2, 4, 8, 5, 10, 9, 7, 3, 6];
    need(check(&d[..8], &weights[2..]) == d[8] && check(&d[10..], &weights) == d[9], Rule::CheckDigit)?;
    Ok("CCC")
}

fn iban(compact: &str) -> Result<&'static str, Rule> {
    need(compact.chars().count() >= 4, Rule::Length)?;
    let checked = super::iban::verify(compact);
    need(checked.is_err() || compact.starts_with("ES"), Rule::Component)?;
    checked
}

fn cups(compact: &str) -> Result<&'static str, Rule> {
    need(matches!(compact.chars().count(), 20 | 22), Rule::Length)?;
    let rest = compact.strip_prefix("ES").ok_or(Rule::Component)?;
    need(rest.is_ascii(), Rule::Format)?;
    let (number, tail) = rest.split_at(16);
    digits(number)?;
    let number: u64 = number.parse().map_err(|_| Rule::Format)?;
    if let Some((point, kind)) = tail.get(2..).and_then(super::clean::last).filter(|(p, _)| !p.is_empty()) {
        digits(point)?;
        need("FPRCXYZ".contains(kind), Rule::Format)?;
    }
    let alphabet = b"TRWAGMYFPDXBNJZSQVHLCKE";
    let rest = number % 529;
    let expected = [alphabet[(rest / 23) as usize], alphabet[(rest % 23) as usize]];
    need(tail.as_bytes().starts_with(&expected), Rule::CheckDigit)?;
    Ok("CUPS")
}

fn cae(compact: &str) -> Result<&'static str, Rule> {
    need(compact.chars().count() == 13, Rule::Length)?;
    need(compact.is_ascii(), Rule::Format)?;
    let rest = compact.strip_prefix("ES000").ok_or(Rule::Format)?;
    let office = digits(&rest[..2])?;
    need((1..=56).contains(&(office[0] * 10 + office[1])), Rule::Format)?;
    let activity = &rest.as_bytes()[2..4];
    need(activity[0].is_ascii_uppercase() && activity[1].is_ascii_alphanumeric(), Rule::Format)?;
    digits(&rest[4..7])?;
    need(rest.as_bytes()[7].is_ascii_uppercase(), Rule::Format)?;
    Ok("CAE")
}

fn catastral(compact: &str) -> Result<&'static str, Rule> {
    let c: Vec<char> = compact.chars().collect();
    let value = |c: char| match c {
        '0'..='9' => Some(c as i64 - '0' as i64),
        'Ñ' => Some(15),
        'A'..='N' => Some(c as i64 - 'A' as i64 + 1),
        'O'..='Z' => Some(c as i64 - 'A' as i64 + 2),
        _ => None,
    };
    let v: Vec<i64> = c.iter().map(|&c| value(c)).collect::<Option<_>>().ok_or(Rule::Format)?;
    need(c.len() == 20, Rule::Length)?;
    let letter = |half: &[i64]| {
        let sum: i64 =
            half.iter().chain(&v[14..18]).zip([13, 15, 12, 5, 4, 17, 9, 21, 3, 7, 1]).map(|(v, w)| v * w).sum();
        char::from(b"MQWERTYUIOPASDFGHJKLBZX"[usize::try_from(sum % 23).unwrap_or(0)])
    };
    need(letter(&v[..7]) == c[18] && letter(&v[7..14]) == c[19], Rule::CheckDigit)?;
    Ok("RC")
}

fn postal_code(compact: &str) -> Result<&'static str, Rule> {
    need(compact.chars().count() == 5, Rule::Length)?;
    let d = digits(compact)?;
    need((1..=52).contains(&(d[0] * 10 + d[1])), Rule::Component)?;
    Ok("CP")
}
