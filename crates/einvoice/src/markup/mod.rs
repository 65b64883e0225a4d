//! XML, written one element after the other and read with limits.

mod read;
mod write;

pub use read::ReadError;
pub(crate) use read::{Node, parse};
pub(crate) use write::{Sheet, cut};
