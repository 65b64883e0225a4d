//! `clientela undo` and `redo`.

use super::{history::sentence, say_json};
use crate::failure::{Code, Failure};
use crate::look;
use crate::opening::Desk;
use serde_json::json;

/// Takes back the last action, or the one with this number in the history.
pub fn undo(desk: &mut Desk, action: Option<i64>) -> Result<Code, Failure> {
    match action {
        Some(number) => turn(desk, "history.undo_action", json!({ "transaction": number }), "undone", "undo-nothing"),
        None => turn(desk, "history.undo", json!(null), "undone", "undo-nothing"),
    }
}

/// Repeats what was taken back last.
pub fn redo(desk: &mut Desk) -> Result<Code, Failure> {
    turn(desk, "history.redo", json!(null), "redone", "redo-nothing")
}

fn turn(desk: &mut Desk, command: &str, input: serde_json::Value, done: &str, nothing: &str) -> Result<Code, Failure> {
    let entry = desk.ask(command, input)?;
    if desk.json() {
        say_json(&entry);
        return Ok(Code::Done);
    }
    let words = desk.words();
    if entry.is_null() {
        look::say(&words.say(nothing, &[]));
    } else {
        look::say(&look::good(words.say(done, &[("what", sentence(words, &entry).into())])));
    }
    Ok(Code::Done)
}
