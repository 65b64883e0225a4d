//! The terminal as a person or a script meets it: the real program, in folders of its own.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test may stop at the first thing that is not so.

mod accountant;
mod alarms;
mod bank;
mod debits;
mod documents;
mod duplicates;
mod einvoices;
mod first;
mod folder;
mod home;
mod insight;
mod keychain;
mod loyalty;
mod owed;
mod paper;
mod pivot;
mod quality;
mod safety;
mod tables;
