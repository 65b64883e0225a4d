//! `clientela insight`: who is worth what, who is leaving, and what to offer.

use super::sales::{amount, client_of, text};
use super::say_json;
use crate::arguments::Insight;
use crate::failure::{Code, Failure};
use crate::look::{self, cell};
use crate::opening::Desk;
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr as _;
use words::Words;

/// Says what was asked; the summary when nothing was.
pub fn run(desk: &mut Desk, asked: &Insight) -> Result<Code, Failure> {
    desk.open()?;
    match asked.what.as_deref() {
        Some("clients") => list(desk, json!({ "limit": asked.limit, "stage": asked.stage })),
        Some("quiet") => list(desk, json!({ "limit": asked.limit, "quiet": true, "by": "loss" })),
        Some("rfm") => matrix(desk, asked),
        Some("client") => client(desk, asked),
        Some("offers") => offers(desk, asked),
        _ => summary(desk),
    }
}

fn whole(value: &Value, name: &str) -> i64 {
    value[name].as_i64().unwrap_or_default()
}

fn right(said: &str, width: usize) -> String {
    format!("{}{said}", " ".repeat(width.saturating_sub(said.width())))
}

fn summary(desk: &mut Desk) -> Result<Code, Failure> {
    let told = desk.ask("insight.overview", json!({}))?;
    if desk.json() {
        say_json(&told);
        return Ok(Code::Done);
    }
    let country = desk.business()?.country;
    let words = desk.words();
    let currency = text(&told, "currency");
    let money = |value: &Value, name: &str| amount(&country, whole(value, name), currency);
    let as_of = [("count", whole(&told, "clients").into()), ("day", day(words, text(&told, "as_of")).into())];
    look::say(&look::heading(words.say("insight-as-of", &as_of)));
    let fact = |key: &str, said: String| {
        look::say(&format!("{} {}", cell(&words.say(key, &[]), 34), right(&said, 18)));
    };
    fact("insight-year", money(&told, "sales_minor"));
    fact("insight-value", money(&told, "value_minor"));
    fact("insight-quiet-count", words.count(whole(&told, "quiet")));
    fact("insight-quiet-loss", money(&told, "quiet_loss_minor"));
    look::say("");
    let heads = ["insight-clients", "insight-sales", "insight-expected", "insight-lost"];
    let heads: String = heads.iter().map(|head| right(&words.say(head, &[]), 15)).collect();
    look::say(&look::quiet(format!("{}{heads}", cell(&words.say("insight-stage", &[]), 16))));
    for stage in told["stages"].as_array().into_iter().flatten() {
        let sums: String =
            ["sales_minor", "value_minor", "loss_minor"].iter().map(|s| right(&money(stage, s), 15)).collect();
        let count = right(&words.count(whole(stage, "clients")), 15);
        look::say(&format!("{}{count}{sums}", cell(&stage_of(words, stage), 16)));
    }
    look::say("");
    let learning = &told["learning"];
    if let Some(reason) = learning["reason"].as_str() {
        look::say(&look::quiet(look::wrap(&words.say("insight-assumed", &[("reason", reason.into())]))));
    }
    for edge in learning["edges"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        look::say(&look::quiet(look::wrap(&words.say("insight-edge", &[("edge", edge.into())]))));
    }
    Ok(Code::Done)
}

fn stage_of(words: &Words, value: &Value) -> String {
    words.say(&format!("life-stage-{}", text(value, "stage").replace('_', "-")), &[])
}

fn day(words: &Words, iso: &str) -> String {
    iso.parse().map_or_else(|_| iso.to_owned(), |day| words.marks().day(day))
}

/// `Compra cada 30 días y lleva 95 sin comprar`
fn rhythm(words: &Words, row: &Value) -> String {
    let silence = whole(row, "silence");
    match row["every"].as_f64() {
        Some(every) => {
            let every = (every.round() as i64).max(1);
            words.say("insight-rhythm", &[("every", every.into()), ("silence", silence.into())])
        }
        None => words.say("insight-once-only", &[("silence", silence.into())]),
    }
}

