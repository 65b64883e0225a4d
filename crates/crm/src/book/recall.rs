//! What is dear to reckon from the whole book is kept in memory until the book changes. It is never written.

use super::Book;
use crate::moment::{Moment, Timestamp};
use crate::{Error, Result};
use chrono::NaiveDate;
use rusqlite::Connection;
use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// What is kept, one value of a type.
#[derive(Default)]
pub(super) struct Recalled(Mutex<HashMap<TypeId, Kept>>);

struct Kept {
    value: Arc<dyn Any + Send + Sync>,
    day: NaiveDate,
    at: Timestamp,
    transaction: i64,
}

impl Book {
    /// The value `make` reckons from the book, or the one kept of the same day if nothing was written since, or if it is younger than its
    /// `patience` in milliseconds: what took long to reckon need not follow every word that is written. Whoever asks meanwhile waits.
    pub(crate) fn recall<T: Any + Send + Sync>(
        &self,
        moment: Moment,
        patience: impl Fn(&T) -> i64,
        make: impl FnOnce(&Connection) -> Result<T>,
    ) -> Result<Arc<T>> {
        let mut all = self.recalled.0.lock().map_err(|_| Error::refused("internal"))?;
        let day = moment.today();
        self.read(|conn| {
            let transaction: i64 =
                conn.prepare_cached("SELECT coalesce(max(id), 0) FROM transactions")?.query_row([], |r| r.get(0))?;
            if let Some(kept) = all.get(&TypeId::of::<T>()).filter(|kept| kept.day == day)
                && let Ok(value) = Arc::clone(&kept.value).downcast::<T>()
                && (kept.transaction == transaction || (0..patience(&value)).contains(&(moment.now - kept.at)))
            {
                return Ok(value);
            }
            let value = Arc::new(make(conn)?);
            all.insert(TypeId::of::<T>(), Kept { value: value.clone(), day, at: moment.now, transaction });
            Ok(value)
        })
    }
}
