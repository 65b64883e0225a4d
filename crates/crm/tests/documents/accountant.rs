//! A period on its way to the accountant: the tables add up to the book, what is wrong is named, a closed period stays as it is.

use crate::payments::invoice;
use crate::shop::{NOW, Shop, line, tampered};
use calamine::{Data, Reader as _, Xlsx, open_workbook};
use crm::accountant::{
    self, ClosePeriod, PackDone, PackRequest, Papers, PeriodLook, PeriodRequest, ReopenPeriod, WhichPeriod,
};
use crm::ids::Id;
use crm::moment::{Moment, Unwatched};
use crm::payments::{self, NewPayment};
use crm::sales::{self, CreditSale, IssueSale, Printable};
use std::collections::BTreeMap;
use std::path::Path;

/// Papers that say which invoice they are.
struct Names;

impl Papers for Names {
    fn print(&self, what: Printable) -> crm::Result<Vec<u8>> {
        Ok(what.issued.full_number().into_bytes())
    }

    fn report(&self, look: &PeriodLook) -> String {
        look.period.clone()
    }
}

/// The day after the quarter of the shop's invoices.
fn later(shop: &Shop) -> Moment {
    Moment { now: NOW + 60 * 86_400_000, zone: shop.book.zone() }
}

fn look(shop: &Shop) -> PeriodLook {
    let request = PeriodRequest { period: Some("2026-Q4".into()) };
    shop.read(|conn| accountant::look(conn, later(shop), &request))
}

fn pack(shop: &Shop, name: &str) -> (PackDone, std::path::PathBuf) {
    let to = shop.folder.path().join(name);
    let request =
        PackRequest { period: Some("2026-Q4".into()), to: to.display().to_string(), ..PackRequest::default() };
    let words = BTreeMap::new();
    let done = shop.read(|conn| accountant::write(conn, later(shop), 7, (&request, &words), &Names, &Unwatched));
    (done, to)
}

/// The rows of the only sheet of a workbook.
fn rows(path: &Path) -> (String, Vec<Vec<Data>>) {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    let name = book.sheet_names()[0].clone();
    let range = book.worksheet_range(&name).unwrap();
    (name, range.rows().map(<[Data]>::to_vec).collect())
}

fn number(cell: &Data) -> f64 {
    match cell {
        Data::Float(number) => *number,
        Data::Int(number) => *number as f64,
        _ => 0.0,
    }
}

/// The sum of a column, in cents.
fn cents(rows: &[Vec<Data>], title: &str) -> i64 {
    let at = rows[0].iter().position(|cell| *cell == *title).unwrap();
    rows[1..].iter().map(|row| (number(&row[at]) * 100.0).round() as i64).sum()
}

fn credit(shop: &Shop, invoice: Id) {
    let request = CreditSale { id: invoice, lines: None, reason: "Devolución".into(), by: None, kind: None };
    let draft = shop.write("sales.credit", |tx| sales::credit(tx, &request));
    shop.issue(draft.sale.id);
}

fn pay(shop: &Shop, amount_minor: i64) {
    let new = NewPayment { client: Some(shop.buyer), amount_minor, method: "30".into(), ..NewPayment::default() };
    shop.write("payments.record", |tx| payments::record(tx, &new));
}

/// Two rates, recargo, a credit note, a payment in part.
fn traded() -> Shop {
    let shop = Shop::new();
    let lines = vec![
        line("Café", "2", "12.50", "iva:10"),
        line("Molino", "1", "100", "iva:21"),
        line("Filtros", "3", "3.33", "iva:21:5.2"),
    ];
    let first = shop.draft("invoice", lines);
    let first = shop.issue(first.sale.id);
    let second = invoice(&shop, "40");
    credit(&shop, second.sale.id);
    pay(&shop, 5_000);
    assert!(first.sale.total_minor > 10_000);
    shop
}

