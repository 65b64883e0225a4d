//! What a business hands over: quotes, delivery notes, invoices, statements and reminders, as PDF.
//!
//! Pure: no book, no clock, no network. What is printed is told by a [`Paper`], a [`Statement`] or a [`Reminder`]; it becomes a sheet of
//! texts in which every amount, day and word is written already, and a template in Typst sets it on pages. The same input gives the same bytes.
//!
//! ```
//! use chrono::NaiveDate;
//! use einvoice::{Issued, Kind, Party};
//! use paper::{Paper, Press};
//!
//! let day = NaiveDate::from_ymd_opt(2026, 11, 22).ok_or("a day")?;
//! let issuer = Party { name: "Tostadero La Perla, S. L.".into(), ..Party::default() };
//! let quote = Paper::new(paper::Kind::Quote, Issued::new(Kind::F1, "P26/", "000001", day, issuer));
//! let press = Press::new(None);
//! assert!(press.print(&quote, "modern")?.pdf.starts_with(b"%PDF"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod error;
mod logo;
mod look;
mod paper;
mod press;
mod reminder;
mod sheet;
mod statement;

pub use error::{Error, Fault};
pub use logo::{Logo, MOST_LOGO_BYTES, MOST_LOGO_PIXELS};
pub use look::{Accent, Look, PALETTE, Size};
pub use paper::{Kind, Paper, Verifactu};
pub use press::{Attachment, Piece, Press, Preview, Printed, Standard, Template};
pub use reminder::{Owed, Reminder};
pub use statement::{Aging, Entry, EntryKind, Statement};
