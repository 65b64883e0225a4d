//! What files become.

use crate::papers::{NORTE, Paper, ROSA, US, folio};
use crate::shop::{NOW, Shop, counted, refused};
use crm::clients::{self, ClientDraft};
use crm::moment::Moment;
use crm::payments::{AccountRequest, account};
use std::io::Write as _;

const ROSA_IS: (&str, &str) = (ROSA, "XOCHILT CASAS CHAVEZ");
const NORTE_IS: (&str, &str) = (NORTE, "UNIVERSIDAD ROBOTICA ESPAÑOLA");

#[test]
fn a_folder_becomes_clients_products_invoices_and_payments() {
    let shop = Shop::new();
    let two = Paper {
        lines: vec![("CAFE-1", "50201706", "Café de Chiapas", 3, 200), ("", "90101501", "Degustación", 1, 400)],
        ..Paper::new(2, "2026-03-02", NORTE_IS, 0)
    };
    shop.put(&[
        Paper::new(1, "2026-03-01", ROSA_IS, 1000).at_once("03"),
        two,
        Paper { version: "3.3", ..Paper::new(3, "2022-11-30", NORTE_IS, 500).at_once("01") },
        Paper::payment(90, "2026-04-01", "03", 500, &[(2, 1, 500, 660)]),
        Paper::payment(91, "2026-05-01", "02", 660, &[(2, 2, 660, 0)]),
    ]);
    let seen = shop.look();
    assert_eq!(shop.rows(), [0; 7], "a look writes nothing");
    let report = shop.take().value;
    assert_eq!(seen, report, "what was announced is what was done");
    assert_eq!((report.files, report.invoices, report.credits, report.payments), (5, 3, 0, 4));
    assert_eq!((report.clients, report.products, report.refused_count), (2, 2, 0));
    let ours = report.ours.as_ref().unwrap();
    assert_eq!((ours.tax_id.as_str(), ours.from.as_str(), ours.issued), (US, "files", 5));
    assert_eq!(
        report.years.iter().map(|y| (y.year, y.invoices, y.payments)).collect::<Vec<_>>(),
        [(2022, 1, 1), (2026, 2, 3)]
    );
    assert_eq!(
        (report.sums[0].invoiced_minor, report.sums[0].paid_minor),
        (116_000 + 116_000 + 58_000, 116_000 + 58_000 + 116_000)
    );

    let paid = shop.sale("1");
    assert_eq!((paid.sale.state.as_deref(), paid.sale.owed_minor, paid.sale.own), (Some("paid"), 0, false));
    assert_eq!(
        (paid.sale.net_minor, paid.sale.tax_minor, paid.sale.total_minor),
        (Some(100_000), Some(16_000), 116_000)
    );
    assert_eq!((paid.sale.time.as_deref(), paid.payment_means.as_deref()), (Some("10:11:12"), Some("30")));
    assert_eq!(
        (paid.payments.len(), paid.payments[0].day.as_str(), paid.payments[0].method.as_str()),
        (1, "2026-03-01", "30")
    );
    let einvoice = paid.einvoice.unwrap();
    assert_eq!(
        (einvoice.code.as_str(), einvoice.format.as_str(), einvoice.sha256.len()),
        (folio(1).as_str(), "cfdi", 64)
    );

    let parts = shop.sale("2");
    assert_eq!(parts.sale.state.as_deref(), Some("paid"));
    let told: Vec<_> = parts
        .payments
        .iter()
        .map(|p| (p.day.as_str(), p.amount_minor, p.method.as_str(), p.reference.as_str()))
        .collect();
    assert_eq!(told, [("2026-04-01", 50_000, "30", "OP-90"), ("2026-05-01", 66_000, "20", "OP-91")]);
    let line = &parts.lines[0];
    assert_eq!(
        (line.quantity.as_str(), line.price.as_deref(), line.amount_minor, line.tax_minor),
        ("3", Some("200"), 60_000, Some(9_600))
    );
    assert_eq!((line.code.as_str(), line.unit.as_str(), line.tax_rate.as_deref()), ("CAFE-1", "Pieza", Some("16")));
    // The product costs what it cost last.
    assert_eq!(shop.number("SELECT price FROM products WHERE code = 'CAFE-1'"), 200_000_000);
    assert_eq!(shop.number("SELECT count(*) FROM products WHERE notes = 'Clave 90101501'"), 1);

    let client = parts.sale.client.unwrap();
    let client = shop.book.read(|conn| clients::get(conn, client.id)).unwrap();
    assert_eq!(
        (client.name.as_str(), client.notes.as_str()),
        ("UNIVERSIDAD ROBOTICA ESPAÑOLA", "Uso G03"),
        "3.3 knows no regime"
    );
    assert_eq!(client.tax_id.unwrap().verdict, "valid");
    let rosa = shop.sale("1").sale.client.unwrap();
    let rosa = shop.book.read(|conn| clients::get(conn, rosa.id)).unwrap();
    assert_eq!((rosa.kind.code(), rosa.notes.as_str()), ("person", "Régimen 601\nUso G03"));
    assert_eq!((rosa.addresses[0].postcode.as_str(), rosa.addresses[0].country.as_str()), ("65000", "MX"));
    let moment = Moment { now: NOW, zone: shop.book.zone() };
    let request = AccountRequest { client: rosa.id, as_of: None, currency: None, after: None, limit: None };
    let account = shop.book.read(|conn| account(conn, moment, &request)).unwrap();
    assert!(account.sums.iter().all(|sum| sum.balance_minor == 0), "{account:?}");

    shop.book.undo(NOW + 60_000).unwrap();
    assert_eq!(shop.rows(), [0; 7], "one step takes all of it back");
}

