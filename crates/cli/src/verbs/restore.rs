//! `clientela restore`: back to a backup; the book it replaces is kept.

use super::{backup, say_json};
use crate::arguments::Restore;
use crate::failure::{Code, Failure};
use crate::look;
use crate::opening::Desk;
use serde_json::json;

/// Puts a backup, named by its file or its number in the list, in the place of the book. Without one, says the list.
pub fn run(desk: &mut Desk, restore: &Restore) -> Result<Code, Failure> {
    let Some(named) = &restore.backup else {
        let code = backup::list(desk)?;
        if !desk.json() {
            look::say(&look::quiet(desk.words().say("restore-how", &[])));
        }
        return Ok(code);
    };
    let file = match named.parse::<usize>() {
        Ok(number) => {
            let backups = desk.ask("backups.list", json!(null))?;
            let found = backups.get(number.wrapping_sub(1)).and_then(|b| b["file"].as_str()).map(str::to_owned);
            found.ok_or_else(|| crm::Error::NotFound { what: "backup" })?
        }
        Err(_) => named.clone(),
    };
    let answer = desk.ask_about_file("backups.restore", json!({ "file": file }), &file)?;
    if desk.json() {
        say_json(&answer);
        return Ok(Code::Done);
    }
    let words = desk.words();
    look::say(&look::good(words.say("restore-done", &[("path", file.into())])));
    if let Some(aside) = answer["kept_aside"].as_str() {
        look::say(&look::wrap(&words.say("restore-aside", &[("path", aside.into())])));
    }
    Ok(Code::Done)
}
