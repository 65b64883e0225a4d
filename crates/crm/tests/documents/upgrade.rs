//! A book of the program before this one comes up with everything that is in it.

use crate::shop::{NOW, open, sound, texts};
use crm::book::Book;
use crm::book::migrate::MIGRATIONS;
use rusqlite::Connection;
use std::path::Path;

/// What the program before wrote: two documents with lines, one paid in part and one wholly told; what was journaled of them, and an
/// action that can be undone.
const CONTENT: &str = "
    INSERT INTO devices (uid, name) VALUES (randomblob(16), 'mostrador');
    INSERT INTO users (uid, name) VALUES (randomblob(16), 'Ana');
    INSERT INTO local (name, value) VALUES ('device', '1'), ('user', '1'), ('active_clients', '1');
    INSERT INTO settings (uid, name, value) VALUES (randomblob(16), 'business.name', '\"Café Sol\"'), (randomblob(16), 'business.country', '\"ES\"'),
      (randomblob(16), 'business.language', '\"es\"'), (randomblob(16), 'business.currency', '\"EUR\"'), (randomblob(16), 'business.timezone', '\"Europe/Madrid\"');
    INSERT INTO clients (uid, kind, name, sort_key, created_at) VALUES (randomblob(16), 'person', 'Ana Sol', 'ana sol', 1);
    INSERT INTO sales (uid, client, kind, series, number, day, currency, total_minor, state, note) VALUES
      (randomblob(16), 1, 'invoice', 'F26', '00001', '2026-10-01', 'EUR', 12100, 'open', 'con prisa'),
      (randomblob(16), 1, 'order', '', '7', '2026-10-02', 'EUR', 500, 'paid', ''),
      (randomblob(16), 1, 'invoice', 'F26', '00002', '2026-10-03', 'EUR', 300, NULL, ''),
      (randomblob(16), 1, 'invoice', 'F26', 'borrada', '2026-10-03', 'EUR', 300, NULL, '');
    DELETE FROM sales WHERE number = 'borrada';
    INSERT INTO sale_lines (uid, sale, position, text, quantity, price, amount_minor) VALUES
      (randomblob(16), 1, 0, 'Café', 2000000, 50000000, 10000), (randomblob(16), 2, 0, 'Pan', 1000000, 5000000, 500);
    INSERT INTO payments (uid, client, sale, day, amount_minor, currency, method) VALUES
      (randomblob(16), 1, 1, '2026-10-05', 5000, 'EUR', 'tarjeta'), (randomblob(16), 1, NULL, '2026-10-06', 700, 'EUR', ''),
      (randomblob(16), 1, 3, '2026-10-07', 900, 'USD', '');
    INSERT INTO journal (tx, tbl, op, row, through) VALUES (1, 10, 'i', 1, 1), (1, 32, 'i', 1, 4), (1, 33, 'i', 1, 2), (1, 34, 'i', 1, 3);
    INSERT INTO journal (tx, tbl, op, row, through, client, change) VALUES (2, 32, 'u', 1, 1, 1, '{\"state\":[null,\"open\"]}');
    INSERT INTO transactions (hlc, at, device, user, kind, command, params, changed, first, last) VALUES
      (1, 1, 1, 1, 'do', 'import.run', '{}', 10, 1, 4), (2, 2, 1, 1, 'do', 'import.run', '{}', 1, 5, 5);
    DELETE FROM stale;
    PRAGMA application_id = 0x434c4e54;
    PRAGMA user_version = 1;";

fn book_of_before(path: &Path) -> Book {
    drop(written_before(path));
    open(path)
}

fn written_before(path: &Path) -> Connection {
    let conn = Connection::open(path).unwrap();
    conn.execute_batch(MIGRATIONS[0]).unwrap();
    let tables =
        crm::book::journal::TABLES.iter().filter(|(_, name)| conn.prepare(&format!("SELECT id FROM {name}")).is_ok());
    for (number, name) in tables {
        conn.execute("INSERT INTO journal_tables (id, name) VALUES (?1, ?2)", rusqlite::params![number, name]).unwrap();
    }
    conn.execute_batch(CONTENT).unwrap();
    conn
}

#[test]
fn a_book_of_the_program_before_comes_up_whole() {
    let folder = tempfile::tempdir().unwrap();
    let book = book_of_before(&folder.path().join("a.clientela"));
    let ask = |sql: &str| book.read(|conn| texts(conn, sql)).unwrap();
    let sales = ask(
        "SELECT series || ' ' || number || ' ' || coalesce(told, '-') || ' ' || coalesce(state, '-') || ' ' || owed_minor FROM sales ORDER BY id",
    );
    assert_eq!(sales, ["F26 00001 open partial 7100", " 7 paid paid 0", "F26 00002 - - 0"]);
    assert_eq!(ask("SELECT text || amount_minor || unit FROM sale_lines ORDER BY id"), ["Café10000", "Pan500"]);
    let paid = ask(
        "SELECT p.amount_minor || p.currency || coalesce(' of ' || s.number || ': ' || a.amount_minor, '') FROM payments AS p LEFT JOIN allocations AS a ON a.payment = p.id LEFT JOIN sales AS s ON s.id = a.sale ORDER BY p.id",
    );
    assert_eq!(paid, ["5000EUR of 00001: 5000", "700EUR", "900USD of 00002: 0"], "dollars pay no euros");
    let found = ask("SELECT rowid FROM search_sales WHERE search_sales MATCH 'prisa'");
    assert_eq!(found, ["1"], "what was found is found");
    assert_eq!(
        ask("SELECT seq FROM sqlite_sequence WHERE name = 'sales'"),
        ["4"],
        "no row gets the number of one that is gone"
    );
    // The figures this program keeps of clients were not in what the test wrote.
    book.write(crm::book::Act { command: "test", now: NOW, seed: 1 }, |tx| {
        tx.execute("UPDATE clients SET notes = 'x'", [])?;
        Ok(())
    })
    .unwrap();
    book.undo(NOW + 1).unwrap();
    crm::book::check::repair(&book, crm::book::Act { command: "test", now: NOW + 2, seed: 2 }, &crm::moment::Unwatched)
        .unwrap();
    sound(&book);
}

