//! A contacts spreadsheet as Spanish Excel saves it comes in, seen before it happens.

use clientela_tests::{Desk, Told};
use serde_json::json;

const SHEET: &[u8] = include_bytes!("../../data/import/excel-es-contactos.csv");
const BOOK: &[u8] = include_bytes!("../../data/sheets/clientes.xls");

#[tokio::test]
async fn a_spreadsheet_is_seen_first_and_comes_in_as_one_step() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_a_book().await?;
    desk.will_choose(&desk.file("contactos.csv", SHEET)?)?;
    desk.goes_to("/import").await?;
    desk.presses("Elegir archivo").await?;
    desk.sees("Codificación windows-1252").await?;
    desk.sees("Separador «;»").await?;
    desk.presses("Ver qué pasará").await?;
    desk.sees("José Muñoz García").await?;
    desk.sees("08001").await?;
    desk.sees("Etiquetas nuevas que se añadirán (3)").await?;
    assert_eq!(desk.asks("clients.count", json!({})).await?, 0, "something was written before it was asked for");
    desk.presses("Traer 4 filas").await?;
    desk.sees("Ya está en el libro").await?;
    desk.sees("«31/02/1990» no es una fecha").await?;
    desk.presses("Verlo").await?;
    desk.sees("Ferretería Núñez").await?;
    assert_eq!(desk.asks("clients.count", json!({})).await?, 3);
    desk.chord(&["Control", "z"]).await?;
    desk.sees("Todavía no hay clientes").await?;
    desk.chord(&["Control", "Shift", "z"]).await?;
    desk.sees("José Muñoz García").await?;
    desk.leave().await
}

#[tokio::test]
async fn a_workbook_shows_its_sheets_and_what_it_would_add() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_a_book().await?;
    desk.will_choose(&desk.file("clientes.xls", BOOK)?)?;
    desk.goes_to("/import").await?;
    desk.presses("Elegir archivo").await?;
    desk.sees("Hoja «Clientes», de las 2 que hay").await?;
    desk.sees("Los títulos están en la línea 3").await?;
    desk.presses("Ver qué pasará").await?;
    desk.sees("Ana Pérez").await?;
    desk.presses("Traer 2 filas").await?;
    desk.sees("Ya está en el libro").await?;
    assert_eq!(desk.asks("clients.count", json!({})).await?, 2);
    desk.leave().await
}

#[tokio::test]
async fn a_file_that_is_no_table_is_named_and_nothing_comes_in() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_a_book().await?;
    desk.will_choose(&desk.file("foto.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")?)?;
    desk.goes_to("/import").await?;
    desk.presses("Elegir archivo").await?;
    desk.sees("no es una tabla").await?;
    desk.presses("Otro archivo").await?;
    desk.sees("Suelte aquí su hoja de contactos").await?;
    desk.leave().await
}
