//! The power goes at any moment: what was said to be saved is there, and so is what was being typed.

use clientela_tests::{Desk, Told};
use serde_json::json;

#[tokio::test]
async fn what_was_said_to_be_saved_is_there_after_a_power_cut() -> Told {
    let mut desk = Desk::set_up().await?;
    desk.has_a_book().await?;
    let id = desk.knows("José Muñoz").await?;
    desk.goes_to(&format!("/clients/{id}")).await?;
    desk.chord(&["v"]).await?;
    desk.types("Quiere gafas de sol").await?;
    desk.chord(&["Enter"]).await?;
    desk.sees("Visita a José Muñoz").await?;
    desk.power_cut();
    let desk = desk.start_again().await?;
    desk.unlocks("tienda.clientela").await?;
    desk.goes_to(&format!("/clients/{id}")).await?;
    desk.sees("Quiere gafas de sol").await?;
    let checked = desk.asks("book.check", json!(null)).await?;
    assert_eq!(checked["problems"], json!([]), "the book is not whole");
    desk.leave().await
}

#[tokio::test]
async fn a_client_being_typed_survives_a_power_cut() -> Told {
    let mut desk = Desk::set_up().await?;
    desk.has_a_book().await?;
    desk.goes_to("/today").await?;
    desk.chord(&["c"]).await?;
    desk.fills("Nombre", "Begoña Etxeberria").await?;
    desk.fills("Ciudad", "Bilbao").await?;
    // Typing has to rest a moment before it is kept.
    desk.keeps("client:new", "Bilbao").await?;
    desk.power_cut();
    let desk = desk.start_again().await?;
    desk.unlocks("tienda.clientela").await?;
    desk.chord(&["c"]).await?;
    desk.holds("Nombre", "Begoña Etxeberria").await?;
    desk.holds("Ciudad", "Bilbao").await?;
    desk.presses("Crear y abrir").await?;
    desk.says("h1", "Begoña Etxeberria").await?;
    desk.leave().await
}
