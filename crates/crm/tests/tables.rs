//! Tables as people bring them: every strange file of the set is read, and says why it was read so.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::PathBuf;

use crm::tables::content::Content;
use crm::tables::dates::DateOrder;
use crm::tables::dialect::{LineEnds, Quoting};
use crm::tables::encoding::Charset;
use crm::tables::matching::{self, TableKind};
use crm::tables::numbers::DecimalSign;
use crm::tables::{self, Bytes, Finding, Hints, Inspection, ProblemKind, Source};

fn file(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/tables")).join(name)
}

fn look(name: &str) -> Inspection {
    tables::inspect(&file(name), &Hints::default(), &mut |_, _| true)
        .unwrap_or_else(|problem| panic!("{name}: {problem:?}"))
}

fn read(name: &str) -> (Inspection, Vec<Vec<String>>) {
    let seen = look(name);
    let rows = tables::rows(&file(name), &seen)
        .unwrap()
        .map(|row| row.unwrap().cells().map(str::to_owned).collect())
        .collect();
    (seen, rows)
}

fn problem(bytes: &[u8], hints: &Hints) -> ProblemKind {
    tables::inspect(&Bytes::new(bytes, "x.csv"), hints, &mut |_, _| true).expect_err("must be refused").kind
}

type Expected = (&'static str, &'static str, char, Option<u64>, usize, u64, LineEnds);

/// File, charset, separator, header line, columns, rows, line ends.
const SET: &[Expected] = &[
    ("excel-es-windows-1252.csv", "windows-1252", ';', Some(1), 11, 8, LineEnds::CrLf),
    ("excel-utf8-bom.csv", "UTF-8", ';', Some(1), 11, 8, LineEnds::CrLf),
    ("utf16le-tab.txt", "UTF-16LE", '\t', Some(1), 11, 8, LineEnds::CrLf),
    ("utf16be-no-mark.csv", "UTF-16BE", ';', Some(1), 11, 8, LineEnds::CrLf),
    ("macroman-cr.csv", "macintosh", ';', Some(1), 11, 8, LineEnds::Cr),
    ("iso-8859-15-euro.csv", "ISO-8859-15", ';', Some(1), 2, 3, LineEnds::Lf),
    ("mixed-ends.csv", "UTF-8", ',', Some(1), 3, 4, LineEnds::Mixed),
    ("bank-preamble-totals.csv", "windows-1252", ';', Some(5), 4, 3, LineEnds::CrLf),
    ("backslash-quotes.csv", "UTF-8", ',', Some(1), 3, 3, LineEnds::Lf),
    ("pipe.txt", "UTF-8", '|', Some(1), 5, 2, LineEnds::Lf),
    ("sat-tilde.txt", "UTF-8", '~', Some(1), 12, 5, LineEnds::CrLf),
    ("no-header.csv", "UTF-8", ',', None, 4, 3, LineEnds::Lf),
    ("duplicate-empty-headers.csv", "UTF-8", ';', Some(1), 6, 2, LineEnds::Lf),
    ("ragged.csv", "UTF-8", ',', Some(1), 3, 3, LineEnds::Lf),
    ("ambiguous.csv", "UTF-8", ';', Some(1), 3, 3, LineEnds::Lf),
    ("us-dates-point.csv", "UTF-8", ',', Some(1), 3, 3, LineEnds::Lf),
    ("late-decision.csv", "UTF-8", ';', Some(1), 3, 201, LineEnds::Lf),
    ("month-names.csv", "UTF-8", ';', Some(1), 2, 3, LineEnds::Lf),
    ("mojibake.csv", "UTF-8", ',', Some(1), 2, 3, LineEnds::Lf),
    ("guarded.csv", "UTF-8", ',', Some(1), 4, 2, LineEnds::Lf),
    ("scientific-lost-zeros.csv", "windows-1252", ';', Some(1), 3, 4, LineEnds::CrLf),
    ("frappe-three-headers.csv", "UTF-8", ',', Some(3), 4, 2, LineEnds::Lf),
    ("dolibarr.csv", "UTF-8", ';', Some(1), 8, 2, LineEnds::Lf),
    ("google-new.csv", "UTF-8", ',', Some(1), 28, 1, LineEnds::CrLf),
    ("outlook-en.csv", "UTF-8", ',', Some(1), 20, 1, LineEnds::CrLf),
    ("outlook-es.csv", "windows-1252", ';', Some(1), 13, 1, LineEnds::CrLf),
    ("interactions.csv", "windows-1252", ';', Some(1), 11, 2, LineEnds::CrLf),
    ("tasks.csv", "UTF-8", ';', Some(1), 6, 2, LineEnds::Lf),
    ("people.csv", "UTF-8", ';', Some(1), 6, 2, LineEnds::Lf),
    ("one-column.txt", "UTF-8", ',', Some(1), 1, 2, LineEnds::Lf),
    ("sep-line.csv", "UTF-8", ';', Some(2), 2, 2, LineEnds::CrLf),
    ("stray-quote.csv", "UTF-8", ',', Some(1), 3, 4, LineEnds::Lf),
    ("mostly-utf8.csv", "UTF-8", ';', Some(1), 2, 11, LineEnds::Lf),
    ("semicolon-in-comma.csv", "UTF-8", ',', Some(1), 3, 3, LineEnds::Lf),
    ("spanish-apellidos.csv", "UTF-8", ',', Some(1), 8, 2, LineEnds::Lf),
];

