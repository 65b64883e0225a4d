//! Noting that reminders were sent.

use super::due::{self, DueReminder};
use super::procedure;
use crate::book::Tx;
use crate::ids::Id;
use crate::interactions::{self, Direction, InteractionKind, InteractionRow};
use crate::{Error, Result, clients, settings};
use rusqlite::params;
use serde::{Deserialize, Serialize};

/// Most reminders noted at once.
const MOST: usize = 10_000;
/// Longest text in the timeline, letters.
const LONGEST: usize = 2_000;

/// How a reminder went out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
pub enum HowSent {
    /// On paper.
    Letter,
    /// By mail.
    Mail,
    /// By a message.
    Message,
    /// Said on the phone.
    Call,
}

impl HowSent {
    fn code(self) -> &'static str {
        match self {
            Self::Letter => "letter",
            Self::Mail => "mail",
            Self::Message => "message",
            Self::Call => "call",
        }
    }

    /// How the timeline knows it.
    fn kind(self) -> InteractionKind {
        match self {
            Self::Letter => InteractionKind::Note,
            Self::Mail => InteractionKind::Mail,
            Self::Message => InteractionKind::Message,
            Self::Call => InteractionKind::Call,
        }
    }
}

/// A reminder that was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct NewNotice {
    /// To whom.
    pub client: Id,
    /// ISO 4217; the book's when absent.
    #[serde(default)]
    #[ts(optional)]
    pub currency: Option<String>,
    /// What the client's timeline says of it.
    pub text: String,
}

/// Reminders that were sent today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct RecordReminders {
    /// Which.
    pub reminders: Vec<NewNotice>,
    /// How they went out.
    pub how: HowSent,
}

/// What was noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Recorded {
    /// Reminders noted.
    pub reminders: usize,
    /// Those of which nothing was due any more.
    pub left_out: usize,
}

/// Notes of every invoice the level it was sent, and the reminder in the timeline of its client. What is no longer due is left out.
/// Errors: `not-found`, `text-too-long`, `too-many`; `reminder-not-due` when none of them is due.
pub fn record(tx: &Tx, request: &RecordReminders) -> Result<Recorded> {
    if request.reminders.len() > MOST {
        return Err(Error::invalid("reminders", "too-many").with("count", MOST));
    }
    let home = settings::business(tx)?.currency;
    let procedure = procedure::procedure(tx)?;
    let today = tx.moment.today();
    let mut done = Recorded { reminders: 0, left_out: 0 };
    let mut name = String::new();
    for (at, notice) in request.reminders.iter().enumerate() {
        if notice.text.chars().count() > LONGEST {
            return Err(Error::invalid(format!("reminders.{at}.text"), "text-too-long").with("count", LONGEST));
        }
        let client = clients::row_of(tx, notice.client)?;
        let currency = notice.currency.as_ref().unwrap_or(&home);
        let mut found: Option<DueReminder> = None;
        due::each(tx, today, &procedure, Some(client), i64::MIN, |reminder| {
            if reminder.currency == *currency {
                found = Some(reminder);
            }
            true
        })?;
        let Some(reminder) = found else {
            done.left_out += 1;
            continue;
        };
        for invoice in reminder.invoices {
            let Some(level) = invoice.level else { continue };
            tx.prepare_cached(
                "INSERT INTO reminders (uid, client, sale, level, day, how) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                Id::of_link("reminder", invoice.sale, level),
                client,
                invoice.row,
                level,
                today.to_string(),
                request.how.code()
            ])?;
        }
        interactions::insert(
            tx,
            &InteractionRow {
                id: tx.new_id(),
                client,
                person: None,
                kind: request.how.kind(),
                direction: (request.how != HowSent::Letter).then_some(Direction::Out),
                at: tx.now(),
                outcome: None,
                minutes: None,
                cost_minor: None,
                text: notice.text.trim(),
                user: tx.user,
            },
        )?;
        done.reminders += 1;
        name = reminder.client.name;
    }
    if done.reminders == 0 {
        return Err(Error::refused("reminder-not-due"));
    }
    tx.say("client", name);
    tx.say("count", done.reminders);
    Ok(done)
}
