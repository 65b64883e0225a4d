//! A small book, and the ways in and out of it.

use crm::book::{Act, Book, NewBook};
use crm::clients::{self, Client, ClientDraft};
use crm::export::ExportRequest;
use crm::import::{self, Answers, Counts, ImportDone, ImportRequest, Preview, Verdict};
use crm::moment::{Moment, Unwatched};
use crm::settings::Business;
use std::cell::Cell;
use std::path::{Path, PathBuf};

pub const NOW: i64 = 1_795_420_800_000;

/// A book in a folder of its own, without a passphrase.
pub struct Shop {
    pub folder: tempfile::TempDir,
    pub book: Book,
    acts: Cell<u64>,
}

impl Shop {
    pub fn new(language: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let new = NewBook {
            business: Business::in_country("Café Sol", "ES", language, "EUR"),
            user: "Ana".to_owned(),
            device: "mostrador".to_owned(),
            now: NOW,
            seed: [7; 32],
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

    pub fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    pub fn client(&self, draft: &ClientDraft) -> Client {
        self.book.write(self.act("clients.create"), |tx| clients::create(tx, draft)).unwrap().value
    }

    pub fn export(&self, kind: &str, name: &str, language: Option<&str>) -> PathBuf {
        let path = self.path(name);
        let request = ExportRequest {
            kind: kind.to_owned(),
            to: path.display().to_string(),
            words: language.map(words).unwrap_or_default(),
            ..ExportRequest::default()
        };
        let at = Moment { now: NOW, zone: self.book.zone() };
        self.book.read(|conn| crm::export::write(conn, at, &request, &Unwatched)).unwrap();
        path
    }

    pub fn preview(&self, kind: &str, path: &Path) -> Preview {
        import::preview(&self.book, self.act("import.preview"), asked(kind, path), &Unwatched).unwrap()
    }

    pub fn import(&self, kind: &str, path: &Path) -> ImportDone {
        self.import_as(asked(kind, path))
    }

    pub fn import_known_only(&self, kind: &str, path: &Path) -> ImportDone {
        self.import_as(ImportRequest {
            answers: Answers { known_only: true, ..Answers::default() },
            ..asked(kind, path)
        })
    }

    fn import_as(&self, asked: ImportRequest) -> ImportDone {
        let done = import::run(&self.book, self.act("import.run"), asked, &Unwatched).unwrap();
        let c = done.value.counts;
        assert_eq!(c.created + c.changed + c.unchanged + c.refused, c.rows, "{:?}", done.value);
        assert_eq!(done.entry.is_some(), done.value.batch.is_some(), "{:?}", done.value);
        done.value
    }

    /// Imports a file that must change nothing.
    pub fn changes_nothing(&self, kind: &str, path: &Path) {
        let seen = self.preview(kind, path);
        let odd: Vec<_> = seen.samples.iter().filter(|row| row.verdict != Verdict::Unchanged).collect();
        assert!(odd.is_empty(), "{odd:#?}\n{}", std::fs::read_to_string(path).unwrap_or_default());
        let done = self.import(kind, path);
        assert!(done.batch.is_none(), "{done:?}");
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

pub fn asked(kind: &str, path: &Path) -> ImportRequest {
    ImportRequest { path: path.display().to_string(), kind: Some(kind.to_owned()), ..ImportRequest::default() }
}

pub fn counts(c: Counts) -> [u64; 5] {
    [c.rows, c.created, c.changed, c.unchanged, c.refused]
}

/// The titles and choices of a language as its words have them.
pub fn words(language: &str) -> std::collections::BTreeMap<String, String> {
    let folder = format!("{}/../../assets/words/{language}", env!("CARGO_MANIFEST_DIR"));
    ["import.ftl", "choices.ftl"]
        .iter()
        .map(|file| std::fs::read_to_string(format!("{folder}/{file}")).unwrap())
        .collect::<String>()
        .lines()
        .filter(|line| line.starts_with("column-") || line.starts_with("value-"))
        .filter_map(|line| line.split_once(" = "))
        .map(|(key, word)| (key.to_owned(), word.to_owned()))
        .collect()
}
