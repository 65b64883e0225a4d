//! The lines of a document: their amounts, and which of them are in the book already.

use super::Change;
use super::Said;
use super::apply::Desk;
use super::originals;
use super::sale_cells::{LineRow, SaleRow, too_large};
use crate::Result;
use crate::money::{self, Currency};
use rusqlite::params;
use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};
use std::collections::VecDeque;

/// What rounding may make of an amount.
const CENTS: Decimal = Decimal::from_parts(2, 0, 0, false, 2);

/// A line as it is kept. Decimals are millionths, amounts minor units.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub product: Option<i64>,
    pub text: String,
    /// What stood in the file for the text, where it was put right.
    pub written: Option<String>,
    pub quantity: i64,
    pub price: Option<i64>,
    pub discount: i64,
    pub tax_rate: Option<i64>,
    pub amount: i64,
}

impl Line {
    /// Whether both say the same; how the file wrote it does not count.
    pub fn says(&self, other: &Self) -> bool {
        let all = |line: &Self| (line.product, line.quantity, line.price, line.discount, line.tax_rate, line.amount);
        self.text == other.text && all(self) == all(other)
    }
}

/// A line of the book.
#[derive(Debug)]
pub(super) struct Kept {
    pub row: i64,
    pub position: i64,
    pub line: Line,
}

/// A decimal as whole millionths, halves away from zero; nothing when it is too large.
pub(super) fn millionths(number: Decimal) -> Option<i64> {
    let scaled = number.checked_mul(Decimal::from(1_000_000))?;
    scaled.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero).to_i64()
}

/// An amount as minor units, halves away from zero. `Err` carries the reason to refuse the row.
pub(super) fn minor(number: Decimal, currency: Currency) -> std::result::Result<i64, Said> {
    money::Money::from_decimal(number, currency).map(|money| money.minor).map_err(|_| too_large(number))
}

/// Quantity times price without what is taken off, where both are told.
fn reckoned(line: &LineRow) -> Option<(Decimal, Decimal)> {
    let gross = line.quantity.unwrap_or(Decimal::ONE).checked_mul(line.price?)?;
    let off = match (line.discount, line.discount_percent) {
        (Some(off), _) => off,
        (None, Some(percent)) => gross.checked_mul(percent)?.checked_div(Decimal::ONE_HUNDRED)?,
        (None, None) => Decimal::ZERO,
    };
    let amount = gross.checked_sub(off)?;
    (amount.abs() < LARGEST && off.abs() < LARGEST).then_some((amount, off))
}

/// What a line comes to, or how many it is of where no money is told.
pub(super) fn worth(line: &LineRow) -> Option<Decimal> {
    line.net
        .or(line.total)
        .or_else(|| reckoned(line).map(|(amount, _)| amount).filter(|n| !n.is_zero()))
        .or(line.quantity)
}

/// Whether a line tells a price or an amount of its own.
pub(super) fn tells_money(line: &LineRow) -> bool {
    line.price.or(line.net).or(line.total).is_some()
}

/// More than any amount of money the book can hold; far less than what decimals can.
const LARGEST: Decimal = Decimal::from_parts(0, 0, 1, false, 0);

/// Whether a total can be the amount of this line: as reckoned, with or without a usual tax.
pub(super) fn is_of_line(line: &LineRow, total: Decimal) -> bool {
    let Some((amount, _)) = reckoned(line) else { return false };
    let near = |a: Decimal, b: Decimal| (a - b).abs() <= CENTS;
    let taxed =
        line.tax_rate.and_then(|rate| amount.checked_mul(rate)?.checked_div(Decimal::ONE_HUNDRED)?.checked_add(amount));
    near(amount, total) || taxed.is_some_and(|taxed| near(taxed, total))
}

/// The line as it is kept, but for its product. `Err` carries the reason to refuse the row.
pub(super) fn ready(line: &LineRow, currency: Currency, sign: Decimal) -> std::result::Result<Line, Said> {
    let count = line.quantity.unwrap_or(Decimal::ONE);
    let told = line.net.or(line.total);
    let (mut amount, mut off) = reckoned(line).unwrap_or((told.unwrap_or_default(), line.discount.unwrap_or_default()));
    if let Some(net) = line.net {
        amount = net;
    } else if let Some(total) = line.total.filter(|total| (*total - amount).abs() <= CENTS) {
        // A cent more or less is how the program rounded.
        amount = total;
    } else if let Some(total) = line.total.filter(|total| !is_of_line(line, *total)) {
        // What is missing from the total was taken off.
        off += (amount - total).max(Decimal::ZERO);
        amount = total;
    }
    let price = line.price.or_else(|| told?.checked_div(count));
    Ok(Line {
        product: None,
        text: line.called().to_owned(),
        written: None,
        quantity: millionths(count * sign).ok_or_else(|| too_large(count))?,
        price: price.map(|price| millionths(price).ok_or_else(|| too_large(price))).transpose()?,
        discount: minor(off, currency)?,
        tax_rate: line.tax_rate.and_then(millionths),
        amount: minor(amount * sign, currency)?,
    })
}

