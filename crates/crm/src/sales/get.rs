//! One document whole.

use super::chain;
use super::links::{self, LineProgress, LinkedSale};
use super::reckon::{self, RetentionSum, SaleSums, TaxSum};
use super::typed::{discount_text, worth_text};
use super::{AFTER, ExchangeRate, NewAdjustment, Sale, decimal, exchange_of, read, sale_columns, store, taxes};
use crate::Result;
use crate::error::OrNotFound as _;
use crate::ids::{Id, Named};
use crate::moment::Moment;
use billing::{Adjustment, Retention, Tax, Turn};
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

/// Most lines and most payments of one document that are given at once.
const MOST: i64 = 500;

/// Which document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct WhichSale {
    /// Its identity.
    pub id: Id,
}

/// A document with its lines, what was paid of it, and what it hangs together with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct SaleDetail {
    /// The document.
    pub sale: Sale,
    /// What was noted on it.
    pub note: String,
    /// Its first five hundred lines, in their order.
    pub lines: Vec<SaleLine>,
    /// Whether it has more.
    pub more: bool,
    /// What was paid and given back, the oldest first.
    pub payments: Vec<Payment>,
    /// `F1` complete, `F2` simplified, `R1`–`R5` corrective; nothing for what is no invoice of this book.
    pub fiscal_kind: Option<String>,
    /// `without_tax` or `with_tax`; nothing where another program counted.
    pub prices: Option<String>,
    /// Until when a quote holds, ISO day.
    pub valid_until: Option<String>,
    /// When what it is for was done, where that is another day, ISO.
    pub operation_on: Option<String>,
    /// What another currency was worth.
    pub exchange: Option<ExchangeRate>,
    /// Terms of payment.
    pub terms: String,
    /// How it is to be paid, UNTDID 4461.
    pub payment_means: Option<String>,
    /// Where to.
    pub payment_account: String,
    /// Discounts and charges of the whole, as they are typed.
    pub adjustments: Vec<NewAdjustment>,
    /// The taxes by kind, treatment and rate; nothing where another program counted.
    pub taxes: Vec<TaxSum>,
    /// What the customer keeps back.
    pub retentions: Vec<RetentionSum>,
    /// The sums; nothing where another program counted.
    pub sums: Option<SaleSums>,
    /// `accepted`, `lost` or `cancelled`.
    pub decision: Option<String>,
    /// ISO day.
    pub decided_on: Option<String>,
    /// Why.
    pub decision_reason: String,
    /// Of a credit note: why.
    pub correction_reason: String,
    /// Since when it stands, milliseconds UTC; a draft has none.
    #[ts(type = "number | null")]
    pub issued_at: Option<i64>,
    /// How it was issued; nothing for what is no issued invoice of this book.
    pub fiscal: Option<Fiscal>,
    /// The electronic invoice it came as; nothing for what did not come as one.
    pub einvoice: Option<Einvoice>,
    /// What it was made of and what was made of it.
    pub links: Vec<LinkedSale>,
    /// What may be done with it now, as commands: `sales.revise`, `sales.issue`…; a conversion as `sales.convert:invoice`.
    pub can: Vec<String>,
}

/// How a document was issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Fiscal {
    /// SHA-256 of its frozen text, hexadecimal.
    pub sha256: String,
    /// Its fingerprint in the chain, hexadecimal; nothing under a profile without a chain.
    pub fingerprint: Option<String>,
    /// The fingerprint of the record before.
    pub previous: Option<String>,
    /// Its place in the chain, from 1.
    #[ts(type = "number | null")]
    pub position: Option<i64>,
    /// When it was recorded, ISO 8601 with offset.
    pub recorded_at: Option<String>,
    /// `queued`, `sent`, `accepted` or `refused`.
    pub record_state: Option<String>,
    /// The address of the code on the paper, where anybody can look the invoice up.
    pub address: Option<String>,
}

