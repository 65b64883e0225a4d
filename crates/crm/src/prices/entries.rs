//! What a list says: its entries, one after the other, set and taken away.

use super::{decimal_of, millionths, row_of};
use crate::book::Tx;
use crate::error::OrNotFound as _;
use crate::ids::Id;
use crate::products::{self, ProductsRequest};
use crate::{Error, Result, names};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

/// Most rows of one page.
const MOST: u32 = 200;
/// Most entries that are set at once.
const MOST_AT_ONCE: usize = 5_000;
/// Percent over cost are no more than this.
const HIGHEST_MARKUP: i64 = 10_000_000_000;
/// A hundred percent, in millionths.
const WHOLE: i64 = 100_000_000;

/// An entry of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PriceEntry {
    /// Its identity.
    pub id: Id,
    /// `product`, `category`, `line` or `all`.
    pub scope: String,
    /// The product's identity.
    pub product: Option<Id>,
    /// The product's code.
    pub code: String,
    /// The name of the product, category or line.
    pub name: String,
    /// From how many on, a decimal with a point; `0` for any.
    pub min_quantity: String,
    /// `price`, `discount` (percent off the product's price) or `markup` (percent over its cost).
    pub kind: String,
    /// The price of one, or percent, a decimal with a point.
    pub value: String,
    /// What the product itself costs, in the book's currency.
    pub own_price: Option<String>,
    /// What one costs the business.
    pub cost: Option<String>,
}

/// Which entries.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct PriceEntriesRequest {
    /// Of which list.
    pub list: Id,
    /// Of products whose name begins so, or whose code is this: of two hundred at most.
    #[serde(default)]
    #[ts(optional)]
    pub text: Option<String>,
    /// Where the page before ended.
    #[serde(default)]
    #[ts(optional)]
    pub after: Option<String>,
    /// Most rows; 50 when absent, never over 200.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<u32>,
}

/// A page of entries: those of more than one product first, then by product, each with its steps in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PriceEntriesPage {
    /// The rows.
    pub rows: Vec<PriceEntry>,
    /// Where the next page begins; nothing when this is the last.
    pub next: Option<String>,
}

/// An entry as it is written.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct NewPriceEntry {
    /// Which entry is changed; when absent, the one about the same from the same quantity on, or a new one.
    pub id: Option<Id>,
    /// `product`, `category`, `line` or `all`.
    #[ts(as = "String", optional = false)]
    pub scope: String,
    /// Of `product`: which.
    pub product: Option<Id>,
    /// Of `category` and `line`: which.
    pub name: Option<String>,
    /// From how many on, a decimal with a point; any when absent.
    pub min_quantity: Option<String>,
    /// `price`, `discount` or `markup`.
    #[ts(as = "String", optional = false)]
    pub kind: String,
    /// The price of one, or percent, a decimal with a point.
    #[ts(as = "String", optional = false)]
    pub value: String,
}

/// Entries to set.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct SetPrices {
    /// In which list.
    pub list: Id,
    /// The entries, five thousand at most.
    pub entries: Vec<NewPriceEntry>,
}

/// Which entry.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct WhichPriceEntry {
    /// Its identity.
    pub id: Id,
}

macro_rules! entries {
    ($from:literal) => {
        concat!(
            "SELECT e.uid, e.scope, p.uid, coalesce(p.code, ''), coalesce(p.name, e.name), e.min_quantity, e.kind, e.value, p.price, p.cost,
                    e.id, coalesce(e.product, 0)
             FROM price_entries AS e ",
            $from
        )
    };
}

/// An entry, its row and its product's.
type Found = (PriceEntry, i64, i64);

fn read(r: &Row) -> rusqlite::Result<Found> {
    let figure = |at: usize| r.get::<_, Option<i64>>(at).map(|figure| figure.map(|n| decimal_of(n).to_string()));
    let whole = |at: usize| r.get::<_, i64>(at).map(|n| decimal_of(n).to_string());
    let entry = PriceEntry {
        id: r.get(0)?,
        scope: r.get(1)?,
        product: r.get(2)?,
        code: r.get(3)?,
        name: r.get(4)?,
        min_quantity: whole(5)?,
        kind: r.get(6)?,
        value: whole(7)?,
        own_price: figure(8)?,
        cost: figure(9)?,
    };
    Ok((entry, r.get(10)?, r.get(11)?))
}

