//! `clientela account`: what a client owes, and `clientela aging`: what all of them owe.

use super::sales::{amount, client_of, text};
use super::say_json;
use crate::arguments::{Account, Aging};
use crate::failure::{self, Code, Failure};
use crate::look::{self, cell};
use crate::opening::Desk;
use serde_json::{Value, json};
use std::path::Path;
use unicode_width::UnicodeWidthStr as _;
use words::Words;

/// How late, as the fields are called.
const BUCKETS: [&str; 5] = ["not_due", "to_30", "to_60", "to_90", "over_90"];

/// Says the account of a client.
pub fn account(desk: &mut Desk, asked: &Account) -> Result<Code, Failure> {
    desk.open()?;
    let client = client_of(desk, &asked.client)?;
    if let Some(to) = &asked.pdf {
        return print(desk, asked, &client, to);
    }
    let mut request = json!({ "client": client, "limit": asked.limit });
    if let Some(day) = &asked.as_of {
        request["as_of"] = json!(day);
    }
    let told = desk.ask("clients.account", request)?;
    if desk.json() {
        say_json(&told);
        return Ok(Code::Done);
    }
    let country = desk.business()?.country;
    let words = desk.words();
    look::say(&look::heading(look::plain(text(&told["client"], "name"))));
    for sums in told["sums"].as_array().into_iter().flatten() {
        let currency = text(sums, "currency");
        for name in ["balance", "owed", "credit", "advance", "delivered", "exposure"] {
            row(words.say(&format!("account-{name}"), &[]), &country, &sums[format!("{name}_minor")], currency);
        }
        buckets(words, &country, &sums["aging"], currency);
    }
    if let Some(limit) = told["credit_limit_minor"].as_i64() {
        let currency = text(&told["sums"][0], "currency");
        row(words.say("account-limit", &[]), &country, &json!(limit), currency);
    }
    if let Some(days) = told["habit"]["median_days"].as_i64() {
        // Before the day is a sentence of its own: nobody reads “-9 days” aloud.
        let (key, days) = if days < 0 { ("account-habit-early", -days) } else { ("account-habit", days) };
        look::say(&look::quiet(words.say(key, &[("days", days.into())])));
    }
    let currency = text(&told, "currency");
    for entry in told["entries"].as_array().into_iter().flatten() {
        let kind = words
            .known(&format!("value-{}", text(entry, "kind")), [])
            .unwrap_or_else(|| words.say("account-payment", &[]));
        let day = day(words, text(entry, "day"));
        let money = |name: &str| {
            let shown = amount(&country, entry[name].as_i64().unwrap_or_default(), currency);
            format!("{}{shown}", " ".repeat(16_usize.saturating_sub(shown.width())))
        };
        let line = format!("{} {} {}", cell(&day, 10), cell(&kind, 14), cell(text(entry, "number"), 18));
        look::say(&format!("{line} {} {}", money("change_minor"), money("balance_minor")));
    }
    if !told["next"].is_null() {
        look::say(&look::quiet(words.say("found-more", &[])));
    }
    Ok(Code::Done)
}

/// Prints the account of a client into a file.
fn print(desk: &mut Desk, asked: &Account, client: &Value, to: &Path) -> Result<Code, Failure> {
    let mut statement = json!({ "client": client });
    for (name, day) in [("as_of", &asked.as_of), ("from", &asked.from)] {
        if let Some(day) = day {
            statement[name] = json!(day);
        }
    }
    let done =
        desk.ask("clients.print_statement", json!({ "statement": statement, "to": to.display().to_string() }))?;
    if desk.json() {
        say_json(&done);
        return Ok(Code::Done);
    }
    let words = desk.words();
    if let Some(fault) = failure::sentence(words, &done["fault"]) {
        look::complain(&look::wrap(&fault));
    }
    let path = text(&done, "path").to_owned();
    look::say(&look::good(look::wrap(&words.say("print-saved", &[("path", path.into())]))));
    Ok(Code::Done)
}

/// Says what all clients owe.
pub fn aging(desk: &mut Desk, asked: &Aging) -> Result<Code, Failure> {
    let request = asked.as_of.as_ref().map_or_else(|| json!({}), |day| json!({ "as_of": day }));
    let told = desk.ask("sales.aging", request)?;
    if desk.json() {
        say_json(&told);
        return Ok(Code::Done);
    }
    let country = desk.business()?.country;
    let words = desk.words();
    let all = told["sums"].as_array().cloned().unwrap_or_default();
    if all.is_empty() {
        look::say(&words.say("aging-none", &[]));
    }
    for sums in &all {
        let currency = text(sums, "currency");
        buckets(words, &country, &sums["aging"], currency);
        for name in ["credit", "advance", "balance"] {
            row(words.say(&format!("account-{name}"), &[]), &country, &sums[format!("{name}_minor")], currency);
        }
        for debt in sums["clients"].as_array().into_iter().flatten() {
            let client = debt["client"]["name"].as_str().map_or_else(|| words.say("aging-nobody", &[]), look::plain);
            row(client, &country, &debt["balance_minor"], currency);
        }
    }
    Ok(Code::Done)
}

fn day(words: &Words, text: &str) -> String {
    text.parse().map_or_else(|_| text.to_owned(), |day| words.marks().day(day))
}

fn buckets(words: &Words, country: &str, aging: &Value, currency: &str) {
    for bucket in BUCKETS {
        let named = words.say(&format!("aging-{}", bucket.replace('_', "-")), &[]);
        row(format!("  {named}"), country, &aging[format!("{bucket}_minor")], currency);
    }
}

/// A name and an amount, aligned.
fn row(named: String, country: &str, minor: &Value, currency: &str) {
    let shown = amount(country, minor.as_i64().unwrap_or_default(), currency);
    look::say(&format!("{} {}{shown}", cell(&named, 44), " ".repeat(18_usize.saturating_sub(shown.width()))));
}
