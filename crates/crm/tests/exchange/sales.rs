//! Orders, invoices and payments of other programs come in: what was sold to whom, when, how many, for how much, and what was
//! paid; undone in one step, and never twice.

use crate::shop::{Shop, asked, counts};
use crm::import::{self, FileReport, ImportRequest, InspectRequest};
use crm::moment::Unwatched;
use std::path::{Path, PathBuf};

pub fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/sales").join(name)
}

pub fn inspect(shop: &Shop, path: &Path) -> FileReport {
    let asked = InspectRequest { path: path.display().to_string(), ..InspectRequest::default() };
    import::inspect(&shop.book, asked, &Unwatched).unwrap()
}

/// Everything the book says of sales, without identities.
pub fn told(shop: &Shop) -> Vec<String> {
    shop.texts(
        "SELECT s.kind || ' ' || s.series || ' ' || s.number || ' ' || s.day || ' ' || coalesce(c.name, '-') || ' '
           || s.total_minor || ' ' || s.currency || ' ' || coalesce(s.state, '-') || ' '
           || coalesce((SELECT group_concat((l.quantity / 1000000.0) || '×' || l.text || '=' || l.amount_minor, '; ')
                        FROM (SELECT quantity, text, amount_minor FROM sale_lines WHERE sale = s.id ORDER BY position) AS l), '')
         FROM sales AS s LEFT JOIN clients AS c ON c.id = s.client ORDER BY s.day, s.id",
    )
}

/// Rows of the tables an import of sales writes.
pub fn sizes(shop: &Shop) -> Vec<String> {
    shop.texts(
        "SELECT 'clients ' || count(*) FROM clients UNION ALL SELECT 'products ' || count(*) FROM products
         UNION ALL SELECT 'sales ' || count(*) FROM sales UNION ALL SELECT 'lines ' || count(*) FROM sale_lines
         UNION ALL SELECT 'payments ' || count(*) FROM payments UNION ALL SELECT 'keys ' || count(*) FROM source_keys",
    )
}

#[test]
fn invoice_lines_of_a_real_shop_become_clients_products_and_invoices() {
    let shop = Shop::new("es");
    let file = data("online-retail-extract.csv");
    let seen = inspect(&shop, &file);
    assert_eq!(seen.kind, "sales");
    assert!(seen.evidence.iter().any(|said| said.code == "program"), "{:?}", seen.evidence);
    let before = sizes(&shop);
    let done = shop.import("sales", &file);
    let rows = std::fs::read_to_string(&file).unwrap().lines().count() as u64 - 1;
    assert_eq!(counts(done.counts), [rows, rows, 0, 0, 0], "{:?}", done.refusals);
    assert_eq!(shop.texts("SELECT CAST(count(*) AS TEXT) FROM sale_lines"), [rows.to_string()], "a row is a line");
    let sales = told(&shop);
    let of = |number: &str| sales.iter().find(|sale| sale.contains(&format!(" {number} "))).unwrap().as_str();
    assert!(
        of("536365")
            .starts_with("invoice  536365 2010-12-01 17850 13912 EUR - 6.0×WHITE HANGING HEART T-LIGHT HOLDER=1530;")
    );
    assert!(
        of("C536379").starts_with("credit  C536379 2010-12-01 14527 -2750 EUR - -1.0×Discount=-2750"),
        "{}",
        of("C536379")
    );
    assert!(of("536414").contains(" - 0 EUR - 56.0×22139=0"), "sold to nobody: {}", of("536414"));
    assert!(of("A563186").starts_with("credit  A563186 2011-08-12 - -1106206 "), "{}", of("A563186"));
    let spain = "SELECT c.name FROM clients AS c JOIN addresses AS a ON a.client = c.id WHERE a.country = 'ES'";
    assert!(!shop.texts(spain).is_empty(), "the country of a client is kept");
    shop.changes_nothing("sales", &file);
    shop.book.undo(crate::shop::NOW + 1_000_000).unwrap();
    assert_eq!(sizes(&shop), before, "one step takes it all back");
}

#[test]
fn lines_of_one_document_may_stand_apart_and_total_rows_are_none() {
    let shop = Shop::new("es");
    let text = "Factura;Fecha;Cliente;Artículo;Cantidad;Precio\nA1;01/02/2026;Ana Sol;Pan;2;1,50\nA2;02/02/2026;;Leche;1;0,90\n\
                A1;01/02/2026;Ana Sol;Queso;1;7,00\nTOTALES;;;;4;9,40\n";
    let file = shop.put("f.csv", text);
    let done = shop.import("sales", &file);
    assert_eq!(counts(done.counts), [3, 3, 0, 0, 0], "{:?}", done.refusals);
    assert_eq!(
        told(&shop),
        [
            "invoice  A1 2026-02-01 Ana Sol 1000 EUR - 2.0×Pan=300; 1.0×Queso=700",
            "invoice  A2 2026-02-02 - 90 EUR - 1.0×Leche=90",
        ]
    );
    shop.changes_nothing("sales", &file);
    // The price of a line was wrong; another line came.
    let file =
        shop.put("g.csv", text.replace("7,00", "8,00").replace("TOTALES", "A2;02/02/2026;;Huevos;1;2,10\nTOTALES"));
    let done = shop.import("sales", &file);
    assert_eq!(counts(done.counts), [4, 1, 1, 2, 0], "{:?}", done.refusals);
    assert_eq!(
        told(&shop),
        [
            "invoice  A1 2026-02-01 Ana Sol 1100 EUR - 2.0×Pan=300; 1.0×Queso=800",
            "invoice  A2 2026-02-02 - 300 EUR - 1.0×Leche=90; 1.0×Huevos=210",
        ]
    );
    shop.changes_nothing("sales", &file);
}

