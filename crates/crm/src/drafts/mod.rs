//! What is being typed and not yet saved, kept so that a power cut loses nothing. Drafts are of this machine: no history,
//! no undo.

use crate::book::Tx;
use crate::{Error, Result};
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Largest draft, bytes of JSON: a large photo that was pasted, and far more than anybody types.
const LARGEST: usize = 24_000_000;

/// Something being typed.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Draft {
    /// Its name, given by the screen: `interaction:<client>`.
    pub name: String,
    /// What was typed, as the screen keeps it.
    #[ts(type = "unknown")]
    pub body: Value,
    /// When it was kept, milliseconds UTC.
    #[ts(type = "number")]
    pub at: i64,
}

/// Something to keep.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct KeepDraft {
    /// Its name, given by the screen.
    pub name: String,
    /// What was typed.
    #[ts(type = "unknown")]
    pub body: Value,
}

/// Which draft.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct WhichDraft {
    /// Its name.
    pub name: String,
}

/// Keeps what is being typed, in place of what was kept under the same name. Errors: `name-missing`, `draft-too-large`.
pub fn keep(tx: &Tx, draft: &KeepDraft) -> Result<()> {
    if draft.name.is_empty() || draft.name.len() > 200 {
        return Err(Error::invalid("name", "name-missing"));
    }
    let body = draft.body.to_string();
    if body.len() > LARGEST {
        return Err(Error::invalid("body", "draft-too-large"));
    }
    tx.prepare_cached(
        "INSERT INTO drafts (name, body, at) VALUES (?1, ?2, ?3)
         ON CONFLICT (name) DO UPDATE SET body = excluded.body, at = excluded.at",
    )?
    .execute(params![draft.name, body, tx.now()])?;
    Ok(())
}

/// What was kept under a name, if anything.
pub fn get(conn: &Connection, which: &WhichDraft) -> Result<Option<Draft>> {
    let found: Option<(String, i64)> = conn
        .prepare_cached("SELECT body, at FROM drafts WHERE name = ?1")?
        .query_row([&which.name], |r| Ok((r.get(0)?, r.get(1)?)))
        .optional()?;
    // A draft that cannot be read is no reason to keep a person from typing it again.
    Ok(found
        .and_then(|(body, at)| Some(Draft { name: which.name.clone(), body: serde_json::from_str(&body).ok()?, at })))
}

/// Lets a draft go. One that is not there is no error.
pub fn discard(tx: &Tx, which: &WhichDraft) -> Result<()> {
    tx.prepare_cached("DELETE FROM drafts WHERE name = ?1")?.execute([&which.name])?;
    Ok(())
}
