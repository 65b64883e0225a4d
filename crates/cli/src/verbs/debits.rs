//! `clientela debits`: what clients signed, receipts collected together, the file for the bank, and what became of them.

use super::sales::{amount, client_of, text};
use super::say_json;
use crate::arguments::Debits;
use crate::failure::{Code, Failure};
use crate::look::{self, cell};
use crate::opening::Desk;
use crm::money::{self, Money};
use crm::places;
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr as _;

/// Does what was asked; the list of remittances when nothing was.
pub fn run(desk: &mut Desk, asked: &Debits) -> Result<Code, Failure> {
    desk.open()?;
    match asked.what.as_deref() {
        Some("show") => show(desk, asked),
        Some("prepare") => prepare(desk, asked),
        Some("make") => make(desk, asked),
        Some("write") => write(desk, asked),
        Some("collect") => collect(desk, asked),
        Some("return") => give_back(desk, asked),
        Some("take-back") => take_back(desk, asked),
        Some("mandates") => mandates(desk, asked),
        Some("sign") => sign(desk, asked),
        Some("revoke") => revoke(desk, asked),
        Some("creditor") => creditor(desk, asked),
        _ => list(desk),
    }
}

fn missing(what: &str) -> Failure {
    crm::Error::invalid("about", "debits-part-missing").with("what", what).into()
}

/// What was named beside the verb. `what` says it is missing.
fn about<'a>(asked: &'a Debits, what: &str) -> Result<&'a str, Failure> {
    asked.about.as_deref().ok_or_else(|| missing(what))
}

fn listed<'a>(value: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
    value[name].as_array().into_iter().flatten()
}

fn whole(value: &Value, name: &str) -> i64 {
    value[name].as_i64().unwrap_or_default()
}

fn day_of(desk: &Desk, iso: &str) -> String {
    iso.parse().map_or_else(|_| iso.to_owned(), |day| desk.words().marks().day(day))
}

/// Cents at the right of a column.
fn euros(country: &str, minor: i64) -> String {
    let said = amount(country, minor, "EUR");
    format!("{}{said}", " ".repeat(16_usize.saturating_sub(said.width())))
}

/// Adds to a request what was asked for by the same name.
fn with(mut request: Value, parts: &[(&str, Option<&str>)]) -> Value {
    for (name, value) in parts {
        if let Some(value) = value {
            request[*name] = json!(value);
        }
    }
    request
}

/// The remittance of an identity or its last letters; the newest when none is named.
fn which(desk: &mut Desk, asked: &Debits) -> Result<Value, Failure> {
    let mut after = Value::Null;
    loop {
        let page = desk.ask("debits.list", json!({ "limit": 100, "after": after }))?;
        let wanted = asked.about.as_deref();
        let found = listed(&page, "rows").find(|row| wanted.is_none_or(|wanted| text(row, "id").ends_with(wanted)));
        if let Some(found) = found {
            return Ok(found["id"].clone());
        }
        after = page["next"].clone();
        if after.is_null() {
            return Err(crm::Error::NotFound { what: "remittance" }.into());
        }
    }
}

fn state(desk: &Desk, row: &Value) -> String {
    desk.words().known(&format!("remittance-{}", text(row, "state")), []).unwrap_or_default()
}

fn list(desk: &mut Desk) -> Result<Code, Failure> {
    let page = desk.ask("debits.list", json!({}))?;
    if desk.json() {
        say_json(&page);
        return Ok(Code::Done);
    }
    let country = desk.business()?.country;
    if listed(&page, "rows").next().is_none() {
        look::say(&look::wrap(&desk.words().say("remittances-empty-text", &[])));
    }
    for row in listed(&page, "rows") {
        let id = text(row, "id");
        let tail = id.get(id.len().saturating_sub(6)..).unwrap_or(id);
        let receipts = desk.words().say("remittance-receipts", &[("count", whole(row, "count").into())]);
        let day = day_of(desk, text(row, "collect_on"));
        let sum = euros(&country, whole(row, "sum_minor"));
        look::say(&format!(
            "{tail} {} {} {sum} {}",
            cell(&day, 10),
            cell(&receipts, 14),
            look::quiet(state(desk, row))
        ));
    }
    if !page["next"].is_null() {
        look::say(&look::quiet(desk.words().say("found-more", &[])));
    }
    Ok(Code::Done)
}

