//! Spreadsheets in, and the day that follows from them.

use crate::home::Home;
use serde_json::{Value, json};

/// As Spanish Excel writes it: semicolons, Windows-1252, one row that cannot be taken in.
const EXCEL: &[u8] = b"Nombre;Tel\xe9fono;Email;C.P.\r\n\
    Jos\xe9 Mu\xf1oz;612 34 56 78;jose@munoz.es;08001\r\n\
    Ana P\xe9rez;;ana@perez.es;01001\r\n\
    ;;nadie@nada.es;28001\r\n";

fn excel(home: &Home) -> String {
    let path = home.path().join("contactos.csv");
    std::fs::write(&path, EXCEL).unwrap();
    path.display().to_string()
}

fn counts(result: &Value) -> [u64; 5] {
    ["rows", "created", "changed", "unchanged", "refused"].map(|name| result[name].as_u64().unwrap())
}

#[test]
fn a_spreadsheet_is_seen_before_imported_once_and_undone_in_one_step() {
    let home = Home::new();
    home.make().well();
    let file = excel(&home);
    let seen = home.run(&["import", &file, "--dry-run", "--json"]).json();
    assert_eq!(counts(&seen), [3, 2, 0, 0, 1], "{seen}");
    assert_eq!(seen["kind"], "clients");
    assert!(home.titles(&["munoz"]).is_empty());

    let done = home.run(&["import", &file, "--json", "--rejects", "no.csv"]).json();
    assert_eq!(counts(&done), [3, 2, 0, 0, 1], "{done}");
    assert!(!done["batch"].is_null());
    assert_eq!(home.titles(&["jose", "mun"]), ["José Muñoz"]);
    let rejects = String::from_utf8_lossy(&std::fs::read(home.path().join("no.csv")).unwrap()).into_owned();
    assert!(rejects.contains("No tiene nombre"), "{rejects}");

    let steps = home.run(&["history", "--json"]).json().as_array().unwrap().len();
    let again = home.run(&["import", &file, "--json"]).json();
    assert_eq!(counts(&again), [3, 0, 0, 2, 1], "{again}");
    assert!(again["batch"].is_null());
    assert_eq!(home.run(&["history", "--json"]).json().as_array().unwrap().len(), steps);

    home.run(&["undo"]).well();
    assert!(home.titles(&["munoz"]).is_empty());
}

#[test]
fn a_dry_run_says_what_was_understood_and_whom_the_book_does_not_know() {
    let home = Home::new();
    home.make().well();
    home.add("Ana Pérez");
    let visits = "fecha;cliente;tipo;resultado;rareza\n03/04/2026;Ana Pérez;visita;Genial;x\n";
    std::fs::write(home.path().join("v.csv"), visits).unwrap();
    let said = home.run(&["import", "v.csv", "--dry-run"]).well().out;
    for part in [
        "Separador «;»",
        "resultado",
        "→ Resultado",
        "→ no se importa",
        "--dates",
        "Resultados nuevos que se añadirán (1): Genial",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
    assert!(said.lines().all(|line| line.chars().count() <= 80), "{said}");
    let seen = home.run(&["import", "v.csv", "--dry-run", "--json", "--known-only", "--dates", "mdy"]).json();
    assert_eq!(seen["newcomers"][0]["added"], false, "{seen}");
    assert!(seen["understood"]["questions"].as_array().unwrap().is_empty(), "{seen}");
    assert_eq!(home.run(&["import", "v.csv", "--dates", "nunca"]).code, 2);
}

#[test]
fn what_is_exported_comes_back_without_changing_anything() {
    let home = Home::new();
    home.make().well();
    home.run(&["import", &excel(&home)]).well();
    let done = home.run(&["export", "clients", "--to", "todos.csv", "--json"]).json();
    assert_eq!(done["rows"], 2, "{done}");
    let written = std::fs::read(home.path().join("todos.csv")).unwrap();
    assert!(String::from_utf8_lossy(&written).contains("Nombre"), "{written:?}");
    let again = home.run(&["import", "todos.csv", "--json"]).json();
    assert_eq!(counts(&again), [2, 0, 0, 2, 0], "{again}");
    assert_eq!(home.run(&["export", "invoices", "--to", "x.csv"]).code, 1);
}

#[test]
fn the_columns_one_names_are_exported_in_that_order() {
    let home = Home::new();
    home.make().well();
    home.run(&["import", &excel(&home)]).well();
    home.run(&["export", "clients", "--to", "a.csv", "--columns", "mail,name", "--sort", "name", "--descending"])
        .well();
    let written = std::fs::read_to_string(home.path().join("a.csv")).unwrap();
    let lines: Vec<&str> = written.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines, ["Correo;Nombre", "jose@munoz.es;José Muñoz", "ana@perez.es;Ana Pérez"]);
    let wrong = home.run(&["export", "clients", "--to", "b.csv", "--columns", "name,zodiac"]);
    assert!(wrong.code == 1 && wrong.err.contains("zodiac"), "{}", wrong.err);
    assert!(!home.path().join("b.csv").exists(), "half a file was left behind");
    assert_eq!(home.run(&["export", "tasks", "--to", "b.csv", "--columns", "name"]).code, 1);
}