/// One page of a list's entries. Errors: `not-found`, `cursor-unfit`.
pub fn page(conn: &Connection, request: &PriceEntriesRequest) -> Result<PriceEntriesPage> {
    let list = row_of(conn, request.list)?;
    if let Some(text) = request.text.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        return of_products(conn, list, text);
    }
    let limit = request.limit.unwrap_or(50).clamp(1, MOST) as usize;
    // Where it goes on: among the broad ones, or at a product's step.
    let place: Vec<i64> = match &request.after {
        None => vec![0],
        Some(text) => text
            .split('.')
            .map(str::parse::<i64>)
            .collect::<std::result::Result<_, _>>()
            .map_err(|_| Error::invalid("after", "cursor-unfit"))?,
    };
    let mut found: Vec<Found> = Vec::new();
    let from = match place[..] {
        [id] => {
            let mut broad = conn.prepare_cached(entries!(
                "INDEXED BY price_entries_broad LEFT JOIN products AS p ON p.id = e.product
                 WHERE e.list = ?1 AND e.product IS NULL AND e.id > ?2 ORDER BY e.id LIMIT ?3"
            ))?;
            for row in broad.query_map(params![list, id, limit as i64 + 1], read)? {
                found.push(row?);
            }
            (0, 0, 0)
        }
        [product, step, id] => (product, step, id),
        _ => return Err(Error::invalid("after", "cursor-unfit")),
    };
    if found.len() <= limit {
        let mut of_products = conn.prepare_cached(entries!(
            "INDEXED BY price_entries_by_product JOIN products AS p ON p.id = e.product
             WHERE e.list = ?1 AND e.product IS NOT NULL AND (e.product, e.min_quantity, e.id) > (?2, ?3, ?4)
             ORDER BY e.product, e.min_quantity, e.id LIMIT ?5"
        ))?;
        let left = (limit - found.len()) as i64 + 1;
        for row in of_products.query_map(params![list, from.0, from.1, from.2, left], read)? {
            found.push(row?);
        }
    }
    let more = found.len() > limit;
    found.truncate(limit);
    let next = found.last().filter(|_| more).map(|(entry, id, product)| match product {
        0 => id.to_string(),
        product => format!("{product}.{}.{id}", millionths("after", &entry.min_quantity).unwrap_or(0)),
    });
    Ok(PriceEntriesPage { rows: found.into_iter().map(|(entry, ..)| entry).collect(), next })
}

/// The entries of the products that a few words name.
fn of_products(conn: &Connection, list: i64, text: &str) -> Result<PriceEntriesPage> {
    let request = ProductsRequest { text: Some(text.to_owned()), limit: Some(MOST), ..ProductsRequest::default() };
    let mut of_product = conn.prepare_cached(entries!(
        "INDEXED BY price_entries_by_product JOIN products AS p ON p.id = e.product
         WHERE e.list = ?1 AND e.product = (SELECT id FROM products WHERE uid = ?2) ORDER BY e.min_quantity, e.id"
    ))?;
    let mut rows = Vec::new();
    for product in products::page(conn, &request)?.rows {
        for row in of_product.query_map(params![list, product.id], read)? {
            rows.push(row?.0);
        }
    }
    Ok(PriceEntriesPage { rows, next: None })
}

/// What an entry is about and says, read.
struct Wanted {
    scope: &'static str,
    product: Option<i64>,
    name: String,
    from: i64,
    kind: &'static str,
    value: i64,
}

fn wanted(tx: &Tx, new: &NewPriceEntry) -> Result<Wanted> {
    let one = |field: &str, of: [&'static str; 4], text: &str| {
        let unknown = || Error::invalid(field, "choice-unknown").with("value", text);
        of.into_iter().find(|one| *one == text && !one.is_empty()).ok_or_else(unknown)
    };
    let scope = one("scope", ["product", "category", "line", "all"], &new.scope)?;
    let kind = one("kind", ["price", "discount", "markup", ""], &new.kind)?;
    let product: Option<i64> = match (scope, new.product) {
        ("product", Some(id)) => {
            let mut one = tx.prepare_cached("SELECT id FROM products WHERE uid = ?1")?;
            Some(one.query_row([id], |r| r.get(0)).or_not_found("product")?)
        }
        _ => None,
    };
    let name = match scope {
        "category" | "line" => names::tidy(new.name.as_deref().unwrap_or_default()),
        _ => String::new(),
    };
    let is_missing = match scope {
        "product" => product.is_none(),
        "all" => false,
        _ => name.is_empty(),
    };
    if is_missing {
        return Err(Error::invalid("product", "price-target-missing"));
    }
    let from = new.min_quantity.as_deref().filter(|text| !text.trim().is_empty());
    let from = from.map_or(Ok(0), |text| millionths("min_quantity", text))?;
    let value = millionths("value", &new.value)?;
    match kind {
        "discount" if value > WHOLE => return Err(Error::invalid("value", "percentage-out-of-range")),
        "markup" if value > HIGHEST_MARKUP => return Err(Error::invalid("value", "too-large")),
        // One price for everything that is sold is a slip.
        "price" if scope == "all" => return Err(Error::invalid("kind", "price-for-all")),
        _ => {}
    }
    Ok(Wanted { scope, product, name, from, kind, value })
}

