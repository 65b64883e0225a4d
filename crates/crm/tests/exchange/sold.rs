//! What was sold leaves as tables and comes back; whatever rows a file of sales has, they are counted, found again and taken back.

use crate::programs::paid;
use crate::sales::{data, inspect, sizes, told};
use crate::shop::{NOW, Shop, counts};
use crm::ids::Id;
use crm::payments::{self, WhichAllocation};
use proptest::prelude::*;
use std::path::PathBuf;

const KINDS: [&str; 3] = ["products", "sales", "payments"];

fn full() -> Shop {
    let shop = Shop::new("es");
    let all = [
        ("products", "woocommerce-products.csv"),
        ("sales", "shopify-orders.csv"),
        ("sales", "woocommerce-orders.csv"),
        ("sales", "mercadolibre-ventas.csv"),
        ("payments", "mercadopago-liberaciones.csv"),
        ("sales", "odoo-orders.csv"),
        ("sales", "arca-mis-comprobantes.csv"),
        ("sales", "sii-rcv-ventas.csv"),
        ("sales", "online-retail-extract.csv"),
    ];
    for (kind, name) in all {
        shop.import(kind, &data(name));
    }
    shop
}

#[test]
fn what_was_sold_comes_back_in_any_language_without_changing_anything() {
    let shop = full();
    for kind in KINDS {
        for language in [Some("es"), Some("en"), None] {
            let file = shop.export(kind, &format!("{kind}-{}.csv", language.unwrap_or("codes")), language);
            assert_eq!(inspect(&shop, &file).kind, kind, "{language:?}");
            shop.changes_nothing(kind, &file);
        }
        let file = shop.export(kind, &format!("{kind}.xlsx"), Some("es"));
        shop.changes_nothing(kind, &file);
    }
}

#[test]
fn an_empty_book_takes_what_was_sold_in_and_gives_the_same_files_out() {
    let shop = full();
    let other = Shop::new("es");
    let files: Vec<(&str, PathBuf)> =
        KINDS.iter().map(|kind| (*kind, shop.export(kind, &format!("{kind}.csv"), Some("es")))).collect();
    for (kind, file) in &files {
        let done = other.import(kind, file);
        assert_eq!(done.counts.refused, 0, "{kind}: {:?}", done.refusals);
    }
    assert_eq!(told(&other), told(&shop));
    assert_eq!(paid(&other), paid(&shop));
    for (kind, file) in &files {
        let again = other.export(kind, &format!("{kind}.csv"), Some("es"));
        assert_eq!(std::fs::read_to_string(again).unwrap(), std::fs::read_to_string(file).unwrap(), "{kind}");
    }
}

#[test]
fn a_payment_of_several_documents_goes_out_and_comes_in_with_all_of_them() {
    let shop = Shop::new("es");
    let sold =
        "Factura;Fecha;Cliente;Total\n1;01/02/2026;Ana Gil;50\n2;02/02/2026;Ana Gil;30\n3;03/02/2026;Ana Gil;40\n";
    assert_eq!(shop.import("sales", &shop.put("f.csv", sold)).counts.created, 3);
    let money = "Fecha;Cliente;Factura;Importe aplicado;Importe;Método;Referencia\n05/02/2026;Ana Gil;1;50;100;Transferencia;R1\n\
                 ;;2;30;;;\n;;3;15;;;\n06/02/2026;Ana Gil;;;7;Efectivo;\n;;9;1;;;\n;;3;8;;;\n;;3;7;;;\n";
    let file = shop.put("p.csv", money);
    let done = shop.import("payments", &file);
    assert_eq!(counts(done.counts), [7, 2, 3, 0, 2], "{:?}", done.refusals);
    let why: Vec<(u64, &str)> = done.refusals.iter().map(|one| (one.line, one.reasons[0].code.as_str())).collect();
    assert_eq!(why, [(6, "no-such-document"), (7, "allocated-too-much")]);
    let given = "SELECT p.amount_minor || ' ' || s.number || ' ' || a.amount_minor FROM allocations AS a
                 JOIN payments AS p ON p.id = a.payment JOIN sales AS s ON s.id = a.sale ORDER BY a.id";
    let all = ["10000 1 5000", "10000 2 3000", "10000 3 1500", "700 3 700"];
    assert_eq!(shop.texts(given), all);
    shop.import("payments", &file);
    assert_eq!(shop.texts(given), all, "again nothing is given anew");
    // Out, and into an empty book.
    let other = Shop::new("es");
    for kind in ["sales", "payments"] {
        let out = shop.export(kind, &format!("{kind}.csv"), Some("es"));
        shop.changes_nothing(kind, &out);
        assert_eq!(other.import(kind, &out).counts.refused, 0);
    }
    assert_eq!(other.texts(given), all);
    let free = "SELECT CAST(kept_free_minor AS TEXT) FROM payments ORDER BY id";
    assert_eq!(other.texts(free), ["500", "0"]);
    assert_eq!(shop.texts(free), ["500", "0"]);
    // What was taken back again pays nothing; of a payment that pays nothing any more its own row is left.
    for given in shop.texts("SELECT hex(a.uid) FROM allocations AS a WHERE a.amount_minor IN (3000, 700)") {
        let which = WhichAllocation { allocation: Id::parse(&given).unwrap() };
        shop.book.write(shop.act("payments.release"), |tx| payments::release(tx, &which)).unwrap();
    }
    let out = std::fs::read_to_string(shop.export("payments", "then.csv", Some("es"))).unwrap();
    let paid: Vec<Vec<&str>> = out.lines().skip(1).map(|line| line.split(';').skip(5).take(3).collect()).collect();
    assert_eq!(paid, [["1", "50,00", "100,00"], ["3", "15,00", ""], ["", "", "7,00"]], "{out}");
}

