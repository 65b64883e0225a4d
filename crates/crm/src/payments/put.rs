//! The rows of payments and allocations, and what must be true of them.

use crate::book::Tx;
use crate::error::OrNotFound as _;
use crate::ids::Id;
use crate::money::{self, Currency, Money};
use crate::{Error, Result, accountant, clients, places, settings};
use chrono::NaiveDate;
use rusqlite::{Connection, params};

/// Longest note and reference, letters.
const LONGEST: usize = 500;

/// A payment to be written.
pub(super) struct Row<'a> {
    pub client: Option<i64>,
    pub day: String,
    pub amount: i64,
    pub currency: &'a str,
    pub method: &'a str,
    pub reference: &'a str,
    pub note: &'a str,
    pub reverses: Option<i64>,
}

/// Writes a payment and tells its row. Errors: `period-closed`.
pub(super) fn payment(tx: &Tx, row: &Row) -> Result<i64> {
    accountant::refuse_closed(tx, &row.day, "day")?;
    tx.prepare_cached(
        "INSERT INTO payments (uid, client, day, amount_minor, currency, method, reference, note, reverses)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        tx.new_id(),
        row.client,
        row.day,
        row.amount,
        row.currency,
        row.method,
        row.reference,
        row.note,
        row.reverses
    ])?;
    Ok(tx.last_insert_rowid())
}

/// Where an allocation takes from.
#[derive(Debug, Clone, Copy)]
pub(super) enum From {
    /// The row of a payment.
    Payment(i64),
    /// The row of a credit note.
    Credit(i64),
}

/// Writes what `from` pays of a document, on the day `day` or the first after it from which neither the document was paid beyond what it
/// came to nor the payer used beyond what it had: what is written down late must fit what was known to move since.
pub(super) fn allocation(tx: &Tx, from: From, sale: i64, amount: i64, day: &str) -> Result<()> {
    let (payment, credit) = match from {
        From::Payment(row) => (Some(row), None),
        From::Credit(row) => (None, Some(row)),
    };
    let (of_sale, its_day): (i64, String) = tx
        .prepare_cached("SELECT total_minor - retained_minor, day FROM sales WHERE id = ?1")?
        .query_row([sale], |r| Ok((r.get(0)?, r.get(1)?)))?;
    let mut day = day.to_owned().max(its_day);
    if amount > 0 {
        day = first_fit(&moves(tx, PAID, sale)?, of_sale - amount, day);
        day = match from {
            From::Payment(row) => {
                let all: i64 = tx
                    .prepare_cached("SELECT amount_minor FROM payments WHERE id = ?1")?
                    .query_row([row], |r| r.get(0))?;
                first_fit(&moves(tx, USED, row)?, all - amount, day)
            }
            From::Credit(row) => {
                let all: i64 = tx
                    .prepare_cached("SELECT retained_minor - total_minor FROM sales WHERE id = ?1")?
                    .query_row([row], |r| r.get(0))?;
                first_fit(&moves(tx, GIVEN, row)?, all - amount, day)
            }
        };
    }
    tx.prepare_cached(
        "INSERT INTO allocations (uid, payment, credit, sale, amount_minor, day) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![tx.new_id(), payment, credit, sale, amount, day])?;
    Ok(())
}

/// What was paid of the document `?1`, day by day.
const PAID: &str = "SELECT day, sum(amount) FROM (SELECT day, amount_minor AS amount FROM allocations WHERE sale = ?1
    UNION ALL SELECT day, -amount_minor FROM allocations WHERE credit = ?1) GROUP BY day ORDER BY day";

/// What the credit note `?1` gave, day by day.
const GIVEN: &str =
    "SELECT day, sum(amount) FROM (SELECT day, amount_minor AS amount FROM allocations WHERE credit = ?1
    UNION ALL SELECT day, -amount_minor FROM allocations WHERE sale = ?1) GROUP BY day ORDER BY day";

/// What of the payment `?1` was used or taken back, day by day.
const USED: &str =
    "SELECT day, sum(amount) FROM (SELECT day, amount_minor AS amount FROM allocations WHERE payment = ?1
    UNION ALL SELECT day, -amount_minor FROM payments WHERE reverses = ?1) GROUP BY day ORDER BY day";

