//! What was sold leaves as tables and comes back; whatever rows a file of sales has, they are counted, found again and taken back.

use crate::programs::paid;
use crate::sales::{data, inspect, sizes, told};
use crate::shop::{NOW, Shop, counts};
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
