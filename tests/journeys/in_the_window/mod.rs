//! Add a journey: one file here, one line below.

mod access;
mod accountant;
mod alarms;
mod bank;
mod charts;
mod collecting;
mod counter;
mod damage;
mod debits;
mod demo;
mod documents;
mod duplicates;
mod einvoices;
mod first_book;
mod insight;
mod invoicing;
mod keyboard;
mod locking;
mod loyalty;
mod many_files;
mod odd_names;
mod opening;
mod overlays;
mod photos;
mod power_cut;
mod prices;
mod quality;
mod sales;
mod shots;
mod spreadsheet;
mod statistics;
mod there_and_back;
mod visit;

use clientela_tests::{Desk, Told};
use serde_json::{Value, json};

/// The client whose page is looked at: the one of the demo with most to tell. Empty when no book is open.
async fn some_client(desk: &Desk) -> Told<String> {
    if desk.asks("book.status", Value::Null).await?["open"].is_null() {
        return Ok(String::new());
    }
    let page = json!({ "limit": 1, "sort": { "by": "interactions", "descending": true } });
    let page = desk.asks("clients.page", page).await?;
    Ok(page["rows"][0]["id"].as_str().ok_or("the demo has no clients")?.to_owned())
}

/// The address of a screen with some client, product and price list of the demo in their places.
async fn place(desk: &Desk, address: &str, client: &str) -> Told<String> {
    let mut place = address.replace("{client}", client);
    for (blank, asked) in [("{product}", "products.page"), ("{list}", "prices.page")] {
        if place.contains(blank) {
            let page = desk.asks(asked, json!({ "limit": 1 })).await?;
            place = place.replace(blank, page["rows"][0]["id"].as_str().ok_or("the demo has none")?);
        }
    }
    Ok(place)
}

/// Every screen that needs no book, by its name and address.
const OUTSIDE: &[(&str, &str)] = &[("welcome", "/welcome")];

/// Every screen of an open book, by its name and address.
const INSIDE: &[(&str, &str)] = &[
    ("today", "/today"),
    ("clients", "/clients"),
    ("client", "/clients/{client}"),
    ("duplicates", "/clients/duplicates"),
    ("quality", "/clients/quality"),
    ("interactions", "/interactions"),
    ("sales", "/sales"),
    ("sales-overdue", "/sales?s=overdue"),
    ("recurring", "/sales/recurring"),
    ("payments", "/payments"),
    ("payments-paid", "/payments?v=paid"),
    ("payments-day", "/payments?v=day"),
    ("payments-reminders", "/payments?v=reminders"),
    ("payments-bank", "/payments?v=bank"),
    ("payments-debits", "/payments?v=debits"),
    ("client-account", "/clients/{client}?v=account"),
    ("products", "/products"),
    ("product", "/products/{product}"),
    ("prices", "/products/prices"),
    ("price-list", "/products/prices/{list}"),
    ("prices-for", "/products/prices/for"),
    ("insight", "/insight"),
    ("statistics", "/insight/statistics?rows=client&columns=month&measure=sales&compare=year"),
    ("statistics-behind", "/insight/statistics?rows=month&measure=sales&open="),
    ("loyalty", "/loyalty"),
    ("loyalty-new", "/loyalty/new"),
    ("loyalty-waiting", "/loyalty?v=waiting"),
    ("loyalty-owed", "/loyalty?v=owed"),
    ("insight-stage", "/insight?stage=at_risk"),
    ("client-insight", "/clients/{client}?v=insight"),
    ("accountant", "/accountant"),
    ("settings-accountant", "/settings/accountant"),
    ("settings-documents", "/settings/documents"),
    ("settings-invoicing", "/settings/invoicing"),
    ("import", "/import"),
    ("history", "/history"),
    ("settings-business", "/settings/business"),
    ("settings-people", "/settings/people"),
    ("settings-fields", "/settings/fields"),
    ("settings-lists", "/settings/lists"),
    ("settings-look", "/settings/look"),
    ("settings-security", "/settings/security"),
    ("settings-backups", "/settings/backups"),
    ("settings-keys", "/settings/keys"),
    ("settings-about", "/settings/about"),
];
