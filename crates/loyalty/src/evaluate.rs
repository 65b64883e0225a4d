//! One client, one occasion, one rule: yes, no, or a person decides; and why.

use crate::cost::{Cost, Priced, Terms, price};
use crate::facts::{Beside, Figure, percent};
use crate::ready::{Node, ReadyTest};
use crate::{Facts, Good, Member, Op, Ready, State, Value};
use chrono::{Months, NaiveDate};
use serde::Serialize;

/// Who is looked at, and when.
#[derive(Debug, Clone, Copy)]
pub struct Facing<'a> {
    /// The client's place.
    pub client: u32,
    /// What is known of the client by itself.
    pub member: &'a Member,
    /// What the client did, up to now.
    pub facts: &'a Facts,
    /// Today.
    pub day: NaiveDate,
    /// The sale that is the occasion.
    pub sale: Option<u32>,
    /// What is sold.
    pub goods: &'a [Good],
    /// What the business knows of its money.
    pub terms: &'a Terms,
}

/// What is decided.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// Yes, no, or a person decides.
    pub verdict: Verdict,
    /// Why not, or why a person has to decide.
    pub reason: Option<Reason>,
    /// Each compared figure, in the order they are written.
    pub leaves: Vec<Leaf>,
    /// What it costs; nothing where it was not reached or cannot be known.
    pub cost: Option<Cost>,
    /// Points, stamps, or minor units of credit.
    pub units: i64,
}

/// What is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "LoyaltyVerdict")]
pub enum Verdict {
    /// The conditions do not hold.
    NotMet,
    /// They hold, and it may not be.
    Refused,
    /// A person decides.
    Proposed,
    /// It is given.
    Granted,
}

/// Why not, or why a person has to decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "LoyaltyReason")]
pub enum Reason {
    /// A condition does not hold.
    Condition,
    /// A figure that a condition asks for is not known.
    FigureUnknown,
    /// Another rule of the group rewards this occasion.
    Group,
    /// As often as may be.
    Limit,
    /// Something is overdue.
    Overdue,
    /// Nothing was bought that could be rewarded.
    NothingToReward,
    /// The client would owe too much.
    Exposure,
    /// Too little margin would be left.
    Margin,
    /// All rewards together would take too much of the margin.
    Share,
    /// The budget is spent.
    Budget,
    /// What it costs is not known.
    CostUnknown,
    /// What is earned with the client is not known.
    MarginUnknown,
    /// It costs so much that a person decides.
    Approval,
    /// A person said no.
    Declined,
}

/// A compared figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Leaf {
    /// What it is; nothing where it is not known.
    pub figure: Option<Figure>,
    /// Whether what the rule asks of it holds; nothing where it is not known.
    pub holds: Option<bool>,
}

/// Decides, of a rule by the number under which `state` knows what it gave, whatever its version. The same answer to the same question,
/// whether it is asked at the counter or of the past.
pub fn evaluate(ready: &Ready, rule: u32, facing: &Facing, state: &State) -> Decision {
    let leaves = leaves(ready, facing, state);
    let told = |verdict, reason, priced: Option<Priced>| Decision {
        verdict,
        reason,
        cost: priced.and_then(|priced| priced.cost),
        units: priced.map_or(0, |priced| priced.units),
        leaves: Vec::new(),
    };
    let decision = match holds(ready.tree.as_ref(), &leaves, &ready.tests) {
        Some(true) => decide(ready, rule, facing, state, told),
        Some(false) => told(Verdict::NotMet, Some(Reason::Condition), None),
        None => told(Verdict::NotMet, Some(Reason::FigureUnknown), None),
    };
    Decision { leaves, ..decision }
}

/// Whether the conditions hold, whatever may be given.
pub(crate) fn qualifies(ready: &Ready, facing: &Facing, state: &State) -> bool {
    holds(ready.tree.as_ref(), &leaves(ready, facing, state), &ready.tests) == Some(true)
}

fn decide(
    ready: &Ready,
    rule: u32,
    facing: &Facing,
    state: &State,
    told: impl Fn(Verdict, Option<Reason>, Option<Priced>) -> Decision,
) -> Decision {
    let (limits, guard) = (&ready.rule().limits, &ready.rule().guard);
    let given = state.of(facing.client);
    let no = |reason| told(Verdict::Refused, Some(reason), None);
    if let Some(group) = &ready.rule().exclusive_group {
        let is_this = |one: &crate::Given| one.day == facing.day && one.sale == facing.sale && one.rule != rule;
        if given.iter().any(|one| is_this(one) && one.group.as_ref() == Some(group)) {
            return no(Reason::Group);
        }
    }
    if let Some(limit) = limits.per_customer {
        let now = crate::state::stretch(limit.per, facing.day);
        let count = given.iter().filter(|g| g.rule == rule && crate::state::stretch(limit.per, g.day) == now).count();
        if count >= limit.count as usize {
            return no(Reason::Limit);
        }
    }
    if guard.requires_no_overdue && facing.facts.is_overdue(facing.day) {
        return no(Reason::Overdue);
    }
    let Some(priced) = price(ready, facing.facts, facing.day, facing.sale, facing.terms, facing.goods) else {
        return no(Reason::NothingToReward);
    };
    let no = |reason| told(Verdict::Refused, Some(reason), Some(priced));
    let wait = |reason| told(Verdict::Proposed, Some(reason), Some(priced));
    if let Some(most) = guard.max_exposure
        && facing.facts.owed().saturating_add(priced.exposure) > ready.minor(most)
    {
        return no(Reason::Exposure);
    }
    let Some(cost) = priced.cost else { return wait(Reason::CostUnknown) };
    let mut doubt = None;
    match on_margin(ready, facing, given, cost, priced.is_off) {
        Some(reason @ Reason::MarginUnknown) => doubt = Some(reason),
        Some(reason) => return no(reason),
        None => (),
    }
    if let Some(budget) = limits.budget
        && state.spent(rule, budget.per, facing.day).saturating_add(cost.worst) > ready.minor(budget.amount)
    {
        return no(Reason::Budget);
    }
    if guard.approval_over.is_some_and(|over| cost.worst > ready.minor(over)) {
        doubt = doubt.or(Some(Reason::Approval));
    }
    match doubt {
        Some(reason) => wait(reason),
        None => told(Verdict::Granted, None, Some(priced)),
    }
}

