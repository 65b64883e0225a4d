//! International bank account numbers.

use super::clean::{grouped, mod97, need, strip};
use super::{Module, Rule, module};

/// IBAN of any country of the SWIFT register. Shape by the register as kept by the crate `iban_validate`, check digits by
/// ISO/IEC 7064 MOD 97-10. Source: ISO 13616-1 and SWIFT's IBAN Registry.
pub(super) const IBAN: Module =
    module("iban", "IBAN", |t| strip(t, " -."), verify, |c| grouped(c, &[4; 8], " ").trim_end().to_owned());

pub(super) fn verify(compact: &str) -> Result<&'static str, Rule> {
    need(compact.chars().count() >= 4, Rule::Length)?;
    need(compact.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase()), Rule::Format)?;
    let (head, body) = compact.split_at(4);
    need(mod97(body.chars().chain(head.chars())) == Some(1), Rule::CheckDigit)?;
    match compact.parse::<iban::Iban>() {
        Ok(_) => {}
        Err(iban::ParseIbanError::UnknownCountry(_)) => return Err(Rule::Component),
        Err(iban::ParseIbanError::InvalidBaseIban { .. }) if !compact.starts_with(|c: char| c.is_ascii_uppercase()) => {
            return Err(Rule::Component);
        }
        Err(_) => return Err(Rule::Format),
    }
    if compact.starts_with("ES") {
        super::es_supply::ccc(&compact[4..])?;
    }
    Ok("IBAN")
}
