//! What is handed over on paper says what the book says.

// A test may stop at the first thing that is not so, also in what its tests share.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use api::Door;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::atomic::AtomicBool;

/// 2026-11-23, a Monday, at ten in the morning in Madrid.
const NOW: i64 = 1_795_424_400_000;

fn ask(door: &Door, name: &str, input: Value) -> Result<Value, api::DoorError> {
    door.call(name, input, &|_| {}, &AtomicBool::new(false)).map(|answer| answer.value)
}

fn call(door: &Door, name: &str, input: Value) -> Value {
    ask(door, name, input).unwrap_or_else(|error| panic!("{name}: {error:?}"))
}

/// What stands in a PDF, blanks of every sort as one.
fn text(path: &Path) -> String {
    let pdf = lopdf::Document::load(path).unwrap();
    let pages: Vec<u32> = pdf.get_pages().keys().copied().collect();
    let text = pdf.extract_text(&pages).unwrap();
    text.replace('\u{2212}', "-").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A shop whose client owes 120.00, paid 20.00 of it, and is late.
fn shop(folder: &Path, language: &str) -> (Door, Value) {
    let door = Door::with_clock(&folder.join("own"), folder, || NOW);
    let new = json!({ "name": "Tostadero La Perla", "country": "ES", "language": "es", "currency": "EUR" });
    call(&door, "book.create", new);
    let mut issuer = call(&door, "business.get", json!({}))["issuer"].clone();
    for (field, value) in [
        ("legal_name", "Tostadero La Perla, S. L."),
        ("tax_id", "B12345674"),
        ("street", "Calle Mayor, 1"),
        ("postcode", "24001"),
        ("city", "León"),
        ("iban", "ES9121000418450200051332"),
    ] {
        issuer[field] = json!(value);
    }
    call(&door, "business.set", issuer);
    let client = json!({ "name": "Cafés Núñez, S. A.", "tax_id": "A58818501", "language": language,
        "addresses": [{ "street": "Gran Vía, 5", "postcode": "28013", "city": "Madrid" }] });
    let client = call(&door, "clients.create", client)["id"].clone();
    let line = json!({ "text": "Café", "quantity": "1", "price": "120", "taxes": ["iva:0"] });
    let sale = json!({ "kind": "invoice", "client": client, "due": "2026-12-03", "lines": [line] });
    let sale = call(&door, "sales.draft", sale)["sale"]["id"].clone();
    call(&door, "sales.issue", json!({ "id": sale }));
    call(&door, "payments.record", json!({ "client": client, "amount_minor": 2_000, "method": "30" }));
    (door, client)
}

#[test]
fn a_statement_on_paper_carries_balance_and_movements_in_the_language_of_the_client() {
    for (language, said) in [
        ("es", ["Extracto de cuenta", "Transferencia", "Saldo pendiente 100,00", "Saldo anterior"]),
        ("en", ["Statement of account", "Bank transfer", "Balance due 100,00", "Balance brought forward"]),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let (door, client) = shop(folder.path(), language);
        let to = folder.path().join("extracto.pdf");
        let statement = json!({ "client": client, "from": "2026-01-01" });
        let printed = call(&door, "clients.print_statement", json!({ "statement": statement, "to": to }));
        assert_eq!((&printed["pages"], &printed["archive"]), (&json!(1), &json!(true)));
        let text = text(&to);
        for said in said.iter().chain(&["120,00", "20,00", "/000001", "Cafés Núñez", "ES91 2100", "A58818501"]) {
            assert!(text.contains(said), "“{said}” is not in {text}");
        }
        let shown = call(&door, "clients.preview_statement", statement);
        assert!(shown["pages"][0].as_str().unwrap().starts_with("<svg"));
        assert_eq!(shown["templates"], json!([]));
    }
}

#[test]
fn a_statement_of_nobody_or_of_no_day_leaves_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let (door, client) = shop(folder.path(), "es");
    let to = folder.path().join("extracto.pdf");
    let kind = |statement: Value| {
        let error = ask(&door, "clients.print_statement", json!({ "statement": statement, "to": to })).unwrap_err();
        error.kind
    };
    let nobody = "01890000-0000-7000-8000-000000000000";
    assert_eq!(kind(json!({ "client": nobody })), "not-found");
    assert_eq!(kind(json!({ "client": client, "as_of": "mañana" })), "not-a-day");
    assert!(!to.exists());
    let there = folder.path().join("no/hay/extracto.pdf");
    let error = ask(&door, "clients.print_statement", json!({ "statement": { "client": client }, "to": there }));
    assert_eq!(error.unwrap_err().kind, "file-missing");
}

