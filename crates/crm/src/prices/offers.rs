//! The lists that are for a client on a day, and what they offer for a product.

use super::rule::{self, Asked, Audience, Offer, Scope, Worth};
use super::{PriceWhy, decimal_of};
use crate::ids::{Id, Named};
use crate::{Result, names};
use billing::Prices;
use rusqlite::{Connection, Row, params};
use rust_decimal::Decimal;

/// A product as a price needs it.
#[derive(Debug, Clone)]
pub(crate) struct Goods {
    pub row: i64,
    pub category: String,
    pub line: String,
    /// In the book's currency.
    pub price: Option<Decimal>,
    pub cost: Option<Decimal>,
}

/// How a document asks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Terms {
    /// Whether its currency is the book's: products have their prices and costs in that one.
    pub is_home: bool,
    pub prices: Prices,
    pub digits: u32,
}

/// A price from a list.
#[derive(Debug, Clone)]
pub(crate) struct ListPrice {
    pub price: Decimal,
    /// Percent off; zero for none.
    pub discount: Decimal,
    pub why: PriceWhy,
}

/// A list that is for the client.
#[derive(Debug)]
struct Listed {
    row: i64,
    id: Id,
    name: String,
    prices: Prices,
    priority: i64,
    audience: Audience,
    tag: Option<String>,
}

/// An entry about more than one product.
#[derive(Debug)]
struct Broad {
    list: usize,
    scope: Scope,
    /// Folded, of a category or line.
    key: String,
    entry: Entry,
}

#[derive(Debug)]
struct Entry {
    id: Id,
    name: String,
    from: i64,
    worth: Worth,
}

/// The lists that are for a client on a day in a currency.
#[derive(Debug, Default)]
pub(crate) struct Lists {
    lists: Vec<Listed>,
    broad: Vec<Broad>,
}

fn entry(r: &Row, at: usize) -> rusqlite::Result<Entry> {
    let value = decimal_of(r.get(at + 4)?);
    let worth = match r.get::<_, String>(at + 3)?.as_str() {
        "discount" => Worth::Discount(value),
        "markup" => Worth::Markup(value),
        _ => Worth::Price(value),
    };
    Ok(Entry { id: r.get(at)?, name: r.get(at + 1)?, from: r.get(at + 2)?, worth })
}

impl Lists {
    /// Those for the client in a row, or for everybody where there is none; `day` is ISO, `currency` ISO 4217.
    pub(crate) fn of(conn: &Connection, client: Option<i64>, day: &str, currency: &str) -> Result<Self> {
        let mut found = conn.prepare_cached(
            "SELECT l.id, l.uid, l.name, l.prices, l.priority, l.audience, t.name
             FROM (SELECT id FROM price_lists INDEXED BY price_lists_of_all WHERE audience = 'everybody' AND archived_at IS NULL
                   UNION ALL SELECT list FROM price_list_clients WHERE client = ?1
                   UNION ALL SELECT x.id FROM client_tags AS g JOIN price_lists AS x ON x.tag = g.tag WHERE g.client = ?1) AS one
             JOIN price_lists AS l ON l.id = one.id LEFT JOIN tags AS t ON t.id = l.tag
             WHERE l.archived_at IS NULL AND l.currency = ?2 AND (l.valid_from IS NULL OR l.valid_from <= ?3)
               AND (l.valid_until IS NULL OR l.valid_until >= ?3)",
        )?;
        let lists = found
            .query_map(params![client, currency, day], |r| {
                Ok(Listed {
                    row: r.get(0)?,
                    id: r.get(1)?,
                    name: r.get(2)?,
                    prices: prices_of(&r.get::<_, String>(3)?),
                    priority: r.get(4)?,
                    audience: match r.get::<_, String>(5)?.as_str() {
                        "clients" => Audience::Client,
                        "tag" => Audience::Tag,
                        _ => Audience::Everybody,
                    },
                    tag: r.get(6)?,
                })
            })?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        let mut all = Self { lists, broad: Vec::new() };
        let mut broad = conn.prepare_cached(
            "SELECT uid, name, min_quantity, kind, value, scope FROM price_entries INDEXED BY price_entries_broad
             WHERE list = ?1 AND product IS NULL",
        )?;
        for (at, list) in all.lists.iter().enumerate() {
            let rows = broad.query_map([list.row], |r| {
                let scope = match r.get::<_, String>(5)?.as_str() {
                    "category" => Scope::Category,
                    "line" => Scope::Line,
                    _ => Scope::All,
                };
                let entry = entry(r, 0)?;
                Ok(Broad { list: at, scope, key: names::fold(&entry.name), entry })
            })?;
            all.broad.extend(rows.collect::<rusqlite::Result<Vec<_>>>()?);
        }
        Ok(all)
    }

