//! `clientela convert`: the next document of a quote, an order or a delivery note.

use super::sales::document;
use super::sell::finish;
use crate::arguments::Convert;
use crate::failure::{Code, Failure};
use crate::opening::Desk;
use serde_json::json;

/// Makes what is left of a document into the next one.
pub fn run(desk: &mut Desk, convert: &Convert) -> Result<Code, Failure> {
    let id = document(desk, &convert.document)?;
    let made = desk.ask("sales.convert", json!({ "id": id, "to": convert.into }))?;
    finish(desk, made, convert.issue)
}
