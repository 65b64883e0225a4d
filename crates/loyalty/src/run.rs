//! Rules at work: each event is learned, and the rules that wait for it are asked.

use crate::evaluate::{Decision, Facing, Verdict, evaluate};
use crate::{Event, Every, Facts, Given, Good, Happened, Member, On, Past, Ready, Reward, State, Terms};
use chrono::{Datelike as _, Days, NaiveDate, Weekday};
use std::collections::HashMap;

/// What became of an occasion.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// A rule was asked.
    Decided {
        /// Which: its place.
        rule: u32,
        /// Whom.
        client: u32,
        /// When.
        day: NaiveDate,
        /// For which sale.
        sale: Option<u32>,
        /// What it said.
        decision: Decision,
    },
    /// A return took back a part of what a sale had earned.
    TakenBack {
        /// Of which rule.
        rule: u32,
        /// Whom.
        client: u32,
        /// When.
        day: NaiveDate,
        /// Which sale.
        sale: u32,
        /// How many; 0 of what is not counted, of which all is taken back.
        units: i64,
        /// Of the expected cost, minor units.
        cost: i64,
        /// What was given back of the sale, with what was before, in millionths.
        share: u32,
    },
}

/// Which rule a version is of, and when it is asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tenure {
    /// Versions of one rule share its limits and its budget.
    pub rule: u32,
    /// First and last day of each stretch, both included; no last day while it runs.
    pub stretches: Vec<(NaiveDate, Option<NaiveDate>)>,
}

impl Tenure {
    fn covers(&self, day: NaiveDate) -> bool {
        self.stretches.iter().any(|(since, until)| *since <= day && until.is_none_or(|until| day <= until))
    }
}

/// What a reward is for: a sale, or a day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Occasion {
    /// This sale.
    Sale(u32),
    /// This day.
    Day(NaiveDate),
}

impl Occasion {
    /// A sale is an occasion once, whatever day it was paid.
    pub fn of(sale: Option<u32>, day: NaiveDate) -> Self {
        sale.map_or(Self::Day(day), Self::Sale)
    }
}

/// What people said of rewards that waited for them: by version, client and occasion, whether it is given.
pub type Said = HashMap<(u32, u32, Occasion), bool>;

/// Rules, what they know, and what they gave.
#[derive(Debug)]
pub struct Run<'a> {
    rules: &'a [Ready],
    /// The order in which they are asked: by priority, then by name.
    order: Vec<usize>,
    members: &'a [Member],
    goods: &'a [Good],
    terms: &'a Terms,
    /// Of each set of sets of products, of each client: rules that speak of the same products share what is known.
    facts: Vec<Vec<Facts>>,
    /// Of each rule, which of `facts`, and of each of those a rule that has its sets.
    facts_of: Vec<usize>,
    learners: Vec<usize>,
    /// What was given.
    pub state: State,
    /// What was given by each rule, where none knows of the others.
    apart: Vec<State>,
    /// Of each rule when it is asked; always, where nothing is told.
    tenures: Vec<Tenure>,
    said: Said,
}

impl<'a> Run<'a> {
    /// Rules that know nothing yet, and what was given before.
    pub fn new(rules: &'a [Ready], members: &'a [Member], goods: &'a [Good], terms: &'a Terms, state: State) -> Self {
        let mut order: Vec<usize> = (0..rules.len()).collect();
        order.sort_by(|a, b| {
            let key =
                |place: &usize| (-i64::from(rules[*place].rule().priority), rules[*place].rule().id.clone(), *place);
            key(a).cmp(&key(b))
        });
        let mut learners: Vec<usize> = Vec::new();
        let facts_of = (0..rules.len())
            .map(|rule| match learners.iter().position(|known| rules[*known].sets == rules[rule].sets) {
                Some(known) => known,
                None => {
                    learners.push(rule);
                    learners.len() - 1
                }
            })
            .collect();
        let facts = learners.iter().map(|rule| vec![Facts::new(rules[*rule].sets.len()); members.len()]).collect();
        let (apart, tenures, said) = (Vec::new(), Vec::new(), Said::new());
        Self { rules, order, members, goods, terms, facts, facts_of, learners, state, apart, tenures, said }
    }

    /// Each rule is a version that is asked only in its stretches, and what people said is known.
    pub fn running(self, tenures: Vec<Tenure>, said: Said) -> Self {
        Self { tenures, said, ..self }
    }

    /// Rules that know nothing of each other, as if each were alone.
    pub(crate) fn apart(rules: &'a [Ready], members: &'a [Member], goods: &'a [Good], terms: &'a Terms) -> Self {
        let apart = vec![State::default(); rules.len()];
        Self { apart, ..Self::new(rules, members, goods, terms, State::default()) }
    }

    /// What was given, as a rule knows it.
    pub(crate) fn known_to(&self, rule: usize) -> &State {
        self.apart.get(rule).unwrap_or(&self.state)
    }

