//! The program opens a window.

use clientela_tests::{Desk, Told};

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

#[tokio::test]
async fn a_file_given_at_the_start_waits_for_the_page_once() -> Told {
    let folder = tempfile::tempdir()?;
    let book = folder.path().join("tienda.clientela");
    std::fs::write(&book, "")?;
    let desk = Desk::opening(&book).await?;
    assert_eq!(desk.asks("window.opened", serde_json::Value::Null).await?, book.to_string_lossy().as_ref());
    assert!(desk.asks("window.opened", serde_json::Value::Null).await?.is_null());
    desk.leave().await
}
