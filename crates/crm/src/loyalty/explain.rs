//! Why does this client get it, or not?

use super::read;
use super::simulate::{Desk, desk, named};
use crate::book::{Act, Book};
use crate::ids::{Id, Named};
use crate::moment::Watch;
use crate::{Error, Result};
use ::loyalty::{
    Facing, Facts, Figure, Filter, Metric, On, Op, Reason, State, Value as Wanted, Verdict, Window, evaluate,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Whom to explain what.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ExplainLoyalty {
    /// The rule, kept or not.
    #[ts(as = "loyalty::Rule")]
    pub rule: Value,
    /// The client.
    pub client: Id,
}

/// A compared figure with what it is.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct LoyaltyLeaf {
    /// Which figure.
    pub metric: Metric,
    /// Of when.
    pub window: Window,
    /// Of which products.
    pub filter: Option<Filter>,
    /// How it is compared.
    pub op: Op,
    /// With what: a decimal with a point, or a name.
    pub wanted: String,
    /// Whether the opposite is meant.
    pub negated: bool,
    /// What it is; nothing where it is not known.
    pub figure: Option<String>,
    /// Whether what the rule asks holds; nothing where it is not known.
    pub holds: Option<bool>,
}

/// What a rule says of a client today.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct LoyaltyExplained {
    /// Who.
    pub client: Named,
    /// ISO day.
    pub as_of: String,
    /// ISO 4217.
    pub currency: String,
    /// The occasion: the client's last invoice that could be one, by series and number.
    pub number: Option<String>,
    /// What is decided.
    pub verdict: Verdict,
    /// Why not, or why a person has to decide.
    pub reason: Option<Reason>,
    /// Each compared figure, in the order they are written.
    pub leaves: Vec<LoyaltyLeaf>,
    /// Expected cost, minor units; nothing where it was not reached or is not known.
    #[ts(type = "number | null")]
    pub expected_minor: Option<i64>,
    /// The same at worst.
    #[ts(type = "number | null")]
    pub worst_minor: Option<i64>,
    /// Points, stamps, or minor units of credit.
    #[ts(type = "number")]
    pub units: i64,
}

/// What a rule says of a client today, each figure with its value, as if it had given nothing yet. Errors: `not-found`; everything that
/// can be wrong with a rule.
pub fn explain(book: &Book, act: Act, asked: &ExplainLoyalty, watch: &dyn Watch) -> Result<LoyaltyExplained> {
    let rule = read(&asked.rule)?;
    let Desk { all, ready, terms, today } = desk(book, act, &rule, watch)?;
    let place = *all.places.get(&asked.client).ok_or(Error::NotFound { what: "client" })?;
    let mut facts = Facts::new(ready.sets());
    let mut occasion = None;
    for event in all.past.events.iter().filter(|event| event.client == place) {
        let happened = ready.learn(&mut facts, event);
        match (rule.trigger.on, happened) {
            (On::InvoiceIssued, ::loyalty::Happened::Issued(sale))
            | (On::InvoicePaid, ::loyalty::Happened::Settled(sale)) => occasion = Some(sale),
            _ => (),
        }
    }
    let facing = Facing {
        client: place,
        member: &all.past.members[place as usize],
        facts: &facts,
        day: today,
        sale: occasion,
        goods: &all.past.goods,
        terms: &terms,
    };
    let decision = evaluate(&ready, 0, &facing, &State::default());
    let tests = rule.when.iter().flat_map(|when| when.tests());
    let leaves = tests.zip(&decision.leaves).map(|((test, negated), leaf)| LoyaltyLeaf {
        metric: test.metric,
        window: test.window,
        filter: test.filter.clone(),
        op: test.op,
        wanted: match &test.value {
            Wanted::Number(number) => number.to_string(),
            Wanted::Text(text) => text.clone(),
        },
        negated,
        figure: leaf.figure.as_ref().map(|figure| match figure {
            Figure::Number(number) => number.to_string(),
            Figure::Text(text) => text.clone(),
        }),
        holds: leaf.holds,
    });
    Ok(LoyaltyExplained {
        client: book.read(|conn| named(conn, asked.client))?,
        as_of: today.to_string(),
        currency: all.currency.clone(),
        number: occasion.and_then(|sale| all.sales.get(sale as usize)).map(|(_, number)| number.clone()),
        verdict: decision.verdict,
        reason: decision.reason,
        leaves: leaves.collect(),
        expected_minor: decision.cost.map(|cost| cost.expected),
        worst_minor: decision.cost.map(|cost| cost.worst),
        units: decision.units,
    })
}
