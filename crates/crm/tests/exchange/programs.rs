//! Files of the programs small businesses leave: each is recognised by its titles, told, taken in whole, and never twice.

use crate::sales::{data, inspect, told};
use crate::shop::{Shop, counts};

/// A file, its program, its kind, and `[rows, created, changed, unchanged, refused]` in an empty book.
const FILES: [(&str, &str, &str, [u64; 5]); 27] = [
    ("shopify-orders.csv", "Shopify", "sales", [4, 4, 0, 0, 0]),
    ("shopify-customers.csv", "Shopify", "clients", [2, 2, 0, 0, 0]),
    ("woocommerce-products.csv", "WooCommerce", "products", [4, 4, 0, 0, 0]),
    ("woocommerce-productos.csv", "WooCommerce", "products", [2, 2, 0, 0, 0]),
    ("woocommerce-orders.csv", "WooCommerce", "sales", [2, 2, 0, 0, 0]),
    ("woocommerce-customers.csv", "WooCommerce", "clients", [2, 2, 0, 0, 0]),
    ("mercadolibre-ventas.csv", "MercadoLibre", "sales", [2, 2, 0, 0, 0]),
    ("mercadopago-liberaciones.csv", "Mercado Pago", "payments", [4, 2, 0, 2, 0]),
    ("amazon-all-orders.txt", "Amazon", "sales", [3, 3, 0, 0, 0]),
    ("odoo-orders.csv", "Odoo", "sales", [3, 3, 0, 0, 0]),
    ("dolibarr-invoices.csv", "Dolibarr", "sales", [2, 2, 0, 0, 0]),
    ("frappe-books-invoices.csv", "Frappe Books", "sales", [3, 3, 0, 0, 0]),
    ("frappe-books-payments.csv", "Frappe Books", "payments", [3, 1, 0, 2, 0]),
    ("akaunting-invoices.csv", "Akaunting", "sales", [1, 1, 0, 0, 0]),
    // Lines of documents that are not there, and that do not say their day.
    ("akaunting-items.csv", "Akaunting", "sales", [2, 0, 0, 0, 2]),
    ("akaunting-transactions.csv", "Akaunting", "payments", [1, 1, 0, 0, 0]),
    ("gnucash-invoices.csv", "GnuCash", "sales", [2, 2, 0, 0, 0]),
    ("arca-mis-comprobantes.csv", "ARCA (Mis Comprobantes)", "sales", [3, 3, 0, 0, 0]),
    ("sii-rcv-ventas.csv", "SII (Registro de Compras y Ventas)", "sales", [2, 2, 0, 0, 0]),
    ("sat-metadatos.txt", "SAT (metadatos de CFDI)", "sales", [4, 3, 0, 1, 0]),
    ("xero-invoices.csv", "Xero", "sales", [3, 3, 0, 0, 0]),
    ("amazon-orders.txt", "Amazon", "sales", [2, 2, 0, 0, 0]),
    ("arca-wide.csv", "ARCA (Mis Comprobantes)", "sales", [2, 2, 0, 0, 0]),
    ("frappe-books-parties.csv", "Frappe Books", "clients", [2, 2, 0, 0, 0]),
    ("akaunting-customers.csv", "Akaunting", "clients", [2, 2, 0, 0, 0]),
    ("online-retail-extract.csv", "UCI Online Retail", "sales", [122, 122, 0, 0, 0]),
    ("../tables/dolibarr.csv", "Dolibarr", "clients", [2, 2, 0, 0, 0]),
];

#[test]
fn every_program_is_recognised_and_its_file_comes_in_once() {
    for (name, program, kind, expected) in FILES {
        let shop = Shop::new("es");
        let file = data(name);
        let seen = inspect(&shop, &file);
        let said = seen.evidence.iter().find(|said| said.code == "program").map(|said| said.params["program"].as_str());
        assert_eq!((said, seen.kind.as_str()), (Some(program), kind), "{name}: {:?}", seen.kinds);
        let done = shop.import(&seen.kind, &file);
        assert_eq!(counts(done.counts), expected, "{name}: {:?}", done.refusals);
        let before = (told(&shop), paid(&shop));
        let again = shop.import(&seen.kind, &file);
        let [rows, .., refused] = expected;
        assert_eq!(counts(again.counts), [rows, 0, 0, rows - refused, refused], "{name} again: {again:?}");
        assert_eq!((told(&shop), paid(&shop)), before, "{name}");
    }
}

