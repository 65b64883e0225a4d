//! `clientela pivot`: a table of any two dimensions, and what stands behind a figure of it.

use super::sales::{amount, text};
use super::say_json;
use crate::arguments::Pivot;
use crate::failure::{Code, Failure};
use crate::look::{self, cell};
use crate::opening::Desk;
use api::DoorError;
use crm::money;
use serde_json::{Map, Value, json};
use unicode_width::UnicodeWidthStr as _;
use words::Words;

/// Columns of the names of rows.
const NAMES: usize = 22;

/// Says the table, writes it to a file, or opens a figure.
pub fn run(desk: &mut Desk, asked: &Pivot) -> Result<Code, Failure> {
    desk.open()?;
    let mut of = json!({ "rows": asked.rows });
    for (name, value) in [
        ("columns", asked.columns.as_ref().map(|text| json!(text))),
        ("measure", asked.measure.as_ref().map(|text| json!(text))),
        ("period", asked.period.as_ref().map(|text| json!(text))),
        ("compare", asked.compare.as_ref().map(|text| json!(text))),
        ("most", asked.most.map(|most| json!(most))),
    ] {
        if let Some(value) = value {
            of[name] = value;
        }
    }
    if let Some(to) = &asked.to {
        return write(desk, of, &to.display().to_string());
    }
    let table = desk.ask("statistics.pivot", of.clone())?;
    if asked.row.is_some() || asked.column.is_some() {
        return open(desk, asked, of, &table);
    }
    if desk.json() {
        say_json(&table);
        return Ok(Code::Done);
    }
    let country = desk.business()?.country;
    tell(desk.words(), &country, asked, &table);
    Ok(Code::Done)
}

fn write(desk: &mut Desk, of: Value, to: &str) -> Result<Code, Failure> {
    let words = desk.words();
    let said: Map<String, Value> = ["dimension-", "life-stage-", "pivot-", "value-", "weekday-"]
        .into_iter()
        .flat_map(|family| words.family(family).filter_map(|key| Some((key.to_owned(), words.known(key, [])?.into()))))
        .collect();
    let done = desk.ask("statistics.export", json!({ "of": of, "to": to, "words": said }))?;
    if desk.json() {
        say_json(&done);
        return Ok(Code::Done);
    }
    let path = text(&done, "path").to_owned();
    look::say(&look::good(desk.words().say("pivot-written", &[("path", path.into())])));
    Ok(Code::Done)
}

/// What a row or a column is called.
fn name_of(words: &Words, dimension: &str, head: &Value) -> String {
    if let Some(others @ 1..) = head["others"].as_i64() {
        return format!("{} ({})", words.say("pivot-others", &[]), words.count(others));
    }
    let key = text(head, "key");
    let family = match dimension {
        _ if key.is_empty() => return words.say("pivot-none", &[]),
        "kind" | "document" => "value-",
        "stage" => "life-stage-",
        "weekday" => "weekday-",
        _ => return text(head, "label").to_owned(),
    };
    words.known(&format!("{family}{}", key.replace('_', "-")), []).unwrap_or_else(|| key.to_owned())
}

/// As [`figure`]; money among columns without cents and sign, as there is room for it.
fn narrow(words: &Words, country: &str, table: &Value, value: &Value) -> String {
    let money = table["columns"].as_array().filter(|columns| !columns.is_empty()).and(value.as_i64());
    match (money, money::currency(text(table, "currency"))) {
        (Some(minor), Some(currency)) if text(table, "unit") == "money" => {
            let whole = 10_f64.powi(money::decimals(currency).try_into().unwrap_or_default());
            words.count((minor as f64 / whole).round() as i64)
        }
        _ => figure(words, country, table, value),
    }
}

fn figure(words: &Words, country: &str, table: &Value, value: &Value) -> String {
    let Some(value) = value.as_i64() else { return String::new() };
    match text(table, "unit") {
        "money" => amount(country, value, text(table, "currency")),
        "millionths" => {
            let exact = format!("{:.6}", value as f64 / 1e6);
            words.marks().number(exact.trim_end_matches('0').trim_end_matches('.'))
        }
        _ => words.count(value),
    }
}

