//! `clientela loyalty`: the rules, what one would have done in the last year, why a client gets it or not, rules in and out as JSON; and the
//! rewards they give.

mod rewards;

use super::sales::{amount, client_of, text};
use super::say_json;
use crate::arguments::Loyalty;
use crate::failure::{Code, Failure};
use crate::look::{self, cell};
use crate::opening::Desk;
use crm::names::fold;
use serde_json::{Value, json};
use std::path::Path;
use unicode_width::UnicodeWidthStr as _;

/// Largest file of a rule, bytes: more than any rule can be.
const LARGEST: u64 = 1_000_000;

/// Does what was asked; the list when nothing was.
pub fn run(desk: &mut Desk, asked: &Loyalty) -> Result<Code, Failure> {
    desk.open()?;
    match asked.what.as_deref() {
        Some("show") => show(desk, asked),
        Some("simulate") => simulate(desk, asked),
        Some("explain") => explain(desk, asked),
        Some("earned") => rewards::earned(desk, asked),
        Some("rewards") => rewards::rewards(desk, asked),
        Some("approve") => rewards::decide(desk, asked, true),
        Some("refuse") => rewards::decide(desk, asked, false),
        Some("points") => rewards::points(desk, asked),
        Some("liability") => rewards::liability(desk),
        Some("import") => import(desk, asked),
        Some("export") => export(desk, asked),
        Some("on") => change(desk, asked, "loyalty.turn", "running", true),
        Some("off") => change(desk, asked, "loyalty.turn", "running", false),
        Some("archive") => change(desk, asked, "loyalty.archive", "archived", true),
        _ => list(desk),
    }
}

fn missing(what: &str) -> Failure {
    crm::Error::invalid("rule", "loyalty-part-missing").with("what", what).into()
}

/// Every rule in use.
fn every(desk: &mut Desk) -> Result<Vec<Value>, Failure> {
    let (mut all, mut after) = (Vec::new(), Value::Null);
    loop {
        let page = desk.ask("loyalty.page", json!({ "limit": 200, "after": after }))?;
        all.extend(page["rows"].as_array().cloned().unwrap_or_default());
        after = page["next"].clone();
        if after.is_null() {
            return Ok(all);
        }
    }
}

/// The rule of this name or identity.
fn rule_of(desk: &mut Desk, asked: &Loyalty) -> Result<Value, Failure> {
    let Some(named) = &asked.rule else { return Err(missing("rule")) };
    if crm::ids::Id::parse(named).is_some() {
        return desk.ask("loyalty.get", json!({ "id": named }));
    }
    let all = every(desk)?;
    let wanted = fold(named);
    let exact = all.iter().find(|row| fold(text(&row["kept"], "name")) == wanted);
    let alike: Vec<&Value> = all.iter().filter(|row| fold(text(&row["kept"], "name")).contains(&wanted)).collect();
    match (exact, &alike[..]) {
        (Some(one), _) => desk.ask("loyalty.get", json!({ "id": one["kept"]["id"] })),
        (None, [one]) => desk.ask("loyalty.get", json!({ "id": one["kept"]["id"] })),
        _ => Err(crm::Error::invalid("rule", "loyalty-rule-unknown").with("value", look::plain(named)).into()),
    }
}

/// The JSON of a rule in a file.
fn from_file(path: &Path) -> Result<Value, Failure> {
    let size = std::fs::metadata(path).map_err(crm::Error::io(path))?.len();
    if size > LARGEST {
        return Err(crm::Error::invalid("rule", "rule-long").into());
    }
    let json = std::fs::read_to_string(path).map_err(crm::Error::io(path))?;
    let unfit = |e: serde_json::Error| crm::Error::invalid("rule", "rule-unreadable").with("detail", e);
    Ok(serde_json::from_str(&json).map_err(unfit)?)
}

/// What a rule says: of a file where there is one, or else of the book.
fn said_by(desk: &mut Desk, asked: &Loyalty) -> Result<Value, Failure> {
    match asked.rule.as_deref().map(Path::new).filter(|path| path.is_file()) {
        Some(path) => from_file(path),
        None => Ok(rule_of(desk, asked)?["rule"].clone()),
    }
}

