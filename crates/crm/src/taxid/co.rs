//! Colombia: NIT.

use super::clean::{digits, dotted, last, need, strip, weigh};
use super::{Module, Rule, module};

/// NIT, seven to fifteen digits and a check digit by prime weights 3,7,13,17… from the right, modulo 11.
/// Source: DIAN, Orden Administrativa 4 of 1989 (dígito de verificación).
pub(super) const NIT: Module = module(
    "co.nit",
    "NIT",
    |t| strip(t, " -.,"),
    nit,
    |c| match last(c) {
        Some((body, check)) => format!("{}-{check}", dotted(body)),
        None => String::new(),
    },
);

fn nit(compact: &str) -> Result<&'static str, Rule> {
    need((8..=16).contains(&compact.chars().count()), Rule::Length)?;
    let mut d = digits(compact)?;
    let check = d.pop().unwrap_or(0);
    d.reverse();
    let expected = match weigh(&d, &[3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71]) % 11 {
        n @ (0 | 1) => n,
        n => 11 - n,
    };
    need(check == expected, Rule::CheckDigit)?;
    Ok("NIT")
}
