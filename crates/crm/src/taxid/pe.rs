//! Peru: RUC and the DNI with its check character (CUI).

use super::clean::{digits, last, need, strip, weigh};
use super::{Module, Rule, module};

/// RUC, eleven digits that begin with the kind of taxpayer; check digit by weights 5432765432 modulo 11.
/// Source: SUNAT, Ley del Registro Único de Contribuyentes (D. Leg. 943).
pub(super) const RUC: Module = module("pe.ruc", "RUC", |t| strip(t, " "), ruc, str::to_owned);

/// DNI, eight digits, with or without its check character (digit or letter A–K) by weights 32765432 modulo 11.
/// Source: RENIEC, Código Único de Identificación (ley 26497).
pub(super) const CUI: Module = module("pe.cui", "DNI", |t| strip(t, " -"), cui, str::to_owned);

fn ruc(compact: &str) -> Result<&'static str, Rule> {
    need(compact.chars().count() == 11, Rule::Length)?;
    let d = digits(compact)?;
    need(matches!(d[0] * 10 + d[1], 10 | 15 | 16 | 17 | 20), Rule::Component)?;
    let check = (11 - weigh(&d, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 10;
    need(check == d[10], Rule::CheckDigit)?;
    Ok("RUC")
}

fn cui(compact: &str) -> Result<&'static str, Rule> {
    need(matches!(compact.chars().count(), 8 | 9), Rule::Length)?;
    if compact.chars().count() == 8 {
        digits(compact)?;
        return Ok("DNI");
    }
    let (body, check) = last(compact).ok_or(Rule::Length)?;
    let d = digits(body)?;
    let rest = usize::try_from(weigh(&d, &[3, 2, 7, 6, 5, 4, 3, 2]) % 11).unwrap_or(0);
    let expected = [b"65432110987", b"KJIHGFEDCBA"].map(|row| char::from(row[rest]));
    need(check.is_ascii_digit() || ('A'..='K').contains(&check), Rule::Format)?;
    need(expected.contains(&check), Rule::CheckDigit)?;
    Ok("DNI")
}
