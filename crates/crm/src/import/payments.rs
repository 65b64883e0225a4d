//! What was paid: rows of payments, and what an order says of its own.

use super::apply::{Desk, Outcome};
use super::cells::{Parsed, Reader, Seen};
use super::originals::Original;
use super::sale_lines::minor;
use super::whose::{self, Whose};
use super::{Change, Said, choices, originals};
use crate::Result;
use crate::ids::Id;
use crate::money::{self, Currency};
use crate::names;
use chrono::NaiveDate;
use rusqlite::{OptionalExtension, params};

/// Takes a row of payments in.
pub(super) fn take(desk: &mut Desk, reader: &Reader, parsed: &mut Parsed) -> Result<Outcome> {
    let refused = |code: &str| Ok(Outcome::refused(vec![Said::new(code)]));
    let sale = &parsed.what.sale;
    if sale.is_passed_over {
        return Ok(Outcome::joined("passed-over", Vec::new()));
    }
    // A line below a payment that says which other documents it is for: the payment itself stands above.
    let says_nothing = sale.day.is_none() && sale.total.is_none() && sale.refunded.is_none() && !sale.has_client;
    if says_nothing && parsed.what.source.is_none() && !sale.number.is_empty() && !desk.counter.payments.is_empty() {
        return further(desk, parsed);
    }
    let whose = whose::of(desk, &mut parsed.what, parsed.line)?;
    let (what, Some(selling)) = (&parsed.what, &reader.selling) else { return refused("amount-missing") };
    let row = &what.sale;
    let Some(day) = row.day else { return refused("date-missing") };
    // Money given back stands in a column of its own, or is negative.
    let amount = match (row.total, row.refunded.filter(|out| !out.is_zero())) {
        (Some(total), Some(out)) if total.is_zero() => -out.abs(),
        (Some(total), Some(_)) => -total.abs(),
        (Some(total), None) => total,
        (None, Some(out)) => -out.abs(),
        (None, None) => return refused("amount-missing"),
    };
    let currency = row.currency.unwrap_or(selling.currency);
    let amount = match minor(amount, currency) {
        Ok(amount) => amount,
        Err(reason) => return Ok(Outcome::refused(vec![reason])),
    };
    let client = match whose {
        Whose::Nobody => None,
        Whose::Client(client) => Some(client),
        Whose::Refused(reason) => return Ok(Outcome::refused(vec![reason])),
    };
    let sale = of_number(desk, &row.series, &row.number, client)?;
    let given = match row.allocated.map(|given| minor(given, currency)).transpose() {
        Ok(given) => given,
        Err(reason) => return Ok(Outcome::refused(vec![reason])),
    };
    if given.is_some_and(|given| given.abs() > amount.abs()) {
        return refused("allocated-too-much");
    }
    let back = match row.given_back.map(|back| minor(back.abs(), currency)).transpose() {
        Ok(back) => back,
        Err(reason) => return Ok(Outcome::refused(vec![reason])),
    };
    let payment = Payment {
        client: client.or(sale.and_then(|(_, client)| client)),
        sale: sale.map(|(sale, _)| sale),
        day: day.to_string(),
        amount,
        given: given.unwrap_or(amount),
        currency,
        method: &row.method,
        // A document the book does not know is not forgotten.
        reference: if row.reference.is_empty() && sale.is_none() { &row.number } else { &row.reference },
        note: &row.note,
        originals: &what.originals,
    };
    let found = match (what.id, &what.source) {
        (Some(id), _) => by_uid(desk, id)?.map(|row| (row, "same-id")),
        (None, Some(key)) => by_key(desk, &desk.source, key)?.map(|row| (row, "same-source")),
        (None, None) => same(desk, &payment)?.map(|row| (row, "same-row")),
    };
    match found {
        Some((found, why)) => {
            let is_first = desk.counter.payments.insert(found);
            desk.counter.paying = None;
            let mut changes = if is_first { lay_over(desk, found, &payment)? } else { Vec::new() };
            if let Some(back) = back.filter(|_| is_first) {
                let mut one = desk.tx.prepare_cached("SELECT uid FROM payments WHERE id = ?1")?;
                let id: Id = one.query_row([found], |r| r.get(0))?;
                changes.extend(give_back(desk, id, &payment, back)?);
            }
            Ok(Outcome::joined(why, changes))
        }
        None => {
            let id = what.id.unwrap_or_else(|| desk.tx.new_id());
            let made = put(desk, id, &payment)?;
            let left = amount - sale.map_or(0, |_| payment.given);
            desk.counter.paying = Some(Paying { payment: made, id, client: payment.client, currency, day, left });
            if let Some(key) = &what.source {
                desk.keep_key(key, None, id)?;
            }
            if let Some(back) = back {
                give_back(desk, id, &payment, back)?;
            }
            Ok(Outcome::created())
        }
    }
}