/// How much more or less it is than it was, percent; nothing where it was nothing.
fn change(now: Option<i64>, before: Option<i64>) -> String {
    match (now, before) {
        (Some(now), Some(before)) if before > 0 => {
            format!("{:+.0} %", (now - before) as f64 / before as f64 * 100.0)
        }
        _ => String::new(),
    }
}

fn tell(words: &Words, country: &str, asked: &Pivot, table: &Value) {
    let (now, before) = (&table["now"], &table["before"]);
    let rows = table["rows"].as_array().map_or(&[][..], Vec::as_slice);
    let columns = table["columns"].as_array().map_or(&[][..], Vec::as_slice);
    let day = |of: &Value, name: &str| {
        text(of, name).parse().map_or_else(|_| text(of, name).to_owned(), |day| words.marks().day(day))
    };
    let spans =
        |key: &str, of: &Value| words.say(key, &[("from", day(of, "from").into()), ("to", day(of, "to").into())]);
    let measure = words.say(&format!("measure-{}", asked.measure.as_deref().unwrap_or("sales")), &[]);
    let is_short = !columns.is_empty() && text(table, "unit") == "money";
    let currency = if is_short { format!(", {}", text(table, "currency")) } else { String::new() };
    look::say(&look::heading(format!("{measure}{currency}")));
    let beside = if before.is_null() { String::new() } else { format!(" {}", spans("pivot-beside", before)) };
    look::say(&look::quiet(format!("{}{beside}", spans("pivot-spans", now))));
    if now["all"].is_null() && before["all"].is_null() {
        look::say(&words.say("pivot-empty", &[]));
        return;
    }
    // Each column: its head, the figures of the rows, and the total.
    let of_column = asked.columns.as_deref().unwrap_or_default();
    let said = |value: &Value| narrow(words, country, table, value);
    let mut shown: Vec<Vec<String>> = Vec::new();
    for (place, head) in columns.iter().enumerate() {
        let mut column = vec![name_of(words, of_column, head)];
        column.extend((0..rows.len()).map(|row| said(&now["cells"][row][place])));
        column.push(said(&now["columns"][place]));
        shown.push(column);
    }
    let mut totals = vec![words.say("pivot-total", &[])];
    totals.extend((0..rows.len()).map(|row| said(&now["rows"][row])));
    totals.push(said(&now["all"]));
    let mut last = vec![totals];
    if !before.is_null() {
        let mut then = vec![words.say("pivot-before", &[])];
        then.extend((0..rows.len()).map(|row| said(&before["rows"][row])));
        then.push(said(&before["all"]));
        let mut more = vec![words.say("pivot-change", &[])];
        // Nothing at all is nought, but of an average.
        let nothing = if asked.measure.as_deref() == Some("ticket") { None } else { Some(0) };
        let changed = |now: &Value, before: &Value| change(now.as_i64().or(nothing), before.as_i64());
        more.extend((0..rows.len()).map(|row| changed(&now["rows"][row], &before["rows"][row])));
        more.push(changed(&now["all"], &before["all"]));
        last.extend([then, more]);
    }
    let width = |column: &Vec<String>| column.iter().map(|text| text.width().min(16)).max().unwrap_or(0) + 2;
    let mut room = look::WIDTH.saturating_sub(NAMES + last.iter().map(width).sum::<usize>());
    let fits = shown.iter().take_while(|column| {
        let wide = width(column);
        let fits = wide <= room;
        room = room.saturating_sub(wide);
        fits
    });
    let fits = fits.count();
    let left = shown.len() - fits;
    shown.truncate(fits);
    shown.extend(last);
    let line = |name: &str, place: usize| {
        let figures = shown.iter().map(|column| {
            let text = look::fit(column.get(place).map_or("", String::as_str), width(column) - 2);
            format!("{}{text}", " ".repeat(width(column).saturating_sub(text.width())))
        });
        format!("{}{}", cell(name, NAMES), figures.collect::<String>())
    };
    look::say(&look::quiet(line(&words.say(&format!("dimension-{}", asked.rows), &[]), 0)));
    for (place, head) in rows.iter().enumerate() {
        look::say(&line(&name_of(words, &asked.rows, head), place + 1));
    }
    look::say(&look::heading(line(&words.say("pivot-total", &[]), rows.len() + 1)));
    notes(words, country, table, left);
}

