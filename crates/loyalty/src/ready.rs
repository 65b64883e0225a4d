//! A rule that was checked: it can hold, what it names is there, and its figures can be asked for at once.

use crate::rule::{DEEPEST, SCHEMA};
use crate::{Condition, Filter, Good, On, Op, Problem, Reward, Rule, Test, Value, Window};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use std::collections::{BTreeMap, BTreeSet};

/// Largest number of units of currency, pieces or days that a rule may name.
const LARGEST: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, false, 0);
/// Most figures compared in one rule.
const MOST_TESTS: usize = 50;
/// Longest time a window or a reward may last, in days and in months.
const LONGEST: (u32, u32) = (3660, 120);

/// A rule that can be evaluated.
#[derive(Debug, Clone)]
pub struct Ready {
    rule: Rule,
    digits: u32,
    pub(crate) tree: Option<Node>,
    pub(crate) tests: Vec<ReadyTest>,
    /// Of each set of products the rule speaks of, which goods are in it.
    pub(crate) sets: Vec<Vec<bool>>,
    /// What is given, of rewards that give a product.
    pub(crate) given: Option<u32>,
}

/// A condition over the places of its tests.
#[derive(Debug, Clone)]
pub(crate) enum Node {
    All(Vec<Node>),
    Any(Vec<Node>),
    Not(Box<Node>),
    Test(usize),
}

/// A test and its set of products; nothing: all of them.
#[derive(Debug, Clone)]
pub(crate) struct ReadyTest {
    pub test: Test,
    pub negated: bool,
    pub set: Option<usize>,
}

impl Ready {
    /// Checks a rule against what is sold. `digits` are the decimals of the book's currency. Errors: everything in [`Problem`] but
    /// [`Problem::Unreadable`] and [`Problem::Long`].
    pub fn new(rule: &Rule, goods: &[Good], digits: u32) -> Result<Self, Problem> {
        if rule.schema != SCHEMA {
            return Err(Problem::Schema(rule.schema));
        }
        if rule.id.trim().is_empty() {
            return Err(Problem::NoId);
        }
        if (rule.trigger.on == On::Scheduled) != rule.trigger.every.is_some() {
            return Err(Problem::Schedule);
        }
        let given = reward(&rule.reward, goods)?;
        bounds(rule)?;
        let mut ready = Self { rule: rule.clone(), digits, tree: None, tests: Vec::new(), sets: Vec::new(), given };
        if let Some(when) = &rule.when {
            let mut sets = Vec::new();
            ready.tree = Some(ready.lay(when, false, 1, goods, &mut sets)?);
            if let Some(place) = impossible(when, &mut 0) {
                return Err(Problem::Contradiction { place });
            }
        }
        Ok(ready)
    }

    /// The rule.
    pub fn rule(&self) -> &Rule {
        &self.rule
    }

    /// How many sets of products it speaks of.
    pub fn sets(&self) -> usize {
        self.sets.len()
    }

    /// Tells facts what happened, in this rule's sets of products.
    pub fn learn(&self, facts: &mut crate::Facts, event: &crate::Event) -> crate::Happened {
        facts.learn(event, &self.sets)
    }

    /// Decimals of the currency.
    pub(crate) fn digits(&self) -> u32 {
        self.digits
    }

    /// Minor units of an amount of the rule, halves away from zero.
    pub(crate) fn minor(&self, amount: Decimal) -> i64 {
        minor(amount, self.digits)
    }

    fn lay(
        &mut self,
        condition: &Condition,
        negated: bool,
        depth: usize,
        goods: &[Good],
        sets: &mut Vec<Filter>,
    ) -> Result<Node, Problem> {
        if depth > DEEPEST {
            return Err(Problem::Deep);
        }
        let parts = match condition {
            Condition::All(parts) | Condition::Any(parts) => {
                if parts.is_empty() {
                    return Err(Problem::EmptyGroup);
                }
                parts.iter().map(|part| self.lay(part, negated, depth + 1, goods, sets)).collect::<Result<_, _>>()?
            }
            Condition::Not(part) => {
                return Ok(Node::Not(Box::new(self.lay(part, !negated, depth + 1, goods, sets)?)));
            }
            Condition::Test(test) => {
                let place = self.tests.len() + 1;
                if place > MOST_TESTS {
                    return Err(Problem::Deep);
                }
                check(test, place)?;
                let set = match &test.filter {
                    None => None,
                    Some(filter) => Some(match sets.iter().position(|known| known == filter) {
                        Some(known) => known,
                        None => {
                            self.sets.push(chosen(filter, goods)?);
                            sets.push(filter.clone());
                            sets.len() - 1
                        }
                    }),
                };
                self.tests.push(ReadyTest { test: test.clone(), negated, set });
                return Ok(Node::Test(place - 1));
            }
        };
        Ok(if matches!(condition, Condition::All(_)) { Node::All(parts) } else { Node::Any(parts) })
    }
}

