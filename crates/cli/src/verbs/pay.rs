//! `clientela pay`: money that came for a document; what is more than it owes is the client's advance.

use super::sales::{amount, document, text};
use super::say_json;
use crate::arguments::Pay;
use crate::failure::{Code, Failure};
use crate::look;
use crate::opening::Desk;
use crm::money::{self, Money};
use crm::places;
use serde_json::{Value, json};

/// Ways of giving money, as they are typed and as UNTDID 4461 calls them.
const METHODS: [(&str, &str); 5] =
    [("cash", "10"), ("cheque", "20"), ("transfer", "30"), ("card", "48"), ("debit", "59")];

/// Records the payment and says what is still owed.
pub fn run(desk: &mut Desk, pay: &Pay) -> Result<Code, Failure> {
    let id = document(desk, &pay.document)?;
    let detail = desk.ask("sales.get", json!({ "id": id }))?;
    let (sale, country) = (&detail["sale"], desk.business()?.country);
    let currency = text(sale, "currency").to_owned();
    let unreadable = || crm::Error::invalid("amount", "not-an-amount").with("value", &pay.amount);
    let style = places::served(&country).ok_or_else(unreadable)?.decimal;
    let of = money::currency(&currency).ok_or_else(unreadable)?;
    let paid = Money::parse(&pay.amount, style, of).map_err(|_| unreadable())?.minor;
    let owed = sale["owed_minor"].as_i64().unwrap_or_default();
    let method = METHODS.iter().find(|(typed, _)| *typed == pay.method).map_or("10", |(_, code)| code);
    let part = json!([{ "sale": id, "amount_minor": if owed > 0 { paid.min(owed) } else { paid } }]);
    let mut new =
        json!({ "amount_minor": paid, "currency": currency, "method": method, "day": pay.day, "allocations": part });
    if let Some(client) = sale["client"]["id"].as_str() {
        new["client"] = json!(client);
    }
    let payment = desk.ask("payments.record", new)?;
    if desk.json() {
        say_json(&payment);
        return Ok(Code::Done);
    }
    let now = desk.ask("sales.get", json!({ "id": id }))?;
    let money = |value: &Value| amount(&country, value.as_i64().unwrap_or_default(), &currency);
    let (paid, owed) = (money(&payment["amount_minor"]), money(&now["sale"]["owed_minor"]));
    let words = desk.words();
    look::say(&look::good(words.say("pay-done", &[("amount", paid.into()), ("owed", owed.into())])));
    if payment["free_minor"].as_i64().is_some_and(|free| free != 0) {
        look::say(&words.say("pay-advance", &[("amount", money(&payment["free_minor"]).into())]));
    }
    Ok(Code::Done)
}