fn moves(conn: &Connection, sql: &str, row: i64) -> Result<Vec<(String, i64)>> {
    let mut all = conn.prepare_cached(sql)?;
    let rows = all.query_map([row], |r| Ok((r.get(0)?, r.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The first day from `day` on, from which the sum of `moves` (by day) never exceeds `most` again.
fn first_fit(moves: &[(String, i64)], most: i64, day: String) -> String {
    let mut fit = day;
    let mut sum = 0;
    for (at, (_, amount)) in moves.iter().enumerate() {
        sum += amount;
        if let Some((next, _)) = moves.get(at + 1).filter(|_| sum > most)
            && *next > fit
        {
            fit.clone_from(next);
        }
    }
    fit
}

/// Takes an allocation back by its opposite, unless that was done before.
pub(super) fn opposite(tx: &Tx, allocation: i64, day: &str) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO allocations (uid, payment, credit, sale, amount_minor, day, reverses)
         SELECT ?1, payment, credit, sale, -amount_minor, max(?3, day), id FROM allocations AS a
         WHERE id = ?2 AND reverses IS NULL AND NOT EXISTS (SELECT 1 FROM allocations AS r WHERE r.reverses = a.id)",
    )?
    .execute(params![tx.new_id(), allocation, day])?;
    Ok(())
}

/// A document that can be paid.
pub(super) struct Payable {
    pub row: i64,
    pub client: Option<i64>,
    pub currency: String,
    pub owed: i64,
}

/// The document of an identity, with what is owed of it. Errors: `not-found`; `nothing-owed` when it waits for no money.
pub(super) fn payable(conn: &Connection, id: Id, field: &str) -> Result<Payable> {
    let (payable, number): (Payable, String) = conn
        .prepare_cached("SELECT id, client, currency, owed_minor, series || number FROM sales WHERE uid = ?1")?
        .query_row([id], |r| {
            Ok((Payable { row: r.get(0)?, client: r.get(1)?, currency: r.get(2)?, owed: r.get(3)? }, r.get(4)?))
        })
        .or_not_found("sale")?;
    if payable.owed == 0 {
        return Err(Error::invalid(field, "nothing-owed").with("number", number));
    }
    Ok(payable)
}

/// How money is given. Errors: `choice-unknown`.
pub(super) fn method(method: &str) -> Result<&str> {
    match super::METHODS.contains(&method) {
        true => Ok(method),
        false => Err(Error::invalid("method", "choice-unknown").with("value", method)),
    }
}

/// A day on which money moved: not in the future. Errors: `not-a-day`, `payment-in-future`.
pub(super) fn past_day(tx: &Tx, text: Option<&str>) -> Result<NaiveDate> {
    let today = tx.moment.today();
    let day = super::day_or(text, "day", today)?;
    if day > today {
        return Err(Error::invalid("day", "payment-in-future").with("value", day));
    }
    Ok(day)
}

/// A text of a payment, without what surrounds it. Errors: `text-too-long`.
pub(super) fn text<'a>(text: &'a str, field: &str) -> Result<&'a str> {
    let text = text.trim();
    if text.chars().count() > LONGEST {
        return Err(Error::invalid(field, "text-too-long").with("count", LONGEST));
    }
    Ok(text)
}

/// The currency asked for; the book's when none is. Errors: `choice-unknown`.
pub(super) fn currency(conn: &Connection, asked: Option<&str>) -> Result<Currency> {
    let home = settings::business(conn)?.currency;
    let code = asked.unwrap_or(&home);
    money::currency(code).ok_or_else(|| Error::invalid("currency", "choice-unknown").with("value", code))
}

/// Says in the history who and how much.
pub(crate) fn say(tx: &Tx, client: Option<i64>, amount: i64, currency: &str) -> Result<()> {
    tx.say("client", client.map(|client| clients::name_of(tx, client)).transpose()?.unwrap_or_default());
    tx.say("amount", shown(tx, amount, currency)?);
    Ok(())
}

/// An amount as the business's country writes it.
pub(super) fn shown(conn: &Connection, amount: i64, currency: &str) -> Result<String> {
    let business = settings::business(conn)?;
    Ok(match (money::currency(currency), places::served(&business.country)) {
        (Some(currency), Some(country)) => Money::new(amount, currency).format(country),
        (Some(currency), None) => format!("{} {}", Money::new(amount, currency).to_decimal(), currency.code()),
        (None, _) => format!("{amount} {currency}"),
    })
}

#[cfg(test)]
mod tests {
    use super::first_fit;

    #[test]
    fn what_is_written_down_late_counts_from_when_it_fits() {
        let moves: Vec<_> =
            [("05", 100), ("20", -100), ("30", 40)].map(|(day, amount)| (day.to_owned(), amount)).into();
        let fit = |most, day: &str| first_fit(&moves, most, day.to_owned());
        assert_eq!(fit(60, "01"), "20");
        assert_eq!(fit(60, "25"), "25");
        assert_eq!(fit(100, "01"), "01");
    }
}
