//! What a door says when it cannot do what was asked.

use serde::Serialize;
use std::collections::BTreeMap;

/// An error as a person's screen needs it: the sentence is the word `error-<kind>`, completed with `params`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error, ts_rs::TS)]
#[error("{kind}")]
pub struct DoorError {
    /// A stable code.
    pub kind: String,
    /// The input's field, when it is about one.
    pub field: Option<String>,
    /// What completes the sentence.
    pub params: BTreeMap<String, String>,
}

impl DoorError {
    /// An error of the door itself.
    pub fn new(kind: &str) -> Self {
        Self { kind: kind.to_owned(), field: None, params: BTreeMap::new() }
    }

    /// Adds a value to the sentence.
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }
}

impl From<crm::Error> for DoorError {
    fn from(e: crm::Error) -> Self {
        Self {
            kind: e.kind().to_owned(),
            field: e.field().map(str::to_owned),
            params: e.params().into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        }
    }
}
