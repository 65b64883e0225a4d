//! A name says what is in it, and a file is short enough to be read at once.

use crate::tree::{files, text};

/// Names that say nothing of what is inside.
const BANNED: &[&str] = &[
    "common",
    "dto",
    "dtos",
    "handler",
    "handlers",
    "helper",
    "helpers",
    "manager",
    "managers",
    "misc",
    "model",
    "models",
    "repositories",
    "repository",
    "service",
    "services",
    "util",
    "utils",
];

/// A file past this is split by verb.
const LINES: usize = 600;

const WRITTEN: &[&str] = &[".rs", ".ts", ".svelte", ".mjs", ".js", ".sql", ".sh", ".css"];

/// Longer with a reason: generated, or a table of facts rather than code.
const LONG: &[&str] = &["ui/src/lib/api.ts", "ui/src/lib/words/keys.ts"];

#[test]
fn no_folder_or_file_has_a_name_that_says_nothing() {
    for file in files("", WRITTEN) {
        for part in file.split('/') {
            let name = part.split('.').next().unwrap_or_default();
            assert!(!BANNED.contains(&name), "{file}: “{name}” says nothing of what is inside");
        }
    }
}

#[test]
fn no_file_is_too_long_to_be_read_at_once() {
    for file in files("", WRITTEN) {
        let lines = text(&file).lines().count();
        assert!(lines <= LINES || LONG.contains(&file.as_str()), "{file} has {lines} lines: split it by verb");
    }
}
