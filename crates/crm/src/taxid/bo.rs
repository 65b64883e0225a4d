//! Bolivia: NIT.

use super::clean::{digits, need, strip};
use super::{Module, Rule, module};

/// NIT, five to twelve digits. The Servicio de Impuestos Nacionales does not publish a check digit, so only the shape is
/// looked at. Source: SIN, Padrón Nacional de Contribuyentes Biométrico Digital (RND 10-0009-11).
pub(super) const NIT: Module = module("bo.nit", "NIT", |t| strip(t, " -."), nit, str::to_owned);

fn nit(compact: &str) -> Result<&'static str, Rule> {
    digits(compact)?;
    need((5..=12).contains(&compact.len()), Rule::Length)?;
    Ok("NIT")
}
