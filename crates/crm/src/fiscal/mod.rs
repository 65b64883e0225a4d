//! Who issues documents, and by which country's rules: the rules are dated data, and say what of them is not built.

mod issuer;
mod profile;

pub(crate) use issuer::missing;
pub use issuer::{BusinessData, Issuer, business_data, issuer, set_issuer};
pub(crate) use profile::of_book;
pub use profile::{Duty, FiscalProfile, all as profiles};
