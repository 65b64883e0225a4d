//! The account of a client: what she owes, what is hers, and how it came to be.

use super::aging::{Aging, Sums, named};
use super::entries::{self, AccountEntry};
use super::limit;
use super::open::{self, OpenSale};
use super::paying::{self, PayingHabit};
use crate::ids::{Id, Named};
use crate::moment::Moment;
use crate::{Result, clients, settings};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Most open documents told at once.
const MOST: usize = 500;

/// Whose account, and which part of its entries.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct AccountRequest {
    /// Whose.
    pub client: Id,
    /// ISO day: as the book stood at its end. As it stands when absent.
    #[serde(default)]
    #[ts(optional)]
    pub as_of: Option<String>,
    /// Currency of the entries, ISO 4217; the first of the sums when absent.
    #[serde(default)]
    #[ts(optional)]
    pub currency: Option<String>,
    /// Where the page of entries before ended.
    #[serde(default)]
    #[ts(optional)]
    pub after: Option<String>,
    /// Most entries; 50 when absent, never over 200.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<u32>,
}

/// The account of a client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct ClientAccount {
    /// Whose.
    pub client: Named,
    /// ISO day that lateness is counted to.
    pub as_of: String,
    /// How much she may owe, minor units of the book's currency; nothing where there is no limit.
    #[ts(type = "number | null")]
    pub credit_limit_minor: Option<i64>,
    /// Until when nobody reminds her, ISO day, included.
    pub reminders_paused_until: Option<String>,
    /// For each currency, the book's first; the book's is always there.
    pub sums: Vec<AccountSums>,
    /// Invoices that wait for money and credit notes of which something is left: what is due oldest first, five hundred at most.
    pub open: Vec<OpenSale>,
    /// Whether there are more.
    pub more: bool,
    /// Currency of the entries.
    pub currency: String,
    /// What changed the balance, the newest first.
    pub entries: Vec<AccountEntry>,
    /// Where the next page of entries begins; nothing when this is the last.
    pub next: Option<String>,
    /// How she usually pays; nothing where no invoice of two years was paid.
    pub habit: Option<PayingHabit>,
}

/// What a client owes and has in a currency; minor units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct AccountSums {
    /// ISO 4217.
    pub currency: String,
    /// Invoices less credit notes and payments; below zero where the business owes.
    #[ts(type = "number")]
    pub balance_minor: i64,
    /// Open invoices.
    #[ts(type = "number")]
    pub owed_minor: i64,
    /// What of it is late.
    #[ts(type = "number")]
    pub late_minor: i64,
    /// What is left of credit notes, above zero.
    #[ts(type = "number")]
    pub credit_minor: i64,
    /// What was paid in advance.
    #[ts(type = "number")]
    pub advance_minor: i64,
    /// What is delivered and not invoiced, as the book stands.
    #[ts(type = "number")]
    pub delivered_minor: i64,
    /// What the business risks: open invoices and what is delivered and not invoiced.
    #[ts(type = "number")]
    pub exposure_minor: i64,
    /// Open invoices by how late they are.
    pub aging: Aging,
}

/// The account of a client as of a day: only documents of that day or before, only what was paid of them by then. Errors: `not-found`,
/// `not-a-day`, `cursor-unfit`.
pub fn account(conn: &Connection, moment: Moment, request: &AccountRequest) -> Result<ClientAccount> {
    let client = clients::row_of(conn, request.client)?;
    let as_of = super::day_or(request.as_of.as_deref(), "as_of", moment.today())?.to_string();
    let day = request.as_of.as_ref().map(|_| as_of.as_str());
    let home = settings::business(conn)?.currency;
    let mut all: BTreeMap<String, Sums> = BTreeMap::from([(home.clone(), Sums::default())]);
    let mut open = Vec::new();
    open::sales(conn, Some(client), day, &as_of, |_, sale| {
        all.entry(sale.currency.clone()).or_default().add(sale.days_late, sale.owed_minor);
        open.push(sale);
    })?;
    for free in open::advances(conn, Some(client), day)? {
        all.entry(free.currency).or_default().advance += free.amount;
    }
    let mut delivered = limit::delivered(conn, client)?;
    for currency in delivered.keys() {
        all.entry(currency.clone()).or_default();
    }
    let mut sums: Vec<AccountSums> = all
        .into_iter()
        .map(|(currency, sums)| {
            let delivered_minor = delivered.remove(&currency).unwrap_or(0);
            AccountSums {
                balance_minor: sums.balance(),
                owed_minor: sums.aging.owed(),
                late_minor: sums.aging.late(),
                credit_minor: sums.credit,
                advance_minor: sums.advance,
                delivered_minor,
                exposure_minor: sums.aging.owed() + delivered_minor,
                aging: sums.aging,
                currency,
            }
        })
        .collect();
    sums.sort_by_key(|one| one.currency != home);
    open.sort_by(|a, b| {
        let when = |one: &OpenSale| (one.due.clone().unwrap_or_else(|| one.day.clone()), one.day.clone(), one.id);
        when(a).cmp(&when(b))
    });
    let more = open.len() > MOST;
    open.truncate(MOST);
    let currency = request.currency.clone().unwrap_or(home);
    let balance = sums.iter().find(|one| one.currency == currency).map_or(0, |one| one.balance_minor);
    let (entries, next) = entries::page(conn, client, day, &currency, balance, request)?;
    Ok(ClientAccount {
        client: named(conn, client)?,
        credit_limit_minor: limit::of(conn, client)?,
        reminders_paused_until: conn
            .prepare_cached("SELECT reminders_paused_until FROM clients WHERE id = ?1")?
            .query_row([client], |r| r.get(0))?,
        sums,
        open,
        more,
        currency,
        entries,
        next,
        habit: paying::of(conn, client, &as_of)?,
        as_of,
    })
}
