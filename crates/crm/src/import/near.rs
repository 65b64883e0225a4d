//! Whether somebody of a name may live in a place, known without asking the book: of a million clients hundreds share a name, and for most
//! rows none of them is a neighbour.

use crate::book::Tx;
use crate::{Result, names};
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// A book with more addresses for each row than these is asked instead: reading all of them would take longer.
const MOST: u64 = 4;

/// Name and city, name and postcode of every client, as hashes: what is not among them is nowhere, what is may be.
pub(super) struct Near(HashSet<u32>);

impl Near {
    /// Of the clients of the book; nothing where `rows` are too few to be worth it.
    pub fn of(tx: &Tx, rows: u64) -> Result<Option<Self>> {
        let there: i64 = tx.query_row("SELECT coalesce(max(id), 0) FROM addresses", [], |r| r.get(0))?;
        if there as u64 > rows.saturating_mul(MOST) {
            return Ok(None);
        }
        let mut near = Self(HashSet::with_capacity(2 * (rows.max(there as u64) as usize)));
        near.read(
            tx,
            "SELECT c.sort_key, a.city, a.postcode FROM addresses AS a JOIN clients AS c ON c.id = a.client",
            [],
        )?;
        Ok(Some(near))
    }

    /// Notes where a client lives now and what it is called, after it was written.
    pub fn note(&mut self, tx: &Tx, client: i64) -> Result<()> {
        let of_one = "SELECT c.sort_key, a.city, a.postcode FROM addresses AS a JOIN clients AS c ON c.id = a.client
                      WHERE a.client = ?1";
        self.read(tx, of_one, [client])
    }

    /// Whether one of this name (folded) may live in this city or at this postcode (folded too).
    pub fn may_be(&self, key: &str, city: &str, postcode: &str) -> bool {
        places(key, city, postcode).any(|place| self.0.contains(&place))
    }

    fn read(&mut self, tx: &Tx, sql: &'static str, of: impl rusqlite::Params) -> Result<()> {
        let mut all = tx.prepare_cached(sql)?;
        let mut rows = all.query(of)?;
        while let Some(row) = rows.next()? {
            let text = |at: usize| Ok::<_, crate::Error>(row.get_ref(at)?.as_str().unwrap_or_default());
            let (city, postcode) = (names::fold(text(1)?), names::fold(text(2)?));
            self.0.extend(places(text(0)?, &city, &postcode));
        }
        Ok(())
    }
}

fn places(key: &str, city: &str, postcode: &str) -> impl Iterator<Item = u32> {
    let one = |is_code: bool, place: &str| {
        (!place.is_empty()).then(|| {
            let mut hash = DefaultHasher::new();
            (key, is_code, place).hash(&mut hash);
            // Half of it is enough: a place in vain once in thousands of rows costs one question.
            hash.finish() as u32
        })
    };
    [one(false, city), one(true, postcode)].into_iter().flatten()
}