/// Keeps what a payment's own row says was given back of it since, minor units, as a payment the other way.
fn give_back(desk: &mut Desk, id: Id, paid: &Payment, back: i64) -> Result<Vec<Change>> {
    let day = paid.day.clone();
    let payment = Payment { day, amount: -back, given: -back, note: "", originals: &[], ..*paid };
    under_key(desk, &format!("{id}\u{1f}refunded"), "out", &payment)
}

/// The payment this file made last, to which further lines may add documents.
#[derive(Debug, Clone)]
pub(super) struct Paying {
    payment: i64,
    id: Id,
    client: Option<i64>,
    currency: Currency,
    day: NaiveDate,
    /// Minor units that no document was given yet.
    left: i64,
}

/// A further document that the payment above pays. Of a payment that was there before nothing is given anew.
fn further(desk: &mut Desk, parsed: &mut Parsed) -> Result<Outcome> {
    let row = &parsed.what.sale;
    let same = parsed.what.id.is_none_or(|id| desk.counter.paying.as_ref().is_some_and(|paying| paying.id == id));
    let Some((paying, given)) = desk.counter.paying.clone().filter(|_| same).zip(row.allocated) else {
        parsed.notices.push(Seen { code: "part-of-payment", column: 0, new: None });
        return Ok(Outcome::joined("passed-over", Vec::new()));
    };
    let given = match minor(given, paying.currency) {
        Ok(given) => given,
        Err(reason) => return Ok(Outcome::refused(vec![reason])),
    };
    if given.abs() > paying.left.abs() || given.signum() * paying.left.signum() < 0 {
        return Ok(Outcome::refused(vec![Said::new("allocated-too-much")]));
    }
    let Some((sale, _)) = of_number(desk, &row.series, &row.number, paying.client)? else {
        return Ok(Outcome::refused(vec![Said::new("no-such-document").with("value", &row.number)]));
    };
    let uid = Id::of_link("allocation", paying.id, format!("{} {}", row.series, row.number));
    give(desk, uid, (paying.payment, sale), (paying.currency, given), &paying.day.to_string())?;
    desk.counter.paying = Some(Paying { left: paying.left - given, ..paying });
    let change = Change { field: "sale".to_owned(), old: String::new(), new: row.number.clone() };
    Ok(Outcome::joined("part-of-payment", vec![change]))
}

/// A payment as it is kept.
struct Payment<'a> {
    client: Option<i64>,
    sale: Option<i64>,
    day: String,
    amount: i64,
    /// So much of it is for the document.
    given: i64,
    currency: Currency,
    method: &'a str,
    reference: &'a str,
    note: &'a str,
    /// What stood in the file.
    originals: &'a [Original],
}

/// The document of a number, the newest; of two clients' the payer's.
fn of_number(desk: &Desk, series: &str, number: &str, client: Option<i64>) -> Result<Option<(i64, Option<i64>)>> {
    if number.is_empty() {
        return Ok(None);
    }
    let mut one = desk.tx.prepare_cached(
        "SELECT id, client FROM sales WHERE number = ?1 AND number <> '' AND (?2 = '' OR series = ?2)
           AND (?3 IS NULL OR client IS NULL OR client = ?3) ORDER BY client IS NULL, day DESC, id DESC LIMIT 1",
    )?;
    Ok(one.query_row(params![number, series, client], |r| Ok((r.get(0)?, r.get(1)?))).optional()?)
}

fn by_uid(desk: &Desk, id: Id) -> Result<Option<i64>> {
    Ok(desk.tx.prepare_cached("SELECT id FROM payments WHERE uid = ?1")?.query_row([id], |r| r.get(0)).optional()?)
}

fn by_key(desk: &Desk, source: &str, key: &str) -> Result<Option<i64>> {
    let mut one = desk.tx.prepare_cached(
        "SELECT p.id FROM source_keys AS k JOIN payments AS p ON p.uid = k.record
         WHERE k.key = ?1 AND k.source = ?2 ORDER BY k.id LIMIT 1",
    )?;
    Ok(one.query_row([key, source], |r| r.get(0)).optional()?)
}

