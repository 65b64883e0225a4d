//! What goes to the accountant, from the terminal: what a quarter comes to, its folder, and closing it.

use crate::home::Home;
use std::fs;

#[test]
fn a_quarter_is_looked_at_written_checked_and_closed() {
    let home = Home::new();
    home.make().well();
    let buyer = r#"{"name":"Cafés Núñez, S. A.","tax_id":"A58818501","addresses":[{"street":"Gran Vía, 5","postcode":"28013","city":"Madrid","region":"Madrid","country":"ES"}]}"#;
    home.run(&["call", "clients.create", buyer]).well();
    home.run(&["business", "tax_id=B12345674", "street=Calle Mayor, 1", "postcode=24001", "city=León"]).well();
    let invoice = |line: &str, day: &str| {
        let drafted = home.run(&["sell", "invoice", "--client", "Núñez", "--line", line, "--json"]).json();
        let tail = drafted["sale"]["id"].as_str().unwrap()[30..].to_owned();
        let issued = home.run(&["issue", &tail, "--day", day, "--json"]).json();
        format!("{}{}", issued["sale"]["series"].as_str().unwrap(), issued["sale"]["number"].as_str().unwrap())
    };
    let first = invoice("2 x Tornillo M6 @ 50 +iva:21", "2026-04-10");
    invoice("1 x Libro @ 20 +iva:4", "2026-06-30");
    home.run(&["pay", &first, "21", "--day", "2026-05-02"]).well();

    let told = home.run(&["accountant", "2026-2T"]).well();
    assert!(told.out.contains("120,00\u{a0}€") && told.out.contains("IVA 21 % S1"), "{}", told.out);
    assert!(told.out.contains("todo cuadra"), "{}", told.out);
    let unknown = home.run(&["accountant", "el trimestre"]);
    assert!(unknown.code == 1 && unknown.err.contains("2026-Q3"), "{}", unknown.err);

    let done =
        home.run(&["accountant", "2026-Q2", "--to", "asesoria", "--office", "journal", "--close", "--json"]).json();
    assert_eq!((done["done"]["papers"].as_i64(), done["done"]["xmls"].as_i64()), (Some(2), Some(2)), "{done}");
    assert_eq!(done["closed"]["period"], "2026-Q2");
    let folder = home.path().join("asesoria");
    let pdf = fs::read(folder.join("pdf").join(first.replace('/', "-") + ".pdf")).unwrap();
    assert!(pdf.starts_with(b"%PDF"));
    let xml = fs::read_to_string(folder.join("xml").join(first.replace('/', "-") + ".xml")).unwrap();
    assert!(xml.contains("A58818501") && xml.contains("Facturae"), "{xml}");
    let register = fs::read_to_string(folder.join("2026B12345674U_Ferretería-Muñoz.csv")).unwrap();
    let columns: Vec<usize> = register.lines().map(|line| line.split(';').count()).collect();
    assert_eq!(columns, [36; 4], "two rows of titles, a row for each invoice and rate: {register}");
    assert!(register.contains(";121,00;100,00;21,00;21,00;"), "{register}");
    let journal = fs::read_to_string(folder.join("journal.csv")).unwrap();
    assert!(
        journal.contains(";430;\"Cafés Núñez, S. A.\";") || journal.contains(";430;Cafés Núñez, S. A.;"),
        "{journal}"
    );
    let report = fs::read_to_string(folder.join("informe.txt")).unwrap();
    assert!(report.contains("100,00\u{a0}€") && report.contains("todo cuadra"), "{report}");

    let whole = home.run(&["check", "asesoria"]).well();
    assert!(
        whole.out.contains("está entera") && whole.out.contains(done["done"]["manifest"].as_str().unwrap()),
        "{}",
        whole.out
    );
    fs::write(folder.join("informe.txt"), report.replace("100,00", "900,00")).unwrap();
    let broken = home.run(&["check", "asesoria"]);
    assert!(broken.code != 0 && broken.err.contains("informe.txt"), "{}", broken.err);
    let again = home.run(&["accountant", "2026-Q2", "--to", "asesoria"]);
    assert!(again.code == 1 && again.err.contains("ya existe"), "{}", again.err);

    let late = home.run(&["pay", &first, "10", "--day", "2026-05-03"]);
    assert!(late.code == 1 && late.err.contains("2026-Q2"), "{}", late.err);
    assert!(home.run(&["accountant", "2026-Q2", "--changes"]).well().out.contains("Nada ha cambiado"));
    let why = home.run(&["accountant", "2026-Q2", "--reopen"]);
    assert!(why.code == 1 && why.err.contains("por qué"), "{}", why.err);
    home.run(&["accountant", "2026-Q2", "--reopen", "--reason", "Faltaba un cobro"]).well();
    home.run(&["pay", &first, "10", "--day", "2026-05-03"]).well();
    let changed = home.run(&["accountant", "2026-Q2", "--changes"]).well();
    assert!(changed.out.contains("10,00\u{a0}€") && !changed.out.contains("21,00\u{a0}€"), "{}", changed.out);
}
