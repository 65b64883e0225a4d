//! `clientela sell`: a document from what is typed, a line an argument: `2 x CAFE-1 @ 12,50 -10%`.

use super::sales::{client_of, tell, which};
use crate::arguments::Sell;
use crate::failure::{Code, Failure};
use crate::look;
use crate::opening::Desk;
use crm::money;
use crm::names::fold;
use crm::places::{self, DecimalMark};
use serde_json::{Value, json};

/// Makes the document; with `--issue`, an invoice at once.
pub fn run(desk: &mut Desk, sell: &Sell) -> Result<Code, Failure> {
    desk.open()?;
    let country = desk.business()?.country;
    let marks = places::served(&country).map_or(DecimalMark::Comma, |country| country.decimal);
    let client = sell.client.as_deref().map(|words| client_of(desk, words)).transpose()?;
    let lines = sell.line.iter().map(|text| line_of(desk, text, marks)).collect::<Result<Vec<Value>, Failure>>()?;
    let mut sale = json!({ "kind": sell.kind, "lines": lines, "simplified": sell.simplified });
    for (name, value) in [
        ("client", client),
        ("day", sell.day.as_ref().map(|day| json!(day))),
        ("due_days", sell.due.map(|days| json!(days))),
        ("note", sell.note.as_ref().map(|note| json!(note))),
    ] {
        if let Some(value) = value {
            sale[name] = value;
        }
    }
    let reckoned = desk.ask("sales.reckon", sale.clone())?;
    let made = desk.ask("sales.draft", sale)?;
    let done = finish(desk, made, sell.issue)?;
    if !desk.json() {
        listed(desk, &reckoned);
    }
    Ok(done)
}

/// Says which prices are from a price list.
fn listed(desk: &Desk, reckoned: &Value) {
    let words = desk.words();
    for line in reckoned["lines"].as_array().into_iter().flatten().filter(|line| !line["why"].is_null()) {
        let name = look::fit(line["text"].as_str().unwrap_or_default(), 40);
        let why = look::plain(&super::prices::reason(words, &line["why"]));
        look::say(&look::quiet(words.say("sell-listed", &[("name", name.into()), ("why", why.into())])));
    }
}

/// Issues what was made when that is asked for, and says it.
pub(super) fn finish(desk: &mut Desk, made: Value, issue: bool) -> Result<Code, Failure> {
    let made = match issue && made["sale"]["state"] == "draft" {
        true => desk.ask("sales.issue", json!({ "id": which(&made) }))?,
        false => made,
    };
    tell(desk, &made)
}

/// A line as it is typed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Typed {
    pub(super) quantity: String,
    pub(super) what: String,
    pub(super) price: Option<String>,
    pub(super) discount: Option<String>,
    taxes: Vec<String>,
}

/// Reads `[QUANTITY x] WHAT [@ PRICE] [-DISCOUNT%] [+TAX:RATE]…`, numbers as the country writes them.
pub(super) fn typed(text: &str, marks: DecimalMark) -> Option<Typed> {
    let number = |text: &str| money::parse(text.trim(), marks).ok().map(|number| number.normalize().to_string());
    let (count, rest) = match text.split_once([' ', '×']).filter(|(count, _)| number(count).is_some()) {
        Some((count, rest)) => match rest.trim_start().strip_prefix(['x', 'X', '×']) {
            Some(rest) if rest.is_empty() || rest.starts_with(' ') => (number(count), rest),
            _ if text.contains('×') => (number(count), rest),
            _ => (None, text),
        },
        None => (None, text),
    };
    let mut words: Vec<&str> = rest.split_whitespace().collect();
    let (mut taxes, mut discount) = (Vec::new(), None);
    while let Some(last) = words.last() {
        if let Some(code) = last.strip_prefix('+').filter(|code| code.contains(':')) {
            taxes.insert(0, code.to_owned());
        } else if let Some(percent) = last.strip_prefix('-').and_then(|text| text.strip_suffix('%')) {
            discount = Some(format!("{}%", number(percent)?));
        } else {
            break;
        }
        words.pop();
    }
    let at = words.iter().rposition(|word| word.starts_with('@'));
    let price = match at {
        Some(at) => {
            let text = words.split_off(at).concat();
            Some(number(text.trim_start_matches('@'))?)
        }
        None => None,
    };
    let what = words.join(" ");
    let quantity = count.unwrap_or_else(|| "1".to_owned());
    (!what.is_empty()).then_some(Typed { quantity, what, price, discount, taxes })
}

/// The line as the catalogue takes it: a product where one has this code or name, else free text.
fn line_of(desk: &mut Desk, text: &str, marks: DecimalMark) -> Result<Value, Failure> {
    let typed = typed(text, marks).ok_or_else(|| crm::Error::invalid("line", "line-unfit").with("value", text))?;
    let found = desk.ask("products.page", json!({ "text": typed.what, "limit": 20 }))?;
    let wanted = fold(&typed.what);
    let is_it = |product: &&Value| {
        ["code", "name"].iter().any(|field| fold(product[field].as_str().unwrap_or_default()) == wanted)
    };
    let mut line = json!({ "quantity": typed.quantity });
    match found["rows"].as_array().and_then(|rows| rows.iter().find(is_it)) {
        Some(product) => line["product"] = product["id"].clone(),
        None => line["text"] = json!(typed.what),
    }
    for (name, value) in [("price", typed.price), ("discount", typed.discount)] {
        if let Some(value) = value {
            line[name] = json!(value);
        }
    }
    if !typed.taxes.is_empty() {
        line["taxes"] = json!(typed.taxes);
    }
    Ok(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_as_people_write_it() {
        let read = |text: &str| {
            typed(text, DecimalMark::Comma).map(|line| {
                let rest = [line.price.unwrap_or_default(), line.discount.unwrap_or_default(), line.taxes.join(" ")];
                format!("{} | {} | {}", line.quantity, line.what, rest.join(" | "))
            })
        };
        for (text, is) in [
            ("2 x CAFE-1 @ 12,50 -10%", "2 | CAFE-1 | 12.5 | 10% | "),
            ("CAFE-1", "1 | CAFE-1 |  |  | "),
            ("1,5 × Harina de fuerza @1.234,50", "1.5 | Harina de fuerza | 1234.5 |  | "),
            ("3 x Porte urgente @ 6 +iva:21", "3 | Porte urgente | 6 |  | iva:21"),
            ("2 cajas @ 4", "1 | 2 cajas | 4 |  | "),
            ("-1 x CAFE-1", "-1 | CAFE-1 |  |  | "),
        ] {
            assert_eq!(read(text).as_deref(), Some(is), "{text}");
        }
        for wrong in ["", "2 x", "2 x @ 5", "CAFE @ mucho", "CAFE -x%"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
