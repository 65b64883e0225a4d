//! Products, sales line by line, and payments as tables that come back in without changing anything.

use super::sheet::{Held, Sheet};
use crate::ids::Id;
use crate::{Result, money, names};
use rusqlite::{Connection, Row, params};
use rust_decimal::Decimal;

fn text(r: &Row, at: usize) -> rusqlite::Result<Held> {
    Ok(Held::text(r.get(at)?))
}

fn id(id: Option<Id>) -> Held {
    Held::text(id.map(|id| id.to_string()))
}

/// Millionths as a number.
fn decimal(r: &Row, at: usize) -> rusqlite::Result<Held> {
    Ok(r.get::<_, Option<i64>>(at)?.map_or(Held::Empty, |n| Held::Number(Decimal::new(n, 6).normalize())))
}

/// How many decimals the amounts of a currency have.
fn places(code: &str) -> u32 {
    money::currency(code).map_or(2, money::decimals)
}

/// Writes products in the order they came.
pub(super) fn products(conn: &Connection, sheet: &mut Sheet) -> Result<()> {
    let fields = [
        "id",
        "code",
        "barcode",
        "name",
        "unit",
        "category",
        "line",
        "price",
        "cost",
        "tax_rate",
        "archived",
        "up_sell",
        "complement",
        "notes",
    ];
    sheet.fields(&fields)?;
    let mut ties = conn.prepare(
        "SELECT o.code, o.name FROM product_relations AS r JOIN products AS o ON o.id = r.other
         WHERE r.product = ?1 AND r.kind = ?2 ORDER BY r.id",
    )?;
    let mut others = |product: i64, kind: &str| -> Result<Held> {
        let found = ties.query_map(params![product, kind], |r| Ok((r.get::<_, String>(0)?, r.get::<_, String>(1)?)))?;
        let mut called = Vec::new();
        for other in found {
            let (code, name) = other?;
            called.push(if code.is_empty() { names::tidy(&name) } else { code });
        }
        Ok(Held::text(Some(called.join("\n"))))
    };
    let mut rows = conn.prepare(
        "SELECT id, uid, code, barcode, name, unit, category, line, price, cost, tax_rate, archived_at IS NOT NULL, notes
         FROM products ORDER BY id",
    )?;
    let mut found = rows.query([])?;
    while let Some(r) = found.next()? {
        let product: i64 = r.get(0)?;
        let archived = sheet.value(if r.get(11)? { "yes" } else { "no" }).to_owned();
        let cells = [
            id(r.get(1)?),
            text(r, 2)?,
            text(r, 3)?,
            text(r, 4)?,
            text(r, 5)?,
            text(r, 6)?,
            text(r, 7)?,
            decimal(r, 8)?,
            decimal(r, 9)?,
            decimal(r, 10)?,
            Held::Text(archived),
            others(product, "up_sell")?,
            others(product, "complement")?,
            text(r, 12)?,
        ];
        sheet.put(&cells)?;
    }
    Ok(())
}

