//! Documents made here, written to their rows and read back from them.

use super::new::KINDS;
use super::prepare::{Prepared, PreparedLine};
use super::{reckon, series};
use crate::book::Tx;
use crate::error::OrNotFound as _;
use crate::ids::Id;
use crate::moment::Timestamp;
use crate::{Error, Result, clients, money};
use billing::{LineAmounts, Reckoned};
use chrono::{Datelike as _, NaiveDate};
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, Row, params, params_from_iter};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::HashSet;

/// What of a document is not what was typed.
#[derive(Debug, Clone, Default)]
pub(super) struct Besides {
    /// Of a credit note: the row of the invoice, how, and why.
    pub corrects: Option<(i64, &'static str, String)>,
}

/// Writes a new document: quotes, orders and delivery notes stand from the instant `at` and get their number, invoices and credit notes
/// are drafts. Errors: those of what is typed.
pub(super) fn insert(tx: &Tx, mut prepared: Prepared, besides: &Besides, at: Timestamp) -> Result<Id> {
    let told = reckoned(&mut prepared)?;
    let id = tx.new_id();
    let stands = !matches!(prepared.kind, "invoice" | "credit");
    let given = stands.then(|| series::give(tx, prepared.kind, prepared.day.year())).transpose()?;
    let corrects = besides.corrects.as_ref();
    tx.prepare_cached(
        "INSERT INTO sales (uid, client, kind, own, fiscal_kind, series, number, series_of, serial, day, due, valid_until,
                            operation_on, currency, exchange_rate, exchange_on, exchange_source, profile, prices, adjustments, net_minor,
                            tax_minor, retained_minor, total_minor, issued_at, corrects, correction_by, correction_reason, terms,
                            payment_means, payment_account, note)
         VALUES (?1, ?2, ?3, 1, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25,
                 ?26, ?27, ?28, ?29, ?30, ?31)",
    )?
    .execute(params![
        id,
        prepared.client,
        prepared.kind,
        prepared.simplified.then_some("F2"),
        given.as_ref().map_or("", |given| &given.code),
        given.as_ref().map_or("", |given| &given.number),
        given.as_ref().map(|given| given.series),
        given.as_ref().map(|given| given.serial),
        prepared.day.to_string(),
        prepared.due.map(|day| day.to_string()),
        prepared.valid_until.map(|day| day.to_string()),
        prepared.operation_on.map(|day| day.to_string()),
        prepared.currency.code(),
        prepared.exchange.as_ref().map(|(rate, ..)| rate.to_string()),
        prepared.exchange.as_ref().map(|(_, on, _)| on),
        prepared.exchange.as_ref().map(|(.., source)| source),
        code(&prepared.profile)?,
        code(&prepared.prices)?,
        serde_json::to_string(&prepared.whole)?,
        told.totals.net,
        tax_of(&told)?,
        told.totals.retained,
        told.totals.total,
        stands.then_some(at),
        corrects.map(|corrects| corrects.0),
        corrects.map(|corrects| corrects.1),
        corrects.map_or("", |corrects| &corrects.2),
        prepared.terms,
        prepared.payment_means,
        prepared.payment_account,
        prepared.note,
    ])?;
    let sale = tx.last_insert_rowid();
    for (position, (line, amounts)) in prepared.lines.iter().flatten().zip(&told.lines).enumerate() {
        put_line(tx, sale, position as i64, line, amounts)?;
    }
    say(tx, sale)?;
    Ok(id)
}

