//! Documents: quotes, proformas, orders, delivery notes, invoices and credit notes, those made here and those other programs told of; a
//! list, and each with its lines and what was paid of it.

mod chain;
mod convert;
mod credit;
mod decide;
mod draft;
mod find;
mod freeze;
mod get;
pub(crate) mod guards;
mod issue;
pub(crate) mod links;
mod new;
mod page;
pub(crate) mod party;
mod prepare;
mod printable;
mod queue;
mod reckon;
pub(crate) mod rewards;
mod sample;
mod series;
mod start;
mod store;
pub(crate) mod taxes;
mod totals;
mod typed;
mod verify;

pub use convert::{ConvertSale, LinePart, convert};
pub(crate) use credit::credit_at;
pub use credit::{CreditSale, credit};
pub(crate) use decide::decide_at;
pub use decide::{DecideSale, decide};
pub use draft::{draft, duplicate, remove, revise};
pub(crate) use draft::{draft_again, draft_at};
pub use find::{FindSale, find};
pub use get::{Einvoice, Fiscal, Payment, SaleDetail, SaleLine, WhichSale, get};
pub(crate) use issue::issue_at;
pub use issue::{IssueSale, issue};
pub use links::{LineProgress, LinkedSale};
pub use new::{ExchangeRate, NewAdjustment, NewLine, NewSale, ReviseSale, SaleProblem};
pub use page::{SalesPage, SalesRequest, page};
pub use printable::{Printable, printable};
pub use queue::{ExportRecords, FiscalRecord, RecordsPage, RecordsRequest, RecordsWritten, export_records, records};
pub use reckon::{ReckonedLine, ReckonedSale, RetentionSum, SaleSums, TaxSum, reckon};
pub use sample::{SampleWords, sample};
pub use series::{EditSeries, Series, edit as edit_series, list as list_series};
pub use start::{SaleStart, StartRequest, start};
pub use taxes::TaxChoice;
pub(crate) use totals::overdue;
pub use totals::{SalesTotal, SalesTotals, totals};
pub use verify::{Finding, Verified, verify};

use crate::ids::{Id, Named};
use rusqlite::Row;
use rust_decimal::Decimal;
use serde::Serialize;

/// Which rows of `sales AS s` say what was sold or given back, and are no draft, not called off and not lost: `state` says the same of them,
/// but it is reckoned anew wherever it is named, which reading a year of sales feels.
pub(crate) const COUNTED: &str = "(s.kind = 'invoice' OR s.kind = 'credit' OR s.kind = 'order')
     AND s.told IS NOT 'draft' AND s.told IS NOT 'cancelled' AND (s.own = 0 OR s.issued_at IS NOT NULL)
     AND s.decision IS NOT 'lost' AND s.decision IS NOT 'cancelled'";
/// What a row of `sales AS s` comes to without tax where that is known, minor units: nothing where another program says that it was given
/// back and tells no credit note.
pub(crate) const NET: &str =
    "iif(s.own = 0 AND s.told = 'refunded' AND s.kept_credited_minor = 0, 0, coalesce(s.net_minor, s.total_minor))";

/// A document. Amounts are minor units of its currency; what gives money back is negative.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Sale {
    /// Its identity.
    pub id: Id,
    /// Who bought; nobody where it was sold without asking.
    pub client: Option<Named>,
    /// `quote`, `proforma`, `order`, `delivery`, `invoice` or `credit`.
    pub kind: String,
    /// Whether it was made here.
    pub own: bool,
    /// Its series, often none.
    pub series: String,
    /// Its number, as the program that made it wrote it; a draft has none.
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
    /// What is still to be paid of it; of a credit note below zero.
    #[ts(type = "number")]
    pub owed_minor: i64,
    /// `draft`, `open`, `partial`, `paid`, `refunded`, `cancelled`; of a quote also `accepted`, `lost`, `expired`; nothing where the source
    /// does not say.
    pub state: Option<String>,
    /// How much of a quote, order or delivery note went on: `partial`, `delivered`, `invoiced`; nothing while none did.
    pub progress: Option<String>,
    /// An invoice that waits for money longer than it may.
    pub overdue: bool,
}

/// The columns [`read`] expects, of `sales AS s` and its client as `c`.
macro_rules! sale_columns {
    () => {
        concat!(
            "s.uid, c.uid, c.name, s.kind, s.series, s.number, s.day, s.time, s.due, s.currency, s.net_minor, s.tax_minor,
             s.total_minor, s.state, s.id, s.own, s.owed_minor, s.valid_until, ",
            $crate::sales::links::progress!()
        )
    };
}
pub(crate) use sale_columns;

/// Where the columns after those of [`sale_columns`] begin.
const AFTER: usize = 19;

/// One sale of a row, as it stands on the day `today` (ISO).
fn read(r: &Row, today: &str) -> rusqlite::Result<Sale> {
    let (kind, due, state): (String, Option<String>, Option<String>) = (r.get(3)?, r.get(8)?, r.get(13)?);
    let waits = kind == "invoice" && matches!(state.as_deref(), Some("open" | "partial"));
    let is_over = |until: Option<String>| until.is_some_and(|until| until.as_str() < today);
    let expired = kind == "quote" && state.as_deref() == Some("open") && is_over(r.get(17)?);
    Ok(Sale {
        overdue: waits && due.as_deref().is_some_and(|due| due < today),
        id: r.get(0)?,
        client: Named::of(r.get(1)?, r.get(2)?),
        kind,
        own: r.get(15)?,
        series: r.get(4)?,
        number: r.get(5)?,
        day: r.get(6)?,
        time: r.get(7)?,
        due,
        currency: r.get(9)?,
        net_minor: r.get(10)?,
        tax_minor: r.get(11)?,
        total_minor: r.get(12)?,
        owed_minor: r.get(16)?,
        state: if expired { Some("expired".to_owned()) } else { state },
        progress: r.get(18)?,
    })
}

/// Whole millionths as a decimal with a point, without zeros behind.
pub(crate) fn decimal(millionths: i64) -> String {
    decimal_text(Decimal::new(millionths, 6))
}

/// A decimal with a point, without zeros behind.
fn decimal_text(number: Decimal) -> String {
    number.normalize().to_string()
}

/// The exchange rate in three columns from `at` on.
fn exchange_of(r: &Row, at: usize) -> rusqlite::Result<Option<ExchangeRate>> {
    let rate: Option<String> = r.get(at)?;
    let (on, source): (Option<String>, Option<String>) = (r.get(at + 1)?, r.get(at + 2)?);
    Ok(rate.map(|rate| ExchangeRate { rate, on: on.unwrap_or_default(), source: source.unwrap_or_default() }))
}
