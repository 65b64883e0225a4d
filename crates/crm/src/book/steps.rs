//! How much work a reader is, counted without a clock: the steps of SQLite's virtual machine.

use super::Book;
use crate::Result;
use rusqlite::Connection;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

impl Book {
    /// Runs `work` as [`Book::read`] does and counts the virtual machine steps of all its statements, those that
    /// full-text search runs inside included. The same book and work give the same count on any machine.
    pub fn read_counting<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<(T, u64)> {
        let mut reader = self.borrow_reader()?;
        let steps = Arc::new(AtomicU64::new(0));
        let counted = steps.clone();
        let count = move || {
            counted.fetch_add(1, Ordering::Relaxed);
            false
        };
        let conn = reader.connection_mut()?;
        conn.progress_handler(1, Some(count))?;
        let value = conn.unchecked_transaction().map_err(crate::Error::from).and_then(|moment| {
            let value = work(&moment)?;
            moment.finish()?;
            Ok(value)
        });
        conn.progress_handler(0, None::<fn() -> bool>)?;
        Ok((value?, steps.load(Ordering::Relaxed)))
    }
}