/// A payment that says the same and was not met in this file yet. One that the file knows no document of may have been given to one
/// since.
fn same(desk: &Desk, payment: &Payment) -> Result<Option<i64>> {
    let mut all = desk.tx.prepare_cached(
        "SELECT id, (SELECT sale FROM allocations WHERE payment = payments.id ORDER BY id LIMIT 1) AS paid
         FROM payments INDEXED BY payments_by_amount WHERE day = ?1 AND amount_minor = ?2 AND currency = ?3
           AND client IS ?4 AND (?5 IS NULL OR paid = ?5) AND method = ?6 AND reference = ?7 AND note = ?8
         ORDER BY paid IS NOT ?5, id",
    )?;
    let p = payment;
    let found = all.query_map(
        params![p.day, p.amount, p.currency.code(), p.client, p.sale, p.method, p.reference, p.note],
        |r| r.get::<_, i64>(0),
    )?;
    for row in found {
        let row = row?;
        if !desk.counter.payments.contains(&row) {
            return Ok(Some(row));
        }
    }
    Ok(None)
}

/// Makes a payment. Gives its row.
fn put(desk: &mut Desk, id: Id, p: &Payment) -> Result<i64> {
    desk.tx
        .prepare_cached(
            "INSERT INTO payments (uid, client, day, amount_minor, currency, method, reference, note)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![id, p.client, p.day, p.amount, p.currency.code(), p.method, p.reference, p.note])?;
    let row = desk.tx.last_insert_rowid();
    desk.counter.payments.insert(row);
    originals::keep_of(desk, p.originals, "payments", row)?;
    if let Some(sale) = p.sale {
        allocate(desk, id, row, sale, p)?;
    }
    Ok(row)
}

/// Says which document a payment is for.
fn allocate(desk: &Desk, id: Id, payment: i64, sale: i64, p: &Payment) -> Result<()> {
    give(desk, Id::of_link("allocation", id, ""), (payment, sale), (p.currency, p.given), &p.day)
}

fn give(
    desk: &Desk,
    uid: Id,
    (payment, sale): (i64, i64),
    (currency, amount): (Currency, i64),
    day: &str,
) -> Result<()> {
    desk.tx
        .prepare_cached(
            "INSERT INTO allocations (uid, payment, sale, amount_minor, day)
             SELECT ?1, ?2, id, iif(currency = ?4, ?5, 0), max(?6, day) FROM sales WHERE id = ?3",
        )?
        .execute(params![uid, payment, sale, currency.code(), amount, day])?;
    Ok(())
}

fn lay_over(desk: &Desk, found: i64, new: &Payment) -> Result<Vec<Change>> {
    type Old = (Option<i64>, Option<i64>, String, i64, String, String, String, Id);
    let (client, sale, day, amount, method, reference, note, id): Old = desk
        .tx
        .prepare_cached("SELECT client, (SELECT sale FROM allocations WHERE payment = payments.id ORDER BY id LIMIT 1), day, amount_minor, method,
                    reference, note, uid FROM payments WHERE id = ?1")?
        .query_row([found], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?, r.get(5)?, r.get(6)?, r.get(7)?)))?;
    let mut changes = Vec::new();
    let mut note_change = |field: &str, old: String, new: String| {
        if old != new && !new.is_empty() {
            changes.push(Change { field: field.to_owned(), old, new });
        }
    };
    let shown = |minor: i64| money::Money::new(minor, new.currency).to_decimal().to_string();
    note_change("day", day, new.day.clone());
    note_change("amount", shown(amount), shown(new.amount));
    note_change("method", method, new.method.to_owned());
    note_change("reference", reference, new.reference.to_owned());
    note_change("note", note, new.note.to_owned());
    if client.is_none() && new.client.is_some() {
        note_change("client", String::new(), "+".to_owned());
    }
    if sale.is_none() && new.sale.is_some() {
        note_change("sale", String::new(), "+".to_owned());
    }
    originals::before(desk, "payments", found, new.originals, &changes)?;
    if !changes.is_empty() {
        desk.tx
            .prepare_cached(
                "UPDATE payments SET client = coalesce(client, ?2), day = ?3, amount_minor = ?4,
                   method = coalesce(nullif(?5, ''), method), reference = coalesce(nullif(?6, ''), reference),
                   note = coalesce(nullif(?7, ''), note) WHERE id = ?1",
            )?
            .execute(params![found, new.client, new.day, new.amount, new.method, new.reference, new.note])?;
        match (sale, new.sale) {
            (None, Some(sale)) => allocate(desk, id, found, sale, new)?,
            // What the file said wholly for one document it still does.
            (Some(sale), _) => {
                desk.tx
                    .prepare_cached(
                        "UPDATE allocations SET amount_minor = ?3, day = max(?4, (SELECT day FROM sales WHERE id = ?2))
                         WHERE payment = ?1 AND sale = ?2 AND amount_minor = ?5 AND reverses IS NULL",
                    )?
                    .execute(params![found, sale, new.amount, new.day, amount])?;
            }
            (None, None) => {}
        }
    }
    Ok(changes)
}

