#![allow(clippy::unwrap_used)]

use super::{AcceptRequest, QualityRequest, accept, of, page};
use crate::book::{Act, Book, NewBook, check, refresh};
use crate::clients::{self, ClientDraft};
use crate::ids::Id;
use crate::moment::{Moment, Unwatched};
use crate::settings::Business;

const NOW: i64 = 1_795_420_800_000;

fn book(folder: &tempfile::TempDir) -> Book {
    let new = NewBook {
        business: Business::in_country("Prueba", "ES", "es", "EUR"),
        user: "Ana".to_owned(),
        device: "prueba".to_owned(),
        now: NOW,
        seed: [7; 32],
    };
    Book::create(&folder.path().join("b.clientela"), None, &new).unwrap()
}

fn act(command: &'static str) -> Act<'static> {
    Act { command, now: NOW, seed: 1 }
}

fn add(book: &Book, draft: &str) -> Id {
    let draft: ClientDraft = serde_json::from_str(draft).unwrap();
    book.write(act("clients.create"), |tx| clients::create(tx, &draft)).unwrap().value.id
}

fn told(book: &Book, id: Id) -> (u32, Vec<(&'static str, Option<String>)>) {
    let moment = Moment { now: NOW, zone: book.zone() };
    let found = book.read(|conn| of(conn, id, moment)).unwrap();
    (found.score, found.doubts.into_iter().map(|d| (d.code, d.suggestion)).collect())
}

fn queue(book: &Book) -> Vec<(String, u32)> {
    let moment = Moment { now: NOW, zone: book.zone() };
    let page = book.read(|conn| page(conn, &QualityRequest::default(), moment)).unwrap();
    assert_eq!(page.count as usize, page.rows.len());
    page.rows.into_iter().map(|row| (row.client.name, row.score)).collect()
}

#[test]
fn what_is_missing_or_doubtful_costs_points_and_the_worst_comes_first() {
    let folder = tempfile::tempdir().unwrap();
    let book = book(&folder);
    let good = add(
        &book,
        r#"{"name":"Ana Ruiz","contact_points":[{"kind":"phone","value":"612 345 678"},{"kind":"mail","value":"ana@gmail.com"}],
            "addresses":[{"city":"Madrid","postcode":"28013"}]}"#,
    );
    let slips = add(
        &book,
        r#"{"name":"JOSÉ MUÑOZ","contact_points":[{"kind":"phone","value":"12"},{"kind":"mail","value":"jose@gmial.com"}],
            "addresses":[{"city":"Barcelona","postcode":"99999"}]}"#,
    );
    let bare = add(&book, r#"{"name":"Sol","kind":"company"}"#);
    assert_eq!(told(&book, good), (100, Vec::new()));
    assert_eq!(
        told(&book, slips),
        (
            55,
            vec![
                ("phone-doubtful", None),
                ("mail-doubtful", Some("jose@gmail.com".to_owned())),
                ("postcode-doubtful", None),
                ("name-capitals", Some("José Muñoz".to_owned())),
            ]
        )
    );
    assert_eq!(told(&book, bare), (50, vec![("no-reach", None), ("no-address", None), ("no-tax-id", None)]));
    assert_eq!(queue(&book), [("Sol".to_owned(), 50), ("JOSÉ MUÑOZ".to_owned(), 55)]);
}

#[test]
fn what_was_put_right_or_accepted_leaves_the_queue_and_undo_brings_it_back() {
    let folder = tempfile::tempdir().unwrap();
    let book = book(&folder);
    let sol = add(&book, r#"{"name":"Sol","kind":"company","contact_points":[{"kind":"phone","value":"912345678"}]}"#);
    assert_eq!(told(&book, sol).0, 75);
    for doubt in ["no-mail", "no-address", "no-tax-id"] {
        let request = AcceptRequest { client: sol, doubt: doubt.to_owned() };
        book.write(act("quality.accept"), |tx| accept(tx, &request)).unwrap();
    }
    assert_eq!((told(&book, sol).0, queue(&book)), (100, Vec::new()));
    book.undo(NOW).unwrap();
    assert_eq!(queue(&book), [("Sol".to_owned(), 90)]);
    assert!(check::check(&book, &Unwatched).unwrap().problems.is_empty());
}

#[test]
fn a_kept_score_that_is_wrong_is_found_and_put_right() {
    let folder = tempfile::tempdir().unwrap();
    let book = book(&folder);
    add(&book, r#"{"name":"Sol","kind":"company"}"#);
    book.write(act("test"), |tx| Ok(tx.execute("UPDATE clients SET kept_quality = 99", [])?)).unwrap();
    let found = check::check(&book, &Unwatched).unwrap().problems;
    assert!(found.iter().any(|p| p.code == "figure-wrong" && p.place == "kept_quality"), "{found:?}");
    check::repair(&book, act("book.repair"), &Unwatched).unwrap();
    assert_eq!(queue(&book), [("Sol".to_owned(), 50)]);
    assert!(refresh::all_figures().any(|(_, column, _)| column == "kept_quality"));
}

#[test]
fn who_was_not_spoken_with_for_two_years_is_old_whatever_the_score() {
    let folder = tempfile::tempdir().unwrap();
    let book = book(&folder);
    let sol = add(&book, r#"{"name":"Sol","kind":"company"}"#);
    let score = told(&book, sol).0;
    let later = Moment { now: NOW + 3 * 365 * 86_400_000, zone: book.zone() };
    let found = book.read(|conn| of(conn, sol, later)).unwrap();
    assert_eq!((found.doubts.last().unwrap().code, found.score), ("old", score));
}
