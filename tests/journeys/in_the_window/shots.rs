//! Pictures of every screen, for people to look at: `make shots`.

use clientela_tests::{Desk, Told};

use super::{INSIDE, OUTSIDE, has_sales, some_client};

#[tokio::test]
#[ignore = "takes pictures, proves nothing"]
async fn of_every_screen_in_both_themes() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_a_window_of(1024, 640).await?;
    for (screens, book) in [(OUTSIDE, false), (INSIDE, true)] {
        if book {
            desk.has_the_demo().await?;
            has_sales(&desk).await?;
        }
        let client = some_client(&desk).await?;
        for theme in ["light", "dark"] {
            desk.looks(theme, "es", 100).await?;
            for (name, address) in screens {
                desk.goes_to(&address.replace("{client}", &client)).await?;
                desk.shoots(&format!("{name}-{theme}")).await?;
            }
        }
    }
    desk.leave().await
}