/// Writes a row for each line, and one for a document without lines. What is said of the whole document stands in its first row.
pub(super) fn sales(conn: &Connection, sheet: &mut Sheet, only: Option<&[Id]>) -> Result<()> {
    let fields = [
        "id",
        "kind",
        "series",
        "number",
        "day",
        "time",
        "client_id",
        "client",
        "state",
        "currency",
        "product_code",
        "barcode",
        "product",
        "text",
        "quantity",
        "price",
        "discount",
        "tax_rate",
        "line_total",
        "net",
        "tax",
        "total",
        "due",
        "valid_until",
        "note",
    ];
    sheet.fields(&fields)?;
    let mut rows = conn.prepare(
        "SELECT s.id, s.uid, s.kind, s.series, s.number, s.day, s.time, c.uid, c.name, s.state, s.currency, s.net_minor,
                s.tax_minor, s.total_minor, s.due, s.valid_until, s.note
         FROM sales AS s LEFT JOIN clients AS c ON c.id = s.client AND c.erased_at IS NULL
         WHERE ?1 IS NULL OR c.uid = ?1 ORDER BY s.id",
    )?;
    let mut lines = conn.prepare(
        "SELECT p.code, p.barcode, p.name, l.text, l.quantity, l.price, l.discount_minor, l.tax_rate, l.amount_minor
         FROM sale_lines AS l LEFT JOIN products AS p ON p.id = l.product WHERE l.sale = ?1 ORDER BY l.position, l.id",
    )?;
    each(only, |asked| {
        let mut found = rows.query(params![asked])?;
        while let Some(r) = found.next()? {
            let currency: String = r.get(10)?;
            let scale = places(&currency);
            let amount =
                |minor: Option<i64>| minor.map_or(Held::Empty, |minor| Held::Number(Decimal::new(minor, scale)));
            let kind = sheet.value(&r.get::<_, String>(2)?).to_owned();
            let state = r.get::<_, Option<String>>(9)?.map(|state| sheet.value(&state).to_owned());
            let mut all = lines.query([r.get::<_, i64>(0)?])?;
            let mut is_first = true;
            loop {
                let line = all.next()?;
                if line.is_none() && !is_first {
                    break;
                }
                let mut cells = vec![
                    id(r.get(1)?),
                    Held::Text(kind.clone()),
                    text(r, 3)?,
                    text(r, 4)?,
                    Held::day(r.get(5)?),
                    text(r, 6)?,
                    id(r.get(7)?),
                    text(r, 8)?,
                    Held::text(state.clone()),
                    Held::Text(currency.clone()),
                ];
                match line {
                    Some(l) => {
                        let priced = l.get::<_, Option<i64>>(5)?.is_some();
                        let off: i64 = l.get(6)?;
                        cells.extend([
                            text(l, 0)?,
                            text(l, 1)?,
                            text(l, 2)?,
                            text(l, 3)?,
                            decimal(l, 4)?,
                            decimal(l, 5)?,
                            amount(Some(off).filter(|off| *off != 0)),
                            decimal(l, 7)?,
                            amount(Some(l.get(8)?).filter(|_| priced)),
                        ]);
                    }
                    None => cells.extend((0..9).map(|_| Held::Empty)),
                }
                if is_first {
                    cells.extend([
                        amount(r.get(11)?),
                        amount(r.get(12)?),
                        amount(r.get(13)?),
                        Held::day(r.get(14)?),
                        Held::day(r.get(15)?),
                        text(r, 16)?,
                    ]);
                }
                cells.resize_with(fields.len(), || Held::Empty);
                sheet.put(&cells)?;
                if line.is_none() {
                    break;
                }
                is_first = false;
            }
        }
        Ok(())
    })
}

/// Writes payments in the order they came: a row for each, and below it one for each further document it pays.
pub(super) fn payments(conn: &Connection, sheet: &mut Sheet, only: Option<&[Id]>) -> Result<()> {
    let fields = [
        "id",
        "day",
        "client_id",
        "client",
        "series",
        "sale",
        "allocated",
        "amount",
        "currency",
        "method",
        "reference",
        "note",
    ];
    sheet.fields(&fields)?;
    // What was given and taken back again pays nothing: it comes last, and is left out where anything else is told of the payment.
    let mut rows = conn.prepare(
        "SELECT p.uid, p.day, c.uid, c.name, s.series, s.number, sum(a.amount_minor), p.amount_minor, p.currency, p.method,
                p.reference, p.note, s.currency, p.id, sum(a.amount_minor) = 0 AND count(*) > 1 AS is_nothing
         FROM payments AS p LEFT JOIN clients AS c ON c.id = p.client AND c.erased_at IS NULL
         LEFT JOIN allocations AS a ON a.payment = p.id LEFT JOIN sales AS s ON s.id = a.sale
         WHERE ?1 IS NULL OR c.uid = ?1 GROUP BY p.id, a.sale ORDER BY p.id, is_nothing, min(a.id)",
    )?;
    each(only, |asked| {
        let mut found = rows.query(params![asked])?;
        let mut above: Option<i64> = None;
        while let Some(r) = found.next()? {
            let is_first = above.replace(r.get(13)?) != Some(r.get(13)?);
            let is_nothing = r.get::<_, Option<bool>>(14)?.unwrap_or(false);
            if is_nothing && !is_first {
                continue;
            }
            let currency: String = r.get(8)?;
            let paid: Option<String> = r.get(12)?;
            let given = match (r.get::<_, Option<i64>>(6)?, &paid) {
                (Some(given), Some(paid)) => Held::Number(Decimal::new(given, places(paid))),
                _ => Held::Empty,
            };
            let mut cells = vec![id(r.get(0)?)];
            cells.extend(match is_first {
                true => [Held::day(r.get(1)?), id(r.get(2)?), text(r, 3)?],
                false => [const { Held::Empty }; 3],
            });
            match is_nothing {
                true => cells.extend([const { Held::Empty }; 3]),
                false => cells.extend([text(r, 4)?, text(r, 5)?, given]),
            }
            if is_first {
                let amount = Held::Number(Decimal::new(r.get(7)?, places(&currency)));
                cells.extend([amount, text(r, 8)?, text(r, 9)?, text(r, 10)?, text(r, 11)?]);
            }
            cells.resize_with(fields.len(), || Held::Empty);
            sheet.put(&cells)?;
        }
        Ok(())
    })
}

fn each(only: Option<&[Id]>, mut all: impl FnMut(Option<Id>) -> Result<()>) -> Result<()> {
    match only {
        None => all(None),
        Some(ids) => ids.iter().try_for_each(|id| all(Some(*id))),
    }
}
