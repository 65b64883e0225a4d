//! XML, written one element after the other and read with limits.

mod read;
mod write;

pub use read::{Node, ReadError, parse};
pub(crate) use write::{Sheet, cut};
