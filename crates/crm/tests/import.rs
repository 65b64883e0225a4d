//! A contacts spreadsheet comes in: seen before it happens, done once, undone in one step, and never twice.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test may stop at the first thing that is not so.

use crm::book::{Act, Book, NewBook};
use crm::import::{self, ImportDone, ImportRequest, InspectRequest, Verdict};
use crm::moment::{Progress, Unwatched, Watch};
use crm::settings::Business;
use std::path::{Path, PathBuf};

const NOW: i64 = 1_795_420_800_000;

fn act(command: &'static str, after: i64) -> Act<'static> {
    Act { command, now: NOW + after, seed: after as u64 }
}

fn new_book(folder: &Path) -> Book {
    let new = NewBook {
        business: Business::in_country("Café Sol", "ES", "es", "EUR"),
        user: "Ana".to_owned(),
        device: "mostrador".to_owned(),
        now: NOW,
        seed: [7; 32],
    };
    Book::create(&folder.join("a.clientela"), None, &new).unwrap()
}

fn data(name: &str) -> String {
    format!("{}/../../tests/data/import/{name}", env!("CARGO_MANIFEST_DIR"))
}

fn request(path: &str) -> ImportRequest {
    ImportRequest { path: path.to_owned(), ..ImportRequest::default() }
}

fn run(book: &Book, path: &str, after: i64) -> ImportDone {
    import::run(book, act("import.run", after), request(path), &Unwatched).unwrap().value
}

fn text(book: &Book, sql: &str) -> Vec<String> {
    book.read(|conn| {
        let mut all = conn.prepare(sql)?;
        let rows = all.query_map([], |r| r.get::<_, String>(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    })
    .unwrap()
}

/// Everything the book says of its clients, ids apart.
fn clients(book: &Book) -> Vec<String> {
    text(
        book,
        "SELECT kind || '|' || name || '|' || coalesce(surname1, '') || '|' || coalesce(tax_id, '') || '|' || coalesce(birthday, '')
           || '|' || notes || '|' || coalesce((SELECT group_concat(shown, ',') FROM contact_points WHERE client = c.id), '')
           || '|' || coalesce((SELECT group_concat(postcode || ' ' || city, ',') FROM addresses WHERE client = c.id), '')
           || '|' || coalesce((SELECT group_concat(t.name, ',') FROM client_tags AS ct JOIN tags AS t ON t.id = ct.tag
                               WHERE ct.client = c.id), '')
         FROM clients AS c ORDER BY id",
    )
}

#[test]
fn a_spanish_spreadsheet_is_understood_with_its_evidence() {
    let folder = tempfile::tempdir().unwrap();
    let book = new_book(folder.path());
    let path = data("excel-es-contactos.csv");
    let found = import::inspect(&book, InspectRequest { path, ..InspectRequest::default() }, &Unwatched).unwrap();
    assert_eq!((found.kind.as_str(), found.rows, found.remembered), ("clients", 6, false));
    let use_of = |name: &str| {
        let column = found.columns.iter().find(|c| c.name == name).unwrap().column;
        found.mapping.iter().find(|m| m.column == column).unwrap().field.clone()
    };
    for (name, field) in [
        ("Código", "source_id"),
        ("Nombre", "given_name"),
        ("Apellidos", "surnames"),
        ("NIF", "tax_id"),
        ("Móvil", "phones"),
        ("Correo electrónico", "mails"),
        ("C.P.", "address_postcode"),
        ("Fecha de nacimiento", "birthday"),
        ("Saldo", ""),
    ] {
        let found = use_of(name);
        assert!(found == field || (name == "Nombre" && found == "name"), "{name}: {found}");
    }
    let codes: Vec<&str> = found.evidence.iter().map(|said| said.code.as_str()).collect();
    assert!(codes.contains(&"charset-letters") && codes.contains(&"separator-found"), "{codes:?}");
    assert_eq!(found.evidence[0].params["charset"], "windows-1252");
    assert!(found.questions.is_empty(), "{:?}", found.questions);
}

#[test]
fn what_a_preview_says_is_what_a_run_does_and_the_same_file_again_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let book = new_book(folder.path());
    let path = data("excel-es-contactos.csv");
    let before = clients(&book);
    let preview = import::preview(&book, act("import.preview", 1), request(&path), &Unwatched).unwrap();
    assert_eq!(clients(&book), before, "a preview keeps nothing");
    let c = preview.counts;
    assert_eq!((c.rows, c.created, c.changed, c.unchanged, c.refused), (6, 3, 1, 0, 2), "{:?}", preview.samples);
    let joined = preview.samples.iter().find(|s| s.verdict == Verdict::Changed).unwrap();
    assert_eq!(joined.joined.as_ref().unwrap().code, "same-phone");
    let reasons: Vec<&str> =
        preview.samples.iter().flat_map(|s| &s.reasons).map(|reason| reason.code.as_str()).collect();
    assert_eq!(reasons, ["date-unfit", "name-missing"]);
    assert!(preview.notices.iter().any(|n| n.code == "repaired-postcode" && n.samples[0].params["new"] == "08001"));

    let rejects = folder.path().join("rechazados.csv").display().to_string();
    let asked = ImportRequest { rejects: Some(rejects.clone()), ..request(&path) };
    let done = import::run(&book, act("import.run", 2), asked, &Unwatched).unwrap();
    assert_eq!(done.value.counts, c);
    assert!(done.value.batch.is_some() && done.entry.is_some());
    let all = clients(&book);
    assert_eq!(all.len(), 3);
    assert!(all[0].starts_with("person|José Muñoz García|Muñoz|12345678Z|1980-04-03|"), "{}", all[0]);
    assert!(all[0].contains("08001 Barcelona") && all[0].contains("VIP,Mayorista"), "{}", all[0]);
    assert!(all[2].starts_with("company|Ferretería Núñez S.L.|") && all[2].contains("|=1+1|"), "{}", all[2]);

    let bytes = std::fs::read(&rejects).unwrap();
    let (text, ..) = encoding_rs::WINDOWS_1252.decode(&bytes);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 3, "{text}");
    assert!(lines[0].starts_with("Código;Nombre;") && lines[0].ends_with(";reason"));
    assert!(lines[1].starts_with("C004;Íñigo;") && lines[1].contains("date-unfit"));

    let again = import::run(&book, act("import.run", 3), request(&path), &Unwatched).unwrap();
    let c = again.value.counts;
    assert_eq!((c.rows, c.created, c.changed, c.unchanged, c.refused), (6, 0, 0, 4, 2), "{:?}", again.value);
    assert!(again.entry.is_none() && again.value.batch.is_none(), "nothing to undo");

    book.undo(NOW + 4).unwrap();
    assert_eq!(clients(&book), before);
    book.redo(NOW + 5).unwrap();
    assert_eq!(clients(&book), all);
}

/// Stops at the first report of rows taken in.
struct Stopping;
impl Watch for Stopping {
    fn tick(&self, progress: Progress) -> crm::Result<()> {
        if progress.stage == "importing" { Err(crm::Error::Cancelled) } else { Ok(()) }
    }
}

#[test]
fn an_import_that_is_stopped_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let book = new_book(folder.path());
    let rejects = folder.path().join("r.csv");
    let asked =
        ImportRequest { rejects: Some(rejects.display().to_string()), ..request(&data("excel-es-contactos.csv")) };
    let stopped = import::run(&book, act("import.run", 1), asked, &Stopping);
    assert_eq!(stopped.unwrap_err().kind(), "cancelled");
    assert!(clients(&book).is_empty());
    let left: Vec<PathBuf> = std::fs::read_dir(folder.path()).unwrap().map(|f| f.unwrap().path()).collect();
    assert!(!left.iter().any(|p| p.to_string_lossy().contains("r.csv")), "{left:?}");
}

