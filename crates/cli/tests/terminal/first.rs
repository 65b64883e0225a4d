//! The first things anyone does, and all that can go wrong with a book and its passphrase.

use crate::home::{Home, said};
use serde_json::Value;
use std::io::Write;
use std::process::Stdio;

const SECRET: &str = "canción de otoño 7";

#[test]
fn a_client_is_added_found_undone_and_redone() {
    let home = Home::new();
    home.make().well();
    assert!(home.book().is_file());
    let client = home.add("José Muñoz");
    home.add("Ana Pérez");
    let hits = home.run(&["search", "--json", "jose", "mun"]).json();
    assert_eq!(hits[0]["title"], "José Muñoz");
    assert_eq!(hits[0]["kind"], "person");
    assert_eq!(hits[0]["id"], client["id"]);
    assert_eq!(home.titles(&["ana"]), ["Ana Pérez"]);

    let undone = home.run(&["undo"]).well();
    assert!(undone.out.contains("Ana Pérez"), "{}", undone.out);
    assert!(home.titles(&["ana"]).is_empty());
    home.run(&["redo"]).well();
    assert_eq!(home.titles(&["ana"]), ["Ana Pérez"]);

    let history = home.run(&["history"]).well().out;
    assert!(
        history.lines().count() >= 4 && history.contains("José Muñoz") && history.contains("Deshecho"),
        "{history}"
    );
    let lines = home.run(&["history", "--json"]).json();
    assert_eq!(lines[0]["kind"], "redo");

    let first = lines.as_array().unwrap().iter().find(|l| l["params"]["client"] == "José Muñoz").unwrap();
    home.run(&["undo", &first["transaction"].to_string()]).well();
    assert!(home.titles(&["jose"]).is_empty());
    assert_eq!(home.titles(&["ana"]), ["Ana Pérez"]);
}

#[test]
fn an_undo_with_nothing_to_undo_says_so() {
    let home = Home::new();
    home.make().well();
    let said = home.run(&["undo"]).well();
    assert!(said.out.contains("No hay nada que deshacer"), "{}", said.out);
    assert_eq!(home.run(&["redo", "--json"]).json(), Value::Null);
}