/// Whether a row has a line at all.
pub(super) fn has_lines(sale: &SaleRow) -> bool {
    !sale.lines.is_empty()
}

/// Writes a new line.
pub(super) fn put(desk: &Desk, sale: i64, position: i64, line: &Line) -> Result<i64> {
    desk.tx
        .prepare_cached(
            "INSERT INTO sale_lines (uid, sale, position, product, text, quantity, price, discount_minor, tax_rate, amount_minor)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?
        .execute(params![
            desk.tx.new_id(),
            sale,
            position,
            line.product,
            line.text,
            line.quantity,
            line.price,
            line.discount,
            line.tax_rate,
            line.amount
        ])?;
    let row = desk.tx.last_insert_rowid();
    if let Some(written) = &line.written {
        originals::corrected(desk, "sale_lines", row, None, "text", (written, &line.text))?;
    }
    Ok(row)
}

/// The lines the book has of a document, in their order.
pub(super) fn kept(desk: &Desk, sale: i64) -> Result<VecDeque<Kept>> {
    let mut all = desk.tx.prepare_cached(
        "SELECT id, position, product, text, quantity, price, discount_minor, tax_rate, amount_minor FROM sale_lines
         WHERE sale = ?1 ORDER BY position, id",
    )?;
    let rows = all.query_map([sale], |r| {
        Ok(Kept {
            row: r.get(0)?,
            position: r.get(1)?,
            line: Line {
                product: r.get(2)?,
                text: r.get(3)?,
                written: None,
                quantity: r.get(4)?,
                price: r.get(5)?,
                discount: r.get(6)?,
                tax_rate: r.get(7)?,
                amount: r.get(8)?,
            },
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What becomes of a line of the file where the document is in the book already.
#[derive(Debug)]
pub(super) enum Fate {
    Same,
    Changed(Vec<Change>),
    New,
}

/// Lays the lines of a file over those of the book: equal ones are the same; when the file tells the whole document (it has
/// as many lines as are left), what remains is the same line with other values, product by product; the rest is new.
pub(super) fn lay_over(
    desk: &Desk,
    sale: i64,
    free: &mut VecDeque<Kept>,
    next: &mut i64,
    lines: &[Line],
) -> Result<Vec<Fate>> {
    let is_whole = lines.len() >= free.len();
    let mut fates: Vec<Option<Fate>> = lines
        .iter()
        .map(|line| {
            let at = free.iter().position(|kept| kept.line.says(line))?;
            free.remove(at);
            Some(Fate::Same)
        })
        .collect();
    for (line, fate) in lines.iter().zip(&mut fates).filter(|(_, fate)| fate.is_none()) {
        let same_thing = |kept: &Kept| match (kept.line.product, line.product) {
            (Some(a), Some(b)) => a == b,
            _ => kept.line.text == line.text,
        };
        let at = free.iter().position(same_thing).filter(|_| is_whole);
        *fate = Some(match at.and_then(|at| free.remove(at)) {
            Some(old) => {
                if let Some(written) = line.written.as_ref().filter(|_| old.line.text != line.text) {
                    desk.tx
                        .prepare_cached("UPDATE sale_lines SET text = ?2 WHERE id = ?1")?
                        .execute(params![old.row, written])?;
                }
                desk.tx
                    .prepare_cached(
                        "UPDATE sale_lines SET product = ?2, text = ?3, quantity = ?4, price = ?5, discount_minor = ?6,
                                tax_rate = ?7, amount_minor = ?8 WHERE id = ?1",
                    )?
                    .execute(params![
                        old.row,
                        line.product,
                        line.text,
                        line.quantity,
                        line.price,
                        line.discount,
                        line.tax_rate,
                        line.amount
                    ])?;
                Fate::Changed(changes(&old.line, line))
            }
            None => {
                put(desk, sale, *next, line)?;
                *next += 1;
                Fate::New
            }
        });
    }
    Ok(fates.into_iter().flatten().collect())
}

fn changes(old: &Line, new: &Line) -> Vec<Change> {
    let mut all = Vec::new();
    let mut note = |field: &str, old: String, new: String| {
        if old != new {
            all.push(Change { field: field.to_owned(), old, new });
        }
    };
    let decimal = |n: i64| Decimal::new(n, 6).normalize().to_string();
    let optional = |n: Option<i64>| n.map(decimal).unwrap_or_default();
    note("text", old.text.clone(), new.text.clone());
    note("quantity", decimal(old.quantity), decimal(new.quantity));
    note("price", optional(old.price), optional(new.price));
    note("discount", Decimal::new(old.discount, 2).to_string(), Decimal::new(new.discount, 2).to_string());
    note("tax_rate", optional(old.tax_rate), optional(new.tax_rate));
    note("line_total", Decimal::new(old.amount, 2).to_string(), Decimal::new(new.amount, 2).to_string());
    if old.product != new.product {
        note("product", String::new(), new.text.clone());
    }
    all
}
