//! Proving what was issued: every hash, every figure reckoned anew, numbers without a gap, and the chain of records.

use super::chain;
use crate::Result;
use crate::ids::Id;
use einvoice::verifactu::Link;
use einvoice::{FrozenError, Issued, thaw};
use rusqlite::{Connection, params};
use serde::Serialize;

/// Most findings told.
const MOST: usize = 100;

/// Something about an issued document that is not as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Finding {
    /// `invoice-changed`: the frozen text is not the one that was hashed; `invoice-differs`: the document says something else than its
    /// frozen text; `invoice-missing`: it was never frozen; `number-gap`; `chain-broken`; its sentence is the word `problem-<code>`.
    pub code: String,
    /// Series and number, or the series where a number is missing, or the place in the chain.
    pub number: String,
}

/// What a verification found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Verified {
    /// How many invoices and credit notes were looked at.
    #[ts(type = "number")]
    pub issued: u64,
    /// How many records of the chain were.
    #[ts(type = "number")]
    pub records: u64,
    /// What is wrong, the first hundred; nothing in a sound book.
    pub findings: Vec<Finding>,
    /// How many findings there are in all.
    #[ts(type = "number")]
    pub count: u64,
}

impl Verified {
    fn note(&mut self, code: &str, number: impl ToString) {
        self.count += 1;
        if self.findings.len() < MOST {
            self.findings.push(Finding { code: code.to_owned(), number: number.to_string() });
        }
    }
}

/// Walks everything that was issued. Takes seconds for a hundred thousand invoices.
pub fn verify(conn: &Connection) -> Result<Verified> {
    let mut told = Verified::default();
    invoices(conn, &mut told)?;
    gaps(conn, &mut told)?;
    chains(conn, &mut told)?;
    Ok(told)
}

/// Each issued document against its frozen text, and that against its hash and its own lines.
fn invoices(conn: &Connection, told: &mut Verified) -> Result<()> {
    let mut all = conn.prepare(
        "SELECT s.id, s.series || s.number, i.json, i.sha256, s.fiscal_kind, s.day, s.currency, s.net_minor, s.tax_minor,
                s.retained_minor, s.total_minor FROM sales AS s LEFT JOIN issued AS i ON i.sale = s.id
         WHERE s.own = 1 AND s.issued_at IS NOT NULL AND s.kind IN ('invoice', 'credit') ORDER BY s.id",
    )?;
    let mut rows = all.query([])?;
    while let Some(r) = rows.next()? {
        told.issued += 1;
        let number: String = r.get(1)?;
        let (Some(json), Some(sha)) = (r.get::<_, Option<String>>(2)?, r.get::<_, Option<String>>(3)?) else {
            told.note("invoice-missing", number);
            continue;
        };
        let issued = match thaw(&json, &sha) {
            Ok(issued) => issued,
            Err(FrozenError::Hash | FrozenError::Form(_) | FrozenError::Amounts) => {
                told.note("invoice-changed", number);
                continue;
            }
        };
        let head = (
            r.get::<_, Option<String>>(4)?,
            r.get::<_, String>(5)?,
            r.get::<_, String>(6)?,
            r.get::<_, Option<i64>>(7)?,
            r.get::<_, Option<i64>>(8)?,
            r.get::<_, i64>(9)?,
            r.get::<_, i64>(10)?,
        );
        let frozen = (
            Some(issued.kind.code().to_owned()),
            issued.issued_on.to_string(),
            issued.currency.clone(),
            Some(issued.totals.net),
            Some(issued.totals.tax.saturating_add(issued.totals.surcharge)),
            issued.totals.retained,
            issued.totals.total,
        );
        if head != frozen || issued.full_number() != number || !same_lines(conn, r.get(0)?, &issued)? {
            told.note("invoice-differs", number);
        }
    }
    Ok(())
}

fn same_lines(conn: &Connection, sale: i64, issued: &Issued) -> Result<bool> {
    let mut all = conn.prepare_cached(
        "SELECT text, quantity, price, amount_minor, base_minor, tax_minor FROM sale_lines WHERE sale = ?1 ORDER BY position, id",
    )?;
    let mut rows = all.query([sale])?;
    let mut frozen = issued.lines.iter();
    let millionths = |number: rust_decimal::Decimal| {
        let mut number = number;
        number.rescale(6);
        number.mantissa()
    };
    while let Some(r) = rows.next()? {
        let Some(line) = frozen.next() else { return Ok(false) };
        let is = (
            r.get::<_, String>(0)?,
            i128::from(r.get::<_, i64>(1)?),
            r.get::<_, Option<i64>>(2)?.map(i128::from),
            r.get::<_, i64>(3)?,
            r.get::<_, Option<i64>>(4)?,
            r.get::<_, Option<i64>>(5)?,
        );
        let was = (
            line.description.clone(),
            millionths(line.quantity),
            Some(millionths(line.unit_price)),
            line.printed,
            Some(line.base),
            Some(line.tax),
        );
        if is != was {
            return Ok(false);
        }
    }
    Ok(frozen.next().is_none())
}

/// Numbers of invoices and credit notes follow each other, and their days too.
fn gaps(conn: &Connection, told: &mut Verified) -> Result<()> {
    let mut all = conn.prepare(
        "SELECT n.code, s.serial, s.day, n.first, n.id FROM series AS n JOIN sales AS s ON s.series_of = n.id
         WHERE n.kind IN ('invoice', 'simplified', 'credit') ORDER BY n.id, s.serial",
    )?;
    let mut rows = all.query([])?;
    let mut before: Option<(i64, i64, String)> = None;
    while let Some(r) = rows.next()? {
        let (serial, day, series): (i64, String, i64) = (r.get(1)?, r.get(2)?, r.get(4)?);
        let (expected, since) = match &before {
            Some((of, last, since)) if *of == series => (last + 1, since.clone()),
            _ => (r.get(3)?, String::new()),
        };
        if serial != expected || day < since {
            told.note("number-gap", format!("{}{expected}", r.get::<_, String>(0)?));
        }
        before = Some((series, serial, day));
    }
    Ok(())
}

/// Each machine's chain: places without a gap, each record behind the one before, each fingerprint that of its invoice.
fn chains(conn: &Connection, told: &mut Verified) -> Result<()> {
    let mut before: Option<(Id, i64, Option<Link>)> = None;
    let mut broken = Vec::new();
    let mut count = 0;
    chain::walk(conn, |linked| {
        count += 1;
        let (place, last) = match before.take() {
            Some((device, position, link)) if device == linked.device => (position + 1, link),
            _ => (1, None),
        };
        let sound = match &linked.link {
            // The sums of a record are those of the invoice it is about.
            Some(link) => einvoice::verifactu::verify([link], last.as_ref()).is_ok(),
            None => false,
        };
        if !sound || linked.position != place {
            broken.push(linked.position);
        }
        before = Some((linked.device, linked.position, linked.link));
        Ok(())
    })?;
    told.records = count;
    broken.into_iter().for_each(|position| told.note("chain-broken", position));
    let chained = conn
        .prepare(
            "SELECT s.series || s.number FROM records AS r JOIN sales AS s ON s.id = r.sale
         WHERE s.issued_at IS NULL LIMIT ?1",
        )?
        .query_map(params![MOST as i64], |r| r.get::<_, String>(0))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    chained.into_iter().for_each(|number| told.note("chain-broken", number));
    Ok(())
}
