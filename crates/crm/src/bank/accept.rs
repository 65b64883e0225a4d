//! Saying what a line is, or that it is nothing of ours.

use super::candidates::{self, client_of_sale};
use super::choice::{Candidate, Choice, ChoiceKind};
use super::learn;
use super::line::{self, BankLine, LineRow};
use crate::book::Tx;
use crate::error::OrNotFound as _;
use crate::ids::Id;
use crate::payments::{self, NewPayment, RefundRequest, ReverseRequest};
use crate::{Error, Result};
use rusqlite::params;
use serde::Deserialize;

/// Longest note made of a bank's text, letters.
const NOTE: usize = 300;

/// A line and what it is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct AcceptLine {
    /// The line.
    pub id: Id,
    /// What it is; the likeliest candidate when absent, where one is likelier than all others.
    #[serde(default)]
    #[ts(optional)]
    pub choice: Option<Choice>,
}

/// Matches a line: a payment is recorded, found, or taken back, and the line points at it. Errors: `not-found`, `bank-line-done`,
/// `bank-no-candidate`, `bank-several` where two candidates are as likely, `bank-choice-unfit`, `bank-payment-taken`, `period-closed`,
/// those of [`payments::record`], [`payments::reverse`] and [`payments::refund`].
pub fn accept(tx: &Tx, request: &AcceptLine) -> Result<BankLine> {
    let line = line::get(tx, request.id)?;
    let choice = match &request.choice {
        Some(choice) => choice.clone(),
        None => likeliest(candidates::of(tx, &line)?)?,
    };
    apply(tx, &line, &choice)?;
    line::told(tx, line::get(tx, request.id)?)
}

/// The first candidate, where no other is as likely.
fn likeliest(all: Vec<Candidate>) -> Result<Choice> {
    let second = all.get(1).map(|one| one.score);
    match all.into_iter().next() {
        None => Err(Error::refused("bank-no-candidate")),
        Some(first) if second == Some(first.score) => Err(Error::refused("bank-several")),
        Some(first) => Ok(first.choice),
    }
}

/// Does what was chosen.
pub(super) fn apply(tx: &Tx, line: &LineRow, choice: &Choice) -> Result<()> {
    if line.payment.is_some() {
        return Err(Error::refused("bank-line-done"));
    }
    let unfit = || Error::invalid("choice", "bank-choice-unfit");
    let came = line.line.amount_minor > 0;
    let (payment, made) = match (choice.kind, choice.payment) {
        (ChoiceKind::Invoices | ChoiceKind::Client, _) if came => (record(tx, line, choice)?, true),
        (ChoiceKind::Payment, Some(payment)) => (known(tx, line, payment)?, false),
        (ChoiceKind::Returned, Some(payment)) if !came => (come_back(tx, line, payment)?, true),
        (ChoiceKind::Refund, _) if !came => (give_back(tx, line, choice.client.ok_or_else(unfit)?)?, true),
        _ => return Err(unfit()),
    };
    tx.prepare_cached("UPDATE bank_lines SET payment = ?2, made = ?3, ignored = 0 WHERE id = ?1")?
        .execute(params![line.row, payment, made])?;
    let client: Option<i64> =
        tx.prepare_cached("SELECT client FROM payments WHERE id = ?1")?.query_row([payment], |r| r.get(0))?;
    if let Some(client) = client.filter(|_| came) {
        learn::learn(tx, line, client)?;
    }
    payments::say(tx, client, line.line.amount_minor, &line.line.currency)
}

/// Records the payment a line is.
fn record(tx: &Tx, line: &LineRow, choice: &Choice) -> Result<i64> {
    let bank = &line.line;
    let client = match (choice.client, choice.parts.first()) {
        (Some(client), _) => Some(client),
        (None, Some(part)) => {
            let row = client_of_sale(tx, part.sale)?;
            row.map(|row| tx.prepare_cached("SELECT uid FROM clients WHERE id = ?1")?.query_row([row], |r| r.get(0)))
                .transpose()?
        }
        (None, None) => None,
    };
    let new = NewPayment {
        client,
        day: Some(bank.day.clone()),
        amount_minor: bank.amount_minor,
        currency: Some(bank.currency.clone()),
        method: bank.kind.method().to_owned(),
        reference: Some(bank.reference.chars().take(NOTE).collect()),
        note: Some(bank.text.chars().take(NOTE).collect()),
        allocations: (choice.kind == ChoiceKind::Invoices || !choice.parts.is_empty()).then(|| choice.parts.clone()),
    };
    row_of(tx, payments::record(tx, &new)?.id)
}

