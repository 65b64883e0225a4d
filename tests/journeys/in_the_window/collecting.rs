//! Who is late is reminded, her account is handed to her, and her money is received, without leaving her page.

use clientela_tests::{Desk, Told};
use serde_json::{Value, json};

/// A client who should have paid 100.00 forty-six days ago.
async fn somebody_late(desk: &Desk) -> Told<String> {
    let client = json!({ "name": "Panadería Sol y Mar, S.L.", "tax_id": "B12345674", "tax_country": "ES",
        "contact_points": [{ "kind": "mail", "value": "pagos@solymar.example" }],
        "addresses": [{ "street": "Calle Mayor 11", "postcode": "48006", "city": "Bilbao", "country": "ES" }] });
    let client = desk.asks("clients.create", client).await?["id"].clone();
    let mut issuer = desk.asks("business.get", json!(null)).await?["issuer"].clone();
    for (field, value) in
        [("tax_id", "A58818501"), ("street", "Calle Mayor 1"), ("postcode", "28013"), ("city", "Madrid")]
    {
        issuer[field] = json!(value);
    }
    desk.asks("business.set", issuer).await?;
    let (day, due) = (desk.days_ago(60).await?, desk.days_ago(46).await?);
    let line = json!({ "text": "Harina", "quantity": "1", "price": "100", "taxes": ["iva:0"] });
    let sale = json!({ "kind": "invoice", "client": client, "day": day, "due": due, "lines": [line] });
    let sale = desk.asks("sales.draft", sale).await?["sale"]["id"].clone();
    desk.asks("sales.issue", json!({ "id": sale, "day": day })).await?;
    Ok(client.as_str().ok_or("a client has an identity")?.to_owned())
}

const A_PAGE: &str = "const page = document.querySelector('dialog img'); return !!page && page.naturalWidth > 100";

#[tokio::test]
async fn a_late_client_is_reminded_and_gets_her_statement() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_a_book().await?;
    let client = somebody_late(&desk).await?;
    desk.goes_to("/today").await?;
    desk.chord(&["g"]).await?;
    desk.chord(&["b"]).await?;
    desk.is_at("/payments").await?;
    desk.says("[role=grid]", "Panadería Sol y Mar").await?;
    desk.says(".aging", "100,00").await?;
    desk.turns_to("Avisos de pago").await?;
    desk.says("[role=grid]", "1.º aviso").await?;
    desk.presses("Escribir todos").await?;
    desk.sees("Un aviso, por 100,00").await?;
    let folder = desk.home().join("avisos");
    std::fs::create_dir_all(&folder)?;
    desk.will_choose(&folder)?;
    desk.presses("Elegir carpeta").await?;
    desk.sees("Una carta y un borrador de correo").await?;
    let mut endings: Vec<_> = std::fs::read_dir(&folder)?
        .flatten()
        .filter_map(|file| file.path().extension().map(|ending| ending.to_string_lossy().into_owned()))
        .collect();
    endings.sort();
    assert_eq!(endings, ["eml", "pdf"]);
    desk.presses("Anotar como enviados").await?;
    desk.sees("Ahora no toca avisar a nadie.").await?;
    // It stands in her timeline, and one key takes it back.
    desk.goes_to(&format!("/clients/{client}")).await?;
    desk.says("#client-panel", "1.º aviso de pago: una factura, 100,00").await?;
    desk.chord(&["Control", "z"]).await?;
    desk.goes_to(&format!("/clients/{client}?v=account")).await?;
    desk.sees("Toca el 1.º aviso de pago").await?;
    desk.says("#client-panel", "46 días tarde").await?;
    desk.presses("Ver el aviso").await?;
    desk.waits_for("the letter", A_PAGE, json!([])).await?;
    desk.chord(&["Escape"]).await?;
    desk.presses("Extracto").await?;
    desk.waits_for("the statement", A_PAGE, json!([])).await?;
    let file = desk.home().join("extracto.pdf");
    desk.will_choose(&file)?;
    desk.presses("Guardar PDF").await?;
    desk.sees("PDF guardado en").await?;
    assert!(std::fs::read(&file)?.starts_with(b"%PDF"));
    desk.chord(&["Escape"]).await?;
    // Her money: what she owes is proposed, and what it pays is said.
    desk.presses("Cobrar").await?;
    desk.says("dialog[open]", "Con este cobro se pagan").await?;
    desk.chord(&["Enter"]).await?;
    desk.sees("No debe nada.").await?;
    let account = desk.asks("clients.account", json!({ "client": client })).await?;
    assert_eq!(account["sums"][0]["balance_minor"], 0);
    assert_eq!(desk.asks("reminders.due", json!({})).await?["rows"], Value::Array(Vec::new()));
    desk.leave().await
}

#[tokio::test]
async fn the_till_is_counted_and_a_payment_is_taken_back() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_a_book().await?;
    let client = somebody_late(&desk).await?;
    let paid = json!({ "client": client, "amount_minor": 4_000, "method": "10" });
    desk.asks("payments.record", paid).await?;
    desk.goes_to("/payments?v=day").await?;
    desk.says("#payments-day", "Efectivo").await?;
    desk.fills("Fondo de caja al abrir", "60").await?;
    desk.fills("Contado", "95").await?;
    desk.sees("Faltan 5,00").await?;
    desk.turns_to("Cobros").await?;
    desk.says("[role=grid]", "40,00").await?;
    desk.waits_for("the list", "document.querySelector('[role=grid]').focus(); return true", json!([])).await?;
    desk.chord(&["Enter"]).await?;
    desk.says("article", "Paga").await?;
    desk.presses("Anular").await?;
    desk.fills("Motivo", "Billete falso").await?;
    desk.chord(&["Enter"]).await?;
    // The row that takes it back is the newest now, and leads to the first.
    desk.says("article", "Billete falso").await?;
    desk.presses("Ver el cobro que anula").await?;
    desk.says("article", "Anulado").await?;
    let account = desk.asks("clients.account", json!({ "client": client })).await?;
    assert_eq!(account["sums"][0]["owed_minor"], 10_000);
    desk.leave().await
}
