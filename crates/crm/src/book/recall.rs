//! What is dear to reckon from the whole book is kept in memory until the book changes. It is never written.

use super::{Book, journal};
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
    /// The value `make` reckons from `tables` of the book, or the one kept of the same day if nothing was written in them since, or if it
    /// is younger than its `patience` in milliseconds: what took long to reckon need not follow every word that is written. Whoever asks
    /// meanwhile waits.
    pub(crate) fn recall<T: Any + Send + Sync>(
        &self,
        moment: Moment,
        tables: &[&str],
        patience: impl Fn(&T) -> i64,
        make: impl FnOnce(&Connection) -> Result<T>,
    ) -> Result<Arc<T>> {
        let mut all = self.recalled.0.lock().map_err(|_| Error::refused("internal"))?;
        let day = moment.today();
        self.read(|conn| {
            let transaction = journal::newest(conn)?;
            if let Some(kept) = all.get_mut(&TypeId::of::<T>()).filter(|kept| kept.day == day)
                && let Ok(value) = Arc::clone(&kept.value).downcast::<T>()
            {
                if !journal::is_touched_since(conn, kept.transaction, tables)? {
                    kept.transaction = transaction;
                    return Ok(value);
                }
                if (0..patience(&value)).contains(&(moment.now - kept.at)) {
                    return Ok(value);
                }
            }
            let value = Arc::new(make(conn)?);
            all.insert(TypeId::of::<T>(), Kept { value: value.clone(), day, at: moment.now, transaction });
            Ok(value)
        })
    }

    /// Lets go of the value of this type; the next who asks has it reckoned anew.
    pub(crate) fn forget<T: Any>(&self) -> Result<()> {
        let mut all = self.recalled.0.lock().map_err(|_| Error::refused("internal"))?;
        all.remove(&TypeId::of::<T>());
        Ok(())
    }
}
