//! A rule tried on the last twelve months, and what a running rule has rewarded.

use super::gather::{Gathered, gathered};
use super::rules::{WhichLoyalty, one};
use super::{read, refuse, terms};
use crate::book::{Act, Book};
use crate::ids::{Id, Named};
use crate::moment::{Moment, Progress, Watch};
use crate::{Error, Result};
use ::loyalty::{Decision, Metric, On, Outcome, Ready, Reason, Rule, Run, State, Terms, Verdict};
use chrono::{Months, NaiveDate};
use rusqlite::Connection;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The first threshold is tried at each of these percents of what it is.
const PERCENTS: [u32; 11] = [40, 60, 70, 80, 90, 100, 110, 120, 130, 150, 200];
/// Longest stretch that is tried, months.
const LONGEST: u32 = 36;
/// Most rewards of a running rule that are told.
const MOST: usize = 200;

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

/// Something a running rule decided to give, or left to a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct EarnedLoyalty {
    /// Who.
    pub client: Named,
    /// When, ISO day.
    pub day: String,
    /// The invoice that was the occasion, by series and number.
    pub number: Option<String>,
    /// Its identity.
    pub sale: Option<Id>,
    /// Given, or a person decides.
    pub verdict: Verdict,
    /// Why a person has to.
    pub reason: Option<Reason>,
    /// Expected cost; nothing where it is not known.
    #[ts(type = "number | null")]
    pub expected_minor: Option<i64>,
    /// Points, stamps, or minor units of credit, less what returns took back.
    #[ts(type = "number")]
    pub units: i64,
}

/// What a running rule rewarded since it runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct LoyaltyEarned {
    /// Since when, ISO day; nothing while it rests.
    pub since: Option<String>,
    /// ISO 4217.
    pub currency: String,
    /// The newest first, two hundred at most.
    pub rows: Vec<EarnedLoyalty>,
    /// How many there are.
    pub count: usize,
    /// Expected cost of all that was given.
    #[ts(type = "number")]
    pub expected_minor: i64,
}

/// A reward that was found, or waits for a person.
struct Found {
    client: u32,
    day: NaiveDate,
    sale: Option<u32>,
    decision: Decision,
}

impl Found {
    fn expected(&self) -> Option<i64> {
        self.decision.cost.map(|cost| cost.expected)
    }
}

/// What a running rule rewarded since it runs: found anew from what happened, so that a backdated invoice, an undo or a return is always
/// in it. Errors: `not-found`; those of a rule that no longer can be.
pub fn earned(book: &Book, act: Act, which: WhichLoyalty, watch: &dyn Watch) -> Result<LoyaltyEarned> {
    let (_, kept, text, _) = book.read(|conn| one(conn, which.id))?;
    let rule = read(&serde_json::from_str(&text)?)?;
    let Desk { all, ready, terms, today } = desk(book, act, &rule, watch)?;
    let since = kept.running_since.as_deref().and_then(|day| day.parse::<NaiveDate>().ok());
    let mut told = LoyaltyEarned {
        since: kept.running_since.clone(),
        currency: all.currency.clone(),
        rows: Vec::new(),
        count: 0,
        expected_minor: 0,
    };
    let Some(since) = since else { return Ok(told) };
    let mut found: Vec<Found> = Vec::new();
    for outcome in outcomes(&ready, &all, &terms, since, today) {
        match outcome {
            Outcome::Decided { client, day, sale, decision, .. } => {
                if matches!(decision.verdict, Verdict::Granted | Verdict::Proposed) {
                    found.push(Found { client, day, sale, decision });
                }
            }
            Outcome::TakenBack { client, sale, units, .. } => {
                if let Some(one) = found.iter_mut().find(|one| (one.client, one.sale) == (client, Some(sale))) {
                    one.decision.units -= units;
                }
            }
        }
    }
    told.count = found.len();
    told.expected_minor =
        found.iter().filter(|one| one.decision.verdict == Verdict::Granted).filter_map(Found::expected).sum();
    told.rows = book.read(|conn| {
        let rows = found.iter().rev().take(MOST).map(|one| {
            let sale = one.sale.and_then(|sale| all.sales.get(sale as usize));
            Ok(EarnedLoyalty {
                client: named(conn, all.clients[one.client as usize])?,
                day: one.day.to_string(),
                number: sale.map(|(_, number)| number.clone()),
                sale: sale.map(|(id, _)| *id),
                verdict: one.decision.verdict,
                reason: one.decision.reason,
                expected_minor: one.expected(),
                units: one.decision.units,
            })
        });
        rows.collect::<Result<Vec<_>>>()
    })?;
    Ok(told)
}

/// All that a rule decided from `since` on.
pub(super) fn outcomes(
    ready: &Ready,
    all: &Gathered,
    terms: &Terms,
    since: NaiveDate,
    today: NaiveDate,
) -> Vec<Outcome> {
    let rules = std::slice::from_ref(ready);
    let mut run = Run::new(rules, &all.past.members, &all.past.goods, terms, State::default());
    let split = all.past.events.partition_point(|event| event.day < since);
    for event in &all.past.events[..split] {
        run.learn(event);
    }
    let mut told = Vec::new();
    let mut events = all.past.events[split..].iter().peekable();
    if matches!(ready.rule().trigger.on, On::Birthday | On::Scheduled) {
        for day in since.iter_days().take_while(|day| *day <= today) {
            told.extend(run.begin(day));
            while let Some(event) = events.next_if(|event| event.day <= day) {
                told.extend(run.take(event));
            }
        }
    }
    for event in events {
        told.extend(run.take(event));
    }
    told
}
