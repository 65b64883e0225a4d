//! What all clients owe, by how late it is.

use super::open;
use crate::ids::Named;
use crate::moment::Moment;
use crate::{Result, clients, ids::Id};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Clients told for each currency.
const MOST: usize = 50;

/// What is owed by how long it is late; minor units of one currency.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Aging {
    /// To be paid that day or later.
    #[ts(type = "number")]
    pub not_due_minor: i64,
    /// One to thirty days late.
    #[ts(type = "number")]
    pub to_30_minor: i64,
    /// Thirty-one to sixty.
    #[ts(type = "number")]
    pub to_60_minor: i64,
    /// Sixty-one to ninety.
    #[ts(type = "number")]
    pub to_90_minor: i64,
    /// More than ninety.
    #[ts(type = "number")]
    pub over_90_minor: i64,
}

impl Aging {
    /// Adds what is owed of a document that is so many days late.
    pub(super) fn add(&mut self, days_late: i64, owed: i64) {
        let bucket = match days_late {
            ..=0 => &mut self.not_due_minor,
            1..=30 => &mut self.to_30_minor,
            31..=60 => &mut self.to_60_minor,
            61..=90 => &mut self.to_90_minor,
            _ => &mut self.over_90_minor,
        };
        *bucket += owed;
    }

    /// All of it.
    pub fn owed(&self) -> i64 {
        self.not_due_minor + self.late()
    }

    /// What is late.
    pub fn late(&self) -> i64 {
        self.to_30_minor + self.to_60_minor + self.to_90_minor + self.over_90_minor
    }
}

/// As of when.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct AgingRequest {
    /// ISO day: as the book stood at its end. As it stands when absent.
    #[ts(optional)]
    pub as_of: Option<String>,
}

/// What all clients owe. Money of two currencies makes no sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct AgingReport {
    /// ISO day that lateness is counted to.
    pub as_of: String,
    /// For each currency, what is owed most first.
    pub sums: Vec<AgingSums>,
}

/// What is owed in a currency; minor units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct AgingSums {
    /// ISO 4217.
    pub currency: String,
    /// Open invoices by how late they are.
    pub aging: Aging,
    /// How many of them.
    pub invoices: usize,
    /// What is left of credit notes, above zero.
    #[ts(type = "number")]
    pub credit_minor: i64,
    /// What was paid in advance.
    #[ts(type = "number")]
    pub advance_minor: i64,
    /// What is owed in all: invoices less credit notes and advances.
    #[ts(type = "number")]
    pub balance_minor: i64,
    /// Who owes.
    pub debtors: usize,
    /// The fifty who owe most, the most first.
    pub clients: Vec<ClientDebt>,
}

/// What a client owes; minor units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct ClientDebt {
    /// Who; nobody for what was sold without asking.
    pub client: Option<Named>,
    /// Open invoices by how late they are.
    pub aging: Aging,
    /// Invoices less credit notes and advances; below zero where the business owes.
    #[ts(type = "number")]
    pub balance_minor: i64,
}

/// What one client, or all of them, have in a currency.
#[derive(Default)]
pub(super) struct Sums {
    pub aging: Aging,
    pub invoices: usize,
    pub credit: i64,
    pub advance: i64,
}

impl Sums {
    /// Adds what is owed of a document; below zero is the client's.
    pub(super) fn add(&mut self, days_late: i64, owed: i64) {
        if owed < 0 {
            self.credit -= owed;
        } else {
            self.aging.add(days_late, owed);
            self.invoices += 1;
        }
    }

    pub(super) fn balance(&self) -> i64 {
        self.aging.owed() - self.credit - self.advance
    }

    fn join(&mut self, other: &Self) {
        let (all, more) = (&mut self.aging, &other.aging);
        all.not_due_minor += more.not_due_minor;
        all.to_30_minor += more.to_30_minor;
        all.to_60_minor += more.to_60_minor;
        all.to_90_minor += more.to_90_minor;
        all.over_90_minor += more.over_90_minor;
        self.invoices += other.invoices;
        self.credit += other.credit;
        self.advance += other.advance;
    }
}

/// Adds up what is open, by how late it is, and who owes most. As of a day: only documents of that day or before, only what was paid of them
/// by then. Errors: `not-a-day`.
pub fn aging(conn: &Connection, moment: Moment, request: &AgingRequest) -> Result<AgingReport> {
    let as_of = super::day_or(request.as_of.as_deref(), "as_of", moment.today())?.to_string();
    let day = request.as_of.as_ref().map(|_| as_of.as_str());
    let mut each: BTreeMap<(String, Option<i64>), Sums> = BTreeMap::new();
    open::sales(conn, None, day, &as_of, |client, sale| {
        each.entry((sale.currency, client)).or_default().add(sale.days_late, sale.owed_minor);
    })?;
    for free in open::advances(conn, None, day)? {
        each.entry((free.currency, free.client)).or_default().advance += free.amount;
    }
    /// Of a currency: the whole, and of each client.
    type OfCurrency = (Sums, Vec<(Option<i64>, Sums)>);
    let mut currencies: BTreeMap<String, OfCurrency> = BTreeMap::new();
    for ((currency, client), sums) in each {
        let (all, clients) = currencies.entry(currency).or_default();
        all.join(&sums);
        if sums.aging.owed() > 0 {
            clients.push((client, sums));
        }
    }
    let mut sums = Vec::with_capacity(currencies.len());
    for (currency, (all, mut clients)) in currencies {
        clients.sort_by_key(|(client, sums)| (Reverse(sums.aging.owed()), *client));
        let debtors = clients.len();
        clients.truncate(MOST);
        let told = |(client, sums): (Option<i64>, Sums)| -> Result<ClientDebt> {
            let client = client.map(|row| named(conn, row)).transpose()?;
            Ok(ClientDebt { client, aging: sums.aging, balance_minor: sums.balance() })
        };
        sums.push(AgingSums {
            currency,
            aging: all.aging,
            invoices: all.invoices,
            credit_minor: all.credit,
            advance_minor: all.advance,
            balance_minor: all.balance(),
            debtors,
            clients: clients.into_iter().map(told).collect::<Result<_>>()?,
        });
    }
    sums.sort_by_key(|one| Reverse(one.aging.owed()));
    Ok(AgingReport { as_of, sums })
}

/// The client in a row as others mention it.
pub(crate) fn named(conn: &Connection, row: i64) -> Result<Named> {
    let id: Id = conn.prepare_cached("SELECT uid FROM clients WHERE id = ?1")?.query_row([row], |r| r.get(0))?;
    Ok(Named { id, name: clients::name_of(conn, row)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_late_is_late_and_the_thirtieth_is_still_the_first_month() {
        let mut aging = Aging::default();
        for (days, owed) in
            [(-5, 1), (0, 10), (1, 100), (30, 1_000), (31, 10_000), (60, 100_000), (61, 2), (90, 20), (91, 200)]
        {
            aging.add(days, owed);
        }
        let buckets =
            [aging.not_due_minor, aging.to_30_minor, aging.to_60_minor, aging.to_90_minor, aging.over_90_minor];
        assert_eq!(buckets, [11, 1_100, 110_000, 22, 200]);
        assert_eq!(aging.owed(), 111_333);
        assert_eq!(aging.late(), 111_322);
    }
}
