//! Nothing the program can meet is without its sentence: every failure, every action, every word the terminal asks for.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test may stop at the first thing that is not so.

use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use words::{Language, Words};

fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn rust_below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            rust_below(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") {
            found.push(path);
        }
    }
}

/// The running Rust of the crates: comments and inline tests left out.
fn sources() -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    for crate_folder in fs::read_dir(top().join("crates")).unwrap().flatten() {
        rust_below(&crate_folder.path().join("src"), &mut files);
    }
    rust_below(&top().join("src-tauri/src"), &mut files);
    files
        .into_iter()
        .map(|file| {
            let text = fs::read_to_string(&file).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            let lines: Vec<&str> = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            (file, lines.join("\n"))
        })
        .collect()
}

/// Every kind of failure that crm, api and the shell can make, with a file that makes it.
fn failures() -> BTreeMap<String, PathBuf> {
    let codes = [
        // The field may hold a call with its own parentheses and commas, never a quotation followed by a semicolon.
        r#"Error::invalid\([^;]*?,\s*"([a-z]+(?:-[a-z]+)*)"\s*\)"#,
        r#"Error::(?:refused|book)\(\s*"([a-z-]+)""#,
        r#"DoorError::new\(\s*"([a-z-]+)""#,
        r#"\b(?:rule|problem):\s*"([a-z-]+)""#,
        r#"=> "(table-[a-z-]+)""#,
    ]
    .map(|pattern| Regex::new(pattern).unwrap());
    let arm = Regex::new(r#"=> "([a-z]+(?:-[a-z]+)+|cancelled|internal)""#).unwrap();
    let mut found = BTreeMap::new();
    // A tax number's verdict has rules too; it is advice, not a failure.
    for (file, code) in sources().into_iter().filter(|(file, _)| !file.components().any(|c| c.as_os_str() == "taxid")) {
        for pattern in &codes {
            for hit in pattern.captures_iter(&code) {
                found.insert(hit[1].to_owned(), file.clone());
            }
        }
        if file.ends_with("crm/src/error.rs") {
            for hit in arm.captures_iter(&code) {
                found.insert(hit[1].to_owned(), file.clone());
            }
        }
    }
    found
}

fn both() -> [Words; 2] {
    [Words::new(Language::Spanish, "es-ES"), Words::new(Language::English, "en-ES")]
}

#[test]
fn every_failure_has_its_sentence() {
    let failures = failures();
    assert!(failures.len() > 40, "the search for failures finds too few: {failures:?}");
    for known in
        ["wrong-passphrase", "not-found", "table-binary", "undo-pruned", "name-missing", "disk-full", "no-book"]
    {
        assert!(failures.contains_key(known), "{known} is not found in the sources any more");
    }
    let mut missing = Vec::new();
    for words in both() {
        for (kind, file) in &failures {
            if words.known(&format!("error-{kind}"), []).is_none() {
                missing.push(format!("error-{kind} ({:?}, {})", words.language(), file.display()));
            }
        }
    }
    assert!(missing.is_empty(), "no sentence for:\n{}", missing.join("\n"));
}

#[test]
fn every_action_has_its_sentence() {
    let command = Regex::new(r#"(?m)^\s*Write "([a-z_.]+)""#).unwrap();
    let called = Regex::new(r#"call_it\(\s*"([a-z_.]+)""#).unwrap();
    let mut actions = BTreeSet::new();
    for (_, code) in sources() {
        for pattern in [&command, &called] {
            actions.extend(pattern.captures_iter(&code).map(|hit| hit[1].to_owned()));
        }
    }
    assert!(actions.contains("clients.create"), "the search for actions finds too few: {actions:?}");
    let mut missing = Vec::new();
    for words in both() {
        for action in &actions {
            let key = format!("did-{}", action.replace(['.', '_'], "-"));
            if words.known(&key, []).is_none() {
                missing.push(format!("{key} ({:?})", words.language()));
            }
        }
    }
    assert!(missing.is_empty(), "no sentence for:\n{}", missing.join("\n"));
}

#[test]
fn every_stage_of_long_work_has_its_word() {
    let stage = Regex::new(r#"stage:\s*"([a-z-]+)""#).unwrap();
    for (file, code) in sources() {
        for hit in stage.captures_iter(&code) {
            for words in both() {
                let key = format!("stage-{}", &hit[1]);
                assert!(words.known(&key, []).is_some(), "{} says {key}, which nobody wrote", file.display());
            }
        }
    }
}

#[test]
fn everything_found_in_a_file_has_its_sentence() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../crm/src/tables/inspect.rs");
    let code = std::fs::read_to_string(path).unwrap();
    let (_, body) = code.split_once("pub enum Finding {").unwrap();
    let body = body.split_once("\n}\n").unwrap().0;
    let variant = Regex::new(r"(?m)^    ([A-Z]\w+)").unwrap();
    let names: Vec<String> = variant.captures_iter(body).map(|hit| hit[1].to_owned()).collect();
    assert!(names.len() >= 10, "{names:?}");
    let hump = Regex::new("([a-z])([A-Z])").unwrap();
    for name in names {
        let code = hump.replace_all(&name, "$1-$2").to_lowercase();
        for words in both() {
            assert!(words.known(&format!("import-finding-{code}"), []).is_some(), "nobody wrote import-finding-{code}");
        }
    }
}

#[test]
fn every_key_written_in_rust_is_there() {
    let asked = Regex::new(r#"\b(?:say|known)\(\s*&?"([a-z][a-z0-9-]*)""#).unwrap();
    let [spanish, english] = both();
    for (file, code) in sources() {
        for hit in asked.captures_iter(&code).filter(|hit| hit[1].contains('-')) {
            for words in [&spanish, &english] {
                assert!(words.known(&hit[1], []).is_some(), "{} says {}, which nobody wrote", file.display(), &hit[1]);
            }
        }
    }
}

#[test]
fn both_languages_have_the_same_sentences_about_the_same_values() {
    use fluent_syntax::ast::Entry;
    let value = Regex::new(r"\$([a-z][a-zA-Z0-9]*)").unwrap();
    let messages = |language: &str| {
        let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for file in fs::read_dir(top().join("assets/words").join(language)).unwrap().flatten() {
            let text = fs::read_to_string(file.path()).unwrap();
            let resource = fluent_syntax::parser::parse(text.as_str())
                .unwrap_or_else(|(_, errors)| panic!("{} is not Fluent: {errors:?}", file.path().display()));
            for entry in &resource.body {
                let Entry::Message(message) = entry else { continue };
                let one = fluent_syntax::ast::Resource { body: vec![Entry::Message(message.clone())] };
                let written = fluent_syntax::serializer::serialize(&one);
                let values = value.captures_iter(&written).map(|hit| hit[1].to_owned()).collect();
                let twice = found.insert(message.id.name.to_owned(), values);
                assert!(twice.is_none(), "{} is said twice in {language}", message.id.name);
            }
        }
        found
    };
    assert_eq!(messages("es"), messages("en"));
}
