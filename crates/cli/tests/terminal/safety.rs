//! Backups, checks, and stopping in the middle.

use crate::home::{Home, said};
use std::process::Stdio;

#[test]
fn a_backup_brings_back_what_was_there() {
    let home = Home::new();
    home.make().well();
    home.add("Ana Pérez");
    let made = home.run(&["backup"]).well().out;
    assert!(made.contains("Copia hecha"), "{made}");
    assert_eq!(home.run(&["backup", "--list", "--json"]).json().as_array().unwrap().len(), 1);
    home.add("José Muñoz");
    assert_eq!(home.titles(&["jose"]).len(), 1);
    let list = home.run(&["restore"]).well().out;
    assert!(list.contains("a mano") && list.contains("comprobada"), "{list}");
    let restored = home.run(&["restore", "1", "--json"]).json();
    assert!(std::path::Path::new(restored["kept_aside"].as_str().unwrap()).is_file());
    assert!(home.titles(&["jose"]).is_empty());
    assert_eq!(home.titles(&["ana"]).len(), 1);
    assert_eq!(home.run(&["restore", "99"]).code, 1);
}

#[test]
fn a_copy_goes_where_one_says_and_never_over_another_file() {
    let home = Home::new();
    home.make().well();
    home.run(&["backup", "--to", "copia.clientela"]).well();
    home.run(&["history", "--book", "copia.clientela"]).well();
    assert_eq!(home.run(&["backup", "--to", "copia.clientela", "--book", "tienda.clientela"]).code, 1);
}

#[test]
fn a_sound_book_checks_well_and_a_damaged_one_is_salvaged() {
    let home = Home::new();
    home.make().well();
    home.add("Ana Pérez");
    let sound = home.run(&["check"]).well().out;
    assert!(sound.contains("El libro está bien"), "{sound}");
    assert!(home.run(&["check", "--json"]).json()["problems"].as_array().unwrap().is_empty());

    let bytes = std::fs::read(home.book()).unwrap();
    let mut broken = bytes.clone();
    let middle = bytes.len() / 2 / 4096 * 4096;
    broken[middle..middle + 8192].fill(0xAA);
    std::fs::write(home.path().join("roto.clientela"), &broken).unwrap();
    let said = home.run(&["check", "--book", "roto.clientela"]);
    assert_eq!(said.code, 6, "{}{}", said.out, said.err);
    let saved = home.run(&["salvage", "--book", "roto.clientela", "--to", "salvado.clientela"]).well().out;
    assert!(saved.contains("salvado.clientela"), "{saved}");
    home.run(&["check", "--book", "salvado.clientela"]).well();
    assert_eq!(std::fs::read(home.path().join("roto.clientela")).unwrap(), broken);
}

#[cfg(unix)]
#[test]
fn ctrl_c_stops_long_work_and_nothing_of_it_stays() {
    let home = Home::new();
    let arguments = ["demo", "--book", "grande.clientela", "--clients", "200000", "--years", "5"];
    let child = home.command(&arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    std::thread::sleep(std::time::Duration::from_millis(1_500));
    std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    let said = said(child.wait_with_output().unwrap());
    assert_eq!(said.code, 5, "{}{}", said.out, said.err);
    assert!(said.err.contains("No se ha cambiado nada"), "{}", said.err);
    assert!(!home.path().join("grande.clientela").exists());
}
