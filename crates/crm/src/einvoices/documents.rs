//! An invoice or credit note becomes a document, unless the book has it.

use super::bill::{Bill, Settled, Sold};
use super::desk::{Desk, Standing, standing};
use super::{goods, payments, whose};
use crate::Result;
use crate::money::Currency;
use rusqlite::{OptionalExtension as _, params};

/// How many days a document of this book may lie from its invoice, one made here and one that a table told of.
const NEAR_OWN: i64 = 31;
const NEAR_TOLD: i64 = 3;

/// Takes an invoice or credit note in. `name` is its file's.
pub(super) fn take(desk: &mut Desk, name: &str, bill: &Bill, sold: &Sold) -> Result<()> {
    let client = whose::client(desk, &bill.receiver)?;
    if let Some(there) = same(desk, bill, sold)? {
        desk.telling.report.linked += 1;
        return desk.keep(bill, Some(there));
    }
    let credited = if sold.is_credit { credited(desk, sold, client)? } else { Vec::new() };
    let left = credited.iter().fold(to_pay(sold), |left, (_, amount)| left.saturating_add(*amount));
    let advance = desk.advances.get(&bill.code).copied().unwrap_or(0);
    let sale =
        put(desk, bill, sold, client, told(sold, left, advance), credited.first().map(|(invoice, _)| invoice.row))?;
    for (position, line) in sold.lines.iter().enumerate() {
        let product = goods::product(desk, sold, line, bill.day)?;
        put_line(desk, sale, position, line, product)?;
    }
    desk.keep(bill, Some(sale))?;
    for (invoice, amount) in &credited {
        payments::apply_credit(desk, sale, bill.day, invoice, *amount)?;
    }
    if let Settled::Paid(method) = sold.settled {
        let amount = if sold.is_credit { left } else { left.saturating_sub(advance.clamp(0, left.max(0))) };
        payments::at_once(desk, bill, sold, (sale, client), amount, method)?;
    }
    let total = sold.total;
    let sum = desk.telling.sum(sold.currency.code());
    let year = |desk: &mut Desk| {
        let year = desk.telling.year(chrono::Datelike::year(&bill.day));
        if sold.is_credit { year.credits += 1 } else { year.invoices += 1 }
    };
    if sold.is_credit {
        sum.credited_minor = sum.credited_minor.saturating_add(total);
        desk.telling.report.credits += 1;
    } else {
        sum.invoiced_minor = sum.invoiced_minor.saturating_add(total);
        desk.telling.report.invoices += 1;
    }
    year(desk);
    if sold.is_doubtful {
        desk.telling.notices.add("doubtful", name);
    }
    Ok(())
}

/// What is to be paid: below zero of a credit note.
fn to_pay(sold: &Sold) -> i64 {
    sold.total.saturating_sub(sold.retained)
}

/// How it stands but for its payments, when `left` of it is neither credited nor credits.
fn told(sold: &Sold, left: i64, advance: i64) -> &'static str {
    match sold.settled {
        _ if to_pay(sold) == 0 => "paid",
        Settled::Without => "paid",
        // Where the credit note that applies the advance is not here, the invoice says by itself that it is paid.
        Settled::Advance if sold.is_credit || advance < left => "paid",
        _ => "open",
    }
}

/// A document of the book that is this invoice: by series, number and amount, near its day.
fn same(desk: &Desk, bill: &Bill, sold: &Sold) -> Result<Option<i64>> {
    if sold.number.is_empty() {
        return Ok(None);
    }
    let bare = Some(sold.number.trim_start_matches('0')).filter(|bare| !bare.is_empty()).unwrap_or(&sold.number);
    let mut all = desk.tx.prepare_cached(
        "SELECT id, series, own, coalesce(abs(julianday(day) - julianday(?7)), 1e6) FROM sales
         WHERE number IN (?1, ?2, printf('%06d', ?3)) AND number <> '' AND kind = ?4 AND currency = ?5
           AND total_minor - retained_minor = ?6 AND (own = 0 OR issued_at IS NOT NULL)
           AND NOT EXISTS (SELECT 1 FROM einvoices WHERE sale = sales.id) ORDER BY own DESC, id LIMIT 20",
    )?;
    let mut rows = all.query(params![
        sold.number,
        bare,
        bare.parse::<i64>().unwrap_or(-1),
        kind(sold),
        sold.currency.code(),
        to_pay(sold),
        bill.day.to_string(),
    ])?;
    let plain = |series: &str| series.chars().filter(|sign| sign.is_alphanumeric()).collect::<String>().to_lowercase();
    while let Some(r) = rows.next()? {
        let (series, own, days): (String, bool, f64) = (r.get(1)?, r.get(2)?, r.get(3)?);
        let near = if own { NEAR_OWN } else { NEAR_TOLD };
        if plain(&series) == plain(&sold.series) && days <= near as f64 {
            return Ok(Some(r.get(0)?));
        }
    }
    Ok(None)
}

