//! Whatever a name is made of, it is shown as text and does nothing.

use clientela_tests::{Desk, Told};
use serde_json::json;

const ODD: &[&str] = &[
    "<script>document.title='caught'</script>",
    "<img src=x onerror=\"document.title='caught'\">",
    "'; DROP TABLE clients; --",
    "مكتبة النور",
    "Zoë 🌻 Ñandú",
];

#[tokio::test]
async fn odd_names_are_shown_as_they_are_and_do_nothing() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_a_book().await?;
    let mut ids = Vec::new();
    for name in ODD {
        ids.push(desk.knows(name).await?);
    }
    desk.goes_to("/clients").await?;
    for name in ODD {
        desk.sees(name).await?;
    }
    for (name, id) in ODD.iter().zip(&ids) {
        desk.goes_to(&format!("/clients/{id}")).await?;
        desk.says("h1", name).await?;
    }
    desk.goes_to("/history").await?;
    for name in ODD {
        desk.sees(name).await?;
    }
    assert_ne!(desk.client.title().await?, "caught");
    assert_eq!(desk.asks("clients.count", json!({})).await?, ODD.len());
    desk.leave().await
}
