//! How a file is to be read, as it was said on the command line.

use super::super::understood::name_of;
use crate::arguments::Import;
use crate::failure::Failure;
use crate::opening::Desk;
use serde_json::{Value, json};
use words::Words;

/// What is handed to the engine of one file.
pub struct Reading {
    /// What was answered.
    pub answers: Value,
    /// The use of the columns; nothing when it is left to the engine.
    pub mapping: Value,
    /// What was understood, where it was asked for.
    pub report: Value,
}

/// Reads the options that are about a file, asking the engine about it where they speak of its columns.
/// Errors: `choice-unknown` of an option; `column-missing` for a column the file has not; what `import.inspect` says.
pub fn of(desk: &mut Desk, import: &Import, path: &str, sheet: Option<&str>) -> Result<Reading, Failure> {
    let mut answers = json!({
        "known_only": import.known_only, "sheet": sheet, "apart": import.apart, "alike_as_new": import.alike_as_new,
        "charset": import.charset, "separator": import.separator.as_deref().map(separator).transpose()?,
        "header_row": import.header,
    });
    let inspect = |desk: &mut Desk, answers: &Value| {
        desk.ask("import.inspect", json!({ "path": path, "kind": import.kind, "answers": answers }))
    };
    let (mut report, mut mapping) = (Value::Null, Value::Null);
    let (cells, kinds): (Vec<&String>, Vec<&String>) =
        import.keep_as_written.iter().partition(|kept| kept.contains(':'));
    answers["as_written"] = json!(kinds);
    let answered = import.dates.is_some() || import.decimal.is_some();
    if import.dry_run || answered || !cells.is_empty() || !import.uses.is_empty() {
        report = inspect(desk, &answers)?;
    }
    if !cells.is_empty() {
        answers["kept_cells"] = cells.into_iter().filter_map(|cell| cell_of(&report, cell)).collect();
    }
    for question in report["questions"].as_array().into_iter().flatten() {
        let (list, answer) = match question["code"].as_str() {
            Some("date-order") => ("dates", &import.dates),
            _ => ("decimals", &import.decimal),
        };
        if let Some(answer) = answer {
            answers[list][question["column"].to_string()] = answer.as_str().into();
        }
    }
    if answered {
        report = inspect(desk, &answers)?;
    }
    if !import.uses.is_empty() {
        mapping = report["mapping"].clone();
        for said in &import.uses {
            put(desk.words(), &report, &mut mapping, said)?;
        }
        report["mapping"] = mapping.clone();
    }
    Ok(Reading { answers, mapping, report })
}

/// The character between cells: itself, or `tab`.
fn separator(said: &str) -> Result<String, Failure> {
    match said {
        "tab" | "\\t" => Ok("\t".to_owned()),
        one if one.chars().count() == 1 => Ok(one.to_owned()),
        other => Err(api::DoorError::new("choice-unknown").with("value", other).into()),
    }
}

/// The cell of `12:CP`: its line, and its column; nothing for a column there is not.
fn cell_of(report: &Value, cell: &str) -> Option<Value> {
    let (line, column) = cell.split_once(':')?;
    let line: u64 = line.trim().parse().ok()?;
    Some(json!({ "line": line, "column": column_of(report, column.trim())? }))
}

/// A column by its title, or by its number from 1.
fn column_of(report: &Value, said: &str) -> Option<u64> {
    let mut columns = report["columns"].as_array().into_iter().flatten();
    let found = columns.find(|known| known["name"].as_str().is_some_and(|name| name.trim() == said));
    let numbered = || {
        let at = said.parse::<u64>().ok()?.checked_sub(1)?;
        report["columns"].as_array().filter(|all| at < all.len() as u64).map(|_| at)
    };
    found.and_then(|column| column["column"].as_u64()).or_else(numbered)
}

/// Lays `Tfno=phones`, `3=Teléfono 2` or `Notas=` (left out) over a mapping.
fn put(words: &Words, report: &Value, mapping: &mut Value, said: &str) -> Result<(), Failure> {
    let unknown = |value: &str| api::DoorError::new("choice-unknown").with("value", value);
    let (column, field) = said.rsplit_once('=').ok_or_else(|| unknown(said))?;
    let (column, field) = (column.trim(), field.trim());
    let at = column_of(report, column).ok_or_else(|| api::DoorError::new("column-missing").with("column", column))?;
    let (name, group) = match field.rsplit_once(' ').and_then(|(name, nth)| Some((name, nth.parse::<u32>().ok()?))) {
        Some((name, nth)) if nth > 0 => (name, nth),
        _ => (field, 1),
    };
    let is_meant = |choice: &&Value| {
        let code = choice["field"].as_str().unwrap_or_default();
        code == name || name_of(words, report, code).to_lowercase() == name.to_lowercase()
    };
    let choice = report["fields"].as_array().into_iter().flatten().find(is_meant);
    let code = match choice {
        Some(choice) => choice["field"].as_str().unwrap_or_default(),
        None if name.is_empty() || name.starts_with("own:new:") => name,
        None => return Err(unknown(field).into()),
    };
    let is_single = choice.is_some_and(|choice| choice["arity"] == "one");
    for used in mapping.as_array_mut().into_iter().flatten() {
        if used["column"] == at {
            *used = json!({ "column": at, "field": code, "group": group });
        } else if is_single && used["field"] == code {
            // What was said by hand goes before what was found.
            used["field"] = "".into();
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Value {
        json!({
            "columns": [{ "column": 0, "name": "Cliente" }, { "column": 1, "name": "a=b" }, { "column": 2, "name": "1" }],
            "fields": [{ "field": "name", "name": null, "arity": "one" }, { "field": "phones", "name": null, "arity": "many" }],
            "mapping": [{ "column": 0, "field": "name", "group": 1 }, { "column": 1, "field": "", "group": 1 },
                        { "column": 2, "field": "", "group": 1 }],
        })
    }

    #[test]
    fn a_column_is_named_by_its_title_or_its_number_and_a_field_by_its_code_or_its_word() {
        let words = Words::new(words::Language::Spanish, "es-ES");
        let after = |said: &str| {
            let mut mapping = report()["mapping"].clone();
            put(&words, &report(), &mut mapping, said).map(|()| {
                let fields = mapping.as_array().into_iter().flatten();
                fields
                    .map(|used| format!("{}{}", used["field"].as_str().unwrap_or(""), used["group"]))
                    .collect::<Vec<_>>()
            })
        };
        assert_eq!(after("2=phones 2").ok(), Some(vec!["name1".into(), "phones2".into(), "1".into()]));
        assert_eq!(after("a=b=Teléfono").ok(), Some(vec!["name1".into(), "phones1".into(), "1".into()]));
        assert_eq!(
            after("1=phones").ok(),
            Some(vec!["name1".into(), "1".into(), "phones1".into()]),
            "a title before a number"
        );
        assert_eq!(after("2=name").ok(), Some(vec!["1".into(), "name1".into(), "1".into()]), "one column is the name");
        assert_eq!(after("Cliente=").ok(), Some(vec!["1".into(), "1".into(), "1".into()]));
        assert!(after("9=name").is_err() && after("Cliente=nada").is_err() && after("Cliente").is_err());
    }

    #[test]
    fn a_separator_is_one_character_or_the_tab() {
        assert_eq!(separator("tab").ok().as_deref(), Some("\t"));
        assert_eq!(separator(";").ok().as_deref(), Some(";"));
        assert!(separator("coma").is_err());
    }
}
