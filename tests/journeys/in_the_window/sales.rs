//! A shop's orders come in, are told by the program they come from, and are looked through without a mouse.

use clientela_tests::{Desk, Told};
use serde_json::json;

const ORDERS: &[u8] = include_bytes!("../../data/sales/shopify-orders.csv");
const PRODUCTS: &[u8] = include_bytes!("../../data/sales/woocommerce-products.csv");

#[tokio::test]
async fn orders_of_a_shop_are_seen_with_their_lines_and_payments() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_a_book().await?;
    desk.goes_to("/sales").await?;
    desk.sees("Todavía no hay ventas").await?;
    desk.will_choose(&desk.file("orders_export.csv", ORDERS)?)?;
    desk.goes_to("/import").await?;
    desk.presses("Elegir archivo").await?;
    desk.sees("Parece un archivo de ventas de Shopify.").await?;
    desk.presses("Ver qué pasará").await?;
    desk.sees("Clientes nuevos que se añadirán (2)").await?;
    desk.presses("Traer 4 filas").await?;
    desk.sees("Ya está en el libro").await?;
    desk.presses("Verlo").await?;
    desk.is_at("/sales").await?;
    desk.sees("#1001").await?;
    desk.sees("49,95").await?;
    // The list has the keys: the newest is under the cursor, the next one below it.
    let focus = "document.querySelector('[role=grid]').focus(); return true";
    desk.waits_for("the list", focus, json!([])).await?;
    desk.chord(&["Down"]).await?;
    desk.chord(&[" "]).await?;
    desk.says("article", "Pedido #1002").await?;
    desk.says("article", "Camiseta - M").await?;
    desk.says("article", "-15,00").await?;
    desk.chord(&["Down"]).await?;
    desk.says("article", "Ana Sol").await?;
    desk.says("article", "Gorra").await?;
    desk.goes_to("/products").await?;
    desk.sees("GOR-1").await?;
    let ana = desk.asks("clients.page", json!({})).await?["rows"][0]["id"].clone();
    desk.goes_to(&format!("/clients/{}", ana.as_str().unwrap_or_default())).await?;
    desk.turns_to("Ventas").await?;
    desk.says("#client-panel", "#1003").await?;
    desk.says("#client-panel", "Pendiente").await?;
    desk.chord(&["Control", "z"]).await?;
    desk.goes_to("/sales").await?;
    desk.sees("Todavía no hay ventas").await?;
    desk.leave().await
}

#[tokio::test]
async fn products_are_found_while_their_name_is_typed_and_leave_as_a_table() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_a_book().await?;
    let file = desk.file("productos.csv", PRODUCTS)?;
    desk.asks("import.run", json!({ "path": file })).await?;
    desk.goes_to("/products").await?;
    desk.sees("Camiseta premium").await?;
    desk.sees("15,00").await?;
    desk.fills("Nombre o código", "gor").await?;
    desk.no_longer_sees("Camiseta premium").await?;
    desk.sees("GOR-1").await?;
    let sheet = desk.home().join("lista.csv");
    desk.will_choose(&sheet)?;
    desk.presses("Exportar").await?;
    desk.presses("Productos: todo").await?;
    desk.sees("lista.csv").await?;
    let text = std::fs::read_to_string(&sheet)?;
    assert!(text.contains(";CAM-1;8412345678905;Camiseta;"), "{text}");
    desk.leave().await
}

#[tokio::test]
async fn what_waits_for_money_is_picked_out_summed_and_found_by_name_without_a_mouse() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_the_demo().await?;
    // On some days everybody of so small a shop has paid in time.
    let (day, due) = (desk.days_ago(70).await?, desk.days_ago(40).await?);
    let table = format!("Nº Factura;Fecha;Vencimiento;Cliente;Total\nZ-1;{day};{due};Bar Tardío S.L.;121,00\n");
    let file = desk.file("vencida.csv", table)?;
    desk.asks("import.run", json!({ "path": file, "kind": "sales" })).await?;
    desk.goes_to("/sales").await?;
    let all = desk.asks("sales.totals", json!({})).await?["sums"][0].clone();
    let late = desk.asks("sales.totals", json!({ "state": "overdue" })).await?["sums"][0].clone();
    let told = |sum: &serde_json::Value, as_what: &str| {
        format!("{} {as_what}", grouped(sum["count"].as_i64().unwrap_or_default()))
    };
    // Orders stand apart: what was ordered and then invoiced is not sold twice.
    desk.says(".totals", &told(&all, "facturas y abonos")).await?;
    desk.says(".totals", "pedido").await?;
    desk.chooses("Estado", "overdue").await?;
    desk.says(".totals", &told(&late, "documento")).await?;
    desk.says("[role=grid]", "Vencida").await?;
    // What the list can do by key is told.
    desk.waits_for("the list", "document.querySelector('[role=grid]').focus(); return true", json!([])).await?;
    desk.chord(&["?"]).await?;
    desk.says("dialog[open]", "En la lista").await?;
    desk.says("dialog[open]", "Mirar sin salir de la lista").await?;
    desk.chord(&["Escape"]).await?;
    // A sale and a product from anywhere.
    let page = desk.asks("sales.page", json!({})).await?;
    let numbered = |sale: &&serde_json::Value| !sale["number"].is_null();
    let sale = page["rows"].as_array().and_then(|rows| rows.iter().find(numbered)).ok_or("no sale has a number")?;
    let series = sale["series"].as_str().unwrap_or_default();
    let gap = if series.ends_with(char::is_alphanumeric) { " " } else { "" };
    let number = format!("{series}{gap}{}", sale["number"].as_str().unwrap_or_default());
    desk.goes_to("/today").await?;
    desk.chord(&["Control", "k"]).await?;
    desk.types(&number).await?;
    desk.says("dialog[open] [role=listbox]", "Ventas").await?;
    desk.chord(&["Enter"]).await?;
    desk.is_at(&format!("/sales/{}", sale["id"].as_str().unwrap_or_default())).await?;
    desk.says("h1", &number).await?;
    desk.chord(&["Control", "k"]).await?;
    desk.types("monomando lavabo").await?;
    desk.says("dialog[open] [role=listbox]", "Grifo monomando de lavabo").await?;
    desk.chord(&["Enter"]).await?;
    desk.says("header", "GRI-007").await?;
    desk.leave().await
}

/// A count as it is written in Spain.
fn grouped(count: i64) -> String {
    if count < 1_000 { count.to_string() } else { format!("{}.{:03}", count / 1_000, count % 1_000) }
}
