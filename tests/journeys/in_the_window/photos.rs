//! Photos of a visit: pasted into what is being written, seen small in the timeline and large one after another.

use clientela_tests::{Desk, Told};
use serde_json::{Value, json};

/// Draws a picture in the page and answers its bytes in base64.
const DRAWN: &str = "const c = document.createElement('canvas'); c.width = 640; c.height = 420; const p = c.getContext('2d'); \
    p.fillStyle = arguments[0]; p.fillRect(0, 0, 640, 420); p.fillStyle = '#fff'; p.font = '60px sans-serif'; \
    p.fillText(arguments[1], 60, 220); return c.toDataURL('image/png').split(',')[1];";

pub(super) async fn picture(desk: &Desk, colour: &str, says: &str) -> Told<Value> {
    let bytes = desk.runs(DRAWN, vec![json!(colour), json!(says)]).await?;
    Ok(json!({ "name": format!("{says}.png"), "bytes": bytes }))
}

const SEEN: &str =
    "return [...document.querySelectorAll(arguments[0])].filter((i) => i.naturalWidth > 0).length === arguments[1]";

#[tokio::test]
async fn photos_of_a_visit_are_seen_small_and_large_by_the_keys_alone() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_a_book().await?;
    let client = desk.knows("José Muñoz").await?;
    let files = [picture(&desk, "#2c7", "Escaparate").await?, picture(&desk, "#a52", "Mostrador").await?];
    let visit = json!({ "client": client, "kind": "visit", "text": "Quiere cambiar el escaparate", "files": files });
    desk.asks("interactions.record", visit).await?;
    desk.goes_to(&format!("/clients/{client}")).await?;
    desk.waits_for("two small photos", SEEN, json!(["#timeline img", 2])).await?;
    desk.runs("document.querySelector('#timeline .hanging button').focus()", vec![]).await?;
    desk.chord(&["Enter"]).await?;
    desk.waits_for("the photo", SEEN, json!(["dialog[open] img", 1])).await?;
    desk.says("dialog[open]", "1 de 2").await?;
    desk.chord(&["Right"]).await?;
    desk.says("dialog[open] h2", "Mostrador.png").await?;
    desk.waits_for("the next photo", SEEN, json!(["dialog[open] img", 1])).await?;
    desk.chord(&["Escape"]).await?;
    desk.waits_for(
        "the timeline",
        "return !document.querySelector('dialog[open]') && \
        document.activeElement.matches('.hanging button')",
        json!([]),
    )
    .await?;
    desk.leave().await
}

/// Pastes a picture into what has the focus.
const PASTE: &str = "const bytes = Uint8Array.from(atob(arguments[0]), (c) => c.charCodeAt(0)); const held = new DataTransfer(); \
    held.items.add(new File([bytes], 'image.png', { type: 'image/png' })); document.activeElement.dispatchEvent( \
    new ClipboardEvent('paste', { clipboardData: held, bubbles: true, cancelable: true }));";

#[tokio::test]
async fn a_picture_that_was_pasted_survives_a_power_cut() -> Told {
    let mut desk = Desk::set_up().await?;
    desk.has_a_book().await?;
    let client = desk.knows("José Muñoz").await?;
    desk.goes_to(&format!("/clients/{client}")).await?;
    desk.chord(&["v"]).await?;
    desk.waits_for("the form", "return document.activeElement.matches('form textarea')", json!([])).await?;
    let bytes = desk.runs(DRAWN, vec![json!("#257"), json!("Hecho")]).await?;
    desk.runs(PASTE, vec![bytes.clone()]).await?;
    desk.says("form", "Foto del").await?;
    desk.keeps(&format!("contact:{client}:files"), "Foto del").await?;
    desk.power_cut();
    let desk = desk.start_again().await?;
    desk.unlocks("tienda.clientela").await?;
    desk.goes_to(&format!("/clients/{client}")).await?;
    desk.chord(&["v"]).await?;
    desk.waits_for("the picture", SEEN, json!(["form img", 1])).await?;
    desk.chord(&["Enter"]).await?;
    desk.waits_for("the photo", SEEN, json!(["#timeline img", 1])).await?;
    let files = desk.asks("attachments.of_client", json!({ "client": client })).await?;
    let kept = desk.asks("attachments.content", json!({ "id": files[0]["id"] })).await?;
    assert_eq!(kept["base64"], bytes, "it is the same picture");
    let left = desk.asks("drafts.get", json!({ "name": format!("contact:{client}:files") })).await?;
    assert_eq!(left, Value::Null, "nothing waits any more");
    desk.leave().await
}

#[tokio::test]
async fn a_picture_that_is_pasted_goes_into_the_book_with_its_visit_in_one_step() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_a_book().await?;
    let client = desk.knows("José Muñoz").await?;
    desk.goes_to(&format!("/clients/{client}")).await?;
    desk.chord(&["v"]).await?;
    desk.waits_for("the form", "return document.activeElement.matches('form textarea')", json!([])).await?;
    desk.types("Así quedó").await?;
    let bytes = desk.runs(DRAWN, vec![json!("#257"), json!("Hecho")]).await?;
    desk.runs(PASTE, vec![bytes]).await?;
    desk.says("form", "Foto del").await?;
    desk.chord(&["Enter"]).await?;
    desk.waits_for("the photo", SEEN, json!(["#timeline img", 1])).await?;
    let files = desk.asks("attachments.of_client", json!({ "client": client })).await?;
    assert_eq!(files[0]["mime"], "image/png");
    desk.chord(&["Control", "z"]).await?;
    desk.sees("Deshecho: Visita a José Muñoz").await?;
    assert_eq!(desk.asks("attachments.of_client", json!({ "client": client })).await?, json!([]));
    desk.leave().await
}