fn percent(row: &Value) -> i64 {
    (row["alive"].as_f64().unwrap_or_default() * 100.0).round() as i64
}

fn list(desk: &mut Desk, request: Value) -> Result<Code, Failure> {
    let of_loss = request["by"] == "loss";
    let page = desk.ask("insight.page", request)?;
    if desk.json() {
        say_json(&page);
        return Ok(Code::Done);
    }
    let country = desk.business()?.country;
    let words = desk.words();
    let rows = page["rows"].as_array().cloned().unwrap_or_default();
    if rows.is_empty() {
        look::say(&words.say(if of_loss { "insight-quiet-none" } else { "insight-none" }, &[]));
    }
    for row in &rows {
        let minor = whole(row, if of_loss { "loss_minor" } else { "value_minor" });
        let sum = right(&amount(&country, minor, text(&page, "currency")), 16);
        let name = cell(text(&row["client"], "name"), 42);
        look::say(&format!("{name} {}{sum}", cell(&stage_of(words, row), 16)));
        let alive = words.say("insight-alive", &[("percent", percent(row).into())]);
        look::say(&look::quiet(format!("     {}; {alive}", rhythm(words, row))));
    }
    if !page["next"].is_null() {
        look::say(&look::quiet(words.say("found-more", &[])));
    }
    Ok(Code::Done)
}

fn matrix(desk: &mut Desk, asked: &Insight) -> Result<Code, Failure> {
    let mut limits = json!({});
    for (name, own) in [("recency", &asked.recency), ("frequency", &asked.frequency)] {
        if !own.is_empty() {
            limits[name] = json!(own);
        }
    }
    let told = desk.ask("insight.overview", json!({ "limits": limits }))?;
    if desk.json() {
        say_json(&json!({ "as_of": told["as_of"], "cuts": told["cuts"], "matrix": told["matrix"] }));
        return Ok(Code::Done);
    }
    let words = desk.words();
    let heads: String =
        (1..=5).rev().map(|score| right(&span(words, &told["cuts"]["recency"], 6 - score), 12)).collect();
    look::say(&look::quiet(format!("{}{}", " ".repeat(20), words.say("insight-recency", &[]))));
    look::say(&look::quiet(format!("{}{heads}", cell(&words.say("insight-frequency", &[]), 20))));
    for frequency in (1..=5).rev() {
        let mut line = cell(&span(words, &told["cuts"]["frequency"], frequency), 20);
        for recency in (1..=5).rev() {
            let here = |c: &&Value| whole(c, "recency") == recency && whole(c, "frequency") == frequency;
            let count = told["matrix"].as_array().into_iter().flatten().find(here).map_or(0, |c| whole(c, "clients"));
            line.push_str(&right(&words.count(count), 12));
        }
        look::say(&line);
    }
    Ok(Code::Done)
}

/// The values of the `group`-th group, from 1.
fn span(words: &Words, cuts: &Value, group: i64) -> String {
    let cut = |at: i64| cuts[usize::try_from(at).unwrap_or_default()].as_i64().unwrap_or_default();
    match group {
        1 if cut(0) == 0 => words.count(0),
        1 => words.say("insight-to", &[("to", cut(0).into())]),
        5 => words.say("insight-over", &[("from", cut(3).into())]),
        _ if cut(group - 2) + 1 == cut(group - 1) => words.count(cut(group - 1)),
        _ => words.say("insight-between", &[("from", (cut(group - 2) + 1).into()), ("to", cut(group - 1).into())]),
    }
}

fn which(desk: &mut Desk, asked: &Insight) -> Result<Value, Failure> {
    let Some(words) = &asked.client else { return Err(crm::Error::invalid("client", "insight-client-missing").into()) };
    Ok(json!({ "client": client_of(desk, words)? }))
}

