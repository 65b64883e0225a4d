//! What became of a remittance: its money came, a receipt came back, or it was never given to the bank.

use super::remittance::{self, RemittanceDetail, RemittanceState, WhichRemittance};
use crate::book::Tx;
use crate::error::OrNotFound as _;
use crate::ids::Id;
use crate::payments::{self, AllocationPart, NewPayment, ReverseRequest, say};
use crate::{Error, Result};
use chrono::NaiveDate;
use rusqlite::params;
use serde::Deserialize;

/// Direct debit, as UNTDID 4461 calls it.
const METHOD: &str = "59";
/// Longest note beside a reason, letters.
const LONGEST: usize = 300;

/// Why a bank gives a receipt back, as ISO 20022 codes it (EPC173-14, guidance on reason codes for SDD R-transactions).
pub const REASONS: [&str; 22] = [
    "AM04", "MD01", "MD06", "MD07", "MS02", "MS03", "AC01", "AC04", "AC06", "AC13", "AG01", "AG02", "AM05", "BE05",
    "CNOR", "DNOR", "FF01", "FF05", "MD02", "RC01", "RR04", "SL01",
];

/// When the money of a remittance came.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct CollectRemittance {
    /// Which one.
    pub id: Id,
    /// ISO day, neither in the future nor before it was to be collected; the day of collection when absent.
    #[serde(default)]
    pub day: Option<String>,
}

/// A receipt that came back.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ReturnDebit {
    /// Which receipt.
    pub id: Id,
    /// Why: one of the codes.
    pub reason: String,
    /// The reason in words, for the payment that is taken back.
    #[serde(default)]
    pub note: Option<String>,
    /// When, ISO day; today when absent.
    #[serde(default)]
    pub day: Option<String>,
    /// What the bank charged for it, cents.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub fee_minor: Option<i64>,
}

/// A day of a text that is not in the future. Errors: `not-a-day`, `payment-in-future`.
fn past(tx: &Tx, text: &str) -> Result<NaiveDate> {
    let day: NaiveDate = text.parse().map_err(|_| Error::invalid("day", "not-a-day").with("value", text))?;
    match day > tx.moment.today() {
        true => Err(Error::invalid("day", "payment-in-future").with("value", day)),
        false => Ok(day),
    }
}

/// The remittance while it waits for its money, by its row. Errors: `not-found`, `remittance-collected`, `remittance-withdrawn`.
fn waiting(tx: &Tx, id: Id) -> Result<(remittance::Remittance, i64)> {
    let (remittance, row) = remittance::one(tx, id)?;
    match remittance.state {
        RemittanceState::Sent => Ok((remittance, row)),
        RemittanceState::Collected => Err(Error::refused("remittance-collected")),
        RemittanceState::Withdrawn => Err(Error::refused("remittance-withdrawn")),
    }
}

