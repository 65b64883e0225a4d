//! What a reminder says.

use super::due::{self, DueReminder};
use super::procedure;
use crate::ids::Id;
use crate::moment::Moment;
use crate::payments::{Letterhead, letterhead};
use crate::{Error, Result, clients, settings};
use chrono::{Days, NaiveDate};
use rusqlite::Connection;
use serde::Deserialize;

/// Which reminder.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct WhichReminder {
    /// Whose.
    pub client: Id,
    /// ISO 4217; the book's when absent.
    #[serde(default)]
    #[ts(optional)]
    pub currency: Option<String>,
}

/// A reminder as it is handed out.
#[derive(Debug, Clone)]
pub struct Letter {
    /// Who writes to whom.
    pub head: Letterhead,
    /// What of.
    pub reminder: DueReminder,
    /// Its day.
    pub on: NaiveDate,
    /// Until when it asks for the money; nothing where the procedure says no days.
    pub pay_by: Option<NaiveDate>,
}

/// The letter a client is to get now. Errors: `not-found`; `reminder-not-due` when there is none.
pub fn letter(conn: &Connection, moment: Moment, which: &WhichReminder) -> Result<Letter> {
    let client = clients::row_of(conn, which.client)?;
    let currency = match &which.currency {
        Some(currency) => currency.clone(),
        None => settings::business(conn)?.currency,
    };
    let procedure = procedure::procedure(conn)?;
    let today = moment.today();
    let mut found = None;
    due::each(conn, today, &procedure, Some(client), i64::MIN, |reminder| {
        if reminder.currency == currency {
            found = Some(reminder);
        }
        true
    })?;
    let reminder = found.ok_or_else(|| Error::refused("reminder-not-due"))?;
    let pay_by = (procedure.pay_days > 0).then(|| today + Days::new(procedure.pay_days.into()));
    Ok(Letter { head: letterhead(conn, client)?, reminder, on: today, pay_by })
}
