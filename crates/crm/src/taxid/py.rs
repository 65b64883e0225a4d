//! Paraguay: RUC.

use super::clean::{digits, last, need, strip};
use super::{Module, Rule, module};

/// RUC, up to eight digits and a check digit by weights 2, 3, 4… from the right, modulo 11.
/// Source: SET/DNIT, "Cálculo del dígito verificador" (módulo 11, base máxima 11).
pub(super) const RUC: Module = module(
    "py.ruc",
    "RUC",
    |t| strip(t, " -."),
    ruc,
    |c| last(c).map_or_else(String::new, |(body, check)| format!("{body}-{check}")),
);

fn ruc(compact: &str) -> Result<&'static str, Rule> {
    need((4..=9).contains(&compact.chars().count()), Rule::Length)?;
    let mut d = digits(compact)?;
    let check = d.pop().unwrap_or(0);
    let sum: i64 = d.iter().rev().zip(2..).map(|(d, w)| d * w).sum();
    need((11 - sum % 11) % 11 % 10 == check, Rule::CheckDigit)?;
    Ok("RUC")
}
