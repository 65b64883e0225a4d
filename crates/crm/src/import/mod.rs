//! Tables in: a file of separated text becomes clients, people, interactions or tasks.
//!
//! [`inspect`] says what was understood of a file and why, [`preview`] does the whole import and takes it back, [`run`]
//! does it in one transaction that is undone in one step. Preview and run are the same code. A row is created, changed,
//! unchanged or refused, never left out; the same file again changes nothing. Nothing here speaks: every reason is a code
//! with values, and what must be written into a file in words is passed in by the door.

mod alike;
mod apply;
mod cells;
mod choices;
mod client_cells;
mod clients;
mod codes;
mod documents;
mod event_cells;
mod files;
mod find;
mod goods;
mod inspect;
mod interactions;
mod join;
mod make;
mod mapping;
mod newcomers;
mod originals;
mod parts;
mod payments;
mod photos;
mod product_cells;
mod products;
mod rejects;
mod repairs;
mod run;
mod sale_cells;
mod sale_lines;
mod sales;
mod tasks;
mod tell;
mod whole;
mod whose;

pub use files::{ENDINGS, FileState, FilesRequest, FoundFile, FoundFiles, Refusal, files};
pub use inspect::inspect;
pub use join::Likeness;
pub use newcomers::Newcomers;
pub use run::{preview, run};

use crate::tables::Problem;
use crate::{Error, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A code and the values that complete its sentence: the words are the door's.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Said {
    /// A stable code: `date-unfit`, `same-mail`, `charset-letters`…
    pub code: String,
    /// What completes the sentence.
    pub params: BTreeMap<String, String>,
}

impl Said {
    pub(crate) fn new(code: impl Into<String>) -> Self {
        Self { code: code.into(), params: BTreeMap::new() }
    }

    pub(crate) fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }
}

/// What a person decided about how to read a file, where it cannot tell by itself. Columns count from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
#[ts(rename = "ImportAnswers")]
pub struct Answers {
    /// Encoding: `utf-8`, `windows-1252`…
    #[serde(skip_serializing_if = "Option::is_none")]
    pub charset: Option<String>,
    /// The character between cells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub separator: Option<char>,
    /// The sheet of a workbook, or the table of a ZIP, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The line of the header, from 1; 0 when there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header_row: Option<u32>,
    /// Order of dates of a column: `dmy`, `mdy`, `ymd`, `serial`.
    #[ts(as = "Option<BTreeMap<u32, String>>")]
    pub dates: BTreeMap<u32, String>,
    /// Decimal sign of a column: `comma`, `point`.
    #[ts(as = "Option<BTreeMap<u32, String>>")]
    pub decimals: BTreeMap<u32, String>,
    /// Put names written all in capitals in proper case.
    #[ts(as = "Option<bool>")]
    pub proper_case: bool,
    /// Use only the people, outcomes and tags the book knows: cells that name others are left out.
    #[ts(as = "Option<bool>")]
    pub known_only: bool,
    /// Sorts of repairs that are not made: `letters`, `postcode`, `phone`, `mail`, `case`. Their cells come in as written.
    #[ts(as = "Option<Vec<String>>")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub as_written: Vec<String>,
    /// Single cells that come in as written.
    #[ts(as = "Option<Vec<KeptCell>>")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub kept_cells: Vec<KeptCell>,
    /// Lines of rows that are not whom they are like: they come in as somebody new, and the two are told apart for good.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<u32>>")]
    pub apart: Vec<u64>,
    /// No row joins a client it is only like: all such come in as somebody new and are kept to be looked at.
    #[ts(as = "Option<bool>")]
    pub alike_as_new: bool,
}

/// A cell of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct KeptCell {
    /// Its line, from 1.
    #[ts(type = "number")]
    pub line: u64,
    /// Its column, from 0.
    pub column: u32,
}

/// What a column becomes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ColumnUse {
    /// The column, from 0.
    pub column: u32,
    /// A field's code (`tax_id`), `own:ID` for a field the owner made, `own:new:KIND` to make one named as the column;
    /// empty to leave the column out.
    pub field: String,
    /// Which of several, from 1: the second phone, the parts of the first address.
    #[serde(default = "first_group")]
    #[ts(optional, as = "Option<u32>")]
    pub group: u32,
    /// What kind of phone, mail or address it is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub label: String,
    /// The column holds the label of the value beside it, not a value.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub is_label: bool,
}

fn first_group() -> u32 {
    1
}

/// Which file to look at, and what is known of it already.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct InspectRequest {
    /// The file.
    #[ts(as = "String", optional = false)]
    pub path: String,
    /// `clients`, `people`, `interactions`, `tasks`, `sales`, `products` or `payments`; found out when absent.
    pub kind: Option<String>,
    /// What a person decided.
    #[ts(as = "Option<Answers>")]
    pub answers: Answers,
    /// Only the beginning of the file, for a first screen at once.
    #[ts(as = "Option<bool>")]
    pub head_only: bool,
}

