//! The door: `call(name, json)` runs a command of the catalogue on the open book. The window and the terminal enter here.

use crate::DoorError;
use crate::catalogue::{self, Run};
use crate::keychain;
use crate::library::{self, BookStatus, KnownBook, Library, OpenBook};
use crm::book::{Act, Book, Entry, NewBook, Secret};
use crm::moment::{Moment, Progress, Watch};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, RwLock};
use std::time::{SystemTime, UNIX_EPOCH};
use zeroize::Zeroizing;

/// What a command answers: its value, and what it did to the book, if anything.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Answer {
    /// The command's output.
    #[ts(type = "unknown")]
    pub value: Value,
    /// The line it left in the history.
    pub happened: Option<Happening>,
}

/// What the page announces after a write, with its way back.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Happening {
    /// `do`, `undo` or `redo`.
    pub kind: String,
    /// The line in the history.
    pub entry: Entry,
}

/// One program's way into one book at a time. Shared between threads.
#[derive(Debug)]
pub struct Door {
    pub(crate) library: Library,
    pub(crate) printing: crate::printing::Printing,
    state: RwLock<State>,
    clock: fn() -> i64,
}

#[derive(Debug, Default)]
struct State {
    book: Option<Arc<Book>>,
    locked: Option<PathBuf>,
}

/// How a book is made.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct CreateBook {
    /// The file; when absent it is named after the business, in the usual folder.
    #[ts(optional)]
    pub path: Option<String>,
    /// The business.
    pub name: String,
    /// ISO 3166 alpha-2.
    pub country: String,
    /// `es` or `en`.
    pub language: String,
    /// ISO 4217.
    pub currency: String,
    /// IANA zone; that of the country when absent.
    #[ts(optional)]
    pub timezone: Option<String>,
    /// Who will use it.
    #[ts(optional)]
    pub user: Option<String>,
    /// No passphrase, no encryption.
    #[ts(optional)]
    pub passphrase: Option<String>,
}

/// What a demo business is made of.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct CreateDemo {
    /// The file; when absent it is named after the demo, in the usual folder.
    #[ts(optional)]
    pub path: Option<String>,
    /// `ES` or `MX`; Spain when absent.
    #[ts(optional)]
    pub country: Option<String>,
    /// How many clients.
    pub clients: u32,
    /// Years of history.
    pub years: u32,
    /// The same seed on the same day gives the same business.
    #[ts(type = "number")]
    pub seed: u64,
    /// No passphrase, no encryption.
    #[ts(optional)]
    pub passphrase: Option<String>,
}

/// Which book to open, and how.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct OpenRequest {
    /// The file.
    pub path: String,
    /// What the owner typed; when absent, the key this machine remembers.
    #[ts(optional)]
    pub passphrase: Option<String>,
    /// Remember the key in the system's keychain.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub remember: bool,
}

/// What the system's keychain knows of the open book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct KeychainState {
    /// Whether this system has a keychain.
    pub available: bool,
    /// Whether the key of the open book is in it.
    pub remembered: bool,
}

/// Whether to remember the key of the open book.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct RememberRequest {
    /// Yes, or forget it.
    pub remember: bool,
}

/// The ways to export that can be chosen.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct ExportProfiles {
    /// The shipped ones, then a person's own.
    pub profiles: Vec<crm::export::ProfileInfo>,
    /// Where a person's own are kept; it need not be there.
    pub folder: String,
}

