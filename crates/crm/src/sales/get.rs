//! One document whole.

use super::{Sale, decimal, read, sale_columns};
use crate::Result;
use crate::error::OrNotFound as _;
use crate::ids::{Id, Named};
use crate::moment::Moment;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

/// Most lines and most payments of one document that are given at once.
const MOST: i64 = 500;

/// Which document.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct WhichSale {
    /// Its identity.
    pub id: Id,
}

/// A document with its lines and what was paid of it.
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
}

/// A line of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct SaleLine {
    /// What was sold; nothing for a line of free text.
    pub product: Option<Named>,
    /// The product's code.
    pub code: String,
    /// As the document says it.
    pub text: String,
    /// A decimal with a point.
    pub quantity: String,
    /// Of one, a decimal with a point; nothing where it is not told.
    pub price: Option<String>,
    /// Taken off, minor units.
    #[ts(type = "number")]
    pub discount_minor: i64,
    /// In percent, a decimal with a point.
    pub tax_rate: Option<String>,
    /// What the line comes to, with tax or without as the document counts, minor units.
    #[ts(type = "number")]
    pub amount_minor: i64,
}

/// Money that came, or went back (negative).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Payment {
    /// Its identity.
    pub id: Id,
    /// ISO day.
    pub day: String,
    /// Minor units.
    #[ts(type = "number")]
    pub amount_minor: i64,
    /// ISO 4217.
    pub currency: String,
    /// How: cash, card…, as the source calls it.
    pub method: String,
    /// Its number where it comes from.
    pub reference: String,
}

/// A document with its lines and payments. Errors: `not-found`.
pub fn get(conn: &Connection, moment: Moment, which: WhichSale) -> Result<SaleDetail> {
    let today = moment.today().to_string();
    let (sale, row, note): (Sale, i64, String) = conn
        .prepare_cached(concat!(
            "SELECT ",
            sale_columns!(),
            ", s.note FROM sales AS s LEFT JOIN clients AS c ON c.id = s.client WHERE s.uid = ?1"
        ))?
        .query_row([which.id], |r| Ok((read(r, &today)?, r.get(14)?, r.get(15)?)))
        .or_not_found("sale")?;
    let mut lines = conn
        .prepare_cached(
            "SELECT p.uid, p.name, coalesce(p.code, ''), l.text, l.quantity, l.price, l.discount_minor, l.tax_rate, l.amount_minor
             FROM sale_lines AS l LEFT JOIN products AS p ON p.id = l.product
             WHERE l.sale = ?1 ORDER BY l.position, l.id LIMIT ?2",
        )?
        .query_map(params![row, MOST + 1], |r| {
            Ok(SaleLine {
                product: Named::of(r.get(0)?, r.get(1)?),
                code: r.get(2)?,
                text: r.get(3)?,
                quantity: decimal(r.get(4)?),
                price: r.get::<_, Option<i64>>(5)?.map(decimal),
                discount_minor: r.get(6)?,
                tax_rate: r.get::<_, Option<i64>>(7)?.map(decimal),
                amount_minor: r.get(8)?,
            })
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let more = lines.len() as i64 > MOST;
    lines.truncate(MOST as usize);
    let payments = conn
        .prepare_cached(
            "SELECT uid, day, amount_minor, currency, method, reference FROM payments WHERE sale = ?1 ORDER BY day, id LIMIT ?2",
        )?
        .query_map(params![row, MOST], |r| {
            Ok(Payment {
                id: r.get(0)?,
                day: r.get(1)?,
                amount_minor: r.get(2)?,
                currency: r.get(3)?,
                method: r.get(4)?,
                reference: r.get(5)?,
            })
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(SaleDetail { sale, note, lines, more, payments })
}
