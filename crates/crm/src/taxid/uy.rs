//! Uruguay: RUT.

use super::clean::{digits, need, strip, weigh};
use super::{Module, Rule, module};

/// RUT, twelve digits: office 01–22, number, 001, check digit by weights 43298765432 modulo 11.
/// Source: Dirección General Impositiva, Registro Único Tributario (Decreto 597/988).
pub(super) const RUT: Module = module("uy.rut", "RUT", compact, rut, str::to_owned);

fn compact(text: &str) -> String {
    let stripped = strip(text, " -.");
    match stripped.strip_prefix("UY") {
        Some(rest) => rest.to_owned(),
        None => stripped,
    }
}

fn rut(compact: &str) -> Result<&'static str, Rule> {
    need(compact.chars().count() == 12, Rule::Length)?;
    let d = digits(compact)?;
    need((1..=22).contains(&(d[0] * 10 + d[1])), Rule::Component)?;
    need(d[2..8].iter().any(|&x| x != 0), Rule::Component)?;
    need(d[8..11] == [0, 0, 1], Rule::Component)?;
    let check = (11 - weigh(&d, &[4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) % 11) % 11;
    need(check == d[11], Rule::CheckDigit)?;
    Ok("RUT")
}
