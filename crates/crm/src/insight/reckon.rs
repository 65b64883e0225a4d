//! From purchases to figures: what is known of each buyer, and what is to be expected.

use super::gather::{Buyer, Gathered};
use super::stage::{self, Stage};
use crate::ids::Id;
use crate::moment::{Moment, Timestamp};
use chrono::{Datelike as _, NaiveDate};
use lifetime::{Forecast, History, Model, Settings};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Days of what is told as a year.
pub(super) const YEAR: i32 = 365;
/// Days of half of it.
pub(super) const HALF: i32 = 182;

/// Repeats from which a rhythm foretells a day.
const REGULAR: u32 = 3;
/// Days between purchases below which the next one is always near.
const SELDOM: f64 = 14.0;

/// All buyers, as of a day.
pub(super) struct Reckoned {
    pub at: Timestamp,
    /// The newest transaction it knows.
    pub transaction: i64,
    pub today: NaiveDate,
    pub currency: String,
    pub model: Model,
    /// By row.
    pub clients: Vec<Known>,
    /// Of each client their place in `clients`.
    pub places: HashMap<Id, usize>,
    /// Documents it rests on.
    pub sales: usize,
}

/// Of those who make the most sales: four fifths, the next up to 95 %, the rest (Pareto's classes).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub enum Class {
    /// With them four fifths of the sales are made.
    A,
    /// With them up to 95 %.
    B,
    /// The rest, and who bought nothing this year.
    C,
}

/// What is known of a buyer. Money in minor units of the book's currency.
pub(super) struct Known {
    pub row: i64,
    pub id: Id,
    pub first: i32,
    pub last: i32,
    /// Days since the first purchase.
    pub age: i32,
    /// Days since the last.
    pub silence: i32,
    /// Days on which they bought again.
    pub repeats: u32,
    pub orders_year: u32,
    pub sales: f64,
    pub year: f64,
    pub half_year: f64,
    pub half_year_before: f64,
    pub forecast: Forecast,
    pub stage: Stage,
    pub class: Class,
}

impl Known {
    /// Days between two purchases, on average; nothing after a single one.
    pub fn every(&self) -> Option<f64> {
        (self.repeats > 0).then(|| f64::from(self.last - self.first) / f64::from(self.repeats))
    }

    /// Sales of the last twelve months.
    pub fn sales_year(&self) -> i64 {
        self.year.round() as i64
    }

    /// Value of the next twelve months.
    pub fn value(&self) -> i64 {
        self.forecast.value.round() as i64
    }

    /// What has probably been lost of it.
    pub fn loss(&self) -> i64 {
        self.forecast.loss.round() as i64
    }

    /// Whether the silence is longer than so many of the client's own gaps.
    pub fn is_later_than(&self, gaps: f64) -> bool {
        self.every().is_some_and(|every| f64::from(self.silence) > gaps * every.max(1.0))
    }

    /// The day on which somebody who comes back regularly is due again, by their own rhythm; nothing of who comes so often that
    /// it says nothing.
    pub fn next_purchase(&self) -> Option<i32> {
        let every = self.every().filter(|every| self.repeats >= REGULAR && *every >= SELDOM)?;
        Some(self.last + every.round() as i32)
    }

    /// Whether the client is one to call: late by their own rhythm, and not surely gone.
    pub fn is_quiet(&self) -> bool {
        self.is_later_than(1.5) && self.forecast.alive >= 0.05
    }
}

fn history(buyer: &Buyer, today: i32) -> History {
    History {
        repeats: buyer.orders - 1,
        last: f64::from(buyer.last - buyer.first),
        age: f64::from(today - buyer.first),
        orders: buyer.orders,
        // What was given back lowers the mean of what was bought.
        spend: buyer.sales / f64::from(buyer.orders),
    }
}

/// Learns from all and tells of each. `transaction` is the newest one that was read.
pub(super) fn reckon(gathered: Gathered, moment: Moment, transaction: i64) -> Reckoned {
    let Gathered { clients, currency, sales } = gathered;
    let today = moment.today();
    let day = today.num_days_from_ce();
    let histories: Vec<History> = clients.iter().map(|buyer| history(buyer, day)).collect();
    let model = Model::learn(&histories, &Settings::default());
    let mut clients: Vec<Known> = clients
        .into_iter()
        .zip(&histories)
        .map(|(buyer, history)| {
            let mut known = Known {
                row: buyer.row,
                id: buyer.id,
                first: buyer.first,
                last: buyer.last,
                age: day - buyer.first,
                silence: day - buyer.last,
                repeats: history.repeats,
                orders_year: buyer.orders_year,
                sales: buyer.sales,
                year: buyer.year,
                half_year: buyer.half_year,
                half_year_before: buyer.half_year_before,
                forecast: model.forecast(history, f64::from(YEAR)),
                stage: Stage::Once,
                class: Class::C,
            };
            known.stage = stage::of(&known);
            known
        })
        .collect();
    classify(&mut clients);
    let places = clients.iter().enumerate().map(|(place, known)| (known.id, place)).collect();
    Reckoned { at: moment.now, transaction, today, currency, model, clients, places, sales }
}

/// Gives each client a class by the sales of the last twelve months.
fn classify(clients: &mut [Known]) {
    let mut order: Vec<usize> = (0..clients.len()).collect();
    order.sort_by(|a, b| clients[*b].year.total_cmp(&clients[*a].year).then(a.cmp(b)));
    let all: f64 = clients.iter().map(|k| k.year.max(0.0)).sum();
    let mut before = 0.0;
    for place in order {
        let known = &mut clients[place];
        known.class = match before {
            _ if known.year <= 0.0 => Class::C,
            share if share < 0.8 * all => Class::A,
            share if share < 0.95 * all => Class::B,
            _ => Class::C,
        };
        before += known.year.max(0.0);
    }
}
