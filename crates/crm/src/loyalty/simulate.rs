//! A rule tried on the last twelve months.

use super::gather::{Gathered, gathered};
use super::{read, refuse, terms};
use crate::book::{Act, Book};
use crate::ids::{Id, Named};
use crate::moment::{Moment, Progress, Watch};
use crate::{Error, Result};
use ::loyalty::{Metric, Ready, Reason, Rule, Terms};
use chrono::{Months, NaiveDate};
use rusqlite::Connection;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The first threshold is tried at each of these percents of what it is.
const PERCENTS: [u32; 11] = [40, 60, 70, 80, 90, 100, 110, 120, 130, 150, 200];
/// Longest stretch that is tried, months.
const LONGEST: u32 = 36;

/// What to try.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct SimulateLoyalty {
    /// The rule, kept or not.
    #[ts(as = "loyalty::Rule")]
    pub rule: Value,
    /// On so many months until today; 12 when absent, never over 36.
    #[serde(default)]
    #[ts(optional)]
    pub months: Option<u32>,
    /// Whether the first threshold is also tried lower and higher.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub curve: bool,
}

/// A month of a simulation. Money in minor units of the book's currency, here and below.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct LoyaltyMonth {
    /// Its first day within the stretch, ISO.
    pub day: String,
    /// What was given.
    #[ts(type = "number")]
    pub grants: u64,
    /// Expected cost.
    #[ts(type = "number")]
    pub expected_minor: i64,
    /// Cost at worst.
    #[ts(type = "number")]
    pub worst_minor: i64,
}

/// Somebody who would have been rewarded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct LoyaltyRewarded {
    /// Who.
    pub client: Named,
    /// How often.
    #[ts(type = "number")]
    pub grants: u64,
    /// Expected cost.
    #[ts(type = "number")]
    pub expected_minor: i64,
    /// Cost at worst.
    #[ts(type = "number")]
    pub worst_minor: i64,
    /// Whether they met the conditions before the stretch began.
    pub already: bool,
}

/// Why nothing was given, and how often.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct LoyaltyRefusal {
    /// Why.
    pub reason: Reason,
    /// Whether a person would have decided.
    pub proposed: bool,
    /// How often.
    #[ts(type = "number")]
    pub count: u64,
}

/// The same rule with another first threshold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct LoyaltyPoint {
    /// The threshold, a decimal with a point.
    pub threshold: String,
    /// Clients.
    #[ts(type = "number")]
    pub clients: u64,
    /// What was given.
    #[ts(type = "number")]
    pub grants: u64,
    /// Expected cost.
    #[ts(type = "number")]
    pub expected_minor: i64,
    /// Cost at worst.
    #[ts(type = "number")]
    pub worst_minor: i64,
    /// Of the clients, those who met the conditions before.
    #[ts(type = "number")]
    pub already: u64,
}

/// The first threshold of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct LoyaltyThreshold {
    /// Of what.
    pub metric: Metric,
    /// A decimal with a point.
    pub value: String,
}

/// What a rule would have done, had nobody behaved otherwise for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct LoyaltySimulation {
    /// First day, ISO.
    pub from: String,
    /// Last day, ISO.
    pub to: String,
    /// ISO 4217.
    pub currency: String,
    /// How often the rule was asked.
    #[ts(type = "number")]
    pub asked: u64,
    /// Clients rewarded.
    #[ts(type = "number")]
    pub clients: u64,
    /// What was given.
    #[ts(type = "number")]
    pub grants: u64,
    /// What would wait for a person.
    #[ts(type = "number")]
    pub proposed: u64,
    /// What that is expected to cost, in no other sum.
    #[ts(type = "number")]
    pub proposed_minor: i64,
    /// Expected cost of what was given.
    #[ts(type = "number")]
    pub expected_minor: i64,
    /// The same at worst.
    #[ts(type = "number")]
    pub worst_minor: i64,
    /// Of the expected cost, what returns took back.
    #[ts(type = "number")]
    pub taken_back_minor: i64,
    /// By month.
    pub months: Vec<LoyaltyMonth>,
    /// What was earned with the rewarded; nothing where a cost is missing.
    #[ts(type = "number | null")]
    pub margin_minor: Option<i64>,
    /// Of it, what the rewards take, percent with two decimals.
    pub cost_pct_of_margin: Option<String>,
    /// Who was given most, twenty at most.
    pub top: Vec<LoyaltyRewarded>,
    /// Why nothing was given, the most frequent first.
    pub refusals: Vec<LoyaltyRefusal>,
    /// Of the rewarded, those who met the conditions before the stretch began.
    #[ts(type = "number")]
    pub already: u64,
    /// What they were given, expected.
    #[ts(type = "number")]
    pub already_minor: i64,
    /// The sales that must come on top for the rewards to pay for themselves; nothing where the margin is not known.
    #[ts(type = "number | null")]
    pub break_even_minor: Option<i64>,
    /// The first threshold, if there is a number in the rule.
    pub threshold: Option<LoyaltyThreshold>,
    /// The rule with its first threshold lower and higher, where it was asked for.
    pub curve: Vec<LoyaltyPoint>,
    /// Whether costs, tags and limits of credit are those of today, as they always are; true where the rule asks for one of them.
    pub uses_today: bool,
}

