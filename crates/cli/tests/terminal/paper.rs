//! How documents look, from the terminal: shown, changed, refused in the words of the window.

use crate::home::Home;
use std::fs;

#[test]
fn the_look_of_documents_is_shown_and_changed() {
    let home = Home::new();
    home.make().well();
    let told = home.run(&["paper"]).well();
    assert!(
        told.out.contains("modern") && told.out.contains("#0f5c63") && told.out.contains("Sin logotipo"),
        "{}",
        told.out
    );
    let told = home.run(&["paper", "template=classic", "colour=#1D4E89", "footer=Gracias por su visita"]).well();
    assert!(
        told.out.contains("classic") && told.out.contains("#1d4e89") && told.out.contains("su visita"),
        "{}",
        told.out
    );

    for (field, says) in
        [("colour=#ffe100", "apenas se lee"), ("template=otra", "No hay ninguna plantilla"), ("pie=Hola", "pie=Hola")]
    {
        let refused = home.run(&["paper", field]);
        assert!(refused.code == 1 && refused.err.contains(says), "{field}: {}", refused.err);
    }

    let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M0 0h9v9z\"/></svg>";
    fs::write(home.path().join("logo.svg"), drawing).unwrap();
    fs::write(home.path().join("malo.svg"), drawing.replace("<path", "<script/><path")).unwrap();
    let told = home.run(&["paper", "--logo", "logo.svg"]).well();
    assert!(told.out.contains("logo.svg"), "{}", told.out);
    let refused = home.run(&["paper", "--logo", "malo.svg"]);
    assert!(refused.code == 1 && refused.err.contains("<script>"), "{}", refused.err);
    assert!(home.run(&["paper"]).well().out.contains("logo.svg"), "the refused one changed nothing");
    assert!(home.run(&["paper", "--no-logo"]).well().out.contains("Sin logotipo"));

    home.run(&["paper", "--export-template", "mias", "--templates", "mias"]).well();
    fs::write(home.path().join("mias/modern.typ"), "= Mía\n\n#papel").unwrap();
    let broken = home.run(&["paper"]);
    assert!(broken.code != 0 && broken.err.contains("modern.typ") && broken.err.contains("línea 3"), "{}", broken.err);
    let back = home.run(&["paper", "--no-templates"]).well();
    assert!(!back.out.contains("mias"), "{}", back.out);
    home.run(&["check"]).well();
}
