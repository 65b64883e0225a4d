//! Pictures of every screen, for people to look at: `make shots`.

use clientela_tests::{Desk, Told};
use std::env::var;

use super::{INSIDE, OUTSIDE, some_client};

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
            desk.asks("backups.make", serde_json::Value::Null).await?;
        }
        let client = some_client(&desk).await?;
        for (theme, language, size) in looks() {
            desk.looks(&theme, &language, size).await?;
            for (name, address) in screens.iter().filter(|(name, _)| wanted(name)) {
                desk.goes_to(&address.replace("{client}", &client)).await?;
                desk.shoots(&format!("{name}-{theme}-{language}-{size}")).await?;
            }
        }
    }
    desk.leave().await
}