/// Minor units of an amount, halves away from zero; the nearest there are where it is too large.
pub(crate) fn minor(amount: Decimal, digits: u32) -> i64 {
    let round = |d: Decimal| d.round_dp_with_strategy(0, rust_decimal::RoundingStrategy::MidpointAwayFromZero).to_i64();
    let end = if amount.is_sign_negative() { i64::MIN } else { i64::MAX };
    amount.checked_mul(Decimal::from(10_u64.pow(digits))).and_then(round).unwrap_or(end)
}

/// Which goods a filter chooses. Errors: what it names and nobody knows.
fn chosen(filter: &Filter, goods: &[Good]) -> Result<Vec<bool>, Problem> {
    for product in &filter.product {
        find(product, goods)?;
    }
    let tags: BTreeSet<String> = filter.product_tag.iter().map(|tag| tag.trim().to_lowercase()).collect();
    let has = |good: &Good, tag: &String| good.tags.iter().any(|own| own.to_lowercase() == *tag);
    for tag in &tags {
        if !goods.iter().any(|good| has(good, tag)) {
            return Err(Problem::Product(tag.clone()));
        }
    }
    Ok(goods.iter().map(|good| filter.product.contains(&good.id) || tags.iter().any(|tag| has(good, tag))).collect())
}

fn find(product: &str, goods: &[Good]) -> Result<u32, Problem> {
    let place = goods.iter().position(|good| good.id == product && !good.gone);
    place.and_then(|place| u32::try_from(place).ok()).ok_or_else(|| Problem::Product(product.to_owned()))
}

fn number(fits: bool, place: usize, what: &'static str) -> Result<(), Problem> {
    if fits { Ok(()) } else { Err(Problem::Number { place, what }) }
}

fn check(test: &Test, place: usize) -> Result<(), Problem> {
    match &test.value {
        Value::Text(text) => {
            if !matches!(test.op, Op::Is | Op::IsNot) {
                return Err(Problem::Operator { place });
            }
            number(!text.trim().is_empty(), place, "value")?;
        }
        Value::Number(value) => number(value.abs() <= LARGEST && value.scale() <= 6, place, "value")?,
    }
    match test.window {
        Window::LastDays(days) => number((1..=LONGEST.0).contains(&days), place, "window")?,
        Window::LastMonths(months) => number((1..=LONGEST.1).contains(&months), place, "window")?,
        Window::Calendar(_) | Window::SinceJoin | Window::All => (),
    }
    let about_products = test.metric.has_filter();
    if test.filter.as_ref().is_some_and(|f| !about_products || (f.product.is_empty() && f.product_tag.is_empty())) {
        return Err(Problem::Filter { place });
    }
    Ok(())
}

