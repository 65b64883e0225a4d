//! Electronic invoices in: files that other programs stamped or wrote become clients, products, invoices, credit notes and payments.
//!
//! [`look`] does all of it and takes it back, [`take`] does it in one transaction that is undone in one step; both are the same code.
//! Only what the business issued comes in: invoices it received are told and left out, since purchases are not kept here. A file that
//! cannot be trusted (without its stamp, stamped twice, of somebody else, cancelled) is refused with its reason. Each invoice is known by
//! its own identity, so the same one again, in whatever file, changes nothing. Seals are not verified, and whether one was cancelled
//! is only known where its receipt lies beside it.

mod bill;
mod cfdi;
mod desk;
mod documents;
mod european;
mod gather;
mod goods;
mod ours;
mod payments;
mod read;
mod report;
mod run;
mod whose;

pub use gather::{EinvoicesFound, find};
pub use read::{Brought, read};
pub use report::{EinvoicesReport, NamedCount, Ours, RefusedEinvoice, SumOf, YearOf};
pub use run::{look, take};

use serde::Deserialize;
use std::collections::BTreeMap;

/// Which files to take in.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct EinvoicesRequest {
    /// Files, folders and ZIPs.
    #[ts(as = "Vec<String>", optional = false)]
    pub paths: Vec<String>,
    /// The tax id whose invoices they are; that of the business when absent, and where it has none the one most files name.
    pub tax_id: Option<String>,
    /// Words for what the book has no field for, with `{value}` where the value goes: `regime` and `use` of a client, `product` of a
    /// product. Nothing is noted where words are missing.
    #[ts(as = "Option<BTreeMap<String, String>>")]
    pub words: BTreeMap<String, String>,
}
