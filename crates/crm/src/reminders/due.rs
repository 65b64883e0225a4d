//! Who is to be reminded, and of what.

use super::procedure::{self, Procedure};
use crate::ids::{Id, Named};
use crate::moment::Moment;
use crate::{Error, Result, clients};
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension as _, params};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Most reminders of one page.
const MOST: usize = 100;
/// Open documents one page looks at; the client it stops in is told whole.
const LOOKED_AT: usize = 2_000;

/// Which reminders.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct RemindersRequest {
    /// Of one client.
    #[ts(optional)]
    pub client: Option<Id>,
    /// Where the page before ended.
    #[ts(optional)]
    pub after: Option<String>,
    /// Most reminders; 50 when absent, never over 100. A client with several currencies is told whole.
    #[ts(optional)]
    pub limit: Option<u32>,
}

/// A page of reminders that are to be sent, by when the client was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct DuePage {
    /// The rows; they may be few, even none, while there are more behind `next`.
    pub rows: Vec<DueReminder>,
    /// Where the next page begins; nothing when this is the last.
    pub next: Option<String>,
}

/// What a client is to be reminded of, in a currency. Minor units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct DueReminder {
    /// Whom.
    pub client: Named,
    /// ISO 4217.
    pub currency: String,
    /// The highest level that is due, from 1.
    pub level: usize,
    /// Its tone: 1 friendly, 2 firm, 3 the last.
    pub tone: u8,
    /// What the letter asks for: what is due now and what was reminded of before and is still late, the longest late first.
    pub invoices: Vec<LateInvoice>,
    /// Their sum.
    #[ts(type = "number")]
    pub owed_minor: i64,
    /// How late the oldest is.
    #[ts(type = "number")]
    pub days_late: i64,
    /// What is hers: left of credit notes and paid in advance. Above zero, look before a letter goes.
    #[ts(type = "number")]
    pub in_favour_minor: i64,
    /// Her first mail.
    pub mail: Option<String>,
    /// When she was last reminded of any of these, ISO day.
    pub last: Option<String>,
}

/// An invoice that is late. Minor units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct LateInvoice {
    /// The invoice.
    pub sale: Id,
    /// Series and number.
    pub number: String,
    /// ISO day.
    pub day: String,
    /// Until when it was to be paid, ISO day; its own day where it does not say.
    pub due: String,
    /// Days since.
    #[ts(type = "number")]
    pub days_late: i64,
    /// What it came to.
    #[ts(type = "number")]
    pub payable_minor: i64,
    /// What is owed of it.
    #[ts(type = "number")]
    pub owed_minor: i64,
    /// The level it is due for now; nothing where it only stands beside.
    pub level: Option<usize>,
    /// The last level that was sent.
    pub sent: Option<usize>,
    /// Its row.
    #[serde(skip)]
    #[ts(skip)]
    pub(super) row: i64,
}

/// One page of what is to be sent. Nobody is told who is left in peace (`reminders.pause`). A page looks at two thousand open documents and then
/// ends with the client. Errors: `not-found` (client), `cursor-unfit`.
pub fn due(conn: &Connection, moment: Moment, request: &RemindersRequest) -> Result<DuePage> {
    let most = request.limit.map_or(50, |limit| limit as usize).clamp(1, MOST);
    let only = request.client.map(|client| clients::row_of(conn, client)).transpose()?;
    let after = match &request.after {
        None => i64::MIN,
        Some(text) => text.parse().map_err(|_| Error::invalid("after", "cursor-unfit"))?,
    };
    let procedure = procedure::procedure(conn)?;
    let mut rows = Vec::new();
    let next = each(conn, moment.today(), &procedure, only, after, |reminder| {
        rows.push(reminder);
        rows.len() < most
    })?;
    Ok(DuePage { rows, next: next.map(|client| client.to_string()) })
}

/// An open document of a client.
struct Open {
    currency: String,
    invoice: LateInvoice,
}