/// Notes that the money of a remittance came: a payment for each receipt that did not come back, for its invoice. What was paid otherwise in
/// the meantime is the client's advance. Errors: `not-found`, `remittance-collected`, `remittance-withdrawn`, `not-a-day`,
/// `payment-in-future`, `collected-early`, `period-closed`.
pub fn collect(tx: &Tx, request: &CollectRemittance) -> Result<RemittanceDetail> {
    let (remittance, row) = waiting(tx, request.id)?;
    if tx.moment.today().to_string() < remittance.collect_on {
        return Err(Error::invalid("day", "collected-early").with("value", &remittance.collect_on));
    }
    let day = past(tx, request.day.as_deref().unwrap_or(&remittance.collect_on))?.to_string();
    if day < remittance.collect_on {
        return Err(Error::invalid("day", "collected-early").with("value", &remittance.collect_on));
    }
    type Found = (i64, Id, Id, i64, i64, String);
    let debits: Vec<Found> = tx
        .prepare_cached(
            "SELECT d.id, c.uid, s.uid, d.amount_minor, s.owed_minor, m.reference
             FROM debits AS d JOIN clients AS c ON c.id = d.client JOIN sales AS s ON s.id = d.sale JOIN mandates AS m ON m.id = d.mandate
             WHERE d.remittance = ?1 AND d.returned_on IS NULL ORDER BY d.id",
        )?
        .query_map([row], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?, r.get(5)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut sum = 0;
    for (debit, client, sale, amount_minor, owed, reference) in &debits {
        let part = AllocationPart { sale: *sale, amount_minor: *amount_minor.min(owed) };
        let payment = payments::record(
            tx,
            &NewPayment {
                client: Some(*client),
                day: Some(day.clone()),
                amount_minor: *amount_minor,
                currency: Some("EUR".to_owned()),
                method: METHOD.to_owned(),
                reference: Some(reference.clone()),
                note: None,
                allocations: Some(if part.amount_minor > 0 { vec![part] } else { Vec::new() }),
            },
        )?;
        tx.prepare_cached("UPDATE debits SET payment = (SELECT id FROM payments WHERE uid = ?2) WHERE id = ?1")?
            .execute(params![debit, payment.id])?;
        sum += amount_minor;
    }
    tx.prepare_cached("UPDATE remittances SET collected_on = ?2 WHERE id = ?1")?.execute(params![row, day])?;
    say(tx, None, sum, "EUR")?;
    tx.say("count", debits.len());
    remittance::get(tx, WhichRemittance { id: request.id })
}

/// Notes that a receipt came back: its payment is taken back, and the invoice is owed again. Errors: `not-found`, `remittance-withdrawn`,
/// `debit-returned`, `choice-unknown` (reason), `text-too-long`, `fee-unfit`, `not-a-day`, `payment-in-future`, `day-before-payment`,
/// `period-closed`.
pub fn return_debit(tx: &Tx, request: &ReturnDebit) -> Result<RemittanceDetail> {
    if !REASONS.contains(&request.reason.as_str()) {
        return Err(Error::invalid("reason", "choice-unknown").with("value", &request.reason));
    }
    if request.fee_minor.is_some_and(|fee| fee < 0) {
        return Err(Error::invalid("fee_minor", "fee-unfit"));
    }
    let note = request.note.as_deref().map(str::trim).unwrap_or_default();
    if note.chars().count() > LONGEST {
        return Err(Error::invalid("note", "text-too-long").with("count", LONGEST));
    }
    let (row, whole): (i64, Id) = tx
        .prepare_cached(
            "SELECT d.id, r.uid FROM debits AS d JOIN remittances AS r ON r.id = d.remittance WHERE d.uid = ?1",
        )?
        .query_row([request.id], |r| Ok((r.get(0)?, r.get(1)?)))
        .or_not_found("debit")?;
    let detail = remittance::get(tx, WhichRemittance { id: whole })?;
    if detail.remittance.state == RemittanceState::Withdrawn {
        return Err(Error::refused("remittance-withdrawn"));
    }
    let Some(debit) = detail.debits.into_iter().find(|debit| debit.id == request.id) else {
        return Err(Error::NotFound { what: "debit" });
    };
    if debit.state == remittance::DebitState::Returned {
        return Err(Error::refused("debit-returned"));
    }
    let today = tx.moment.today().to_string();
    let day = past(tx, request.day.as_deref().unwrap_or(&today))?.to_string();
    if let Some(payment) = debit.payment {
        let reason = match note {
            "" => request.reason.clone(),
            note => format!("{}: {note}", request.reason),
        };
        payments::reverse(tx, &ReverseRequest { id: payment, reason, day: Some(day.clone()) })?;
    }
    tx.prepare_cached("UPDATE debits SET returned_on = ?2, reason = ?3, fee_minor = ?4 WHERE id = ?1")?
        .execute(params![row, day, request.reason, request.fee_minor.filter(|fee| *fee > 0)])?;
    say(tx, None, debit.amount_minor, "EUR")?;
    tx.say("client", debit.client.name);
    remittance::get(tx, WhichRemittance { id: whole })
}

/// Takes back a remittance that was not collected: its invoices can go into another. Errors: `not-found`, `remittance-collected`,
/// `remittance-withdrawn`.
pub fn take_back(tx: &Tx, which: WhichRemittance) -> Result<RemittanceDetail> {
    let (remittance, row) = waiting(tx, which.id)?;
    tx.prepare_cached("UPDATE remittances SET withdrawn_on = ?2 WHERE id = ?1")?
        .execute(params![row, tx.moment.today().to_string()])?;
    say(tx, None, remittance.sum_minor, "EUR")?;
    tx.say("count", remittance.count);
    remittance::get(tx, which)
}
