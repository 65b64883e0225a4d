//! What holds for any shop: made ones whose truth is known, and ones that break the usual way of fitting.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at the first thing that is not so")]

mod made;

use lifetime::{Edge, History, Leaving, Model, Reason, Settings, Standing};
use made::shop;

fn learned(set: &[History], leaving: Leaving) -> Model {
    Model::learn(set, &Settings { leaving, ..Settings::default() })
}

fn edges(model: &Model) -> &[Edge] {
    match &model.buying.standing {
        Standing::Learned { edges } => edges,
        Standing::Assumed { reason } => panic!("not learned: {reason:?}"),
    }
}

#[test]
fn the_parameters_of_a_made_shop_are_found_again() {
    let truth = made::Truth { r: 0.8, alpha: 12.0, a: 0.9, b: 3.0, p: 4.0, q: 3.5, v: 30.0 };
    for leaving in [Leaving::AfterRepeats, Leaving::AfterAny] {
        let set = shop(&truth, leaving, 20_000, 80.0, 7);
        let model = learned(&set, leaving);
        let found = model.buying.parameters;
        for (name, found, truth) in [
            ("r", found.r, truth.r),
            ("alpha", found.alpha, truth.alpha),
            ("chance of leaving", found.a / (found.a + found.b), truth.a / (truth.a + truth.b)),
            ("p", model.spending.parameters.p, truth.p),
            ("q", model.spending.parameters.q, truth.q),
            ("v", model.spending.parameters.v, truth.v),
        ] {
            assert!((found / truth - 1.0).abs() < 0.08, "{leaving:?} {name}: {found} for {truth}");
        }
        assert!(edges(&model).is_empty());
    }
}

#[test]
fn the_order_of_clients_changes_nothing() {
    let mut set = shop(&made::Truth::default(), Leaving::AfterAny, 500, 60.0, 3);
    let before = learned(&set, Leaving::AfterAny);
    set.reverse();
    set.rotate_left(123);
    assert_eq!(before, learned(&set, Leaving::AfterAny));
}

#[test]
fn days_instead_of_weeks_and_cents_instead_of_euros_change_the_scale_alone() {
    let weeks = shop(&made::Truth::default(), Leaving::AfterAny, 800, 60.0, 5);
    let days: Vec<History> =
        weeks.iter().map(|h| History { last: h.last * 7.0, age: h.age * 7.0, spend: h.spend * 100.0, ..*h }).collect();
    let (w, d) = (learned(&weeks, Leaving::AfterAny), learned(&days, Leaving::AfterAny));
    let near = |a: f64, b: f64| assert!((a / b - 1.0).abs() < 1e-6, "{a} {b}");
    near(w.buying.parameters.r, d.buying.parameters.r);
    near(w.buying.parameters.alpha * 7.0, d.buying.parameters.alpha);
    near(w.spending.parameters.v * 100.0, d.spending.parameters.v);
    for (one, other) in weeks.iter().zip(&days).take(50) {
        let (a, b) = (w.forecast(one, 52.0), d.forecast(other, 364.0));
        near(a.alive, b.alive);
        near(a.value * 100.0, b.value);
    }
    // The likelihood of a density has its unit: one for each repeat.
    let repeats: f64 = weeks.iter().map(|h| f64::from(h.repeats)).sum();
    let (lw, ld) = (w.buying.log_likelihood.unwrap(), d.buying.log_likelihood.unwrap());
    assert!((lw - repeats * 7f64.ln() - ld).abs() < 1e-3, "{lw} {ld}");
    assert!((w.buying.parameters.log_likelihood(&weeks) - lw).abs() < 1e-3);
}

#[test]
fn who_is_silent_for_longer_is_less_alive_and_less_is_expected() {
    let model = learned(&shop(&made::Truth::default(), Leaving::AfterAny, 800, 60.0, 5), Leaving::AfterAny);
    let mut before = model.forecast(&History { repeats: 6, last: 40.0, age: 40.0, orders: 7, spend: 20.0 }, 52.0);
    assert!(before.alive > 0.5);
    for weeks in 1..200 {
        let silent = History { repeats: 6, last: 40.0, age: 40.0 + f64::from(weeks), orders: 7, spend: 20.0 };
        let now = model.forecast(&silent, 52.0);
        assert!(now.alive < before.alive && now.purchases < before.purchases && now.alive >= 0.0);
        assert!((now.value - now.purchases * now.spend).abs() < 1e-9);
        before = now;
    }
}

