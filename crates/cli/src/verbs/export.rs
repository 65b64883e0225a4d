//! `clientela export`: tables out.

use super::{folder, say_json};
use crate::arguments::Export;
use crate::failure::{Code, Failure};
use crate::look;
use crate::opening::Desk;
use serde_json::{Map, Value, json};

/// `all` writes the whole book into a folder. Otherwise writes every row of a kind to a file a spreadsheet of the book's country opens right, with its titles in words; of clients, with
/// `--columns`, the list as one would see it with those columns.
pub fn run(desk: &mut Desk, export: &Export) -> Result<Code, Failure> {
    let (Some(kind), Some(to)) = (export.kind.as_deref().filter(|_| !export.profiles), &export.to) else {
        return profiles(desk);
    };
    if kind == "all" {
        return folder::write(desk, to);
    }
    desk.open()?;
    let words = desk.words();
    let titles: Map<String, Value> = ["column-", "life-stage-", "listed-", "value-"]
        .into_iter()
        .flat_map(|family| words.family(family).filter_map(|key| Some((key.to_owned(), words.known(key, [])?.into()))))
        .collect();
    let layout = if export.strict { "strict" } else { "excel" };
    let mut input = json!({ "kind": kind, "to": to.display().to_string(), "layout": layout, "words": titles });
    if let Some(wanted) = &export.profile {
        input["profile"] = named(desk, wanted)?.into();
    }
    if !export.columns.is_empty() {
        input["seen"] = json!({ "columns": export.columns });
        if let Some(by) = &export.sort {
            input["seen"]["sort"] = json!({ "by": by, "descending": export.descending });
        }
    }
    let done = desk.ask("export.write", input)?;
    if desk.json() {
        say_json(&done);
        return Ok(Code::Done);
    }
    let words = desk.words();
    let rows = done["rows"].as_i64().unwrap_or_default();
    let path = done["path"].as_str().unwrap_or_default().to_owned();
    let size = words.size(done["bytes"].as_u64().unwrap_or_default());
    let args = [("count", rows.into()), ("path", path.into()), ("size", size.into())];
    look::say(&look::good(words.say("rows-exported", &args)));
    Ok(Code::Done)
}

/// What a request calls the profile that is wanted: a person's own before a shipped one, else a file.
fn named(desk: &mut Desk, wanted: &str) -> Result<String, Failure> {
    let all = desk.ask("export.profiles", json!(null))?;
    let found = all["profiles"].as_array().into_iter().flatten().find(|one| one["code"] == wanted);
    Ok(found.and_then(|one| one["profile"].as_str()).unwrap_or(wanted).to_owned())
}

/// Says every profile, and where a person's own are.
fn profiles(desk: &mut Desk) -> Result<Code, Failure> {
    let all = desk.ask("export.profiles", json!(null))?;
    if desk.json() {
        say_json(&all);
        return Ok(Code::Done);
    }
    let words = desk.words();
    for one in all["profiles"].as_array().into_iter().flatten() {
        let text = |name: &str| look::plain(one[name].as_str().unwrap_or_default());
        let title = text(words.language().code());
        match one["refused"].as_object() {
            None => look::say(&format!("{}  {title}", look::cell(&text("code"), 18))),
            Some(refused) => {
                let params = refused.get("params").and_then(Value::as_object).into_iter().flatten();
                let params =
                    params.map(|(name, value)| (name.as_str(), value.as_str().unwrap_or_default().to_owned().into()));
                let kind = refused.get("kind").and_then(Value::as_str).unwrap_or_default();
                look::say(&look::wrong(look::wrap(&words.failure(kind, params))));
            }
        }
    }
    let folder = all["folder"].as_str().unwrap_or_default().to_owned();
    look::say(&look::quiet(look::wrap(&words.say("profile-folder", &[("path", folder.into())]))));
    Ok(Code::Done)
}
