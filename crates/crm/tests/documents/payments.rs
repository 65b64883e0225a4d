//! Money that comes, is spread, taken back and given back.

use crate::shop::{NOW, Shop, line, sound};
use crm::ids::Id;
use crm::payments::{
    self, AccountRequest, AllocateRequest, AllocationPart, ClientAccount, CreditLimit, DayRequest, NewPayment,
    PaymentDetail, PaymentsRequest, RefundRequest, ReverseRequest, SuggestRequest, WhichAllocation, WhichPayment,
};
use crm::sales::{self, CreditSale, SaleDetail};

pub fn invoice(shop: &Shop, price: &str) -> SaleDetail {
    let draft = shop.draft("invoice", vec![line("A", "1", price, "iva:0")]);
    shop.issue(draft.sale.id)
}

fn cash(client: Id, amount_minor: i64) -> NewPayment {
    NewPayment { client: Some(client), amount_minor, method: "10".into(), ..NewPayment::default() }
}

fn record(shop: &Shop, new: &NewPayment) -> PaymentDetail {
    shop.write("payments.record", |tx| payments::record(tx, new))
}

fn request(client: Id) -> AccountRequest {
    AccountRequest { client, as_of: None, currency: None, after: None, limit: None }
}

fn account(shop: &Shop) -> ClientAccount {
    shop.read(|conn| payments::account(conn, shop.moment(), &request(shop.buyer)))
}

/// Balance, owed, credit, advance.
fn sums(shop: &Shop) -> (i64, i64, i64, i64) {
    let one = account(shop).sums.remove(0);
    (one.balance_minor, one.owed_minor, one.credit_minor, one.advance_minor)
}

fn state(shop: &Shop, id: Id) -> (String, i64) {
    let sale = shop.get(id).sale;
    (sale.state.unwrap_or_default(), sale.owed_minor)
}

fn credit(shop: &Shop, invoice: Id) -> SaleDetail {
    let request = CreditSale { id: invoice, lines: None, reason: "Devolución".into(), by: None, kind: None };
    let draft = shop.write("sales.credit", |tx| sales::credit(tx, &request));
    shop.issue(draft.sale.id)
}

#[test]
fn money_goes_to_what_is_due_oldest_first_and_the_rest_is_an_advance() {
    let shop = Shop::new();
    let (one, two) = (invoice(&shop, "100"), invoice(&shop, "50"));
    let asked = SuggestRequest { client: shop.buyer, amount_minor: 12_000, currency: None };
    let told = shop.read(|conn| payments::suggest(conn, &asked));
    assert_eq!(
        told.parts.iter().map(|p| (p.sale, p.owed_minor, p.amount_minor)).collect::<Vec<_>>(),
        [(one.sale.id, 10_000, 10_000), (two.sale.id, 5_000, 2_000)]
    );
    let payment = record(&shop, &cash(shop.buyer, 12_000));
    assert_eq!(payment.allocations.iter().map(|a| a.amount_minor).collect::<Vec<_>>(), [10_000, 2_000]);
    assert_eq!((state(&shop, one.sale.id), state(&shop, two.sale.id)), (("paid".into(), 0), ("partial".into(), 3_000)));
    assert_eq!(sums(&shop), (3_000, 3_000, 0, 0));
    let more = record(&shop, &cash(shop.buyer, 10_000));
    assert_eq!((more.free_minor, sums(&shop)), (7_000, (-7_000, 0, 0, 7_000)));
    let three = invoice(&shop, "20");
    assert_eq!(sums(&shop), (-5_000, 2_000, 0, 7_000));
    let use_it = AllocateRequest { payment: Some(more.id), ..AllocateRequest::default() };
    assert_eq!(shop.write("payments.allocate", |tx| payments::allocate(tx, &use_it)), 5_000);
    assert_eq!((state(&shop, three.sale.id).0.as_str(), sums(&shop)), ("paid", (-5_000, 0, 0, 5_000)));
    let told = account(&shop);
    assert_eq!(told.habit.map(|habit| (habit.invoices, habit.mean_days <= 0)), Some((3, true)));
    let changes: Vec<_> = told.entries.iter().map(|e| (e.kind.as_str(), e.change_minor, e.balance_minor)).collect();
    assert_eq!(
        changes,
        [
            ("payment", -10_000, -5_000),
            ("payment", -12_000, 5_000),
            ("invoice", 2_000, 17_000),
            ("invoice", 5_000, 15_000),
            ("invoice", 10_000, 10_000)
        ]
    );
    sound(&shop.book);
}

