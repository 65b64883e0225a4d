//! Chile: RUT/RUN.

use super::clean::{digits, dotted, last, need, strip};
use super::{Module, Rule, module};

/// RUT, seven or eight digits and a check character (0–9 or K) by weights 2 to 7 from the right, modulo 11.
/// Source: Servicio de Impuestos Internos, "Rol Único Tributario" (DFL 3 of 1969); Registro Civil for the RUN.
pub(super) const RUT: Module = module("cl.rut", "RUT", compact, rut, |c| match last(c) {
    Some((body, check)) => format!("{}-{check}", dotted(body)),
    None => String::new(),
});

fn compact(text: &str) -> String {
    let stripped = strip(text, " -.");
    match stripped.strip_prefix("CL") {
        Some(rest) => rest.to_owned(),
        None => stripped,
    }
}

fn rut(compact: &str) -> Result<&'static str, Rule> {
    need(matches!(compact.chars().count(), 8 | 9), Rule::Length)?;
    let (body, check) = last(compact).ok_or(Rule::Length)?;
    let d = digits(body)?;
    need(check.is_ascii_digit() || check == 'K', Rule::Format)?;
    let sum: i64 = d.iter().rev().zip((2..=7).cycle()).map(|(d, w)| d * w).sum();
    let expected = match 11 - sum % 11 {
        11 => '0',
        10 => 'K',
        n => char::from(b'0' + u8::try_from(n).unwrap_or(0)),
    };
    need(check == expected, Rule::CheckDigit)?;
    Ok("RUT")
}
