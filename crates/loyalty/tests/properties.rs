//! Whatever happens: the simulation says what the rules would have done, budgets hold, and points add up.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at the first thing that is not so"
)]

use chrono::{Days, NaiveDate};
use loyalty::{
    Bill, Event, Good, Ledger, Line, Member, Occasion, Outcome, Past, Ready, Reason, Rule, Run, Said, State, Tenure,
    Terms, Verdict, What, simulate,
};
use proptest::prelude::*;

fn first() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 1, 1).expect("a day")
}

fn on(days: u64) -> NaiveDate {
    first() + Days::new(days)
}

const CLIENTS: u32 = 4;

/// Sales, payments and returns in the order of their days.
fn events() -> impl Strategy<Value = Vec<Event>> {
    let one = (0..700u64, 0..CLIENTS, 0..10u8, -200..50_000_i64, proptest::option::of(0..40_000_i64), any::<bool>());
    proptest::collection::vec(one, 1..80).prop_map(|mut all| {
        all.sort_by_key(|one| one.0);
        let mut sales: Vec<(u32, i64, u32)> = Vec::new();
        let mut events = Vec::new();
        for (place, (days, client, kind, net, cost, reward)) in all.into_iter().enumerate() {
            let sale = place as u32;
            let line = Line { good: Some(sale % 2), net, units: 1_000_000, cost, reward: reward && kind == 0 };
            let bill = Bill { sale, net, total: net + net / 5, due: Some(on(days + 10)), lines: vec![line] };
            let before = sales.iter().rev().find(|known| known.0 == client && known.1 > 0).copied();
            let what = match (kind, before) {
                (6..=8, Some((_, total, of))) => {
                    What::Paid { sale: of, amount: if kind == 6 { total / 2 } else { total } }
                }
                (9, Some((_, total, of))) => {
                    let net = total / 3;
                    What::Credited {
                        of: Some(of),
                        bill: Bill { sale, net, total: net, due: None, lines: vec![Line { net, ..line }] },
                    }
                }
                _ => {
                    sales.push((client, bill.total, sale));
                    What::Invoiced(bill)
                }
            };
            events.push(Event { day: on(days), client, what });
        }
        events
    })
}

fn past(events: Vec<Event>) -> Past {
    let goods = vec![
        Good { id: "a".into(), tags: vec!["cafe".into()], cost: Some(1_000_000), gone: false },
        Good { id: "b".into(), tags: vec!["tea".into()], cost: None, gone: false },
    ];
    let member = |n: u32| Member { birthday: Some((n % 12 + 1, 3)), credit_limit: Some(50_000), ..Member::default() };
    Past { members: (0..CLIENTS).map(member).collect(), goods, events }
}

