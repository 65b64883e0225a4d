//! When each version of a rule ran: what it rewarded then stays, whatever becomes of the rule.

use crate::Result;
use crate::book::Tx;
use rusqlite::{OptionalExtension as _, params};

/// The last day of a stretch that ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Last {
    /// What came today is still rewarded.
    Today,
    /// Another version rewards what comes today.
    Yesterday,
}

/// Lets the newest version of a rule run from today on; one that ended today goes on.
pub(super) fn begin(tx: &Tx, rule: i64) -> Result<()> {
    let version: i64 = tx
        .prepare_cached("SELECT id FROM loyalty_versions WHERE rule = ?1 ORDER BY version DESC LIMIT 1")?
        .query_row([rule], |r| r.get(0))?;
    let today = tx.moment.today().to_string();
    let ended: Option<i64> = tx
        .prepare_cached("SELECT id FROM loyalty_runs WHERE version = ?1 AND until >= ?2 ORDER BY id DESC LIMIT 1")?
        .query_row(params![version, today], |r| r.get(0))
        .optional()?;
    match ended {
        Some(run) => tx.prepare_cached("UPDATE loyalty_runs SET until = NULL WHERE id = ?1")?.execute([run])?,
        None => tx
            .prepare_cached("INSERT INTO loyalty_runs (uid, version, since) VALUES (?1, ?2, ?3)")?
            .execute(params![tx.new_id(), version, today])?,
    };
    Ok(())
}

/// Ends the stretch in which a rule runs: whether there was one. One without a day goes.
pub(super) fn end(tx: &Tx, rule: i64, last: Last) -> Result<bool> {
    let today = tx.moment.today();
    let until = match last {
        Last::Today => today,
        Last::Yesterday => today.pred_opt().unwrap_or(today),
    };
    let open = "until IS NULL AND version IN (SELECT id FROM loyalty_versions WHERE rule = ?1)";
    let gone = tx
        .prepare_cached(&format!("DELETE FROM loyalty_runs WHERE since > ?2 AND {open}"))?
        .execute(params![rule, until.to_string()])?;
    let ended = tx
        .prepare_cached(&format!("UPDATE loyalty_runs SET until = ?2 WHERE {open}"))?
        .execute(params![rule, until.to_string()])?;
    Ok(gone + ended > 0)
}
