//! What is taken out for a spreadsheet comes back in without changing anything.

use clientela_tests::{Desk, Told};
use serde_json::json;

#[tokio::test]
async fn an_export_brought_in_again_changes_nothing() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_a_book().await?;
    for (name, city, postcode) in [("José Muñoz García", "Barcelona", "08001"), ("=Ángela Gil", "Ávila", "05001")]
    {
        let client = json!({ "name": name, "addresses": [{ "city": city, "postcode": postcode }] });
        desk.asks("clients.create", client).await?;
    }
    desk.goes_to("/clients").await?;
    desk.sees("José Muñoz García").await?;
    let sheet = desk.home().join("clientes.csv");
    desk.will_choose(&sheet)?;
    desk.presses("Elegir todos").await?;
    desk.presses("Exportar").await?;
    desk.presses("Todas las columnas").await?;
    desk.sees("clientes.csv").await?;
    let text = String::from_utf8(std::fs::read(&sheet)?)?;
    assert!(text.starts_with('\u{feff}') && text.contains(';'), "Spanish Excel would not open it right: {text}");
    assert!(!text.contains(";=") && text.contains("08001"), "a formula or a lost zero: {text}");

    desk.will_choose(&sheet)?;
    desk.goes_to("/import").await?;
    desk.presses("Elegir archivo").await?;
    desk.presses("Ver qué pasará").await?;
    desk.sees("Todo lo de este archivo ya está en el libro.").await?;
    desk.leave().await
}

#[tokio::test]
async fn what_is_seen_is_what_is_exported() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_a_book().await?;
    for (name, city) in [("José Muñoz", "Barcelona"), ("Ana Gil", "Ávila"), ("Zoe Paz", "Madrid")] {
        desk.asks("clients.create", json!({ "name": name, "addresses": [{ "city": city }] })).await?;
    }
    desk.goes_to("/clients?c=name,city&s=-city").await?;
    desk.sees("José Muñoz").await?;
    let sheet = desk.home().join("vistos.csv");
    desk.will_choose(&sheet)?;
    desk.presses("Elegir José Muñoz").await?;
    desk.presses("Elegir Zoe Paz").await?;
    desk.presses("Exportar").await?;
    desk.presses("Lo que se ve").await?;
    desk.sees("vistos.csv").await?;
    let text = std::fs::read_to_string(&sheet)?;
    assert_eq!(text, "\u{feff}Nombre;Ciudad\r\nZoe Paz;Madrid\r\nJosé Muñoz;Barcelona\r\n");
    desk.leave().await
}

#[tokio::test]
async fn chosen_clients_leave_as_a_profile_says() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_a_book().await?;
    desk.asks("clients.create", json!({ "name": "José Muñoz García" })).await?;
    desk.goes_to("/clients").await?;
    desk.sees("José Muñoz García").await?;
    let sheet = desk.home().join("google.csv");
    desk.will_choose(&sheet)?;
    desk.presses("Elegir todos").await?;
    desk.presses("Exportar").await?;
    desk.sees("Etiquetas y sobres").await?;
    desk.shoots("export-menu").await?;
    desk.presses("Contactos de Google").await?;
    desk.sees("google.csv").await?;
    assert!(std::fs::read_to_string(&sheet)?.starts_with("First Name,Last Name,"));
    desk.leave().await
}
