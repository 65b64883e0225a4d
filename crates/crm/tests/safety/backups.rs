//! Backups and restoring them.

use crate::shop::{DAY, NOW, act, add, count, names, shop, typed, visit};
use crm::book::backup::{self, Why};
use crm::book::{Book, restore};
use crm::moment::{Progress, Unwatched, Watch};
use crm::{Error, Result};
use std::cell::Cell;
use std::path::Path;

#[test]
fn a_backup_opens_with_the_passphrase_of_the_book_and_holds_everything() {
    for passphrase in [None, Some("contraseña")] {
        let folder = tempfile::tempdir().unwrap();
        let book = shop(&folder.path().join("café.clientela"), passphrase, 300);
        let backups = backup::default_folder(book.path());
        let made = book.back_up(&backups, Why::Hand, NOW, &Unwatched).unwrap().backup;
        assert_eq!(names(&backups), ["café.2026-11-18T11-06-40-000Z.hand.clientela"]);
        assert_eq!(made.encrypted, passphrase.is_some());
        assert_eq!(backup::list(&backups, book.path()).unwrap(), std::slice::from_ref(&made));
        let copy = Book::open(Path::new(&made.file), &typed(passphrase)).unwrap();
        for table in ["clients", "contact_points", "interactions", "journal", "search_clients"] {
            assert_eq!(count(&copy, table), count(&book, table), "{table}");
        }
        if passphrase.is_some() {
            assert_eq!(Book::open(Path::new(&made.file), &typed(Some("otra"))).unwrap_err().kind(), "wrong-passphrase");
        }
    }
}

/// Writes into the book at every step of the copy.
struct Busy<'a> {
    book: &'a Book,
    ticks: Cell<i64>,
}

impl Watch for Busy<'_> {
    fn tick(&self, progress: Progress) -> Result<()> {
        assert!(progress.done <= progress.total);
        self.ticks.set(self.ticks.get() + 1);
        assert!(self.ticks.get() < 1000, "the copy begins again with every write");
        self.book.write(act(NOW + self.ticks.get()), |tx| add(tx, "uno más")).map(|_| ())
    }
}

#[test]
fn work_goes_on_while_a_backup_is_made_of_one_moment() {
    let folder = tempfile::tempdir().unwrap();
    let book = shop(&folder.path().join("a.clientela"), None, 12_000);
    let busy = Busy { book: &book, ticks: Cell::new(0) };
    let made = book.back_up(&folder.path().join("b"), Why::Daily, NOW, &busy).unwrap().backup;
    assert!(busy.ticks.get() > 3, "only {} steps", busy.ticks.get());
    assert_eq!(count(&book, "clients"), 12_000 + busy.ticks.get());
    let copy = Book::open(Path::new(&made.file), &typed(None)).unwrap();
    assert_eq!(count(&copy, "clients"), 12_000);
    assert!(book.is_backup_due(Why::Closing, &[], NOW), "what was written meanwhile is in no backup");
}

/// A person who stops the work.
struct Stop;

impl Watch for Stop {
    fn tick(&self, _: Progress) -> Result<()> {
        Err(Error::Cancelled)
    }
}

#[test]
fn a_backup_that_did_not_finish_is_none_and_lets_no_good_one_go() {
    let folder = tempfile::tempdir().unwrap();
    let book = shop(&folder.path().join("a.clientela"), None, 50);
    let backups = folder.path().join("b");
    for day in 0..7 {
        book.back_up(&backups, Why::Daily, NOW + day * DAY, &Unwatched).unwrap();
    }
    book.write(act(NOW + 2), |tx| add(tx, "Eva")).unwrap();
    let before = names(&backups);
    assert_eq!(book.back_up(&backups, Why::Daily, NOW + 8 * DAY, &Stop).unwrap_err().kind(), "cancelled");
    assert_eq!(names(&backups), before);
    assert!(book.is_backup_due(Why::Closing, &[], NOW), "the change is still in no backup");
    // A program that was killed half way: seen, not relied upon, cleared away by the next.
    let half = backups.join("a.2026-11-30T00-00-00-000Z.daily.clientela.part");
    std::fs::write(&half, [0; 4096]).unwrap();
    let listed = backup::list(&backups, book.path()).unwrap();
    assert!(!listed[0].verified && listed[1].verified);
    assert!(book.is_backup_due(Why::Daily, &listed, NOW + 11 * DAY));
    let done = book.back_up(&backups, Why::Daily, NOW + 11 * DAY, &Unwatched).unwrap();
    assert!(done.let_go.contains(&half.display().to_string()));
}

