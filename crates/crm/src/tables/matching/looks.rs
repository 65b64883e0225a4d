//! Columns whose header is silent: a column of mails is the mail. A table without any header is read by all it shows, since
//! nothing else will ever say what its columns are.

use super::columns::{Claim, Part, SURE, Why};
use super::fields::{Fields, TableKind};
use crate::tables::columns::Column;
use crate::tables::content::Content;
use crate::{names, places, taxid};

/// How sure a column is what its cells look like, in a table that has no header at all: enough to take it so, and less than
/// any header.
const HEADLESS: f64 = 0.62;
/// How sure a text without a title is the name: only enough to ask.
const ASKED: f64 = 0.4;
/// How many of the cells must look so.
const MOST: f64 = 0.7;

/// Claims for the columns nothing claimed yet.
pub(super) fn claims(kind: TableKind, known: &'static Fields, columns: &[Column], claims: &mut Vec<Claim>) {
    if kind == TableKind::Products {
        return;
    }
    let about_client = matches!(kind, TableKind::Clients | TableKind::People);
    let headless = columns.iter().all(|column| column.header.is_none());
    if about_client && headless {
        by_neighbours(known, columns, claims);
    }
    let wanted: &[(Content, &str, f64)] = if about_client {
        &[
            (Content::Mail, "mails", 0.7),
            (Content::Phone, "phones", 0.55),
            (Content::TaxId, "tax_id", 0.55),
            (Content::Url, "links", 0.6),
            (Content::Country, "address_country", 0.55),
            (Content::Postcode, "address_postcode", 0.5),
        ]
    } else {
        &[
            (Content::Mail, "client_mail", 0.6),
            (Content::TaxId, "client_tax_id", 0.5),
            (Content::Phone, "client_phone", 0.5),
        ]
    };
    for column in columns.iter().filter(|column| column.filled > 0) {
        let claimed = claims.iter().find(|claim| claim.column == column.index).map(|claim| claim.confidence);
        if claimed.is_some_and(|confidence| confidence >= SURE) {
            continue;
        }
        // A header that says something else wins over the looks of figures; a mail is a mail under any header, and so is the tax id
        // of a client whose check letter proves it. A document names more than one party.
        let proven = about_client && column.content() == Content::TaxId && most(column, is_proven_tax_id);
        if claimed.is_some() {
            if proven && !claims.iter().any(|claim| claim.field == "tax_id") {
                claims.retain(|claim| claim.column != column.index);
                claim(known, column, "tax_id", Content::TaxId, HEADLESS, claims);
            }
            continue;
        }
        let silent = column.header.is_none() || column.content() == Content::Mail || proven;
        let found = wanted.iter().find(|(content, ..)| column.content() == *content && column.share(*content) >= MOST);
        if let Some((content, code, weight)) = found.filter(|_| silent) {
            let weight = if headless || proven { weight.max(HEADLESS) } else { *weight };
            claim(known, column, code, *content, weight, claims);
        } else if about_client && column.header.is_none() && column.content() == Content::Text && is_varied(column) {
            // The one column nobody gave a title is more often than not the name: worth asking.
            claim(known, column, "name", Content::Text, ASKED, claims);
        }
    }
}

/// A table of clients without a header: street, postcode with the city beside it, and the name in what text is left.
fn by_neighbours(known: &'static Fields, columns: &[Column], claims: &mut Vec<Claim>) {
    let postcode = columns.iter().find(|column| is_postcode(column));
    if let Some(postcode) = postcode {
        claim(known, postcode, "address_postcode", Content::Postcode, HEADLESS, claims);
    }
    let mut texts: Vec<&Column> = columns.iter().filter(|c| c.filled > 0 && c.content() == Content::Text).collect();
    texts.retain(|column| {
        let is_street = most(column, places::looks_like_street);
        if is_street {
            claim(known, column, "address_street", Content::Text, HEADLESS, claims);
        }
        !is_street
    });
    if let Some(postcode) = postcode {
        let beside = |column: &&&Column| column.index.abs_diff(postcode.index) == 1 && column.index > 0;
        if let Some(city) = texts.iter().find(beside).map(|column| column.index) {
            texts.retain(|column| {
                if column.index == city {
                    claim(known, column, "address_city", Content::Text, HEADLESS, claims);
                }
                column.index != city
            });
        }
    }
    texts.retain(|column| most(column, |cell| !cell.bytes().any(|byte| byte.is_ascii_digit())));
    let Some(first) = texts.iter().find(|column| is_varied(column)) else { return };
    let surnames = texts.iter().find(|column| column.index == first.index + 1 && is_varied(column));
    match surnames {
        Some(surnames) if words(first) < 1.5 && is_of_persons(first) && words(surnames) < 2.5 => {
            claim(known, first, "given_name", Content::Text, HEADLESS, claims);
            claim(known, surnames, "surnames", Content::Text, HEADLESS, claims);
        }
        _ => claim(known, first, "name", Content::Text, HEADLESS, claims),
    }
    // What stands before the name, a different number in each row, is the number the other program gave.
    let number = columns.iter().take(first.index).find(|column| {
        column.content() == Content::Integer && column.filled > 1 && is_varied(column) && column.empty == 0
    });
    if let Some(number) = number {
        claim(known, number, "source_id", Content::Integer, HEADLESS, claims);
    }
}