fn list(desk: &mut Desk) -> Result<Code, Failure> {
    let rows = every(desk)?;
    if desk.json() {
        say_json(&json!(rows));
        return Ok(Code::Done);
    }
    let words = desk.words();
    if rows.is_empty() {
        look::say(&words.say("loyalty-empty", &[]));
    }
    for row in &rows {
        let kept = &row["kept"];
        let state = match kept["running_since"].as_str() {
            Some(day) => look::good(words.say("loyalty-running", &[("day", day_of(desk, day).into())])),
            None => look::quiet(words.say("loyalty-resting", &[])),
        };
        look::say(&format!("{} {state}", cell(text(kept, "name"), 40)));
    }
    Ok(Code::Done)
}

fn day_of(desk: &Desk, iso: &str) -> String {
    iso.parse().map_or_else(|_| iso.to_owned(), |day| desk.words().marks().day(day))
}

fn show(desk: &mut Desk, asked: &Loyalty) -> Result<Code, Failure> {
    let found = rule_of(desk, asked)?;
    if desk.json() {
        say_json(&found);
        return Ok(Code::Done);
    }
    look::say(&look::heading(text(&found["kept"], "name")));
    say_json(&found["rule"]);
    for version in found["versions"].as_array().into_iter().flatten() {
        let said = desk.words().say("loyalty-version", &[]);
        look::say(&look::quiet(format!("{said} {}  {}", version["version"], text(version, "sha256"))));
    }
    Ok(Code::Done)
}

fn right(said: &str, width: usize) -> String {
    format!("{}{said}", " ".repeat(width.saturating_sub(said.width())))
}

fn whole(value: &Value, name: &str) -> i64 {
    value[name].as_i64().unwrap_or_default()
}

fn simulate(desk: &mut Desk, asked: &Loyalty) -> Result<Code, Failure> {
    let rule = said_by(desk, asked)?;
    let told = desk.ask("loyalty.simulate", json!({ "rule": rule, "months": asked.months, "curve": asked.curve }))?;
    if desk.json() {
        say_json(&told);
        return Ok(Code::Done);
    }
    let country = desk.business()?.country;
    let currency = text(&told, "currency");
    let money = |value: &Value, name: &str| amount(&country, whole(value, name), currency);
    let span = [("from", day_of(desk, text(&told, "from")).into()), ("to", day_of(desk, text(&told, "to")).into())];
    let words = desk.words();
    look::say(&look::heading(words.say("loyalty-simulated", &span)));
    let would = [("clients", whole(&told, "clients").into()), ("grants", whole(&told, "grants").into())];
    look::say(&words.say("loyalty-would", &would));
    let fact = |key: &str, said: String| look::say(&format!("{} {}", cell(&words.say(key, &[]), 38), right(&said, 24)));
    let (expected, worst) = (money(&told, "expected_minor"), money(&told, "worst_minor"));
    fact(
        "loyalty-cost",
        match expected == worst {
            true => expected,
            false => words.say("loyalty-cost-range", &[("expected", expected.into()), ("worst", worst.into())]),
        },
    );
    match told["cost_pct_of_margin"].as_str() {
        Some(percent) => look::say(&look::quiet(words.say("loyalty-cost-of-margin", &[("percent", percent.into())]))),
        None if whole(&told, "clients") > 0 => look::say(&look::quiet(words.say("loyalty-margin-unknown", &[]))),
        None => (),
    }
    let already = [("count", whole(&told, "already").into()), ("sum", money(&told, "already_minor").into())];
    fact("loyalty-already", words.say("loyalty-already-text", &already));
    if !told["break_even_minor"].is_null() {
        fact("loyalty-break-even", money(&told, "break_even_minor"));
    }
    let proposed = [("count", whole(&told, "proposed").into()), ("sum", money(&told, "proposed_minor").into())];
    fact("loyalty-proposed", words.say("loyalty-proposed-text", &proposed));
    look::say("");
    for row in told["top"].as_array().into_iter().flatten() {
        let name = cell(text(&row["client"], "name"), 38);
        look::say(&format!("{name} {}", right(&money(row, "expected_minor"), 24)));
    }
    for row in told["refusals"].as_array().into_iter().flatten() {
        let reason = words.say("loyalty-reason", &[("reason", text(row, "reason").into())]);
        look::say(&look::quiet(format!("{} {}", cell(&reason, 50), right(&words.count(whole(row, "count")), 12))));
    }
    for point in told["curve"].as_array().into_iter().flatten() {
        let at = [
            ("threshold", text(point, "threshold").into()),
            ("clients", whole(point, "clients").into()),
            ("cost", money(point, "expected_minor").into()),
        ];
        look::say(&words.say("loyalty-at-threshold", &at));
    }
    look::say(&look::quiet(look::wrap(&words.say("loyalty-unmoved", &[]))));
    if told["uses_today"] == true {
        look::say(&look::quiet(look::wrap(&words.say("loyalty-today-figures", &[]))));
    }
    Ok(Code::Done)
}

