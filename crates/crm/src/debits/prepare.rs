//! Which invoices can be collected by direct debit, and why others cannot.

use super::mandate::{self, Mandate, Scheme, Standing};
use super::{accounts, creditor, target};
use crate::ids::{Id, Named};
use crate::moment::Moment;
use crate::{Error, Result};
use chrono::NaiveDate;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// Most invoices in one remittance, and most told that stay out.
pub(super) const MOST: usize = 2_000;
const MOST_OUT: usize = 200;
/// The largest receipt, cents (EPC implementation guidelines: 999,999,999.99).
const LARGEST: i64 = 99_999_999_999;

/// What is to be collected, when, and under which rules.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct PrepareDebits {
    /// Invoices to be paid until this ISO day; until the day of collection when absent.
    pub until: Option<String>,
    /// When the clients' banks are to pay, ISO day; the soonest when absent.
    pub collect_on: Option<String>,
    /// Under which rules; CORE when absent. Banks take each in a file of its own.
    pub scheme: Option<Scheme>,
}

/// An invoice that can be collected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct DebitReady {
    /// The invoice.
    pub sale: Id,
    /// Series and number.
    pub number: String,
    /// Who pays.
    pub client: Named,
    /// Until when it is to be paid, ISO day.
    pub due: String,
    /// All that is still owed of it, cents.
    #[ts(type = "number")]
    pub amount_minor: i64,
    /// The account that pays, as a reminder of which it is.
    pub masked: String,
    /// The reference of the mandate.
    pub reference: String,
    /// The rows of what is to be written.
    #[serde(skip)]
    #[ts(skip)]
    pub(super) rows: Rows,
}

/// The rows of an invoice, its client and the mandate.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Rows {
    pub sale: i64,
    pub client: i64,
    pub mandate: i64,
}

/// Why an invoice cannot be collected now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum WhyNot {
    /// Its client signed no mandate.
    NoMandate,
    /// The mandate was taken back.
    Revoked,
    /// Nothing was collected under the mandate for thirty-six months.
    Lapsed,
    /// The mandate was for one receipt.
    Spent,
    /// The account of the mandate cannot be debited.
    Unfit,
    /// The mandate is for the other rules.
    OtherScheme,
    /// It is not in euros.
    NotEuros,
    /// It is in a remittance that was not collected yet.
    OnItsWay,
    /// It is more than a receipt can be.
    TooLarge,
    /// The account is outside the European Economic Area, and her town or country is not known.
    NoAddress,
}

/// An invoice that stays out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct DebitLeftOut {
    /// The invoice.
    pub sale: Id,
    /// Series and number.
    pub number: String,
    /// Whose it is.
    pub client: Option<Named>,
    /// Until when it is to be paid, ISO day.
    pub due: String,
    /// What is still owed of it, minor units.
    #[ts(type = "number")]
    pub amount_minor: i64,
    /// ISO 4217.
    pub currency: String,
    /// Why.
    pub why: WhyNot,
}

/// What would go into a remittance, and what stays out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PreparedDebits {
    /// When the clients' banks pay, ISO day.
    pub collect_on: String,
    /// The soonest day that can be, ISO.
    pub earliest: String,
    /// Invoices to be paid until this ISO day.
    pub until: String,
    /// What can be collected, what is due first first.
    pub ready: Vec<DebitReady>,
    /// Their sum, cents.
    #[ts(type = "number")]
    pub sum_minor: i64,
    /// What stays out; two hundred at most.
    pub left_out: Vec<DebitLeftOut>,
    /// How many stay out.
    pub left_out_count: usize,
    /// Whether there is more than one remittance can hold.
    pub more: bool,
}

/// The day of collection. Errors: `not-a-day`; `collect-early` before the soonest, `collect-closed` on a day banks rest.
pub(super) fn collect_on(text: Option<&str>, today: NaiveDate) -> Result<NaiveDate> {
    let earliest = target::earliest(today);
    let Some(text) = text else { return Ok(earliest) };
    let day = parse(text, "collect_on")?;
    if day < earliest {
        return Err(Error::invalid("collect_on", "collect-early").with("value", earliest));
    }
    if !target::is_open(day) {
        return Err(Error::invalid("collect_on", "collect-closed").with("value", target::open_from(day)));
    }
    Ok(day)
}

fn parse(text: &str, field: &str) -> Result<NaiveDate> {
    text.parse().map_err(|_| Error::invalid(field, "not-a-day").with("value", text))
}