#[test]
fn entries_come_in_pages_and_their_balance_goes_on() {
    let shop = Shop::new();
    for price in ["1", "2", "3", "4"] {
        invoice(&shop, price);
    }
    record(&shop, &cash(shop.buyer, 150));
    record(&shop, &cash(shop.buyer, 250));
    let whole = account(&shop).entries;
    let mut paged = Vec::new();
    let mut asked = AccountRequest { limit: Some(2), ..request(shop.buyer) };
    loop {
        let page = shop.read(|conn| payments::account(conn, shop.moment(), &asked));
        paged.extend(page.entries);
        asked.after = page.next;
        if asked.after.is_none() {
            break;
        }
    }
    assert_eq!((paged.len(), &paged), (6, &whole));
    assert_eq!(
        paged.last().map(|e| (e.change_minor, e.balance_minor)),
        Some((100, 100)),
        "the first was all there was"
    );
}

#[test]
fn nothing_is_paid_twice_nor_beyond_nor_for_somebody_else() {
    let shop = Shop::new();
    let one = invoice(&shop, "100").sale.id;
    let other = shop.client("Otra, S. L.", "B12345674");
    let part = |amount_minor| AllocationPart { sale: one, amount_minor };
    let refused = |new: NewPayment| shop.refused("payments.record", |tx| payments::record(tx, &new));
    let with =
        |client, amount, parts: Vec<AllocationPart>| NewPayment { allocations: Some(parts), ..cash(client, amount) };
    assert_eq!(refused(with(shop.buyer, 20_000, vec![part(10_001)])), "allocation-too-much");
    assert_eq!(refused(with(shop.buyer, 500, vec![part(501)])), "allocation-beyond");
    assert_eq!(refused(with(shop.buyer, 500, vec![part(1), part(1)])), "allocation-twice");
    assert_eq!(refused(with(other, 500, vec![part(500)])), "allocation-other-client");
    assert_eq!(refused(with(shop.buyer, 500, vec![part(-5)])), "amount-not-positive");
    assert_eq!(
        refused(NewPayment { currency: Some("USD".into()), ..with(shop.buyer, 500, vec![part(5)]) }),
        "allocation-currency"
    );
    assert_eq!(refused(cash(shop.buyer, 0)), "amount-not-positive");
    assert_eq!(refused(NewPayment { method: "97".into(), ..cash(shop.buyer, 1) }), "choice-unknown");
    assert_eq!(refused(NewPayment { day: Some("2026-11-24".into()), ..cash(shop.buyer, 1) }), "payment-in-future");
    assert_eq!(refused(NewPayment { client: None, ..cash(shop.buyer, 1) }), "payment-client-missing");
    // Who pays is known from what is paid.
    let paid = record(&shop, &NewPayment { client: None, ..with(shop.buyer, 10_000, vec![part(10_000)]) });
    assert_eq!(paid.client.map(|client| client.id), Some(shop.buyer));
    assert_eq!(refused(with(shop.buyer, 1, vec![part(1)])), "nothing-owed");
}

