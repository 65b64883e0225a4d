//! The verbs, one file each.

mod backup;
mod call;
mod check;
mod demo;
mod duplicates;
mod export;
mod folder;
mod history;
mod import;
mod new;
mod quality;
mod restore;
mod salvage;
mod search;
mod understood;
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
        Verb::Today => crate::home::today(desk),
        Verb::Import(import) => import::run(desk, &import),
        Verb::Export(export) => export::run(desk, &export),
        Verb::Search(search) => search::run(desk, &search),
        Verb::Duplicates(duplicates) => duplicates::run(desk, &duplicates),
        Verb::Quality(quality) => quality::run(desk, &quality),
        Verb::History(history) => history::run(desk, &history),
        Verb::Undo(undo) => undo::undo(desk, undo.action),
        Verb::Redo => undo::redo(desk),
        Verb::Backup(backup) => backup::run(desk, &backup),
        Verb::Restore(restore) => restore::run(desk, &restore),
        Verb::Check(check) => check::run(desk, &check),
        Verb::Salvage(salvage) => salvage::run(desk, &salvage),
        Verb::Call(call) => call::run(desk, call),
        Verb::Commands(commands) => Ok(crate::commands::run(desk, &commands)),
    }
}

/// Says JSON.
pub(crate) fn say_json(value: &Value) {
    look::say(&format!("{value:#}"));
}
