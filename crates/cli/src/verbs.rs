//! The verbs, one file each.

mod call;
mod demo;
mod history;
mod new;
mod search;
mod undo;

use crate::arguments::Verb;
use crate::failure::{Code, Failure};
use crate::look;
use crate::opening::Desk;
use serde_json::Value;

/// Does what the verb says.
pub fn run(desk: &mut Desk, verb: Verb) -> Result<Code, Failure> {
    match verb {
        Verb::New(new) => new::run(desk, new),
        Verb::Demo(demo) => demo::run(desk, &demo),
        Verb::Search(search) => search::run(desk, &search),
        Verb::History(history) => history::run(desk, &history),
        Verb::Undo(undo) => undo::undo(desk, undo.action),
        Verb::Redo => undo::redo(desk),
        Verb::Call(call) => call::run(desk, call),
        Verb::Commands(commands) => Ok(crate::commands::run(desk, &commands)),
    }
}

/// Says JSON.
pub(crate) fn say_json(value: &Value) {
    look::say(&format!("{value:#}"));
}
