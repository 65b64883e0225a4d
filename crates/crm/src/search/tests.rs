use super::*;
use crate::book::{Act, Book, NewBook, Tx};
use crate::settings::Business;
use proptest::prelude::*;
use rusqlite::{Connection, params};

const NOW: i64 = 1_795_000_000_000;

fn book(folder: &tempfile::TempDir) -> Book {
    let new = NewBook {
        business: Business::in_country("Café Sol", "ES", "es", "EUR"),
        user: "Ana".to_owned(),
        device: "mostrador".to_owned(),
        now: NOW,
        seed: [7; 32],
    };
    Book::create(&folder.path().join("a.clientela"), None, &new).unwrap()
}

fn write<T>(book: &Book, seed: u64, work: impl FnOnce(&Tx) -> T) -> T {
    book.write(Act { command: "test", now: NOW, seed }, |tx| Ok(work(tx))).unwrap().value
}

fn person(tx: &Tx, name: &str) -> i64 {
    client(tx, "person", name)
}

fn client(tx: &Tx, kind: &str, name: &str) -> i64 {
    tx.execute(
        "INSERT INTO clients (uid, kind, name, sort_key, created_at) VALUES (?1, ?2, ?3, ?3, ?4)",
        params![tx.new_id(), kind, name, NOW],
    )
    .unwrap();
    tx.last_insert_rowid()
}

fn reach(tx: &Tx, client: i64, kind: &str, value: &str, shown: &str) {
    tx.execute(
        "INSERT INTO contact_points (uid, client, kind, value, shown, position) VALUES (?1, ?2, ?3, ?4, ?5, 0)",
        params![tx.new_id(), client, kind, value, shown],
    )
    .unwrap();
}

fn visit(tx: &Tx, client: i64, at: i64, text: &str) {
    tx.execute(
        "INSERT INTO interactions (uid, client, kind, at, text) VALUES (?1, ?2, 'visit', ?3, ?4)",
        params![tx.new_id(), client, at, text],
    )
    .unwrap();
}

fn ask(book: &Book, words: &str) -> SearchResults {
    book.read(|conn| find(conn, &SearchRequest { words: words.to_owned(), ..SearchRequest::default() })).unwrap()
}

fn titles(book: &Book, words: &str) -> Vec<String> {
    let results = ask(book, words);
    assert!(!results.approximate, "{words} is found as typed");
    results.hits.into_iter().map(|hit| hit.title).collect()
}

#[test]
fn a_few_letters_in_any_order_find_a_person() {
    let folder = tempfile::tempdir().unwrap();
    let book = book(&folder);
    write(&book, 1, |tx| ["José Muñoz", "Ana Ruiz Gil", "Josefa Mundi"].map(|n| person(tx, n)));
    assert_eq!(titles(&book, "jose mun"), ["José Muñoz", "Josefa Mundi"]);
    assert_eq!(titles(&book, "MUÑ jo"), ["José Muñoz", "Josefa Mundi"]);
    assert_eq!(titles(&book, "gil an"), ["Ana Ruiz Gil"]);
    assert_eq!(titles(&book, "Mun\u{303}oz"), ["José Muñoz"], "a tilde on its own joins its letter");
}

#[test]
fn the_exact_spelling_comes_first() {
    let folder = tempfile::tempdir().unwrap();
    let book = book(&folder);
    write(&book, 1, |tx| ["Luis Munoz", "Luis Muñoz", "Ana Anabel", "Anabel Sanz"].map(|n| person(tx, n)));
    assert_eq!(titles(&book, "muñoz"), ["Luis Muñoz", "Luis Munoz"]);
    assert_eq!(titles(&book, "munoz"), ["Luis Munoz", "Luis Muñoz"]);
    assert_eq!(titles(&book, "muño"), ["Luis Muñoz", "Luis Munoz"]);
    assert_eq!(titles(&book, "ana"), ["Ana Anabel", "Anabel Sanz"], "the whole word before its beginning");
}

