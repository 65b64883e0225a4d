//! Accepting in one step what is sure.

use super::accept::apply;
use super::candidates;
use super::line::{COLUMNS, LineRow, read};
use crate::book::Tx;
use crate::moment::{Progress, Watch};
use crate::{Error, Result, accountant};
use serde::{Deserialize, Serialize};

/// How often somebody is asked whether to go on.
const TICK: usize = 16;

/// Which lines.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct SureRequest {
    /// Of this account; of all when absent.
    pub account: Option<String>,
}

/// What was accepted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct SureDone {
    /// Lines looked at.
    pub lines: usize,
    /// Those that were accepted.
    pub accepted: usize,
    /// Accepted ones that turned out to be payments recorded before.
    pub known: usize,
    /// Sure ones left alone because their day is in a period that is closed.
    pub closed: usize,
}

/// Accepts every open line that is sure, the oldest first; each finds the book as the one before left it. Errors: `cancelled`, those of
/// accepting a line.
pub fn accept_sure(tx: &Tx, request: &SureRequest, watch: &dyn Watch) -> Result<SureDone> {
    let open = tx
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM bank_lines INDEXED BY bank_lines_by_state
             WHERE state = 'open' AND (?1 IS NULL OR account = ?1) ORDER BY day, id"
        ))?
        .query_map([&request.account], read)?
        .collect::<rusqlite::Result<Vec<LineRow>>>()?;
    let mut done = SureDone { lines: open.len(), ..SureDone::default() };
    let today = tx.moment.today().to_string();
    for (at, line) in open.iter().enumerate() {
        if at % TICK == 0 {
            watch.tick(Progress { stage: "matching", done: at as u64, total: open.len() as u64 })?;
        }
        if line.line.amount_minor < 0 || line.line.day > today {
            continue;
        }
        let Some(first) = candidates::of(tx, line)?.into_iter().next().filter(|first| first.sure) else { continue };
        let is_known = first.choice.kind == super::choice::ChoiceKind::Payment;
        match accountant::refuse_closed(tx, &line.line.day, "day") {
            Err(Error::Invalid { .. } | Error::Refused { .. }) if !is_known => {
                done.closed += 1;
                continue;
            }
            Err(Error::Invalid { .. } | Error::Refused { .. }) | Ok(()) => {}
            Err(other) => return Err(other),
        }
        apply(tx, line, &first.choice)?;
        done.accepted += 1;
        done.known += usize::from(is_known);
    }
    tx.say("count", done.accepted);
    Ok(done)
}
