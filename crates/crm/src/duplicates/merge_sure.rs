//! Merging at once all pairs that are as good as certain.

use crate::book::Tx;
use crate::clients::{self, MergeRequest};
use crate::ids::Id;
use crate::moment::{Progress, Watch};
use crate::{Error, Result};
use rusqlite::{OptionalExtension, params};
use serde::Deserialize;

/// From which certainty on.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct MergeSure {
    /// Percent, 90 to 100.
    pub certainty: u32,
}

/// Merges every pair the last search held for one with at least this certainty, each into the one with more interactions, then the older.
/// Returns how many clients were merged away. Undone as one action. Errors: `certainty-too-low` under 90 percent; `cancelled`.
pub fn merge_sure(tx: &Tx, request: &MergeSure, watch: &dyn Watch) -> Result<usize> {
    if !(90..=100).contains(&request.certainty) {
        return Err(Error::invalid("certainty", "certainty-too-low"));
    }
    let pairs: Vec<(i64, i64)> = tx
        .prepare_cached("SELECT client, other FROM suspects WHERE sure = 1 AND certainty >= ?1 ORDER BY id")?
        .query_map([request.certainty * 100], |r| Ok((r.get(0)?, r.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    // Where a client went with an earlier pair, the next pair goes with it.
    let mut stands = tx.prepare_cached(
        "SELECT s.id, s.uid, s.kept_interactions, s.created_at FROM clients AS c JOIN clients AS s ON s.id = coalesce(c.merged_into, c.id)
         WHERE c.id = ?1 AND s.active = 1",
    )?;
    let mut told_apart = tx.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM distinct_clients WHERE (client = ?1 AND other = ?2) OR (client = ?2 AND other = ?1))",
    )?;
    let mut merged = 0;
    let total = pairs.len() as u64;
    for (done, pair) in pairs.into_iter().enumerate() {
        let mut find = |row: i64| {
            stands
                .query_row([row], |r| {
                    Ok((r.get::<_, i64>(0)?, r.get::<_, Id>(1)?, r.get::<_, i64>(2)?, r.get::<_, i64>(3)?))
                })
                .optional()
        };
        let (Some(one), Some(two)) = (find(pair.0)?, find(pair.1)?) else { continue };
        if one.0 == two.0 || told_apart.query_row(params![one.0, two.0], |r| r.get(0))? {
            continue;
        }
        let (keep, lose) = if (two.2, -two.3) > (one.2, -one.3) { (two.1, one.1) } else { (one.1, two.1) };
        clients::merge(tx, &MergeRequest { keep, lose, take: Vec::new() })?;
        merged += 1;
        watch.tick(Progress { stage: "merging", done: done as u64 + 1, total })?;
    }
    tx.say("count", merged as u64);
    Ok(merged)
}