/// Tells reminders client by client, of those after the row `after`, until `wanted` says it is enough or the page looked at all it may.
/// Returns the last client's row when there may be more.
pub(super) fn each(
    conn: &Connection,
    today: NaiveDate,
    procedure: &Procedure,
    only: Option<i64>,
    after: i64,
    mut wanted: impl FnMut(DueReminder) -> bool,
) -> Result<Option<i64>> {
    let of = if only.is_some() { "client = ?1 AND client > ?2" } else { "?1 IS NULL AND client > ?2" };
    let mut statement = conn.prepare_cached(&format!(
        "SELECT client, id, uid, series || number, day, coalesce(due, day), currency, total_minor - retained_minor, owed_minor,
                CAST(julianday(?3) - julianday(coalesce(due, day)) AS INTEGER)
         FROM sales INDEXED BY sales_owed_by
         WHERE kind IN ('invoice', 'credit') AND state IN ('open', 'partial') AND {of} ORDER BY client, due, id"
    ))?;
    let mut found = statement.query(params![only, after, today.to_string()])?;
    let (mut open, mut whose, mut looked_at): (Vec<Open>, Option<i64>, usize) = (Vec::new(), None, 0);
    while let Some(r) = found.next()? {
        let client: i64 = r.get(0)?;
        if let Some(before) = whose.filter(|before| *before != client) {
            let mut enough = looked_at >= LOOKED_AT;
            for reminder in of_client(conn, today, procedure, before, std::mem::take(&mut open))? {
                enough |= !wanted(reminder);
            }
            if enough {
                return Ok(Some(before));
            }
        }
        whose = Some(client);
        looked_at += 1;
        let invoice = LateInvoice {
            row: r.get(1)?,
            sale: r.get(2)?,
            number: r.get(3)?,
            day: r.get(4)?,
            due: r.get(5)?,
            payable_minor: r.get(7)?,
            owed_minor: r.get(8)?,
            days_late: r.get::<_, Option<i64>>(9)?.unwrap_or(0),
            level: None,
            sent: None,
        };
        open.push(Open { currency: r.get(6)?, invoice });
    }
    if let Some(client) = whose {
        for reminder in of_client(conn, today, procedure, client, open)? {
            wanted(reminder);
        }
    }
    Ok(None)
}

/// What a client with these open documents is to be reminded of, a reminder for each currency.
fn of_client(
    conn: &Connection,
    today: NaiveDate,
    procedure: &Procedure,
    client: i64,
    open: Vec<Open>,
) -> Result<Vec<DueReminder>> {
    let first = procedure.levels.first().map_or(i64::MAX, |level| i64::from(level.days));
    if !open.iter().any(|one| one.invoice.owed_minor > 0 && one.invoice.days_late >= first) {
        return Ok(Vec::new());
    }
    let paused: Option<String> = conn
        .prepare_cached("SELECT reminders_paused_until FROM clients WHERE id = ?1")?
        .query_row([client], |r| r.get(0))?;
    if paused.is_some_and(|until| until >= today.to_string()) {
        return Ok(Vec::new());
    }
    let mut sent =
        conn.prepare_cached("SELECT level, day FROM reminders WHERE sale = ?1 ORDER BY level DESC LIMIT 1")?;
    let mut currencies: BTreeMap<String, DueReminder> = BTreeMap::new();
    let who = crate::payments::named(conn, client)?;
    for Open { currency, mut invoice } in open {
        let reminder = currencies.entry(currency.clone()).or_insert_with(|| DueReminder {
            client: who.clone(),
            currency,
            level: 0,
            tone: 1,
            invoices: Vec::new(),
            owed_minor: 0,
            days_late: 0,
            in_favour_minor: 0,
            mail: None,
            last: None,
        });
        if invoice.owed_minor < 0 {
            reminder.in_favour_minor -= invoice.owed_minor;
            continue;
        }
        let last: Option<(usize, String)> = sent.query_row([invoice.row], |r| Ok((r.get(0)?, r.get(1)?))).optional()?;
        let ago = |day: &str| day.parse().map_or(i64::MAX, |day: NaiveDate| (today - day).num_days());
        invoice.level = procedure.next(invoice.days_late, last.as_ref().map(|(level, day)| (*level, ago(day))));
        if invoice.level.is_none() && (last.is_none() || invoice.days_late <= 0) {
            continue;
        }
        if let Some((level, day)) = last {
            invoice.sent = Some(level);
            reminder.last = reminder.last.take().max(Some(day));
        }
        reminder.level = reminder.level.max(invoice.level.unwrap_or(0));
        reminder.days_late = reminder.days_late.max(invoice.days_late);
        reminder.owed_minor += invoice.owed_minor;
        reminder.invoices.push(invoice);
    }
    let mut due: Vec<DueReminder> = currencies.into_values().filter(|reminder| reminder.level > 0).collect();
    for reminder in &mut due {
        reminder.tone = procedure.tone(reminder.level);
        reminder.invoices.sort_by(|a, b| (b.days_late, a.row).cmp(&(a.days_late, b.row)));
        reminder.in_favour_minor += advance(conn, client, &reminder.currency)?;
        reminder.mail = mail_of(conn, client)?;
    }
    Ok(due)
}

/// What a client paid in advance.
fn advance(conn: &Connection, client: i64, currency: &str) -> Result<i64> {
    Ok(conn
        .prepare_cached(
            "SELECT coalesce(sum(kept_free_minor), 0) FROM payments INDEXED BY payments_free
             WHERE client = ?1 AND kept_free_minor <> 0 AND currency = ?2",
        )?
        .query_row(params![client, currency], |r| r.get(0))?)
}

fn mail_of(conn: &Connection, client: i64) -> Result<Option<String>> {
    Ok(conn
        .prepare_cached(
            "SELECT value FROM contact_points WHERE client = ?1 AND kind = 'mail' ORDER BY position, id LIMIT 1",
        )?
        .query_row([client], |r| r.get(0))
        .optional()?)
}
