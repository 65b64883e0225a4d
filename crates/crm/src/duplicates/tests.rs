use super::*;
use crate::book::{Act, Book, NewBook, Secret};
use crate::clients::{self, ClientDraft, DistinctRequest};
use crate::moment::Unwatched;
use crate::settings::Business;

const NOW: i64 = 1_795_420_800_000;

fn act(n: i64) -> Act<'static> {
    Act { command: "test", now: NOW + n, seed: n as u64 }
}

/// A shop with forty strangers, and Pepe who is José.
fn shop(folder: &std::path::Path) -> Book {
    let new = NewBook {
        business: Business::in_country("Prueba", "ES", "es", "EUR"),
        user: "Ana".into(),
        device: "aquí".into(),
        now: NOW,
        seed: [7; 32],
    };
    let book = Book::create(&folder.join("a.clientela"), None, &new).unwrap();
    let surnames = ["Ruiz", "Sanz", "Vega", "Mora", "Gil", "Rey", "Soto", "Lara"];
    let given = ["Antonio", "Marta", "Lucía", "Pablo", "Elena"];
    book.write(act(1), |tx| {
        for (n, surname) in surnames.iter().enumerate() {
            for (m, given) in given.iter().enumerate() {
                let other = surnames[(n * 3 + m + 1) % 8];
                let json = serde_json::json!({
                    "given_name": given, "surname1": surname, "surname2": other,
                    "contact_points": [{ "kind": "phone", "value": format!("6{:08}", 10_000_019 * (n * 5 + m + 1) % 99_999_989) }],
                });
                clients::create(tx, &serde_json::from_value::<ClientDraft>(json)?)?;
            }
        }
        for (given, phone) in [("José", "612 345 678"), ("Pepe", "+34 612345678")] {
            let json = serde_json::json!({
                "given_name": given, "surname1": "Muñoz", "surname2": "Peña",
                "contact_points": [{ "kind": "phone", "value": phone }, { "kind": "mail", "value": "jmunoz@correo.es" }],
            });
            clients::create(tx, &serde_json::from_value::<ClientDraft>(json)?)?;
        }
        Ok(())
    })
    .unwrap();
    book
}

fn names(book: &Book) -> Vec<[String; 2]> {
    let page = book.read(|conn| page(conn, &DuplicatesRequest::default())).unwrap();
    page.pairs.into_iter().map(|pair| [pair.client.name, pair.other.name]).collect()
}

#[test]
fn a_client_entered_twice_is_found_with_its_reasons_and_leaves_no_line_in_the_history() {
    let folder = tempfile::tempdir().unwrap();
    let book = shop(folder.path());
    let search = find(&book, act(2), &Unwatched).unwrap();
    assert_eq!((search.clients, search.sure), (42, 1), "{search:?}");
    let page = book.read(|conn| page(conn, &DuplicatesRequest::default())).unwrap();
    let first = &page.pairs[0];
    assert_eq!([first.client.name.as_str(), first.other.name.as_str()], ["José Muñoz Peña", "Pepe Muñoz Peña"]);
    assert!(first.certainty >= 99 && first.sure, "{first:?}");
    assert!(first.reasons.contains(&Reason { field: "phone".into(), how: How::Same }), "{:?}", first.reasons);
    assert_eq!(page.search, Some(search));
    let lines: i64 =
        book.read(|conn| Ok(conn.query_row("SELECT count(*) FROM transactions", [], |r| r.get(0))?)).unwrap();
    assert_eq!(lines, 1);
}

#[test]
fn a_settled_pair_is_not_asked_again_and_undoing_brings_it_back() {
    let folder = tempfile::tempdir().unwrap();
    let book = shop(folder.path());
    find(&book, act(2), &Unwatched).unwrap();
    assert_eq!(names(&book).len(), 1);
    let merged = book.write(act(3), |tx| merge_sure(tx, &MergeSure { certainty: 99 }, &Unwatched)).unwrap();
    assert_eq!(merged.value, 1);
    assert!(names(&book).is_empty());
    book.undo(NOW + 4).unwrap();
    assert_eq!(names(&book).len(), 1);

    let pair = book.read(|conn| page(conn, &DuplicatesRequest::default())).unwrap().pairs.remove(0);
    let apart = DistinctRequest { client: pair.other.id, other: pair.client.id };
    book.write(act(5), |tx| clients::tell_apart(tx, &apart)).unwrap();
    assert!(names(&book).is_empty());
    find(&book, act(6), &Unwatched).unwrap();
    assert!(names(&book).is_empty(), "told apart, and searched again");
}

#[test]
fn merging_all_that_is_sure_asks_for_near_certainty() {
    let folder = tempfile::tempdir().unwrap();
    let book = shop(folder.path());
    find(&book, act(2), &Unwatched).unwrap();
    let refused = book.write(act(3), |tx| merge_sure(tx, &MergeSure { certainty: 50 }, &Unwatched)).unwrap_err();
    assert_eq!(refused.kind(), "certainty-too-low");
    drop(book);
    Book::open(&folder.path().join("a.clientela"), &Secret::None).unwrap();
}
