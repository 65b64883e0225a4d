//! What stood in the file before it was put right, kept in the journal: as if the record had been written as it stood and
//! corrected at once, so that its history shows both and puts the original back.

use super::Change;
use super::apply::Desk;
use super::cells::{Parsed, Reader, Seen, Slot, TEXTS};
use super::product_cells::TEXTS as PRODUCT_TEXTS;
use crate::book::journal;
use crate::tables::matching::TableKind;
use crate::{Result, names};
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

/// What a row of sales or payments is about besides who it names.
const SOLD: [&str; 4] = ["products", "sales", "sale_lines", "payments"];

/// The columns a person's name comes in, in the order it is said.
const NAMES: [&str; 6] = ["name", "given_name", "middle_name", "surname1", "surname2", "surnames"];

impl Reader {
    /// Notes what the cells of a row said that were put right. The row is read to its end and back in its place.
    pub(super) fn note_originals(&self, out: &mut Parsed) {
        let mut found: Vec<Original> = Vec::new();
        for seen in out.notices.iter().filter(|seen| seen.code.starts_with("repaired-")) {
            let Some((new, slot)) = seen.new.as_ref().zip(self.slots.iter().find(|slot| slot.column == seen.column))
            else {
                continue;
            };
            let originals = match self.kind {
                TableKind::Clients | TableKind::People => [self.of_client(slot, seen, new, out), None],
                TableKind::Sales | TableKind::Payments if slot.is_client => {
                    [self.of_client(slot, seen, new, out), None]
                }
                // What a line is called names its product too, which it may be the first to speak of.
                TableKind::Sales => [of_goods(slot, out), of_document(slot, out)],
                TableKind::Payments => [None, of_payment(slot, out)],
                TableKind::Interactions | TableKind::Tasks => [self.of_event(slot, new, out), None],
                TableKind::Products => [of_product(slot, out), None],
            };
            for original in
                originals.into_iter().flatten().filter(|one| one.kept != one.written && !one.kept.is_empty())
            {
                let is_same = |one: &Original| {
                    one.table == original.table && one.column == original.column && one.kept == original.kept
                };
                if !found.iter().any(is_same) {
                    found.push(original);
                }
            }
        }
        out.what.originals = found;
    }

    fn of_client(&self, slot: &Slot, seen: &Seen, new: &str, out: &Parsed) -> Option<Original> {
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
            "phones" | "mails" | "links" => ("contact_points", "shown", Some(new.to_owned()), cell.to_owned()),
            "address" | "address_street" => {
                let street = place().map(|place| place.street.clone());
                let written = street.as_deref().map(|street| street.replacen(new, cell, 1));
                ("addresses", "street", street, written.unwrap_or_default())
            }
            "address_city" => ("addresses", "city", place().map(|place| place.city.clone()), cell.to_owned()),
            "address_postcode" => {
                ("addresses", "postcode", place().map(|place| place.postcode.clone()), cell.to_owned())
            }
            _ => return None,
        };
        Some(Original { table, column, written, kept: kept? })
    }

    /// What was said or is to be done, which may stand in several cells.
    fn of_event(&self, slot: &Slot, new: &str, out: &Parsed) -> Option<Original> {
        let cell = out.row.cell(slot.column).trim();
        let event = &out.what.event;
        let text = |table, column, kept: &str| {
            let written = match kept.contains(new.trim()) {
                true => kept.replacen(new.trim(), cell, 1),
                false => kept.replacen(&names::tidy(new), &names::tidy(cell), 1),
            };
            Some(Original { table, column, written, kept: kept.to_owned() })
        };
        match (slot.field.as_str(), self.kind) {
            ("text" | "title" | "notes", TableKind::Tasks) => text("tasks", "title", &event.text),
            ("text" | "title" | "notes", _) => text("interactions", "text", &event.text),
            ("next_step", _) => text("tasks", "title", event.next_step.as_deref()?),
            _ => None,
        }
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

fn of_product(slot: &Slot, out: &Parsed) -> Option<Original> {
    let product = out.what.product.as_deref()?;
    let cell = out.row.cell(slot.column).trim();
    let (column, kept) = match slot.field.as_str() {
        "name" => ("name", product.name.clone()),
        field => {
            let at = PRODUCT_TEXTS.iter().position(|text| *text == field)?;
            (PRODUCT_TEXTS[at], product.texts[at].clone()?)
        }
    };
    Some(Original { table: "products", column, written: cell.to_owned(), kept })
}

/// What a row says of its document in words: its note, and what its line is called, which may be what its product is called.
fn of_document(slot: &Slot, out: &Parsed) -> Option<Original> {
    let sale = &out.what.sale;
    let cell = out.row.cell(slot.column).trim().to_owned();
    if slot.field == "note" {
        return Some(Original { table: "sales", column: "note", written: cell, kept: sale.note.clone() });
    }
    let line = sale.lines.first()?;
    let said = match slot.field.as_str() {
        "text" => &line.text,
        "product" => &line.product,
        "product_code" => &line.code,
        _ => return None,
    };
    let kept = line.called();
    (said == kept).then(|| Original { table: "sale_lines", column: "text", written: cell, kept: kept.to_owned() })
}

fn of_payment(slot: &Slot, out: &Parsed) -> Option<Original> {
    let sale = &out.what.sale;
    let (column, kept) = match slot.field.as_str() {
        "payment_method" => ("method", &sale.method),
        "reference" => ("reference", &sale.reference),
        "note" => ("note", &sale.note),
        _ => return None,
    };
    let written = out.row.cell(slot.column).trim().to_owned();
    Some(Original { table: "payments", column, written, kept: kept.clone() })
}

/// What a line of a document says of its product, which it may be the first to speak of.
fn of_goods(slot: &Slot, out: &Parsed) -> Option<Original> {
    let line = out.what.sale.lines.first()?;
    let (column, kept) = match slot.field.as_str() {
        "product" => ("name", &line.product),
        // Where nothing else says its name.
        "text" if line.product.is_empty() => ("name", &line.text),
        "product_code" => ("code", &line.code),
        "barcode" => ("barcode", &line.barcode),
        "unit" => ("unit", &line.unit),
        "category" => ("category", &line.category),
        _ => return None,
    };
    let written = out.row.cell(slot.column).trim().to_owned();
    Some(Original { table: "products", column, written, kept: kept.clone() })
}

/// Takes what is about a client out of what a row of sales put right; what is about the document and its product stays.
pub(super) fn of_client(all: &mut Vec<Original>) -> Vec<Original> {
    let (sold, client) = std::mem::take(all).into_iter().partition(|one| SOLD.contains(&one.table));
    *all = sold;
    client
}

/// What stood in the file for a value of a column.
pub(super) fn written<'a>(originals: &'a [Original], table: &str, column: &str, kept: &str) -> Option<&'a str> {
    let is_it = |one: &&Original| one.table == table && one.column == column && one.kept == kept;
    originals.iter().find(is_it).map(|one| one.written.as_str())
}

