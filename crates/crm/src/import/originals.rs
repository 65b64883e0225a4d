//! What stood in the file before it was put right, kept in the journal: as if the record had been written as it stood and
//! corrected at once, so that its history shows both and puts the original back.

use super::Change;
use super::apply::Desk;
use super::cells::{ClientRow, Parsed, Reader, TEXTS};
use crate::Result;
use crate::book::journal;
use rusqlite::{OptionalExtension, params};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// A value that was put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Original {
    table: &'static str,
    column: &'static str,
    written: String,
    kept: String,
}

/// The columns a person's name comes in, in the order it is said.
const NAMES: [&str; 6] = ["name", "given_name", "middle_name", "surname1", "surname2", "surnames"];

impl Reader {
    /// Notes what the cells of a client said that were put right. The row is read to its end and back in its place.
    pub(super) fn note_originals(&self, out: &mut Parsed) {
        let mut found: Vec<Original> = Vec::new();
        for seen in out.notices.iter().filter(|seen| seen.code.starts_with("repaired-")) {
            let Some((new, slot)) = seen.new.as_ref().zip(self.slots.iter().find(|slot| slot.column == seen.column))
            else {
                continue;
            };
            let cell = out.row.cell(seen.column).trim();
            let client = &out.what.client;
            let text = |column: &'static str| {
                let at = TEXTS.iter().position(|text| *text == column)?;
                client.texts[at].clone()
            };
            let place = || client.addresses.iter().find(|place| place.group == slot.group);
            let (table, column, kept, written) = match slot.field.as_str() {
                "surnames" if seen.code == "repaired-surnames" => {
                    ("clients", "surname1", client.parts[1].clone(), cell.to_owned())
                }
                field if NAMES.contains(&field) => ("clients", "name", Some(client.name.clone()), self.name_of(out)),
                "company" if client.posts.is_empty() => ("clients", "name", Some(client.name.clone()), cell.to_owned()),
                "trade_name" => ("clients", "trade_name", text("trade_name"), cell.to_owned()),
                "origin" => ("clients", "origin", text("origin"), cell.to_owned()),
                "notes" => ("clients", "notes", text("notes"), cell.to_owned()),
                "phones" | "mails" | "links" => ("contact_points", "shown", Some(new.clone()), cell.to_owned()),
                "address" | "address_street" => {
                    let street = place().map(|place| place.street.clone());
                    let written = street.as_deref().map(|street| street.replacen(new.as_str(), cell, 1));
                    ("addresses", "street", street, written.unwrap_or_default())
                }
                "address_city" => ("addresses", "city", place().map(|place| place.city.clone()), cell.to_owned()),
                "address_postcode" => {
                    ("addresses", "postcode", place().map(|place| place.postcode.clone()), cell.to_owned())
                }
                _ => continue,
            };
            let Some(kept) = kept.filter(|kept| *kept != written) else { continue };
            let original = Original { table, column, written, kept };
            if !found.iter().any(|one| one.table == table && one.column == column && one.kept == original.kept) {
                found.push(original);
            }
        }
        out.what.client.originals = found;
    }

    /// The name as the cells of the row have it.
    fn name_of(&self, out: &Parsed) -> String {
        let cells = NAMES.iter().filter_map(|field| {
            let slot = self.slots.iter().find(|slot| slot.field == *field && !slot.is_label)?;
            Some(out.row.cell(slot.column).trim()).filter(|cell| !cell.is_empty())
        });
        cells.collect::<Vec<_>>().join(" ")
    }
}

/// Journals what stood in the file for what this line inserted: the rows after `before`, the highest of each table.
pub(super) fn keep(desk: &Desk, client: i64, row: &ClientRow, before: &BTreeMap<String, i64>) -> Result<()> {
    for original in &row.originals {
        let born = before.get(original.table).copied().unwrap_or(0);
        let sql = match (original.table, original.column) {
            ("clients", "name") => "SELECT id FROM clients WHERE id = ?1 AND id > ?3 AND name = ?2",
            ("clients", "surname1") => "SELECT id FROM clients WHERE id = ?1 AND id > ?3 AND surname1 = ?2",
            ("clients", "trade_name") => "SELECT id FROM clients WHERE id = ?1 AND id > ?3 AND trade_name = ?2",
            ("clients", "origin") => "SELECT id FROM clients WHERE id = ?1 AND id > ?3 AND origin = ?2",
            ("clients", _) => "SELECT id FROM clients WHERE id = ?1 AND id > ?3 AND notes = ?2",
            ("contact_points", _) => {
                "SELECT id FROM contact_points WHERE client = ?1 AND shown = ?2 AND id > ?3 ORDER BY id DESC LIMIT 1"
            }
            (_, "street") => {
                "SELECT id FROM addresses WHERE client = ?1 AND street = ?2 AND id > ?3 ORDER BY id DESC LIMIT 1"
            }
            (_, "city") => {
                "SELECT id FROM addresses WHERE client = ?1 AND city = ?2 AND id > ?3 ORDER BY id DESC LIMIT 1"
            }
            _ => "SELECT id FROM addresses WHERE client = ?1 AND postcode = ?2 AND id > ?3 ORDER BY id DESC LIMIT 1",
        };
        let mut one = desk.tx.prepare_cached(sql)?;
        let found = one.query_row(params![client, original.kept, born], |r| r.get::<_, i64>(0)).optional()?;
        if let Some(at) = found {
            let change = Map::from_iter([(original.column.to_owned(), json!([original.written, original.kept]))]);
            journal::record_update(desk.tx, original.table, at, client, &Value::Object(change))?;
        }
    }
    Ok(())
}

/// Writes what stood in the file over what the book says, where the corrected value is about to take its place: the journal then
/// has both steps.
pub(super) fn before(desk: &Desk, client: i64, row: &ClientRow, changes: &[Change]) -> Result<()> {
    for original in row.originals.iter().filter(|one| one.table == "clients") {
        if !changes.iter().any(|change| change.field == original.column) {
            continue;
        }
        let sql = match original.column {
            "name" => "UPDATE clients SET name = ?2 WHERE id = ?1",
            "trade_name" => "UPDATE clients SET trade_name = ?2 WHERE id = ?1",
            "origin" => "UPDATE clients SET origin = ?2 WHERE id = ?1",
            "notes" => "UPDATE clients SET notes = ?2 WHERE id = ?1",
            _ => continue,
        };
        desk.tx.prepare_cached(sql)?.execute(params![client, original.written])?;
    }
    Ok(())
}