fn write(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path.display().to_string()
}

#[test]
fn a_namesake_of_the_same_place_is_joined_wherever_that_place_was_written() {
    let folder = tempfile::tempdir().unwrap();
    let book = new_book(folder.path());
    let file = write(
        folder.path(),
        "vecinos.csv",
        "Nombre;Teléfono;Ciudad;CP\n\
         Ana Pérez Gil;600111222;León;24001\nAna Pérez Gil;600111333;leon;\nAna Pérez Gil;600111444;Burgos;09001\n\
         Luis Soto Mar;600222111;Soria;42001\nLuis Soto Mar;600222111;Vigo;36201\nLuis Soto Mar;600222999;Vigo;\n",
    );
    let done = run(&book, &file, 1);
    assert_eq!((done.counts.created, done.counts.changed), (3, 3), "{:?}", clients(&book));
    // The next file meets what the book has.
    let later = write(folder.path(), "después.csv", "Nombre;Teléfono;Ciudad;CP\nANA PEREZ GIL;600111555;;09001\n");
    assert_eq!(run(&book, &later, 2).counts.created, 0);
    let phones = text(
        &book,
        "SELECT c.name || ' ' || count(*) FROM clients AS c JOIN contact_points AS p ON p.client = c.id GROUP BY c.id ORDER BY c.id",
    );
    assert_eq!(phones, ["Ana Pérez Gil 2", "Ana Pérez Gil 2", "Luis Soto Mar 2"]);
}

