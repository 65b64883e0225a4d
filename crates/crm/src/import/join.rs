//! A row that is like a client: joined to it, or made and put before a person.

use super::alike::{Alike, Who};
use super::apply::{Desk, Outcome};
use super::cells::Understood;
use super::clients::{Plan, Reach};
use super::{Answers, Said, make};
use crate::clients::{DistinctRequest, tell_apart};
use crate::duplicates::{Doubt, Reason, keep_doubts};
use crate::ids::Id;
use crate::{Result, names};
use rusqlite::{OptionalExtension, params};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};

/// Whom a row is like, and what becomes of that.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[ts(rename = "RowLikeness")]
pub struct Likeness {
    /// The client's name.
    pub name: String,
    /// How sure it is that the two are one, percent, rounded down.
    pub certainty: u32,
    /// The row joins the client; else it comes in as somebody new and the two are kept to be looked at, or told apart as was asked.
    pub joins: bool,
    /// Why, the weightiest first.
    pub reasons: Vec<Reason>,
    /// What else they may be: `household`, `namesakes`, `branch`, `neighbours`.
    pub kinship: Option<String>,
}

/// What the rows of an import share about whom they are like.
#[derive(Debug, Default)]
pub(super) struct Joining {
    /// Under which names the rows that joined somebody are kept: by the key of their program, or by what they say.
    by_key: String,
    by_words: String,
    /// Rows joined somebody in an import before.
    any_kept: bool,
    /// All rows that are only like a client come in as new.
    as_new: bool,
    /// Lines a person said are somebody else.
    apart: HashSet<u64>,
    /// The client each line became, while lines are compared with each other.
    became: Option<HashMap<u64, i64>>,
    doubts: Vec<Doubt>,
    /// Whom the client a row names is like: told of the first row that names it.
    pub told: Option<Likeness>,
    /// Rows that joined whom they are like.
    pub joined: u64,
    /// Rows that came in as new and are to be looked at.
    pub doubtful: u64,
}

impl Joining {
    pub fn new(tx: &rusqlite::Connection, shape: &str, answers: &Answers) -> Result<Self> {
        let (by_key, by_words) = (format!("clients:alike:{shape}"), format!("alike:{shape}"));
        let any_kept = tx
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM source_keys WHERE source IN (?1, ?2))")?
            .query_row([&by_key, &by_words], |r| r.get(0))?;
        let apart = answers.apart.iter().copied().collect();
        Ok(Self { by_key, by_words, any_kept, as_new: answers.alike_as_new, apart, ..Self::default() })
    }

    /// Lines are compared with each other: who they became is remembered.
    pub fn remember_lines(&mut self) {
        self.became = Some(HashMap::new());
    }

    /// Notes who a line became.
    pub fn note(&mut self, line: u64, client: Option<i64>) {
        if let (Some(became), Some(client)) = (&mut self.became, client) {
            became.insert(line, client);
        }
    }

    fn key<'a>(&'a self, row: &'a Understood) -> (&'a str, String) {
        match &row.source {
            Some(key) => (&self.by_key, key.clone()),
            None => (&self.by_words, said(row)),
        }
    }
}

