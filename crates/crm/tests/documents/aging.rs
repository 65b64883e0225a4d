//! What was owed on any day is what it would be if everything were added up again.

use crate::shop::{Shop, sound};
use crm::ids::Id;
use crm::payments::{
    self, AccountRequest, AgingRequest, AllocateRequest, NewPayment, RefundRequest, ReverseRequest, WhichAllocation,
};
use proptest::prelude::*;

/// The `n`th day of a year before the shop's today.
fn day(n: u32) -> String {
    (chrono::NaiveDate::from_ymd_opt(2025, 12, 1).unwrap() + chrono::Days::new(u64::from(n))).to_string()
}

#[derive(Debug, Clone)]
enum Step {
    Invoice { day: u32, total: i64, credit: bool },
    Pay { day: u32, amount: i64, advance: bool },
    Allocate(usize),
    Release(usize),
    Reverse { which: usize, day: u32 },
    Refund { amount: i64, day: u32 },
}

fn step() -> impl Strategy<Value = Step> {
    let day = 0..330_u32;
    prop_oneof![
        4 => (day.clone(), 1..20_000_i64, prop::bool::weighted(0.2)).prop_map(|(day, total, credit)| Step::Invoice { day, total, credit }),
        4 => (day.clone(), 1..15_000_i64, prop::bool::weighted(0.3)).prop_map(|(day, amount, advance)| Step::Pay { day, amount, advance }),
        2 => (0..8_usize).prop_map(Step::Allocate),
        1 => (0..8_usize).prop_map(Step::Release),
        1 => (0..8_usize, day.clone()).prop_map(|(which, day)| Step::Reverse { which, day }),
        1 => (1..5_000_i64, day).prop_map(|(amount, day)| Step::Refund { amount, day }),
    ]
}

