//! The rules of the house. Each test names what breaks a rule and where.

mod engine;
mod migrations;
mod names;
mod sql;
mod tree;
mod words;