/// Everything the book says of payments.
pub fn paid(shop: &Shop) -> Vec<String> {
    shop.texts(
        "SELECT p.day || ' ' || coalesce(c.name, '-') || ' ' || coalesce(s.number, '-') || ' ' || p.amount_minor || ' '
           || p.currency || ' ' || p.method || ' ' || p.reference
         FROM payments AS p LEFT JOIN clients AS c ON c.id = p.client LEFT JOIN allocations AS a ON a.payment = p.id
         LEFT JOIN sales AS s ON s.id = a.sale ORDER BY p.day, p.id",
    )
}

#[test]
fn orders_of_shopify_are_sales_guests_and_payments_and_states_are_brought_up_to_date() {
    let shop = Shop::new("es");
    let file = data("shopify-orders.csv");
    shop.import("sales", &file);
    assert_eq!(
        told(&shop),
        [
            "order  #1001 2026-01-05 Ana Sol 4995 EUR paid 2.0×Camiseta - M=3000; 1.0×Gorra=1500",
            "order  #1002 2026-01-06 luis@example.com 3000 EUR paid 2.0×Camiseta - M=3000",
            "order  #1003 2026-01-07 Ana Sol 1500 EUR open 1.0×Gorra=1500",
        ]
    );
    let before = [
        "2026-01-05 Ana Sol #1001 4995 EUR Bogus ",
        "2026-01-06 luis@example.com #1002 3000 EUR Bogus ",
        "2026-01-06 luis@example.com #1002 -1500 EUR Bogus ",
    ];
    assert_eq!(paid(&shop), before);
    let reach = shop.texts("SELECT value FROM contact_points ORDER BY id");
    assert_eq!(reach, ["ana@example.com", "+34600111222", "luis@example.com"]);
    assert_eq!(shop.texts("SELECT code FROM products ORDER BY id"), ["0015", "GOR-1"], "the leading apostrophe is off");
    // The third order was paid, the second given back whole.
    let text = std::fs::read_to_string(&file).unwrap();
    let text = text.replace("#1003,ana@example.com,pending,", "#1003,ana@example.com,paid,2026-01-08 10:00:00 +0100");
    let text = text.replace("partially_refunded", "refunded").replace(",,,,Bogus,,15.00,", ",,,,Bogus,,30.00,");
    let file = shop.put("later.csv", text.replace(",15.00,,,,5003,", ",0.00,,,,5003,"));
    let done = shop.import("sales", &file);
    assert_eq!(counts(done.counts), [4, 0, 2, 2, 0], "{done:?}");
    let states = shop.texts("SELECT number || ' ' || state FROM sales ORDER BY id");
    assert_eq!(states, ["#1001 paid", "#1002 refunded", "#1003 paid"]);
    assert_eq!(
        paid(&shop)[2..],
        ["2026-01-06 luis@example.com #1002 -3000 EUR Bogus ", "2026-01-08 Ana Sol #1003 1500 EUR  "]
    );
    shop.changes_nothing("sales", &file);
}

#[test]
fn products_of_woocommerce_bring_what_goes_with_them() {
    let shop = Shop::new("es");
    shop.import("products", &data("woocommerce-products.csv"));
    let all = "SELECT name || ' ' || code || ' ' || barcode || ' ' || coalesce(price, 0) || ' ' || active FROM products ORDER BY id";
    assert_eq!(
        shop.texts(all),
        [
            "Camiseta CAM-1 8412345678905 15000000 1",
            "Camiseta premium CAM-2  25000000 1",
            "Calcetines   4500000 0",
            "Gorra GOR-1  15000000 1"
        ]
    );
    let ties = "SELECT p.name || ' ' || r.kind || ' ' || o.name FROM product_relations AS r JOIN products AS p ON p.id = r.product
                JOIN products AS o ON o.id = r.other ORDER BY r.kind, o.name";
    assert_eq!(
        shop.texts(ties),
        ["Camiseta complement Calcetines", "Camiseta complement Gorra", "Camiseta up_sell Camiseta premium"]
    );
    // Orders speak of the same products by name.
    shop.import("sales", &data("woocommerce-orders.csv"));
    let sold = "SELECT p.name || ' ' || (l.quantity / 1000000) FROM sale_lines AS l JOIN products AS p ON p.id = l.product ORDER BY l.id";
    assert_eq!(shop.texts(sold), ["Camiseta, roja 2", "Gorra 1", "Gorra 1"]);
    assert_eq!(shop.texts("SELECT code FROM products WHERE name = 'Gorra'"), ["GOR-1"]);
}

