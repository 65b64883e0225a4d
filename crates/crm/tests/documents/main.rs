//! Documents made here: from quote to invoice, and what never changes again.

// A test may stop at the first thing that is not so, also in what its tests share.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod accountant;
mod aging;
mod agree;
mod bank;
mod debits;
mod drafts;
mod issuing;
mod payments;
mod prices;
mod products;
mod recurring;
mod reminders;
mod rewards;
mod shop;
mod statement;
mod tables;
mod together;
mod upgrade;