#[test]
fn namesakes_of_two_quarters_of_a_city_are_two_and_put_before_a_person() {
    let folder = tempfile::tempdir().unwrap();
    let book = new_book(folder.path());
    let file = write(
        folder.path(),
        "madrid.csv",
        "Nombre;Teléfono;Ciudad;CP\n\
         María García López;600111222;Madrid;28001\nMaría García López;600111333;Madrid;28045\n\
         María García López;600111444;Madrid;28045\n",
    );
    let done = run(&book, &file, 1);
    assert_eq!((done.counts.created, done.counts.changed), (2, 1), "{:?}", clients(&book));
    let phones = text(
        &book,
        "SELECT a.postcode || ' ' || count(*) FROM addresses AS a JOIN contact_points AS p ON p.client = a.client
         GROUP BY a.id ORDER BY a.id",
    );
    assert_eq!(phones, ["28001 1", "28045 2"]);
}

#[test]
fn blank_cells_empty_nothing_and_what_changes_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let book = new_book(folder.path());
    let first = "id cliente;nombre;email;notas\n1;Ana Ruiz;ana@x.es;vieja\n2;Pedro Gil;pedro@x.es;otra\n";
    run(&book, &write(folder.path(), "a.csv", first), 1);
    let second = "id cliente;nombre;email;notas\n1;Ana Ruiz;ana2@x.es;nueva\n2;Pedro Gil;;\n";
    let path = write(folder.path(), "b.csv", second);
    let preview = import::preview(&book, act("import.preview", 2), request(&path), &Unwatched).unwrap();
    let changed = preview.samples.iter().find(|s| s.verdict == Verdict::Changed).unwrap();
    let told: Vec<String> = changed.changes.iter().map(|c| format!("{}: {} → {}", c.field, c.old, c.new)).collect();
    assert_eq!(told, ["notes: vieja → nueva", "mails:  → ana2@x.es"]);
    let done = run(&book, &path, 3);
    assert_eq!((done.counts.changed, done.counts.unchanged), (1, 1));
    let all = clients(&book);
    assert!(all[0].contains("|nueva|ana@x.es,ana2@x.es|"), "{}", all[0]);
    assert!(all[1].contains("|otra|pedro@x.es|"), "{}", all[1]);
}

