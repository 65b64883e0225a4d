//! Files that lie, ask for too much or change under the hand: each is told or read as far as it is true, and a book is never half changed.

use crate::shop::{NOW, Shop, asked, counts};
use crm::import::{self, ColumnUse, ImportRequest};
use crm::moment::{Progress, Unwatched, Watch};
use std::io::Write as _;
use std::path::PathBuf;

const CLIENTS: &str = "SELECT name FROM clients ORDER BY id";

fn use_of(column: u32, field: &str) -> ColumnUse {
    ColumnUse { column, field: field.to_owned(), group: 1, ..ColumnUse::default() }
}

fn refused(shop: &Shop, request: ImportRequest) -> String {
    let failed = import::run(&shop.book, shop.act("import.run"), request, &Unwatched).map(|done| done.value);
    let kind = failed.map(|done| format!("{done:?}")).unwrap_or_else(|error| error.kind().to_owned());
    assert!(shop.texts("SELECT kind FROM imports").is_empty(), "nothing is changed: {kind}");
    kind
}

#[test]
fn ten_thousand_columns_are_read_and_what_is_known_of_them_comes_in() {
    let shop = Shop::new("es");
    let more: String = (0..9_998).map(|n| format!(";x{n}")).collect();
    let row = ";1".repeat(9_998);
    let file =
        shop.put("ancho.csv", format!("nombre;teléfono{more}\nAna Ruiz;612345678{row}\nLuis Gil;612345679{row}\n"));
    assert_eq!(counts(shop.import("clients", &file).counts), [2, 2, 0, 0, 0]);
    shop.changes_nothing("clients", &file);
}

#[test]
fn a_column_there_is_not_is_named() {
    let shop = Shop::new("es");
    let file = shop.put("c.csv", "nombre;ciudad\nAna Ruiz;Lugo\n");
    let request = |mapping: Vec<ColumnUse>| ImportRequest { mapping: Some(mapping), ..asked("clients", &file) };
    assert_eq!(refused(&shop, request(vec![use_of(0, "name"), use_of(9, "phones")])), "column-missing");
    let gone = format!("own:{}", crm::ids::Id::of_link("field", "x", "y"));
    assert_eq!(refused(&shop, request(vec![use_of(0, "name"), use_of(1, &gone)])), "not-found");
    assert!(shop.texts(CLIENTS).is_empty());
}

#[test]
fn a_mapping_kept_for_a_field_that_is_gone_is_used_without_it() {
    let shop = Shop::new("es");
    let file = shop.put("c.csv", "nombre;talla de zapato\nAna Ruiz;38\n");
    let mapping = vec![use_of(0, "name"), use_of(1, "own:new:text")];
    let request = ImportRequest { mapping: Some(mapping), ..asked("clients", &file) };
    import::run(&shop.book, shop.act("import.run"), request, &Unwatched).unwrap();
    assert_eq!(shop.texts("SELECT text FROM field_values"), ["38"]);
    shop.book.undo(NOW + 50_000).unwrap();
    let file = shop.put("d.csv", "nombre;talla de zapato\nLuis Gil;42\n");
    assert_eq!(counts(shop.import("clients", &file).counts), [1, 1, 0, 0, 0]);
    assert_eq!(shop.texts(CLIENTS), ["Luis Gil"]);
}

#[test]
fn a_column_used_twice_fills_both_fields() {
    let shop = Shop::new("es");
    let file = shop.put("c.csv", "nombre;ciudad\nAna Ruiz;Lugo\n");
    let mapping = vec![use_of(0, "name"), use_of(1, "address_city"), use_of(1, "notes")];
    let request = ImportRequest { mapping: Some(mapping), ..asked("clients", &file) };
    let done = import::run(&shop.book, shop.act("import.run"), request, &Unwatched).unwrap().value;
    assert_eq!(counts(done.counts), [1, 1, 0, 0, 0]);
    let both = "SELECT c.notes || ' ' || a.city FROM clients AS c JOIN addresses AS a ON a.client = c.id";
    assert_eq!(shop.texts(both), ["Lugo Lugo"]);
}