/// Whether the guards of the margin hold, after this and all rewards of twelve months.
fn on_margin(ready: &Ready, facing: &Facing, given: &[crate::Given], cost: Cost, is_off: bool) -> Option<Reason> {
    let guard = &ready.rule().guard;
    if guard.min_margin_pct.is_none() && guard.max_cost_pct_of_margin.is_none() {
        return None;
    }
    let year = facing.day.checked_sub_months(Months::new(12));
    let (net, margin) = facing.facts.margin(year);
    let before: Option<i64> = given.iter().filter(|g| year.is_none_or(|y| g.day > y)).map(|g| g.expected).sum();
    let (Some(margin), Some(before)) = (margin, before) else { return Some(Reason::MarginUnknown) };
    let all = before.saturating_add(cost.expected);
    if let Some(least) = guard.min_margin_pct {
        // A discount comes off the price; everything else is a cost beside it.
        let left = |net: i64, margin: i64, off: i64, all: i64| {
            percent(margin.saturating_sub(all), net.saturating_sub(off)).is_some_and(|left| left >= least)
        };
        let off = if is_off { cost.expected } else { 0 };
        if !left(net, margin, off, all) {
            return Some(Reason::Margin);
        }
        if let Some((net, margin)) = facing.sale.filter(|_| is_off).and_then(|sale| facing.facts.of_sale(sale)) {
            let Some(margin) = margin else { return Some(Reason::MarginUnknown) };
            if !left(net, margin, cost.expected, cost.expected) {
                return Some(Reason::Margin);
            }
        }
    }
    let most = guard.max_cost_pct_of_margin?;
    (all > 0 && percent(all, margin).is_none_or(|taken| taken > most)).then_some(Reason::Share)
}

fn leaves(ready: &Ready, facing: &Facing, state: &State) -> Vec<Leaf> {
    let beside = Beside {
        points: Some(state.points(facing.client)),
        tier: state.tier(facing.client, facing.day).map(str::to_owned),
    };
    ready
        .tests
        .iter()
        .map(|test| {
            let figure = facing.facts.figure(test, facing.member, facing.day, ready.digits(), &beside);
            let holds = figure.as_ref().map(|figure| compare(figure, test) != test.negated);
            Leaf { figure, holds }
        })
        .collect()
}

fn compare(figure: &Figure, asked: &ReadyTest) -> bool {
    let op = asked.test.op;
    match (figure, &asked.test.value) {
        (Figure::Number(is), Value::Number(wanted)) => match op {
            Op::AtLeast => is >= wanted,
            Op::Over => is > wanted,
            Op::AtMost => is <= wanted,
            Op::Under => is < wanted,
            Op::Is => is == wanted,
            Op::IsNot => is != wanted,
        },
        (Figure::Text(is), Value::Text(wanted)) => {
            (is.to_lowercase() == wanted.trim().to_lowercase()) == (op == Op::Is)
        }
        _ => false,
    }
}

/// Whether a condition holds; nothing where what is not known decides.
fn holds(node: Option<&Node>, leaves: &[Leaf], tests: &[ReadyTest]) -> Option<bool> {
    let of = |node: &Node| holds(Some(node), leaves, tests);
    match node {
        None => Some(true),
        Some(Node::All(parts)) => unless(parts.iter().map(of), false),
        Some(Node::Any(parts)) => unless(parts.iter().map(of), true),
        Some(Node::Not(part)) => of(part).map(|holds| !holds),
        // A leaf says whether what is meant holds; within `not` that is the opposite of what is compared.
        Some(Node::Test(place)) => leaves[*place].holds.map(|holds| holds != tests[*place].negated),
    }
}

/// `decisive` where one of `parts` is that, whatever is not known; its opposite where all are; nothing otherwise.
fn unless(parts: impl Iterator<Item = Option<bool>>, decisive: bool) -> Option<bool> {
    let mut found = Some(!decisive);
    for part in parts {
        match part {
            Some(holds) if holds == decisive => return Some(decisive),
            Some(_) => (),
            None => found = None,
        }
    }
    found
}