#[test]
fn people_come_with_their_company_and_interactions_and_tasks_find_their_client() {
    let folder = tempfile::tempdir().unwrap();
    let book = new_book(folder.path());
    let people = "nombre;empresa;cargo;email\nAna Ruiz;Talleres Gil S.L.;Gerente;ana@gil.es\nLuis Sanz;Talleres Gil S.L.;Ventas;luis@gil.es\n";
    let path = write(folder.path(), "personas.csv", people);
    let asked = ImportRequest { kind: Some("people".to_owned()), ..request(&path) };
    let done = import::run(&book, act("import.run", 1), asked.clone(), &Unwatched).unwrap().value;
    assert_eq!((done.counts.created, done.companies), (2, 1));
    let again = import::run(&book, act("import.run", 2), asked, &Unwatched).unwrap();
    assert!(again.entry.is_none(), "{:?}", again.value);
    let posts = "SELECT p.role || ' ' || c.name FROM positions AS p JOIN clients AS c ON c.id = p.client ORDER BY p.id";
    assert_eq!(text(&book, posts), ["Gerente Talleres Gil S.L.", "Ventas Talleres Gil S.L."]);

    let talks = "fecha;hora;cliente;tipo;texto;resultado\n03/04/2026;10:30;ana ruiz;llamada;Pidió precio;Interesado\n25/04/2026;;Nadie;visita;x;\n";
    let path = write(folder.path(), "interacciones.csv", talks);
    let asked = ImportRequest { kind: Some("interactions".to_owned()), ..request(&path) };
    let done = import::run(&book, act("import.run", 3), asked.clone(), &Unwatched).unwrap().value;
    assert_eq!((done.counts.created, done.counts.refused), (1, 1));
    assert_eq!(done.refusals[0].reasons[0].code, "client-unknown");
    // 10:30 in Madrid in summer is 08:30 UTC.
    assert_eq!(text(&book, "SELECT datetime(at / 1000, 'unixepoch') FROM interactions"), ["2026-04-03 08:30:00"]);
    assert!(import::run(&book, act("import.run", 4), asked, &Unwatched).unwrap().entry.is_none());

    let tasks = "título;cliente;vence;hecha\nLlamar;Ana Ruiz;05/05/2026;no\nComprar papel;;;sí\n";
    let path = write(folder.path(), "tareas.csv", tasks);
    let asked = ImportRequest { kind: Some("tasks".to_owned()), ..request(&path) };
    let done = import::run(&book, act("import.run", 5), asked.clone(), &Unwatched).unwrap().value;
    assert_eq!(done.counts.created, 2, "{:?}", done.refusals);
    assert!(import::run(&book, act("import.run", 6), asked, &Unwatched).unwrap().entry.is_none());
}

fn export(book: &Book, kind: &str, to: &Path, layout: &str, words: &[(&str, &str)]) -> u64 {
    let request = crm::export::ExportRequest {
        kind: kind.to_owned(),
        to: to.display().to_string(),
        layout: Some(layout.to_owned()),
        clients: None,
        words: words.iter().map(|(key, word)| ((*key).to_owned(), (*word).to_owned())).collect(),
        ..crm::export::ExportRequest::default()
    };
    let moment = crm::moment::Moment { now: NOW, zone: book.zone() };
    book.read(|conn| crm::export::write(conn, moment, &request, &Unwatched)).unwrap().rows
}

fn reimport(book: &Book, kind: &str, path: &Path, after: i64) {
    let asked = ImportRequest { kind: Some(kind.to_owned()), ..request(&path.display().to_string()) };
    let seen = import::preview(book, act("import.preview", after), asked.clone(), &Unwatched).unwrap();
    let changed: Vec<String> =
        seen.samples.iter().filter(|s| s.verdict != Verdict::Unchanged).map(|s| format!("{s:?}")).collect();
    assert!(changed.is_empty(), "{kind}: {changed:#?}\n{}", std::fs::read_to_string(path).unwrap_or_default());
    let done = import::run(book, act("import.run", after + 1), asked, &Unwatched).unwrap();
    assert!(done.entry.is_none(), "{kind}: {:?}", done.value);
}

/// The Spanish titles as the words have them.
fn spanish() -> Vec<(&'static str, &'static str)> {
    include_str!("../../../assets/words/es/import.ftl")
        .lines()
        .filter_map(|line| line.split_once(" = "))
        .filter(|(key, _)| key.starts_with("column-"))
        .chain([
            ("value-person", "Persona"),
            ("value-company", "Empresa"),
            ("value-yes", "sí"),
            ("value-visit", "Visita"),
        ])
        .collect()
}

