//! An account as it is handed to the client.

use crate::payments::invoice;
use crate::shop::{Shop, line};
use crm::ids::Id;
use crm::payments::{self, NewPayment, Statement, StatementRequest};
use crm::sales::{self, NewSale};

fn statement(shop: &Shop, from: Option<&str>, as_of: Option<&str>) -> crm::Result<Statement> {
    let request = StatementRequest {
        client: shop.buyer,
        as_of: as_of.map(str::to_owned),
        from: from.map(str::to_owned),
        currency: None,
    };
    shop.book.read(|conn| payments::statement(conn, shop.moment(), &request))
}

fn pay(shop: &Shop, client: Id, amount_minor: i64, day: &str) {
    let new = NewPayment {
        client: Some(client),
        amount_minor,
        method: "30".into(),
        day: Some(day.into()),
        ..NewPayment::default()
    };
    shop.write("payments.record", |tx| payments::record(tx, &new));
}

/// Changes and balances, as they stand on paper.
fn told(statement: &Statement) -> Vec<(&str, i64, i64)> {
    statement.entries.iter().map(|e| (e.kind.as_str(), e.change_minor, e.balance_minor)).collect()
}

#[test]
fn a_statement_begins_with_what_was_owed_before_and_ends_with_the_balance() {
    let shop = Shop::new();
    // What another program told of last month, so that there is a before.
    pay(&shop, shop.buyer, 3_000, "2026-10-30");
    invoice(&shop, "100");
    invoice(&shop, "50");
    pay(&shop, shop.buyer, 4_000, "2026-11-23");
    let whole = statement(&shop, None, None).unwrap();
    assert_eq!(whole.from, None, "nothing was left out");
    assert_eq!(
        (whole.opening_minor, told(&whole), whole.balance_minor),
        (
            0,
            vec![
                ("payment", -3_000, -3_000),
                ("invoice", 10_000, 7_000),
                ("invoice", 5_000, 12_000),
                ("payment", -4_000, 8_000)
            ],
            8_000
        )
    );
    let month = statement(&shop, Some("2026-11-01"), None).unwrap();
    assert_eq!((month.opening_minor, told(&month)), (-3_000, told(&whole)[1..].to_vec()));
    assert_eq!(month.from.as_deref(), Some("2026-11-01"));
    let before = statement(&shop, None, Some("2026-10-31")).unwrap();
    assert_eq!((told(&before), before.balance_minor), (vec![("payment", -3_000, -3_000)], -3_000));
    let nothing = statement(&shop, Some("2026-11-10"), Some("2026-11-20")).unwrap();
    assert_eq!((nothing.opening_minor, nothing.entries.len(), nothing.balance_minor), (-3_000, 0, -3_000));
    assert_eq!(statement(&shop, Some("2026-11-21"), Some("2026-11-20")).unwrap_err().kind(), "days-backwards");
}

#[test]
fn a_statement_names_both_and_says_when_and_how_to_pay() {
    let shop = Shop::new();
    let due = NewSale { due: Some("2026-12-01".into()), ..shop.sale("invoice", vec![line("A", "1", "100", "iva:0")]) };
    let draft = shop.write("sales.draft", |tx| sales::draft(tx, &due));
    shop.issue(draft.sale.id);
    let told = statement(&shop, None, None).unwrap();
    assert_eq!(told.entries[0].due.as_deref(), Some("2026-12-01"));
    assert_eq!(
        (told.head.issuer.name.as_str(), told.head.customer.tax_id.as_str(), told.head.language.as_str()),
        ("Tostadero La Perla, S. L.", "A58818501", "es")
    );
    assert_eq!(told.head.payments[0].account, "ES9121000418450200051332");
    assert_eq!(told.aging.not_due_minor, 10_000);
}

#[test]
fn a_long_account_is_told_by_its_newest_thousand_and_what_was_owed_before_them() {
    let shop = Shop::new();
    shop.write("payments.record", |tx| {
        for n in 0..1_050_i64 {
            let day = (chrono::NaiveDate::from_ymd_opt(2022, 1, 1).unwrap() + chrono::Days::new(n as u64)).to_string();
            let new = NewPayment {
                client: Some(shop.buyer),
                amount_minor: 100,
                method: "10".into(),
                day: Some(day),
                ..NewPayment::default()
            };
            payments::record(tx, &new)?;
        }
        Ok(())
    });
    let told = statement(&shop, None, None).unwrap();
    assert_eq!((told.entries.len(), told.opening_minor, told.balance_minor), (1_000, -5_000, -105_000));
    assert_eq!(told.from.as_deref(), Some(told.entries[0].day.as_str()));
    assert_eq!(told.entries[0].balance_minor, -5_100);
}