fn row_of(tx: &Tx, payment: Id) -> Result<i64> {
    tx.prepare_cached("SELECT id FROM payments WHERE uid = ?1")?
        .query_row([payment], |r| r.get(0))
        .or_not_found("payment")
}

/// The row of a payment that was recorded before and is just this money.
fn known(tx: &Tx, line: &LineRow, payment: Id) -> Result<i64> {
    let row = row_of(tx, payment)?;
    let (fits, is_taken): (bool, bool) = tx
        .prepare_cached(
            "SELECT amount_minor = ?2 AND currency = ?3, EXISTS (SELECT 1 FROM bank_lines AS b WHERE b.payment = p.id)
             FROM payments AS p WHERE id = ?1",
        )?
        .query_row(params![row, line.line.amount_minor, line.line.currency], |r| Ok((r.get(0)?, r.get(1)?)))?;
    match (fits, is_taken) {
        (false, _) => Err(Error::invalid("choice", "bank-choice-unfit")),
        (true, true) => Err(Error::refused("bank-payment-taken")),
        (true, false) => Ok(row),
    }
}

/// Takes back the payment that came back, and tells the row of its opposite.
fn come_back(tx: &Tx, line: &LineRow, payment: Id) -> Result<i64> {
    let row = row_of(tx, payment)?;
    let fits: bool = tx
        .prepare_cached("SELECT amount_minor = -?2 AND currency = ?3 FROM payments WHERE id = ?1")?
        .query_row(params![row, line.line.amount_minor, line.line.currency], |r| r.get(0))?;
    if !fits {
        return Err(Error::invalid("choice", "bank-choice-unfit"));
    }
    let request = ReverseRequest { id: payment, reason: note(line), day: Some(line.line.day.clone()) };
    row_of(tx, payments::reverse(tx, &request)?.id)
}

/// Gives a client back what went out, and tells the row of the first payment of it.
fn give_back(tx: &Tx, line: &LineRow, client: Id) -> Result<i64> {
    let bank = &line.line;
    let request = RefundRequest {
        client,
        amount_minor: -bank.amount_minor,
        currency: Some(bank.currency.clone()),
        method: bank.kind.method().to_owned(),
        day: Some(bank.day.clone()),
        reference: bank.reference.chars().take(NOTE).collect(),
        note: note(line),
    };
    let first = payments::refund(tx, &request)?.payments.into_iter().next();
    row_of(tx, first.ok_or_else(|| Error::refused("bank-no-candidate"))?.id)
}

/// What the bank said, as a note; never empty.
fn note(line: &LineRow) -> String {
    let text: String = line.line.text.chars().take(NOTE).collect();
    if text.is_empty() { line.line.day.clone() } else { text }
}

/// A line that is nothing of ours, or is after all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct IgnoreLine {
    /// The line.
    pub id: Id,
    /// Whether it is set aside.
    pub ignored: bool,
}

/// Sets a line aside, or takes it up again: nothing is booked of it. Errors: `not-found`, `bank-line-done`.
pub fn ignore(tx: &Tx, request: IgnoreLine) -> Result<BankLine> {
    let line = line::get(tx, request.id)?;
    if line.payment.is_some() {
        return Err(Error::refused("bank-line-done"));
    }
    tx.prepare_cached("UPDATE bank_lines SET ignored = ?2 WHERE id = ?1 AND ignored <> ?2")?
        .execute(params![line.row, request.ignored])?;
    tx.say("ignored", if request.ignored { "yes" } else { "no" });
    payments::say(tx, None, line.line.amount_minor, &line.line.currency)?;
    line::told(tx, line::get(tx, request.id)?)
}