#[test]
fn a_row_that_cannot_be_read_is_put_right_later_and_joins_its_document() {
    let shop = Shop::new("es");
    let head = "Factura;Fecha;Cliente;Artículo;Cantidad;Precio\n";
    let file = shop.put(
        "f.csv",
        format!("{head}A1;01/02/2026;Ana Sol;Pan;2;1,50\nA1;01/02/2026;Ana Sol;Queso;uno;7,00\nA3;;Ana Sol;Pan;1;1\n"),
    );
    let done = shop.import("sales", &file);
    assert_eq!(counts(done.counts), [3, 1, 0, 0, 2]);
    let why: Vec<&str> = done.refusals.iter().flat_map(|row| &row.reasons).map(|said| said.code.as_str()).collect();
    assert_eq!(why, ["number-unfit", "date-missing"]);
    let file = shop.put("g.csv", format!("{head}A1;01/02/2026;Ana Sol;Queso;1;7,00\n"));
    let done = shop.import("sales", &file);
    assert_eq!(counts(done.counts), [1, 1, 0, 0, 0]);
    assert_eq!(told(&shop), ["invoice  A1 2026-02-01 Ana Sol 1000 EUR - 2.0×Pan=300; 1.0×Queso=700"]);
}

#[test]
fn sums_of_rows_are_told_from_sums_of_documents() {
    let shop = Shop::new("es");
    let head = "Nº factura;Fecha;Cliente;Concepto;Uds;Precio;IVA;Total\n";
    // Rates under `IVA`, and totals of lines with tax.
    let file = shop.put(
        "lines.csv",
        format!("{head}1;01/02/2026;Ana Sol;Pan;2;10;21;24,20\n1;01/02/2026;Ana Sol;Leche;1;10;10;11,00\n"),
    );
    shop.import("sales", &file);
    // The sum of the document on each row.
    let file = shop.put(
        "documents.csv",
        format!("{head}2;02/02/2026;Ana Sol;Pan;2;10;21;35,20\n2;02/02/2026;Ana Sol;Leche;1;10;10;35,20\n"),
    );
    shop.import("sales", &file);
    assert_eq!(
        told(&shop),
        [
            "invoice  1 2026-02-01 Ana Sol 3520 EUR - 2.0×Pan=2000; 1.0×Leche=1000",
            "invoice  2 2026-02-02 Ana Sol 3520 EUR - 2.0×Pan=2000; 1.0×Leche=1000",
        ]
    );
}

#[test]
fn two_clients_of_one_name_are_not_mixed_up() {
    let shop = Shop::new("es");
    let head = "Pedido;Fecha;Nº cliente;Cliente;Correo;Total\n";
    let file = shop.put(
        "f.csv",
        format!("{head}1;01/02/2026;10;Ana Sol;;5\n2;01/02/2026;11;Ana Sol;;6\n3;02/02/2026;10;Ana Sol;;7\n4;02/02/2026;;;Luis@Example.com;8\n5;02/02/2026;;Luis Gil;luis@example.com;9\n"),
    );
    let done = shop.import("sales", &file);
    assert_eq!(counts(done.counts), [5, 5, 0, 0, 0], "{:?}", done.refusals);
    let bought =
        "SELECT c.name || ' ' || group_concat(s.number, ',') FROM sales AS s JOIN clients AS c ON c.id = s.client
                  GROUP BY c.id ORDER BY c.id";
    assert_eq!(shop.texts(bought), ["Ana Sol 1,3", "Ana Sol 2", "Luis@example.com 4,5"]);
    shop.changes_nothing("sales", &file);
    // A file that only says the name cannot tell which of them.
    let file = shop.put("g.csv", "Pedido;Fecha;Cliente;Total\n9;03/02/2026;Ana Sol;5\n");
    let done = shop.import("sales", &file);
    assert_eq!((counts(done.counts), done.refusals[0].reasons[0].code.as_str()), ([1, 0, 0, 0, 1], "client-ambiguous"));
}