#[test]
fn tax_offices_tell_credits_without_a_sign_and_currencies_without_a_word() {
    let shop = Shop::new("es");
    for name in ["arca-mis-comprobantes.csv", "sii-rcv-ventas.csv", "sat-metadatos.txt"] {
        shop.import("sales", &data(name));
    }
    assert_eq!(
        told(&shop),
        [
            "invoice 3 101 2026-03-01 Bar Sol S.A. 121000 ARS - ",
            "invoice  5C0A1111-0000-4000-8000-000000000001 2026-03-01 Elena Gómez 116000 MXN - ",
            "invoice 3 101 2026-03-02 - 12100 ARS - ",
            "invoice  5C0A1111-0000-4000-8000-000000000002 2026-03-02 - 11600 MXN cancelled ",
            "credit 3 7 2026-03-03 Bar Sol S.A. -121000 ARS - ",
            "credit  5C0A1111-0000-4000-8000-000000000003 2026-03-04 Elena Gómez -16000 MXN - ",
            "invoice  501 2026-03-05 Comercial Sol SpA 11900 CLP - ",
            "credit  33 2026-03-06 Comercial Sol SpA -11900 CLP - ",
        ]
    );
    assert_eq!(shop.texts("SELECT net_minor || ' ' || tax_minor FROM sales WHERE number = '7'"), ["-100000 -21000"]);
}

#[test]
fn sheets_of_one_program_meet_by_the_number_of_the_document() {
    let shop = Shop::new("es");
    for (kind, name) in [
        ("sales", "akaunting-invoices.csv"),
        ("sales", "akaunting-items.csv"),
        ("payments", "akaunting-transactions.csv"),
    ] {
        let done = shop.import(kind, &data(name));
        assert_eq!(done.counts.refused, 0, "{name}: {:?}", done.refusals);
        shop.changes_nothing(kind, &data(name));
    }
    assert_eq!(told(&shop), ["invoice  INV-00001 2026-02-25 Ana Sol 15000 EUR paid 1.0×Mesa=10000; 2.0×Silla=5000"]);
    assert_eq!(paid(&shop), ["2026-02-26 Ana Sol INV-00001 15000 EUR offline-payments.cash.1 "]);
    // Orders of a market and the money it let go.
    shop.import("sales", &data("mercadolibre-ventas.csv"));
    shop.import("payments", &data("mercadopago-liberaciones.csv"));
    assert_eq!(
        paid(&shop)[1..],
        [
            "2026-03-17 Ana Sol 2000001 2400000 EUR credit_card 9001",
            "2026-03-18 Luis Gil 2000002 -1200000 EUR account_money 9002"
        ]
    );
}

#[test]
fn parents_left_blank_and_kept_numbers_belong_to_the_rows_above() {
    let shop = Shop::new("es");
    shop.import("sales", &data("odoo-orders.csv"));
    shop.import("sales", &data("frappe-books-invoices.csv"));
    shop.import("sales", &data("gnucash-invoices.csv"));
    assert_eq!(
        told(&shop),
        [
            "order  S00021 2026-02-10 Bar Sol S.L. 28000 EUR - 2.0×Mesa=18000; 4.0×Silla=10000",
            "order  S00022 2026-02-11 Ana Sol 2500 EUR - 1.0×Silla=2500",
            "invoice  SINV-1001 2026-02-20 Ana Sol 20000 EUR - 1.0×Mesa=10000; 4.0×de pino=10000",
            "credit  SINV-1002 2026-02-21 Bar Sol -2500 EUR - -1.0×Silla=-2500",
            "invoice  000101 2026-02-27 000012 7550 EUR - 3.0×Horas de taller=6000; 1.0×Pieza=1550",
        ]
    );
    assert_eq!(shop.texts("SELECT name FROM products ORDER BY id"), ["Mesa", "Silla"]);
}
