//! `clientela bank`: statements in, what is sure matched, and what is left to match.

use super::sales::{amount, text};
use super::say_json;
use crate::arguments::Bank;
use crate::failure::{Code, Failure};
use crate::look::{self, cell};
use crate::opening::Desk;
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr as _;
use words::Words;

/// Takes statements in, or says what would happen; without any, matches what is sure or says what waits.
pub fn run(desk: &mut Desk, asked: &Bank) -> Result<Code, Failure> {
    desk.open()?;
    if asked.file.is_empty() {
        return if asked.accept_sure { accept(desk) } else { waiting(desk, asked.limit) };
    }
    let paths: Vec<String> = asked.file.iter().map(|path| path.display().to_string()).collect();
    let mut request = json!({ "paths": paths, "accept_sure": asked.accept_sure });
    if let Some(account) = &asked.account {
        request["account"] = account.as_str().into();
    }
    let mut report = desk.ask(if asked.dry_run { "bank.look" } else { "bank.take" }, request)?;
    let is_refused = listed(&report, "files").any(|file| !file["refused"].is_null());
    let code = if is_refused { Code::Refused } else { Code::Done };
    if desk.json() {
        report["dry_run"] = asked.dry_run.into();
        say_json(&report);
        return Ok(code);
    }
    let country = desk.business()?.country;
    tell(desk.words(), &country, &report, asked);
    Ok(code)
}

fn listed<'a>(value: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
    value[name].as_array().into_iter().flatten()
}

fn count(value: &Value, name: &str) -> i64 {
    value[name].as_i64().unwrap_or_default()
}

fn tell(words: &Words, country: &str, report: &Value, asked: &Bank) {
    let new = count(report, "new");
    look::say(&look::heading(words.say(
        match (new, asked.dry_run) {
            (0, _) => "bank-nothing-new",
            (_, true) => "bank-would",
            (_, false) => "bank-done",
        },
        &[],
    )));
    for file in listed(report, "files") {
        let name = look::plain(text(file, "name"));
        if !file["refused"].is_null() {
            look::say(&look::wrong(look::fit(&name, look::WIDTH)));
            let said = format!("  {} {}", words.say("bank-refused-file", &[]), refused(words, &file["refused"]));
            look::say(&look::wrap(&said));
            continue;
        }
        let format = words.known(&format!("bank-format-{}", text(file, "format")), []).unwrap_or_default();
        look::say(&format!("{} {}", look::fit(&name, 50), look::quiet(format)));
        listed(file, "accounts").for_each(|account| tell_account(words, country, account));
    }
    let alike = count(report, "alike");
    if alike > 0 {
        look::say(&look::wrong(look::wrap(&words.say("bank-alike", &[("count", alike.into())]))));
    }
    let accepted = count(report, "accepted");
    if asked.accept_sure || (asked.dry_run && new > 0) {
        let word = if asked.dry_run { "bank-would-accept" } else { "bank-accepted" };
        look::say(&look::good(look::wrap(&words.say(word, &[("count", accepted.into())]))));
        tell_known(words, count(report, "accepted_known"));
    }
    if (new > 0 || accepted > 0) && !asked.dry_run {
        look::say(&look::quiet(words.say("rows-undo", &[])));
    }
}

fn tell_known(words: &Words, known: i64) {
    if known > 0 {
        look::say(&look::quiet(look::wrap(&words.say("bank-accepted-known", &[("count", known.into())]))));
    }
}

fn tell_account(words: &Words, country: &str, account: &Value) {
    let currency = text(account, "currency");
    let money = |name: &str| account[name].as_i64().map(|minor| amount(country, minor, currency));
    let number = text(account, "number");
    let number = if number.is_empty() { words.say("bank-account-unnamed", &[]) } else { look::plain(number) };
    let days: Vec<String> = ["from", "to"]
        .iter()
        .filter_map(|name| text(account, name).parse().ok())
        .map(|day| words.marks().day(day))
        .collect();
    look::say(&format!("  {} {}", cell(&number, 30), look::quiet(days.join(" – "))));
    let lines = [("lines", count(account, "lines").into()), ("new", count(account, "new").into())];
    look::say(&format!("  {}", words.say("bank-lines-of", &lines)));
    // What goes out is said without its sign.
    let out = amount(country, -count(account, "out_minor"), currency);
    let sums = [("in", money("in_minor").unwrap_or_default().into()), ("out", out.into())];
    look::say(&format!("  {}", words.say("bank-in-out", &sums)));
    if let Some(agrees) = account["agrees"].as_bool() {
        let both = [
            ("opening", money("opening_minor").unwrap_or_default().into()),
            ("closing", money("closing_minor").unwrap_or_default().into()),
        ];
        let word = if agrees { "bank-balance-agrees" } else { "bank-balance-differs" };
        let said = format!("  {}", words.say(word, &both));
        look::say(&if agrees { look::quiet(said) } else { look::wrong(said) });
    }
}

