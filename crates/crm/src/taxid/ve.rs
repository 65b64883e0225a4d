//! Venezuela: RIF.

use super::clean::{digits, grouped, need, strip, weigh};
use super::{Module, Rule, module};

/// RIF, a letter (V, E, J, P, G, C) and nine digits, the last a check digit by weights 4 (letter) and 32765432, modulo 11.
/// Source: SENIAT, Providencia 0073 on the Registro Único de Información Fiscal.
pub(super) const RIF: Module = module("ve.rif", "RIF", |t| strip(t, " -."), rif, |c| grouped(c, &[1, 8, 1], "-"));

fn rif(compact: &str) -> Result<&'static str, Rule> {
    need(compact.chars().count() == 10, Rule::Length)?;
    let letter = match compact.chars().next() {
        Some('V') => 4,
        Some('E') => 8,
        Some('J' | 'C') => 12,
        Some('P') => 16,
        Some('G') => 20,
        Some(c) if c.is_ascii_alphabetic() => return Err(Rule::Component),
        _ => return Err(Rule::Format),
    };
    let d = digits(compact.get(1..).unwrap_or(""))?;
    let check = match 11 - (letter + weigh(&d, &[3, 2, 7, 6, 5, 4, 3, 2])) % 11 {
        10 | 11 => 0,
        n => n,
    };
    need(check == d[8], Rule::CheckDigit)?;
    Ok("RIF")
}