    /// Learns what happened before `from`, when nobody asked.
    pub fn learn_before(&mut self, past: &Past, from: NaiveDate) {
        for event in past.events.iter().take_while(|event| event.day < from) {
            self.learn(event);
        }
    }

    /// Goes through what happened from `from` to `to`, both included, telling `take` what becomes of each occasion.
    pub fn go(&mut self, past: &Past, from: NaiveDate, to: NaiveDate, mut take: impl FnMut(Outcome)) {
        let split = past.events.partition_point(|event| event.day < from);
        let mut events = past.events[split..].iter().take_while(|event| event.day <= to).peekable();
        if self.rules.iter().any(|ready| matches!(ready.rule().trigger.on, On::Birthday | On::Scheduled)) {
            for day in from.iter_days().take_while(|day| *day <= to) {
                self.begin(day).into_iter().for_each(&mut take);
                while let Some(event) = events.next_if(|event| event.day <= day) {
                    self.take(event).into_iter().for_each(&mut take);
                }
            }
        }
        for event in events {
            self.take(event).into_iter().for_each(&mut take);
        }
    }

    /// The rule that a version is of.
    fn rule_of(&self, version: usize) -> u32 {
        self.tenures.get(version).map_or(version as u32, |tenure| tenure.rule)
    }

    /// Learns what happened before the rules were asked.
    pub fn learn(&mut self, event: &Event) -> Happened {
        let mut happened = Happened::Nothing;
        for (rule, facts) in self.learners.iter().zip(&mut self.facts) {
            if let Some(facts) = facts.get_mut(event.client as usize) {
                happened = facts.learn(event, &self.rules[*rule].sets);
            }
        }
        happened
    }

    /// Learns what happened, and asks the rules that wait for it.
    pub fn take(&mut self, event: &Event) -> Vec<Outcome> {
        let mut all = Vec::new();
        match self.learn(event) {
            Happened::Nothing => (),
            Happened::Issued(sale) => self.ask(On::InvoiceIssued, event.client, event.day, Some(sale), &mut all),
            Happened::Settled(sale) => self.ask(On::InvoicePaid, event.client, event.day, Some(sale), &mut all),
            Happened::Referred => self.ask(On::ReferralConverted, event.client, event.day, None, &mut all),
            Happened::Returned { sale, share } => self.take_back(event, sale, share, &mut all),
        }
        all
    }

    /// A day begins: birthdays and schedules come before anything that happens on it.
    pub fn begin(&mut self, day: NaiveDate) -> Vec<Outcome> {
        let mut all = Vec::new();
        let is_birthday = |member: &Member| member.birthday.is_some_and(|(month, on)| is_birthday(month, on, day));
        if self.rules.iter().any(|rule| rule.rule().trigger.on == On::Birthday) {
            for client in (0..self.members.len()).filter(|client| is_birthday(&self.members[*client])) {
                self.ask(On::Birthday, client as u32, day, None, &mut all);
            }
        }
        if self.rules.iter().any(|rule| rule.rule().trigger.every.is_some_and(|every| comes(every, day))) {
            for client in 0..self.members.len() {
                self.ask(On::Scheduled, client as u32, day, None, &mut all);
            }
        }
        all
    }

    /// Asks the rules that wait for `on` about a client.
    pub fn ask(&mut self, on: On, client: u32, day: NaiveDate, sale: Option<u32>, all: &mut Vec<Outcome>) {
        for place in 0..self.order.len() {
            self.ask_one(self.order[place], on, client, day, sale, all, 0);
        }
    }

    #[allow(clippy::too_many_arguments, reason = "an occasion is four things")]
    fn ask_one(
        &mut self,
        place: usize,
        on: On,
        client: u32,
        day: NaiveDate,
        sale: Option<u32>,
        all: &mut Vec<Outcome>,
        depth: usize,
    ) {
        let ready = &self.rules[place];
        let trigger = ready.rule().trigger;
        let is_asked = self.tenures.get(place).is_none_or(|tenure| tenure.covers(day));
        if !is_asked || trigger.on != on || trigger.every.is_some_and(|every| !comes(every, day)) {
            return;
        }
        let Some(facing) = self.facing(place, client, day, sale) else { return };
        let rule = place as u32;
        let mut decision = evaluate(ready, self.rule_of(place), &facing, self.known_to(place));
        self.heed(rule, client, Occasion::of(sale, day), &mut decision);
        let is_given = decision.verdict == Verdict::Granted;
        let tier = self.note(rule, client, day, sale, &decision);
        all.push(Outcome::Decided { rule, client, day, sale, decision });
        // Tiers that lead back to themselves are refused when a rule is saved; this ends even if one is not.
        if is_given && tier && depth < self.rules.len() {
            let asked = if self.apart.is_empty() { self.order.clone() } else { vec![place] };
            asked.into_iter().for_each(|one| self.ask_one(one, On::TierChanged, client, day, sale, all, depth + 1));
        }
    }

