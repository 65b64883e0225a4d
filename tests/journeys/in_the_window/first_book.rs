//! A person makes her first book, by hand.

use clientela_tests::{Desk, PASSPHRASE, Told};
use serde_json::Value;

#[tokio::test]
async fn a_person_makes_a_book_and_stands_in_it() -> Told {
    let desk = Desk::set_up().await?;
    desk.stands().await?;
    desk.looks("light", "es", 100).await?;
    desk.presses("Hacer un libro nuevo").await?;
    desk.fills("Nombre del negocio", "Óptica Muñoz").await?;
    desk.fills("Su nombre", "Ana").await?;
    desk.chooses("País", "MX").await?;
    desk.chooses("Moneda", "MXN").await?;
    desk.chooses("Idioma", "es").await?;
    desk.sees("Sin contraseña, cualquiera que use este ordenador").await?;
    desk.fills("Contraseña", PASSPHRASE).await?;
    desk.fills("Otra vez", "otra cosa").await?;
    desk.presses("Hacer el libro").await?;
    desk.sees("Las dos contraseñas no son iguales.").await?;
    desk.fills("Otra vez", PASSPHRASE).await?;
    desk.will_choose(&desk.home().join("optica.clientela"))?;
    desk.presses("Cambiar").await?;
    desk.sees("optica.clientela").await?;
    desk.presses("Hacer el libro").await?;
    desk.is_at("/today").await?;
    desk.sees("Óptica Muñoz").await?;
    let business = desk.asks("settings.business", Value::Null).await?;
    assert_eq!(business["country"], "MX");
    assert_eq!(business["currency"], "MXN");
    let start = std::fs::read(desk.home().join("optica.clientela"))?;
    assert!(!start.starts_with(b"SQLite format"), "a book with a passphrase can be read without it");
    desk.leave().await
}
