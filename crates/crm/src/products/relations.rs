use super::get::row_of;
use super::{ProductDetail, WhichProduct, get};
use crate::book::Tx;
use crate::ids::Id;
use crate::{Error, Result};
use rusqlite::params;
use serde::Deserialize;

/// The ways products go together.
pub(super) const KINDS: [&str; 3] = ["complement", "up_sell", "replaces"];

/// Two products that go together, or no longer do.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct RelateProducts {
    /// The product.
    pub product: Id,
    /// What is offered beside it.
    pub other: Id,
    /// `complement` (goes with it), `up_sell` (a better one) or `replaces` (is sold in its place).
    pub kind: String,
    /// Whether they do.
    pub related: bool,
}

/// Notes how one product goes with another, or that it no longer does; noting it twice changes nothing. Errors: `not-found`,
/// `choice-unknown` (kind), `product-itself`.
pub fn relate(tx: &Tx, change: &RelateProducts) -> Result<ProductDetail> {
    let kind = KINDS.into_iter().find(|kind| *kind == change.kind);
    let kind = kind.ok_or_else(|| Error::invalid("kind", "choice-unknown").with("value", &change.kind))?;
    let (product, other) = (row_of(tx, change.product)?, row_of(tx, change.other)?);
    if product == other {
        return Err(Error::invalid("other", "product-itself"));
    }
    if change.related {
        tx.prepare_cached(
            "INSERT INTO product_relations (uid, product, other, kind) SELECT ?1, ?2, ?3, ?4
             WHERE NOT EXISTS (SELECT 1 FROM product_relations WHERE product = ?2 AND other = ?3 AND kind = ?4)",
        )?
        .execute(params![Id::of_link(kind, change.product, change.other), product, other, kind])?;
    } else {
        tx.prepare_cached("DELETE FROM product_relations WHERE product = ?1 AND other = ?2 AND kind = ?3")?
            .execute(params![product, other, kind])?;
    }
    let mut name = tx.prepare_cached("SELECT name FROM products WHERE id = ?1")?;
    tx.say("name", name.query_row([product], |r| r.get::<_, String>(0))?);
    tx.say("other", name.query_row([other], |r| r.get::<_, String>(0))?);
    tx.say("kind", if change.related { "together" } else { "apart" });
    get(tx, WhichProduct { id: change.product })
}
