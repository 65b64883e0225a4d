//! The business of Clientela. No window, no network, no clock and no randomness of its own: time, identity and new ids
//! are passed in, so every story can be replayed.

pub mod accountant;
pub mod attachments;
pub mod bank;
pub mod book;
pub mod clients;
pub mod dates;
pub mod demo;
pub mod drafts;
pub mod duplicates;
pub mod einvoices;
pub mod error;
pub mod export;
pub mod fields;
pub mod fiscal;
pub mod folder;
pub mod ids;
pub mod import;
pub mod insight;
pub mod interactions;
pub mod lists;
pub mod looks;
pub mod mails;
pub mod moment;
pub mod money;
pub mod names;
pub mod patch;
pub mod payments;
pub mod phones;
pub mod places;
pub mod prices;
pub mod products;
pub mod quality;
pub mod recurring;
pub mod reminders;
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
