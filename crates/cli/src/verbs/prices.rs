//! `clientela prices`: the price lists, one of them with what it says, what is set in it, and what something costs for whom.

use super::sales::{client_of, text};
use super::say_json;
use super::sell::typed;
use crate::arguments::Prices;
use crate::failure::{Code, Failure};
use crate::look::{self, cell};
use crate::opening::Desk;
use crm::money;
use crm::names::fold;
use crm::places::{self, DecimalMark};
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr as _;
use words::Words;

/// Says the lists, one list after changing what was asked, or with `--for` or `--product` what things cost.
pub fn run(desk: &mut Desk, asked: &Prices) -> Result<Code, Failure> {
    desk.open()?;
    let Some(name) = &asked.list else {
        let previews = asked.r#for.is_some() || asked.product.is_some() || asked.quantity.is_some();
        return if previews { preview(desk, asked) } else { lists(desk, asked) };
    };
    let mut id = match asked.new {
        true => save(desk, json!({ "name": name }), asked)?,
        false => {
            let id = list_of(desk, name)?;
            if changes(asked) { save(desk, json!({ "id": id }), asked)? } else { id }
        }
    };
    if !asked.set.is_empty() {
        let marks = marks(desk)?;
        let entries = asked.set.iter().map(|line| entry_of(desk, line, marks)).collect::<Result<Vec<_>, _>>()?;
        desk.ask("prices.set", json!({ "list": id, "entries": entries }))?;
    }
    if let Some(copy) = &asked.copy {
        let marks = marks(desk)?;
        let percent = asked.percent.as_ref().map(|text| figure("percent", text, marks)).transpose()?;
        let copied = desk.ask("prices.copy", json!({ "id": id, "name": copy, "percent": percent }))?;
        id = copied["list"]["id"].clone();
    }
    if asked.archive {
        desk.ask("prices.archive", json!({ "id": id, "archived": true }))?;
    }
    one(desk, &id, asked.limit)
}

/// Whether anything of the list itself is to be changed.
fn changes(asked: &Prices) -> bool {
    asked.tag.is_some()
        || !asked.client.is_empty()
        || asked.everybody
        || asked.from.is_some()
        || asked.until.is_some()
        || asked.priority.is_some()
        || asked.with_tax
}

/// Makes or changes the list; its identity.
fn save(desk: &mut Desk, mut draft: Value, asked: &Prices) -> Result<Value, Failure> {
    if let Some(tag) = &asked.tag {
        draft["audience"] = json!("tag");
        draft["tag"] = json!(tag);
    } else if asked.everybody {
        draft["audience"] = json!("everybody");
    } else if !asked.client.is_empty() {
        let mut chosen = Vec::new();
        if !draft["id"].is_null() {
            let was = desk.ask("prices.get", json!({ "id": draft["id"] }))?;
            chosen.extend(was["clients"].as_array().into_iter().flatten().map(|client| client["id"].clone()));
        }
        for words in &asked.client {
            chosen.push(client_of(desk, words)?);
        }
        draft["audience"] = json!("clients");
        draft["clients"] = json!(chosen);
    }
    for (name, value) in [
        ("valid_from", asked.from.as_ref().map(|day| json!(day))),
        ("valid_until", asked.until.as_ref().map(|day| json!(day))),
        ("priority", asked.priority.map(|priority| json!(priority))),
        ("prices", asked.with_tax.then(|| json!("with_tax"))),
    ] {
        if let Some(value) = value {
            draft[name] = value;
        }
    }
    Ok(desk.ask("prices.save", draft)?["list"]["id"].clone())
}

fn marks(desk: &mut Desk) -> Result<DecimalMark, Failure> {
    let country = desk.business()?.country;
    Ok(places::served(&country).map_or(DecimalMark::Comma, |country| country.decimal))
}

/// `+5%`, `-2,5`, `10` as a decimal with a point.
fn figure(field: &str, text: &str, marks: DecimalMark) -> Result<String, Failure> {
    let plain = text.trim().trim_end_matches('%').trim();
    let (sign, digits) = match plain.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", plain.strip_prefix('+').unwrap_or(plain)),
    };
    let unfit = |_| crm::Error::invalid(field, "not-a-decimal").with("value", text);
    let number = money::parse(digits, marks).map_err(unfit)?;
    Ok(format!("{sign}{}", number.normalize()))
}

/// The list of this name or identity.
fn list_of(desk: &mut Desk, named: &str) -> Result<Value, Failure> {
    if crm::ids::Id::parse(named).is_some() {
        return Ok(json!(named));
    }
    let all = every(desk, false)?;
    let wanted = fold(named);
    let exact = all.iter().find(|list| fold(text(list, "name")) == wanted);
    let alike: Vec<&Value> = all.iter().filter(|list| fold(text(list, "name")).contains(&wanted)).collect();
    match (exact, &alike[..]) {
        (Some(one), _) => Ok(one["id"].clone()),
        (None, [one]) => Ok(one["id"].clone()),
        _ => Err(crm::Error::invalid("list", "price-list-unknown").with("value", named).into()),
    }
}

