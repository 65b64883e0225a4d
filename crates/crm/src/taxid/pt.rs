//! Portugal: NIF.

use super::clean::{digits, grouped, need, strip, weigh};
use super::{Module, Rule, module};

/// NIF/NIPC, nine digits, the first not zero; check digit by weights 9 to 2 modulo 11.
/// Source: Autoridade Tributária, Decreto-Lei 14/2013.
pub(super) const NIF: Module = module("pt.nif", "NIF", compact, nif, |c| grouped(c, &[3, 3, 3], " "));

fn compact(text: &str) -> String {
    let stripped = strip(text, " -.");
    match stripped.strip_prefix("PT") {
        Some(rest) => rest.to_owned(),
        None => stripped,
    }
}

fn nif(compact: &str) -> Result<&'static str, Rule> {
    let d = digits(compact)?;
    need(d[0] != 0, Rule::Format)?;
    need(d.len() == 9, Rule::Length)?;
    let check = (11 - weigh(&d, &[9, 8, 7, 6, 5, 4, 3, 2]) % 11) % 11 % 10;
    need(check == d[8], Rule::CheckDigit)?;
    Ok("NIF")
}
