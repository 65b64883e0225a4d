//! Workbooks and packed files come in as any table does.

use crate::shop::{Shop, asked, counts};
use crm::import::{Answers, ImportRequest, InspectRequest};
use crm::moment::Unwatched;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

fn data(name: &str) -> PathBuf {
    PathBuf::from(format!("{}/../../tests/data/sheets/{name}", env!("CARGO_MANIFEST_DIR")))
}

/// Everything a client has that these files speak of.
const CLIENTS: &str = "SELECT name || '|' || coalesce((SELECT group_concat(shown, ',') FROM contact_points WHERE client = c.id), '')
    || '|' || coalesce((SELECT group_concat(postcode) FROM addresses WHERE client = c.id), '') || '|' || coalesce(birthday, '')
    || '|' || notes FROM clients AS c ORDER BY id";

/// A cover, and a sheet whose header lies under a title and is merged downwards; every type of cell.
fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let plain = Format::new();
    book.add_worksheet().set_name("Portada").unwrap().write_string(0, 0, "Clientes de la tienda").unwrap();
    let sheet = book.add_worksheet().set_name("Clientes").unwrap();
    sheet.merge_range(0, 0, 0, 5, "Exportación de clientes", &plain).unwrap();
    sheet.merge_range(2, 0, 3, 0, "Nombre", &plain).unwrap();
    sheet.merge_range(2, 1, 2, 5, "Datos de contacto", &plain).unwrap();
    for (column, title) in
        ["Teléfono", "Código postal", "Fecha de nacimiento", "Notas", "Acepta correos"].iter().enumerate()
    {
        sheet.write_string(3, column as u16 + 1, *title).unwrap();
    }
    sheet.write_string(4, 0, "José Muñoz").unwrap();
    sheet.write_number(4, 1, 612_345_678.0).unwrap();
    sheet.write_number(4, 2, 8001.0).unwrap();
    sheet.write_datetime_with_format(4, 3, ExcelDateTime::from_ymd(1980, 4, 3).unwrap(), &day).unwrap();
    sheet.write_string(4, 4, "=1+1").unwrap();
    sheet.write_boolean(4, 5, true).unwrap();
    sheet.write_string(5, 0, "Ana Pérez").unwrap();
    sheet.write_string(5, 1, "912 345 678").unwrap();
    sheet.write_formula(5, 4, Formula::new("=CONCAT(\"a\",\"b\")").set_result("ab")).unwrap();
    book.save_to_buffer().unwrap()
}

fn taken(shop: &Shop, path: &Path) -> Vec<String> {
    let done = shop.import("clients", path);
    assert_eq!(done.counts.refused, 0, "{done:?}");
    shop.changes_nothing("clients", path);
    shop.texts(CLIENTS)
}

#[test]
fn a_workbook_gives_its_best_sheet_with_typed_cells_and_the_header_wherever_it_stands() {
    let shop = Shop::new("es");
    let file = shop.put("c.xlsx", workbook());
    let asked = InspectRequest { path: file.display().to_string(), ..InspectRequest::default() };
    let seen = crm::import::inspect(&shop.book, asked, &Unwatched).unwrap();
    assert_eq!((seen.sheet.as_str(), seen.sheets.len(), seen.rows), ("Clientes", 2, 2));
    let names: Vec<&str> = seen.columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!(names, ["Nombre", "Teléfono", "Código postal", "Fecha de nacimiento", "Notas", "Acepta correos"]);
    assert!(seen.questions.is_empty(), "{:?}", seen.questions);
    let expected = ["José Muñoz|612 34 56 78|08001|1980-04-03|=1+1", "Ana Pérez|912 34 56 78|||ab"];
    assert_eq!(taken(&shop, &file), expected);
    assert_eq!(shop.texts("SELECT state FROM consents"), ["given"]);
}

#[test]
fn old_and_open_workbooks_say_the_same() {
    for name in ["clientes.xls", "clientes.ods"] {
        let shop = Shop::new("es");
        let expected = ["José Muñoz|612 34 56 78|08001|1980-04-03|=1+1", "Ana Pérez|912 34 56 78|01001||"];
        assert_eq!(taken(&shop, &data(name)), expected, "{name}");
    }
    let shop = Shop::new("es");
    assert_eq!(taken(&shop, &data("mac-1904.xlsx")), ["José Muñoz|612 34 56 78||1980-04-03|"]);
}

#[test]
fn another_sheet_can_be_asked_for_and_one_that_is_not_there_is_told() {
    let shop = Shop::new("es");
    let file = shop.put("c.xlsx", workbook());
    let of = |sheet: &str| ImportRequest {
        answers: Answers { sheet: Some(sheet.to_owned()), ..Answers::default() },
        ..asked("clients", &file)
    };
    let failed = crm::import::run(&shop.book, shop.act("import.run"), of("Otra"), &Unwatched).unwrap_err();
    assert_eq!(failed.kind(), "table-sheet-missing");
    let seen = crm::import::preview(&shop.book, shop.act("import.preview"), of("Clientes"), &Unwatched).unwrap();
    assert_eq!(seen.counts.created, 2);
}

