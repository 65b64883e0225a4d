//! Only the passphrase opens the book.

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