/// Puts a document in the place of what a draft, or an open quote or order, said. Lines that stay keep their identity, so that what
/// was delivered of them is still known. Errors: those of what is typed; `line-used` for a line that goes and of which something
/// was made.
pub(super) fn replace(tx: &Tx, sale: i64, mut prepared: Prepared) -> Result<()> {
    let told = reckoned(&mut prepared)?;
    tx.prepare_cached(
        "UPDATE sales SET client = ?2, fiscal_kind = ?3, day = ?4, due = ?5, valid_until = ?6, operation_on = ?7, currency = ?8,
                exchange_rate = ?9, exchange_on = ?10, exchange_source = ?11, profile = ?12, prices = ?13, adjustments = ?14,
                net_minor = ?15, tax_minor = ?16, retained_minor = ?17, total_minor = ?18, terms = ?19, payment_means = ?20,
                payment_account = ?21, note = ?22 WHERE id = ?1",
    )?
    .execute(params![
        sale,
        prepared.client,
        prepared.simplified.then_some("F2"),
        prepared.day.to_string(),
        prepared.due.map(|day| day.to_string()),
        prepared.valid_until.map(|day| day.to_string()),
        prepared.operation_on.map(|day| day.to_string()),
        prepared.currency.code(),
        prepared.exchange.as_ref().map(|(rate, ..)| rate.to_string()),
        prepared.exchange.as_ref().map(|(_, on, _)| on),
        prepared.exchange.as_ref().map(|(.., source)| source),
        code(&prepared.profile)?,
        code(&prepared.prices)?,
        serde_json::to_string(&prepared.whole)?,
        told.totals.net,
        tax_of(&told)?,
        told.totals.retained,
        told.totals.total,
        prepared.terms,
        prepared.payment_means,
        prepared.payment_account,
        prepared.note,
    ])?;
    let mut stay = HashSet::new();
    for (position, (line, amounts)) in prepared.lines.iter().flatten().zip(&told.lines).enumerate() {
        let row = line.id.map(|id| line_row(tx, sale, id)).transpose()?.filter(|row| stay.insert(*row));
        match row {
            Some(row) => change_line(tx, row, position as i64, line, amounts)?,
            None => {
                stay.insert(put_line(tx, sale, position as i64, line, amounts)?);
            }
        }
    }
    let gone = tx
        .prepare_cached("SELECT id FROM sale_lines WHERE sale = ?1")?
        .query_map([sale], |r| r.get(0))?
        .collect::<rusqlite::Result<Vec<i64>>>()?;
    for row in gone.into_iter().filter(|row| !stay.contains(row)) {
        delete_line(tx, row)?;
    }
    say(tx, sale)
}

fn line_row(conn: &Connection, sale: i64, id: Id) -> Result<i64> {
    let mut one = conn.prepare_cached("SELECT id FROM sale_lines WHERE uid = ?1 AND sale = ?2")?;
    one.query_row(params![id, sale], |r| r.get(0)).or_not_found("line")
}

/// Takes a line away. Errors: `line-used`.
pub(super) fn delete_line(tx: &Tx, row: i64) -> Result<()> {
    let mut used = tx.prepare_cached("SELECT EXISTS (SELECT 1 FROM sale_lines WHERE origin = ?1)")?;
    if used.query_row([row], |r| r.get(0))? {
        return Err(Error::refused("line-used"));
    }
    tx.prepare_cached("DELETE FROM sale_lines WHERE id = ?1")?.execute([row])?;
    Ok(())
}

fn reckoned(prepared: &mut Prepared) -> Result<Reckoned> {
    prepared.sound()?;
    let told = reckon::amounts(prepared);
    prepared.sound()?;
    told.ok_or_else(|| Error::refused("internal"))
}

/// All taxes with recargo: net and taxes are the total.
fn tax_of(told: &Reckoned) -> Result<i64> {
    told.totals.total.checked_sub(told.totals.net).ok_or_else(|| Error::refused("internal"))
}

/// A name of `billing` as it is kept.
fn code<T: serde::Serialize>(value: &T) -> Result<String> {
    Ok(serde_json::to_value(value)?.as_str().unwrap_or_default().to_owned())
}

fn millionths(number: Decimal) -> Result<i64> {
    number.checked_mul(Decimal::from(1_000_000)).and_then(|n| n.to_i64()).ok_or_else(|| Error::refused("internal"))
}

/// The rate of a line with one tax, for those who only know that.
fn rate(line: &PreparedLine) -> Option<Decimal> {
    match &line.taxes[..] {
        [tax] => tax.rate(),
        _ => None,
    }
}

