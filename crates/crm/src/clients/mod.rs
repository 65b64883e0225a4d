//! Clients: persons and companies, how to reach them, and everything the business knows of them.

mod archive;
mod create;
mod duplicates;
mod erase;
mod get;
pub mod list;
mod merge;
mod parts;
mod update;

pub use crate::ids::Named;
pub use archive::{archive, restore};
pub use create::create;
pub(crate) use duplicates::same_sounding;
pub use duplicates::{DuplicateRequest, LikelyDuplicate, likely_duplicates};
pub use erase::erase;
pub use get::get;
pub(crate) use get::{name_of, row_of};
pub use merge::{DistinctRequest, MergeRequest, merge, tell_apart};
pub(crate) use parts::put_position;
pub(crate) use update::refuse_gone;
pub use update::update;

use crate::ids::Id;
use crate::taxid::{self, Verdict};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A client with everything its page shows.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Client {
    /// Lasting identity.
    pub id: Id,
    /// Person or company.
    pub kind: ClientKind,
    /// The whole name, as shown.
    pub name: String,
    /// First names of a person.
    pub given_name: Option<String>,
    /// First surname of a person.
    pub surname1: Option<String>,
    /// Second surname of a person.
    pub surname2: Option<String>,
    /// The name a company trades under, when it is another.
    pub trade_name: Option<String>,
    /// The tax or identity number and what its check says.
    pub tax_id: Option<TaxId>,
    /// `YYYY-MM-DD`; the year is `0000` where it is unknown.
    pub birthday: Option<String>,
    /// Language the client prefers, ISO 639-1.
    pub language: Option<String>,
    /// How the client wants to be reached: `phone`, `mail`, `message`, `visit`, `post`.
    pub preferred_channel: Option<String>,
    /// What goes on in the client's life, from the list of life moments.
    pub life_moment: Option<String>,
    /// `low`, `medium` or `high`.
    pub growth_potential: Option<String>,
    /// How we met, from the list of origins.
    pub origin: Option<String>,
    /// Who looks after the client.
    pub salesperson: Option<Named>,
    /// Free text.
    pub notes: String,
    /// Milliseconds UTC.
    #[ts(type = "number")]
    pub created_at: i64,
    /// Milliseconds UTC; archived clients are out of the lists.
    #[ts(type = "number | null")]
    pub archived_at: Option<i64>,
    /// Milliseconds UTC; when the person's data was erased on request.
    #[ts(type = "number | null")]
    pub erased_at: Option<i64>,
    /// The client this one was merged into.
    pub merged_into: Option<Named>,
    /// Phones, mails, links, in their order.
    pub contact_points: Vec<ContactPoint>,
    /// Addresses, in their order.
    pub addresses: Vec<Address>,
    /// Tags by name.
    pub tags: Vec<crate::tags::Tag>,
    /// Values of the fields a person added, in the fields' order.
    pub fields: Vec<crate::fields::FieldValue>,
    /// What the client likes, and whether it was said or inferred.
    pub preferences: Vec<Preference>,
    /// The consent in force for each channel.
    pub consents: Vec<Consent>,
    /// Of a company: its people.
    pub people: Vec<Position>,
    /// Of a person: the companies.
    pub companies: Vec<Position>,
    /// First contact, milliseconds UTC.
    #[ts(type = "number | null")]
    pub first_contact: Option<i64>,
    /// Last contact, milliseconds UTC.
    #[ts(type = "number | null")]
    pub last_contact: Option<i64>,
    /// Day of the earliest open task.
    pub next_step: Option<String>,
    /// Interactions logged.
    #[ts(type = "number")]
    pub interactions: i64,
}

/// Person or company.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
pub enum ClientKind {
    /// A natural person.
    Person,
    /// A company or other organisation.
    Company,
}

impl ClientKind {
    /// As the book keeps it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Company => "company",
        }
    }

    pub(crate) fn from_code(code: &str) -> Self {
        if code == "company" { Self::Company } else { Self::Person }
    }
}

/// A tax or identity number with its check. A wrong one is kept if its owner wants: the check only warns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct TaxId {
    /// ISO 3166 alpha-2 of the country whose rules were used.
    pub country: String,
    /// As written locally.
    pub shown: String,
    /// What people call it there: NIF, RFC, CUIT…; empty when unknown.
    pub kind: String,
    /// `valid`, `advisory` (usable, unusual), `invalid`, or `unchecked` where there is no rule.
    pub verdict: String,
    /// The rule broken: `length`, `format`, `check-digit`, `component`.
    pub rule: Option<String>,
}

impl TaxId {
    /// Checks `text` by the rules of `country`.
    pub fn check(country: &str, text: &str) -> Self {
        let check = taxid::check(country, text);
        let (verdict, rule) = match check.verdict {
            Verdict::Valid => ("valid", None),
            Verdict::Advisory { rule } => ("advisory", Some(rule)),
            Verdict::Invalid { rule } => ("invalid", Some(rule)),
            Verdict::Unchecked => ("unchecked", None),
        };
        Self {
            country: country.to_owned(),
            shown: check.shown,
            kind: check.kind.to_owned(),
            verdict: verdict.to_owned(),
            rule: rule.map(str::to_owned),
        }
    }
}

/// A phone, a mail or a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct ContactPoint {
    /// Lasting identity.
    pub id: Id,
    /// `phone`, `mail` or `link`.
    pub kind: String,
    /// What is compared and dialled: E.164, lower-case mail. A phone that could not be read does not start with `+`.
    pub value: String,
    /// As people write it here.
    pub shown: String,
    /// What it is: `Casa`, `Trabajo`…
    pub label: String,
}

