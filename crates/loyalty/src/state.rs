//! What was given before, by all rules.

use crate::Per;
use chrono::{Datelike as _, NaiveDate};
use std::collections::HashMap;

/// What was given so far.
#[derive(Debug, Clone, Default)]
pub struct State {
    given: HashMap<u32, Vec<Given>>,
    /// By rule and stretch of the calendar.
    spent: HashMap<(u32, Per, i32), i64>,
    tiers: HashMap<u32, (String, NaiveDate)>,
    points: HashMap<u32, i64>,
}

/// Something that was given, or waits to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// By which rule, all its versions together.
    pub rule: u32,
    /// By which version of it: its place.
    pub version: u32,
    /// When.
    pub day: NaiveDate,
    /// For which sale.
    pub sale: Option<u32>,
    /// What it is expected to cost, minor units; nothing where that is not known.
    pub expected: Option<i64>,
    /// What it costs at worst.
    pub worst: Option<i64>,
    /// Points, stamps or minor units of credit that a return takes back.
    pub units: i64,
    /// Of them, taken back.
    pub back: i64,
    /// Whether all of it was taken back, of what is not counted.
    pub is_back: bool,
    /// Its rule's group of which only one rewards.
    pub group: Option<String>,
    /// Whether it waits for a person.
    pub is_proposed: bool,
}

/// Which of its stretches a day is in.
pub(crate) fn stretch(per: Per, day: NaiveDate) -> i32 {
    match per {
        Per::Day => day.num_days_from_ce(),
        Per::Month => day.year() * 12 + day.month0() as i32,
        Per::Quarter => day.year() * 4 + day.month0() as i32 / 3,
        Per::Year => day.year(),
        Per::Ever => 0,
    }
}

const EVERY: [Per; 5] = [Per::Day, Per::Month, Per::Quarter, Per::Year, Per::Ever];

impl State {
    /// Notes what was given; what waits for a person is reserved.
    pub fn give(&mut self, client: u32, given: Given) {
        for per in EVERY {
            let spent = self.spent.entry((given.rule, per, stretch(per, given.day))).or_default();
            *spent = spent.saturating_add(given.worst.unwrap_or(0));
        }
        self.given.entry(client).or_default().push(given);
    }

    /// What a client was given.
    pub fn of(&self, client: u32) -> &[Given] {
        self.given.get(&client).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn of_mut(&mut self, client: u32) -> &mut [Given] {
        self.given.get_mut(&client).map_or(&mut [], Vec::as_mut_slice)
    }

    /// What a rule cost at worst in the stretch of a day.
    pub fn spent(&self, rule: u32, per: Per, day: NaiveDate) -> i64 {
        self.spent.get(&(rule, per, stretch(per, day))).copied().unwrap_or(0)
    }

    /// Gives a tier until a day.
    pub fn set_tier(&mut self, client: u32, name: &str, until: NaiveDate) {
        self.tiers.insert(client, (name.to_owned(), until));
    }

    /// The tier on a day.
    pub fn tier(&self, client: u32, day: NaiveDate) -> Option<&str> {
        self.tiers.get(&client).filter(|(_, until)| day <= *until).map(|(name, _)| name.as_str())
    }

    /// Adds points, or takes them away.
    pub fn add_points(&mut self, client: u32, units: i64) {
        let points = self.points.entry(client).or_default();
        *points = points.saturating_add(units);
    }

    /// The points of a client.
    pub fn points(&self, client: u32) -> i64 {
        self.points.get(&client).copied().unwrap_or(0)
    }
}
