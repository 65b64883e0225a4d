//! Rules are made, said anew in a further version, turned on and off, and put away.

use super::rules::{LoyaltyRow, WhichLoyalty, get, named, one};
use super::{gather, read, refuse, runs};
use crate::book::Tx;
use crate::ids::Id;
use crate::names::fold;
use crate::{Error, Result};
use loyalty::Ready;
use rusqlite::params;
use serde::Deserialize;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// Longest name, letters.
const LONGEST: usize = 100;
/// Most rules in use: more than a business can keep in mind.
const MOST: i64 = 200;

/// A rule to keep.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct LoyaltyDraft {
    /// Which one is said anew; a new one when absent.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<Id>,
    /// Its name.
    pub name: String,
    /// What it says.
    #[ts(as = "loyalty::Rule")]
    pub rule: Value,
}

/// Whether a rule rewards from today on.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct TurnLoyalty {
    /// Which one.
    pub id: Id,
    /// Whether it is to run.
    pub running: bool,
}

/// Whether a rule is put away.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ArchiveLoyalty {
    /// Which one.
    pub id: Id,
    /// Whether it is to be away.
    pub archived: bool,
}

/// Keeps a rule. What says something else than before is a new version, and a rule that runs goes on with it today: what the version before
/// rewarded until yesterday stays. Errors: `name-missing`, `name-too-long`, `name-taken`, `too-many-rules`, `not-found`, everything that can be
/// wrong with a rule.
pub fn save(tx: &Tx, draft: &LoyaltyDraft) -> Result<LoyaltyRow> {
    let name = draft.name.trim();
    if name.is_empty() {
        return Err(Error::invalid("name", "name-missing"));
    }
    if name.chars().count() > LONGEST {
        return Err(Error::invalid("name", "text-too-long").with("count", LONGEST));
    }
    let rule = read(&draft.rule)?;
    let (goods, digits) = gather::goods_of(tx)?;
    Ready::new(&rule, &goods, digits).map_err(refuse)?;
    let key = fold(name);
    if named(tx, &key)?.is_some_and(|other| Some(other) != draft.id) {
        return Err(Error::invalid("name", "loyalty-name-taken").with("name", name));
    }
    let text = rule.text();
    let (id, row, version) = match draft.id {
        Some(id) => {
            let (row, kept, before, _) = one(tx, id)?;
            tx.prepare_cached("UPDATE loyalty_rules SET name = ?2, sort_key = ?3 WHERE id = ?1 AND name <> ?2")?
                .execute(params![row, name, key])?;
            (id, row, (before != text).then_some(kept.version + 1))
        }
        None => {
            let rules: i64 = tx.query_row("SELECT count(*) FROM loyalty_rules WHERE active = 1", [], |r| r.get(0))?;
            if rules >= MOST {
                return Err(Error::refused("loyalty-too-many").with("count", MOST));
            }
            let id = tx.new_id();
            tx.prepare_cached("INSERT INTO loyalty_rules (uid, name, sort_key) VALUES (?1, ?2, ?3)")?
                .execute(params![id, name, key])?;
            (id, tx.last_insert_rowid(), Some(1))
        }
    };
    if let Some(version) = version {
        tx.prepare_cached(
            "INSERT INTO loyalty_versions (uid, rule, version, json, sha256, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![tx.new_id(), row, version, text, hash(&text), tx.now()])?;
        if runs::end(tx, row, runs::Last::Yesterday)? {
            runs::begin(tx, row)?;
        }
    }
    tx.say("name", name);
    tx.say("kind", if draft.id.is_some() { "changed" } else { "made" });
    get(tx, WhichLoyalty { id })
}

/// SHA-256 of a rule's text, hexadecimal.
fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().fold(String::new(), |mut all, byte| {
        let _ = write!(all, "{byte:02x}");
        all
    })
}

/// Turns a rule on from today on, or off after today. Errors: `not-found`; those of a rule that no longer can be, as when its product is gone.
pub fn turn(tx: &Tx, asked: TurnLoyalty) -> Result<LoyaltyRow> {
    let (row, kept, text, _) = one(tx, asked.id)?;
    if asked.running != kept.running_since.is_some() {
        if asked.running {
            let (goods, digits) = gather::goods_of(tx)?;
            Ready::new(&read(&serde_json::from_str(&text)?)?, &goods, digits).map_err(refuse)?;
        }
        if asked.running {
            tx.prepare_cached("UPDATE loyalty_rules SET archived_at = NULL WHERE id = ?1 AND archived_at IS NOT NULL")?
                .execute([row])?;
            runs::begin(tx, row)?;
        } else {
            runs::end(tx, row, runs::Last::Today)?;
        }
    }
    tx.say("name", kept.name);
    tx.say("running", if asked.running { "yes" } else { "no" });
    get(tx, WhichLoyalty { id: asked.id })
}

/// Puts a rule away, which stops it, or brings it back. Errors: `not-found`.
pub fn archive(tx: &Tx, asked: ArchiveLoyalty) -> Result<LoyaltyRow> {
    let (row, kept, _, _) = one(tx, asked.id)?;
    if asked.archived != kept.archived {
        let at = asked.archived.then(|| tx.now());
        tx.prepare_cached("UPDATE loyalty_rules SET archived_at = ?2 WHERE id = ?1")?.execute(params![row, at])?;
        runs::end(tx, row, runs::Last::Today)?;
    }
    tx.say("name", kept.name);
    tx.say("archived", if asked.archived { "yes" } else { "no" });
    get(tx, WhichLoyalty { id: asked.id })
}
