//! `clientela backup`: a copy of the book, opened and checked.

use super::say_json;
use crate::arguments::Backup;
use crate::failure::{Code, Failure};
use crate::look;
use crate::opening::Desk;
use serde_json::{Value, json};

/// Makes a backup in its usual place, saves a copy elsewhere, or says which backups there are.
pub fn run(desk: &mut Desk, backup: &Backup) -> Result<Code, Failure> {
    if backup.list {
        return list(desk);
    }
    let (answer, file) = if let Some(to) = &backup.to {
        let whole = std::path::absolute(to).map_err(crm::Error::io(to))?.display().to_string();
        desk.ask("book.save_copy", json!({ "path": whole }))?;
        (json!({ "file": whole }), whole)
    } else {
        let made = desk.ask("backups.make", json!(null))?;
        let file = made["backup"]["file"].as_str().unwrap_or_default().to_owned();
        (made, file)
    };
    if desk.json() {
        say_json(&answer);
    } else {
        look::say(&look::good(desk.words().say("copy-made", &[("path", file.into())])));
    }
    Ok(Code::Done)
}

/// Says the backups, newest first, with the number `restore` takes.
pub(super) fn list(desk: &mut Desk) -> Result<Code, Failure> {
    let backups = desk.ask("backups.list", json!(null))?;
    if desk.json() {
        say_json(&backups);
        return Ok(Code::Done);
    }
    let zone = desk.business()?.zone();
    let words = desk.words();
    let backups = backups.as_array().cloned().unwrap_or_default();
    if backups.is_empty() {
        look::say(&words.say("copy-none", &[]));
    }
    for (at, backup) in backups.iter().enumerate() {
        look::say(&line(words, at + 1, backup, zone));
    }
    Ok(Code::Done)
}

fn line(words: &words::Words, number: usize, backup: &Value, zone: chrono_tz::Tz) -> String {
    let when = words.marks().day_and_time(crm::moment::local(backup["at"].as_i64().unwrap_or_default(), zone));
    let size = words.size(backup["size"].as_u64().unwrap_or_default());
    let why = backup["why"].as_str().unwrap_or_default();
    let why = words.say(&format!("copy-{why}"), &[]);
    let sound = if backup["verified"].as_bool().unwrap_or_default() { "copy-sound" } else { "copy-unsound" };
    format!("{number:>4}  {when}  {size:>9}  {}  {}", look::cell(&why, 22), words.say(sound, &[]))
}
