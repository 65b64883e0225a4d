use super::Product;
use crate::Result;
use crate::error::OrNotFound as _;
use crate::ids::Id;
use crate::sales::decimal;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

/// Most related products that are told, of each way.
const MOST: i64 = 100;

/// Which product.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct WhichProduct {
    /// Its identity.
    pub id: Id,
}

/// A product with everything that is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct ProductDetail {
    /// The product.
    pub product: Product,
    /// The line it belongs to.
    pub line: String,
    /// Free text.
    pub notes: String,
    /// Whether it is no longer sold.
    pub archived: bool,
    /// What is offered with it, instead of it, or in its place.
    pub relations: Vec<RelatedProduct>,
    /// Products that name this one so.
    pub named_by: Vec<RelatedProduct>,
}

/// A product beside another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct RelatedProduct {
    /// `complement` (goes with it), `up_sell` (a better one) or `replaces` (is sold in its place).
    pub kind: String,
    /// The other.
    pub id: Id,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its price, a decimal with a point.
    pub price: Option<String>,
}

/// The row of a product. Errors: `not-found`.
pub(super) fn row_of(conn: &Connection, id: Id) -> Result<i64> {
    let mut one = conn.prepare_cached("SELECT id FROM products WHERE uid = ?1")?;
    one.query_row([id], |r| r.get(0)).or_not_found("product")
}

/// A product with everything that is known of it. Errors: `not-found`.
pub fn get(conn: &Connection, which: WhichProduct) -> Result<ProductDetail> {
    let row = row_of(conn, which.id)?;
    let mut detail = conn
        .prepare_cached(
            "SELECT uid, code, barcode, name, unit, category, price, cost, tax_rate, line, notes, archived_at IS NOT NULL FROM products
             WHERE id = ?1",
        )?
        .query_row([row], |r| {
            let figure = |at: usize| r.get::<_, Option<i64>>(at).map(|figure| figure.map(decimal));
            Ok(ProductDetail {
                product: Product {
                    id: r.get(0)?,
                    code: r.get(1)?,
                    barcode: r.get(2)?,
                    name: r.get(3)?,
                    unit: r.get(4)?,
                    category: r.get(5)?,
                    price: figure(6)?,
                    cost: figure(7)?,
                    tax_rate: figure(8)?,
                },
                line: r.get(9)?,
                notes: r.get(10)?,
                archived: r.get(11)?,
                relations: Vec::new(),
                named_by: Vec::new(),
            })
        })?;
    let related = |sql: &str| -> Result<Vec<RelatedProduct>> {
        let mut found = conn.prepare_cached(sql)?;
        let rows = found.query_map(params![row, MOST], |r| {
            Ok(RelatedProduct {
                kind: r.get(0)?,
                id: r.get(1)?,
                code: r.get(2)?,
                name: r.get(3)?,
                price: r.get::<_, Option<i64>>(4)?.map(decimal),
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    };
    detail.relations = related(
        "SELECT r.kind, p.uid, p.code, p.name, p.price FROM product_relations AS r JOIN products AS p ON p.id = r.other
         WHERE r.product = ?1 ORDER BY r.kind, r.id LIMIT ?2",
    )?;
    detail.named_by = related(
        "SELECT r.kind, p.uid, p.code, p.name, p.price FROM product_relations AS r JOIN products AS p ON p.id = r.product
         WHERE r.other = ?1 ORDER BY r.kind, r.id LIMIT ?2",
    )?;
    Ok(detail)
}
