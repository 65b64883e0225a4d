//! Argentina: CUIT/CUIL, DNI, and the bank's CBU.

use super::clean::{digits, grouped, need, strip, weigh};
use super::{Module, Rule, module};

/// CUIT and CUIL, eleven digits: kind, DNI or company number, check digit by weights 5432765432 modulo 11.
/// Source: AFIP/ARCA, "Clave Única de Identificación Tributaria" (RG 10/97 and its annex).
pub(super) const CUIT: Module = module("ar.cuit", "CUIT", |t| strip(t, " -."), cuit, |c| grouped(c, &[2, 8, 1], "-"));

/// DNI, seven or eight digits without check digit. Source: Registro Nacional de las Personas, ley 17.671.
pub(super) const DNI: Module = module("ar.dni", "DNI", |t| strip(t, " -."), dni, super::clean::dotted);

/// CBU, twenty-two digits in two blocks (bank and branch; account), each with its check digit by weights 3,1,7,9 from the
/// right. Source: BCRA, Comunicación "A" 2622, Clave Bancaria Uniforme.
pub(super) const CBU: Module = module("ar.cbu", "CBU", |t| strip(t, " -."), cbu, |c| grouped(c, &[8, 14], " "));

fn cuit(compact: &str) -> Result<&'static str, Rule> {
    need(compact.chars().count() == 11, Rule::Length)?;
    let d = digits(compact)?;
    let kind = d[0] * 10 + d[1];
    need(matches!(kind, 20 | 23 | 24 | 27 | 30 | 33 | 34 | 50 | 51 | 55), Rule::Component)?;
    let check = match 11 - weigh(&d, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11 {
        11 => 0,
        10 => 9,
        n => n,
    };
    need(check == d[10], Rule::CheckDigit)?;
    Ok("CUIT")
}

fn dni(compact: &str) -> Result<&'static str, Rule> {
    digits(compact)?;
    need(matches!(compact.len(), 7 | 8), Rule::Length)?;
    Ok("DNI")
}

fn cbu(compact: &str) -> Result<&'static str, Rule> {
    need(compact.chars().count() == 22, Rule::Length)?;
    let d = digits(compact)?;
    for block in [&d[..8], &d[8..]] {
        let sum: i64 = block.iter().rev().skip(1).zip([3, 1, 7, 9].iter().cycle()).map(|(d, w)| d * w).sum();
        need((10 - sum % 10) % 10 == block[block.len() - 1], Rule::CheckDigit)?;
    }
    Ok("CBU")
}
