//! `clientela credit`: what is left of an invoice, taken back.

use super::sales::document;
use super::sell::finish;
use crate::arguments::Credit;
use crate::failure::{Code, Failure};
use crate::opening::Desk;
use serde_json::json;

/// Makes the credit note of an invoice.
pub fn run(desk: &mut Desk, credit: &Credit) -> Result<Code, Failure> {
    let id = document(desk, &credit.document)?;
    let made = desk.ask("sales.credit", json!({ "id": id, "reason": credit.reason }))?;
    finish(desk, made, credit.issue)
}