fn kind(sold: &Sold) -> &'static str {
    if sold.is_credit { "credit" } else { "invoice" }
}

/// The invoices a credit note corrects, each with how much of it the note takes off: no more than is owed.
fn credited(desk: &Desk, sold: &Sold, client: Option<i64>) -> Result<Vec<(Standing, i64)>> {
    let mut left = to_pay(sold).saturating_neg();
    let mut all = Vec::new();
    for code in &sold.corrects {
        let found = match desk.invoice_of(code)? {
            Some(sale) => Some(sale),
            None => numbered(desk, code, client)?,
        };
        let Some(sale) = found else { continue };
        let invoice = standing(desk, sale)?;
        let amount = if invoice.currency == sold.currency.code() { invoice.owed.min(left).max(0) } else { 0 };
        left -= amount;
        all.push((invoice, amount));
    }
    Ok(all)
}

/// The invoice of a client by its series and number in one text.
fn numbered(desk: &Desk, number: &str, client: Option<i64>) -> Result<Option<i64>> {
    let mut all = desk.tx.prepare_cached(
        "SELECT id FROM sales WHERE client = ?1 AND kind = 'invoice' AND series || number = ?2 ORDER BY day DESC, id LIMIT 1",
    )?;
    Ok(all.query_row(params![client, number], |r| r.get(0)).optional()?)
}

fn put(desk: &Desk, bill: &Bill, sold: &Sold, client: Option<i64>, told: &str, corrects: Option<i64>) -> Result<i64> {
    let home = desk.currency.as_ref().map(Currency::code).unwrap_or_default();
    let rate = sold.rate.as_ref().filter(|(of, _)| of == home && sold.currency.code() != home);
    let day = bill.day.to_string();
    desk.tx
        .prepare_cached(
            "INSERT INTO sales (uid, client, kind, series, number, day, time, due, currency, exchange_rate, exchange_on, exchange_source,
               net_minor, tax_minor, retained_minor, total_minor, told, corrects, terms, payment_means)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)",
        )?
        .execute(params![
            desk.tx.new_id(),
            client,
            kind(sold),
            sold.series,
            sold.number,
            day,
            bill.time.map(|time| time.format("%H:%M:%S").to_string()),
            sold.due.map(|day| day.to_string()),
            sold.currency.code(),
            rate.map(|(_, rate)| rate.normalize().to_string()),
            rate.map(|_| &day),
            rate.map(|_| bill.format.to_uppercase()),
            sold.net,
            sold.tax,
            sold.retained,
            sold.total,
            told,
            corrects,
            sold.terms,
            sold.means.filter(|means| !means.starts_with("sat-")),
        ])?;
    Ok(desk.tx.last_insert_rowid())
}

fn put_line(desk: &Desk, sale: i64, position: usize, line: &super::bill::Line, product: Option<i64>) -> Result<()> {
    desk.tx
        .prepare_cached(
            "INSERT INTO sale_lines (uid, sale, position, product, text, unit, quantity, price, discount_minor, tax_rate, amount_minor,
               base_minor, tax_minor)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?11, ?12)",
        )?
        .execute(params![
            desk.tx.new_id(),
            sale,
            position as i64,
            product,
            line.text,
            line.unit,
            line.quantity,
            line.price,
            line.discount,
            line.tax_rate,
            line.amount,
            line.tax,
        ])?;
    Ok(())
}

/// Notes on a document of the book that it was cancelled, unless it was paid: then a person is told.
pub(super) fn cancel(desk: &mut Desk, code: &str) -> Result<()> {
    let Some(sale) = desk.sale_of(code)? else { return Ok(()) };
    let there = standing(desk, sale)?;
    if there.told.as_deref() == Some("cancelled") {
        return Ok(());
    }
    if there.own || there.paid != 0 {
        desk.telling.notices.add("still-paid", code);
        return Ok(());
    }
    desk.tx.prepare_cached("UPDATE sales SET told = 'cancelled' WHERE id = ?1")?.execute([sale])?;
    desk.telling.notices.add("cancelled", code);
    Ok(())
}
