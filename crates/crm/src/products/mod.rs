//! What the business sells: a list, by name; each product, and what goes with it.

mod get;
mod relations;
mod save;
mod suggest;

pub use get::{ProductDetail, RelatedProduct, WhichProduct, get};
pub use relations::{RelateProducts, relate};
pub use save::{ArchiveProduct, ProductDraft, archive, save};
pub use suggest::{SuggestProducts, SuggestedProduct, suggest};

use crate::ids::Id;
use crate::sales::decimal;
use crate::{Error, Result, names};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

/// Most rows of one page.
const MOST: u32 = 200;
/// A figure of a product and a quantity both count millionths.
const MILLIONTHS: i128 = 1_000_000_000_000;

/// Minor units that so many millionths of a product come to at `figure` millionths each, half away from nought; `digits` are the decimals
/// of the currency. Nothing where that is too large.
pub(crate) fn worth(figure: i64, quantity: i64, digits: u32) -> Option<i64> {
    let exact = i128::from(figure).checked_mul(i128::from(quantity))?.checked_mul(10_i128.pow(digits))?;
    let half = if exact < 0 { -MILLIONTHS / 2 } else { MILLIONTHS / 2 };
    i64::try_from((exact + half) / MILLIONTHS).ok()
}

/// A product or service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Product {
    /// Its identity.
    pub id: Id,
    /// How the business calls it; often none.
    pub code: String,
    /// What stands under its bars.
    pub barcode: String,
    /// Its name.
    pub name: String,
    /// What it is counted in.
    pub unit: String,
    /// What it belongs to.
    pub category: String,
    /// Of one, in the book's currency, a decimal with a point; nothing where it is not told.
    pub price: Option<String>,
    /// What one costs, as the price.
    pub cost: Option<String>,
    /// In percent, a decimal with a point.
    pub tax_rate: Option<String>,
}

/// Which products.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct ProductsRequest {
    /// Whose name begins so, or whose code is this.
    #[ts(optional)]
    pub text: Option<String>,
    /// Those no longer sold instead of the others.
    #[ts(as = "Option<bool>", optional)]
    pub archived: bool,
    /// Where the page before ended.
    #[ts(optional)]
    pub after: Option<String>,
    /// Most rows; 50 when absent, never over 200.
    #[ts(optional)]
    pub limit: Option<u32>,
}

/// A page of products, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct ProductsPage {
    /// The rows.
    pub rows: Vec<Product>,
    /// Where the next page begins; nothing when this is the last.
    pub next: Option<String>,
}

/// One page of products. That of a code comes first. Errors: `cursor-unfit`.
pub fn page(conn: &Connection, request: &ProductsRequest) -> Result<ProductsPage> {
    macro_rules! products {
        ($index:literal, $where:literal) => {
            concat!(
                "SELECT uid, code, barcode, name, unit, category, price, cost, tax_rate, id, sort_key FROM products INDEXED BY ",
                $index,
                " WHERE ",
                $where
            )
        };
    }
    let limit = request.limit.unwrap_or(50).clamp(1, MOST) as usize;
    let text = request.text.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let from = text.map(names::fold).unwrap_or_default();
    let until = format!("{from}\u{10ffff}");
    let (key, id) = match &request.after {
        None => (from.clone(), 0),
        Some(place) => place
            .split_once('.')
            .and_then(|(id, key)| Some((key.to_owned(), id.parse::<i64>().ok()?)))
            .ok_or_else(|| Error::invalid("after", "cursor-unfit"))?,
    };
    let read = |r: &rusqlite::Row| {
        let figure = |at: usize| r.get::<_, Option<i64>>(at).map(|figure| figure.map(decimal));
        let product = Product {
            id: r.get(0)?,
            code: r.get(1)?,
            barcode: r.get(2)?,
            name: r.get(3)?,
            unit: r.get(4)?,
            category: r.get(5)?,
            price: figure(6)?,
            cost: figure(7)?,
            tax_rate: figure(8)?,
        };
        Ok((product, r.get::<_, i64>(9)?, r.get::<_, String>(10)?))
    };
    let mut found = Vec::new();
    if let (Some(code), None) = (text, &request.after) {
        let mut of_code = conn.prepare_cached(products!(
            "products_by_code",
            "code = ?1 AND code <> '' AND active = ?2 ORDER BY id LIMIT 20"
        ))?;
        for row in of_code.query_map(params![code, !request.archived], read)? {
            found.push(row?);
        }
    }
    let first = found.len();
    let mut by_name = conn.prepare_cached(products!(
        "products_by_name",
        "active = ?1 AND sort_key >= ?2 AND (sort_key, id) > (?2, ?3) AND sort_key < ?4 ORDER BY sort_key, id LIMIT ?5"
    ))?;
    let rows = by_name.query_map(params![!request.archived, key, id, until, limit as i64 + 1], read)?;
    for row in rows {
        found.push(row?);
    }
    let more = found.len() - first > limit;
    found.truncate(first + limit);
    let next = found.last().filter(|_| more).map(|(_, id, key)| format!("{id}.{key}"));
    // What its code found is not listed again by its name.
    let coded: Vec<i64> = found.iter().take(first).map(|row| row.1).collect();
    let rows = found.into_iter().enumerate();
    let rows = rows.filter(|(at, (_, id, _))| *at < first || !coded.contains(id)).map(|(_, (product, ..))| product);
    Ok(ProductsPage { rows: rows.collect(), next })
}