#[test]
fn what_is_exported_comes_back_without_changing_anything() {
    let folder = tempfile::tempdir().unwrap();
    let book = new_book(folder.path());
    run(&book, &data("excel-es-contactos.csv"), 1);
    let nasty = "nombre;teléfono;email;etiquetas;notas;ciudad;cp;color;límite;cumpleaños;acepta correos\n\
        \"=cmd|' /C calc'!A0\";no tiene 12/34;mal@;a b;\"dos\nlíneas \"\"con comillas\"\"; y más\";Ávila;05001;'rojo;1.234,50;0000-03-15;sí\n\
        \u{202e}שלום Pérez 😀;612345678;;'tis, VIP;'+34 no;São Paulo;0123;+verde;-0,5;29/02/2000;no\n\
        \"'; DROP TABLE clients\";;;;<script>alert(1)</script>;;;@azul;12,000;01/01/0001;\n";
    let path = write(folder.path(), "raro.csv", nasty);
    let found =
        import::inspect(&book, InspectRequest { path: path.clone(), ..InspectRequest::default() }, &Unwatched).unwrap();
    let mut mapping = found.mapping;
    mapping[7].field = "own:new:text".to_owned();
    mapping[8].field = "own:new:number".to_owned();
    let asked = ImportRequest { mapping: Some(mapping), ..request(&path) };
    let done = import::run(&book, act("import.run", 2), asked, &Unwatched).unwrap().value;
    assert_eq!(done.counts.created, 3, "{:?}", done.refusals);
    let talks = "fecha;hora;cliente;tipo;texto;coste\n25/10/2026;02:30;José Muñoz García;visita;\"=1+1\n'x\";3,50\n";
    run(&book, &write(folder.path(), "visitas.csv", talks), 3);
    let tasks = "título;cliente;vence;hecha\n-Llamar;José Muñoz García;05/05/2026;no\n";
    run(&book, &write(folder.path(), "tareas.csv", tasks), 4);
    let words = spanish();
    let mut after = 10;
    for (layout, words) in [("excel", &words[..]), ("strict", &[])] {
        for (kind, rows) in [("clients", 6), ("people", 0), ("interactions", 1), ("tasks", 1)] {
            let to = folder.path().join(format!("{layout}-{kind}.csv"));
            assert_eq!(export(&book, kind, &to, layout, words), rows, "{kind}");
            if rows > 0 {
                reimport(&book, kind, &to, after);
            }
            after += 2;
        }
    }
    let bytes = std::fs::read(folder.path().join("excel-clients.csv")).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.starts_with("\u{FEFF}ID;Tipo;Nombre;"), "{}", &text[..60]);
    assert!(text.contains("\"'=cmd|' /C calc'!A0\"") || text.contains("'=cmd|' /C calc'!A0"), "{text}");
    assert!(text.contains(";08001;") && text.contains("1234,5") && text.contains("\r\n"), "{text}");
}

#[test]
fn a_bad_file_gives_its_reason_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let book = new_book(folder.path());
    let binary: Vec<u8> = (0..4000u32).map(|n| (n * 7 % 251) as u8).collect();
    std::fs::write(folder.path().join("b.csv"), binary).unwrap();
    std::fs::write(folder.path().join("e.csv"), "").unwrap();
    std::fs::write(folder.path().join("z.xlsx"), b"PK\x03\x04xl/workbook.xml").unwrap();
    for (name, kind) in
        [("b.csv", "table-binary"), ("e.csv", "table-empty"), ("z.xlsx", "table-damaged"), ("no.csv", "file-missing")]
    {
        let path = folder.path().join(name).display().to_string();
        let failed = import::run(&book, act("import.run", 1), request(&path), &Unwatched).unwrap_err();
        assert_eq!(failed.kind(), kind, "{name}");
    }
    let long = format!("nombre;notas\nAna;{}\nLuis\nEva;x;y;z\n", "ñ".repeat(500_000));
    let done = run(&book, &write(folder.path(), "raro.csv", &long), 2);
    assert_eq!((done.counts.rows, done.counts.created), (3, 3));
    assert!(text(&book, "SELECT mapping FROM mappings").len() == 1);
}

#[test]
fn the_zeros_an_old_program_left_in_its_fields_are_no_part_of_them() {
    let folder = tempfile::tempdir().unwrap();
    let book = new_book(folder.path());
    let path = write(folder.path(), "viejo.csv", "Nombre;Nacimiento\nJuan\0 Pérez\0;29221\nAna Gil;15/03/1980\n");
    assert_eq!(run(&book, &path, 1).counts.created, 2);
    let kept = "SELECT name || ' ' || birthday FROM clients ORDER BY name";
    assert_eq!(text(&book, kept), ["Ana Gil 1980-03-15", "Juan Pérez 1980-01-01"]);
}

