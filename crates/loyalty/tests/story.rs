//! Days at a shop: what is rewarded, what it costs, and what is not.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at the first thing that is not so"
)]

use chrono::NaiveDate;
use loyalty::{
    Bill, Event, Good, Line, Member, Outcome, Past, Ready, Reason, Rule, Run, Said, State, Tenure, Terms, Verdict,
    What, curve, simulate,
};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn line(net: i64, cost: Option<i64>) -> Line {
    Line { good: Some(0), net, units: 1_000_000, cost, reward: false }
}

fn sold(on: &str, client: u32, sale: u32, net: i64) -> Event {
    let bill = Bill { sale, net, total: net + net / 5, due: None, lines: vec![line(net, Some(net / 2))] };
    Event { day: day(on), client, what: What::Invoiced(bill) }
}

fn paid(on: &str, client: u32, sale: u32, amount: i64) -> Event {
    Event { day: day(on), client, what: What::Paid { sale, amount } }
}

fn returned(on: &str, client: u32, of: u32, sale: u32, net: i64) -> Event {
    let bill = Bill { sale, net, total: net + net / 5, due: None, lines: vec![line(net, Some(net / 2))] };
    Event { day: day(on), client, what: What::Credited { of: Some(of), bill } }
}

fn past(clients: usize, events: Vec<Event>) -> Past {
    let goods = vec![Good { id: "coffee".into(), tags: vec!["cafe".into()], cost: Some(3_500_000), gone: false }];
    Past { members: vec![Member::default(); clients], goods, events }
}

fn ready(past: &Past, json: &str) -> Ready {
    Ready::new(&Rule::read(json).expect("a rule"), &past.goods, 2).expect("a sound rule")
}

fn terms() -> Terms {
    let pct = |n: i64| Some(rust_decimal::Decimal::from(n));
    Terms {
        capital_pct: pct(6),
        default_pct: pct(2),
        unit_value: Some(rust_decimal::Decimal::new(1, 2)),
        ..Terms::default()
    }
}

fn year(ready: &Ready, past: &Past) -> loyalty::Simulation {
    simulate(ready, past, &terms(), day("2026-01-01"), day("2026-12-31"))
}

const POINTS: &str =
    r#"{"schema":1,"id":"p","trigger":{"on":"invoice_paid"},"reward":{"type":"points","per":"1.00","units":1}}"#;

#[test]
fn points_come_back_with_what_was_bought_in_proportion_and_once() {
    let mut events = vec![sold("2026-02-01", 0, 0, 10_000), paid("2026-02-10", 0, 0, 12_000)];
    let past = past(1, Vec::new());
    let rules = [ready(&past, POINTS)];
    let terms = terms();
    let mut run = Run::new(&rules, &past.members, &past.goods, &terms, State::default());
    events.iter().for_each(|event| drop(run.take(event)));
    assert_eq!(run.state.points(0), 100, "net of tax, when it is paid");
    // A quarter is given back, then told again by a refund: one of them takes points.
    events = vec![returned("2026-03-01", 0, 0, 1, 2_500), paid("2026-03-02", 0, 1, -3_000)];
    let taken: Vec<Outcome> = events.iter().flat_map(|event| run.take(event)).collect();
    assert!(matches!(taken[..], [Outcome::TakenBack { units: 25, cost: 25, .. }]), "{taken:?}");
    assert_eq!(run.state.points(0), 75);
    // All of it, and more than all of it.
    run.take(&returned("2026-03-05", 0, 0, 2, 7_500));
    run.take(&returned("2026-03-06", 0, 0, 3, 7_500));
    assert_eq!(run.state.points(0), 0);
}

#[test]
fn a_reward_earns_nothing_by_itself() {
    let mut event = sold("2026-02-01", 0, 0, 10_000);
    if let What::Invoiced(bill) = &mut event.what {
        bill.lines.push(Line { reward: true, ..line(2_000, Some(0)) });
        bill.net += 2_000;
    }
    let off = |mut event: Event| {
        if let What::Invoiced(bill) = &mut event.what {
            bill.lines.push(Line { reward: true, ..line(-1_000, Some(0)) });
            bill.net -= 1_000;
        }
        event
    };
    for (event, points) in [(event, 100), (off(sold("2026-02-01", 0, 0, 10_000)), 90)] {
        let past = past(1, vec![event, paid("2026-02-02", 0, 0, 100_000)]);
        let rules = [ready(&past, POINTS)];
        let terms = terms();
        let mut run = Run::new(&rules, &past.members, &past.goods, &terms, State::default());
        past.events.iter().for_each(|event| drop(run.take(event)));
        assert_eq!(run.state.points(0), points);
    }
}

