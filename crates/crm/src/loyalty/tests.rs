use super::*;
use crate::book::{Act, Book, NewBook, Tx};
use crate::clients::{self, ClientDraft};
use crate::ids::Id;
use crate::moment::Unwatched;
use crate::settings::Business;
use crate::{Error, Result};
use ::loyalty::{Reason, Verdict};
use rusqlite::params;
use serde_json::{Value, json};

/// 2026-11-23 in Madrid.
const NOW: i64 = 1_795_420_800_000;

fn act(n: i64) -> Act<'static> {
    Act { command: "test", now: NOW + n, seed: n as u64 }
}

fn day(ago: i64) -> String {
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    (today - chrono::Days::new(ago as u64)).to_string()
}

fn client(tx: &Tx, name: &str) -> Result<Id> {
    Ok(clients::create(tx, &serde_json::from_value::<ClientDraft>(json!({ "name": name }))?)?.id)
}

/// An invoice of 120 with tax and 100 without for each hundred; two thirds of the net is what it cost.
fn sale(tx: &Tx, client: Id, product: i64, ago: i64, hundreds: i64, paid_after: Option<i64>) -> Result<i64> {
    let row = clients::row_of(tx, client)?;
    tx.execute(
        "INSERT INTO sales (uid, client, kind, day, due, currency, net_minor, total_minor, told, number)
         VALUES (?1, ?2, 'invoice', ?3, ?4, 'EUR', ?5, ?6, 'open', 'F-' || ?7)",
        params![tx.new_id(), row, day(ago), day((ago - 15).max(0)), hundreds * 10_000, hundreds * 12_000, ago],
    )?;
    let sale = tx.last_insert_rowid();
    tx.execute(
        "INSERT INTO sale_lines (uid, sale, position, product, quantity, amount_minor) VALUES (?1, ?2, 1, ?3, ?4, ?5)",
        params![tx.new_id(), sale, product, hundreds * 1_000_000, hundreds * 12_000],
    )?;
    if let Some(after) = paid_after {
        tx.execute(
            "INSERT INTO payments (uid, client, day, amount_minor, currency) VALUES (?1, ?2, ?3, ?4, 'EUR')",
            params![tx.new_id(), row, day(ago - after), hundreds * 12_000],
        )?;
        tx.execute(
            "INSERT INTO allocations (uid, payment, sale, amount_minor, day) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![tx.new_id(), tx.last_insert_rowid(), sale, hundreds * 12_000, day(ago - after)],
        )?;
    }
    Ok(sale)
}

/// Ana pays in time, Blas late, and Carla has not paid yet.
fn shop(folder: &std::path::Path) -> (Book, [Id; 3]) {
    let new = NewBook {
        business: Business::in_country("Prueba", "ES", "es", "EUR"),
        user: "Ana".into(),
        device: "aquí".into(),
        now: NOW,
        seed: [7; 32],
    };
    let book = Book::create(&folder.join("a.clientela"), None, &new).unwrap();
    let made = book.write(act(1), |tx| {
        tx.execute(
            "INSERT INTO products (uid, name, sort_key, category, cost) VALUES (?1, 'Café', 'cafe', 'Cafés', 66000000)",
            [tx.new_id()],
        )?;
        let product = tx.last_insert_rowid();
        let ids = [client(tx, "Ana")?, client(tx, "Blas")?, client(tx, "Carla")?];
        for (id, after) in ids.into_iter().zip([Some(5), Some(40), None]) {
            for ago in [500, 300, 200, 100] {
                sale(tx, id, product, ago, 10, after)?;
            }
        }
        Ok(ids)
    });
    (book, made.unwrap().value)
}

fn rule(reward: Value) -> Value {
    json!({ "schema": 1, "id": "fiel", "trigger": { "on": "invoice_paid" },
        "when": { "all": [
            { "metric": "net_paid", "window": { "last_months": 12 }, "filter": { "product_tag": ["cafés"] }, "op": ">=", "value": "2000.00" },
            { "not": { "metric": "overdue_days_max", "window": { "last_months": 6 }, "op": ">", "value": "15" } } ] },
        "reward": reward })
}

fn discount() -> Value {
    json!({ "type": "discount_pct", "percent": "5" })
}

fn save_as(book: &Book, id: Option<Id>, name: &str, rule: Value) -> Result<LoyaltyRow> {
    Ok(book.write(act(20), |tx| save(tx, &LoyaltyDraft { id, name: name.into(), rule }))?.value)
}

