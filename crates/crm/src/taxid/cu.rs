//! Cuba: número de identidad.

use super::clean::{digits, need, strip};
use super::{Module, Rule, module};
use chrono::NaiveDate;

/// Número de identidad, eleven digits that begin with the birth date (yymmdd); the seventh tells the century (9: 1800,
/// 0–5: 1900, 6–8: 2000). Source: Ministerio del Interior, Resolución 6/2015 on the carné de identidad.
pub(super) const NI: Module = module("cu.ni", "NI", |t| strip(t, " "), ni, str::to_owned);

fn ni(compact: &str) -> Result<&'static str, Rule> {
    need(compact.chars().count() == 11, Rule::Length)?;
    let d = digits(compact)?;
    let century = match d[6] {
        9 => 1800,
        0..=5 => 1900,
        _ => 2000,
    };
    let year = i32::try_from(century + d[0] * 10 + d[1]).unwrap_or(0);
    let month = u32::try_from(d[2] * 10 + d[3]).unwrap_or(0);
    let day = u32::try_from(d[4] * 10 + d[5]).unwrap_or(0);
    need(NaiveDate::from_ymd_opt(year, month, day).is_some(), Rule::Component)?;
    Ok("NI")
}
