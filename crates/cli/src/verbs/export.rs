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
    if export.kind == "all" {
        return folder::write(desk, &export.to);
    }
    desk.open()?;
    let words = desk.words();
    let titles: Map<String, Value> = ["column-", "listed-", "value-"]
        .into_iter()
        .flat_map(|family| words.family(family).filter_map(|key| Some((key.to_owned(), words.known(key, [])?.into()))))
        .collect();
    let layout = if export.strict { "strict" } else { "excel" };
    let mut input =
        json!({ "kind": export.kind, "to": export.to.display().to_string(), "layout": layout, "words": titles });
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
