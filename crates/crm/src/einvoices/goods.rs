//! The product of a line: found by the issuer's code, else by what it is called, or made.

use super::bill::{Line, Sold};
use super::desk::{Desk, Good};
use crate::{Result, names};
use chrono::NaiveDate;
use rusqlite::{OptionalExtension as _, params};

/// A description longer than this tells of one job and is no product: it stays the text of its line.
const LONGEST: usize = 150;

/// The product of a line; nothing for a line of free text.
pub(super) fn product(desk: &mut Desk, sold: &Sold, line: &Line, day: NaiveDate) -> Result<Option<i64>> {
    let is_long = line.text.chars().count() > LONGEST;
    if line.code.is_empty() && (is_long || line.text.is_empty()) {
        return Ok(None);
    }
    let name = if line.text.is_empty() { &line.code } else { &line.text };
    let key = match line.code.is_empty() {
        true => format!("\u{1}{}\u{1f}{}", line.key, names::fold(name)),
        false => line.code.to_lowercase(),
    };
    let product = match desk.products.get(&key) {
        Some(known) => *known,
        None => {
            let product = match known(desk, line, name)? {
                Some(known) => known,
                None => make(desk, line, name)?,
            };
            desk.products.insert(key, product);
            product
        }
    };
    // What was made costs what it cost last.
    if !sold.is_credit
        && Some(sold.currency) == desk.currency
        && let Some(made) = desk.goods.get_mut(&product)
        && made.day <= day
    {
        (made.day, made.price) = (day, line.price);
    }
    Ok(Some(product))
}

fn known(desk: &Desk, line: &Line, name: &str) -> Result<Option<i64>> {
    let (value, sql) = match line.code.is_empty() {
        true => (names::fold(name), "SELECT id FROM products WHERE active = 1 AND sort_key = ?1 ORDER BY id LIMIT 1"),
        false => (
            line.code.clone(),
            "SELECT id FROM products WHERE code = ?1 AND code <> '' ORDER BY archived_at IS NOT NULL, id LIMIT 1",
        ),
    };
    let found: Option<i64> = desk.tx.prepare_cached(sql)?.query_row([value], |r| r.get(0)).optional()?;
    // Two keys of the tax office under one name are two products, of which these files may have made the first.
    let is_other = |product: &i64| desk.goods.get(product).is_some_and(|made| made.key != line.key);
    Ok(found.filter(|product| !line.code.is_empty() || !is_other(product)))
}

fn make(desk: &mut Desk, line: &Line, name: &str) -> Result<i64> {
    let name: String = name.chars().take(LONGEST).collect();
    desk.tx
        .prepare_cached(
            "INSERT INTO products (uid, code, name, sort_key, unit, tax_rate, notes) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            desk.tx.new_id(),
            line.code,
            name,
            names::fold(&name),
            line.unit,
            line.tax_rate,
            desk.worded("product", &line.key).unwrap_or_default(),
        ])?;
    let product = desk.tx.last_insert_rowid();
    desk.goods.insert(product, Good { key: line.key.clone(), day: NaiveDate::MIN, price: 0 });
    desk.telling.report.products += 1;
    Ok(product)
}

/// Writes the prices of the products that were made.
pub(super) fn finish(desk: &Desk) -> Result<()> {
    let mut one = desk.tx.prepare_cached("UPDATE products SET price = ?2 WHERE id = ?1")?;
    for (product, made) in &desk.goods {
        if made.day > NaiveDate::MIN {
            one.execute(params![product, made.price])?;
        }
    }
    Ok(())
}
