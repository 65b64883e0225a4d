//! How much work a reading command is, counted without a clock.

use crate::DoorError;
use crate::catalogue::{self, Run};
use crate::door::Door;
use crm::moment::Moment;
use serde_json::Value;

impl Door {
    /// Runs a command that reads, and answers its value with the virtual machine steps it took: see
    /// [`crm::book::Book::read_counting`]. Errors: those of the command; `command-unknown` for one that does not read.
    pub fn call_counting(&self, name: &str, input: Value) -> Result<(Value, u64), DoorError> {
        let unknown = || DoorError::new("command-unknown").with("name", name);
        let Run::Read(run) = catalogue::find(name).ok_or_else(unknown)?.run else { return Err(unknown()) };
        let book = self.book()?;
        let moment = Moment { now: self.now(), zone: book.zone() };
        Ok(book.read_counting(|conn| run(conn, moment, input))?)
    }
}
