//! From lines to totals: one exact calculation for every document, quote or invoice.
//!
//! A pure engine: no database, no clock, no chance, no floats. Amounts come out in whole minor units (cents); prices, quantities and
//! percentages go in as decimals. `21` is 21 %. What a document rounds and where is its [`Profile`], kept with the document.
//!
//! ```
//! use billing::{Adjustment, Document, Line, Tax, reckon};
//! use rust_decimal::Decimal;
//!
//! let mut line = Line::new(Decimal::from(16), Decimal::new(34835, 2), vec![Tax::iva(Decimal::from(22))]);
//! line.adjustments.push(Adjustment::percent_off(Decimal::from(4)));
//! let totals = reckon(&Document::new(vec![line]))?.totals;
//! assert_eq!((totals.net, totals.tax, totals.total), (535_066, 117_715, 652_781));
//! # Ok::<(), billing::Error>(())
//! ```

mod document;
mod error;
mod exact;
mod exchange;
mod inside;
mod levy;
mod line;
pub mod rates;
mod reckon;
mod reckoned;
mod split;
mod tax;

pub use document::{Adjustment, Document, DocumentAdjustment, Exchange, Line, Prices, Profile, Turn, Worth};
pub use error::Error;
pub use exact::allocate;
pub use reckon::reckon;
pub use reckoned::{
    AdjustmentAmounts, AdjustmentPart, BookAmounts, LineAmounts, LineTax, Reckoned, RetentionAmounts, TaxGroup, Totals,
};
pub use tax::{Kind, Levy, Retention, Tax, Treatment};
