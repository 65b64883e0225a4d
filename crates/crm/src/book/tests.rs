use super::*;
use crate::settings::{self, Business};
use proptest::prelude::*;
use rusqlite::params;
use zeroize::Zeroizing;

const NOW: i64 = 1_795_000_000_000;

fn new_book() -> NewBook {
    NewBook {
        business: Business::in_country("Café Sol", "ES", "es", "EUR"),
        user: "Ana".to_owned(),
        device: "mostrador".to_owned(),
        now: NOW,
        seed: [7; 32],
    }
}

fn act(now: i64) -> Act<'static> {
    Act { command: "test", now, seed: now as u64 }
}

fn make(folder: &tempfile::TempDir) -> Book {
    Book::create(&folder.path().join("a.clientela"), None, &new_book()).unwrap()
}

fn add(tx: &Tx, name: &str) -> i64 {
    tx.execute(
        "INSERT INTO clients (uid, kind, name, sort_key, created_at) VALUES (?1, 'person', ?2, ?2, ?3)",
        params![tx.new_id(), name, tx.now()],
    )
    .unwrap();
    tx.last_insert_rowid()
}

/// Every journaled and kept value of the book, in one text.
fn state(book: &Book) -> String {
    book.read(|conn| {
        let mut all = String::new();
        for (_, table) in journal::TABLES {
            let mut rows = conn.prepare(&format!("SELECT * FROM {table} ORDER BY id"))?;
            let width = rows.column_count();
            let mut found = rows.query([])?;
            while let Some(row) = found.next()? {
                for i in 0..width {
                    all.push_str(&format!("{:?}|", row.get_ref(i)?));
                }
                all.push('\n');
            }
        }
        let mut found =
            conn.prepare("SELECT rowid FROM search_clients WHERE search_clients MATCH 'a*' ORDER BY rowid")?;
        let ids = found.query_map([], |r| r.get::<_, i64>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
        all.push_str(&format!("{ids:?}"));
        Ok(all)
    })
    .unwrap()
}

#[test]
fn a_book_opens_with_its_passphrase_only() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("b.clientela");
    drop(Book::create(&path, Some("contraseña"), &new_book()).unwrap());
    let open =
        |secret| Book::open(&path, &secret).map(|b| b.read(settings::business).unwrap().name).map_err(|e| e.kind());
    let typed = |text: &str| Secret::Passphrase(Zeroizing::new(text.to_owned()));
    assert_eq!(open(typed("contraseña")), Ok("Café Sol".to_owned()));
    assert_eq!(open(typed("contrasena")), Err("wrong-passphrase"));
    assert_eq!(open(Secret::None), Err("passphrase-needed"));
    let bytes = std::fs::read(&path).unwrap();
    assert!(!bytes.windows(9).any(|w| w == "Café Sol".as_bytes()), "nothing readable in the file");
    let hex = Book::open(&path, &typed("contraseña")).unwrap().key().unwrap().to_hex();
    assert_eq!(open(Secret::RawKey(hex)), Ok("Café Sol".to_owned()));
    assert_eq!(Book::create(&path, None, &new_book()).map(|_| ()).map_err(|e| e.kind()), Err("book-exists"));
}

#[test]
fn what_is_not_a_book_is_named_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("c.clientela");
    let open = |bytes: &[u8]| {
        std::fs::write(&path, bytes).unwrap();
        let kind = Book::open(&path, &Secret::Passphrase(Zeroizing::new("x".into()))).map(|_| ()).unwrap_err().kind();
        assert_eq!(std::fs::read(&path).unwrap(), bytes);
        kind
    };
    assert_eq!(open(b""), "not-a-book");
    assert_eq!(open(b"nombre;telefono\r\nAna;600"), "not-a-book");
    assert_eq!(open(b"PK\x03\x04aaaaaaaaaaaaaaaaaaaaaaaa"), "not-a-book");
    assert_eq!(open(&[200u8; 4096 * 2 + 17]), "book-truncated");
    assert_eq!(open(&[200u8; 4096 * 2]), "wrong-passphrase");
    std::fs::remove_file(&path).unwrap();
    assert_eq!(Book::open(&path, &Secret::None).map(|_| ()).unwrap_err().kind(), "book-missing");
    assert!(!path.exists());
}

#[test]
fn a_newer_book_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = make(&folder).path().to_owned();
    let conn = Connection::open(&path).unwrap();
    conn.pragma_update(None, "user_version", migrate::latest() + 1).unwrap();
    drop(conn);
    assert_eq!(Book::open(&path, &Secret::None).map(|_| ()).unwrap_err().kind(), "book-newer");
}

