//! Where a table comes from, and the seam every format plugs into: a source that can be opened again, a format that
//! claims it, and rows that stream.

use std::fs::File;
use std::io::{Cursor, Read, Seek, SeekFrom};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::inspect::{Hints, Inspection};
use super::problem::{Problem, ProblemKind};
use super::rows::{Row, Tally};

/// Told how many bytes are done of how many; answers `false` to stop the work.
pub type Progress<'a> = &'a mut dyn FnMut(u64, u64) -> bool;

/// A reader that can also jump: what zipped formats need.
pub trait ReadSeek: Read + Seek + Send {}
impl<T: Read + Seek + Send> ReadSeek for T {}

/// What a file was when it was inspected, to notice that it changed since.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprint {
    /// Length in bytes.
    pub bytes: u64,
    /// Modification time in milliseconds since 1970, 0 where there is none.
    pub modified_ms: u64,
}

/// Bytes that can be opened as often as needed: a file on disk, or bytes already in memory.
pub trait Source {
    /// Opens the bytes from the start.
    ///
    /// # Errors
    /// `table-io` when the system refuses.
    fn open(&self) -> Result<Box<dyn ReadSeek>, Problem>;

    /// Length and date as they are now.
    ///
    /// # Errors
    /// `table-io` when the system refuses.
    fn fingerprint(&self) -> Result<Fingerprint, Problem>;

    /// File name, for the ending and for guessing the kind; empty when there is none.
    fn name(&self) -> String;
}

impl Source for Path {
    fn open(&self) -> Result<Box<dyn ReadSeek>, Problem> {
        Ok(Box::new(File::open(self)?))
    }

    fn fingerprint(&self) -> Result<Fingerprint, Problem> {
        let meta = std::fs::metadata(self)?;
        if !meta.is_file() {
            return Err(Problem::of(ProblemKind::TableBinary { what: "folder" }));
        }
        let modified_ms = meta
            .modified()
            .ok()
            .and_then(|at| at.duration_since(std::time::UNIX_EPOCH).ok())
            .and_then(|since| u64::try_from(since.as_millis()).ok())
            .unwrap_or(0);
        Ok(Fingerprint { bytes: meta.len(), modified_ms })
    }

    fn name(&self) -> String {
        self.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }
}

impl Source for PathBuf {
    fn open(&self) -> Result<Box<dyn ReadSeek>, Problem> {
        self.as_path().open()
    }
    fn fingerprint(&self) -> Result<Fingerprint, Problem> {
        self.as_path().fingerprint()
    }
    fn name(&self) -> String {
        Source::name(self.as_path())
    }
}

/// A table already in memory: pasted text, a test.
#[derive(Debug, Clone, Default)]
pub struct Bytes {
    /// The bytes.
    pub bytes: std::sync::Arc<Vec<u8>>,
    /// The name it would have as a file.
    pub name: String,
}

impl Bytes {
    /// Wraps bytes under a name.
    pub fn new(bytes: impl Into<Vec<u8>>, name: &str) -> Self {
        Self { bytes: std::sync::Arc::new(bytes.into()), name: name.to_owned() }
    }
}

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

impl Source for Bytes {
    fn open(&self) -> Result<Box<dyn ReadSeek>, Problem> {
        Ok(Box::new(Cursor::new(self.clone())))
    }
    fn fingerprint(&self) -> Result<Fingerprint, Problem> {
        Ok(Fingerprint { bytes: self.bytes.len() as u64, modified_ms: 0 })
    }
    fn name(&self) -> String {
        self.name.clone()
    }
}

/// Rows that stream from any format, one buffer at a time.
pub trait Rows {
    /// Reads the next row into `row`, reusing its memory; `false` at the end.
    ///
    /// # Errors
    /// A `Problem` with the row where it happened; the rows before it were good.
    fn read(&mut self, row: &mut Row) -> Result<bool, Problem>;

    /// What was seen so far: rows, blanks, notes and bytes.
    fn tally(&self) -> &Tally;

