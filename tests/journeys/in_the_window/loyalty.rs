//! A rule is chosen from lists, tried on the last year, kept, turned on, and explained for one client.

use clientela_tests::{Desk, Told};
use serde_json::json;

#[tokio::test]
async fn a_rule_is_tried_before_it_runs_and_says_why_a_client_gets_it() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_the_demo().await?;
    desk.goes_to("/loyalty").await?;
    desk.sees("Todavía no hay ninguna regla").await?;
    desk.presses("Regla nueva").await?;
    desk.sees("Sin riesgo").await?;
    desk.presses("Simular").await?;
    desk.sees("No supone cambio de conducta").await?;
    desk.sees("Por qué no se dio").await?;
    desk.sees("Coste según el umbral").await?;
    desk.presses("Guardar").await?;
    desk.sees("Poner en marcha").await?;
    desk.presses("Poner en marcha").await?;
    desk.sees("Quién lo ha ganado desde que está en marcha").await?;
    let page = desk.asks("loyalty.page", json!({})).await?;
    let kept = &page["rows"][0]["kept"];
    assert_eq!((&kept["name"], &kept["version"]), (&json!("Clientes fieles"), &json!(1)));
    assert!(kept["running_since"].is_string(), "{kept}");
    // What was seen is what any door says.
    let rule = page["rows"][0]["rule"].clone();
    let told = desk.asks("loyalty.simulate", json!({ "rule": rule, "curve": true })).await?;
    assert!(
        told["asked"].as_u64() > Some(0) && told["curve"].as_array().is_some_and(|curve| curve.len() > 5),
        "{told}"
    );
    desk.goes_to("/loyalty").await?;
    desk.sees("En marcha desde").await?;
    desk.leave().await
}

#[tokio::test]
async fn what_was_earned_is_decided_on_and_comes_off_the_next_invoice() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_the_demo().await?;
    let mut issuer = desk.asks("business.get", json!(null)).await?["issuer"].clone();
    for (field, value) in
        [("tax_id", "A58818501"), ("street", "Calle Mayor 1"), ("postcode", "28013"), ("city", "Madrid")]
    {
        issuer[field] = json!(value);
    }
    desk.asks("business.set", issuer).await?;
    let rule = json!({ "schema": 1, "id": "gracias", "trigger": { "on": "invoice_paid" },
        "reward": { "type": "discount_amount", "amount": "5.00" }, "guard": { "approval_over": "1.00" } });
    let made = desk.asks("loyalty.save", json!({ "name": "Gracias", "rule": rule })).await?;
    desk.asks("loyalty.turn", json!({ "id": made["kept"]["id"], "running": true })).await?;
    let draft = json!({ "name": "Panadería Sol y Mar, S.L.", "tax_id": "B12345674", "tax_country": "ES",
        "addresses": [{ "street": "Calle Mayor 11", "postcode": "48006", "city": "Bilbao", "country": "ES" }] });
    let client = desk.asks("clients.create", draft).await?["id"].clone();
    let line = json!({ "text": "Café", "price": "100", "taxes": ["iva:10"] });
    let sale = json!({ "kind": "invoice", "client": client, "lines": [line] });
    let first = desk.asks("sales.draft", sale.clone()).await?;
    let first = desk.asks("sales.issue", json!({ "id": first["sale"]["id"] })).await?;
    let total = &first["sale"]["total_minor"];
    let payment = json!({ "client": client, "amount_minor": total, "method": "10",
        "allocations": [{ "sale": first["sale"]["id"], "amount_minor": total }] });
    desk.asks("payments.record", payment).await?;
    desk.goes_to("/loyalty?v=waiting").await?;
    desk.sees("Gracias").await?;
    desk.presses("Aprobar").await?;
    desk.sees("Nada espera su decisión").await?;
    // What was promised is owed until it is brought.
    desk.goes_to("/loyalty?v=owed").await?;
    desk.says("[role=grid]", "descuentos y vales").await?;
    desk.says("[role=grid]", "5,00 €").await?;
    let second = desk.asks("sales.draft", sale).await?;
    let address = format!("/sales/{}", second["sale"]["id"].as_str().unwrap_or_default());
    desk.goes_to(&address).await?;
    desk.sees("Tiene 1 premio").await?;
    desk.presses("Descontar Gracias, 5,00 €").await?;
    desk.sees("Lleva «Gracias», 5,00 €").await?;
    let told = desk.asks("sales.get", json!({ "id": second["sale"]["id"] })).await?;
    assert_eq!((&told["sale"]["net_minor"], &told["sale"]["total_minor"]), (&json!(9_500), &json!(10_450)), "{told}");
    desk.presses("Quitar").await?;
    desk.sees("Tiene 1 premio").await?;
    desk.goes_to(&format!("/clients/{}", client.as_str().unwrap_or_default())).await?;
    desk.sees("Gracias").await?;
    desk.sees("5,00 €").await?;
    desk.leave().await
}