#[test]
fn shops_that_teach_nothing_are_answered_and_say_why() {
    let once = |age: f64| History { repeats: 0, last: 0.0, age, orders: 1, spend: 10.0 };
    let reason = |set: &[History]| match learned(set, Leaving::AfterAny).buying.standing {
        Standing::Assumed { reason } => reason,
        Standing::Learned { .. } => panic!("learned"),
    };
    assert_eq!(reason(&[]), Reason::NoClients);
    assert_eq!(reason(&[once(0.0); 50]), Reason::NoTime);
    let one_time: Vec<History> = (0..5_000).map(|i| once(f64::from(i % 700))).collect();
    assert_eq!(reason(&one_time), Reason::NoRepeats);
    assert_eq!(reason(&[History { repeats: 3, last: 2.0, age: 4.0, orders: 4, spend: 10.0 }; 5]), Reason::FewClients);
    for set in [&[][..], &[once(0.0); 50], &one_time] {
        let forecast = learned(set, Leaving::AfterAny).forecast(&once(30.0), 365.0);
        assert!(forecast.purchases.is_finite() && forecast.purchases < 0.5, "{forecast:?}");
        assert!(forecast.value.is_finite() && (0.0..=1.0).contains(&forecast.alive));
    }
}

#[test]
fn clients_who_are_all_alike_are_said_to_be() {
    // Everybody buys each week or so and is here still: no rates to tell apart, nobody seen to leave.
    let alike: Vec<History> = (0..400)
        .map(|i| History {
            repeats: 48 + i % 9,
            last: 52.0 - f64::from(i % 5) * 0.2,
            age: 52.0,
            orders: 50,
            spend: 20.0,
        })
        .collect();
    let model = learned(&alike, Leaving::AfterAny);
    assert!(edges(&model).contains(&Edge::OneRhythm), "{model:?}");
    let year = model.forecast(&alike[0], 52.0);
    assert!((40.0..62.0).contains(&year.purchases) && year.alive > 0.95, "{year:?}");
}

#[test]
fn one_heavy_buyer_among_many_does_not_carry_the_others() {
    let mut set = shop(&made::Truth::default(), Leaving::AfterAny, 300, 60.0, 11);
    set.push(History { repeats: 4_000, last: 59.9, age: 60.0, orders: 4_001, spend: 900.0 });
    let model = learned(&set, Leaving::AfterAny);
    let heavy = model.forecast(&set[300], 52.0);
    assert!((1_500.0..4_500.0).contains(&heavy.purchases), "{heavy:?}");
    let once = History { repeats: 0, last: 0.0, age: 50.0, orders: 1, spend: 25.0 };
    assert!(model.forecast(&once, 52.0).purchases < 3.0);
}

#[test]
fn histories_that_cannot_be_are_taken_as_what_they_can_be() {
    let mut set = shop(&made::Truth::default(), Leaving::AfterAny, 300, 60.0, 13);
    set.extend([
        History { repeats: 2, last: 90.0, age: 10.0, orders: 3, spend: -5.0 },
        History { repeats: 1, last: f64::NAN, age: f64::INFINITY, orders: 2, spend: f64::NAN },
        History { repeats: 0, last: 7.0, age: -3.0, orders: 0, spend: 0.0 },
    ]);
    let model = learned(&set, Leaving::AfterAny);
    for history in &set[300..] {
        let told = model.forecast(history, 52.0);
        assert!(told.value.is_finite() && told.loss.is_finite() && (0.0..=1.0).contains(&told.alive), "{told:?}");
    }
}

mod any {
    use super::*;
    use proptest::prelude::*;

    fn history() -> impl Strategy<Value = History> {
        (0u32..60, 0.0f64..1.0, 0.0f64..4_000.0, 0.0f64..1e6).prop_map(|(repeats, part, age, spend)| History {
            repeats,
            last: if repeats == 0 { 0.0 } else { part * age },
            age,
            orders: repeats + 1,
            spend,
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// Whatever the clients, there is an answer, and it is a number one can read.
        #[test]
        fn there_is_always_an_answer(set in proptest::collection::vec(history(), 0..120), span in 0.0f64..1e4) {
            for leaving in [Leaving::AfterRepeats, Leaving::AfterAny] {
                let model = learned(&set, leaving);
                for client in &set {
                    let told = model.forecast(client, span);
                    prop_assert!((0.0..=1.0).contains(&told.alive), "{:?} {:?}", told, model);
                    prop_assert!(told.purchases.is_finite() && told.purchases >= 0.0, "{:?} {:?}", told, model);
                    prop_assert!(told.value.is_finite() && told.loss.is_finite() && told.loss >= 0.0, "{:?} {:?}", told, model);
                }
            }
        }
    }
}
