//! What holds for any shop, on one whose tastes are known: five groups of clients, each with twelve products of its own and six of all.
#![allow(clippy::unwrap_used, clippy::panic)]

use offers::{Offers, Reason, Sales, Settings};
use rand_pcg::Pcg32;
use rand_pcg::rand_core::Rng;
use std::collections::{BTreeSet, HashSet};

const TODAY: i32 = 200;

/// Client, item, day. Items 0 to 59 belong to the groups, 60 to 65 are everybody's.
fn shop(clients: u64, seed: u64) -> Vec<(u64, u64, i32)> {
    let mut dice = Pcg32::new(seed, 5);
    let mut below = |n: u64| (u64::from(dice.next_u32()) * n) >> 32;
    let mut rows = Vec::new();
    for client in 0..clients {
        for _ in 0..8 {
            let day = below(TODAY as u64 + 1) as i32;
            let item = if below(4) == 0 { 60 + below(6) } else { client % 5 * 12 + below(12) };
            rows.push((client, item, day));
        }
    }
    rows
}

fn sales(rows: &[(u64, u64, i32)]) -> Sales {
    let mut sales = Sales::default();
    rows.iter().for_each(|(client, item, day)| sales.add(*client, *item, *day));
    sales
}

fn learned(rows: &[(u64, u64, i32)]) -> Offers {
    Offers::learn(&sales(rows), TODAY, &Settings::default(), &|| false).unwrap()
}

#[test]
fn clients_are_offered_what_their_own_kind_buys() {
    let rows = shop(600, 1);
    let offers = learned(&rows);
    let (mut own, mut all) = (0, 0);
    for client in 0..600 {
        let bought: HashSet<u64> = rows.iter().filter(|r| r.0 == client).map(|r| r.1).collect();
        for offer in offers.new_to(client, 3) {
            assert!(!bought.contains(&offer.item), "{client} has {} already", offer.item);
            own += u32::from(offer.item / 12 == client % 5 || offer.item >= 60);
            all += 1;
        }
    }
    assert_eq!(all, 1_800);
    assert!(own >= 1_790, "{own} of {all}; by chance it would be a quarter");
}

#[test]
fn the_reason_can_be_counted_again() {
    let rows = shop(300, 2);
    let offers = learned(&rows);
    let buyers = |item: u64| rows.iter().filter(|r| r.1 == item).map(|r| r.0).collect::<BTreeSet<u64>>();
    let mut told = 0;
    for client in 0..300 {
        for offer in offers.new_to(client, 5) {
            let Reason::Alike { items, clients, bought } = offer.reason else { continue };
            let alike: BTreeSet<u64> =
                (0..300).filter(|other| *other != client && items.iter().all(|i| buyers(*i).contains(other))).collect();
            assert!(items.iter().all(|i| buyers(*i).contains(&client)), "a reason of somebody else");
            assert_eq!(alike.len() as u32, clients);
            assert_eq!(alike.intersection(&buyers(offer.item)).count() as u32, bought);
            told += 1;
        }
    }
    assert!(told > 1_000, "{told}");
}

#[test]
fn the_order_of_sales_changes_nothing_and_what_comes_later_is_not_known() {
    let mut rows = shop(120, 3);
    let before = learned(&rows);
    rows.reverse();
    rows.extend((0..120).map(|client| (client, 999, TODAY + 1)));
    let after = learned(&rows);
    for client in 0..120 {
        assert_eq!(before.new_to(client, 10), after.new_to(client, 10));
        assert_eq!(before.again(client, 10), after.again(client, 10));
    }
}

#[test]
fn what_is_bought_again_is_told_with_its_rhythm() {
    let mut rows = shop(100, 4);
    rows.extend([100, 130, 160, 190].map(|day| (7, 77, day)));
    let offers = learned(&rows);
    let first = &offers.again(7, 1)[0];
    assert_eq!((first.item, first.times, first.last, first.every, first.due()), (77, 4, 190, Some(30.0), Some(220)));
    let once = offers.again(7, 50).into_iter().find(|r| r.times == 1).unwrap();
    assert_eq!(once.due(), None);
    assert!(offers.again(12_345, 5).is_empty());
}

#[test]
fn a_product_asked_for_lately_goes_before_one_that_was() {
    let mut rows = Vec::new();
    for client in 0..40u64 {
        rows.push((client, 1, 150));
        rows.push((client, if client % 2 == 0 { 2 } else { 3 }, if client % 2 == 0 { 20 } else { 195 }));
    }
    rows.push((99, 1, 150));
    let items: Vec<u64> = learned(&rows).new_to(99, 2).iter().map(|o| o.item).collect();
    assert_eq!(items, [3, 2]);
}

#[test]
fn a_product_too_rare_to_learn_of_is_offered_by_its_line() {
    let rows = shop(200, 5);
    let mut sales = sales(&rows);
    (0..60).for_each(|item| sales.belongs(item, 1_000 + item / 12));
    sales.add(0, 500, 190);
    sales.belongs(500, 1_000);
    // Room for a few columns alone: the newcomer has none.
    let settings = Settings { columns: 40, ..Settings::default() };
    let offers = Offers::learn(&sales, TODAY, &settings, &|| false).unwrap();
    let offer = offers.new_to(5, 100).into_iter().find(|o| o.item == 500).unwrap();
    assert_eq!(offer.reason, Reason::Line { line: 1_000, clients: 1 });
}

#[test]
fn a_stranger_is_offered_what_most_buy_lately() {
    let offers = learned(&shop(100, 6));
    let told = offers.new_to(4_711, 3);
    assert_eq!(told.len(), 3);
    assert!(told.iter().all(|o| matches!(o.reason, Reason::Popular { days: 30, .. })));
}

#[test]
fn shops_with_nothing_to_learn_from_answer_nothing() {
    assert!(learned(&[]).new_to(1, 10).is_empty());
    let one = learned(&[(1, 1, 10)]);
    assert!(one.new_to(1, 10).is_empty());
    assert_eq!(one.again(1, 10).len(), 1);
    // Everybody bought everything on one day.
    let same: Vec<(u64, u64, i32)> = (0..20).flat_map(|c| (0..5).map(move |i| (c, i, TODAY))).collect();
    assert!(learned(&same).new_to(3, 10).is_empty());
}

#[test]
fn learning_ends_when_somebody_says_so() {
    assert!(Offers::learn(&sales(&shop(50, 7)), TODAY, &Settings::default(), &|| true).is_none());
}
