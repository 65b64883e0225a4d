//! A check names what is wrong, and repairs what can be made again.

use crate::shop::{NOW, act, add, count, shop, typed, visit};
use crm::book::check::{CheckReport, check, repair};
use crm::book::{Book, history};
use crm::moment::Unwatched;
use rusqlite::Connection;
use rusqlite::config::DbConfig;
use std::path::Path;

/// A problem by code, place and count.
type Named = (&'static str, &'static str, i64);

fn problems(report: &CheckReport) -> Vec<(&str, &str, i64)> {
    report.problems.iter().map(|p| (p.code, p.place.as_str(), p.count)).collect()
}

/// Does to a closed book what only a fault could, past every trigger, and checks it.
fn after(path: &Path, fault: &str) -> CheckReport {
    let conn = Connection::open(path).unwrap();
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false).unwrap();
    conn.execute_batch(&format!("PRAGMA foreign_keys = OFF; {fault}")).unwrap();
    drop(conn);
    check(&Book::open(path, &typed(None)).unwrap(), &Unwatched).unwrap()
}

#[test]
fn a_book_after_work_undo_redo_and_pruning_is_clean() {
    let folder = tempfile::tempdir().unwrap();
    let book = shop(&folder.path().join("a.clientela"), Some("x"), 40);
    book.write(act(NOW + 2), |tx| tx.execute("UPDATE clients SET notes = 'n' WHERE id < 9", []).map_err(Into::into))
        .unwrap();
    book.write(act(NOW + 3), |tx| add(tx, "Eva").and_then(|id| visit(tx, id, "hola"))).unwrap();
    book.undo(NOW + 4).unwrap();
    book.redo(NOW + 5).unwrap();
    book.undo(NOW + 6).unwrap();
    book.write(act(NOW + 7), |tx| history::prune(tx, NOW + 3)).unwrap();
    let report = check(&book, &Unwatched).unwrap();
    assert!(report.is_clean(), "{:#?}", report.problems);
    assert!(report.rows > 300);
}

#[test]
fn every_kind_of_fault_is_named_by_its_place() {
    let faults: &[(&str, &[Named])] = &[
        (
            "UPDATE clients SET kept_interactions = 7, kept_city = NULL WHERE id IN (3, 4)",
            &[("figure-wrong", "kept_interactions", 2), ("figure-wrong", "kept_city", 2)],
        ),
        ("UPDATE local SET value = value + 1 WHERE name = 'active_clients'", &[("figure-wrong", "clients", 1)]),
        (
            "DROP TRIGGER journal_update_clients; DROP INDEX tasks_by_user",
            &[("schema-missing", "journal_update_clients", 1), ("schema-missing", "tasks_by_user", 1)],
        ),
        ("CREATE TABLE intruso (a)", &[("schema-unknown", "intruso", 1)]),
        ("INSERT INTO files (hash, bytes) VALUES (printf('%064d', 0), x'01')", &[("file-changed", "files", 1)]),
        ("DELETE FROM tags", &[("reference-broken", "client_tags", 30), ("search-wrong", "clients", 30)]),
        ("UPDATE settings SET value = '{' WHERE name = 'business.name'", &[("setting-unreadable", "settings", 1)]),
        ("UPDATE transactions SET undone_by = id", &[("undo-astray", "transactions", 1)]),
        ("UPDATE journal SET through = through + 1 WHERE id = 1", &[("journal-range", "journal", 1)]),
        ("DELETE FROM journal WHERE id = 2", &[("journal-gap", "transactions", 1)]),
        (
            "INSERT INTO journal (tx, tbl, op, row, through) VALUES (99, 10, 'i', 1, 1)",
            &[("journal-orphan", "journal", 1)],
        ),
        ("DELETE FROM search_clients WHERE rowid < 4", &[("search-wrong", "clients", 3)]),
        (
            "INSERT INTO search_interactions (search_interactions, rowid, text) SELECT 'delete', id, text FROM interactions WHERE id = 2",
            &[("search-wrong", "interactions", 1)],
        ),
    ];
    for (fault, expected) in faults {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.clientela");
        drop(shop(&path, None, 30));
        let report = after(&path, fault);
        assert_eq!(problems(&report), *expected, "{fault}");
    }
}

#[test]
fn kept_figures_and_search_are_repaired_and_the_history_stays_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.clientela");
    drop(shop(&path, None, 30));
    let report = after(
        &path,
        "UPDATE clients SET kept_interactions = 7, kept_phone = 'x' WHERE id = 3;
         UPDATE local SET value = '7' WHERE name = 'active_clients';
         DELETE FROM search_clients WHERE rowid = 4;
         INSERT INTO search_clients (rowid, name) VALUES (9000, 'nadie');
         INSERT INTO search_interactions (search_interactions, rowid, text) SELECT 'delete', id, text FROM interactions WHERE id = 2",
    );
    assert_eq!(report.problems.len(), 5, "{report:#?}");
    assert!(report.problems.iter().all(|p| p.repairable));
    let book = Book::open(&path, &typed(None)).unwrap();
    let lines = count(&book, "transactions");
    assert_eq!(repair(&book, act(NOW + 9), &Unwatched).unwrap(), 1);
    let report = check(&book, &Unwatched).unwrap();
    assert!(report.is_clean(), "{:#?}", report.problems);
    assert_eq!(count(&book, "transactions"), lines);
}