#[test]
fn every_table_adds_up_to_the_book() {
    let shop = traded();
    let told = look(&shop);
    assert_eq!((told.invoices, told.credits), (2, 1));
    assert!(told.findings.is_empty(), "{:?}", told.findings);
    let total: i64 = shop.one("SELECT sum(total_minor) FROM sales WHERE issued_at IS NOT NULL").parse().unwrap();
    let net: i64 = shop.one("SELECT sum(net_minor) FROM sales WHERE issued_at IS NOT NULL").parse().unwrap();
    assert_eq!((told.total_minor, told.net_minor, told.tax_minor), (total, net, total - net));
    assert_eq!(told.taxes.iter().map(|tax| tax.base_minor).sum::<i64>(), net);
    assert_eq!(told.taxes.iter().map(|tax| tax.tax_minor + tax.surcharge_minor).sum::<i64>(), total - net);

    let (done, folder) = pack(&shop, "fuera");
    assert_eq!((done.papers, done.xmls), (3, 3), "{:?}", done.look.findings);
    let (_, invoices) = rows(&folder.join("invoices.xlsx"));
    assert_eq!(cents(&invoices, "total"), total);
    assert_eq!(cents(&invoices, "base"), net);
    let (_, taxes) = rows(&folder.join("taxes.xlsx"));
    assert_eq!(cents(&taxes, "base"), net);
    let (_, journal) = rows(&folder.join("journal.xlsx"));
    assert_eq!(cents(&journal, "debit"), cents(&journal, "credit"));
    let customers: Vec<_> = journal.iter().filter(|row| row[3] == *"430").cloned().collect();
    let whole = [vec![journal[0].clone()], customers].concat();
    let account = shop.read(|conn| {
        let request =
            payments::AccountRequest { client: shop.buyer, as_of: None, currency: None, after: None, limit: None };
        payments::account(conn, shop.moment(), &request)
    });
    let balance = account.sums[0].balance_minor;
    assert_eq!(cents(&whole, "debit") - cents(&whole, "credit"), balance, "the ledger is the account");
    let (_, open) = rows(&folder.join("open.xlsx"));
    assert_eq!(cents(&open, "owed"), account.sums[0].owed_minor - account.sums[0].credit_minor);
    let (_, collected) = rows(&folder.join("collected.xlsx"));
    assert_eq!(cents(&collected, "amount"), 5_000);
}

#[test]
fn a_simplified_invoice_without_tax_id_is_printed_and_needs_no_electronic_one() {
    let shop = Shop::new();
    let unnamed = shop.client("Ana Sol", "");
    let mut sale = shop.sale("invoice", vec![line("Café", "1", "10", "iva:10")]);
    (sale.client, sale.simplified) = (Some(unnamed), Some(true));
    let draft = shop.write("sales.draft", |tx| sales::draft(tx, &sale));
    shop.issue(draft.sale.id);
    let (done, _) = pack(&shop, "fuera");
    assert_eq!((done.papers, done.xmls), (1, 0));
    assert!(!done.look.findings.iter().any(|one| one.code == "xml-missing"), "{:?}", done.look.findings);
}

#[test]
fn the_register_has_the_36_columns_of_the_agency_under_two_rows_of_titles() {
    let shop = traded();
    let (_, folder) = pack(&shop, "fuera");
    let (sheet, register) = rows(&folder.join("2026B12345674U_Tostadero-La-Perla-S-L.xlsx"));
    assert_eq!(sheet, "EXPEDIDAS_INGRESOS");
    assert!(register.iter().all(|row| row.len() == 36));
    assert_eq!(register[0][0].to_string(), "Autoliquidación");
    assert_eq!((register[1][0].to_string().as_str(), register[1][1].to_string().as_str()), ("Ejercicio", "Periodo"));
    let first = &register[2];
    let text = |at: usize| first[at].to_string();
    assert_eq!((text(0).as_str(), text(1).as_str(), text(5).as_str(), text(6).as_str()), ("2026", "4T", "F1", "I01"));
    assert_eq!((text(15).as_str(), text(16).as_str()), ("A58818501", "Cafés Núñez, S. A."));
    assert_eq!((text(17).as_str(), text(18).as_str()), ("01", "S1"));
    assert!(matches!(first[8], Data::DateTime(_)), "a day, and no text: {:?}", first[8]);
    for row in &register[2..] {
        let [total, base, tax, surcharge] = [20, 21, 23, 25].map(|at| (number(&row[at]) * 100.0).round() as i64);
        assert_eq!(total, base + tax + surcharge, "each row has its own total");
    }
}

