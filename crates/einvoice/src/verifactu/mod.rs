//! The record of an invoice for the Spanish agency (RD 1007/2023, Orden HAC/1177/2024): its fingerprint, the chain of fingerprints, the
//! code on the paper, and the XML. Making records is what is built here; sending them, signing them and the record of events are not.

mod chain;
mod qr;
mod record;
mod rows;
mod xml;

pub use chain::{Broken, Fault, Link, verify};
pub use qr::{Environment, Qr, QrError, qr, url};
pub use record::{InvoiceId, Record};
pub use rows::{Row, rows};
pub use xml::{Extra, Header, PreviousRefusal, RecordError, System, annulment, batch, registration};
