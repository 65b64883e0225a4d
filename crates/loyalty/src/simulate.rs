//! A rule tried on the past: every occasion in its order, seeing only what was known then, with limits, budget and guards kept.

use crate::evaluate::{Reason, Verdict, qualifies};
use crate::facts::{percent, share};
use crate::{Outcome, Past, Ready, Run, Terms};
use chrono::{Datelike as _, NaiveDate};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, HashMap};

/// Most clients told by name.
const TOP: usize = 20;

/// What a rule would have done, if nobody had behaved otherwise for it. Money in minor units of the book's currency.
#[derive(Debug, Clone, PartialEq)]
pub struct Simulation {
    /// How often it was asked.
    pub asked: u64,
    /// Clients who were given something.
    pub clients: u64,
    /// What was given.
    pub grants: u64,
    /// What would wait for a person.
    pub proposed: u64,
    /// What that is expected to cost, where it is known; in no other sum.
    pub proposed_expected: i64,
    /// Expected cost of what was given, without what was taken back.
    pub expected: i64,
    /// The same at worst.
    pub worst: i64,
    /// Expected cost of what returns took back.
    pub taken_back: i64,
    /// By month, every one of the stretch.
    pub months: Vec<Month>,
    /// What was earned with those who were rewarded; nothing where a cost is missing.
    pub margin: Option<i64>,
    /// Of it, what the rewards take, percent.
    pub cost_pct_of_margin: Option<Decimal>,
    /// Who was given most, twenty at most.
    pub top: Vec<Rewarded>,
    /// Why nothing was given, the most frequent first.
    pub refusals: Vec<Refusal>,
    /// Of the rewarded, those who met the conditions before the rule began.
    pub already: u64,
    /// What they were given, expected.
    pub already_expected: i64,
    /// The sales that must come on top for the rewards to pay for themselves; nothing where the margin is not known.
    pub break_even: Option<i64>,
}

/// A month of a simulation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Month {
    /// Its first day, or the first of the stretch.
    pub day: NaiveDate,
    /// What was given.
    pub grants: u64,
    /// Expected cost.
    pub expected: i64,
    /// Cost at worst.
    pub worst: i64,
}

/// Somebody who was rewarded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewarded {
    /// The client's place.
    pub client: u32,
    /// How often.
    pub grants: u64,
    /// Expected cost.
    pub expected: i64,
    /// Cost at worst.
    pub worst: i64,
    /// Whether they met the conditions before the rule began.
    pub already: bool,
}

/// Why nothing was given, and how often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal {
    /// Why.
    pub reason: Reason,
    /// Whether a person would have decided.
    pub is_proposed: bool,
    /// How often.
    pub count: u64,
}

/// Tries a rule on what happened from `from` to `to`, both included. What happened before is known; nothing was given before.
pub fn simulate(ready: &Ready, past: &Past, terms: &Terms, from: NaiveDate, to: NaiveDate) -> Simulation {
    let mut all = simulate_each(std::slice::from_ref(ready), past, terms, from, to);
    all.pop().unwrap_or_else(|| Tally::new(from, to).end(&[], None))
}

/// Tries each of several rules as if it were alone, going through what happened once.
pub(crate) fn simulate_each(
    rules: &[Ready],
    past: &Past,
    terms: &Terms,
    from: NaiveDate,
    to: NaiveDate,
) -> Vec<Simulation> {
    let mut run = Run::apart(rules, &past.members, &past.goods, terms);
    run.learn_before(past, from);
    let qualified = |rule: usize, client: usize| {
        let facing = run.facing(rule, client as u32, from, None);
        facing.is_some_and(|facing| qualifies(&rules[rule], &facing, run.known_to(rule)))
    };
    let already: Vec<Vec<bool>> =
        (0..rules.len()).map(|rule| (0..past.members.len()).map(|client| qualified(rule, client)).collect()).collect();
    let mut tallies: Vec<Tally> = rules.iter().map(|_| Tally::new(from, to)).collect();
    run.go(past, from, to, |outcome| {
        let (Outcome::Decided { rule, .. } | Outcome::TakenBack { rule, .. }) = &outcome;
        tallies[*rule as usize].take(outcome);
    });
    let before = from.pred_opt();
    let end = |(rule, (tally, already)): (usize, (Tally, &Vec<bool>))| {
        let of = |client: &u32| {
            let (net, margin) = run.facing(rule, *client, to, None)?.facts.margin(before);
            margin.map(|margin| (net, margin))
        };
        let mut clients = tally.by_client.keys();
        let sum = clients.try_fold((0_i64, 0_i64), |(a, b), client| {
            of(client).map(|(c, d)| (a.saturating_add(c), b.saturating_add(d)))
        });
        let earned = sum.filter(|_| !tally.by_client.is_empty());
        tally.end(already, earned)
    };
    tallies.into_iter().zip(&already).enumerate().map(end).collect()
}

