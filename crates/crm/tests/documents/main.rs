//! Documents made here: from quote to invoice, and what never changes again.

// A test may stop at the first thing that is not so, also in what its tests share.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod aging;
mod agree;
mod drafts;
mod issuing;
mod payments;
mod shop;
mod together;
mod upgrade;
