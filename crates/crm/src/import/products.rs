//! A row of products: made, or laid over what is there. Blank cells empty nothing.

use super::apply::{Desk, Outcome};
use super::cells::Understood;
use super::codes::bare;
use super::goods::named;
use super::product_cells::{FIGURES, ProductRow, TEXTS};
use super::sale_lines::millionths;
use super::{Change, Said, originals};
use crate::ids::Id;
use crate::{Result, names};
use rusqlite::types::Value as Sql;
use rusqlite::{OptionalExtension, params, params_from_iter};
use rust_decimal::Decimal;

/// Takes a row of products in.
pub(super) fn take(desk: &mut Desk, row: &Understood) -> Result<Outcome> {
    let Some(product) = row.product.as_deref() else { return Ok(Outcome::refused(vec![Said::new("name-missing")])) };
    let Some(figures) =
        product.figures.iter().map(|figure| figure.map(millionths)).map(kept).collect::<Option<Vec<_>>>()
    else {
        return Ok(Outcome::refused(vec![Said::new("number-unfit").with("value", "").with("column", "")]));
    };
    let (outcome, found) = match find(desk, row, product)? {
        Some((found, why)) => {
            let is_first = desk.counter.products.insert(found);
            // Who is known by an identity may get another code.
            let keeps_code = why == "same-code";
            let changes =
                if is_first { lay_over(desk, found, row, (product, keeps_code), &figures)? } else { Vec::new() };
            (Outcome::joined(why, changes), found)
        }
        None => (Outcome::created(), make(desk, row, product, &figures)?),
    };
    let mut is_changed = false;
    for (kind, other) in &product.relations {
        match called(desk, other)? {
            Some(other) => is_changed |= relate(desk, found, other, kind)?,
            // It may stand further down.
            None => desk.counter.relations.push((found, kind, other.clone())),
        }
    }
    Ok(match outcome.joined {
        Some(_) if is_changed && outcome.changes.is_empty() => {
            let new = product.relations.iter().map(|(_, other)| other.as_str()).collect::<Vec<_>>().join(", ");
            let change = Change { field: "complement".to_owned(), old: String::new(), new };
            Outcome { changes: vec![change], verdict: super::Verdict::Changed, ..outcome }
        }
        _ => outcome,
    })
}

/// A figure that was told must fit.
fn kept(figure: Option<Option<i64>>) -> Option<Option<i64>> {
    match figure {
        Some(None) => None,
        Some(Some(figure)) => Some(Some(figure)),
        None => Some(None),
    }
}

/// Products that stood below those that speak of them.
pub(super) fn finish(desk: &mut Desk) -> Result<()> {
    for (product, kind, other) in std::mem::take(&mut desk.counter.relations) {
        if let Some(other) = called(desk, &other)? {
            relate(desk, product, other, kind)?;
        }
    }
    Ok(())
}

fn find(desk: &mut Desk, row: &Understood, product: &ProductRow) -> Result<Option<(i64, &'static str)>> {
    let tx = desk.tx;
    let one = |sql: &str, value: &dyn rusqlite::ToSql| -> Result<Option<i64>> {
        Ok(tx.prepare_cached(sql)?.query_row([value], |r| r.get(0)).optional()?)
    };
    if let Some(id) = row.id {
        // Another identity of ours is another product.
        return Ok(one("SELECT id FROM products WHERE uid = ?1", &id)?.map(|found| (found, "same-id")));
    }
    if let Some(key) = &row.source
        && let Some(found) = by_source(desk, key)?
    {
        return Ok(Some((found, "same-source")));
    }
    let [code, barcode, ..] = &product.texts;
    if let Some(code) = code
        && let Some(found) = one("SELECT id FROM products WHERE code = ?1 AND code <> '' ORDER BY id LIMIT 1", code)?
    {
        return Ok(Some((found, "same-code")));
    }
    if let Some(barcode) = barcode
        && let Some(found) =
            one("SELECT id FROM products WHERE barcode = ?1 AND barcode <> '' ORDER BY id LIMIT 1", barcode)?
    {
        return Ok(Some((found, "same-code")));
    }
    if let Some(code) = code {
        let name = Some(&product.name).filter(|name| *name != code).map(|name| names::fold(name));
        if let Some(found) = desk.product_of_bare(code, &name.unwrap_or_default())? {
            return Ok(Some((found, "same-code")));
        }
    }
    let mut all = desk.tx.prepare_cached(
        "SELECT id, code, barcode FROM products WHERE active = 1 AND sort_key = ?1 ORDER BY id LIMIT 20",
    )?;
    let mut rows = all.query([names::fold(&product.name)])?;
    while let Some(r) = rows.next()? {
        let (found, its_code, its_barcode): (i64, String, String) = (r.get(0)?, r.get(1)?, r.get(2)?);
        let differs =
            |told: &Option<String>, its: &str| told.as_ref().is_some_and(|told| !its.is_empty() && told != its);
        if !differs(code, &its_code) && !differs(barcode, &its_barcode) {
            return Ok(Some((found, "same-name")));
        }
    }
    Ok(None)
}

fn by_source(desk: &Desk, key: &str) -> Result<Option<i64>> {
    let mut one = desk.tx.prepare_cached(
        "SELECT p.id FROM source_keys AS k JOIN products AS p ON p.uid = k.record
         WHERE k.key = ?1 AND k.source = ?2 ORDER BY k.id LIMIT 1",
    )?;
    Ok(one.query_row(params![key, desk.source], |r| r.get(0)).optional()?)
}

