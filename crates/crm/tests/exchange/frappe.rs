//! A Frappe Books file comes in as it is, table after table, and is left alone.

use crate::sales::told;
use crate::shop::{Shop, asked, counts};
use crm::import::{self, FilesRequest};
use crm::moment::Unwatched;
use rusqlite::Connection;
use std::path::{Path, PathBuf};

/// A small business as Frappe Books keeps it: the tables and columns of its schemas that matter here.
fn books(shop: &Shop) -> PathBuf {
    let path = shop.path("Taller.books.db");
    let db = Connection::open(&path).unwrap();
    db.execute_batch(
        "CREATE TABLE Party (name TEXT PRIMARY KEY, role TEXT, email TEXT, phone TEXT, address TEXT, taxId TEXT, currency TEXT);
         CREATE TABLE Address (name TEXT PRIMARY KEY, addressLine1 TEXT, addressLine2 TEXT, city TEXT, state TEXT, country TEXT, postalCode TEXT);
         CREATE TABLE Item (name TEXT PRIMARY KEY, rate TEXT, unit TEXT, description TEXT, \"for\" TEXT);
         CREATE TABLE SalesInvoice (name TEXT PRIMARY KEY, party TEXT, date TEXT, terms TEXT, currency TEXT, grandTotal TEXT, submitted INTEGER, cancelled INTEGER);
         CREATE TABLE SalesInvoiceItem (name TEXT PRIMARY KEY, parent TEXT, idx INTEGER, item TEXT, description TEXT, rate TEXT, quantity REAL,
           itemDiscountAmount TEXT, itemDiscountPercent REAL);
         CREATE TABLE Payment (name TEXT PRIMARY KEY, party TEXT, date TEXT, paymentType TEXT, paymentMethod TEXT, referenceId TEXT, amount TEXT,
           submitted INTEGER, cancelled INTEGER);
         CREATE TABLE PaymentFor (name TEXT PRIMARY KEY, parent TEXT, idx INTEGER, referenceType TEXT, referenceName TEXT, amount TEXT);
         INSERT INTO Address VALUES ('a1', 'Calle Mayor 3', NULL, 'Ávila', 'Ávila', 'Spain', '05001');
         INSERT INTO Party VALUES ('Ana Sol', 'Customer', 'ana@sol.example', '612345678', 'a1', '12345678Z', 'EUR'),
           ('Bar Sol, S.L.', 'Both', NULL, NULL, NULL, NULL, 'EUR'), ('Aceros, S.A.', 'Supplier', NULL, NULL, NULL, NULL, 'EUR');
         INSERT INTO Item VALUES ('Mesa', '100.00000000000', 'Unit', 'de pino', 'Sales'), ('Hierro', '3.00000000000', 'Kg', NULL, 'Purchases');
         INSERT INTO SalesInvoice VALUES ('SINV-1001', 'Ana Sol', '2026-02-20', 'Gracias', 'EUR', '242.00000000000', 1, 0),
           ('SINV-1002', 'Bar Sol, S.L.', '2026-02-21', NULL, 'EUR', '121.00000000000', 1, 1),
           ('SINV-1003', 'Ana Sol', '2026-02-22', NULL, 'EUR', '121.00000000000', 0, 0);
         INSERT INTO SalesInvoiceItem VALUES ('i1', 'SINV-1001', 0, 'Mesa', NULL, '100.00000000000', 1.0, '0', 0), ('i2', 'SINV-1001', 1, 'Silla', 'de pino', '25.00000000000', 4.0, '0', 0),
           ('i3', 'SINV-1002', 0, 'Mesa', NULL, '100.00000000000', 1.0, '0', 0), ('i4', 'SINV-1003', 0, 'Mesa', NULL, '100.00000000000', 1.0, '0', 0);
         INSERT INTO Payment VALUES ('PAY-1', 'Ana Sol', '2026-02-25', 'Receive', 'Cash', NULL, '242.00000000000', 1, 0),
           ('PAY-2', 'Aceros, S.A.', '2026-02-26', 'Pay', 'Transfer', NULL, '30.00000000000', 1, 0);
         INSERT INTO PaymentFor VALUES ('f1', 'PAY-1', 0, 'SalesInvoice', 'SINV-1001', '242.00000000000');",
    )
    .unwrap();
    path
}

fn sheet(shop: &Shop, path: &Path, kind: &str, sheet: &str) -> import::ImportDone {
    let mut request = asked(kind, path);
    request.answers.sheet = Some(sheet.to_owned());
    import::run(&shop.book, shop.act("import.run"), request, &Unwatched).unwrap().value
}

#[test]
fn a_file_of_frappe_books_comes_in_table_after_table_and_once() {
    let shop = Shop::new("es");
    let path = books(&shop);
    let was = std::fs::read(&path).unwrap();
    let paths = vec![path.display().to_string()];
    let found = import::files(&shop.book, &FilesRequest { paths }, &Unwatched).unwrap().files;
    let listed: Vec<(&str, &str)> =
        found.iter().map(|file| (file.kind.as_str(), file.sheet.as_deref().unwrap_or(""))).collect();
    let all = [
        ("clients", "Party.csv"),
        ("products", "Item.csv"),
        ("sales", "SalesInvoice.csv"),
        ("payments", "Payment.csv"),
    ];
    assert_eq!(listed, all);
    for ((kind, name), rows) in all.iter().zip([2, 1, 3, 1]) {
        let done = sheet(&shop, &path, kind, name);
        assert_eq!((done.counts.rows, done.counts.refused), (rows, 0), "{name}: {:?}", done.refusals);
    }
    for (kind, name) in all {
        let done = sheet(&shop, &path, kind, name);
        assert_eq!(done.counts.created + done.counts.changed, 0, "{name}: {:?}", counts(done.counts));
    }
    let clients = "SELECT c.name || '|' || coalesce(tax_id, '') || '|' || coalesce((SELECT street || ' ' || postcode FROM addresses WHERE client = c.id), '')
                   FROM clients AS c ORDER BY id";
    assert_eq!(shop.texts(clients), ["Ana Sol|12345678Z|Calle Mayor 3 05001", "Bar Sol, S.L.||"]);
    assert_eq!(
        told(&shop),
        [
            "invoice  SINV-1001 2026-02-20 Ana Sol 24200 EUR paid 1.0×Mesa=10000; 4.0×de pino=10000",
            "invoice  SINV-1002 2026-02-21 Bar Sol, S.L. 12100 EUR cancelled 1.0×Mesa=10000",
        ]
    );
    assert_eq!(shop.texts("SELECT amount_minor || ' ' || method FROM payments"), ["24200 Cash"]);
    assert_eq!(std::fs::read(&path).unwrap(), was, "the file is as it was");
}

#[test]
fn what_stays_out_of_a_file_of_frappe_books_is_told() {
    let shop = Shop::new("es");
    let path = books(&shop);
    let all = [
        ("clients", "Party.csv", "left-suppliers", "Aceros, S.A."),
        ("products", "Item.csv", "left-purchases", "Hierro"),
        ("sales", "SalesInvoice.csv", "left-drafts", "SINV-1003"),
        ("payments", "Payment.csv", "left-payments", "PAY-2"),
    ];
    for (kind, name, code, first) in all {
        let mut request = asked(kind, &path);
        request.answers.sheet = Some(name.to_owned());
        let seen = import::preview(&shop.book, shop.act("import.preview"), request, &Unwatched).unwrap();
        let done = sheet(&shop, &path, kind, name);
        for notices in [&seen.notices, &done.notices] {
            let told = notices.iter().find(|notice| notice.code == code);
            let told = told.map(|notice| (notice.count, notice.samples[0].params["value"].as_str()));
            assert_eq!(told, Some((1, first)), "{name}: {notices:?}");
        }
        let c = done.counts;
        assert_eq!(c.created + c.changed + c.unchanged + c.refused, c.rows, "what stays out is no row");
    }
}

#[test]
fn the_database_of_another_program_is_refused_by_name() {
    let shop = Shop::new("es");
    let path = shop.path("otra.db");
    Connection::open(&path)
        .unwrap()
        .execute_batch("CREATE TABLE Party (name TEXT); CREATE VIEW Item AS SELECT 1")
        .unwrap();
    let failed = import::run(&shop.book, shop.act("import.run"), asked("clients", &path), &Unwatched).unwrap_err();
    assert_eq!(failed.kind(), "table-binary");
    std::fs::write(&path, [b"SQLite format 3\0".as_slice(), &[7; 200]].concat()).unwrap();
    let failed = import::run(&shop.book, shop.act("import.run"), asked("clients", &path), &Unwatched).unwrap_err();
    assert_eq!(failed.kind(), "table-damaged");
}