#[test]
fn a_workbook_and_cards_leave_and_come_back_and_what_does_not_fit_is_told() {
    let home = Home::new();
    home.make().well();
    home.run(&["import", &excel(&home)]).well();
    for name in ["todos.xlsx", "todos.vcf"] {
        home.run(&["export", "clients", "--to", name]).well();
        let again = home.run(&["import", name, "--json"]).json();
        assert_eq!(counts(&again), [2, 0, 0, 2, 0], "{name}: {again}");
    }
    let said = home.run(&["export", "interactions", "--to", "x.vcf"]);
    assert!(said.code == 1 && said.err.contains(".vcf"), "{}", said.err);
    assert!(!home.path().join("x.vcf").exists() && !home.path().join("x.vcf.new").exists());
    let seen = home.run(&["import", "todos.vcf", "--dry-run"]).well().out;
    assert!(seen.contains("Tarjetas de contacto") && seen.contains("Código postal"), "{seen}");
    let said = home.run(&["import", "todos.xlsx", "--sheet", "Otra"]);
    assert!(said.code == 1 && said.err.contains("«Otra»"), "{}", said.err);
}

#[test]
fn an_import_is_told_in_words_and_its_progress_never_mixes_with_the_answer() {
    let home = Home::new();
    home.make().well();
    let file = excel(&home);
    let said = home.run(&["import", &file, "--as", "clients"]).well();
    assert!(said.err.is_empty(), "{}", said.err);
    assert!(said.out.contains("Clientes de contactos.csv") && said.out.contains("nuevas: 2"), "{}", said.out);
    assert!(said.out.contains("Fila 4: No tiene nombre."), "{}", said.out);
    assert!(said.out.lines().all(|line| line.chars().count() <= 80), "{}", said.out);
}