fn make(desk: &mut Desk, row: &Understood, product: &ProductRow, figures: &[Option<i64>]) -> Result<i64> {
    let id = row.id.unwrap_or_else(|| desk.tx.new_id());
    let text = |at: usize| product.texts.get(at).cloned().flatten().unwrap_or_default();
    desk.tx
        .prepare_cached(
            "INSERT INTO products (uid, code, barcode, unit, category, line, notes, name, sort_key, price, cost, tax_rate, archived_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        )?
        .execute(params![
            id,
            text(0),
            text(1),
            text(2),
            text(3),
            text(4),
            text(5),
            product.name,
            names::fold(&product.name),
            figures[0],
            figures[1],
            figures[2],
            product.archived.unwrap_or(false).then_some(desk.tx.now()),
        ])?;
    let new = desk.tx.last_insert_rowid();
    desk.counter.products.insert(new);
    if let Some(key) = &row.source {
        desk.keep_key(key, None, id)?;
    }
    Ok(new)
}

fn lay_over(
    desk: &Desk,
    found: i64,
    row: &Understood,
    (product, keeps_code): (&ProductRow, bool),
    figures: &[Option<i64>],
) -> Result<Vec<Change>> {
    let mut one = desk.tx.prepare_cached(
        "SELECT code, barcode, unit, category, line, notes, price, cost, tax_rate, name, archived_at FROM products WHERE id = ?1",
    )?;
    let mut rows = one.query([found])?;
    let Some(r) = rows.next()? else { return Ok(Vec::new()) };
    let (mut set, mut values, mut changes): (Vec<String>, Vec<Sql>, Vec<Change>) = Default::default();
    let mut note = |column: &str, old: String, new: String, value: Sql| {
        values.push(value);
        set.push(format!("{column} = ?{}", values.len() + 1));
        changes.push(Change { field: column.to_owned(), old, new });
    };
    for (at, column) in TEXTS.iter().enumerate() {
        let old: String = r.get(at)?;
        let is_same_code =
            |new: &str| *column == "code" && keeps_code && bare(new).is_some() && bare(new) == bare(&old);
        if let Some(new) =
            product.texts[at].as_ref().filter(|new| **new != old.trim() && !new.is_empty() && !is_same_code(new))
        {
            note(column, old, new.clone(), new.clone().into());
        }
    }
    for (at, column) in FIGURES.iter().enumerate() {
        let old: Option<i64> = r.get(TEXTS.len() + at)?;
        let shown = |n: i64| Decimal::new(n, 6).normalize().to_string();
        if let Some(new) = figures[at].filter(|new| Some(*new) != old) {
            note(column, old.map(shown).unwrap_or_default(), shown(new), new.into());
        }
    }
    let (name, archived): (String, Option<i64>) = (r.get(9)?, r.get(10)?);
    let is_named = product.texts[0].as_ref() != Some(&product.name) || !keeps_code;
    if names::tidy(&name) != product.name && is_named {
        note("name", name, product.name.clone(), product.name.clone().into());
        note("sort_key", String::new(), String::new(), names::fold(&product.name).into());
    }
    if let Some(new) = product.archived.filter(|new| *new != archived.is_some()) {
        let at = if new { Sql::Integer(desk.tx.now()) } else { Sql::Null };
        note("archived_at", archived.is_some().to_string(), new.to_string(), at);
    }
    drop(rows);
    if !set.is_empty() {
        // The columns are named by this program, the values are bound.
        let sql = format!("UPDATE products SET {} WHERE id = ?1", set.join(", "));
        values.insert(0, found.into());
        originals::before(desk, "products", found, &row.originals, &changes)?;
        desk.tx.prepare_cached(&sql)?.execute(params_from_iter(values))?;
    }
    changes.retain(|change| change.field != "sort_key");
    for change in changes.iter_mut().filter(|change| change.field == "archived_at") {
        "archived".clone_into(&mut change.field);
    }
    Ok(changes)
}

/// The product that others call so: by its code, by the number it had (`id:12`), or by its name.
fn called(desk: &Desk, text: &str) -> Result<Option<i64>> {
    if let Some(key) = text.strip_prefix("id:") {
        return by_source(desk, key.trim());
    }
    let mut one =
        desk.tx.prepare_cached("SELECT id FROM products WHERE code = ?1 AND code <> '' ORDER BY id LIMIT 1")?;
    match one.query_row([text], |r| r.get(0)).optional()? {
        Some(found) => Ok(Some(found)),
        None => {
            // One that is no longer sold is tied too.
            let key = names::fold(text);
            let mut old = desk
                .tx
                .prepare_cached("SELECT id FROM products WHERE active = 0 AND sort_key = ?1 ORDER BY id LIMIT 1")?;
            Ok(named(desk, &key)?.or(old.query_row([key], |r| r.get(0)).optional()?))
        }
    }
}

/// Notes that one product goes with another. Returns whether that is new.
fn relate(desk: &Desk, product: i64, other: i64, kind: &str) -> Result<bool> {
    if product == other {
        return Ok(false);
    }
    let mut one = desk.tx.prepare_cached("SELECT uid FROM products WHERE id = ?1")?;
    let mut id = |row: i64| one.query_row([row], |r| r.get::<_, Id>(0));
    let uid = Id::of_link(kind, id(product)?, id(other)?);
    let mut add = desk.tx.prepare_cached(
        "INSERT INTO product_relations (uid, product, other, kind) SELECT ?1, ?2, ?3, ?4
         WHERE NOT EXISTS (SELECT 1 FROM product_relations WHERE uid = ?1)",
    )?;
    Ok(add.execute(params![uid, product, other, kind])? > 0)
}
