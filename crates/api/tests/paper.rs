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

const DRAWING: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60"><circle cx="30" cy="30" r="26" fill="#0f5c63"/></svg>"##;

fn look(door: &Door, changes: Value) -> Value {
    let mut look = call(door, "paper.get", json!({}))["look"].clone();
    for (name, value) in changes.as_object().unwrap() {
        look[name] = value.clone();
    }
    look
}

fn invoice_of(door: &Door) -> Value {
    call(door, "sales.page", json!({ "kind": "invoice" }))["rows"][0]["id"].clone()
}

fn count(door: &Door, table: &str) -> i64 {
    let sql = format!("SELECT count(*) FROM {table}");
    door.book().unwrap().read(|conn| Ok(conn.query_row(&sql, [], |r| r.get(0))?)).unwrap()
}

#[test]
fn an_invoice_keeps_the_look_it_was_issued_with_and_the_rest_takes_todays() {
    let folder = tempfile::tempdir().unwrap();
    let (door, client) = shop(folder.path(), "es");
    let bytes = |id: &Value, more: Value| {
        let mut request = json!({ "id": id, "to": folder.path().join("factura.pdf") });
        for (name, value) in more.as_object().unwrap() {
            request[name] = value.clone();
        }
        call(&door, "sales.print", request);
        std::fs::read(folder.path().join("factura.pdf")).unwrap()
    };
    let first = invoice_of(&door);
    let plain = bytes(&first, json!({}));
    let logo = folder.path().join("logo.svg");
    std::fs::write(&logo, DRAWING).unwrap();
    call(&door, "paper.set_logo", json!({ "path": logo }));
    let texts = json!({ "accent": "#842E5C", "footer": "Primera", "invoice_text": "Gracias por su compra", "template": "classic",
        "quote_text": "Le ofrecemos", "payment_text": "Indique el número", "legal": "Sus datos son suyos" });
    call(&door, "paper.set", look(&door, texts));
    assert_eq!(bytes(&first, json!({})), plain, "what was issued before stays as it was");

    let line = json!({ "text": "Café", "quantity": "1", "price": "75.50", "taxes": ["iva:0"] });
    let draft = |kind: &str| {
        let new = json!({ "kind": kind, "client": client, "lines": [line] });
        call(&door, "sales.draft", new)["sale"]["id"].clone()
    };
    let second = draft("invoice");
    call(&door, "sales.issue", json!({ "id": second }));
    let kept = bytes(&second, json!({}));
    let said = text(&folder.path().join("factura.pdf"));
    for part in ["Primera", "Gracias por su compra", "Indique el número", "Sus datos son suyos"] {
        assert!(said.contains(part), "“{part}” is not in {said}");
    }
    assert!(!said.contains("Le ofrecemos"), "{said}");
    assert_eq!(call(&door, "sales.preview", json!({ "id": second }))["template"], "classic");
    assert_eq!(call(&door, "sales.preview", json!({ "id": second }))["kept"], false);

    call(&door, "paper.remove_logo", json!({}));
    call(&door, "paper.set", look(&door, json!({ "footer": "Segunda", "template": "modern" })));
    call(&door, "clients.update", json!({ "id": client, "changes": { "language": "en" } }));
    assert_eq!(bytes(&second, json!({})), kept, "logo, texts, template and language are those of its day");
    let shown = call(&door, "sales.preview", json!({ "id": second }));
    assert_eq!((&shown["kept"], &shown["template"]), (&json!(true), &json!("classic")));
    bytes(&second, json!({ "today": true }));
    assert!(text(&folder.path().join("factura.pdf")).contains("Segunda"));
    bytes(&draft("quote"), json!({}));
    let said = text(&folder.path().join("factura.pdf"));
    assert!(said.contains("Segunda") && said.contains("Le ofrecemos") && said.contains("Quote"), "{said}");

    assert_eq!((count(&door, "looks"), count(&door, "logos")), (2, 1), "the first was issued in the usual look");
    assert_eq!(call(&door, "sales.verify", json!({}))["findings"], json!([]));
    assert_eq!(call(&door, "book.check", json!({}))["problems"], json!([]));

    // The folder of the whole book carries the logo, and what is printed from it is the same to the byte.
    let whole = folder.path().join("todo");
    call(&door, "folder.write", json!({ "to": whole }));
    let fresh = folder.path().join("otro");
    std::fs::create_dir(&fresh).unwrap();
    let other = Door::with_clock(&fresh.join("own"), &fresh, || NOW);
    let new = json!({ "name": "Otro", "country": "ES", "language": "es", "currency": "EUR" });
    call(&other, "book.create", new);
    call(&other, "folder.read", json!({ "path": whole }));
    let to = fresh.join("factura.pdf");
    call(&other, "sales.print", json!({ "id": second, "to": to }));
    assert_eq!(std::fs::read(&to).unwrap(), kept);
    assert_eq!(call(&other, "book.check", json!({}))["problems"], json!([]));
}

