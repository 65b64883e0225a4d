//! `clientela duplicates`: clients that may stand in the book twice.

use super::say_json;
use crate::arguments::Duplicates;
use crate::failure::{Code, Failure};
use crate::look::{self, cell};
use crate::opening::Desk;
use serde_json::{Value, json};
use words::Words;

/// Compares all clients when that was never done, or `--again`; merges those that are sure, when asked; says the pairs that are left.
pub fn run(desk: &mut Desk, duplicates: &Duplicates) -> Result<Code, Failure> {
    let asked = json!({ "limit": duplicates.limit });
    let mut page = desk.ask("duplicates.page", asked.clone())?;
    if duplicates.again || page["search"].is_null() {
        desk.ask("duplicates.find", Value::Null)?;
        page = desk.ask("duplicates.page", asked.clone())?;
    }
    let mut merged = None;
    if let Some(certainty) = duplicates.merge {
        merged = desk.ask("duplicates.merge_sure", json!({ "certainty": certainty }))?.as_u64();
        page = desk.ask("duplicates.page", asked)?;
    }
    if desk.json() {
        if let (Some(merged), Value::Object(page)) = (merged, &mut page) {
            page.insert("merged".to_owned(), merged.into());
        }
        say_json(&page);
        return Ok(Code::Done);
    }
    let words = desk.words();
    if let Some(merged) = merged {
        look::say(&words.say("did-duplicates-merge-sure", &[("count", (merged as f64).into())]));
    }
    let pairs = page["pairs"].as_array().cloned().unwrap_or_default();
    if pairs.is_empty() {
        look::say(&words.say("duplicates-none", &[]));
    }
    for pair in &pairs {
        let certainty = pair["certainty"].as_u64().unwrap_or_default();
        let (client, other) = (side(&pair["client"]), side(&pair["other"]));
        look::say(&format!("{certainty:>3} %  {}  {}", cell(&client, 36), look::fit(&other, look::WIDTH - 45)));
        look::say(&look::quiet(format!("       {}", look::fit(&reasons(words, pair), look::WIDTH - 7))));
    }
    if !page["next"].is_null() {
        look::say(&look::quiet(words.say("duplicates-left", &[])));
    }
    Ok(Code::Done)
}

/// The name of a client and the town or phone it is told by.
fn side(client: &Value) -> String {
    let name = look::plain(client["name"].as_str().unwrap_or_default());
    let city = client["addresses"][0]["city"].as_str().unwrap_or_default();
    if city.is_empty() { name } else { format!("{name} · {}", look::plain(city)) }
}

fn reasons(words: &Words, pair: &Value) -> String {
    let reason = |reason: &Value| {
        let field = reason["field"].as_str().unwrap_or_default().replace('_', "-");
        words.known(&format!("reason-{field}-{}", reason["how"].as_str().unwrap_or_default()), [])
    };
    let mut said: Vec<String> = pair["reasons"].as_array().into_iter().flatten().filter_map(reason).collect();
    said.extend(pair["kinship"].as_str().and_then(|kin| words.known(&format!("kinship-{kin}"), [])));
    said.join(", ")
}
