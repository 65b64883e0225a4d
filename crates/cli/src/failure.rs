//! What went wrong, in words, and the number the program ends with.

use crate::look;
use api::DoorError;
use serde_json::json;
use std::process::ExitCode;
use words::Words;

/// How the program ends. The numbers are a promise to scripts; `help-codes` says them to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Code {
    /// Done.
    Done = 0,
    /// Refused or failed.
    Refused = 1,
    /// What was typed is not understood.
    Usage = 2,
    /// There is no such book.
    NoBook = 3,
    /// The passphrase is missing or wrong.
    Passphrase = 4,
    /// Stopped by a person.
    Cancelled = 5,
    /// The book's file is damaged, newer, or no book at all; or a check found problems.
    Unsound = 6,
    /// The book is in use by another program, or the disk or the system said no.
    Machine = 7,
}

impl From<Code> for ExitCode {
    fn from(code: Code) -> Self {
        Self::from(code as u8)
    }
}

/// A failure on its way to the person.
#[derive(Debug)]
pub struct Failure {
    error: DoorError,
}

impl From<DoorError> for Failure {
    fn from(error: DoorError) -> Self {
        Self { error }
    }
}

impl From<crm::Error> for Failure {
    fn from(error: crm::Error) -> Self {
        Self { error: error.into() }
    }
}

impl Failure {
    /// Says it on stderr: a sentence, or with `json` one object that holds the sentence too.
    pub fn tell(&self, words: &Words, json: bool) -> Code {
        let DoorError { kind, field, params } = &self.error;
        let said = words.failure(kind, params.iter().map(|(name, value)| (name.as_str(), value.as_str().into())));
        if json {
            look::complain(
                &json!({ "error": { "kind": kind, "field": field, "params": params, "text": said } }).to_string(),
            );
        } else {
            look::complain(&look::wrong(&said));
        }
        self.code()
    }

    /// The number for this kind of failure.
    pub fn code(&self) -> Code {
        code_of(&self.error.kind)
    }
}

/// The sentence of a failure that came inside an answer; nothing where there is none.
pub fn sentence(words: &Words, told: &serde_json::Value) -> Option<String> {
    let kind = told["kind"].as_str()?;
    let params = told["params"].as_object().into_iter().flatten();
    Some(words.failure(kind, params.map(|(name, value)| (name.as_str(), value.as_str().unwrap_or_default().into()))))
}

fn code_of(kind: &str) -> Code {
    match kind {
        "condition-unfit" | "input-unfit" | "not-json" | "command-unknown" => Code::Usage,
        "no-book" | "book-missing" | "book-vanished" => Code::NoBook,
        "passphrase-needed" | "wrong-passphrase" | "passphrase-unusable" | "book-locked" => Code::Passphrase,
        "cancelled" | "table-cancelled" => Code::Cancelled,
        "not-a-book"
        | "book-truncated"
        | "book-older-read-only"
        | "book-newer"
        | "book-damaged"
        | "backup-not-sound" => Code::Unsound,
        "book-busy"
        | "book-in-use"
        | "book-in-exclusive-use"
        | "book-cannot-open"
        | "disk-full"
        | "disk-trouble"
        | "no-permission"
        | "no-home"
        | "no-randomness"
        | "internal" => Code::Machine,
        _ => Code::Refused,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_can_tell_the_reasons_apart() {
        assert_eq!(code_of("wrong-passphrase") as u8, 4);
        assert_eq!(code_of("book-missing") as u8, 3);
        assert_eq!(code_of("cancelled") as u8, 5);
        assert_eq!(code_of("name-missing") as u8, 1);
        assert_eq!(code_of("input-unfit") as u8, 2);
    }
}