/// Whether what is given can be: the place of its product.
fn reward(reward: &Reward, goods: &[Good]) -> Result<Option<u32>, Problem> {
    let above = |amount: &Decimal, what| number(*amount > Decimal::ZERO && *amount <= LARGEST, 0, what);
    let percent = |amount: &Decimal| number(*amount > Decimal::ZERO && *amount <= Decimal::ONE_HUNDRED, 0, "percent");
    let days = |days: u32, what| number((1..=LONGEST.0).contains(&days), 0, what);
    match reward {
        Reward::DiscountPct { percent: p, cap } | Reward::Cashback { percent: p, cap } => {
            percent(p)?;
            cap.as_ref().map_or(Ok(()), |cap| above(cap, "cap"))?;
        }
        Reward::DiscountAmount { amount } => above(amount, "amount")?,
        Reward::Coupon { amount, valid_days } => {
            above(amount, "amount")?;
            days(*valid_days, "valid_days")?;
        }
        Reward::Points { per, units } => {
            above(per, "per")?;
            number((1..=1_000_000).contains(units), 0, "units")?;
        }
        Reward::Stamps { units, card, worth } => {
            above(worth, "worth")?;
            number(*card >= 1 && *card <= 1000, 0, "card")?;
            number(*units >= 1 && units <= card, 0, "units")?;
        }
        Reward::Gift { what, cost } => {
            number(*cost >= Decimal::ZERO && *cost <= LARGEST, 0, "cost")?;
            number(!what.trim().is_empty(), 0, "what")?;
        }
        Reward::FreeItem { product, quantity } => {
            above(quantity, "quantity")?;
            return find(product, goods).map(Some);
        }
        Reward::Exchange { product, recovered } => {
            number(*recovered >= Decimal::ZERO && *recovered <= LARGEST, 0, "recovered")?;
            return find(product, goods).map(Some);
        }
        Reward::PaymentTerms { due_days, for_days } => {
            number((1..=365).contains(due_days), 0, "due_days")?;
            days(*for_days, "for_days")?;
        }
        Reward::CreditLimit { by, for_days } => {
            above(by, "by")?;
            days(*for_days, "for_days")?;
        }
        Reward::Tier { name, for_days } => {
            number(!name.trim().is_empty(), 0, "name")?;
            days(*for_days, "for_days")?;
        }
    }
    Ok(None)
}

/// Limits and guards that can be kept.
fn bounds(rule: &Rule) -> Result<(), Problem> {
    if rule.limits.budget.is_some_and(|budget| budget.amount.is_zero())
        || rule.limits.per_customer.is_some_and(|limit| limit.count == 0)
    {
        return Err(Problem::NoBudget);
    }
    if let Some(budget) = rule.limits.budget {
        number(budget.amount > Decimal::ZERO && budget.amount <= LARGEST, 0, "budget")?;
    }
    let guard = &rule.guard;
    let percent = |p: &Option<Decimal>| p.is_none_or(|p| p.abs() <= Decimal::ONE_HUNDRED);
    number(percent(&guard.min_margin_pct), 0, "min_margin_pct")?;
    number(percent(&guard.max_cost_pct_of_margin), 0, "max_cost_pct_of_margin")?;
    let amount = |a: &Option<Decimal>| a.is_none_or(|a| a >= Decimal::ZERO && a <= LARGEST);
    number(amount(&guard.max_exposure), 0, "max_exposure")?;
    number(amount(&guard.approval_over), 0, "approval_over")
}

/// Where a condition contradicts itself: the place of the test that cannot hold beside those before it.
fn impossible(condition: &Condition, seen: &mut usize) -> Option<usize> {
    match condition {
        Condition::Test(test) => {
            *seen += 1;
            let mut range = Range::of(test);
            range.take(test, false);
            range.is_empty().then_some(*seen)
        }
        Condition::Not(part) => {
            *seen += part.tests().len();
            None
        }
        Condition::Any(parts) => {
            let found: Vec<Option<usize>> = parts.iter().map(|part| impossible(part, seen)).collect();
            if found.iter().all(Option::is_some) { found.into_iter().flatten().next() } else { None }
        }
        Condition::All(parts) => {
            let mut ranges: Vec<(&Test, Range)> = Vec::new();
            for part in parts {
                let before = *seen;
                if let Some(place) = impossible(part, seen) {
                    return Some(place);
                }
                let (test, negated) = match part {
                    Condition::Test(test) => (test, false),
                    Condition::Not(inner) => match inner.as_ref() {
                        Condition::Test(test) => (test, true),
                        _ => continue,
                    },
                    _ => continue,
                };
                let same = |one: &Test| {
                    one.metric == test.metric && one.window == test.window && one.filter == test.filter && !is_tag(one)
                        || one == test
                };
                let place = match ranges.iter().position(|(one, _)| same(one)) {
                    Some(place) => place,
                    None => {
                        ranges.push((test, Range::of(test)));
                        ranges.len() - 1
                    }
                };
                ranges[place].1.take(test, negated);
                if ranges[place].1.is_empty() {
                    return Some(before + 1);
                }
            }
            None
        }
    }
}

/// A client has many tags, but only one of everything else.
fn is_tag(test: &Test) -> bool {
    test.metric == crate::Metric::Tag
}

