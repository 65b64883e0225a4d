//! The owner chooses how her documents look, with the real page beside the form.

use clientela_tests::{Desk, Told};
use serde_json::{Value, json};
use std::fs;

const DRAWING: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 90 30\"><path fill=\"#842e5c\" d=\"M0 0h90v30z\"/></svg>";

/// Waits until the page beside the form is another than `before`; which it is then.
async fn another_page(desk: &Desk, before: &str) -> Told<String> {
    let shown = "const page = document.querySelector('#seen-page img'); return !!page && page.complete && page.naturalWidth > 0 && page.src !== arguments[0]";
    desk.waits_for("another page", shown, json!([before])).await?;
    let src = desk.runs("return document.querySelector('#seen-page img').src", vec![]).await?;
    Ok(src.as_str().unwrap_or_default().to_owned())
}

/// Puts away what was announced, which lies over the foot of the screen for a while.
async fn clears_announcements(desk: &Desk) -> Told {
    desk.runs("document.querySelectorAll('.toasts button.icon').forEach((one) => one.click())", vec![]).await?;
    Ok(())
}

#[tokio::test]
async fn documents_get_their_look_and_a_broken_template_tells_its_line() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_a_window_of(1024, 640).await?;
    desk.has_a_book().await?;
    desk.goes_to("/settings/documents").await?;
    let plain = another_page(&desk, "").await?;
    assert_eq!(desk.runs_over().await?, 0, "all of it fits a small window");

    desk.chooses("Plantilla", "classic").await?;
    desk.fills("Pie de cada página", "Gracias por su visita").await?;
    let classic = another_page(&desk, &plain).await?;
    desk.fills("Otro color", "#ffe100").await?;
    desk.sees("apenas se lee").await?;
    desk.fills("Otro color", "#842e5c").await?;
    desk.no_longer_sees("apenas se lee").await?;
    another_page(&desk, &classic).await?;
    assert_eq!(desk.asks("paper.get", Value::Null).await?["look"]["template"], "modern", "it was only tried");
    desk.presses("Guardar").await?;
    desk.sees("Aspecto de los documentos cambiado").await?;
    let look = desk.asks("paper.get", Value::Null).await?["look"].clone();
    assert_eq!((&look["template"], &look["accent"]), (&json!("classic"), &json!("#842e5c")));
    assert_eq!(look["footer"], "Gracias por su visita");

    let (bad, good) = (desk.home().join("malo.svg"), desk.home().join("marca.svg"));
    fs::write(&bad, DRAWING.replace("<path", "<script/><path"))?;
    fs::write(&good, DRAWING)?;
    desk.drops(&[&bad]).await?;
    desk.sees("lleva algo que no es dibujo").await?;
    desk.drops(&[&good]).await?;
    desk.sees("marca.svg").await?;
    desk.no_longer_sees("lleva algo que no es dibujo").await?;
    desk.is_at("/settings/documents").await?;

    let folder = desk.home().join("plantillas");
    fs::create_dir(&folder)?;
    desk.will_choose(&folder)?;
    clears_announcements(&desk).await?;
    desk.presses("Copiar a una carpeta…").await?;
    desk.sees("Las suyas están en").await?;
    let classic = fs::read_to_string(folder.join("classic.typ"))?;
    fs::write(folder.join("classic.typ"), "#import \"parts.typ\": *\n\n#nada")?;
    desk.sees("classic.typ tiene un fallo en la línea 3").await?;
    fs::write(folder.join("classic.typ"), classic)?;
    desk.no_longer_sees("tiene un fallo en la línea").await?;
    clears_announcements(&desk).await?;
    desk.presses("Dejar de usarla").await?;
    desk.no_longer_sees("Las suyas están en").await?;
    desk.leave().await
}
