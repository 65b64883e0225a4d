//! Records chained by their fingerprints, and the walk that finds the first one that is not as it was.

use super::record::{InvoiceId, Record};
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

/// A record in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// What is recorded.
    pub record: Record,
    /// The invoice of the record before and its fingerprint; none for the first.
    pub previous: Option<(InvoiceId, String)>,
    /// When it was made.
    pub at: DateTime<FixedOffset>,
    /// Its fingerprint.
    pub fingerprint: String,
}

impl Link {
    /// Chains a record after another, or begins a chain.
    pub fn after(previous: Option<&Link>, record: Record, at: DateTime<FixedOffset>) -> Link {
        let before = previous.map_or("", |link| link.fingerprint.as_str());
        let fingerprint = record.fingerprint(before, at);
        Link {
            record,
            previous: previous.map(|link| (link.record.id().clone(), link.fingerprint.clone())),
            at,
            fingerprint,
        }
    }
}

/// What is wrong with a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Its fingerprint is not that of its text: something in it was changed.
    Fingerprint,
    /// It does not name the record before it: one was taken out, put in or moved.
    Previous,
    /// It is older than the record before it.
    Time,
}

/// The first record that is not as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("record {position} of the chain, invoice {}: {fault:?}", .id.number)]
pub struct Broken {
    /// Its place, from 0 for the first that was given.
    pub position: u64,
    /// The invoice it is about.
    pub id: InvoiceId,
    /// What is wrong.
    pub fault: Fault,
}

/// Walks a chain in its order and tells how many records are sound, or the first that is not. `before` is the last record already known to
/// be sound, none to begin at the beginning. Holds one record at a time; 300,000 take about a second.
pub fn verify<L: std::borrow::Borrow<Link>>(
    links: impl IntoIterator<Item = L>,
    before: Option<&Link>,
) -> Result<u64, Broken> {
    let mut last = before.map(|link| (link.record.id().clone(), link.fingerprint.clone(), link.at));
    let mut position = 0;
    for link in links {
        let link = link.borrow();
        let broken = |fault| Err(Broken { position, id: link.record.id().clone(), fault });
        let named = link.previous.as_ref().map(|(id, fingerprint)| (id, fingerprint.as_str()));
        if named != last.as_ref().map(|(id, fingerprint, _)| (id, fingerprint.as_str())) {
            return broken(Fault::Previous);
        }
        if link.record.fingerprint(named.map_or("", |(_, fingerprint)| fingerprint), link.at) != link.fingerprint {
            return broken(Fault::Fingerprint);
        }
        if last.as_ref().is_some_and(|(_, _, at)| link.at < *at) {
            return broken(Fault::Time);
        }
        last = Some((link.record.id().clone(), link.fingerprint.clone(), link.at));
        position += 1;
    }
    Ok(position)
}