fn rules() -> impl Strategy<Value = String> {
    let trigger = prop_oneof![
        Just(r#"{"on":"invoice_issued"}"#),
        Just(r#"{"on":"invoice_paid"}"#),
        Just(r#"{"on":"birthday"}"#),
        Just(r#"{"on":"scheduled","every":"month"}"#),
    ];
    let test = prop_oneof![
        (0..600i64).prop_map(|n| format!(r#"{{"metric":"net_paid","window":{{"last_months":6}},"op":">=","value":"{n}"}}"#)),
        (0..600i64).prop_map(|n| format!(
            r#"{{"metric":"net_invoiced","window":{{"calendar":"year"}},"filter":{{"product_tag":["cafe"]}},"op":">=","value":"{n}"}}"#
        )),
        (0..60i64).prop_map(|n| format!(r#"{{"not":{{"metric":"overdue_days_max","window":{{"last_days":90}},"op":">","value":"{n}"}}}}"#)),
        (0..90i64).prop_map(|n| format!(r#"{{"metric":"margin_pct","op":">","value":"{n}"}}"#)),
        (0..90i64).prop_map(|n| format!(r#"{{"metric":"points_balance","op":"<","value":"{n}"}}"#)),
    ];
    let reward = prop_oneof![
        Just(r#"{"type":"discount_pct","percent":"7"}"#),
        Just(r#"{"type":"points","per":"2.00","units":3}"#),
        Just(r#"{"type":"cashback","percent":"3","cap":"4.00"}"#),
        Just(r#"{"type":"payment_terms","due_days":45,"for_days":180}"#),
        Just(r#"{"type":"credit_limit","by":"100.00","for_days":90}"#),
        Just(r#"{"type":"free_item","product":"b","quantity":"1"}"#),
    ];
    let limits = (1..4u32, 1..60i64).prop_map(|(count, budget)| {
        format!(
            r#"{{"per_customer":{{"count":{count},"per":"quarter"}},"budget":{{"amount":"{budget}","per":"year"}}}}"#
        )
    });
    let guard = prop_oneof![
        Just("{}"),
        Just(r#"{"requires_no_overdue":true,"approval_over":"5.00"}"#),
        Just(r#"{"min_margin_pct":"5","max_cost_pct_of_margin":"30","max_exposure":"900.00"}"#),
    ];
    (trigger, test.clone(), test, reward, limits, guard, any::<bool>()).prop_map(|(trigger, a, b, reward, limits, guard, all)| {
        let group = if all { "all" } else { "any" };
        format!(
            r#"{{"schema":1,"id":"r","trigger":{trigger},"when":{{"{group}":[{a},{b}]}},"reward":{reward},"limits":{limits},"guard":{guard}}}"#
        )
    })
}

fn terms() -> Terms {
    let pct = rust_decimal::Decimal::from;
    Terms {
        capital_pct: Some(pct(8)),
        default_pct: Some(pct(2)),
        unit_value: Some(rust_decimal::Decimal::new(5, 2)),
        ..Terms::default()
    }
}

/// The same days, lived: before each event everything is read anew, as a program does that was closed in between; what was given is all
/// that is kept.
fn lived(ready: &Ready, past: &Past, from: NaiveDate, to: NaiveDate) -> Vec<Outcome> {
    let rules = std::slice::from_ref(ready);
    let terms = terms();
    let mut state = State::default();
    let mut all = Vec::new();
    let mut known = 0;
    for day in first().iter_days().take_while(|day| *day <= to) {
        let mut run = Run::new(rules, &past.members, &past.goods, &terms, state);
        for event in &past.events[..known] {
            run.learn(event);
        }
        if day >= from {
            all.extend(run.begin(day));
        }
        state = run.state;
        while let Some(event) = past.events.get(known).filter(|event| event.day == day) {
            let mut run = Run::new(rules, &past.members, &past.goods, &terms, state);
            for event in &past.events[..known] {
                run.learn(event);
            }
            if day >= from {
                all.extend(run.take(event));
            } else {
                run.learn(event);
            }
            state = run.state;
            known += 1;
        }
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn the_simulation_is_what_would_have_been_lived(events in events(), rule in rules()) {
        let past = past(events);
        let Ok(ready) = Rule::read(&rule).and_then(|rule| Ready::new(&rule, &past.goods, 2)) else { return Ok(()) };
        let (from, to) = (on(300), on(665));
        let told = simulate(&ready, &past, &terms(), from, to);
        prop_assert_eq!(&told, &simulate(&ready, &past, &terms(), from, to), "the same every time");
        let mut lived_grants = 0;
        let (mut expected, mut worst, mut back, mut proposed, mut asked) = (0, 0, 0, 0, 0);
        for outcome in lived(&ready, &past, from, to) {
            match outcome {
                Outcome::TakenBack { cost, .. } => back += cost,
                Outcome::Decided { decision, .. } => {
                    asked += 1;
                    proposed += u64::from(decision.verdict == Verdict::Proposed);
                    if decision.verdict == Verdict::Granted {
                        lived_grants += 1;
                        let cost = decision.cost.expect("what is given has a cost");
                        expected += cost.expected;
                        worst += cost.worst;
                    }
                }
            }
        }
        prop_assert_eq!(
            (told.asked, told.grants, told.proposed, told.expected, told.worst, told.taken_back),
            (asked, lived_grants, proposed, expected, worst, back)
        );
        prop_assert_eq!(told.months.iter().map(|month| month.expected).sum::<i64>(), told.expected);
    }

    #[test]
    fn a_budget_is_never_passed(events in events(), rule in rules()) {
        let past = past(events);
        let Ok(ready) = Rule::read(&rule).and_then(|rule| Ready::new(&rule, &past.goods, 2)) else { return Ok(()) };
        let budget = ready.rule().limits.budget.expect("a budget").amount;
        let most = i64::try_from(budget.mantissa() * 100).expect("small");
        let mut by_year = std::collections::BTreeMap::new();
        for outcome in lived(&ready, &past, on(0), on(720)) {
            if let Outcome::Decided { day, decision, .. } = outcome
                && matches!(decision.verdict, Verdict::Granted | Verdict::Proposed)
            {
                *by_year.entry(chrono::Datelike::year(&day)).or_insert(0) += decision.cost.map_or(0, |cost| cost.worst);
            }
        }
        for (year, spent) in by_year {
            prop_assert!(spent <= most, "{year}: {spent} of {most}");
        }
    }

    #[test]
    fn points_pay_as_much_of_a_bill_as_they_can_and_never_more(value in 1..50_000i64, most in 0..10_000_000i64) {
        let terms = Terms { unit_value: Some(rust_decimal::Decimal::new(value, 4)), ..terms() };
        let points = terms.points_within(most, 2).expect("valued");
        let worth = |points: i64| terms.worth(points, 2).expect("valued");
        prop_assert!(worth(points) <= most);
        // Another point would be worth more than what is left.
        prop_assert!(i128::from(value) * i128::from(points + 1) > i128::from(most) * 100);
    }

    #[test]
    fn a_rule_that_ran_in_stretches_gives_what_each_would_and_heeds_what_people_said(
        events in events(), rule in rules(), no in any::<bool>()
    ) {
        let past = past(events);
        let Ok(ready) = Rule::read(&rule).and_then(|rule| Ready::new(&rule, &past.goods, 2)) else { return Ok(()) };
        let (rules, terms) = ([ready.clone()], terms());
        let ran = |stretches: &[(u64, Option<u64>)], said: Said| {
            let stretches = stretches.iter().map(|(since, until)| (on(*since), until.map(on))).collect();
            let run = Run::new(&rules, &past.members, &past.goods, &terms, State::default());
            let mut run = run.running(vec![Tenure { rule: 7, stretches }], said);
            let mut all = Vec::new();
            run.learn_before(&past, on(300));
            run.go(&past, on(300), on(665), |outcome| all.push(outcome));
            all
        };
        // Alone, without a word of anybody, it is the simulation.
        let alone = ran(&[(300, None)], Said::new());
        prop_assert_eq!(&alone, &lived(&ready, &past, on(300), on(665)));
        prop_assert_eq!(&alone, &ran(&[(300, None)], Said::new()), "the same every time");
        prop_assert_eq!(&alone, &ran(&[(300, Some(400)), (401, Some(665))], Said::new()), "without a gap, one stretch");
        let within = |day: chrono::NaiveDate| day <= on(400) || day >= on(500);
        for outcome in ran(&[(300, Some(400)), (500, None)], Said::new()) {
            if let Outcome::Decided { day, .. } = outcome {
                prop_assert!(within(day));
            }
        }
        // What a person said of everything that waits.
        let waits = |outcome: &Outcome| match outcome {
            Outcome::Decided { client, day, sale, decision, .. } if decision.verdict == Verdict::Proposed => {
                Some(((0, *client, Occasion::of(*sale, *day)), !no))
            }
            _ => None,
        };
        let said: Said = alone.iter().filter_map(waits).collect();
        let budget = ready.rule().limits.budget.expect("a budget").amount;
        let most = i64::try_from(budget.mantissa() * 100).expect("small");
        let mut by_year = std::collections::BTreeMap::new();
        for outcome in ran(&[(300, None)], said.clone()) {
            let Outcome::Decided { client, day, sale, decision, .. } = outcome else { continue };
            let key = (0, client, Occasion::of(sale, day));
            let is_told = said.contains_key(&key);
            prop_assert!(!is_told || decision.verdict != Verdict::Proposed, "what was decided waits no more");
            prop_assert!(!(is_told && no && decision.verdict == Verdict::Granted));
            prop_assert!(decision.reason != Some(Reason::Declined) || (is_told && no));
            if matches!(decision.verdict, Verdict::Granted | Verdict::Proposed) {
                *by_year.entry(chrono::Datelike::year(&day)).or_insert(0) += decision.cost.map_or(0, |cost| cost.worst);
            }
        }
        for (year, spent) in by_year {
            prop_assert!(spent <= most, "{year}: {spent} of {most}");
        }
    }

    #[test]
    fn what_comes_later_changes_nothing_before(events in events(), rule in rules(), cut in 300..600u64) {
        let whole = past(events);
        let Ok(ready) = Rule::read(&rule).and_then(|rule| Ready::new(&rule, &whole.goods, 2)) else { return Ok(()) };
        let mut short = whole.clone();
        short.events.retain(|event| event.day <= on(cut));
        let until = |past: &Past| lived(&ready, past, on(200), on(cut));
        prop_assert_eq!(until(&whole), until(&short));
        let told = |past: &Past| { let told = simulate(&ready, past, &terms(), on(200), on(cut)); (told.grants, told.expected, told.refusals) };
        prop_assert_eq!(told(&whole), told(&short));
    }

    #[test]
    fn points_add_up(moves in proptest::collection::vec((0..6u8, 0..200u64, 1..50i64, 0..6u32), 1..60)) {
        let mut ledger = Ledger::default();
        let mut sorted = moves;
        sorted.sort_by_key(|one| one.1);
        for (place, (kind, days, units, which)) in sorted.into_iter().enumerate() {
            let (day, before) = (on(days), ledger.balance());
            let can = ledger.available(day);
            let (document, key) = (format!("d{which}"), format!("k{place}"));
            match kind {
                0 | 1 => prop_assert_eq!(
                    ledger.earn(day, units, day + Days::new(7), Some(day + Days::new(60)), Some(&document), &key), Ok(true)),
                2 => match ledger.burn(day, units, Some(&document), &key) {
                    Ok(_) => {
                        prop_assert!(units <= can);
                        prop_assert_eq!(ledger.balance(), before - units);
                        prop_assert_eq!(ledger.burn(day, units, Some(&document), &key), Ok(false), "told twice");
                        prop_assert_eq!(ledger.balance(), before - units);
                    }
                    Err(_) => prop_assert!(units > can && ledger.balance() == before),
                },
                3 => { let gone = ledger.expire(day); prop_assert_eq!(ledger.balance(), before - gone); }
                4 => {
                    let back = ledger.reverse(day, &document, which * 200_000, &key);
                    prop_assert_eq!(ledger.balance(), before - back);
                    prop_assert_eq!(ledger.reverse(day, &document, which * 200_000, &key), 0, "told twice");
                    prop_assert_eq!(ledger.reverse(day, &document, which * 200_000, "again"), 0, "and under another name");
                }
                _ => { let _ = ledger.adjust(day, units - 25, &key); }
            }
            prop_assert_eq!(ledger.balance(), ledger.lots().iter().map(|lot| lot.remaining).sum::<i64>());
            let earned: i64 = ledger.lots().iter().map(|lot| lot.earned.max(0)).sum();
            prop_assert!(ledger.available(day) >= 0 && ledger.balance() <= earned);
        }
    }
}
