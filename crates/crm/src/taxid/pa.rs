//! Panama: RUC.

use super::clean::{need, strip};
use super::{Module, Rule, module};

/// RUC, parts joined by dashes: `8-442-445` of a person (province, volume, entry; `PE`, `E`, `N` for other origins, `PI`
/// and `AV` after the province) or `155596713-2-2015` of a company; a `DV` of one or two digits may follow. The check digits
/// are written apart and often left out, so only the shape is looked at.
/// Source: Dirección General de Ingresos, Resolución 201-0002 (RUC and DV).
pub(super) const RUC: Module = module(
    "pa.ruc",
    "RUC",
    |t| strip(t, " ."),
    ruc,
    |c| match c.split_once("DV") {
        Some((number, dv)) => format!("{} DV {dv}", number.trim_end_matches('-')),
        None => c.to_owned(),
    },
);

fn ruc(compact: &str) -> Result<&'static str, Rule> {
    need((5..=30).contains(&compact.chars().count()), Rule::Length)?;
    let (number, dv) = match compact.split_once("DV") {
        Some((number, dv)) => (number.trim_end_matches('-'), Some(dv)),
        None => (compact, None),
    };
    let numeric =
        |part: &str, longest: usize| (1..=longest).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if let Some(dv) = dv {
        need(numeric(dv, 2), Rule::Format)?;
    }
    let parts: Vec<&str> = number.split('-').collect();
    // `8-NT-2-12345` is a person without cédula: the mark sits between province and number.
    let (first, rest) = match parts[..] {
        [province, "NT", a, b] => (province, [a, b]),
        [first, a, b] => (first, [a, b]),
        _ => return Err(Rule::Format),
    };
    need(rest.iter().all(|p| numeric(p, 6)), Rule::Format)?;
    let origin = first.trim_start_matches(|c: char| c.is_ascii_digit());
    need(matches!(origin, "" | "PE" | "E" | "N" | "PI" | "AV"), Rule::Format)?;
    let province = &first[..first.len() - origin.len()];
    need(province.is_empty() != origin.is_empty() || matches!(origin, "PI" | "AV"), Rule::Format)?;
    need(province.len() <= 10, Rule::Length)?;
    Ok("RUC")
}
