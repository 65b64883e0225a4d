//! Costa Rica: cédula jurídica, cédula física and DIMEX. None of them has a check digit.

use super::clean::{digits, grouped, need, strip};
use super::{Module, Rule, module};

/// Cédula jurídica, ten digits: kind 2 to 5, class of organisation, number. Source: Ministerio de Hacienda and Registro
/// Nacional, "Tabla de clases de personas jurídicas".
pub(super) const CPJ: Module =
    module("cr.cpj", "cédula jurídica", |t| strip(t, " -"), juridica, |c| grouped(c, &[1, 3, 6], "-"));

/// Cédula física, nine digits (province, volume, entry), kept as ten with a leading zero.
/// Source: Tribunal Supremo de Elecciones, ley 3504.
pub(super) const CPF: Module =
    module("cr.cpf", "cédula física", fisica_compact, fisica, |c| grouped(c.get(1..).unwrap_or(c), &[1, 4, 4], "-"));

/// DIMEX of residents, eleven or twelve digits that begin with 1. Source: Dirección General de Migración y Extranjería.
pub(super) const DIMEX: Module = module("cr.cr", "DIMEX", |t| strip(t, " -"), dimex, str::to_owned);

fn juridica(compact: &str) -> Result<&'static str, Rule> {
    need(compact.chars().count() == 10, Rule::Length)?;
    let d = digits(compact)?;
    let class = d[1] * 100 + d[2] * 10 + d[3];
    let known = match d[0] {
        2 => matches!(class, 100 | 200 | 300 | 400),
        3 => matches!(class, 2..=14 | 101..=110),
        4 => class == 0,
        5 => class == 1,
        _ => false,
    };
    need(known, Rule::Component)?;
    Ok("cédula jurídica")
}

fn fisica_compact(text: &str) -> String {
    let spaced = strip(text, " ");
    let parts: Vec<&str> = spaced.split('-').collect();
    // Written in parts, each part may have lost its leading zeros: 1-87-1407.
    if let [province, volume, entry] = parts[..] {
        return format!("{province:0>2}{volume:0>4}{entry:0>4}");
    }
    let joined = parts.concat();
    if joined.len() == 9 { format!("0{joined}") } else { joined }
}

fn fisica(compact: &str) -> Result<&'static str, Rule> {
    need(compact.chars().count() == 10, Rule::Length)?;
    let d = digits(compact)?;
    need(d[0] == 0, Rule::Component)?;
    Ok("cédula física")
}

fn dimex(compact: &str) -> Result<&'static str, Rule> {
    need(matches!(compact.chars().count(), 11 | 12), Rule::Length)?;
    let d = digits(compact)?;
    need(d[0] == 1, Rule::Component)?;
    Ok("DIMEX")
}
