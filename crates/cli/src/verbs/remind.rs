//! `clientela remind`: who is to be asked for what is late, the letters as files, and noting that they went out.

use super::sales::{amount, client_of, text};
use super::say_json;
use crate::arguments::Remind;
use crate::failure::{self, Code, Failure};
use crate::look::{self, cell};
use crate::opening::Desk;
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr as _;

/// Says who is due; with `--to` writes the letters, with `--sent` notes them as sent.
pub fn run(desk: &mut Desk, asked: &Remind) -> Result<Code, Failure> {
    desk.open()?;
    let due = due(desk, asked)?;
    if due.is_empty() {
        if desk.json() {
            say_json(&json!({ "due": [], "written": null, "recorded": null }));
        } else {
            look::say(&desk.words().say("remind-none", &[]));
        }
        return Ok(Code::Done);
    }
    let country = desk.business()?.country;
    if !desk.json() {
        due.iter().for_each(|reminder| tell(desk, &country, reminder));
    }
    let mut written = Value::Null;
    if let Some(to) = &asked.to {
        let input = json!({ "reminders": due.iter().map(which).collect::<Vec<_>>(), "to": to.display().to_string(), "mail": true });
        written = desk.ask("reminders.write", input)?;
        if !desk.json() {
            let files = written["files"].as_array().cloned().unwrap_or_default();
            let mails = files.iter().filter(|file| file["mail"].is_string()).count();
            let args = [
                ("count", files.len().into()),
                ("mails", mails.into()),
                ("path", text(&written, "path").to_owned().into()),
            ];
            let words = desk.words();
            if let Some(fault) = failure::sentence(words, &written["fault"]) {
                look::complain(&look::wrap(&fault));
            }
            look::say(&look::good(look::wrap(&words.say("remind-written", &args))));
        }
    }
    let mut recorded = Value::Null;
    if asked.sent {
        let notices: Vec<Value> = due.iter().map(|reminder| notice(desk, &country, reminder)).collect();
        recorded = desk.ask("reminders.record", json!({ "reminders": notices, "how": asked.how }))?;
        if !desk.json() {
            let count = recorded["reminders"].as_i64().unwrap_or_default();
            look::say(&look::good(desk.words().say("remind-recorded", &[("count", count.into())])));
        }
    }
    if desk.json() {
        say_json(&json!({ "due": due, "written": written, "recorded": recorded }));
    }
    Ok(Code::Done)
}

/// Every reminder that is due, or those of one client.
fn due(desk: &mut Desk, asked: &Remind) -> Result<Vec<Value>, Failure> {
    let mut request = json!({ "limit": 100 });
    if let Some(words) = &asked.client {
        request["client"] = client_of(desk, words)?;
    }
    let mut all = Vec::new();
    loop {
        let page = desk.ask("reminders.due", request.clone())?;
        all.extend(page["rows"].as_array().cloned().unwrap_or_default());
        if page["next"].is_null() {
            return Ok(all);
        }
        request["after"] = page["next"].clone();
    }
}

fn which(reminder: &Value) -> Value {
    json!({ "client": reminder["client"]["id"], "currency": reminder["currency"] })
}

/// What the timeline of the client says of it.
fn notice(desk: &Desk, country: &str, reminder: &Value) -> Value {
    let count = reminder["invoices"].as_array().map_or(0, Vec::len);
    let sum = sum(country, reminder);
    let level = reminder["level"].as_i64().unwrap_or_default();
    let args = [("level", level.into()), ("count", count.into()), ("amount", sum.into())];
    let mut notice = which(reminder);
    notice["text"] = desk.words().say("reminder-noted", &args).into();
    notice
}

fn sum(country: &str, reminder: &Value) -> String {
    amount(country, reminder["owed_minor"].as_i64().unwrap_or_default(), text(reminder, "currency"))
}

fn tell(desk: &Desk, country: &str, reminder: &Value) {
    let words = desk.words();
    let count = reminder["invoices"].as_array().map_or(0, Vec::len);
    let level = words.say("reminder-level", &[("level", reminder["level"].as_i64().unwrap_or_default().into())]);
    let late = reminder["days_late"].as_i64().unwrap_or_default();
    let what = words.say("reminder-what", &[("count", count.into()), ("days", late.into())]);
    let sum = sum(country, reminder);
    let name = cell(text(&reminder["client"], "name"), 30);
    let line = format!("{name} {} {}", cell(&level, 9), cell(&what, 24));
    look::say(&format!("{line}{}{sum}", " ".repeat(15_usize.saturating_sub(sum.width()))));
}