#[test]
fn merging_moves_what_was_sold_and_erasing_keeps_it_without_a_name() {
    let shop = full();
    let id = |name: &str| {
        let sql = format!("SELECT hex(uid) FROM clients WHERE name = '{name}'");
        crm::ids::Id::parse(&shop.texts(&sql)[0]).unwrap()
    };
    let (ana, luis) = (id("Ana Sol"), id("Luis Gil"));
    let bought = "SELECT c.name || ' ' || count(*) || ' ' || (SELECT count(*) FROM payments WHERE client = c.id)
                  FROM sales AS s JOIN clients AS c ON c.id = s.client WHERE c.name IN ('Ana Sol', 'Luis Gil', '—') GROUP BY c.id";
    // Another Ana Sol has an identity card of her own.
    assert_eq!(shop.texts(bought), ["Ana Sol 3 1", "Luis Gil 2 1", "Ana Sol 1 1"]);
    let merge = crm::clients::MergeRequest { keep: ana, lose: luis, take: Vec::new() };
    shop.book.write(shop.act("clients.merge"), |tx| crm::clients::merge(tx, &merge)).unwrap();
    assert_eq!(shop.texts(bought), ["Ana Sol 5 2", "Ana Sol 1 1"]);
    shop.book.undo(NOW + 5_000_000).unwrap();
    assert_eq!(shop.texts(bought), ["Ana Sol 3 1", "Luis Gil 2 1", "Ana Sol 1 1"]);
    shop.book.write(shop.act("clients.erase"), |tx| crm::clients::erase(tx, ana)).unwrap();
    assert_eq!(
        shop.texts(bought),
        ["— 3 1", "Luis Gil 2 1", "Ana Sol 1 1"],
        "the law makes a business keep its invoices"
    );
    let report = crm::book::check::check(&shop.book, &crm::moment::Unwatched).unwrap();
    assert!(report.is_clean(), "{:?}", report.problems);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn every_row_is_counted_found_again_and_taken_back(
        rows in proptest::collection::vec((0..4_u8, 0..4_u8, 0..4_u8, -3..6_i32, 0..500_i32, 1..5_u32, any::<bool>()), 1..24),
        numbered in any::<bool>(), summed in any::<bool>(),
    ) {
        let shop = Shop::new("es");
        let mut text = "Factura;Fecha;Cliente;Código de producto;Producto;Cantidad;Precio;Total\n".to_owned();
        for (document, client, product, count, cents, day, is_odd) in rows {
            let number = if numbered { format!("F{document}") } else { String::new() };
            let client = ["", "Ana Sol", "Luis Gil", "luis@example.com"][usize::from(client)];
            let code = ["", "A1", "a1", "B2"][usize::from(product)];
            let count = if is_odd && cents % 7 == 0 { "muchos".to_owned() } else { count.to_string() };
            let total = if summed { format!("{},{:02}", cents / 100, cents % 100) } else { String::new() };
            text.push_str(&format!("{number};{day:02}/03/2026;{client};{code};Pan {product};{count};{},{:02};{total}\n", cents / 100, cents % 100));
        }
        let file = shop.put("f.csv", &text);
        let before = sizes(&shop);
        let seen = shop.preview("sales", &file);
        let done = shop.import("sales", &file);
        prop_assert_eq!(counts(seen.counts), counts(done.counts), "{}", text);
        let c = done.counts;
        prop_assert_eq!(c.changed + c.unchanged, 0, "{}", text);
        let (all, sold) = (sizes(&shop), told(&shop));
        let again = shop.import("sales", &file);
        prop_assert_eq!(counts(again.counts), [c.rows, 0, 0, c.created, c.refused], "{}\n{:#?}", text, sold);
        prop_assert_eq!((sizes(&shop), told(&shop)), (all, sold));
        if c.created > 0 {
            shop.book.undo(NOW + 5_000_000).unwrap();
            prop_assert_eq!(sizes(&shop), before);
        }
        let report = crm::book::check::check(&shop.book, &crm::moment::Unwatched).unwrap();
        prop_assert!(report.is_clean(), "{:?}", report.problems);
    }
}
