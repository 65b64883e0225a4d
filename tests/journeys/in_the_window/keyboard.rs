//! A whole morning without a mouse.

use clientela_tests::{Desk, Told};
use serde_json::json;

#[tokio::test]
async fn everything_is_done_with_the_keyboard_alone() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_a_book().await?;
    desk.chord(&["c"]).await?;
    desk.waits_for("the form", "return document.activeElement.matches('dialog input')", json!([])).await?;
    desk.types("Begoña Etxeberria").await?;
    desk.chord(&["Enter"]).await?;
    desk.says("h1", "Begoña Etxeberria").await?;
    desk.chord(&["v"]).await?;
    desk.waits_for("the form", "return document.activeElement.matches('form textarea')", json!([])).await?;
    desk.types("Pidió presupuesto").await?;
    desk.chord(&["Enter"]).await?;
    desk.says("#client-panel", "Pidió presupuesto").await?;
    desk.chord(&["g"]).await?;
    desk.chord(&["c"]).await?;
    desk.is_at("/clients").await?;
    desk.sees("Begoña Etxeberria").await?;
    desk.chord(&["?"]).await?;
    desk.says("dialog[open]", "Anotar visita").await?;
    desk.chord(&["Escape"]).await?;
    desk.chord(&["g"]).await?;
    desk.chord(&["h"]).await?;
    desk.is_at("/today").await?;
    desk.leave().await
}

#[tokio::test]
async fn the_keys_never_get_stuck_and_their_place_is_always_seen() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_a_book().await?;
    desk.knows("José Muñoz").await?;
    desk.goes_to("/clients").await?;
    let mut places = std::collections::BTreeSet::new();
    for _ in 0..40 {
        desk.chord(&["Tab"]).await?;
        let script = "const e = document.activeElement; \
            const at = document.getElementById(e.getAttribute('aria-activedescendant')); \
            const marked = (one) => { const s = getComputedStyle(one); return s.outlineStyle !== 'none' || s.boxShadow !== 'none' }; \
            window.places ??= new Map(); if (!places.has(e)) places.set(e, places.size); \
            return [places.get(e), e === document.body || marked(e) || !!at && marked(at) || e.matches('.unseen'), \
            e.outerHTML.slice(0, 120)]";
        let place = desk.runs(script, vec![]).await?;
        assert_eq!(place[1], true, "nobody sees that the keys are at {}", place[2]);
        places.insert(place[0].as_i64());
    }
    assert!(places.len() > 10, "Tab is stuck among {} places", places.len());
    desk.leave().await
}
