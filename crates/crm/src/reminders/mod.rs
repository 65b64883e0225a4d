//! Asking for what is late: by levels, each once for every invoice, and not more often than the levels are apart.

mod due;
mod letter;
mod pause;
mod procedure;
mod record;

pub use due::{DuePage, DueReminder, LateInvoice, RemindersRequest, due};
pub use letter::{Letter, WhichReminder, letter};
pub use pause::{PauseRequest, pause};
pub use procedure::{Level, Procedure, procedure, set_procedure};
pub use record::{HowSent, NewNotice, RecordReminders, Recorded, record};
