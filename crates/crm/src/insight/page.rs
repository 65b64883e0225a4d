//! Lists of clients by what they are worth.

use super::matrix::{Cuts, Limits};
use super::one::{ClientInsight, tell};
use super::reckon::{Class, Known};
use super::{Stage, reckoned};
use crate::book::{Act, Book};
use crate::ids::Id;
use crate::moment::Watch;
use crate::{Error, Result};
use serde::{Deserialize, Serialize};

/// Clients of one page when the request does not say, and at most.
const LIMIT: u32 = 50;
const MOST: u32 = 200;

/// What goes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
pub enum InsightOrder {
    /// The most to be expected.
    #[default]
    Value,
    /// The most that has probably been lost.
    Loss,
    /// The most sold in the last twelve months.
    Sales,
    /// The longest silent.
    Silence,
}

/// Which clients; all who ever bought when nothing is said.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct InsightRequest {
    /// Of a stage.
    #[ts(optional)]
    pub stage: Option<Stage>,
    /// Of a class by sales.
    #[ts(optional)]
    pub class: Option<Class>,
    /// Of a row of the matrix, 1 to 5.
    #[ts(optional)]
    pub recency: Option<u8>,
    /// Of a column of it, 1 to 5.
    #[ts(optional)]
    pub frequency: Option<u8>,
    /// Who is late by their own rhythm and may have left.
    #[ts(as = "Option<_>", optional)]
    pub quiet: bool,
    /// The owner's own limits of the matrix.
    #[ts(as = "Option<_>", optional)]
    pub limits: Limits,
    /// What goes first; value when absent.
    #[ts(as = "Option<_>", optional)]
    pub by: InsightOrder,
    /// The last client of the page before.
    #[ts(optional)]
    pub after: Option<Id>,
    /// How many at most; 50 when absent, never over 200.
    #[ts(optional)]
    pub limit: Option<u32>,
}

/// A page of clients.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct InsightPage {
    /// ISO day of the figures.
    pub as_of: String,
    /// ISO 4217 of the amounts.
    pub currency: String,
    /// The clients.
    pub rows: Vec<ClientInsight>,
    /// How many match in all.
    #[ts(type = "number")]
    pub count: usize,
    /// Where the next page begins; nothing when this is the last.
    pub next: Option<Id>,
}

/// A page of clients. The figures are kept in memory, so that a page costs a walk through them. Errors: `limits-unfit`, `cursor-unfit`.
pub fn page(book: &Book, act: Act, request: &InsightRequest, watch: &dyn Watch) -> Result<InsightPage> {
    let all = reckoned(book, act, watch)?;
    let cuts = Cuts::of(&all.clients, &request.limits)?;
    let by_score = request.recency.is_some() || request.frequency.is_some();
    let fits = |wanted: Option<u8>, score: u8| wanted.is_none_or(|w| w == score);
    let mut matching = all.which(|known| {
        let scores = by_score.then(|| cuts.scores(known));
        request.stage.is_none_or(|stage| stage == known.stage)
            && request.class.is_none_or(|class| class == known.class)
            && scores.is_none_or(|s| fits(request.recency, s.recency) && fits(request.frequency, s.frequency))
            && (!request.quiet || known.is_quiet())
    });
    let size = |known: &Known| match request.by {
        InsightOrder::Value => known.value(),
        InsightOrder::Loss => known.loss(),
        InsightOrder::Sales => known.sales_year(),
        InsightOrder::Silence => i64::from(known.silence),
    };
    matching.sort_by_key(|known| (std::cmp::Reverse(size(known)), known.row));
    let from = match request.after {
        None => 0,
        Some(after) => {
            let place = matching.iter().position(|known| known.id == after);
            place.ok_or_else(|| Error::invalid("after", "cursor-unfit"))? + 1
        }
    };
    let most = request.limit.unwrap_or(LIMIT).clamp(1, MOST) as usize;
    let shown = &matching[from..matching.len().min(from + most)];
    let next = (from + shown.len() < matching.len()).then(|| shown.last().map(|known| known.id)).flatten();
    book.read(|conn| {
        Ok(InsightPage {
            as_of: all.today.to_string(),
            currency: all.currency.clone(),
            rows: shown.iter().map(|known| tell(conn, known)).collect::<Result<_>>()?,
            count: matching.len(),
            next,
        })
    })
}
