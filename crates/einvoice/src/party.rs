//! Who issues an invoice, and to whom.

use serde::{Deserialize, Serialize};

/// What a tax id is, where a country tells them apart: Verifactu's list L7.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IdKind {
    /// The tax id of the party's own country (NIF, RFC, NIT, RUC, CUIT…).
    #[default]
    National,
    /// VAT number of another country of the Union (`02`), with its two letters.
    Vat,
    /// Passport (`03`).
    Passport,
    /// Document of the country of residence (`04`).
    Country,
    /// Certificate of residence (`05`).
    Residence,
    /// Another document (`06`).
    Other,
    /// Not in the agency's census (`07`).
    NotInCensus,
}

/// A postal address.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Address {
    /// Street, number, floor.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub street: String,
    /// Postcode.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub postcode: String,
    /// Town.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub town: String,
    /// Province or state.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub region: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
}

/// A person or company on an invoice.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Party {
    /// Legal name; of a person, given name and surnames.
    pub name: String,
    /// The name it trades under.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub trade_name: String,
    /// Whether it is a person rather than a company.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub person: bool,
    /// Given name of a person, for formats that ask for it apart.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub given: String,
    /// First surname of a person.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub surname: String,
    /// Second surname of a person.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub surname2: String,
    /// Tax id, without spaces or dashes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub tax_id: String,
    /// What the tax id is.
    #[serde(default)]
    pub id_kind: IdKind,
    /// Where.
    pub address: Address,
    /// Mail.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub mail: String,
    /// Phone.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
}