#[test]
fn the_exact_spelling_comes_first_among_more_than_can_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let book = book(&folder);
    write(&book, 1, |tx| {
        person(tx, "Eva Munoz");
        for i in 0..400 {
            person(tx, &format!("Pedro {i} Muñoz"));
        }
        person(tx, "Iván Nuñez");
        for i in 0..400 {
            person(tx, &format!("Pedro {i} Nunez"));
        }
    });
    assert_eq!(titles(&book, "munoz")[0], "Eva Munoz");
    assert_eq!(titles(&book, "nuñez")[0], "Iván Nuñez");
    assert_eq!(titles(&book, "nuñ")[0], "Iván Nuñez");
}

#[test]
fn a_long_beginning_finds_whatever_words_begin_so() {
    let folder = tempfile::tempdir().unwrap();
    let book = book(&folder);
    // The words of the book that begin with `ferret` are few, those with `constru` too many to be named one by one.
    let mut letters = ('a'..='z').flat_map(|a| ('a'..='b').map(move |b| format!("{a}{b}")));
    write(&book, 1, |tx| {
        for name in ["Ferreira Gil", "Casa Ferretero", "Ferretería Ruiz"] {
            person(tx, name);
        }
        let ana = person(tx, "Ana Sol");
        visit(tx, ana, NOW, "Quiere un presupuesto");
        visit(tx, ana, NOW + 1, "Hay que presupuestar la obra");
        visit(tx, ana, NOW + 2, "Preside la comunidad");
        for word in letters.by_ref().take(40) {
            person(tx, &format!("Constru{word} Vega"));
        }
    });
    assert_eq!(titles(&book, "ferret"), ["Ferretería Ruiz", "Casa Ferretero"]);
    assert_eq!(titles(&book, "FERRÉTE"), ["Ferretería Ruiz", "Casa Ferretero"]);
    assert_eq!(titles(&book, "constru").len(), 40);
    assert!(ask(&book, "construza").approximate, "nobody is called so");
    assert_eq!(titles(&book, "construaa vega"), ["Construaa Vega"]);
    let said = |words| ask(&book, words).hits.into_iter().map(|hit| hit.snippet).collect::<Vec<_>>();
    assert_eq!(said("presupues"), ["Hay que presupuestar la obra", "Quiere un presupuesto"]);
}