/// Everything understood of a file, with the evidence.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct FileReport {
    /// The file.
    pub path: String,
    /// Its name alone.
    pub name: String,
    /// Its length.
    #[ts(type = "number")]
    pub bytes: u64,
    /// What it is read as: `csv`, `sheets`, `cards`. Columns of cards are called by the codes of their fields.
    pub format: String,
    /// The sheets of a workbook or the tables of a ZIP, when there are several; see [`Answers::sheet`].
    pub sheets: Vec<String>,
    /// The one looked at.
    pub sheet: String,
    /// Whether the whole of it was looked at.
    pub whole: bool,
    /// Rows of data seen.
    #[ts(type = "number")]
    pub rows: u64,
    /// What its rows most likely are.
    pub kind: String,
    /// Every kind it could be, the likeliest first.
    pub kinds: Vec<KindShare>,
    /// Whether a file with these columns was imported before and its columns are used as then.
    pub remembered: bool,
    /// Encoding, separator, header and what is odd, each with its reason: codes `charset-…`, `separator-…`, `header-…`…
    pub evidence: Vec<Said>,
    /// Its columns.
    pub columns: Vec<ColumnReport>,
    /// The proposed use of every column.
    pub mapping: Vec<ColumnUse>,
    /// The fields a column of this kind can become, own fields included.
    pub fields: Vec<FieldChoice>,
    /// What only a person can tell.
    pub questions: Vec<Question>,
    /// The first rows as they are, with their line.
    pub preview: Vec<PreviewRow>,
}

/// A kind of table and how likely a file is one.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct KindShare {
    /// `clients`, `people`, `interactions`, `tasks`.
    pub kind: String,
    /// 0 to 1.
    pub share: f64,
}

/// A column of the file.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct ColumnReport {
    /// Place, from 0.
    pub column: u32,
    /// Its header, or its letter.
    pub name: String,
    /// What its cells look like: `phone`, `tax-id`, `date`, `text`…
    pub content: String,
    /// Cells with something in them.
    #[ts(type = "number")]
    pub filled: u64,
    /// The first cells.
    pub samples: Vec<String>,
    /// How sure its proposed use is, 0 to 1; below 0.6 ask.
    pub confidence: f64,
    /// Why it is used so, how its dates and decimals are read, and what is odd in it.
    pub why: Vec<Said>,
}

/// A field a column can become.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct FieldChoice {
    /// Its code, as [`ColumnUse::field`] takes it.
    pub field: String,
    /// Of an own field: its name. Of a built-in one the word is `column-<field>`, its `_` written `-`.
    pub name: Option<String>,
    /// `one`, `many` or `group`.
    pub arity: String,
}

/// Something the file cannot tell: answered in [`Answers`].
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(rename = "ImportQuestion")]
pub struct Question {
    /// `date-order` or `decimal-sign`.
    pub code: String,
    /// The column, from 0.
    pub column: u32,
    /// What the column is called.
    pub name: String,
    /// What can be answered.
    pub choices: Vec<String>,
    /// What is likely.
    pub suggested: String,
    /// Cells that can be read both ways.
    pub samples: Vec<String>,
}

/// A row as it stands in the file.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct PreviewRow {
    /// Its line, from 1.
    #[ts(type = "number")]
    pub line: u64,
    /// Its cells.
    pub cells: Vec<String>,
}

/// What to import and how.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct ImportRequest {
    /// The file.
    #[ts(as = "String", optional = false)]
    pub path: String,
    /// `clients`, `people`, `interactions`, `tasks`, `sales`, `products` or `payments`; found out when absent.
    pub kind: Option<String>,
    /// The use of the columns; as proposed by `import.inspect` when absent.
    pub mapping: Option<Vec<ColumnUse>>,
    /// What a person decided.
    #[ts(as = "Option<Answers>")]
    pub answers: Answers,
    /// Where the rows that were refused are written, in the layout of the file and with the reason; made only when there
    /// are any.
    pub rejects: Option<String>,
    /// Words for the rejects file: the title of its last column under `reason-column`, and the sentence of every code under
    /// `reason-<code>`, with `{name}` where a value goes. Codes are written where words are missing.
    #[ts(as = "Option<BTreeMap<String, String>>")]
    pub words: BTreeMap<String, String>,
    /// Of a preview: how many rows of each verdict to show; 20 when absent.
    pub samples: Option<u32>,
    /// Of a preview: only so many rows are looked at, so that something can be shown at once; all when absent.
    pub first: Option<u32>,
}

/// How many rows became what; `created + changed + unchanged + refused` is `rows`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(rename = "ImportCounts")]
pub struct Counts {
    /// Rows of data in the file.
    #[ts(type = "number")]
    pub rows: u64,
    /// Rows that became something new.
    #[ts(type = "number")]
    pub created: u64,
    /// Rows that changed something.
    #[ts(type = "number")]
    pub changed: u64,
    /// Rows whose every value is there already.
    #[ts(type = "number")]
    pub unchanged: u64,
    /// Rows that could not be taken in.
    #[ts(type = "number")]
    pub refused: u64,
}

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
#[ts(rename = "RowVerdict")]
pub enum Verdict {
    /// Something new.
    Created,
    /// Something there was changed.
    Changed,
    /// Everything was there already.
    Unchanged,
    /// Not taken in.
    Refused,
}

