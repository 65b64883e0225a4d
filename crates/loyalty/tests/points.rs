//! Points, one step at a time.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at the first thing that is not so"
)]

use chrono::NaiveDate;
use loyalty::{EntryKind, Ledger, PointsError};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// Ten that expire in June and twenty that expire in March, both to be spent from 15 January on.
fn two() -> Ledger {
    let mut ledger = Ledger::default();
    let free = day("2026-01-15");
    ledger.earn(day("2026-01-01"), 10, free, Some(day("2026-06-30")), Some("F-1"), "F-1").expect("earned");
    ledger.earn(day("2026-01-02"), 20, free, Some(day("2026-03-31")), Some("F-2"), "F-2").expect("earned");
    ledger
}

#[test]
fn what_expires_soonest_is_spent_first_and_a_part_of_it_where_that_is_enough() {
    let mut ledger = two();
    assert_eq!((ledger.balance(), ledger.available(day("2026-01-10"))), (30, 0), "still within the time of returns");
    assert_eq!(ledger.burn(day("2026-01-10"), 5, None, "early"), Err(PointsError::Short(0)));
    ledger.burn(day("2026-02-01"), 5, Some("T-9"), "T-9").expect("a ticket");
    assert_eq!(ledger.lots()[1].remaining, 15);
    // An order, an invoice, a ticket: it is the document that is noted, whatever it is.
    ledger.burn(day("2026-02-02"), 20, Some("P-3"), "P-3").expect("an order");
    assert_eq!((ledger.lots()[0].remaining, ledger.lots()[1].remaining, ledger.balance()), (5, 0, 5));
    let documents: Vec<_> = ledger
        .entries()
        .iter()
        .filter(|e| e.kind == EntryKind::Burn)
        .map(|e| (e.document.as_deref(), e.units))
        .collect();
    assert_eq!(documents, [(Some("T-9"), -5), (Some("P-3"), -15), (Some("P-3"), -5)]);
}

#[test]
fn what_is_told_twice_happens_once() {
    let mut ledger = two();
    assert_eq!(ledger.earn(day("2026-01-01"), 10, day("2026-01-15"), None, Some("F-1"), "F-1"), Ok(false));
    assert_eq!(ledger.balance(), 30);
    assert_eq!(ledger.reverse(day("2026-01-20"), "F-2", 500_000, "A-1"), 10);
    assert_eq!(ledger.reverse(day("2026-01-20"), "F-2", 500_000, "A-1"), 0);
    assert_eq!(ledger.balance(), 20);
}

#[test]
fn what_was_spent_and_is_given_back_is_owed() {
    let mut ledger = two();
    ledger.burn(day("2026-02-01"), 30, None, "all").expect("spent");
    assert_eq!(ledger.reverse(day("2026-02-02"), "F-2", 1_000_000, "A-1"), 20);
    assert_eq!((ledger.balance(), ledger.available(day("2026-02-02"))), (-20, 0));
    ledger.earn(day("2026-02-03"), 25, day("2026-02-03"), None, Some("F-3"), "F-3").expect("earned");
    assert_eq!(ledger.available(day("2026-02-03")), 5, "what is owed is paid first");
}

#[test]
fn what_expired_is_gone_once() {
    let mut ledger = two();
    assert_eq!(ledger.expire(day("2026-03-31")), 0, "the last day counts");
    assert_eq!(ledger.available(day("2026-04-01")), 10, "whether it was written off yet or not");
    assert_eq!((ledger.expire(day("2026-04-01")), ledger.expire(day("2026-04-02"))), (20, 0));
    assert_eq!(
        ledger.reverse(day("2026-04-03"), "F-2", 1_000_000, "A-1"),
        0,
        "a return does not take them a second time"
    );
    assert_eq!(ledger.balance(), 10);
}
