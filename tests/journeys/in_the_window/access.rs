//! Everybody can use every screen: in both themes, both languages, a small window, and with text twice as large.

use clientela_tests::{Desk, Told};

use super::{INSIDE, OUTSIDE, place, some_client};

/// How the screens look: theme, language, size of the text in per cent.
type Look = (&'static str, &'static str, u32);

const EVERY_LOOK: [Look; 8] = [
    ("light", "es", 100),
    ("dark", "es", 100),
    ("light", "en", 100),
    ("dark", "en", 100),
    ("light", "es", 200),
    ("dark", "es", 200),
    ("light", "en", 200),
    ("dark", "en", 200),
];

/// What shuts people out of the screens in this look.
async fn shut_out(desk: &Desk, screens: &[(&str, &str)], (theme, language, size): Look) -> Told<Vec<String>> {
    let mut found = Vec::new();
    let client = some_client(desk).await?;
    desk.looks(theme, language, size).await?;
    for (name, address) in screens {
        desk.goes_to(&place(desk, address, &client).await?).await?;
        let here = format!("{name}, {theme}, {language}, {size} %");
        found.extend(desk.shuts_out().await?.into_iter().map(|what| format!("{here}: {what}")));
        let over = desk.runs_over().await?;
        if over > 0 {
            found.push(format!("{here}: {over} px wider than its window"));
        }
    }
    Ok(found)
}

#[tokio::test]
async fn nobody_is_shut_out_before_a_book_is_open() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_a_window_of(1024, 640).await?;
    let mut found = Vec::new();
    for look in EVERY_LOOK {
        found.extend(shut_out(&desk, OUTSIDE, look).await?);
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    desk.leave().await
}

async fn nobody_is_shut_out_of_an_open_book(look: Look) -> Told {
    let desk = Desk::set_up().await?;
    desk.has_a_window_of(1024, 640).await?;
    desk.has_the_demo().await?;
    let found = shut_out(&desk, INSIDE, look).await?;
    assert!(found.is_empty(), "{}", found.join("\n"));
    desk.leave().await
}

#[tokio::test]
async fn nobody_is_shut_out_by_day() -> Told {
    nobody_is_shut_out_of_an_open_book(EVERY_LOOK[0]).await
}

#[tokio::test]
async fn nobody_is_shut_out_by_night() -> Told {
    nobody_is_shut_out_of_an_open_book(EVERY_LOOK[1]).await
}

#[tokio::test]
async fn nobody_is_shut_out_by_day_in_english() -> Told {
    nobody_is_shut_out_of_an_open_book(EVERY_LOOK[2]).await
}

#[tokio::test]
async fn nobody_is_shut_out_by_night_in_english() -> Told {
    nobody_is_shut_out_of_an_open_book(EVERY_LOOK[3]).await
}

#[tokio::test]
async fn nobody_is_shut_out_with_text_twice_as_large() -> Told {
    nobody_is_shut_out_of_an_open_book(EVERY_LOOK[4]).await
}

#[tokio::test]
async fn nobody_is_shut_out_by_night_with_text_twice_as_large() -> Told {
    nobody_is_shut_out_of_an_open_book(EVERY_LOOK[5]).await
}

#[tokio::test]
async fn nobody_is_shut_out_in_english_with_text_twice_as_large() -> Told {
    nobody_is_shut_out_of_an_open_book(EVERY_LOOK[6]).await
}

#[tokio::test]
async fn nobody_is_shut_out_by_night_in_english_with_text_twice_as_large() -> Told {
    nobody_is_shut_out_of_an_open_book(EVERY_LOOK[7]).await
}