/// Why a file does not come in.
fn refused(words: &Words, reason: &Value) -> String {
    let code = text(reason, "code");
    let params = || {
        let params = reason["params"].as_object().into_iter().flatten();
        params.map(|(name, value)| {
            let value = look::plain(value.as_str().unwrap_or_default());
            // Counts choose a form of the sentence.
            (name.as_str(), value.parse::<i64>().map_or_else(|_| value.clone().into(), Into::into))
        })
    };
    let known = words.known(&format!("reason-{code}"), params());
    known.or_else(|| words.known(&format!("error-{code}"), params())).unwrap_or_else(|| code.to_owned())
}

/// Matches what is sure.
fn accept(desk: &mut Desk) -> Result<Code, Failure> {
    let done = desk.ask("bank.accept_sure", json!({}))?;
    if desk.json() {
        say_json(&done);
        return Ok(Code::Done);
    }
    let words = desk.words();
    look::say(&look::good(words.say("bank-accepted", &[("count", count(&done, "accepted").into())])));
    tell_known(words, count(&done, "known"));
    let closed = count(&done, "closed");
    if closed > 0 {
        look::say(&look::wrong(look::wrap(&words.say("bank-closed", &[("count", closed.into())]))));
    }
    Ok(Code::Done)
}

/// Says the lines that are not matched, each with the likeliest thing it is.
fn waiting(desk: &mut Desk, limit: u32) -> Result<Code, Failure> {
    let page = desk.ask("bank.page", json!({ "state": "open", "limit": limit }))?;
    if desk.json() {
        say_json(&page);
        return Ok(Code::Done);
    }
    let country = desk.business()?.country;
    let words = desk.words();
    if listed(&page, "rows").next().is_none() {
        look::say(&words.say("bank-none-waiting", &[]));
    }
    for row in listed(&page, "rows") {
        let day = text(row, "day").parse().map_or_else(|_| text(row, "day").to_owned(), |day| words.marks().day(day));
        let sum = amount(&country, count(row, "amount_minor"), text(row, "currency"));
        let room = " ".repeat(14_usize.saturating_sub(sum.width()));
        look::say(&format!("{} {} {room}{sum}", cell(&day, 10), cell(text(row, "text"), 53)));
        look::say(&look::quiet(look::wrap(&format!("  → {}", likeliest(words, row)))));
    }
    if !page["next"].is_null() {
        look::say(&look::quiet(words.say("found-more", &[])));
    }
    Ok(Code::Done)
}

/// `Cafés Núñez, Cobro A26/000001 (85 %): dice la factura A26/000001; es justo lo que se debe`
fn likeliest(words: &Words, row: &Value) -> String {
    let Some(best) = listed(row, "candidates").next() else { return words.say("bank-no-idea", &[]) };
    let kind = words.known(&format!("bank-choice-{}", text(&best["choice"], "kind")), []).unwrap_or_default();
    let numbers: Vec<&str> = listed(best, "parts").map(|part| text(part, "number")).collect();
    let why: Vec<String> = listed(best, "reasons").filter_map(|reason| why(words, reason)).collect();
    let sure = if best["sure"] == true { format!(" {}", words.say("bank-sure", &[])) } else { String::new() };
    let whose = look::plain(text(&best["client"], "name"));
    let what = [whose, format!("{kind} {}", numbers.join(", "))].into_iter().filter(|part| !part.is_empty());
    let what = what.collect::<Vec<_>>().join(", ");
    format!("{} ({} %{sure}): {}", what.trim(), count(best, "score"), why.join("; "))
}

fn why(words: &Words, reason: &Value) -> Option<String> {
    let params = reason["params"].as_object().into_iter().flatten().map(|(name, value)| {
        let value = look::plain(value.as_str().unwrap_or_default());
        let said = match (name.as_str(), value.parse::<chrono::NaiveDate>(), value.parse::<i64>()) {
            ("day", Ok(day), _) => words.marks().day(day).into(),
            ("count", _, Ok(count)) => count.into(),
            _ => value.into(),
        };
        (name.as_str(), said)
    });
    words.known(&format!("bank-why-{}", text(reason, "code")), params)
}
