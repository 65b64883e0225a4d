use super::get::row_of;
use super::{ProductDetail, WhichProduct, get};
use crate::book::Tx;
use crate::ids::Id;
use crate::{Error, Result, names};
use rusqlite::{OptionalExtension, params};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use serde::{Deserialize, Serialize};

/// Most letters of a name, and of notes.
const LONGEST: (usize, usize) = (200, 4_000);
/// No price or cost is as large as this.
const LARGEST: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, false, 0);
/// Decimals that are kept.
const PLACES: u32 = 6;

/// A product as it is written. What is absent stays as it is; what is empty is taken away.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct ProductDraft {
    /// Which product; a new one when absent.
    pub id: Option<Id>,
    /// How the business calls it: no other product has it.
    pub code: Option<String>,
    /// What stands under its bars.
    pub barcode: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// What it is counted in.
    pub unit: Option<String>,
    /// What it belongs to.
    pub category: Option<String>,
    /// The line it belongs to.
    pub line: Option<String>,
    /// Of one, in the book's currency, a decimal with a point.
    pub price: Option<String>,
    /// What one costs.
    pub cost: Option<String>,
    /// In percent.
    pub tax_rate: Option<String>,
    /// Free text.
    pub notes: Option<String>,
}

/// A product that is no longer sold, or is again.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ArchiveProduct {
    /// Which product.
    pub id: Id,
    /// Whether it is no longer sold.
    pub archived: bool,
}

fn figure(field: &'static str, text: &str) -> Result<Option<i64>> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let plain = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-'));
    let number = text.parse::<Decimal>().ok().filter(|_| plain);
    let number = number.ok_or_else(|| Error::invalid(field, "not-a-decimal").with("value", text))?.normalize();
    if number.scale() > PLACES {
        return Err(Error::invalid(field, "too-many-decimals").with("count", PLACES));
    }
    if number < Decimal::ZERO {
        return Err(Error::invalid(field, "not-below-zero"));
    }
    if number >= LARGEST || (field == "tax_rate" && number > Decimal::ONE_HUNDRED) {
        return Err(Error::invalid(field, "too-large"));
    }
    Ok((number * Decimal::from(1_000_000)).to_i64())
}

/// Makes a product or changes one; documents that name it stay as they are. Errors: `not-found`, `name-missing`, `name-too-long`,
/// `text-too-long` (notes), `product-code-taken`, `not-a-decimal`, `too-many-decimals`, `not-below-zero`, `too-large`.
pub fn save(tx: &Tx, draft: &ProductDraft) -> Result<ProductDetail> {
    let was = draft.id.map(|id| get(tx, WhichProduct { id })).transpose()?;
    let own = draft.id.map(|id| row_of(tx, id)).transpose()?;
    let old = |of: fn(&ProductDetail) -> &str| was.as_ref().map(of).unwrap_or_default().to_owned();
    let text = |told: &Option<String>, old: String| told.as_deref().map_or(old, names::tidy);
    let name = text(&draft.name, old(|one| &one.product.name));
    if name.is_empty() {
        return Err(Error::invalid("name", "name-missing"));
    }
    if name.chars().count() > LONGEST.0 {
        return Err(Error::invalid("name", "name-too-long").with("count", LONGEST.0));
    }
    let notes = draft.notes.clone().unwrap_or_else(|| old(|one| &one.notes));
    if notes.chars().count() > LONGEST.1 {
        return Err(Error::invalid("notes", "text-too-long").with("count", LONGEST.1));
    }
    let code = text(&draft.code, old(|one| &one.product.code));
    let taken: Option<String> = tx
        .prepare_cached(
            "SELECT name FROM products WHERE code = ?1 AND code <> '' AND id IS NOT ?2 ORDER BY id LIMIT 1",
        )?
        .query_row(params![code, own], |r| r.get(0))
        .optional()?;
    if let Some(name) = taken {
        return Err(Error::invalid("code", "product-code-taken").with("name", name));
    }
    let kept = |of: fn(&ProductDetail) -> Option<&String>| was.as_ref().and_then(of).cloned().unwrap_or_default();
    let price = figure("price", &draft.price.clone().unwrap_or_else(|| kept(|one| one.product.price.as_ref())))?;
    let cost = figure("cost", &draft.cost.clone().unwrap_or_else(|| kept(|one| one.product.cost.as_ref())))?;
    let rate =
        figure("tax_rate", &draft.tax_rate.clone().unwrap_or_else(|| kept(|one| one.product.tax_rate.as_ref())))?;
    let id = draft.id.unwrap_or_else(|| tx.new_id());
    let sql = match own {
        Some(_) => {
            "UPDATE products SET code = ?2, barcode = ?3, name = ?4, sort_key = ?5, unit = ?6, category = ?7, line = ?8, price = ?9,
                    cost = ?10, tax_rate = ?11, notes = ?12 WHERE uid = ?1"
        }
        None => {
            "INSERT INTO products (uid, code, barcode, name, sort_key, unit, category, line, price, cost, tax_rate, notes)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"
        }
    };
    tx.prepare_cached(sql)?.execute(params![
        id,
        code,
        text(&draft.barcode, old(|one| &one.product.barcode)),
        name,
        names::fold(&name),
        text(&draft.unit, old(|one| &one.product.unit)),
        text(&draft.category, old(|one| &one.product.category)),
        text(&draft.line, old(|one| &one.line)),
        price,
        cost,
        rate,
        notes,
    ])?;
    tx.say("name", name);
    tx.say("kind", if own.is_some() { "changed" } else { "made" });
    get(tx, WhichProduct { id })
}

/// Notes that a product is no longer sold, or is again. Errors: `not-found`.
pub fn archive(tx: &Tx, change: &ArchiveProduct) -> Result<ProductDetail> {
    let row = row_of(tx, change.id)?;
    let at = change.archived.then(|| tx.now());
    tx.prepare_cached("UPDATE products SET archived_at = ?2 WHERE id = ?1")?.execute(params![row, at])?;
    let detail = get(tx, WhichProduct { id: change.id })?;
    tx.say("name", detail.product.name.clone());
    tx.say("kind", if change.archived { "away" } else { "back" });
    Ok(detail)
}
