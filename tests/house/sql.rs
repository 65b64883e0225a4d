//! SQL lives with its feature in the engine, and nowhere else.

use regex::Regex;

use crate::tree::{files, running_rust, text};

fn sql() -> Regex {
    Regex::new(r#"(?m)["'`]\s*(SELECT|INSERT (OR \w+ )?INTO|UPDATE \w+ SET|DELETE FROM|CREATE (TABLE|INDEX|VIRTUAL|TRIGGER)|PRAGMA|ALTER TABLE)\s"#)
        .expect("a pattern")
}

#[test]
fn only_the_engine_speaks_sql() {
    let sql = sql();
    let outside = ["crates/api/src", "crates/cli/src", "src-tauri/src"];
    let rust = outside.iter().flat_map(|folder| files(folder, &[".rs"])).map(|file| (running_rust(&file), file));
    let page = files("ui/src", &[".ts", ".svelte"]).into_iter().map(|file| (text(&file), file));
    for (code, file) in rust.chain(page) {
        if let Some(found) = sql.find(&code) {
            panic!("{file} speaks SQL ({}…): it belongs with its feature in crates/crm/src", found.as_str());
        }
    }
}

#[test]
fn every_column_is_named() {
    let all = Regex::new(r"SELECT\s+\*\s+FROM\s+\w|INSERT (OR \w+ )?INTO \w+\s+(VALUES|SELECT)").expect("a pattern");
    for file in files("crates/crm/src", &[".rs"]) {
        if let Some(found) = all.find(&running_rust(&file)) {
            panic!("{file} does not name its columns: {}", found.as_str());
        }
    }
}

#[test]
fn the_rule_sees_sql_where_there_is_some() {
    assert!(sql().is_match("db.query(\"SELECT id FROM client\")"));
    assert!(sql().is_match("db.execute(`UPDATE client SET name = ?`)"));
    assert!(!sql().is_match("// Select a client, then update it"));
}
