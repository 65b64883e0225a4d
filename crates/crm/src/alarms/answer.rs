//! What a person says to an alarm.

use super::AlarmKind;
use crate::book::Tx;
use crate::ids::Id;
use crate::{Result, clients};
use chrono::Days;
use rusqlite::params;
use serde::{Deserialize, Serialize};

/// What was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum AlarmAnswer {
    /// It was dealt with.
    Done,
    /// Not now.
    Later,
    /// Never again for this client.
    Never,
}

impl AlarmAnswer {
    const fn code(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Later => "later",
            Self::Never => "never",
        }
    }
}

/// Which alarm, and what is said to it.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct AnswerAlarm {
    /// The client it is about.
    pub client: Id,
    /// What it is about.
    pub kind: AlarmKind,
    /// What is said.
    pub answer: AlarmAnswer,
}

/// Until when it is quiet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct AlarmAnswered {
    /// The day from which it may be told again, ISO; nothing: never.
    pub until: Option<String>,
}

/// Notes an answer, so that the alarm is quiet for its time. Errors: `not-found`, `client-merged`, `client-erased`.
pub fn answer(tx: &Tx, request: &AnswerAlarm) -> Result<AlarmAnswered> {
    let client = clients::row_of(tx, request.client)?;
    clients::refuse_gone(tx, client)?;
    let today = tx.moment.today();
    let (done, later) = request.kind.quiet();
    let days = match request.answer {
        AlarmAnswer::Done => Some(done),
        AlarmAnswer::Later => Some(later),
        AlarmAnswer::Never => None,
    };
    let until = days.and_then(|days| today.checked_add_days(Days::new(days))).map(|day| day.to_string());
    tx.prepare_cached(
        "INSERT INTO alarm_answers (uid, client, kind, answer, day, until) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        tx.new_id(),
        client,
        request.kind.code(),
        request.answer.code(),
        today.to_string(),
        until
    ])?;
    tx.say("client", clients::name_of(tx, client)?);
    tx.say("alarm", request.kind.code());
    tx.say("answer", request.answer.code());
    Ok(AlarmAnswered { until })
}