#[test]
fn the_first_rows_are_told_before_all_are_and_no_document_in_halves() {
    let shop = Shop::new("es");
    let mut text = "Factura;Fecha;Cliente;Producto;Cantidad;Precio\n".to_owned();
    for document in 0..4 {
        for line in 0..3 {
            text.push_str(&format!("F{document};0{}/03/2026;Cliente {document};Pan {line};1;2\n", document + 1));
        }
    }
    let file = shop.put("ventas.csv", &text);
    let first = |first: u32| {
        let request = ImportRequest { first: Some(first), ..asked("sales", &file) };
        let told = import::preview(&shop.book, shop.act("import.preview"), request, &Unwatched).unwrap();
        (told.whole, told.counts.rows, told.counts.created)
    };
    assert_eq!(first(7), (false, 6, 6), "the third document goes on");
    assert_eq!(first(2), (false, 2, 2), "the first one alone is told as far as it was read");
    assert_eq!(first(12), (true, 12, 12));
    assert_eq!(first(50), (true, 12, 12));
    assert!(sizes(&shop).iter().all(|size| size.ends_with(" 0")), "nothing is kept: {:?}", sizes(&shop));
}

#[test]
fn the_rates_of_a_register_are_one_invoice_of_them_all() {
    let shop = Shop::new("es");
    let head = "Fecha Expedición;Serie;Número;Identificación;Nombre Destinatario;Total Factura;Base Imponible;Tipo de IVA;Cuota IVA Repercutida";
    // Each row its own total; the document's on each; one rate alone; twice the same row says nothing new.
    let rows = "13/01/2026;A;1;B12345674;Pinturas SL;121,00;100,00;21;21,00\n13/01/2026;A;1;B12345674;Pinturas SL;55,00;50,00;10;5,00\n\
                14/01/2026;A;2;B12345674;Pinturas SL;176,00;100,00;21;21,00\n14/01/2026;A;2;B12345674;Pinturas SL;176,00;50,00;10;5,00\n\
                15/01/2026;R;1;B12345674;Pinturas SL;-121,00;-100,00;21;-21,00\n\
                16/01/2026;A;3;B12345674;Pinturas SL;121,00;100,00;21;21,00\n16/01/2026;A;3;B12345674;Pinturas SL;121,00;100,00;21;21,00\n\
                17/01/2026;A;4;B12345674;Pinturas SL;121,00;100,00;21;21,00\n17/01/2026;A;4;B12345674;Pinturas SL;121,00;110,00;10;11,00\n";
    let file = shop.put("libro.csv", format!("{head}\n{rows}"));
    let done = shop.import("sales", &file);
    assert_eq!((done.counts.rows, done.counts.refused), (9, 0), "{:?}", done.refusals);
    let sums = || {
        shop.texts("SELECT series || number || ' ' || net_minor || ' ' || tax_minor || ' ' || total_minor FROM sales ORDER BY day")
    };
    let told = [
        "A1 15000 2600 17600",
        "A2 15000 2600 17600",
        "R1 -10000 -2100 -12100",
        "A3 10000 2100 12100",
        "A4 21000 3200 24200",
    ];
    assert_eq!(sums(), told);
    let again = shop.import("sales", &file);
    assert_eq!((again.counts.created, again.counts.changed, sums()), (0, 0, told.map(str::to_owned).to_vec()));
}

#[test]
fn what_was_given_back_had_come_and_what_comes_back_is_counted_down() {
    let shop = Shop::new("es");
    let orders = shop.put(
        "orders_export.csv",
        "Name,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Taxes,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Billing Name,Cancelled at,Payment Method,Refunded Amount,Id\n\
         #1003,eva@x.example,refunded,2026-03-02 10:00:00 +0100,EUR,10.00,0.00,1.74,10.00,2026-03-02 10:00:00 +0100,1,Gorra,10.00,Eva Paz,2026-03-05 10:00:00 +0100,manual,10.00,5003\n",
    );
    shop.import("sales", &orders);
    assert_eq!(shop.texts("SELECT CAST(amount_minor AS TEXT) FROM payments ORDER BY amount_minor"), ["-1000", "1000"]);
    // A credit note that was paid out takes its money with it.
    let credit = shop.put(
        "abonos.csv",
        "Número;Fecha;Tipo;Cliente;Total;Forma de pago;Fecha de pago;Estado\nR7;03/03/2026;Abono;Eva Paz;-60,50;Efectivo;04/03/2026;Pagada\n",
    );
    shop.import("sales", &credit);
    assert_eq!(shop.texts("SELECT CAST(sum(amount_minor) AS TEXT) FROM payments"), ["-6050"]);
    let woo = shop.put(
        "wc-orders-report.csv",
        "Date,Order #,N. Revenue (formatted),Status,Customer,Customer type,Product(s),Items sold,Coupon(s),Net Sales,Attribution\n\
         2026-03-01 10:00:00,12,\"30,00 €\",completed,Ana Ruiz,new,\"2× Camisa, 1× Gorra\",3,,30,Direct\n\
         2026-03-02 10:00:00,13,\"-10,00 €\",refunded,Ana Ruiz,returning,1× Gorra,1,,-10,Direct\n",
    );
    shop.import("sales", &woo);
    let counts = "SELECT l.text || ' ' || (l.quantity / 1000000) FROM sale_lines AS l JOIN sales AS s ON s.id = l.sale
                  WHERE s.number IN ('12', '13') ORDER BY s.number, l.position";
    assert_eq!(shop.texts(counts), ["Camisa 2", "Gorra 1", "Gorra -1"]);
}
