//! Which book, with which passphrase, in whose language.

use crate::arguments::Common;
use crate::failure::{Code, Failure};
use crate::look;
use crate::watching;
use api::{Answer, Door, DoorError, Effect, OpenRequest};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, IsTerminal};
use std::path::{Path, PathBuf};
use words::{Language, Words};
use zeroize::Zeroizing;

/// How often a person may mistype the passphrase before the program gives up.
const TRIES: usize = 3;

/// What the person's system says about language and country: `es_MX.UTF-8`.
fn system_locale() -> String {
    let set = |name| std::env::var(name).ok().filter(|text: &String| !text.is_empty());
    set("LC_ALL").or_else(|| set("LC_MESSAGES")).or_else(|| set("LANG")).unwrap_or_default()
}

/// The words before any book is open: in the language of the system, Spanish when it has none of ours.
pub fn words_of_the_person() -> Words {
    let language = Language::of(&system_locale());
    Words::new(language, &format!("{}-{}", language.code(), country_of_the_person()))
}

/// The country of the system when it is one we serve; Spain otherwise.
pub fn country_of_the_person() -> &'static str {
    let locale = system_locale();
    let after_language = locale.split(['_', '-']).nth(1).unwrap_or_default();
    let country = after_language.split(['.', '@']).next().unwrap_or_default();
    crm::places::served(country).map_or("ES", |c| c.code)
}

/// Where a verb works: the door, the words, and what every verb was given.
pub struct Desk {
    door: Door,
    words: Words,
    common: Common,
    open: bool,
}

impl Desk {
    /// A desk in this machine's folders.
    pub fn new(words: Words, common: Common) -> Result<Self, Box<(Words, DoorError)>> {
        match Door::of_this_machine() {
            Ok(door) => Ok(Self { door, words, common, open: false }),
            Err(error) => Err(Box::new((words, error))),
        }
    }

    /// What is said, in the language of the open book or of the person.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// Whether the answer is to be JSON.
    pub fn json(&self) -> bool {
        self.common.json
    }

    /// The file a person named: with `--book`, else with `CLIENTELA_BOOK`.
    fn named(&self) -> Option<PathBuf> {
        let settled = || std::env::var_os("CLIENTELA_BOOK").filter(|value| !value.is_empty()).map(PathBuf::from);
        self.common.book.clone().or_else(settled)
    }

    /// The file a person named, whole, for a book that is to be made.
    pub fn new_path(&self) -> Result<Option<String>, Failure> {
        let named = self.named();
        let whole = named.map(|path| std::path::absolute(&path).map_err(crm::Error::io(&path))).transpose()?;
        Ok(whole.map(|path| path.display().to_string()))
    }

    /// The book to work on: the one a person named, else the one opened last.
    pub fn which(&self) -> Result<Option<PathBuf>, Failure> {
        if let Some(named) = self.named() {
            return Ok(Some(named));
        }
        Ok(self.door.status()?.known.into_iter().next().map(|known| PathBuf::from(known.path)))
    }

    /// Opens the book, once.
    pub fn open(&mut self) -> Result<(), Failure> {
        if self.open {
            return Ok(());
        }
        let path = self.which()?.ok_or_else(|| DoorError::new("no-book"))?;
        let given = self.given_passphrase()?;
        let opened = match self.try_open(&path, given.as_ref()) {
            Err(error) if error.kind == "passphrase-needed" && given.is_none() => self.ask_and_open(&path, error)?,
            other => other?,
        };
        let business = opened.business;
        self.words = Words::new(Language::of(&business.language), &business.locale());
        self.open = true;
        Ok(())
    }

    fn ask_and_open(&self, path: &Path, needed: DoorError) -> Result<api::OpenBook, Failure> {
        let mut last = needed;
        for _ in 0..TRIES {
            let asked = self.words.say("prompt-ask", &[("path", path.display().to_string().into())]);
            let Some(typed) = prompt(&asked) else { break };
            match self.try_open(path, Some(&typed)) {
                Err(error) if error.kind == "wrong-passphrase" => {
                    look::complain(&look::wrong(self.words.failure("wrong-passphrase", [])));
                    last = error;
                }
                other => return Ok(other?),
            }
        }
        Err(last.into())
    }

