//! The rows of what a drawn shop sells: products first, then documents in the order of their days, numbered as they come.

use super::goods::barcode;
use super::issued::{Counter, came};
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
    /// Where documents are made since the shop came to Clientela.
    counter: Option<Counter>,
}

impl Till {
    /// Writes the goods and what goes with what. `occasions` are all there will be, in their order.
    pub(super) fn ready(pen: &mut Pen, currency: &'static str, occasions: &[Occasion]) -> Result<Self> {
        let mut till = Self { currency, goods: Vec::new(), last: HashMap::new(), given: HashMap::new(), counter: None };
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
        till.counter = came(pen.shop, occasions).map(|since| Counter::open(pen, since, &till.goods)).transpose()?;
        Ok(till)
    }

    /// Writes the document of an occasion with its lines and payments; `None` where there is none: a quote, and what came back, of the
    /// time before the shop came. Occasions come in their order.
    pub(super) fn ring(&mut self, pen: &mut Pen, one: &Occasion) -> Result<Option<GeneratedSale>> {
        let sale = pen.shop.sale(one);
        let counter = self.counter.as_mut().filter(|counter| counter.takes(&sale));
        let is_made_here = counter.is_some();
        let made = counter.map(|counter| counter.make(pen, one, &sale)).transpose()?.flatten();
        let (row, total) = match made {
            Some(made) => made,
            None if sale.kind == SaleKind::Quote || is_made_here => return Ok(None),
            None => (self.tell(pen, one, &sale)?, sale.total()),
        };
        self.paid(pen, one, (row, total), &sale)?;
        Ok(Some(sale))
    }

    /// Writes a document as an older program tells it, and returns its row.
    fn tell(&mut self, pen: &mut Pen, one: &Occasion, sale: &GeneratedSale) -> Result<i64> {
        let letter = match sale.kind {
            SaleKind::Quote | SaleKind::Order => 'P',
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
        Ok(row)
    }

    /// Writes what was paid of the document in a row. Its `total` may differ by a cent from what was drawn, where taxes are of each line:
    /// who paid the whole paid that.
    fn paid(&self, pen: &mut Pen, one: &Occasion, (row, total): (i64, i64), sale: &GeneratedSale) -> Result<()> {
        let client = pen.row_of(one.client);
        let mut write = pen.tx.prepare_cached(
            "INSERT INTO payments (uid, client, day, amount_minor, currency, method)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?;
        let mut allocate = pen.tx.prepare_cached(
            "INSERT INTO allocations (uid, payment, sale, amount_minor, day) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        let whole = sale.payments.iter().map(|payment| payment.amount).sum::<i64>() == sale.total();
        for (at, payment) in sale.payments.iter().enumerate() {
            let id = pen.ids.next_id();
            let is_last = at + 1 == sale.payments.len();
            let amount = payment.amount + if whole && is_last { total - sale.total() } else { 0 };
            let paid = write.insert(params![id, client, day(payment.day), amount, self.currency, payment.method])?;
            let link = Id::of_link("allocation", id, "");
            allocate.execute(params![link, paid, row, amount, day(payment.day)])?;
        }
        Ok(())
    }
}
