//! Comparing all clients with all.

use super::page::{How, Reason};
use crate::book::{Act, Book};
use crate::moment::{Progress, Watch};
use crate::{Result, settings};
use matching::{Agreement, Evidence, Found, Kind, Kinship, Matching, Pair, Record, Settings, Standing};
use rusqlite::{CachedStatement, Connection, params};
use serde::{Deserialize, Serialize};

/// Clients read between two looks at whether to stop.
const STEP: u64 = 1_000;
/// Reasons kept of a pair, the weightiest.
const REASONS: usize = 8;
/// Where the last search is noted, in `local`.
pub(super) const LAST: &str = "duplicates_search";

/// What a search did.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Search {
    /// When, milliseconds UTC.
    #[ts(type = "number")]
    pub at: i64,
    /// Clients compared: all but the archived.
    #[ts(type = "number")]
    pub clients: u64,
    /// Pairs a person should look at, the sure ones among them.
    #[ts(type = "number")]
    pub pairs: u64,
    /// Pairs held for one and the same.
    #[ts(type = "number")]
    pub sure: u64,
}

/// Compares all clients that are not archived and keeps the pairs that are or may be one, in place of those of the search before. Pairs
/// a person told apart are left out. Cost: about n·log n in the number of clients. Errors: `cancelled`.
pub fn find(book: &Book, act: Act, watch: &dyn Watch) -> Result<Search> {
    let (set, clients) = book.read(|conn| gather(conn, watch))?;
    watch.tick(Progress { stage: "comparing", done: 0, total: 0 })?;
    let found = set.find();
    watch.tick(Progress { stage: "comparing", done: 1, total: 1 })?;
    let search = Search {
        at: act.now,
        clients,
        pairs: found.pairs.len() as u64,
        sure: found.pairs.iter().filter(|pair| pair.standing == Standing::Same).count() as u64,
    };
    book.write(act, |tx| {
        keep(tx, &found)?;
        crate::book::set_local(tx, LAST, &serde_json::to_string(&search)?)
    })?;
    Ok(search)
}

/// Every client that is not archived, ready to be compared, and how many.
fn gather(conn: &Connection, watch: &dyn Watch) -> Result<(Matching, u64)> {
    let mut set = Matching::new(Settings::default());
    let country = settings::business(conn)?.country;
    let total = crate::book::refresh::active_clients(conn)?.unsigned_abs();
    let mut reach = conn.prepare("SELECT kind, value FROM contact_points WHERE client = ?1 ORDER BY position, id")?;
    let mut places = conn.prepare(
        "SELECT street, city, region, postcode, country FROM addresses WHERE client = ?1 ORDER BY position, id",
    )?;
    let mut clients = conn.prepare(
        "SELECT id, kind, name, given_name, surname1, surname2, tax_id, birthday FROM clients WHERE active = 1 ORDER BY id",
    )?;
    let mut rows = clients.query([])?;
    let mut read = 0;
    while let Some(r) = rows.next()? {
        let id: i64 = r.get(0)?;
        let text = |at: usize| Ok::<String, rusqlite::Error>(r.get::<_, Option<String>>(at)?.unwrap_or_default());
        let mut record = Record {
            id: id.unsigned_abs(),
            known: true,
            kind: if text(1)? == "company" { Kind::Company } else { Kind::Person },
            name: text(2)?,
            given: text(3)?,
            surnames: [text(4)?, text(5)?].join(" ").trim().to_owned(),
            country: country.clone(),
            tax_ids: r.get::<_, Option<String>>(6)?.into_iter().collect(),
            // A birthday without its year says too little to compare.
            birth: Some(text(7)?).filter(|day| !day.starts_with("0000")).unwrap_or_default(),
            ..Record::default()
        };
        let mut points = reach.query([id])?;
        while let Some(point) = points.next()? {
            match point.get_ref(0)?.as_str().unwrap_or_default() {
                "phone" => record.phones.push(point.get(1)?),
                "mail" => record.mails.push(point.get(1)?),
                _ => {}
            }
        }
        let mut addresses = places.query([id])?;
        while let Some(place) = addresses.next()? {
            record.address.extend(Some(place.get::<_, String>(0)?).filter(|street| !street.is_empty()));
            if record.city.is_empty() {
                (record.city, record.region, record.postcode) = (place.get(1)?, place.get(2)?, place.get(3)?);
                record.country =
                    Some(place.get(4)?).filter(|c: &String| !c.is_empty()).unwrap_or_else(|| country.clone());
            }
        }
        set.add(&record);
        read += 1;
        if read % STEP == 0 {
            watch.tick(Progress { stage: "reading", done: read, total })?;
        }
    }
    let mut apart = conn.prepare("SELECT client, other FROM distinct_clients")?;
    let mut rows = apart.query([])?;
    while let Some(r) = rows.next()? {
        set.never_same(r.get::<_, i64>(0)?.unsigned_abs(), r.get::<_, i64>(1)?.unsigned_abs());
    }
    Ok((set, read))
}

fn keep(tx: &Connection, found: &Found) -> Result<()> {
    tx.execute("DELETE FROM suspects", [])?;
    let mut insert = tx.prepare_cached(
        "INSERT INTO suspects (id, client, other, certainty, sure, kinship, reasons) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for (place, pair) in found.pairs.iter().enumerate() {
        insert_pair(&mut insert, place as i64 + 1, pair)?;
    }
    Ok(())
}

fn insert_pair(insert: &mut CachedStatement, place: i64, pair: &Pair) -> Result<()> {
    let kinship = pair.kinship.map(|kin| match kin {
        Kinship::Household => "household",
        Kinship::Namesakes => "namesakes",
        Kinship::Branch => "branch",
        Kinship::Neighbours => "neighbours",
    });
    let reasons: Vec<Reason> = pair.evidence.iter().take(REASONS).map(reason).collect::<Result<_>>()?;
    insert.execute(params![
        place,
        pair.a as i64,
        pair.b as i64,
        (pair.probability * 10_000.0) as i64,
        pair.standing == Standing::Same,
        kinship,
        serde_json::to_string(&reasons)?,
    ])?;
    Ok(())
}

fn reason(evidence: &Evidence) -> Result<Reason> {
    let how = match evidence.agreement {
        Agreement::Same | Agreement::StreetAndNumber | Agreement::PostcodeAndCity if evidence.bits > 0.0 => How::Same,
        _ if evidence.bits > 0.0 => How::Alike,
        _ => How::Differs,
    };
    let field = serde_json::to_value(evidence.field)?;
    Ok(Reason { field: field.as_str().unwrap_or_default().to_owned(), how })
}
