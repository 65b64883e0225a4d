//! Facturae 3.2.2, the Spanish format that knows retentions; 3.2 and 3.2.1 are read too.
//!
//! What is written is not signed: whoever delivers it (FACe) signs it. Amounts of the file are in the invoice's currency.

mod codes;
mod countries;
mod parties;
mod read;
mod write;

pub use read::read;
pub use write::write;

use crate::Lost;

/// Why an invoice cannot be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// No customer: the format always names one.
    #[error("no customer")]
    NoCustomer,
    /// Name, tax id or address is missing, or a country is unknown.
    #[error("incomplete party")]
    Party,
    /// Number or series of more than twenty characters.
    #[error("number")]
    Number,
    /// A tax by quota, or one that enters the base of another.
    #[error("taxes")]
    Taxes,
    /// More than two decimals.
    #[error("decimals")]
    Digits,
    /// An amount too large.
    #[error("amount")]
    Amount,
}

/// An invoice as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The file, without signature.
    pub xml: String,
    /// What is not in it.
    pub lost: Vec<Lost>,
}
