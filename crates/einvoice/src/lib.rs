//! An invoice as it was issued, and everything that is written from it: the frozen form and its hash, the record in the chain of the
//! Spanish agency with its code, and the electronic formats.
//!
//! Pure: no database, no clock, no network. What is built makes files; it sends nothing, signs nothing, and claims no approval.

pub mod cfdi;
pub mod european;
pub mod facturae;
mod format;
mod freeze;
mod issued;
mod lost;
mod markup;
mod party;
mod taken;
pub mod verifactu;

pub use format::{Format, format};
pub use freeze::{Frozen, FrozenError, freeze, sha256, thaw};
pub use issued::{Book, By, Change, Correction, Due, Issued, Kind, Line, Payment, Reference, Replaced, SCHEMA};
pub use lost::Lost;
pub use markup::ReadError;
pub use party::{Address, IdKind, Party};
