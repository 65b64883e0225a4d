use super::Recurring;
use super::page::one;
use crate::book::Tx;
use crate::error::OrNotFound as _;
use crate::ids::Id;
use crate::{Error, Result};
use chrono::NaiveDate;
use rusqlite::params;
use serde::Deserialize;

/// Most months or weeks between two.
const LONGEST: u32 = 120;

/// How an invoice comes back. What is absent stays as it is.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct RecurringDraft {
    /// Which one is changed; a new one when absent.
    pub id: Option<Id>,
    /// Of a new one: the invoice that is repeated, made here.
    pub sale: Option<Id>,
    /// `month` or `week`; `month` when absent.
    pub unit: Option<String>,
    /// Every so many; 1 when absent.
    pub every: Option<u32>,
    /// Day of the first repetition, ISO; of a new one a period after the invoice when absent. Stays once one was made.
    pub anchor: Option<String>,
    /// Last day, included, ISO; empty for no end.
    pub until: Option<String>,
    /// Whether it rests.
    pub paused: Option<bool>,
}

/// Which one.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveRecurring {
    /// Its identity.
    pub id: Id,
}

fn day(field: &str, text: &str) -> Result<NaiveDate> {
    text.trim().parse().map_err(|_| Error::invalid(field, "not-a-day").with("value", text))
}

/// Makes an invoice come back, or changes how. Errors: `not-found`, `recurring-unfit` for what is no invoice made here, `choice-unknown`
/// (unit), `every-unfit`, `not-a-day`, `days-reversed`, `recurring-begun` where the first day would move after one was made.
pub fn save(tx: &Tx, draft: &RecurringDraft) -> Result<Recurring> {
    let was = draft.id.map(|id| one(tx, tx.moment, id)).transpose()?;
    let unit = draft.unit.clone().or(was.as_ref().map(|was| was.unit.clone())).unwrap_or_else(|| "month".to_owned());
    if !matches!(unit.as_str(), "month" | "week") {
        return Err(Error::invalid("unit", "choice-unknown").with("value", unit));
    }
    let every = draft.every.or(was.as_ref().map(|was| was.every)).unwrap_or(1);
    if !(1..=LONGEST).contains(&every) {
        return Err(Error::invalid("every", "every-unfit").with("count", LONGEST));
    }
    let sale = was.as_ref().map(|was| was.sale).or(draft.sale).ok_or(Error::NotFound { what: "sale" })?;
    let (row, kind, own, its_day, number): (i64, String, bool, String, String) = tx
        .prepare_cached("SELECT id, kind, own, day, series || number FROM sales WHERE uid = ?1")?
        .query_row([sale], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?)))
        .or_not_found("sale")?;
    if kind != "invoice" || !own {
        return Err(Error::refused("recurring-unfit"));
    }
    let anchor = match (&draft.anchor, &was) {
        (Some(text), _) => day("anchor", text)?,
        (None, Some(was)) => day("anchor", &was.anchor)?,
        (None, None) => super::nth(day("anchor", &its_day)?, &unit, every, 1)
            .ok_or_else(|| Error::invalid("every", "every-unfit").with("count", LONGEST))?,
    };
    let moves = |was: &Recurring| was.anchor != anchor.to_string() || was.unit != unit || was.every != every;
    if was.as_ref().is_some_and(|was| was.made > 0 && moves(was)) {
        return Err(Error::refused("recurring-begun"));
    }
    let until = match (&draft.until, &was) {
        (Some(text), _) if text.trim().is_empty() => None,
        (Some(text), _) => Some(day("until", text)?),
        (None, was) => was.as_ref().and_then(|was| was.until.as_deref()).map(|text| day("until", text)).transpose()?,
    };
    if until.is_some_and(|until| until < anchor) {
        return Err(Error::invalid("until", "days-reversed"));
    }
    let paused = draft.paused.or(was.as_ref().map(|was| was.paused)).unwrap_or(false);
    let id = draft.id.unwrap_or_else(|| tx.new_id());
    let values = params![id, row, unit, every, anchor.to_string(), until.map(|day| day.to_string()), paused];
    let sql = match was {
        Some(_) => {
            "UPDATE recurring SET sale = ?2, unit = ?3, every = ?4, anchor = ?5, until = ?6, paused = ?7 WHERE uid = ?1"
        }
        None => {
            "INSERT INTO recurring (uid, sale, unit, every, anchor, until, paused) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
        }
    };
    tx.prepare_cached(sql)?.execute(values)?;
    let now = one(tx, tx.moment, id)?;
    tx.say("client", now.client.as_ref().map(|client| client.name.clone()).unwrap_or_default());
    tx.say("number", number);
    tx.say("kind", if was.is_some() { "changed" } else { "made" });
    Ok(now)
}

/// An invoice no longer comes back; what was made stays. Errors: `not-found`.
pub fn remove(tx: &Tx, which: RemoveRecurring) -> Result<()> {
    let now = one(tx, tx.moment, which.id)?;
    tx.prepare_cached("DELETE FROM recurring_made WHERE recurring = (SELECT id FROM recurring WHERE uid = ?1)")?
        .execute([which.id])?;
    tx.prepare_cached("DELETE FROM recurring WHERE uid = ?1")?.execute([which.id])?;
    tx.say("client", now.client.map(|client| client.name).unwrap_or_default());
    tx.say("number", now.number);
    Ok(())
}
