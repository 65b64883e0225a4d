//! The products that lines speak of: found by code, barcode or name, or made.

use super::Change;
use super::apply::Desk;
use super::newcomers::Sort;
use super::originals::{self, Original};
use super::sale_cells::LineRow;
use super::whose::Whose;
use crate::{Result, names};
use rusqlite::{OptionalExtension, params};
use std::collections::{HashMap, HashSet};

/// What the rows of sales and payments of one import share.
#[derive(Debug, Default)]
pub(super) struct Counter {
    /// Under which name the numbers of clients of this kind of file are kept.
    pub client_source: String,
    /// Who was asked for already.
    pub clients: HashMap<String, Whose>,
    /// Documents this file spoke of, by key.
    pub documents: HashMap<String, super::sales::Met>,
    /// Sales this file spoke of, by row.
    pub sales: HashSet<i64>,
    /// Payments and products this file spoke of, by row.
    pub payments: HashSet<i64>,
    pub paying: Option<super::payments::Paying>,
    pub products: HashSet<i64>,
    /// Products to tie to others that were not met yet: the product, how, and how the other is called.
    pub relations: Vec<(i64, &'static str, String)>,
    pub codes: HashMap<String, i64>,
    pub names: HashMap<String, Option<i64>>,
    /// Made of a code alone: the first name that comes is theirs.
    pub nameless: HashSet<i64>,
}

/// The product of a line; nothing for a line of free text, or where only what is known is used.
pub(super) fn of_line(desk: &mut Desk, line: &LineRow, originals: &[Original]) -> Result<Option<i64>> {
    let has_code = !line.code.is_empty() || !line.barcode.is_empty();
    let name = if line.product.is_empty() && has_code { &line.text } else { &line.product };
    if !has_code && name.is_empty() {
        return Ok(None);
    }
    if !has_code {
        let key = names::fold(name);
        if let Some(known) = desk.counter.names.get(&key) {
            return Ok(*known);
        }
        let product = match named(desk, &key)? {
            Some(product) => Some(product),
            None => make(desk, line, name, originals)?,
        };
        desk.counter.names.insert(key, product);
        return Ok(product);
    }
    let key = format!("{}\u{1f}{}", line.code.to_lowercase(), line.barcode);
    let known = match desk.counter.codes.get(&key) {
        Some(product) => Some(*product),
        None => match coded(desk, line)? {
            Some(product) => Some(product),
            None => desk.product_of_bare(&line.code, &names::fold(name))?,
        },
    };
    let product = match known {
        Some(product) => product,
        None => match make(desk, line, if name.is_empty() { &line.code } else { name }, originals)? {
            Some(product) if name.is_empty() => {
                desk.counter.nameless.insert(product);
                product
            }
            Some(product) => product,
            None => return Ok(None),
        },
    };
    if !name.is_empty() && desk.counter.nameless.remove(&product) {
        let named = Change { field: "name".to_owned(), old: String::new(), new: name.clone() };
        originals::before(desk, "products", product, originals, &[named])?;
        desk.tx.prepare_cached("UPDATE products SET name = ?2, sort_key = ?3 WHERE id = ?1")?.execute(params![
            product,
            name,
            names::fold(name)
        ])?;
    }
    desk.counter.codes.insert(key, product);
    Ok(Some(product))
}

/// The product of a code or barcode.
fn coded(desk: &Desk, line: &LineRow) -> Result<Option<i64>> {
    let looks = [
        (
            &line.code,
            "SELECT id FROM products WHERE code = ?1 AND code <> '' ORDER BY archived_at IS NOT NULL, id LIMIT 1",
        ),
        (
            &line.barcode,
            "SELECT id FROM products WHERE barcode = ?1 AND barcode <> '' ORDER BY archived_at IS NOT NULL, id LIMIT 1",
        ),
    ];
    for (value, sql) in looks {
        if value.is_empty() {
            continue;
        }
        if let Some(product) = desk.tx.prepare_cached(sql)?.query_row([value], |r| r.get(0)).optional()? {
            return Ok(Some(product));
        }
    }
    Ok(None)
}

/// The product of a folded name.
pub(super) fn named(desk: &Desk, key: &str) -> Result<Option<i64>> {
    let mut one =
        desk.tx.prepare_cached("SELECT id FROM products WHERE active = 1 AND sort_key = ?1 ORDER BY id LIMIT 1")?;
    Ok(one.query_row([key], |r| r.get(0)).optional()?)
}

fn make(desk: &mut Desk, line: &LineRow, name: &str, originals: &[Original]) -> Result<Option<i64>> {
    let name = if name.is_empty() { &line.barcode } else { name };
    if !desk.known.may(Sort::Product, name) {
        return Ok(None);
    }
    desk.tx
        .prepare_cached(
            "INSERT INTO products (uid, code, barcode, name, sort_key, unit, category) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![desk.tx.new_id(), line.code, line.barcode, name, names::fold(name), line.unit, line.category])?;
    let new = desk.tx.last_insert_rowid();
    originals::keep_of(desk, originals, "products", new)?;
    Ok(Some(new))
}
