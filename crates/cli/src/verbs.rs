//! The verbs, one file each.

mod account;
mod accountant;
mod alarms;
mod backup;
mod bank;
mod business;
mod call;
mod check;
mod convert;
mod credit;
mod debits;
mod demo;
mod duplicates;
mod export;
mod folder;
mod history;
mod import;
mod insight;
mod issue;
mod loyalty;
mod new;
mod paper;
mod pay;
mod pivot;
mod prices;
mod quality;
mod recurring;
mod remind;
mod restore;
mod sales;
mod salvage;
mod search;
mod sell;
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
        Verb::Sell(sell) => sell::run(desk, &sell),
        Verb::Convert(convert) => convert::run(desk, &convert),
        Verb::Issue(issue) => issue::run(desk, &issue),
        Verb::Credit(credit) => credit::run(desk, &credit),
        Verb::Sales(sales) => sales::run(desk, &sales),
        Verb::Prices(asked) => prices::run(desk, &asked),
        Verb::Recurring(asked) => recurring::run(desk, &asked),
        Verb::Business(business) => business::run(desk, &business),
        Verb::Paper(asked) => paper::run(desk, &asked),
        Verb::History(history) => history::run(desk, &history),
        Verb::Pay(pay) => pay::run(desk, &pay),
        Verb::Account(asked) => account::account(desk, &asked),
        Verb::Aging(asked) => account::aging(desk, &asked),
        Verb::Accountant(asked) => accountant::run(desk, &asked),
        Verb::Remind(asked) => remind::run(desk, &asked),
        Verb::Bank(asked) => bank::run(desk, &asked),
        Verb::Debits(asked) => debits::run(desk, &asked),
        Verb::Alarms(asked) => alarms::run(desk, &asked),
        Verb::Insight(asked) => insight::run(desk, &asked),
        Verb::Pivot(asked) => pivot::run(desk, &asked),
        Verb::Loyalty(asked) => loyalty::run(desk, &asked),
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
