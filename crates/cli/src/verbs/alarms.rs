//! `clientela alarms`: what to look at among the clients, and what is answered to it.

use super::sales::{amount, client_of, text};
use super::say_json;
use crate::arguments::Alarms;
use crate::failure::{Code, Failure};
use crate::look::{self, cell};
use crate::opening::Desk;
use serde_json::{Value, json};
use words::Words;

/// Says the alarms, or answers one.
pub fn run(desk: &mut Desk, asked: &Alarms) -> Result<Code, Failure> {
    desk.open()?;
    match asked.answer.as_deref() {
        Some(said) => answer(desk, asked, said),
        None => list(desk, asked),
    }
}

fn list(desk: &mut Desk, asked: &Alarms) -> Result<Code, Failure> {
    let told = desk.ask("alarms.page", json!({ "all": asked.all }))?;
    if desk.json() {
        say_json(&told);
        return Ok(Code::Done);
    }
    let country = desk.business()?.country;
    let words = desk.words();
    let rows = told["rows"].as_array().cloned().unwrap_or_default();
    if rows.is_empty() {
        look::say(&words.say("alarms-none", &[]));
    }
    let is_chance = |row: &&Value| matches!(text(&row["why"], "kind"), "reward" | "next_purchase");
    let (chances, alerts): (Vec<&Value>, Vec<&Value>) = rows.iter().partition(is_chance);
    for (title, group) in [("alarms-alerts", alerts), ("alarms-opportunities", chances)] {
        if group.is_empty() {
            continue;
        }
        look::say(&look::heading(words.say(title, &[])));
        for row in group {
            let kind = text(&row["why"], "kind");
            look::say(&format!("{} {}", cell(text(&row["client"], "name"), 60), look::quiet(kind)));
            let why = why(words, &country, text(&told, "currency"), &row["why"]);
            look::say(&look::quiet(format!("     {}", look::fit(&why, look::WIDTH - 5))));
        }
    }
    if told["more"] == true {
        look::say(&look::quiet(words.say("found-more", &[])));
    }
    Ok(Code::Done)
}

fn day(words: &Words, why: &Value, name: &str) -> String {
    let iso = text(why, name);
    iso.parse().map_or_else(|_| iso.to_owned(), |day| words.marks().day(day))
}

/// `Debe 320,00 € desde hace 15 días y compró el 20/11/2026`
fn why(words: &Words, country: &str, currency: &str, why: &Value) -> String {
    let whole = |name: &str| why[name].as_i64().unwrap_or_default();
    let money = |name: &str| amount(country, whole(name), currency);
    let every = ("every", (why["every"].as_f64().unwrap_or_default().round() as i64).max(1).into());
    match text(why, "kind") {
        "late" => words.say("insight-rhythm", &[every, ("silence", whole("silence").into())]),
        "falling" => {
            words.say("alarm-falling", &[("before", money("before_minor").into()), ("now", money("now_minor").into())])
        }
        "overdue" => words.say(
            "alarm-overdue",
            &[
                ("owed", money("owed_minor").into()),
                ("days", whole("days").into()),
                ("bought", day(words, why, "bought").into()),
            ],
        ),
        "reward" => words.say(
            "alarm-reward",
            &[
                ("left", money("left_minor").into()),
                ("rule", look::plain(text(why, "rule")).into()),
                ("until", day(words, why, "until").into()),
            ],
        ),
        _ => words.say("insight-due", &[every, ("due", day(words, why, "day").into())]),
    }
}

fn answer(desk: &mut Desk, asked: &Alarms, said: &str) -> Result<Code, Failure> {
    let Some(named) = &asked.client else {
        return Err(crm::Error::invalid("client", "alarm-client-missing").into());
    };
    let client = client_of(desk, named)?;
    let told = desk.ask("alarms.page", json!({ "all": true }))?;
    let of_it = told["rows"].as_array().into_iter().flatten().filter(|row| row["client"]["id"] == client);
    let kinds: Vec<&str> = of_it
        .map(|row| text(&row["why"], "kind"))
        .filter(|kind| asked.kind.as_deref().is_none_or(|wanted| wanted == *kind))
        .collect();
    let kind = match kinds[..] {
        [kind] => kind,
        [] => return Err(crm::Error::invalid("client", "alarm-none").into()),
        _ => return Err(crm::Error::invalid("kind", "alarm-several").with("value", kinds.join(", ")).into()),
    };
    let done = desk.ask("alarms.answer", json!({ "client": client, "kind": kind, "answer": said }))?;
    if desk.json() {
        say_json(&done);
        return Ok(Code::Done);
    }
    let words = desk.words();
    let until = if done["until"].is_null() { "never".to_owned() } else { day(words, &done, "until") };
    look::say(&look::good(words.say("alarm-quiet", &[("until", until.into())])));
    Ok(Code::Done)
}