#[test]
fn what_is_not_known_is_never_given_by_itself() {
    let rule = r#"{"schema":1,"id":"r","trigger":{"on":"invoice_issued"},"reward":{"type":"discount_pct","percent":"10"},
        "guard":{"min_margin_pct":"20"}}"#;
    let costless = |mut event: Event| {
        if let What::Invoiced(bill) = &mut event.what {
            bill.lines[0].cost = None;
        }
        event
    };
    let unknown = past(1, vec![costless(sold("2026-02-01", 0, 0, 10_000))]);
    let told = year(&ready(&unknown, rule), &unknown);
    assert_eq!((told.grants, told.proposed, told.expected), (0, 1, 0));
    assert_eq!(told.refusals[0].reason, Reason::MarginUnknown);
    let known = past(1, vec![sold("2026-02-01", 0, 0, 10_000)]);
    assert_eq!(year(&ready(&known, rule), &known).grants, 1);
    // The cost of the product is not known.
    let free = r#"{"schema":1,"id":"r","trigger":{"on":"invoice_issued"},"reward":{"type":"free_item","product":"coffee","quantity":"2"}}"#;
    let mut without = known.clone();
    without.goods[0].cost = None;
    assert_eq!(year(&ready(&without, free), &without).refusals[0].reason, Reason::CostUnknown);
    assert_eq!(year(&ready(&known, free), &known).expected, 700);
    // Nor is what money costs.
    let longer = r#"{"schema":1,"id":"r","trigger":{"on":"invoice_issued"},"reward":{"type":"payment_terms","due_days":45,"for_days":180}}"#;
    let poor = simulate(&ready(&known, longer), &known, &Terms::default(), day("2026-01-01"), day("2026-12-31"));
    assert_eq!(poor.refusals[0].reason, Reason::CostUnknown);
    // 100 € a year are 49.32 € in 180 days, paid 45 days later at 6 %.
    assert_eq!(year(&ready(&known, longer), &known).expected, 36);
}

#[test]
fn who_is_late_gets_nothing_and_who_was_late_is_remembered() {
    let rule = r#"{"schema":1,"id":"r","trigger":{"on":"invoice_issued"},"reward":{"type":"gift","what":"box","cost":"3.00"},
        "guard":{"requires_no_overdue":true}}"#;
    let late = past(1, vec![sold("2026-02-01", 0, 0, 10_000), sold("2026-03-01", 0, 1, 1_000)]);
    let told = year(&ready(&late, rule), &late);
    assert_eq!(
        (told.grants, told.refusals[0].reason),
        (1, Reason::Overdue),
        "only the first, which was not yet overdue"
    );
    let prompt = r#"{"schema":1,"id":"r","trigger":{"on":"invoice_paid"},"reward":{"type":"gift","what":"box","cost":"3.00"},
        "when":{"not":{"metric":"overdue_days_max","window":{"last_months":6},"op":">","value":"15"}}}"#;
    let slow = past(
        1,
        vec![
            sold("2026-02-01", 0, 0, 10_000),
            paid("2026-02-20", 0, 0, 12_000),
            sold("2026-09-01", 0, 1, 1_000),
            paid("2026-09-02", 0, 1, 1_200),
        ],
    );
    let told = year(&ready(&slow, prompt), &slow);
    assert_eq!((told.asked, told.grants), (2, 1), "nineteen days in February; forgotten in September");
}

#[test]
fn the_margin_that_must_be_left_counts_all_rewards_of_the_year() {
    let rule = r#"{"schema":1,"id":"r","trigger":{"on":"invoice_issued"},"reward":{"type":"discount_amount","amount":"10.00"},
        "guard":{"max_cost_pct_of_margin":"20"}}"#;
    let one = past(1, (0..4).map(|n| sold("2026-02-01", 0, n, 5_000)).collect());
    // Margin is 25 for each: the first 10 of 25 are too much, then 10 of 50 are just right, then 20 of 75 too much, 20 of 100 right.
    let told = year(&ready(&one, rule), &one);
    assert_eq!((told.grants, told.refusals[0].reason, told.refusals[0].count), (2, Reason::Share, 2));
}

#[test]
fn who_qualified_before_is_told_apart_and_a_higher_threshold_never_rewards_more() {
    let rule = r#"{"schema":1,"id":"r","trigger":{"on":"invoice_issued"},"reward":{"type":"discount_pct","percent":"5"},
        "when":{"metric":"net_invoiced","window":{"last_months":12},"op":">=","value":"100.00"},
        "limits":{"per_customer":{"count":1,"per":"year"}}}"#;
    let events = vec![
        sold("2025-11-01", 0, 0, 15_000),
        sold("2026-01-15", 0, 1, 2_000),
        sold("2026-02-01", 1, 2, 6_000),
        sold("2026-03-01", 1, 3, 6_000),
        sold("2026-04-01", 2, 4, 3_000),
    ];
    let past = past(3, events);
    let told = year(&ready(&past, rule), &past);
    assert_eq!((told.clients, told.already, told.expected, told.already_expected), (2, 1, 400, 100));
    assert_eq!(told.top.iter().map(|one| (one.client, one.already)).collect::<Vec<_>>(), [(1, false), (0, true)]);
    assert_eq!(told.months.len(), 12);
    assert_eq!(told.break_even, Some(800), "at a margin of a half");
    let points =
        curve(&ready(&past, rule), &past, &terms(), day("2026-01-01"), day("2026-12-31"), &[50, 80, 100, 120, 200]);
    assert!(points.windows(2).all(|two| two[0].clients >= two[1].clients && two[0].threshold < two[1].threshold));
    assert_eq!((points[2].clients, points[2].expected), (told.clients, told.expected));
}

