//! A folder of electronic invoices becomes clients, products, documents and payments.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test may stop at the first thing that is not so.

mod again;
mod hostile;
mod papers;
mod shop;
mod stories;
