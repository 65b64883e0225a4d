//! Other programs, and other people, at the same file: shared, refused, deleted, full, closed to writing.

use crate::child::{Child, job};
use crate::shop::{NOW, act, add, count, shop, typed};
use crm::book::backup::Why;
use crm::book::check::check;
use crm::book::{Book, passphrase, restore};
use crm::moment::Unwatched;
use std::path::Path;
use std::process::Command;

/// Run in a process of its own.
#[test]
#[ignore = "started by other tests"]
fn other_program() {
    let Some(job) = job() else { return };
    let book = Book::open(&job.path, &typed(None)).unwrap();
    match job.what.as_str() {
        "write" => {
            for n in 0..60 {
                book.write(act(NOW + n), |tx| add(tx, &format!("del otro {n}"))).unwrap();
            }
        }
        "hold" => {
            book.write(act(NOW), |tx| {
                job.tell("holding");
                job.wait();
                add(tx, "retenida")
            })
            .unwrap();
        }
        _ => {
            job.tell("open");
            job.wait();
        }
    }
    job.tell("done");
}

#[test]
fn two_programs_write_into_one_book_and_nothing_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.clientela");
    let book = shop(&path, None, 5);
    let mut other = Child::start("programs::other_program", "write", &path, 0);
    for n in 0..60 {
        book.write(act(NOW + n), |tx| add(tx, &format!("de aquí {n}"))).unwrap();
    }
    other.until("done");
    assert_eq!(count(&book, "clients"), 125);
    let report = check(&book, &Unwatched).unwrap();
    assert!(report.is_clean(), "{:#?}", report.problems);
}

#[test]
fn a_program_that_writes_for_long_is_named_and_waited_for_no_longer() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.clientela");
    let book = shop(&path, None, 5);
    let mut other = Child::start("programs::other_program", "hold", &path, 0);
    other.until("holding");
    assert_eq!(book.write(act(NOW), |tx| add(tx, "x")).unwrap_err().kind(), "book-busy");
    assert_eq!(count(&book, "clients"), 5, "readers never wait");
    other.go_on();
    other.until("done");
    book.write(act(NOW), |tx| add(tx, "x")).unwrap();
    assert_eq!(count(&book, "clients"), 7);
}

#[test]
fn a_book_open_elsewhere_is_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.clientela");
    let book = shop(&path, None, 5);
    let from = book.back_up(&folder.path().join("b"), Why::Hand, NOW, &Unwatched).unwrap().backup.file;
    drop(book);
    let mut other = Child::start("programs::other_program", "open", &path, 0);
    other.until("open");
    let restoring = || restore::restore(&path, Path::new(&from), &typed(None), NOW, &Unwatched);
    let changing = || passphrase::change(&path, &typed(None), Some("x"), [1; 16], &Unwatched);
    assert_eq!(restoring().unwrap_err().kind(), "book-in-use");
    assert_eq!(changing().unwrap_err().kind(), "book-in-use");
    other.go_on();
    other.until("done");
    other.end();
    restoring().unwrap();
    changing().unwrap();
}

#[test]
fn a_file_deleted_while_open_is_told_at_once_and_can_be_saved_elsewhere() {
    for replaced in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.clientela");
        let book = shop(&path, Some("contraseña"), 30);
        if replaced {
            std::fs::write(folder.path().join("otra"), "x").unwrap();
            std::fs::rename(folder.path().join("otra"), &path).unwrap();
        } else {
            std::fs::remove_file(&path).unwrap();
        }
        assert_eq!(book.write(act(NOW), |tx| add(tx, "x")).unwrap_err().kind(), "book-vanished");
        assert!(!book.is_in_its_place());
        let saved = folder.path().join("salvada.clientela");
        book.save_copy(&saved, &Unwatched).unwrap();
        drop(book);
        let book = Book::open(&saved, &typed(Some("contraseña"))).unwrap();
        assert_eq!(count(&book, "clients"), 30);
        assert!(check(&book, &Unwatched).unwrap().is_clean());
    }
}

/// A disk of `size` at `place`, for as long as this lives; nothing where this process may not mount one.
struct SmallDisk<'a>(&'a Path);

impl<'a> SmallDisk<'a> {
    fn mount(place: &'a Path, size: &str) -> Option<Self> {
        let done = Command::new("mount").args(["-t", "tmpfs", "-o", size, "tmpfs"]).arg(place).output();
        done.is_ok_and(|o| o.status.success()).then_some(Self(place))
    }
}

impl Drop for SmallDisk<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0).output();
    }
}

#[test]
fn a_full_disk_is_told_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let place = tempfile::tempdir().unwrap();
    let Some(_disk) = SmallDisk::mount(place.path(), "size=6m") else {
        eprintln!("no small disk can be mounted here: not tried");
        return;
    };
    let path = place.path().join("a.clientela");
    let book = shop(&path, None, 300);
    let before = count(&book, "clients");
    let many =
        book.write(act(NOW + 5), |tx| (0..20_000).try_for_each(|n| add(tx, &format!("Ocupa sitio {n}")).map(drop)));
    assert_eq!(many.unwrap_err().kind(), "disk-full");
    assert_eq!(count(&book, "clients"), before);
    // Nor is there place for a backup on that disk; on another there is.
    std::fs::write(place.path().join("foto"), vec![0; 1 << 20]).ok();
    let backups = place.path().join("b");
    assert_eq!(book.back_up(&backups, Why::Hand, NOW, &Unwatched).unwrap_err().kind(), "disk-full");
    assert!(std::fs::read_dir(&backups).map_or(true, |mut files| files.next().is_none()), "no half backup is left");
    book.back_up(folder.path(), Why::Hand, NOW, &Unwatched).unwrap();
    std::fs::remove_file(place.path().join("foto")).unwrap();
    book.write(act(NOW + 6), |tx| add(tx, "Otra vez hay sitio")).unwrap();
    drop(book);
    let book = Book::open(&path, &typed(None)).unwrap();
    assert_eq!(count(&book, "clients"), before + 1);
    assert!(check(&book, &Unwatched).unwrap().is_clean());
}

#[test]
fn a_book_where_nothing_can_be_written_opens_to_be_read() {
    let place = tempfile::tempdir().unwrap();
    let Some(_disk) = SmallDisk::mount(place.path(), "size=16m") else {
        eprintln!("no disk can be mounted here: not tried");
        return;
    };
    let path = place.path().join("a.clientela");
    drop(shop(&path, Some("contraseña"), 10));
    let closed = Command::new("mount").args(["-o", "remount,ro"]).arg(place.path()).output().unwrap();
    assert!(closed.status.success());
    let book = Book::open(&path, &typed(Some("contraseña"))).unwrap();
    assert!(book.is_read_only() && !book.is_damaged());
    assert_eq!(count(&book, "clients"), 10);
    assert_eq!(book.write(act(NOW), |tx| add(tx, "x")).unwrap_err().kind(), "book-read-only");
    let elsewhere = tempfile::tempdir().unwrap();
    book.save_copy(&elsewhere.path().join("b.clientela"), &Unwatched).unwrap();
}
