//! Only the passphrase opens the book.

use std::time::{Duration, Instant};

use clientela_tests::{Desk, PASSPHRASE, Told};

#[tokio::test]
async fn a_locked_book_shows_nothing_until_its_passphrase_is_typed() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_a_book().await?;
    desk.knows("José Muñoz").await?;
    desk.goes_to("/clients").await?;
    desk.sees("José Muñoz").await?;
    desk.presses("Bloquear").await?;
    desk.sees("El libro está cerrado con llave.").await?;
    desk.no_longer_sees("José Muñoz").await?;
    let refused = desk.asks("clients.count", serde_json::json!({})).await;
    assert!(refused.is_err(), "a locked book still answers");
    desk.types("tres gatos blancos").await?;
    desk.chord(&["Enter"]).await?;
    desk.sees("La contraseña no abre este libro.").await?;
    desk.types(PASSPHRASE).await?;
    desk.chord(&["Enter"]).await?;
    desk.is_at("/today").await?;
    desk.leave().await
}

#[tokio::test]
async fn a_book_that_nobody_touches_locks_itself_after_the_minutes_its_owner_chose() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_a_book().await?;
    desk.knows("José Muñoz").await?;
    desk.goes_to("/settings/security").await?;
    desk.chooses("Cerrar con llave sin uso", "1").await?;
    desk.goes_to("/clients").await?;
    desk.sees("José Muñoz").await?;
    // A sign of life half way begins the minute again.
    tokio::time::sleep(Duration::from_secs(30)).await;
    desk.chord(&["Down"]).await?;
    let touched = Instant::now();
    tokio::time::sleep(Duration::from_secs(45)).await;
    desk.sees("José Muñoz").await?;
    let locked = "return location.pathname === '/locked'";
    while desk.runs(locked, vec![]).await? != true {
        assert!(touched.elapsed() < Duration::from_secs(90), "nobody was there and the book stayed open");
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    assert!(touched.elapsed() >= Duration::from_secs(60), "it locked before its minute was over");
    desk.no_longer_sees("José Muñoz").await?;
    assert!(desk.asks("clients.count", serde_json::json!({})).await.is_err(), "a locked book still answers");
    desk.leave().await
}
