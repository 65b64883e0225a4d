//! The book of Café Sol and the hands that write in it.

use crm::Result;
use crm::book::{Act, Book, Done, NewBook, Tx, journal};
use crm::ids::Id;
use crm::moment::Moment;
use crm::settings::Business;
use rusqlite::params;

/// Saturday 21 November 2026, 10:00 in Madrid.
pub const NOW: i64 = 1_795_251_600_000;
pub const DAY: i64 = 86_400_000;

pub struct Shop {
    pub book: Book,
    _folder: tempfile::TempDir,
}

impl Shop {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let new = NewBook {
            business: Business::in_country("Café Sol", "ES", "es", "EUR"),
            user: "Ana".to_owned(),
            device: "mostrador".to_owned(),
            now: NOW - 900 * DAY,
            seed: [7; 32],
        };
        let book = Book::create(&folder.path().join("sol.clientela"), None, &new).unwrap();
        Self { book, _folder: folder }
    }

    pub fn moment(&self) -> Moment {
        Moment { now: NOW, zone: self.book.zone() }
    }

    /// Writes as the door would.
    pub fn write<T>(&self, command: &str, work: impl FnOnce(&Tx) -> Result<T>) -> Done<T> {
        self.try_write(command, work).unwrap()
    }

    pub fn try_write<T>(&self, command: &str, work: impl FnOnce(&Tx) -> Result<T>) -> Result<Done<T>> {
        let seed: i64 =
            self.book.read(|c| Ok(c.query_row("SELECT coalesce(max(id), 0) FROM transactions", [], |r| r.get(0))?))?;
        self.book.write(Act { command, now: NOW, seed: seed as u64 }, work)
    }

    /// Writes, and sees that an undo gives the same state as before and a redo the same as after.
    pub fn write_and_turn<T>(&self, command: &str, work: impl FnOnce(&Tx) -> Result<T>) -> Done<T> {
        let before = self.state();
        let done = self.write(command, work);
        assert!(done.entry.is_some(), "{command} left no line in the history");
        let after = self.state();
        self.book.undo(NOW).unwrap();
        assert_eq!(self.state(), before, "{command} undone");
        self.book.redo(NOW).unwrap();
        assert_eq!(self.state(), after, "{command} redone");
        done
    }

    pub fn kind_of_error<T>(&self, work: impl FnOnce(&Tx) -> Result<T>) -> &'static str {
        self.try_write("test", work).map(|_| ()).unwrap_err().kind()
    }

    pub fn client(&self, name: &str) -> Id {
        self.write("clients.create", |tx| {
            let id = tx.new_id();
            tx.execute(
                "INSERT INTO clients (uid, kind, name, sort_key, created_at) VALUES (?1, 'person', ?2, lower(?2), ?3)",
                params![id, name, tx.now()],
            )?;
            Ok(id)
        })
        .value
    }

    /// Every journaled and kept value of the book, in one text.
    pub fn state(&self) -> String {
        self.book
            .read(|conn| {
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
                Ok(all)
            })
            .unwrap()
    }
}

/// An input of the catalogue from JSON, as the page sends it.
pub fn input<T: serde::de::DeserializeOwned>(json: serde_json::Value) -> T {
    serde_json::from_value(json).unwrap()
}