#[test]
fn everything_known_of_a_client_finds_it_and_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let book = book(&folder);
    write(&book, 1, |tx| {
        let ana = person(tx, "Ana Ruiz");
        let shop = client(tx, "company", "Muebles Peña, S.L.");
        tx.execute(
            "UPDATE clients SET tax_id = 'B12345674', notes = 'Pide siempre nogal macizo.' WHERE id = ?1",
            [shop],
        )
        .unwrap();
        tx.execute("INSERT INTO positions (uid, client, person) VALUES (?1, ?2, ?3)", params![tx.new_id(), shop, ana])
            .unwrap();
        reach(tx, ana, "phone", "+34612345678", "612 34 56 78");
        reach(tx, ana, "phone", "+525512345699", "+52 55 1234 5699");
        reach(tx, ana, "mail", "ana.ruiz@correo.es", "ana.ruiz@correo.es");
        tx.execute(
            "INSERT INTO addresses (uid, client, street, city, postcode, position) VALUES (?1, ?2, 'C/ Mayor 3', 'Cádiz', '11001', 0)",
            params![tx.new_id(), ana],
        )
        .unwrap();
        tx.execute("INSERT INTO tags (uid, name, sort_key) VALUES (?1, 'Mayorista', 'mayorista')", [tx.new_id()])
            .unwrap();
        tx.execute(
            "INSERT INTO client_tags (uid, client, tag) VALUES (?1, ?2, ?3)",
            params![tx.new_id(), shop, tx.last_insert_rowid()],
        )
        .unwrap();
        tx.execute("INSERT INTO fields (uid, name, kind, position) VALUES (?1, 'Ruta', 'text', 0)", [tx.new_id()])
            .unwrap();
        tx.execute(
            "INSERT INTO field_values (uid, client, field, text) VALUES (?1, ?2, ?3, 'Bahía norte')",
            params![tx.new_id(), shop, tx.last_insert_rowid()],
        )
        .unwrap();
    });
    let why = |words: &str, title: &str, matched: Matched| {
        let results = ask(&book, words);
        let hit = results.hits.iter().find(|hit| hit.group == Group::Clients && hit.title == title);
        assert_eq!(hit.map(|hit| hit.matched), Some(matched), "{words}: {results:?}");
        assert!(!results.approximate, "{words}");
        hit.unwrap().snippet.clone()
    };
    let (ana, shop) = ("Ana Ruiz", "Muebles Peña, S.L.");
    assert_eq!(why("ana pena", ana, Matched::Company), shop);
    for typed in [
        "612 34 56",
        "61234",
        "+34612",
        "0034 612 345",
        "34612345678",
        "612-345-678",
        "5678",
        "ana 612 345",
        "612 345 ana",
    ] {
        assert_eq!(why(typed, ana, Matched::Phone), "612 34 56 78", "{typed}");
    }
    assert_eq!(why("55 1234 56", ana, Matched::Phone), "+52 55 1234 5699");
    for typed in ["B12345674", "b-12345674", "B-123.456.74", "b1234"] {
        why(typed, shop, Matched::TaxId);
    }
    why("ruiz@correo", ana, Matched::Mail);
    assert_eq!(why("cadiz ana", ana, Matched::Place), "C/ Mayor 3 11001 Cádiz");
    why("11001", ana, Matched::Place);
    why("mayorista", shop, Matched::Tag);
    assert!(ask(&book, "mayor").hits.iter().any(|hit| hit.kind == HitKind::Tag));
    why("bahia nor", shop, Matched::Field);
    assert_eq!(why("nogal", shop, Matched::Notes), "Pide siempre nogal macizo.");
    assert_eq!(ask(&book, "ana ruiz").hits[0].subtitle, "Muebles Peña, S.L. · Cádiz");
}

#[test]
fn what_was_said_is_found_newest_first() {
    let folder = tempfile::tempdir().unwrap();
    let book = book(&folder);
    write(&book, 1, |tx| {
        let ana = person(tx, "Ana Ruiz");
        visit(tx, ana, NOW - 5, "Quiere presupuesto de la cocina");
        visit(tx, ana, NOW, "Presupuestos enviados; llama por la cocina");
        tx.execute(
            "INSERT INTO tasks (uid, client, title, created_at) VALUES (?1, ?2, 'Medir la cocina', ?3)",
            params![tx.new_id(), ana, NOW],
        )
        .unwrap();
    });
    let hits = ask(&book, "cocina").hits;
    assert_eq!(
        hits.iter().map(|h| h.group).collect::<Vec<_>>(),
        [Group::Interactions, Group::Interactions, Group::Tasks]
    );
    assert_eq!(hits[0].at, Some(NOW));
    assert_eq!(hits[0].title, "Ana Ruiz");
    assert_eq!(ask(&book, "cocina presup").hits.len(), 2);
    let only = SearchRequest { words: "cocina".into(), limit: Some(1), only: Some(Group::Interactions) };
    let results = book.read(|conn| find(conn, &only)).unwrap();
    assert_eq!((results.hits.len(), results.more), (1, vec![Group::Interactions]));
}

