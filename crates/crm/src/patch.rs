//! A change of part of a record: what is absent stays, what is null is emptied.

use serde::{Deserialize, Deserializer};

/// For `#[serde(default, deserialize_with = "patch::given")]`: absent is `None`, null is `Some(None)`.
pub fn given<'de, D: Deserializer<'de>, T: Deserialize<'de>>(input: D) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(input).map(Some)
}
