//! Tables out: clients, people, interactions, tasks, products, sales and payments as a file a spreadsheet opens right, which comes back in without
//! changing anything. Its titles and the words of its choices are passed in by the door.

mod clients;
mod events;
mod profile;
mod seen;
mod shaped;
pub(crate) mod sheet;
mod sold;
mod write;

pub use profile::{Profile, ProfileInfo, profiles};
pub use seen::Seen;
pub use write::write;

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What to export and where to.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct ExportRequest {
    /// `clients`, `people`, `interactions`, `tasks`, `products`, `sales`, `payments`.
    #[ts(as = "String", optional = false)]
    pub kind: String,
    /// The file to write, a workbook when its name ends in `.xlsx`, else separated text; one that is there is replaced when the new one is whole.
    #[ts(as = "String", optional = false)]
    pub to: String,
    /// `excel` (for the spreadsheets of the book's country) or `strict` (RFC 4180, ISO dates); `excel` when absent. Of separated text
    /// only.
    pub layout: Option<String>,
    /// A profile: the name of a shipped one, or a file. It says columns, dialect and format; `layout`, the ending and `seen` are then not
    /// asked.
    pub profile: Option<String>,
    /// Only these clients, or what belongs to them; all when absent.
    pub clients: Option<Vec<crate::ids::Id>>,
    /// Of clients, the list as it is seen instead of every column; then `clients` is not asked.
    pub seen: Option<Seen>,
    /// Words: titles under `column-<field>` and `listed-<column>`, choices under `value-<code>`. Codes are written where words are missing; the
    /// import knows both.
    #[ts(as = "Option<BTreeMap<String, String>>")]
    pub words: BTreeMap<String, String>,
}

/// What was written.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct ExportDone {
    /// What the rows are.
    pub kind: String,
    /// The file.
    pub path: String,
    /// Rows without the header.
    #[ts(type = "number")]
    pub rows: u64,
    /// Its length in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
}
