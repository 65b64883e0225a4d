//! What to offer a client next.

use super::one::WhichInsight;
use super::{moment, patience};
use crate::book::{Act, Book};
use crate::ids::Named;
use crate::moment::{Progress, Watch};
use crate::{Error, Result};
use chrono::{Datelike as _, NaiveDate};
use offers::{Offers, Reason, Sales, Settings};
use rusqlite::{Connection, OptionalExtension as _, params};
use serde::Serialize;
use std::collections::{HashMap, HashSet};

/// Products told of each kind.
const SHOWN: usize = 6;
/// Asked for more than told: products that are no longer sold are passed over.
const ASKED: usize = 60;
/// Lines read between two looks at whether to stop.
const STEP: usize = 5_000;

/// What to offer a client.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct ClientOffers {
    /// ISO day of what was learned.
    pub as_of: String,
    /// What they have not bought yet, the best first.
    pub new: Vec<New>,
    /// What they will buy again, the best first.
    pub again: Vec<Again>,
}

/// A product the client has not bought yet.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct New {
    /// The product.
    pub product: Named,
    /// Why.
    pub reason: OfferReason,
}

/// Why: figures that can be counted again in the sales.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum OfferReason {
    /// Of the other clients who also bought all of `products`, so many bought it.
    Alike {
        /// One or two products of the client's own.
        products: Vec<Named>,
        /// Who bought those.
        clients: u32,
        /// Who of them bought it too.
        bought: u32,
    },
    /// The client buys of its line.
    Line {
        /// The line.
        line: String,
        /// Who bought the product.
        clients: u32,
    },
    /// Many bought it lately.
    Popular {
        /// Who.
        clients: u32,
        /// In how many days.
        days: i32,
    },
}

/// A product the client buys.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Again {
    /// The product.
    pub product: Named,
    /// On how many days they bought it.
    pub times: u32,
    /// ISO day of the last.
    pub last: String,
    /// Days between two purchases; nothing after a single one.
    pub every: Option<f64>,
    /// ISO day on which the next is due by that rhythm.
    pub due: Option<String>,
}

/// What was learned from the sales of products.
struct Taught {
    offers: Offers,
    lines: Vec<String>,
    today: NaiveDate,
    sales: usize,
}

/// What to offer a client next. Learning is done at the first question of a day and after sales changed. Errors: `not-found`, `cancelled`.
pub fn offers(book: &Book, act: Act, which: WhichInsight, watch: &dyn Watch) -> Result<ClientOffers> {
    let moment = moment(book, act);
    let client = book.read(|conn| crate::clients::row_of(conn, which.client))?;
    let taught = book.recall(
        moment,
        &["sales", "sale_lines", "products"],
        |kept: &Taught| patience(kept.sales),
        |conn| teach(conn, moment.today(), watch),
    )?;
    book.read(|conn| answer(conn, &taught, client.unsigned_abs()))
}

fn teach(conn: &Connection, today: NaiveDate, watch: &dyn Watch) -> Result<Taught> {
    let mut sales = Sales::default();
    let mut lines: HashMap<String, u64> = HashMap::new();
    let mut names = Vec::new();
    let mut products = conn.prepare_cached("SELECT id, line FROM products WHERE line <> ''")?;
    let mut rows = products.query([])?;
    while let Some(r) = rows.next()? {
        let next = lines.len() as u64;
        let line = *lines.entry(r.get(1)?).or_insert_with_key(|line| {
            names.push(line.clone());
            next
        });
        sales.belongs(r.get::<_, i64>(0)?.unsigned_abs(), line);
    }
    let mut sold = conn.prepare_cached(
        "SELECT s.client, l.product, s.day, s.kind = 'order' FROM sales AS s JOIN sale_lines AS l ON l.sale = s.id
         WHERE s.client IS NOT NULL AND l.product IS NOT NULL AND l.quantity > 0 AND s.day <= ?1 AND s.kind IN ('invoice', 'order')
           AND coalesce(s.state, '') NOT IN ('draft', 'cancelled', 'lost', 'refunded')
         ORDER BY s.kind",
    )?;
    let mut rows = sold.query(params![today.to_string()])?;
    let mut invoiced: HashSet<u64> = HashSet::new();
    let mut read = 0;
    while let Some(r) = rows.next()? {
        read += 1;
        if read % STEP == 0 {
            watch.tick(Progress { stage: "reading", done: read as u64, total: 0 })?;
        }
        let client = r.get::<_, i64>(0)?.unsigned_abs();
        // Invoices come first: an order counts only of who has none.
        if r.get::<_, bool>(3)? {
            if invoiced.contains(&client) {
                continue;
            }
        } else {
            invoiced.insert(client);
        }
        let Ok(day) = r.get_ref(2)?.as_str().unwrap_or_default().parse::<NaiveDate>() else { continue };
        sales.add(client, r.get::<_, i64>(1)?.unsigned_abs(), day.num_days_from_ce());
    }
    let learning = Progress { stage: "reckoning", done: 0, total: 0 };
    let offers =
        Offers::learn(&sales, today.num_days_from_ce(), &Settings::default(), &|| watch.tick(learning).is_err())
            .ok_or(Error::Cancelled)?;
    Ok(Taught { offers, lines: names, today, sales: sales.len() })
}

fn answer(conn: &Connection, taught: &Taught, client: u64) -> Result<ClientOffers> {
    let iso = |day: i32| NaiveDate::from_num_days_from_ce_opt(day).unwrap_or_default().to_string();
    let mut new = Vec::new();
    for offer in taught.offers.new_to(client, ASKED) {
        if new.len() == SHOWN {
            break;
        }
        let Some(product) = sold(conn, offer.item)? else { continue };
        let reason = match offer.reason {
            Reason::Alike { items, clients, bought } => {
                let mut products = Vec::with_capacity(items.len());
                for item in items {
                    products.extend(named(conn, item, "")?);
                }
                OfferReason::Alike { products, clients, bought }
            }
            Reason::Line { line, clients } => {
                let line = taught.lines.get(line as usize).cloned().unwrap_or_default();
                OfferReason::Line { line, clients }
            }
            Reason::Popular { clients, days } => OfferReason::Popular { clients, days },
        };
        new.push(New { product, reason });
    }
    let mut again = Vec::new();
    for repeat in taught.offers.again(client, ASKED) {
        if again.len() == SHOWN {
            break;
        }
        let Some(product) = sold(conn, repeat.item)? else { continue };
        let due = repeat.due().map(iso);
        let every = repeat.every.map(f64::from);
        again.push(Again { product, times: repeat.times, last: iso(repeat.last), every, due });
    }
    Ok(ClientOffers { as_of: taught.today.to_string(), new, again })
}

/// A product that is still sold.
fn sold(conn: &Connection, product: u64) -> Result<Option<Named>> {
    named(conn, product, " AND active = 1")
}

fn named(conn: &Connection, product: u64, which: &str) -> Result<Option<Named>> {
    Ok(conn
        .prepare_cached(&format!("SELECT uid, name FROM products WHERE id = ?1{which}"))?
        .query_row([product.cast_signed()], |r| Ok(Named { id: r.get(0)?, name: r.get(1)? }))
        .optional()?)
}
