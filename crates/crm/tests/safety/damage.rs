//! A damaged book is read as far as it goes, never written, and salvaged into a new one.

use crate::shop::{NOW, act, add, count, names, shop, typed};
use crm::book::backup::{self, Why};
use crm::book::check::check;
use crm::book::passphrase::change;
use crm::book::salvage::{SalvageReport, SalvagedTable, salvage};
use crm::book::{Book, Secret};
use crm::moment::Unwatched;
use std::path::Path;

const PAGE: usize = 4096;
const CLIENTS: i64 = 600;

/// The bytes of a closed book, and the first of its pages that is surely not of the schema.
fn bytes_of(path: &Path, passphrase: Option<&str>) -> (Vec<u8>, usize) {
    let book = shop(path, passphrase, 0);
    drop(book);
    let empty = std::fs::read(path).unwrap().len() / PAGE;
    std::fs::remove_file(path).unwrap();
    drop(shop(path, passphrase, CLIENTS as usize));
    (std::fs::read(path).unwrap(), empty)
}

fn of<'a>(report: &'a SalvageReport, table: &str) -> &'a SalvagedTable {
    report.tables.iter().find(|t| t.table == table).unwrap()
}

/// Salvages and proves that the new book is sound and the old file untouched.
fn saved(path: &Path, secret: &Secret, to: &Path) -> SalvageReport {
    let before = std::fs::read(path).unwrap();
    let report = salvage(path, secret, to, act(NOW + 50), &Unwatched).unwrap();
    assert!(std::fs::read(path).unwrap() == before, "the damaged file was touched");
    let book = Book::open(to, secret).unwrap();
    let found = check(&book, &Unwatched).unwrap();
    assert!(found.is_clean(), "{:#?}", found.problems);
    // It is a book like any other: numbers go on, and it can be worked with.
    let new = book.write(act(NOW + 60), |tx| add(tx, "Nueva")).unwrap().value;
    assert!(new > CLIENTS, "{new} was given out before");
    book.undo(NOW + 61).unwrap();
    assert_eq!(book.undo(NOW + 62).map(|_| ()).unwrap_err().kind(), "undo-pruned");
    assert!(check(&book, &Unwatched).unwrap().is_clean());
    report
}

#[test]
fn a_page_lost_anywhere_costs_at_most_what_was_on_it() {
    for passphrase in [None, Some("contraseña")] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.clientela");
        let (whole, schema) = bytes_of(&path, passphrase);
        let secret = match passphrase {
            None => Secret::None,
            Some(_) => Secret::RawKey(Book::open(&path, &typed(passphrase)).unwrap().key().unwrap().to_hex()),
        };
        let pages = whole.len() / PAGE;
        let mut lost_rows = 0;
        for n in 0..6 {
            let page = schema + 1 + n * (pages - schema - 1) / 6;
            let mut bytes = whole.clone();
            // Wiped, or a few bytes of it turned.
            if n % 2 == 0 {
                bytes[page * PAGE..(page + 1) * PAGE].fill(0);
            } else {
                for i in 0..40 {
                    bytes[page * PAGE + 7 + i * 90] ^= 0x5a;
                }
            }
            std::fs::write(&path, &bytes).unwrap();
            let to = folder.path().join(format!("salvada{n}.clientela"));
            let report = saved(&path, &secret, &to);
            let clients = of(&report, "clients");
            let there = clients.read + clients.named_only + clients.lost.unwrap_or(0) + clients.left_out;
            assert!(there >= CLIENTS - 5 || clients.lost.is_none(), "page {page} of {pages}: {clients:?}");
            for table in &report.tables {
                lost_rows += table.lost.unwrap_or(0) + table.left_out + table.named_only;
                assert!(table.lost.unwrap_or(0) <= 400, "page {page}: {table:?}");
            }
        }
        assert!(lost_rows > 0, "none of the pages held anything");
        // Nothing but the books and their locks is left behind.
        assert!(names(folder.path()).iter().all(|n| n.ends_with(".clientela") || n.ends_with(".lock")));
    }
}

