//! Who collects: the identifier the business has as creditor, and its account.

use super::accounts;
use crate::book::Tx;
use crate::{Error, Result, fiscal, places, settings, taxid};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Where an identifier of the owner's own is kept.
const SETTING: &str = "debits.creditor";
/// The part a bank may ask to be another, of an identifier that is worked out.
const SUFFIX: &str = "000";

/// Who collects, as its bank knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Creditor {
    /// Whether direct debits exist here: the country pays in euros.
    pub available: bool,
    /// The creditor identifier (AT-02): the owner's own, or the one worked out; empty while there is neither.
    pub identifier: String,
    /// The identifier worked out from country and tax id; empty where that cannot be.
    pub suggested: String,
    /// The name of the business.
    pub name: String,
    /// The account that is paid to, as the data of the business say it.
    pub iban: String,
    /// What is missing before anything is collected: `identifier`, `iban`.
    pub missing: Vec<String>,
}

/// The owner's own identifier.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct SetCreditor {
    /// As the bank gave it; empty for the one worked out.
    pub identifier: String,
}

/// The check digits of a creditor identifier: ISO 7064 MOD 97-10 over the national part and the country; the three characters between are
/// not part of it. Source: EPC262-08, Creditor Identifier Overview.
fn digits(country: &str, national: &str) -> Option<u32> {
    let rest = taxid::mod97(national.chars().chain(country.chars()).chain("00".chars()))?;
    Some(98 - rest)
}

/// The identifier of a Spanish creditor: country, check digits, suffix, tax id. Nothing for a tax id that is none.
fn worked_out(country: &str, tax_id: &str) -> Option<String> {
    let check = taxid::check(country, tax_id);
    if country != "ES" || !check.acceptable() || check.compact.len() != 9 {
        return None;
    }
    Some(format!("ES{:02}{SUFFIX}{}", digits("ES", &check.compact)?, check.compact))
}

/// An identifier as it is kept, of how it was typed. Errors: `creditor-unfit`.
fn identifier(text: &str) -> Result<String> {
    let unfit = || Error::invalid("identifier", "creditor-unfit");
    let id: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').flat_map(char::to_uppercase).collect();
    let (country, rest) = id.split_at_checked(2).ok_or_else(unfit)?;
    let (check, rest) = rest.split_at_checked(2).ok_or_else(unfit)?;
    let (_, national) = rest.split_at_checked(3).ok_or_else(unfit)?;
    let fits = id.bytes().all(|b| b.is_ascii_alphanumeric())
        && country.bytes().all(|b| b.is_ascii_uppercase())
        && (1..=28).contains(&national.len())
        && check.parse().ok() == digits(country, national);
    if fits { Ok(id) } else { Err(unfit()) }
}

/// Whether direct debits exist where the business is: its country pays in euros, and its books are in them.
pub(super) fn is_available(conn: &Connection) -> Result<bool> {
    let business = settings::business(conn)?;
    let euros = places::served(&business.country).is_some_and(|country| country.currency == "EUR");
    Ok(euros && business.currency == "EUR")
}

/// Errors: `debits-country` where there are no direct debits.
pub(super) fn refuse_elsewhere(conn: &Connection) -> Result<()> {
    if is_available(conn)? { Ok(()) } else { Err(Error::refused("debits-country")) }
}

/// Who collects.
pub fn creditor(conn: &Connection) -> Result<Creditor> {
    let country = settings::business(conn)?.country;
    let issuer = fiscal::issuer(conn)?;
    let suggested = worked_out(&country, &issuer.tax_id).unwrap_or_default();
    let own = match settings::get(conn, SETTING)? {
        Some(Value::String(own)) if !own.is_empty() => Some(own),
        _ => None,
    };
    let identifier = own.unwrap_or_else(|| suggested.clone());
    let iban = accounts::iban(&issuer.iban, "iban").unwrap_or_default();
    let missing = [("identifier", identifier.is_empty()), ("iban", iban.is_empty())];
    let missing = missing.into_iter().filter(|(_, is)| *is).map(|(what, _)| what.to_owned()).collect();
    Ok(Creditor { available: is_available(conn)?, identifier, suggested, name: issuer.legal_name, iban, missing })
}

/// Who collects, ready to. Errors: `debits-country`, `creditor-missing`, `account-missing`.
pub(super) fn ready(conn: &Connection) -> Result<Creditor> {
    refuse_elsewhere(conn)?;
    let creditor = creditor(conn)?;
    if creditor.identifier.is_empty() {
        return Err(Error::refused("creditor-missing"));
    }
    if creditor.iban.is_empty() {
        return Err(Error::refused("account-missing"));
    }
    Ok(creditor)
}

/// Sets the owner's own identifier, or goes back to the one worked out. Errors: `debits-country`, `creditor-unfit`.
pub fn set_creditor(tx: &Tx, new: &SetCreditor) -> Result<Creditor> {
    refuse_elsewhere(tx)?;
    let own = match new.identifier.trim() {
        "" => String::new(),
        text => identifier(text)?,
    };
    settings::set(tx, SETTING, &Value::from(own))?;
    creditor(tx)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_identifiers_are_worked_out_and_pass() {
        // EADTrust's, as its author reckons it at inza.wordpress.com (25 October 2013).
        assert_eq!(worked_out("ES", "B85626240").as_deref(), Some("ES77000B85626240"));
        assert_eq!(worked_out("ES", "B-85626240").as_deref(), Some("ES77000B85626240"));
        // python-stdnum's example of `stdnum.eu.at_02`, and the Bundesbank's for testing.
        for published in ["ES23ZZZ47690558N", "DE98ZZZ09999999999", "es 77 000 b85626240"] {
            assert!(identifier(published).is_ok(), "{published}");
        }
        // The suffix is not part of what is checked.
        assert_eq!(identifier("ES77001B85626240").unwrap(), "ES77001B85626240");
    }

    #[test]
    fn what_is_no_identifier_is_refused() {
        for unfit in
            ["", "ES", "ES78000B85626240", "ES77000", "ESXX000B85626240", "ÑÑ77000B85626240", "ES77000B8562624\u{e9}"]
        {
            assert_eq!(identifier(unfit).unwrap_err().kind(), "creditor-unfit", "{unfit}");
        }
        assert_eq!(worked_out("ES", "B85626241"), None);
        assert_eq!(worked_out("MX", "GODE561231GR8"), None);
    }
}