fn show(desk: &mut Desk, asked: &Debits) -> Result<Code, Failure> {
    let id = which(desk, asked)?;
    let detail = desk.ask("debits.get", json!({ "id": id }))?;
    tell(desk, &detail)
}

/// Says a remittance and its receipts.
fn tell(desk: &mut Desk, detail: &Value) -> Result<Code, Failure> {
    if desk.json() {
        say_json(detail);
        return Ok(Code::Done);
    }
    let country = desk.business()?.country;
    let remittance = &detail["remittance"];
    let day = day_of(desk, text(remittance, "collect_on"));
    look::say(&look::heading(desk.words().say("remittance-of", &[("day", day.into())])));
    look::say(&look::quiet(state(desk, remittance)));
    for debit in listed(detail, "debits") {
        let client = look::plain(text(&debit["client"], "name"));
        let sum = euros(&country, whole(debit, "amount_minor"));
        let of_family = |family: &str, of: &str| desk.words().known(&format!("{family}-{of}"), []);
        let said = match text(debit, "reason") {
            "" => of_family("debit", text(debit, "state")).unwrap_or_default(),
            reason => of_family("debit-reason", &reason.to_lowercase()).unwrap_or_else(|| reason.to_owned()),
        };
        look::say(&format!("{} {} {sum} {}", cell(text(debit, "number"), 16), cell(&client, 26), look::quiet(said)));
    }
    let sum = amount(&country, whole(remittance, "sum_minor"), "EUR");
    let receipts = [("count", whole(remittance, "count").into()), ("amount", sum.into())];
    look::say(&desk.words().say("remittance-sum", &receipts));
    Ok(Code::Done)
}

/// What is asked of preparing and making alike.
fn request(asked: &Debits) -> Value {
    let parts = [("until", &asked.until), ("collect_on", &asked.collect_on), ("scheme", &asked.scheme)];
    with(json!({}), &parts.map(|(name, value)| (name, value.as_deref())))
}

fn prepare(desk: &mut Desk, asked: &Debits) -> Result<Code, Failure> {
    let told = desk.ask("debits.prepare", request(asked))?;
    if desk.json() {
        say_json(&told);
        return Ok(Code::Done);
    }
    let country = desk.business()?.country;
    let day = day_of(desk, text(&told, "collect_on"));
    look::say(&look::heading(desk.words().say("remittance-of", &[("day", day.into())])));
    for one in listed(&told, "ready") {
        let client = look::plain(text(&one["client"], "name"));
        let sum = euros(&country, whole(one, "amount_minor"));
        let account = look::quiet(text(one, "masked"));
        look::say(&format!("{} {} {sum} {account}", cell(text(one, "number"), 16), cell(&client, 26)));
    }
    let sum = amount(&country, whole(&told, "sum_minor"), "EUR");
    let count = listed(&told, "ready").count() as i64;
    look::say(&desk.words().say("remittance-sum", &[("count", count.into()), ("amount", sum.into())]));
    let out = whole(&told, "left_out_count");
    if out > 0 {
        look::say(&look::wrong(desk.words().say("debits-left-out", &[("count", out.into())])));
    }
    for one in listed(&told, "left_out") {
        let client = look::plain(text(&one["client"], "name"));
        let why = desk.words().known(&format!("debit-why-{}", text(one, "why")), []).unwrap_or_default();
        look::say(&look::quiet(format!("{} {} {why}", cell(text(one, "number"), 16), cell(&client, 26))));
    }
    Ok(Code::Done)
}

