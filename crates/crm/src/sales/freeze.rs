//! An invoice as it is issued, for `einvoice`: everything that is printed, sent and hashed.

use super::prepare::Whole;
use super::{party, reckon, store};
use crate::book::Tx;
use crate::fiscal::Issuer;
use crate::ids::Id;
use crate::moment::Timestamp;
use crate::{Error, Result, looks, money, names, settings};
use billing::BookAmounts;
use chrono::NaiveDate;
use einvoice::{By, Change, Correction, Due, Issued, Kind, Line, Payment, Reference};
use rusqlite::{Connection, params};

/// Units people write and their codes of UN/ECE recommendation 20; what is not known counts as single things.
const UNITS: [(&str, &[&str]); 12] = [
    ("KGM", &["kg", "kilo", "kilos", "kilogramo", "kilogramos"]),
    ("GRM", &["g", "gr", "gramo", "gramos"]),
    ("TNE", &["t", "tonelada", "toneladas"]),
    ("LTR", &["l", "litro", "litros", "lt"]),
    ("HUR", &["h", "hora", "horas", "hour", "hours"]),
    ("DAY", &["dia", "dias", "day", "days"]),
    ("MON", &["mes", "meses", "month", "months"]),
    ("MTR", &["m", "metro", "metros"]),
    ("MTK", &["m2", "m²"]),
    ("MTQ", &["m3", "m³"]),
    ("KMT", &["km"]),
    ("XBX", &["caja", "cajas", "box", "boxes"]),
];

/// Puts together the invoice in a row, which has its number already. Other documents and drafts are put together like a complete invoice,
/// to be printed.
pub(super) fn issued(tx: &Connection, sale: i64, issuer: &Issuer, country: &str) -> Result<Issued> {
    let (id, kind): (Id, Option<String>) = tx
        .prepare_cached("SELECT uid, fiscal_kind FROM sales WHERE id = ?1")?
        .query_row([sale], |r| Ok((r.get(0)?, r.get(1)?)))?;
    let mut kept = store::load(tx, id)?;
    let told = reckon::amounts(&mut kept.prepared);
    kept.prepared.sound()?;
    let told = told.ok_or_else(|| Error::refused("internal"))?;
    let document = &kept.prepared;
    let kind = Kind::from_code(kind.as_deref().unwrap_or("F1")).ok_or_else(|| Error::refused("internal"))?;
    let mut all = Issued::new(kind, &kept.series, &kept.number, document.day, issuer.party(country));
    all.operation_on = document.operation_on.filter(|day| *day != document.day);
    all.currency = document.currency.code().to_owned();
    all.digits = money::decimals(document.currency);
    (all.profile, all.prices) = (document.profile, document.prices);
    all.customer = document.client.map(|client| party::of_client(tx, client, country)).transpose()?;
    all.lines = lines(tx, &kept)?;
    all.changes = document.whole.iter().map(change).collect();
    if let Some(invoice) = kept.corrects {
        all.correction = Some(correction(tx, sale, invoice)?);
    }
    if let Some((rate, on, source)) = &document.exchange {
        all.book = Some(einvoice::Book {
            currency: settings::business(tx)?.currency,
            rate: *rate,
            rate_on: on.parse().unwrap_or(document.day),
            rate_source: source.clone(),
            amounts: BookAmounts {
                digits: document.book_digits,
                groups: Vec::new(),
                retentions: Vec::new(),
                net: 0,
                tax: 0,
                surcharge: 0,
                total: 0,
                payable: 0,
            },
        });
    }
    all.fill(&told);
    let account: String = document.payment_account.chars().filter(|c| !c.is_whitespace()).collect();
    let means = document.payment_means.clone().or_else(|| (!account.is_empty()).then(|| "30".to_owned()));
    all.payments = means.map(|means| Payment { means, account, ..Payment::default() }).into_iter().collect();
    all.due = document.due.map(|on| Due { on, amount: told.totals.payable }).into_iter().collect();
    all.terms = document.terms.clone();
    all.order = before(tx, sale, "order")?.into_iter().next().unwrap_or_default();
    all.deliveries = before(tx, sale, "delivery")?;
    all.notes = Some(document.note.clone()).filter(|note| !note.is_empty()).into_iter().collect();
    Ok(all)
}