/// An address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Address {
    /// Lasting identity.
    pub id: Id,
    /// What it is: `Casa`, `Envíos`…
    pub label: String,
    /// Street, number, floor.
    pub street: String,
    /// City.
    pub city: String,
    /// Province, state, department.
    pub region: String,
    /// Postcode, a text: zeros count.
    pub postcode: String,
    /// ISO 3166 alpha-2.
    pub country: String,
}

/// Something a client likes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Preference {
    /// Lasting identity.
    pub id: Id,
    /// What.
    pub text: String,
    /// `said` by the client or `inferred` by us.
    pub source: String,
    /// When it was noted, milliseconds UTC.
    #[ts(type = "number")]
    pub at: i64,
}

/// The consent in force for a channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Consent {
    /// `phone`, `mail`, `message` or `post`.
    pub channel: String,
    /// `given`, `refused` or `withdrawn`.
    pub state: String,
    /// `YYYY-MM-DD`.
    pub day: String,
    /// How it was given: a form, a mail, by word.
    pub how: String,
}

/// A person's place in a company.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Position {
    /// Lasting identity of the position.
    pub id: Id,
    /// The other end: the person of a company, or the company of a person.
    pub client: Named,
    /// What the person does there.
    pub role: String,
    /// The other end's phone, to call without opening it.
    pub phone: Option<String>,
}

/// What is said of a client when it is made or changed. What is absent stays as it is; an empty text empties.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct ClientDraft {
    /// Person or company; guessed from the name of a new client when absent.
    pub kind: Option<ClientKind>,
    /// The whole name. Of a person it is put together from its parts when only they are given, and taken apart into them
    /// when only it is.
    pub name: Option<String>,
    /// First names.
    pub given_name: Option<String>,
    /// First surname.
    pub surname1: Option<String>,
    /// Second surname.
    pub surname2: Option<String>,
    /// Trade name of a company.
    pub trade_name: Option<String>,
    /// Tax or identity number, as typed. A wrong one is kept.
    pub tax_id: Option<String>,
    /// ISO 3166 alpha-2; the business's country when absent.
    pub tax_country: Option<String>,
    /// `YYYY-MM-DD` or `0000-MM-DD`.
    pub birthday: Option<String>,
    /// ISO 639-1.
    pub language: Option<String>,
    /// `phone`, `mail`, `message`, `visit`, `post`.
    pub preferred_channel: Option<String>,
    /// From the list of life moments.
    pub life_moment: Option<String>,
    /// `low`, `medium`, `high`.
    pub growth_potential: Option<String>,
    /// From the list of origins.
    pub origin: Option<String>,
    /// Id of a user; empty for nobody.
    pub salesperson: Option<String>,
    /// Free text.
    pub notes: Option<String>,
    /// The whole list of phones, mails and links; those with an id are kept, the rest of the old ones go.
    pub contact_points: Option<Vec<ContactPointDraft>>,
    /// The whole list of addresses.
    pub addresses: Option<Vec<AddressDraft>>,
    /// The whole list of tags, by name; new ones are made.
    pub tags: Option<Vec<String>>,
    /// Values of own fields by the field's id, as typed; an empty text empties.
    pub fields: Option<BTreeMap<String, String>>,
    /// The whole list of preferences.
    pub preferences: Option<Vec<PreferenceDraft>>,
    /// Consents to note; they add to what was noted before.
    pub consents: Option<Vec<ConsentDraft>>,
    /// Of a person: the whole list of companies.
    pub companies: Option<Vec<PositionDraft>>,
}

/// A phone, mail or link as typed.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ContactPointDraft {
    /// Of one that is there already.
    #[serde(default)]
    pub id: Option<Id>,
    /// `phone`, `mail` or `link`.
    pub kind: String,
    /// As typed.
    pub value: String,
    /// What it is.
    #[serde(default)]
    pub label: Option<String>,
}

/// An address as typed.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct AddressDraft {
    /// Of one that is there already.
    pub id: Option<Id>,
    /// What it is.
    pub label: Option<String>,
    /// Street, number, floor.
    pub street: Option<String>,
    /// City.
    pub city: Option<String>,
    /// Province, state.
    pub region: Option<String>,
    /// Postcode.
    pub postcode: Option<String>,
    /// ISO 3166 alpha-2; the business's country when absent.
    pub country: Option<String>,
}

/// A preference as typed.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct PreferenceDraft {
    /// Of one that is there already.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<Id>,
    /// What.
    pub text: String,
    /// `said` or `inferred`.
    pub source: String,
}

/// A consent to note.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ConsentDraft {
    /// `phone`, `mail`, `message` or `post`.
    pub channel: String,
    /// `given`, `refused` or `withdrawn`.
    pub state: String,
    /// `YYYY-MM-DD`; today when absent.
    #[serde(default)]
    #[ts(optional)]
    pub day: Option<String>,
    /// How it was given.
    #[serde(default)]
    #[ts(optional)]
    pub how: Option<String>,
}

/// A place in a company.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct PositionDraft {
    /// The company.
    pub company: Id,
    /// What the person does there.
    #[serde(default)]
    #[ts(optional)]
    pub role: Option<String>,
}

/// Which client.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct WhichClient {
    /// Its identity.
    pub id: Id,
}

/// A change of a client.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ClientChange {
    /// Which client.
    pub id: Id,
    /// What changes.
    pub changes: ClientDraft,
}

#[cfg(test)]
mod tests;
