//! Mandates: what a client signed so that her bank pays our receipts.

use super::{accounts, creditor, latin};
use crate::book::Tx;
use crate::clients::{self, WhichClient};
use crate::error::OrNotFound as _;
use crate::ids::{Id, Named};
use crate::moment::Moment;
use crate::{Error, Result};
use chrono::{Months, NaiveDate};
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

/// Months without a receipt after which a mandate has lapsed. Source: EPC SDD rulebooks, Core and B2B: a creditor who presents nothing for
/// 36 months must cancel it; told for Spain at docs.besepa.com (article 29).
const LAPSES: Months = Months::new(36);
/// Most mandates told of a client, the newest.
const MOST: i64 = 50;

/// Under which rules a receipt is collected.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
pub enum Scheme {
    /// From anybody: she can have it back for eight weeks.
    #[default]
    Core,
    /// Between businesses: she cannot have it back, and her bank must know the mandate.
    B2b,
}

impl Scheme {
    /// As the book keeps it.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Core => "core",
            Self::B2b => "b2b",
        }
    }

    pub(super) fn from_code(code: &str) -> Self {
        if code == "b2b" { Self::B2b } else { Self::Core }
    }
}

/// How a mandate stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// It can be collected under.
    Good,
    /// It was taken back.
    Revoked,
    /// Nothing was collected under it for thirty-six months.
    Lapsed,
    /// It was for one receipt, which was sent.
    Spent,
    /// Its account cannot be debited.
    Unfit,
}

/// What a client signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Mandate {
    /// Its identity.
    pub id: Id,
    /// Who signed.
    pub client: Named,
    /// The business's own number of it.
    pub reference: String,
    /// The account that pays, without spaces.
    pub iban: String,
    /// The same account as a reminder of which it is.
    pub masked: String,
    /// The code of its bank; empty where it is not known.
    pub bic: String,
    /// Under which rules.
    pub scheme: Scheme,
    /// Whether for more than one receipt.
    pub recurrent: bool,
    /// ISO day.
    pub signed_on: String,
    /// ISO day from which it no longer holds.
    pub revoked_on: Option<String>,
    /// The day of the last receipt sent under it, ISO.
    pub last_used: Option<String>,
    /// The day on which it lapses or lapsed unless it is used, ISO.
    pub lapses_on: String,
    /// How it stands today.
    pub standing: Standing,
}

/// The mandates of a client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct ClientMandates {
    /// Whether direct debits exist here.
    pub available: bool,
    /// The newest first.
    pub mandates: Vec<Mandate>,
    /// A reference no other mandate has, for a new one.
    pub reference: String,
}

/// A mandate to keep.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct MandateDraft {
    /// Which one is put right; a new one when absent.
    #[serde(default)]
    pub id: Option<Id>,
    /// Who signed.
    pub client: Id,
    /// The account that pays.
    pub iban: String,
    /// The code of its bank; only needed outside the European Economic Area.
    #[serde(default)]
    pub bic: Option<String>,
    /// Its number; the one suggested when absent.
    #[serde(default)]
    pub reference: Option<String>,
    /// When she signed, ISO day; today when absent.
    #[serde(default)]
    pub signed_on: Option<String>,
    /// Under which rules; CORE when absent.
    #[serde(default)]
    pub scheme: Option<Scheme>,
    /// Whether for more than one receipt; so when absent.
    #[serde(default)]
    pub recurrent: Option<bool>,
}

/// Which mandate no longer holds, and from when.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct RevokeMandate {
    /// Which one.
    pub id: Id,
    /// ISO day, not in the future; today when absent.
    #[serde(default)]
    pub day: Option<String>,
}

/// The columns [`read`] expects, of `mandates AS m` and its client as `c`.
const COLUMNS: &str =
    "m.uid, c.uid, c.name, m.reference, m.iban, m.bic, m.scheme, m.recurrent, m.signed_on, m.revoked_on,
    (SELECT max(r.collect_on) FROM debits AS d JOIN remittances AS r ON r.id = d.remittance
     WHERE d.mandate = m.id AND r.withdrawn_on IS NULL), m.id";