#[test]
fn a_sound_book_is_salvaged_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.clientela");
    bytes_of(&path, None);
    let report = saved(&path, &Secret::None, &folder.path().join("b.clientela"));
    assert!(report.is_whole(), "{report:#?}");
    assert_eq!(of(&report, "interactions").read, 2 * CLIENTS);
    let again = salvage(&path, &Secret::None, &folder.path().join("b.clientela"), act(NOW), &Unwatched);
    assert_eq!(again.unwrap_err().kind(), "file-exists");
}

#[test]
fn a_page_of_the_triggers_costs_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.clientela");
    let (whole, schema) = bytes_of(&path, None);
    let has = |page: &[u8], text: &[u8]| page.windows(text.len()).any(|part| part == text);
    let of_triggers: Vec<usize> = whole
        .chunks(PAGE)
        .take(schema)
        .enumerate()
        .filter(|(_, page)| has(page, b"CREATE TRIGGER journal_") && !has(page, b"CREATE TABLE"))
        .map(|(number, _)| number)
        .collect();
    for (n, page) in [of_triggers[0], of_triggers[of_triggers.len() / 2]].into_iter().enumerate() {
        let mut bytes = whole.clone();
        bytes[page * PAGE..(page + 1) * PAGE].fill(0xaa);
        std::fs::write(&path, &bytes).unwrap();
        let report = saved(&path, &Secret::None, &folder.path().join(format!("salvada{n}.clientela")));
        assert!(report.is_whole(), "page {page}: {report:#?}");
    }
}

#[test]
fn the_first_page_lost_costs_nothing() {
    for (passphrase, has_backup) in
        [(None, false), (None, true), (Some("contraseña"), false), (Some("contraseña"), true)]
    {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.clientela");
        let book = shop(&path, passphrase, CLIENTS as usize / 2);
        if has_backup {
            book.back_up(&backup::default_folder(&path), Why::Hand, NOW, &Unwatched).unwrap();
        }
        book.write(act(NOW + 2), |tx| (0..CLIENTS / 2).try_for_each(|n| add(tx, &format!("Otra {n}")).map(|_| ())))
            .unwrap();
        drop(book);
        let whole = std::fs::read(&path).unwrap();
        // All of it, or what stands behind the salt; without a backup nobody knows the salt any more.
        for (n, kept) in
            [0, 16].into_iter().enumerate().filter(|(_, kept)| *kept > 0 || has_backup || passphrase.is_none())
        {
            let mut bytes = whole.clone();
            bytes[kept..PAGE].fill(0x5a);
            bytes[..16].iter_mut().for_each(|byte| *byte |= 0x80 * u8::from(kept == 0));
            std::fs::write(&path, &bytes).unwrap();
            let case = format!("{passphrase:?}, backup {has_backup}, kept {kept}");
            assert_eq!(Book::open(&path, &typed(passphrase)).unwrap_err().kind(), "book-damaged", "{case}");
            let report = saved(&path, &typed(passphrase), &folder.path().join(format!("salvada{n}.clientela")));
            assert!(report.is_whole(), "{case}: {report:#?}");
            assert_eq!(of(&report, "clients").read, CLIENTS, "{case}");
            if passphrase.is_some() {
                // A slip of the finger is still one.
                assert_eq!(Book::open(&path, &typed(Some("otra"))).unwrap_err().kind(), "wrong-passphrase", "{case}");
            }
        }
        assert!(
            names(folder.path())
                .iter()
                .all(|n| n.ends_with(".clientela") || n.ends_with(".lock") || n.ends_with(".backups"))
        );
    }
}

