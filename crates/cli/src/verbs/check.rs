//! `clientela check`: whether everything in the book is as it should be.

use super::say_json;
use crate::arguments::Check;
use crate::failure::{Code, Failure};
use crate::look;
use crate::opening::Desk;
use serde_json::{Value, json};
use std::path::Path;

/// Checks the book and says what is wrong; with `--repair` puts right what can be without losing anything, and checks again.
/// Ends with [`Code::Unsound`] when something is wrong.
pub fn run(desk: &mut Desk, check: &Check) -> Result<Code, Failure> {
    if let Some(folder) = &check.folder {
        return of_folder(desk, folder);
    }
    let mut report = desk.ask("book.check", json!(null))?;
    let repairable = |report: &Value| problems(report).any(|problem| problem["repairable"] == true);
    let mut repaired = None;
    if check.repair && repairable(&report) {
        repaired = Some(desk.ask("book.repair", json!(null))?);
        report = desk.ask("book.check", json!(null))?;
    }
    let sound = problems(&report).next().is_none();
    let code = if sound { Code::Done } else { Code::Unsound };
    if desk.json() {
        report["repaired"] = repaired.unwrap_or_default();
        say_json(&report);
        return Ok(code);
    }
    let words = desk.words();
    if let Some(count) = repaired.as_ref().and_then(Value::as_i64) {
        look::say(&words.say("check-repaired", &[("count", count.into())]));
    }
    if sound {
        let rows = report["rows"].as_i64().unwrap_or_default();
        look::say(&look::good(words.say("check-sound", &[("rows", rows.into())])));
        return Ok(code);
    }
    for problem in problems(&report) {
        let kind = problem["code"].as_str().unwrap_or_default();
        let place = look::plain(&words.part(problem["place"].as_str().unwrap_or_default()));
        let count = problem["count"].as_i64().unwrap_or_default();
        let said = words.known(&format!("problem-{kind}"), [("place", place.into()), ("count", count.into())]);
        look::say(&look::wrong(look::wrap(
            &said.unwrap_or_else(|| words.say("failure-unnamed", &[("kind", kind.into())])),
        )));
    }
    if repairable(&report) && !check.repair {
        look::say(&words.say("check-repair-how", &[]));
    }
    Ok(code)
}

/// Says whether everything in a folder is as it was written: one of the accountant, or a whole book.
fn of_folder(desk: &mut Desk, folder: &Path) -> Result<Code, Failure> {
    let path = folder.display().to_string();
    let told = if crm::folder::is_book(folder) {
        desk.ask("folder.look", json!({ "path": path, "verify": true }))?
    } else {
        desk.ask("accountant.verify", json!({ "path": path }))?
    };
    if desk.json() {
        say_json(&told);
        return Ok(Code::Done);
    }
    let said = |name: &str| look::plain(told[name].as_str().unwrap_or_default());
    let args = [("business", said("business").into()), ("period", said("period").into())];
    let key = if told["period"].is_string() { "check-pack" } else { "check-folder" };
    look::say(&look::good(look::wrap(&desk.words().say(key, &args))));
    if told["manifest"].is_string() {
        let args = [("manifest", said("manifest").into())];
        look::say(&look::quiet(desk.words().say("check-manifest", &args)));
    }
    Ok(Code::Done)
}

fn problems(report: &Value) -> impl Iterator<Item = &Value> {
    report["problems"].as_array().into_iter().flatten()
}
