//! The list of clients: filters on every field, sorted pages by key (never by offset), and changes of all that match.

mod bulk;
mod filter;
mod narrow;
mod page;

pub use bulk::{BulkChange, BulkRequest, Selection, bulk};
pub use filter::{Filter, Operator, Test, is_reckoned};
pub use page::{ClientPage, ClientRow, CountRequest, PageRequest, Sort, SortKey, count, page};

#[cfg(test)]
mod tests;