#[derive(Default)]
struct Tally {
    asked: u64,
    grants: u64,
    proposed: u64,
    proposed_expected: i64,
    expected: i64,
    worst: i64,
    taken_back: i64,
    months: BTreeMap<(i32, u32), Month>,
    by_client: HashMap<u32, Rewarded>,
    refusals: BTreeMap<(Reason, bool), u64>,
}

impl Tally {
    fn new(from: NaiveDate, to: NaiveDate) -> Self {
        let mut months = BTreeMap::new();
        for day in from.iter_days().take_while(|day| *day <= to).filter(|day| *day == from || day.day() == 1) {
            months.insert((day.year(), day.month()), Month { day, grants: 0, expected: 0, worst: 0 });
        }
        Self { months, ..Self::default() }
    }

    fn take(&mut self, outcome: Outcome) {
        let (client, day, decision) = match outcome {
            Outcome::TakenBack { cost, .. } => {
                self.taken_back = self.taken_back.saturating_add(cost);
                return;
            }
            Outcome::Decided { client, day, decision, .. } => (client, day, decision),
        };
        self.asked += 1;
        let cost = decision.cost.unwrap_or_default();
        if let Some(reason) = decision.reason {
            *self.refusals.entry((reason, decision.verdict == Verdict::Proposed)).or_default() += 1;
        }
        if decision.verdict == Verdict::Proposed {
            self.proposed += 1;
            self.proposed_expected = self.proposed_expected.saturating_add(cost.expected);
        }
        if decision.verdict != Verdict::Granted {
            return;
        }
        self.grants += 1;
        self.expected = self.expected.saturating_add(cost.expected);
        self.worst = self.worst.saturating_add(cost.worst);
        if let Some(month) = self.months.get_mut(&(day.year(), day.month())) {
            month.grants += 1;
            month.expected = month.expected.saturating_add(cost.expected);
            month.worst = month.worst.saturating_add(cost.worst);
        }
        let one = self.by_client.entry(client).or_insert(Rewarded {
            client,
            grants: 0,
            expected: 0,
            worst: 0,
            already: false,
        });
        one.grants += 1;
        one.expected = one.expected.saturating_add(cost.expected);
        one.worst = one.worst.saturating_add(cost.worst);
    }

    fn end(self, already: &[bool], earned: Option<(i64, i64)>) -> Simulation {
        let mut top: Vec<Rewarded> = self.by_client.into_values().collect();
        for one in &mut top {
            one.already = already.get(one.client as usize) == Some(&true);
        }
        top.sort_by(|a, b| {
            (b.expected, b.worst, b.grants).cmp(&(a.expected, a.worst, a.grants)).then(a.client.cmp(&b.client))
        });
        let clients = top.len() as u64;
        let before = top.iter().filter(|one| one.already);
        let (count, already_expected) =
            before.fold((0, 0_i64), |(n, sum), one| (n + 1, sum.saturating_add(one.expected)));
        top.truncate(TOP);
        let mut refusals: Vec<Refusal> = self
            .refusals
            .into_iter()
            .map(|((reason, is_proposed), count)| Refusal { reason, is_proposed, count })
            .collect();
        refusals.sort_by(|a, b| b.count.cmp(&a.count).then(a.reason.cmp(&b.reason)));
        let margin = earned.map(|(_, margin)| margin);
        Simulation {
            asked: self.asked,
            clients,
            grants: self.grants,
            proposed: self.proposed,
            proposed_expected: self.proposed_expected,
            expected: self.expected,
            worst: self.worst,
            taken_back: self.taken_back,
            months: self.months.into_values().collect(),
            margin,
            cost_pct_of_margin: margin.and_then(|margin| percent(self.expected, margin)),
            top,
            refusals,
            already: count,
            already_expected,
            // At the margin they buy with, so much more must be sold.
            break_even: earned
                .filter(|(net, margin)| *net > 0 && *margin > 0)
                .map(|(net, margin)| share(self.expected, net, margin)),
        }
    }
}