#[test]
fn a_logo_is_kept_once_and_one_that_is_no_picture_is_refused_with_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let (door, _) = shop(folder.path(), "es");
    let put = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        ask(&door, "paper.set_logo", json!({ "path": path }))
    };
    let script = DRAWING.replace("<circle", "<script>alert(1)</script><circle");
    for (bytes, kind) in [
        (vec![b' '; 6 << 20], "logo-too-large"),
        (script.into_bytes(), "logo-unsafe"),
        (b"%PDF-1.7".to_vec(), "logo-unreadable"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x13\x88\0\0\0\x01".to_vec(), "logo-too-wide"),
        (Vec::new(), "logo-unreadable"),
    ] {
        let refused = put("malo", &bytes).unwrap_err();
        assert_eq!((refused.kind.as_str(), refused.field.as_deref()), (kind, Some("logo")));
    }
    assert_eq!(call(&door, "paper.get", json!({}))["logo"], Value::Null);
    let gone = ask(&door, "paper.set_logo", json!({ "path": folder.path().join("no-hay.png") })).unwrap_err();
    assert_eq!(gone.kind, "file-missing");

    let first = put("uno.svg", DRAWING.as_bytes()).unwrap();
    assert_eq!(put("otra-vez.svg", DRAWING.as_bytes()).unwrap()["id"], first["id"]);
    let second = put("dos.svg", DRAWING.replace("#0f5c63", "#842e5c").as_bytes()).unwrap();
    assert_eq!((count(&door, "logos"), count(&door, "files")), (1, 2), "undo may ask for the first");
    call(&door, "history.undo", json!({}));
    assert_eq!(call(&door, "paper.get", json!({}))["logo"]["id"], first["id"]);
    call(&door, "history.redo", json!({}));
    assert_eq!(call(&door, "paper.get", json!({}))["logo"]["id"], second["id"]);
    assert_eq!(call(&door, "book.check", json!({}))["problems"], json!([]));
    call(&door, "paper.remove_logo", json!({}));
    assert_eq!(call(&door, "paper.get", json!({}))["logo"], Value::Null);
    door.book().unwrap().write(act("history.prune"), |tx| crm::book::history::prune(tx, NOW + 1)).unwrap();
    assert_eq!((count(&door, "logos"), count(&door, "files")), (0, 0));
}

fn act(command: &str) -> crm::book::Act<'_> {
    crm::book::Act { command, now: NOW, seed: 1 }
}

#[test]
fn a_look_is_tried_without_being_kept_and_what_cannot_be_read_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let door = Door::with_clock(&folder.path().join("own"), folder.path(), || NOW);
    for (country, currency, size) in [("MX", "MXN", "letter"), ("ES", "EUR", "a4")] {
        let new = json!({ "name": format!("La Perla {country}"), "country": country, "language": "es", "currency": currency });
        call(&door, "book.create", new);
        let before = call(&door, "paper.get", json!({}));
        assert_eq!(before["usual_size"], size);
        for kind in ["invoice", "quote", "simplified"] {
            let asked = look(&door, json!({ "footer": "Solo una prueba", "accent": "1d4e89" }));
            let shown = call(&door, "paper.preview", json!({ "look": asked, "kind": kind }));
            assert!(shown["pages"][0].as_str().unwrap().starts_with("<svg"), "{kind}");
            assert_eq!((&shown["fault"], shown["template"] == "ticket"), (&Value::Null, kind == "simplified"));
        }
        assert_eq!(call(&door, "paper.get", json!({})), before);
    }
    for (changes, kind, field) in [
        (json!({ "accent": "#ffe100" }), "colour-too-light", "accent"),
        (json!({ "accent": "azul" }), "colour-unreadable", "accent"),
        (json!({ "template": "../modern" }), "template-unknown", "template"),
        (json!({ "size": "a5" }), "choice-unknown", "size"),
        (json!({ "footer": "x".repeat(2_001) }), "text-too-long", "footer"),
    ] {
        let refused = ask(&door, "paper.set", look(&door, changes)).unwrap_err();
        assert_eq!((refused.kind.as_str(), refused.field.as_deref()), (kind, Some(field)));
    }
    let light = look(&door, json!({ "accent": "#ffe100" }));
    let refused = ask(&door, "paper.preview", json!({ "look": light, "kind": "invoice" })).unwrap_err();
    assert_eq!(refused.kind, "colour-too-light");
    assert!(call(&door, "paper.get", json!({}))["look"] == look(&door, json!({})));
    call(&door, "paper.set", look(&door, json!({ "accent": " 842E5C " })));
    assert_eq!(call(&door, "paper.get", json!({}))["look"]["accent"], "#842e5c");
    call(&door, "history.undo", json!({}));
    assert_eq!(call(&door, "paper.get", json!({}))["look"]["accent"], "#0f5c63");
}

