//! The timeline of a client or of everything, newest first, a page at a time.

use super::{Direction, Interaction, InteractionKind, of_row};
use crate::ids::Id;
use crate::moment::{self, Moment};
use crate::{Error, Result, clients, lists, names, users};
use chrono::NaiveDate;
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, params_from_iter};
use serde::{Deserialize, Serialize};

/// Most rows of one page.
const MOST: usize = 200;
/// Index rows one page looks at before it hands back what it has and where it stopped.
const LOOKED_AT: usize = 2_000;
/// Most matches of a text that are put in order of time.
const MATCHES: usize = 2_000;
/// A count goes no further.
const COUNTED: u32 = 1_000;

/// Which interactions.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct InteractionsRequest {
    /// Of one client.
    #[ts(optional)]
    pub client: Option<Id>,
    /// Of one kind.
    #[ts(optional)]
    pub kind: Option<InteractionKind>,
    /// Begun by one side.
    #[ts(optional)]
    pub direction: Option<Direction>,
    /// With one outcome.
    #[ts(optional)]
    pub outcome: Option<Id>,
    /// Of one user.
    #[ts(optional)]
    pub user: Option<Id>,
    /// From this day on, ISO.
    #[ts(optional)]
    pub from: Option<String>,
    /// Until this day, included, ISO.
    #[ts(optional)]
    pub to: Option<String>,
    /// With words that begin so. Of more than 2,000 matches only those written down last are looked at.
    #[ts(optional)]
    pub text: Option<String>,
    /// Where the page before ended.
    #[ts(optional)]
    pub after: Option<String>,
    /// Most rows; 50 when absent, never over 200.
    #[ts(optional)]
    pub limit: Option<u32>,
}

/// A page of interactions, newest first.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct InteractionsPage {
    /// The rows; they may be few, even none, while there are more behind `next`.
    pub rows: Vec<Interaction>,
    /// Where the next page begins; nothing when this is the last.
    pub next: Option<String>,
}

/// A count that stops somewhere: `more` says that there are more than `count`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Capped {
    /// How many were counted.
    pub count: u32,
    /// Whether there are more.
    pub more: bool,
}

/// One page of the timeline. The narrowest filter drives an index, the others are checked on the way; a page looks at
/// two thousand index rows at most, so that its time does not depend on the size of the book.
/// Errors: `not-found` (client, outcome, user), `not-a-day`, `cursor-unfit`.
pub fn page(conn: &Connection, moment: Moment, request: &InteractionsRequest) -> Result<InteractionsPage> {
    let limit = request.limit.map_or(50, |l| l as usize).clamp(1, MOST);
    let query = Query::of(conn, moment, request)?;
    let (rows, next) = query.find(conn, limit, LOOKED_AT)?;
    let rows = rows.into_iter().map(|row| of_row(conn, row)).collect::<Result<_>>()?;
    Ok(InteractionsPage { rows, next: next.map(|(at, id)| format!("{at}.{id}")) })
}

/// How many interactions a request finds, up to a thousand. Errors: as [`page`].
pub fn count(conn: &Connection, moment: Moment, request: &InteractionsRequest) -> Result<Capped> {
    let query = Query::of(conn, moment, request)?;
    let (rows, next) = query.find(conn, COUNTED as usize, LOOKED_AT)?;
    Ok(Capped { count: rows.len() as u32, more: next.is_some() })
}

/// Where a page ended: instant and row.
type Place = (i64, i64);

/// A request with its references resolved.
struct Query {
    client: Option<i64>,
    kind: Option<InteractionKind>,
    direction: Option<Direction>,
    outcome: Option<i64>,
    user: Option<i64>,
    from: i64,
    before: i64,
    words: Option<String>,
    after: (i64, i64),
}

