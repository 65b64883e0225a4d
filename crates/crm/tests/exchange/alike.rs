//! Rows that are not the same as a client by anything exact, and may still be one.

use crate::shop::Shop;
use crm::duplicates::{self, DuplicatesRequest};
use crm::import::{self, Answers, ImportDone, ImportRequest, Preview};
use crm::moment::Unwatched;
use std::path::Path;

const BOOK: &str = "nombre;dirección;ciudad;cp;teléfono\n\
    José García López;Calle Mayor 5;Madrid;28013;612345670\n\
    Beatriz Sanz Otero;Avenida del Puerto 12;Valencia;46021;612345671\n\
    Ferretería Núñez S.L.;Polígono Sur 3;Sevilla;41006;612345672\n";

/// Pepe lives where José does; a Bea Sanz in Valencia may be Beatriz; Zoilo is nobody we know.
const FILE: &str = "nombre;dirección;ciudad;cp;correo\n\
    GARCIA LOPEZ PEPE;C/ Mayor, 5;MADRID;28013;pepe@correo.example\n\
    Bea Sanz;;Valencia;;bea@otro.example\n\
    Zoilo Prats Iturbe;Calle Nueva 1;Lugo;27001;zoilo@correo.example\n";

fn request(path: &Path, answers: Answers) -> ImportRequest {
    ImportRequest {
        path: path.display().to_string(),
        kind: Some("clients".to_owned()),
        answers,
        ..ImportRequest::default()
    }
}

fn preview(shop: &Shop, path: &Path) -> Preview {
    let request = request(path, Answers::default());
    import::preview(&shop.book, shop.act("import.preview"), request, &Unwatched).unwrap()
}

fn run(shop: &Shop, path: &Path, answers: Answers) -> ImportDone {
    import::run(&shop.book, shop.act("import.run"), request(path, answers), &Unwatched).unwrap().value
}

fn with_book() -> Shop {
    let shop = Shop::new("es");
    shop.import("clients", &shop.put("book.csv", BOOK));
    shop
}

fn waiting(shop: &Shop) -> Vec<(String, String)> {
    let page = shop.book.read(|conn| duplicates::page(conn, &DuplicatesRequest::default())).unwrap();
    page.pairs.into_iter().map(|pair| (pair.client.name, pair.other.name)).collect()
}

#[test]
fn a_row_that_is_like_a_client_joins_her_and_says_why() {
    let shop = with_book();
    let file = shop.put("file.csv", FILE);
    let seen = preview(&shop, &file);
    let joined: Vec<_> = seen.samples.iter().filter_map(|row| row.alike.as_ref().map(|alike| (row, alike))).collect();
    let (row, alike) = joined[0];
    assert_eq!((alike.name.as_str(), alike.joins), ("José García López", true), "{joined:?}");
    assert!(alike.certainty >= 85 && alike.certainty < 100, "{alike:?}");
    assert_eq!(row.joined.as_ref().map(|said| said.code.as_str()), Some("alike"));
    assert!(alike.reasons.iter().any(|reason| reason.field == "given"), "{alike:?}");
    let c = seen.counts;
    assert_eq!((c.rows, c.created, c.changed, c.unchanged, c.refused), (3, 2, 1, 0, 0));
    assert_eq!((seen.joined_alike, seen.doubtful, seen.uncompared), (1, 1, false));

    let done = run(&shop, &file, Answers::default());
    assert_eq!(done.counts, c);
    assert_eq!(shop.texts("SELECT name FROM clients ORDER BY id").len(), 5);
    // What she says already stays, what she lacked is there.
    let pepe = "SELECT value FROM contact_points WHERE client = (SELECT id FROM clients WHERE name = 'José García López') ORDER BY id";
    assert_eq!(shop.texts(pepe), ["+34612345670", "pepe@correo.example"]);
    let streets =
        "SELECT street FROM addresses WHERE client = (SELECT id FROM clients WHERE name = 'José García López')";
    assert_eq!(shop.texts(streets), ["Calle Mayor 5"], "the same street written in another way is no second address");
    assert_eq!(waiting(&shop), [("Beatriz Sanz Otero".to_owned(), "Bea Sanz".to_owned())]);
}