/// A mandate of a row as it stands on a day, with its row.
fn read(r: &Row, today: NaiveDate) -> rusqlite::Result<(Mandate, i64)> {
    let (iban, scheme): (String, String) = (r.get(4)?, r.get(6)?);
    let mut mandate = Mandate {
        id: r.get(0)?,
        client: Named { id: r.get(1)?, name: r.get(2)? },
        reference: r.get(3)?,
        masked: accounts::masked(&iban),
        iban,
        bic: r.get(5)?,
        scheme: Scheme::from_code(&scheme),
        recurrent: r.get(7)?,
        signed_on: r.get(8)?,
        revoked_on: r.get(9)?,
        last_used: r.get(10)?,
        lapses_on: String::new(),
        standing: Standing::Good,
    };
    let since = mandate.last_used.as_ref().unwrap_or(&mandate.signed_on);
    let lapses = since.parse::<NaiveDate>().ok().and_then(|day| day.checked_add_months(LAPSES));
    mandate.lapses_on = lapses.map_or_else(|| since.clone(), |day| day.to_string());
    mandate.standing = standing(&mandate, today);
    Ok((mandate, r.get(11)?))
}

fn standing(mandate: &Mandate, today: NaiveDate) -> Standing {
    let today = today.to_string();
    if mandate.revoked_on.as_ref().is_some_and(|day| *day <= today) {
        Standing::Revoked
    } else if !mandate.recurrent && mandate.last_used.is_some() {
        Standing::Spent
    } else if mandate.lapses_on <= today {
        Standing::Lapsed
    } else if !accounts::is_payable(&mandate.iban) || mandate.reference.is_empty() {
        Standing::Unfit
    } else {
        Standing::Good
    }
}

/// The mandates of the client in a row, each with its row, the newest first.
pub(super) fn of_row(conn: &Connection, client: i64, today: NaiveDate) -> Result<Vec<(Mandate, i64)>> {
    let mut all = conn.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM mandates AS m INDEXED BY mandates_by_client JOIN clients AS c ON c.id = m.client
         WHERE m.client = ?1 ORDER BY m.id DESC LIMIT ?2"
    ))?;
    let rows = all.query_map(params![client, MOST], |r| read(r, today))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A mandate as it stands today, with its row. Errors: `not-found`.
fn one(conn: &Connection, id: Id, today: NaiveDate) -> Result<(Mandate, i64)> {
    conn.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM mandates AS m JOIN clients AS c ON c.id = m.client WHERE m.uid = ?1"
    ))?
    .query_row([id], |r| read(r, today))
    .or_not_found("mandate")
}

/// The mandates of a client, and a reference for a new one. Errors: `not-found`.
pub fn of_client(conn: &Connection, moment: Moment, which: WhichClient) -> Result<ClientMandates> {
    let client = clients::row_of(conn, which.id)?;
    let mandates = of_row(conn, client, moment.today())?.into_iter().map(|(mandate, _)| mandate).collect();
    Ok(ClientMandates { available: creditor::is_available(conn)?, mandates, reference: suggested(conn)? })
}

/// A reference that is not taken: one more than there are rows, or the next free one after it.
fn suggested(conn: &Connection) -> Result<String> {
    let rows: i64 = conn.prepare_cached("SELECT coalesce(max(id), 0) FROM mandates")?.query_row([], |r| r.get(0))?;
    let mut number = rows + 1;
    loop {
        let reference = format!("M-{number:06}");
        if named(conn, &reference)?.is_none() {
            return Ok(reference);
        }
        number += 1;
    }
}

/// The mandate that has a reference.
fn named(conn: &Connection, reference: &str) -> Result<Option<Id>> {
    let mut found = conn.prepare_cached("SELECT uid FROM mandates WHERE reference = ?1 ORDER BY id LIMIT 1")?;
    Ok(found.query_row([reference], |r| r.get(0)).optional()?)
}

