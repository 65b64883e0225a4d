//! A quarter goes to the accountant as a folder, is closed, and says what came into it later.

use clientela_tests::{Desk, Told};
use serde_json::json;

#[tokio::test]
async fn a_quarter_is_handed_over_closed_and_opened_again() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_a_book().await?;
    let client = desk
        .asks(
            "clients.create",
            json!({ "name": "Panadería Sol y Mar, S.L.", "tax_id": "B12345674", "tax_country": "ES",
        "addresses": [{ "street": "Calle Mayor 11", "postcode": "48006", "city": "Bilbao", "region": "Vizcaya", "country": "ES" }] }),
        )
        .await?["id"]
        .clone();
    let mut issuer = desk.asks("business.get", json!(null)).await?["issuer"].clone();
    for (field, value) in
        [("tax_id", "A58818501"), ("street", "Calle Mayor 1"), ("postcode", "28013"), ("city", "Madrid")]
    {
        issuer[field] = json!(value);
    }
    desk.asks("business.set", issuer).await?;
    let line = json!({ "text": "Obra", "quantity": "1", "price": "100", "taxes": ["iva:21"] });
    let draft = desk.asks("sales.draft", json!({ "kind": "invoice", "client": client, "lines": [line] })).await?;
    let issue = json!({ "id": draft["sale"]["id"], "day": "2025-05-10" });
    desk.asks("sales.issue", issue).await?;

    desk.goes_to("/today").await?;
    desk.chord(&["g"]).await?;
    desk.chord(&["e"]).await?;
    desk.is_at("/accountant").await?;
    desk.goes_to("/accountant?period=2025-Q2").await?;
    desk.sees("todo cuadra").await?;
    let folder = desk.home().join("asesoria");
    desk.will_choose(&folder)?;
    desk.presses("Preparar la carpeta…").await?;
    desk.sees("1 facturas en PDF").await?;
    let pdfs = std::fs::read_dir(folder.join("pdf"))?.count();
    assert_eq!((pdfs, folder.join("manifest.json").is_file(), folder.join("informe.txt").is_file()), (1, true, true));

    desk.presses("Cerrar el periodo").await?;
    desk.sees("Se puede reabrir diciendo por qué").await?;
    desk.chord(&["Enter"]).await?;
    desk.sees("Periodos cerrados").await?;
    let paid = json!({ "client": client, "amount_minor": 5_000, "method": "10", "day": "2025-06-01" });
    assert!(desk.asks("payments.record", paid.clone()).await.is_err(), "a closed period takes no money");
    desk.presses("Reabrir").await?;
    desk.sees("La asesoría ya tiene este periodo").await?;
    desk.types("Faltaba un cobro").await?;
    desk.chord(&["Enter"]).await?;
    desk.sees("Faltaba un cobro").await?;
    desk.asks("payments.record", paid).await?;
    desk.presses("Qué ha cambiado").await?;
    desk.sees("Entró después").await?;
    desk.sees("50,00").await?;
    desk.leave().await
}
