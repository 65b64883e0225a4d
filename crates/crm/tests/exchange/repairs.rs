//! What an import puts right is told, and left as it is written where a person wants that.

use crate::shop::Shop;
use crm::import::{self, Answers, ImportRequest, KeptCell};
use crm::moment::Unwatched;

const FILE: &str = "nombre;ciudad;cp;teléfono;correo\n\
    MARÍA DE LA O NÚÑEZ;Barcelona;8001;6,12345678E+08;maria@correo.es.\n\
    MuÃ±oz Gil, José;Gerona;17001;612345671;jose@correo.es\n";

fn taken(answers: Answers) -> (Vec<String>, Vec<(String, u64)>) {
    let shop = Shop::new("es");
    let path = shop.put("f.csv", FILE).display().to_string();
    let request = ImportRequest { path, kind: Some("clients".to_owned()), answers, ..ImportRequest::default() };
    let done = import::run(&shop.book, shop.act("import.run"), request, &Unwatched).unwrap().value;
    assert_eq!((done.counts.created, done.counts.refused), (2, 0), "{:?}", done.refusals);
    let all = shop.texts(
        "SELECT name || '|' || (SELECT postcode FROM addresses WHERE client = c.id) || '|'
           || (SELECT group_concat(value, ',') FROM contact_points WHERE client = c.id) FROM clients AS c ORDER BY id",
    );
    let mut told: Vec<(String, u64)> = done.notices.into_iter().map(|notice| (notice.code, notice.count)).collect();
    told.sort();
    (all, told)
}

#[test]
fn repairs_are_made_and_told() {
    let (all, told) = taken(Answers::default());
    assert_eq!(
        all,
        ["María de la O Núñez|08001|+34612345678,maria@correo.es", "Muñoz Gil, José|17001|+34612345671,jose@correo.es"]
    );
    let codes: Vec<&str> = told.iter().map(|(code, _)| code.as_str()).collect();
    assert_eq!(codes, ["repaired-case", "repaired-letters", "repaired-mail", "repaired-phone", "repaired-postcode"]);
}

#[test]
fn a_sort_of_repairs_or_one_cell_can_be_left_as_written() {
    let kinds = ["letters", "case", "mail"].map(str::to_owned).to_vec();
    let (all, told) = taken(Answers {
        as_written: kinds,
        kept_cells: vec![KeptCell { line: 2, column: 2 }, KeptCell { line: 2, column: 3 }],
        ..Answers::default()
    });
    assert!(all[0].starts_with("MARÍA DE LA O NÚÑEZ|8001|") && !all[0].contains("+34612345678"), "{all:?}");
    assert!(all[0].ends_with("maria@correo.es."), "{all:?}");
    assert!(all[1].starts_with("MuÃ±oz Gil"), "{all:?}");
    assert!(told.iter().all(|(code, _)| !code.starts_with("repaired")), "{told:?}");
    assert!(told.contains(&("kept-as-written".to_owned(), 5)), "{told:?}");
}

#[test]
fn a_repair_there_is_not_cannot_be_refused() {
    let shop = Shop::new("es");
    let path = shop.put("f.csv", FILE).display().to_string();
    let answers = Answers { as_written: vec!["todo".to_owned()], ..Answers::default() };
    let request = ImportRequest { path, kind: Some("clients".to_owned()), answers, ..ImportRequest::default() };
    let refused = import::run(&shop.book, shop.act("import.run"), request, &Unwatched).map(|_| ()).unwrap_err();
    assert_eq!(refused.kind(), "choice-unknown");
}

#[test]
fn a_web_page_saved_as_a_workbook_comes_in_once() {
    let shop = Shop::new("es");
    let page = shop.put(
        "clientes.xls",
        "<html><body><table><tr><th>Nombre</th><th>Teléfono</th></tr><tr><td>Ana Ru&iacute;z</td><td>612345678</td></tr></table>",
    );
    assert_eq!(shop.import("clients", &page).counts.created, 1);
    shop.changes_nothing("clients", &page);
    assert_eq!(shop.texts("SELECT name FROM clients"), ["Ana Ruíz"]);
}
