//! Doubtful data are put right one after another with Enter, taken as they are, and come back when that is undone.

use clientela_tests::{Desk, Told};
use serde_json::json;

#[tokio::test]
async fn doubtful_data_are_put_right_with_the_keyboard() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_a_book().await?;
    let point = |kind: &str, value: &str| json!({ "kind": kind, "value": value });
    let madrid = json!([{ "city": "Madrid", "postcode": "28013" }]);
    desk.asks(
        "clients.create",
        json!({ "name": "JOSÉ MUÑOZ", "kind": "person", "addresses": madrid,
                "contact_points": [point("phone", "612 345 678"), point("mail", "jose@gmial.com")] }),
    )
    .await?;
    let sol = json!({ "name": "Sol", "kind": "company", "addresses": madrid, "contact_points": [point("phone", "912 345 678"), point("mail", "hola@sol.es")] });
    desk.asks("clients.create", sol).await?;
    desk.goes_to("/clients/quality").await?;
    desk.sees("El correo parece mal escrito").await?;
    let focused = "return document.activeElement.value === 'jose@gmail.com'";
    desk.waits_for("the hand on the first cell", focused, json!([])).await?;
    desk.chord(&["Escape"]).await?;
    desk.sees("Falta el NIF de la empresa").await?;
    desk.waits_for("the hand on the next", "return document.activeElement.tagName === 'INPUT'", json!([])).await?;
    desk.chord(&["Up"]).await?;
    desk.waits_for("the cell with what was meant", focused, json!([])).await?;
    desk.chord(&["Enter"]).await?;
    desk.sees("1 arreglado").await?;
    desk.sees("Falta el NIF de la empresa").await?;
    desk.presses("Está bien así Falta el NIF de la empresa").await?;
    desk.sees("Los datos están bien").await?;
    let left = desk.asks("quality.page", json!({})).await?;
    assert_eq!(left["count"], 0, "{left}");
    assert_eq!(desk.asks("search.find", json!({ "words": "jose@gmail.com" })).await?["hits"][0]["title"], "José Muñoz");
    desk.chord(&["Control", "z"]).await?;
    desk.sees("Falta el NIF de la empresa").await?;
    desk.leave().await
}
