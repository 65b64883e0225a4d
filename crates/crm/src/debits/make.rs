//! Putting receipts into a remittance.

use super::mandate::Scheme;
use super::prepare::{self, PrepareDebits};
use super::remittance::{self, RemittanceDetail, WhichRemittance};
use super::{creditor, latin};
use crate::book::Tx;
use crate::error::OrNotFound as _;
use crate::ids::Id;
use crate::payments::say;
use crate::{Error, Result};
use rusqlite::params;
use serde::Deserialize;
use std::collections::HashSet;

/// What is to be collected together.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct NewRemittance {
    /// These invoices; all that can be collected when absent.
    pub sales: Option<Vec<Id>>,
    /// Of those to be paid until this ISO day; until the day of collection when absent.
    pub until: Option<String>,
    /// When the clients' banks are to pay, ISO day; the soonest when absent.
    pub collect_on: Option<String>,
    /// Under which rules; CORE when absent.
    pub scheme: Option<Scheme>,
}

/// Makes a remittance of all that is owed of each invoice. Errors: `debits-country`, `creditor-missing`, `account-missing`, `not-a-day`,
/// `collect-early`, `collect-closed`; `debits-nothing` when nothing can be collected, `debit-left-out` when an invoice that was chosen cannot,
/// `not-found` (sale), `too-many` beyond what one remittance holds.
pub fn make(tx: &Tx, new: &NewRemittance) -> Result<RemittanceDetail> {
    let creditor = creditor::ready(tx)?;
    let asked = PrepareDebits { until: new.until.clone(), collect_on: new.collect_on.clone(), scheme: new.scheme };
    let prepared = prepare::prepare(tx, tx.moment, &asked)?;
    let chosen: Option<HashSet<Id>> = new.sales.as_ref().map(|sales| sales.iter().copied().collect());
    if chosen.as_ref().map_or(prepared.more, |chosen| chosen.len() > prepare::MOST) {
        return Err(Error::refused("too-many").with("count", prepare::MOST));
    }
    let ready: Vec<_> =
        prepared.ready.iter().filter(|one| chosen.as_ref().is_none_or(|chosen| chosen.contains(&one.sale))).collect();
    let in_it: HashSet<Id> = ready.iter().map(|one| one.sale).collect();
    if let Some(sales) = &new.sales
        && let Some(other) = sales.iter().find(|sale| !in_it.contains(sale))
    {
        let number: String = tx
            .prepare_cached("SELECT series || number FROM sales WHERE uid = ?1")?
            .query_row([other], |r| r.get(0))
            .or_not_found("sale")?;
        return Err(Error::invalid("sales", "debit-left-out").with("number", number));
    }
    if ready.is_empty() {
        return Err(Error::refused("debits-nothing"));
    }
    let id = tx.new_id();
    tx.prepare_cached(
        "INSERT INTO remittances (uid, made_at, collect_on, scheme, creditor, name, account) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        id,
        tx.now(),
        prepared.collect_on,
        new.scheme.unwrap_or_default().code(),
        creditor.identifier,
        latin::latin(&creditor.name, 70),
        creditor.iban
    ])?;
    let row = tx.last_insert_rowid();
    let mut insert = tx.prepare_cached(
        "INSERT INTO debits (uid, remittance, client, mandate, sale, amount_minor) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    let mut sum = 0;
    for one in &ready {
        insert.execute(params![
            tx.new_id(),
            row,
            one.rows.client,
            one.rows.mandate,
            one.rows.sale,
            one.amount_minor
        ])?;
        sum += one.amount_minor;
    }
    say(tx, None, sum, "EUR")?;
    tx.say("count", ready.len());
    remittance::get(tx, WhichRemittance { id })
}
