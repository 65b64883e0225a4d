//! Invoices that come back: what is due becomes drafts, each date once.

use crate::shop::{NOW, Shop, line, sound};
use crm::ids::Id;
use crm::recurring::{self, Recurring, RecurringDraft, RecurringRequest, RemoveRecurring, RunRecurring};
use crm::sales::{self, IssueSale, WhichSale};

fn invoice(shop: &Shop, day: &str) -> Id {
    let mut sale = shop.sale("invoice", vec![line("Cuota de mantenimiento", "1", "100", "iva:21")]);
    (sale.day, sale.due_days) = (Some(day.into()), Some(10));
    let draft = shop.write("sales.draft", |tx| sales::draft(tx, &sale));
    shop.write("sales.issue", |tx| sales::issue(tx, &IssueSale { id: draft.sale.id, day: Some(day.into()) })).sale.id
}

fn begun(shop: &Shop, draft: RecurringDraft) -> Recurring {
    shop.write("recurring.save", |tx| recurring::save(tx, &draft))
}

fn run(shop: &Shop) -> Vec<(String, Option<String>)> {
    let made = shop.write("recurring.run", |tx| recurring::run(tx, RunRecurring::default()));
    made.drafts.into_iter().map(|sale| (sale.day, sale.due)).collect()
}

fn all(shop: &Shop) -> Vec<Recurring> {
    shop.read(|conn| recurring::page(conn, shop.moment(), &RecurringRequest::default())).rows
}

#[test]
fn what_was_missed_is_made_as_drafts_each_date_once() {
    let shop = Shop::new();
    let first = invoice(&shop, "2026-08-31");
    let one = begun(&shop, RecurringDraft { sale: Some(first), ..RecurringDraft::default() });
    assert_eq!((one.anchor.as_str(), one.next_on.as_deref(), one.due), ("2026-09-30", Some("2026-09-30"), true));
    let from_the_last =
        RecurringDraft { id: Some(one.id), anchor: Some("2026-08-31".into()), ..RecurringDraft::default() };
    begun(&shop, from_the_last);
    let dates = |days: [(&str, &str); 3]| days.map(|(day, due)| (day.to_owned(), Some(due.to_owned()))).to_vec();
    let expected = [("2026-08-31", "2026-09-10"), ("2026-09-30", "2026-10-10"), ("2026-10-31", "2026-11-10")];
    assert_eq!(run(&shop), dates(expected), "clamped, and from the first day again");
    assert_eq!(run(&shop), [], "today is the 23rd: nothing more is due");
    assert_eq!(shop.one("SELECT count(*) FROM sales WHERE state = 'draft' AND number = ''"), "3", "none was issued");
    let now = &all(&shop)[0];
    assert_eq!((now.made, now.next_on.as_deref(), now.due), (3, Some("2026-11-30"), false));
    // A draft that is thrown away is not made again; undoing the run takes all of it back.
    let draft: Id =
        shop.read(|conn| Ok(conn.query_row("SELECT uid FROM sales WHERE day = '2026-09-30'", [], |r| r.get(0))?));
    shop.write("sales.remove", |tx| sales::remove(tx, WhichSale { id: draft }));
    assert_eq!(run(&shop), []);
    shop.book.undo(NOW + 900_000).unwrap();
    shop.book.undo(NOW + 901_000).unwrap();
    assert_eq!((all(&shop)[0].made, shop.one("SELECT count(*) FROM sales")), (0, "1".to_owned()));
    sound(&shop.book);
}

#[test]
fn it_ends_rests_and_can_be_stopped() {
    let shop = Shop::new();
    let first = invoice(&shop, "2026-10-01");
    let weekly = RecurringDraft {
        sale: Some(first),
        unit: Some("week".into()),
        every: Some(2),
        until: Some("2026-10-31".into()),
        ..RecurringDraft::default()
    };
    let one = begun(&shop, weekly);
    let rests = |paused: bool| {
        begun(&shop, RecurringDraft { id: Some(one.id), paused: Some(paused), ..RecurringDraft::default() })
    };
    assert!(!rests(true).due);
    assert_eq!(run(&shop), []);
    assert!(rests(false).due);
    assert_eq!(run(&shop).into_iter().map(|(day, _)| day).collect::<Vec<_>>(), ["2026-10-15", "2026-10-29"]);
    assert_eq!(all(&shop)[0].next_on, None, "the next would be after its last day");
    let moved = RecurringDraft { id: Some(one.id), every: Some(1), ..RecurringDraft::default() };
    assert_eq!(shop.refused("recurring.save", |tx| recurring::save(tx, &moved)), "recurring-begun");
    shop.write("recurring.remove", |tx| recurring::remove(tx, RemoveRecurring { id: one.id }));
    assert_eq!(all(&shop), []);
    assert_eq!(shop.one("SELECT count(*) FROM sales WHERE state = 'draft'"), "2", "what was made stays");
    sound(&shop.book);
}

#[test]
fn only_invoices_made_here_come_back() {
    let shop = Shop::new();
    let quote = shop.draft("quote", vec![line("A", "1", "1", "iva:21")]).sale.id;
    let refused = |draft: RecurringDraft| shop.refused("recurring.save", |tx| recurring::save(tx, &draft));
    assert_eq!(refused(RecurringDraft { sale: Some(quote), ..RecurringDraft::default() }), "recurring-unfit");
    assert_eq!(refused(RecurringDraft::default()), "not-found");
    let draft = shop.draft("invoice", vec![line("A", "1", "1", "iva:21")]).sale.id;
    let of = |every: u32, unit: &str| RecurringDraft {
        sale: Some(draft),
        every: Some(every),
        unit: Some(unit.into()),
        ..RecurringDraft::default()
    };
    assert_eq!(
        (refused(of(0, "month")), refused(of(121, "week")), refused(of(1, "day"))),
        ("every-unfit", "every-unfit", "choice-unknown")
    );
    begun(&shop, of(1, "month"));
    assert_eq!(shop.refused("sales.remove", |tx| sales::remove(tx, WhichSale { id: draft })), "sale-recurring");
}