/// Puts other text into a part of a workbook.
fn rewritten(bytes: &[u8], part: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        out.start_file(&name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(if name == part { change(&text) } else { text }.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

#[test]
fn a_declared_size_of_a_billion_cells_is_not_believed() {
    let shop = Shop::new("es");
    let part = "xl/worksheets/sheet2.xml";
    let huge = rewritten(&workbook(), part, |text| {
        let at = text.find("<dimension ref=\"").unwrap() + 16;
        let end = at + text[at..].find('"').unwrap();
        format!("{}A1:XFD1048576{}", &text[..at], &text[end..])
    });
    assert_eq!(counts(shop.import("clients", &shop.put("h.xlsx", huge)).counts), [2, 2, 0, 0, 0]);
}

fn refused(shop: &Shop, name: &str, bytes: &[u8]) -> String {
    let file = shop.put(name, bytes);
    crm::import::run(&shop.book, shop.act("import.run"), asked("clients", &file), &Unwatched)
        .unwrap_err()
        .kind()
        .to_owned()
}

#[test]
fn what_is_no_workbook_or_a_broken_one_is_told_and_nothing_changes() {
    let shop = Shop::new("es");
    let whole = workbook();
    assert_eq!(refused(&shop, "cut.xlsx", &whole[..whole.len() / 2]), "table-damaged");
    assert_eq!(refused(&shop, "cut.xls", &std::fs::read(data("clientes.xls")).unwrap()[..1_500]), "table-damaged");
    let broken = rewritten(&whole, "xl/worksheets/sheet2.xml", |text| text.replace("</row>", "<row"));
    assert_eq!(refused(&shop, "broken.xlsx", &broken), "table-damaged");
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    out.start_file("[Content_Types].xml", zip::write::SimpleFileOptions::default()).unwrap();
    out.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    assert_eq!(refused(&shop, "carta.docx", &out.finish().unwrap().into_inner()), "table-binary");
    let invoice = b"<?xml version=\"1.0\"?><cfdi:Comprobante xmlns:cfdi=\"http://www.sat.gob.mx/cfd/4\"/>";
    assert_eq!(refused(&shop, "f.xml", invoice), "table-invoice");
    assert!(shop.texts("SELECT name FROM clients").is_empty());
}

#[test]
fn packed_tables_are_unpacked_and_one_of_several_can_be_chosen() {
    let shop = Shop::new("es");
    let csv = "nombre;teléfono\nAna Ruiz;612345678\n";
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(csv.as_bytes()).unwrap();
    let file = shop.put("c.csv.gz", packed.finish().unwrap());
    assert_eq!(taken(&shop, &file), ["Ana Ruiz|612 34 56 78|||"]);

    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let big = workbook();
    for (name, bytes) in [
        ("datos/pocos.csv", "nombre\nBea Gil\n".as_bytes()),
        ("datos/libro.xlsx", &big),
        ("__MACOSX/._libro.xlsx", &big),
        ("léame.pdf", b"x"),
    ] {
        out.start_file(name, options).unwrap();
        out.write_all(bytes).unwrap();
    }
    let file = shop.put("todo.zip", out.finish().unwrap().into_inner());
    let seen = crm::import::inspect(
        &shop.book,
        InspectRequest { path: file.display().to_string(), ..InspectRequest::default() },
        &Unwatched,
    )
    .unwrap();
    assert_eq!(seen.sheets, ["datos/pocos.csv", "datos/libro.xlsx"]);
    assert_eq!((seen.sheet.as_str(), seen.rows), ("datos/libro.xlsx", 2));
    let few = ImportRequest {
        answers: Answers { sheet: Some("datos/pocos.csv".to_owned()), ..Answers::default() },
        ..asked("clients", &file)
    };
    let done = crm::import::run(&shop.book, shop.act("import.run"), few, &Unwatched).unwrap().value;
    assert_eq!(done.counts.created, 1);
    assert_eq!(shop.texts("SELECT name FROM clients WHERE name = 'Bea Gil'"), ["Bea Gil"]);
}

#[test]
fn the_rows_a_workbook_is_refused_for_come_back_as_a_text_excel_opens() {
    let shop = Shop::new("es");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in [["Nombre", "Fecha de nacimiento"], ["Íñigo Núñez", "31/02/1990"], ["Ana Ruiz", "03/04/1980"]]
        .iter()
        .enumerate()
    {
        for (column, cell) in cells.iter().enumerate() {
            sheet.write_string(row as u32, column as u16, *cell).unwrap();
        }
    }
    let file = shop.put("c.xlsx", book.save_to_buffer().unwrap());
    let rejects = shop.path("no.csv");
    let request = ImportRequest { rejects: Some(rejects.display().to_string()), ..asked("clients", &file) };
    let done = crm::import::run(&shop.book, shop.act("import.run"), request, &Unwatched).unwrap().value;
    assert_eq!(counts(done.counts), [2, 1, 0, 0, 1]);
    let text = std::fs::read_to_string(&rejects).unwrap();
    assert!(
        text.starts_with("\u{FEFF}Nombre;Fecha de nacimiento;reason\r\nÍñigo Núñez;31/02/1990;date-unfit"),
        "{text}"
    );
    std::fs::write(&rejects, text.replace("31/02", "28/02")).unwrap();
    assert_eq!(shop.import("clients", &rejects).counts.created, 1);
}