/// Journals what stood in the file for a row of `table` that was just made.
pub(super) fn keep_of(desk: &Desk, originals: &[Original], table: &str, row: i64) -> Result<()> {
    for one in originals.iter().filter(|one| one.table == table) {
        corrected(desk, table, row, None, one.column, (&one.written, &one.kept))?;
    }
    Ok(())
}

/// Journals a correction of a row that was just made: what stood, and what is kept.
pub(super) fn corrected(
    desk: &Desk,
    table: &str,
    row: i64,
    client: Option<i64>,
    column: &str,
    (written, kept): (&str, &str),
) -> Result<()> {
    let change = Map::from_iter([(column.to_owned(), json!([written, kept]))]);
    journal::record_update(desk.tx, table, row, client, &Value::Object(change))
}

/// Journals what stood in the file for what this line inserted: the rows after `before`, the highest of each table.
pub(super) fn keep(desk: &Desk, originals: &[Original], before: &BTreeMap<String, i64>) -> Result<()> {
    for original in originals {
        let Original { table, column, written, kept } = original;
        let born = before.get(*table).copied().unwrap_or(0);
        let client = match *table {
            "clients" => "id",
            "products" => "NULL",
            _ => "client",
        };
        // Table and columns are named by this program, the values are bound.
        let sql = format!("SELECT id, {client} FROM {table} WHERE id > ?1 AND +{column} = ?2 ORDER BY id DESC LIMIT 1");
        let mut one = desk.tx.prepare_cached(&sql)?;
        let found = one.query_row(params![born, kept], |r| Ok((r.get::<_, i64>(0)?, r.get(1)?))).optional()?;
        if let Some((at, client)) = found {
            corrected(desk, table, at, client, column, (written, kept))?;
        }
    }
    Ok(())
}

/// Writes what stood in the file over what the book says, where the corrected value is about to take its place: the journal then
/// has both steps. `row` is one of `table`.
pub(super) fn before(desk: &Desk, table: &str, row: i64, originals: &[Original], changes: &[Change]) -> Result<()> {
    for original in originals.iter().filter(|one| one.table == table && one.column != "surname1") {
        if changes.iter().any(|change| change.field == original.column) {
            // As above.
            let sql = format!("UPDATE {table} SET {} = ?2 WHERE id = ?1", original.column);
            desk.tx.prepare_cached(&sql)?.execute(params![row, original.written])?;
        }
    }
    Ok(())
}