#[test]
fn a_part_that_was_paid_leaves_the_rest_owed() {
    let shop = Shop::new();
    shop.put(&[
        Paper::new(2, "2026-03-02", NORTE_IS, 1000),
        Paper::payment(90, "2026-04-01", "03", 500, &[(2, 1, 500, 660)]),
    ]);
    shop.take();
    let sale = shop.sale("2").sale;
    assert_eq!((sale.state.as_deref(), sale.owed_minor), (Some("partial"), 66_000));
}

#[test]
fn what_is_retained_is_not_waited_for() {
    let shop = Shop::new();
    shop.put(&[Paper { retained: 10, ..Paper::new(2, "2026-03-02", NORTE_IS, 1000) }]);
    shop.take();
    let sale = shop.sale("2").sale;
    assert_eq!((sale.total_minor, sale.owed_minor), (116_000, 106_000));
}

#[test]
fn a_credit_note_takes_off_what_is_owed_and_the_rest_is_given_back() {
    let shop = Shop::new();
    shop.put(&[
        Paper::new(1, "2026-03-01", NORTE_IS, 1000),
        Paper::new(11, "2026-03-05", NORTE_IS, 200).credit(1, "03"),
        Paper::new(2, "2026-03-01", ROSA_IS, 300).at_once("01"),
        Paper::new(12, "2026-03-06", ROSA_IS, 300).credit(2, "01"),
        Paper::new(3, "2026-03-01", NORTE_IS, 400),
        Paper::new(13, "2026-03-07", NORTE_IS, 400).credit(3, "99"),
    ]);
    let report = shop.take().value;
    assert_eq!((report.invoices, report.credits, report.payments), (3, 3, 2));
    assert_eq!(report.sums[0].credited_minor, -(23_200 + 34_800 + 46_400));
    let open = shop.sale("1");
    assert_eq!((open.sale.state.as_deref(), open.sale.owed_minor), (Some("partial"), 116_000 - 23_200));
    assert_eq!(open.links[0].relation, "corrected");
    let credit = shop.sale("11").sale;
    assert_eq!((credit.kind.as_str(), credit.total_minor, credit.state.as_deref()), ("credit", -23_200, Some("paid")));
    assert_eq!(shop.sale("11").lines[0].quantity, "-1");
    // Paid already: the money went back.
    let refund = shop.sale("12");
    assert_eq!((refund.payments[0].amount_minor, refund.sale.state.as_deref()), (-34_800, Some("paid")));
    assert_eq!(shop.sale("2").sale.state.as_deref(), Some("refunded"));
    assert_eq!(shop.sale("3").sale.state.as_deref(), Some("refunded"));
    assert_eq!(shop.sale("3").sale.owed_minor, 0);
    assert_eq!(shop.number("SELECT sum(kept_free_minor) FROM payments"), 0);
}

#[test]
fn an_advance_is_not_counted_twice() {
    let shop = Shop::new();
    let applied = Paper { related: Some(("07", 2)), ..Paper::new(3, "2026-03-10", NORTE_IS, 400).credit(2, "30") };
    shop.put(&[
        Paper::new(1, "2026-03-01", NORTE_IS, 400).at_once("03"),
        Paper { related: Some(("07", 1)), ..Paper::new(2, "2026-03-10", NORTE_IS, 1000).at_once("03") },
        applied,
    ]);
    shop.take();
    assert_eq!(shop.number("SELECT sum(amount_minor) FROM payments"), 46_400 + 116_000 - 46_400);
    assert_eq!(shop.number("SELECT sum(owed_minor) FROM sales"), 0);
    assert_eq!(shop.sale("2").sale.state.as_deref(), Some("paid"));
}

#[test]
fn what_the_business_received_is_told_and_left_out() {
    let shop = Shop::new();
    shop.put(&[
        Paper::new(1, "2026-03-01", NORTE_IS, 1000),
        Paper {
            issuer: NORTE_IS,
            receiver: (US, "ESCUELA KEMPER URGATE"),
            ..Paper::new(2, "2026-03-02", ROSA_IS, 100)
        },
        Paper { issuer: NORTE_IS, ..Paper::new(3, "2026-03-02", ROSA_IS, 100) },
        Paper { kind: 'N', ..Paper::new(4, "2026-03-02", ROSA_IS, 100) },
        Paper { kind: 'T', ..Paper::new(5, "2026-03-02", ROSA_IS, 100) },
    ]);
    let report = shop.take().value;
    assert_eq!((report.files, report.invoices, counted(&report.left_out, "received")), (5, 1, 1));
    assert_eq!((counted(&report.left_out, "payroll"), counted(&report.left_out, "transport")), (1, 1));
    assert_eq!(refused(&report), [("3.xml", "einvoice-not-ours")]);
    assert_eq!(report.refused[0].reason.params["id"], NORTE);
    assert_eq!(report.others[0].tax_id, NORTE, "a person may say that it is somebody else");
}

