//! Documents made here leave as tables: they come back as what they were, and change nothing where they already are.

use crate::shop::{NOW, Shop, line, new_book, sound};
use crm::book::Book;
use crm::export::{self, ExportRequest};
use crm::import::{self, ImportDone, ImportRequest};
use crm::moment::{Moment, Unwatched};
use crm::payments::{self, AllocationPart, NewPayment};
use crm::sales::{self, DecideSale, NewSale};
use proptest::prelude::*;
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
    table(book, "sales", path, language)
}

fn table(book: &Book, kind: &str, path: &Path, language: &str) -> PathBuf {
    let request = ExportRequest {
        kind: kind.to_owned(),
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
        assert_eq!(told(&book, "s.state"), told(&shop.book, "s.state"), "{language}");
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

#[test]
fn what_became_of_a_quote_elsewhere_is_brought_up_to_date() {
    let shop = full();
    let folder = tempfile::tempdir().unwrap();
    let file = written(&shop.book, &folder.path().join("ventas.csv"), "es");
    let book = Book::create(&folder.path().join("b.clientela"), None, &new_book("ES", "EUR")).unwrap();
    taken(&book, &shop, &file);
    let (before, quotes) = (told(&book, "s.state"), |state: &str| {
        let of = |one: &&String| one.starts_with("quote") && one.contains(&format!(" {state} "));
        told(&book, "s.state").iter().filter(of).count()
    });
    assert_eq!((quotes("accepted"), quotes("lost"), quotes("open")), (1, 1, 2));
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace(";Perdido;", ";Aceptado;").replace(";Anulado;", ";Perdido;")).unwrap();
    let done = taken(&book, &shop, &file);
    assert_eq!((done.counts.created, done.counts.refused), (0, 0), "{:?}", done.refusals);
    assert_eq!((quotes("accepted"), quotes("lost"), quotes("cancelled")), (2, 1, 0));
    std::fs::write(&file, text.replace(";Aceptado;", ";Pendiente;")).unwrap();
    taken(&book, &shop, &file);
    assert_eq!((quotes("open"), quotes("accepted"), quotes("lost")), (3, 0, 1));
    std::fs::write(&file, &text).unwrap();
    taken(&book, &shop, &file);
    assert_eq!(told(&book, "s.state"), before);
    sound(&book);
}

/// A document of a kind, and what becomes of it: nothing, issued, decided, or paid in part or whole.
fn grown(shop: &Shop, kind: &str, fate: u8) {
    let id = shop.draft(kind, vec![line("Café", "3", "12.5", "iva:10")]).sale.id;
    let decision = match (kind, fate) {
        (_, 0) => return,
        ("invoice", _) => {
            let total = shop.issue(id).sale.total_minor;
            let amount_minor = [0, 0, 1, total / 2, total][usize::from(fate)];
            if amount_minor > 0 {
                let allocations = Some(vec![AllocationPart { sale: id, amount_minor }]);
                let paid = NewPayment { amount_minor, method: "30".into(), allocations, ..NewPayment::default() };
                shop.write("payments.record", |tx| payments::record(tx, &paid));
            }
            return;
        }
        (_, 1) => return,
        ("quote" | "proforma", 2) => "accepted",
        ("quote" | "proforma", 3) => "lost",
        _ => "cancelled",
    };
    let decided = DecideSale { id, decision: decision.into(), reason: String::new() };
    shop.write("sales.decide", |tx| sales::decide(tx, &decided));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]
    #[test]
    fn whatever_became_of_documents_an_empty_book_tells_the_same_of_them(
        documents in proptest::collection::vec((0..5_usize, 0..5_u8), 1..8), spanish in any::<bool>(),
    ) {
        let shop = Shop::new();
        for (kind, fate) in &documents {
            grown(&shop, ["quote", "proforma", "order", "delivery", "invoice"][*kind], *fate);
        }
        let language = if spanish { "es" } else { "en" };
        let folder = tempfile::tempdir().unwrap();
        let book = Book::create(&folder.path().join("b.clientela"), None, &new_book("ES", "EUR")).unwrap();
        for kind in ["sales", "payments"] {
            let file = table(&shop.book, kind, &folder.path().join("f.csv"), language);
            if std::fs::read_to_string(&file).unwrap().lines().count() > 1 {
                let done = taken(&book, &shop, &file);
                prop_assert_eq!(done.counts.refused, 0, "{:?}", done.refusals);
                let again = table(&book, kind, &folder.path().join("g.csv"), language);
                prop_assert_eq!(std::fs::read_to_string(again).unwrap(), std::fs::read_to_string(&file).unwrap());
            }
        }
        let owed = "coalesce(s.state, '-') || ' ' || s.owed_minor";
        prop_assert_eq!(told(&book, owed), told(&shop.book, owed));
        sound(&book);
    }
}
