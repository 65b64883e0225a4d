//! What is put right while a row is read: each sort, and each single cell, can be kept as it is written.

use super::cells::{Parsed, Reader, Seen};
use super::{Answers, KeptCell};
use crate::{Error, Result, names};
use std::collections::HashSet;

/// The sorts of repairs, as a person refuses them; the notice of each is `repaired-` and its name.
pub(super) const KINDS: [&str; 8] = ["letters", "postcode", "phone", "mail", "case", "form", "street", "surnames"];

/// Whether a phone is a number as a spreadsheet shows it (`6,12345678E+08`, `612345678.0`): other ways of writing one are no damage.
pub(super) fn is_number_of_sheet(phone: &str) -> bool {
    let is_of =
        |text: &str, signs: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || signs.contains(c));
    let is_power = phone.split_once(['E', 'e']).is_some_and(|(digits, power)| is_of(digits, ",.") && is_of(power, "+"));
    is_power || (is_of(phone, ",.") && (phone.ends_with(".0") || phone.ends_with(",0")))
}

/// What a person wants kept as it is written.
#[derive(Debug, Default)]
pub(super) struct AsWritten {
    kinds: HashSet<&'static str>,
    cells: HashSet<(u64, u32)>,
}

impl AsWritten {
    /// Errors: `choice-unknown` for a sort of repairs there is not.
    pub fn of(answers: &Answers) -> Result<Self> {
        let known = |kind: &String| {
            let kind = kind.strip_prefix("repaired-").unwrap_or(kind);
            let found = KINDS.into_iter().find(|known| *known == kind);
            found.ok_or_else(|| Error::invalid("as_written", "choice-unknown").with("value", kind))
        };
        Ok(Self {
            kinds: answers.as_written.iter().map(known).collect::<Result<_>>()?,
            cells: answers.kept_cells.iter().map(|KeptCell { line, column }| (*line, *column)).collect(),
        })
    }
}

impl Reader {
    /// Whether a cell is put right, which is told with what it becomes; where a person refused, that is told instead.
    pub(super) fn repairs(&self, kind: &'static str, column: usize, new: &str, out: &mut Parsed) -> bool {
        let cell = u32::try_from(column).is_ok_and(|at| self.as_written.cells.contains(&(out.line, at)));
        if cell || self.as_written.kinds.contains(kind) {
            out.notices.push(Seen { code: "kept-as-written", column, new: None });
            return false;
        }
        let code = match kind {
            "letters" => "repaired-letters",
            "postcode" => "repaired-postcode",
            "phone" => "repaired-phone",
            "mail" => "repaired-mail",
            "form" => "repaired-form",
            "street" => "repaired-street",
            "surnames" => "repaired-surnames",
            _ => "repaired-case",
        };
        out.notices.push(Seen { code, column, new: Some(new.to_owned()) });
        true
    }

    /// Puts a name of several words, all in capitals, in proper case. One word alone may be a mark or an abbreviation.
    pub(super) fn repair_case(&self, out: &mut Parsed) {
        let name = &out.what.client.name;
        let better = names::proper_case(name);
        // The raised letters of `Mª` and `Fcº` have no case.
        let is_small = |c: char| (c.is_lowercase() && !['ª', 'º'].contains(&c)) || c.is_ascii_digit();
        let is_shouted = name.contains(' ') && !name.chars().any(is_small);
        if better == *name || !(is_shouted || self.proper_case) {
            return;
        }
        if self.repairs("case", self.column_of_name(), &better, out) {
            let client = &mut out.what.client;
            client.name = better;
            client.parts.iter_mut().flatten().for_each(|part| *part = names::proper_case(part));
        }
    }

    /// Writes the legal form a company's name ends with as it is properly written: `Sol, SL` is `Sol, S.L.`.
    pub(super) fn repair_form(&self, out: &mut Parsed) {
        let client = &out.what.client;
        let has_parts = client.parts.iter().any(Option::is_some);
        let better = names::with_legal_form(&client.name).filter(|_| !has_parts);
        if let Some(better) = better.filter(|better| self.repairs("form", self.column_of_name(), better, out)) {
            out.what.client.name = better;
        }
    }

    /// The column a name is mostly told by.
    fn column_of_name(&self) -> usize {
        let fields = ["name", "given_name", "surnames", "surname1", "company", "trade_name"];
        let slot = fields.iter().find_map(|field| self.slots.iter().find(|slot| slot.field == *field));
        slot.map_or(0, |slot| slot.column)
    }
}
