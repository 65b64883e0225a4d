//! Rows that are like a client: which join her and why, and how to say no.

use super::SHOWN;
use crate::look;
use serde_json::Value;
use words::Words;

/// Tells how many rows join a client or wait beside one, and the first of them.
pub fn tell(words: &Words, result: &Value) {
    let keys = match result["kind"].as_str() {
        Some("clients" | "people") => ["import-alike-joined", "import-alike-doubtful"],
        _ => ["import-named-joined", "import-named-doubtful"],
    };
    for (count, key) in ["joined_alike", "doubtful"].into_iter().zip(keys) {
        let count = result[count].as_i64().unwrap_or_default();
        if count > 0 {
            look::say(&look::wrap(&words.say(key, &[("count", count.into()), ("said", words.count(count).into())])));
        }
    }
    if result["uncompared"] == true {
        look::say(&look::quiet(look::wrap(&words.say("import-uncompared", &[]))));
    }
    let rows = result["samples"].as_array().into_iter().flatten().filter(|row| !row["alike"].is_null());
    let told: Vec<String> = rows.take(SHOWN).map(|row| line_of(words, row)).collect();
    for line in &told {
        look::say(&look::wrap(&format!("  {line}")));
    }
    if !told.is_empty() && result["joined_alike"].as_i64().unwrap_or_default() > 0 {
        look::say(&look::quiet(look::wrap(&words.say("rows-alike-how", &[]))));
    }
}

fn line_of(words: &Words, row: &Value) -> String {
    let alike = &row["alike"];
    let text = |value: &Value| look::plain(value.as_str().unwrap_or_default());
    let why: Vec<String> = alike["reasons"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|reason| {
            let key = format!("reason-{}-{}", text(&reason["field"]).replace('_', "-"), text(&reason["how"]));
            words.known(&key, [])
        })
        .collect();
    let key = match (alike["joins"] == true, row["verdict"] == "refused") {
        (true, _) => "rows-alike-joins",
        (false, true) => "rows-alike-out",
        (false, false) => "rows-alike-new",
    };
    words.say(
        key,
        &[
            ("row", words.count(row["line"].as_i64().unwrap_or_default()).into()),
            ("title", text(&row["title"]).into()),
            ("name", text(&alike["name"]).into()),
            ("certainty", alike["certainty"].as_i64().unwrap_or_default().into()),
            ("why", why.join(", ").into()),
        ],
    )
}