/// The electronic invoice that a document came as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Einvoice {
    /// `cfdi`, `facturae`, `ubl`, `cii` or `pdf`.
    pub format: String,
    /// Folio fiscal of a CFDI; of others issuer, number and day.
    pub code: String,
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
    /// Local time of its stamp, ISO 8601.
    pub stamped_at: Option<String>,
}

/// A line of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct SaleLine {
    /// Its identity.
    pub id: Id,
    /// What was sold; nothing for a line of free text.
    pub product: Option<Named>,
    /// The product's code.
    pub code: String,
    /// As the document says it.
    pub text: String,
    /// A decimal with a point.
    pub quantity: String,
    /// What it is counted in.
    pub unit: String,
    /// Of one, a decimal with a point; nothing where it is not told.
    pub price: Option<String>,
    /// Taken off as it was typed: `10%`; empty where nothing was, or where another program counted.
    pub discount: String,
    /// Taken off, minor units.
    #[ts(type = "number")]
    pub discount_minor: i64,
    /// In percent, a decimal with a point; nothing where it is not told, or where a line has several taxes.
    pub tax_rate: Option<String>,
    /// Codes of its taxes; nothing where another program counted.
    pub taxes: Option<Vec<String>>,
    /// Codes of what is kept back.
    pub retentions: Vec<String>,
    /// What the line comes to, with tax or without as the document counts, minor units.
    #[ts(type = "number")]
    pub amount_minor: i64,
    /// Without tax, with its part of the document's discounts; nothing where another program counted.
    #[ts(type = "number | null")]
    pub base_minor: Option<i64>,
    /// Its part of all taxes.
    #[ts(type = "number | null")]
    pub tax_minor: Option<i64>,
    /// The line of the document it comes from.
    pub origin: Option<Id>,
    /// How much of it went on into later documents; nothing where another program counted.
    pub progress: Option<LineProgress>,
}

/// Money that came, or went back (negative); what of it is for this document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Payment {
    /// Its identity: of the payment, or of the credit note that paid.
    pub id: Id,
    /// ISO day.
    pub day: String,
    /// Minor units: of the payment, where it is wholly for this document or in another currency; else what is for this one.
    #[ts(type = "number")]
    pub amount_minor: i64,
    /// ISO 4217.
    pub currency: String,
    /// How: cash, card…, as the source calls it; `credit` where a credit note paid.
    pub method: String,
    /// Its number where it comes from.
    pub reference: String,
}

/// A document with its lines and payments. Errors: `not-found`.
pub fn get(conn: &Connection, moment: Moment, which: WhichSale) -> Result<SaleDetail> {
    let today = moment.today().to_string();
    let (mut detail, row) = conn
        .prepare_cached(concat!(
            "SELECT ",
            sale_columns!(),
            ", s.note, s.fiscal_kind, s.prices, s.valid_until, s.operation_on, s.exchange_rate, s.exchange_on, s.exchange_source,
               s.terms, s.payment_means, s.payment_account, s.decision, s.decided_on, s.decision_reason, s.correction_reason,
               s.issued_at FROM sales AS s LEFT JOIN clients AS c ON c.id = s.client WHERE s.uid = ?1"
        ))?
        .query_row([which.id], |r| head(r, &today))
        .or_not_found("sale")?;
    detail.lines = lines(conn, row, detail.sale.own)?;
    detail.more = detail.lines.len() as i64 > MOST;
    detail.lines.truncate(MOST as usize);
    detail.payments = payments(conn, row)?;
    detail.einvoice = einvoice(conn, row)?;
    if detail.sale.own || detail.einvoice.is_some() {
        detail.links = links::of(conn, row)?;
    }
    if detail.sale.own {
        let mut kept = store::load(conn, which.id)?;
        detail.adjustments = kept.prepared.whole.iter().map(told).collect();
        if let Some(told) = reckon::amounts(&mut kept.prepared) {
            detail.taxes = reckon::tax_sums(&told);
            detail.retentions = reckon::retention_sums(&told);
            detail.sums = Some(reckon::sums(&told));
        }
        detail.fiscal = fiscal(conn, row)?;
        detail.can = can(&detail.sale);
    }
    Ok(detail)
}

