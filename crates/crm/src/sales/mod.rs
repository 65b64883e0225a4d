//! Orders, invoices and credit notes as other programs told them: a list, and each with its lines and what was paid of it.

mod get;
mod page;
mod totals;

pub use get::{Payment, SaleDetail, SaleLine, WhichSale, get};
pub use page::{SalesPage, SalesRequest, page};
pub(crate) use totals::overdue;
pub use totals::{SalesTotal, SalesTotals, totals};

use crate::ids::{Id, Named};
use rusqlite::Row;
use rust_decimal::Decimal;
use serde::Serialize;

/// An order, invoice or credit note. Amounts are minor units of its currency; what gives money back is negative.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Sale {
    /// Its identity.
    pub id: Id,
    /// Who bought; nobody where it was sold without asking.
    pub client: Option<Named>,
    /// `order`, `invoice` or `credit`.
    pub kind: String,
    /// Its series, often none.
    pub series: String,
    /// Its number, as the program that made it wrote it.
    pub number: String,
    /// ISO day.
    pub day: String,
    /// `HH:MM:SS`, where it is told.
    pub time: Option<String>,
    /// Until when it is to be paid, ISO day.
    pub due: Option<String>,
    /// ISO 4217.
    pub currency: String,
    /// Without taxes; nothing where the source does not tell it.
    #[ts(type = "number | null")]
    pub net_minor: Option<i64>,
    /// Taxes; nothing where the source does not tell them.
    #[ts(type = "number | null")]
    pub tax_minor: Option<i64>,
    /// The sum.
    #[ts(type = "number")]
    pub total_minor: i64,
    /// `draft`, `open`, `partial`, `paid`, `refunded` or `cancelled`; nothing where the source does not say.
    pub state: Option<String>,
    /// An invoice that waits for money longer than it may.
    pub overdue: bool,
}

/// The columns [`read`] expects, of `sales AS s` and its client as `c`.
macro_rules! sale_columns {
    () => {
        "s.uid, c.uid, c.name, s.kind, s.series, s.number, s.day, s.time, s.due, s.currency, s.net_minor, s.tax_minor,
         s.total_minor, s.state, s.id"
    };
}
pub(crate) use sale_columns;

/// One sale of a row, as it stands on the day `today` (ISO).
fn read(r: &Row, today: &str) -> rusqlite::Result<Sale> {
    let (kind, due, state): (String, Option<String>, Option<String>) = (r.get(3)?, r.get(8)?, r.get(13)?);
    let waits = kind == "invoice" && matches!(state.as_deref(), Some("open" | "partial"));
    Ok(Sale {
        overdue: waits && due.as_deref().is_some_and(|due| due < today),
        id: r.get(0)?,
        client: Named::of(r.get(1)?, r.get(2)?),
        kind,
        series: r.get(4)?,
        number: r.get(5)?,
        day: r.get(6)?,
        time: r.get(7)?,
        due,
        currency: r.get(9)?,
        net_minor: r.get(10)?,
        tax_minor: r.get(11)?,
        total_minor: r.get(12)?,
        state,
    })
}

/// Whole millionths as a decimal with a point, without zeros behind.
pub(crate) fn decimal(millionths: i64) -> String {
    Decimal::new(millionths, 6).normalize().to_string()
}