impl Door {
    /// A door for a program whose own folder is `config` and whose new books go to `folder`.
    pub fn new(config: &Path, folder: &Path) -> Self {
        Self::with_clock(config, folder, || {
            SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_millis() as i64)
        })
    }

    /// A door with another clock (milliseconds UTC), for stories with a fixed today.
    pub fn with_clock(config: &Path, folder: &Path, clock: fn() -> i64) -> Self {
        Self { library: Library::new(config, folder), printing: Default::default(), state: RwLock::default(), clock }
    }

    /// A door in the folders this platform has for it: settings in the configuration folder, books under documents.
    pub fn of_this_machine() -> Result<Self, DoorError> {
        let own = directories::ProjectDirs::from("", "", "clientela").ok_or_else(|| DoorError::new("no-home"))?;
        let user = directories::UserDirs::new().ok_or_else(|| DoorError::new("no-home"))?;
        let folder = user.document_dir().filter(|d| d.is_dir()).unwrap_or_else(|| user.home_dir()).join("Clientela");
        Ok(Self::new(own.config_dir(), &folder))
    }

    /// Runs a command. `progress` hears of long work, on the calling thread; setting `cancel` stops it, and nothing of it
    /// is kept.
    pub fn call(
        &self,
        name: &str,
        input: Value,
        progress: &dyn Fn(Progress),
        cancel: &AtomicBool,
    ) -> Result<Answer, DoorError> {
        let command = catalogue::find(name).ok_or_else(|| DoorError::new("command-unknown").with("name", name))?;
        let now = (self.clock)();
        let quiet = |value| Answer { value, happened: None };
        match &command.run {
            Run::Door(run) => run(self, input, &Watched { progress, cancel }).map(quiet),
            Run::Read(run) => {
                let book = self.book()?;
                if (command.asks_figures)(&input) {
                    crm::insight::keep(
                        &book,
                        Act { command: name, now, seed: seed()? },
                        &Watched { progress, cancel },
                    )?;
                }
                let moment = Moment { now, zone: book.zone() };
                Ok(quiet(book.read(|conn| run(conn, moment, input))?))
            }
            Run::Write(run) => {
                let book = self.book()?;
                let watched = Watched { progress, cancel };
                let done = book.write(Act { command: name, now, seed: seed()? }, |tx| run(tx, input, &watched))?;
                Ok(Answer {
                    value: done.value,
                    happened: done.entry.map(|entry| Happening { kind: "do".into(), entry }),
                })
            }
            Run::Whole(run) => {
                let book = self.book()?;
                let (value, happened) =
                    run(&book, Act { command: name, now, seed: seed()? }, input, &Watched { progress, cancel })?;
                Ok(Answer { value, happened })
            }
        }
    }

    /// The export profiles, shipped and a person's own, and the folder where her own are: `export` beside the settings.
    pub fn profiles(&self) -> ExportProfiles {
        let folder = self.library.own_folder().join("export");
        ExportProfiles { profiles: crm::export::profiles(&folder), folder: folder.display().to_string() }
    }

    /// The open book. Errors: `no-book`, `book-locked`.
    pub fn book(&self) -> Result<Arc<Book>, DoorError> {
        let state = self.state.read().map_err(|_| DoorError::new("internal"))?;
        match (&state.book, &state.locked) {
            (Some(book), _) => Ok(book.clone()),
            (None, Some(path)) => Err(DoorError::new("book-locked").with("path", path.display())),
            (None, None) => Err(DoorError::new("no-book")),
        }
    }

    /// The time this door goes by, milliseconds UTC.
    pub fn now(&self) -> i64 {
        (self.clock)()
    }

    /// Makes a book and opens it.
    pub fn create(&self, new: CreateBook) -> Result<OpenBook, DoorError> {
        let mut business = crm::settings::Business::in_country(&new.name, &new.country, &new.language, &new.currency);
        if let Some(zone) = new.timezone {
            business.timezone = zone;
        }
        business.check()?;
        let path = match new.path {
            Some(path) => PathBuf::from(path),
            None => {
                let folder = self.library.folder();
                std::fs::create_dir_all(folder).map_err(crm::Error::io(folder))?;
                folder.join(library::file_name(&new.name))
            }
        };
        let mut entropy = [0u8; 32];
        getrandom::fill(&mut entropy).map_err(|_| DoorError::new("no-randomness"))?;
        let user = new.user.filter(|u| !u.trim().is_empty()).unwrap_or_else(|| new.name.clone());
        let fresh = NewBook { business, user, device: machine_name(), now: self.now(), seed: entropy };
        let passphrase = new.passphrase.map(Zeroizing::new);
        let book = Book::create(&path, passphrase.as_deref().map(String::as_str), &fresh)?;
        self.enter(book)
    }

    /// Makes a demo business in a file of its own and opens it. Errors: `country-unknown` where no demo can be made, those
    /// of making a book.
    pub fn demo(&self, new: CreateDemo, watch: &dyn Watch) -> Result<OpenBook, DoorError> {
        let country = new.country.as_deref().unwrap_or("ES");
        let country = crm::demo::Country::of_code(country)
            .ok_or_else(|| crm::Error::invalid("country", "country-unknown").with("value", country))?;
        let zone = crm::moment::zone_of_country(country.code());
        let today = Moment { now: self.now(), zone }.today();
        let plan = crm::demo::Plan::new(country, new.clients.into(), new.years, new.seed, today);
        let folder = self.library.folder();
        let path = match new.path {
            Some(path) => PathBuf::from(path),
            None => {
                std::fs::create_dir_all(folder).map_err(crm::Error::io(folder))?;
                folder.join(library::file_name(&crm::demo::business(&plan).name))
            }
        };
        let mut entropy = [0u8; 32];
        getrandom::fill(&mut entropy).map_err(|_| DoorError::new("no-randomness"))?;
        let passphrase = new.passphrase.map(Zeroizing::new);
        let passphrase = passphrase.as_deref().map(String::as_str);
        let (book, _) = crm::demo::make(&path, passphrase, &plan, &machine_name(), self.now(), entropy, watch)?;
        self.enter(book)
    }

    /// Opens a book with what was typed, or with the key this machine remembers.
    pub fn open_as_asked(&self, request: &OpenRequest) -> Result<OpenBook, DoorError> {
        let path = Path::new(&request.path);
        if self.is_open(&request.path) {
            return self.status()?.open.ok_or_else(|| DoorError::new("no-book"));
        }
        let secret = match request.passphrase.as_deref().filter(|p| !p.is_empty()) {
            Some(text) => Secret::Passphrase(Zeroizing::new(text.to_owned())),
            None => keychain::remembered(path).map_or(Secret::None, Secret::RawKey),
        };
        let opened = match self.open(path, &secret) {
            // What was remembered is of another passphrase: ask.
            Err(e) if e.kind == "wrong-passphrase" && matches!(secret, Secret::RawKey(_)) => {
                return Err(DoorError { kind: "passphrase-needed".to_owned(), ..e });
            }
            other => other?,
        };
        if request.remember {
            self.remember(true)?;
        }
        Ok(opened)
    }

    /// What the keychain knows of the open book.
    pub fn keychain(&self) -> Result<KeychainState, DoorError> {
        let book = self.book()?;
        let remembered = book.key().is_some_and(keychain::is_remembered);
        Ok(KeychainState { available: keychain::is_available(), remembered })
    }

    /// Remembers the key of the open book in the system's keychain, or forgets it.
    /// Errors: `keychain-unavailable`, `lock-without-passphrase` for a book without one.
    pub fn remember(&self, remember: bool) -> Result<(), DoorError> {
        let book = self.book()?;
        match book.key() {
            None => Err(DoorError::new("lock-without-passphrase")),
            Some(key) if remember => keychain::remember(key),
            Some(key) => {
                keychain::forget(key);
                Ok(())
            }
        }
    }

    /// Opens a book.
    pub fn open(&self, path: &Path, secret: &Secret) -> Result<OpenBook, DoorError> {
        let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        self.enter(Book::open(&path, secret)?)
    }

    /// Opens what a start should: the file it was `given`, else the book that was open when the program ended last. One that needs its
    /// passphrase waits for it as a locked one does. Whatever else is in the way is told when a person opens it. Returns whether a book
    /// is open or waits.
    pub fn start(&self, given: Option<&Path>) -> bool {
        let Some(path) = given.map(Path::to_owned).or_else(|| self.library.last()) else { return false };
        let request = OpenRequest { path: path.display().to_string(), passphrase: None, remember: false };
        match self.open_as_asked(&request) {
            Ok(open) if open.damaged => {
                let _ = self.close(false);
                false
            }
            Ok(_) => true,
            Err(error) if error.kind.contains("passphrase") => match self.state.write() {
                Ok(mut state) => {
                    state.locked = Some(std::fs::canonicalize(&path).unwrap_or(path));
                    true
                }
                Err(_) => false,
            },
            Err(_) => false,
        }
    }

    /// Closes the open or locked book because a person says so: the next start does not open it by itself.
    pub fn leave(&self) -> Result<(), DoorError> {
        let path = {
            let state = self.state.read().map_err(|_| DoorError::new("internal"))?;
            state.book.as_ref().map(|book| book.path().to_owned()).or_else(|| state.locked.clone())
        };
        self.close(false)?;
        // A list that cannot be kept is a lost convenience.
        let _ = path.map(|path| self.library.close(&path));
        Ok(())
    }

    /// Lets the open book go. With `lock` it stays this window's book and waits for its passphrase.
    pub fn close(&self, lock: bool) -> Result<(), DoorError> {
        let mut state = self.state.write().map_err(|_| DoorError::new("internal"))?;
        state.locked = match &state.book {
            Some(book) if lock && book.is_encrypted() => Some(book.path().to_owned()),
            Some(_) if lock => return Err(DoorError::new("lock-without-passphrase")),
            _ => None,
        };
        state.book = None;
        Ok(())
    }

    /// Takes the open book out of the door to replace its file with `work`, and puts back what `work` returns.
    pub fn replace<T>(
        &self,
        work: impl FnOnce(Book) -> Result<(Book, T), Box<(Option<Book>, crm::Error)>>,
    ) -> Result<T, DoorError> {
        let mut state = self.state.write().map_err(|_| DoorError::new("internal"))?;
        let shared = state.book.take().ok_or_else(|| DoorError::new("no-book"))?;
        let book = match Arc::try_unwrap(shared) {
            Ok(book) => book,
            Err(shared) => {
                // Some other thread of this window is still reading.
                state.book = Some(shared);
                return Err(DoorError::new("book-busy"));
            }
        };
        match work(book) {
            Ok((book, value)) => {
                state.book = Some(Arc::new(book));
                Ok(value)
            }
            Err(failed) => {
                let (book, error) = *failed;
                state.book = book.map(Arc::new);
                Err(error.into())
            }
        }
    }

    /// What is open and what could be.
    pub fn status(&self) -> Result<BookStatus, DoorError> {
        let (book, locked) = {
            let state = self.state.read().map_err(|_| DoorError::new("internal"))?;
            (state.book.clone(), state.locked.clone())
        };
        Ok(BookStatus {
            open: book.map(|book| describe(&book)).transpose()?,
            locked: locked.map(|p| p.display().to_string()),
            known: self.library.known(),
            folder: self.library.folder().display().to_string(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        })
    }

    /// Takes a book off the list of known ones; its file stays.
    pub fn forget(&self, path: &str) -> Result<(), DoorError> {
        self.library.forget(path)
    }

    fn enter(&self, book: Book) -> Result<OpenBook, DoorError> {
        let open = describe(&book)?;
        let known = KnownBook {
            path: open.path.clone(),
            name: open.business.name.clone(),
            opened_at: self.now(),
            present: true,
            encrypted: open.encrypted,
            closed: false,
        };
        let mut state = self.state.write().map_err(|_| DoorError::new("internal"))?;
        *state = State { book: Some(Arc::new(book)), locked: None };
        drop(state);
        // A list that cannot be kept must not keep a person out of her book.
        let _ = self.library.remember(known);
        Ok(open)
    }
}

