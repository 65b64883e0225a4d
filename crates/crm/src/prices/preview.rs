use super::ProductPrice;
use super::ask::Question;
use crate::error::OrNotFound as _;
use crate::ids::Id;
use crate::moment::Moment;
use crate::products::{self, ProductsRequest};
use crate::{Result, names};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

/// What of the catalogue costs for whom.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct PricePreviewRequest {
    /// For whom; for somebody without a name when absent.
    pub client: Option<Id>,
    /// How many of each, a decimal with a point; 1 when absent.
    pub quantity: Option<String>,
    /// ISO day; today when absent.
    pub day: Option<String>,
    /// Products whose name begins so, or whose code is this.
    pub text: Option<String>,
    /// Where the page before ended.
    pub after: Option<String>,
    /// Most rows; 50 when absent, never over 200.
    pub limit: Option<u32>,
}

/// What a product costs for whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PreviewedPrice {
    /// The product.
    pub product: Id,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What it costs.
    pub price: ProductPrice,
}

/// A page of products and what they cost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PricePreview {
    /// The rows.
    pub rows: Vec<PreviewedPrice>,
    /// Where the next page begins; nothing when this is the last.
    pub next: Option<String>,
}

/// What the products cost for a client, by name. Errors: those of the price of one, `cursor-unfit`.
pub fn preview(conn: &Connection, moment: Moment, asked: &PricePreviewRequest) -> Result<PricePreview> {
    let question =
        Question::of(conn, moment, asked.client, asked.quantity.as_deref(), asked.day.as_deref(), None, None)?;
    let (text, after) = (asked.text.clone(), asked.after.clone());
    let page = products::page(conn, &ProductsRequest { text, archived: false, after, limit: asked.limit })?;
    let mut one = conn.prepare_cached("SELECT id FROM products WHERE uid = ?1")?;
    let mut rows = Vec::with_capacity(page.rows.len());
    for product in page.rows {
        let row = one.query_row([product.id], |r| r.get(0)).or_not_found("product")?;
        let price = question.price(conn, row)?;
        rows.push(PreviewedPrice { product: product.id, code: product.code, name: product.name, price });
    }
    Ok(PricePreview { rows, next: page.next })
}

/// Most categories that are offered.
const MOST_GROUPS: i64 = 500;

/// The categories of the products that are sold, as first written, by name; five hundred at most. An index is leapt through from one to the
/// next, so that it costs as much as there are categories.
pub fn groups(conn: &Connection) -> Result<Vec<String>> {
    let mut found = conn.prepare_cached(
        "WITH RECURSIVE each (name) AS (
           SELECT min(category) FROM products INDEXED BY products_by_category WHERE category <> '' AND category > ''
           UNION ALL
           SELECT (SELECT min(category) FROM products INDEXED BY products_by_category WHERE category <> '' AND category > each.name) FROM each
           WHERE each.name IS NOT NULL LIMIT ?1)
         SELECT name FROM each WHERE name IS NOT NULL",
    )?;
    let mut all = found.query_map([MOST_GROUPS], |r| r.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
    all.sort_by_key(|name| names::fold(name));
    all.dedup_by_key(|name| names::fold(name));
    Ok(all)
}
