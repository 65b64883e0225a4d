//! What can be wrong with a table somebody brings: a code, where it is, and the numbers a sentence needs. No prose here.

use serde::Serialize;

/// A table that cannot be read or written: what is wrong, and where it is known, in which row and column.
///
/// `row` is the physical line (from 1) where the trouble starts, `column` counts from 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{}", self.kind.code())]
pub struct Problem {
    /// What is wrong.
    pub kind: ProblemKind,
    /// Physical line of the file, from 1.
    pub row: Option<u64>,
    /// Column, from 0.
    pub column: Option<usize>,
}

/// The ways a table can be unreadable; each has a stable code and the values its sentence shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum ProblemKind {
    /// Nothing in the file, or nothing but spaces and separators.
    TableEmpty,
    /// Not text at all; `what` names it when its first bytes are known (`xlsx`, `pdf`, `sqlite`…, else `unknown`).
    TableBinary {
        /// Short name of the recognised kind of file.
        what: &'static str,
    },
    /// The bytes do not read as the encoding asked for.
    TableEncoding {
        /// The encoding that was forced or decided.
        encoding: &'static str,
    },
    /// A record longer than `limit` bytes: a quote that never closes, or a line that never ends.
    TableRecordTooLong {
        /// The limit in bytes.
        limit: u64,
        /// An opened quote was still waiting for its pair.
        quote_open: bool,
    },
    /// More columns than `limit`: almost always the wrong separator.
    TableTooManyColumns {
        /// The limit.
        limit: usize,
    },
    /// The file is not the one that was inspected: its length or its date changed.
    TableChanged {
        /// Bytes when it was inspected.
        was: u64,
        /// Bytes now.
        now: u64,
    },
    /// A workbook or an archive that cannot be read as what it is.
    TableDamaged,
    /// A workbook behind a passphrase.
    TableLocked,
    /// It unpacks to more than `limit` bytes.
    TableBomb {
        /// The limit in bytes.
        limit: u64,
    },
    /// The workbook has no sheet of this name.
    TableSheetMissing {
        /// The name asked for.
        sheet: String,
    },
    /// An electronic invoice; `what` is its standard.
    TableInvoice {
        /// `cfdi`, `ubl`, `cii`, `facturae`.
        what: &'static str,
    },
    /// More rows than a sheet of a workbook can have.
    SheetFull {
        /// The limit.
        limit: u64,
    },
    /// A text longer than a cell of a workbook can hold.
    SheetTextTooLong {
        /// The limit in letters.
        limit: u64,
    },
    /// The person stopped the scan.
    TableCancelled,
    /// No such sheet, or no reader for this kind of file.
    TableUnknownFormat {
        /// The format code that was asked for.
        format: String,
    },
    /// The operating system refused: `error` is its own kind (`not found`, `permission denied`…).
    TableIo {
        /// `std::io::ErrorKind` as text.
        error: String,
    },
}

impl ProblemKind {
    /// The stable code that names the sentence in the words.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TableEmpty => "table-empty",
            Self::TableBinary { .. } => "table-binary",
            Self::TableEncoding { .. } => "table-encoding",
            Self::TableRecordTooLong { .. } => "table-record-too-long",
            Self::TableTooManyColumns { .. } => "table-too-many-columns",
            Self::TableChanged { .. } => "table-changed",
            Self::TableDamaged => "table-damaged",
            Self::TableLocked => "table-locked",
            Self::TableBomb { .. } => "table-bomb",
            Self::TableSheetMissing { .. } => "table-sheet-missing",
            Self::TableInvoice { .. } => "table-invoice",
            Self::SheetFull { .. } => "sheet-full",
            Self::SheetTextTooLong { .. } => "sheet-text-too-long",
            Self::TableCancelled => "table-cancelled",
            Self::TableUnknownFormat { .. } => "table-unknown-format",
            Self::TableIo { .. } => "table-io",
        }
    }
}

impl Problem {
    /// A problem of the whole table.
    pub fn of(kind: ProblemKind) -> Self {
        Self { kind, row: None, column: None }
    }

    /// A problem that starts at a physical line.
    pub fn at(kind: ProblemKind, row: u64) -> Self {
        Self { kind, row: Some(row), column: None }
    }

    /// The values the sentence of this problem shows, by name.
    pub fn params(&self) -> Vec<(&'static str, String)> {
        let mut params = match &self.kind {
            ProblemKind::TableBinary { what } => vec![("what", (*what).to_owned())],
            ProblemKind::TableEncoding { encoding } => vec![("encoding", (*encoding).to_owned())],
            ProblemKind::TableRecordTooLong { limit, quote_open } => {
                vec![("limit", limit.to_string()), ("quote_open", quote_open.to_string())]
            }
            ProblemKind::TableTooManyColumns { limit } => vec![("limit", limit.to_string())],
            ProblemKind::TableChanged { was, now } => vec![("was", was.to_string()), ("now", now.to_string())],
            ProblemKind::TableUnknownFormat { format } => vec![("format", format.clone())],
            ProblemKind::TableIo { error } => vec![("error", error.clone())],
            ProblemKind::TableBomb { limit } => vec![("limit", (limit >> 20).to_string())],
            ProblemKind::SheetFull { limit } | ProblemKind::SheetTextTooLong { limit } => {
                vec![("limit", limit.to_string())]
            }
            ProblemKind::TableSheetMissing { sheet } => vec![("sheet", sheet.clone())],
            ProblemKind::TableInvoice { what } => vec![("what", (*what).to_owned())],
            ProblemKind::TableEmpty
            | ProblemKind::TableDamaged
            | ProblemKind::TableLocked
            | ProblemKind::TableCancelled => vec![],
        };
        if let Some(row) = self.row {
            params.push(("row", row.to_string()));
        }
        if let Some(column) = self.column {
            params.push(("column", column.to_string()));
        }
        params
    }
}

impl From<std::io::Error> for Problem {
    fn from(error: std::io::Error) -> Self {
        Self::of(ProblemKind::TableIo { error: error.kind().to_string() })
    }
}
