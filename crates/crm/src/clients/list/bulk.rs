use super::filter::Filter;
use super::page::filter_of;
use crate::book::Tx;
use crate::clients::{ClientDraft, parts, row_of, update};
use crate::ids::Id;
use crate::moment::{Progress, Watch};
use crate::{Error, Result, insight, tags};
use rusqlite::{params, params_from_iter};
use serde::{Deserialize, Serialize};

/// Clients chosen one by one, or all that match a filter but a few.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
pub enum Selection {
    /// These.
    These(Vec<Id>),
    /// All that match.
    Matching {
        /// Which; all when absent.
        #[serde(default)]
        #[ts(optional)]
        filter: Option<Filter>,
        /// Among the archived ones.
        #[serde(default)]
        #[ts(optional, as = "Option<bool>")]
        archived: bool,
        /// But these.
        #[serde(default)]
        #[ts(optional, as = "Option<Vec<Id>>")]
        except: Vec<Id>,
    },
}

/// What to change in every one of them.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct BulkChange {
    /// Tags to put, by name; new ones are made.
    #[ts(as = "Option<Vec<String>>")]
    pub add_tags: Vec<String>,
    /// Tags to take away.
    #[ts(as = "Option<Vec<String>>")]
    pub remove_tags: Vec<String>,
    /// Archive (`true`) or bring back (`false`).
    pub archive: Option<bool>,
    /// Columns and own fields to set; names and lists of a client are its own and cannot be set in bulk.
    pub set: Option<ClientDraft>,
}

/// Which clients, and what.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct BulkRequest {
    /// Which clients.
    pub selection: Selection,
    /// What to change.
    pub change: BulkChange,
}

/// Changes all chosen clients in one action, which is undone as one. Returns how many clients were chosen.
/// Errors: `bulk-own-value` for what belongs to one client; those of each change; `cancelled`.
pub fn bulk(tx: &Tx, request: &BulkRequest, watch: &dyn Watch) -> Result<usize> {
    let change = &request.change;
    if let Some(set) = &change.set {
        let own = set.name.is_some() || set.given_name.is_some() || set.surname1.is_some() || set.surname2.is_some();
        if own || set.tax_id.is_some() || set.contact_points.is_some() || set.companies.is_some() || set.tags.is_some()
        {
            return Err(Error::invalid("set", "bulk-own-value"));
        }
    }
    if let Selection::Matching { filter: Some(filter), .. } = &request.selection
        && filter.asks_figures()
    {
        insight::keep_in(tx, watch)?;
    }
    let rows = rows_of(tx, &request.selection)?;
    let add = change.add_tags.iter().map(|name| tags::named(tx, name)).collect::<Result<Vec<_>>>()?;
    let remove = change.remove_tags.iter().map(|name| tags::find(tx, name)).collect::<Result<Vec<_>>>()?;
    let total = rows.len() as u64;
    for (done, &row) in rows.iter().enumerate() {
        if done % 500 == 0 {
            watch.tick(Progress { stage: "writing", done: done as u64, total })?;
        }
        for tag in add.iter().flatten() {
            tags::put(tx, row, *tag)?;
        }
        for tag in remove.iter().flatten() {
            tx.prepare_cached("DELETE FROM client_tags WHERE client = ?1 AND tag = ?2")?.execute([row, *tag])?;
        }
        if let Some(archive) = change.archive {
            let at = archive.then(|| tx.now());
            tx.prepare_cached(
                "UPDATE clients SET archived_at = ?2 WHERE id = ?1 AND (archived_at IS NULL) <> (?2 IS NULL)",
            )?
            .execute(params![row, at])?;
        }
        if let Some(set) = &change.set {
            update::set_columns(tx, row, set)?;
            parts::set(tx, row, set)?;
        }
    }
    tx.say("count", rows.len());
    Ok(rows.len())
}

/// The rows of a selection.
pub(crate) fn rows_of(tx: &Tx, selection: &Selection) -> Result<Vec<i64>> {
    match selection {
        Selection::These(ids) => ids.iter().map(|id| row_of(tx, *id)).collect(),
        Selection::Matching { filter, archived, except } => {
            let compiled = filter_of(tx, filter.as_ref(), *archived, tx.moment)?;
            let except = except.iter().map(|id| row_of(tx, *id)).collect::<Result<std::collections::HashSet<_>>>()?;
            let mut statement =
                tx.prepare(&format!("SELECT c.id FROM clients AS c WHERE {} ORDER BY c.id", compiled.sql))?;
            let rows = statement
                .query_map(params_from_iter(compiled.values), |r| r.get(0))?
                .collect::<rusqlite::Result<Vec<i64>>>()?;
            Ok(rows.into_iter().filter(|row| !except.contains(row)).collect())
        }
    }
}