fn lines(conn: &Connection, kept: &store::Kept) -> Result<Vec<Line>> {
    let mut code = conn.prepare_cached("SELECT code FROM products WHERE id = ?1")?;
    kept.prepared
        .lines
        .iter()
        .flatten()
        .map(|line| {
            let mut one = Line::new(&line.text, line.quantity, line.price, line.taxes.clone());
            one.code = line.product.map(|row| code.query_row([row], |r| r.get(0))).transpose()?.unwrap_or_default();
            one.unit = unit(&line.unit).to_owned();
            one.retentions = line.retentions.clone();
            one.changes = line
                .changes
                .iter()
                .map(|change| Change {
                    turn: change.turn,
                    worth: change.worth,
                    reason: String::new(),
                    printed: 0,
                    parts: Vec::new(),
                    own_taxes: false,
                })
                .collect();
            Ok(one)
        })
        .collect()
}

fn unit(written: &str) -> &'static str {
    let word = names::fold(written);
    let word = word.trim_end_matches('.');
    UNITS.iter().find(|(_, known)| known.contains(&word)).map_or("C62", |(code, _)| code)
}

fn change(whole: &Whole) -> Change {
    let adjustment = &whole.what.adjustment;
    Change {
        turn: adjustment.turn,
        worth: adjustment.worth,
        reason: whole.reason.clone(),
        printed: 0,
        parts: Vec::new(),
        own_taxes: whole.what.taxes.is_some(),
    }
}

/// Why this credit note, and of what.
fn correction(conn: &Connection, sale: i64, invoice: i64) -> Result<Correction> {
    let reason: String =
        conn.prepare_cached("SELECT correction_reason FROM sales WHERE id = ?1")?.query_row([sale], |r| r.get(0))?;
    let (number, day): (String, String) = conn
        .prepare_cached("SELECT series || number, day FROM sales WHERE id = ?1")?
        .query_row([invoice], |r| Ok((r.get(0)?, r.get(1)?)))?;
    let issued_on: Option<NaiveDate> = day.parse().ok();
    Ok(Correction { by: By::Difference, reason, rectified: vec![Reference { number, issued_on }], replaced: None })
}

/// Numbers of the documents of a kind that the lines of this one come from, themselves or over a delivery note.
fn before(conn: &Connection, sale: i64, kind: &str) -> Result<Vec<String>> {
    let mut all = conn.prepare_cached(
        "SELECT DISTINCT d.series || d.number FROM sale_lines AS l CROSS JOIN sale_lines AS o ON o.id = l.origin
         LEFT JOIN sale_lines AS p ON p.id = o.origin CROSS JOIN sales AS d ON d.id IN (o.sale, p.sale)
         WHERE l.sale = ?1 AND d.kind = ?2 ORDER BY 1 LIMIT 100",
    )?;
    let rows = all.query_map(params![sale, kind], |r| r.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Keeps the invoice as it is, with its hash, and beside it how it looks and in which language it speaks.
pub(super) fn keep(tx: &Tx, sale: i64, issued: &Issued, at: Timestamp) -> Result<()> {
    let frozen = einvoice::freeze(issued).map_err(|_| Error::refused("internal"))?;
    let look = looks::keep(tx)?;
    tx.prepare_cached(
        "INSERT INTO issued (uid, sale, json, sha256, at, look, language) VALUES (?1, ?2, ?3, ?4, ?5, ?6,
           coalesce((SELECT nullif(c.language, '') FROM sales AS s JOIN clients AS c ON c.id = s.client WHERE s.id = ?2), ?7))",
    )?
    .execute(params![tx.new_id(), sale, frozen.json, frozen.sha256, at, look, settings::business(tx)?.language])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn units_are_known_as_people_write_them() {
        for (written, code) in
            [("kg", "KGM"), ("Kg.", "KGM"), ("día", "DAY"), ("ud", "C62"), ("", "C62"), ("m²", "MTK")]
        {
            assert_eq!(super::unit(written), code, "{written}");
        }
    }
}