#[test]
fn the_folder_is_whole_or_told_of() {
    let shop = traded();
    let (done, folder) = pack(&shop, "fuera");
    let path = folder.display().to_string();
    let checked = accountant::verify(&path, &Unwatched).unwrap();
    assert_eq!((checked.period.as_str(), checked.manifest), ("2026-Q4", done.manifest));
    let pdf = std::fs::read_dir(folder.join("pdf")).unwrap().next().unwrap().unwrap().path();
    let mut bytes = std::fs::read(&pdf).unwrap();
    bytes[0] ^= 1;
    std::fs::write(&pdf, bytes).unwrap();
    assert_eq!(accountant::verify(&path, &Unwatched).unwrap_err().kind(), "folder-file-differs");
    std::fs::remove_file(&pdf).unwrap();
    assert_eq!(accountant::verify(&path, &Unwatched).unwrap_err().kind(), "folder-file-missing");
}

#[test]
fn a_number_that_is_gone_is_named() {
    let shop = Shop::new();
    for _ in 0..3 {
        invoice(&shop, "10");
    }
    tampered(shop.book.path(), "UPDATE sales SET serial = 9 WHERE serial = 2");
    let told = look(&shop);
    let gap = told.findings.iter().find(|one| one.code == "number-gap").unwrap();
    assert!(gap.serious && gap.count == 6, "2, and 4 to 8: {gap:?}");
    assert!(gap.places[0].number.ends_with("000002") && gap.places[1].number.ends_with("000004"), "{gap:?}");
}

#[test]
fn a_closed_period_takes_nothing_until_it_is_opened_for_a_reason() {
    let shop = traded();
    let at = later(&shop).now;
    let write = |seed: u64, work: &dyn Fn(&crm::book::Tx) -> crm::Result<()>| {
        shop.book.write(crm::book::Act { command: "accountant.close", now: at + seed as i64, seed: 900 + seed }, work)
    };
    let early = shop.refused("accountant.close", |tx| {
        accountant::close(tx, &ClosePeriod { period: "2026-Q4".into(), manifest: None })
    });
    assert_eq!(early, "period-runs");
    let close = ClosePeriod { period: "2026-Q4".into(), manifest: None };
    write(1, &|tx| accountant::close(tx, &close).map(|_| ())).unwrap();
    assert_eq!(write(2, &|tx| accountant::close(tx, &close).map(|_| ())).unwrap_err().kind(), "period-is-closed");
    assert!(look(&shop).closed.is_some());

    let draft = shop.draft("invoice", vec![line("A", "1", "10", "iva:21")]).sale.id;
    let issue = IssueSale { id: draft, day: Some("2026-12-01".into()) };
    assert_eq!(write(3, &|tx| sales::issue(tx, &issue).map(|_| ())).unwrap_err().kind(), "period-closed");
    let money = NewPayment {
        client: Some(shop.buyer),
        amount_minor: 100,
        method: "10".into(),
        day: Some("2026-12-31".into()),
        ..NewPayment::default()
    };
    assert_eq!(write(4, &|tx| payments::record(tx, &money).map(|_| ())).unwrap_err().kind(), "period-closed");
    let id = shop.read(accountant::closed)[0].id;
    let changes = || shop.read(|conn| accountant::changes(conn, later(&shop), WhichPeriod { id }));
    assert!(!changes().differs, "{:?}", changes());
    let reopen = |reason: &str| ReopenPeriod { id, reason: reason.into() };
    assert_eq!(
        write(5, &|tx| accountant::reopen(tx, &reopen(" ")).map(|_| ())).unwrap_err().kind(),
        "reopen-reason-missing"
    );
    write(6, &|tx| accountant::reopen(tx, &reopen("Faltaba un cobro")).map(|_| ())).unwrap();
    write(7, &|tx| payments::record(tx, &money).map(|_| ())).unwrap();
    let changed = changes();
    assert!(changed.differs && changed.later.len() == 1, "{changed:?}");
    assert_eq!((changed.later[0].kind.as_str(), changed.later[0].amount_minor), ("payment", 100));
    assert_eq!(changed.collected_minor, changed.then.collected_minor + 100);
}
