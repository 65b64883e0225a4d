//! From quote to invoice and credit note, and what was issued staying as it was.

use crate::shop::{NOW, Shop, line, open, sound, tampered, texts};
use crm::book::check;
use crm::fiscal;
use crm::ids::Id;
use crm::moment::Unwatched;
use crm::sales::{self, ConvertSale, CreditSale, IssueSale, LinePart, SaleDetail, SalesRequest, WhichSale};

fn convert(shop: &Shop, id: Id, to: &str, lines: Option<Vec<LinePart>>) -> SaleDetail {
    let request = ConvertSale { id, to: to.into(), lines };
    shop.write("sales.convert", |tx| sales::convert(tx, &request))
}

fn part(line: &sales::SaleLine, quantity: &str) -> LinePart {
    LinePart { line: line.id, quantity: quantity.into() }
}

fn credit(shop: &Shop, id: Id, lines: Option<Vec<LinePart>>) -> SaleDetail {
    let request = CreditSale { id, lines, reason: "Devolución".into(), by: None, kind: None };
    shop.write("sales.credit", |tx| sales::credit(tx, &request))
}

fn number(detail: &SaleDetail) -> String {
    detail.sale.series.clone() + &detail.sale.number
}

fn verified(shop: &Shop) -> (u64, u64, Vec<String>) {
    let told = shop.read(sales::verify);
    (told.issued, told.records, told.findings.into_iter().map(|one| format!("{} {}", one.code, one.number)).collect())
}

#[test]
fn a_quote_becomes_an_order_half_delivered_invoiced_and_credited() {
    let shop = Shop::new();
    let quote = shop.draft("quote", vec![line("Café", "10", "12.50", "iva:10"), line("Porte", "1", "6", "iva:21")]);
    let order = convert(&shop, quote.sale.id, "order", None);
    assert_eq!(shop.get(quote.sale.id).sale.state.as_deref(), Some("accepted"));
    assert_eq!((number(&order), order.sale.total_minor), ("AO26/000001".into(), quote.sale.total_minor));

    let half = convert(&shop, order.sale.id, "delivery", Some(vec![part(&order.lines[0], "4")]));
    assert_eq!(half.lines.iter().map(|l| l.quantity.as_str()).collect::<Vec<_>>(), ["4"]);
    let now = shop.get(order.sale.id);
    assert_eq!(now.sale.progress.as_deref(), Some("partial"));
    assert_eq!(now.lines[0].progress.as_ref().unwrap().delivered, "4");
    let too_many =
        ConvertSale { id: order.sale.id, to: "delivery".into(), lines: Some(vec![part(&order.lines[0], "7")]) };
    assert_eq!(shop.refused("sales.convert", |tx| sales::convert(tx, &too_many)), "quantity-too-much");

    let invoice = convert(&shop, half.sale.id, "invoice", None);
    assert_eq!(invoice.sale.state.as_deref(), Some("draft"));
    let invoice = shop.issue(invoice.sale.id);
    assert_eq!((number(&invoice), invoice.sale.state.as_deref()), ("A26/000001".into(), Some("open")));
    assert_eq!((invoice.sale.total_minor, invoice.sale.owed_minor), (5_500, 5_500));
    let links: Vec<_> = invoice.links.iter().map(|l| (l.relation.as_str(), l.kind.as_str())).collect();
    assert_eq!(links, [("from", "delivery")]);
    // What was delivered is invoiced; what is left of the order is the rest.
    let rest = convert(&shop, order.sale.id, "invoice", None);
    assert_eq!(rest.lines.iter().map(|l| l.quantity.as_str()).collect::<Vec<_>>(), ["6", "1"]);
    shop.issue(rest.sale.id);
    assert_eq!(shop.get(order.sale.id).sale.progress.as_deref(), Some("invoiced"));
    let again = ConvertSale { id: order.sale.id, to: "invoice".into(), lines: None };
    assert_eq!(shop.refused("sales.convert", |tx| sales::convert(tx, &again)), "nothing-left");

    let one = credit(&shop, invoice.sale.id, Some(vec![part(&invoice.lines[0], "1")]));
    let one = shop.issue(one.sale.id);
    assert_eq!(
        (number(&one), one.sale.total_minor, one.fiscal_kind.as_deref()),
        ("AR26/000001".into(), -1_375, Some("R1"))
    );
    let now = shop.get(invoice.sale.id);
    assert_eq!((now.sale.state.as_deref(), now.sale.owed_minor), (Some("partial"), 4_125));
    assert_eq!(
        now.payments.iter().map(|p| (p.method.as_str(), p.amount_minor)).collect::<Vec<_>>(),
        [("credit", 1_375)]
    );
    let all = shop.issue(credit(&shop, invoice.sale.id, None).sale.id);
    assert_eq!(all.lines[0].quantity, "-3");
    let now = shop.get(invoice.sale.id);
    assert_eq!((now.sale.state.as_deref(), now.sale.owed_minor), (Some("refunded"), 0));
    assert_eq!(shop.get(all.sale.id).sale.state.as_deref(), Some("paid"), "nothing is owed to the client either");
    assert_eq!(verified(&shop), (4, 4, vec![]));
    sound(&shop.book);
}