    /// Opens with the passphrase, or as the door can without one: what the keychain remembers.
    fn try_open(&self, path: &Path, passphrase: Option<&Zeroizing<String>>) -> Result<api::OpenBook, DoorError> {
        self.door.open_as_asked(&OpenRequest {
            path: path.display().to_string(),
            passphrase: passphrase.map(|text| text.to_string()),
            remember: false,
        })
    }

    /// The passphrase from `--passphrase-file` (its first line) or `CLIENTELA_PASSPHRASE`.
    pub fn given_passphrase(&self) -> Result<Option<Zeroizing<String>>, Failure> {
        if let Some(path) = &self.common.passphrase_file {
            let file = std::fs::File::open(path).map_err(crm::Error::io(path))?;
            let mut line = Zeroizing::new(String::new());
            BufReader::new(file).read_line(&mut line).map_err(crm::Error::io(path))?;
            return Ok(Some(Zeroizing::new(line.trim_end_matches(['\r', '\n']).to_owned())));
        }
        Ok(std::env::var("CLIENTELA_PASSPHRASE").ok().filter(|text| !text.is_empty()).map(Zeroizing::new))
    }

    /// The passphrase of a book that is about to be made: given, or typed twice; nothing when it is to have none.
    pub fn new_passphrase(&self) -> Result<Option<Zeroizing<String>>, Failure> {
        if let Some(given) = self.given_passphrase()? {
            return Ok(Some(given).filter(|text| !text.is_empty()));
        }
        loop {
            let Some(first) = prompt(&self.words.say("prompt-new", &[])).filter(|typed| !typed.is_empty()) else {
                return Ok(None);
            };
            match prompt(&self.words.say("prompt-new-again", &[])) {
                Some(second) if second == first => return Ok(Some(first)),
                Some(_) => look::complain(&look::wrong(self.words.say("make-passphrase-differs", &[]))),
                None => return Err(DoorError::new("cancelled").into()),
            }
        }
    }

    /// Runs a command of the catalogue on the book, which is opened when the command needs one, with progress and
    /// Ctrl+C.
    pub fn call(&mut self, name: &str, input: Value) -> Result<Answer, Failure> {
        let on_the_program = api::commands().iter().any(|c| c.name == name && c.effect == Effect::Door);
        if on_the_program {
            match watching::call(&self.door, &self.words, name, input.clone()) {
                Err(error) if error.kind == "no-book" => {}
                other => return Ok(other?),
            }
        } else if !api::commands().iter().any(|c| c.name == name) {
            return Err(DoorError::new("command-unknown").with("name", name).into());
        }
        self.open()?;
        Ok(watching::call(&self.door, &self.words, name, input)?)
    }

    /// What a command answers.
    pub fn ask(&mut self, name: &str, input: Value) -> Result<Value, Failure> {
        Ok(self.call(name, input)?.value)
    }

    /// Like [`Desk::ask`] for a command whose input may have to hold the passphrase of another file: tried with the one
    /// given, and when that is missing or wrong, with what is typed.
    pub fn ask_about_file(&mut self, name: &str, mut input: Value, file: &str) -> Result<Value, Failure> {
        let mut tries = 0;
        loop {
            let failure = match self.ask(name, input.clone()) {
                Ok(value) => return Ok(value),
                Err(failure) => failure,
            };
            tries += 1;
            if failure.code() != Code::Passphrase || tries > TRIES {
                return Err(failure);
            }
            let Some(typed) = prompt(&self.words.say("prompt-ask", &[("path", file.into())])) else {
                return Err(failure);
            };
            input["passphrase"] = json!(typed.as_str());
        }
    }

    /// The business of the open book.
    pub fn business(&mut self) -> Result<crm::settings::Business, Failure> {
        let value = self.ask("settings.business", json!(null))?;
        Ok(serde_json::from_value(value).map_err(crm::Error::from)?)
    }
}

/// Asks for a secret at the terminal; nothing when there is none to ask at.
fn prompt(question: &str) -> Option<Zeroizing<String>> {
    if !std::io::stderr().is_terminal() {
        return None;
    }
    rpassword::prompt_password(format!("{question} ")).ok().map(Zeroizing::new)
}