#[test]
fn the_business_is_who_its_settings_say() {
    let shop = Shop::new();
    shop.book
        .write(shop.act("business.set"), |tx| {
            let mut issuer = crm::fiscal::issuer(tx)?;
            issuer.tax_id = NORTE.to_owned();
            crm::fiscal::set_issuer(tx, &issuer)
        })
        .unwrap();
    shop.put(&[
        Paper::new(1, "2026-03-01", ROSA_IS, 1000),
        Paper::new(2, "2026-03-01", ROSA_IS, 1000),
        Paper { issuer: NORTE_IS, ..Paper::new(3, "2026-03-02", ROSA_IS, 100) },
    ]);
    let report = shop.look();
    assert_eq!((report.invoices, report.refused_count, report.ours.unwrap().from.as_str()), (1, 2, "business"));
    let asked = crm::einvoices::EinvoicesRequest { tax_id: Some(format!(" {} ", US.to_lowercase())), ..shop.request() };
    let report = crm::einvoices::look(&shop.book, shop.act("einvoices.look"), &asked, &crm::moment::Unwatched).unwrap();
    assert_eq!((report.invoices, report.ours.unwrap().from.as_str()), (2, "asked"));
}

#[test]
fn clients_the_book_knows_are_recognised() {
    let shop = Shop::new();
    let known = |name: &str, tax_id: Option<&str>| {
        let draft =
            ClientDraft { name: Some(name.into()), tax_id: tax_id.map(str::to_owned), ..ClientDraft::default() };
        shop.book.write(shop.act("clients.create"), |tx| clients::create(tx, &draft)).unwrap().value.id
    };
    let norte = known("Universidad Robótica", Some("URE-180429-TM6"));
    let rosa = known("Xóchilt Casas Chávez", None);
    shop.put(&[Paper::new(1, "2026-03-01", NORTE_IS, 1000), Paper::new(2, "2026-03-01", ROSA_IS, 100)]);
    let report = shop.take().value;
    assert_eq!((report.clients, report.clients_known), (0, 2));
    assert_eq!(shop.sale("1").sale.client.unwrap().id, norte);
    assert_eq!(shop.sale("2").sale.client.unwrap().id, rosa);
    let rosa = shop.book.read(|conn| clients::get(conn, rosa)).unwrap();
    assert_eq!(rosa.tax_id.unwrap().shown, ROSA, "who had no tax id has it now");
}

#[test]
fn sales_to_the_public_are_of_nobody() {
    let shop = Shop::new();
    shop.put(&[Paper::new(1, "2026-03-01", ("XAXX010101000", "PUBLICO EN GENERAL"), 1000).at_once("01")]);
    let report = shop.take().value;
    assert_eq!((report.clients, report.invoices, shop.sale("1").sale.client), (0, 1, None));
    assert_eq!(shop.sale("1").sale.state.as_deref(), Some("paid"));
}

#[test]
fn an_invoice_in_another_currency_keeps_its_rate() {
    let shop = Shop::new();
    shop.put(&[Paper { currency: "USD", rate: "18.2510", ..Paper::new(1, "2026-03-01", NORTE_IS, 100) }]);
    shop.take();
    let sale = shop.sale("1");
    assert_eq!((sale.sale.currency.as_str(), sale.exchange.unwrap().rate.as_str()), ("USD", "18.251"));
    assert_eq!(
        shop.number("SELECT count(*) FROM products WHERE price IS NOT NULL"),
        0,
        "a price in dollars is none in pesos"
    );
}

#[test]
fn a_zip_is_read_like_a_folder() {
    let shop = Shop::new();
    let mut zip = zip::ZipWriter::new(std::fs::File::create(shop.facturas().join("marzo.zip")).unwrap());
    let options = zip::write::SimpleFileOptions::default();
    for paper in [Paper::new(1, "2026-03-01", NORTE_IS, 1000), Paper::new(2, "2026-03-02", ROSA_IS, 500)] {
        zip.start_file(format!("marzo/{}.xml", paper.folio), options).unwrap();
        zip.write_all(paper.xml().as_bytes()).unwrap();
    }
    zip.start_file("marzo/leeme.txt", options).unwrap();
    zip.write_all(b"hola").unwrap();
    zip.start_file("marzo/mala.xml", options).unwrap();
    zip.write_all(b"<a>").unwrap();
    zip.finish().unwrap();
    let report = shop.take().value;
    assert_eq!((report.invoices, report.clients, counted(&report.left_out, "other")), (2, 2, 1));
    assert_eq!(refused(&report), [("marzo.zip/marzo/mala.xml", "einvoice-none")]);
}
