//! The rules of the house. Each test names what breaks a rule and where.

// A test may stop at the first thing that is not so, also in what its tests share.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod engine;
mod migrations;
mod names;
mod sql;
mod tree;
mod words;
