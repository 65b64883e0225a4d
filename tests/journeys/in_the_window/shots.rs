//! Pictures of every screen, for people to look at: `make shots`.

use clientela_tests::{Desk, Told};
use serde_json::{Value, json};
use std::env::var;

use super::photos::picture;
use super::{INSIDE, OUTSIDE, place, some_client};

/// The looks of `SHOTS_LOOKS` (`dark,en,100 light,es,200`), else both themes in Spanish.
fn looks() -> Vec<(String, String, u32)> {
    let said = var("SHOTS_LOOKS").unwrap_or_else(|_| "light,es,100 dark,es,100".to_owned());
    let look = |text: &str| {
        let mut parts = text.split(',').map(str::to_owned);
        Some((parts.next()?, parts.next()?, parts.next()?.parse().ok()?))
    };
    said.split(' ').filter_map(look).collect()
}

/// Every screen, or those of `SHOTS_ONLY` (`sales products`), in the looks asked for.
#[tokio::test]
#[ignore = "takes pictures, proves nothing"]
async fn of_every_screen_in_both_themes() -> Told {
    let only = var("SHOTS_ONLY").ok();
    let wanted = |name: &str| only.as_ref().is_none_or(|only| only.split(' ').any(|one| one == name));
    let desk = Desk::set_up().await?;
    desk.has_a_window_of(1024, 640).await?;
    for (screens, book) in [(OUTSIDE, false), (INSIDE, true)] {
        if book {
            desk.has_the_demo().await?;
            desk.asks("backups.make", Value::Null).await?;
            desk.asks("duplicates.find", json!({})).await?;
        }
        let client = some_client(&desk).await?;
        if book {
            let files = [picture(&desk, "#2c7", "Escaparate").await?, picture(&desk, "#a52", "Mostrador").await?];
            let visit =
                json!({ "client": client, "kind": "visit", "text": "Quiere cambiar el escaparate", "files": files });
            desk.asks("interactions.record", visit).await?;
        }
        for (theme, language, size) in looks() {
            desk.looks(&theme, &language, size).await?;
            for (name, address) in screens.iter().filter(|(name, _)| wanted(name)) {
                desk.goes_to(&place(&desk, address, &client).await?).await?;
                desk.shoots(&format!("{name}-{theme}-{language}-{size}")).await?;
            }
            if book && wanted("viewer") {
                desk.goes_to(&format!("/clients/{client}")).await?;
                let open = "const one = document.querySelector('#timeline .hanging button img')?.closest('button'); one?.click(); return !!one";
                desk.waits_for("a photo", open, json!([])).await?;
                desk.waits_for("the photo", "return !!document.querySelector('dialog[open] img')", json!([])).await?;
                desk.shoots(&format!("viewer-{theme}-{language}-{size}")).await?;
            }
        }
    }
    desk.leave().await
}