fn head(r: &Row, today: &str) -> rusqlite::Result<(SaleDetail, i64)> {
    let at = |place: usize| AFTER + place;
    let detail = SaleDetail {
        sale: read(r, today)?,
        note: r.get(at(0))?,
        lines: Vec::new(),
        more: false,
        payments: Vec::new(),
        fiscal_kind: r.get(at(1))?,
        prices: r.get(at(2))?,
        valid_until: r.get(at(3))?,
        operation_on: r.get(at(4))?,
        exchange: exchange_of(r, at(5))?,
        terms: r.get(at(8))?,
        payment_means: r.get(at(9))?,
        payment_account: r.get(at(10))?,
        adjustments: Vec::new(),
        taxes: Vec::new(),
        retentions: Vec::new(),
        sums: None,
        decision: r.get(at(11))?,
        decided_on: r.get(at(12))?,
        decision_reason: r.get(at(13))?,
        correction_reason: r.get(at(14))?,
        issued_at: r.get(at(15))?,
        fiscal: None,
        einvoice: None,
        links: Vec::new(),
        can: Vec::new(),
    };
    Ok((detail, r.get(14)?))
}

fn fiscal(conn: &Connection, sale: i64) -> Result<Option<Fiscal>> {
    let mut one = conn.prepare_cached(
        "SELECT i.sha256, r.fingerprint, r.previous, r.position, r.at, r.state, i.json FROM issued AS i
         LEFT JOIN records AS r ON r.sale = i.sale AND r.kind = 'registration' WHERE i.sale = ?1",
    )?;
    let found = one.query_row([sale], |r| {
        let told = Fiscal {
            sha256: r.get(0)?,
            fingerprint: r.get(1)?,
            previous: r.get(2)?,
            position: r.get(3)?,
            recorded_at: r.get(4)?,
            record_state: r.get(5)?,
            address: None,
        };
        Ok((told, r.get::<_, String>(6)?))
    });
    let Some((told, json)) = found.optional()? else { return Ok(None) };
    let address = match (&told.fingerprint, einvoice::thaw(&json, &told.sha256)) {
        (Some(_), Ok(issued)) => chain::address(&issued),
        _ => None,
    };
    Ok(Some(Fiscal { address, ..told }))
}

fn einvoice(conn: &Connection, sale: i64) -> Result<Option<Einvoice>> {
    let mut one = conn
        .prepare_cached("SELECT format, code, sha256, stamped_at FROM einvoices WHERE sale = ?1 ORDER BY id LIMIT 1")?;
    let found = one.query_row([sale], |r| {
        Ok(Einvoice { format: r.get(0)?, code: r.get(1)?, sha256: r.get(2)?, stamped_at: r.get(3)? })
    });
    Ok(found.optional()?)
}

fn told(whole: &super::prepare::Whole) -> NewAdjustment {
    let Adjustment { turn, worth } = &whole.what.adjustment;
    NewAdjustment {
        turn: if *turn == Turn::Discount { "discount" } else { "charge" }.to_owned(),
        worth: worth_text(worth),
        reason: whole.reason.clone(),
        taxes: whole.what.taxes.as_ref().map(|all| all.iter().map(taxes::code).collect()),
    }
}

