//! A shop that sells, and short ways to write documents.

use crm::Result;
use crm::book::{Act, Book, NewBook, Tx};
use crm::clients::{self, ClientDraft};
use crm::fiscal::{self, Issuer};
use crm::ids::Id;
use crm::moment::Moment;
use crm::sales::{self, IssueSale, NewLine, NewSale, SaleDetail, WhichSale};
use crm::settings::Business;
use rusqlite::Connection;
use std::cell::Cell;
use std::path::Path;

/// 2026-11-23, a Monday, at ten in the morning in Madrid.
pub const NOW: i64 = 1_795_424_400_000;

pub struct Shop {
    pub folder: tempfile::TempDir,
    pub book: Book,
    pub buyer: Id,
    acts: Cell<u64>,
}

pub fn new_book(country: &str, currency: &str) -> NewBook {
    NewBook {
        business: Business::in_country("Tostadero La Perla", country, "es", currency),
        user: "Ana".to_owned(),
        device: "mostrador".to_owned(),
        now: NOW,
        seed: [7; 32],
    }
}

impl Shop {
    /// A Spanish shop that may issue, with one client who may be invoiced and one product, `CAFE-1` at 12.50 and 10 %.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let book = Book::create(&folder.path().join("a.clientela"), None, &new_book("ES", "EUR")).unwrap();
        let shop = Self { folder, book, buyer: Id::of_link("nobody", "", ""), acts: Cell::new(0) };
        shop.write("business.set", |tx| {
            let mut issuer: Issuer = fiscal::issuer(tx)?;
            issuer.legal_name = "Tostadero La Perla, S. L.".into();
            issuer.tax_id = "B12345674".into();
            issuer.street = "Calle Mayor, 1".into();
            issuer.postcode = "24001".into();
            issuer.city = "León".into();
            issuer.iban = "ES9121000418450200051332".into();
            fiscal::set_issuer(tx, &issuer)
        });
        let buyer = shop.client("Cafés Núñez, S. A.", "A58818501");
        shop.write("test", |tx| {
            tx.execute(
                "INSERT INTO products (uid, code, name, sort_key, unit, price, tax_rate)
                 VALUES (?1, 'CAFE-1', 'Café de tueste natural', 'cafe de tueste natural', 'kg', 12500000, 10000000)",
                [tx.new_id()],
            )?;
            Ok(())
        });
        Self { buyer, ..shop }
    }

    pub fn client(&self, name: &str, tax_id: &str) -> Id {
        let draft = ClientDraft {
            name: Some(name.into()),
            tax_id: Some(tax_id.into()),
            addresses: Some(vec![crm::clients::AddressDraft {
                street: Some("Gran Vía, 5".into()),
                postcode: Some("28013".into()),
                city: Some("Madrid".into()),
                country: Some("ES".into()),
                ..Default::default()
            }]),
            ..ClientDraft::default()
        };
        self.write("clients.create", |tx| clients::create(tx, &draft)).id
    }

    pub fn act(&self, command: &'static str) -> Act<'static> {
        self.acts.set(self.acts.get() + 1);
        Act { command, now: NOW + 1_000 * self.acts.get() as i64, seed: self.acts.get() }
    }

    pub fn write<T>(&self, command: &'static str, work: impl FnOnce(&Tx) -> Result<T>) -> T {
        self.book.write(self.act(command), work).unwrap().value
    }

    /// The kind of the error a write fails with.
    pub fn refused<T: std::fmt::Debug>(
        &self,
        command: &'static str,
        work: impl FnOnce(&Tx) -> Result<T>,
    ) -> &'static str {
        self.book.write(self.act(command), work).unwrap_err().kind()
    }

    pub fn moment(&self) -> Moment {
        Moment { now: NOW, zone: self.book.zone() }
    }

    pub fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> T {
        self.book.read(work).unwrap()
    }

    pub fn product(&self) -> Id {
        self.read(|conn| Ok(conn.query_row("SELECT uid FROM products WHERE code = 'CAFE-1'", [], |r| r.get(0))?))
    }

    pub fn sale(&self, kind: &str, lines: Vec<NewLine>) -> NewSale {
        NewSale { kind: kind.into(), client: Some(self.buyer), lines, ..NewSale::default() }
    }

    pub fn draft(&self, kind: &str, lines: Vec<NewLine>) -> SaleDetail {
        let sale = self.sale(kind, lines);
        self.write("sales.draft", |tx| sales::draft(tx, &sale))
    }

    pub fn issue(&self, id: Id) -> SaleDetail {
        self.write("sales.issue", |tx| sales::issue(tx, &IssueSale { id, day: None }))
    }

    pub fn get(&self, id: Id) -> SaleDetail {
        self.read(|conn| sales::get(conn, self.moment(), WhichSale { id }))
    }

    pub fn one(&self, sql: &str) -> String {
        self.texts(sql).join("|")
    }

    /// Rows of one column as texts.
    pub fn texts(&self, sql: &str) -> Vec<String> {
        self.read(|conn| texts(conn, sql))
    }
}

pub fn texts(conn: &Connection, sql: &str) -> Result<Vec<String>> {
    let mut statement = conn.prepare(sql)?;
    let rows = statement.query_map([], |r| {
        Ok(match r.get_ref(0)? {
            rusqlite::types::ValueRef::Null => "-".to_owned(),
            rusqlite::types::ValueRef::Integer(n) => n.to_string(),
            other => String::from_utf8_lossy(other.as_bytes().unwrap_or_default()).into_owned(),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// So many of a text at a price, taxed at a rate.
pub fn line(text: &str, quantity: &str, price: &str, tax: &str) -> NewLine {
    NewLine {
        text: Some(text.into()),
        quantity: Some(quantity.into()),
        price: Some(price.into()),
        taxes: Some(vec![tax.into()]),
        ..NewLine::default()
    }
}

/// Checks a whole book: nothing is wrong.
pub fn sound(book: &Book) {
    let report = crm::book::check::check(book, &crm::moment::Unwatched).unwrap();
    assert!(report.is_clean(), "{:?}", report.problems);
}

pub fn open(path: &Path) -> Book {
    Book::open(path, &crm::book::Secret::None).unwrap()
}

/// What a person with a tool may do to the file: the triggers are set aside, and come back as they were.
pub fn tampered(path: &Path, sql: &str) {
    let conn = Connection::open(path).unwrap();
    conn.create_scalar_function("journal_tx", 0, rusqlite::functions::FunctionFlags::SQLITE_UTF8, |_| Ok(0)).unwrap();
    let triggers: Vec<(String, String)> = conn
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND (name LIKE 'guard%' OR name LIKE 'journal%')")
        .unwrap()
        .query_map([], |r| Ok((r.get(0)?, r.get(1)?)))
        .unwrap()
        .collect::<std::result::Result<_, _>>()
        .unwrap();
    triggers.iter().for_each(|(name, _)| conn.execute_batch(&format!("DROP TRIGGER {name}")).unwrap());
    conn.execute_batch(sql).unwrap();
    triggers.iter().for_each(|(_, trigger)| conn.execute_batch(trigger).unwrap());
}
