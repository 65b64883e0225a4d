//! At the counter the client sees the screen: one key hides every amount, and stays so.

use clientela_tests::{Desk, Told};
use serde_json::json;

#[tokio::test]
async fn one_key_hides_every_amount_until_it_is_pressed_again() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_a_book().await?;
    let field = desk.asks("fields.add", json!({ "name": "Límite", "kind": "money" })).await?;
    let id = field["id"].as_str().ok_or("a field without an id")?.to_owned();
    let client = json!({ "name": "José Muñoz", "fields": { id.as_str(): "1234,50" } });
    let client = desk.asks("clients.create", client).await?;
    let who = client["id"].as_str().ok_or("a client without an id")?.to_owned();
    desk.asks("interactions.record", json!({ "client": who, "kind": "visit", "cost": "78,90" })).await?;
    let page = format!("/clients/{who}");
    let list = format!("/clients?c=name,field:{id}");
    desk.goes_to(&page).await?;
    desk.sees("78,90").await?;
    desk.sees("1.234,50").await?;
    desk.chord(&["$"]).await?;
    desk.no_longer_sees("78,90").await?;
    desk.no_longer_sees("1.234,50").await?;
    desk.goes_to(&list).await?;
    desk.sees("José Muñoz").await?;
    desk.comes_back().await?;
    desk.sees("José Muñoz").await?;
    desk.no_longer_sees("1.234,50").await?;
    desk.presses("Mostrar importes").await?;
    desk.sees("1.234,50").await?;
    desk.leave().await
}