/// A value that changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(rename = "ValueChange")]
pub struct Change {
    /// The field's code; of an own field, its name.
    pub field: String,
    /// What is there; empty where there is nothing.
    pub old: String,
    /// What the file says.
    pub new: String,
}

/// A row of a preview.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct RowSample {
    /// Its line in the file, from 1.
    #[ts(type = "number")]
    pub line: u64,
    /// What would become of it.
    pub verdict: Verdict,
    /// The name or title it goes by.
    pub title: String,
    /// Why it is taken for a record that is there: `same-id`, `same-source`, `same-tax-id`, `same-mail`, `same-phone`,
    /// `same-name`, `same-row`, `alike`.
    pub joined: Option<Said>,
    /// Whom it is like, or the client it names, where nothing exact says who that is; told of the first row that names a client.
    pub alike: Option<Likeness>,
    /// Old and new values.
    pub changes: Vec<Change>,
    /// Why it was refused, with `row`, `column` and `value`.
    pub reasons: Vec<Said>,
}

/// Something put right or left as it was while reading: counted, with the first cells.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(rename = "ImportNotice")]
pub struct Notice {
    /// `repaired-postcode`, `repaired-letters`, `phone-unread`, `mail-unread`, `tax-id-wrong`, `left-out`…
    pub code: String,
    /// How many cells.
    #[ts(type = "number")]
    pub count: u64,
    /// The first of them: `row`, `column`, `value` and, where it was put right, `new`.
    pub samples: Vec<Said>,
}

/// What an import would do.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(rename = "ImportPreview")]
pub struct Preview {
    /// What the rows are.
    pub kind: String,
    /// All rows of the file were looked at.
    pub whole: bool,
    /// How many rows would become what.
    pub counts: Counts,
    /// Companies that would be made because rows name them.
    #[ts(type = "number")]
    pub companies: u64,
    /// Rows that join a client they are like, where nothing exact says so; among the changed and unchanged. Of sales, payments,
    /// interactions and tasks: clients the rows name, each counted once.
    #[ts(type = "number")]
    pub joined_alike: u64,
    /// Rows that come in as somebody new and are kept to be looked at beside whom they are like; among the created. Of sales and
    /// payments: clients that are made for what the rows name, each counted once.
    #[ts(type = "number")]
    pub doubtful: u64,
    /// Clients are too many to be compared with all they may be like while they are written; finding duplicates does it
    /// afterwards.
    pub uncompared: bool,
    /// People, outcomes and tags that rows name and the book does not know.
    pub newcomers: Vec<Newcomers>,
    /// The first rows of each verdict.
    pub samples: Vec<RowSample>,
    /// What would be put right.
    pub notices: Vec<Notice>,
}

/// What an import did.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct ImportDone {
    /// What the rows were.
    pub kind: String,
    /// How many rows became what.
    #[serde(flatten)]
    #[ts(flatten)]
    pub counts: Counts,
    /// The import's identity in the book; nothing when it changed nothing.
    pub batch: Option<String>,
    /// Companies made because rows name them.
    #[ts(type = "number")]
    pub companies: u64,
    /// Rows that join a client they are like, where nothing exact says so; among the changed and unchanged. Of sales, payments,
    /// interactions and tasks: clients the rows name, each counted once.
    #[ts(type = "number")]
    pub joined_alike: u64,
    /// Rows that come in as somebody new and are kept to be looked at beside whom they are like; among the created. Of sales and
    /// payments: clients that are made for what the rows name, each counted once.
    #[ts(type = "number")]
    pub doubtful: u64,
    /// Clients are too many to be compared with all they may be like while they are written; finding duplicates does it
    /// afterwards.
    pub uncompared: bool,
    /// People, outcomes and tags that rows name and the book did not know.
    pub newcomers: Vec<Newcomers>,
    /// What was put right.
    pub notices: Vec<Notice>,
    /// The first rows that were refused.
    pub refusals: Vec<RowSample>,
    /// What the file could not tell and nobody answered: taken as was likely.
    pub assumed: Vec<Question>,
    /// Where the refused rows were written.
    pub rejects: Option<String>,
}

/// A problem of a table as the doors know errors.
pub(crate) fn problem(path: &std::path::Path) -> impl Fn(Problem) -> Error + '_ {
    move |problem| {
        use crate::tables::ProblemKind as Kind;
        match &problem.kind {
            Kind::TableCancelled => Error::Cancelled,
            kind => {
                let mut params = problem.params();
                params.push(("path", path.display().to_string()));
                Error::Refused { rule: kind.code(), params }
            }
        }
    }
}

/// A kind by its code. Errors: `choice-unknown`.
pub(crate) fn kind_named(code: &str) -> Result<crate::tables::matching::TableKind> {
    crate::tables::matching::TableKind::ALL
        .into_iter()
        .find(|kind| kind.code() == code)
        .ok_or_else(|| Error::invalid("kind", "choice-unknown").with("value", code))
}
