//! The whole book as a folder of open files: out, back into an empty book, and out again the same.

// A story stops at the first thing that is not so, also in what its tests share.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod any_book;
mod refusals;
mod shop;
mod stories;