#[test]
fn birthdays_and_schedules_come_with_their_days() {
    let gift = |on: &str| {
        format!(r#"{{"schema":1,"id":"r","trigger":{on},"reward":{{"type":"gift","what":"box","cost":"3.00"}}}}"#)
    };
    let mut two = past(2, Vec::new());
    two.members[0].birthday = Some((2, 29));
    let told = year(&ready(&two, &gift(r#"{"on":"birthday"}"#)), &two);
    assert_eq!((told.grants, told.months[1].grants), (1, 1), "on the 28th of February");
    for (every, times) in [("month", 24), ("quarter", 8), ("week", 104), ("year", 2), ("day", 730)] {
        let rule = gift(&format!(r#"{{"on":"scheduled","every":"{every}"}}"#));
        assert_eq!(year(&ready(&two, &rule), &two).grants, times, "{every}");
    }
}

#[test]
fn of_a_group_only_the_first_rewards() {
    let rule = |id: &str, priority: i32| {
        format!(
            r#"{{"schema":1,"id":"{id}","priority":{priority},"exclusive_group":"g","trigger":{{"on":"invoice_issued"}},
            "reward":{{"type":"gift","what":"box","cost":"3.00"}}}}"#
        )
    };
    let past = past(1, vec![sold("2026-02-01", 0, 0, 5_000)]);
    let rules = [ready(&past, &rule("low", 1)), ready(&past, &rule("high", 9))];
    let terms = terms();
    let mut run = Run::new(&rules, &past.members, &past.goods, &terms, State::default());
    let told: Vec<(u32, Verdict)> = run
        .take(&past.events[0])
        .into_iter()
        .filter_map(|outcome| match outcome {
            Outcome::Decided { rule, decision, .. } => Some((rule, decision.verdict)),
            Outcome::TakenBack { .. } => None,
        })
        .collect();
    assert_eq!(told, [(1, Verdict::Granted), (0, Verdict::Refused)]);
}

#[test]
fn a_credit_note_that_pays_an_invoice_is_no_payment() {
    let rule = r#"{"schema":1,"id":"r","trigger":{"on":"invoice_issued"},"reward":{"type":"gift","what":"box","cost":"3.00"},
        "when":{"metric":"net_paid","op":">=","value":"50.00"},"guard":{"requires_no_overdue":true}}"#;
    let past = past(
        1,
        vec![
            sold("2026-02-01", 0, 0, 10_000),
            returned("2026-02-03", 0, 0, 1, 10_000),
            Event { day: day("2026-02-03"), client: 0, what: What::Offset { sale: 0, amount: 12_000 } },
            sold("2026-03-01", 0, 2, 10_000),
        ],
    );
    let told = year(&ready(&past, rule), &past);
    assert_eq!(
        (told.grants, told.refusals[0].reason),
        (0, Reason::Condition),
        "nothing was paid, and nothing is overdue"
    );
}

#[test]
fn a_full_return_takes_back_what_is_not_counted_and_versions_share_their_limits() {
    let rule = |worth: &str| {
        format!(
            r#"{{"schema":1,"id":"r","trigger":{{"on":"invoice_issued"}},"reward":{{"type":"discount_amount","amount":"{worth}"}},
            "limits":{{"per_customer":{{"count":1,"per":"year"}}}}}}"#
        )
    };
    let past = past(
        1,
        vec![
            sold("2026-02-01", 0, 0, 10_000),
            returned("2026-02-02", 0, 0, 1, 4_000),
            returned("2026-02-03", 0, 0, 2, 6_000),
            sold("2026-03-01", 0, 3, 10_000),
        ],
    );
    let rules = [ready(&past, &rule("5.00")), ready(&past, &rule("8.00"))];
    let terms = terms();
    let told = |rule: u32| {
        let run = Run::new(&rules, &past.members, &past.goods, &terms, State::default());
        let until = Some(day("2026-02-15"));
        let tenures = vec![
            Tenure { rule: 0, stretches: vec![(day("2026-01-01"), until)] },
            Tenure { rule, stretches: vec![(day("2026-02-16"), None)] },
        ];
        let mut all = Vec::new();
        run.running(tenures, Said::new()).go(&past, day("2026-01-01"), day("2026-12-31"), |outcome| {
            all.push(match outcome {
                Outcome::Decided { rule, decision, .. } => (rule, Some(decision.verdict), 0),
                Outcome::TakenBack { rule, units, cost, .. } => (rule, None, units + cost),
            });
        });
        all
    };
    let one = told(0);
    assert_eq!(one[..2], [(0, Some(Verdict::Granted), 0), (0, None, 500)], "with the second return, and once");
    assert_eq!(one[2], (1, Some(Verdict::Refused), 0), "the other version of the rule gave this year's");
    assert_eq!(told(1)[2], (1, Some(Verdict::Granted), 0), "another rule");
}
