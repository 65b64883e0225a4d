//! What a line says that points at a client or a document.

use super::choice::Weighed;
use super::learn;
use super::line::LineRow;
use crate::Result;
use crate::ids::Id;
use crate::names;
use rusqlite::{Connection, OptionalExtension as _, params};
use std::collections::BTreeMap;

/// Words and numbers that are looked up.
const WORDS: usize = 12;
/// Clients one word may stand for; a word of more says nothing.
const COMMON: usize = 20;
/// Documents looked at for one number.
const PER_NUMBER: i64 = 20;

/// Words that are in every bank's texts and in nobody's name.
pub(super) const EMPTY: [&str; 54] = [
    "transferencia",
    "transf",
    "transfer",
    "favor",
    "recibida",
    "recibido",
    "inmediata",
    "orden",
    "ordenante",
    "concepto",
    "pago",
    "pagos",
    "abono",
    "ingreso",
    "factura",
    "facturas",
    "fra",
    "fact",
    "fras",
    "ref",
    "referencia",
    "por",
    "para",
    "del",
    "los",
    "las",
    "que",
    "con",
    "sepa",
    "num",
    "numero",
    "cuenta",
    "euros",
    "eur",
    "recibo",
    "recibos",
    "devolucion",
    "adeudo",
    "remesa",
    "bizum",
    "spei",
    "from",
    "the",
    "invoice",
    "efectivo",
    "cajero",
    "tpv",
    "tarjeta",
    "tarjetas",
    "liquidacion",
    "ventas",
    "comercio",
    "oficina",
    "movimiento",
];

/// What a line says, ready to be looked up.
#[derive(Debug)]
pub(super) struct Clues {
    /// Its words, folded.
    words: Vec<String>,
    /// All of it without blanks and signs, in small letters.
    squeezed: String,
    /// Names and accounts under which a payer may be known.
    keys: Vec<String>,
}

/// Who a client is, as far as matching goes.
#[derive(Debug, Clone)]
pub(super) struct Who {
    pub id: Id,
    pub name: String,
    /// What in the line speaks for her.
    pub for_her: Weighed,
}

impl Clues {
    pub(super) fn of(line: &LineRow) -> Self {
        let told = format!("{} {} {}", line.line.text, line.line.payer, line.line.reference);
        let folded = names::fold(&told);
        Self {
            words: folded.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect(),
            squeezed: folded.replace(' ', ""),
            keys: learn::keys(line),
        }
    }

    /// Whether all of a text stands in the line, whatever stands between its letters.
    pub(super) fn says(&self, text: &str) -> bool {
        let wanted = names::fold(text).replace(' ', "");
        wanted.chars().count() >= 4 && self.squeezed.contains(&wanted)
    }

