//! Finding a client or an interaction from a few letters.

mod index;

pub(crate) use index::index_stale;