/// Whether a cell is a tax id that more than chance makes right: with a letter or a hyphen where its country wants them, and checked.
fn is_proven_tax_id(cell: &str) -> bool {
    cell.bytes().any(|byte| byte.is_ascii_alphabetic() || byte == b'-') && !taxid::detect(cell).is_empty()
}

/// Claims the column, unless the field is had already.
fn claim(
    known: &'static Fields,
    column: &Column,
    code: &str,
    content: Content,
    confidence: f64,
    claims: &mut Vec<Claim>,
) {
    let Some(field) = known.coded(code) else { return };
    if field.arity == super::fields::Arity::One && claims.iter().any(|claim| claim.field == field.code) {
        return;
    }
    claims.push(Claim {
        column: column.index,
        field: field.code.to_owned(),
        arity: field.arity,
        number: None,
        label: None,
        part: Part::Value,
        confidence,
        filled: column.filled,
        why: vec![Why::Content { content, share: column.share(content) }],
    });
}

/// Figures of one length, five or six of them; a count of rows has shorter ones too. Some of five may have lost their zero.
fn is_postcode(column: &Column) -> bool {
    let of = |lengths: &'static [usize]| {
        move |cell: &str| lengths.contains(&cell.len()) && cell.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_whole = column.share(Content::Postcode) > 0.5 && most(column, of(&[5, 6]));
    let has_lost =
        cells(column).iter().any(|cell| of(&[5])(cell)) && cells(column).iter().all(|cell| of(&[4, 5])(cell));
    column.filled > 0 && column.share(Content::Phone) < MOST && (is_whole || has_lost)
}

/// The cells that were kept: all different ones when there are few, else the first.
fn cells(column: &Column) -> Vec<&str> {
    match &column.distinct {
        Some(all) => all.iter().map(String::as_str).collect(),
        None => column.samples.iter().map(|sample| sample.cell.as_str()).collect(),
    }
}

fn most(column: &Column, is_so: impl Fn(&str) -> bool) -> bool {
    let cells = cells(column);
    !cells.is_empty() && cells.iter().filter(|cell| is_so(cell)).count() as f64 >= cells.len() as f64 * MOST
}

/// The share of the cells with a telephone or a mail in them, whatever stands around it.
pub(super) fn held(column: &Column, kind: Content) -> f64 {
    let holds = |cell: &&&str| match kind {
        Content::Mail => cell.contains('@'),
        _ => (7..60).contains(&cell.bytes().filter(u8::is_ascii_digit).count()) && !cell.contains([':', '€', '$', '%']),
    };
    let cells = cells(column);
    cells.iter().filter(holds).count() as f64 / cells.len().max(1) as f64
}

/// Words in a cell, on average.
fn words(column: &Column) -> f64 {
    let cells = cells(column);
    let all: usize = cells.iter().map(|cell| cell.split_whitespace().count()).sum();
    all as f64 / cells.len().max(1) as f64
}

fn is_of_persons(column: &Column) -> bool {
    cells(column).iter().all(|cell| !names::looks_like_company(cell))
}

/// Most cells are different, or so many that nobody counted.
fn is_varied(column: &Column) -> bool {
    column.distinct.as_ref().is_none_or(|values| values.len() as f64 >= column.filled as f64 * 0.8)
}

#[cfg(test)]
mod tests {
    use crate::tables::matching::{SURE, TableKind, columns};
    use crate::tables::{self, Bytes, Hints};

    /// The fields a table of clients is read as, those that are sure, by their codes.
    fn fields(text: &str) -> Vec<String> {
        let seen = tables::inspect(&Bytes::new(text.as_bytes(), "x.csv"), &Hints::default(), &mut |_, _| true).unwrap();
        let matching = columns(TableKind::Clients, &seen.columns, &[]);
        (0..seen.columns.len())
            .map(|at| matching.matches.iter().find(|m| m.column == at && m.confidence >= SURE))
            .map(|found| found.map_or_else(String::new, |m| m.field.clone()))
            .collect()
    }

