//! Documents made here: from quote to invoice, and what never changes again.

// A test may stop at the first thing that is not so, also in what its tests share.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

<<<<<<< HEAD
mod agree;
=======
mod aging;
>>>>>>> a5357b4 (payments: money in and out spread over what is due, taken back and given back; the account of a client and what is owed as of any day; credit limits)
mod drafts;
mod issuing;
mod payments;
mod shop;
mod together;
mod upgrade;
