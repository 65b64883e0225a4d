//! `clientela salvage`: what can be read of a damaged book, into a new one.

use super::say_json;
use crate::arguments::Salvage;
use crate::failure::{Code, Failure};
use crate::look;
use crate::opening::Desk;
use api::DoorError;
use serde_json::json;

/// Saves what can be saved and says what was lost. The damaged file is only read.
pub fn run(desk: &mut Desk, salvage: &Salvage) -> Result<Code, Failure> {
    let path = desk.which()?.ok_or_else(|| DoorError::new("no-book"))?.display().to_string();
    let given = desk.given_passphrase()?;
    let input = json!({ "path": path, "to": salvage.to.display().to_string(), "passphrase": given.as_ref().map(|p| p.as_str()) });
    let report = desk.ask_about_file("book.salvage", input, &path)?;
    if desk.json() {
        say_json(&report);
        return Ok(Code::Done);
    }
    let words = desk.words();
    let file = report["file"].as_str().unwrap_or_default().to_owned();
    look::say(&look::good(words.say("salvage-done", &[("path", file.into())])));
    let mut whole = true;
    for table in report["tables"].as_array().into_iter().flatten() {
        let count = |name: &str| table[name].as_i64().unwrap_or_default();
        let lost = table["lost"].as_i64();
        if lost == Some(0) && count("named_only") == 0 && count("left_out") == 0 {
            continue;
        }
        whole = false;
        let name = words.part(table["table"].as_str().unwrap_or_default());
        let read = count("read");
        look::say(&look::wrong(match lost {
            Some(lost) => {
                let gone = lost + count("left_out");
                words.say("salvage-lost", &[("table", name.into()), ("read", read.into()), ("lost", gone.into())])
            }
            None => words.say("salvage-lost-unknown", &[("table", name.into()), ("read", read.into())]),
        }));
    }
    if whole {
        look::say(&words.say("salvage-whole", &[]));
    }
    Ok(Code::Done)
}
