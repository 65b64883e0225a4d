//! Rewards of loyalty: earned by what was paid, decided on, taken off the next invoice with its taxes right, and taken back with returns.

use crate::shop::{NOW, Shop, line};
use ::loyalty::Form;
use crm::Error;
use crm::book::Act;
use crm::clients::{self, MergeRequest};
use crm::ids::Id;
use crm::loyalty::{
    self, DecideLoyalty, LoyaltyDraft, LoyaltyEarned, LoyaltyRewardsPage, LoyaltyRewardsRequest, LoyaltyState,
    LoyaltyTerms, LoyaltyUsed, TurnLoyalty, UseLoyalty, WhichReward,
};
use crm::moment::Unwatched;
use crm::payments::{self, NewPayment};
use crm::sales::{self, CreditSale, IssueSale, NewSale, ReviseSale, SaleDetail, WhichSale};
use proptest::prelude::*;
use serde_json::{Value, json};

fn rule(on: &str, reward: Value) -> Value {
    json!({ "schema": 1, "id": "fiel", "trigger": { "on": on }, "reward": reward })
}

/// A rule that runs from today on.
fn running(shop: &Shop, name: &str, rule: Value) -> Id {
    let draft = LoyaltyDraft { id: None, name: name.into(), rule };
    let id = shop.write("loyalty.save", |tx| loyalty::save(tx, &draft)).kept.id;
    shop.write("loyalty.turn", |tx| loyalty::turn(tx, TurnLoyalty { id, running: true }));
    id
}

fn page(shop: &Shop, request: &LoyaltyRewardsRequest) -> LoyaltyRewardsPage {
    loyalty::rewards(&shop.book, shop.act("loyalty.rewards"), request, &Unwatched).unwrap()
}

fn of(shop: &Shop, client: Id) -> LoyaltyRewardsPage {
    page(shop, &LoyaltyRewardsRequest { client: Some(client), ..LoyaltyRewardsRequest::default() })
}

fn only(shop: &Shop) -> LoyaltyEarned {
    let rows = of(shop, shop.buyer).rows;
    assert_eq!(rows.len(), 1, "{rows:?}");
    rows.into_iter().next().unwrap()
}

fn spend(shop: &Shop, asked: UseLoyalty) -> crm::Result<LoyaltyUsed> {
    Ok(loyalty::spend(&shop.book, shop.act("loyalty.use"), &asked, &Unwatched)?.value)
}

fn on(sale: Id, reward: Id) -> UseLoyalty {
    UseLoyalty { sale, reward: Some(reward), points: None }
}

fn in_points(sale: Id, points: i64) -> UseLoyalty {
    UseLoyalty { sale, reward: None, points: Some(points) }
}

fn kind<T: std::fmt::Debug>(result: crm::Result<T>) -> &'static str {
    result.unwrap_err().kind()
}

fn decide(shop: &Shop, id: Id, give: bool) -> crm::Result<()> {
    let asked = DecideLoyalty { id, give, note: Some("es de la casa".into()) };
    loyalty::decide(&shop.book, shop.act("loyalty.decide"), &asked, &Unwatched).map(|_| ())
}

/// 100 of one rate and 200 of another.
fn two_rates(shop: &Shop) -> SaleDetail {
    shop.draft("invoice", vec![line("A", "1", "100", "iva:21"), line("B", "1", "200", "iva:10")])
}

fn paid(shop: &Shop, client: Id, amount_minor: i64) {
    let new = NewPayment { client: Some(client), amount_minor, method: "10".into(), ..NewPayment::default() };
    shop.write("payments.record", |tx| payments::record(tx, &new));
}

/// An invoice of 300 and its taxes, paid.
fn sold(shop: &Shop) -> SaleDetail {
    let invoice = shop.issue(two_rates(shop).sale.id);
    paid(shop, shop.buyer, invoice.sale.total_minor);
    invoice
}

fn given_back(shop: &Shop, invoice: &SaleDetail, part: Option<(usize, &str)>) {
    given_back_after(shop, 0, invoice, part);
}

