//! `clientela paper`: how documents look, and the templates they are set by.

use super::sales::text;
use super::say_json;
use crate::arguments::Paper;
use crate::failure::{self, Code, Failure};
use crate::look::{self, cell};
use crate::opening::Desk;
use serde_json::{Value, json};
use std::path::Path;

/// Says how documents look, after changing what was asked.
pub fn run(desk: &mut Desk, asked: &Paper) -> Result<Code, Failure> {
    desk.open()?;
    if let Some(folder) = &asked.export_template {
        let written = desk.ask("paper.export_templates", json!({ "folder": path(folder) }))?;
        if !desk.json() {
            let args = [("path", look::plain(text(&written, "folder")).into())];
            look::say(&look::good(look::wrap(&desk.words().say("templates-written", &args))));
        }
    }
    if let Some(folder) = &asked.templates {
        desk.ask("paper.use_templates", json!({ "folder": path(folder) }))?;
    } else if asked.no_templates {
        desk.ask("paper.use_templates", json!({}))?;
    }
    if !asked.field.is_empty() {
        change(desk, asked)?;
    }
    if let Some(logo) = &asked.logo {
        desk.ask("paper.set_logo", json!({ "path": path(logo) }))?;
    } else if asked.no_logo {
        desk.ask("paper.remove_logo", json!({}))?;
    }
    tell(desk)
}

fn path(path: &Path) -> String {
    path.display().to_string()
}

/// Writes the fields that were typed; a template must be one there is.
fn change(desk: &mut Desk, asked: &Paper) -> Result<(), Failure> {
    let now = desk.ask("paper.get", json!({}))?;
    let mut style = now["look"].clone();
    for pair in &asked.field {
        let unfit = || crm::Error::invalid("field", "field-unfit").with("value", pair);
        let (name, value) = pair.split_once('=').ok_or_else(unfit)?;
        let name = match name.trim() {
            "colour" | "color" => "accent",
            other => other,
        };
        let value = value.trim();
        let known = |one: &Value| one["name"] == value;
        let is_template = name == "template" || name == "simplified_template";
        if is_template && !now["templates"].as_array().into_iter().flatten().any(known) {
            return Err(crm::Error::invalid("template", "template-unknown").with("template", value).into());
        }
        *style.get_mut(name).ok_or_else(unfit)? = json!(value);
    }
    desk.ask("paper.set", style)?;
    Ok(())
}

fn tell(desk: &mut Desk) -> Result<Code, Failure> {
    let now = desk.ask("paper.get", json!({}))?;
    let is_sound = now["own"]["fault"].is_null();
    let code = if is_sound { Code::Done } else { Code::Unsound };
    if desk.json() {
        say_json(&now);
        return Ok(code);
    }
    let words = desk.words();
    for (name, value) in now["look"].as_object().into_iter().flatten() {
        let value = look::plain(value.as_str().unwrap_or_default());
        look::say(&format!("  {} {value}", look::quiet(cell(name, 20))));
    }
    let logo = &now["logo"];
    look::say(&if logo.is_null() {
        words.say("paper-logo-is-none", &[])
    } else {
        let size = words.size(logo["size"].as_u64().unwrap_or_default());
        words.say("paper-logo-is", &[("name", look::plain(text(logo, "name")).into()), ("size", size.into())])
    });
    let names: Vec<&str> = now["templates"].as_array().into_iter().flatten().map(|one| text(one, "name")).collect();
    look::say(&look::wrap(&words.say("paper-templates-are", &[("names", names.join(", ").into())])));
    let own = &now["own"];
    let is_used =
        own["chosen"] == true || now["templates"].as_array().into_iter().flatten().any(|one| one["own"] == true);
    if is_used {
        let key = if own["present"] == true { "templates-in" } else { "templates-gone" };
        look::say(&look::quiet(look::wrap(&words.say(key, &[("folder", text(own, "folder").to_owned().into())]))));
    }
    if let Some(fault) = failure::sentence(words, &own["fault"]) {
        look::complain(&look::wrong(look::wrap(&fault)));
    }
    Ok(code)
}
