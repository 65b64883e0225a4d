//! An account as it is handed to the client: what was owed before, what moved since, and what is owed now.

use super::aging::Aging;
use super::letterhead::{self, Letterhead};
use super::{AccountEntry, AccountRequest, account, entries};
use crate::ids::Id;
use crate::moment::Moment;
use crate::{Error, Result, clients};
use rusqlite::Connection;
use serde::Deserialize;

/// Most movements on paper, the newest.
const MOST: usize = 1_000;
/// Movements read at once.
const PAGE: u32 = 200;

/// Whose account, and which part of it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct StatementRequest {
    /// Whose.
    pub client: Id,
    /// ISO day: as the book stood at its end. As it stands when absent.
    #[serde(default)]
    #[ts(optional)]
    pub as_of: Option<String>,
    /// The first day of the movements, ISO; from the beginning when absent.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<String>,
    /// ISO 4217; the book's when absent.
    #[serde(default)]
    #[ts(optional)]
    pub currency: Option<String>,
}

/// An account as it is handed out. Minor units of its currency.
#[derive(Debug, Clone)]
pub struct Statement {
    /// Who writes to whom.
    pub head: Letterhead,
    /// ISO 4217.
    pub currency: String,
    /// The first day of the movements, ISO, where not all are told.
    pub from: Option<String>,
    /// ISO day it is told for.
    pub as_of: String,
    /// What was owed before the first movement.
    pub opening_minor: i64,
    /// The movements, oldest first; the newest thousand at most.
    pub entries: Vec<AccountEntry>,
    /// Open invoices by how late they are.
    pub aging: Aging,
    /// What is owed; below zero is the client's.
    pub balance_minor: i64,
}

/// The account of a client from one day to another. Errors: `not-found`, `not-a-day`, `days-backwards` where it would end before it
/// begins.
pub fn statement(conn: &Connection, moment: Moment, request: &StatementRequest) -> Result<Statement> {
    let client = clients::row_of(conn, request.client)?;
    let from = match &request.from {
        Some(day) => Some(super::day_or(Some(day), "from", moment.today())?.to_string()),
        None => None,
    };
    let mut page = AccountRequest {
        client: request.client,
        as_of: request.as_of.clone(),
        currency: request.currency.clone(),
        after: None,
        limit: Some(PAGE),
    };
    let told = account(conn, moment, &page)?;
    if from.as_ref().is_some_and(|from| *from > told.as_of) {
        return Err(Error::invalid("from", "days-backwards"));
    }
    let sums = told.sums.into_iter().find(|one| one.currency == told.currency);
    let (balance_minor, aging) = sums.map_or((0, Aging::default()), |one| (one.balance_minor, one.aging));
    let day = request.as_of.as_ref().map(|_| told.as_of.as_str());
    let (mut entries, mut next) = (told.entries, told.next);
    let is_before = |entry: &AccountEntry| from.as_ref().is_some_and(|from| entry.day < *from);
    while entries.len() < MOST && !entries.last().is_some_and(is_before) {
        let Some(after) = next else { break };
        page.after = Some(after);
        let (more, place) = entries::page(conn, client, day, &told.currency, balance_minor, &page)?;
        entries.extend(more);
        next = place;
    }
    let mut is_cut = next.is_some();
    if let Some(first) = entries.iter().position(is_before) {
        entries.truncate(first);
        is_cut = false;
    }
    if entries.len() > MOST {
        entries.truncate(MOST);
        is_cut = true;
    }
    let opening_minor = entries.last().map_or(balance_minor, |first| first.balance_minor - first.change_minor);
    entries.reverse();
    let first = entries.first().map(|entry| entry.day.clone());
    Ok(Statement {
        head: letterhead::of(conn, client)?,
        currency: told.currency,
        from: if is_cut { first } else { from },
        as_of: told.as_of,
        opening_minor,
        entries,
        aging,
        balance_minor,
    })
}
