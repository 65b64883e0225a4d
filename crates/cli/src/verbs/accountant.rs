//! `clientela accountant`: what a period comes to, its folder, and closing it.

use super::sales::{amount, text};
use super::say_json;
use crate::arguments::Accountant;
use crate::failure::{Code, Failure};
use crate::look::{self, cell};
use crate::opening::Desk;
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr as _;
use words::Words;

/// Documents named with a finding.
const NAMED: usize = 6;

/// Says what a period comes to; with `--to` writes its folder, with `--close` closes it afterwards. Ends with [`Code::Unsound`] when
/// something serious was found.
pub fn run(desk: &mut Desk, asked: &Accountant) -> Result<Code, Failure> {
    desk.open()?;
    let period = asked.period.as_ref().map_or_else(|| json!({}), |period| json!({ "period": period }));
    if asked.reopen || asked.changes {
        return of_closed(desk, asked, period);
    }
    let (told, done) = match &asked.to {
        None => (desk.ask("accountant.look", period)?, Value::Null),
        Some(to) => {
            let mut request = period;
            request["to"] = json!(to.display().to_string());
            request["tables_only"] = json!(asked.tables_only);
            if let Some(office) = &asked.office {
                request["office"] = json!(office);
            }
            let done = desk.ask("accountant.write", request)?;
            (done["look"].clone(), done)
        }
    };
    let closed = if asked.close {
        let request = json!({ "period": told["period"], "manifest": done["manifest"].as_str().unwrap_or_default() });
        desk.ask("accountant.close", request)?
    } else {
        Value::Null
    };
    let serious = told["findings"].as_array().into_iter().flatten().any(|one| one["serious"] == true);
    let code = if serious { Code::Unsound } else { Code::Done };
    if desk.json() {
        say_json(&json!({ "look": told, "done": done, "closed": closed }));
        return Ok(code);
    }
    let country = desk.business()?.country;
    let words = desk.words();
    tell(words, &country, &told);
    if !done.is_null() {
        let count = |name: &str| words.count(done[name].as_i64().unwrap_or_default());
        let args = [
            ("path", look::plain(text(&done, "path")).into()),
            ("papers", count("papers").into()),
            ("xmls", count("xmls").into()),
            ("files", count("files").into()),
        ];
        look::say(&look::good(look::wrap(&words.say("accountant-written", &args))));
        look::say(&look::quiet(look::wrap(&words.say("accountant-check-how", &args))));
    }
    if !closed.is_null() {
        let args = [("period", text(&closed, "period").to_owned().into())];
        look::say(&look::good(look::wrap(&words.say("accountant-closed", &args))));
    }
    Ok(code)
}

/// Opens a closed period again, or says what changed in it since.
fn of_closed(desk: &mut Desk, asked: &Accountant, period: Value) -> Result<Code, Failure> {
    let told = desk.ask("accountant.look", period)?;
    let all = desk.ask("accountant.closed", json!(null))?;
    let of = all.as_array().into_iter().flatten().find(|one| one["period"] == told["period"]);
    let Some(closed) = of.cloned() else {
        let value = text(&told, "period");
        return Err(crm::Error::invalid("period", "period-never-closed").with("value", value).into());
    };
    if asked.reopen {
        let reason = asked.reason.clone().unwrap_or_default();
        let open = desk.ask("accountant.reopen", json!({ "id": closed["id"], "reason": reason }))?;
        if desk.json() {
            say_json(&open);
        } else {
            let args = [("period", text(&open, "period").to_owned().into())];
            look::say(&look::good(desk.words().say("accountant-reopened", &args)));
        }
        return Ok(Code::Done);
    }
    let changes = desk.ask("accountant.changes", json!({ "id": closed["id"] }))?;
    if desk.json() {
        say_json(&changes);
        return Ok(Code::Done);
    }
    let country = desk.business()?.country;
    let words = desk.words();
    let key = if changes["differs"] == true { "accountant-differs" } else { "accountant-same" };
    let args = [("period", text(&closed, "period").to_owned().into())];
    look::say(&look::heading(words.say(key, &args)));
    for one in changes["later"].as_array().into_iter().flatten() {
        let kind = words.known(&format!("entry-{}", text(one, "kind")), []).unwrap_or_default();
        let day = text(one, "day").parse().map_or_else(|_| String::new(), |day| words.marks().day(day));
        let sum = amount(&country, one["amount_minor"].as_i64().unwrap_or_default(), text(one, "currency"));
        let room = " ".repeat(16_usize.saturating_sub(sum.width()));
        let (number, client) = (cell(text(one, "number"), 16), cell(&look::plain(text(one, "client")), 24));
        look::say(&format!("{} {} {number} {client} {room}{sum}", cell(&day, 10), cell(&kind, 10)));
    }
    Ok(Code::Done)
}

fn tell(words: &Words, country: &str, told: &Value) {
    let currency = text(told, "currency");
    let money = |value: &Value| amount(country, value.as_i64().unwrap_or_default(), currency);
    let row = |name: String, value: String| {
        look::say(&format!("  {} {}{value}", cell(&name, 40), " ".repeat(18_usize.saturating_sub(value.width()))));
    };
    let args = [("period", text(told, "period").to_owned().into())];
    look::say(&look::heading(words.say("report-title", &args)));
    for name in ["invoices", "credits"] {
        row(words.say(&format!("report-{name}"), &[]), words.count(told[name].as_i64().unwrap_or_default()));
    }
    for name in ["net", "tax", "total", "retained", "collected", "open"] {
        row(words.say(&format!("report-{name}"), &[]), money(&told[format!("{name}_minor")]));
    }
    for tax in told["taxes"].as_array().into_iter().flatten() {
        let rate = tax["rate"].as_str().map_or_else(String::new, |rate| format!(" {} %", words.marks().number(rate)));
        let name = match text(tax, "tax") {
            "" => words.say("report-untaxed", &[]),
            name => format!("{}{rate} {}", name.to_uppercase(), text(tax, "treatment")),
        };
        let sum = tax["tax_minor"].as_i64().unwrap_or_default() + tax["surcharge_minor"].as_i64().unwrap_or_default();
        let (base, sum) = (money(&tax["base_minor"]), money(&json!(sum)));
        let room = |text: &str, width: usize| " ".repeat(width.saturating_sub(text.width()));
        let name = cell(name.trim(), 22);
        look::say(&format!("  {name} {}{base} {}{sum}", room(&base, 17), room(&sum, 18)));
    }
    for one in told["findings"].as_array().into_iter().flatten() {
        let count = one["count"].as_i64().unwrap_or_default();
        let args = [("count", count.into()), ("detail", text(one, "detail").to_owned().into())];
        let said = words.known(&format!("finding-{}", text(one, "code")), args);
        let said = said.unwrap_or_else(|| text(one, "code").to_owned());
        let places = one["places"].as_array().into_iter().flatten().map(|place| look::plain(text(place, "number")));
        let mut named: Vec<String> = places.take(NAMED).collect();
        if !named.is_empty() && count > named.len() as i64 {
            named.push("…".to_owned());
        }
        let said = look::wrap(format!("  {said} {}", named.join(" ")).trim_end());
        look::say(&if one["serious"] == true { look::wrong(said) } else { look::quiet(said) });
    }
    if told["findings"].as_array().is_none_or(Vec::is_empty) {
        look::say(&look::good(words.say("report-sound", &[])));
    }
}