fn given_back_after(shop: &Shop, days: i64, invoice: &SaleDetail, part: Option<(usize, &str)>) {
    let lines =
        part.map(|(at, quantity)| vec![sales::LinePart { line: invoice.lines[at].id, quantity: quantity.into() }]);
    let request = CreditSale { id: invoice.sale.id, lines, reason: "Devolución".into(), by: None, kind: None };
    let draft = shop.book.write(after(shop, days, "sales.credit"), |tx| sales::credit(tx, &request)).unwrap().value;
    let issue = IssueSale { id: draft.sale.id, day: None };
    shop.book.write(after(shop, days, "sales.issue"), |tx| sales::issue(tx, &issue)).unwrap();
}

/// So many days later.
fn after(shop: &Shop, days: i64, command: &'static str) -> Act<'static> {
    let act = shop.act(command);
    Act { now: act.now + days * 86_400_000, ..act }
}

/// What the buyer has so many days later.
fn then(shop: &Shop, days: i64) -> LoyaltyRewardsPage {
    let request = LoyaltyRewardsRequest { client: Some(shop.buyer), ..LoyaltyRewardsRequest::default() };
    loyalty::rewards(&shop.book, after(shop, days, "loyalty.rewards"), &request, &Unwatched).unwrap()
}

fn valued(shop: &Shop) {
    let terms = LoyaltyTerms { unit_value: "0.10".into(), breakage_pct: "20".into(), ..LoyaltyTerms::default() };
    shop.write("loyalty.set_terms", |tx| loyalty::set_terms(tx, &terms));
}

fn state(shop: &Shop) -> LoyaltyState {
    only(shop).state
}

#[test]
fn what_a_paid_invoice_earned_comes_off_the_next_one_with_its_taxes_and_everything_can_be_undone() {
    let shop = Shop::new();
    running(&shop, "Clientes fieles", rule("invoice_paid", json!({ "type": "discount_pct", "percent": "10" })));
    let first = shop.issue(two_rates(&shop).sale.id);
    assert_eq!(of(&shop, shop.buyer).count, 0, "nothing before it is paid");
    paid(&shop, shop.buyer, first.sale.total_minor);
    let reward = only(&shop);
    assert_eq!((reward.state, reward.left_minor, reward.sale), (LoyaltyState::Ready, 3_000, Some(first.sale.id)));
    assert_eq!(reward.number.as_deref(), Some(format!("{}{}", first.sale.series, first.sale.number).as_str()));
    // On a draft, split over both rates: 20 of 200 at 10 %, 10 of 100 at 21 %.
    let draft = two_rates(&shop).sale.id;
    let used = spend(&shop, on(draft, reward.id)).unwrap();
    assert_eq!(used.amount_minor, 3_000);
    let told = shop.get(draft);
    assert_eq!(told.adjustments[0].reason, "Clientes fieles");
    assert_eq!(told.sale.net_minor, Some(27_000));
    let taxes: Vec<(i64, i64)> = told.taxes.iter().map(|tax| (tax.base_minor, tax.tax_minor)).collect();
    assert!(taxes.contains(&(9_000, 1_890)) && taxes.contains(&(18_000, 1_800)), "{taxes:?}");
    let after = only(&shop);
    assert_eq!((after.state, after.left_minor, after.uses[0].sale), (LoyaltyState::Used, 0, Some(draft)));
    assert_eq!(kind(spend(&shop, on(two_rates(&shop).sale.id, reward.id))), "loyalty-not-ready");
    // Undone, and on it again; thrown away with the draft, it is free.
    shop.book.undo(NOW + 90_000).unwrap();
    shop.book.undo(NOW + 90_001).unwrap();
    assert_eq!((state(&shop), shop.get(draft).sale.net_minor), (LoyaltyState::Ready, Some(30_000)));
    spend(&shop, on(draft, reward.id)).unwrap();
    shop.write("sales.remove", |tx| sales::remove(tx, WhichSale { id: draft }));
    assert_eq!(state(&shop), LoyaltyState::Ready);
    assert_eq!(shop.one("SELECT count(*) FROM loyalty_uses"), "0");
    shop.book.undo(NOW + 90_002).unwrap();
    assert_eq!(state(&shop), LoyaltyState::Used, "the draft comes back with its reward");
    // What was issued stays; the discount earns nothing.
    shop.issue(draft);
    let used = only(&shop).uses[0].clone();
    assert!(!used.draft);
    assert_eq!(shop.refused("loyalty.unuse", |tx| loyalty::unuse(tx, WhichReward { id: used.id })), "sale-issued");
    paid(&shop, shop.buyer, shop.get(draft).sale.total_minor);
    let rows = of(&shop, shop.buyer).rows;
    assert_eq!((rows.len(), rows[0].left_minor), (2, 2_700), "ten percent of what was left");
}

#[test]
fn points_come_with_what_is_paid_are_spent_in_part_and_go_back_with_a_return() {
    let shop = Shop::new();
    running(&shop, "Puntos", rule("invoice_paid", json!({ "type": "points", "per": "10.00", "units": 1 })));
    let first = sold(&shop);
    let points = |shop: &Shop| of(shop, shop.buyer).points.unwrap();
    assert_eq!((points(&shop).points, points(&shop).worth_minor), (0, None), "nobody said what one is worth: it waits");
    valued(&shop);
    assert_eq!((points(&shop).points, points(&shop).worth_minor), (30, Some(300)));
    let draft = two_rates(&shop).sale.id;
    let used = spend(&shop, in_points(draft, 20)).unwrap();
    assert_eq!((used.amount_minor, used.units), (200, 20));
    assert_eq!((points(&shop).points, points(&shop).uses.len()), (10, 1));
    assert_eq!(kind(spend(&shop, in_points(draft, 11))), "loyalty-too-few-points");
    assert_eq!(kind(spend(&shop, in_points(draft, 0))), "not-above-zero");
    let owed = loyalty::liability(&shop.book, shop.act("loyalty.liability"), &Unwatched).unwrap();
    assert_eq!((owed.worth_minor, owed.expected_minor, owed.rows[0].units), (100, 80, 10));
    // A third of what earned them comes back, and then all of it: what was spent is owed.
    given_back(&shop, &first, Some((0, "1")));
    assert_eq!((points(&shop).points, points(&shop).balance), (0, 0));
    given_back(&shop, &first, None);
    assert_eq!((points(&shop).points, points(&shop).balance), (0, -20));
    // Taken off the draft, nothing is owed any more.
    shop.write("loyalty.unuse", |tx| loyalty::unuse(tx, WhichReward { id: used.id }));
    assert_eq!((points(&shop).balance, shop.get(draft).sale.net_minor), (0, Some(30_000)));
}

#[test]
fn points_never_take_more_off_than_the_invoice_comes_to() {
    let shop = Shop::new();
    valued(&shop);
    running(&shop, "Puntos", rule("invoice_paid", json!({ "type": "points", "per": "1.00", "units": 1 })));
    sold(&shop);
    let small = shop.draft("invoice", vec![line("A", "1", "7.55", "iva:21")]).sale.id;
    let used = spend(&shop, in_points(small, 300)).unwrap();
    assert_eq!((used.units, used.amount_minor), (75, 750));
    assert_eq!(kind(spend(&shop, in_points(small, 1))), "loyalty-nothing-left");
    assert_eq!(of(&shop, shop.buyer).points.unwrap().points, 225);
}

#[test]
fn a_full_return_takes_an_unused_discount_back() {
    let shop = Shop::new();
    running(&shop, "Fieles", rule("invoice_paid", json!({ "type": "discount_amount", "amount": "5.00" })));
    let first = sold(&shop);
    given_back_after(&shop, 1, &first, Some((0, "1")));
    assert_eq!(then(&shop, 1).rows[0].state, LoyaltyState::Ready, "a part of it leaves the discount");
    given_back_after(&shop, 2, &first, None);
    assert_eq!(then(&shop, 2).rows[0].state, LoyaltyState::TakenBack);
    let draft = two_rates(&shop).sale.id;
    let late = loyalty::spend(&shop.book, after(&shop, 2, "loyalty.use"), &on(draft, only(&shop).id), &Unwatched);
    assert_eq!(kind(late.map(|done| done.value)), "loyalty-not-ready");
}

#[test]
fn what_is_given_back_on_the_day_it_was_paid_earned_nothing_and_the_draft_that_says_it_is_told() {
    let shop = Shop::new();
    running(&shop, "Fieles", rule("invoice_paid", json!({ "type": "discount_amount", "amount": "5.00" })));
    let first = sold(&shop);
    let draft = two_rates(&shop).sale.id;
    let used = spend(&shop, on(draft, only(&shop).id)).unwrap();
    given_back(&shop, &first, None);
    let told = of(&shop, shop.buyer);
    assert!(told.rows.is_empty(), "{:?}", told.rows);
    let said: Vec<_> = told.on_drafts.iter().map(|one| (one.id, one.sale, one.name.as_deref())).collect();
    assert_eq!(said, [(used.id, Some(draft), Some("Fieles"))]);
    shop.write("loyalty.unuse", |tx| loyalty::unuse(tx, WhichReward { id: used.id }));
    assert!(of(&shop, shop.buyer).on_drafts.is_empty());
    assert_eq!(shop.get(draft).sale.net_minor, Some(30_000));
}

#[test]
fn what_waits_is_decided_by_a_person_and_a_no_reserves_nothing() {
    let shop = Shop::new();
    let mut asked = rule("invoice_paid", json!({ "type": "discount_amount", "amount": "20.00" }));
    asked["guard"] = json!({ "approval_over": "10.00" });
    asked["limits"] = json!({ "per_customer": { "count": 1, "per": "year" } });
    running(&shop, "Grandes", asked);
    sold(&shop);
    sold(&shop);
    let waiting = LoyaltyRewardsRequest { states: Some(vec![LoyaltyState::Waiting]), ..Default::default() };
    let queue = page(&shop, &waiting);
    assert_eq!((queue.count, queue.rows[0].worst_minor), (1, Some(2_000)), "the second is beyond the limit");
    let first = queue.rows[0].id;
    let draft = two_rates(&shop).sale.id;
    assert_eq!(kind(spend(&shop, on(draft, first))), "loyalty-not-ready");
    decide(&shop, first, false).unwrap();
    let queue = page(&shop, &waiting);
    assert_eq!(queue.count, 1, "now the second may wait");
    let second = queue.rows[0].id;
    assert_ne!(second, first);
    decide(&shop, second, true).unwrap();
    assert_eq!(kind(decide(&shop, second, false)), "loyalty-not-waiting");
    assert_eq!(spend(&shop, on(draft, second)).unwrap().amount_minor, 2_000);
    // Undone, it waits again.
    shop.book.undo(NOW + 90_000).unwrap();
    shop.book.undo(NOW + 90_001).unwrap();
    assert_eq!(page(&shop, &waiting).rows[0].id, second);
    assert_eq!(kind(decide(&shop, shop.buyer, true)), "not-found");
}

#[test]
fn a_reward_goes_on_no_document_it_is_not_for() {
    let shop = Shop::new();
    running(&shop, "Fieles", rule("invoice_paid", json!({ "type": "discount_amount", "amount": "5.00" })));
    sold(&shop);
    let reward = only(&shop).id;
    let quote = shop.draft("quote", vec![line("A", "1", "100", "iva:21")]).sale.id;
    assert_eq!(kind(spend(&shop, on(quote, reward))), "loyalty-not-invoice");
    let issued = shop.issue(two_rates(&shop).sale.id).sale.id;
    assert_eq!(kind(spend(&shop, on(issued, reward))), "sale-issued");
    let other = shop.client("Otra, S. L.", "B99286320");
    let of_other = NewSale { client: Some(other), ..shop.sale("invoice", vec![line("A", "1", "100", "iva:21")]) };
    let of_other = shop.write("sales.draft", |tx| sales::draft(tx, &of_other)).sale.id;
    assert_eq!(kind(spend(&shop, on(of_other, reward))), "loyalty-other-client");
    let dollars = NewSale {
        currency: Some("USD".into()),
        exchange: Some(sales::ExchangeRate { rate: "0.9".into(), on: "2026-11-20".into(), source: "BCE".into() }),
        ..shop.sale("invoice", vec![line("A", "1", "100", "iva:21")])
    };
    let dollars = shop.write("sales.draft", |tx| sales::draft(tx, &dollars)).sale.id;
    assert_eq!(kind(spend(&shop, on(dollars, reward))), "loyalty-other-currency");
    let draft = two_rates(&shop).sale.id;
    let both = UseLoyalty { sale: draft, reward: Some(reward), points: Some(1) };
    assert_eq!(kind(spend(&shop, both)), "loyalty-one-of");
    assert!(matches!(spend(&shop, on(reward, reward)), Err(Error::NotFound { .. })));
    // Once on a draft, that is not made out to somebody else, and its copy does not repeat it.
    spend(&shop, on(draft, reward)).unwrap();
    let says = shop.get(draft);
    let sale = NewSale {
        client: Some(other),
        adjustments: Some(says.adjustments.clone()),
        ..shop.sale("invoice", vec![line("A", "1", "100", "iva:21")])
    };
    let revised = ReviseSale { id: draft, sale };
    assert_eq!(shop.refused("sales.revise", |tx| sales::revise(tx, &revised)), "loyalty-on-draft");
    let copy = shop.write("sales.duplicate", |tx| sales::duplicate(tx, WhichSale { id: draft }));
    assert!(copy.adjustments.is_empty() && copy.sale.net_minor == Some(30_000));
    // Taken off by hand, it is free again.
    let revised = ReviseSale { id: draft, sale: shop.sale("invoice", vec![line("A", "1", "100", "iva:21")]) };
    shop.write("sales.revise", |tx| sales::revise(tx, &revised));
    assert_eq!(state(&shop), LoyaltyState::Ready);
    spend(&shop, on(draft, reward)).unwrap();
    assert_eq!(shop.one("SELECT count(*) FROM loyalty_uses"), "1");
}

#[test]
fn coupons_end_cards_fill_gifts_are_handed_over_and_time_to_pay_holds() {
    let shop = Shop::new();
    let stamps = json!({ "type": "stamps", "units": 1, "card": 2, "worth": "6.00" });
    running(&shop, "Tarjeta", rule("invoice_paid", stamps));
    sold(&shop);
    let told = of(&shop, shop.buyer);
    assert_eq!((told.stamps[0].stamps, told.rows[0].state), (1, LoyaltyState::Collected));
    sold(&shop);
    let told = of(&shop, shop.buyer);
    assert_eq!((told.stamps[0].stamps, told.rows[0].state, told.rows[0].left_minor), (0, LoyaltyState::Ready, 600));
    let draft = two_rates(&shop).sale.id;
    assert_eq!(spend(&shop, on(draft, told.rows[0].id)).unwrap().units, 2);
    assert_eq!(kind(spend(&shop, on(draft, told.rows[0].id))), "not-found", "that card was redeemed");
    let other = Shop::new();
    running(&other, "Regalo", rule("invoice_paid", json!({ "type": "gift", "what": "una caja", "cost": "3.00" })));
    sold(&other);
    let gift = only(&other);
    let handed = |shop: &Shop| {
        loyalty::hand_over(&shop.book, shop.act("loyalty.hand_over"), WhichReward { id: gift.id }, &Unwatched)
    };
    assert_eq!(kind(spend(&other, on(two_rates(&other).sale.id, gift.id))), "loyalty-not-ready");
    handed(&other).unwrap();
    assert_eq!(
        (state(&other), kind(handed(&other).map(|done| done.value))),
        (LoyaltyState::HandedOver, "loyalty-not-ready")
    );
    let third = Shop::new();
    running(&third, "Vale", rule("invoice_paid", json!({ "type": "coupon", "amount": "4.00", "valid_days": 10 })));
    sold(&third);
    let coupon = only(&third);
    assert_eq!((coupon.until.as_deref(), coupon.left_minor), (Some("2026-12-03"), 400));
    assert_eq!(
        (then(&third, 10).rows[0].state, then(&third, 11).rows[0].state),
        (LoyaltyState::Ready, LoyaltyState::Expired)
    );
    let draft = two_rates(&third).sale.id;
    let late = loyalty::spend(&third.book, after(&third, 11, "loyalty.use"), &on(draft, coupon.id), &Unwatched);
    assert_eq!(kind(late.map(|done| done.value)), "loyalty-not-ready");
}

#[test]
fn a_new_version_keeps_what_the_old_one_gave_and_a_merge_brings_rewards_along() {
    let shop = Shop::new();
    let id = running(&shop, "Fieles", rule("invoice_paid", json!({ "type": "discount_amount", "amount": "5.00" })));
    // It has run since yesterday, and what is paid today comes under another version.
    shop.write("test", |tx| Ok(tx.execute("UPDATE loyalty_runs SET since = '2026-11-01'", [])?));
    sold(&shop);
    let draft = LoyaltyDraft {
        id: Some(id),
        name: "Fieles".into(),
        rule: rule("invoice_paid", json!({ "type": "discount_amount", "amount": "8.00" })),
    };
    shop.write("loyalty.save", |tx| loyalty::save(tx, &draft));
    assert_eq!(
        shop.texts("SELECT since || ' ' || coalesce(until, '') FROM loyalty_runs ORDER BY id"),
        ["2026-11-01 2026-11-22", "2026-11-23 "]
    );
    let other = shop.client("Otra, S. L.", "B99286320");
    assert_eq!(of(&shop, other).count, 0);
    let reward = only(&shop);
    assert_eq!(reward.left_minor, 800, "issued today, so it was paid today whatever the payment says");
    let used_on = two_rates(&shop).sale.id;
    spend(&shop, on(used_on, reward.id)).unwrap();
    shop.write("clients.merge", |tx| {
        clients::merge(tx, &MergeRequest { keep: other, lose: shop.buyer, take: Vec::new() })
    });
    let told = of(&shop, other);
    assert_eq!((told.rows.len(), told.rows[0].state), (1, LoyaltyState::Used));
    shop.book.undo(NOW + 90_000).unwrap();
    assert_eq!(state(&shop), LoyaltyState::Used);
    shop.write("loyalty.turn", |tx| loyalty::turn(tx, TurnLoyalty { id, running: false }));
    assert_eq!(state(&shop), LoyaltyState::Used, "turned off today, what today brought stays");
}

/// Whatever is sold, redeemed, taken back, thrown away, issued, given back or undone: each document says the rewards that are told of it, no
/// more was redeemed than the documents say, and what is owed is what the client is told.
fn agrees(shop: &Shop) -> Result<(), TestCaseError> {
    let told = of(shop, shop.buyer);
    let mut of_documents = 0;
    for (uid, net, gross) in shop.read(|conn| {
        let mut all = conn.prepare(
            "SELECT s.uid, s.net_minor, (SELECT sum(l.amount_minor) FROM sale_lines AS l WHERE l.sale = s.id) FROM sales AS s
             WHERE s.kind = 'invoice' AND s.state <> 'refunded'",
        )?;
        let rows = all.query_map([], |r| Ok((r.get::<_, Id>(0)?, r.get::<_, i64>(1)?, r.get::<_, i64>(2)?)))?;
        Ok(rows.collect::<Result<Vec<_>, _>>()?)
    }) {
        let on_it = format!("SELECT coalesce(sum(u.amount_minor), 0) FROM loyalty_uses AS u JOIN sales AS s ON s.id = u.used_on WHERE s.uid = x'{}'", uid.to_string().replace('-', ""));
        let off: i64 = shop.one(&on_it).parse().unwrap();
        prop_assert_eq!(gross - net, off);
        prop_assert!(net >= 0);
        of_documents += off;
    }
    prop_assert_eq!(told.used_minor, of_documents);
    for row in told.rows.iter().filter(|row| row.form == Form::Credit) {
        let used: i64 = row.uses.iter().map(|one| one.amount_minor).sum();
        prop_assert_eq!(row.left_minor, (row.units - used).max(0));
    }
    let points = told.points.unwrap();
    prop_assert!(points.points >= 0 && points.points <= points.balance.max(0));
    prop_assert_eq!(points.worth_minor, Some(points.points * 10));
    let owed = loyalty::liability(&shop.book, shop.act("loyalty.liability"), &Unwatched).unwrap();
    let left: i64 = told.rows.iter().map(|row| row.left_minor).sum();
    prop_assert_eq!(owed.worth_minor, left + points.points * 10);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_done_rewards_documents_and_what_is_owed_agree_to_the_cent(
        steps in prop::collection::vec((0..8_u8, 1..40_000_i64), 1..16)
    ) {
        let shop = Shop::new();
        valued(&shop);
        running(&shop, "Saldo", rule("invoice_paid", json!({ "type": "cashback", "percent": "7.5" })));
        running(&shop, "Puntos", rule("invoice_paid", json!({ "type": "points", "per": "3.00", "units": 2 })));
        let drafted = |minor: i64| {
            let price = format!("{}.{:02}", minor / 100, minor % 100);
            shop.draft("invoice", vec![line("A", "1", &price, "iva:21"), line("B", "3", "1.37", "iva:10")]).sale.id
        };
        let mut draft = drafted(5_000);
        let mut sold: Vec<SaleDetail> = Vec::new();
        for (what, size) in steps {
            let told = of(&shop, shop.buyer);
            let pick = |count: usize| size as usize % count.max(1);
            match what {
                0 | 1 => {
                    let invoice = shop.issue(drafted(size));
                    paid(&shop, shop.buyer, invoice.sale.total_minor);
                    sold.push(invoice);
                }
                2 => {
                    if let Some(ready) = told.rows.iter().find(|row| row.left_minor > 0) {
                        let before = ready.left_minor;
                        if let Ok(used) = spend(&shop, on(draft, ready.id)) {
                            prop_assert!(used.amount_minor > 0 && used.amount_minor <= before);
                        }
                    }
                }
                3 => {
                    let can = told.points.unwrap().points;
                    let asked = 1 + size % (can + 1);
                    match spend(&shop, in_points(draft, asked)) {
                        Ok(used) => prop_assert!(used.units <= can && used.amount_minor == used.units * 10),
                        Err(error) => prop_assert!(asked > can || error.kind() == "loyalty-nothing-left"),
                    }
                }
                4 => {
                    if let Some(one) = told.on_drafts.get(pick(told.on_drafts.len())) {
                        let id = one.id;
                        shop.write("loyalty.unuse", |tx| loyalty::unuse(tx, WhichReward { id }));
                    }
                }
                5 => {
                    shop.write("sales.remove", |tx| sales::remove(tx, WhichSale { id: draft }));
                    if size % 2 == 0 {
                        shop.book.undo(shop.act("undo").now).unwrap();
                    } else {
                        draft = drafted(size);
                    }
                }
                6 => {
                    let invoice = shop.issue(draft);
                    paid(&shop, shop.buyer, invoice.sale.total_minor.max(1));
                    sold.push(invoice);
                    draft = drafted(size);
                }
                _ if sold.is_empty() => {}
                _ => {
                    let invoice = sold.remove(pick(sold.len()));
                    given_back(&shop, &invoice, (size % 2 == 0).then_some((1, "1")));
                }
            }
            agrees(&shop)?;
        }
    }
}
