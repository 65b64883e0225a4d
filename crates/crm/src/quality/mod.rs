//! How good the data of each client are: what is missing, what is doubtful, what is old; the worst first, to be put right.
//!
//! The score is a kept figure of the client (`clients.kept_quality`), made from the same conditions that name the doubts, so
//! that list, queue and client page never disagree. Age is no part of it: it changes without anybody touching the book.

mod accept;
mod doubts;
mod page;
mod suggest;

pub use accept::{AcceptRequest, accept};
pub use page::{Quality, QualityPage, QualityRequest, of, page};
pub use suggest::Doubt;

pub(crate) use doubts::{install, score};

#[cfg(test)]
mod tests;
