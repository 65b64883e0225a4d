//! `clientela sales`: the documents, and how one of them is told.

use super::say_json;
use crate::arguments::Sales;
use crate::failure::{Code, Failure};
use crate::look::{self, cell};
use crate::opening::Desk;
use crm::money::{self, Money};
use crm::places;
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr as _;
use words::Words;

/// Letters of its identity by which a draft, which has no number, is named.
const TAIL: usize = 6;

/// Says the newest documents.
pub fn run(desk: &mut Desk, sales: &Sales) -> Result<Code, Failure> {
    desk.open()?;
    let client = sales.client.as_deref().map(|words| client_of(desk, words)).transpose()?;
    let mut asked = json!({ "limit": sales.limit });
    for (name, value) in [
        ("state", sales.state.as_ref().map(|text| json!(text))),
        ("kind", sales.kind.as_ref().map(|text| json!(text))),
        ("client", client),
    ] {
        if let Some(value) = value {
            asked[name] = value;
        }
    }
    let page = desk.ask("sales.page", asked)?;
    if desk.json() {
        say_json(&page);
        return Ok(Code::Done);
    }
    let country = desk.business()?.country;
    let words = desk.words();
    let rows = page["rows"].as_array().cloned().unwrap_or_default();
    if rows.is_empty() {
        look::say(&words.say("sales-none-match", &[]));
    }
    for row in &rows {
        look::say(&line_of(words, &country, row));
    }
    if !page["next"].is_null() {
        look::say(&look::quiet(words.say("found-more", &[])));
    }
    Ok(Code::Done)
}

pub(super) fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_default()
}

/// Its number; of a draft the last letters of its identity.
fn name_of(sale: &Value) -> String {
    let number = format!("{}{}", text(sale, "series"), text(sale, "number"));
    let id = text(sale, "id");
    if number.is_empty() { id.get(id.len().saturating_sub(TAIL)..).unwrap_or(id).to_owned() } else { number }
}

fn value(words: &Words, code: &str) -> String {
    words.known(&format!("value-{code}"), []).unwrap_or_else(|| code.to_owned())
}

pub(super) fn amount(country: &str, minor: i64, currency: &str) -> String {
    match (places::served(country), money::currency(currency)) {
        (Some(country), Some(currency)) => Money::new(minor, currency).format(country),
        _ => format!("{minor} {currency}"),
    }
}

/// `A26/000001  Factura  Cafés Núñez  Pendiente  55,00 €`
fn line_of(words: &Words, country: &str, sale: &Value) -> String {
    let state =
        if sale["overdue"] == true { words.say("sale-overdue", &[]) } else { value(words, text(sale, "state")) };
    let total = amount(country, sale["total_minor"].as_i64().unwrap_or_default(), text(sale, "currency"));
    let room = 14_usize.saturating_sub(total.width());
    let day = text(sale, "day").parse().map_or_else(|_| text(sale, "day").to_owned(), |day| words.marks().day(day));
    let client = cell(text(&sale["client"], "name"), 17);
    let kind = cell(&value(words, text(sale, "kind")), 11);
    format!(
        "{} {} {kind} {client} {} {}{total}",
        cell(&name_of(sale), 12),
        cell(&day, 10),
        cell(&state, 11),
        " ".repeat(room)
    )
}

/// Says one document: itself, and its lines.
pub(super) fn tell(desk: &mut Desk, detail: &Value) -> Result<Code, Failure> {
    if desk.json() {
        say_json(detail);
        return Ok(Code::Done);
    }
    let country = desk.business()?.country;
    let words = desk.words();
    let sale = &detail["sale"];
    look::say(&look::heading(line_of(words, &country, sale)));
    let currency = text(sale, "currency");
    for line in detail["lines"].as_array().into_iter().flatten() {
        let quantity = cell(&words.marks().number(text(line, "quantity")), 8);
        let total = amount(&country, line["amount_minor"].as_i64().unwrap_or_default(), currency);
        let room = 14_usize.saturating_sub(total.width());
        look::say(&format!("  {quantity}  {} {}{total}", cell(text(line, "text"), 53), " ".repeat(room)));
    }
    if sale["state"] == "draft" {
        look::say(&look::quiet(look::wrap(&words.say("sell-draft", &[("name", name_of(sale).into())]))));
    }
    if let Some(fingerprint) = detail["fiscal"]["fingerprint"].as_str() {
        look::say(&look::quiet(words.say("sell-recorded", &[("fingerprint", fingerprint.to_owned().into())])));
    }
    Ok(Code::Done)
}

/// The identity of a document that was made.
pub(super) fn which(detail: &Value) -> Value {
    detail["sale"]["id"].clone()
}

/// The identity of the document a person names: by its number, its identity, or of a draft the last letters of that.
pub(super) fn document(desk: &mut Desk, named: &str) -> Result<Value, Failure> {
    desk.open()?;
    if crm::ids::Id::parse(named).is_some() {
        return Ok(json!(named));
    }
    let found = desk.ask("sales.find", json!({ "number": named }))?;
    let of_number = found.as_array().and_then(|all| all.first()).map(|sale| sale["id"].clone());
    if let Some(id) = of_number {
        return Ok(id);
    }
    let drafts = desk.ask("sales.page", json!({ "state": "draft", "limit": 200 }))?;
    let ending = named.to_lowercase();
    let is_it = |sale: &&Value| ending.len() >= 4 && text(sale, "id").ends_with(&ending);
    let mut all = drafts["rows"].as_array().into_iter().flatten().filter(is_it);
    match (all.next(), all.next()) {
        (Some(one), None) => Ok(one["id"].clone()),
        _ => Err(crm::Error::invalid("document", "document-unknown").with("value", named).into()),
    }
}

/// The identity of the client a person names by a few words: the only one found, the one called exactly so, or the only one
/// whose own name has all of them; a search finds those too who are spoken of beside the words.
pub(super) fn client_of(desk: &mut Desk, named: &str) -> Result<Value, Failure> {
    if crm::ids::Id::parse(named).is_some() {
        return Ok(json!(named));
    }
    let found = desk.ask("search.find", json!({ "words": named, "limit": 10 }))?;
    let is_client = |hit: &&Value| matches!(text(hit, "kind"), "person" | "company") && hit["archived"] != true;
    let all: Vec<&Value> = found["hits"].as_array().into_iter().flatten().filter(is_client).collect();
    let wanted = crm::names::fold(named);
    let called = |hit: &&&Value| {
        let name = crm::names::fold(text(hit, "title"));
        name == wanted || wanted.split(' ').all(|word| name.split(' ').any(|part| part.starts_with(word)))
    };
    let exact = all.iter().find(|hit| crm::names::fold(text(hit, "title")) == wanted);
    let mut named_so = all.iter().filter(called);
    let only = named_so.next().filter(|_| named_so.next().is_none());
    match (exact.or(only), &all[..]) {
        (Some(one), _) | (None, [one]) => Ok(one["id"].clone()),
        (None, []) => Err(crm::Error::invalid("client", "client-unknown").with("value", named).into()),
        (None, several) => {
            let names: Vec<&str> = several.iter().map(|hit| text(hit, "title")).collect();
            Err(crm::Error::invalid("client", "client-several").with("value", look::plain(&names.join("; "))).into())
        }
    }
}
