//! `clientela quality`: clients whose data are missing or doubtful.

use super::say_json;
use crate::arguments::Quality;
use crate::failure::{Code, Failure};
use crate::look::{self, cell};
use crate::opening::Desk;
use serde_json::{Value, json};

/// Says the clients with the lowest score, and why.
pub fn run(desk: &mut Desk, quality: &Quality) -> Result<Code, Failure> {
    let page = desk.ask("quality.page", json!({ "limit": quality.limit }))?;
    if desk.json() {
        say_json(&page);
        return Ok(Code::Done);
    }
    let words = desk.words();
    let rows = page["rows"].as_array().cloned().unwrap_or_default();
    if rows.is_empty() {
        look::say(&words.say("quality-none", &[]));
    }
    for row in &rows {
        let doubt = |doubt: &Value| {
            let said = words.known(&format!("doubt-{}", doubt["code"].as_str().unwrap_or_default()), [])?;
            Some(match doubt["value"].as_str() {
                Some(value) => format!("{said} ({})", look::plain(value)),
                None => said,
            })
        };
        let doubts: Vec<String> = row["doubts"].as_array().into_iter().flatten().filter_map(doubt).collect();
        let name = look::plain(row["client"]["name"].as_str().unwrap_or_default());
        look::say(&format!("{:>3}  {}", row["score"], cell(&name, 60)));
        look::say(&look::quiet(format!("     {}", look::fit(&doubts.join("; "), look::WIDTH - 5))));
    }
    if !page["next"].is_null() {
        look::say(&look::quiet(words.say("quality-left", &[])));
    }
    Ok(Code::Done)
}
