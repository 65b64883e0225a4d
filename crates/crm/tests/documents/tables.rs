//! Documents made here leave as tables: they come back as what they were, and change nothing where they already are.

use crate::shop::{NOW, Shop, line, new_book, sound};
use crm::book::Book;
use crm::export::{self, ExportRequest};
use crm::import::{self, ImportDone, ImportRequest};
use crm::moment::{Moment, Unwatched};
use crm::sales::{self, DecideSale, NewSale};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The titles and choices of a language as its words have them.
fn words(language: &str) -> BTreeMap<String, String> {
    let folder = format!("{}/../../assets/words/{language}", env!("CARGO_MANIFEST_DIR"));
    ["import.ftl", "choices.ftl"]
        .iter()
        .map(|file| std::fs::read_to_string(format!("{folder}/{file}")).unwrap())
        .collect::<String>()
        .lines()
        .filter(|line| line.starts_with("column-") || line.starts_with("value-"))
        .filter_map(|line| line.split_once(" = "))
        .map(|(key, word)| (key.to_owned(), word.to_owned()))
        .collect()
}

fn written(book: &Book, path: &Path, language: &str) -> PathBuf {
    let request = ExportRequest {
        kind: "sales".to_owned(),
        to: path.display().to_string(),
        words: words(language),
        ..ExportRequest::default()
    };
    let at = Moment { now: NOW, zone: book.zone() };
    book.read(|conn| export::write(conn, at, &request, &Unwatched)).unwrap();
    path.to_owned()
}

fn taken(book: &Book, shop: &Shop, path: &Path) -> ImportDone {
    let request = ImportRequest { path: path.display().to_string(), ..ImportRequest::default() };
    import::run(book, shop.act("import.run"), request, &Unwatched).unwrap().value
}

fn told(book: &Book, state: &str) -> Vec<String> {
    let sql = format!(
        "SELECT s.kind || ' ' || s.series || s.number || ' ' || s.day || ' ' || coalesce(s.valid_until, '-') || ' ' || {state} || ' '
           || coalesce(c.name, '') || ' ' || s.net_minor || ' ' || s.tax_minor || ' ' || s.total_minor || ': '
           || (SELECT group_concat(text || ' ' || quantity || ' ' || price || ' ' || discount_minor || ' ' || amount_minor, '; ')
               FROM (SELECT * FROM sale_lines WHERE sale = s.id ORDER BY position))
         FROM sales AS s LEFT JOIN clients AS c ON c.id = s.client ORDER BY s.id"
    );
    book.read(|conn| {
        let mut all = conn.prepare(&sql)?;
        let rows = all.query_map([], |r| r.get::<_, String>(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    })
    .unwrap()
}

/// A shop with a document of each kind, quotes in each state.
fn full() -> Shop {
    let shop = Shop::new();
    let lines = || vec![line("Café", "3", "12.5", "iva:10"), line("Transporte", "1", "6", "iva:21")];
    shop.draft("quote", lines());
    for decision in ["accepted", "lost", "cancelled"] {
        let id = shop.draft("quote", vec![line("Molino", "1", "90", "iva:21")]).sale.id;
        let decided = DecideSale { id, decision: decision.into(), reason: "Porque sí".into() };
        shop.write("sales.decide", |tx| sales::decide(tx, &decided));
    }
    let nobody = NewSale { client: None, ..shop.sale("quote", lines()) };
    shop.write("sales.draft", |tx| sales::draft(tx, &nobody));
    for kind in ["proforma", "order", "delivery"] {
        shop.draft(kind, lines());
    }
    let invoice = shop.draft("invoice", lines()).sale.id;
    shop.issue(invoice);
    shop
}

#[test]
fn what_was_made_here_comes_back_as_what_it_was_and_changes_nothing_where_it_is() {
    let shop = full();
    for language in ["es", "en"] {
        let folder = tempfile::tempdir().unwrap();
        let file = written(&shop.book, &folder.path().join("ventas.csv"), language);
        let done = taken(&shop.book, &shop, &file);
        assert_eq!((done.counts.created, done.counts.changed, done.counts.refused), (0, 0, 0), "{:?}", done.refusals);
        assert_eq!(done.batch, None);
        assert!(done.notices.is_empty(), "{:?}", done.notices);

        let book = Book::create(&folder.path().join("b.clientela"), None, &new_book("ES", "EUR")).unwrap();
        let done = taken(&book, &shop, &file);
        assert_eq!((done.kind.as_str(), done.counts.refused), ("sales", 0), "{:?}", done.refusals);
        assert!(done.notices.is_empty(), "{:?}", done.notices);
        // A copy does not say what was decided, only whether it still stands.
        let stands = "CASE s.state WHEN 'accepted' THEN 'open' WHEN 'lost' THEN 'cancelled' ELSE s.state END";
        assert_eq!(told(&book, "s.state"), told(&shop.book, stands), "{language}");
        let kinds: Vec<String> =
            told(&book, "''").iter().map(|one| one.split(' ').next().unwrap_or_default().to_owned()).collect();
        assert_eq!(kinds, ["quote", "quote", "quote", "quote", "quote", "proforma", "order", "delivery", "invoice"]);
        let again = taken(&book, &shop, &file);
        assert_eq!((again.counts.created, again.counts.changed, again.batch), (0, 0, None));
        // What it writes says the same in its turn.
        let second = written(&book, &folder.path().join("otra.csv"), language);
        let done = taken(&book, &shop, &second);
        assert_eq!((done.counts.created + done.counts.changed, done.batch), (0, None));
        sound(&book);
    }
}

#[test]
fn the_quotes_of_other_programs_stay_orders_that_are_not_sure() {
    let shop = Shop::new();
    let file = shop.folder.path().join("f.csv");
    std::fs::write(&file, "Tipo;Número;Fecha;Cliente;Total\nPresupuesto;7;01/02/2026;Ana Sol;5\n").unwrap();
    assert_eq!(taken(&shop.book, &shop, &file).counts.created, 1);
    let kinds = "SELECT kind FROM sales";
    let kind: String = shop.read(|conn| Ok(conn.query_row(kinds, [], |r| r.get(0))?));
    assert_eq!(kind, "order");
}