fn every(desk: &mut Desk, archived: bool) -> Result<Vec<Value>, Failure> {
    let (mut all, mut after) = (Vec::new(), Value::Null);
    loop {
        let page = desk.ask("prices.page", json!({ "archived": archived, "limit": 200, "after": after }))?;
        all.extend(page["rows"].as_array().cloned().unwrap_or_default());
        after = page["next"].clone();
        if after.is_null() {
            return Ok(all);
        }
    }
}

/// An entry as it is typed: `[FROM x] WHAT (@ PRICE | -DISCOUNT% | +MARKUP%)`; what is a product, a category, or `*` for all.
fn entry_of(desk: &mut Desk, line: &str, marks: DecimalMark) -> Result<Value, Failure> {
    let unfit = || crm::Error::invalid("set", "price-line-unfit").with("value", line);
    let markup = line.trim().rsplit_once(" +").filter(|(_, last)| last.trim_end().ends_with('%'));
    let (rest, markup) = match markup {
        Some((rest, percent)) => (rest, Some(figure("set", percent, marks)?)),
        None => (line, None),
    };
    let typed = typed(rest, marks).ok_or_else(unfit)?;
    let (kind, value) = match (typed.price, typed.discount, markup) {
        (Some(price), None, None) => ("price", price),
        (None, Some(discount), None) => ("discount", discount.trim_end_matches('%').to_owned()),
        (None, None, Some(markup)) => ("markup", markup),
        _ => return Err(unfit().into()),
    };
    // Without a quantity it is for any.
    let from = if rest.trim_start().starts_with(&typed.what) { "0".to_owned() } else { typed.quantity };
    let mut entry = json!({ "kind": kind, "value": value, "min_quantity": from });
    if typed.what == "*" {
        entry["scope"] = json!("all");
        return Ok(entry);
    }
    let wanted = fold(&typed.what);
    let found = desk.ask("products.page", json!({ "text": typed.what, "limit": 20 }))?;
    let is_it = |product: &&Value| ["code", "name"].iter().any(|field| fold(text(product, field)) == wanted);
    if let Some(product) = found["rows"].as_array().and_then(|rows| rows.iter().find(is_it)) {
        entry["scope"] = json!("product");
        entry["product"] = product["id"].clone();
        return Ok(entry);
    }
    let categories = desk.ask("prices.categories", Value::Null)?;
    let category =
        categories.as_array().into_iter().flatten().filter_map(Value::as_str).find(|name| fold(name) == wanted);
    let Some(category) = category else {
        return Err(crm::Error::invalid("set", "price-what-unknown").with("value", &typed.what).into());
    };
    entry["scope"] = json!("category");
    entry["name"] = json!(category);
    Ok(entry)
}

fn number(words: &Words, plain: &str) -> String {
    words.marks().number(plain)
}

/// `A00 … €`: a price with at least the cents of its currency.
fn price(words: &Words, plain: &str, currency: &str) -> String {
    let digits = money::currency(currency).map_or(2, money::decimals) as usize;
    let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
    let padded = if digits == 0 && part.is_empty() { whole.to_owned() } else { format!("{whole}.{part:0<digits$}") };
    format!("{} {currency}", number(words, &padded))
}

/// Whom a list is for.
fn whom(words: &Words, list: &Value) -> String {
    match text(list, "audience") {
        "tag" => match list["tag"]["name"].as_str() {
            Some(tag) => words.say("prices-for-tag", &[("tag", tag.to_owned().into())]),
            None => words.say("prices-for-nobody", &[]),
        },
        "clients" => {
            let count = list["clients"]["count"].as_i64().unwrap_or_default();
            words.say("prices-for-clients", &[("count", count.into()), ("said", words.count(count).into())])
        }
        _ => words.say("prices-for-everybody", &[]),
    }
}

/// Since when and until when, where it is told.
fn when(words: &Words, list: &Value) -> String {
    let day = |name: &str| list[name].as_str().and_then(|day| day.parse().ok()).map(|day| words.day(day));
    match (day("valid_from"), day("valid_until")) {
        (None, None) => String::new(),
        (Some(from), None) => words.say("prices-from", &[("day", from.into())]),
        (None, Some(until)) => words.say("prices-until", &[("day", until.into())]),
        (Some(from), Some(until)) => words.say("prices-between", &[("from", from.into()), ("until", until.into())]),
    }
}

fn line_of(words: &Words, list: &Value) -> String {
    let state = words.known(&format!("prices-state-{}", text(list, "state").replace('_', "-")), []).unwrap_or_default();
    let count = list["entries"]["count"].as_i64().unwrap_or_default();
    let entries = words.say("prices-entries", &[("count", count.into()), ("said", words.count(count).into())]);
    format!(
        "{} {} {} {}",
        cell(text(list, "name"), 26),
        cell(&state, 11),
        cell(&whom(words, list), 26),
        cell(&entries, 14).trim_end()
    )
}