#[test]
fn a_credit_of_everything_is_the_invoice_with_the_other_sign() {
    let shop = Shop::new();
    let mut sale = shop.sale(
        "invoice",
        vec![line("A", "3", "33.335", "iva:21"), line("B", "-1", "7.77", "iva:10"), line("C", "2", "0.05", "iva:4")],
    );
    sale.lines[0].discount = Some("10%+1.11".into());
    sale.lines[2].retentions = Some(vec!["irpf:15".into()]);
    sale.adjustments = Some(vec![sales::NewAdjustment {
        turn: "discount".into(),
        worth: "2.50".into(),
        reason: String::new(),
        taxes: None,
    }]);
    let draft = shop.write("sales.draft", |tx| sales::draft(tx, &sale));
    let invoice = shop.issue(draft.sale.id);
    let back = shop.issue(credit(&shop, invoice.sale.id, None).sale.id);
    let (was, is) = (invoice.sums.unwrap(), back.sums.unwrap());
    assert_eq!(
        (is.net_minor, is.tax_minor, is.total_minor, is.retained_minor, is.payable_minor),
        (-was.net_minor, -was.tax_minor, -was.total_minor, -was.retained_minor, -was.payable_minor)
    );
    for (was, is) in invoice.lines.iter().zip(&back.lines) {
        assert_eq!(
            (is.amount_minor, is.base_minor, is.tax_minor),
            (-was.amount_minor, was.base_minor.map(|n| -n), was.tax_minor.map(|n| -n))
        );
    }
    let sums = shop.read(|conn| sales::totals(conn, shop.moment(), &SalesRequest::default())).sums;
    assert_eq!(sums.iter().map(|s| (s.of.as_str(), s.count, s.total_minor)).collect::<Vec<_>>(), [("sold", 2, 0)]);
    let too_much = CreditSale { id: invoice.sale.id, lines: None, reason: "Otra vez".into(), by: None, kind: None };
    assert_eq!(shop.refused("sales.credit", |tx| sales::credit(tx, &too_much)), "nothing-left");
    sound(&shop.book);
}

#[test]
fn what_was_issued_is_neither_changed_nor_undone() {
    let shop = Shop::new();
    let draft = shop.draft("invoice", vec![line("A", "1", "100", "iva:21")]);
    let invoice = shop.issue(draft.sale.id);
    let error = shop.book.undo(NOW + 900_000).unwrap_err();
    assert_eq!((error.kind(), error.params()), ("undo-issued", vec![("value", "A26/000001".to_owned())]));
    let revise =
        sales::ReviseSale { id: invoice.sale.id, sale: shop.sale("invoice", vec![line("A", "1", "1", "iva:21")]) };
    assert_eq!(shop.refused("sales.revise", |tx| sales::revise(tx, &revise)), "sale-issued");
    assert_eq!(
        shop.refused("sales.remove", |tx| sales::remove(tx, WhichSale { id: invoice.sale.id })),
        "sale-not-draft"
    );
    for sql in [
        "UPDATE sales SET total_minor = 1",
        "UPDATE sales SET day = '2026-01-01'",
        "UPDATE sales SET issued_at = NULL",
        "UPDATE sales SET number = '000002'",
        "DELETE FROM sales",
        "UPDATE sale_lines SET text = 'B'",
        "DELETE FROM sale_lines",
        "UPDATE issued SET json = '{}'",
        "DELETE FROM issued",
        "UPDATE records SET fingerprint = previous",
        "UPDATE records SET position = 2",
        "DELETE FROM records",
        "UPDATE series SET code = 'B26/'",
        "DELETE FROM series",
    ] {
        assert_eq!(shop.refused("test", |tx| Ok(tx.execute(sql, [])?)), "sale-issued", "{sql}");
    }
    assert_eq!(shop.get(invoice.sale.id), invoice);
    // What a person may ask, and what tidying up needs, still works.
    let double = shop.client("Cafes Nunez", "");
    let merge = crm::clients::MergeRequest { keep: double, lose: shop.buyer, take: Vec::new() };
    shop.write("clients.merge", |tx| crm::clients::merge(tx, &merge));
    shop.write("clients.erase", |tx| crm::clients::erase(tx, double));
    assert_eq!(verified(&shop), (1, 1, vec![]));
    sound(&shop.book);
}

