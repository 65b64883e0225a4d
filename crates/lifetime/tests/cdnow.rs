//! The published figures of the CDNOW sample: Fader, Hardie and Lee (2005) for buying, Fader and Hardie (2013) for spending.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first thing that is not so")]

use lifetime::{History, Leaving, Model, Purchase, Settings};
use std::collections::BTreeMap;

/// Days 0 to 272 are the 39 weeks learned from, 273 to 545 the 39 weeks after.
const UNTIL: f64 = 272.0;

/// Each client's history in weeks, and how often they bought in the weeks after.
fn clients() -> Vec<(History, u32)> {
    let mut days: BTreeMap<u32, Vec<Purchase>> = BTreeMap::new();
    let mut table =
        csv::Reader::from_path(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/cdnow_sample.csv")).unwrap();
    for row in table.records() {
        let row = row.unwrap();
        let number = |at: usize| row[at].parse::<f64>().unwrap();
        let bought = Purchase { time: number(1) / 7.0, amount: number(2) / 100.0 };
        days.entry(row[0].parse().unwrap()).or_default().push(bought);
    }
    days.values()
        .map(|all| {
            let after = all.iter().filter(|p| p.time > UNTIL / 7.0).count() as u32;
            (History::of(all, UNTIL / 7.0, false).unwrap(), after)
        })
        .collect()
}

fn learned(leaving: Leaving) -> (Model, Vec<(History, u32)>) {
    let clients = clients();
    let histories: Vec<History> = clients.iter().map(|c| c.0).collect();
    (Model::learn(&histories, &Settings { leaving, ..Settings::default() }), clients)
}

fn close(found: f64, published: f64) {
    assert!((found / published - 1.0).abs() < 0.005, "{found} instead of {published}");
}

#[test]
fn buying_is_the_published_fit() {
    let (model, clients) = learned(Leaving::AfterRepeats);
    assert_eq!(clients.len(), 2357);
    let found = model.buying.parameters;
    close(found.r, 0.243);
    close(found.alpha, 4.414);
    close(found.a, 0.793);
    close(found.b, 2.426);
    assert!((model.buying.log_likelihood.unwrap() + 9582.43).abs() < 0.01, "{:?}", model.buying);
}

#[test]
fn spending_is_the_published_fit() {
    let (model, _) = learned(Leaving::AfterRepeats);
    assert_eq!(model.spending.clients, 946);
    let found = model.spending.parameters;
    close(found.p, 6.25);
    close(found.q, 3.74);
    close(found.v, 15.44);
}

/// The client of the papers' worked example: 2 repeats, the last after 30.43 weeks of 38.86; 1.226 more purchases in 39 weeks.
#[test]
fn one_client_is_answered_as_published() {
    let (model, _) = learned(Leaving::AfterRepeats);
    let client = History { repeats: 2, last: 30.43, age: 38.86, orders: 2, spend: 22.35 };
    close(model.buying.parameters.expected(&client, 39.0), 1.226);
    close(model.buying.parameters.alive(&client), 0.7266);
    close(model.spending.parameters.expected(&client), 24.66);
}

#[test]
fn the_weeks_after_are_foretold() {
    for (leaving, correlation, auc) in [(Leaving::AfterRepeats, 0.6256, 0.7725), (Leaving::AfterAny, 0.627, 0.7727)] {
        let (model, clients) = learned(leaving);
        let told: Vec<(f64, f64)> =
            clients.iter().map(|(h, after)| (model.buying.parameters.expected(h, 39.0), f64::from(*after))).collect();
        let (c, a) = (correlated(&told), ranked(&told));
        assert!(c >= correlation && a >= auc, "{leaving:?}: correlation {c:.4}, AUC {a:.4}");
    }
}

fn correlated(pairs: &[(f64, f64)]) -> f64 {
    let n = pairs.len() as f64;
    let (x, y) = pairs.iter().fold((0.0, 0.0), |s, p| (s.0 + p.0 / n, s.1 + p.1 / n));
    let sum = |of: fn(f64, f64) -> f64| pairs.iter().map(|p| of(p.0 - x, p.1 - y)).sum::<f64>();
    sum(|a, b| a * b) / (sum(|a, _| a * a) * sum(|_, b| b * b)).sqrt()
}

/// How often somebody who bought again had been told higher than somebody who did not; a tie is half.
fn ranked(pairs: &[(f64, f64)]) -> f64 {
    let (again, not): (Vec<_>, Vec<_>) = pairs.iter().copied().partition(|p| p.1 > 0.0);
    let mut won = 0.0;
    for a in &again {
        for n in &not {
            won += if a.0 > n.0 { 1.0 } else { f64::from(u8::from(a.0 == n.0)) * 0.5 };
        }
    }
    won / (again.len() * not.len()) as f64
}
