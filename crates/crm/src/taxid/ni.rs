//! Nicaragua: RUC and cédula.

use super::clean::{digits, grouped, last, need, strip};
use super::{Module, Rule, module};

/// RUC, a letter and thirteen digits for companies (J0310000000000), or the cédula of a person: thirteen digits and a
/// letter. The letter's rule (modulo 23) is not published officially, so only its alphabet is looked at.
/// Source: DGI Nicaragua, Registro Único del Contribuyente, Decreto 850.
pub(super) const RUC: Module = module(
    "ni.ruc",
    "RUC",
    |t| strip(t, " -"),
    ruc,
    |c| {
        if c.starts_with(|l: char| l.is_ascii_digit()) { grouped(c, &[3, 6, 5], "-") } else { c.to_owned() }
    },
);

fn ruc(compact: &str) -> Result<&'static str, Rule> {
    need(compact.chars().count() == 14, Rule::Length)?;
    if let Some(number) = compact.strip_prefix(['J', 'R', 'N', 'E']) {
        digits(number)?;
        return Ok("RUC");
    }
    let (body, letter) = last(compact).ok_or(Rule::Length)?;
    let d = digits(body)?;
    need("ABCDEFGHJKLMNPQRSTUVWXY".contains(letter), Rule::Format)?;
    let (day, month) = (d[3] * 10 + d[4], d[5] * 10 + d[6]);
    need((1..=31).contains(&day) && (1..=12).contains(&month), Rule::Component)?;
    Ok("cédula")
}