#[test]
fn the_same_file_again_finds_again_whom_it_joined() {
    for codes in [false, true] {
        let shop = with_book();
        let file = match codes {
            true => {
                let rows = FILE.lines().enumerate().map(|(at, row)| match at {
                    0 => format!("código;{row}\n"),
                    at => format!("{at};{row}\n"),
                });
                shop.put("file.csv", rows.collect::<String>())
            }
            false => shop.put("file.csv", FILE),
        };
        assert_eq!(run(&shop, &file, Answers::default()).joined_alike, 1);
        let before = shop.texts("SELECT name || coalesce(birthday, '') FROM clients ORDER BY id");
        let again = run(&shop, &file, Answers::default());
        assert_eq!((again.counts.unchanged, again.batch), (3, None), "{:?}", again.counts);
        assert_eq!(shop.texts("SELECT name || coalesce(birthday, '') FROM clients ORDER BY id"), before);
        assert_eq!(waiting(&shop).len(), 1);
    }
}

#[test]
fn undoing_the_import_forgets_whom_it_joined() {
    let shop = with_book();
    let file = shop.put("file.csv", FILE);
    run(&shop, &file, Answers::default());
    shop.book.undo(crate::shop::NOW + 99_000).unwrap();
    assert_eq!(shop.texts("SELECT name FROM clients").len(), 3);
    assert!(shop.texts("SELECT value FROM contact_points WHERE kind = 'mail'").is_empty());
    assert!(waiting(&shop).is_empty());
    assert_eq!(run(&shop, &file, Answers::default()).joined_alike, 1);
}

#[test]
fn a_join_can_be_refused_for_one_row_or_for_all() {
    let shop = with_book();
    let file = shop.put("file.csv", FILE);
    let refused = run(&shop, &file, Answers { apart: vec![2], ..Answers::default() });
    assert_eq!((refused.counts.created, refused.joined_alike), (3, 0));
    assert!(
        waiting(&shop).iter().all(|(one, _)| !one.contains("García")),
        "who is told apart is not asked about again"
    );
    let again = run(&shop, &file, Answers::default());
    assert_eq!(again.counts.unchanged, 3, "the answer is kept: {:?}", again.counts);

    let shop = with_book();
    let file = shop.put("file.csv", FILE);
    let refused = run(&shop, &file, Answers { alike_as_new: true, ..Answers::default() });
    assert_eq!((refused.counts.created, refused.doubtful), (3, 2));
    assert_eq!(waiting(&shop)[0].0, "José García López", "the surest first");
}

#[test]
fn rows_of_one_file_that_are_alike_become_one_client() {
    let shop = Shop::new("es");
    let file = "nombre;fecha de nacimiento;dirección;ciudad;cp\n\
        Francisco Núñez Prieto;03/04/1971;Plaza del Sol 8;Lugo;27001\n\
        Marta Abad Cid;11/09/1980;Calle Luna 2;Lugo;27001\n\
        PACO NUÑEZ PRIETO;03/04/1971;Pza. del Sol, 8;Lugo;27001\n\
        Marcos Abad Cid;12/10/2004;Calle Luna 2;Lugo;27001\n";
    let done = run(&shop, &shop.put("f.csv", file), Answers::default());
    assert_eq!((done.counts.created, done.counts.unchanged, done.joined_alike), (3, 1, 1), "{done:?}");
    assert_eq!(
        shop.texts("SELECT name FROM clients ORDER BY id"),
        ["Francisco Núñez Prieto", "Marta Abad Cid", "Marcos Abad Cid"]
    );
}

#[test]
fn numbered_names_and_other_tax_ids_never_join() {
    let shop = Shop::new("es");
    let mut file = "nombre;ciudad;nif\n".to_owned();
    for n in 1..60 {
        file.push_str(&format!("Bar Sol {n};Madrid;\nCliente {n};Lugo;\n"));
    }
    file.push_str("Ana Ruiz Gil;Vigo;12345678Z\nAna Ruis Gil;Vigo;87654321X\n");
    let done = run(&shop, &shop.put("f.csv", file), Answers::default());
    assert_eq!((done.counts.created, done.joined_alike), (120, 0), "{:?}", done.counts);
}
