//! The catalogue as a whole.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test may stop at the first thing that is not so.

use std::collections::BTreeSet;

#[test]
fn every_command_is_there_once_and_is_called_feature_and_verb() {
    let mut names = BTreeSet::new();
    for command in api::commands() {
        assert!(names.insert(command.name), "{} twice", command.name);
        assert!(command.name.split_once('.').is_some_and(|(a, b)| !a.is_empty() && !b.is_empty()), "{}", command.name);
    }
}

/// Run with `UPDATE_API=1` to write it anew.
#[test]
fn the_typescript_of_the_page_is_up_to_date() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/lib/api.ts");
    let now = api::typescript();
    if std::env::var_os("UPDATE_API").is_some() {
        std::fs::write(file, &now).unwrap();
    }
    let kept = std::fs::read_to_string(file).unwrap_or_default();
    assert!(kept == now, "ui/src/lib/api.ts is out of date: UPDATE_API=1 cargo test -p api --test catalogue");
}
