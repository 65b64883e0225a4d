use super::relations::KINDS;
use crate::Result;
use crate::ids::{Id, Named};
use crate::sales::decimal;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// Most products that are asked about.
const MOST_ASKED: usize = 100;
/// Relations of one product that are looked at.
const OF_EACH: i64 = 20;
/// Most suggestions.
const MOST: usize = 20;

/// What stands on a document.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct SuggestProducts {
    /// The products, in the order of their lines; a hundred are looked at.
    pub products: Vec<Id>,
    /// Most suggestions; 3 when absent, never over 20.
    #[ts(optional)]
    pub limit: Option<usize>,
}

/// A product worth offering.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct SuggestedProduct {
    /// Its identity.
    pub id: Id,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its own price, a decimal with a point.
    pub price: Option<String>,
    /// `complement`, `up_sell` or `replaces`.
    pub kind: String,
    /// The product on the document it goes with.
    pub because: Named,
}

/// What goes with the products of a document and is not on it, as the business noted it: first what replaces one that is no longer
/// sold, then what goes with them, then better ones; the last line's first. Products that are no longer sold are not offered.
pub fn suggest(conn: &Connection, asked: &SuggestProducts) -> Result<Vec<SuggestedProduct>> {
    let limit = asked.limit.unwrap_or(3).min(MOST);
    let on_it: HashSet<Id> = asked.products.iter().copied().collect();
    let mut known = conn.prepare_cached("SELECT id, name, active FROM products WHERE uid = ?1")?;
    let mut related = conn.prepare_cached(
        "SELECT p.uid, p.code, p.name, p.price FROM product_relations AS r JOIN products AS p ON p.id = r.other
         WHERE r.product = ?1 AND r.kind = ?2 AND p.active = 1 ORDER BY r.id LIMIT ?3",
    )?;
    let mut found: Vec<(usize, SuggestedProduct)> = Vec::new();
    let mut seen = HashSet::new();
    for id in asked.products.iter().rev().take(MOST_ASKED).filter(|id| seen.insert(**id)) {
        let one = known.query_row([id], |r| Ok((r.get::<_, i64>(0)?, r.get::<_, String>(1)?, r.get::<_, bool>(2)?)));
        let Some((row, name, is_sold)) = one.optional()? else { continue };
        for kind in KINDS {
            let rank = match kind {
                "replaces" if is_sold => continue,
                "replaces" => 0,
                "complement" => 1,
                _ => 2,
            };
            let rows = related.query_map(params![row, kind, OF_EACH], |r| {
                Ok(SuggestedProduct {
                    id: r.get(0)?,
                    code: r.get(1)?,
                    name: r.get(2)?,
                    price: r.get::<_, Option<i64>>(3)?.map(decimal),
                    kind: kind.to_owned(),
                    because: Named { id: *id, name: name.clone() },
                })
            })?;
            for other in rows {
                let other = other?;
                if !on_it.contains(&other.id) {
                    found.push((rank, other));
                }
            }
        }
    }
    found.sort_by_key(|(rank, _)| *rank);
    let mut told = HashSet::new();
    Ok(found.into_iter().map(|(_, one)| one).filter(|one| told.insert(one.id)).take(limit).collect())
}
