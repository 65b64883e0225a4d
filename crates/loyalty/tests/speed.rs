//! How long it takes. Without a limit that a busy machine could pass: the numbers are printed, and only an absurd one fails.

use chrono::{Days, NaiveDate};
use loyalty::{Bill, Event, Good, Line, Member, Past, Ready, Rule, Terms, What, curve, simulate};
use std::time::{Duration, Instant};

fn past(clients: u32, invoices: u32, one_has_all: bool) -> Past {
    let first = NaiveDate::from_ymd_opt(2023, 1, 1).expect("a day");
    let mut events = Vec::new();
    for sale in 0..invoices {
        let day = first + Days::new(u64::from(sale) * 1_095 / u64::from(invoices));
        let client = if one_has_all && sale % 10 != 0 { 0 } else { sale.wrapping_mul(2_654_435_761) % clients };
        let net = i64::from(sale.wrapping_mul(40_503) % 300_00) + 1;
        let line = |good| Line { good: Some(good), net: net / 3, units: 1_000_000, cost: Some(net / 5), reward: false };
        let bill = Bill {
            sale,
            net,
            total: net,
            due: Some(day + Days::new(30)),
            lines: vec![line(sale % 50), line(3), line(4)],
        };
        events.push(Event { day, client, what: What::Invoiced(bill) });
        events.push(Event {
            day: day + Days::new(u64::from(sale % 45)),
            client,
            what: What::Paid { sale, amount: net },
        });
    }
    events.sort_by_key(|event| event.day);
    let good = |n| Good { id: format!("{n}"), tags: vec![format!("tag {}", n % 5)], cost: Some(1), gone: false };
    Past { members: vec![Member::default(); clients as usize], goods: (0..50).map(good).collect(), events }
}

#[test]
fn ten_thousand_clients_and_a_hundred_thousand_invoices() {
    let rule = r#"{"schema":1,"id":"r","trigger":{"on":"invoice_paid"},"when":{"all":[
        {"metric":"net_paid","window":{"last_months":12},"filter":{"product_tag":["tag 3"]},"op":">=","value":"100.00"},
        {"not":{"metric":"overdue_days_max","window":{"last_months":6},"op":">","value":"40"}}]},
        "reward":{"type":"discount_pct","percent":"3"},"limits":{"per_customer":{"count":2,"per":"year"},"budget":{"amount":"5000","per":"year"}},
        "guard":{"min_margin_pct":"5","max_cost_pct_of_margin":"50"}}"#;
    for one_has_all in [false, true] {
        let past = past(10_000, 100_000, one_has_all);
        let ready = Ready::new(&Rule::read(rule).expect("a rule"), &past.goods, 2).expect("sound");
        let (from, to) = (
            NaiveDate::from_ymd_opt(2025, 1, 1).expect("a day"),
            NaiveDate::from_ymd_opt(2025, 12, 31).expect("a day"),
        );
        let began = Instant::now();
        let told = simulate(&ready, &past, &Terms::default(), from, to);
        let one = began.elapsed();
        assert!(told.grants > 0 && told.asked > 30_000);
        let began = Instant::now();
        let points =
            curve(&ready, &past, &Terms::default(), from, to, &[50, 60, 70, 80, 90, 100, 110, 120, 130, 140, 150]);
        println!("one {one:?}, curve of {} {:?} (one client has most: {one_has_all})", points.len(), began.elapsed());
        assert!(one < Duration::from_secs(20));
    }
}
