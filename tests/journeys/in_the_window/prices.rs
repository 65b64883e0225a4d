//! A price list is made, a quote takes its price from it and says why, and what goes with it is added by a key.

use clientela_tests::{Desk, Told};
use serde_json::json;

#[tokio::test]
async fn a_quote_takes_its_price_from_the_list_of_the_client() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_a_book().await?;
    let client = json!({ "name": "Bar Pepe", "tags": ["Hostelería"] });
    let bar = desk.asks("clients.create", client).await?["id"].clone();
    let product = |name: &str, code: &str| json!({ "name": name, "code": code, "price": "12.5", "tax_rate": "10" });
    let coffee = desk.asks("products.save", product("Café natural", "CAFE-1")).await?["product"]["id"].clone();
    let filters = desk.asks("products.save", product("Filtros de papel", "FIL-4")).await?["product"]["id"].clone();
    let goes = json!({ "product": coffee, "other": filters, "kind": "complement", "related": true });
    desk.asks("products.relate", goes).await?;

    desk.goes_to("/products").await?;
    desk.turns_to("Tarifas").await?;
    desk.sees("Todavía no hay tarifas").await?;
    desk.chord(&["n"]).await?;
    desk.types("Bares").await?;
    desk.fills("Etiqueta", "Hostelería").await?;
    desk.chord(&["Escape"]).await?;
    desk.presses("Guardar").await?;
    desk.sees("Esta tarifa no dice nada todavía").await?;
    let list = desk.asks("prices.page", json!({})).await?["rows"][0]["id"].clone();
    let step = |from: &str, price: &str| json!({ "scope": "product", "product": coffee, "min_quantity": from, "kind": "price", "value": price });
    desk.asks("prices.set", json!({ "list": list, "entries": [step("0", "11.9"), step("10", "11.25")] })).await?;

    desk.goes_to(&format!("/clients/{}", bar.as_str().unwrap_or_default())).await?;
    desk.says("aside", "Bares").await?;
    desk.goes_to(&format!("/sales/new?kind=quote&client={}", bar.as_str().unwrap_or_default())).await?;
    desk.fills("Artículo o texto de la línea 1", "cafe").await?;
    desk.sees("Café natural").await?;
    desk.chord(&["Enter"]).await?;
    desk.says("td .why", "Bares").await?;
    desk.sees("11,90").await?;
    desk.types("10").await?;
    // 10 × 11.25
    desk.says("td .why", "Bares, desde 10").await?;
    desk.sees("112,50").await?;
    desk.sees("También llevan").await?;
    desk.chord(&["Control", "j"]).await?;
    desk.sees("125,00").await?;
    desk.chord(&["Control", "Enter"]).await?;
    desk.sees("Presupuesto").await?;
    let quote = desk.asks("sales.page", json!({ "kind": "quote" })).await?["rows"][0].clone();
    assert_eq!(quote["net_minor"], 11_250 + 1_250, "{quote}");
    desk.leave().await
}