#[test]
fn older_backups_are_thinned_out_and_those_of_others_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let book = shop(&folder.path().join("a.clientela"), None, 3);
    let backups = folder.path().join("usb");
    std::fs::create_dir(&backups).unwrap();
    for other in ["a b.2020-11-18T13-46-40-000Z.daily.clientela", "a.clientela", "foto.jpg"] {
        std::fs::write(backups.join(other), "x").unwrap();
    }
    let by_hand = book.back_up(&backups, Why::Hand, NOW - 900 * DAY, &Unwatched).unwrap().backup;
    for day in 0..40 {
        book.back_up(&backups, Why::Daily, NOW + day * DAY, &Unwatched).unwrap();
        book.back_up(&backups, Why::Closing, NOW + day * DAY + 1, &Unwatched).unwrap();
    }
    let kept = backup::list(&backups, book.path()).unwrap();
    assert!((10..=13).contains(&kept.len()), "{kept:#?}");
    assert_eq!(kept.last().unwrap(), &by_hand);
    assert_eq!(names(&backups).len(), kept.len() + 3);
    assert!(!book.is_backup_due(Why::Daily, &kept, NOW + 39 * DAY + 2));
    assert!(book.is_backup_due(Why::Daily, &kept, NOW + 40 * DAY));
}

#[test]
fn restoring_brings_back_that_day_and_keeps_the_replaced_book_aside() {
    for passphrase in [None, Some("contraseña")] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.clientela");
        let book = shop(&path, passphrase, 20);
        let from = book.back_up(&folder.path().join("b"), Why::Hand, NOW, &Unwatched).unwrap().backup.file;
        book.write(act(NOW + 2), |tx| add(tx, "Después")).unwrap();
        let refused = restore::restore(&path, Path::new(&from), &typed(passphrase), NOW, &Unwatched).unwrap_err();
        assert_eq!(refused.kind(), "book-in-use");
        assert_eq!(count(&book, "clients"), 21);
        drop(book);
        let wrong = restore::restore(&path, Path::new(&from), &typed(Some("x")), NOW, &Unwatched);
        assert_eq!(wrong.is_err(), passphrase.is_some());
        let aside = match wrong {
            Ok(restored) => restored,
            Err(e) => {
                assert_eq!(e.kind(), "wrong-passphrase");
                restore::restore(&path, Path::new(&from), &typed(passphrase), NOW, &Unwatched).unwrap()
            }
        };
        let book = Book::open(&path, &typed(passphrase)).unwrap();
        assert_eq!(count(&book, "clients"), 20);
        book.write(act(NOW + 3), |tx| visit(tx, 1, "sigue")).unwrap();
        book.undo(NOW + 4).unwrap();
        let old = Book::open(Path::new(&aside.kept_aside.unwrap()), &typed(passphrase)).unwrap();
        assert_eq!(count(&old, "clients"), 21);
    }
}

#[test]
fn a_backup_that_is_not_sound_replaces_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.clientela");
    let book = shop(&path, None, 500);
    let from = book.back_up(&folder.path().join("b"), Why::Hand, NOW, &Unwatched).unwrap().backup.file;
    drop(book);
    let mut bytes = std::fs::read(&from).unwrap();
    let middle = bytes.len() / 8192 * 4096;
    bytes[middle..middle + 4096].fill(0xa5);
    std::fs::write(&from, &bytes).unwrap();
    let before = std::fs::read(&path).unwrap();
    let refused = restore::restore(&path, Path::new(&from), &typed(None), NOW, &Unwatched).unwrap_err();
    assert!(matches!(refused.kind(), "backup-not-sound" | "book-damaged"), "{refused:?}");
    assert_eq!(std::fs::read(&path).unwrap(), before);
    assert_eq!(names(folder.path()), ["a.clientela", "a.clientela.lock", "b"]);
}

#[test]
fn a_book_that_is_gone_comes_back_from_its_backup() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.clientela");
    let book = shop(&path, None, 5);
    let from = book.back_up(&folder.path().join("b"), Why::Daily, NOW, &Unwatched).unwrap().backup.file;
    std::fs::remove_file(&path).unwrap();
    drop(book);
    let restored = restore::restore(&path, Path::new(&from), &typed(None), NOW, &Unwatched).unwrap();
    assert_eq!(restored.kept_aside, None);
    assert_eq!(count(&Book::open(&path, &typed(None)).unwrap(), "clients"), 5);
}
