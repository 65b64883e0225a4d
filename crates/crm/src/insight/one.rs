//! What is known and expected of one client.

use super::reckon::{Class, Known, Reckoned};
use super::{Stage, reckoned};
use crate::Result;
use crate::book::{Act, Book};
use crate::ids::{Id, Named};
use crate::moment::Watch;
use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

/// Which client.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct WhichInsight {
    /// The client.
    pub client: Id,
}

/// What is known of a client and expected in the next twelve months. Money in minor units of the book's currency, without tax where known.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct ClientInsight {
    /// Whom.
    pub client: Named,
    /// The phone to call.
    pub phone: Option<String>,
    /// Where they stand.
    pub stage: Stage,
    /// Their class by sales.
    pub class: Class,
    /// The chance that they have not left, 0 to 1.
    pub alive: f64,
    /// Purchases to expect.
    pub purchases: f64,
    /// Mean amount of one.
    #[ts(type = "number")]
    pub spend_minor: i64,
    /// What they will probably buy.
    #[ts(type = "number")]
    pub value_minor: i64,
    /// What they would have bought had they not perhaps left.
    #[ts(type = "number")]
    pub loss_minor: i64,
    /// What they ever bought.
    #[ts(type = "number")]
    pub sales_minor: i64,
    /// What they bought in the last twelve months.
    #[ts(type = "number")]
    pub year_minor: i64,
    /// On how many days they bought.
    pub orders: u32,
    /// ISO day of the first purchase.
    pub first: String,
    /// ISO day of the last.
    pub last: String,
    /// Days since.
    pub silence: i32,
    /// Days between two purchases; nothing after a single one.
    pub every: Option<f64>,
}

/// What a client's page shows.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Insight {
    /// ISO day of the figures.
    pub as_of: String,
    /// ISO 4217 of the amounts.
    pub currency: String,
    /// The figures; nothing of who never bought.
    pub known: Option<ClientInsight>,
    /// Whether the parameters were fitted to this book's clients, and not assumed.
    pub learned: bool,
}

/// The figures of one client. Errors: `not-found`.
pub fn one(book: &Book, act: Act, which: WhichInsight, watch: &dyn Watch) -> Result<Insight> {
    let all = reckoned(book, act, watch)?;
    book.read(|conn| {
        crate::clients::row_of(conn, which.client)?;
        let known = all.places.get(&which.client).and_then(|place| all.clients.get(*place));
        Ok(Insight {
            as_of: all.today.to_string(),
            currency: all.currency.clone(),
            known: known.map(|known| tell(conn, known)).transpose()?,
            learned: all.model.buying.standing.is_learned(),
        })
    })
}

/// The figures with the name and the phone as they are now.
pub(super) fn tell(conn: &Connection, known: &Known) -> Result<ClientInsight> {
    let (name, phone) = conn
        .prepare_cached("SELECT name, kept_phone FROM clients WHERE id = ?1")?
        .query_row([known.row], |r| Ok((r.get(0)?, r.get(1)?)))?;
    let iso = |day: i32| NaiveDate::from_num_days_from_ce_opt(day).unwrap_or_default().to_string();
    Ok(ClientInsight {
        client: Named { id: known.id, name },
        phone,
        stage: known.stage,
        class: known.class,
        alive: known.forecast.alive,
        purchases: known.forecast.purchases,
        spend_minor: known.forecast.spend.round() as i64,
        value_minor: known.value(),
        loss_minor: known.loss(),
        sales_minor: known.sales.round() as i64,
        year_minor: known.sales_year(),
        orders: known.repeats + 1,
        first: iso(known.first),
        last: iso(known.last),
        silence: known.silence,
        every: known.every(),
    })
}

impl Reckoned {
    /// The clients that `wanted` says, by place.
    pub(super) fn which(&self, wanted: impl Fn(&Known) -> bool) -> Vec<&Known> {
        self.clients.iter().filter(|k| wanted(k)).collect()
    }
}
