//! Tables out and back: what leaves as a file comes in again without changing anything, in both languages, and whatever stands
//! in the book.

// A story stops at the first thing that is not so, also in what its tests share.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod alike;
mod cards;
mod frappe;
mod hostile;
mod hyphens;
mod named;
mod newcomers;
mod odd;
mod originals;
mod profiles;
mod programs;
mod properties;
mod repairs;
mod sales;
mod shop;
mod sold;
mod standing;
mod there_and_back;
mod unsaid;
mod workbooks;
