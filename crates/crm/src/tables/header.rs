//! Which row is the header, what stands above it, and which rows at the end are totals.

use serde::Serialize;

use super::content::{self, Content, Kinds};
use super::matching;
use super::rows::Row;

/// The first rows looked at for a header.
const DEPTH: usize = 12;

/// The header row and what it was decided on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HeaderEvidence {
    /// Physical line of the header; `None` when the first row is data already.
    pub row: Option<u64>,
    /// The person said so.
    pub forced: bool,
    /// Names of it that are known field names.
    pub known: usize,
    /// Its cells with something in them.
    pub names: usize,
    /// Figures, mails and dates among them (a header has none).
    pub values: usize,
    /// 0 to 1; below 0.5 a person should look.
    pub certainty: f64,
    /// Rows above it (titles, bank preambles), as they are.
    pub above: Vec<(u64, Vec<String>)>,
}

/// A row at the end that sums others, left out of the data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TotalRow {
    /// Physical line.
    pub row: u64,
    /// Its first cell with something in it.
    pub cell: String,
}

struct Looks {
    filled: usize,
    names: usize,
    values: usize,
    known: usize,
    unique: bool,
    dotted: usize,
}

fn looks(row: &Row) -> Looks {
    let cells: Vec<&str> = row.cells().map(str::trim).filter(|cell| !cell.is_empty()).collect();
    let mut sorted: Vec<String> = cells.iter().map(|cell| matching::fold(cell)).collect();
    sorted.sort_unstable();
    let valued = |cell: &&&str| {
        let kinds = content::of_cell(cell);
        kinds != Kinds::TEXT && !kinds.has(Content::Country) && !kinds.has(Content::YesNo) || cell.len() > 60
    };
    let values = cells.iter().filter(valued).count();
    Looks {
        filled: cells.len(),
        names: cells.len() - values,
        values,
        known: cells.iter().filter(|cell| matching::is_known_name(cell)).count(),
        unique: sorted.windows(2).all(|pair| pair[0] != pair[1]),
        dotted: cells.iter().filter(|cell| dotted(cell)).count(),
    }
}

/// `Party.taxId`: the machine's own key of a field, as some programs write in a third header row.
fn dotted(cell: &str) -> bool {
    cell.split_once('.').is_some_and(|(schema, key)| {
        schema.starts_with(|c: char| c.is_ascii_uppercase())
            && !key.is_empty()
            && cell.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.')
    })
}

/// Decides the header among the first rows of a table that is `width` columns wide.
///
/// `forced`: `Some(Some(line))` the person named the row, `Some(None)` she said there is none.
pub(super) fn decide(rows: &[Row], width: usize, forced: Option<Option<u64>>, declared: bool) -> HeaderEvidence {
    let start = usize::from(declared && rows.first().is_some_and(|row| row.cell(0).to_lowercase().starts_with("sep=")));
    let candidates = rows.iter().enumerate().skip(start).take(DEPTH);
    let scored = candidates.map(|(at, row)| (at, row, looks(row)));
    let best = match forced {
        Some(Some(line)) => {
            scored.filter(|(_, row, _)| row.number == line).map(|(at, row, looks)| (at, row, looks, 1.0)).next()
        }
        Some(None) => None,
        None => {
            let mut best: Option<(usize, &Row, Looks, f64)> = None;
            for (at, row, looks) in scored {
                let score = score(rows, at, row, &looks, width);
                // A later row must be clearly better: the first of two equal ones is the header.
                if best.as_ref().is_none_or(|best| score > best.3 + 0.05) {
                    best = Some((at, row, looks, score));
                }
            }
            best.filter(|best| best.3 >= 0.4)
        }
    };
    let above_until = best.as_ref().map_or(start, |best| best.0);
    let above = rows[..above_until.min(rows.len())]
        .iter()
        .map(|row| (row.number, row.cells().map(str::to_owned).collect()))
        .collect();
    match best {
        Some((_, row, looks, certainty)) => HeaderEvidence {
            row: Some(row.number),
            forced: forced.is_some(),
            known: looks.known,
            names: looks.names,
            values: looks.values,
            certainty: certainty.clamp(0.0, 1.0),
            above,
        },
        None => HeaderEvidence {
            row: None,
            forced: forced.is_some(),
            known: 0,
            names: 0,
            values: 0,
            certainty: if forced.is_some() { 1.0 } else { 0.5 },
            above,
        },
    }
}

