//! `clientela issue`: a draft gets its number and never changes again.

use super::sales::{document, tell};
use crate::arguments::Issue;
use crate::failure::{Code, Failure};
use crate::opening::Desk;
use serde_json::json;

/// Issues a draft and says it.
pub fn run(desk: &mut Desk, issue: &Issue) -> Result<Code, Failure> {
    let id = document(desk, &issue.document)?;
    let issued = desk.ask("sales.issue", json!({ "id": id, "day": issue.day }))?;
    tell(desk, &issued)
}