fn lists(desk: &mut Desk, asked: &Prices) -> Result<Code, Failure> {
    let all = every(desk, asked.archive)?;
    if desk.json() {
        say_json(&json!(all));
        return Ok(Code::Done);
    }
    let words = desk.words();
    if all.is_empty() {
        look::say(&look::wrap(&words.say("prices-none-how", &[])));
    }
    all.iter().for_each(|list| look::say(&line_of(words, list)));
    Ok(Code::Done)
}

/// What an entry says: `12,50 EUR`, `−10 %`, `coste + 30 %`.
fn worth(words: &Words, kind: &str, value: &str, currency: &str) -> String {
    match kind {
        "discount" => words.say("prices-less", &[("percent", number(words, value).into())]),
        "markup" => words.say("prices-over-cost", &[("percent", number(words, value).into())]),
        _ => price(words, value, currency),
    }
}

fn one(desk: &mut Desk, id: &Value, limit: u32) -> Result<Code, Failure> {
    let detail = desk.ask("prices.get", json!({ "id": id }))?;
    let page = desk.ask("prices.entries", json!({ "list": id, "limit": limit }))?;
    if desk.json() {
        say_json(&json!({ "list": detail["list"], "clients": detail["clients"], "entries": page }));
        return Ok(Code::Done);
    }
    let words = desk.words();
    let list = &detail["list"];
    look::say(&look::heading(line_of(words, list)));
    let when = when(words, list);
    if !when.is_empty() {
        look::say(&look::quiet(when));
    }
    let names: Vec<&str> =
        detail["clients"].as_array().into_iter().flatten().map(|client| text(client, "name")).collect();
    if !names.is_empty() {
        look::say(&look::quiet(look::wrap(&look::plain(&names.join(" · ")))));
    }
    for entry in page["rows"].as_array().into_iter().flatten() {
        let what = match text(entry, "scope") {
            "all" => words.say("prices-everything", &[]),
            "category" => words.say("prices-category", &[("name", text(entry, "name").to_owned().into())]),
            "line" => words.say("prices-line", &[("name", text(entry, "name").to_owned().into())]),
            _ => text(entry, "name").to_owned(),
        };
        let from = match text(entry, "min_quantity") {
            "0" => String::new(),
            from => words.say("prices-step", &[("quantity", number(words, from).into())]),
        };
        let worth = worth(words, text(entry, "kind"), text(entry, "value"), text(list, "currency"));
        let room = 18_usize.saturating_sub(worth.width());
        let line = format!("  {} {} {}", cell(text(entry, "code"), 12), cell(&what, 30), cell(&from, 13));
        look::say(&format!("{line}{}{worth}", " ".repeat(room)));
    }
    if !page["next"].is_null() {
        look::say(&look::quiet(words.say("found-more", &[])));
    }
    Ok(Code::Done)
}

/// Why something costs what it costs: `Tarifa Hostelería, desde 10`.
pub(super) fn reason(words: &Words, why: &Value) -> String {
    let name = text(&why["list"], "name").to_owned();
    match text(why, "min_quantity") {
        "0" => words.say("prices-why", &[("name", name.into())]),
        from => words.say("prices-why-step", &[("name", name.into()), ("quantity", number(words, from).into())]),
    }
}

fn preview(desk: &mut Desk, asked: &Prices) -> Result<Code, Failure> {
    let marks = marks(desk)?;
    let client = asked.r#for.as_deref().map(|words| client_of(desk, words)).transpose()?;
    let quantity = asked.quantity.as_ref().map(|text| figure("quantity", text, marks)).transpose()?;
    let page = desk.ask(
        "prices.preview",
        json!({ "client": client, "quantity": quantity, "text": asked.product, "limit": asked.limit, "day": asked.from }),
    )?;
    if desk.json() {
        say_json(&page);
        return Ok(Code::Done);
    }
    let words = desk.words();
    for row in page["rows"].as_array().into_iter().flatten() {
        let told = &row["price"];
        let costs = told["net"].as_str().map(|net| price(words, net, text(told, "currency"))).unwrap_or_default();
        let why = if told["why"].is_null() { String::new() } else { reason(words, &told["why"]) };
        let room = 13_usize.saturating_sub(costs.width());
        let line = format!("{} {}", cell(text(row, "code"), 10), cell(text(row, "name"), 28));
        look::say(format!("{line}{}{costs}  {}", " ".repeat(room), look::quiet(look::fit(&why, 25))).trim_end());
    }
    if !page["next"].is_null() {
        look::say(&look::quiet(words.say("found-more", &[])));
    }
    Ok(Code::Done)
}
