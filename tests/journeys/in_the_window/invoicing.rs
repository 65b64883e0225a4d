//! A quote is written at the counter with the keyboard, accepted, invoiced and issued, and seen as it will be printed.

use clientela_tests::{Desk, Told};
use serde_json::json;

#[tokio::test]
async fn a_quote_written_with_the_keyboard_becomes_an_issued_invoice() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_a_book().await?;
    desk.asks(
        "clients.create",
        json!({ "name": "Panadería Sol y Mar, S.L.", "tax_id": "B12345674", "tax_country": "ES",
        "addresses": [{ "street": "Calle Mayor 11", "postcode": "48006", "city": "Bilbao", "country": "ES" }] }),
    )
    .await?;
    let issuer = desk.asks("business.get", json!(null)).await?["issuer"].clone();
    let mut whole = issuer;
    for (field, value) in
        [("tax_id", "A58818501"), ("street", "Calle Mayor 1"), ("postcode", "28013"), ("city", "Madrid")]
    {
        whole[field] = json!(value);
    }
    desk.asks("business.set", whole).await?;
    desk.goes_to("/today").await?;
    desk.chord(&["q"]).await?;
    desk.is_at("/sales/new").await?;
    desk.sees("será el").await?;
    desk.types("sol").await?;
    desk.sees("Panadería Sol y Mar, S.L.").await?;
    desk.chord(&["Enter"]).await?;
    desk.types("Mano de obra").await?;
    desk.chord(&["Tab"]).await?;
    desk.types("2,5").await?;
    desk.chord(&["Enter"]).await?;
    desk.types("35+4").await?;
    // 2.5 × 39.00 = 97.50, and 21 % of it 20.475, which is 20.48.
    desk.sees("97,50").await?;
    desk.sees("117,98").await?;
    desk.chord(&["Control", "Enter"]).await?;
    desk.sees("Presupuesto").await?;
    desk.presses("Aceptado").await?;
    let decided =
        "return ![...document.querySelectorAll('button')].some((one) => one.textContent.includes('Aceptado'))";
    desk.waits_for("the decision", decided, json!([])).await?;
    desk.presses("Facturar").await?;
    desk.sees("Es un borrador").await?;
    desk.chord(&["p"]).await?;
    desk.waits_for(
        "a page",
        "const page = document.querySelector('dialog img'); return !!page && page.naturalWidth > 100",
        json!([]),
    )
    .await?;
    desk.chord(&["Escape"]).await?;
    desk.presses("Emitir").await?;
    desk.sees("ya no podrá cambiarse").await?;
    desk.chord(&["Enter"]).await?;
    desk.sees("Huella del documento").await?;
    let found = desk.asks("sales.page", json!({ "kind": "invoice" })).await?["rows"][0].clone();
    assert_eq!(found["total_minor"], 11_798);
    assert_eq!(found["state"], "open");
    let proved = desk.asks("sales.verify", json!(null)).await?;
    assert_eq!((&proved["issued"], &proved["count"]), (&json!(1), &json!(0)), "{proved}");
    desk.leave().await
}