fn lines(conn: &Connection, sale: i64, own: bool) -> Result<Vec<SaleLine>> {
    let mut all = conn.prepare_cached(
        "SELECT p.uid, p.name, coalesce(p.code, ''), l.text, l.quantity, l.price, l.discount_minor, l.tax_rate, l.amount_minor, l.uid,
                l.unit, l.adjustments, l.taxes, l.retentions, l.base_minor, l.tax_minor, o.uid, l.id
         FROM sale_lines AS l LEFT JOIN products AS p ON p.id = l.product LEFT JOIN sale_lines AS o ON o.id = l.origin
         WHERE l.sale = ?1 ORDER BY l.position, l.id LIMIT ?2",
    )?;
    let mut rows = all.query(params![sale, MOST + 1])?;
    let mut lines = Vec::new();
    while let Some(r) = rows.next()? {
        let taxes: Option<String> = r.get(12)?;
        let taxes: Option<Vec<Tax>> = taxes.map(|text| serde_json::from_str(&text)).transpose()?;
        let changes: Vec<Adjustment> = serde_json::from_str(&r.get::<_, String>(11)?)?;
        let retentions: Vec<Retention> = serde_json::from_str(&r.get::<_, String>(13)?)?;
        let progress = match own {
            true => Some(links::went_on(conn, r.get(17)?)?.map(decimal)),
            false => None,
        };
        lines.push(SaleLine {
            id: r.get(9)?,
            product: Named::of(r.get(0)?, r.get(1)?),
            code: r.get(2)?,
            text: r.get(3)?,
            quantity: decimal(r.get(4)?),
            unit: r.get(10)?,
            price: r.get::<_, Option<i64>>(5)?.map(decimal),
            discount: discount_text(&changes),
            discount_minor: r.get(6)?,
            tax_rate: r.get::<_, Option<i64>>(7)?.map(decimal),
            taxes: taxes.map(|all| all.iter().map(taxes::code).collect()),
            retentions: retentions.iter().map(taxes::retention_code).collect(),
            amount_minor: r.get(8)?,
            base_minor: r.get(14)?,
            tax_minor: r.get(15)?,
            origin: r.get(16)?,
            progress: progress.map(|[ordered, delivered, invoiced, credited]| LineProgress {
                ordered,
                delivered,
                invoiced,
                credited,
            }),
        });
    }
    Ok(lines)
}

fn payments(conn: &Connection, sale: i64) -> Result<Vec<Payment>> {
    let mut all = conn.prepare_cached(
        "SELECT coalesce(p.uid, c.uid), a.day, iif(p.currency <> s.currency, p.amount_minor, a.amount_minor),
                coalesce(p.currency, s.currency), coalesce(p.method, 'credit'), coalesce(p.reference, c.series || c.number)
         FROM allocations AS a JOIN sales AS s ON s.id = a.sale LEFT JOIN payments AS p ON p.id = a.payment
         LEFT JOIN sales AS c ON c.id = a.credit WHERE a.sale = ?1 ORDER BY a.day, a.id LIMIT ?2",
    )?;
    let rows = all.query_map(params![sale, MOST], |r| {
        Ok(Payment {
            id: r.get(0)?,
            day: r.get(1)?,
            amount_minor: r.get(2)?,
            currency: r.get(3)?,
            method: r.get(4)?,
            reference: r.get(5)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What may be done with a document made here.
fn can(sale: &Sale) -> Vec<String> {
    let state = sale.state.as_deref().unwrap_or_default();
    let open = matches!(state, "open" | "expired" | "accepted");
    let mut can: Vec<&str> = Vec::new();
    match (sale.kind.as_str(), state) {
        (_, "draft") => can.extend(["sales.revise", "sales.issue", "sales.remove"]),
        ("quote" | "proforma", _) if open => {
            if state != "accepted" {
                can.push("sales.revise");
            }
            can.extend(["sales.decide", "sales.convert:order", "sales.convert:delivery", "sales.convert:invoice"]);
        }
        ("order", "open") => {
            can.extend(["sales.revise", "sales.decide", "sales.convert:delivery", "sales.convert:invoice"])
        }
        ("delivery", "open") => can.extend(["sales.revise", "sales.decide", "sales.convert:invoice"]),
        ("invoice", "open" | "partial" | "paid") => can.push("sales.credit"),
        _ => {}
    }
    if sale.kind != "credit" {
        can.push("sales.duplicate");
    }
    can.into_iter().map(str::to_owned).collect()
}
