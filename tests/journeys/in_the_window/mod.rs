//! Add a journey: one file here, one line below.

mod access;
mod charts;
mod counter;
mod damage;
mod demo;
mod duplicates;
mod first_book;
mod invoicing;
mod keyboard;
mod locking;
mod many_files;
mod odd_names;
mod opening;
mod overlays;
mod photos;
mod power_cut;
mod quality;
mod sales;
mod shots;
mod spreadsheet;
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
    ("products", "/products"),
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