fn tried(book: &Book, rule: Value) -> LoyaltySimulation {
    simulate(book, act(9), &SimulateLoyalty { rule, months: None, curve: true }, &Unwatched).unwrap()
}

#[test]
fn a_rule_is_tried_on_the_sales_payments_and_costs_of_the_book() {
    let folder = tempfile::tempdir().unwrap();
    let (book, ids) = shop(folder.path());
    let told = tried(&book, rule(discount()));
    // Each of Ana's three payments of the year found two or three thousand paid in the twelve months before it, the oldest of them too:
    // what she paid 495 days ago was not yet over then.
    assert_eq!((told.asked, told.clients, told.grants), (6, 1, 3), "{told:?}");
    assert_eq!((told.expected_minor, told.worst_minor), (15_000, 15_000));
    assert_eq!((told.top[0].client.id, told.top[0].already), (ids[0], false));
    // Three sales of 1,000 at a cost of 660.
    assert_eq!((told.margin_minor, told.cost_pct_of_margin.as_deref()), (Some(102_000), Some("14.71")));
    assert_eq!(told.months.iter().map(|month| month.expected_minor).sum::<i64>(), 15_000);
    assert_eq!(told.threshold, Some(LoyaltyThreshold { metric: Metric::NetPaid, value: "2000.00".into() }));
    assert!(told.curve.windows(2).all(|two| two[0].grants >= two[1].grants), "{:?}", told.curve);
    assert_eq!(told.curve.iter().find(|point| point.threshold == "2000.00").map(|point| point.grants), Some(3));
    assert_eq!(told, tried(&book, rule(discount())), "the same every time");
}

#[test]
fn each_client_learns_why() {
    let folder = tempfile::tempdir().unwrap();
    let (book, ids) = shop(folder.path());
    let why =
        |client: Id| explain(&book, act(9), &ExplainLoyalty { rule: rule(discount()), client }, &Unwatched).unwrap();
    let ana = why(ids[0]);
    assert_eq!(
        (ana.verdict, ana.expected_minor, ana.number.as_deref()),
        (Verdict::Granted, Some(5_000), Some("F-100"))
    );
    assert_eq!(ana.leaves[0].figure.as_deref(), Some("3000.00"));
    let blas = why(ids[1]);
    assert_eq!((blas.verdict, blas.reason), (Verdict::NotMet, Some(Reason::Condition)));
    assert_eq!(
        (blas.leaves[1].figure.as_deref(), blas.leaves[1].holds, blas.leaves[1].negated),
        (Some("25"), Some(false), true)
    );
    assert_eq!(why(ids[2]).leaves[0].figure.as_deref(), Some("0.00"), "what was not paid is not paid");
    let nobody =
        ExplainLoyalty { rule: rule(discount()), client: book.write(act(3), |tx| Ok(tx.new_id())).unwrap().value };
    assert!(matches!(explain(&book, act(9), &nobody, &Unwatched), Err(Error::NotFound { .. })));
}

#[test]
fn what_the_business_does_not_know_of_its_money_waits_for_a_person() {
    let folder = tempfile::tempdir().unwrap();
    let (book, _) = shop(folder.path());
    let longer = rule(json!({ "type": "payment_terms", "due_days": 45, "for_days": 180 }));
    let told = tried(&book, longer.clone());
    assert_eq!(
        (told.grants, told.proposed, told.refusals.iter().find(|one| one.proposed).map(|one| one.reason)),
        (0, 3, Some(Reason::CostUnknown))
    );
    let known = LoyaltyTerms { capital_pct: "6".into(), ..LoyaltyTerms::default() };
    book.write(act(4), |tx| set_terms(tx, &known)).unwrap();
    assert_eq!((tried(&book, longer.clone()).grants, tried(&book, longer).proposed), (3, 0));
    let wrong = LoyaltyTerms { capital_pct: "101".into(), ..LoyaltyTerms::default() };
    assert_eq!(book.write(act(5), |tx| set_terms(tx, &wrong)).unwrap_err().kind(), "loyalty-percent-unfit");
}

