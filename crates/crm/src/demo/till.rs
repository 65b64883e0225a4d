//! The rows of what a drawn shop sells: products first, then documents in the order of their days, numbered as they come.

use super::goods::barcode;
use super::pen::{Pen, day};
use super::sales::{GeneratedSale, Occasion, SaleKind};
use crate::Result;
use crate::ids::Id;
use crate::names::fold;
use chrono::Datelike;
use rusqlite::params;
use std::collections::HashMap;

/// Millionths in a minor unit of a currency with two decimals.
const MINOR: i64 = 10_000;
/// Millionths in one percent, and in one piece.
const ONE: i64 = 1_000_000;

/// Writes documents, and knows how far their numbers have come.
pub(super) struct Till {
    currency: &'static str,
    /// The row of the good at each position.
    goods: Vec<i64>,
    /// The last number of each series.
    last: HashMap<String, u32>,
    /// Invoices something came back of: client, which sale, series and number.
    given: HashMap<(u64, u32), String>,
}

impl Till {
    /// Writes the goods and what goes with what.
    pub(super) fn ready(pen: &mut Pen, currency: &'static str) -> Result<Self> {
        let mut till = Self { currency, goods: Vec::new(), last: HashMap::new(), given: HashMap::new() };
        let shop = pen.shop;
        let mut write = pen.tx.prepare_cached(
            "INSERT INTO products (uid, code, barcode, name, sort_key, unit, category, price, cost, tax_rate)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?;
        for (at, good) in shop.goods().iter().enumerate() {
            till.goods.push(write.insert(params![
                pen.ids.next_id(),
                shop.code_of(at),
                barcode(at),
                good.name,
                fold(good.name),
                good.unit,
                good.category,
                good.price * MINOR,
                good.cost * MINOR,
                shop.tax_of(good) * ONE,
            ])?);
        }
        let mut relate = pen.tx.prepare_cached(
            "INSERT INTO product_relations (uid, product, other, kind) VALUES (?1, ?2, ?3, 'complement')",
        )?;
        for (product, good) in till.goods.iter().zip(shop.goods()) {
            if let Some(other) = good.with.and_then(|with| till.goods.get(with)) {
                relate.execute(params![pen.ids.next_id(), product, other])?;
            }
        }
        Ok(till)
    }

    /// Writes the document of an occasion with its lines and payments. Occasions come in their order.
    pub(super) fn ring(&mut self, pen: &mut Pen, one: &Occasion) -> Result<GeneratedSale> {
        let sale = pen.shop.sale(one);
        let letter = match sale.kind {
            SaleKind::Order => 'P',
            SaleKind::Invoice => 'F',
            SaleKind::Credit => 'A',
        };
        let series = format!("{letter}{:02}", sale.day.year() % 100);
        let last = self.last.entry(series.clone()).or_default();
        *last += 1;
        let number = format!("{last:05}");
        let note = match sale.kind {
            SaleKind::Credit => self.given.remove(&(one.client, one.nth)).unwrap_or_default(),
            _ => sale.note.to_owned(),
        };
        if one.returned && sale.kind == SaleKind::Invoice {
            self.given.insert((one.client, one.nth), format!("{series} {number}"));
        }
        let client = pen.row_of(one.client);
        let row = pen
            .tx
            .prepare_cached(
                "INSERT INTO sales (uid, client, kind, series, number, day, due, currency, net_minor, tax_minor, total_minor,
                                    told, note)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            )?
            .insert(params![
                pen.ids.next_id(),
                client,
                sale.kind.code(),
                series,
                number,
                day(sale.day),
                sale.due.map(day),
                self.currency,
                sale.net,
                sale.tax,
                sale.net + sale.tax,
                sale.state,
                note,
            ])?;
        let mut write = pen.tx.prepare_cached(
            "INSERT INTO sale_lines (uid, sale, position, product, text, quantity, price, discount_minor, tax_rate, amount_minor)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?;
        for (position, line) in sale.lines.iter().enumerate() {
            let name = pen.shop.goods().get(line.good).map_or("", |good| good.name);
            write.execute(params![
                pen.ids.next_id(),
                row,
                position as i64,
                self.goods.get(line.good),
                name,
                line.quantity * ONE,
                line.price * MINOR,
                line.discount,
                line.tax * ONE,
                line.amount(),
            ])?;
        }
        let mut write = pen.tx.prepare_cached(
            "INSERT INTO payments (uid, client, day, amount_minor, currency, method)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?;
        let mut allocate = pen.tx.prepare_cached(
            "INSERT INTO allocations (uid, payment, sale, amount_minor, day) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for payment in &sale.payments {
            let id = pen.ids.next_id();
            let paid =
                write.insert(params![id, client, day(payment.day), payment.amount, self.currency, payment.method,])?;
            let link = Id::of_link("allocation", id, "");
            allocate.execute(params![link, paid, row, payment.amount, day(payment.day)])?;
        }
        Ok(sale)
    }
}