#[test]
fn what_is_put_right_can_be_refused_and_its_original_stays_in_the_history() {
    let folder = tempfile::tempdir().unwrap();
    let book = new_book(folder.path());
    let table = "Nombre;Apellidos;Empresa;Dirección;CP;Móvil\n\
                 ANA;PÉREZ LÓPEZ;;C/ Mayor 3;8001;6,12345678E+08\n;;Panadería Sol SL;Avda. del Sol 4;28001;\n";
    let path = write(folder.path(), "c.csv", table);
    let done = run(&book, &path, 1);
    let told: Vec<&str> = done.notices.iter().map(|notice| notice.code.as_str()).collect();
    for code in ["case", "surnames", "form", "street", "postcode", "phone"] {
        assert!(told.contains(&format!("repaired-{code}").as_str()), "{code}: {told:?}");
    }
    let kept = "SELECT name || '|' || coalesce(surname1, '') || '|' || street || '|' || postcode
                FROM clients AS c JOIN addresses AS a ON a.client = c.id ORDER BY name";
    let found = text(&book, kept);
    assert_eq!(found[0], "Ana Pérez López|Pérez|Calle Mayor 3|08001");
    assert_eq!(found[1], "Panadería Sol S.L.||Avenida del Sol 4|28001");
    let originals = "SELECT change FROM journal WHERE op = 'u' AND change LIKE '{\"%' ORDER BY change";
    let journaled = text(&book, originals).join("\n");
    for original in [
        r#"{"name":["ANA PÉREZ LÓPEZ","Ana Pérez López"]}"#,
        r#"{"surname1":["PÉREZ LÓPEZ","Pérez"]}"#,
        r#"{"name":["Panadería Sol SL","Panadería Sol S.L."]}"#,
        r#"{"street":["C/ Mayor 3","Calle Mayor 3"]}"#,
        r#"{"postcode":["8001","08001"]}"#,
        r#"{"shown":["6,12345678E+08","612 34 56 78"]}"#,
    ] {
        assert!(journaled.contains(original), "{original} is not in\n{journaled}");
    }
    // The same file again has nothing to say, and taking the import back leaves nothing of it.
    assert_eq!(run(&book, &path, 2).counts.unchanged, 2);
    book.undo(NOW + 3).unwrap();
    assert!(clients(&book).is_empty());
    book.redo(NOW + 4).unwrap();
    assert_eq!(text(&book, kept), found);

    let other = tempfile::tempdir().unwrap();
    let book = new_book(other.path());
    let mut asked = request(&path);
    asked.answers.as_written = ["case", "surnames", "form", "street"].map(str::to_owned).to_vec();
    import::run(&book, act("import.run", 1), asked, &Unwatched).unwrap();
    let found = text(&book, kept);
    assert_eq!(found[0], "ANA PÉREZ LÓPEZ|PÉREZ LÓPEZ|C/ Mayor 3|08001");
    assert_eq!(found[1], "Panadería Sol SL||Avda. del Sol 4|28001");
}

#[test]
fn an_import_that_speaks_twice_of_somebody_it_put_right_is_taken_back_whole() {
    let folder = tempfile::tempdir().unwrap();
    let book = new_book(folder.path());
    let table = "Nombre;NIF;Dirección;Nombre comercial;Móvil\nPANADERÍA SOL SL;B12345674;C/ Mayor 3;;612345678\n\
                 PANADERÍA SOL SL;B12345674;C/ Mayor 3;Panadería MuÃ±oz;6,98765432E+08\n";
    let path = write(folder.path(), "dos.csv", table);
    let counts = run(&book, &path, 1).counts;
    assert_eq!((counts.rows, counts.created, counts.changed), (2, 1, 1));
    // Said once: the second line changed nothing of the name, and both steps of what it added are there.
    let told = "SELECT change FROM journal WHERE op = 'u' AND change LIKE '%name%' ORDER BY id";
    assert_eq!(
        text(&book, told),
        [
            r#"{"name":["PANADERÍA SOL SL","Panadería Sol S.L."]}"#,
            r#"{"trade_name":[null,"Panadería MuÃ±oz"]}"#,
            r#"{"trade_name":["Panadería MuÃ±oz","Panadería Muñoz"]}"#,
        ]
    );
    book.undo(NOW + 2).unwrap();
    assert!(clients(&book).is_empty());
    book.redo(NOW + 3).unwrap();
    assert_eq!(text(&book, "SELECT name || '|' || trade_name FROM clients"), ["Panadería Sol S.L.|Panadería Muñoz"]);
}