#[test]
fn templates_of_ones_own_are_taken_from_a_folder_and_a_broken_one_tells_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let (door, _) = shop(folder.path(), "es");
    let invoice = invoice_of(&door);
    let mine = folder.path().join("mis plantillas");
    let none = folder.path().join("vacía");
    std::fs::create_dir(&none).unwrap();
    let kind = |folder: &Path| ask(&door, "paper.use_templates", json!({ "folder": folder })).unwrap_err().kind;
    assert_eq!((kind(&mine).as_str(), kind(&none).as_str()), ("folder-missing", "templates-none"));
    let written = call(&door, "paper.export_templates", json!({ "folder": mine }));
    assert!(written["files"].as_array().unwrap().contains(&json!("modern.typ")));
    let again = ask(&door, "paper.export_templates", json!({ "folder": mine })).unwrap_err();
    assert_eq!(again.kind, "template-there", "what was edited is not replaced");
    let used = call(&door, "paper.use_templates", json!({ "folder": mine }));
    assert_eq!((&used["own"]["chosen"], &used["own"]["fault"]), (&json!(true), &Value::Null), "{used}");
    assert!(used["templates"].as_array().unwrap().iter().all(|one| one["own"] == true));

    std::fs::write(mine.join("mía.typ"), "#import \"parts.typ\": paper\nDe mi puño: #paper.title").unwrap();
    call(&door, "paper.set", look(&door, json!({ "template": "mía" })));
    let asked = || json!({ "look": look(&door, json!({})), "kind": "invoice" });
    let good = call(&door, "paper.preview", asked());
    assert_eq!((&good["template"], &good["fault"]), (&json!("mía"), &Value::Null));
    std::fs::write(mine.join("mía.typ"), "#import \"parts.typ\": paper\n\nDe mi puño: #papel.title").unwrap();
    let shown = call(&door, "paper.preview", asked());
    assert_eq!(shown["pages"], good["pages"], "the last good one goes on");
    assert_eq!((&shown["fault"]["kind"], &shown["fault"]["params"]["line"]), (&json!("template-broken"), &json!("3")));
    assert_eq!(call(&door, "paper.get", json!({}))["own"]["fault"]["params"]["file"], "mía.typ");

    // Another start of the program knows the folder still, and the last good one too; another machine prints by the usual one.
    let path = call(&door, "book.status", json!({}))["open"]["path"].clone();
    call(&door, "book.close", json!({}));
    let door = Door::with_clock(&folder.path().join("own"), folder.path(), || NOW);
    call(&door, "book.open", json!({ "path": path }));
    let told = |door: &Door| {
        let shown = call(door, "sales.preview", json!({ "id": invoice, "today": true }));
        (shown["template"].clone(), shown["fault"]["kind"].clone())
    };
    assert_eq!(told(&door), (json!("mía"), json!("template-broken")));
    std::fs::remove_dir_all(&mine).unwrap();
    assert_eq!(told(&door), (json!("mía"), json!("template-unknown")));
    assert_eq!(call(&door, "paper.get", json!({}))["own"]["present"], false);
    let left = call(&door, "paper.use_templates", json!({}));
    assert_eq!(left["own"]["chosen"], false);
    call(&door, "book.close", json!({}));
    let other = Door::with_clock(&folder.path().join("otra máquina"), folder.path(), || NOW);
    call(&other, "book.open", json!({ "path": path }));
    assert_eq!(told(&other), (json!("modern"), json!("template-unknown")));
}
