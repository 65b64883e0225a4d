//! Several files, a folder, or a whole book are dropped on the window at once.

use clientela_tests::{Desk, Told};
use serde_json::json;

const SHEET: &[u8] = include_bytes!("../../data/import/excel-es-contactos.csv");
const MORE: &str = "Nombre;Teléfono\nLuis Gil;612345678\nEva Paz;612345679\n";
const VISITS: &str = "Fecha;Cliente;Tipo;Texto\n2026-03-15;José Muñoz García;visita;Pidió precio\n";
const DOUBTFUL: &str = "Fecha;Cliente;Tipo;Texto\n03/04/2026;Luis Gil;visita;Vino\n";

#[tokio::test]
async fn a_folder_is_a_list_and_each_file_comes_in_as_a_step_of_its_own() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_a_book().await?;
    desk.has_a_window_of(1024, 640).await?;
    let folder = desk.home().join("de antes");
    std::fs::create_dir_all(folder.join("viejos"))?;
    let files: [(&str, &[u8]); 6] = [
        ("a visitas.csv", VISITS.as_bytes()),
        ("contactos.csv", SHEET),
        ("contactos (1).csv", SHEET),
        ("viejos/más contactos.csv", MORE.as_bytes()),
        ("viejos/dudosas.csv", DOUBTFUL.as_bytes()),
        ("foto.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
    ];
    for (name, bytes) in files {
        std::fs::write(folder.join(name), bytes)?;
    }
    std::fs::write(folder.join("notas.docx"), "x")?;
    for theme in ["dark", "light"] {
        desk.looks(theme, "es", 100).await?;
        // Wherever one is.
        desk.goes_to("/clients").await?;
        desk.sees("Todavía no hay clientes").await?;
        desk.drops(&[&folder]).await?;
        desk.sees("6 archivos").await?;
        let said =
            ["listo", "repetido", "no se lee", "por revisar", "1 cosa por decidir", "no es una tabla y se queda fuera"];
        for word in said {
            desk.sees(word).await?;
        }
        assert_eq!(desk.shuts_out().await?, Vec::<String>::new());
        assert_eq!(desk.runs_over().await?, 0);
        desk.shoots(&format!("files-{theme}")).await?;
    }
    assert_eq!(desk.asks("clients.count", json!({})).await?, 0, "something was written before it was asked for");
    // The first by hand, from the keyboard's own button; the rest that are clear at once.
    desk.presses("Revisar el siguiente").await?;
    desk.presses("Ver qué pasará").await?;
    desk.presses("Traer 4 filas").await?;
    desk.presses("Volver a la lista").await?;
    desk.sees("traído").await?;
    desk.presses("Traer los 2 que están listos").await?;
    desk.waits_for("both to come in", "return document.body.innerText.match(/traído/g)?.length === 3", json!([]))
        .await?;
    assert_eq!(desk.asks("clients.count", json!({})).await?, 5);
    assert_eq!(desk.asks("interactions.count", json!({})).await?["count"], 1);
    desk.shoots("files-done").await?;
    // What is doubtful is asked.
    desk.presses("Revisar el siguiente").await?;
    desk.sees("se pueden leer de dos maneras").await?;
    desk.presses("Volver a la lista").await?;
    desk.sees("6 archivos").await?;
    // Each is a step of its own.
    desk.chord(&["Control", "z"]).await?;
    desk.waits_for("one step back", "return true", json!([])).await?;
    assert_eq!(desk.asks("clients.count", json!({})).await?, 5);
    desk.leave().await
}

#[tokio::test]
async fn a_folder_without_tables_says_so_and_several_files_are_chosen_too() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_a_book().await?;
    let empty = desk.home().join("vacía");
    std::fs::create_dir_all(&empty)?;
    desk.goes_to("/import").await?;
    desk.will_choose(&empty)?;
    desk.presses("Elegir carpeta").await?;
    desk.sees("Ahí no hay ninguna tabla").await?;
    desk.presses("Otro archivo").await?;
    let (one, two) = (desk.file("uno.csv", MORE.as_bytes())?, desk.file("dos.csv", SHEET)?);
    desk.will_choose(std::path::Path::new(&format!("{}\t{}", one.display(), two.display())))?;
    desk.presses("Elegir archivo").await?;
    desk.sees("2 archivos").await?;
    desk.leave().await
}

#[tokio::test]
async fn a_whole_book_leaves_and_comes_back_into_an_empty_one() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_a_book().await?;
    desk.asks("clients.create", json!({ "name": "José Muñoz García" })).await?;
    desk.goes_to("/settings/backups").await?;
    let out = desk.home().join("fuera");
    desk.will_choose(&out)?;
    desk.presses("Exportar el libro entero…").await?;
    desk.sees("exportadas en").await?;
    assert!(out.join("clients.csv").is_file() && out.join("LEAME.txt").is_file());
    desk.drops(&[&out]).await?;
    desk.sees("Todos los archivos son los que se exportaron").await?;
    desk.shoots("book-folder").await?;
    desk.presses("Traer el libro entero").await?;
    desk.sees("El libro ya tiene datos").await?;
    // Back to an empty book, where it fits.
    desk.asks("history.undo", json!(null)).await?;
    desk.drops(&[&out]).await?;
    desk.presses("Traer el libro entero").await?;
    desk.sees("ya está aquí").await?;
    assert_eq!(desk.asks("clients.count", json!({})).await?, 1);
    // From a list it is brought as any other file of it, and the list says so.
    desk.asks("history.undo", json!(null)).await?;
    let sheet = desk.file("sueltos.csv", MORE.as_bytes())?;
    desk.drops(&[&out, &sheet]).await?;
    desk.sees("2 archivos").await?;
    desk.presses("Revisar fuera").await?;
    desk.presses("Traer el libro entero").await?;
    desk.sees("ya está aquí").await?;
    desk.presses("Volver a la lista").await?;
    desk.sees("traído").await?;
    desk.leave().await
}