/// A rule, checked, with everything it is asked about.
pub(super) struct Desk {
    pub all: std::sync::Arc<Gathered>,
    pub ready: Ready,
    pub terms: Terms,
    pub today: NaiveDate,
}

pub(super) fn desk(book: &Book, act: Act, rule: &Rule, watch: &dyn Watch) -> Result<Desk> {
    let all = gathered(book, act, watch)?;
    let ready = Ready::new(rule, &all.past.goods, all.digits).map_err(refuse)?;
    let terms = terms::of(&book.read(terms::terms)?)?;
    let today = Moment { now: act.now, zone: book.zone() }.today();
    Ok(Desk { all, ready, terms, today })
}

/// The client's name as it is now.
pub(super) fn named(conn: &Connection, id: Id) -> Result<Named> {
    let name = conn.prepare_cached("SELECT name FROM clients WHERE uid = ?1")?.query_row([id], |r| r.get(0))?;
    Ok(Named { id, name })
}

/// Tries a rule on the book's own past. Errors: everything that can be wrong with a rule, `months-unfit`, `cancelled`.
pub fn simulate(book: &Book, act: Act, asked: &SimulateLoyalty, watch: &dyn Watch) -> Result<LoyaltySimulation> {
    let rule = read(&asked.rule)?;
    let months = asked.months.unwrap_or(12);
    if !(1..=LONGEST).contains(&months) {
        return Err(Error::invalid("months", "months-unfit").with("count", LONGEST));
    }
    let Desk { all, ready, terms, today } = desk(book, act, &rule, watch)?;
    watch.tick(Progress { stage: "reckoning", done: 0, total: 0 })?;
    let from = today.checked_sub_months(Months::new(months)).and_then(|day| day.succ_opt()).unwrap_or(today);
    let told = ::loyalty::simulate(&ready, &all.past, &terms, from, today);
    watch.tick(Progress { stage: "reckoning", done: 0, total: 0 })?;
    let curve = match asked.curve {
        true => ::loyalty::curve(&ready, &all.past, &terms, from, today, &PERCENTS),
        false => Vec::new(),
    };
    let top = book.read(|conn| {
        let rewarded = told.top.iter().map(|one| {
            Ok(LoyaltyRewarded {
                client: named(conn, all.clients[one.client as usize])?,
                grants: one.grants,
                expected_minor: one.expected,
                worst_minor: one.worst,
                already: one.already,
            })
        });
        rewarded.collect::<Result<Vec<_>>>()
    })?;
    let threshold = ::loyalty::first_threshold(&rule);
    Ok(LoyaltySimulation {
        from: from.to_string(),
        to: today.to_string(),
        currency: all.currency.clone(),
        asked: told.asked,
        clients: told.clients,
        grants: told.grants,
        proposed: told.proposed,
        proposed_minor: told.proposed_expected,
        expected_minor: told.expected,
        worst_minor: told.worst,
        taken_back_minor: told.taken_back,
        months: told.months.iter().map(month).collect(),
        margin_minor: told.margin,
        cost_pct_of_margin: told.cost_pct_of_margin.map(|pct: Decimal| pct.to_string()),
        top,
        refusals: told
            .refusals
            .iter()
            .map(|one| LoyaltyRefusal { reason: one.reason, proposed: one.is_proposed, count: one.count })
            .collect(),
        already: told.already,
        already_minor: told.already_expected,
        break_even_minor: told.break_even,
        threshold: threshold.map(|(metric, value)| LoyaltyThreshold { metric, value: value.to_string() }),
        curve: curve.iter().map(point).collect(),
        uses_today: uses_today(&rule),
    })
}

fn month(one: &::loyalty::Month) -> LoyaltyMonth {
    LoyaltyMonth { day: one.day.to_string(), grants: one.grants, expected_minor: one.expected, worst_minor: one.worst }
}

fn point(one: &::loyalty::Point) -> LoyaltyPoint {
    LoyaltyPoint {
        threshold: one.threshold.to_string(),
        clients: one.clients,
        grants: one.grants,
        expected_minor: one.expected,
        worst_minor: one.worst,
        already: one.already,
    }
}

/// What the book does not keep as it was: costs, tags and limits of credit are those of today.
fn uses_today(rule: &Rule) -> bool {
    let asks = |metric| matches!(metric, Metric::Tag | Metric::CreditUsedPct | Metric::GrossMargin | Metric::MarginPct);
    rule.when.iter().flat_map(|when| when.tests()).any(|(test, _)| asks(test.metric))
        || rule.guard.min_margin_pct.is_some()
        || rule.guard.max_cost_pct_of_margin.is_some()
}
