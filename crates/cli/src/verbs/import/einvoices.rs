//! Electronic invoices in.

use crate::arguments::Import;
use crate::failure::{Code, Failure};
use crate::look::{self, cell};
use crate::opening::Desk;
use crate::verbs::sales::{amount, text};
use crate::verbs::say_json;
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr as _;
use words::Words;

/// What is counted, in its order.
const COUNTS: [&str; 8] =
    ["invoices", "credits", "payments", "clients", "clients_known", "products", "linked", "known"];

/// Whether what was named holds electronic invoices, and tables besides; nothing where it cannot be looked into, which the import of tables
/// tells better. Who says what the rows are means tables.
pub fn among(desk: &mut Desk, import: &Import) -> Option<Value> {
    if import.kind.is_some() || import.file.iter().any(|path| crm::folder::is_one(path)) {
        return None;
    }
    let found = desk.ask("einvoices.find", json!({ "paths": paths(import) })).ok()?;
    (found["einvoices"] == true).then_some(found)
}

fn paths(import: &Import) -> Vec<String> {
    import.file.iter().map(|path| path.display().to_string()).collect()
}

/// Takes them in, or says what would happen.
pub fn run(desk: &mut Desk, import: &Import, found: &Value) -> Result<Code, Failure> {
    desk.open()?;
    let request = json!({ "paths": paths(import), "tax_id": import.tax_id, "words": noted(desk.words()) });
    let command = if import.dry_run { "einvoices.look" } else { "einvoices.take" };
    let mut report = desk.ask(command, request)?;
    if desk.json() {
        report["kind"] = "einvoices".into();
        report["dry_run"] = import.dry_run.into();
        say_json(&report);
        return Ok(Code::Done);
    }
    let country = desk.business()?.country;
    tell(desk.words(), &country, &report, import.dry_run);
    if found["tables"] == true {
        look::say(&look::quiet(look::wrap(&desk.words().say("einvoices-tables-beside", &[]))));
    }
    Ok(Code::Done)
}

/// Words for what the book has no field for, each with `{value}` where the engine puts it.
fn noted(words: &Words) -> Value {
    let hole = [("value", words::Value::from("{value}"))];
    json!({
        "regime": words.say("einvoices-note-regime", &hole),
        "use": words.say("einvoices-note-use", &hole),
        "product": words.say("einvoices-note-product", &hole),
    })
}

fn tell(words: &Words, country: &str, report: &Value, dry_run: bool) {
    let count = |name: &str| report[name].as_i64().unwrap_or_default();
    let made = count("invoices") + count("credits") + count("payments") + count("linked");
    look::say(&look::heading(words.say(
        match (made, dry_run) {
            (0, _) => "einvoices-nothing",
            (_, true) => "einvoices-would",
            (_, false) => "einvoices-done",
        },
        &[],
    )));
    let files = count("files");
    let formats: Vec<String> = listed(report, "formats").map(|one| format(words, text(one, "code"))).collect();
    let read = words.say("einvoices-files", &[("count", files.into()), ("said", words.count(files).into())]);
    look::say(&look::quiet(look::wrap(&[vec![read], formats].concat().join(" · "))));
    look::say(&look::wrap(&whose(words, &report["ours"])));
    if report["ours"]["from"] == "files" && listed(report, "others").next().is_some() {
        look::say(&look::quiet(look::wrap(&words.say("einvoices-ours-how", &[]))));
    }
    for name in COUNTS {
        let number = count(name);
        if number > 0 {
            let said = words.say(&format!("einvoices-{}", name.replace('_', "-")), &[]);
            look::say(&format!("{:>8}  {}", words.count(number), look::fit(&said, look::WIDTH - 10)));
        }
    }
    for sum in listed(report, "sums") {
        let currency = text(sum, "currency");
        for name in ["invoiced", "credited", "paid"] {
            let minor = sum[format!("{name}_minor")].as_i64().unwrap_or_default();
            if minor != 0 {
                let shown = amount(country, minor, currency);
                let room = " ".repeat(18_usize.saturating_sub(shown.width()));
                look::say(&format!("  {} {room}{shown}", cell(&words.say(&format!("einvoices-{name}"), &[]), 24)));
            }
        }
    }
    for (list, family) in [("notices", "einvoices-notice-"), ("left_out", "einvoices-left-")] {
        for one in listed(report, list) {
            let said = counted(words, family, one);
            look::say(&if list == "notices" { look::wrap(&said) } else { look::quiet(look::wrap(&said)) });
        }
    }
    let refused = count("refused_count");
    if refused > 0 {
        let said = [("count", refused.into()), ("said", words.count(refused).into())];
        look::say(&look::wrong(words.say("einvoices-refused", &said)));
        for one in listed(report, "refused").take(super::SHOWN) {
            let line = format!("  {}: {}", text(one, "name"), super::said(words, &one["reason"]));
            look::say(&look::wrap(&look::plain(&line)));
        }
        let more = refused - refused.min(super::SHOWN as i64);
        if more > 0 {
            let said = [("count", more.into()), ("said", words.count(more).into())];
            look::say(&look::quiet(format!("  {}", words.say("einvoices-refused-more", &said))));
        }
    }
    if made > 0 {
        look::say(&look::quiet(look::wrap(&words.say("einvoices-safe", &[]))));
    }
    if made > 0 && !dry_run {
        look::say(&look::quiet(words.say("rows-undo", &[])));
    }
}

fn listed<'a>(report: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
    report[name].as_array().into_iter().flatten()
}

fn format(words: &Words, code: &str) -> String {
    let bare = code.split('.').next().unwrap_or(code);
    words.known(&format!("einvoices-format-{bare}"), []).unwrap_or_else(|| code.to_owned())
}

/// Whose invoices they are, and why.
fn whose(words: &Words, ours: &Value) -> String {
    if ours.is_null() {
        return words.say("einvoices-ours-nobody", &[]);
    }
    let name = look::plain(text(ours, "name"));
    let id = || words::Value::from(look::plain(text(ours, "tax_id")));
    let named = match name.is_empty() {
        true => words.say("einvoices-ours-unnamed", &[("id", id())]),
        false => words.say("einvoices-ours", &[("name", name.into()), ("id", id())]),
    };
    let why = words.known(&format!("einvoices-ours-{}", text(ours, "from")), []).unwrap_or_default();
    format!("{named}. {why}")
}

/// Something counted, in a sentence of its family.
fn counted(words: &Words, family: &str, one: &Value) -> String {
    let count = one["count"].as_i64().unwrap_or_default();
    let names: Vec<String> =
        one["names"].as_array().into_iter().flatten().filter_map(Value::as_str).map(look::plain).collect();
    let args = [("count", count.into()), ("said", words.count(count).into()), ("names", names.join(", ").into())];
    words.known(&format!("{family}{}", text(one, "code")), args).unwrap_or_default()
}
