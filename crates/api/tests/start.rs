//! What stands open when the program starts again.

#![allow(clippy::unwrap_used)] // A test may stop at the first thing that is not so.

use api::Door;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::atomic::AtomicBool;

const NOW: i64 = 1_795_420_800_000;

fn door(home: &Path) -> Door {
    Door::with_clock(&home.join("own"), home, || NOW)
}

fn call(door: &Door, name: &str, input: Value) -> Value {
    door.call(name, input, &|_| {}, &AtomicBool::new(false)).unwrap().value
}

/// A machine on which a book was made, under this passphrase if any, and the program then ended.
fn machine(passphrase: Option<&str>) -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    let new = json!({ "name": "Café Sol", "country": "ES", "language": "es", "currency": "EUR", "passphrase": passphrase,
                      "path": home.path().join("sol.clientela") });
    let first = door(home.path());
    call(&first, "book.create", new);
    first.close(false).unwrap();
    home
}

#[test]
fn the_book_that_was_open_opens_again() {
    let home = machine(None);
    let again = door(home.path());
    assert!(again.start(None));
    assert_eq!(call(&again, "book.status", Value::Null)["open"]["business"]["name"], "Café Sol");
}

#[test]
fn a_book_a_person_closed_stays_closed() {
    let home = machine(None);
    let again = door(home.path());
    again.start(None);
    call(&again, "book.close", Value::Null);
    drop(again);
    let third = door(home.path());
    assert!(!third.start(None));
    let status = call(&third, "book.status", Value::Null);
    assert!(status["open"].is_null() && status["known"][0]["name"] == "Café Sol", "{status}");
}

#[test]
fn a_book_with_a_passphrase_waits_for_it() {
    let home = machine(Some("tres gatos verdes"));
    let again = door(home.path());
    assert!(again.start(None));
    let status = call(&again, "book.status", Value::Null);
    assert!(status["open"].is_null());
    assert!(status["locked"].as_str().is_some_and(|path| path.ends_with("sol.clientela")), "{status}");
}

#[test]
fn a_book_that_is_gone_is_not_waited_for() {
    let home = machine(None);
    std::fs::remove_file(home.path().join("sol.clientela")).unwrap();
    let again = door(home.path());
    assert!(!again.start(None));
    assert!(call(&again, "book.status", Value::Null)["locked"].is_null());
}
