//! `clientela recurring`: the invoices that come back, one that begins to, and the drafts of those whose day has come.

use super::sales::{amount, document, text};
use super::say_json;
use crate::arguments::Recurring;
use crate::failure::{Code, Failure};
use crate::look::{self, cell};
use crate::opening::Desk;
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr as _;

/// Says what comes back; with a document makes it come back or changes how; with `--run` makes the drafts that are due.
pub fn run(desk: &mut Desk, asked: &Recurring) -> Result<Code, Failure> {
    desk.open()?;
    if asked.run {
        return make(desk);
    }
    if let Some(named) = &asked.document {
        let sale = document(desk, named)?;
        let there = desk.ask("recurring.of_sale", json!({ "id": sale }))?;
        let known = there[0]["id"].clone();
        if asked.stop {
            if !known.is_null() {
                desk.ask("recurring.remove", json!({ "id": known }))?;
            }
            return list(desk);
        }
        let mut draft = if known.is_null() { json!({ "sale": sale }) } else { json!({ "id": known }) };
        for (name, value) in [
            ("every", asked.every.map(|every| json!(every))),
            ("unit", asked.unit.as_ref().map(|unit| json!(unit))),
            ("anchor", asked.first.as_ref().map(|day| json!(day))),
            ("until", asked.until.as_ref().map(|day| json!(day))),
        ] {
            if let Some(value) = value {
                draft[name] = value;
            }
        }
        desk.ask("recurring.save", draft)?;
    }
    list(desk)
}

fn make(desk: &mut Desk) -> Result<Code, Failure> {
    let made = desk.ask("recurring.run", json!({}))?;
    if desk.json() {
        say_json(&made);
        return Ok(Code::Done);
    }
    let words = desk.words();
    let count = made["drafts"].as_array().map_or(0, Vec::len);
    look::say(&look::good(words.say("recurring-run", &[("count", count.into())])));
    Ok(Code::Done)
}

fn list(desk: &mut Desk) -> Result<Code, Failure> {
    let (mut rows, mut after) = (Vec::new(), Value::Null);
    loop {
        let page = desk.ask("recurring.page", json!({ "limit": 200, "after": after }))?;
        rows.extend(page["rows"].as_array().cloned().unwrap_or_default());
        after = page["next"].clone();
        if after.is_null() {
            break;
        }
    }
    if desk.json() {
        say_json(&json!(rows));
        return Ok(Code::Done);
    }
    let country = desk.business()?.country;
    let words = desk.words();
    if rows.is_empty() {
        look::say(&look::wrap(&words.say("recurring-none-how", &[])));
    }
    for row in &rows {
        let every = row["every"].as_i64().unwrap_or_default();
        let often =
            words.say("recurring-every", &[("unit", text(row, "unit").to_owned().into()), ("count", every.into())]);
        let day = row["next_on"].as_str().and_then(|day| day.parse().ok()).map(|day| words.day(day));
        let next = match (row["paused"] == true, day) {
            (true, _) => words.say("recurring-paused", &[]),
            (_, Some(day)) => day,
            (_, None) => words.say("recurring-over", &[]),
        };
        let next = cell(&next, 11);
        let next = if row["due"] == true { look::wrong(next) } else { next };
        let total = amount(&country, row["total_minor"].as_i64().unwrap_or_default(), text(row, "currency"));
        let room = " ".repeat(13_usize.saturating_sub(total.width()));
        let client = cell(text(&row["client"], "name"), 22);
        look::say(&format!("{} {client} {} {next}{room}{total}", cell(text(row, "number"), 12), cell(&often, 17)));
    }
    Ok(Code::Done)
}
