//! Migrations are numbered without a gap, all of them run, and all their tables are strict.

use regex::Regex;

use crate::tree::{files, text};

#[test]
fn every_migration_is_numbered_in_order_and_registered() {
    let sources: String = files("crates/crm/src", &[".rs"]).iter().map(|file| text(file)).collect();
    for (place, file) in files("crates/crm/migrations", &[".sql"]).iter().enumerate() {
        let name = file.rsplit('/').next().unwrap_or_default();
        assert!(name.starts_with(&format!("{:04}_", place + 1)), "{file} is not number {}", place + 1);
        assert!(sources.contains(name), "{file} is never run: name it in the engine's list of migrations");
    }
}

#[test]
fn every_table_is_strict() {
    let table =
        Regex::new(r"(?is)CREATE\s+TABLE\s+(?:IF NOT EXISTS\s+)?(\w+)\s*\((.*?)\)\s*([A-Z, ]*);").expect("a pattern");
    for file in files("crates/crm/migrations", &[".sql"]) {
        let sql: String =
            text(&file).lines().map(|line| line.split("--").next().unwrap_or_default().to_owned() + "\n").collect();
        for found in table.captures_iter(&sql) {
            assert!(found[3].to_uppercase().contains("STRICT"), "{file}: table {} is not STRICT", &found[1]);
        }
    }
}