#[test]
fn a_payment_that_bounces_is_owed_again_and_leaves_its_trace() {
    let shop = Shop::new();
    let one = invoice(&shop, "100");
    let payment = record(&shop, &cash(shop.buyer, 12_000));
    let bounce = ReverseRequest { id: payment.id, reason: "Devuelto por el banco".into(), day: None };
    let opposite = shop.write("payments.reverse", |tx| payments::reverse(tx, &bounce));
    assert_eq!((opposite.amount_minor, opposite.reverses, opposite.free_minor), (-12_000, Some(payment.id), 0));
    assert_eq!((state(&shop, one.sale.id), sums(&shop)), (("open".into(), 10_000), (10_000, 10_000, 0, 0)));
    let was = shop.read(|conn| payments::get(conn, WhichPayment { id: payment.id }));
    assert_eq!((was.reversed, was.free_minor, was.allocations.len()), (true, 0, 2));
    assert!(was.allocations.iter().all(|a| !a.stands));
    assert_eq!(shop.refused("payments.reverse", |tx| payments::reverse(tx, &bounce)), "payment-reversed");
    let again = ReverseRequest { id: opposite.id, ..bounce };
    assert_eq!(shop.refused("payments.reverse", |tx| payments::reverse(tx, &again)), "payment-takes-back");
    let day = shop.read(|conn| payments::day(conn, shop.moment(), &DayRequest::default()));
    assert_eq!(
        day.methods.iter().map(|m| (m.count, m.in_minor, m.out_minor)).collect::<Vec<_>>(),
        [(2, 12_000, 12_000)]
    );
    sound(&shop.book);
}

#[test]
fn what_was_given_to_a_document_is_free_again_once_released() {
    let shop = Shop::new();
    let (one, two) = (invoice(&shop, "100"), invoice(&shop, "40"));
    let payment = record(&shop, &cash(shop.buyer, 10_000));
    let which = WhichAllocation { allocation: payment.allocations[0].id };
    shop.write("payments.release", |tx| payments::release(tx, &which));
    assert_eq!((state(&shop, one.sale.id).0.as_str(), sums(&shop)), ("open", (4_000, 14_000, 0, 10_000)));
    assert_eq!(shop.refused("payments.release", |tx| payments::release(tx, &which)), "allocation-released");
    let other = AllocateRequest {
        payment: Some(payment.id),
        allocations: Some(vec![AllocationPart { sale: two.sale.id, amount_minor: 4_000 }]),
        ..AllocateRequest::default()
    };
    assert_eq!(shop.write("payments.allocate", |tx| payments::allocate(tx, &other)), 6_000);
    assert_eq!((state(&shop, two.sale.id).0.as_str(), sums(&shop)), ("paid", (4_000, 10_000, 0, 6_000)));
    let free = PaymentsRequest { free: true, client: Some(shop.buyer), ..PaymentsRequest::default() };
    let page = shop.read(|conn| payments::page(conn, &free));
    assert_eq!(page.rows.iter().map(|p| p.free_minor).collect::<Vec<_>>(), [6_000]);
    sound(&shop.book);
}

#[test]
fn a_credit_note_of_a_paid_invoice_pays_another_or_is_given_back() {
    let shop = Shop::new();
    let one = invoice(&shop, "100");
    record(&shop, &cash(shop.buyer, 11_000));
    let note = credit(&shop, one.sale.id);
    assert_eq!(
        (state(&shop, one.sale.id).0.as_str(), state(&shop, note.sale.id)),
        ("refunded", ("open".into(), -10_000))
    );
    assert_eq!(sums(&shop), (-11_000, 0, 10_000, 1_000));
    let two = invoice(&shop, "30");
    let use_it = AllocateRequest { credit: Some(note.sale.id), ..AllocateRequest::default() };
    assert_eq!(shop.write("payments.allocate", |tx| payments::allocate(tx, &use_it)), 7_000);
    assert_eq!((state(&shop, two.sale.id).0.as_str(), sums(&shop)), ("paid", (-8_000, 0, 7_000, 1_000)));
    let back = |amount_minor| RefundRequest {
        client: shop.buyer,
        amount_minor,
        currency: None,
        method: "30".into(),
        day: None,
        reference: String::new(),
        note: String::new(),
    };
    assert_eq!(shop.refused("payments.refund", |tx| payments::refund(tx, &back(8_001))), "refund-too-much");
    let given = shop.write("payments.refund", |tx| payments::refund(tx, &back(7_600))).payments;
    assert_eq!(
        given.iter().map(|p| (p.amount_minor, p.reverses.is_some())).collect::<Vec<_>>(),
        [(-7_000, false), (-600, true)]
    );
    assert_eq!((state(&shop, note.sale.id).0.as_str(), sums(&shop)), ("paid", (-400, 0, 0, 400)));
    // What bounces of a credited invoice is owed, and what went back for it stands against that.
    sound(&shop.book);
}

