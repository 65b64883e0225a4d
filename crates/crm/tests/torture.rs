//! Every encoding with every separator, line end and way of quoting; and the published cases of csv-spectrum. All must be read exactly.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crm::tables::{self, Bytes, Hints, Inspection};
use serde_json::Value;
use std::path::Path;

fn read(name: &str, bytes: Vec<u8>) -> (Inspection, Vec<Vec<String>>) {
    let source = Bytes::new(bytes, name);
    let hints = Hints { country: Some("ES".to_owned()), ..Hints::default() };
    let seen =
        tables::inspect(&source, &hints, &mut |_, _| true).unwrap_or_else(|problem| panic!("{name}: {problem:?}"));
    let rows =
        tables::rows(&source, &seen).unwrap().map(|row| row.unwrap().cells().map(str::to_owned).collect()).collect();
    (seen, rows)
}

const TITLES: [&str; 5] = ["Nombre", "Teléfono", "Población", "Observación", "Saldo €"];

/// Rows with everything that makes a cell hard to cut out.
fn rows(separator: char) -> Vec<[String; 5]> {
    let rows = [
        ["José Muñoz", "612 34 56 78", "Ávila", "Pidió «precio» en €", "12,50"],
        ["Peña e Hijos, S.L.", "+34 913 45 67 89", "A Coruña", "primera línea\nsegunda línea", "1.234,50"],
        ["Ana \"la de Núñez\"", "", "León", "dice: \"¿mañana?\"", "-3,00"],
        ["Ángela Güell", "612345678", "Cádiz", "", "0,00"],
        ["Begoña Ibáñez", "699 11 22 33", "Logroño", "añadió; y, | también ~ esto", "7,25"],
        ["Íñigo Ordóñez", "688 77 66 55", "Cáceres", "niño, ñandú, señal, pingüino", "88,10"],
    ];
    rows.map(|row| row.map(str::to_owned))
        .into_iter()
        .chain([["Zoé".into(), format!("a{separator}b"), "Jaén".into(), "ok".into(), "1".into()]])
        .collect()
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Quotes {
    Needed,
    All,
    Backslash,
}

fn cell(text: &str, separator: char, quotes: Quotes) -> String {
    let needs = text.contains([separator, '"', '\n', '\r']);
    match quotes {
        Quotes::Needed if !needs => text.to_owned(),
        Quotes::Needed | Quotes::All => format!("\"{}\"", text.replace('"', "\"\"")),
        Quotes::Backslash => format!("\"{}\"", text.replace('"', "\\\"")),
    }
}

fn encoded(text: &str, encoding: &str) -> Vec<u8> {
    let wide = |be: bool, mark: bool| {
        let units = mark.then_some(0xFEFF).into_iter().chain(text.encode_utf16());
        units.flat_map(|unit| if be { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect::<Vec<u8>>()
    };
    match encoding {
        "utf-8" => text.as_bytes().to_vec(),
        "utf-8 with mark" => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        "utf-16le with mark" => wide(false, true),
        "utf-16be with mark" => wide(true, true),
        "utf-16le" => wide(false, false),
        "utf-16be" => wide(true, false),
        other => {
            let (bytes, _, lost) = encoding_rs::Encoding::for_label(other.as_bytes()).unwrap().encode(text);
            assert!(!lost, "{other}");
            bytes.into_owned()
        }
    }
}

const ENCODINGS: [&str; 9] = [
    "utf-8",
    "utf-8 with mark",
    "utf-16le with mark",
    "utf-16be with mark",
    "utf-16le",
    "utf-16be",
    "windows-1252",
    "iso-8859-15",
    "macintosh",
];

#[test]
fn every_encoding_separator_line_end_and_quoting_is_found_by_itself() {
    let mut wrong = Vec::new();
    for encoding in ENCODINGS {
        for separator in [',', ';', '\t', '|', '~'] {
            for end in ["\n", "\r\n", "\r"] {
                for quotes in [Quotes::Needed, Quotes::All, Quotes::Backslash] {
                    let all: Vec<Vec<String>> = std::iter::once(TITLES.map(str::to_owned))
                        .chain(rows(separator))
                        .map(|row| row.to_vec())
                        .collect();
                    let line = |row: &Vec<String>| {
                        row.iter()
                            .map(|text| cell(text, separator, quotes))
                            .collect::<Vec<_>>()
                            .join(&separator.to_string())
                            + end
                    };
                    let text: String = all.iter().map(line).collect();
                    let (seen, found) = read("tabla.csv", encoded(&text, encoding));
                    let titles: Vec<&str> = seen.columns.iter().map(|column| column.name.as_str()).collect();
                    if titles != TITLES || found != all[1..] {
                        let charset = seen.charset.charset.name();
                        let cut = char::from(seen.dialect.separator);
                        wrong.push(format!(
                            "{encoding} {separator:?} {end:?} {quotes:?}: {charset} {cut:?} {titles:?} {found:?}"
                        ));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of 405:\n{}", wrong.len(), wrong[..wrong.len().min(3)].join("\n"));
}

#[test]
fn a_line_that_breaks_inside_a_cell_and_ragged_ends_do_not_disturb_the_rest() {
    for ends in [["\r\n", "\n"], ["\n", "\r"], ["\r\n", "\r"]] {
        let text = format!(
            "Nombre;Notas;Año{0}Ana;\"uno{1}dos\";2020{1}Bea;;2021{0}Luis;\"\"\"tres\"\"\";2022",
            ends[0], ends[1]
        );
        let (_, found) = read("mezcla.csv", text.into_bytes());
        let last: Vec<&str> = found.iter().filter_map(|row| row.last()).map(String::as_str).collect();
        assert_eq!(last, ["2020", "2021", "2022"], "{ends:?}: {found:?}");
        assert_eq!(found[2][1], "\"tres\"");
    }
}

#[test]
fn every_case_of_csv_spectrum_is_read_as_published() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/spectrum"));
    let mut cases = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "csv") {
            continue;
        }
        cases += 1;
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let mut wanted: Value = serde_json::from_slice(&std::fs::read(path.with_extension("json")).unwrap()).unwrap();
        let (seen, found) = read(&name, std::fs::read(&path).unwrap());
        assert_eq!(char::from(seen.dialect.separator), ',', "{name}");
        let titles: Vec<&str> = seen.columns.iter().map(|column| column.name.as_str()).collect();
        if name == "location_coordinates.csv" {
            // As published it is one object, with another telephone than the file has.
            wanted["Contact Phone Number"] = "2095257564".into();
            wanted = Value::Array(vec![wanted]);
        }
        let cells = |row: &Vec<String>| {
            titles.iter().zip(row).map(|(title, cell)| ((*title).to_owned(), Value::from(cell.as_str()))).collect()
        };
        let rows: Vec<Value> = found.iter().map(cells).collect();
        assert_eq!(Value::Array(rows), wanted, "{name}");
    }
    assert_eq!(cases, 12);
}