#[test]
fn the_passphrase_opens_the_book_and_is_never_seen() {
    let home = Home::new();
    let made = home.with_secret(SECRET, &["new", "--book", "tienda.clientela", "--name", "Tienda", "--json"]).well();
    let mut all = made.out + &made.err;
    assert!(!std::fs::read(home.book()).unwrap().starts_with(b"SQLite"));

    let wrong = home.with_secret("otra", &["history"]);
    assert_eq!(wrong.code, 4, "{}", wrong.err);
    assert!(wrong.err.contains("contraseña"), "{}", wrong.err);
    let none = home.run(&["history"]);
    assert_eq!(none.code, 4, "{}", none.err);

    let file = home.path().join("secreto.txt");
    std::fs::write(&file, format!("{SECRET}\r\nuna segunda línea\n")).unwrap();
    home.run(&["history", "--passphrase-file", file.to_str().unwrap()]).well();
    for arguments in
        [&["history", "--json"][..], &[], &["call", "book.status"], &["call", "clients.create", r#"{"name":"Ana"}"#]]
    {
        let said = home.with_secret(SECRET, arguments).well();
        all += &(said.out + &said.err);
    }
    assert!(!all.contains(SECRET), "{all}");
    // Not even the help offers a place for it on the line.
    assert!(!home.run(&["--help"]).out.contains("--passphrase "));
    assert_eq!(home.run(&["history", "--passphrase", SECRET]).code, 2);
}

#[test]
fn a_book_that_is_not_there_is_an_error_for_every_verb_that_needs_one() {
    let home = Home::new();
    for verb in [&["history"][..], &["undo"], &["redo"], &["search", "ana"], &["call", "clients.page", "{}"], &[]] {
        let mut arguments = verb.to_vec();
        arguments.extend(["--book", "no-such.clientela"]);
        let said = home.run(&arguments);
        assert_eq!(said.code, 3, "{verb:?}: {}{}", said.out, said.err);
        assert!(said.err.contains("no-such.clientela"), "{}", said.err);
        assert!(!home.path().join("no-such.clientela").exists());
    }
    let error = home.run(&["history", "--json"]);
    assert_eq!(error.code, 3);
    let error: Value = serde_json::from_str(&error.err).unwrap();
    assert_eq!(error["error"]["kind"], "no-book");
}

#[test]
fn without_any_book_the_home_page_says_how_to_make_one() {
    let home = Home::new();
    let said = home.run(&[]).well();
    assert!(said.out.contains("clientela new") && said.out.contains("clientela demo"), "{}", said.out);
    assert!(said.out.lines().all(|line| line.chars().count() <= 80), "{}", said.out);
    let mut english = home.command(&[]);
    let said = crate::home::said(english.env("LANG", "en_GB.UTF-8").output().unwrap());
    assert!(said.out.contains("Make yours"), "{}", said.out);
}

#[test]
fn a_book_is_never_made_over_another_file() {
    let home = Home::new();
    std::fs::write(home.book(), "mis apuntes").unwrap();
    assert_eq!(home.make().code, 1);
    assert_eq!(std::fs::read_to_string(home.book()).unwrap(), "mis apuntes");
    let said = home.run(&["history", "--book", "tienda.clientela"]);
    assert_eq!(said.code, 6, "{}", said.err);
}

#[test]
fn what_does_not_fit_is_told_and_changes_nothing() {
    let home = Home::new();
    home.make().well();
    let before = home.run(&["history", "--json"]).out;
    for (command, input, code) in [
        ("clients.create", "{\"name\": \"Ana\"", 2),
        ("clients.create", r#"{"nombre": "Ana"}"#, 2),
        ("clients.create", "[1, 2]", 2),
        ("clients.create", r#"{"name": "   "}"#, 1),
        ("clients.get", r#"{"id": "not-an-id"}"#, 2),
        ("clients.fly", "{}", 2),
    ] {
        let said = home.run(&["call", command, input]);
        assert_eq!(said.code, code, "{command} {input}: {}{}", said.out, said.err);
        assert!(!said.err.trim().is_empty() && !said.err.contains("error-"), "{}", said.err);
    }
    assert_eq!(home.run(&["history", "--json"]).out, before);
}

#[test]
fn json_is_read_from_the_input_too() {
    let home = Home::new();
    home.make().well();
    let mut child = home
        .command(&["call", "clients.create", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all("{\"name\": \"Ñandú, S.L.\", \"kind\": \"company\"}".as_bytes()).unwrap();
    assert_eq!(said(child.wait_with_output().unwrap()).json()["name"], "Ñandú, S.L.");
}

#[test]
fn nothing_colours_what_is_piped_or_steers_the_terminal() {
    let home = Home::new();
    home.make().well();
    home.run(&["call", "clients.create", r#"{"name": "Eva \u001b[31mRoja\u0007"}"#]).well();
    for arguments in [&["history"][..], &["search", "eva"], &[], &["--help"], &["commands"], &["nada"]] {
        let said = home.run(arguments);
        assert!(!(said.out + &said.err).contains('\u{1b}'), "{arguments:?}");
    }
}

#[test]
fn the_help_speaks_the_persons_language() {
    let home = Home::new();
    let spanish = home.run(&["--help"]).well().out;
    assert!(spanish.starts_with("Sus clientes") && spanish.contains("Uso: clientela"), "{spanish}");
    let english = said(home.command(&["search", "--help"]).env("LC_ALL", "en_US.UTF-8").output().unwrap()).well().out;
    assert!(english.contains("Usage: clientela search [options] WORDS…"), "{english}");
    assert_eq!(home.run(&["buscar"]).code, 2);
    assert_eq!(home.run(&["search"]).code, 2);
    assert!(home.run(&["serch", "x"]).err.contains("search"));
    assert!(home.run(&["--version"]).well().out.contains(env!("CARGO_PKG_VERSION")));
}

#[test]
fn the_catalogue_is_told_and_is_the_one_of_the_page() {
    let home = Home::new();
    let all = home.run(&["commands", "--json"]).json();
    assert!(all.as_array().unwrap().iter().any(|c| c["name"] == "clients.create" && c["effect"] == "write"));
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/lib/api.ts")).unwrap();
    let told = home.run(&["commands", "--typescript"]).well().out;
    assert!(told.trim_end() == page.trim_end(), "the page's api.ts is not what the catalogue says");
}

#[test]
fn the_last_book_opened_is_the_next_one() {
    let home = Home::new();
    home.make().well();
    home.run(&["new", "--book", "otra.clientela", "--name", "Otra", "--country", "MX"]).well();
    assert_eq!(home.run(&["call", "settings.business"]).json()["currency"], "MXN");
    home.run(&["history", "--book", "tienda.clientela"]).well();
    assert_eq!(home.run(&["call", "settings.business"]).json()["name"], "Ferretería Muñoz");
    let named = home.command(&["call", "settings.business"]).env("CLIENTELA_BOOK", "otra.clientela").output().unwrap();
    assert_eq!(said(named).json()["name"], "Otra");
}

#[test]
fn the_book_that_is_settled_is_the_one_that_is_made() {
    let home = Home::new();
    let new = ["new", "--name", "La tienda", "--json"];
    let made = home.command(&new).env("CLIENTELA_BOOK", "fija.clientela").output().unwrap();
    assert!(said(made).json()["path"].as_str().unwrap().ends_with("fija.clientela"));
    // What is there is never made anew.
    let again = home.command(&new).env("CLIENTELA_BOOK", "fija.clientela").output().unwrap();
    assert!(!again.status.success());
}

#[test]
fn the_same_seed_makes_the_same_demo() {
    let home = Home::new();
    let make = |file: &str| {
        home.run(&["demo", "--book", file, "--clients", "60", "--years", "1", "--seed", "7", "--json"]).json();
        home.titles(&["a", "--limit", "200", "--book", file])
    };
    let first = make("uno.clientela");
    assert!(first.len() > 5);
    assert_eq!(first, make("dos.clientela"));
    // What is made up can be tried by anyone: it says so and needs no passphrase.
    assert_eq!(home.run(&["call", "book.status"]).json()["open"], Value::Null);
}
