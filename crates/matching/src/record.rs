//! What is compared: a person or a company as some file or book has it.

use serde::{Deserialize, Serialize};

/// What a record stands for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Not said: a legal form in the name makes it a company, otherwise it is taken for a person.
    #[default]
    Unknown,
    /// Somebody.
    Person,
    /// Something.
    Company,
}

/// One row to be compared. Every text may be empty, which means that it is not known, never that it differs; texts may be in
/// any case, with or without accents, and may carry the damage files do to them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Record {
    /// The caller's own number for it, unique in the set.
    pub id: u64,
    /// It stands in the book already; see [`crate::Scope::New`].
    pub known: bool,
    /// A person, a company, or not said.
    pub kind: Kind,
    /// The whole name; for a person it is only read when `given` and `surnames` are both empty.
    pub name: String,
    /// Given names, where they are known apart.
    pub given: String,
    /// One or two surnames with their particles, where they are known apart.
    pub surnames: String,
    /// Legal form, where it is known apart; otherwise it is read at the end of `name`.
    pub form: String,
    /// Address lines, number included, without postcode and city.
    pub address: Vec<String>,
    /// Town.
    pub city: String,
    /// Postcode; leading zeros do not matter.
    pub postcode: String,
    /// Province or state.
    pub region: String,
    /// Country, in any one spelling throughout the set.
    pub country: String,
    /// Day of birth, `YYYY-MM-DD` or `YYYYMMDD`; it may be an impossible day.
    pub birth: String,
    /// Tax ids in any writing.
    pub tax_ids: Vec<String>,
    /// Mail addresses in any writing.
    pub mails: Vec<String>,
    /// Telephones in any writing.
    pub phones: Vec<String>,
}