fn score(rows: &[Row], at: usize, row: &Row, looks: &Looks, width: usize) -> f64 {
    if looks.filled == 0 || looks.names == 0 {
        return 0.0;
    }
    let fullness = looks.filled as f64 / width.max(1) as f64;
    let named = looks.names as f64 / looks.filled as f64;
    let known = looks.known as f64 / looks.filled as f64;
    // Below a header stand values of other looks than its own, or cells that repeat; a header's word stays alone.
    let below = &rows[(at + 1).min(rows.len())..(at + 40).min(rows.len())];
    let mut different = 0;
    let mut repeated = 0;
    for (column, cell) in row.cells().enumerate().filter(|(_, cell)| !cell.trim().is_empty()) {
        let typed = below
            .iter()
            .filter(|row| {
                !row.cell(column).trim().is_empty() && content::of_cell(row.cell(column).trim()) != Kinds::TEXT
            })
            .count();
        if typed * 2 > below.len() && content::of_cell(cell.trim()) == Kinds::TEXT {
            different += 1;
        }
        repeated += usize::from(below.iter().any(|row| row.cell(column).trim() == cell.trim()));
    }
    let different = different as f64 / looks.filled as f64;
    let repeated = repeated as f64 / looks.filled as f64;
    let mut score = fullness.min(1.0) * named * named * (0.45 + 0.5 * known + 0.35 * different) - 0.6 * repeated;
    if !looks.unique {
        score -= 0.05;
    }
    if looks.dotted * 10 >= looks.filled * 9 {
        // Two rows of names above keys: the keys are what the program itself reads.
        score = score.max(0.9) + 0.3;
    }
    score
}

/// Whether a row sums others: it starts with a word for a total and the rest is figures or nothing.
pub(super) fn is_total(row: &Row) -> Option<TotalRow> {
    let mut cells = row.cells().map(str::trim).filter(|cell| !cell.is_empty());
    let first = cells.next()?;
    let folded = matching::fold(first);
    let word = folded.split(' ').next().unwrap_or("");
    if !matches!(word, "total" | "totales" | "subtotal" | "subtotales" | "suma" | "sumas" | "totals" | "sum")
        || folded.split(' ').count() > 3
    {
        return None;
    }
    let figures = cells.all(|cell| super::numbers::shape(cell).is_some());
    figures.then(|| TotalRow { row: row.number, cell: first.to_owned() })
}

/// Whether a row may be what a report writes below its totals: one cell in a table of several columns (`Página 1 de 1`).
pub(super) fn is_foot(row: &Row, width: usize) -> Option<TotalRow> {
    let mut cells = row.cells().map(str::trim).filter(|cell| !cell.is_empty());
    let first = cells.next()?;
    (width > 2 && cells.next().is_none()).then(|| TotalRow { row: row.number, cell: first.to_owned() })
}

/// Names for all columns: the header, numbered when it repeats, the sheet letter when it is missing.
///
/// Gives for each column (name, header as written, repeated).
pub(super) fn names(header: Option<&Row>, width: usize) -> Vec<(String, Option<String>, bool)> {
    let mut taken = std::collections::HashSet::new();
    (0..width)
        .map(|column| {
            let written = header.map(|row| row.cell(column).trim()).filter(|cell| !cell.is_empty());
            let base = written.map_or_else(|| letter(column), str::to_owned);
            let mut name = base.clone();
            let mut count = 1;
            while !taken.insert(name.to_lowercase()) {
                count += 1;
                name = format!("{base} ({count})");
            }
            (name, written.map(str::to_owned), count > 1)
        })
        .collect()
}

/// The letter of a column as in a spreadsheet: A, B, … Z, AA.
fn letter(column: usize) -> String {
    let mut rest = column + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(lines: &[&str]) -> Vec<Row> {
        lines.iter().zip(1..).map(|(line, number)| Row::of(number, line.split(';'))).collect()
    }

    #[test]
    fn the_header_is_found_under_a_preamble_and_missed_where_there_is_none() {
        let bank = rows(&[
            "Banco de Prueba",
            "Extracto;del mes",
            "Fecha;Concepto;Importe",
            "01/02/2026;Luz;-12,50",
            "02/02/2026;Agua;-3,10",
        ]);
        assert_eq!(decide(&bank, 3, None, false).row, Some(3));
        let plain = rows(&["Ana;ana@example.com;600111222", "Luis;luis@example.com;600111223"]);
        assert_eq!(decide(&plain, 3, None, false).row, None);
        let usual = rows(&["Nombre;Ciudad", "Ana;León", "Luis;León"]);
        assert_eq!(decide(&usual, 2, None, false).row, Some(1));
        let keys = rows(&[
            "Party;Party;Party",
            "Name;Email;Tax ID",
            "Party.name;Party.email;Party.taxId",
            "Ana;ana@example.com;12345678Z",
        ]);
        assert_eq!(decide(&keys, 3, None, false).row, Some(3));
    }

    #[test]
    fn names_are_unique_and_never_empty() {
        let header = Row::of(1, ["Email", "", "email", "Email (2)"]);
        let names: Vec<String> = names(Some(&header), 5).into_iter().map(|(name, ..)| name).collect();
        assert_eq!(names, ["Email", "B", "email (2)", "Email (2) (2)", "E"]);
    }

    #[test]
    fn a_total_is_a_word_and_figures() {
        assert!(is_total(&Row::of(9, ["TOTALES", "", "1.234,50"])).is_some());
        assert!(is_total(&Row::of(9, ["", "Total general:", "12"])).is_some());
        assert!(is_total(&Row::of(9, ["Total Energies", "Madrid", "12"])).is_none());
        assert!(is_total(&Row::of(9, ["Sumas y Restas SL", "", ""])).is_none());
        assert!(is_foot(&Row::of(9, ["Página 1 de 1", "", ""]), 3).is_some());
        assert!(is_foot(&Row::of(9, ["Ana", "", "12"]), 3).is_none() && is_foot(&Row::of(9, ["Ana", ""]), 2).is_none());
    }
}
