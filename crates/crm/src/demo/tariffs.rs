//! The shop's price lists (`assets/demo/*/prices.csv`): what its professionals and its wholesalers pay.

use super::Shop;
use super::shelf::rows;
use crate::Result;
use crate::book::Tx;
use crate::ids::Id;
use crate::prices::{self, NewPriceEntry, PriceListDraft, SetPrices};
use rusqlite::OptionalExtension as _;

/// Writes the lists, whose tags and products are there already.
pub(super) fn write(tx: &Tx, shop: &Shop) -> Result<()> {
    let mut of_name = tx.prepare_cached("SELECT uid FROM products WHERE name = ?1")?;
    let mut made: Vec<(&str, Id)> = Vec::new();
    for [list, tag, scope, what, from, kind, value] in rows::<7>(shop.shelf.prices) {
        let id = match made.iter().find(|(name, _)| *name == list) {
            Some((_, id)) => *id,
            None => {
                let draft = PriceListDraft {
                    name: Some(list.to_owned()),
                    audience: Some("tag".to_owned()),
                    tag: Some(tag.to_owned()),
                    ..PriceListDraft::default()
                };
                let id = prices::save(tx, &draft)?.list.id;
                made.push((list, id));
                id
            }
        };
        let product: Option<Id> = match scope {
            "product" => of_name.query_row([what], |r| r.get(0)).optional()?,
            _ => None,
        };
        let entry = NewPriceEntry {
            id: None,
            scope: scope.to_owned(),
            product,
            name: (scope == "category").then(|| what.to_owned()),
            min_quantity: Some(from.to_owned()),
            kind: kind.to_owned(),
            value: value.to_owned(),
        };
        prices::set(tx, &SetPrices { list: id, entries: vec![entry] })?;
    }
    Ok(())
}