    /// What a product costs by these lists; `rate` is all its taxes together in percent. Nothing where no list speaks of it: then it costs what
    /// the product itself says.
    pub(crate) fn price(
        &self,
        conn: &Connection,
        goods: &Goods,
        quantity: Decimal,
        rate: Decimal,
        terms: Terms,
    ) -> Result<Option<ListPrice>> {
        if self.lists.is_empty() {
            return Ok(None);
        }
        let mut told: Vec<(usize, Scope, Entry)> = Vec::new();
        let mut of_product = conn.prepare_cached(
            "SELECT uid, '', min_quantity, kind, value FROM price_entries INDEXED BY price_entries_by_product WHERE list = ?1 AND product = ?2",
        )?;
        for (at, list) in self.lists.iter().enumerate() {
            for found in of_product.query_map(params![list.row, goods.row], |r| entry(r, 0))? {
                told.push((at, Scope::Product, found?));
            }
        }
        let (category, line) = (names::fold(&goods.category), names::fold(&goods.line));
        for broad in &self.broad {
            let fits = match broad.scope {
                Scope::Category => broad.key == category,
                Scope::Line => broad.key == line,
                _ => true,
            };
            if fits {
                let Entry { id, name, from, worth } = &broad.entry;
                told.push((broad.list, broad.scope, Entry { id: *id, name: name.clone(), from: *from, worth: *worth }));
            }
        }
        let offers: Vec<Offer> = told
            .iter()
            .filter_map(|(at, scope, entry)| {
                let list = self.lists.get(*at)?;
                Some(Offer {
                    list: list.id,
                    entry: entry.id,
                    audience: list.audience,
                    scope: *scope,
                    from: decimal_of(entry.from),
                    priority: list.priority,
                    worth: entry.worth,
                    prices: list.prices,
                })
            })
            .collect();
        let asked = Asked {
            quantity,
            own: goods.price.filter(|_| terms.is_home),
            cost: goods.cost.filter(|_| terms.is_home),
            rate,
            prices: terms.prices,
            digits: terms.digits,
        };
        let Some(held) = rule::price_for(&offers, &asked) else { return Ok(None) };
        let entry =
            told.iter().find(|(_, _, entry)| entry.id == held.offer.entry).map(|(at, scope, entry)| (at, scope, entry));
        let Some((list, scope, entry)) =
            entry.and_then(|(at, scope, entry)| Some((self.lists.get(*at)?, scope, entry)))
        else {
            return Ok(None);
        };
        let (kind, value) = match entry.worth {
            Worth::Price(value) => ("price", value),
            Worth::Discount(value) => ("discount", value),
            Worth::Markup(value) => ("markup", value),
        };
        let why = PriceWhy {
            list: Named { id: list.id, name: list.name.clone() },
            audience: match list.audience {
                Audience::Client => "clients",
                Audience::Tag => "tag",
                Audience::Everybody => "everybody",
            }
            .to_owned(),
            tag: list.tag.clone(),
            scope: match scope {
                Scope::Product => "product",
                Scope::Category => "category",
                Scope::Line => "line",
                Scope::All => "all",
            }
            .to_owned(),
            name: entry.name.clone(),
            min_quantity: decimal_of(entry.from).to_string(),
            kind: kind.to_owned(),
            value: value.to_string(),
        };
        Ok(Some(ListPrice { price: held.price, discount: held.discount, why }))
    }
}

/// How a code counts.
pub(super) fn prices_of(code: &str) -> Prices {
    if code == "with_tax" { Prices::WithTax } else { Prices::WithoutTax }
}
