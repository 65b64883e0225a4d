//! A client who stands in the book twice is found, merged with one key, and comes back apart when that is undone.

use clientela_tests::{Desk, Told};
use serde_json::json;

#[tokio::test]
async fn a_client_entered_twice_is_found_merged_and_brought_back() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_a_book().await?;
    for name in ["José Muñoz Peña", "Muñoz Peña, Pepe"] {
        let phone = json!([{ "kind": "phone", "value": "612 345 678" }]);
        desk.asks("clients.create", json!({ "name": name, "kind": "person", "contact_points": phone })).await?;
    }
    desk.goes_to("/clients/duplicates").await?;
    desk.sees("¿Hay clientes dos veces?").await?;
    desk.presses("Buscar duplicados").await?;
    desk.sees("mismo teléfono").await?;
    desk.chord(&["j"]).await?;
    desk.waits_for("a pair with the focus", "return !!document.activeElement.dataset.pair", json!([])).await?;
    desk.chord(&["m"]).await?;
    desk.sees("No queda ninguna pareja por mirar").await?;
    desk.chord(&["Control", "z"]).await?;
    desk.sees("mismo teléfono").await?;
    desk.chord(&["j"]).await?;
    desk.chord(&["n"]).await?;
    desk.sees("No queda ninguna pareja por mirar").await?;
    assert_eq!(desk.asks("clients.count", json!({})).await?, 2);
    desk.leave().await
}
