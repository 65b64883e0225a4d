//! Changing, adding and removing the passphrase.

use crate::shop::{NOW, act, add, count, names, shop, typed, visit};
use crm::book::check::check;
use crm::book::{Book, passphrase, undo};
use crm::moment::{Progress, Unwatched, Watch};
use crm::{Error, Result};

#[test]
fn a_passphrase_is_added_changed_and_removed_and_nothing_else_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.clientela");
    let book = shop(&path, None, 60);
    book.write(act(NOW + 2), |tx| add(tx, "Última").and_then(|id| visit(tx, id, "hola"))).unwrap();
    book.undo(NOW + 3).unwrap();
    drop(book);
    let steps = [None, Some("primera"), Some("segunda ñ"), None, Some("")];
    for (n, pair) in steps.windows(2).enumerate() {
        let (old, new) = (typed(pair[0]), pair[1]);
        passphrase::change(&path, &old, new, [n as u8 + 100; 16], &Unwatched).unwrap();
        let now = new.filter(|text| !text.is_empty());
        if let Some(text) = now {
            let kind = Book::open(&path, &old).unwrap_err().kind();
            assert!(matches!(kind, "wrong-passphrase" | "passphrase-needed"), "{kind}");
            let bytes = std::fs::read(&path).unwrap();
            assert!(!bytes.windows(7).any(|w| w == b"Cliente"), "with «{text}» nothing is readable in the file");
        }
        let book = Book::open(&path, &typed(now)).unwrap();
        assert_eq!(book.is_encrypted(), now.is_some());
        assert_eq!(count(&book, "clients"), 60);
        let found = "SELECT count(*) FROM search_clients WHERE search_clients MATCH 'cliente 000007'";
        assert_eq!(book.read(|c| Ok(c.query_row(found, [], |r| r.get::<_, i64>(0))?)).unwrap(), 1);
        let report = check(&book, &Unwatched).unwrap();
        assert!(report.is_clean(), "{:#?}", report.problems);
        book.redo(NOW + 10).unwrap();
        assert_eq!(count(&book, "clients"), 61);
        book.undo(NOW + 11).unwrap();
        assert!(book.read(undo::state).unwrap().redo.is_some());
        drop(book);
        assert_eq!(
            names(folder.path()),
            ["a.clientela", "a.clientela.lock"],
            "no copy under the old passphrase is left"
        );
    }
}

/// A person who stops the work.
struct Stop;

impl Watch for Stop {
    fn tick(&self, _: Progress) -> Result<()> {
        Err(Error::Cancelled)
    }
}

#[test]
fn a_passphrase_that_cannot_be_changed_leaves_the_book_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.clientela");
    let book = shop(&path, Some("vieja"), 5);
    let change = |old, watch: &dyn Watch| {
        passphrase::change(&path, &typed(Some(old)), Some("nueva"), [9; 16], watch).unwrap_err().kind()
    };
    assert_eq!(change("vieja", &Unwatched), "book-in-use");
    drop(book);
    assert_eq!(change("otra", &Unwatched), "wrong-passphrase");
    assert_eq!(change("vieja", &Stop), "cancelled");
    assert_eq!(names(folder.path()), ["a.clientela", "a.clientela.lock"]);
    assert_eq!(count(&Book::open(&path, &typed(Some("vieja"))).unwrap(), "clients"), 5);
}
