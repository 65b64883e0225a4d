//! Documents while they may still change.

use crate::shop::{Shop, line, sound};
use crm::sales::{self, EditSeries, NewAdjustment, NewLine, ReviseSale, SalesRequest, WhichSale};

#[test]
fn a_line_takes_from_the_product_what_it_does_not_say() {
    let shop = Shop::new();
    let bag = NewLine {
        product: Some(shop.product()),
        quantity: Some("2".into()),
        discount: Some("10%".into()),
        ..NewLine::default()
    };
    let detail = shop.draft("quote", vec![bag, line("Transporte", "1", "6", "iva:21")]);
    assert_eq!((detail.sale.series.as_str(), detail.sale.number.as_str()), ("AP26/", "000001"));
    assert_eq!(detail.sale.state.as_deref(), Some("open"));
    let told: Vec<_> = detail
        .lines
        .iter()
        .map(|l| {
            (
                l.text.as_str(),
                l.unit.as_str(),
                l.price.clone().unwrap(),
                l.amount_minor,
                l.taxes.clone().unwrap().join(" "),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("Café de tueste natural", "kg", "12.5".to_owned(), 2250, "iva:10".to_owned()),
            ("Transporte", "", "6".to_owned(), 600, "iva:21".to_owned())
        ]
    );
    let sums = detail.sums.unwrap();
    assert_eq!((sums.net_minor, sums.tax_minor, sums.total_minor), (2850, 225 + 126, 3201));
    assert_eq!(detail.sale.total_minor, 3201);
    sound(&shop.book);
}

#[test]
fn what_is_reckoned_while_typing_is_what_is_saved() {
    let shop = Shop::new();
    let mut sale = shop.sale("invoice", vec![line("A", "3", "0.333333", "iva:21"), line("B", "-1", "0.05", "iva:4")]);
    sale.adjustments = Some(vec![NewAdjustment {
        turn: "discount".into(),
        worth: "5%".into(),
        reason: "Por ser usted".into(),
        taxes: None,
    }]);
    let told = shop.read(|conn| sales::reckon(conn, shop.moment(), &sale));
    assert!(told.problems.is_empty());
    let saved = shop.write("sales.draft", |tx| sales::draft(tx, &sale));
    assert_eq!(saved.sums, Some(told.sums));
    assert_eq!(saved.taxes, told.taxes);
    let amounts: Vec<_> = told.lines.iter().flatten().map(|l| (l.amount_minor, l.base_minor, l.tax_minor)).collect();
    assert_eq!(
        saved.lines.iter().map(|l| (l.amount_minor, l.base_minor.unwrap(), l.tax_minor.unwrap())).collect::<Vec<_>>(),
        amounts
    );
    assert_eq!(saved.adjustments, sale.adjustments.unwrap());
    assert_eq!(saved.sale.state.as_deref(), Some("draft"));
    assert_eq!(saved.sale.number, "", "a draft has no number");
}

#[test]
fn what_is_wrong_is_told_in_its_place_and_the_rest_is_reckoned() {
    let shop = Shop::new();
    let mut sale = shop.sale(
        "invoice",
        vec![
            line("Bien", "1", "100", "iva:21"),
            line("Precio", "1", "12,50", "iva:21"),
            line("Impuesto", "1", "1", "iva:veintiuno"),
            line("Dos", "1", "1", "iva:21"),
            line("Nada", "0", "1", "iva:21"),
            line("Mucho", "1", "1e9", "iva:21"),
            line("Antes", "1", "1", "iva:18"),
        ],
    );
    sale.lines[3].taxes = Some(vec!["iva:21".into(), "iva:10".into()]);
    let told = shop.read(|conn| sales::reckon(conn, shop.moment(), &sale));
    let problems: Vec<_> = told.problems.iter().map(|p| (p.line, p.field.as_str(), p.rule.as_str())).collect();
    assert_eq!(
        problems,
        [
            (Some(1), "price", "not-a-decimal"),
            (Some(2), "taxes", "tax-unknown"),
            (Some(4), "quantity", "quantity-zero"),
            (Some(5), "price", "not-a-decimal"),
            (Some(3), "taxes", "tax-twice"),
        ]
    );
    assert_eq!(told.sums.total_minor, 12_100 + 118, "of the lines that are right");
    assert_eq!(
        told.warnings.iter().map(|w| (w.line, w.rule.as_str())).collect::<Vec<_>>(),
        [(Some(6), "tax-out-of-force")]
    );
    let error = shop.book.write(shop.act("sales.draft"), |tx| sales::draft(tx, &sale)).unwrap_err();
    assert_eq!((error.kind(), error.field()), ("not-a-decimal", Some("lines.1.price")));
}

#[test]
fn a_draft_changes_nothing_sold_and_comes_and_goes() {
    let shop = Shop::new();
    let sums = || shop.read(|conn| sales::totals(conn, shop.moment(), &SalesRequest::default())).sums;
    let draft = shop.draft("invoice", vec![line("A", "1", "100", "iva:21")]);
    assert_eq!(sums(), []);
    assert_eq!(draft.sale.owed_minor, 0);
    let drafts = SalesRequest { state: Some("draft".into()), ..SalesRequest::default() };
    let listed = shop.read(|conn| sales::page(conn, shop.moment(), &drafts)).rows;
    assert_eq!(listed, std::slice::from_ref(&draft.sale));
    let revised = ReviseSale { id: draft.sale.id, sale: shop.sale("invoice", vec![line("B", "1", "50", "iva:21")]) };
    let now = shop.write("sales.revise", |tx| sales::revise(tx, &revised));
    assert_eq!((now.sale.total_minor, now.lines.len()), (6_050, 1));
    shop.book.undo(crate::shop::NOW + 900_000).unwrap();
    assert_eq!(shop.get(draft.sale.id), draft, "undone whole");
    shop.write("sales.remove", |tx| sales::remove(tx, WhichSale { id: draft.sale.id }));
    assert_eq!(shop.one("SELECT count(*) FROM sales"), "0");
    shop.book.undo(crate::shop::NOW + 901_000).unwrap();
    assert_eq!(shop.get(draft.sale.id), draft, "and back");
    sound(&shop.book);
}

#[test]
fn a_revised_line_keeps_its_identity() {
    let shop = Shop::new();
    let order = shop.draft("order", vec![line("A", "5", "1", "iva:21"), line("B", "1", "1", "iva:21")]);
    let mut lines = vec![line("C", "1", "1", "iva:21"), line("A", "7", "1", "iva:21")];
    lines[1].id = Some(order.lines[0].id);
    let revised = ReviseSale { id: order.sale.id, sale: shop.sale("order", lines) };
    let now = shop.write("sales.revise", |tx| sales::revise(tx, &revised));
    assert_eq!(now.lines[1].id, order.lines[0].id);
    assert_eq!(now.lines.iter().map(|l| l.text.as_str()).collect::<Vec<_>>(), ["C", "A"]);
    assert_eq!(now.sale.number, order.sale.number);
}

#[test]
fn numbers_follow_each_other_and_a_series_is_called_as_its_owner_wants() {
    let shop = Shop::new();
    let edit =
        EditSeries { kind: "quote".into(), year: 2026, code: Some("PRE-".into()), digits: Some(4), first: Some(143) };
    shop.write("series.edit", |tx| sales::edit_series(tx, &edit));
    let numbers: Vec<_> = (0..3)
        .map(|_| shop.draft("quote", vec![line("A", "1", "1", "iva:21")]).sale)
        .map(|sale| sale.series + &sale.number)
        .collect();
    assert_eq!(numbers, ["PRE-0143", "PRE-0144", "PRE-0145"]);
    assert_eq!(shop.refused("series.edit", |tx| sales::edit_series(tx, &edit)), "series-used");
    let accented = EditSeries { kind: "order".into(), code: Some("año/".into()), ..edit.clone() };
    assert_eq!(shop.refused("series.edit", |tx| sales::edit_series(tx, &accented)), "series-code-unfit");
    let taken = EditSeries { kind: "order".into(), ..edit };
    assert_eq!(shop.refused("series.edit", |tx| sales::edit_series(tx, &taken)), "series-code-taken");
    let list = shop.read(sales::list_series);
    assert_eq!(
        list.iter().map(|s| (s.next_number.as_str(), s.here, s.used)).collect::<Vec<_>>(),
        [("0146", true, true)]
    );
}
