//! The same once more, and what the book knows already.

use crate::papers::{NORTE, Paper, ROSA, folio, receipt};
use crate::shop::{NOW, Shop, counted, refused};
use proptest::prelude::*;

const ROSA_IS: (&str, &str) = (ROSA, "XOCHILT CASAS CHAVEZ");
const NORTE_IS: (&str, &str) = (NORTE, "UNIVERSIDAD ROBOTICA ESPAÑOLA");

#[test]
fn the_same_folder_again_changes_nothing_and_leaves_no_line_in_the_history() {
    let shop = Shop::new();
    shop.put(&[
        Paper::new(1, "2026-03-01", ROSA_IS, 1000).at_once("03"),
        Paper::new(2, "2026-03-01", NORTE_IS, 1000),
        Paper::new(11, "2026-03-05", NORTE_IS, 200).credit(2, "99"),
        Paper::payment(90, "2026-04-01", "03", 500, &[(2, 1, 500, 428)]),
    ]);
    shop.take();
    let rows = shop.rows();
    let again = shop.take();
    assert!(again.entry.is_none());
    assert_eq!((again.value.known, again.value.invoices, again.value.payments), (4, 0, 0));
    assert_eq!(shop.rows(), rows);
    // Undone and taken in again it is the same.
    shop.book.undo(NOW + 60_000).unwrap();
    assert_eq!(shop.take().value.invoices, 2);
    assert_eq!(shop.rows(), rows);
}

#[test]
fn the_same_folio_in_another_file_is_the_same_invoice() {
    let shop = Shop::new();
    let paper = Paper::new(1, "2026-03-01", NORTE_IS, 1000);
    shop.put(std::slice::from_ref(&paper));
    shop.put_text("copia.xml", &format!("{}\n<!-- otra vez -->", paper.xml()));
    let report = shop.take().value;
    assert_eq!((report.invoices, counted(&report.left_out, "repeated")), (1, 1));
    std::fs::remove_file(shop.facturas().join("1.xml")).unwrap();
    assert_eq!(shop.take().value.known, 1);
}

#[test]
fn a_payment_waits_for_its_invoice() {
    let shop = Shop::new();
    shop.put(&[Paper::payment(90, "2026-04-01", "03", 500, &[(2, 1, 500, 660)])]);
    let report = shop.take().value;
    assert_eq!((report.payments, refused(&report)), (0, vec![("90.xml", "einvoice-invoice-missing")]));
    assert_eq!(report.refused[0].reason.params["value"], "F2");
    shop.put(&[Paper::new(2, "2026-03-02", NORTE_IS, 1000)]);
    assert_eq!(shop.take().value.payments, 1);
    assert_eq!(shop.sale("2").sale.owed_minor, 66_000);
}

#[test]
fn a_payment_for_an_invoice_that_is_here_and_one_that_is_not_leaves_the_rest_free() {
    let shop = Shop::new();
    shop.put(&[
        Paper::new(2, "2026-03-02", NORTE_IS, 100),
        Paper::payment(90, "2026-04-01", "03", 1116, &[(2, 1, 116, 0), (77, 1, 1000, 0)]),
    ]);
    let report = shop.take().value;
    assert_eq!((report.payments, counted(&report.notices, "unrelated")), (1, 1));
    assert_eq!(shop.number("SELECT kept_free_minor FROM payments"), 100_000);
}

#[test]
fn a_document_the_book_has_is_linked_and_not_made_again() {
    let shop = Shop::new();
    shop.book
        .write(shop.act("test"), |tx| {
            tx.execute(
                "INSERT INTO sales (uid, kind, series, number, day, currency, total_minor, told)
                 VALUES (?1, 'invoice', 'F', '000007', '2026-03-01', 'MXN', 116000, 'paid')",
                [tx.new_id()],
            )?;
            Ok(())
        })
        .unwrap();
    shop.put(&[Paper::new(7, "2026-03-01", NORTE_IS, 1000).at_once("03"), Paper::new(8, "2026-03-01", NORTE_IS, 1000)]);
    let report = shop.take().value;
    assert_eq!((report.linked, report.invoices, report.payments), (1, 1, 0));
    assert_eq!(shop.sale("000007").einvoice.unwrap().code, folio(7));
}

#[test]
fn a_payment_the_book_has_is_not_made_again() {
    let shop = Shop::new();
    shop.put(&[Paper::new(2, "2026-03-02", NORTE_IS, 1000)]);
    shop.take();
    let client = shop.sale("2").sale.client.unwrap().id;
    let new = crm::payments::NewPayment {
        client: Some(client),
        day: Some("2026-04-01".into()),
        amount_minor: 50_000,
        method: "30".into(),
        ..Default::default()
    };
    shop.book.write(shop.act("payments.record"), |tx| crm::payments::record(tx, &new)).unwrap();
    shop.put(&[Paper::payment(90, "2026-04-01", "03", 500, &[(2, 1, 500, 660)])]);
    let report = shop.take().value;
    assert_eq!((report.payments, report.linked), (0, 1));
    assert_eq!(shop.sale("2").sale.owed_minor, 66_000);
}

