//! Documents by what is printed on them.

use super::{Sale, read, sale_columns};
use crate::Result;
use crate::moment::Moment;
use rusqlite::{Connection, params};
use serde::Deserialize;

/// Most documents of one number: other programs may have used it too.
const MOST: i64 = 20;
/// Longest number that is looked for, letters.
const LONGEST: usize = 60;

/// Which number.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct FindSale {
    /// As it is printed: `A26/000001`; with or without its series, with or without a space between.
    pub number: String,
}

/// The documents with a number, those made here first, the newest of them before the others.
pub fn find(conn: &Connection, moment: Moment, request: &FindSale) -> Result<Vec<Sale>> {
    let today = moment.today().to_string();
    let text: String = request.number.trim().chars().take(LONGEST).collect();
    let mut all = conn.prepare_cached(concat!(
        "SELECT ",
        sale_columns!(),
        " FROM sales AS s INDEXED BY sales_by_number LEFT JOIN clients AS c ON c.id = s.client
          WHERE s.number = ?1 AND s.number <> '' AND (?2 IS NULL OR s.series = ?2) ORDER BY s.own DESC, s.day DESC, s.id DESC LIMIT ?3"
    ))?;
    let mut found: Vec<Sale> = Vec::new();
    // Where the series ends is not printed: each place is tried, the whole as a number without its series last.
    let places = text.char_indices().map(|(at, _)| at).filter(|at| *at > 0).rev();
    let splits = places.filter_map(|at| Some((text.get(at..)?.trim_start(), Some(text.get(..at)?.trim_end()))));
    for (number, series) in splits.chain([(text.as_str(), None)]) {
        for sale in all.query_map(params![number, series, MOST], |r| read(r, &today))? {
            let sale = sale?;
            if !found.iter().any(|one| one.id == sale.id) {
                found.push(sale);
            }
        }
    }
    found.truncate(MOST as usize);
    Ok(found)
}
