//! Brazil: CNPJ of companies and CPF of persons.

use super::clean::{digits, grouped, need, strip};
use super::{Module, Rule, module};

/// CNPJ, fourteen characters, letters allowed in the first twelve since 2026; two check digits modulo 11 over the character
/// codes less 48. Source: Receita Federal, IN RFB 2.119/2022 and IN RFB 2.229/2024 (CNPJ alfanumérico).
pub(super) const CNPJ: Module = module(
    "br.cnpj",
    "CNPJ",
    |t| strip(t, " -./"),
    cnpj,
    |c| {
        let head = grouped(c.get(..8).unwrap_or(c), &[2, 3, 3], ".");
        format!("{head}/{}", grouped(c.get(8..).unwrap_or(""), &[4, 2], "-"))
    },
);

/// CPF, eleven digits with two check digits modulo 11. Source: Receita Federal, IN RFB 2.172/2024.
pub(super) const CPF: Module = module(
    "br.cpf",
    "CPF",
    |t| strip(t, " -."),
    cpf,
    |c| {
        let head = grouped(c.get(..9).unwrap_or(c), &[3, 3, 3], ".");
        format!("{head}-{}", c.get(9..).unwrap_or(""))
    },
);

fn check(values: &[i64], longest: i64) -> i64 {
    let sum: i64 = values.iter().rev().zip((2..=longest).cycle()).map(|(v, w)| v * w).sum();
    match sum % 11 {
        0 | 1 => 0,
        rest => 11 - rest,
    }
}

fn cnpj(compact: &str) -> Result<&'static str, Rule> {
    need(compact.chars().count() == 14, Rule::Length)?;
    need(compact.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase()), Rule::Format)?;
    need(compact.bytes().skip(12).all(|b| b.is_ascii_digit()), Rule::Format)?;
    let v: Vec<i64> = compact.bytes().map(|b| i64::from(b) - 48).collect();
    need(v.iter().any(|&d| d != 0), Rule::Format)?;
    need(check(&v[..12], 9) == v[12] && check(&v[..13], 9) == v[13], Rule::CheckDigit)?;
    Ok("CNPJ")
}

fn cpf(compact: &str) -> Result<&'static str, Rule> {
    let d = digits(compact)?;
    need(d.len() == 11, Rule::Length)?;
    need(d.iter().any(|&x| x != 0), Rule::Format)?;
    need(check(&d[..9], 11) == d[9] && check(&d[..10], 11) == d[10], Rule::CheckDigit)?;
    Ok("CPF")
}