#[test]
fn a_version_never_changes_and_a_running_rule_begins_anew_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let (book, ids) = shop(folder.path());
    let made = save_as(&book, None, "Fieles", rule(discount())).unwrap();
    let id = made.kept.id;
    assert_eq!((made.kept.version, made.versions.len(), made.versions[0].sha256.len()), (1, 1, 64));
    assert_eq!(
        save_as(&book, Some(id), "Fieles de siempre", rule(discount())).unwrap().kept.version,
        1,
        "only the name"
    );
    let again = save_as(&book, Some(id), "Fieles", rule(json!({ "type": "discount_pct", "percent": "4" }))).unwrap();
    assert_eq!((again.kept.version, again.versions.len()), (2, 2));
    assert!(book.write(act(30), |tx| Ok(tx.execute("UPDATE loyalty_versions SET json = '{}'", [])?)).is_err());
    assert_eq!(save_as(&book, None, "fiéles", rule(discount())).unwrap_err().kind(), "loyalty-name-taken");
    let on = book.write(act(31), |tx| turn(tx, TurnLoyalty { id, running: true })).unwrap().value;
    assert_eq!(on.kept.running_since, Some(day(0)));
    // It has run for a while, and Ana pays today.
    book.write(act(32), |tx| Ok(tx.execute("UPDATE loyalty_runs SET since = ?1", [day(150)])?)).unwrap();
    let of_rule = |n| {
        let request = LoyaltyRewardsRequest { rule: Some(id), ..LoyaltyRewardsRequest::default() };
        rewards(&book, act(n), &request, &Unwatched).unwrap()
    };
    let told = of_rule(33);
    assert_eq!((told.count, told.expected_minor, told.rows[0].client.id), (1, 4_000, ids[0]), "only what came since");
    save_as(&book, Some(id), "Fieles", rule(discount())).unwrap();
    let told = of_rule(34);
    assert_eq!((told.count, told.rows[0].version), (1, 2), "what another version gave stays");
    let away = book.write(act(35), |tx| archive(tx, ArchiveLoyalty { id, archived: true })).unwrap().value;
    assert_eq!((away.kept.archived, away.kept.running_since), (true, None));
    assert_eq!(book.read(|conn| page(conn, &LoyaltyRulesRequest::default())).unwrap().rows.len(), 0);
    book.undo(NOW + 36).unwrap();
    assert_eq!(book.read(|conn| page(conn, &LoyaltyRulesRequest::default())).unwrap().rows.len(), 1);
}

#[test]
fn a_rule_that_cannot_be_is_told_what_is_wrong_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let (book, _) = shop(folder.path());
    let mut wrong: Vec<(Value, &str)> = vec![
        (json!({ "schema": 1 }), "rule-unreadable"),
        (rule(json!({ "type": "discount_pct", "percent": "0" })), "rule-number"),
        (
            rule(json!({ "type": "free_item", "product": "0190d0f0-0000-7000-8000-000000000000", "quantity": "1" })),
            "rule-product",
        ),
        (rule(json!({ "type": "tier", "name": "Oro", "for_days": 30 })), "rule-no-facts"),
    ];
    let mut budget = rule(discount());
    budget["limits"] = json!({ "budget": { "amount": "0", "per": "year" } });
    wrong.push((budget, "rule-no-budget"));
    for (rule, kind) in wrong {
        assert_eq!(save_as(&book, None, "Mala", rule).unwrap_err().kind(), kind);
    }
    assert_eq!(save_as(&book, None, " ", rule(discount())).unwrap_err().kind(), "name-missing");
    let long = SimulateLoyalty { rule: rule(discount()), months: Some(37), curve: false };
    assert_eq!(simulate(&book, act(9), &long, &Unwatched).unwrap_err().kind(), "months-unfit");
}

#[test]
fn a_book_without_sales_says_so_with_zeros() {
    let folder = tempfile::tempdir().unwrap();
    let new = NewBook {
        business: Business::in_country("Prueba", "CL", "es", "CLP"),
        user: "Ana".into(),
        device: "aquí".into(),
        now: NOW,
        seed: [7; 32],
    };
    let book = Book::create(&folder.path().join("b.clientela"), None, &new).unwrap();
    let plain = json!({ "schema": 1, "id": "r", "trigger": { "on": "invoice_issued" }, "reward": discount() });
    let told = tried(&book, plain);
    assert_eq!((told.asked, told.clients, told.margin_minor, told.threshold, told.curve.len()), (0, 0, None, None, 0));
    assert_eq!(told.months.len(), 13, "from one November to the next");
}
