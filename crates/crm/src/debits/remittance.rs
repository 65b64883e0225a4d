//! Remittances and the receipts in them, as they stand.

use super::accounts;
use super::mandate::Scheme;
use crate::error::OrNotFound as _;
use crate::ids::{Id, Named};
use crate::{Error, Result};
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

/// Most rows of one page.
const MOST: usize = 100;

/// Which remittance.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct WhichRemittance {
    /// Its identity.
    pub id: Id,
}

/// Which page of the remittances.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct RemittancesRequest {
    /// Where the page before ended.
    pub after: Option<String>,
    /// Most rows; 50 when absent, never over 100.
    pub limit: Option<u32>,
}

/// How a remittance stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
pub enum RemittanceState {
    /// It was made, and its money did not come yet.
    Sent,
    /// Its money came.
    Collected,
    /// It was taken back.
    Withdrawn,
}

/// A remittance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Remittance {
    /// Its identity.
    pub id: Id,
    /// When it was made, milliseconds UTC.
    #[ts(type = "number")]
    pub made_at: i64,
    /// When the clients' banks are to pay, ISO day.
    pub collect_on: String,
    /// Under which rules.
    pub scheme: Scheme,
    /// The account that is paid to, as a reminder of which it is.
    pub masked: String,
    /// When its money came, ISO day.
    pub collected_on: Option<String>,
    /// How it stands.
    pub state: RemittanceState,
    /// How many receipts it has.
    pub count: u32,
    /// Their sum, cents.
    #[ts(type = "number")]
    pub sum_minor: i64,
    /// How many of them came back.
    pub returned: u32,
    /// The sum of those, cents.
    #[ts(type = "number")]
    pub returned_minor: i64,
}

/// Remittances, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct RemittancesPage {
    /// The rows.
    pub rows: Vec<Remittance>,
    /// Where the next page begins; nothing when this is the last.
    pub next: Option<String>,
}

/// How a receipt stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
pub enum DebitState {
    /// On its way.
    Sent,
    /// Its money came.
    Collected,
    /// It came back, or its payment was taken back.
    Returned,
    /// Its remittance was taken back.
    Withdrawn,
}

/// A receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Debit {
    /// Its identity.
    pub id: Id,
    /// Who pays.
    pub client: Named,
    /// The invoice.
    pub sale: Id,
    /// Its series and number.
    pub number: String,
    /// Cents.
    #[ts(type = "number")]
    pub amount_minor: i64,
    /// The reference of the mandate.
    pub reference: String,
    /// The account that pays, as a reminder of which it is.
    pub masked: String,
    /// How it stands.
    pub state: DebitState,
    /// The payment it became.
    pub payment: Option<Id>,
    /// When it came back, ISO day.
    pub returned_on: Option<String>,
    /// Why, as an ISO 20022 code; empty where nobody said.
    pub reason: String,
    /// What the bank charged for that, cents.
    #[ts(type = "number | null")]
    pub fee_minor: Option<i64>,
}

/// A remittance with its receipts, in the order they were put in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct RemittanceDetail {
    /// The remittance.
    pub remittance: Remittance,
    /// Its receipts; a remittance holds two thousand at most.
    pub debits: Vec<Debit>,
}

/// Whether the receipt `d` came back: it was said so, or its payment was taken back, as a line of the bank may do.
const CAME_BACK: &str = "(d.returned_on IS NOT NULL OR (d.payment IS NOT NULL
    AND EXISTS (SELECT 1 FROM payments AS o WHERE o.reverses = d.payment)))";

/// The columns [`read`] expects, of `remittances AS r`, and their sums.
fn columns() -> String {
    let of = |what: &str, which: &str| {
        format!("(SELECT coalesce(sum({what}), 0) FROM debits AS d WHERE d.remittance = r.id AND {which})")
    };
    [
        "r.uid, r.made_at, r.collect_on, r.scheme, r.account, r.collected_on, r.withdrawn_on IS NOT NULL".to_owned(),
        of("1", "1"),
        of("d.amount_minor", "1"),
        of("1", CAME_BACK),
        of("d.amount_minor", CAME_BACK),
        "r.id".to_owned(),
    ]
    .join(", ")
}

