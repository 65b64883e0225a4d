//! Leaving somebody in peace: an agreement, a dispute.

use crate::book::Tx;
use crate::ids::Id;
use crate::{Error, Result, clients};
use chrono::NaiveDate;
use rusqlite::params;
use serde::{Deserialize, Serialize};

/// Until when a client is left in peace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct PauseRequest {
    /// Who.
    pub client: Id,
    /// ISO day, included; nothing to remind again.
    pub until: Option<String>,
}

/// Leaves a client in peace until a day, or no longer. Errors: `not-found`, `not-a-day`, `client-merged`, `client-erased`.
pub fn pause(tx: &Tx, request: &PauseRequest) -> Result<PauseRequest> {
    let client = clients::row_of(tx, request.client)?;
    clients::refuse_gone(tx, client)?;
    let day = match &request.until {
        Some(text) => {
            let day: NaiveDate = text.parse().map_err(|_| Error::invalid("until", "not-a-day").with("value", text))?;
            Some(day.to_string())
        }
        None => None,
    };
    tx.prepare_cached("UPDATE clients SET reminders_paused_until = ?2 WHERE id = ?1")?.execute(params![client, day])?;
    tx.say("client", clients::name_of(tx, client)?);
    tx.say("kind", if day.is_some() { "until" } else { "again" });
    Ok(PauseRequest { client: request.client, until: day })
}
