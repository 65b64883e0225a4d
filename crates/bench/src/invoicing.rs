//! Documents in a book, through the door as a person works: issued and printed one by one, proved, and handed to the accountant. Beside each,
//! the time allowed.

use crate::Line;
use api::Door;
use serde_json::{Value, json};
use std::error::Error;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

/// Invoices of the quarter.
const INVOICES: u32 = 3_000;
/// Of which so many are printed at once, each timed.
const PRINTED: u32 = 200;
/// What issuing one and having its paper may take, at the ninety-fifth of a hundred.
const ISSUED: Duration = Duration::from_millis(60);
/// What handing over the quarter may take.
const HANDED: Duration = Duration::from_secs(60);
/// What proving 300,000 invoices may take.
const PROVED: Duration = Duration::from_secs(10);
/// 2026-11-23, ten in the morning in Madrid.
const NOW: i64 = 1_795_424_400_000;

fn clock() -> i64 {
    NOW
}

fn call(door: &Door, name: &str, input: Value) -> Result<Value, Box<dyn Error>> {
    Ok(door.call(name, input, &|_| {}, &AtomicBool::new(false)).map_err(|e| format!("{name}: {}", json!(e)))?.value)
}

pub fn measure() -> Result<Vec<Line>, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let door = Door::with_clock(&folder.path().join("config"), folder.path(), clock);
    let client = shop(&door, folder.path())?;
    let mut issued = Vec::new();
    for at in 0..INVOICES {
        let lines: Vec<Value> = (0..10)
            .map(|line| {
                let price = format!("{}.{:02}", 3 + (at * 7 + line * 13) % 90, (at + line) % 100);
                json!({ "text": format!("Café de la finca {} de la cosecha {line}", at % 97), "quantity": (1 + line % 4).to_string(),
                        "price": price, "taxes": [if line % 3 == 0 { "iva:10" } else { "iva:21" }] })
            })
            .collect();
        let draft = call(&door, "sales.draft", json!({ "kind": "invoice", "client": client, "lines": lines }))?;
        let id = draft["sale"]["id"].clone();
        let begun = Instant::now();
        call(&door, "sales.issue", json!({ "id": id, "day": "2026-09-15" }))?;
        if at >= INVOICES - PRINTED {
            let to = folder.path().join(format!("{at}.pdf"));
            call(&door, "sales.print", json!({ "id": id, "to": to }))?;
            issued.push(begun.elapsed());
        }
    }
    issued.sort();
    let p95 = issued.get(issued.len() * 95 / 100).copied().unwrap_or_default();
    let begun = Instant::now();
    let proved = call(&door, "sales.verify", Value::Null)?;
    let prove = begun.elapsed();
    if proved["count"] != 0 || proved["issued"] != INVOICES {
        return Err(format!("not sound: {proved}").into());
    }
    let begun = Instant::now();
    let pack = call(&door, "accountant.write", json!({ "period": "2026-Q3", "to": folder.path().join("asesoria") }))?;
    let hand = begun.elapsed();
    if pack["papers"] != INVOICES || pack["xmls"] != INVOICES {
        return Err(format!("not whole: {}", pack["look"]["findings"]).into());
    }
    let line = |work: String, took: Duration, allowed: Duration| Line {
        work,
        took: format!("{took:.2?}"),
        bare: format!("{allowed:.2?}"),
        ratio: took.as_secs_f64() / allowed.as_secs_f64(),
        must: 1.0,
    };
    Ok(vec![
        line("issue an invoice of 10 lines, its PDF on disk, p95 (bare: the time allowed)".to_owned(), p95, ISSUED),
        line(
            format!("prove {INVOICES} invoices and their chain (bare: the time allowed)"),
            prove,
            PROVED * INVOICES / 300_000,
        ),
        line(format!("hand over a quarter of {INVOICES} invoices (bare: the time allowed)"), hand, HANDED),
    ])
}

/// A shop that may issue, and the client it sells to.
fn shop(door: &Door, folder: &Path) -> Result<Value, Box<dyn Error>> {
    let book = json!({ "path": folder.join("a.clientela"), "name": "Tostadero La Perla", "country": "ES", "language": "es",
                       "currency": "EUR", "user": "Ana", "passphrase": "una frase larga de verdad" });
    call(door, "book.create", book)?;
    let mut issuer = call(door, "business.get", Value::Null)?["issuer"].clone();
    for (field, value) in [
        ("legal_name", "Tostadero La Perla, S. L."),
        ("tax_id", "B12345674"),
        ("street", "Calle Mayor, 1"),
        ("postcode", "24001"),
        ("city", "León"),
        ("region", "León"),
        ("iban", "ES9121000418450200051332"),
    ] {
        issuer[field] = json!(value);
    }
    call(door, "business.set", issuer)?;
    let client = json!({ "name": "Cafés Núñez, S. A.", "tax_id": "A58818501", "addresses": [{ "street": "Gran Vía, 5",
                         "postcode": "28013", "city": "Madrid", "region": "Madrid", "country": "ES" }] });
    Ok(call(door, "clients.create", client)?["id"].clone())
}
