//! A Mexican business with a folder of invoices.

use crate::papers::Paper;
use crm::book::{Act, Book, Done, NewBook};
use crm::einvoices::{self, EinvoicesReport, EinvoicesRequest};
use crm::moment::{Moment, Unwatched};
use crm::sales::{self, SaleDetail, WhichSale};
use crm::settings::Business;
use std::cell::Cell;
use std::path::PathBuf;

/// 2026-11-23, sixteen o'clock UTC.
pub const NOW: i64 = 1_795_449_600_000;

pub struct Shop {
    pub folder: tempfile::TempDir,
    pub book: Book,
    acts: Cell<u64>,
}

impl Shop {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let new = NewBook {
            business: Business::in_country("Café del Centro", "MX", "es", "MXN"),
            user: "Ana".to_owned(),
            device: "caja".to_owned(),
            now: NOW,
            seed: [7; 32],
        };
        let book = Book::create(&folder.path().join("a.clientela"), None, &new).unwrap();
        std::fs::create_dir(folder.path().join("facturas")).unwrap();
        Self { folder, book, acts: Cell::new(0) }
    }

    pub fn facturas(&self) -> PathBuf {
        self.folder.path().join("facturas")
    }

    /// Writes files into the folder, named by their folio.
    pub fn put(&self, papers: &[Paper]) {
        for paper in papers {
            self.put_text(&format!("{}.xml", paper.folio), &paper.xml());
        }
    }

    pub fn put_text(&self, name: &str, text: &str) {
        std::fs::write(self.facturas().join(name), text).unwrap();
    }

    pub fn act(&self, command: &'static str) -> Act<'static> {
        self.acts.set(self.acts.get() + 1);
        Act { command, now: NOW + 1_000 * self.acts.get() as i64, seed: self.acts.get() }
    }

    pub fn request(&self) -> EinvoicesRequest {
        EinvoicesRequest {
            paths: vec![self.facturas().display().to_string()],
            tax_id: None,
            words: [("regime", "Régimen {value}"), ("use", "Uso {value}"), ("product", "Clave {value}")]
                .map(|(name, text)| (name.to_owned(), text.to_owned()))
                .into(),
        }
    }

    pub fn look(&self) -> EinvoicesReport {
        einvoices::look(&self.book, self.act("einvoices.look"), &self.request(), &Unwatched).unwrap()
    }

    pub fn take(&self) -> Done<EinvoicesReport> {
        einvoices::take(&self.book, self.act("einvoices.take"), &self.request(), &Unwatched).unwrap()
    }

    /// The document of a number, whole.
    pub fn sale(&self, number: &str) -> SaleDetail {
        let moment = Moment { now: NOW, zone: self.book.zone() };
        self.book
            .read(|conn| {
                let id = conn.query_row("SELECT uid FROM sales WHERE number = ?1", [number], |r| r.get(0))?;
                sales::get(conn, moment, WhichSale { id })
            })
            .unwrap()
    }

    /// One number of the book.
    pub fn number(&self, sql: &str) -> i64 {
        self.book.read(|conn| Ok(conn.query_row(sql, [], |r| r.get(0))?)).unwrap()
    }

    /// Rows of everything that files make.
    pub fn rows(&self) -> Vec<i64> {
        ["clients", "products", "sales", "sale_lines", "payments", "allocations", "einvoices"]
            .map(|table| self.number(&format!("SELECT count(*) FROM {table}")))
            .to_vec()
    }
}

/// Why files do not come in: names with codes.
pub fn refused(report: &EinvoicesReport) -> Vec<(&str, &str)> {
    report.refused.iter().map(|one| (one.name.as_str(), one.reason.code.as_str())).collect()
}

/// What is counted under a code.
pub fn counted(all: &[einvoices::NamedCount], code: &str) -> u64 {
    all.iter().find(|one| one.code == code).map_or(0, |one| one.count)
}