fn describe(book: &Book) -> Result<OpenBook, DoorError> {
    Ok(book.read(|conn| {
        Ok(OpenBook {
            path: book.path().display().to_string(),
            business: crm::settings::business(conn)?,
            habits: crm::settings::habits(conn)?,
            encrypted: book.is_encrypted(),
            read_only: book.is_read_only(),
            damaged: book.is_damaged(),
            demo: crm::settings::get(conn, "demo")?.is_some(),
        })
    })?)
}

/// Progress and cancel of one call.
struct Watched<'a> {
    progress: &'a dyn Fn(Progress),
    cancel: &'a AtomicBool,
}

impl Watch for Watched<'_> {
    fn tick(&self, progress: Progress) -> crm::Result<()> {
        (self.progress)(progress);
        if self.cancel.load(Ordering::Acquire) { Err(crm::Error::Cancelled) } else { Ok(()) }
    }
}

/// Fresh randomness for the ids of one act.
pub(crate) fn seed() -> Result<u64, DoorError> {
    getrandom::u64().map_err(|_| DoorError::new("no-randomness"))
}

/// What this machine is called in the history.
fn machine_name() -> String {
    let name = std::env::var("HOSTNAME").or_else(|_| std::env::var("COMPUTERNAME")).ok();
    let name = name.or_else(|| std::fs::read_to_string("/etc/hostname").ok());
    name.map(|n| n.trim().to_owned()).filter(|n| !n.is_empty()).unwrap_or_else(|| std::env::consts::OS.to_owned())
}