#[test]
fn what_the_program_before_did_can_still_be_undone() {
    let folder = tempfile::tempdir().unwrap();
    let book = book_of_before(&folder.path().join("a.clientela"));
    let ask = |sql: &str| book.read(|conn| texts(conn, sql)).unwrap();
    book.undo(NOW).unwrap();
    assert_eq!(ask("SELECT told FROM sales WHERE id = 1"), ["-"], "the column has another name");
    book.undo(NOW + 1).unwrap();
    for table in ["sales", "sale_lines", "payments", "allocations", "clients"] {
        assert_eq!(ask(&format!("SELECT count(*) FROM {table}")), ["0"], "{table}");
    }
    book.redo(NOW + 2).unwrap();
    assert_eq!(ask("SELECT state || owed_minor FROM sales WHERE id = 1"), ["partial7100"], "with what was paid of it");
    book.redo(NOW + 3).unwrap();
    assert_eq!(ask("SELECT told FROM sales WHERE id = 1"), ["open"]);
}

/// Rules of loyalty as they were while a rule said itself since when it runs: one that runs with its second version, one that was put away,
/// and what was journaled of the first one turned on, and then called anew and turned on again.
const RULES: &str = r#"
    INSERT INTO loyalty_rules (uid, name, sort_key, running_since, archived_at) VALUES
      (randomblob(16), 'Fieles', 'fieles', '2026-05-01', NULL), (randomblob(16), 'Vieja', 'vieja', NULL, 1);
    INSERT INTO loyalty_versions (uid, rule, version, json, sha256, at)
    SELECT randomblob(16), r.column1, r.column2, '{}', printf('%064d', 0), 1 FROM (VALUES (1, 1), (1, 2), (2, 1)) AS r;
    INSERT INTO journal_tables (id, name) VALUES (62, 'loyalty_rules'), (63, 'loyalty_versions') ON CONFLICT DO NOTHING;
    INSERT INTO journal (tx, tbl, op, row, through, change) VALUES (3, 62, 'u', 1, 1, '{"running_since":[null,"2026-04-01"]}'),
      (4, 62, 'u', 1, 1, '{"name":["Antes","Fieles"],"running_since":["2026-04-01","2026-05-01"]}');
    INSERT INTO transactions (hlc, at, device, user, kind, command, params, changed, first, last)
    SELECT tx, tx, 1, 1, 'do', 'loyalty.turn', '{}', 1, id, id FROM journal WHERE tx > 2;
    PRAGMA user_version = 14;"#;

#[test]
fn a_rule_that_runs_goes_on_with_its_newest_version() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.clientela");
    let conn = written_before(&path);
    conn.pragma_update(None, "foreign_keys", false).unwrap();
    for sql in &MIGRATIONS[1..14] {
        conn.execute_batch(sql).unwrap();
    }
    conn.execute_batch(RULES).unwrap();
    drop(conn);
    let book = open(&path);
    let ask = |sql: &str| book.read(|conn| texts(conn, sql)).unwrap();
    let runs =
        "SELECT r.name || ' ' || v.version || ' ' || x.since || ' ' || coalesce(x.until, '-') FROM loyalty_runs AS x
         JOIN loyalty_versions AS v ON v.id = x.version JOIN loyalty_rules AS r ON r.id = v.rule";
    assert_eq!(ask(runs), ["Fieles 2 2026-05-01 -"]);
    let journaled = ask("SELECT change FROM journal WHERE tbl = 62");
    assert_eq!(journaled, ["{}", r#"{"name":["Antes","Fieles"]}"#], "a column that is gone is not undone");
    crm::book::check::repair(&book, crm::book::Act { command: "test", now: NOW, seed: 2 }, &crm::moment::Unwatched)
        .unwrap();
    sound(&book);
    book.undo(NOW + 1).unwrap();
    assert_eq!(ask("SELECT name FROM loyalty_rules ORDER BY id"), ["Antes", "Vieja"], "and what was done beside it is");
    assert_eq!(book.undo(NOW + 2).unwrap_err().kind(), "undo-pruned", "turning it on was all that was done");
    assert_eq!(ask(runs), ["Antes 2 2026-05-01 -"]);
}