fn make(desk: &mut Desk, asked: &Debits) -> Result<Code, Failure> {
    let mut new = request(asked);
    if !asked.only.is_empty() {
        let told = desk.ask("debits.prepare", new.clone())?;
        let mut sales = Vec::new();
        for number in &asked.only {
            let known = ["ready", "left_out"].iter().flat_map(|name| listed(&told, name));
            let found = known.into_iter().find(|one| text(one, "number") == number);
            let unknown = || crm::Error::invalid("sales", "debit-unknown").with("number", look::plain(number));
            sales.push(found.ok_or_else(unknown)?["sale"].clone());
        }
        new["sales"] = json!(sales);
    }
    if let Some(to) = asked.to.as_deref().filter(|to| to.exists()) {
        // Looked at before anything is made, so that no remittance is left without its file.
        return Err(crm::Error::book("file-exists", to).into());
    }
    let detail = desk.ask("debits.make", new)?;
    match &asked.to {
        Some(_) => file(desk, asked, &detail["remittance"]["id"]).inspect_err(|_| {
            // The remittance stands: whoever reads why there is no file must not make a second one.
            look::complain(&look::wrap(&desk.words().say("remittance-not-saved", &[])));
        }),
        None => tell(desk, &detail),
    }
}

fn write(desk: &mut Desk, asked: &Debits) -> Result<Code, Failure> {
    let id = which(desk, asked)?;
    file(desk, asked, &id)
}

/// Writes the file of a remittance and says where it is.
fn file(desk: &mut Desk, asked: &Debits, id: &Value) -> Result<Code, Failure> {
    let Some(to) = &asked.to else { return Err(missing("to")) };
    let request = json!({ "id": id, "to": to.display().to_string() });
    let done = desk.ask("debits.write", with(request, &[("version", asked.pain.as_deref())]))?;
    if desk.json() {
        say_json(&done);
        return Ok(Code::Done);
    }
    let country = desk.business()?.country;
    let sum = amount(&country, whole(&done, "sum_minor"), "EUR");
    let said = [
        ("count", whole(&done, "count").into()),
        ("amount", sum.into()),
        ("path", look::plain(text(&done, "path")).into()),
    ];
    look::say(&look::good(look::wrap(&desk.words().say("remittance-written", &said))));
    if done["late"] == true {
        look::say(&look::wrong(look::wrap(&desk.words().say("remittance-late", &[]))));
    }
    Ok(Code::Done)
}

fn collect(desk: &mut Desk, asked: &Debits) -> Result<Code, Failure> {
    let id = which(desk, asked)?;
    let detail = desk.ask("debits.collect", with(json!({ "id": id }), &[("day", asked.day.as_deref())]))?;
    tell(desk, &detail)
}

fn take_back(desk: &mut Desk, asked: &Debits) -> Result<Code, Failure> {
    let id = which(desk, asked)?;
    let detail = desk.ask("debits.take_back", json!({ "id": id }))?;
    tell(desk, &detail)
}

/// The newest receipt of an invoice that did not come back.
fn receipt_of(desk: &mut Desk, number: &str) -> Result<Value, Failure> {
    let mut after = Value::Null;
    loop {
        let page = desk.ask("debits.list", json!({ "limit": 100, "after": after }))?;
        for row in listed(&page, "rows") {
            let detail = desk.ask("debits.get", json!({ "id": row["id"] }))?;
            let fits = |debit: &&Value| {
                text(debit, "number") == number && matches!(text(debit, "state"), "sent" | "collected")
            };
            if let Some(debit) = listed(&detail, "debits").find(fits) {
                return Ok(debit["id"].clone());
            }
        }
        after = page["next"].clone();
        if after.is_null() {
            return Err(crm::Error::NotFound { what: "debit" }.into());
        }
    }
}