#[test]
fn reminders_are_written_as_pdf_and_as_a_draft_and_only_then_noted() {
    let folder = tempfile::tempdir().unwrap();
    let (door, client) = shop(folder.path(), "en");
    let due = call(&door, "reminders.due", json!({}));
    assert_eq!(due["rows"], json!([]), "it is to be paid in ten days");
    let procedure = json!({ "levels": [{ "days": 1, "tone": 1 }], "pay_days": 8 });
    call(&door, "reminders.set_procedure", procedure);
    let change =
        json!({ "id": client, "changes": { "contact_points": [{ "kind": "mail", "value": "pagos@nunez.example" }] } });
    call(&door, "clients.update", change);
    // A second invoice, of a month ago, which is late; the door's clock stands still.
    let line = json!({ "text": "Café", "quantity": "1", "price": "75.50", "taxes": ["iva:0"] });
    let sale = json!({ "kind": "invoice", "client": client, "due": "2026-11-20", "lines": [line] });
    let sale = call(&door, "sales.draft", sale)["sale"]["id"].clone();
    call(&door, "sales.issue", json!({ "id": sale }));
    let shown = call(&door, "reminders.preview", json!({ "client": client }));
    assert!(shown["pages"][0].as_str().unwrap().starts_with("<svg"));

    let to = folder.path().join("avisos");
    let twice = json!([{ "client": client }, { "client": client }]);
    let written = call(&door, "reminders.write", json!({ "reminders": twice, "to": to, "mail": true }));
    let files = written["files"].as_array().unwrap();
    let pdf = Path::new(files[0]["pdf"].as_str().unwrap());
    assert_eq!(pdf.file_name().unwrap(), "Cafés Núñez, S. A 2026-11-23.pdf");
    assert_ne!(files[0]["pdf"], files[1]["pdf"], "two of one name are two files");
    let said = text(pdf);
    for part in ["Payment reminder", "75,50", "ES91 2100", "December"] {
        assert!(said.contains(part), "“{part}” is not in {said}");
    }
    assert!(!said.contains("120,00"), "what has time is not asked for: {said}");
    let mail = std::fs::read_to_string(files[0]["mail"].as_str().unwrap()).unwrap();
    for part in ["X-Unsent: 1", "pagos@nunez.example", "application/pdf", "Subject:"] {
        assert!(mail.contains(part), "“{part}” is not in {mail}");
    }
    assert_eq!(call(&door, "reminders.due", json!({}))["rows"].as_array().unwrap().len(), 1, "writing notes nothing");
    let notice = json!({ "client": client, "text": "1.er aviso de pago" });
    call(&door, "reminders.record", json!({ "reminders": [notice], "how": "mail" }));
    assert_eq!(call(&door, "reminders.due", json!({}))["rows"], json!([]));
    let again = call(&door, "reminders.write", json!({ "reminders": [{ "client": client }], "to": to }));
    assert_eq!((&again["files"], &again["left_out"]), (&json!([]), &json!(1)));
    let timeline = call(&door, "interactions.page", json!({ "client": client }));
    assert_eq!(timeline["rows"][0]["text"], "1.er aviso de pago");
}

#[test]
fn a_quote_on_paper_has_the_price_of_the_clients_list() {
    let folder = tempfile::tempdir().unwrap();
    let (door, client) = shop(folder.path(), "es");
    let product = json!({ "name": "Café de tueste natural", "code": "CAFE-1", "price": "12.50", "tax_rate": "10" });
    let coffee = call(&door, "products.save", product)["product"]["id"].clone();
    let list = json!({ "name": "Núñez", "audience": "clients", "clients": [client] });
    let list = call(&door, "prices.save", list)["list"]["id"].clone();
    let entry =
        json!({ "scope": "product", "product": coffee, "min_quantity": "10", "kind": "price", "value": "11.35" });
    call(&door, "prices.set", json!({ "list": list, "entries": [entry] }));
    let line = json!({ "product": coffee, "quantity": "10" });
    let quote = call(&door, "sales.draft", json!({ "kind": "quote", "client": client, "lines": [line] }));
    let to = folder.path().join("presupuesto.pdf");
    call(&door, "sales.print", json!({ "id": quote["sale"]["id"], "to": to }));
    let said = text(&to);
    for part in ["Café de tueste natural", "11,35", "113,50", "124,85"] {
        assert!(said.contains(part), "“{part}” is not in {said}");
    }
}
