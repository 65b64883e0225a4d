//! Finding anything from a few letters: clients, interactions, tasks, tags, products, sales.
//!
//! FTS5 holds the words; ranking is done here. The index is asked from the best kind of match to the weakest (the name's whole
//! words, beginnings of the name's words, the company, everything else), each time for a bounded number of the newest rows, so
//! that a common beginning costs no more in a large book than in a small one.

mod clients;
mod find;
mod goods;
mod index;
mod query;
mod snippet;
mod spelling;
mod texts;
mod verify;
mod words;

pub use find::{Correction, FoundSale, Group, Hit, HitKind, Matched, SearchRequest, SearchResults, find};
pub use index::rebuild;
pub use verify::{Difference, verify};

pub(crate) use index::Indexing;

/// The word that stands for an archived client. These three are of Unicode's private use area, which FTS5 takes for letters
/// and nobody types: the query drops them.
const ARCHIVED: char = '\u{E001}';
/// Begins the plain form of a name's word that is written with an accent.
const ACCENTED: char = '\u{E002}';
/// Begins a telephone written backwards.
const BACKWARDS: char = '\u{E003}';

#[cfg(test)]
mod tests;
