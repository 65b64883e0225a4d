//! An invoice as it was issued, and everything that is written from it: the frozen form and its hash, the record in the chain of the
//! Spanish agency with its code, and the electronic formats.
//!
//! Pure: no database, no clock, no network. What is built makes files; it sends nothing, signs nothing, and claims no approval.
//!
//! ```
//! use billing::Tax;
//! use chrono::{DateTime, NaiveDate};
//! use einvoice::{Address, Issued, Kind, Line, Party, european, freeze, thaw, verifactu};
//! use rust_decimal::Decimal;
//!
//! let party = |name: &str, tax_id: &str| Party {
//!     name: name.into(),
//!     tax_id: tax_id.into(),
//!     address: Address { country: "ES".into(), ..Address::default() },
//!     ..Party::default()
//! };
//! let day = NaiveDate::from_ymd_opt(2026, 11, 22).ok_or("a day")?;
//! let mut issued = Issued::new(Kind::F1, "A26/", "000001", day, party("Tostadero La Perla, S. L.", "B12345674"));
//! issued.customer = Some(party("Cafés Núñez, S. A.", "A58818501"));
//! issued.lines.push(Line::new("Café", Decimal::from(2), Decimal::new(1250, 2), vec![Tax::iva(Decimal::from(10))]));
//! issued.reckon()?;
//! assert_eq!(issued.totals.total, 2750);
//!
//! let frozen = freeze(&issued)?;
//! assert_eq!(thaw(&frozen.json, &frozen.sha256)?, issued);
//! let now = DateTime::parse_from_rfc3339("2026-11-22T10:00:00+01:00")?;
//! let link = verifactu::Link::after(None, verifactu::Record::of(&issued)?, now);
//! let address = verifactu::url(link.record.id(), issued.totals.total, verifactu::Environment::Test, true)?;
//! assert!(verifactu::qr(&address)?.svg(35).starts_with("<svg"));
//! assert!(european::write(&issued, european::Syntax::Ubl)?.findings.is_empty());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod cfdi;
pub mod european;
pub mod facturae;
mod format;
mod freeze;
mod issued;
mod kind;
mod lost;
pub mod markup;
mod party;
mod taken;
pub mod transfer;
pub mod verifactu;

pub use format::{Format, format};
pub use freeze::{Frozen, FrozenError, freeze, sha256, thaw};
pub use issued::{Book, By, Change, Correction, Due, Issued, Line, Payment, Reference, Replaced, SCHEMA};
pub use kind::Kind;
pub use lost::Lost;
pub use markup::ReadError;
pub use party::{Address, IdKind, Party};
