//! What was paid: at once, by a complement of payments, or by a credit note.

use super::bill::{Bill, Paid, Sold};
use super::desk::{Desk, Standing, standing};
use super::whose;
use crate::Result;
use crate::import::Said;
use chrono::{Datelike as _, NaiveDate};
use rusqlite::{OptionalExtension as _, params};

/// Most invoices that are named where they are missing.
const NAMED: usize = 3;

/// A payment of what an invoice says was paid when it was issued; of a credit note, what was given back.
pub(super) fn at_once(
    desk: &mut Desk,
    bill: &Bill,
    sold: &Sold,
    (sale, client): (i64, Option<i64>),
    amount: i64,
    method: &str,
) -> Result<()> {
    if amount == 0 || (amount < 0) != sold.is_credit {
        return Ok(());
    }
    let payment = put(desk, client, bill.day, amount, sold.currency.code(), (method, ""))?;
    allocate(desk, (Some(payment), None), sale, amount, bill.day)
}

/// Takes a complement of payments in. `Err` inside carries the reason to refuse it.
pub(super) fn take(desk: &mut Desk, name: &str, bill: &Bill, payments: &[Paid]) -> Result<Result<(), Said>> {
    let mut found: Vec<Vec<(Standing, usize)>> = Vec::with_capacity(payments.len());
    let mut missing = Vec::new();
    for paid in payments {
        let mut parts = Vec::with_capacity(paid.parts.len());
        for (at, part) in paid.parts.iter().enumerate() {
            match desk.invoice_of(&part.code)? {
                Some(sale) => parts.push((standing(desk, sale)?, at)),
                None => missing.push(if part.number.is_empty() { &part.code } else { &part.number }),
            }
        }
        found.push(parts);
    }
    // Money for what nobody knows would look like an advance of the client.
    if found.iter().all(Vec::is_empty) && !missing.is_empty() {
        let first: Vec<&str> = missing.iter().take(NAMED).map(|number| number.as_str()).collect();
        return Ok(Err(Said::new("einvoice-invoice-missing").with("value", first.join(", "))));
    }
    if !missing.is_empty() {
        desk.telling.notices.add("unrelated", name);
    }
    // Whoever the invoices are of; the complement says it only where they do not.
    let is_asked = found.iter().any(|parts| parts.iter().all(|(sale, _)| sale.client.is_none()));
    let client = if is_asked { whose::client(desk, &bill.receiver)? } else { None };
    for (paid, parts) in payments.iter().zip(&found) {
        one(desk, name, client, paid, parts)?;
    }
    desk.keep(bill, None)?;
    Ok(Ok(()))
}

fn one(desk: &mut Desk, name: &str, client: Option<i64>, paid: &Paid, parts: &[(Standing, usize)]) -> Result<()> {
    let client = parts.iter().find_map(|(sale, _)| sale.client).or(client);
    if recorded(desk, client, paid, parts)? {
        desk.telling.report.linked += 1;
        return Ok(());
    }
    // The book says that all of it is settled: by what else was noted of these invoices.
    if !parts.is_empty() && parts.iter().all(|(sale, _)| sale.owed == 0) {
        desk.telling.notices.add("over", name);
        return Ok(());
    }
    let payment = put(desk, client, paid.day, paid.amount, paid.currency.code(), (paid.method, &paid.reference))?;
    let mut left = paid.amount;
    let mut is_over = false;
    for (sale, at) in parts {
        let Some(part) = paid.parts.get(*at) else { continue };
        if sale.currency != paid.currency.code() || part.currency != paid.currency {
            // Nothing of it can be counted in the other currency; that all is paid can be said.
            allocate(desk, (Some(payment), None), sale.row, 0, paid.day)?;
            if part.is_last && !sale.own {
                desk.tx.prepare_cached("UPDATE sales SET told = 'paid' WHERE id = ?1")?.execute([sale.row])?;
            }
            continue;
        }
        // An invoice may be named twice in one payment: what is owed is asked for each time.
        let owed = standing(desk, sale.row)?.owed;
        let amount = part.amount.min(owed).min(left).max(0);
        is_over |= amount < part.amount;
        if amount > 0 {
            allocate(desk, (Some(payment), None), sale.row, amount, paid.day)?;
            left -= amount;
        }
    }
    if is_over {
        desk.telling.notices.add("over", name);
    }
    Ok(())
}

/// Whether the book has this payment already: of the same day and amount, for one of the same invoices.
fn recorded(desk: &Desk, client: Option<i64>, paid: &Paid, parts: &[(Standing, usize)]) -> Result<bool> {
    let mut all = desk.tx.prepare_cached(
        "SELECT p.id FROM allocations AS a JOIN payments AS p ON p.id = a.payment
         WHERE a.sale = ?1 AND p.day = ?2 AND p.amount_minor = ?3 AND p.currency = ?4 AND p.client IS ?5",
    )?;
    for (sale, _) in parts {
        let values = params![sale.row, paid.day.to_string(), paid.amount, paid.currency.code(), client];
        let there: Option<i64> = all.query_row(values, |r| r.get(0)).optional()?;
        if there.is_some_and(|payment| !desk.made.contains(&payment)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Takes what a credit note credits off its invoice. One that is wholly credited is called so.
pub(super) fn apply_credit(desk: &Desk, credit: i64, day: NaiveDate, invoice: &Standing, amount: i64) -> Result<()> {
    if amount > 0 {
        allocate(desk, (None, Some(credit)), invoice.row, amount, day)?;
    }
    desk.tx
        .prepare_cached(
            "UPDATE sales SET told = 'refunded' WHERE id = ?1 AND own = 0 AND told IS NOT 'refunded'
               AND total_minor <= -(SELECT sum(c.total_minor) FROM sales AS c WHERE c.corrects = sales.id AND c.kind = 'credit')",
        )?
        .execute([invoice.row])?;
    Ok(())
}

fn put(
    desk: &mut Desk,
    client: Option<i64>,
    day: NaiveDate,
    amount: i64,
    currency: &str,
    (method, reference): (&str, &str),
) -> Result<i64> {
    desk.tx
        .prepare_cached(
            "INSERT INTO payments (uid, client, day, amount_minor, currency, method, reference)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![desk.tx.new_id(), client, day.to_string(), amount, currency, method, reference])?;
    let payment = desk.tx.last_insert_rowid();
    desk.made.insert(payment);
    desk.telling.report.payments += 1;
    desk.telling.year(day.year()).payments += 1;
    let sum = desk.telling.sum(currency);
    sum.paid_minor = sum.paid_minor.saturating_add(amount);
    Ok(payment)
}

/// Says what of a payment or credit note is for a document, from the day on when both are there.
fn allocate(
    desk: &Desk,
    (payment, credit): (Option<i64>, Option<i64>),
    sale: i64,
    amount: i64,
    day: NaiveDate,
) -> Result<()> {
    desk.tx
        .prepare_cached(
            "INSERT INTO allocations (uid, payment, credit, sale, amount_minor, day)
             SELECT ?1, ?2, ?3, id, ?5, max(?6, day) FROM sales WHERE id = ?4",
        )?
        .execute(params![desk.tx.new_id(), payment, credit, sale, amount, day.to_string()])?;
    Ok(())
}
