//! Ecuador: RUC and cédula de identidad.

use super::clean::{digits, luhn, need, strip, weigh};
use super::{Module, Rule, module};

/// Cédula, ten digits: province, third digit below six, Luhn. Source: Registro Civil, Ley Orgánica de Gestión de la
/// Identidad y Datos Civiles.
pub(super) const CI: Module = module("ec.ci", "cédula", |t| strip(t, " -"), ci, str::to_owned);

/// RUC, thirteen digits: of a person (cédula and 001…), of a public body (third digit 6) or a company (third digit 9), the
/// last two by weights modulo 11. Source: SRI, Reglamento de la Ley del Registro Único de Contribuyentes.
pub(super) const RUC: Module = module("ec.ruc", "RUC", |t| strip(t, " -"), ruc, str::to_owned);

fn province(d: &[i64]) -> Result<(), Rule> {
    need(matches!(d[0] * 10 + d[1], 1..=24 | 30 | 50), Rule::Component)
}

fn ci(compact: &str) -> Result<&'static str, Rule> {
    need(compact.chars().count() == 10, Rule::Length)?;
    let d = digits(compact)?;
    province(&d)?;
    need(d[2] <= 6, Rule::Component)?;
    need(luhn(&d), Rule::CheckDigit)?;
    Ok("cédula")
}

fn ruc(compact: &str) -> Result<&'static str, Rule> {
    need(compact.chars().count() == 13, Rule::Length)?;
    let d = digits(compact)?;
    province(&d)?;
    let person = || {
        need(d[10..].iter().any(|&x| x != 0), Rule::Component)?;
        need(luhn(&d[..10]), Rule::CheckDigit)
    };
    let public = || {
        need(d[9..].iter().any(|&x| x != 0), Rule::Component)?;
        need(weigh(&d, &[3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0, Rule::CheckDigit)
    };
    let company = || {
        need(d[10..].iter().any(|&x| x != 0), Rule::Component)?;
        need(weigh(&d, &[4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0, Rule::CheckDigit)
    };
    match d[2] {
        0..=5 => person()?,
        // Persons registered since 2014 may have a 6 here too.
        6 => public().or_else(|_| person())?,
        // A few public bodies were registered in the range of companies and kept the public check digit.
        9 => company().or_else(|broken| public().map_err(|_| broken))?,
        _ => return Err(Rule::Component),
    }
    Ok("RUC")
}
