//! Identity of rows that may one day leave the machine: UUIDv7, made from what is passed in.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

/// The lasting identity of a record (16 bytes in the book, 36 characters outside).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(transparent)]
#[ts(as = "String")]
pub struct Id(Uuid);

/// Names of linked pairs live under this namespace (UUIDv5), so that two laptops making the same link make one row.
const LINKS: Uuid = Uuid::from_u128(0x7d8b_0f3e_52c6_5a0e_9d0b_3c1f_6a52_11e4);

impl Id {
    /// The identity of a link between two records, or of a record named by its text: the same ends give the same id.
    pub fn of_link(kind: &str, a: impl fmt::Display, b: impl fmt::Display) -> Self {
        Self(Uuid::new_v5(&LINKS, format!("{kind}\u{1f}{a}\u{1f}{b}").as_bytes()))
    }

    /// An id from its 36-character text.
    pub fn parse(text: &str) -> Option<Self> {
        Uuid::try_parse(text.trim()).ok().map(Self)
    }

    /// An id from its 16 bytes.
    pub(crate) fn of_bytes(bytes: [u8; 16]) -> Self {
        Self(Uuid::from_bytes(bytes))
    }

    /// The 16 bytes.
    pub fn bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl ToSql for Id {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Blob(self.0.as_bytes())))
    }
}

impl FromSql for Id {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Uuid::from_slice(value.as_blob()?).map(Self).map_err(FromSqlError::other)
    }
}

/// A record as another one mentions it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Named {
    /// Its identity.
    pub id: Id,
    /// Its name.
    pub name: String,
}

impl Named {
    /// From two columns that may both be null.
    pub(crate) fn of(id: Option<Id>, name: Option<String>) -> Option<Self> {
        id.zip(name).map(|(id, name)| Self { id, name })
    }
}

/// A source of UUIDv7: the millisecond, then 74 bits drawn from a seed that was passed in. The same seed and the same
/// calls give the same ids.
#[derive(Debug)]
pub struct IdSource {
    millis: u64,
    state: u64,
    drawn: u16,
}

impl IdSource {
    /// A source for one transaction: `millis` since 1970 UTC, `seed` from the caller's randomness.
    pub fn new(millis: i64, seed: u64) -> Self {
        Self { millis: millis.max(0) as u64, state: seed, drawn: 0 }
    }

    /// The next id, greater than every id this source gave before (RFC 9562, method 1: a counter in `rand_a`).
    pub fn next_id(&mut self) -> Id {
        let a = self.drawn & 0x0fff;
        self.drawn = (self.drawn + 1) & 0x0fff;
        if self.drawn == 0 {
            self.millis += 1;
        }
        let b = self.splitmix() >> 2;
        let value =
            (u128::from(self.millis_of(a)) << 80) | (0x7 << 76) | (u128::from(a) << 64) | (0b10 << 62) | u128::from(b);
        Id(Uuid::from_u128(value))
    }

    fn millis_of(&self, a: u16) -> u64 {
        // The counter has just wrapped: this id still belongs to the millisecond before.
        if a == 0x0fff { self.millis - 1 } else { self.millis }
    }

    /// SplitMix64 (Steele, Lea, Flood 2014): spreads a seed; not for secrets.
    fn splitmix(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_one_source_grow_and_repeat_with_their_seed() {
        let mut one = IdSource::new(1_795_000_000_000, 42);
        let mut two = IdSource::new(1_795_000_000_000, 42);
        let ids: Vec<Id> = (0..20_000).map(|_| one.next_id()).collect();
        assert!(ids.windows(2).all(|w| w[0] < w[1]), "sorted and distinct");
        assert!(ids.iter().all(|id| *id == two.next_id()));
        assert_eq!(ids[0].0.get_version_num(), 7);
        assert_eq!(ids[0].0.get_variant(), uuid::Variant::RFC4122);
    }

    #[test]
    fn a_link_has_one_identity_wherever_it_is_made() {
        assert_eq!(Id::of_link("tag", "a", "b"), Id::of_link("tag", "a", "b"));
        assert_ne!(Id::of_link("tag", "a", "b"), Id::of_link("tag", "b", "a"));
    }
}
