//! What the files of one request share while they come in.

use super::bill::{Bill, Settled, What};
use super::report::Telling;
use crate::book::Tx;
use crate::ids::Id;
use crate::money::{self, Currency};
use crate::{Result, settings};
use chrono::NaiveDate;
use rusqlite::{OptionalExtension as _, params};
use std::collections::{BTreeMap, HashMap, HashSet};

/// A product that was made: the tax office's key, and the latest price with its day.
pub(super) struct Good {
    pub key: String,
    pub day: NaiveDate,
    pub price: i64,
}

/// What the files of one request share.
pub(super) struct Desk<'a, 't> {
    pub tx: &'a Tx<'t>,
    pub words: &'a BTreeMap<String, String>,
    /// The book's currency.
    pub currency: Option<Currency>,
    /// Who and what was asked for already, by how it is known.
    pub clients: HashMap<String, Option<i64>>,
    pub products: HashMap<String, i64>,
    /// The products that were made.
    pub goods: HashMap<i64, Good>,
    /// Clients of the book that were met.
    pub met: HashSet<i64>,
    /// Payments that were made: none of them is one that the book had.
    pub made: HashSet<i64>,
    /// What credit notes say was paid with an advance, by the invoice.
    pub advances: HashMap<String, i64>,
    pub telling: Telling,
}

impl<'a, 't> Desk<'a, 't> {
    pub fn new(tx: &'a Tx<'t>, words: &'a BTreeMap<String, String>, telling: Telling) -> Result<Self> {
        Ok(Self {
            tx,
            words,
            currency: money::currency(&settings::business(tx)?.currency),
            clients: HashMap::new(),
            products: HashMap::new(),
            goods: HashMap::new(),
            met: HashSet::new(),
            made: HashSet::new(),
            advances: HashMap::new(),
            telling,
        })
    }

    /// Notes what credit notes say was paid with an advance: that much of their invoice is no money of its day.
    pub fn note_advances<'b>(&mut self, bills: impl Iterator<Item = &'b Bill>) {
        for bill in bills {
            if let What::Sale(sold) = &bill.what
                && let ([invoice], Settled::Advance, true) = (sold.corrects.as_slice(), sold.settled, sold.is_credit)
            {
                let sum = self.advances.entry(invoice.clone()).or_default();
                *sum = sum.saturating_add(sold.retained.saturating_sub(sold.total));
            }
        }
    }

    /// Whether the book has this file already.
    pub fn is_known(&self, code: &str) -> Result<bool> {
        let mut one = self.tx.prepare_cached("SELECT EXISTS (SELECT 1 FROM einvoices WHERE code = ?1)")?;
        Ok(one.query_row([code], |r| r.get(0))?)
    }

    /// The invoice that a file became; nothing for a credit note, which nothing pays or corrects.
    pub fn invoice_of(&self, code: &str) -> Result<Option<i64>> {
        let mut one = self.tx.prepare_cached(
            "SELECT s.id FROM einvoices AS e JOIN sales AS s ON s.id = e.sale WHERE e.code = ?1 AND s.kind = 'invoice' ORDER BY e.id LIMIT 1",
        )?;
        Ok(one.query_row([code], |r| r.get(0)).optional()?)
    }

    /// The document that a file became.
    pub fn sale_of(&self, code: &str) -> Result<Option<i64>> {
        let mut one = self
            .tx
            .prepare_cached("SELECT sale FROM einvoices WHERE code = ?1 AND sale IS NOT NULL ORDER BY id LIMIT 1")?;
        Ok(one.query_row([code], |r| r.get(0)).optional()?)
    }

    /// Keeps that a file came in, and the document it became.
    pub fn keep(&self, bill: &Bill, sale: Option<i64>) -> Result<()> {
        self.tx
            .prepare_cached(
                "INSERT INTO einvoices (uid, sale, format, code, sha256, stamped_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                Id::of_link("einvoice", &bill.code, ""),
                sale,
                bill.format,
                bill.code,
                bill.sha256,
                bill.stamped_at.map(|at| at.format("%Y-%m-%dT%H:%M:%S").to_string()),
            ])?;
        Ok(())
    }

    /// Words of the person's language with the value in its place; nothing where either is missing.
    pub fn worded(&self, word: &str, value: &str) -> Option<String> {
        let text = self.words.get(word).filter(|_| !value.is_empty())?;
        Some(text.replace("{value}", value))
    }
}

/// A document that is paid, credited or replaced.
pub(super) struct Standing {
    pub row: i64,
    pub client: Option<i64>,
    pub currency: String,
    pub owed: i64,
    pub paid: i64,
    pub own: bool,
    pub told: Option<String>,
}

/// How a document stands now.
pub(super) fn standing(desk: &Desk, sale: i64) -> Result<Standing> {
    let mut one = desk
        .tx
        .prepare_cached("SELECT client, currency, owed_minor, kept_paid_minor, own, told FROM sales WHERE id = ?1")?;
    Ok(one.query_row([sale], |r| {
        Ok(Standing {
            row: sale,
            client: r.get(0)?,
            currency: r.get(1)?,
            owed: r.get(2)?,
            paid: r.get(3)?,
            own: r.get(4)?,
            told: r.get(5)?,
        })
    })?)
}