#[test]
fn numbers_and_days_of_invoices_go_one_way() {
    let shop = Shop::new();
    let issue = |id: Id, day: &str| IssueSale { id, day: Some(day.into()) };
    let ids: Vec<Id> = (0..3).map(|_| shop.draft("invoice", vec![line("A", "1", "1", "iva:21")]).sale.id).collect();
    shop.write("sales.issue", |tx| sales::issue(tx, &issue(ids[2], "2026-11-20")));
    assert_eq!(shop.refused("sales.issue", |tx| sales::issue(tx, &issue(ids[0], "2026-11-19"))), "day-before-last");
    assert_eq!(shop.refused("sales.issue", |tx| sales::issue(tx, &issue(ids[0], "2026-11-24"))), "day-in-future");
    let second = shop.issue(ids[0]);
    assert_eq!((number(&second), second.sale.day.as_str()), ("A26/000002".into(), "2026-11-23"));
    assert_eq!(second.sale.due.as_deref(), Some("2026-12-23"));
    assert_eq!(shop.refused("sales.issue", |tx| sales::issue(tx, &issue(ids[0], "2026-11-23"))), "sale-issued");
    // A year has a series of its own.
    let old = shop.write("sales.issue", |tx| sales::issue(tx, &issue(ids[1], "2025-12-31")));
    assert_eq!(number(&old), "A25/000001");
    assert_eq!(verified(&shop), (3, 3, vec![]));
}

#[test]
fn nothing_is_issued_while_what_the_law_needs_is_missing() {
    let shop = Shop::new();
    let draft = |sale| shop.write("sales.draft", |tx| sales::draft(tx, &sale)).sale.id;
    let refused = |id: Id| {
        let error =
            shop.book.write(shop.act("sales.issue"), |tx| sales::issue(tx, &IssueSale { id, day: None })).unwrap_err();
        (error.kind(), error.field().unwrap_or_default().to_owned())
    };
    let lines = || vec![line("A", "1", "100", "iva:21")];
    let mut nobody = shop.sale("invoice", lines());
    nobody.client = None;
    let id = draft(nobody.clone());
    assert_eq!(refused(id), ("client-missing", "client".into()));
    nobody.simplified = Some(true);
    let simplified = shop.issue(draft(nobody.clone()));
    assert_eq!((number(&simplified), simplified.fiscal_kind.as_deref()), ("AS26/000001".into(), Some("F2")));
    nobody.lines[0].price = Some("1000".into());
    assert_eq!(refused(draft(nobody)), ("simplified-too-much", "simplified".into()));
    let stranger = shop.client("Sin Papeles", "12345678A");
    let mut wrong = shop.sale("invoice", lines());
    wrong.client = Some(stranger);
    assert_eq!(refused(draft(wrong)), ("client-incomplete", "client.tax_id".into()));
    assert_eq!(refused(draft(shop.sale("invoice", vec![]))), ("lines-missing", "lines".into()));
    assert_eq!(
        refused(draft(shop.sale("invoice", vec![line("A", "-1", "1", "iva:21")]))),
        ("total-negative", "lines".into())
    );
    let mut dollars = shop.sale("invoice", lines());
    dollars.currency = Some("USD".into());
    assert_eq!(refused(draft(dollars.clone())), ("exchange-missing", "exchange".into()));
    dollars.exchange = Some(sales::ExchangeRate { rate: "0.92".into(), on: "2026-11-20".into(), source: "BCE".into() });
    shop.issue(draft(dollars));
    let good = draft(shop.sale("invoice", lines()));
    let set = |change: &dyn Fn(&mut fiscal::Issuer)| {
        shop.write("business.set", |tx| {
            let mut issuer = fiscal::issuer(tx)?;
            change(&mut issuer);
            fiscal::set_issuer(tx, &issuer)
        });
    };
    set(&|issuer| issuer.tax_id = "B12345670".into());
    assert_eq!(refused(good), ("business-incomplete", "business.tax_id".into()));
    set(&|issuer| issuer.profile = "es_registro".into());
    assert_eq!(refused(good), ("issuing-elsewhere", String::new()));
    set(&|issuer| (issuer.profile, issuer.tax_id) = ("es_verifactu".into(), "B12345674".into()));
    shop.issue(good);
    assert_eq!(verified(&shop), (3, 3, vec![]), "no number was lost");
}

