//! What was understood of a file before it is imported: how it is read, what each column becomes, and why.

use super::import::said;
use crate::look;
use serde_json::Value;
use unicode_width::UnicodeWidthStr;
use words::Words;

/// Columns of a line kept for names.
const NAME: usize = 19;

/// Tells a report of `import.inspect`.
pub fn tell(words: &Words, report: &Value) {
    look::say(&look::heading(words.say("rows-understood", &[])));
    for one in array(&report["evidence"]) {
        for line in look::wrap(&said(words, one)).lines() {
            look::say(&format!("  {line}"));
        }
    }
    look::say(&look::heading(words.say("rows-columns", &[])));
    for column in array(&report["columns"]) {
        look::say(&line_of(words, report, column));
    }
    for question in array(&report["questions"]) {
        look::say(&look::wrong(look::wrap(&asked(words, question, "rows-taken-as"))));
    }
}

fn array(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> String {
    look::plain(value.as_str().unwrap_or_default())
}

/// `C.P.  → Código postal  por su título`
fn line_of(words: &Words, report: &Value, column: &Value) -> String {
    let usage = array(&report["mapping"]).find(|usage| usage["column"] == column["column"]).unwrap_or(&Value::Null);
    let field = field_of(words, report, usage);
    let why: Vec<String> =
        array(&column["why"]).filter(|why| why["code"] != "suggested").map(|why| said(words, why)).collect();
    let mut why = if why.is_empty() {
        words.known(&format!("import-content-{}", text(&column["content"])), []).unwrap_or_default()
    } else {
        why.join(" ").trim_end_matches(';').to_owned()
    };
    let suggested = array(&column["why"]).find(|why| why["code"] == "suggested");
    if let Some(suggested) = suggested.filter(|_| field.is_none()) {
        let name = name_of(words, report, suggested["params"]["field"].as_str().unwrap_or_default());
        why = words.say("rows-unsure", &[("field", name.into()), ("why", why.into())]);
    }
    let is_used = field.is_some();
    let field = field.unwrap_or_else(|| words.say("rows-left-out", &[]));
    let mut name = text(&column["name"]);
    if report["format"] == "cards" {
        // Its titles are codes: `phones 2 - label`.
        let (code, rest) = name.split_once(' ').unwrap_or((&name, ""));
        let rest = rest.replace("label", &words.say("column-label", &[]));
        name = format!("{} {rest}", name_of(words, report, code)).trim_end().to_owned();
    }
    let (from, to) = (look::cell(&name, NAME), look::cell(&field, NAME));
    let room = look::WIDTH.saturating_sub(from.width() + to.width() + 7);
    let line = format!("  {from} → {to}  {}", look::fit(&why, room));
    if is_used { line } else { look::quiet(line) }
}

/// What a column becomes in words; nothing when it is left out.
fn field_of(words: &Words, report: &Value, usage: &Value) -> Option<String> {
    let field = usage["field"].as_str().filter(|field| !field.is_empty())?;
    let mut name = name_of(words, report, field);
    if let Some(nth) = usage["group"].as_u64().filter(|nth| *nth > 1) {
        name.push_str(&format!(" {nth}"));
    }
    if usage["is_label"] == true {
        name = format!("{name} - {}", words.say("column-label", &[]));
    }
    Some(name)
}

pub(super) fn name_of(words: &Words, report: &Value, field: &str) -> String {
    let own =
        array(&report["fields"]).find(|choice| choice["field"] == field).and_then(|choice| choice["name"].as_str());
    own.map(look::plain)
        .or_else(|| words.known(&format!("column-{}", field.replace('_', "-")), []))
        .unwrap_or_else(|| field.to_owned())
}

/// What only a person can tell, with what is taken when she says nothing: `key` says whether it is or was.
pub(super) fn asked(words: &Words, question: &Value, key: &'static str) -> String {
    let name = text(&question["name"]);
    let code = text(&question["code"]);
    let sentence = words.known(&format!("import-ask-{code}"), [("column", name.into())]).unwrap_or(code);
    let taken = text(&question["suggested"]);
    let taken = words.known(&format!("import-choice-{taken}"), []).unwrap_or(taken);
    let samples = array(&question["samples"]).take(3).map(text).collect::<Vec<_>>().join(", ");
    let rest = [("samples", samples.into()), ("taken", taken.into())];
    format!("{sentence} {}", words.say(key, &rest))
}
