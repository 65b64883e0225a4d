//! `clientela business`: the business as its documents tell it, and what its fiscal profile does and does not do.

use super::say_json;
use crate::arguments::Business;
use crate::failure::{Code, Failure};
use crate::look::{self, cell};
use crate::opening::Desk;
use crm::fiscal::FiscalProfile;
use serde_json::{Value, json};

/// Says the business; `FIELD=VALUE` changes it first.
pub fn run(desk: &mut Desk, business: &Business) -> Result<Code, Failure> {
    let mut data = desk.ask("business.get", json!(null))?;
    if !business.field.is_empty() {
        let mut issuer = data["issuer"].take();
        for pair in &business.field {
            let unfit = || crm::Error::invalid("field", "field-unfit").with("value", pair);
            let (name, value) = pair.split_once('=').ok_or_else(unfit)?;
            let held = issuer.get_mut(name.trim()).ok_or_else(unfit)?;
            *held = match held {
                Value::Bool(_) => Value::Bool(matches!(value.trim(), "true" | "1")),
                Value::Number(_) => json!(value.trim().parse::<u32>().map_err(|_| unfit())?),
                _ => json!(value.trim()),
            };
        }
        data = desk.ask("business.set", issuer)?;
    }
    if desk.json() {
        say_json(&data);
        return Ok(Code::Done);
    }
    let words = desk.words();
    for (name, value) in data["issuer"].as_object().into_iter().flatten() {
        let value = value.as_str().map_or_else(|| value.to_string(), look::plain);
        look::say(&format!("  {} {value}", look::quiet(cell(name, 12))));
    }
    let chosen = data["profiles"].as_array().into_iter().flatten().find(|one| one["id"] == data["issuer"]["profile"]);
    let chosen = chosen.cloned().and_then(|profile| serde_json::from_value::<FiscalProfile>(profile).ok());
    if let Some(profile) = chosen {
        let (name, says) = profile.words();
        look::say(&look::heading(words.known(&name, []).unwrap_or(name)));
        for key in says {
            let line = words.known(&key, []).unwrap_or_else(|| key.clone());
            let line = look::wrap(&format!("  {line}"));
            look::say(&if key.starts_with("fiscal-lacks") { look::wrong(line) } else { line });
        }
    }
    let missing: Vec<&str> = data["missing"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    if !missing.is_empty() {
        look::say(&look::wrong(look::wrap(&words.say("business-missing", &[("fields", missing.join(", ").into())]))));
    }
    Ok(Code::Done)
}
