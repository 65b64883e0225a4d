//! Direct debits of SEPA: mandates of clients, remittances for the bank, what was collected and what came back.
//!
//! A receipt is one invoice. A mandate for several receipts is always presented as `RCUR`, the first time too: since the rulebooks of
//! November 2016 `FRST` is no longer required (so the Spanish banks' guide to the message, version 9.2), and a first receipt that never reached the client's bank need not be told apart. A mandate for
//! one receipt is `OOFF`; `FNAL` is never needed.

mod accounts;
mod creditor;
mod happened;
mod latin;
mod make;
mod mandate;
mod pain;
mod prepare;
mod remittance;
mod target;

pub use creditor::{Creditor, SetCreditor, creditor, set_creditor};
pub use happened::{CollectRemittance, REASONS, ReturnDebit, collect, return_debit, take_back};
pub use make::{NewRemittance, make};
pub use mandate::{
    ClientMandates, Mandate, MandateDraft, RevokeMandate, Scheme, Standing, of_client, revoke, save_mandate,
};
pub use pain::{PainVersion, WriteRemittance, WrittenRemittance, write};
pub use prepare::{DebitLeftOut, DebitReady, PrepareDebits, PreparedDebits, WhyNot, prepare};
pub use remittance::{
    Debit, DebitState, Remittance, RemittanceDetail, RemittanceState, RemittancesPage, RemittancesRequest,
    WhichRemittance, get, list,
};
