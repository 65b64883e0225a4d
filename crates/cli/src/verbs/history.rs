//! `clientela history`: what was done, by whom, when.

use super::say_json;
use crate::arguments::History;
use crate::failure::{Code, Failure};
use crate::look::{self, cell};
use crate::opening::Desk;
use serde_json::{Value, json};
use words::Words;

/// Says the newest lines, newest first.
pub fn run(desk: &mut Desk, history: &History) -> Result<Code, Failure> {
    let lines = desk.ask("history.page", json!({ "limit": history.limit, "before": history.before }))?;
    if desk.json() {
        say_json(&lines);
        return Ok(Code::Done);
    }
    let zone = desk.business()?.zone();
    let words = desk.words();
    let lines = lines.as_array().cloned().unwrap_or_default();
    if lines.is_empty() {
        look::say(&words.say("history-empty", &[]));
        return Ok(Code::Done);
    }
    for line in &lines {
        let number = words.count(line["transaction"].as_i64().unwrap_or_default());
        let when = words.marks().day_and_time(crm::moment::local(line["at"].as_i64().unwrap_or_default(), zone));
        let undone = line["undone"].as_bool().unwrap_or_default();
        let mut said = sentence(words, line);
        if undone {
            said = format!("{said} ({})", words.say("history-undone", &[]));
        }
        let who = cell(line["user"].as_str().unwrap_or_default(), 14);
        let said = look::fit(&said, look::WIDTH - 42);
        look::say(&format!("{number:>6}  {when}  {who}  {}", if undone { look::quiet(said) } else { said }));
    }
    Ok(Code::Done)
}

/// What a line of the history, or the entry of an action, says.
pub(super) fn sentence(words: &Words, line: &Value) -> String {
    let text = |name: &str| line[name].as_str().unwrap_or_default();
    let params = line["params"].as_object();
    let said = words.action(
        text("command"),
        params.into_iter().flatten().map(|(name, value)| {
            let value: words::Value = match value {
                Value::String(text) => look::plain(text).into(),
                Value::Number(number) => number.as_f64().unwrap_or_default().into(),
                other => other.to_string().into(),
            };
            (name.as_str(), value)
        }),
    );
    match text("kind") {
        "undo" => words.say("undone", &[("what", said.into())]),
        "redo" => words.say("redone", &[("what", said.into())]),
        _ => said,
    }
}