#[test]
fn undo_and_redo_reach_over_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let book = make(&folder);
    let empty = state(&book);
    let id = book.write(act(NOW + 1), |tx| Ok(add(tx, "ana"))).unwrap().value;
    let one = state(&book);
    book.write(act(NOW + 2), |tx| {
        tx.execute("UPDATE clients SET name = 'álex', sort_key = 'alex' WHERE id = ?1", [id])?;
        tx.execute(
            "INSERT INTO interactions (uid, client, kind, at) VALUES (?1, ?2, 'visit', ?3)",
            params![tx.new_id(), id, tx.now()],
        )?;
        Ok(())
    })
    .unwrap();
    let two = state(&book);
    assert!(two.contains(&format!("Integer({})", NOW + 2)), "the last contact is kept");
    let path = book.path().to_owned();
    drop(book);
    let book = Book::open(&path, &Secret::None).unwrap();
    book.undo(NOW + 3).unwrap();
    assert_eq!(state(&book), one);
    book.undo(NOW + 4).unwrap();
    assert_eq!(state(&book), empty);
    assert!(book.undo(NOW + 5).unwrap().value.is_none());
    book.redo(NOW + 6).unwrap();
    book.redo(NOW + 7).unwrap();
    assert_eq!(state(&book), two);
    assert!(book.redo(NOW + 8).unwrap().value.is_none());
}

#[test]
fn an_action_that_changes_nothing_leaves_no_line() {
    let folder = tempfile::tempdir().unwrap();
    let book = make(&folder);
    let id = book.write(act(NOW + 1), |tx| Ok(add(tx, "ana"))).unwrap().value;
    let done =
        book.write(act(NOW + 2), |tx| Ok(tx.execute("UPDATE clients SET name = name WHERE id = ?1", [id])?)).unwrap();
    assert!(done.entry.is_none());
    assert_eq!(book.read(undo::state).unwrap().undo.unwrap().transaction, 1);
}

#[test]
fn an_older_action_is_undone_only_if_nothing_later_stands_on_it() {
    let folder = tempfile::tempdir().unwrap();
    let book = make(&folder);
    let ana = book.write(act(NOW + 1), |tx| Ok(add(tx, "ana"))).unwrap().value;
    let before = state(&book);
    let second = book.write(act(NOW + 2), |tx| Ok(add(tx, "abel"))).unwrap().entry.unwrap().transaction;
    book.write(act(NOW + 3), |tx| Ok(tx.execute("UPDATE clients SET notes = 'x' WHERE id = ?1", [ana])?)).unwrap();
    let refused = book.undo_transaction(NOW + 4, 1).map(|_| ()).unwrap_err();
    assert_eq!(refused.kind(), "undo-conflict");
    book.undo_transaction(NOW + 5, second).unwrap();
    book.undo(NOW + 6).unwrap();
    assert_eq!(state(&book), before);
}

#[test]
fn a_bulk_insert_is_one_step_and_a_few_journal_rows() {
    let folder = tempfile::tempdir().unwrap();
    let book = make(&folder);
    let done = book
        .write(act(NOW + 1), |tx| {
            for n in 0..1000 {
                add(tx, &format!("a{n}"));
            }
            Ok(())
        })
        .unwrap();
    assert_eq!(done.entry.unwrap().changed, 1000);
    let rows: i64 = book.read(|c| Ok(c.query_row("SELECT count(*) FROM journal", [], |r| r.get(0))?)).unwrap();
    assert_eq!(rows, 1);
}