/// Sets entries: one about the same from the same quantity on is changed, the others are new. Returns how many. Errors: `not-found` (list,
/// product, entry), `choice-unknown` (scope, kind), `price-target-missing`, `price-for-all`, `not-a-decimal`, `too-many-decimals`,
/// `not-below-zero`, `too-large`, `percentage-out-of-range`, `too-many-entries`.
pub fn set(tx: &Tx, new: &SetPrices) -> Result<usize> {
    let list = row_of(tx, new.list)?;
    if new.entries.len() > MOST_AT_ONCE {
        return Err(Error::invalid("entries", "too-many-entries").with("count", MOST_AT_ONCE));
    }
    for entry in &new.entries {
        put(tx, list, entry)?;
    }
    say(tx, list)?;
    tx.say("count", new.entries.len());
    Ok(new.entries.len())
}

fn put(tx: &Tx, list: i64, new: &NewPriceEntry) -> Result<()> {
    let is = wanted(tx, new)?;
    // Names are compared without case and accents; of one list the broad entries are few.
    let same: Option<i64> = match is.product {
        Some(product) => tx
            .prepare_cached(
                "SELECT id FROM price_entries INDEXED BY price_entries_by_product
                 WHERE list = ?1 AND product = ?2 AND min_quantity = ?3 ORDER BY id LIMIT 1",
            )?
            .query_row(params![list, product, is.from], |r| r.get(0))
            .optional()?,
        None => tx
            .prepare_cached(
                "SELECT id FROM price_entries INDEXED BY price_entries_broad
                 WHERE list = ?1 AND product IS NULL AND scope = ?2 AND fold(name) = fold(?3) AND min_quantity = ?4 ORDER BY id LIMIT 1",
            )?
            .query_row(params![list, is.scope, is.name, is.from], |r| r.get(0))
            .optional()?,
    };
    let named: Option<i64> = match new.id {
        None => None,
        Some(id) => Some(
            tx.prepare_cached("SELECT id FROM price_entries WHERE uid = ?1 AND list = ?2")?
                .query_row(params![id, list], |r| r.get(0))
                .or_not_found("price_entry")?,
        ),
    };
    // Moved onto another one, it takes its place.
    if let (Some(named), Some(same)) = (named, same)
        && named != same
    {
        tx.prepare_cached("DELETE FROM price_entries WHERE id = ?1")?.execute([same])?;
    }
    match named.or(same) {
        Some(row) => tx
            .prepare_cached(
                "UPDATE price_entries SET scope = ?2, product = ?3, name = ?4, min_quantity = ?5, kind = ?6, value = ?7 WHERE id = ?1",
            )?
            .execute(params![row, is.scope, is.product, is.name, is.from, is.kind, is.value])?,
        None => tx
            .prepare_cached(
                "INSERT INTO price_entries (uid, list, scope, product, name, min_quantity, kind, value) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![tx.new_id(), list, is.scope, is.product, is.name, is.from, is.kind, is.value])?,
    };
    Ok(())
}

/// Completes the sentence of the history with the list's name.
fn say(tx: &Tx, list: i64) -> Result<()> {
    let mut one = tx.prepare_cached("SELECT name FROM price_lists WHERE id = ?1")?;
    tx.say("name", one.query_row([list], |r| r.get::<_, String>(0))?);
    Ok(())
}

/// Takes an entry out of its list. Errors: `not-found`.
pub fn remove(tx: &Tx, which: WhichPriceEntry) -> Result<()> {
    let (row, list): (i64, i64) = tx
        .prepare_cached("SELECT id, list FROM price_entries WHERE uid = ?1")?
        .query_row([which.id], |r| Ok((r.get(0)?, r.get(1)?)))
        .or_not_found("price_entry")?;
    tx.prepare_cached("DELETE FROM price_entries WHERE id = ?1")?.execute([row])?;
    say(tx, list)
}
