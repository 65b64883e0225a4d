//! What goes to the accountant at the end of a period: what it comes to, what to look at before, the folder with everything in it, and the
//! period closed afterwards.

mod booked;
mod closing;
mod findings;
mod ledger;
mod look;
mod office;
mod pack;
mod settings;
mod sheets;

pub(crate) use closing::refuse_closed;
pub use closing::{
    ClosePeriod, ClosedPeriod, LaterEntry, PeriodChanges, ReopenPeriod, WhichPeriod, changes, close, closed, reopen,
};
pub use findings::{FindingPlace, PeriodFinding};
pub use look::{PeriodLook, PeriodMonth, PeriodTax, look};
pub use office::OFFICES;
pub use pack::{PackDone, PackLook, PackRequest, Papers, verify, write};
pub use settings::{AccountantSettings, get as settings, set as set_settings};

use crate::dates::Period;
use crate::moment::Moment;
use crate::{Error, Result};
use serde::Deserialize;

/// Which period.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct PeriodRequest {
    /// `2026-Q3`, `2026-07`, `2026` or `2026-07-01..2026-08-15`; the quarter before today's when absent.
    #[ts(optional)]
    pub period: Option<String>,
}

/// The period of a text, or the quarter before today's. Errors: `period-unknown`.
fn period_of(moment: Moment, text: Option<&str>) -> Result<Period> {
    match text.filter(|text| !text.trim().is_empty()) {
        Some(text) => Period::parse(text),
        None => Period::before(moment.today()).ok_or_else(|| Error::invalid("period", "period-unknown")),
    }
}
