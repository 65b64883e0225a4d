//! How much a client may owe, and what she owes and was delivered.

use super::open;
use crate::book::Tx;
use crate::ids::Id;
use crate::sales::links::invoiced;
use crate::{Error, Result, clients, settings};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Delivery notes looked at, the newest.
const NOTES: i64 = 500;

/// How much a client may owe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct CreditLimit {
    /// Who.
    pub client: Id,
    /// Minor units of the book's currency, not below zero; nothing for no limit.
    #[ts(type = "number | null")]
    pub limit_minor: Option<i64>,
}

/// Sets how much a client may owe: a document beyond it is warned of while it is written. Errors: `not-found`, `amount-negative`,
/// `client-merged`, `client-erased`.
pub fn set_limit(tx: &Tx, new: &CreditLimit) -> Result<CreditLimit> {
    let client = clients::row_of(tx, new.client)?;
    clients::refuse_gone(tx, client)?;
    if new.limit_minor.is_some_and(|limit| limit < 0) {
        return Err(Error::invalid("limit_minor", "amount-negative"));
    }
    tx.prepare_cached("UPDATE clients SET credit_limit_minor = ?2 WHERE id = ?1")?
        .execute(params![client, new.limit_minor])?;
    let home = settings::business(tx)?.currency;
    super::put::say(tx, Some(client), new.limit_minor.unwrap_or(0), &home)?;
    tx.say("kind", if new.limit_minor.is_some() { "limit" } else { "none" });
    Ok(*new)
}

/// The limit of the client in a row.
pub(super) fn of(conn: &Connection, client: i64) -> Result<Option<i64>> {
    Ok(conn
        .prepare_cached("SELECT credit_limit_minor FROM clients WHERE id = ?1")?
        .query_row([client], |r| r.get(0))?)
}

/// What a client would owe beyond her limit if a document of `more` minor units in the book's currency were added, and the limit; nothing
/// while it is within.
pub(crate) fn over(conn: &Connection, client: i64, more: i64) -> Result<Option<(String, String)>> {
    let Some(limit) = of(conn, client)? else { return Ok(None) };
    let home = settings::business(conn)?.currency;
    let mut owed = 0;
    open::sales(conn, Some(client), None, "", |_, sale| {
        if sale.currency == home {
            owed += sale.owed_minor.max(0);
        }
    })?;
    let would = owed + delivered(conn, client)?.get(&home).copied().unwrap_or(0) + more;
    if would <= limit {
        return Ok(None);
    }
    Ok(Some((super::put::shown(conn, would, &home)?, super::put::shown(conn, limit, &home)?)))
}

/// What was delivered to a client and is not invoiced, by currency, with tax, minor units; of her newest delivery notes.
pub(super) fn delivered(conn: &Connection, client: i64) -> Result<BTreeMap<String, i64>> {
    let mut lines = conn.prepare_cached(concat!(
        "SELECT s.currency, coalesce(l.base_minor, l.amount_minor) + coalesce(l.tax_minor, 0), l.quantity, ",
        invoiced!(),
        " FROM (SELECT id, currency FROM sales INDEXED BY sales_delivered
                WHERE client = ?1 AND own = 1 AND kind = 'delivery' AND decision IS NULL ORDER BY id DESC LIMIT ?2) AS s
         CROSS JOIN sale_lines AS l ON l.sale = s.id"
    ))?;
    let mut rows = lines.query(params![client, NOTES])?;
    let mut sums = BTreeMap::new();
    while let Some(r) = rows.next()? {
        let (amount, quantity, invoiced): (i64, i64, i64) = (r.get(1)?, r.get(2)?, r.get(3)?);
        let left = part(amount, quantity - invoiced, quantity);
        if left != 0 {
            *sums.entry(r.get(0)?).or_insert(0) += left;
        }
    }
    Ok(sums)
}

/// The part of an amount for so much of a quantity, halves away from zero; nothing where more than all is gone.
fn part(amount: i64, of: i64, quantity: i64) -> i64 {
    if quantity == 0 || (of < 0) != (quantity < 0) {
        return 0;
    }
    let (amount, of, quantity) = (i128::from(amount), i128::from(of.abs()), i128::from(quantity.abs()));
    let twice = 2 * amount * of;
    let half = if amount < 0 { -quantity } else { quantity };
    i64::try_from((twice + half) / (2 * quantity)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::part;

    #[test]
    fn what_is_left_of_a_line_is_worth_its_part() {
        assert_eq!(part(1_000, 3_000_000, 10_000_000), 300);
        assert_eq!(part(5, 1, 2), 3, "halves go away from zero");
        assert_eq!(part(-5, 1, 2), -3);
        assert_eq!(part(1_000, 0, 10), 0);
        assert_eq!(part(1_000, -1, 10), 0, "more was invoiced than delivered");
    }
}
