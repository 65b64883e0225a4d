//! The business of Clientela. No window, no network, no clock and no randomness of its own: time, identity and new ids
//! are passed in, so every story can be replayed.

pub mod mails;
pub mod names;
pub mod phones;
pub mod tables;
pub mod demo;
pub mod taxid;
pub mod book;
pub mod error;
pub mod ids;
pub mod moment;
pub mod search;
pub mod settings;

pub use error::{Error, Result};