#[test]
fn what_was_cancelled_or_replaced_does_not_come_in() {
    let shop = Shop::new();
    shop.put(&[
        Paper::new(1, "2026-03-01", NORTE_IS, 1000),
        Paper::new(2, "2026-03-01", NORTE_IS, 1000),
        Paper { related: Some(("04", 2)), ..Paper::new(3, "2026-03-04", NORTE_IS, 900) },
    ]);
    shop.put_text("acuse.xml", &receipt(1));
    let report = shop.take().value;
    assert_eq!(refused(&report), [("1.xml", "einvoice-cancelled"), ("2.xml", "einvoice-replaced")]);
    assert_eq!((report.invoices, shop.sale("3").sale.owed_minor), (1, 104_400));
    // The receipt comes later: what is in the book is cancelled there, unless money came for it.
    shop.put(&[Paper::new(4, "2026-03-04", NORTE_IS, 100).at_once("01")]);
    shop.take();
    shop.put_text("acuse-3.xml", &receipt(3));
    shop.put_text("acuse-4.xml", &receipt(4));
    let report = shop.take().value;
    assert_eq!((counted(&report.notices, "cancelled"), counted(&report.notices, "still-paid")), (1, 1));
    assert_eq!((shop.sale("3").sale.state.as_deref(), shop.sale("3").sale.owed_minor), (Some("cancelled"), 0));
    assert_eq!(shop.sale("4").sale.state.as_deref(), Some("paid"));
    assert!(shop.take().entry.is_none());
}

#[test]
fn nothing_comes_into_a_closed_period() {
    let shop = Shop::new();
    let close = crm::accountant::ClosePeriod { period: "2026-T1".into(), manifest: None };
    shop.book.write(shop.act("accountant.close"), |tx| crm::accountant::close(tx, &close)).unwrap();
    shop.put(&[
        Paper::new(1, "2026-03-31", NORTE_IS, 1000),
        Paper::new(2, "2026-04-01", NORTE_IS, 1000),
        Paper::payment(90, "2026-02-01", "03", 500, &[(2, 1, 500, 660)]),
    ]);
    let report = shop.take().value;
    assert_eq!(refused(&report), [("1.xml", "einvoice-closed"), ("90.xml", "einvoice-closed")]);
    assert_eq!((report.invoices, report.payments), (1, 0));
}

/// Any invoices, credit notes and payments of three clients.
fn any_folder() -> impl Strategy<Value = Vec<Paper>> {
    let days = ["2025-12-31", "2026-01-01", "2026-03-15", "2026-03-16", "2026-07-01"];
    let clients = [ROSA_IS, NORTE_IS, ("XAXX010101000", "PUBLICO EN GENERAL")];
    let one =
        (0..5usize, 0..3usize, 0..6u8, 1..900u32, 1..12u32, prop::sample::select(vec!["01", "03", "17", "30", "99"]));
    prop::collection::vec(one, 1..12).prop_map(move |all| {
        let mut papers = Vec::new();
        for (at, (day, client, what, price, of, form)) in all.into_iter().enumerate() {
            let folio = at as u32 + 1;
            let paper = Paper::new(folio, days[day], clients[client], price);
            papers.push(match what {
                0 | 1 => paper,
                2 => paper.at_once(form),
                3 => paper.credit(of, form),
                4 => Paper::payment(folio, days[day], "03", price, &[(of, 1, price, 0)]),
                _ => Paper { related: Some(("04", of)), ..paper },
            });
        }
        papers
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_folder_twice_is_once_and_undo_takes_it_back(papers in any_folder()) {
        let shop = Shop::new();
        shop.put(&papers);
        let first = shop.take();
        let rows = shop.rows();
        prop_assert!(crm::book::check::check(&shop.book, &crm::moment::Unwatched).unwrap().is_clean());
        let again = shop.take();
        prop_assert!(again.entry.is_none(), "{:?}", again.value);
        prop_assert_eq!(shop.rows(), rows);
        prop_assert_eq!(first.value.refused_count, again.value.refused_count);
        let over = "SELECT count(*) FROM sales WHERE kind = 'invoice' AND kept_paid_minor > total_minor";
        prop_assert_eq!(shop.number(over), 0, "nothing is paid beyond what it comes to");
        prop_assert_eq!(shop.number("SELECT count(*) FROM payments WHERE amount_minor > 0 AND kept_free_minor < 0"), 0);
        if first.entry.is_some() {
            shop.book.undo(NOW + 60_000).unwrap();
        }
        prop_assert_eq!(shop.rows(), [0; 7]);
    }
}
