//! The salesperson's main errand: find the client, note the visit, change her mind, look it up later.

use clientela_tests::{Desk, Told};
use serde_json::json;

#[tokio::test]
async fn a_visit_is_logged_undone_redone_and_found_in_the_history() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_a_book().await?;
    desk.knows("José Muñoz García").await?;
    desk.knows("Josefa Ortiz").await?;
    desk.goes_to("/today").await?;
    desk.chord(&["Control", "k"]).await?;
    desk.types("jose mun").await?;
    desk.sees("José Muñoz García").await?;
    desk.chord(&["Enter"]).await?;
    desk.says("h1", "José Muñoz García").await?;
    desk.chord(&["v"]).await?;
    desk.waits_for("the form", "return document.activeElement.matches('form textarea')", json!([])).await?;
    desk.chord(&["Enter"]).await?;
    desk.sees("Visita a José Muñoz García").await?;
    desk.says("#client-panel", "Visita").await?;
    assert_eq!(desk.contacts().await?, 1);
    desk.chord(&["Control", "z"]).await?;
    desk.sees("Deshecho: Visita a José Muñoz García").await?;
    assert_eq!(desk.contacts().await?, 0);
    desk.chord(&["Control", "Shift", "z"]).await?;
    desk.sees("Rehecho: Visita a José Muñoz García").await?;
    assert_eq!(desk.contacts().await?, 1);
    desk.presses("Historial").await?;
    desk.is_at("/history").await?;
    for told in [
        "Rehecho: Visita a José Muñoz García",
        "Deshecho: Visita a José Muñoz García",
        "Cliente nuevo: José Muñoz García",
        "Ana",
    ] {
        desk.says("main", told).await?;
    }
    desk.leave().await
}

#[tokio::test]
async fn what_a_client_was_called_before_can_be_put_back() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_a_book().await?;
    let id = desk.knows("José Muñoz").await?;
    desk.asks("clients.update", json!({ "id": id, "changes": { "name": "Pepe Muñoz" } })).await?;
    desk.goes_to(&format!("/clients/{id}")).await?;
    desk.turns_to("Historial").await?;
    desk.says("#client-panel", "José Muñoz").await?;
    desk.presses("Poner este valor").await?;
    desk.says("h1", "José Muñoz").await?;
    desk.leave().await
}