#[test]
fn the_archived_come_last_and_the_merged_and_erased_never() {
    let folder = tempfile::tempdir().unwrap();
    let book = book(&folder);
    let ids = write(&book, 1, |tx| ["Eva Sol", "Eva Luna", "Eva Mar", "Evaristo Paz"].map(|n| person(tx, n)));
    write(&book, 2, |tx| {
        tx.execute("UPDATE clients SET archived_at = ?2 WHERE id = ?1", [ids[0], NOW]).unwrap();
        tx.execute("UPDATE clients SET merged_into = ?2 WHERE id = ?1", [ids[1], ids[3]]).unwrap();
        tx.execute("UPDATE clients SET erased_at = ?2, name = '-' WHERE id = ?1", [ids[2], NOW]).unwrap();
    });
    let found: Vec<_> = ask(&book, "eva").hits.into_iter().map(|h| (h.title, h.archived)).collect();
    assert_eq!(found, [("Evaristo Paz".to_owned(), false), ("Eva Sol".to_owned(), true)]);
    let left = book
        .read(|conn| {
            Ok(conn.query_row("SELECT count(*) FROM search_words WHERE word = 'mar'", [], |r| r.get::<_, i64>(0))?)
        })
        .unwrap();
    assert_eq!(left, 0, "no word of an erased person stays behind");
    assert_eq!(book.read(verify).unwrap(), []);
}

#[test]
fn a_misspelling_still_finds_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let book = book(&folder);
    write(&book, 1, |tx| {
        ["José Muñoz", "Ana Jiménez", "María García", "Elena Gracia", "Luis Vaca"].map(|n| person(tx, n))
    });
    for (typed, meant) in [
        ("Munios", "José Muñoz"),
        ("jose munios", "José Muñoz"),
        ("gimenes", "Ana Jiménez"),
        ("maria garcai", "María García"),
        ("baca", "Luis Vaca"),
    ] {
        let results = ask(&book, typed);
        assert!(results.approximate, "{typed}");
        assert_eq!(results.hits.first().map(|h| h.title.as_str()), Some(meant), "{typed}: {:?}", results.corrected);
    }
    let results = ask(&book, "maria gracia");
    assert_eq!(
        (results.approximate, results.hits[0].title.as_str()),
        (true, "María García"),
        "both exist, together they do not"
    );
    assert!(ask(&book, "xqwzk").hits.is_empty());
}

#[test]
fn an_edit_an_undo_and_a_rename_of_the_company_keep_the_index_true() {
    let folder = tempfile::tempdir().unwrap();
    let book = book(&folder);
    let (ana, shop) = write(&book, 1, |tx| {
        let (ana, shop) = (person(tx, "Ana Ruiz"), client(tx, "company", "Muebles Sol"));
        tx.execute("INSERT INTO positions (uid, client, person) VALUES (?1, ?2, ?3)", params![tx.new_id(), shop, ana])
            .unwrap();
        visit(tx, ana, NOW, "llave del taller");
        (ana, shop)
    });
    write(&book, 2, |tx| {
        tx.execute("UPDATE clients SET name = 'Muebles Luna' WHERE id = ?1", [shop]).unwrap();
        tx.execute("UPDATE clients SET name = 'Ana Rico' WHERE id = ?1", [ana]).unwrap();
        tx.execute("UPDATE interactions SET text = 'llave del almacén'", []).unwrap();
    });
    assert_eq!(titles(&book, "rico luna"), ["Ana Rico"]);
    assert!(ask(&book, "ruiz").hits.is_empty() && ask(&book, "taller").hits.is_empty());
    book.undo(NOW + 1).unwrap();
    assert_eq!(titles(&book, "ruiz sol"), ["Ana Ruiz"]);
    assert_eq!(book.read(verify).unwrap(), []);
}

#[test]
fn verify_names_the_rows_that_differ_and_rebuild_puts_them_right() {
    let folder = tempfile::tempdir().unwrap();
    let book = book(&folder);
    let ids = write(&book, 1, |tx| {
        let ids = ["Ana Ruiz", "Eva Sol", "Luz Paz"].map(|n| person(tx, n));
        visit(tx, ids[0], NOW, "una visita");
        ids
    });
    write(&book, 2, |tx| {
        tx.execute("DELETE FROM search_clients WHERE rowid = ?1", [ids[1]]).unwrap();
        tx.execute("INSERT INTO search_interactions (rowid, text) VALUES (77, 'nadie')", []).unwrap();
        tx.execute("UPDATE search_words SET word = word || 'x'", []).unwrap();
    });
    let differences = [Difference { table: "clients", row: ids[1] }, Difference { table: "interactions", row: 77 }];
    assert_eq!(book.read(verify).unwrap(), differences);
    write(&book, 3, |tx| rebuild(tx).unwrap());
    assert_eq!(book.read(verify).unwrap(), []);
    assert_eq!(titles(&book, "eva"), ["Eva Sol"]);
    assert_eq!(ask(&book, "evva").hits.len(), 1);
}