/// A remittance of a row, and its row.
fn read(r: &Row) -> rusqlite::Result<(Remittance, i64)> {
    let (scheme, account): (String, String) = (r.get(3)?, r.get(4)?);
    let (collected_on, withdrawn): (Option<String>, bool) = (r.get(5)?, r.get(6)?);
    let remittance = Remittance {
        id: r.get(0)?,
        made_at: r.get(1)?,
        collect_on: r.get(2)?,
        scheme: Scheme::from_code(&scheme),
        masked: accounts::masked(&account),
        state: match (&collected_on, withdrawn) {
            (_, true) => RemittanceState::Withdrawn,
            (Some(_), false) => RemittanceState::Collected,
            (None, false) => RemittanceState::Sent,
        },
        collected_on,
        count: r.get(7)?,
        sum_minor: r.get(8)?,
        returned: r.get(9)?,
        returned_minor: r.get(10)?,
    };
    Ok((remittance, r.get(11)?))
}

/// One page of remittances, newest first. Errors: `cursor-unfit`.
pub fn list(conn: &Connection, request: &RemittancesRequest) -> Result<RemittancesPage> {
    let most = request.limit.map_or(50, |limit| limit as usize).clamp(1, MOST);
    let after = match &request.after {
        None => i64::MAX,
        Some(text) => text.parse().map_err(|_| Error::invalid("after", "cursor-unfit"))?,
    };
    let mut all = conn.prepare_cached(&format!(
        "SELECT {} FROM remittances AS r WHERE r.id < ?1 ORDER BY r.id DESC LIMIT ?2",
        columns()
    ))?;
    let found = all.query_map(params![after, most as i64 + 1], read)?.collect::<rusqlite::Result<Vec<_>>>()?;
    let next = (found.len() > most).then(|| found.get(most - 1).map(|(_, row)| row.to_string())).flatten();
    Ok(RemittancesPage { rows: found.into_iter().take(most).map(|(remittance, _)| remittance).collect(), next })
}

/// The remittance of an identity, and its row. Errors: `not-found`.
pub(super) fn one(conn: &Connection, id: Id) -> Result<(Remittance, i64)> {
    conn.prepare_cached(&format!("SELECT {} FROM remittances AS r WHERE r.uid = ?1", columns()))?
        .query_row([id], read)
        .or_not_found("remittance")
}

/// A remittance with its receipts. Errors: `not-found`.
pub fn get(conn: &Connection, which: WhichRemittance) -> Result<RemittanceDetail> {
    let (remittance, row) = one(conn, which.id)?;
    let mut all = conn.prepare_cached(&format!(
        "SELECT d.uid, c.uid, c.name, s.uid, s.series || s.number, d.amount_minor, m.reference, m.iban,
                (SELECT p.uid FROM payments AS p WHERE p.id = d.payment), {CAME_BACK}, d.returned_on, d.reason, d.fee_minor
         FROM debits AS d JOIN clients AS c ON c.id = d.client JOIN mandates AS m ON m.id = d.mandate JOIN sales AS s ON s.id = d.sale
         WHERE d.remittance = ?1 ORDER BY d.id"
    ))?;
    let withdrawn = remittance.state == RemittanceState::Withdrawn;
    let debits = all
        .query_map([row], |r| {
            let (iban, payment, came_back): (String, Option<Id>, bool) = (r.get(7)?, r.get(8)?, r.get(9)?);
            Ok(Debit {
                id: r.get(0)?,
                client: Named { id: r.get(1)?, name: r.get(2)? },
                sale: r.get(3)?,
                number: r.get(4)?,
                amount_minor: r.get(5)?,
                reference: r.get(6)?,
                masked: accounts::masked(&iban),
                state: match (came_back, payment) {
                    (true, _) => DebitState::Returned,
                    (false, Some(_)) => DebitState::Collected,
                    (false, None) if withdrawn => DebitState::Withdrawn,
                    (false, None) => DebitState::Sent,
                },
                payment,
                returned_on: r.get(10)?,
                reason: r.get(11)?,
                fee_minor: r.get(12)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(RemittanceDetail { remittance, debits })
}
