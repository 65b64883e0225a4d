//! The program opens a window.

use clientela_tests::{Desk, Told};
use serde_json::{Value, json};

#[tokio::test]
async fn the_window_opens_under_its_name() -> Told {
    let desk = Desk::set_up().await?;
    assert_eq!(desk.client.title().await?, "Clientela");
    desk.leave().await
}

#[tokio::test]
async fn the_page_may_not_load_or_reach_anything_from_elsewhere() -> Told {
    let desk = Desk::set_up().await?;
    let script = "const done = arguments[0]; \
        fetch('http://127.0.0.1:9/').then(() => done('reached'), (e) => done(e.name));";
    let answer = desk.client.execute_async(script, vec![]).await?;
    assert_eq!(answer, "TypeError");
    let evil =
        desk.runs("try { return String(new Function('return 1')()) } catch (e) { return e.name }", vec![]).await?;
    assert_eq!(evil, "EvalError");
    desk.leave().await
}

/// The page took the file it was given: of an empty one it says what is wrong.
const SAYS_WHAT_IS_WRONG: &str = "return !!document.querySelector('[role=alert]')";

#[tokio::test]
async fn a_file_given_at_the_start_is_taken_by_the_page() -> Told {
    let folder = tempfile::tempdir()?;
    let book = folder.path().join("tienda.clientela");
    std::fs::write(&book, "no book at all")?;
    let desk = Desk::opening(&book).await?;
    desk.waits_for("what is wrong with the file", SAYS_WHAT_IS_WRONG, json!([])).await?;
    assert!(desk.asks("window.opened", Value::Null).await?.is_null(), "the file is handed over more than once");
    assert_eq!(std::fs::read_to_string(&book)?, "no book at all", "a file that is no book was touched");
    desk.leave().await
}

#[tokio::test]
async fn a_second_start_hands_its_file_to_the_first_window_and_ends() -> Told {
    let desk = Desk::with_a_bus().await?;
    desk.stands().await?;
    let book = desk.file("tienda.clientela", "")?;
    assert!(desk.starts_a_second_one(&book)?, "the second start stayed or failed");
    desk.waits_for("what is wrong with the file", SAYS_WHAT_IS_WRONG, json!([])).await?;
    desk.leave().await
}

#[tokio::test]
async fn the_window_is_shown_once_its_page_stands() -> Told {
    let desk = Desk::set_up().await?;
    desk.waits_for("a shown window", "return document.visibilityState === 'visible'", json!([])).await?;
    desk.leave().await
}

#[tokio::test]
async fn a_file_dialog_is_answered_with_the_path_or_with_nothing() -> Told {
    let desk = Desk::set_up().await?;
    let chosen = desk.file("clientes.csv", "Nombre\n")?;
    desk.will_choose(&chosen)?;
    assert_eq!(desk.asks("window.open", json!({ "extensions": ["csv"] })).await?, chosen.to_string_lossy().as_ref());
    assert!(desk.asks("window.save", json!({ "name": "x.csv" })).await?.is_null());
    desk.leave().await
}

#[tokio::test]
async fn the_book_that_was_open_stands_there_at_the_next_start() -> Told {
    let mut desk = Desk::set_up().await?;
    let path = desk.home().join("abierta.clientela");
    let new = json!({ "name": "Café Sol", "country": "ES", "language": "es", "currency": "EUR", "path": path });
    desk.asks("book.create", new).await?;
    desk.power_cut();
    let desk = desk.start_again().await?;
    desk.is_at("/today").await?;
    desk.sees("Café Sol").await?;
    desk.leave().await
}