#[test]
fn a_search_takes_no_more_steps_in_a_book_ten_times_larger() {
    let steps = |clients: usize| {
        let folder = tempfile::tempdir().unwrap();
        let book = book(&folder);
        write(&book, 1, |tx| {
            for i in 0..clients {
                let id =
                    person(tx, &format!("{} {} Peña", ["María", "José", "Ana"][i % 3], ["Muñoz", "García"][i % 2]));
                visit(tx, id, NOW, "Visita por el presupuesto de la cocina");
            }
        });
        ["m", "ma", "maria", "jose mun", "gar peña", "presu", "cocina", "muñoz", "munios", "zzz"].map(|words| {
            let request = SearchRequest { words: words.to_owned(), ..SearchRequest::default() };
            let run = |conn: &Connection| find(conn, &request);
            book.read(run).unwrap();
            let (results, steps) = book.read_counting(run).unwrap();
            (words, results.hits.len(), steps)
        })
    };
    for (small, large) in steps(600).into_iter().zip(steps(6_000)) {
        assert!(large.2 * 2 <= small.2 * 3, "{small:?} became {large:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_makes_a_search_fail(any in "\\PC{0,60}", like in "[\"*^:(){}+ANDORNTE -.0-9ñé😀\u{0}\u{303}\u{E001}\u{24B6}\u{345}]{0,30}") {
        thread_local! {
            static BOOK: (tempfile::TempDir, Book) = {
                let folder = tempfile::tempdir().unwrap();
                let book = book(&folder);
                write(&book, 1, |tx| person(tx, "José Muñoz"));
                (folder, book)
            };
        }
        BOOK.with(|(_, book)| for words in [&any, &like] {
            ask(book, words);
        });
    }
}

fn product(tx: &Tx, code: &str, barcode: &str, name: &str, category: &str) {
    tx.execute(
        "INSERT INTO products (uid, code, barcode, name, sort_key, category) VALUES (?1, ?2, ?3, ?4, ?4, ?5)",
        params![tx.new_id(), code, barcode, name, category],
    )
    .unwrap();
}

fn sale(tx: &Tx, client: i64, number: &str, day: &str, note: &str) {
    tx.execute(
        "INSERT INTO sales (uid, client, kind, series, number, day, currency, total_minor, note)
         VALUES (?1, ?2, 'invoice', 'F26', ?3, ?4, 'EUR', 12100, ?5)",
        params![tx.new_id(), client, number, day, note],
    )
    .unwrap();
}

fn in_group(book: &Book, words: &str, group: Group) -> Vec<(String, Matched)> {
    let request = SearchRequest { words: words.to_owned(), ..SearchRequest::default() };
    let found = book.read(|conn| find(conn, &request)).unwrap();
    let alone = book.read(|conn| find(conn, &SearchRequest { only: Some(group), ..request.clone() })).unwrap();
    let of = |all: SearchResults| {
        all.hits.into_iter().filter(|hit| hit.group == group).map(|hit| (hit.title, hit.matched)).collect::<Vec<_>>()
    };
    let found = of(found);
    assert_eq!(found, of(alone), "{words}: the group asked for alone says the same");
    found
}

#[test]
fn products_are_found_by_code_barcode_name_and_category_and_renamed_with_them() {
    let folder = tempfile::tempdir().unwrap();
    let book = book(&folder);
    write(&book, 1, |tx| {
        product(tx, "GRI-007", "2000000041001", "Grifo monomando de lavabo", "Grifería");
        product(tx, "", "", "Silicona blanca", "Fontanería");
    });
    let grifo = [("Grifo monomando de lavabo".to_owned(), Matched::Name)];
    for words in ["GRI-007", "gri 007", "200000004", "monom lav", "griferia", "grif lavabo"] {
        assert_eq!(in_group(&book, words, Group::Products), grifo, "{words}");
    }
    write(&book, 2, |tx| tx.execute("UPDATE products SET name = 'Llave de paso' WHERE code = 'GRI-007'", []).unwrap());
    assert_eq!(in_group(&book, "monomando", Group::Products), []);
    assert_eq!(in_group(&book, "llave", Group::Products).len(), 1);
    assert_eq!(book.read(verify).unwrap(), []);
    write(&book, 3, |tx| tx.execute("DELETE FROM products WHERE code = ''", []).unwrap());
    assert_eq!(in_group(&book, "silicona", Group::Products), []);
    assert_eq!(book.read(verify).unwrap(), []);
}

#[test]
fn sales_are_found_by_number_note_and_client_and_the_newest_come_first() {
    let folder = tempfile::tempdir().unwrap();
    let book = book(&folder);
    write(&book, 1, |tx| {
        let ana = person(tx, "Ana Sol");
        let luis = person(tx, "Luis Mar");
        for (number, day) in
            [("00001", "2026-01-02"), ("00002", "2026-02-02"), ("00003", "2026-03-02"), ("00004", "2026-04-02")]
        {
            sale(tx, ana, number, day, "");
        }
        sale(tx, luis, "00005", "2026-05-02", "Entregar en obra");
    });
    assert_eq!(in_group(&book, "F26 00003", Group::Sales), [("F26 00003".to_owned(), Matched::Name)]);
    assert_eq!(in_group(&book, "00005", Group::Sales), [("F26 00005".to_owned(), Matched::Name)]);
    assert_eq!(in_group(&book, "obra", Group::Sales), [("F26 00005".to_owned(), Matched::Notes)]);
    let of_ana = ["F26 00004", "F26 00003", "F26 00002"].map(|title| (title.to_owned(), Matched::Company));
    assert_eq!(in_group(&book, "ana sol", Group::Sales), of_ana);
    let found = ask(&book, "obra");
    let hit = found.hits.iter().find(|hit| hit.group == Group::Sales).unwrap();
    assert_eq!((hit.snippet.as_str(), hit.subtitle.as_str()), ("Entregar en obra", "Luis Mar"));
    assert_eq!(hit.sale.as_ref().map(|sale| (sale.total_minor, sale.day.as_str())), Some((12_100, "2026-05-02")));
    write(&book, 2, |tx| tx.execute("UPDATE sales SET note = '' WHERE note <> ''", []).unwrap());
    assert_eq!(in_group(&book, "obra", Group::Sales), []);
    assert_eq!(book.read(verify).unwrap(), []);
}

#[test]
fn what_an_import_made_and_renamed_in_bulk_is_in_the_index_once() {
    let folder = tempfile::tempdir().unwrap();
    let book = book(&folder);
    book.write(Act { command: "test", now: NOW, seed: 1 }, |tx| {
        crate::book::bulk::in_bulk(tx, || {
            let ana = person(tx, "Ana Sol");
            product(tx, "C-1", "", "C-1", "");
            sale(tx, ana, "00001", "2026-01-02", "antes");
            tx.execute("UPDATE products SET name = 'Gorra roja'", [])?;
            tx.execute("UPDATE sales SET note = 'gorras'", [])?;
            Ok(())
        })
    })
    .unwrap();
    assert_eq!(in_group(&book, "gorra", Group::Products).len(), 1);
    assert_eq!(in_group(&book, "gorras", Group::Sales).len(), 1);
    assert_eq!(in_group(&book, "antes", Group::Sales), []);
    assert_eq!(book.read(verify).unwrap(), []);
}