impl Query {
    fn of(conn: &Connection, moment: Moment, request: &InteractionsRequest) -> Result<Self> {
        let day = |text: &Option<String>, field: &'static str, add: u64| -> Result<Option<i64>> {
            let Some(text) = text else { return Ok(None) };
            let day: NaiveDate = text.parse().map_err(|_| Error::invalid(field, "not-a-day").with("value", text))?;
            let day = day.checked_add_days(chrono::Days::new(add)).unwrap_or(NaiveDate::MAX);
            Ok(Some(moment::instant(day.and_time(Default::default()), moment.zone)))
        };
        let after = match &request.after {
            None => (i64::MAX, i64::MAX),
            Some(text) => text
                .split_once('.')
                .and_then(|(at, id)| Some((at.parse().ok()?, id.parse().ok()?)))
                .ok_or_else(|| Error::invalid("after", "cursor-unfit"))?,
        };
        Ok(Self {
            client: request.client.map(|id| clients::row_of(conn, id)).transpose()?,
            kind: request.kind,
            direction: request.direction,
            outcome: request.outcome.map(|id| lists::row_of(conn, "outcome", id)).transpose()?,
            user: request.user.map(|id| users::row_of(conn, id)).transpose()?,
            from: day(&request.from, "from", 0)?.unwrap_or(i64::MIN),
            before: day(&request.to, "to", 1)?.unwrap_or(i64::MAX),
            words: request.text.as_deref().and_then(words),
            after,
        })
    }

    /// Up to `limit` rows that fit, and where to go on when there may be more.
    fn find(&self, conn: &Connection, limit: usize, look_at: usize) -> Result<(Vec<i64>, Option<Place>)> {
        let (sql, mut values) = self.driver();
        // `at` never lies beyond the page before: one bound less for the index to carry.
        values.extend([
            Sql::from(self.after.0.min(self.before.saturating_sub(1))),
            self.after.0.into(),
            self.after.1.into(),
        ]);
        values.extend([self.from.into(), (look_at as i64 + 1).into()]);
        let mut statement = conn.prepare_cached(sql)?;
        let mut found = statement.query(params_from_iter(values))?;
        let (mut rows, mut last, mut seen) = (Vec::new(), self.after, 0);
        while let Some(r) = found.next()? {
            if rows.len() == limit || seen == look_at {
                return Ok((rows, Some(last)));
            }
            seen += 1;
            let id = r.get(1)?;
            last = (r.get(0)?, id);
            let fits = self.kind.is_none_or(|k| r.get(2).is_ok_and(|found: InteractionKind| found == k))
                && (self.direction.is_none() || r.get::<_, Option<Direction>>(3)? == self.direction)
                && (self.outcome.is_none() || r.get::<_, Option<i64>>(4)? == self.outcome)
                && (self.user.is_none() || r.get::<_, Option<i64>>(5)? == self.user)
                && (self.client.is_none() || r.get::<_, Option<i64>>(6)? == self.client);
            if fits {
                rows.push(id);
            }
        }
        Ok((rows, None))
    }

    /// The statement whose index the narrowest filter drives, with the values of that filter.
    fn driver(&self) -> (&'static str, Vec<Sql>) {
        macro_rules! driven {
            ($from:literal, $filter:literal) => {
                concat!(
                    "SELECT i.at, i.id, i.kind, i.direction, i.outcome, i.user, i.client FROM ",
                    $from,
                    " WHERE ",
                    $filter,
                    " AND i.at <= ? AND (i.at, i.id) < (?, ?) AND i.at >= ? ORDER BY i.at DESC, i.id DESC LIMIT ?"
                )
            };
        }
        if let Some(words) = &self.words {
            let sql = driven!(
                "(SELECT rowid AS row FROM search_interactions WHERE search_interactions MATCH ? ORDER BY rowid DESC LIMIT ?)
                 AS m CROSS JOIN interactions AS i ON i.id = m.row",
                "true"
            );
            (sql, vec![words.clone().into(), (MATCHES as i64).into()])
        } else if let Some(client) = self.client {
            (driven!("interactions AS i INDEXED BY interactions_by_client", "i.client = ?"), vec![client.into()])
        } else if let Some(outcome) = self.outcome {
            (driven!("interactions AS i INDEXED BY interactions_by_outcome", "i.outcome = ?"), vec![outcome.into()])
        } else if let (Some(user), None) = (self.user, self.kind) {
            (driven!("interactions AS i INDEXED BY interactions_by_user", "i.user = ?"), vec![user.into()])
        } else if let Some(kind) = self.kind {
            let sql = driven!("interactions AS i INDEXED BY interactions_by_kind", "i.kind = ?");
            (sql, vec![kind.code().to_owned().into()])
        } else {
            (driven!("interactions AS i INDEXED BY interactions_by_time", "true"), Vec::new())
        }
    }
}

/// An FTS5 query for words that begin as those of `text`; nothing when it has none.
fn words(text: &str) -> Option<String> {
    let folded = names::fold(text);
    let words: Vec<String> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(12)
        .map(|word| format!("\"{word}\"*"))
        .collect();
    (!words.is_empty()).then(|| words.join(" AND "))
}