    /// Puts what a person said in the place of what waits. A no holds also where it need not wait any more; a yes gives nothing that may
    /// not be given.
    fn heed(&self, version: u32, client: u32, occasion: Occasion, decision: &mut Decision) {
        match (decision.verdict, self.said.get(&(version, client, occasion))) {
            (Verdict::Proposed, Some(true)) => decision.verdict = Verdict::Granted,
            (Verdict::Proposed | Verdict::Granted, Some(false)) => {
                (decision.verdict, decision.reason) = (Verdict::Refused, Some(crate::Reason::Declined));
            }
            _ => (),
        }
    }

    /// Who is looked at.
    pub(crate) fn facing(&self, rule: usize, client: u32, day: NaiveDate, sale: Option<u32>) -> Option<Facing<'_>> {
        Some(Facing {
            client,
            member: self.members.get(client as usize)?,
            facts: self.facts.get(*self.facts_of.get(rule)?)?.get(client as usize)?,
            day,
            sale,
            goods: self.goods,
            terms: self.terms,
        })
    }

    /// Notes what was given; whether the client's tier changed.
    fn note(&mut self, rule: u32, client: u32, day: NaiveDate, sale: Option<u32>, decision: &Decision) -> bool {
        if !matches!(decision.verdict, Verdict::Granted | Verdict::Proposed) {
            return false;
        }
        let ready = self.rules[rule as usize].rule();
        let is_proposed = decision.verdict == Verdict::Proposed;
        let of = self.rule_of(rule as usize);
        let state = self.apart.get_mut(rule as usize).unwrap_or(&mut self.state);
        state.give(
            client,
            Given {
                rule: of,
                version: rule,
                day,
                sale,
                expected: decision.cost.map(|cost| cost.expected),
                worst: decision.cost.map(|cost| cost.worst),
                units: if ready.reward.is_counted() { decision.units } else { 0 },
                back: 0,
                is_back: false,
                group: ready.exclusive_group.clone(),
                is_proposed,
            },
        );
        if is_proposed {
            return false;
        }
        match &ready.reward {
            Reward::Points { .. } => state.add_points(client, decision.units),
            Reward::Tier { name, for_days } => {
                let until = day.checked_add_days(Days::new(u64::from(*for_days))).unwrap_or(NaiveDate::MAX);
                let is_other = state.tier(client, day).is_none_or(|tier| tier != name);
                state.set_tier(client, name, until);
                return is_other;
            }
            _ => (),
        }
        false
    }

    /// Takes back so much of what a sale earned as was given back of it; what is not counted goes with the whole of it.
    fn take_back(&mut self, event: &Event, sale: u32, share: u32, all: &mut Vec<Outcome>) {
        let (client, day) = (event.client, event.day);
        let states = if self.apart.is_empty() { std::slice::from_mut(&mut self.state) } else { &mut self.apart };
        for state in states {
            let mut points = 0_i64;
            for given in state.of_mut(client).iter_mut().filter(|given| given.sale == Some(sale)) {
                let reward = &self.rules[given.version as usize].rule().reward;
                if given.units == 0 {
                    let goes = share >= 1_000_000 && !given.is_back && !matches!(reward, Reward::Tier { .. });
                    given.is_back |= goes;
                    if goes && !given.is_proposed {
                        let cost = given.expected.unwrap_or(0);
                        all.push(Outcome::TakenBack { rule: given.version, client, day, sale, units: 0, cost, share });
                    }
                    continue;
                }
                let due = crate::facts::share(given.units, i64::from(share), 1_000_000);
                let units = due.saturating_sub(given.back);
                if units <= 0 {
                    continue;
                }
                let cost_of = |units: i64| crate::facts::share(given.expected.unwrap_or(0), units, given.units);
                let cost = cost_of(due) - cost_of(given.back);
                given.back = due;
                if given.is_proposed {
                    continue;
                }
                if matches!(reward, Reward::Points { .. }) {
                    points = points.saturating_add(units);
                }
                all.push(Outcome::TakenBack { rule: given.version, client, day, sale, units, cost, share });
            }
            if points != 0 {
                state.add_points(client, -points);
            }
        }
    }
}

/// Whether a birthday is celebrated on `day`; those of 29 February on the 28th where there is none.
fn is_birthday(month: u32, on: u32, day: NaiveDate) -> bool {
    let is_day = day.month() == month && day.day() == on;
    let stands_in = (month, on) == (2, 29) && !day.leap_year() && (day.month(), day.day()) == (2, 28);
    is_day || stands_in
}

/// Whether a schedule comes on `day`.
pub(crate) fn comes(every: Every, day: NaiveDate) -> bool {
    match every {
        Every::Day => true,
        Every::Week => day.weekday() == Weekday::Mon,
        Every::Month => day.day() == 1,
        Every::Quarter => day.day() == 1 && day.month0().is_multiple_of(3),
        Every::Year => day.ordinal() == 1,
    }
}
