//! Clients one is about to lose sight of, and those one has.

use super::tasks::capped;
use super::{COUNTED, SHOWN};
use crate::Result;
use crate::ids::Id;
use crate::interactions::Capped;
use rusqlite::{Connection, params};
use serde::Serialize;

/// Clients looked at to find those without a next step.
const LOOKED_AT: usize = 1_000;

/// A client and how long ago the last contact was.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct QuietClient {
    /// The client.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// The last contact, milliseconds UTC.
    #[ts(type = "number")]
    pub last_contact: i64,
    /// The day of the next step, ISO.
    pub next_step: Option<String>,
    /// The first phone, as written locally.
    pub phone: Option<String>,
}

/// Some clients and how many there are.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct QuietClients {
    /// The first twenty.
    pub clients: Vec<QuietClient>,
    /// How many there are, up to a hundred.
    pub count: Capped,
}

/// Active clients seen since `quiet_since` who have no next step, longest ago first. The walk goes along the index of the
/// last contact and ends after a thousand clients, should nearly all have a next step.
pub(super) fn without_step(conn: &Connection, quiet_since: i64) -> Result<QuietClients> {
    let mut walk = conn.prepare_cached(
        "SELECT uid, name, kept_last_contact, kept_next_step, kept_phone FROM clients INDEXED BY clients_by_last_contact
         WHERE active = 1 AND kept_last_contact >= ?1 ORDER BY kept_last_contact, id LIMIT ?2",
    )?;
    let mut rows = walk.query(params![quiet_since, LOOKED_AT as i64])?;
    let (mut clients, mut count) = (Vec::new(), 0);
    while let Some(r) = rows.next()? {
        if r.get::<_, Option<String>>(3)?.is_some() {
            continue;
        }
        count += 1;
        if clients.len() < SHOWN {
            clients.push(read(r)?);
        }
        if count == COUNTED {
            break;
        }
    }
    Ok(QuietClients { clients, count: capped(count) })
}

/// Active clients not seen since `quiet_since`, who went quiet last first.
pub(super) fn quiet(conn: &Connection, quiet_since: i64) -> Result<QuietClients> {
    let mut walk = conn.prepare_cached(
        "SELECT uid, name, kept_last_contact, kept_next_step, kept_phone FROM clients INDEXED BY clients_by_last_contact
         WHERE active = 1 AND kept_last_contact < ?1 ORDER BY kept_last_contact DESC, id DESC LIMIT ?2",
    )?;
    let clients = walk.query_map(params![quiet_since, SHOWN as i64], read)?.collect::<rusqlite::Result<_>>()?;
    let count: usize = conn
        .prepare_cached(
            "SELECT count(*) FROM (SELECT 1 FROM clients INDEXED BY clients_by_last_contact
                                   WHERE active = 1 AND kept_last_contact < ?1 LIMIT ?2)",
        )?
        .query_row(params![quiet_since, COUNTED as i64], |r| r.get(0))?;
    Ok(QuietClients { clients, count: capped(count) })
}

fn read(r: &rusqlite::Row) -> rusqlite::Result<QuietClient> {
    Ok(QuietClient { id: r.get(0)?, name: r.get(1)?, last_contact: r.get(2)?, next_step: r.get(3)?, phone: r.get(4)? })
}
