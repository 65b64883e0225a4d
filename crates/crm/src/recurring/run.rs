use super::page::due;
use super::{Recurring, nth};
use crate::book::Tx;
use crate::ids::Id;
use crate::sales::{self, Sale};
use crate::{Error, Result};
use chrono::NaiveDate;
use rusqlite::params;
use serde::{Deserialize, Serialize};

/// Most drafts that are made of one at once: what is missed for longer is made by asking again.
const MOST: usize = 60;

/// Which ones to make.
#[derive(Debug, Clone, Copy, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct RunRecurring {
    /// Only of this one; of all when absent.
    #[ts(optional)]
    pub id: Option<Id>,
}

/// What was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct MadeAgain {
    /// The drafts, in the order of what they repeat and of their days.
    pub drafts: Vec<Sale>,
}

/// Makes a draft for every date that has come and has none yet: the same lines and terms, the day of the period, due as many days later as
/// the invoice it repeats. Each period is made once, also by two laptops; a draft that was thrown away is not made again. Nothing is issued.
/// Errors: those of writing a document.
pub fn run(tx: &Tx, asked: RunRecurring) -> Result<MadeAgain> {
    let today = tx.moment.today();
    let mut drafts = Vec::new();
    for (one, row) in due(tx, today)?.into_iter().filter(|(one, _)| asked.id.is_none_or(|id| id == one.id)) {
        for period in one.made.. {
            let Some(day) = day_of(&one, period)?.filter(|day| *day <= today) else { break };
            if drafts.len() >= MOST {
                break;
            }
            let made = sales::draft_again(tx, one.sale, day)?;
            tx.prepare_cached("INSERT INTO recurring_made (uid, recurring, period, document) VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![Id::of_link("recurring", one.id, period), row, period, made.sale.id])?;
            drafts.push(made.sale);
        }
    }
    tx.say("count", drafts.len());
    Ok(MadeAgain { drafts })
}

/// The day of a period, nothing after the last.
fn day_of(one: &Recurring, period: u32) -> Result<Option<NaiveDate>> {
    let read =
        |text: &str| text.parse::<NaiveDate>().map_err(|_| Error::invalid("anchor", "not-a-day").with("value", text));
    let last = one.until.as_deref().map(read).transpose()?;
    let day = nth(read(&one.anchor)?, &one.unit, one.every, period);
    Ok(day.filter(|day| last.is_none_or(|last| *day <= last)))
}
