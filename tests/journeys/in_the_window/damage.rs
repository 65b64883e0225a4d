//! A book whose file was damaged: what can be read is seen, a copy is offered, and the rest is saved into a new book.

use std::{fs, path::PathBuf};

use clientela_tests::{Desk, PASSPHRASE, Told};
use serde_json::{Value, json};

const PAGE: usize = 4096;

/// A shop with a passphrase and four hundred clients, closed again.
async fn a_closed_shop(desk: &Desk) -> Told<PathBuf> {
    desk.stands().await?;
    let path = desk.home().join("tienda.clientela");
    let demo = json!({
        "path": path, "country": "ES", "clients": 400, "years": 1, "seed": 7, "passphrase": PASSPHRASE,
    });
    desk.asks("demo.create", demo).await?;
    desk.asks("book.close", Value::Null).await?;
    Ok(path)
}

/// Opens the shop as a person does: from the list of her books, with her passphrase.
async fn opens_it(desk: &Desk) -> Told {
    desk.goes_to("/welcome").await?;
    desk.comes_back().await?;
    desk.runs("document.querySelector('.book').click()", vec![]).await?;
    desk.sees("Este libro tiene contraseña").await?;
    desk.types(PASSPHRASE).await?;
    desk.chord(&["Enter"]).await
}

#[tokio::test]
async fn a_book_that_was_cut_is_rescued_into_a_new_one_and_the_loss_is_told() -> Told {
    let desk = Desk::set_up().await?;
    let path = a_closed_shop(&desk).await?;
    let whole = fs::read(&path)?;
    let cut = &whole[..whole.len() / PAGE * 3 / 4 * PAGE];
    fs::write(&path, cut)?;

    opens_it(&desk).await?;
    desk.sees("Este libro está dañado").await?;
    desk.presses("Mirar lo que se lee").await?;
    desk.is_at("/today").await?;
    desk.sees("no se guarda nada").await?;
    desk.presses("Qué hacer").await?;
    desk.presses("Ver qué está mal").await?;
    desk.sees("Rescate el libro o vuelva a una copia").await?;

    let saved = desk.home().join("rescatada.clientela");
    desk.will_choose(&saved)?;
    desk.presses("Rescatar en un libro nuevo").await?;
    desk.sees("El libro está rescatado").await?;
    desk.says("main table", "Líneas de venta").await?;
    desk.presses("Abrir el libro nuevo").await?;
    desk.is_at("/today").await?;
    let status = desk.asks("book.status", Value::Null).await?;
    assert_eq!(status["open"]["path"], json!(saved));
    assert_eq!(status["open"]["damaged"], false);
    assert_eq!(status["open"]["encrypted"], true);
    let checked = desk.asks("book.check", Value::Null).await?;
    // What was issued and is lost stays told: no rescue makes an invoice again. Everything else is sound.
    let told = checked["problems"].as_array().ok_or("the check tells no problems")?;
    assert!(told.iter().all(|problem| problem["place"] == "issued"), "the rescued book is not sound: {told:?}");
    desk.asks("clients.create", json!({ "name": "Nueva" })).await?;
    assert!(fs::read(&path)? == cut, "the damaged file was touched");
    desk.leave().await
}

#[tokio::test]
async fn a_damaged_book_goes_back_to_its_copy_from_where_its_damage_is_told() -> Told {
    let desk = Desk::set_up().await?;
    let path = a_closed_shop(&desk).await?;
    desk.asks("book.open", json!({ "path": path, "passphrase": PASSPHRASE })).await?;
    desk.asks("backups.make", Value::Null).await?;
    let clients = desk.asks("clients.count", json!({})).await?;
    desk.asks("book.close", Value::Null).await?;
    let mut bytes = fs::read(&path)?;
    let last = bytes.len() / PAGE;
    for page in (last / 2..last).step_by(3) {
        bytes[page * PAGE..(page + 1) * PAGE].fill(0);
    }
    fs::write(&path, &bytes)?;

    opens_it(&desk).await?;
    desk.waits_for("a screen", "return location.pathname !== '/welcome'", json!([])).await?;
    desk.goes_to("/settings/backups").await?;
    desk.presses("Comprobar").await?;
    desk.sees("El archivo está dañado").await?;
    desk.presses("Rescatar en un libro nuevo").await?;
    desk.sees("Volver a una copia").await?;
    desk.presses("Volver a ella").await?;
    desk.is_at("/today").await?;
    assert_eq!(desk.asks("clients.count", json!({})).await?, clients);
    let checked = desk.asks("book.check", Value::Null).await?;
    assert_eq!(checked["problems"], json!([]), "the copy is not sound");
    desk.leave().await
}