#[test]
fn one_flipped_byte_is_found() {
    let shop = Shop::new();
    for n in 1..=3 {
        let draft = shop.draft("invoice", vec![line("A", &n.to_string(), "100", "iva:21")]);
        shop.issue(draft.sale.id);
    }
    let path = shop.book.path().to_owned();
    let Shop { folder, book, .. } = shop;
    drop(book);
    let with_a_tool = |sql: &str| {
        tampered(&path, sql);
        let book = open(&path);
        let found = check::check(&book, &Unwatched).unwrap().problems;
        found.into_iter().map(|problem| (problem.code, problem.count)).collect::<Vec<_>>()
    };
    assert_eq!(with_a_tool("SELECT 1"), []);
    let flip = "UPDATE issued SET json = replace(json, '\"quantity\":\"2\"', '\"quantity\":\"3\"') WHERE sale = 2";
    assert_eq!(with_a_tool(flip), [("invoice-changed", 1), ("chain-broken", 2)]);
    let back = "UPDATE issued SET json = replace(json, '\"quantity\":\"3\"', '\"quantity\":\"2\"') WHERE sale = 2";
    assert_eq!(with_a_tool(back), []);
    assert_eq!(with_a_tool("UPDATE sale_lines SET text = 'B' WHERE sale = 1"), [("invoice-differs", 1)]);
    assert_eq!(with_a_tool("UPDATE sale_lines SET text = 'A'"), []);
    let renumbered = "UPDATE sales SET serial = 9, number = '000009' WHERE id = 3";
    assert_eq!(with_a_tool(renumbered), [("invoice-differs", 1), ("number-gap", 1)]);
    assert_eq!(with_a_tool("UPDATE sales SET serial = 3, number = '000003' WHERE id = 3"), []);
    let gone = "DELETE FROM records WHERE position = 2";
    assert_eq!(with_a_tool(gone), [("chain-broken", 1)]);
    drop(folder);
}

#[test]
fn a_book_with_invoices_goes_out_as_a_folder_and_comes_back_as_it_was() {
    let shop = Shop::new();
    let draft = shop.draft("invoice", vec![line("A", "2", "100", "iva:21")]);
    let invoice = shop.issue(draft.sale.id);
    shop.issue(credit(&shop, invoice.sale.id, Some(vec![part(&invoice.lines[0], "1")])).sale.id);
    let to = shop.folder.path().join("todo");
    let request = crm::folder::FolderRequest { to: to.display().to_string(), ..Default::default() };
    shop.book.read(|conn| crm::folder::write(conn, shop.moment(), 7, &request, &Unwatched)).unwrap();
    let mut new = crate::shop::new_book("ES", "EUR");
    new.seed = [9; 32];
    let other = crm::book::Book::create(&shop.folder.path().join("b.clientela"), None, &new).unwrap();
    crm::folder::read(&other, crm::book::Act { command: "folder.read", now: NOW, seed: 3 }, &to, &Unwatched).unwrap();
    let all = "SELECT series || number || state || owed_minor || kept_credited_minor FROM sales ORDER BY id";
    assert_eq!(other.read(|conn| texts(conn, all)).unwrap(), shop.texts(all));
    sound(&other);
    assert_eq!(other.undo(NOW + 1).unwrap_err().kind(), "undo-final");
}