/// Everything that a row says of who it is, as a fingerprint: the same row is known again.
fn said(row: &Understood) -> String {
    let client = &row.client;
    let mut hash = Sha256::new();
    let tax = client.tax.as_ref().map_or("", |(_, number)| number);
    let birth = client.texts[1].as_deref().unwrap_or_default();
    for text in [client.key.as_str(), tax, birth].into_iter().chain(client.points.iter().map(|p| p.value.as_str())) {
        hash.update(text);
        hash.update([0x1f]);
    }
    for place in &client.addresses {
        for text in [&place.street, &place.city, &place.postcode] {
            hash.update(names::fold(text));
            hash.update([0x1f]);
        }
    }
    hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// The client this very row joined before, by what it is like.
pub(super) fn joined_before(desk: &Desk, row: &Understood) -> Result<Option<i64>> {
    if !desk.joining.any_kept || row.id.is_some() {
        return Ok(None);
    }
    let (source, key) = desk.joining.key(row);
    let mut one = desk.tx.prepare_cached(
        "SELECT c.id FROM source_keys AS k JOIN clients AS c ON c.id = k.client
         WHERE k.source = ?1 AND k.key = ?2 AND c.merged_into IS NULL AND c.erased_at IS NULL ORDER BY k.id LIMIT 1",
    )?;
    Ok(one.query_row([source, &key], |r| r.get(0)).optional()?)
}

/// Joins a row again to the client it joined in an import before; nothing when it never did.
pub(super) fn again(desk: &mut Desk, row: &Understood) -> Result<Option<Outcome>> {
    match joined_before(desk, row)? {
        Some(client) => Ok(Some(join(desk, row, client)?)),
        None => Ok(None),
    }
}

fn join(desk: &mut Desk, row: &Understood, client: i64) -> Result<Outcome> {
    // Never over what the client says already: it is only likely to be her.
    let plan = Plan::of(desk, client, &row.client, Reach::Missing)?;
    desk.touched.insert(client);
    desk.taken = Some(client);
    if !plan.changes.is_empty() {
        plan.carry_out(desk, &row.client)?;
    }
    let (source, key) = desk.joining.key(row);
    let (source, key, id) = (source.to_owned(), key, plan.id);
    desk.keep_key_of(&source, &key, Some(client), id)?;
    Ok(Outcome::joined("alike", plan.changes))
}

/// Whom a row is most like.
pub(super) struct Likely<'a> {
    pub client: i64,
    pub likeness: Likeness,
    is_apart: bool,
    all: Vec<(i64, &'a Alike)>,
}

/// Of those a row is like, whom it is most like and whether it joins; `may` says of whom it cannot be.
pub(super) fn likely<'a>(
    desk: &Desk,
    line: u64,
    alike: &'a [Alike],
    may: &dyn Fn(i64) -> Result<bool>,
) -> Result<Option<Likely<'a>>> {
    let mut all: Vec<(i64, &Alike)> = Vec::new();
    for one in alike {
        let client = match one.who {
            Who::Client(client) => Some(client),
            Who::Line(line) => desk.joining.became.as_ref().and_then(|became| became.get(&line).copied()),
        };
        // The surest comes first.
        if let Some(client) = client.filter(|client| all.iter().all(|(other, _)| other != client))
            && may(client)?
        {
            all.push((client, one));
        }
    }
    let Some((client, best)) = all.first().copied() else { return Ok(None) };
    let is_apart = desk.joining.apart.contains(&line);
    // Two who are as likely: a person must tell. A name alone is somebody's only while nobody is called nearly so.
    let second = all.get(1).map(|(_, second)| second);
    let is_clear =
        if best.joins { second.is_none_or(|second| !second.joins) } else { best.by_name && second.is_none() };
    let name: String =
        desk.tx.prepare_cached("SELECT name FROM clients WHERE id = ?1")?.query_row([client], |r| r.get(0))?;
    let likeness = Likeness {
        name,
        certainty: (best.chance * 100.0) as u32,
        joins: is_clear && !is_apart && !desk.joining.as_new,
        reasons: best.reasons.clone(),
        kinship: best.kinship.map(str::to_owned),
    };
    Ok(Some(Likely { client, likeness, is_apart, all }))
}

/// Keeps that a client that was just made may be another: told apart where a person said so, else to be looked at.
pub(super) fn doubt(desk: &mut Desk, new: i64, likely: &Likely) -> Result<()> {
    desk.joining.doubtful += 1;
    if likely.is_apart {
        let id = |client: i64| -> Result<Id> {
            let mut one = desk.tx.prepare_cached("SELECT uid FROM clients WHERE id = ?1")?;
            Ok(one.query_row(params![client], |r| r.get(0))?)
        };
        tell_apart(desk.tx, &DistinctRequest { client: id(likely.client)?, other: id(new)? })?;
    }
    let kept = likely.all.iter().skip(usize::from(likely.is_apart)).map(|(client, one)| Doubt {
        client: *client,
        other: new,
        certainty: one.chance,
        kinship: one.kinship,
        reasons: one.reasons.clone(),
    });
    desk.joining.doubts.extend(kept);
    Ok(())
}

/// Takes in a row nobody of the book has anything exact in common with.
pub(super) fn or_make(desk: &mut Desk, row: &Understood, line: u64, alike: &[Alike]) -> Result<Outcome> {
    let Some(likely) = likely(desk, line, alike, &|_| Ok(true))? else { return make::make(desk, row) };
    let mut outcome = if likely.likeness.joins {
        desk.joining.joined += 1;
        join(desk, row, likely.client)?
    } else {
        let outcome = make::make(desk, row)?;
        if let Some(new) = desk.taken {
            doubt(desk, new, &likely)?;
        }
        outcome
    };
    outcome.alike = Some(likely.likeness);
    Ok(outcome)
}

/// Whether a client that a row of something else names joins whom it is like; it is then known again by what the row says, or by the
/// number it has where the file comes from.
pub(super) fn named(desk: &mut Desk, row: &Understood, key: &str, line: u64, likely: &Likely) -> Result<bool> {
    let joins = likely.likeness.joins;
    if joins {
        desk.joining.joined += 1;
        desk.joining.note(line, Some(likely.client));
        let mut one = desk.tx.prepare_cached("SELECT uid FROM clients WHERE id = ?1")?;
        let id: Id = one.query_row([likely.client], |r| r.get(0))?;
        let (source, key) = match key {
            "" => (desk.joining.by_words.clone(), said(row)),
            key => (desk.counter.client_source.clone(), key.to_owned()),
        };
        desk.keep_key_of(&source, &key, Some(likely.client), id)?;
    }
    desk.joining.told = Some(likely.likeness.clone());
    Ok(joins)
}

/// Puts the pairs to look at among those that wait.
pub(super) fn finish(desk: &mut Desk) -> Result<()> {
    keep_doubts(desk.tx, &std::mem::take(&mut desk.joining.doubts))
}

impl Outcome {
    /// The reason to show of a row that joined whom it is like.
    pub(super) fn is_alike(&self) -> bool {
        self.alike.is_some() || self.joined.as_ref().is_some_and(|said: &Said| said.code == "alike")
    }
}
