//! A rule of loyalty tried on the past, alone and with its curve of thresholds. Beside each, the time allowed.

use crate::Line;
use ::loyalty::{Bill, Event, Good, Member, Past, Ready, Rule, Terms, What, curve, simulate};
use chrono::{Days, NaiveDate};
use std::error::Error;
use std::time::{Duration, Instant};

const CLIENTS: u32 = 10_000;
const INVOICES: u32 = 100_000;
/// What one simulation may take, and the curve, which is drawn with it.
const ALLOWED: Duration = Duration::from_secs(2);
/// Thresholds of the curve, percents of what it is.
const PERCENTS: [u32; 11] = [40, 60, 70, 80, 90, 100, 110, 120, 130, 150, 200];

const RULE: &str = r#"{"schema":1,"id":"r","trigger":{"on":"invoice_paid"},"when":{"all":[
  {"metric":"net_paid","window":{"last_months":12},"filter":{"product_tag":["tag 3"]},"op":">=","value":"100.00"},
  {"not":{"metric":"overdue_days_max","window":{"last_months":6},"op":">","value":"40"}}]},
  "reward":{"type":"discount_pct","percent":"3"},
  "limits":{"per_customer":{"count":2,"per":"year"},"budget":{"amount":"5000","per":"year"}},
  "guard":{"min_margin_pct":"5","max_cost_pct_of_margin":"50"}}"#;

pub fn measure() -> Result<Vec<Line>, Box<dyn Error>> {
    let past = past()?;
    let ready = Ready::new(&Rule::read(RULE)?, &past.goods, 2)?;
    let day = |month, day| NaiveDate::from_ymd_opt(2025, month, day).ok_or("no such day");
    let (from, to) = (day(1, 1)?, day(12, 31)?);
    let line = |work: &str, took: Duration| Line {
        work: format!("{work} of {INVOICES} invoices (bare: the time allowed)"),
        took: format!("{took:.2?}"),
        bare: format!("{ALLOWED:.2?}"),
        ratio: took.as_secs_f64() / ALLOWED.as_secs_f64(),
        must: 1.0,
    };
    let start = Instant::now();
    if simulate(&ready, &past, &Terms::default(), from, to).grants == 0 {
        return Err("nobody was rewarded".into());
    }
    let alone = start.elapsed();
    let start = Instant::now();
    curve(&ready, &past, &Terms::default(), from, to, &PERCENTS);
    Ok(vec![line("simulate a rule of loyalty on a year", alone), line("its curve of thresholds", start.elapsed())])
}

/// Three years of sales, each paid some weeks later.
fn past() -> Result<Past, Box<dyn Error>> {
    let first = NaiveDate::from_ymd_opt(2023, 1, 1).ok_or("no such day")?;
    let mut events = Vec::new();
    for sale in 0..INVOICES {
        let day = first + Days::new(u64::from(sale) * 1_095 / u64::from(INVOICES));
        let client = sale.wrapping_mul(2_654_435_761) % CLIENTS;
        let net = i64::from(sale.wrapping_mul(40_503) % 30_000) + 1;
        let line = |good| ::loyalty::Line {
            good: Some(good),
            net: net / 3,
            units: 1_000_000,
            cost: Some(net / 5),
            reward: false,
        };
        let due = Some(day + Days::new(30));
        let bill = Bill { sale, net, total: net, due, lines: vec![line(sale % 50), line(3), line(4)] };
        events.push(Event { day, client, what: What::Invoiced(bill) });
        let day = day + Days::new(u64::from(sale % 45));
        events.push(Event { day, client, what: What::Paid { sale, amount: net } });
    }
    events.sort_by_key(|event| event.day);
    let good = |n| Good { id: format!("{n}"), tags: vec![format!("tag {}", n % 5)], cost: Some(1), gone: false };
    Ok(Past { members: vec![Member::default(); CLIENTS as usize], goods: (0..50).map(good).collect(), events })
}