#[test]
fn every_file_of_the_set_is_read_as_it_was_written() {
    let mut wrong = Vec::new();
    for &(name, charset, separator, header, width, rows, ends) in SET {
        let (seen, read) = read(name);
        let got = (
            seen.charset.charset.name(),
            char::from(seen.dialect.separator),
            seen.header.row,
            seen.columns.len(),
            seen.tally.rows,
            seen.line_ends,
        );
        if got != (charset, separator, header, width, rows, ends) || read.len() as u64 != rows {
            wrong.push(format!("{name}: {got:?}, {} rows read", read.len()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_same_spanish_sheet_reads_the_same_in_every_charset() {
    let (_, expected) = read("excel-utf8-bom.csv");
    assert_eq!(expected[0][6], "08001");
    assert_eq!(expected[1][1], "Peña Núñez");
    for name in ["excel-es-windows-1252.csv", "utf16le-tab.txt", "utf16be-no-mark.csv", "macroman-cr.csv"] {
        assert_eq!(read(name).1, expected, "{name}");
    }
}

#[test]
fn the_spanish_sheet_says_what_each_column_is() {
    let seen = look("excel-es-windows-1252.csv");
    let content = |index: usize| seen.columns[index].content();
    assert_eq!(content(2), Content::TaxId);
    assert_eq!(content(3), Content::Phone);
    assert_eq!(content(4), Content::Mail);
    assert_eq!(content(6), Content::Postcode);
    assert_eq!(seen.columns[6].leading_zeros, 3);
    let amounts = seen.columns[8].decimals.as_ref().unwrap();
    assert_eq!((amounts.sign, amounts.ambiguous, amounts.comma), (DecimalSign::Comma, false, 8));
    let dates = seen.columns[9].dates.as_ref().unwrap();
    assert_eq!((dates.order, dates.ambiguous), (DateOrder::Dmy, false));
    assert_eq!(seen.findings, []);
}

#[test]
fn what_a_column_cannot_tell_is_asked_and_what_one_late_cell_tells_is_not() {
    let unsure = look("ambiguous.csv");
    assert!(unsure.findings.contains(&Finding::AmbiguousDates { column: 1 }));
    assert!(unsure.findings.contains(&Finding::AmbiguousDecimals { column: 2 }));
    let late = look("late-decision.csv");
    assert_eq!(late.findings, []);
    assert_eq!(late.columns[1].dates.as_ref().unwrap().order, DateOrder::Dmy);
    assert_eq!(late.columns[2].decimals.as_ref().unwrap().sign, DecimalSign::Comma);
    let american = look("us-dates-point.csv");
    assert_eq!(american.columns[1].dates.as_ref().unwrap().order, DateOrder::Mdy);
    assert_eq!(american.columns[2].decimals.as_ref().unwrap().sign, DecimalSign::Point);
    assert_eq!(american.findings, []);
}

#[test]
fn oddities_are_named_with_their_place() {
    let (ragged, rows) = read("ragged.csv");
    assert!(ragged.findings.contains(&Finding::Ragged { short: 1, long: 1 }));
    assert_eq!((ragged.tally.blanks, rows[0].len()), (2, 3));
    let open = b"Nombre,Notas\nAna,\"uno\ndos\"\nLuis,\"sin cerrar\nPepe,tres\n";
    let seen = tables::inspect(&Bytes::new(open, "x.csv"), &Hints::default(), &mut |_, _| true).unwrap();
    assert!(seen.findings.contains(&Finding::OpenQuote { line: 4 }), "{:?}", seen.findings);
    let closed = [&open[..], b"\""].concat();
    let seen = tables::inspect(&Bytes::new(closed, "x.csv"), &Hints::default(), &mut |_, _| true).unwrap();
    assert_eq!(seen.findings, []);
    // A long cell in which the first look ends.
    let long = format!("Nombre,Notas\n{}Ana,\"{}\"\n", "Luis,nada\n".repeat(20_000), "uno\n".repeat(50_000));
    for head_only in [true, false] {
        let hints = Hints { head_only, ..Hints::default() };
        let seen = tables::inspect(&Bytes::new(long.as_bytes(), "x.csv"), &hints, &mut |_, _| true).unwrap();
        assert_eq!((seen.whole, seen.findings), (!head_only, vec![]));
    }
    let (bank, rows) = read("bank-preamble-totals.csv");
    assert_eq!((bank.totals.len(), bank.totals[0].row, bank.header.above.len()), (1, 10, 3));
    assert_eq!(rows.last().unwrap()[1], "Alquiler");
    let broken = look("mojibake.csv");
    assert!(broken.findings.contains(&Finding::Mojibake { column: 0, cells: 2 }));
    assert_eq!(broken.columns[0].mojibake_samples[0].row, 2);
    let lost = look("scientific-lost-zeros.csv");
    assert!(lost.findings.contains(&Finding::Scientific { column: 1, cells: 4 }));
    assert!(lost.findings.contains(&Finding::LostZeros { column: 2, cells: 1 }));
    let mostly = look("mostly-utf8.csv");
    assert!(mostly.findings.contains(&Finding::BrokenRows { rows: 1 }));
    assert!(look("one-column.txt").findings.contains(&Finding::OneColumn));
    assert!(look("no-header.csv").findings.contains(&Finding::NoHeader));
    assert!(look("mixed-ends.csv").findings.contains(&Finding::MixedLineEnds));
}

#[test]
fn quotes_and_guards_come_off_as_they_were_meant() {
    let (seen, rows) = read("backslash-quotes.csv");
    assert_eq!(seen.dialect.quoting, Quoting::Backslash);
    assert_eq!(rows[0][1], "Bar \"El Rincón\", S.L.");
    let (_, rows) = read("guarded.csv");
    assert_eq!(rows, [["123", "Ana", "+34600111222", "=1+1"], ["124", "Luis", "+34600111223", "08001"]]);
    let (_, rows) = read("stray-quote.csv");
    assert_eq!(rows[1][0], "\"7 tubo");
    let names: Vec<String> =
        look("duplicate-empty-headers.csv").columns.into_iter().map(|column| column.name).collect();
    assert_eq!(names, ["Nombre", "Email", "Email (2)", "D", "Teléfono", "Teléfono (2)"]);
}

#[test]
fn rows_carry_the_line_they_start_on() {
    let numbers = |name: &str| -> Vec<u64> {
        tables::rows(&file(name), &look(name)).unwrap().map(|row| row.unwrap().number).collect()
    };
    assert_eq!(numbers("mixed-ends.csv"), [2, 3, 4, 6]);
    assert_eq!(numbers("macroman-cr.csv"), [2, 3, 4, 5, 6, 7, 8, 9]);
    assert_eq!(numbers("bank-preamble-totals.csv"), [6, 7, 8]);
    let text = "a,b\n1,\"x\ny\"\n2,z\n";
    let source = Bytes::new(text, "x.csv");
    let seen = tables::inspect(&source, &Hints::default(), &mut |_, _| true).unwrap();
    let lines: Vec<u64> = tables::rows(&source, &seen).unwrap().map(|row| row.unwrap().number).collect();
    assert_eq!(lines, [2, 4]);
}

fn fields(name: &str, kind: TableKind) -> Vec<(usize, String, u32)> {
    let found = matching::columns(kind, &look(name).columns, &[]);
    found.matches.into_iter().map(|each| (each.column, each.field, each.group)).collect()
}

fn codes(name: &str, kind: TableKind) -> String {
    fields(name, kind)
        .into_iter()
        .map(|(_, field, group)| if group > 1 { format!("{field}{group}") } else { field })
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn columns_find_their_fields_by_header_and_content() {
    use TableKind::{Clients, Interactions, People, Tasks};
    assert_eq!(
        codes("excel-es-windows-1252.csv", Clients),
        "name surnames tax_id phones mails address_street address_postcode address_city first_contact notes"
    );
    assert_eq!(codes("no-header.csv", Clients), "name mails phones address_postcode");
    assert_eq!(codes("duplicate-empty-headers.csv", Clients), "name mails mails2 phones phones2");
    assert_eq!(codes("frappe-three-headers.csv", Clients), "name role mails tax_id");
    assert_eq!(
        codes("dolibarr.csv", Clients),
        "name source_id address_street address_postcode address_city phones mails"
    );
    assert_eq!(
        codes("outlook-es.csv", Clients),
        "name middle_name surnames company role address_street address_city address_postcode phones phones2 mails birthday notes"
    );
    assert_eq!(
        codes("spanish-apellidos.csv", Clients),
        "surname1 surname2 given_name tax_id address_city address_region address_postcode phones"
    );
    assert_eq!(
        codes("interactions.csv", Interactions),
        "at time client client_tax_id kind direction outcome duration text next_step next_step_at"
    );
    assert_eq!(codes("tasks.csv", Tasks), "title client due time done salesperson");
    assert_eq!(codes("people.csv", People), "company name surnames role mails phones");
}

#[test]
fn numbered_and_labelled_columns_keep_together() {
    let google = matching::columns(TableKind::Clients, &look("google-new.csv").columns, &[]);
    let at = |column: usize| google.matches.iter().find(|each| each.column == column).unwrap();
    for (column, field, group, part) in [
        (0, "given_name", 1, matching::Part::Value),
        (2, "surnames", 1, matching::Part::Value),
        (6, "company", 1, matching::Part::Value),
        (11, "mails", 1, matching::Part::Label),
        (12, "mails", 1, matching::Part::Value),
        (13, "mails", 2, matching::Part::Label),
        (14, "mails", 2, matching::Part::Value),
        (18, "phones", 2, matching::Part::Value),
        (21, "address_street", 1, matching::Part::Value),
        (25, "address_country", 1, matching::Part::Value),
        (27, "links", 1, matching::Part::Value),
    ] {
        let found = at(column);
        assert_eq!((found.field.as_str(), found.group, found.part), (field, group, part), "column {column}");
    }
    let outlook = matching::columns(TableKind::Clients, &look("outlook-en.csv").columns, &[]);
    let group = |column: usize| {
        outlook
            .matches
            .iter()
            .find(|each| each.column == column)
            .map(|each| (each.field.as_str(), each.group, each.label))
            .unwrap()
    };
    assert_eq!(group(5), ("address_street", 1, Some("home")));
    assert_eq!(group(7), ("address_postcode", 1, Some("home")));
    assert_eq!(group(8), ("address_street", 2, Some("work")));
    assert_eq!(group(10), ("address_postcode", 2, Some("work")));
    assert_eq!(group(13), ("phones", 3, Some("mobile")));
    assert_eq!(group(16), ("mails", 2, None));
}

#[test]
fn two_columns_for_one_field_are_reported_and_own_fields_are_known() {
    let source = Bytes::new("Nombre;NIF;CIF;Talla\nAna;12345678Z;B12345674;M\nLuis;00000014Z;;L\n", "x.csv");
    let seen = tables::inspect(&source, &Hints::default(), &mut |_, _| true).unwrap();
    let own = [matching::OwnField { code: "talla".to_owned(), label: "Talla".to_owned() }];
    let found = matching::columns(TableKind::Clients, &seen.columns, &own);
    assert_eq!(found.conflicts.len(), 1);
    assert_eq!(found.conflicts[0].columns, [1, 2]);
    assert_eq!(found.unmatched, [2]);
    assert!(found.matches.iter().any(|each| each.field == "own:talla" && each.column == 3));
}

#[test]
fn the_kind_of_a_table_is_guessed() {
    use TableKind::{Clients, Interactions, People, Tasks};
    for (name, kind) in [
        ("excel-es-windows-1252.csv", Clients),
        ("google-new.csv", Clients),
        ("outlook-es.csv", Clients),
        ("dolibarr.csv", Clients),
        ("no-header.csv", Clients),
        ("interactions.csv", Interactions),
        ("tasks.csv", Tasks),
        ("people.csv", People),
    ] {
        assert_eq!(matching::kinds(&look(name).columns, "x.csv")[0].kind, kind, "{name}");
    }
}

#[test]
fn what_is_no_table_is_refused_by_name() {
    let plain = Hints::default();
    assert_eq!(problem(b"", &plain), ProblemKind::TableEmpty);
    assert_eq!(problem(b"\xEF\xBB\xBF\r\n \r\n", &plain), ProblemKind::TableEmpty);
    assert_eq!(problem(b";;;\n;;;\n", &plain), ProblemKind::TableEmpty);
    for bytes in
        [&b"PK\x03\x04 [Content_Types].xml xl/workbook.xml"[..], b"PK\x03\x04 hello", b"\xD0\xCF\x11\xE0\xA1\xB1"]
    {
        assert_eq!(problem(bytes, &plain), ProblemKind::TableDamaged);
    }
    for (bytes, what) in [
        (&b"%PDF-1.7"[..], "pdf"),
        (b"SQLite format 3\0", "sqlite"),
        (b"MZ\x90\0\x03", "exe"),
        (b"\x7FELF\x02", "exe"),
        (b"a\0b\x01\x02\x03\0\0c\0\xff\xfe\x01", "unknown"),
    ] {
        assert_eq!(problem(bytes, &plain), ProblemKind::TableBinary { what }, "{what}");
    }
    assert_eq!(file("").fingerprint().unwrap_err().kind, ProblemKind::TableBinary { what: "folder" });
    assert!(matches!(file("missing.csv").fingerprint().unwrap_err().kind, ProblemKind::TableIo { .. }));
}

#[test]
fn a_wrong_charset_forced_is_an_error_and_not_nonsense() {
    let force = |name: &str| Hints { charset: Charset::named(name), ..Hints::default() };
    let latin = std::fs::read(file("excel-es-windows-1252.csv")).unwrap();
    assert_eq!(problem(&latin, &force("utf-8")), ProblemKind::TableEncoding { encoding: "UTF-8" });
    assert_eq!(problem(&latin, &force("utf-16le")), ProblemKind::TableEncoding { encoding: "UTF-16LE" });
    let wide = std::fs::read(file("utf16be-no-mark.csv")).unwrap();
    assert_eq!(problem(&wide, &force("windows-1252")), ProblemKind::TableEncoding { encoding: "windows-1252" });
}

#[test]
fn a_cell_of_a_megabyte_is_read_and_a_line_without_end_is_not() {
    let cell = "ñ".repeat(600_000);
    let source = Bytes::new(format!("id,notas\n1,\"{cell}\"\n2,x\n"), "x.csv");
    let seen = tables::inspect(&source, &Hints::default(), &mut |_, _| true).unwrap();
    assert_eq!((seen.tally.rows, seen.columns[1].longest), (2, 1_200_000));
    let open = format!("id,notas\n1,x\n2,\"{}", "abandonada\n".repeat(1_000_000));
    assert!(matches!(problem(open.as_bytes(), &Hints::default()), ProblemKind::TableRecordTooLong { .. }));
    let endless = "x".repeat(9 << 20);
    assert!(matches!(
        problem(endless.as_bytes(), &Hints::default()),
        ProblemKind::TableRecordTooLong { quote_open: false, .. }
    ));
}

#[test]
fn a_file_that_changed_is_not_read_as_the_one_inspected() {
    let folder = std::env::temp_dir().join(format!("clientela-tables-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("grows.csv");
    std::fs::write(&path, "a,b\n1,2\n").unwrap();
    let seen = tables::inspect(&path, &Hints::default(), &mut |_, _| true).unwrap();
    std::fs::write(&path, "a,b\n1,2\n3,4\n").unwrap();
    let refused = tables::rows(&path, &seen).err().map(|problem| problem.kind);
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(refused, Some(ProblemKind::TableChanged { was: 8, now: 12 }));
}

#[test]
fn a_scan_can_be_stopped_and_a_first_look_is_short() {
    let mut text = String::from("nombre;importe\n");
    (0..60_000).for_each(|at| text.push_str(&format!("Cliente {at};{at},5\n")));
    let source = Bytes::new(text, "x.csv");
    let stopped = tables::inspect(&source, &Hints::default(), &mut |done, all| done * 3 < all * 2).unwrap_err();
    assert_eq!(stopped.kind, ProblemKind::TableCancelled);
    let head = tables::inspect(&source, &Hints { head_only: true, ..Hints::default() }, &mut |_, _| false).unwrap();
    assert!(!head.whole && !head.charset.whole && head.tally.rows > 1000 && head.tally.rows < 60_000);
    let mut last = 0;
    let whole = tables::inspect(&source, &Hints::default(), &mut |done, all| {
        assert!(done >= last && done <= all);
        last = done;
        true
    })
    .unwrap();
    assert_eq!(whole.tally.rows, 60_000);
}

#[test]
fn a_last_row_of_figures_is_a_total_only_where_it_sums_all_others() {
    let rows = |text: &str| {
        let source = Bytes::new(text.to_owned(), "x.csv");
        let seen = tables::inspect(&source, &Hints::default(), &mut |_, _| true).unwrap();
        (seen.tally.rows, seen.totals.iter().map(|total| (total.row, total.cell.clone())).collect::<Vec<_>>())
    };
    let foot = |row: u64, cell: &str| vec![(row, cell.to_owned())];
    let head = "fecha;cliente;unidades;importe\n01/02/2026;Ana;2;1.200,50\n02/02/2026;Luis;3;30,00\n";
    assert_eq!(rows(&format!("{head};;5;1.230,50\n")), (2, foot(4, "5")));
    assert_eq!(rows(&format!("{head}03/02/2026;Eva;1;-30,50\n;;;1.200,00\n")), (3, foot(5, "1.200,00")));
    let pointed = "date,client,amount\n2026-02-01,Ana,1.5\n2026-02-02,Luis,2.25\n,,3.75\n";
    assert_eq!(rows(pointed), (2, foot(4, "3.75")));
    for (last, why) in [
        (";;5;1.230,51\n", "a cent is missing"),
        (";;5;1.230,50\n;;1;2\n", "one of them is data"),
        (";Eva;5;1.230,50\n", "it names somebody"),
        (";;;0,00\n", "nothing is summed"),
        ("03/02/2026;;5;1.230,50\n", "it has a day of its own"),
    ] {
        let all = 2 + last.lines().count() as u64;
        assert_eq!(rows(&format!("{head}{last}")), (all, Vec::new()), "{why}");
    }
    // Lines of an order that leave its head blank: no column is filled in all others.
    assert_eq!(rows("pedido;fecha;cantidad\nF1;01/02/2026;2\n;;3\n;;5\n").1, Vec::new());
}