#[test]
fn what_stands_in_the_log_is_rescued_with_a_lost_first_page() {
    for passphrase in [None, Some("contraseña")] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.clientela");
        drop(shop(&path, passphrase, 20));
        let book = Book::open(&path, &typed(passphrase)).unwrap();
        book.write(act(NOW + 2), |tx| add(tx, "En el diario").map(|_| ())).unwrap();
        // As after a power cut: the file, and beside it a log that nobody took in.
        let cut = folder.path().join("b.clientela");
        let mut bytes = std::fs::read(&path).unwrap();
        bytes[16..PAGE].fill(0x5a);
        std::fs::write(&cut, bytes).unwrap();
        std::fs::copy(folder.path().join("a.clientela-wal"), folder.path().join("b.clientela-wal")).unwrap();
        let to = folder.path().join("c.clientela");
        let report = salvage(&cut, &typed(passphrase), &to, act(NOW + 50), &Unwatched).unwrap();
        assert_eq!(of(&report, "clients").read, 21, "{passphrase:?}: {report:#?}");
    }
}

#[test]
fn a_passphrase_of_before_is_wrong_and_no_damage() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.clientela");
    let book = shop(&path, Some("la primera"), 20);
    book.back_up(&backup::default_folder(&path), Why::Hand, NOW, &Unwatched).unwrap();
    drop(book);
    change(&path, &typed(Some("la primera")), Some("la segunda"), [9; 16], &Unwatched).unwrap();
    assert_eq!(Book::open(&path, &typed(Some("la primera"))).unwrap_err().kind(), "wrong-passphrase");
    assert!(Book::open(&path, &typed(Some("la segunda"))).is_ok());
}

#[test]
fn a_book_that_was_cut_is_read_as_far_as_it_goes_and_never_written() {
    for passphrase in [None, Some("contraseña")] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.clientela");
        let (whole, _) = bytes_of(&path, passphrase);
        for cut in [whole.len() / PAGE * 3 / 4 * PAGE, whole.len() - 1000] {
            std::fs::write(&path, &whole[..cut]).unwrap();
            let book = Book::open(&path, &typed(passphrase)).unwrap();
            assert!(book.is_damaged() && book.is_read_only());
            let name =
                book.read(|c| Ok(c.query_row("SELECT name FROM clients WHERE id = 3", [], |r| r.get::<_, String>(0))?));
            assert_eq!(name.unwrap(), "Cliente 000002");
            assert_eq!(book.write(act(NOW + 9), |tx| add(tx, "x")).unwrap_err().kind(), "book-damaged");
            assert!(!check(&book, &Unwatched).unwrap().is_clean());
            drop(book);
            assert_eq!(std::fs::read(&path).unwrap(), &whole[..cut]);
            let to = folder.path().join(format!("salvada{cut}.clientela"));
            let report = saved(&path, &typed(passphrase), &to);
            assert!(cut + PAGE > whole.len() || !report.is_whole());
            assert!(of(&report, "clients").read > CLIENTS / 3, "{:?}", of(&report, "clients"));
        }
    }
}

#[test]
fn damage_met_while_working_ends_writing_and_names_itself() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.clientela");
    let (mut bytes, schema) = bytes_of(&path, Some("contraseña"));
    let pages = bytes.len() / PAGE;
    for page in (schema + 1..pages).step_by(2) {
        bytes[page * PAGE + 100] ^= 1;
    }
    std::fs::write(&path, &bytes).unwrap();
    let book = Book::open(&path, &typed(Some("contraseña"))).unwrap();
    let found = check(&book, &Unwatched).unwrap();
    assert!(found.problems.iter().any(|p| p.code == "unreadable" || p.code == "file-damaged"), "{found:#?}");
    let read =
        book.read(|c| Ok(c.query_row("SELECT sum(length(text)) FROM interactions", [], |r| r.get::<_, i64>(0))?));
    assert_eq!(read.unwrap_err().kind(), "book-damaged");
    assert!(book.is_damaged());
    assert_eq!(book.write(act(NOW + 9), |tx| add(tx, "x")).unwrap_err().kind(), "book-damaged");
    assert_eq!(count(&book, "settings"), 5);
}
