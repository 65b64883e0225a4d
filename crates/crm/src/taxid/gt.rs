//! Guatemala: NIT.

use super::clean::{digits, last, need, strip};
use super::{Module, Rule, module};

/// NIT, digits and a check character (0–9 or K) by weights 2, 3, 4… from the right, modulo 11.
/// Source: SAT Guatemala, Acuerdo Gubernativo 5-2013 and the "Régimen FEL" rules.
pub(super) const NIT: Module = module(
    "gt.nit",
    "NIT",
    |t| strip(t, " -").trim_start_matches('0').to_owned(),
    nit,
    |c| last(c).map_or_else(String::new, |(body, check)| format!("{body}-{check}")),
);

fn nit(compact: &str) -> Result<&'static str, Rule> {
    if compact == "CF" {
        // "Consumidor final" is what an invoice without NIT must say.
        return Ok("CF");
    }
    need((2..=12).contains(&compact.chars().count()), Rule::Length)?;
    let (body, check) = last(compact).ok_or(Rule::Length)?;
    let d = digits(body)?;
    need(check.is_ascii_digit() || check == 'K', Rule::Format)?;
    let sum: i64 = d.iter().rev().zip(2..).map(|(d, w)| d * w).sum();
    let expected = match (11 - sum % 11) % 11 {
        10 => 'K',
        n => char::from(b'0' + u8::try_from(n).unwrap_or(0)),
    };
    need(check == expected, Rule::CheckDigit)?;
    Ok("NIT")
}