fn give_back(desk: &mut Desk, asked: &Debits) -> Result<Code, Failure> {
    let number = about(asked, "invoice")?.to_owned();
    let Some(reason) = asked.reason.as_deref().map(str::to_uppercase) else { return Err(missing("reason")) };
    let mut request = json!({ "id": receipt_of(desk, &number)?, "reason": reason });
    request["note"] = json!(desk.words().known(&format!("debit-reason-{}", reason.to_lowercase()), []));
    if let Some(fee) = &asked.fee {
        let unreadable = || crm::Error::invalid("fee", "not-an-amount").with("value", fee);
        let style = places::served(&desk.business()?.country).ok_or_else(unreadable)?.decimal;
        let euro = money::currency("EUR").ok_or_else(unreadable)?;
        request["fee_minor"] = json!(Money::parse(fee, style, euro).map_err(|_| unreadable())?.minor);
    }
    let detail = desk.ask("debits.return", with(request, &[("day", asked.day.as_deref())]))?;
    tell(desk, &detail)
}

fn mandates(desk: &mut Desk, asked: &Debits) -> Result<Code, Failure> {
    let client = client_of(desk, about(asked, "client")?)?;
    let told = desk.ask("debits.of_client", json!({ "id": client }))?;
    if desk.json() {
        say_json(&told);
        return Ok(Code::Done);
    }
    if listed(&told, "mandates").next().is_none() {
        look::say(&desk.words().say("mandate-none", &[]));
    }
    listed(&told, "mandates").for_each(|mandate| tell_mandate(desk, mandate));
    Ok(Code::Done)
}

fn tell_mandate(desk: &Desk, mandate: &Value) {
    let words = desk.words();
    let standing = words.known(&format!("mandate-{}", text(mandate, "standing")), []).unwrap_or_default();
    let signed = words.say("mandate-signed", &[("day", day_of(desk, text(mandate, "signed_on")).into())]);
    let (reference, account) = (text(mandate, "reference"), text(mandate, "masked"));
    look::say(&format!("{} {} {} {standing}", cell(reference, 16), cell(account, 18), cell(&signed, 24)));
}

fn sign(desk: &mut Desk, asked: &Debits) -> Result<Code, Failure> {
    let client = client_of(desk, about(asked, "client")?)?;
    let Some(iban) = &asked.iban else { return Err(missing("iban")) };
    let draft = json!({ "client": client, "iban": iban, "recurrent": !asked.once });
    let parts =
        [("bic", &asked.bic), ("reference", &asked.reference), ("signed_on", &asked.day), ("scheme", &asked.scheme)];
    let kept = desk.ask("debits.save_mandate", with(draft, &parts.map(|(name, value)| (name, value.as_deref()))))?;
    if desk.json() {
        say_json(&kept);
        return Ok(Code::Done);
    }
    tell_mandate(desk, &kept);
    Ok(Code::Done)
}

fn revoke(desk: &mut Desk, asked: &Debits) -> Result<Code, Failure> {
    let client = client_of(desk, about(asked, "client")?)?;
    let told = desk.ask("debits.of_client", json!({ "id": client }))?;
    let wanted = asked.reference.as_deref();
    let fits = |one: &&Value| match wanted {
        Some(wanted) => text(one, "reference") == wanted,
        None => one["revoked_on"].is_null(),
    };
    let Some(mandate) = listed(&told, "mandates").find(fits) else {
        return Err(crm::Error::NotFound { what: "mandate" }.into());
    };
    let kept = desk.ask("debits.revoke", with(json!({ "id": mandate["id"] }), &[("day", asked.day.as_deref())]))?;
    if desk.json() {
        say_json(&kept);
        return Ok(Code::Done);
    }
    tell_mandate(desk, &kept);
    Ok(Code::Done)
}

fn creditor(desk: &mut Desk, asked: &Debits) -> Result<Code, Failure> {
    let told = match &asked.about {
        Some(identifier) => desk.ask("debits.set_creditor", json!({ "identifier": identifier }))?,
        None => desk.ask("debits.creditor", json!({}))?,
    };
    if desk.json() {
        say_json(&told);
        return Ok(Code::Done);
    }
    let words = desk.words();
    let facts = [("creditor-identifier", "identifier"), ("creditor-name", "name"), ("creditor-account", "iban")];
    for (key, name) in facts {
        look::say(&format!("{} {}", cell(&words.say(key, &[]), 30), look::plain(text(&told, name))));
    }
    Ok(Code::Done)
}
