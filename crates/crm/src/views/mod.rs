//! Saved views: a filter, an order and columns under a name.

use crate::book::Tx;
use crate::error::OrNotFound as _;
use crate::ids::Id;
use crate::{Error, Result, names};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A saved view.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct View {
    /// Lasting identity.
    pub id: Id,
    /// The screen it belongs to: `clients`, `interactions`.
    pub screen: String,
    /// Its name.
    pub name: String,
    /// What the screen keeps: filter, sort, columns.
    #[ts(type = "unknown")]
    pub query: Value,
}

/// A view to save; with an id, over the one that is there.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ViewDraft {
    /// Of the view to replace.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<Id>,
    /// The screen.
    pub screen: String,
    /// Its name.
    pub name: String,
    /// What the screen keeps.
    #[ts(type = "unknown")]
    pub query: Value,
}

/// Which view.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct WhichView {
    /// Its identity.
    pub id: Id,
}

/// Every saved view, by screen and place.
pub fn all(conn: &Connection) -> Result<Vec<View>> {
    let mut views = conn.prepare_cached("SELECT uid, screen, name, query FROM views ORDER BY screen, position, id")?;
    let rows = views.query_map([], |r| {
        let query: String = r.get(3)?;
        Ok(View {
            id: r.get(0)?,
            screen: r.get(1)?,
            name: r.get(2)?,
            query: serde_json::from_str(&query).unwrap_or_default(),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Saves a view. Errors: `name-missing`, `not-found`.
pub fn save(tx: &Tx, draft: &ViewDraft) -> Result<View> {
    let name = names::tidy(&draft.name);
    if name.is_empty() {
        return Err(Error::invalid("name", "name-missing"));
    }
    let query = draft.query.to_string();
    let id = match draft.id {
        Some(id) => {
            let there = tx
                .prepare_cached("UPDATE views SET screen = ?2, name = ?3, query = ?4 WHERE uid = ?1")?
                .execute(params![id, draft.screen, name, query])?;
            if there == 0 {
                return Err(Error::NotFound { what: "view" });
            }
            id
        }
        None => {
            let id = tx.new_id();
            tx.prepare_cached(
                "INSERT INTO views (uid, screen, name, query, position)
                 VALUES (?1, ?2, ?3, ?4, (SELECT coalesce(max(position) + 1, 0) FROM views WHERE screen = ?2))",
            )?
            .execute(params![id, draft.screen, name, query])?;
            id
        }
    };
    tx.say("name", name.clone());
    Ok(View { id, screen: draft.screen.clone(), name, query: draft.query.clone() })
}

/// Deletes a view; what it showed stays. Errors: `not-found`.
pub fn delete(tx: &Tx, id: Id) -> Result<()> {
    let name: String = tx
        .prepare_cached("SELECT name FROM views WHERE uid = ?1")?
        .query_row([id], |r| r.get(0))
        .or_not_found("view")?;
    tx.prepare_cached("DELETE FROM views WHERE uid = ?1")?.execute([id])?;
    tx.say("name", name);
    Ok(())
}
