//! Clients who are late by their own rhythm, from the figures that are kept of each.

use super::{COUNTED, tasks::capped};
use crate::ids::Id;
use crate::interactions::Capped;
use crate::moment::Moment;
use crate::{Result, settings};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

/// Clients of the card.
const SHOWN: usize = 3;

/// Asks nothing: today's.
#[derive(Debug, Clone, Copy, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct LeavingRequest {}

impl LeavingRequest {
    /// It rests on figures reckoned from all sales.
    #[must_use]
    pub const fn asks_figures(self) -> bool {
        true
    }
}

/// A client who buys later than usual.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct LeavingClient {
    /// The client.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Days since the last purchase.
    #[ts(type = "number")]
    pub silence: i64,
    /// Days between two purchases until then; nothing after a single one.
    pub every: Option<f64>,
    /// What of the next twelve months has probably been lost, minor units.
    #[ts(type = "number")]
    pub loss_minor: i64,
}

/// Who is late by their own rhythm.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Leaving {
    /// The three with whom most is at stake.
    pub clients: Vec<LeavingClient>,
    /// How many there are, up to a hundred.
    pub count: Capped,
    /// ISO 4217 of the amounts.
    pub currency: String,
}

/// Those of the figures that are kept, which may be of another day; the silence is as of now.
pub fn leaving(conn: &Connection, moment: Moment) -> Result<Leaving> {
    let mut walk = conn.prepare_cached(
        "SELECT c.uid, c.name, julianday(?1) - julianday(f.last_purchase),
                julianday(f.last_purchase) - julianday(f.first_purchase), f.purchases, f.loss_minor
         FROM client_figures AS f INDEXED BY client_figures_leaving CROSS JOIN clients AS c ON c.id = f.client
         WHERE f.quiet = 1 AND c.active = 1 ORDER BY f.loss_minor DESC, f.client LIMIT ?2",
    )?;
    let clients = walk
        .query_map(params![moment.today().to_string(), SHOWN as i64], |r| {
            let repeats = r.get::<_, i32>(4)? - 1;
            let between: f64 = r.get(3)?;
            Ok(LeavingClient {
                id: r.get(0)?,
                name: r.get(1)?,
                silence: r.get::<_, f64>(2)? as i64,
                every: (repeats > 0).then(|| between / f64::from(repeats)),
                loss_minor: r.get(5)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    let count: usize = conn
        .prepare_cached(
            "SELECT count(*) FROM (SELECT 1 FROM client_figures INDEXED BY client_figures_leaving WHERE quiet = 1 LIMIT ?1)",
        )?
        .query_row(params![COUNTED as i64], |r| r.get(0))?;
    Ok(Leaving { clients, count: capped(count), currency: settings::business(conn)?.currency })
}