#[test]
fn what_is_no_table_is_refused_with_a_sentence() {
    let home = Home::new();
    home.make().well();
    std::fs::write(home.path().join("vacio.csv"), "").unwrap();
    std::fs::write(home.path().join("foto.csv"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    for (file, code) in [("vacio.csv", 1), ("foto.csv", 1), ("no-such.csv", 1)] {
        let said = home.run(&["import", file]);
        assert_eq!(said.code, code, "{file}: {}{}", said.out, said.err);
        assert!(said.err.contains(file), "{}", said.err);
    }
    let two = excel(&home);
    let said = home.run(&["import", &two, "vacio.csv", "--json"]);
    assert_eq!(said.code, 1);
    // What was done before the failure is told.
    assert_eq!(serde_json::from_str::<Value>(&said.out).unwrap()["created"], 2);
}

#[test]
fn a_folder_comes_in_clients_first_each_file_once_and_what_cannot_be_read_is_told() {
    let home = Home::new();
    home.make().well();
    let put = |name: &str, bytes: &[u8]| {
        let path = home.path().join("cosas").join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    };
    put("a visitas.csv", "fecha;cliente;tipo;texto\n2026-03-15;José Muñoz;visita;Pidió precio\n".as_bytes());
    put("clientes.csv", EXCEL);
    put("copia de clientes.csv", EXCEL);
    put("viejos/más.csv", "nombre;teléfono\nLuis Gil;612345678\n".as_bytes());
    put("viejos/roto.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    put("notas.docx", b"no table");
    put(".oculto.csv", b"nombre\nNadie\n");
    let said = home.run(&["import", "cosas"]);
    assert_eq!(said.code, 1, "{}{}", said.out, said.err);
    for part in [
        "es igual que",
        "cosas/copia de clientes.csv",
        "Archivos traídos: 3 · repetidos: 1",
        "leer: 1",
        "cosas/notas.docx",
    ] {
        assert!(said.out.replace('\n', " ").contains(part), "{part} in {}", said.out);
    }
    assert!(said.err.contains("roto.csv"), "{}", said.err);
    let (clients, visits) =
        (said.out.find("Clientes de clientes.csv").unwrap(), said.out.find("a visitas.csv").unwrap());
    assert!(clients < visits, "who is spoken of comes first: {}", said.out);
    assert_eq!(home.titles(&["nadie"]), Vec::<String>::new());
    assert_eq!(home.run(&["history", "--json"]).json().as_array().unwrap().len(), 3, "a step for each file");
    std::fs::remove_file(home.path().join("cosas/viejos/roto.csv")).unwrap();
    let again = home.run(&["import", "cosas", "--json"]).json();
    assert_eq!(
        (again["created"].as_u64(), again["same"].as_u64(), again["left_out"].as_u64()),
        (Some(0), Some(1), Some(1))
    );
}

#[test]
fn today_tells_what_is_owed() {
    let home = Home::new();
    home.make().well();
    let client = home.add("José Muñoz");
    let task = json!({ "title": "Llamar por el presupuesto", "due": "2020-01-15", "client": client["id"] });
    home.run(&["call", "tasks.create", &task.to_string()]).well();
    let page = home.run(&[]).well().out;
    assert_eq!(page, home.run(&["today"]).well().out);
    assert!(page.starts_with("Ferretería Muñoz"), "{page}");
    for part in ["Atrasado (1)", "15/01/2020", "Llamar por el presupuesto", "José Muñoz", "1 cliente"] {
        assert!(page.contains(part), "{part} in {page}");
    }
    assert!(page.lines().all(|line| line.chars().count() <= 80), "{page}");
    let json = home.run(&["today", "--json"]).json();
    assert_eq!(json["late"]["tasks"][0]["title"], "Llamar por el presupuesto");
}

#[test]
fn the_day_of_a_demo_shop_fits_the_screen() {
    let home = Home::new();
    home.run(&["demo", "--clients", "200", "--years", "2", "--seed", "3", "--country", "MX"]).well();
    let page = home.run(&[]).well().out;
    assert!(page.contains("Lo último") && page.contains(" clientes · "), "{page}");
    assert!(page.lines().all(|line| line.chars().count() <= 80), "{page}");
}

#[test]
fn a_profile_is_named_listed_copied_and_refused_by_its_line() {
    let home = Home::new();
    home.make().well();
    home.run(&["import", &excel(&home)]).well();
    home.run(&["export", "clients", "--to", "g.csv", "--profile", "google-contacts"]).well();
    assert!(std::fs::read_to_string(home.path().join("g.csv")).unwrap().starts_with("First Name,"));
    let listed = home.run(&["export", "--profiles", "--json"]).json();
    let folder = listed["folder"].as_str().unwrap().to_owned();
    assert!(folder.starts_with(&home.path().join("config").display().to_string()), "{folder}");
    std::fs::create_dir_all(&folder).unwrap();
    let own = std::path::Path::new(&folder).join("mío.toml");
    std::fs::write(&own, "name = \"Mío\"\nseparator = \";\"\n[[columns]]\ntitle = \"Quién\"\nfield = \"name\"\n")
        .unwrap();
    home.run(&["export", "clients", "--to", "m.csv", "--profile", "mío"]).well();
    assert!(std::fs::read_to_string(home.path().join("m.csv")).unwrap().starts_with("Quién\r\n"));
    std::fs::write(&own, "name = \"Mío\"\nseparator = \"x\"\n").unwrap();
    let said = home.run(&["export", "--profiles"]).well().out.replace('\n', " ");
    assert!(
        said.contains("línea 2") && said.contains("google-contacts") && said.contains("Contactos de Google"),
        "{said}"
    );
    let said = home.run(&["export", "clients", "--to", "m.csv", "--profile", "mío"]);
    assert!(said.code == 1 && said.err.contains("línea 2"), "{}", said.err);
    let said = home.run(&["export", "clients", "--to", "m.csv", "--profile", "nada"]);
    assert!(said.code == 1 && said.err.contains("«nada»"), "{}", said.err);
    assert_eq!(home.run(&["export", "clients"]).code, 2);
}

#[test]
fn how_a_file_is_read_and_what_its_columns_are_can_be_said() {
    let home = Home::new();
    home.make().well();
    // No title says anything, and the separator is none that tables have.
    let rows = "Relación del gestor\nquién#dónde\nAna Sol#612345678\nEva Gil#699111222\n";
    std::fs::write(home.path().join("r.txt"), rows).unwrap();
    let told = ["import", "r.txt", "--separator", "#", "--header", "2", "--as", "clients", "--use", "quién=Nombre"];
    let said = home.run(&[&told[..], &["--use", "2=phones", "--dry-run"]].concat()).well().out;
    assert!(said.contains("Separador «#», como usted dijo") && said.contains("→ Teléfono"), "{said}");
    let done = home.run(&[&told[..], &["--use", "2=phones", "--json"]].concat()).json();
    assert_eq!(counts(&done), [2, 2, 0, 0, 0], "{done}");
    assert_eq!(home.titles(&["612345678"]), ["Ana Sol"]);
    // The next one like it is read as this one was.
    let again = home.run(&["import", "r.txt", "--separator", "#", "--header", "2", "--as", "clients", "--json"]).json();
    assert_eq!(counts(&again), [2, 0, 0, 2, 0], "{again}");
    let wrong = home.run(&[&told[..], &["--use", "cuándo=day"]].concat());
    assert!(wrong.code != 0 && wrong.err.contains("«cuándo»"), "{}", wrong.err);
    let wrong = home.run(&[&told[..], &["--use", "quién=nada"]].concat());
    assert!(wrong.code != 0 && wrong.err.contains("«nada»"), "{}", wrong.err);
}

#[test]
fn an_archive_of_several_tables_comes_in_whole_and_what_needs_a_look_is_named() {
    use std::io::Write as _;
    let home = Home::new();
    home.make().well();
    let archive = |tables: &[(&str, &str)]| {
        let path = home.path().join("varios.zip");
        let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
        for (name, text) in tables {
            zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap();
        path.display().to_string()
    };
    let clients = ("clientes.csv", "Nombre;NIF;Teléfono\nAna Ruiz;12345678Z;612345678\n");
    let sales = ("facturas.csv", "Nº Factura;Fecha;NIF;Cliente;Total\nF-1;13/01/2026;12345678Z;Ana Ruiz;121,00\n");
    let odd = ("zzz.csv", "a;b\n1;2\n3;4\n");
    let file = archive(&[clients, sales, odd]);
    let done = home.run(&["import", &file, "--json"]).json();
    assert_eq!(counts(&done), [2, 2, 0, 0, 0], "{done}");
    assert_eq!(done["left"], json!(["zzz.csv"]));
    let said = home.run(&["import", &file]).well();
    assert!(said.out.contains("varios.zip · facturas.csv") && said.out.contains("zzz.csv"), "{}", said.out);
    // One that was said is taken alone.
    let one = home.run(&["import", &file, "--sheet", "clientes.csv", "--json"]).json();
    assert_eq!(counts(&one), [1, 0, 0, 1, 0], "{one}");
    // Of one table and one to look at, neither is passed over in silence.
    let said = home.run(&["import", &archive(&[clients, odd])]).well();
    assert!(said.out.contains("zzz.csv"), "{}", said.out);
}

#[test]
fn a_file_of_which_every_row_is_refused_ends_with_one() {
    let home = Home::new();
    home.make().well();
    let path = home.path().join("c.csv");
    std::fs::write(&path, "Nombre;Email\n;a@b.es\n;c@d.es\n").unwrap();
    let file = path.display().to_string();
    let said = home.run(&["import", &file]);
    assert!(said.code == 1 && said.out.contains("No tiene nombre"), "{} {}", said.code, said.out);
    std::fs::write(&path, "Nombre;Email\n;a@b.es\nAna;c@d.es\n").unwrap();
    assert_eq!(home.run(&["import", &file]).code, 0);
}
