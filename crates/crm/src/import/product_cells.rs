//! The cells of a product.

use super::Said;
use super::cells::{Parsed, Reader, Slot};
use super::choices::YES_NO;
use crate::names;
use crate::tables::numbers;
use rust_decimal::Decimal;

/// A product as a row tells it; nothing where it does not say.
#[derive(Debug, Default)]
pub(super) struct ProductRow {
    /// Texts by the names of their columns in the book: `code`, `barcode`, `unit`, `category`, `line`, `notes`.
    pub texts: [Option<String>; TEXTS.len()],
    pub name: String,
    /// Decimals by theirs: `price`, `cost`, `tax_rate`.
    pub figures: [Option<Decimal>; FIGURES.len()],
    pub archived: Option<bool>,
    /// What to offer with it or instead: kind and how the other is called.
    pub relations: Vec<(&'static str, String)>,
}

/// Columns of one text each, as the book names them.
pub(super) const TEXTS: [&str; 6] = ["code", "barcode", "unit", "category", "line", "notes"];
/// Columns of one decimal each.
pub(super) const FIGURES: [&str; 3] = ["price", "cost", "tax_rate"];

impl Reader {
    pub(super) fn product_cell(&self, slot: &Slot, cell: &str, out: &mut Parsed) {
        let column = slot.column;
        let field = slot.field.as_str();
        if matches!(field, "id" | "source_id") {
            return self.identity(slot, cell, out);
        }
        let product = out.what.product.get_or_insert_default();
        if let Some(place) = TEXTS.iter().position(|text| *text == field) {
            let text = if field == "notes" { cell.to_owned() } else { names::tidy(cell) };
            product.texts[place].get_or_insert(text);
        } else if let Some(place) = FIGURES.iter().position(|figure| *figure == field) {
            let bare = if field == "tax_rate" { cell.split(['%', ' ']).next().unwrap_or_default() } else { cell };
            match numbers::parse(bare, slot.sign).filter(|number| number.abs() < Decimal::from(1_000_000_000_000_i64)) {
                Some(number) => product.figures[place] = Some(number),
                None if field == "tax_rate" => out.left_out(column),
                None => out.refuse("number-unfit", column, self, cell),
            }
        } else {
            match field {
                "name" => product.name = names::tidy(cell),
                "up_sell" | "complement" => {
                    let kind = if field == "up_sell" { "up_sell" } else { "complement" };
                    // In tables of our own each stands in a line of the cell.
                    let is_own = out.what.id.is_some();
                    let between = |sign: char| sign == '\n' || (!is_own && matches!(sign, ',' | ';' | '|'));
                    let others = cell.split(between).map(names::tidy).filter(|other| !other.is_empty());
                    product.relations.extend(others.map(|other| (kind, other)));
                }
                "archived" | "active" => match YES_NO.of(cell).map(|code| code == "yes") {
                    Some(yes) => product.archived = Some(yes == (field == "archived")),
                    // WooCommerce: -1 is a draft.
                    None if cell == "-1" => product.archived = Some(true),
                    None => out.left_out(column),
                },
                _ => {}
            }
        }
    }

    pub(super) fn finish_product(&self, out: &mut Parsed) {
        let product = out.what.product.get_or_insert_default();
        if product.name.is_empty() {
            let [code, barcode, ..] = &product.texts;
            product.name = code.clone().or_else(|| barcode.clone()).unwrap_or_default();
        }
        if product.name.is_empty() && out.refusals.is_empty() {
            out.refusals.push(Said::new("name-missing"));
        }
    }
}
