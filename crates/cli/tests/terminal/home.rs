//! A home of its own for each story, and the real program run in it.

use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

pub struct Home {
    folder: tempfile::TempDir,
}

pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Home {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn book(&self) -> PathBuf {
        self.path().join("tienda.clientela")
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_clientela"));
        command.args(arguments).env_clear().current_dir(self.path());
        command.env("HOME", self.path()).env("XDG_CONFIG_HOME", self.path().join("config")).env("LANG", "es_ES.UTF-8");
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Said {
        said(self.command(arguments).stdin(Stdio::null()).output().unwrap())
    }

    pub fn with_secret(&self, secret: &str, arguments: &[&str]) -> Said {
        said(self.command(arguments).env("CLIENTELA_PASSPHRASE", secret).stdin(Stdio::null()).output().unwrap())
    }

    pub fn make(&self) -> Said {
        self.run(&["new", "--book", "tienda.clientela", "--name", "Ferretería Muñoz", "--country", "ES"])
    }

    pub fn add(&self, name: &str) -> Value {
        let input = json!({ "name": name }).to_string();
        self.run(&["call", "clients.create", &input]).json()
    }

    /// The day it was so many days ago where the business is: the machine that runs the story may already sleep.
    pub fn days_ago(&self, days: u64) -> chrono::NaiveDate {
        let today = self.run(&["call", "today.get"]).json();
        today["day"].as_str().unwrap().parse::<chrono::NaiveDate>().unwrap() - chrono::Days::new(days)
    }

    pub fn titles(&self, words: &[&str]) -> Vec<String> {
        let mut arguments = vec!["search", "--json"];
        arguments.extend(words);
        let hits = self.run(&arguments).json();
        hits.as_array().unwrap().iter().map(|hit| hit["title"].as_str().unwrap().to_owned()).collect()
    }
}

pub fn said(output: Output) -> Said {
    Said {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

impl Said {
    pub fn well(self) -> Self {
        assert_eq!(self.code, 0, "{}{}", self.out, self.err);
        self
    }

    pub fn json(self) -> Value {
        let said = self.well();
        serde_json::from_str(&said.out).unwrap_or_else(|e| panic!("{e}: {}", said.out))
    }
}