/// What can be collected, and what stays out and why. Errors: `debits-country`, `not-a-day`, `collect-early`, `collect-closed`.
pub fn prepare(conn: &Connection, moment: Moment, request: &PrepareDebits) -> Result<PreparedDebits> {
    creditor::refuse_elsewhere(conn)?;
    let today = moment.today();
    let day = collect_on(request.collect_on.as_deref(), today)?;
    let until = request.until.as_deref().map(|text| parse(text, "until")).transpose()?.unwrap_or(day);
    let scheme = request.scheme.unwrap_or_default();
    let mut prepared = PreparedDebits {
        collect_on: day.to_string(),
        earliest: target::earliest(today).to_string(),
        until: until.to_string(),
        ready: Vec::new(),
        sum_minor: 0,
        left_out: Vec::new(),
        left_out_count: 0,
        more: false,
    };
    // A mandate counts as it will stand when the money is asked for.
    let mut mandates: HashMap<i64, Vec<(Mandate, i64)>> = HashMap::new();
    let mut once: Vec<i64> = Vec::new();
    for due in owed(conn, &until.to_string())? {
        let found = match due.client_row {
            Some(client) => match mandates.entry(client) {
                Entry::Occupied(known) => known.into_mut().as_slice(),
                Entry::Vacant(place) => place.insert(mandate::of_row(conn, client, day)?).as_slice(),
            },
            None => &[],
        };
        match weigh(conn, &due, found, scheme, &once)? {
            Ok((mandate, row)) => {
                if prepared.ready.len() == MOST {
                    prepared.more = true;
                    continue;
                }
                if !mandate.recurrent {
                    once.push(row);
                }
                prepared.sum_minor += due.amount;
                prepared.ready.push(DebitReady {
                    sale: due.sale,
                    number: due.number,
                    client: mandate.client.clone(),
                    due: due.due,
                    amount_minor: due.amount,
                    masked: mandate.masked.clone(),
                    reference: mandate.reference.clone(),
                    rows: Rows { sale: due.row, client: due.client_row.unwrap_or_default(), mandate: row },
                });
            }
            Err(why) => {
                prepared.left_out_count += 1;
                if prepared.left_out.len() < MOST_OUT {
                    prepared.left_out.push(DebitLeftOut {
                        sale: due.sale,
                        number: due.number,
                        client: due.client,
                        due: due.due,
                        amount_minor: due.amount,
                        currency: due.currency,
                        why,
                    });
                }
            }
        }
    }
    Ok(prepared)
}

/// An invoice that waits for money.
struct Owed {
    row: i64,
    sale: Id,
    number: String,
    due: String,
    amount: i64,
    currency: String,
    client_row: Option<i64>,
    client: Option<Named>,
    on_its_way: bool,
}

/// Whether a receipt is still on its way: neither collected nor returned, in a remittance that was not taken back.
pub(super) const ON_ITS_WAY: &str = "d.payment IS NULL AND d.returned_on IS NULL
    AND EXISTS (SELECT 1 FROM remittances AS r WHERE r.id = d.remittance AND r.withdrawn_on IS NULL)";

/// The invoices to be paid until a day, what is due first first.
fn owed(conn: &Connection, until: &str) -> Result<Vec<Owed>> {
    let mut all = conn.prepare_cached(&format!(
        "SELECT s.id, s.uid, s.series || s.number, coalesce(s.due, s.day), s.owed_minor, s.currency, c.id, c.uid, c.name,
                EXISTS (SELECT 1 FROM debits AS d WHERE d.sale = s.id AND {ON_ITS_WAY})
         FROM sales AS s INDEXED BY sales_owed_amount LEFT JOIN clients AS c ON c.id = s.client
         WHERE s.kind = 'invoice' AND s.state IN ('open', 'partial') AND coalesce(s.due, s.day) <= ?1 AND s.owed_minor > 0
         ORDER BY coalesce(s.due, s.day), s.id"
    ))?;
    let rows = all.query_map(params![until], |r| {
        Ok(Owed {
            row: r.get(0)?,
            sale: r.get(1)?,
            number: r.get(2)?,
            due: r.get(3)?,
            amount: r.get(4)?,
            currency: r.get(5)?,
            client_row: r.get(6)?,
            client: Named::of(r.get(7)?, r.get(8)?),
            on_its_way: r.get(9)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The mandate an invoice is collected under, or why there is none. `once` are those for one receipt that are used already.
fn weigh<'a>(
    conn: &Connection,
    due: &Owed,
    mandates: &'a [(Mandate, i64)],
    scheme: Scheme,
    once: &[i64],
) -> Result<std::result::Result<(&'a Mandate, i64), WhyNot>> {
    if due.on_its_way {
        return Ok(Err(WhyNot::OnItsWay));
    }
    let stands = |(mandate, row): &&(Mandate, i64)| mandate.standing == Standing::Good && !once.contains(row);
    let good = mandates.iter().find(|one| stands(one) && one.0.scheme == scheme);
    let Some((mandate, row)) = good else {
        return Ok(Err(match mandates.first() {
            None => WhyNot::NoMandate,
            Some(_) if mandates.iter().any(|one| stands(&one)) => WhyNot::OtherScheme,
            Some((newest, _)) => match newest.standing {
                Standing::Revoked => WhyNot::Revoked,
                Standing::Lapsed => WhyNot::Lapsed,
                Standing::Unfit => WhyNot::Unfit,
                Standing::Spent | Standing::Good => WhyNot::Spent,
            },
        }));
    };
    if due.currency != "EUR" {
        return Ok(Err(WhyNot::NotEuros));
    }
    if due.amount > LARGEST {
        return Ok(Err(WhyNot::TooLarge));
    }
    if accounts::is_beyond(&mandate.iban) && address(conn, due.client_row.unwrap_or_default())?.is_none() {
        return Ok(Err(WhyNot::NoAddress));
    }
    Ok(Ok((mandate, *row)))
}

/// Where somebody lives, as far as a bank asks.
pub(super) struct Lives {
    pub street: String,
    pub postcode: String,
    pub town: String,
    pub country: String,
}

/// The first address of a client with town and country.
pub(super) fn address(conn: &Connection, client: i64) -> Result<Option<Lives>> {
    use rusqlite::OptionalExtension as _;
    let mut first = conn.prepare_cached(
        "SELECT street, postcode, city, country FROM addresses WHERE client = ?1 AND city <> '' AND country <> ''
         ORDER BY position, id LIMIT 1",
    )?;
    let found = first.query_row([client], |r| {
        Ok(Lives { street: r.get(0)?, postcode: r.get(1)?, town: r.get(2)?, country: r.get(3)? })
    });
    Ok(found.optional()?)
}
