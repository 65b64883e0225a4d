//! What a line may be: the choices a person has, each with its score and its reasons.

use crate::ids::{Id, Named};
use crate::import::Said;
use crate::payments::AllocationPart;
use serde::{Deserialize, Serialize};

/// From this score on a candidate is sure, where no other comes near.
pub(super) const SURE: u32 = 80;
/// How far the next candidate must stay behind a sure one.
pub(super) const APART: u32 = 20;
/// The highest score.
const FULL: u32 = 100;

/// What is done with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
pub enum ChoiceKind {
    /// It pays these documents; what is left is the client's advance.
    Invoices,
    /// It is for what the client owes, the oldest first; what is left is her advance.
    Client,
    /// It is a payment that was recorded before: nothing is booked again.
    Payment,
    /// A payment came back: it is taken back.
    Returned,
    /// Money given back to a client.
    Refund,
}

/// What to do with a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// What.
    pub kind: ChoiceKind,
    /// Whose it is; of the documents or of the payment when absent.
    #[serde(default)]
    #[ts(optional)]
    pub client: Option<Id>,
    /// The payment it is, or that came back.
    #[serde(default)]
    #[ts(optional)]
    pub payment: Option<Id>,
    /// What it pays.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<AllocationPart>>")]
    pub parts: Vec<AllocationPart>,
}

/// A choice with what speaks for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Candidate {
    /// What would be done.
    pub choice: Choice,
    /// Whose it would be.
    pub client: Option<Named>,
    /// 0 to 100.
    pub score: u32,
    /// Whether the amount is explained to the cent.
    pub fits: bool,
    /// Whether it may be accepted without being looked at.
    pub sure: bool,
    /// What speaks for it and against; the sentence is `bank-why-<code>`.
    pub reasons: Vec<Said>,
    /// What would be paid.
    pub parts: Vec<CandidatePart>,
    /// What would be left: the client's advance.
    #[ts(type = "number")]
    pub left_minor: i64,
    /// Day of the payment it is, ISO.
    pub payment_day: Option<String>,
}

/// A document that would be paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct CandidatePart {
    /// The document.
    pub sale: Id,
    /// Its series and number.
    pub number: String,
    /// Until when it is to be paid, ISO day.
    pub due: Option<String>,
    /// What is owed of it.
    #[ts(type = "number")]
    pub owed_minor: i64,
    /// What it would get.
    #[ts(type = "number")]
    pub amount_minor: i64,
}

/// Points and reasons while they are gathered.
#[derive(Debug, Clone, Default)]
pub(super) struct Weighed {
    points: i64,
    reasons: Vec<Said>,
}

impl Weighed {
    /// Adds points for a reason.
    pub(super) fn with(mut self, points: i64, reason: Said) -> Self {
        self.points += points;
        self.reasons.push(reason);
        self
    }

    /// Adds them where `is` holds.
    pub(super) fn when(self, is: bool, points: i64, reason: &str) -> Self {
        if is { self.with(points, Said::new(reason)) } else { self }
    }

    /// Adds what speaks for the client.
    pub(super) fn and(mut self, other: &Weighed) -> Self {
        self.points += other.points;
        self.reasons.extend(other.reasons.iter().cloned());
        self
    }

    /// Whether nothing speaks for it.
    pub(super) fn is_empty(&self) -> bool {
        self.reasons.is_empty()
    }

    /// Its points so far.
    pub(super) fn points(&self) -> i64 {
        self.points
    }

    /// A candidate of it; its points still without a ceiling, so that the better of two good ones stays the better.
    pub(super) fn candidate(self, choice: Choice, client: Option<Named>, fits: bool) -> Candidate {
        Candidate {
            choice,
            client,
            score: u32::try_from(self.points.max(0)).unwrap_or(FULL),
            fits,
            sure: false,
            reasons: self.reasons,
            parts: Vec::new(),
            left_minor: 0,
            payment_day: None,
        }
    }
}

/// Puts candidates in their order, without those that say the same, and tells whether the first is sure: only money that came, only to the
/// cent, and only where nothing else comes near.
pub(super) fn ranked(mut all: Vec<Candidate>, came: bool, most: usize) -> Vec<Candidate> {
    all.sort_by(|a, b| (b.score, b.fits, due(a), a.parts.len()).cmp(&(a.score, a.fits, due(b), b.parts.len())));
    let mut kept: Vec<Candidate> = Vec::new();
    for one in all {
        if !kept.iter().any(|other| same(other, &one)) {
            kept.push(one);
        }
    }
    let next = kept.get(1).map_or(0, |second| second.score);
    if let Some(first) = kept.first_mut() {
        first.sure = came && first.fits && first.score >= SURE && next + APART <= first.score;
    }
    kept.truncate(most);
    kept.iter_mut().for_each(|one| one.score = one.score.min(FULL));
    kept
}

fn due(one: &Candidate) -> Option<&str> {
    one.parts.iter().filter_map(|part| part.due.as_deref()).min()
}

/// Whether two candidates do the same.
fn same(a: &Candidate, b: &Candidate) -> bool {
    let pays = |one: &Candidate| {
        let mut all: Vec<(Id, i64)> = one.parts.iter().map(|part| (part.sale, part.amount_minor)).collect();
        all.sort_unstable();
        all
    };
    let is_paying = |one: &Candidate| matches!(one.choice.kind, ChoiceKind::Invoices | ChoiceKind::Client);
    (is_paying(a) && is_paying(b) && pays(a) == pays(b) && a.choice.client == b.choice.client)
        || (a.choice.kind == b.choice.kind
            && a.choice.payment == b.choice.payment
            && a.choice.client == b.choice.client
            && pays(a) == pays(b))
}
