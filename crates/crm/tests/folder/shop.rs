//! Books and folders to try with.

use crm::book::{Act, Book, NewBook};
use crm::folder::{self, FolderRead, FolderRequest, FolderWritten};
use crm::moment::{Moment, Unwatched};
use crm::settings::Business;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub const NOW: i64 = 1_795_420_800_000;

/// A book in a folder of its own, without a passphrase.
pub struct Shop {
    pub folder: tempfile::TempDir,
    pub book: Book,
    acts: Cell<u64>,
}

impl Shop {
    pub fn new(user: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let new = NewBook {
            business: Business::in_country("Café Sol", "ES", "es", "EUR"),
            user: user.to_owned(),
            device: "mostrador".to_owned(),
            now: NOW,
            seed: [user.len() as u8; 32],
        };
        let book = Book::create(&folder.path().join("a.clientela"), None, &new).unwrap();
        Self { folder, book, acts: Cell::new(0) }
    }

    pub fn act(&self, command: &'static str) -> Act<'static> {
        self.acts.set(self.acts.get() + 1);
        Act { command, now: NOW + 1_000 * self.acts.get() as i64, seed: self.acts.get() }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str) -> crm::Result<FolderWritten> {
        let words = BTreeMap::from([("folder-readme".to_owned(), "Léame".to_owned())]);
        let request = FolderRequest { to: self.path(name).display().to_string(), words };
        let at = Moment { now: NOW, zone: self.book.zone() };
        self.book.read(|conn| folder::write(conn, at, 1, &request, &Unwatched))
    }

    pub fn read(&self, path: &Path) -> crm::Result<FolderRead> {
        folder::read(&self.book, self.act("folder.read"), path, &Unwatched).map(|done| done.value)
    }

    /// What a check finds: references, kept figures, search, journal.
    pub fn problems(&self) -> Vec<(&'static str, i64)> {
        let report = crm::book::check::check(&self.book, &Unwatched).unwrap();
        report.problems.into_iter().map(|problem| (problem.code, problem.count)).collect()
    }

    /// Proves that the book is sound.
    pub fn is_sound(&self) {
        assert!(self.problems().is_empty(), "{:?}", self.problems());
    }

    pub fn texts(&self, sql: &str) -> Vec<String> {
        self.book
            .read(|conn| {
                let mut all = conn.prepare(sql)?;
                let rows = all.query_map([], |r| r.get::<_, String>(0))?;
                Ok(rows.collect::<Result<_, _>>()?)
            })
            .unwrap()
    }
}

/// Every file of a folder but the manifest's moment, by its path in it.
pub fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(one) = folders.pop() {
        for entry in std::fs::read_dir(&one).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                all.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    all
}

/// That two folders hold the same, byte for byte.
pub fn same(one: &Path, other: &Path) {
    let (was, is) = (contents(one), contents(other));
    assert_eq!(was.keys().collect::<Vec<_>>(), is.keys().collect::<Vec<_>>());
    for (name, bytes) in &was {
        let shown = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        assert!(bytes == &is[name], "{name}\n--- was\n{}\n--- is\n{}", shown(bytes), shown(&is[name]));
    }
}
