//! `clientela loyalty rewards`, `approve`, `refuse`, `points`, `liability`: what the rules gave, what waits, and what is owed.

use super::{day_of, missing, right, rule_of, whole};
use crate::arguments::Loyalty;
use crate::failure::{Code, Failure};
use crate::look::{self, cell};
use crate::opening::Desk;
use crate::verbs::sales::{amount, client_of, text};
use crate::verbs::say_json;
use serde_json::{Value, json};

/// Letters of a reward's identity that are told, and that are enough to name it.
const SHORT: usize = 8;

/// Of a client, or all that wait for a person.
pub(super) fn rewards(desk: &mut Desk, asked: &Loyalty) -> Result<Code, Failure> {
    let request = match &asked.rule {
        Some(client) => json!({ "client": client_of(desk, client)?, "limit": 200 }),
        None => json!({ "states": ["waiting"], "limit": 200 }),
    };
    list(desk, &request)
}

/// Of a rule.
pub(super) fn earned(desk: &mut Desk, asked: &Loyalty) -> Result<Code, Failure> {
    let rule = rule_of(desk, asked)?;
    list(desk, &json!({ "rule": rule["kept"]["id"], "limit": 200 }))
}

fn list(desk: &mut Desk, request: &Value) -> Result<Code, Failure> {
    let told = desk.ask("loyalty.rewards", request.clone())?;
    if desk.json() {
        say_json(&told);
        return Ok(Code::Done);
    }
    let country = desk.business()?.country;
    let currency = text(&told, "currency");
    let words = desk.words();
    let rows = told["rows"].as_array().cloned().unwrap_or_default();
    if rows.is_empty() {
        let none = if request["states"].is_array() { "loyalty-waiting-none" } else { "loyalty-earned-none" };
        look::say(&words.say(none, &[]));
    }
    for row in &rows {
        let id: String = text(row, "id").chars().take(SHORT).collect();
        let state = words.say("loyalty-reward-state", &[("state", text(row, "state").into())]);
        let worth = if whole(row, "left_minor") > 0 { "left_minor" } else { "worst_minor" };
        let worth = row[worth].as_i64().map_or_else(String::new, |minor| amount(&country, minor, currency));
        look::say(&format!(
            "{id} {} {} {} {} {}",
            cell(&day_of(desk, text(row, "day")), 11),
            cell(text(&row["client"], "name"), 28),
            cell(text(&row["rule"], "name"), 24),
            cell(&state, 20),
            right(&worth, 12),
        ));
    }
    if told["points"]["balance"].as_i64().is_some_and(|balance| balance != 0) {
        say_points(desk, &told, &country);
    }
    Ok(Code::Done)
}

fn say_points(desk: &Desk, told: &Value, country: &str) {
    let points = &told["points"];
    let worth = points["worth_minor"].as_i64().map(|minor| amount(country, minor, text(told, "currency")));
    let says = [
        ("count", whole(points, "points").into()),
        ("worth", worth.unwrap_or_default().into()),
        ("valued", if points["worth_minor"].is_null() { "no" } else { "yes" }.into()),
    ];
    look::say(&desk.words().say("loyalty-points-text", &says));
    if whole(points, "balance") < 0 {
        look::say(&desk.words().say("loyalty-points-owed", &[("count", (-whole(points, "balance")).into())]));
    }
}

/// The points of a client.
pub(super) fn points(desk: &mut Desk, asked: &Loyalty) -> Result<Code, Failure> {
    let Some(client) = &asked.rule else { return Err(missing("client")) };
    let client = client_of(desk, client)?;
    let told = desk.ask("loyalty.rewards", json!({ "client": client, "limit": 1 }))?;
    if desk.json() {
        say_json(&told["points"]);
        return Ok(Code::Done);
    }
    let country = desk.business()?.country;
    say_points(desk, &told, &country);
    Ok(Code::Done)
}

/// Approves or refuses a reward that waits, told by the first letters of its identity.
pub(super) fn decide(desk: &mut Desk, asked: &Loyalty, give: bool) -> Result<Code, Failure> {
    let Some(named) = &asked.rule else { return Err(missing("reward")) };
    let id = match crm::ids::Id::parse(named) {
        Some(id) => json!(id),
        None => {
            let unknown = || crm::Error::invalid("reward", "loyalty-reward-unknown").with("value", look::plain(named));
            let mut found: Vec<Value> = Vec::new();
            let mut after = Value::Null;
            loop {
                let page =
                    desk.ask("loyalty.rewards", json!({ "states": ["waiting"], "limit": 200, "after": after }))?;
                let rows = page["rows"].as_array().into_iter().flatten();
                found.extend(
                    rows.map(|row| row["id"].clone())
                        .filter(|id| id.as_str().is_some_and(|id| named.len() >= 4 && id.starts_with(named.as_str()))),
                );
                after = page["next"].clone();
                if after.is_null() {
                    break;
                }
            }
            match &found[..] {
                [one] => one.clone(),
                _ => return Err(unknown().into()),
            }
        }
    };
    desk.ask("loyalty.decide", json!({ "id": id, "give": give, "note": asked.about }))?;
    list(desk, &json!({ "states": ["waiting"], "limit": 200 }))
}

/// What is owed to clients.
pub(super) fn liability(desk: &mut Desk) -> Result<Code, Failure> {
    let told = desk.ask("loyalty.liability", json!({}))?;
    if desk.json() {
        say_json(&told);
        return Ok(Code::Done);
    }
    let country = desk.business()?.country;
    let money = |value: &Value, name: &str| {
        value[name].as_i64().map_or_else(String::new, |minor| amount(&country, minor, text(&told, "currency")))
    };
    let words = desk.words();
    look::say(&look::heading(words.say("loyalty-owed", &[("day", day_of(desk, text(&told, "as_of")).into())])));
    for row in told["rows"].as_array().into_iter().flatten() {
        let month = match row["month"].as_str() {
            // The month in figures, as it is printed on a card.
            Some(day) => {
                let month = format!("{}/{}", day.get(5..7).unwrap_or_default(), day.get(..4).unwrap_or_default());
                words.say("loyalty-owed-month", &[("month", month.into())])
            }
            None => words.say("loyalty-owed-always", &[]),
        };
        let form = words.say("loyalty-form", &[("form", text(row, "form").into())]);
        let units = right(&words.count(whole(row, "units")), 9);
        let (worth, expected) = (right(&money(row, "worth_minor"), 14), right(&money(row, "expected_minor"), 14));
        look::say(&format!("{} {} {units} {worth} {expected}", cell(&month, 16), cell(&form, 20)));
    }
    let sums = [("worth", money(&told, "worth_minor").into()), ("expected", money(&told, "expected_minor").into())];
    look::say(&words.say("loyalty-owed-sum", &sums));
    if told["unvalued"] == true {
        look::say(&look::quiet(look::wrap(&words.say("loyalty-unvalued", &[]))));
    }
    Ok(Code::Done)
}