/// What an order tells of its own payment.
pub(super) struct Settled<'a> {
    pub sale: i64,
    pub client: Option<i64>,
    /// Under which key its payments are found again.
    pub key: &'a str,
    pub day: String,
    pub currency: Currency,
    pub paid: i64,
    pub refunded: i64,
    pub method: &'a str,
}

/// Keeps what an order says was paid and given back: made the first time, put right when it says otherwise.
pub(super) fn settle(desk: &mut Desk, told: &Settled) -> Result<Vec<Change>> {
    let mut changes = Vec::new();
    for (what, amount) in [("paid", told.paid), ("refunded", -told.refunded)] {
        let payment = Payment {
            client: told.client,
            sale: Some(told.sale),
            day: told.day.clone(),
            amount,
            given: amount,
            currency: told.currency,
            method: told.method,
            reference: "",
            note: "",
            originals: &[],
        };
        changes.extend(under_key(desk, &format!("{}\u{1f}{what}", told.key), what, &payment)?);
    }
    Ok(changes)
}

/// Makes the payment of a key, or puts it right; where there is none yet, nothing is not kept.
fn under_key(desk: &mut Desk, key: &str, field: &str, payment: &Payment) -> Result<Vec<Change>> {
    let source = format!("payments:{}", desk.source);
    match by_key(desk, &source, key)? {
        Some(found) => lay_over(desk, found, payment),
        None if payment.amount != 0 => {
            let id = desk.tx.new_id();
            put(desk, id, payment)?;
            let own = std::mem::replace(&mut desk.source, source);
            let kept = desk.keep_key(key, None, id);
            desk.source = own;
            kept?;
            let new = money::Money::new(payment.amount, payment.currency).to_decimal().to_string();
            Ok(vec![Change { field: field.to_owned(), old: String::new(), new }])
        }
        None => Ok(Vec::new()),
    }
}

/// What was paid of a document, in its figures: all of it, or what is no longer outstanding.
pub(super) fn paid(state: Option<&str>, total: i64, outstanding: Option<i64>, is_dated: bool) -> i64 {
    match (state, outstanding) {
        (Some("paid" | "partial" | "refunded"), Some(left)) => total.saturating_sub(left),
        (Some("paid" | "refunded"), None) => total,
        (_, Some(left)) if is_dated => total.saturating_sub(left),
        (None, None) if is_dated => total,
        _ => 0,
    }
}

/// Nothing of a file of balances is a payment, nor what is not decided.
const NO_PAYMENTS: [&str; 17] = [
    "initial available balance",
    "available balance",
    "total",
    "subtotal",
    "block",
    "unblock",
    "pay",
    "payout",
    "withdrawal",
    "retiro",
    "tax",
    "fee",
    "reserve for payment",
    "pending",
    "pendiente",
    "declined",
    "denegado",
];
/// How the rows begin with which a service moves money to the bank or from one currency to another.
const NO_PAYMENTS_BEGIN: [&str; 6] = [
    "retirada",
    "general withdrawal",
    "user initiated withdrawal",
    "conversion de divisa",
    "general currency conversion",
    "retencion",
];

/// Whether the kind or state of a row says that it is no payment of anybody.
pub(super) fn is_none(cell: &str) -> bool {
    let word = names::fold(cell);
    let is_void = choices::stands(cell) == Some("cancelled");
    is_void || NO_PAYMENTS.contains(&word.as_str()) || NO_PAYMENTS_BEGIN.iter().any(|begin| word.starts_with(begin))
}

#[cfg(test)]
mod tests {
    use super::paid;

    #[test]
    fn what_is_not_outstanding_was_paid() {
        assert_eq!(paid(Some("paid"), 500, None, false), 500);
        assert_eq!(paid(Some("partial"), 500, Some(200), false), 300);
        assert_eq!(paid(Some("partial"), 500, None, false), 0);
        assert_eq!(paid(Some("open"), 500, None, false), 0);
        assert_eq!(paid(None, 500, None, true), 500);
        assert_eq!(paid(None, 500, None, false), 0);
    }
}
