//! Honduras: RTN.

use super::clean::{digits, grouped, need, strip};
use super::{Module, Rule, module};

/// RTN, fourteen digits: department, municipality, year of registration, number; its check digit is not published.
/// Source: Servicio de Administración de Rentas, Acuerdo SAR-123-2018.
pub(super) const RTN: Module = module("hn.rtn", "RTN", |t| strip(t, " -."), rtn, |c| grouped(c, &[4, 4, 6], "-"));

fn rtn(compact: &str) -> Result<&'static str, Rule> {
    need(compact.chars().count() == 14, Rule::Length)?;
    let d = digits(compact)?;
    need((1..=18).contains(&(d[0] * 10 + d[1])), Rule::Component)?;
    Ok("RTN")
}