/// A day that is not in the future. Errors: `not-a-day`, `mandate-in-future`.
fn past(text: Option<&str>, field: &str, today: NaiveDate) -> Result<String> {
    let day = match text {
        None => today,
        Some(text) => text.parse().map_err(|_| Error::invalid(field, "not-a-day").with("value", text))?,
    };
    match day > today {
        true => Err(Error::invalid(field, "mandate-in-future").with("value", day)),
        false => Ok(day.to_string()),
    }
}

/// Keeps a mandate. What was used stays as it is: a new account is a new mandate. Errors: `debits-country`, `not-found`, `client-merged`,
/// `client-erased`, `iban-unfit`, `iban-not-sepa`, `bic-unfit`, `bic-missing` outside the European Economic Area, `mandate-reference-unfit`,
/// `mandate-reference-taken`, `not-a-day`, `mandate-in-future`, `mandate-used`.
pub fn save_mandate(tx: &Tx, draft: &MandateDraft) -> Result<Mandate> {
    creditor::refuse_elsewhere(tx)?;
    let today = tx.moment.today();
    let client = clients::row_of(tx, draft.client)?;
    clients::refuse_gone(tx, client)?;
    let iban = accounts::iban(&draft.iban, "iban")?;
    let bic = accounts::bic(draft.bic.as_deref().unwrap_or_default())?;
    if bic.is_empty() && accounts::is_beyond(&iban) {
        return Err(Error::invalid("bic", "bic-missing"));
    }
    let before = draft.id.map(|id| one(tx, id, today)).transpose()?;
    let reference = match draft.reference.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        Some(reference) => reference.to_owned(),
        None => match &before {
            Some((mandate, _)) => mandate.reference.clone(),
            None => suggested(tx)?,
        },
    };
    if !latin::is_reference(&reference) {
        return Err(Error::invalid("reference", "mandate-reference-unfit"));
    }
    if named(tx, &reference)?.is_some_and(|other| Some(other) != draft.id) {
        return Err(Error::invalid("reference", "mandate-reference-taken").with("value", &reference));
    }
    let signed_on = past(draft.signed_on.as_deref(), "signed_on", today)?;
    let (scheme, recurrent) = (draft.scheme.unwrap_or_default().code(), draft.recurrent.unwrap_or(true));
    let id = match before {
        Some((mandate, row)) => {
            let used: bool = tx
                .prepare_cached("SELECT EXISTS (SELECT 1 FROM debits WHERE mandate = ?1)")?
                .query_row([row], |r| r.get(0))?;
            if used {
                return Err(Error::refused("mandate-used"));
            }
            tx.prepare_cached(
                "UPDATE mandates SET client = ?2, reference = ?3, iban = ?4, bic = ?5, scheme = ?6, recurrent = ?7, signed_on = ?8
                 WHERE id = ?1",
            )?
            .execute(params![row, client, reference, iban, bic, scheme, recurrent, signed_on])?;
            mandate.id
        }
        None => {
            let id = tx.new_id();
            tx.prepare_cached(
                "INSERT INTO mandates (uid, client, reference, iban, bic, scheme, recurrent, signed_on)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![id, client, reference, iban, bic, scheme, recurrent, signed_on])?;
            id
        }
    };
    tx.say("client", clients::name_of(tx, client)?);
    tx.say("kind", if draft.id.is_some() { "changed" } else { "made" });
    Ok(one(tx, id, today)?.0)
}

/// Ends a mandate. Errors: `not-found`, `mandate-revoked`, `not-a-day`, `mandate-in-future`.
pub fn revoke(tx: &Tx, request: &RevokeMandate) -> Result<Mandate> {
    let today = tx.moment.today();
    let (mandate, row) = one(tx, request.id, today)?;
    if mandate.revoked_on.is_some() {
        return Err(Error::refused("mandate-revoked"));
    }
    let day = past(request.day.as_deref(), "day", today)?;
    tx.prepare_cached("UPDATE mandates SET revoked_on = ?2 WHERE id = ?1")?.execute(params![row, day])?;
    tx.say("client", &*mandate.client.name);
    Ok(one(tx, request.id, today)?.0)
}