fn client(desk: &mut Desk, asked: &Insight) -> Result<Code, Failure> {
    let which = which(desk, asked)?;
    let told = desk.ask("insight.client", which)?;
    if desk.json() {
        say_json(&told);
        return Ok(Code::Done);
    }
    let country = desk.business()?.country;
    let words = desk.words();
    let known = &told["known"];
    if known.is_null() {
        look::say(&words.say("insight-client-none", &[]));
        return Ok(Code::Done);
    }
    let money = |name: &str| amount(&country, whole(known, name), text(&told, "currency"));
    look::say(&look::heading(look::plain(text(&known["client"], "name"))));
    look::say(&look::quiet(rhythm(words, known)));
    let purchases = words.marks().number(&format!("{:.1}", known["purchases"].as_f64().unwrap_or_default()));
    for (key, said) in [
        ("insight-stage", stage_of(words, known)),
        ("insight-client-class", text(known, "class").to_owned()),
        ("insight-alive-now", format!("{} %", percent(known))),
        ("insight-purchases", purchases),
        ("insight-client-spend", money("spend_minor")),
        ("insight-client-value", money("value_minor")),
        ("insight-client-loss", money("loss_minor")),
        ("insight-year", money("year_minor")),
    ] {
        look::say(&format!("{} {}", cell(&words.say(key, &[]), 34), right(&said, 18)));
    }
    if told["learned"] == false {
        look::say(&look::quiet(look::wrap(&words.say("insight-assumed-short", &[]))));
    }
    Ok(Code::Done)
}

fn offers(desk: &mut Desk, asked: &Insight) -> Result<Code, Failure> {
    let which = which(desk, asked)?;
    let told = desk.ask("insight.offers", which)?;
    if desk.json() {
        say_json(&told);
        return Ok(Code::Done);
    }
    let words = desk.words();
    let all = |name: &str| told[name].as_array().cloned().unwrap_or_default();
    let (new, again) = (all("new"), all("again"));
    if new.is_empty() && again.is_empty() {
        look::say(&words.say("insight-offers-none", &[]));
    }
    let tell = |offer: &Value, why: String| {
        look::say(&look::fit(text(&offer["product"], "name"), look::WIDTH));
        look::say(&look::quiet(format!("     {}", look::fit(&why, look::WIDTH - 5))));
    };
    if !new.is_empty() {
        look::say(&look::heading(words.say("insight-new", &[])));
    }
    new.iter().for_each(|offer| tell(offer, reason(words, &offer["reason"])));
    if !again.is_empty() {
        look::say(&look::heading(words.say("insight-again", &[])));
    }
    for offer in &again {
        let times = [("times", whole(offer, "times").into()), ("last", day(words, text(offer, "last")).into())];
        let mut said = words.say("insight-times", &times);
        if let (Some(every), Some(due)) = (offer["every"].as_f64(), offer["due"].as_str()) {
            let due = [("every", (every.round() as i64).into()), ("due", day(words, due).into())];
            said = format!("{said}. {}", words.say("insight-due", &due));
        }
        tell(offer, said);
    }
    Ok(Code::Done)
}

/// `Lo compraron 7 de los 9 que también compran Café y Azúcar`
fn reason(words: &Words, reason: &Value) -> String {
    let clients = ("clients", whole(reason, "clients").into());
    match text(reason, "kind") {
        "alike" => {
            let names: Vec<String> = reason["products"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|product| look::plain(text(product, "name")))
                .collect();
            let products = match &names[..] {
                [first, second] => {
                    let both = [("first", first.as_str().into()), ("second", second.as_str().into())];
                    words.say("insight-and", &both)
                }
                one => one.concat(),
            };
            words.say(
                "insight-alike",
                &[("bought", whole(reason, "bought").into()), clients, ("products", products.into())],
            )
        }
        "line" => words.say("insight-line", &[("line", look::plain(text(reason, "line")).into()), clients]),
        _ => words.say("insight-popular", &[clients, ("days", whole(reason, "days").into())]),
    }
}
