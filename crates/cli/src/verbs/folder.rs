//! The whole book as a folder: `clientela export all`, and `clientela import` of such a folder.

use super::say_json;
use crate::failure::{Code, Failure};
use crate::look;
use crate::opening::Desk;
use serde_json::{Value, json};
use std::path::Path;

/// Writes the whole book into a folder, with its explanation in the book's language.
pub fn write(desk: &mut Desk, to: &Path) -> Result<Code, Failure> {
    desk.open()?;
    let words = desk.words();
    let explained = json!({
        "folder-readme": words.say("folder-readme", &[]), "folder-readme-name": words.say("folder-readme-name", &[]),
    });
    let done = desk.ask("folder.write", json!({ "to": to.display().to_string(), "words": explained }))?;
    if desk.json() {
        say_json(&done);
        return Ok(Code::Done);
    }
    let words = desk.words();
    let rows = done["rows"].as_i64().unwrap_or_default();
    let path = done["path"].as_str().unwrap_or_default().to_owned();
    let args = [("count", rows.into()), ("said", words.count(rows).into()), ("path", path.into())];
    look::say(&look::good(look::wrap(&words.say("folder-written", &args))));
    Ok(Code::Done)
}

/// Takes a folder with a whole book in, or, with `dry_run`, says what is in it after reading all of it.
pub fn read(desk: &mut Desk, path: &Path, dry_run: bool) -> Result<Value, Failure> {
    let path = path.display().to_string();
    let mut done = if dry_run {
        desk.ask("folder.look", json!({ "path": path, "verify": true }))?
    } else {
        desk.ask("folder.read", json!({ "path": path }))?
    };
    // As other imports answer, so that several add up.
    let rows: u64 = done["tables"].as_object().into_iter().flatten().filter_map(|(_, rows)| rows.as_u64()).sum();
    for (name, count) in [("rows", rows), ("created", rows), ("changed", 0), ("unchanged", 0), ("refused", 0)] {
        done[name] = count.into();
    }
    done["kind"] = "book".into();
    Ok(done)
}

/// Says what came in, or what is there.
pub fn tell(desk: &Desk, done: &Value, dry_run: bool) {
    let words = desk.words();
    let business = || words::Value::from(done["business"].as_str().unwrap_or_default().to_owned());
    if dry_run {
        look::say(&look::heading(words.say("folder-found", &[("business", business())])));
        look::say(&look::quiet(words.say("folder-whole", &[])));
    } else {
        let rows = done["rows"].as_i64().unwrap_or_default();
        let args = [("count", rows.into()), ("said", words.count(rows).into()), ("business", business())];
        look::say(&look::good(look::wrap(&words.say("folder-finished", &args))));
    }
    for (table, rows) in done["tables"].as_object().into_iter().flatten() {
        let count = words.count(rows.as_i64().unwrap_or_default());
        look::say(&format!("{count:>8}  {}", words.part(table)));
    }
    if !dry_run {
        look::say(&look::quiet(words.say("rows-undo", &[])));
    }
}
