//! Comparing all clients with all.

use super::page::{How, Reason};
use super::records::{Records, keep_learned};
use crate::book::{Act, Book};
use crate::moment::{Progress, Watch};
use crate::{Error, Result, settings};
use matching::{Agreement, Evidence, Found, Kinship, Matching, Pair, Settings, Standing};
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
    let mut stopped = Ok(());
    let found = set.find_watched(&mut |done, total| {
        stopped = watch.tick(Progress { stage: "comparing", done, total });
        stopped.is_ok()
    });
    stopped?;
    let found = found.ok_or(Error::Cancelled)?;
    let search = Search {
        at: act.now,
        clients,
        pairs: found.pairs.len() as u64,
        sure: found.pairs.iter().filter(|pair| pair.standing == Standing::Same).count() as u64,
    };
    book.write(act, |tx| {
        keep(tx, &found)?;
        keep_learned(tx, &found.learned)?;
        crate::book::set_local(tx, LAST, &serde_json::to_string(&search)?)
    })?;
    Ok(search)
}

/// Every client that is not archived, ready to be compared, and how many.
fn gather(conn: &Connection, watch: &dyn Watch) -> Result<(Matching, u64)> {
    let mut set = Matching::new(Settings::default());
    let country = settings::business(conn)?.country;
    let total = crate::book::refresh::active_clients(conn)?.unsigned_abs();
    let mut read = 0;
    Records::new(conn, &country)?.all(|record| {
        set.add(&record);
        read += 1;
        if read % STEP == 0 {
            watch.tick(Progress { stage: "reading", done: read, total })?;
        }
        Ok(())
    })?;
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
    insert.execute(params![
        place,
        pair.a as i64,
        pair.b as i64,
        (pair.probability * 10_000.0) as i64,
        pair.standing == Standing::Same,
        pair.kinship.map(kinship),
        serde_json::to_string(&reasons(pair)?)?,
    ])?;
    Ok(())
}

/// The code of what else a pair may be.
pub(crate) fn kinship(kin: Kinship) -> &'static str {
    match kin {
        Kinship::Household => "household",
        Kinship::Namesakes => "namesakes",
        Kinship::Branch => "branch",
        Kinship::Neighbours => "neighbours",
    }
}

/// What speaks for and against a pair, the weightiest first.
pub(crate) fn reasons(pair: &Pair) -> Result<Vec<Reason>> {
    pair.evidence.iter().take(REASONS).map(reason).collect()
}

fn reason(evidence: &Evidence) -> Result<Reason> {
    let how = match evidence.agreement {
        Agreement::Same | Agreement::StreetAndNumber | Agreement::PostcodeAndCity if evidence.bits > 0.0 => How::Same,
        // A town without its postcode is all of a town.
        Agreement::City if evidence.bits > 0.0 => How::Same,
        _ if evidence.bits > 0.0 => How::Alike,
        _ => How::Differs,
    };
    let field = serde_json::to_value(evidence.field)?;
    Ok(Reason { field: field.as_str().unwrap_or_default().to_owned(), how })
}