fn notes(words: &Words, country: &str, table: &Value, left: usize) {
    let now = &table["now"];
    let count = |name: &str| now[name].as_i64().unwrap_or_default();
    let mut notes = Vec::new();
    if left > 0 {
        notes.push(words.say("pivot-columns-left", &[("count", i64::try_from(left).unwrap_or(i64::MAX).into())]));
    }
    if count("left_out") > 0 {
        let many = count("left_out");
        notes.push(words.say("pivot-left-out", &[("count", many.into()), ("said", words.count(many).into())]));
    }
    if count("without_cost") > 0 {
        let many = count("without_cost");
        let sum = amount(country, count("without_cost_minor"), text(table, "currency"));
        let args = [("count", many.into()), ("said", words.count(many).into()), ("sum", sum.into())];
        notes.push(words.say("pivot-without-cost", &args));
    }
    if table["overlapping"] == true {
        notes.push(words.say("pivot-overlapping", &[]));
    }
    for note in notes {
        look::say(&look::quiet(look::wrap(&note)));
    }
}

/// The key of the row or column a person calls so.
fn key_of(words: &Words, dimension: &str, heads: &Value, wanted: &str) -> Result<String, Failure> {
    let folded = crm::names::fold(wanted);
    let heads = heads.as_array().into_iter().flatten().filter(|head| head["others"] == 0);
    let is =
        |head: &&Value| text(head, "key") == wanted || crm::names::fold(&name_of(words, dimension, head)) == folded;
    let found = heads.clone().find(is).ok_or_else(|| DoorError::new("pivot-no-value").with("value", wanted))?;
    Ok(text(found, "key").to_owned())
}

fn open(desk: &mut Desk, asked: &Pivot, of: Value, table: &Value) -> Result<Code, Failure> {
    let mut request = json!({ "of": of });
    if let Some(row) = &asked.row {
        request["row"] = key_of(desk.words(), &asked.rows, &table["rows"], row)?.into();
    }
    if let Some(column) = &asked.column {
        let dimension = asked.columns.as_deref().unwrap_or_default();
        request["column"] = key_of(desk.words(), dimension, &table["columns"], column)?.into();
    }
    let page = desk.ask("statistics.rows", request)?;
    if desk.json() {
        say_json(&page);
        return Ok(Code::Done);
    }
    let country = desk.business()?.country;
    let words = desk.words();
    for row in page["rows"].as_array().into_iter().flatten() {
        let day = text(row, "day").parse().map_or_else(|_| text(row, "day").to_owned(), |day| words.marks().day(day));
        let kind = words.known(&format!("value-{}", text(row, "kind")), []).unwrap_or_default();
        let sum = figure(words, &country, &page, &row["amount"]);
        let room = 16_usize.saturating_sub(sum.width());
        let client = cell(text(&row["client"], "name"), 24);
        let title = cell(text(row, "title"), 16);
        look::say(&format!("{} {} {title} {client}{}{sum}", cell(&day, 10), cell(&kind, 9), " ".repeat(room)));
    }
    let count = page["count"].as_i64().unwrap_or_default();
    let key = if text(&page, "unit") == "count" { "pivot-opened-visits" } else { "pivot-opened-count" };
    let counted = words.say(key, &[("count", count.into()), ("said", words.count(count).into())]);
    look::say(&look::heading(format!("{counted}: {}", figure(words, &country, &page, &page["sum"]))));
    if !page["next"].is_null() {
        look::say(&look::quiet(words.say("found-more", &[])));
    }
    Ok(Code::Done)
}

#[cfg(test)]
mod tests {
    use super::change;

    #[test]
    fn a_change_needs_something_to_change_from() {
        assert_eq!([change(Some(150), Some(100)), change(Some(0), Some(5))], ["+50 %", "-100 %"]);
        assert_eq!([change(Some(5), Some(0)), change(None, Some(5)), change(Some(5), None)], ["", "", ""]);
    }
}
