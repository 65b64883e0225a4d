//! The business of Clientela. No window, no network, no clock and no randomness of its own: time, identity and new ids
//! are passed in, so every story can be replayed.

pub mod attachments;
pub mod book;
pub mod clients;
pub mod dates;
pub mod demo;
pub mod drafts;
pub mod duplicates;
pub mod error;
pub mod export;
pub mod fields;
pub mod fiscal;
pub mod folder;
pub mod ids;
pub mod import;
pub mod interactions;
pub mod lists;
pub mod mails;
pub mod moment;
pub mod money;
pub mod names;
pub mod patch;
pub mod payments;
pub mod phones;
pub mod places;
pub mod products;
pub mod quality;
pub mod sales;
pub mod search;
pub mod settings;
pub mod tables;
pub mod tags;
pub mod tasks;
pub mod taxid;
pub mod today;
pub mod users;
pub mod views;

pub use error::{Error, Result};
