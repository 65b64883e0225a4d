//! Clients that stand in the book twice: found by comparing all with all, looked at one pair after another, surest first.
//!
//! What was found is kept in `suspects` until the next search, beside the book's own rows: it is neither journaled nor undone. A pair
//! is settled by merging ([`crate::clients::merge`]) or by telling the two apart ([`crate::clients::tell_apart`]); both are undone as
//! anything else, and the pair is there again.

mod doubts;
mod find;
mod merge_sure;
mod page;
mod records;

pub(crate) use doubts::{Doubt, keep_doubts};
pub use find::{Search, find};
pub(crate) use find::{kinship, reasons};
pub use merge_sure::{MergeSure, merge_sure};
pub use page::{DuplicatePage, DuplicatePair, DuplicatesRequest, How, Reason, page};
pub(crate) use records::{Records, learned};

#[cfg(test)]
mod tests;
