//! `clientela search`: anything from a few letters.

use super::say_json;
use crate::arguments::Search;
use crate::failure::{Code, Failure};
use crate::look::{self, cell};
use crate::opening::Desk;
use serde_json::{Value, json};

/// Says what was found, group by group.
pub fn run(desk: &mut Desk, search: &Search) -> Result<Code, Failure> {
    let typed = search.words.join(" ");
    let found = desk.ask("search.find", json!({ "words": typed, "limit": search.limit }))?;
    let hits = found["hits"].as_array().cloned().unwrap_or_default();
    if desk.json() {
        say_json(&Value::Array(hits));
        return Ok(Code::Done);
    }
    let words = desk.words();
    if hits.is_empty() {
        look::say(&look::wrap(&words.say("palette-nothing", &[("text", look::plain(&typed).into())])));
        return Ok(Code::Done);
    }
    for word in found["corrected"].as_array().into_iter().flatten() {
        let taken: Vec<&str> = word["taken"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let typed = word["typed"].as_str().unwrap_or_default().to_owned();
        let said = words.say("found-corrected", &[("typed", typed.into()), ("taken", taken.join(", ").into())]);
        look::say(&look::quiet(look::wrap(&said)));
    }
    let mut group = "";
    for hit in &hits {
        let text = |name: &str| hit[name].as_str().unwrap_or_default();
        if text("group") != group {
            group = text("group");
            look::say(&look::heading(words.say(&format!("found-{group}"), &[])));
        }
        let title = cell(text("title"), 34);
        let beside = if text("snippet").is_empty() { text("subtitle") } else { text("snippet") };
        let detail = look::fit(beside, look::WIDTH - 38);
        look::say(&format!("  {title}  {}", look::quiet(detail)));
    }
    if found["more"].as_array().is_some_and(|more| !more.is_empty()) {
        look::say(&look::quiet(words.say("found-more", &[])));
    }
    Ok(Code::Done)
}
