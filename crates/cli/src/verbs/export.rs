//! `clientela export`: tables out.

use super::{folder, say_json};
use crate::arguments::Export;
use crate::failure::{Code, Failure};
use crate::look;
use crate::opening::Desk;
use api::DoorError;
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
        let conditions = conditions(desk, &export.conditions)?;
        input["seen"] = json!({ "columns": export.columns, "filter": { "all": conditions } });
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

/// Conditions on clients as they are typed: `city=Lugo`, `stage!=lost`, `sales_year>500`, `last_contact<-60`, `notes~obra`, and
/// `next_step=` for nothing in it. An own field goes by its name. Errors: `condition-unfit`.
fn conditions(desk: &mut Desk, typed: &[String]) -> Result<Vec<Value>, Failure> {
    if typed.is_empty() {
        return Ok(Vec::new());
    }
    let own = desk.ask("fields.all", json!(null))?;
    let own = |name: &str| {
        let fields = own.as_array().into_iter().flatten();
        let wanted = name.to_lowercase();
        let named = fields.into_iter().find(|field| field["name"].as_str().is_some_and(|n| n.to_lowercase() == wanted));
        named.and_then(|field| field["id"].as_str()).map(|id| format!("field:{id}"))
    };
    let one = |text: &String| {
        let signs = [("!=", "is_not"), ("=", "is"), (">", "more"), ("<", "less"), ("~", "contains")];
        let first = signs.iter().filter_map(|(sign, operator)| Some((text.find(sign)?, *sign, *operator)));
        // Of two that begin at the same place the longer is meant: it stands first.
        let (at, sign, operator) = first
            .min_by_key(|(at, ..)| *at)
            .filter(|(at, ..)| *at > 0)
            .ok_or_else(|| DoorError::new("condition-unfit").with("value", text))?;
        let (name, value) = (text[..at].trim(), text[at + sign.len()..].trim());
        let operator = match (operator, value) {
            ("is", "") => "empty",
            ("is_not", "") => "filled",
            _ => operator,
        };
        let field = own(name).unwrap_or_else(|| name.to_owned());
        Ok(json!({ "test": { "field": field, "operator": operator, "value": value } }))
    };
    typed.iter().map(one).collect()
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
