//! Tables of sales and visits: any one or two dimensions, one measure, a period, and another one beside it.
//!
//! What counts as sold is what counts as a purchase in [`crate::insight`]: invoices and credit notes without tax; of a client without a
//! single invoice, orders. Money of another currency counts by its document's rate. A document is parted among its lines to the last
//! cent, so that the cells of a table always come to the sales of its period.

mod by;
mod export;
mod figures;
mod gather;
mod keys;
mod pivot;
mod rows;
mod span;

pub use by::{Compare, Dimension, Measure, PivotUnit};
pub use export::{ExportPivot, PivotWritten, export};
pub use pivot::{Pivot, PivotFigures, PivotHead, PivotRequest, pivot};
pub use rows::{PivotPage, PivotRow, PivotRowsRequest, rows};

#[cfg(test)]
mod tests;