    #[test]
    fn a_table_without_header_is_read_by_what_its_cells_look_like() {
        let whole = "Juan Pérez López;600123123;juan@perez.es;Madrid;28001\nBar Central S.L.;915551234;bar@central.es;Getafe;28901\n\
                     José Muñoz;622333444;jose@munoz.es;Toledo;45001\n";
        assert_eq!(fields(whole), ["name", "phones", "mails", "address_city", "address_postcode"]);
        let parts = "1;Juan;Pérez López;12345678Z;C/ Mayor 3;Madrid;28001\n2;María;Gómez Ruiz;87654321X;Avda. del Sol 4;Madrid;28001\n\
                     3;José;Muñoz;00000000T;Plaza Real 1;Toledo;45001\n";
        assert_eq!(
            fields(parts),
            ["source_id", "given_name", "surnames", "tax_id", "address_street", "address_city", "address_postcode"]
        );
        // Whatever the title says, where the check letters hold.
        let proven = "Nombre;Clave H\nAna Gil;12345678Z\nLuis Paz;B12345674\n";
        assert_eq!(fields(proven), ["name", "tax_id"]);
        let letters = "Nombre;Clave H\nAna Gil;12345678A\nLuis Paz;B12345670\n";
        assert_eq!(fields(letters), ["name", ""]);
        // A sheet that took postcodes for numbers.
        let lost = "Ana Ruiz;612345678;Gran Vía 5;8001;Barcelona\nLuis Gil;699111222;Calle Mayor 1;28013;Madrid\n\
                    Eva Sol;699111333;C/ Sol 3;8002;Barcelona\n";
        assert_eq!(fields(lost), ["name", "phones", "address_street", "address_postcode", "address_city"]);
        let years = "Ana Ruiz;612345678;2019\nLuis Gil;699111222;2020\nEva Sol;699111333;2021\n";
        assert_eq!(fields(years), ["name", "phones", ""]);
        // One word each, but the second repeats itself: no surnames.
        let names = "Juan;vip;600123123\nAna;vip;600123124\nLuis;vip;600123125\nEva;vip;600123126\n";
        assert_eq!(fields(names), ["name", "", "phones"]);
        // Among titles the name is asked about, and not taken.
        let text = ";Teléfono\nAna Gil;600123123\nLuis Paz;600123124\n";
        let seen = tables::inspect(&Bytes::new(text.as_bytes(), "x.csv"), &Hints::default(), &mut |_, _| true).unwrap();
        let found = columns(TableKind::Clients, &seen.columns, &[]).matches;
        assert!(found.iter().any(|m| m.column == 0 && m.field == "name" && m.confidence < SURE), "{found:?}");
    }

    #[test]
    fn names_of_columns_are_known_in_the_languages_beside_spanish() {
        let french = "Nom;Prénom;Téléphone;Ville;Code postal\nDupont;Jean;0612345678;Paris;75001\n";
        assert_eq!(fields(french), ["surnames", "given_name", "phones", "address_city", "address_postcode"]);
        let german = "Vorname;Nachname;Straße;PLZ;Ort;USt-IdNr\nHans;Müller;Hauptstr. 1;01067;Dresden;DE123456789\n";
        assert_eq!(
            fields(german),
            ["given_name", "surnames", "address_street", "address_postcode", "address_city", "tax_id"]
        );
        let catalan = "Nom;Cognoms;Població;Data de naixement\nJordi;Puig Serra;Girona;31/12/1980\n";
        assert_eq!(fields(catalan), ["name", "surnames", "address_city", "birthday"]);
    }

    #[test]
    fn a_title_is_believed_where_its_cells_hold_more_than_it_says() {
        let several = "Nombre;Teléfonos;Emails\nAna;612345678 / 912345678 (casa), preguntar por Luis;ana@ruiz.es, a2@ruiz.es\n\
                       Bar Sol;Tel. 934 44 55 66 ext. 12;<bar@sol.es> Bar\nEva;;\n";
        assert_eq!(fields(several), ["name", "phones", "mails"]);
        let other = "Nombre;Teléfono\nAna;sí\nLuis;no\nEva;quizá\n";
        assert_eq!(fields(other), ["name", ""], "nothing of it is one");
    }

    #[test]
    fn days_counted_by_a_spreadsheet_are_dates_under_the_name_of_one() {
        assert_eq!(fields("Nombre;Cumpleaños\nJuan;29221\nAna;33001,5\n"), ["name", "birthday"]);
        assert_eq!(fields("Nombre;Cumpleaños\nJuan;29221\nAna;33001\n"), ["name", "birthday"]);
    }
}