/// What a figure can still be.
struct Range {
    low: Option<(Decimal, bool)>,
    high: Option<(Decimal, bool)>,
    not: Vec<Decimal>,
    name: Option<String>,
    not_names: Vec<String>,
    is_broken: bool,
}

impl Range {
    fn of(test: &Test) -> Self {
        let end = |end: Option<Decimal>| end.map(|end| (end, true));
        Self {
            low: end(test.metric.least()),
            high: end(test.metric.most()),
            not: Vec::new(),
            name: None,
            not_names: Vec::new(),
            is_broken: false,
        }
    }

    fn take(&mut self, test: &Test, negated: bool) {
        let op = match (test.op, negated) {
            (op, false) => op,
            (Op::AtLeast, true) => Op::Under,
            (Op::Over, true) => Op::AtMost,
            (Op::AtMost, true) => Op::Over,
            (Op::Under, true) => Op::AtLeast,
            (Op::Is, true) => Op::IsNot,
            (Op::IsNot, true) => Op::Is,
        };
        match (&test.value, op) {
            (Value::Number(value), Op::AtLeast | Op::Over) => self.raise(*value, op == Op::AtLeast),
            (Value::Number(value), Op::AtMost | Op::Under) => self.lower(*value, op == Op::AtMost),
            (Value::Number(value), Op::Is) => {
                self.raise(*value, true);
                self.lower(*value, true);
            }
            (Value::Number(value), Op::IsNot) => self.not.push(*value),
            (Value::Text(text), Op::Is) => {
                let text = text.trim().to_lowercase();
                self.is_broken |= self.name.as_ref().is_some_and(|name| *name != text);
                self.name = Some(text);
            }
            (Value::Text(text), _) => self.not_names.push(text.trim().to_lowercase()),
        }
    }

    fn raise(&mut self, value: Decimal, included: bool) {
        if self.low.is_none_or(|(low, with)| value > low || (value == low && with && !included)) {
            self.low = Some((value, included));
        }
    }

    fn lower(&mut self, value: Decimal, included: bool) {
        if self.high.is_none_or(|(high, with)| value < high || (value == high && with && !included)) {
            self.high = Some((value, included));
        }
    }

    fn is_empty(&self) -> bool {
        let numbers = match (self.low, self.high) {
            (Some((low, with_low)), Some((high, with_high))) => {
                low > high || (low == high && (!with_low || !with_high || self.not.contains(&low)))
            }
            _ => false,
        };
        numbers || self.is_broken || self.name.as_ref().is_some_and(|name| self.not_names.contains(name))
    }
}

/// Finds tiers that lead back to themselves: a rule that needs one tier and gives another is a step between them. Errors:
/// [`Problem::TierLoop`] with the tiers in their order.
pub fn tier_loop(rules: &[&Rule]) -> Result<(), Problem> {
    let mut steps: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for rule in rules {
        let Reward::Tier { name, .. } = &rule.reward else { continue };
        let to = name.trim().to_lowercase();
        let needed = rule.when.iter().flat_map(Condition::tests);
        let needed: Vec<String> = needed
            .filter_map(|(test, negated)| match &test.value {
                Value::Text(text) if test.metric == crate::Metric::Tier && (test.op == Op::Is) != negated => {
                    Some(text.trim().to_lowercase())
                }
                _ => None,
            })
            .collect();
        // Who is given a tier whenever a tier changes, whatever it is, is asked again by that very change.
        if needed.is_empty() && rule.trigger.on == On::TierChanged {
            return Err(Problem::TierLoop(to));
        }
        // Keeping a tier is no step.
        for from in needed.into_iter().filter(|from| *from != to) {
            steps.entry(from).or_default().insert(to.clone());
        }
    }
    for start in steps.keys() {
        let mut path = vec![start.clone()];
        let mut left: Vec<Vec<String>> = vec![steps.get(start).into_iter().flatten().cloned().collect()];
        let mut met = BTreeSet::new();
        while let Some(next) = left.last_mut().map(Vec::pop) {
            match next {
                None => {
                    left.pop();
                    path.pop();
                }
                Some(tier) if tier == *start => {
                    path.push(tier);
                    return Err(Problem::TierLoop(path.join(" → ")));
                }
                Some(tier) => {
                    if met.insert(tier.clone()) {
                        left.push(steps.get(&tier).into_iter().flatten().cloned().collect());
                        path.push(tier);
                    }
                }
            }
        }
    }
    Ok(())
}
