//! Everybody can use every screen: in both themes, both languages, a small window, and with text twice as large.

use clientela_tests::{Desk, Told};

use super::{INSIDE, OUTSIDE, some_client};

/// What shuts people out of the screens, in every look.
async fn shut_out(desk: &Desk, screens: &[(&str, &str)]) -> Told<Vec<String>> {
    let mut found = Vec::new();
    desk.has_a_window_of(1024, 640).await?;
    let client = some_client(desk).await?;
    for (theme, language, size) in
        [("light", "es", 100), ("dark", "es", 100), ("light", "en", 100), ("dark", "en", 100), ("light", "es", 200)]
    {
        desk.looks(theme, language, size).await?;
        for (name, address) in screens {
            desk.goes_to(&address.replace("{client}", &client)).await?;
            let here = format!("{name}, {theme}, {language}, {size} %");
            found.extend(desk.shuts_out().await?.into_iter().map(|what| format!("{here}: {what}")));
            let over = desk.runs_over().await?;
            if over > 0 {
                found.push(format!("{here}: {over} px wider than its window"));
            }
        }
    }
    Ok(found)
}

#[tokio::test]
async fn nobody_is_shut_out_before_a_book_is_open() -> Told {
    let desk = Desk::set_up().await?;
    desk.stands().await?;
    let found = shut_out(&desk, OUTSIDE).await?;
    assert!(found.is_empty(), "{}", found.join("\n"));
    desk.leave().await
}

#[tokio::test]
async fn nobody_is_shut_out_of_an_open_book() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_the_demo().await?;
    let found = shut_out(&desk, INSIDE).await?;
    assert!(found.is_empty(), "{}", found.join("\n"));
    desk.leave().await
}
