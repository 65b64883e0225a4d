//! A person makes her first book.

use clientela_tests::{Desk, Told};
use serde_json::{Value, json};

#[tokio::test]
async fn a_book_made_here_opens_again_with_its_passphrase_only() -> Told {
    let desk = Desk::set_up().await?;
    desk.stands().await?;
    desk.has_a_book().await?;
    desk.asks("book.close", Value::Null).await?;
    let path = desk.home().join("tienda.clientela");
    let wrong = desk.asks("book.open", json!({ "path": path, "passphrase": "otra" })).await;
    assert!(wrong.is_err_and(|error| error.to_string().contains("passphrase")), "a wrong passphrase opened the book");
    let opened = desk.asks("book.open", json!({ "path": path, "passphrase": clientela_tests::PASSPHRASE })).await?;
    assert_eq!(opened["business"]["name"], "Óptica Muñoz");
    desk.leave().await
}

#[tokio::test]
async fn after_a_power_cut_the_book_is_whole() -> Told {
    let mut desk = Desk::set_up().await?;
    desk.stands().await?;
    desk.has_a_book().await?;
    let mut business = desk.asks("settings.business", Value::Null).await?;
    business["name"] = json!("Óptica Nueva");
    desk.asks("settings.set_business", business).await?;
    desk.power_cut();
    let desk = desk.start_again().await?;
    let path = desk.home().join("tienda.clientela");
    let opened = desk.asks("book.open", json!({ "path": path, "passphrase": clientela_tests::PASSPHRASE })).await?;
    assert_eq!(opened["business"]["name"], "Óptica Nueva", "what was said to be saved is not there");
    desk.leave().await
}