#[test]
fn two_files_that_contradict_each_other_show_what_they_change_and_can_be_taken_back() {
    let shop = Shop::new("es");
    let one = shop.put("a.csv", "código;nombre;nif;cumpleaños\n7;Ana Ruiz Gil;12345678Z;1980-04-03\n");
    let other = shop.put("b.csv", "código;nombre;nif;cumpleaños\n7;Ana Ruiz Gil;12345678Z;1981-04-03\n");
    shop.import("clients", &one);
    let seen = shop.preview("clients", &other);
    let changes = &seen.samples[0].changes;
    assert_eq!(changes.len(), 1, "{changes:?}");
    let change = (changes[0].field.as_str(), changes[0].old.as_str(), changes[0].new.as_str());
    assert_eq!(change, ("birthday", "1980-04-03", "1981-04-03"));
    assert_eq!(counts(shop.import("clients", &other).counts), [1, 0, 1, 0, 0]);
    let born = "SELECT birthday FROM clients";
    assert_eq!(shop.texts(born), ["1981-04-03"]);
    assert_eq!(counts(shop.import("clients", &one).counts), [1, 0, 1, 0, 0], "who speaks last is believed");
    shop.book.undo(NOW + 50_000).unwrap();
    assert_eq!(shop.texts(born), ["1981-04-03"]);
    // In one file the first line wins, and the second is counted.
    let both = shop.put(
        "c.csv",
        "código;nombre;nif;cumpleaños\n7;Ana Ruiz Gil;12345678Z;1990-04-03\n7;Ana Ruiz Gil;12345678Z;1991-04-03\n",
    );
    assert_eq!(counts(shop.import("clients", &both).counts), [2, 0, 1, 1, 0]);
    assert_eq!(shop.texts(born), ["1990-04-03"]);
}

/// Adds rows to a file as soon as its rows are being taken in.
struct Growing(PathBuf);

impl Watch for Growing {
    fn tick(&self, progress: Progress) -> crm::Result<()> {
        if progress.stage == "importing" {
            let mut file = std::fs::OpenOptions::new().append(true).open(&self.0).unwrap();
            file.write_all("Otra Persona Más;612000000\n".repeat(500).as_bytes()).unwrap();
        }
        Ok(())
    }
}

#[test]
fn a_file_that_grows_while_it_is_read_comes_in_as_it_was_or_not_at_all() {
    let shop = Shop::new("es");
    let mut text = "nombre;teléfono\n".to_owned();
    for n in 0..20_000 {
        text.push_str(&format!("Cliente Número {n};61{n:07}\n"));
    }
    let file = shop.put("c.csv", &text);
    let done = import::run(&shop.book, shop.act("import.run"), asked("clients", &file), &Growing(file.clone()));
    match done {
        Ok(done) => assert_eq!(counts(done.value.counts), [20_000, 20_000, 0, 0, 0]),
        Err(error) => {
            assert_eq!(error.kind(), "table-changed");
            assert!(shop.texts(CLIENTS).is_empty());
        }
    }
}

#[test]
fn a_zip_that_unpacks_without_end_is_refused_with_its_limit() {
    let shop = Shop::new("es");
    let mut zip = zip::ZipWriter::new(std::fs::File::create(shop.path("bomba.zip")).unwrap());
    let options = zip::write::SimpleFileOptions::default().compression_level(Some(9));
    zip.start_file("clientes.csv", options).unwrap();
    let part = "a;a;a;a;a;a;a;a\n".repeat(1 << 16);
    for _ in 0..300 {
        zip.write_all(part.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    assert_eq!(refused(&shop, asked("clients", &shop.path("bomba.zip"))), "table-bomb");
}

#[test]
fn what_a_workbook_would_run_or_fetch_is_never_run_nor_fetched() {
    let shop = Shop::new("es");
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, title) in ["Nombre", "Notas"].iter().enumerate() {
        sheet.write_string(0, column as u16, *title).unwrap();
    }
    let formulas = [
        ("Ana Ruiz", "=[otro.xlsx]Hoja1!A1", "guardado"),
        ("Luis Gil", "=HYPERLINK(\"http://127.0.0.1:9/x\",\"pulse\")", "pulse"),
        ("Eva Mar", "=WEBSERVICE(\"http://127.0.0.1:9/x\")", "antes"),
    ];
    for (row, (name, formula, result)) in formulas.iter().enumerate() {
        sheet.write_string(row as u32 + 1, 0, *name).unwrap();
        let formula = rust_xlsxwriter::Formula::new(*formula).set_result(*result);
        sheet.write_formula(row as u32 + 1, 1, formula).unwrap();
    }
    let file = shop.put("f.xlsx", book.save_to_buffer().unwrap());
    assert_eq!(counts(shop.import("clients", &file).counts), [3, 3, 0, 0, 0]);
    let noted = "SELECT name || '|' || notes FROM clients ORDER BY id";
    assert_eq!(shop.texts(noted), ["Ana Ruiz|guardado", "Luis Gil|pulse", "Eva Mar|antes"]);
    shop.changes_nothing("clients", &file);
}