    /// Clients at whom something points, and what.
    pub(super) fn clients(&self, conn: &Connection) -> Result<BTreeMap<i64, Who>> {
        let mut rows: Vec<i64> = Vec::new();
        let mut payers = conn.prepare_cached("SELECT client FROM bank_payers WHERE name = ?1 ORDER BY id LIMIT 5")?;
        for key in &self.keys {
            rows.extend(payers.query_map([key], |r| r.get::<_, i64>(0))?.collect::<rusqlite::Result<Vec<_>>>()?);
        }
        let mut ids =
            conn.prepare_cached("SELECT id FROM clients INDEXED BY clients_by_tax_id WHERE tax_id = ?1 LIMIT 5")?;
        for id in self.tax_ids() {
            rows.extend(ids.query_map([id], |r| r.get::<_, i64>(0))?.collect::<rusqlite::Result<Vec<_>>>()?);
        }
        let meant: Vec<&str> = self.meant().collect();
        let mut named = conn.prepare_cached("SELECT rowid FROM search_names WHERE search_names MATCH ?1 LIMIT ?2")?;
        let one = meant.iter().map(|word| format!("name : \"{word}\""));
        let two = meant.windows(2).map(|pair| format!("name : \"{}\"", pair.join("\" AND name : \"")));
        for asked in one.chain(two) {
            let found: Vec<i64> =
                named.query_map(params![asked, COMMON as i64 + 1], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?;
            if found.len() <= COMMON {
                rows.extend(found);
            }
        }
        rows.sort_unstable();
        rows.dedup();
        let mut all = BTreeMap::new();
        for row in rows {
            if let Some(who) = self.who(conn, row)?.filter(|who| !who.for_her.is_empty()) {
                all.insert(row, who);
            }
        }
        Ok(all)
    }

    /// A client with what speaks for her; nothing for one who is gone.
    pub(super) fn who(&self, conn: &Connection, row: i64) -> Result<Option<Who>> {
        type Found = (Id, String, Option<String>, Option<String>);
        let found: Option<Found> = conn
            .prepare_cached(
                "SELECT uid, name, trade_name, tax_id FROM clients WHERE id = ?1 AND merged_into IS NULL AND erased_at IS NULL",
            )?
            .query_row([row], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?)))
            .optional()?;
        let Some((id, name, trade_name, tax_id)) = found else { return Ok(None) };
        let mut known = conn.prepare_cached(
            // A name under which several pay says nothing.
            "SELECT count(*) > 0 AND min(client) = ?2 AND max(client) = ?2 FROM bank_payers WHERE name = ?1",
        )?;
        let mut is_known = false;
        for key in &self.keys {
            is_known |= known.query_row(params![key, row], |r| r.get::<_, bool>(0))?;
        }
        let has_id = tax_id.is_some_and(|id| id.len() >= 7 && self.squeezed.contains(&id.to_lowercase()));
        let names = [Some(name.as_str()), trade_name.as_deref()];
        let named = names.into_iter().flatten().map(|name| self.names(name)).max().unwrap_or(Named::Not);
        // One strong reason is enough; another makes it a little surer.
        let mut for_her = Weighed::default();
        for (is, reason) in [(has_id, "tax-id"), (is_known, "payer"), (named == Named::Wholly, "name")] {
            let points = if for_her.is_empty() { 45 } else { 5 };
            for_her = for_her.when(is, points, reason);
        }
        let points = if for_her.is_empty() { 20 } else { 0 };
        for_her = for_her.when(named == Named::Partly, points, "name-part");
        Ok(Some(Who { id, name, for_her }))
    }

    /// How far the words of a name stand in the line.
    fn names(&self, name: &str) -> Named {
        let bare = names::fold(&names::company(name).name);
        let wanted: Vec<&str> = bare.split(' ').filter(|word| word.chars().count() > 2).collect();
        let said = |word: &&&str| self.words.iter().any(|one| one == **word);
        let there: Vec<&&str> = wanted.iter().filter(said).collect();
        let letters = |all: &[&&str]| all.iter().map(|word| word.chars().count()).sum::<usize>();
        let whole: Vec<&&str> = wanted.iter().collect();
        if wanted.is_empty() || there.is_empty() {
            Named::Not
        } else if there.len() == wanted.len() && letters(&whole) >= 5 {
            Named::Wholly
        } else if there.len() >= 2 && letters(&there) * 5 >= letters(&whole) * 3 {
            Named::Partly
        } else {
            Named::Not
        }
    }

    /// Words that may be of a name.
    fn meant(&self) -> impl Iterator<Item = &str> {
        let letters = |word: &&String| word.chars().count() > 2 && word.chars().all(char::is_alphabetic);
        self.words.iter().filter(letters).map(String::as_str).filter(|word| !EMPTY.contains(word)).take(WORDS)
    }

    /// Words that may be tax ids: with figures, and also joined with the one letter before or after them.
    fn tax_ids(&self) -> Vec<String> {
        let has_figures = |word: &str| word.bytes().filter(u8::is_ascii_digit).count() >= 6;
        let mut all = Vec::new();
        for (at, word) in self.words.iter().enumerate().filter(|(_, word)| has_figures(word) && word.len() <= 14) {
            let upper = word.to_uppercase();
            let letter =
                |at: Option<usize>| at.and_then(|at| self.words.get(at)).filter(|one| one.chars().count() == 1);
            if let Some(before) = letter(at.checked_sub(1)) {
                all.push(format!("{}{upper}", before.to_uppercase()));
            }
            if let Some(after) = letter(Some(at + 1)) {
                all.push(format!("{upper}{}", after.to_uppercase()));
            }
            if let Some(bare) = upper.strip_prefix("ES") {
                all.push(bare.to_owned());
            }
            all.push(upper);
        }
        all.truncate(WORDS);
        all
    }

    /// Rows of open invoices whose number stands in the line, and whether it stands there with its series.
    pub(super) fn numbered(&self, conn: &Connection) -> Result<BTreeMap<i64, bool>> {
        let mut all = BTreeMap::new();
        let mut of = conn.prepare_cached(
            "SELECT id, series, number FROM sales INDEXED BY sales_by_number
             WHERE number = ?1 AND number <> '' AND kind = 'invoice' AND state IN ('open', 'partial') LIMIT ?2",
        )?;
        for number in self.numbers() {
            let mut rows = of.query(params![number, PER_NUMBER])?;
            while let Some(r) = rows.next()? {
                let (row, series, number): (i64, String, String) = (r.get(0)?, r.get(1)?, r.get(2)?);
                let has_series = self.has(&series, &number);
                // A short number alone is in every text.
                if has_series || number.trim_start_matches('0').len() >= 4 {
                    *all.entry(row).or_default() |= has_series;
                }
            }
        }
        Ok(all)
    }

    /// Whether a series and its number stand one after the other, with or without the zeros between.
    fn has(&self, series: &str, number: &str) -> bool {
        let series = names::fold(series).replace(' ', "");
        let number = names::fold(number).replace(' ', "");
        let bare = number.trim_start_matches('0');
        if series.is_empty() {
            // A number with letters of its own is as good as a series.
            return number.len() >= 5 && number.chars().any(char::is_alphabetic) && self.squeezed.contains(&number);
        }
        let follows = |(at, _): (usize, &str)| {
            let rest = self.squeezed.get(at + series.len()..).unwrap_or_default().trim_start_matches('0');
            rest.strip_prefix(bare).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
        };
        !bare.is_empty() && self.squeezed.match_indices(series.as_str()).any(follows)
    }

    /// Numbers as documents may have them: as written, without zeros, and with as many as are usual.
    fn numbers(&self) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        let mut runs: Vec<String> = Vec::new();
        for word in self.words.iter().filter(|word| word.bytes().any(|byte| byte.is_ascii_digit())).take(WORDS) {
            all.push(word.clone());
            all.push(word.to_uppercase());
            runs.extend(word.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).map(str::to_owned));
        }
        for run in runs.iter().take(WORDS) {
            let bare = run.trim_start_matches('0');
            if bare.is_empty() || bare.len() > 12 {
                continue;
            }
            all.push(run.clone());
            all.push(bare.to_owned());
            // A year may stand before the number without a sign between: F2600358.
            all.extend((1..=4).filter_map(|year| run.get(year..)).filter(|rest| rest.len() > 2).map(str::to_owned));
            all.extend((3..=8).filter(|width| *width > bare.len()).map(|width| format!("{bare:0>width$}")));
        }
        all.sort_unstable();
        all.dedup();
        all
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Named {
    Not,
    Partly,
    Wholly,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clues(text: &str) -> Clues {
        let folded = names::fold(text);
        Clues {
            words: folded.split(' ').map(str::to_owned).collect(),
            squeezed: folded.replace(' ', ""),
            keys: Vec::new(),
        }
    }

    #[test]
    fn a_number_is_found_however_it_is_written() {
        for text in ["FRA A26/000001", "FRA.A26-1", "pago a26 000001 gracias", "A26000001", "FACT A26/1."] {
            assert!(clues(text).has("A26/", "000001"), "{text}");
        }
        for text in ["FRA A26/000012", "FRA B26/000001", "A26/10", "26/000001"] {
            assert!(!clues(text).has("A26/", "000001"), "{text}");
        }
        assert!(clues("fra. 17").numbers().contains(&"000017".to_owned()));
        assert!(clues("PAGO F2600358").numbers().contains(&"00358".to_owned()));
        assert!(clues("PAGO F2600358").has("F26", "00358"));
    }

    #[test]
    fn a_name_stands_there_wholly_partly_or_not() {
        let all = clues("TRANSFERENCIA DE CAFES NUNEZ SA");
        assert_eq!(all.names("Cafés Núñez, S. A."), Named::Wholly);
        assert_eq!(all.names("Cafés Núñez e Hijos, S. L."), Named::Partly);
        assert_eq!(all.names("Cafés Pérez, S. A."), Named::Not);
        assert_eq!(clues("BIZUM DE PEREZ LOPEZ ANA").names("Ana Pérez López"), Named::Wholly);
    }

    #[test]
    fn a_tax_id_is_found_with_its_letter_apart() {
        assert!(clues("NIF A-58818501").tax_ids().contains(&"A58818501".to_owned()));
        assert!(clues("12345678 Z").tax_ids().contains(&"12345678Z".to_owned()));
    }
}
