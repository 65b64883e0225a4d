//! The list, the document, its frozen form and the export say the same of any invoice; its credit is the opposite.

use crate::shop::{Shop, texts};
use crm::export::{self, ExportRequest};
use crm::moment::Unwatched;
use crm::sales::{self, CreditSale, NewAdjustment, NewLine, SaleSums, SalesRequest};
use proptest::prelude::*;

fn decimal(most: i64, scale: u32) -> impl Strategy<Value = String> {
    (1..most).prop_map(move |n| rust_decimal::Decimal::new(n, scale).normalize().to_string())
}

fn any_line() -> impl Strategy<Value = NewLine> {
    let quantity = prop_oneof![decimal(40, 0), decimal(9_999_999, 6)];
    let price = prop_oneof![decimal(100_000, 2), decimal(9_999_999, 5)];
    let discount = prop_oneof![
        3 => Just(None),
        1 => decimal(10_000, 2).prop_map(|percent| Some(format!("{percent}%"))),
        1 => Just(Some("10%+5%".to_owned())),
        1 => decimal(500, 2).prop_map(Some),
    ];
    let tax = prop::sample::select(vec!["iva:21", "iva:10", "iva:4", "iva:E5", "iva:S2", "iva:21:5.2"]);
    let retention = prop_oneof![4 => Just(vec![]), 1 => Just(vec!["irpf:15".to_owned()])];
    (quantity, price, discount, tax, retention).prop_map(|(quantity, price, discount, tax, retentions)| NewLine {
        text: Some("Algo".into()),
        quantity: Some(quantity),
        price: Some(price),
        discount,
        taxes: Some(vec![tax.into()]),
        retentions: Some(retentions),
        ..NewLine::default()
    })
}

fn figures(sums: &SaleSums) -> [i64; 5] {
    [sums.net_minor, sums.tax_minor + sums.surcharge_minor, sums.total_minor, sums.retained_minor, sums.payable_minor]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn everything_says_the_same_of_an_invoice(
        lines in prop::collection::vec(any_line(), 1..12),
        with_tax in any::<bool>(),
        off in prop_oneof![2 => Just(None), 1 => decimal(3_000, 2).prop_map(|percent| Some(format!("{percent}%")))],
    ) {
        let shop = Shop::new();
        let mut sale = shop.sale("invoice", lines);
        sale.prices = Some(if with_tax { "with_tax" } else { "without_tax" }.to_owned());
        sale.adjustments = off.map(|worth| vec![NewAdjustment { turn: "discount".into(), worth, reason: "Trato".into(), taxes: None }]);
        let typed = shop.read(|conn| sales::reckon(conn, shop.moment(), &sale));
        prop_assume!(typed.problems.is_empty() && typed.sums.total_minor >= 0);
        let draft = shop.write("sales.draft", |tx| sales::draft(tx, &sale));
        let invoice = shop.issue(draft.sale.id);
        let sums = invoice.sums.unwrap();
        prop_assert_eq!(figures(&sums), figures(&typed.sums));
        let listed = shop.read(|conn| sales::page(conn, shop.moment(), &SalesRequest::default())).rows.remove(0);
        prop_assert_eq!(&listed, &invoice.sale);
        prop_assert_eq!((listed.net_minor, listed.tax_minor, listed.total_minor), (Some(figures(&sums)[0]), Some(figures(&sums)[1]), sums.total_minor));
        // The frozen form.
        let frozen = shop.read(|conn| texts(conn, "SELECT json FROM issued")).remove(0);
        let frozen: serde_json::Value = serde_json::from_str(&frozen).unwrap();
        let of = |name: &str| frozen["totals"][name].as_i64().unwrap();
        prop_assert_eq!([of("net"), of("tax") + of("surcharge"), of("total"), of("retained"), of("payable")], figures(&sums));
        let bases: Vec<i64> = frozen["lines"].as_array().unwrap().iter().map(|line| line["base"].as_i64().unwrap()).collect();
        prop_assert_eq!(&bases, &invoice.lines.iter().map(|line| line.base_minor.unwrap()).collect::<Vec<_>>());
        prop_assert_eq!(bases.iter().sum::<i64>(), sums.net_minor);
        // The export, line by line.
        let to = shop.folder.path().join("ventas.csv");
        let request = ExportRequest { kind: "sales".into(), to: to.display().to_string(), layout: Some("strict".into()), ..ExportRequest::default() };
        shop.read(|conn| export::write(conn, shop.moment(), &request, &Unwatched));
        let mut file = csv::Reader::from_path(&to).unwrap();
        let titles = file.headers().unwrap().clone();
        let rows: Vec<csv::StringRecord> = file.records().map(Result::unwrap).collect();
        let cell = |row: usize, name: &str| {
            let text = rows[row].get(titles.iter().position(|title| title == name).unwrap()).unwrap();
            text.parse::<rust_decimal::Decimal>().map(|n| (n * rust_decimal::Decimal::ONE_HUNDRED).try_into().unwrap_or(0_i64)).unwrap_or(0)
        };
        prop_assert_eq!([cell(0, "net"), cell(0, "tax"), cell(0, "total")].to_vec(), figures(&sums)[..3].to_vec());
        for (row, line) in invoice.lines.iter().enumerate() {
            prop_assert_eq!(cell(row, "line_total"), line.amount_minor);
        }
        // All of it taken back.
        let request = CreditSale { id: invoice.sale.id, lines: None, reason: "Todo".into(), by: None, kind: None };
        let credit = shop.write("sales.credit", |tx| sales::credit(tx, &request));
        let credit = shop.issue(credit.sale.id);
        prop_assert_eq!(figures(&credit.sums.unwrap()), figures(&sums).map(|n| -n));
        let left = shop.read(|conn| texts(conn, "SELECT owed_minor FROM sales"));
        prop_assert_eq!(left, ["0", "0"]);
        prop_assert_eq!(shop.read(sales::verify).count, 0);
    }
}
