//! The rules as they are kept.

use crate::error::OrNotFound as _;
use crate::ids::Id;
use crate::moment::Timestamp;
use crate::{Error, Result};
use loyalty::Rule;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

/// Most rows of one page, and most versions of a rule that are told.
const MOST: u32 = 200;

/// A rule in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct LoyaltyKept {
    /// Its identity.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// The day from which on its version rewards, ISO; nothing while it rests.
    pub running_since: Option<String>,
    /// Whether it was put away.
    pub archived: bool,
    /// Its version, from 1.
    pub version: u32,
}

/// A version of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct LoyaltyVersion {
    /// From 1.
    pub version: u32,
    /// Of its text, hexadecimal.
    pub sha256: String,
    /// When it was made.
    #[ts(type = "number")]
    pub at: Timestamp,
}

/// A rule with what it says.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct LoyaltyRow {
    /// As the list tells it.
    pub kept: LoyaltyKept,
    /// What it says.
    pub rule: Rule,
    /// Its versions, the newest first; two hundred at most.
    pub versions: Vec<LoyaltyVersion>,
}

/// Which rules.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct LoyaltyRulesRequest {
    /// Those that were put away.
    #[ts(as = "Option<bool>")]
    pub archived: bool,
    /// Where the page before ended.
    pub after: Option<String>,
    /// Most rows; 50 when absent, never over 200.
    pub limit: Option<u32>,
}

/// A page of rules, by name.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct LoyaltyPage {
    /// The rows.
    pub rows: Vec<LoyaltyRow>,
    /// Where the next page begins; nothing when this is the last.
    pub next: Option<String>,
}

/// Which rule.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct WhichLoyalty {
    /// Its identity.
    pub id: Id,
}

fn kept(r: &Row) -> rusqlite::Result<(i64, LoyaltyKept, String, String)> {
    let kept = LoyaltyKept {
        id: r.get(1)?,
        name: r.get(2)?,
        running_since: r.get(3)?,
        archived: r.get(4)?,
        version: r.get(5)?,
    };
    Ok((r.get(0)?, kept, r.get(6)?, r.get(7)?))
}

macro_rules! rules {
    ($which:literal) => {
        concat!(
            "SELECT r.id, r.uid, r.name,
                (SELECT max(x.since) FROM loyalty_runs AS x WHERE x.version = v.id AND x.until IS NULL),
                r.archived_at IS NOT NULL, v.version, v.json, r.sort_key
             FROM loyalty_rules AS r JOIN loyalty_versions AS v ON v.rule = r.id
               AND v.version = (SELECT max(version) FROM loyalty_versions WHERE rule = r.id) ",
            $which
        )
    };
}

/// A kept rule is one that was read before; a later program's may say more.
fn rule(json: &str) -> Result<Rule> {
    Rule::read(json).map_err(super::refuse)
}

/// One page of rules with what they say. Errors: `cursor-unfit`; those of reading a rule that a later program wrote.
pub fn page(conn: &Connection, request: &LoyaltyRulesRequest) -> Result<LoyaltyPage> {
    let limit = request.limit.unwrap_or(50).clamp(1, MOST) as usize;
    let (key, row) = match &request.after {
        None => (String::new(), 0),
        Some(text) => {
            let unfit = || Error::invalid("after", "cursor-unfit");
            let (row, key) = text.split_once(' ').ok_or_else(unfit)?;
            (key.to_owned(), row.parse::<i64>().map_err(|_| unfit())?)
        }
    };
    let mut found = conn.prepare_cached(rules!(
        "WHERE r.active = ?1 AND (r.sort_key, r.id) > (?2, ?3) ORDER BY r.sort_key, r.id LIMIT ?4"
    ))?;
    let rows = found.query_map(params![!request.archived, key, row, limit as i64 + 1], kept)?;
    let mut rows = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows.last().filter(|_| more).map(|(row, _, _, key)| format!("{row} {key}"));
    let rows =
        rows.into_iter().map(|(_, kept, json, _)| Ok(LoyaltyRow { kept, rule: rule(&json)?, versions: Vec::new() }));
    Ok(LoyaltyPage { rows: rows.collect::<Result<_>>()?, next })
}

/// A rule with what it says and its versions. Errors: `not-found`.
pub fn get(conn: &Connection, which: WhichLoyalty) -> Result<LoyaltyRow> {
    let (row, kept, json, _) = one(conn, which.id)?;
    let mut versions = conn.prepare_cached(
        "SELECT version, sha256, at FROM loyalty_versions WHERE rule = ?1 ORDER BY version DESC LIMIT ?2",
    )?;
    let versions = versions.query_map(params![row, MOST], |r| {
        Ok(LoyaltyVersion { version: r.get(0)?, sha256: r.get(1)?, at: r.get(2)? })
    })?;
    Ok(LoyaltyRow { kept, rule: rule(&json)?, versions: versions.collect::<rusqlite::Result<_>>()? })
}

/// The row, what is kept, the text of its version, and the key of its name. Errors: `not-found`.
pub(super) fn one(conn: &Connection, id: Id) -> Result<(i64, LoyaltyKept, String, String)> {
    conn.prepare_cached(rules!("WHERE r.uid = ?1"))?.query_row([id], kept).or_not_found("loyalty_rule")
}

/// A rule that is in use and has this name key, if there is one.
pub(super) fn named(conn: &Connection, key: &str) -> Result<Option<Id>> {
    Ok(conn
        .prepare_cached("SELECT uid FROM loyalty_rules WHERE active = 1 AND sort_key = ?1 ORDER BY id LIMIT 1")?
        .query_row([key], |r| r.get(0))
        .optional()?)
}