#[test]
fn a_credited_invoice_whose_payment_bounces_owes_nothing_in_all() {
    let shop = Shop::new();
    let one = invoice(&shop, "100");
    let payment = record(&shop, &cash(shop.buyer, 10_000));
    credit(&shop, one.sale.id);
    let bounce = ReverseRequest { id: payment.id, reason: "Sin fondos".into(), day: None };
    shop.write("payments.reverse", |tx| payments::reverse(tx, &bounce));
    assert_eq!((state(&shop, one.sale.id), sums(&shop)), (("open".into(), 10_000), (0, 10_000, 10_000, 0)));
    sound(&shop.book);
}

#[test]
fn a_payment_is_undone_and_repeated_whole_and_not_below_what_hangs_on_it() {
    let shop = Shop::new();
    let one = invoice(&shop, "100");
    record(&shop, &cash(shop.buyer, 15_000));
    let paid = (state(&shop, one.sale.id), sums(&shop));
    shop.book.undo(NOW + 900_000).unwrap();
    assert_eq!((state(&shop, one.sale.id), sums(&shop)), (("open".into(), 10_000), (10_000, 10_000, 0, 0)));
    sound(&shop.book);
    shop.book.redo(NOW + 901_000).unwrap();
    assert_eq!((state(&shop, one.sale.id), sums(&shop)), paid);
    sound(&shop.book);
    let recorded = shop.one("SELECT max(id) FROM transactions WHERE kind = 'do'").parse::<i64>().unwrap();
    invoice(&shop, "20");
    let payment = shop.read(|conn| payments::page(conn, &PaymentsRequest::default())).rows.remove(0);
    let use_it = AllocateRequest { payment: Some(payment.id), ..AllocateRequest::default() };
    shop.write("payments.allocate", |tx| payments::allocate(tx, &use_it));
    assert_eq!(shop.book.undo_transaction(NOW + 902_000, recorded).unwrap_err().kind(), "undo-conflict");
    sound(&shop.book);
}

#[test]
fn what_is_owed_and_delivered_beyond_the_limit_is_warned_of() {
    let shop = Shop::new();
    let limit = CreditLimit { client: shop.buyer, limit_minor: Some(20_000) };
    shop.write("clients.set_credit_limit", |tx| payments::set_limit(tx, &limit));
    invoice(&shop, "100");
    let delivery = shop.draft("delivery", vec![line("B", "10", "9", "iva:0")]);
    let one = account(&shop);
    assert_eq!(
        (one.credit_limit_minor, one.sums[0].delivered_minor, one.sums[0].exposure_minor),
        (Some(20_000), 9_000, 19_000)
    );
    let warned = |kind: &str, price: &str| {
        let sale = shop.sale(kind, vec![line("C", "1", price, "iva:0")]);
        shop.read(|conn| sales::reckon(conn, shop.moment(), &sale))
            .warnings
            .iter()
            .any(|w| w.rule == "over-credit-limit")
    };
    assert_eq!((warned("order", "10"), warned("order", "10.01"), warned("quote", "500")), (false, true, false));
    let part = sales::LinePart { line: delivery.lines[0].id, quantity: "4".into() };
    let convert = sales::ConvertSale { id: delivery.sale.id, to: "invoice".into(), lines: Some(vec![part]) };
    let draft = shop.write("sales.convert", |tx| sales::convert(tx, &convert));
    shop.issue(draft.sale.id);
    let one = account(&shop).sums.remove(0);
    assert_eq!((one.delivered_minor, one.owed_minor, one.exposure_minor), (5_400, 13_600, 19_000));
}
