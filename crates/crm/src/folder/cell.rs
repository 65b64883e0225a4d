//! A value of the book as a cell, and back: exact inverses of each other.

use super::shape::{Column, Form};
use crate::ids::Id;
use chrono::{DateTime, Utc};
use rusqlite::types::{Value, ValueRef};

/// How instants are written.
const ISO: &str = "%Y-%m-%dT%H:%M:%S%.3fZ";
/// What bytes that are no identity begin with.
const BYTES: &str = "bytes:";

/// The cell of a value. Of a reference the value is the `uid` of the row it points at.
pub(super) fn written(value: ValueRef<'_>, column: &Column) -> String {
    match value {
        ValueRef::Null => String::new(),
        ValueRef::Integer(number) if column.form == Form::Instant => instant(number),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(text) => guarded(&String::from_utf8_lossy(text), column.nullable),
        ValueRef::Blob(bytes) => match <[u8; 16]>::try_from(bytes) {
            Ok(bytes) => Id::of_bytes(bytes).to_string(),
            Err(_) => BYTES.to_owned() + &bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>(),
        },
    }
}

/// The value of a cell; of a reference the identity of the row it points at. `None` when it is none of its column.
pub(super) fn read(cell: &str, column: &Column) -> Option<Value> {
    if cell.is_empty() && column.nullable {
        return Some(Value::Null);
    }
    Some(match column.form {
        Form::Text => Value::Text(cell.strip_prefix('\'').unwrap_or(cell).to_owned()),
        Form::Whole => Value::Integer(cell.parse().ok()?),
        Form::Real => Value::Real(cell.parse().ok()?),
        Form::Instant => Value::Integer(match cell.parse() {
            Ok(number) => number,
            Err(_) => DateTime::parse_from_rfc3339(cell).ok()?.timestamp_millis(),
        }),
        Form::Identity => Value::Blob(match cell.strip_prefix(BYTES) {
            Some(digits) => bytes(digits)?,
            None => Id::parse(cell)?.bytes().to_vec(),
        }),
        Form::Reference(_) => Value::Blob(Id::parse(cell)?.bytes().to_vec()),
    })
}

/// Text behind an apostrophe where it needs one: where a spreadsheet would run it, where it begins with one itself, and where
/// empty text could be taken for nothing.
fn guarded(text: &str, nullable: bool) -> String {
    let needs = match text.chars().next() {
        Some(first) => matches!(first, '\'' | '=' | '+' | '-' | '@' | '\t' | '\r'),
        None => nullable,
    };
    if needs { format!("'{text}") } else { text.to_owned() }
}

/// An instant a calendar can say, as ISO 8601; any other as its number.
fn instant(number: i64) -> String {
    let years = -62_135_596_800_000..253_402_300_800_000;
    DateTime::<Utc>::from_timestamp_millis(number)
        .filter(|_| years.contains(&number))
        .map_or_else(|| number.to_string(), |at| at.format(ISO).to_string())
}

fn bytes(digits: &str) -> Option<Vec<u8>> {
    if !digits.len().is_multiple_of(2) || !digits.is_ascii() {
        return None;
    }
    (0..digits.len()).step_by(2).map(|at| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn column(form: Form, nullable: bool) -> Column {
        Column { name: "x".to_owned(), form, nullable }
    }

    proptest! {
        #[test]
        fn any_value_comes_back_from_its_cell(
            text in prop_oneof![any::<String>(), "['=+@ \t\r-]{0,3}.{0,3}"],
            number in prop_oneof![any::<i64>(), -99_999_999_999_999_i64..300_000_000_000_000],
            real in any::<f64>().prop_filter("a number", |n| n.is_finite()),
            bytes in prop::collection::vec(any::<u8>(), 0..20),
            nullable in any::<bool>(),
        ) {
            let cases = [
                (Form::Text, Value::Text(text)), (Form::Whole, Value::Integer(number)), (Form::Instant, Value::Integer(number)),
                (Form::Real, Value::Real(real)), (Form::Identity, Value::Blob(bytes)),
            ];
            for (form, value) in cases {
                let column = column(form, nullable);
                let cell = written((&value).into(), &column);
                prop_assert_eq!(read(&cell, &column), Some(value), "{}", cell);
            }
            let column = column(Form::Text, true);
            prop_assert_eq!(read(&written(ValueRef::Null, &column), &column), Some(Value::Null));
        }

        #[test]
        fn no_text_is_left_for_a_spreadsheet_to_run(text in "[=+@\t\r-].{0,4}", nullable in any::<bool>()) {
            prop_assert!(written(ValueRef::Text(text.as_bytes()), &column(Form::Text, nullable)).starts_with('\''));
        }
    }

    #[test]
    fn cells_are_what_the_folder_promises() {
        let said = |form, value: Value| written((&value).into(), &column(form, true));
        assert_eq!(said(Form::Instant, Value::Integer(1_795_420_800_123)), "2026-11-23T08:00:00.123Z");
        assert_eq!(said(Form::Instant, Value::Integer(i64::MAX)), i64::MAX.to_string());
        assert_eq!(said(Form::Text, Value::Text("+34600111222".into())), "'+34600111222");
        assert_eq!(said(Form::Text, Value::Text(String::new())), "'");
        assert_eq!(said(Form::Whole, Value::Integer(-5)), "-5");
        assert_eq!(read("no", &column(Form::Whole, false)), None);
        assert_eq!(read("no", &column(Form::Reference("clients".into()), false)), None);
    }
}
