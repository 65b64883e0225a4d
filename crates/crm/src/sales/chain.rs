//! The chain of records: each machine has one, each record names the one before it.

use super::series;
use crate::book::Tx;
use crate::ids::Id;
use crate::moment::Moment;
use crate::{Error, Result};
use chrono::{DateTime, FixedOffset, TimeZone as _, Utc};
use einvoice::verifactu::{Environment, Link, Record, RecordError};
use einvoice::{Issued, thaw};
use rusqlite::{Connection, OptionalExtension, params};

/// The last record of this machine: its place, its fingerprint, when it was made.
type Last = (i64, String, String);

fn last(conn: &Connection, device: Id) -> Result<Option<Last>> {
    let mut one = conn.prepare_cached(
        "SELECT position, fingerprint, at FROM records WHERE device = ?1 ORDER BY position DESC LIMIT 1",
    )?;
    Ok(one.query_row([device], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?))).optional()?)
}

/// Records an invoice issued at a moment behind the last record of this machine. Errors: `record-unfit` with what the agency would not take.
pub(super) fn register(tx: &Tx, sale: i64, issued: &Issued, moment: Moment) -> Result<()> {
    let record = Record::of(issued).map_err(|error| unfit(&error))?;
    einvoice::verifactu::rows(issued).map_err(|error| unfit(&error))?;
    let device = series::device(tx)?;
    let last = last(tx, device)?;
    let now = Utc
        .timestamp_millis_opt(moment.now)
        .single()
        .map(|at| at.with_timezone(&moment.zone).fixed_offset())
        .ok_or_else(|| Error::refused("internal"))?;
    // A clock that was put back must not make the chain look broken.
    let before = last.as_ref().and_then(|(.., at)| DateTime::parse_from_rfc3339(at).ok());
    let at = before.filter(|before| *before > now).unwrap_or(now);
    let at: DateTime<FixedOffset> =
        DateTime::parse_from_rfc3339(&written(at)).map_err(|_| Error::refused("internal"))?;
    let previous = last.as_ref().map_or("", |(_, fingerprint, _)| fingerprint.as_str());
    tx.prepare_cached(
        "INSERT INTO records (uid, device, sale, kind, position, previous, fingerprint, at)
         VALUES (?1, ?2, ?3, 'registration', ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        tx.new_id(),
        device,
        sale,
        last.as_ref().map_or(1, |(position, ..)| position + 1),
        previous,
        record.fingerprint(previous, at),
        written(at),
    ])?;
    Ok(())
}

/// Where anybody can look an invoice up: the address of the code on the paper. The records are made to be sent, so it is the address
/// of what is sent.
pub(super) fn address(issued: &Issued) -> Option<String> {
    let Record::Registration { id, total, .. } = Record::of(issued).ok()? else { return None };
    einvoice::verifactu::url(&id, total, Environment::Production, true).ok()
}

/// What the agency would not take, by the name of its rule: the word tells it.
pub(super) fn unfit(error: &RecordError) -> Error {
    Error::refused("record-unfit").with("detail", format!("{error:?}"))
}

/// A moment as records have it: to the second, with its offset.
fn written(at: DateTime<FixedOffset>) -> String {
    at.format("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// Gives up to `most` waiting records behind the row `after` to `take`, in their order, each as a link of its chain with its frozen
/// invoice. Errors: `document-unreadable` where either cannot be read.
pub(super) fn waiting(
    conn: &Connection,
    after: i64,
    most: i64,
    mut take: impl FnMut(i64, &Link, &Issued) -> Result<()>,
) -> Result<()> {
    let damaged = || Error::refused("document-unreadable");
    let mut all = conn.prepare_cached(
        "SELECT r.id, r.kind, r.fingerprint, r.at, r.previous, i.json, i.sha256, b.json, b.sha256
         FROM records AS r INDEXED BY records_waiting CROSS JOIN issued AS i ON i.sale = r.sale
         LEFT JOIN records AS p ON p.device = r.device AND p.position = r.position - 1 LEFT JOIN issued AS b ON b.sale = p.sale
         WHERE r.state = 'queued' AND r.id > ?1 ORDER BY r.id LIMIT ?2",
    )?;
    let mut rows = all.query(params![after, most])?;
    while let Some(r) = rows.next()? {
        let frozen = |at: usize| -> Result<Option<(Issued, Record)>> {
            let (Some(json), Some(sha)) = (r.get::<_, Option<String>>(at)?, r.get::<_, Option<String>>(at + 1)?) else {
                return Ok(None);
            };
            let issued = thaw(&json, &sha).map_err(|_| damaged())?;
            let record = Record::of(&issued).map_err(|_| damaged())?;
            Ok(Some((issued, record)))
        };
        let (issued, record) = frozen(5)?.ok_or_else(damaged)?;
        let record = match r.get::<_, String>(1)?.as_str() {
            "annulment" => Record::Annulment { id: record.id().clone() },
            _ => record,
        };
        let before: String = r.get(4)?;
        let previous = frozen(7)?.map(|(_, record)| (record.id().clone(), before));
        let at = DateTime::parse_from_rfc3339(&r.get::<_, String>(3)?).map_err(|_| damaged())?;
        take(r.get(0)?, &Link { record, previous, at, fingerprint: r.get(2)? }, &issued)?;
    }
    Ok(())
}