/// What a line is kept as, in the order of [`put_line`] and [`change_line`].
fn values(line: &PreparedLine, position: i64, amounts: &LineAmounts) -> Result<Vec<Sql>> {
    Ok(vec![
        position.into(),
        line.product.into(),
        line.text.clone().into(),
        line.unit.clone().into(),
        millionths(line.quantity)?.into(),
        millionths(line.price)?.into(),
        amounts.full.saturating_sub(amounts.printed).into(),
        rate(line).map(millionths).transpose()?.into(),
        amounts.printed.into(),
        serde_json::to_string(&line.changes)?.into(),
        serde_json::to_string(&line.taxes)?.into(),
        serde_json::to_string(&line.retentions)?.into(),
        line.origin.into(),
        amounts.base.into(),
        amounts.tax.into(),
    ])
}

fn put_line(tx: &Tx, sale: i64, position: i64, line: &PreparedLine, amounts: &LineAmounts) -> Result<i64> {
    let mut all = values(line, position, amounts)?;
    all.extend([Sql::Integer(sale), Sql::Blob(tx.new_id().bytes().to_vec())]);
    Ok(tx
        .prepare_cached(
            "INSERT INTO sale_lines (position, product, text, unit, quantity, price, discount_minor, tax_rate, amount_minor,
                                     adjustments, taxes, retentions, origin, base_minor, tax_minor, sale, uid)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
        )?
        .insert(params_from_iter(all))?)
}

fn change_line(tx: &Tx, row: i64, position: i64, line: &PreparedLine, amounts: &LineAmounts) -> Result<()> {
    let mut all = values(line, position, amounts)?;
    all.push(Sql::Integer(row));
    tx.prepare_cached(
        "UPDATE sale_lines SET position = ?1, product = ?2, text = ?3, unit = ?4, quantity = ?5, price = ?6, discount_minor = ?7,
                tax_rate = ?8, amount_minor = ?9, adjustments = ?10, taxes = ?11, retentions = ?12, origin = coalesce(?13, origin),
                base_minor = ?14, tax_minor = ?15 WHERE id = ?16",
    )?
    .execute(params_from_iter(all))?;
    Ok(())
}

/// Completes the sentence of the history: what kind of document, its number, whose.
pub(super) fn say(tx: &Tx, sale: i64) -> Result<()> {
    let (kind, series, number, client): (String, String, String, Option<i64>) = tx
        .prepare_cached("SELECT kind, series, number, client FROM sales WHERE id = ?1")?
        .query_row([sale], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?)))?;
    tx.say("kind", kind);
    tx.say("number", format!("{series}{number}"));
    tx.say("client", client.map(|client| clients::name_of(tx, client)).transpose()?.unwrap_or_default());
    Ok(())
}

/// A document made here, as it was typed.
pub(super) struct Kept {
    pub row: i64,
    pub state: String,
    pub series: String,
    pub number: String,
    pub corrects: Option<i64>,
    pub prepared: Prepared,
    /// The rows of the lines, in the order of the prepared ones.
    pub rows: Vec<i64>,
}

