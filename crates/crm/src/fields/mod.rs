//! Fields a person adds herself: text, number, money, date, choice, yes/no, link to a client. They search, filter, import
//! and export like the built-in ones.

mod define;
mod value;

pub use define::{FieldChange, FieldDraft, WhichField, add, all, archive, rename};
pub(crate) use define::{field, find_by_name};
pub use value::FieldValue;
pub(crate) use value::{Kept, Reading, keep, of_client, set_value, store};

use crate::ids::Id;
use serde::{Deserialize, Serialize};

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
pub enum FieldKind {
    /// Any text.
    Text,
    /// A decimal number of at most 6 decimals.
    Number,
    /// An amount in the book's currency.
    Money,
    /// A day.
    Date,
    /// One of a list.
    Choice,
    /// Yes or no.
    Boolean,
    /// Another client.
    Client,
}

impl FieldKind {
    /// As the book keeps it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Money => "money",
            Self::Date => "date",
            Self::Choice => "choice",
            Self::Boolean => "boolean",
            Self::Client => "client",
        }
    }

    pub(crate) fn from_code(code: &str) -> Self {
        match code {
            "number" => Self::Number,
            "money" => Self::Money,
            "date" => Self::Date,
            "choice" => Self::Choice,
            "boolean" => Self::Boolean,
            "client" => Self::Client,
            _ => Self::Text,
        }
    }
}

/// A field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Field {
    /// Lasting identity.
    pub id: Id,
    /// Its name, as its owner calls it.
    pub name: String,
    /// What it holds.
    pub kind: FieldKind,
    /// Of a choice: what can be chosen.
    pub choices: Vec<String>,
    /// Archived fields keep their values and are not asked for.
    pub archived: bool,
    /// Its row in this book.
    #[serde(skip)]
    pub(crate) row: i64,
}