    /// Shows every row to `visit` without allocating per row, until the end or until it breaks.
    ///
    /// # Errors
    /// As `read`.
    fn for_each_row(&mut self, visit: &mut dyn FnMut(&Row) -> ControlFlow<()>) -> Result<Tally, Problem> {
        let mut row = Row::default();
        while self.read(&mut row)? {
            if visit(&row).is_break() {
                break;
            }
        }
        Ok(self.tally().clone())
    }
}

/// How surely a format recognises a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Claim {
    /// Not this format.
    No,
    /// It could be read so if nothing better claims it.
    Perhaps,
    /// Its first bytes say so.
    Surely,
}

/// One kind of file a table can live in (separated text today; spreadsheets and contact cards plug in here).
pub trait Format: Sync {
    /// Short stable name: `csv`, `xlsx`, `vcard`.
    fn code(&self) -> &'static str;

    /// Looks at the first bytes and the file name.
    fn claims(&self, head: &[u8], name: &str) -> Claim;

    /// Finds out everything needed to read the table, with its evidence.
    ///
    /// # Errors
    /// Any `Problem`; `table-cancelled` when `progress` answers `false`.
    fn inspect(&self, source: &dyn Source, hints: &Hints, progress: Progress<'_>) -> Result<Inspection, Problem>;

    /// Opens the rows as inspected (or as corrected by the person).
    ///
    /// # Errors
    /// `table-changed` when the file is not the inspected one, or any reading problem.
    fn rows<'a>(&self, source: &'a dyn Source, inspection: &Inspection) -> Result<Box<dyn Rows + 'a>, Problem>;
}

/// Names a file that is not text by its first bytes (`xlsx` and friends are zips: the names inside tell).
pub fn known_binary(head: &[u8]) -> Option<&'static str> {
    let zip = |needle: &[u8]| head.windows(needle.len()).any(|window| window == needle);
    Some(match head {
        [b'P', b'K', 3 | 5 | 7, ..] if zip(b"xl/") => "xlsx",
        [b'P', b'K', 3 | 5 | 7, ..] if zip(b"word/") => "docx",
        [b'P', b'K', 3 | 5 | 7, ..] if zip(b"opendocument.spreadsheet") => "ods",
        [b'P', b'K', 3 | 5 | 7, ..] if zip(b"Index/") => "numbers",
        [b'P', b'K', 3 | 5 | 7, ..] => "zip",
        [0xD0, 0xCF, 0x11, 0xE0, ..] => "xls",
        [b'%', b'P', b'D', b'F', ..] => "pdf",
        [b'S', b'Q', b'L', b'i', b't', b'e', b' ', b'f', ..] => "sqlite",
        [b'M', b'Z', _, 0, ..] => "exe",
        [0x7F, b'E', b'L', b'F', ..] => "exe",
        [0x1F, 0x8B, ..] => "gzip",
        [b'7', b'z', 0xBC, 0xAF, ..] => "7z",
        [b'R', b'a', b'r', b'!', ..] => "rar",
        [0x89, b'P', b'N', b'G', ..] => "png",
        [0xFF, 0xD8, 0xFF, ..] => "jpeg",
        [b'G', b'I', b'F', b'8', ..] => "gif",
        [_, _, _, _, b'S', b't', b'a', b'n', b'd', b'a', b'r', b'd', ..] if head.starts_with(&[0, 1, 0, 0]) => "access",
        [b'!', b'B', b'D', b'N', ..] => "pst",
        _ => return None,
    })
}

/// Reads up to `limit` bytes from `offset`; fewer only at the end of the source.
///
/// # Errors
/// `table-io` when the system refuses.
pub fn read_part(source: &dyn Source, offset: u64, limit: usize) -> Result<Vec<u8>, Problem> {
    let mut reader = source.open()?;
    reader.seek(SeekFrom::Start(offset))?;
    let mut part = Vec::new();
    reader.take(limit as u64).read_to_end(&mut part)?;
    Ok(part)
}