fn ids(shop: &Shop, sql: &str) -> Vec<Id> {
    shop.read(|conn| {
        let mut all = conn.prepare(sql)?;
        Ok(all.query_map([], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?)
    })
}

/// Does a step; one that is refused changes nothing.
fn take(shop: &Shop, step: &Step) {
    let chosen = |sql: &str, which: usize| {
        let all = ids(shop, sql);
        (!all.is_empty()).then(|| all[which % all.len()])
    };
    let act = shop.act("test");
    let _ = match step {
        Step::Invoice { day: on, total, credit } => shop.book.write(act, |tx| {
            let (kind, total) = if *credit { ("credit", -total) } else { ("invoice", *total) };
            tx.execute(
                "INSERT INTO sales (uid, client, kind, number, day, due, currency, total_minor, told)
                 SELECT ?1, id, ?3, 'F', ?4, ?5, 'EUR', ?6, 'open' FROM clients WHERE uid = ?2",
                rusqlite::params![tx.new_id(), shop.buyer, kind, day(*on), day(*on + 20), total],
            )?;
            Ok(())
        }),
        Step::Pay { day: on, amount, advance } => {
            let new = NewPayment {
                client: Some(shop.buyer),
                day: Some(day(*on)),
                amount_minor: *amount,
                method: "10".into(),
                allocations: advance.then(Vec::new),
                ..NewPayment::default()
            };
            shop.book.write(act, |tx| payments::record(tx, &new).map(|_| ()))
        }
        Step::Allocate(which) => {
            let credit =
                chosen("SELECT uid FROM sales WHERE kind = 'credit' ORDER BY id", *which).filter(|_| which % 2 == 0);
            let payment = chosen("SELECT uid FROM payments WHERE kept_free_minor > 0 ORDER BY id", *which)
                .filter(|_| credit.is_none());
            let request = AllocateRequest { payment, credit, allocations: None };
            shop.book.write(act, |tx| payments::allocate(tx, &request).map(|_| ()))
        }
        Step::Release(which) => match chosen("SELECT uid FROM allocations ORDER BY id", *which) {
            Some(allocation) => shop.book.write(act, |tx| payments::release(tx, &WhichAllocation { allocation })),
            None => return,
        },
        Step::Reverse { which, day: on } => match chosen("SELECT uid FROM payments ORDER BY id", *which) {
            Some(id) => {
                let request = ReverseRequest { id, reason: "x".into(), day: Some(day(*on)) };
                shop.book.write(act, |tx| payments::reverse(tx, &request).map(|_| ()))
            }
            None => return,
        },
        Step::Refund { amount, day: on } => {
            let request = RefundRequest {
                client: shop.buyer,
                amount_minor: *amount,
                currency: None,
                method: "30".into(),
                day: Some(day(*on)),
                reference: String::new(),
                note: String::new(),
            };
            shop.book.write(act, |tx| payments::refund(tx, &request).map(|_| ()))
        }
    };
}

/// Everything added up again as of a day: owed, left of credit notes, advance, and documents less payments.
fn naive(shop: &Shop, day: &str) -> (i64, i64, i64, i64) {
    let sum = |sql: &str| -> i64 { shop.read(|conn| Ok(conn.query_row(sql, [day], |r| r.get(0))?)) };
    let owed =
        "SELECT total_minor - (SELECT coalesce(sum(amount_minor), 0) FROM allocations WHERE sale = s.id AND day <= ?1)
                  + (SELECT coalesce(sum(amount_minor), 0) FROM allocations WHERE credit = s.id AND day <= ?1) AS owed
                FROM sales AS s WHERE day <= ?1";
    let owing = sum(&format!("SELECT coalesce(sum(owed), 0) FROM ({owed}) WHERE owed > 0"));
    let credit = sum(&format!("SELECT coalesce(-sum(owed), 0) FROM ({owed}) WHERE owed < 0"));
    let paid = sum("SELECT coalesce(sum(amount_minor), 0) FROM payments WHERE day <= ?1");
    let used = sum("SELECT coalesce(sum(amount_minor), 0) FROM allocations WHERE payment IS NOT NULL AND day <= ?1");
    let documents = sum("SELECT coalesce(sum(total_minor), 0) FROM sales WHERE day <= ?1");
    (owing, credit, paid - used, documents - paid)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn no_cent_is_lost_on_any_day(steps in prop::collection::vec(step(), 4..40)) {
        let shop = Shop::new();
        steps.iter().for_each(|step| take(&shop, step));
        let over = "SELECT count(*) FROM sales WHERE iif(total_minor > 0, owed_minor < 0 OR kept_paid_minor < 0, owed_minor > 0 OR kept_paid_minor > 0)";
        prop_assert_eq!(shop.one(over), "0", "nothing is paid beyond what is owed");
        prop_assert_eq!(shop.one("SELECT count(*) FROM payments WHERE iif(amount_minor > 0, kept_free_minor < 0, kept_free_minor > 0)"), "0", "nor used beyond what was paid");
        for on in [0, 40, 90, 150, 220, 300, 357, 800] {
            let day = day(on);
            let request = AccountRequest { client: shop.buyer, as_of: Some(day.clone()), currency: None, after: None, limit: Some(200) };
            let told = shop.read(|conn| payments::account(conn, shop.moment(), &request));
            let sums = &told.sums[0];
            let expected = naive(&shop, &day);
            prop_assert_eq!((sums.owed_minor, sums.credit_minor, sums.advance_minor, sums.balance_minor), expected, "{}", day);
            let all = shop.read(|conn| payments::aging(conn, shop.moment(), &AgingRequest { as_of: Some(day.clone()) }));
            let one = all.sums.first().map_or((0, 0, 0, 0), |s| (s.aging.owed(), s.credit_minor, s.advance_minor, s.balance_minor));
            prop_assert_eq!(one, expected, "{}", day);
            let late: i64 = told.open.iter().filter(|o| o.owed_minor > 0 && o.due.as_deref() < Some(&day)).map(|o| o.owed_minor).sum();
            prop_assert_eq!(sums.late_minor, late, "{}", day);
            let first = told.entries.last().map_or((0, 0), |e| (e.balance_minor, e.change_minor));
            prop_assert_eq!(first.0, first.1, "the entries begin at nothing");
        }
        let now = shop.read(|conn| payments::aging(conn, shop.moment(), &AgingRequest::default()));
        let then = shop.read(|conn| payments::aging(conn, shop.moment(), &AgingRequest { as_of: Some(shop.moment().today().to_string()) }));
        prop_assert_eq!(now, then);
        sound(&shop.book);
    }
}

/// `cargo test --release -p crm --test documents -- --ignored --nocapture how_long_an_account`
#[test]
#[ignore = "prints how long accounts and what is owed take with three hundred thousand invoices"]
fn how_long_an_account_takes() {
    let shop = Shop::new();
    shop.write("test", |tx| {
        let n = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ?1 - 1) ";
        tx.execute(
            &format!(
                "{n} INSERT INTO clients (uid, kind, name, sort_key, created_at) SELECT randomblob(16), 'company', 'C' || i, 'c', 0 FROM n"
            ),
            [10_000],
        )?;
        tx.execute(
            &format!(
                "{n} INSERT INTO sales (uid, client, kind, number, day, due, currency, total_minor, told)
                 SELECT randomblob(16), 1 + i % 10000, 'invoice', 'F' || i, date('2021-11-23', '+' || (i * 1826 / 300000) || ' days'),
                        date('2021-12-23', '+' || (i * 1826 / 300000) || ' days'), 'EUR', 12100, 'open' FROM n"
            ),
            [300_000],
        )?;
        // All but one in a hundred were paid, forty days after they were made.
        tx.execute(
            "INSERT INTO payments (uid, client, day, amount_minor, currency, method)
             SELECT uid, client, date(day, '+40 days'), 12100, 'EUR', '30' FROM sales WHERE id % 100 <> 0",
            [],
        )?;
        tx.execute(
            "INSERT INTO allocations (uid, payment, sale, amount_minor, day)
             SELECT p.uid, p.id, s.id, 12100, p.day FROM payments AS p JOIN sales AS s ON s.uid = p.uid",
            [],
        )?;
        Ok(())
    });
    let client = ids(&shop, "SELECT uid FROM clients WHERE id = 200")[0];
    for as_of in [None, Some("2026-11-23"), Some("2026-09-30"), Some("2025-12-31"), Some("2022-06-30")] {
        let as_of = as_of.map(str::to_owned);
        let timed = |work: &dyn Fn()| {
            let mut times: Vec<_> = (0..20)
                .map(|_| {
                    let start = std::time::Instant::now();
                    work();
                    start.elapsed()
                })
                .collect();
            times.sort();
            times[18]
        };
        let asked = AccountRequest { client, as_of: as_of.clone(), currency: None, after: None, limit: None };
        let account = timed(&|| drop(shop.read(|conn| payments::account(conn, shop.moment(), &asked))));
        let asked = AgingRequest { as_of: as_of.clone() };
        let aging = timed(&|| drop(shop.read(|conn| payments::aging(conn, shop.moment(), &asked))));
        println!("as of {as_of:?}: account {account:?}, aging {aging:?}");
    }
}
