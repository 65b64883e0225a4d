//! The records that wait to be sent. Sending is not built: what is here shows the queue and writes it as the file the Spanish agency
//! takes.

use super::chain;
use crate::fiscal;
use crate::ids::Id;
use crate::{Error, Result, settings};
use einvoice::verifactu::{Extra, Header, System, annulment, batch, registration};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::Write as _;
use std::path::Path;

/// Most rows of one page, and most records of one file.
const MOST: i64 = 1_000;
/// Counted up to this.
const COUNTED: i64 = 10_000;

/// Which records.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct RecordsRequest {
    /// The row the page before ended with.
    #[ts(optional, type = "number")]
    pub after: Option<i64>,
    /// Most rows; 50 when absent, never over 1,000.
    #[ts(optional)]
    pub limit: Option<u32>,
}

/// The records that wait, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct RecordsPage {
    /// The rows.
    pub rows: Vec<FiscalRecord>,
    /// Where the next page begins; nothing when this is the last.
    #[ts(type = "number | null")]
    pub next: Option<i64>,
    /// How many wait, counted up to ten thousand.
    #[ts(type = "number")]
    pub waiting: i64,
    /// Whether this program sends them: it does not, yet.
    pub sends: bool,
}

/// A record of an invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct FiscalRecord {
    /// Its row: what the next page begins after.
    #[ts(type = "number")]
    pub row: i64,
    /// The invoice.
    pub sale: Id,
    /// Its series and number.
    pub number: String,
    /// ISO day of the invoice.
    pub day: String,
    /// `registration` or `annulment`.
    pub kind: String,
    /// Its place in the chain of its machine.
    #[ts(type = "number")]
    pub position: i64,
    /// Its fingerprint, hexadecimal.
    pub fingerprint: String,
    /// When it was made, ISO 8601 with offset.
    pub at: String,
    /// `queued`.
    pub state: String,
    /// Whether it was made while it could not be sent.
    pub incident: bool,
}

/// The records that wait to be sent, oldest first.
pub fn records(conn: &Connection, request: &RecordsRequest) -> Result<RecordsPage> {
    let limit = i64::from(request.limit.unwrap_or(50)).clamp(1, MOST);
    let mut all = conn.prepare_cached(
        "SELECT r.id, s.uid, s.series || s.number, s.day, r.kind, r.position, r.fingerprint, r.at, r.state, r.incident
         FROM records AS r INDEXED BY records_waiting CROSS JOIN sales AS s ON s.id = r.sale
         WHERE r.state = 'queued' AND r.id > ?1 ORDER BY r.id LIMIT ?2",
    )?;
    let mut rows = all
        .query_map(params![request.after.unwrap_or(0), limit + 1], |r| {
            Ok(FiscalRecord {
                row: r.get(0)?,
                sale: r.get(1)?,
                number: r.get(2)?,
                day: r.get(3)?,
                kind: r.get(4)?,
                position: r.get(5)?,
                fingerprint: r.get(6)?,
                at: r.get(7)?,
                state: r.get(8)?,
                incident: r.get(9)?,
            })
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let more = rows.len() as i64 > limit;
    rows.truncate(limit as usize);
    let waiting = conn
        .prepare_cached(
            "SELECT count(*) FROM (SELECT 1 FROM records INDEXED BY records_waiting WHERE state = 'queued' LIMIT ?1)",
        )?
        .query_row([COUNTED], |r| r.get(0))?;
    Ok(RecordsPage { next: rows.last().filter(|_| more).map(|last| last.row), rows, waiting, sends: false })
}

/// Where to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ExportRecords {
    /// The file to write; nothing that is there is replaced.
    pub to: String,
    /// The row the file before ended with.
    #[serde(default)]
    #[ts(optional, type = "number")]
    pub after: Option<i64>,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct RecordsWritten {
    /// The file.
    pub path: String,
    /// How many records are in it.
    pub records: usize,
    /// Where the next file begins; nothing when this is the last.
    #[ts(type = "number | null")]
    pub next: Option<i64>,
}

/// Writes up to a thousand waiting records as the XML the Spanish agency takes, told as late (`Incidencia`). They keep waiting: nothing
/// was sent. Errors: `nothing-left`, `file-exists`, `record-unfit`, those of the disk.
pub fn export_records(conn: &Connection, request: &ExportRecords) -> Result<RecordsWritten> {
    let issuer = fiscal::issuer(conn)?;
    let country = settings::business(conn)?.country;
    let party = issuer.party(&country);
    // Nobody declares yet to be this program's producer before the agency: who runs it stands for it.
    let system = System {
        producer: party.name.clone(),
        producer_nif: party.tax_id.clone(),
        name: "Clientela".to_owned(),
        id: "CL".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        installation: "1".to_owned(),
        only_verifactu: true,
        several_possible: false,
        several: false,
    };
    let mut pieces = Vec::new();
    let mut next = None;
    chain::waiting(conn, request.after.unwrap_or(0), MOST + 1, |row, link, issued| {
        if pieces.len() as i64 == MOST {
            return Ok(());
        }
        let what = issued.lines.first().map_or("", |line| line.description.as_str());
        let extra = Extra::of(&what.chars().take(500).collect::<String>());
        let piece = match &link.record {
            einvoice::verifactu::Record::Annulment { .. } => annulment(link, &system, &extra),
            _ => registration(issued, link, &system, &extra),
        };
        pieces.push(piece.map_err(|error| chain::unfit(&error))?);
        next = Some(row);
        Ok(())
    })?;
    if pieces.is_empty() {
        return Err(Error::refused("nothing-left"));
    }
    let header = Header { name: party.name, nif: party.tax_id, incident: true, until: None };
    let xml = batch(&header, &pieces).map_err(|error| chain::unfit(&error))?;
    let path = Path::new(&request.to);
    let mut file = File::create_new(path).map_err(|e| match e.kind() {
        std::io::ErrorKind::AlreadyExists => Error::book("file-exists", path),
        _ => Error::io(path)(e),
    })?;
    file.write_all(xml.as_bytes()).and_then(|()| file.sync_all()).map_err(Error::io(path))?;
    Ok(RecordsWritten {
        path: request.to.clone(),
        records: pieces.len(),
        next: next.filter(|_| pieces.len() as i64 == MOST),
    })
}
