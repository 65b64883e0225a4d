//! What documents say of the business itself. One setting a field, so that two laptops may change different ones.

use super::profile::{self, FiscalProfile};
use crate::book::Tx;
use crate::{Error, Result, settings, taxid};
use einvoice::{Address, Party};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Longest text of a field, letters.
const LONGEST: usize = 200;

/// The business as its documents tell it, and what they begin with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Issuer {
    /// Legal name; of a person, the whole name.
    pub legal_name: String,
    /// The name it trades under.
    #[serde(default)]
    pub trade_name: String,
    /// Whether it is a person rather than a company.
    #[serde(default)]
    pub person: bool,
    /// Tax id.
    #[serde(default)]
    pub tax_id: String,
    /// Street, number, floor.
    #[serde(default)]
    pub street: String,
    /// Postcode.
    #[serde(default)]
    pub postcode: String,
    /// Town.
    #[serde(default)]
    pub city: String,
    /// Province, state.
    #[serde(default)]
    pub region: String,
    /// Phone.
    #[serde(default)]
    pub phone: String,
    /// Mail.
    #[serde(default)]
    pub mail: String,
    /// The account customers pay to: an IBAN, or what is usual in the country.
    #[serde(default)]
    pub iban: String,
    /// Days until an invoice is to be paid.
    #[serde(default)]
    pub due_days: u32,
    /// Days a quote holds.
    #[serde(default)]
    pub quote_days: u32,
    /// The tax of a line that names none, as a code (`iva:21`); the general rate of the country when empty.
    #[serde(default)]
    pub tax: String,
    /// What is kept back of a line that names nothing, as a code (`irpf:15`); empty: nothing.
    #[serde(default)]
    pub retention: String,
    /// `without_tax` or `with_tax`.
    #[serde(default)]
    pub prices: String,
    /// The fiscal profile.
    #[serde(default)]
    pub profile: String,
}

/// The business as its documents tell it, with what may be chosen and what is still missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct BusinessData {
    /// The business.
    pub issuer: Issuer,
    /// ISO 3166 alpha-2, as in the settings.
    pub country: String,
    /// The fiscal profiles it may choose from.
    pub profiles: Vec<FiscalProfile>,
    /// Fields without which nothing is issued under the profile chosen.
    pub missing: Vec<String>,
}

/// The business as its documents tell it.
pub fn issuer(conn: &Connection) -> Result<Issuer> {
    let business = settings::business(conn)?;
    let usual = Issuer {
        legal_name: business.name,
        trade_name: String::new(),
        person: false,
        tax_id: String::new(),
        street: String::new(),
        postcode: String::new(),
        city: String::new(),
        region: String::new(),
        phone: String::new(),
        mail: String::new(),
        iban: String::new(),
        due_days: 30,
        quote_days: 30,
        tax: String::new(),
        retention: String::new(),
        prices: "without_tax".to_owned(),
        profile: profile::of_book(conn)?.id.clone(),
    };
    let mut fields = fields_of(&usual)?;
    for (name, value) in &mut fields {
        if let Some(set) = settings::get(conn, &format!("issuer.{name}"))? {
            *value = set;
        }
    }
    // A setting nobody can read must not keep documents from being seen.
    Ok(serde_json::from_value(Value::Object(fields)).unwrap_or(usual))
}

fn fields_of(issuer: &Issuer) -> Result<Map<String, Value>> {
    match serde_json::to_value(issuer)? {
        Value::Object(fields) => Ok(fields),
        _ => Ok(Map::new()),
    }
}

/// The business as its documents tell it, with what may be chosen and what is missing.
pub fn business_data(conn: &Connection) -> Result<BusinessData> {
    let issuer = issuer(conn)?;
    let country = settings::business(conn)?.country;
    let profiles: Vec<FiscalProfile> = profile::all(&country).into_iter().cloned().collect();
    let missing = missing(&issuer, &country, profile::of_book(conn)?);
    Ok(BusinessData { issuer, country, profiles, missing })
}

/// The fields of the business that `profile` needs and that are empty or wrong.
pub(crate) fn missing(issuer: &Issuer, country: &str, profile: &FiscalProfile) -> Vec<String> {
    let value = |field: &str| match field {
        "legal_name" => &issuer.legal_name,
        "tax_id" => &issuer.tax_id,
        "street" => &issuer.street,
        "postcode" => &issuer.postcode,
        _ => &issuer.city,
    };
    let is_wrong = |field: &str| {
        let value = value(field).trim();
        value.is_empty() || (field == "tax_id" && profile.identifies && !taxid::check(country, value).acceptable())
    };
    profile.issuer_needs.iter().filter(|field| is_wrong(field)).cloned().collect()
}

/// Changes the business as its documents tell it; what was issued stays as it was. Errors: `name-missing`, `text-too-long`,
/// `tax-unknown`, `choice-unknown` for a profile of another country or unknown `prices`.
pub fn set_issuer(tx: &Tx, new: &Issuer) -> Result<BusinessData> {
    let country = settings::business(tx)?.country;
    if new.legal_name.trim().is_empty() {
        return Err(Error::invalid("legal_name", "name-missing"));
    }
    if !matches!(new.prices.as_str(), "without_tax" | "with_tax") {
        return Err(Error::invalid("prices", "choice-unknown").with("value", &new.prices));
    }
    if !profile::all(&country).iter().any(|one| one.id == new.profile) {
        return Err(Error::invalid("profile", "choice-unknown").with("value", &new.profile));
    }
    for (field, code) in [("tax", &new.tax), ("retention", &new.retention)] {
        let is_known = match field {
            "tax" => crate::sales::taxes::tax(code).is_some(),
            _ => crate::sales::taxes::retention(code).is_some(),
        };
        if !code.is_empty() && !is_known {
            return Err(Error::invalid(field, "tax-unknown").with("value", code));
        }
    }
    for (name, value) in fields_of(new)? {
        let value = match value {
            Value::String(text) => Value::from(text.trim()),
            other => other,
        };
        if value.as_str().is_some_and(|text| text.chars().count() > LONGEST) {
            return Err(Error::invalid(name, "text-too-long").with("count", LONGEST));
        }
        settings::set(tx, &format!("issuer.{name}"), &value)?;
    }
    business_data(tx)
}

impl Issuer {
    /// The business as a party of an invoice.
    pub(crate) fn party(&self, country: &str) -> Party {
        Party {
            name: self.legal_name.clone(),
            trade_name: self.trade_name.clone(),
            person: self.person,
            tax_id: taxid::check(country, &self.tax_id).compact,
            address: Address {
                street: self.street.clone(),
                postcode: self.postcode.clone(),
                town: self.city.clone(),
                region: self.region.clone(),
                country: country.to_owned(),
            },
            mail: self.mail.clone(),
            phone: self.phone.clone(),
            ..Party::default()
        }
    }
}