/// Reads a document made here. Errors: `not-found`; `not-own` for one that another program tells of.
pub(super) fn load(conn: &Connection, id: Id) -> Result<Kept> {
    let row = row_of(conn, id)?;
    let (head, prepared) = conn
        .prepare_cached(
            "SELECT own, state, series, number, corrects, kind, fiscal_kind, client, day, due, valid_until, operation_on, currency,
                    exchange_rate, exchange_on, exchange_source, profile, prices, adjustments, terms, payment_means,
                    payment_account, note FROM sales WHERE id = ?1",
        )?
        .query_row([row], |r| {
            let head: (bool, Option<String>, String, String, Option<i64>) =
                (r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?);
            Ok((head, prepared_of(r)?))
        })?;
    let (true, Some(state), series, number, corrects) = head else { return Err(Error::refused("not-own")) };
    let mut prepared = prepared?;
    prepared.book_digits = money::currency(&crate::settings::business(conn)?.currency).map_or(2, money::decimals);
    let mut lines = conn.prepare_cached(
        "SELECT id, product, text, unit, quantity, price, adjustments, taxes, retentions, origin, uid FROM sale_lines
         WHERE sale = ?1 ORDER BY position, id",
    )?;
    let mut found = lines.query([row])?;
    let mut rows = Vec::new();
    while let Some(r) = found.next()? {
        rows.push(r.get(0)?);
        prepared.lines.push(Some(PreparedLine {
            id: Some(r.get(10)?),
            product: r.get(1)?,
            text: r.get(2)?,
            unit: r.get(3)?,
            quantity: Decimal::new(r.get(4)?, 6).normalize(),
            price: Decimal::new(r.get::<_, Option<i64>>(5)?.unwrap_or(0), 6).normalize(),
            changes: json(r, 6)?,
            taxes: json(r, 7)?,
            retentions: json(r, 8)?,
            origin: r.get(9)?,
            why: None,
        }));
    }
    Ok(Kept { row, state, series, number, corrects, prepared, rows })
}

fn prepared_of(r: &Row) -> rusqlite::Result<Result<Prepared>> {
    let day = |at: usize| r.get::<_, Option<String>>(at).map(|day| day.and_then(|day| day.parse::<NaiveDate>().ok()));
    let kind: String = r.get(5)?;
    let (currency, on, source): (String, Option<String>, Option<String>) = (r.get(12)?, r.get(14)?, r.get(15)?);
    let rate = r.get::<_, Option<String>>(13)?.and_then(|rate| rate.parse().ok());
    let (profile, prices): (Option<String>, Option<String>) = (r.get(16)?, r.get(17)?);
    let whole: String = r.get(18)?;
    let head = (|| {
        let damaged = || Error::refused("document-unreadable");
        Ok((
            KINDS.into_iter().find(|one| *one == kind).ok_or_else(damaged)?,
            money::currency(&currency).ok_or_else(damaged)?,
            serde_json::from_value(profile.map_or(Value::Null, Value::from)).map_err(|_| damaged())?,
            serde_json::from_value(prices.map_or(Value::Null, Value::from)).map_err(|_| damaged())?,
            serde_json::from_str(&whole).map_err(|_| damaged())?,
        ))
    })();
    let (kind, currency, profile, prices, whole) = match head {
        Ok(head) => head,
        Err(error) => return Ok(Err(error)),
    };
    Ok(Ok(Prepared {
        kind,
        simplified: r.get::<_, Option<String>>(6)?.as_deref() == Some("F2"),
        client: r.get(7)?,
        day: day(8)?.unwrap_or_default(),
        due: day(9)?,
        valid_until: day(10)?,
        operation_on: day(11)?,
        currency,
        exchange: rate.map(|rate| (rate, on.unwrap_or_default(), source.unwrap_or_default())),
        book_digits: 2,
        profile,
        prices,
        lines: Vec::new(),
        whole,
        terms: r.get(19)?,
        payment_means: r.get(20)?,
        payment_account: r.get(21)?,
        note: r.get(22)?,
        problems: Vec::new(),
        warnings: Vec::new(),
    }))
}

/// A column of JSON; what cannot be read is an error of the row.
fn json<T: DeserializeOwned + Default>(r: &Row, at: usize) -> rusqlite::Result<T> {
    match r.get::<_, Option<String>>(at)? {
        None => Ok(T::default()),
        Some(text) => serde_json::from_str(&text)
            .map_err(|e| rusqlite::Error::FromSqlConversionFailure(at, rusqlite::types::Type::Text, Box::new(e))),
    }
}

/// The row of a document. Errors: `not-found`.
pub(super) fn row_of(conn: &Connection, id: Id) -> Result<i64> {
    conn.prepare_cached("SELECT id FROM sales WHERE uid = ?1")?.query_row([id], |r| r.get(0)).or_not_found("sale")
}