#[test]
fn a_clock_set_back_does_not_turn_the_order_of_history() {
    let folder = tempfile::tempdir().unwrap();
    let book = make(&folder);
    for (n, now) in [NOW, NOW - 86_400_000, NOW + 5].into_iter().enumerate() {
        book.write(act(now), |tx| Ok(add(tx, &format!("a{n}")))).unwrap();
    }
    let clocks: Vec<i64> = book
        .read(|c| {
            let mut rows = c.prepare("SELECT hlc FROM transactions ORDER BY id")?;
            Ok(rows.query_map([], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?)
        })
        .unwrap();
    assert!(clocks.windows(2).all(|w| w[0] < w[1]), "{clocks:?}");
}

#[test]
fn pruning_lets_go_of_values_and_keeps_who_did_what() {
    let folder = tempfile::tempdir().unwrap();
    let book = make(&folder);
    let id = book.write(act(NOW + 1), |tx| Ok(add(tx, "ana"))).unwrap().value;
    book.write(act(NOW + 2), |tx| Ok(tx.execute("UPDATE clients SET notes = 'secreto' WHERE id = ?1", [id])?)).unwrap();
    book.write(act(NOW + 9), |tx| history::prune(tx, NOW + 5)).unwrap();
    let kept: String = book
        .read(|c| Ok(c.query_row("SELECT group_concat(change) FROM journal WHERE op = 'u'", [], |r| r.get(0))?))
        .unwrap();
    assert_eq!(kept, r#"{"notes":null}"#);
    assert_eq!(book.read(|c| history::page(c, &Default::default())).unwrap().len(), 2);
    assert_eq!(book.undo(NOW + 10).map(|_| ()).unwrap_err().kind(), "undo-pruned");
}

#[test]
fn a_value_is_put_back_from_the_history_of_its_record() {
    let folder = tempfile::tempdir().unwrap();
    let book = make(&folder);
    let id = book.write(act(NOW + 1), |tx| Ok(add(tx, "ana"))).unwrap().value;
    book.write(act(NOW + 2), |tx| {
        Ok(tx.execute("UPDATE clients SET notes = 'b', name = 'bea', sort_key = 'bea' WHERE id = ?1", [id])?)
    })
    .unwrap();
    let client = book.read(|c| Ok(c.query_row("SELECT uid FROM clients", [], |r| r.get(0))?)).unwrap();
    let request = history::RecordHistoryRequest { client, before: None };
    let changes = book.read(|c| history::of_client(c, &request)).unwrap();
    assert_eq!(changes.iter().map(|c| c.what.as_str()).collect::<Vec<_>>(), ["updated", "inserted"]);
    let back = history::PutBack { change: changes[0].change, column: "name".to_owned() };
    book.write(act(NOW + 3), |tx| history::put_back(tx, &back)).unwrap();
    let row: (String, String, String) = book
        .read(|c| {
            Ok(c.query_row("SELECT name, sort_key, notes FROM clients", [], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?)
        })
        .unwrap();
    assert_eq!(row, ("ana".to_owned(), "ana".to_owned(), "b".to_owned()));
}

#[derive(Debug, Clone)]
enum Step {
    Add,
    Rename(usize, u8),
    Phone(usize),
    Visit(usize, u8),
    Remove(usize),
    Undo,
    Redo,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        3 => Just(Step::Add),
        3 => (0usize..8, any::<u8>()).prop_map(|(i, n)| Step::Rename(i, n)),
        2 => (0usize..8).prop_map(Step::Phone),
        3 => (0usize..8, any::<u8>()).prop_map(|(i, n)| Step::Visit(i, n)),
        2 => (0usize..8).prop_map(Step::Remove),
        2 => Just(Step::Undo),
        1 => Just(Step::Redo),
    ];
    prop::collection::vec(step, 1..25)
}

fn run(book: &Book, step: &Step, now: i64) {
    let nth = |tx: &Tx, i: usize| {
        let ids: Vec<i64> = tx
            .prepare("SELECT id FROM clients ORDER BY id")
            .unwrap()
            .query_map([], |r| r.get(0))
            .unwrap()
            .map(|r| r.unwrap())
            .collect();
        ids.get(i % ids.len().max(1)).copied()
    };
    let done = match *step {
        Step::Undo => book.undo(now).map(|_| ()),
        Step::Redo => book.redo(now).map(|_| ()),
        ref step => book
            .write(act(now), |tx| {
                match *step {
                    Step::Add => {
                        add(tx, "ana");
                    }
                    Step::Rename(i, n) => {
                        if let Some(id) = nth(tx, i) {
                            tx.execute("UPDATE clients SET name = ?2, sort_key = ?2, notes = ?3 WHERE id = ?1", params![id, format!("a{n}"), "\"ñ'\u{0}"])?;
                        }
                    }
                    Step::Phone(i) => {
                        if let Some(id) = nth(tx, i) {
                            tx.execute("INSERT INTO contact_points (uid, client, kind, value, shown, position) VALUES (?1, ?2, 'phone', '+34', '34', 0)", params![tx.new_id(), id])?;
                        }
                    }
                    Step::Visit(i, n) => {
                        if let Some(id) = nth(tx, i) {
                            tx.execute("INSERT INTO interactions (uid, client, kind, at, text) VALUES (?1, ?2, 'visit', ?3, 'hola')", params![tx.new_id(), id, i64::from(n)])?;
                        }
                    }
                    Step::Remove(i) => {
                        if let Some(id) = nth(tx, i) {
                            for table in ["contact_points", "interactions"] {
                                tx.execute(&format!("DELETE FROM {table} WHERE client = ?1"), [id])?;
                            }
                            tx.execute("DELETE FROM clients WHERE id = ?1", [id])?;
                        }
                    }
                    Step::Undo | Step::Redo => {}
                }
                Ok(())
            })
            .map(|_| ()),
    };
    done.unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_of_actions_undone_leaves_the_same_bytes(steps in steps()) {
        let folder = tempfile::tempdir().unwrap();
        let book = make(&folder);
        let empty = state(&book);
        let mut now = NOW;
        for step in &steps {
            now += 1;
            run(&book, step, now);
        }
        let full = state(&book);
        let mut undone = 0;
        while book.undo(now).unwrap().value.is_some() {
            undone += 1;
        }
        prop_assert_eq!(state(&book), empty);
        for _ in 0..undone {
            prop_assert!(book.redo(now).unwrap().value.is_some());
        }
        prop_assert_eq!(state(&book), full);
    }
}
