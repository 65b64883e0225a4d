//! El Salvador: NIT.

use super::clean::{digits, grouped, need, strip, weigh};
use super::{Module, Rule, module};

/// NIT, fourteen digits: municipality, birth or foundation date, order, check digit (old rule up to order 100, weights 14 to
/// 2; new rule after it). Source: Ministerio de Hacienda, Dirección General de Impuestos Internos, Registro de Contribuyentes.
pub(super) const NIT: Module = module("sv.nit", "NIT", compact, nit, |c| grouped(c, &[4, 6, 3, 1], "-"));

fn compact(text: &str) -> String {
    let stripped = strip(text, " -");
    match stripped.strip_prefix("SV") {
        Some(rest) => rest.to_owned(),
        None => stripped,
    }
}

fn nit(compact: &str) -> Result<&'static str, Rule> {
    need(compact.chars().count() == 14, Rule::Length)?;
    let d = digits(compact)?;
    need(matches!(d[0], 0 | 1 | 9), Rule::Component)?;
    let order = d[10] * 100 + d[11] * 10 + d[12];
    let check = if order <= 100 {
        weigh(&d[..13], &[14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11 % 10
    } else {
        (11 - weigh(&d[..13], &[2, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11 % 10
    };
    need(check == d[13], Rule::CheckDigit)?;
    Ok("NIT")
}