fn explain(desk: &mut Desk, asked: &Loyalty) -> Result<Code, Failure> {
    let Some(client) = &asked.about else { return Err(missing("client")) };
    let rule = said_by(desk, asked)?;
    let client = client_of(desk, client)?;
    let told = desk.ask("loyalty.explain", json!({ "rule": rule, "client": client }))?;
    if desk.json() {
        say_json(&told);
        return Ok(Code::Done);
    }
    let words = desk.words();
    let verdict = words.say("loyalty-verdict", &[("verdict", text(&told, "verdict").into())]);
    let head = [
        ("name", text(&told["client"], "name").into()),
        ("day", day_of(desk, text(&told, "as_of")).into()),
        ("verdict", verdict.into()),
    ];
    look::say(&look::heading(words.say("loyalty-explained", &head)));
    if let Some(reason) = told["reason"].as_str() {
        look::say(&words.say("loyalty-reason", &[("reason", reason.into())]));
    }
    for leaf in told["leaves"].as_array().into_iter().flatten() {
        let metric = words.say("loyalty-metric", &[("metric", text(leaf, "metric").into())]);
        let figure = match leaf["figure"].as_str() {
            Some(figure) => words.say("loyalty-is", &[("figure", look::plain(figure).into())]),
            None => words.say("loyalty-is-unknown", &[]),
        };
        let holds = leaf["holds"].as_bool().map_or("unknown", |holds| if holds { "yes" } else { "no" });
        let said = words.say("loyalty-holds", &[("holds", holds.into())]);
        let said = if holds == "yes" { look::good(said) } else { look::wrong(said) };
        let wanted = look::plain(&format!("{} {}", text(leaf, "op"), text(leaf, "wanted")));
        look::say(&format!("  {} {} {} {said}", cell(&metric, 42), cell(&figure, 14), cell(&wanted, 12)));
    }
    Ok(Code::Done)
}

fn import(desk: &mut Desk, asked: &Loyalty) -> Result<Code, Failure> {
    let Some(file) = &asked.rule else { return Err(missing("file")) };
    let rule = from_file(Path::new(file))?;
    let name = asked.about.clone().unwrap_or_else(|| text(&rule, "id").to_owned());
    let before = every(desk)?.into_iter().find(|row| fold(text(&row["kept"], "name")) == fold(&name));
    let id = before.map(|row| row["kept"]["id"].clone()).unwrap_or(Value::Null);
    let kind = if id.is_null() { "made" } else { "changed" };
    let made = desk.ask("loyalty.save", json!({ "id": id, "name": name, "rule": rule }))?;
    if desk.json() {
        say_json(&made);
        return Ok(Code::Done);
    }
    let name = text(&made["kept"], "name");
    look::say(&desk.words().say("did-loyalty-save", &[("kind", kind.into()), ("name", name.into())]));
    Ok(Code::Done)
}

fn export(desk: &mut Desk, asked: &Loyalty) -> Result<Code, Failure> {
    let found = rule_of(desk, asked)?;
    match &asked.about {
        None => say_json(&found["rule"]),
        Some(file) => {
            let path = Path::new(file);
            std::fs::write(path, format!("{:#}\n", found["rule"])).map_err(crm::Error::io(path))?;
        }
    }
    Ok(Code::Done)
}

fn change(desk: &mut Desk, asked: &Loyalty, command: &str, field: &str, to: bool) -> Result<Code, Failure> {
    let found = rule_of(desk, asked)?;
    desk.ask(command, json!({ "id": found["kept"]["id"], field: to }))?;
    list(desk)
}
