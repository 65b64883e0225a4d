//! A client signs in her card; her receipt goes to the bank, comes back, and is owed again.

use clientela_tests::{Desk, Told};
use serde_json::json;

/// Nobody is shut out of what lies over the screen now.
async fn is_open_to_all(desk: &Desk, what: &str) -> Told {
    let still = "return document.getAnimations().every((a) => a.effect.getTiming().iterations === Infinity)";
    desk.waits_for("everything to stand still", still, json!([])).await?;
    let mut found = desk.shuts_out().await?;
    if desk.runs_over().await? > 0 {
        found.push("wider than its window".to_owned());
    }
    assert!(found.is_empty(), "{what}: {found:?}");
    Ok(())
}

#[tokio::test]
async fn a_receipt_is_signed_for_sent_to_the_bank_and_comes_back() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_a_window_of(1024, 640).await?;
    desk.has_a_book().await?;
    let client = json!({ "name": "Panadería Sol y Mar, S.L.", "tax_id": "B12345674", "tax_country": "ES",
        "addresses": [{ "street": "Calle Mayor 11", "postcode": "48006", "city": "Bilbao", "country": "ES" }] });
    let client = desk.asks("clients.create", client).await?["id"].clone();
    let mut issuer = desk.asks("business.get", json!(null)).await?["issuer"].clone();
    for (field, value) in [
        ("tax_id", "A58818501"),
        ("street", "Calle Mayor 1"),
        ("postcode", "28013"),
        ("city", "Madrid"),
        ("iban", "DE89370400440532013000"),
    ] {
        issuer[field] = json!(value);
    }
    desk.asks("business.set", issuer).await?;
    let day = desk.days_ago(10).await?;
    let line = json!({ "text": "Cuota", "quantity": "1", "price": "100", "taxes": ["iva:0"] });
    let sale = json!({ "kind": "invoice", "client": client, "day": day, "due": day, "lines": [line] });
    let sale = desk.asks("sales.draft", sale).await?["sale"]["id"].clone();
    desk.asks("sales.issue", json!({ "id": sale, "day": day })).await?;
    // What she signed: a wrong account is told beside its field, and nothing typed is lost.
    desk.goes_to(&format!("/clients/{}", client.as_str().ok_or("a client has an identity")?)).await?;
    desk.sees("Sin domiciliación").await?;
    desk.presses("Anotar domiciliación").await?;
    desk.fills("IBAN del cliente", "ES91 2100 0418 4502 0005 1333").await?;
    desk.chord(&["Enter"]).await?;
    desk.sees("repase el IBAN").await?;
    is_open_to_all(&desk, "mandate").await?;
    desk.fills("IBAN del cliente", "ES91 2100 0418 4502 0005 1332").await?;
    desk.chord(&["Enter"]).await?;
    desk.sees("ES91 … 1332").await?;
    desk.sees("En vigor").await?;
    // The remittance: prepared, made and saved as a file.
    desk.goes_to("/payments?v=debits").await?;
    desk.sees("Ninguna remesa todavía").await?;
    desk.presses("Preparar remesa").await?;
    desk.says("dialog[open]", "Panadería Sol y Mar").await?;
    desk.says("dialog[open]", "1 recibo, 100,00").await?;
    is_open_to_all(&desk, "prepare").await?;
    let file = desk.home().join("remesa.xml");
    desk.will_choose(&file)?;
    desk.presses("Crear fichero").await?;
    desk.says("dialog[open]", "remesa.xml").await?;
    is_open_to_all(&desk, "remittance").await?;
    assert!(std::fs::read_to_string(&file)?.contains("<InstdAmt Ccy=\"EUR\">100.00</InstdAmt>"));
    // The bank does not pay: the invoice can be asked for again.
    desk.presses("Marcar como devuelto").await?;
    desk.says("dialog[open]", "La factura vuelve a quedar pendiente de pago.").await?;
    is_open_to_all(&desk, "return").await?;
    desk.presses("Marcar como devuelto").await?;
    desk.says("dialog[open]", "AM04, sin fondos").await?;
    desk.chord(&["Escape"]).await?;
    desk.says("[role=grid]", "1 devuelto, 100,00").await?;
    desk.presses("Preparar remesa").await?;
    desk.says("dialog[open]", "1 recibo, 100,00").await?;
    desk.leave().await
}
