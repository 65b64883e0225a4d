//! Packed files: a gzip, a ZIP with tables in it or the database of another program, taken apart into a file of its own that goes when it is no longer read.
//! Bounded, so that a small file cannot fill the disk.

use super::frappe;
use super::pages;
use super::problem::{Problem, ProblemKind};
use super::source::{Fingerprint, Progress, ReadSeek, Source, read_part};
use flate2::read::MultiGzDecoder;
use std::fs::File;
use std::io::{BufReader, Read, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;
use zip::ZipArchive;
use zip::result::ZipError;

/// The most a file may unpack to: 8 GiB.
const SIZE_LIMIT: u64 = 8 << 30;
/// How many times its packed size it may have; tables of one repeated word reach some hundreds.
const RATIO_LIMIT: u64 = 400;
/// Below this nobody is hurt, whatever the ratio: 256 MiB.
const HARMLESS: u64 = 256 << 20;

/// A file as it is, or what was packed in it.
#[derive(Debug)]
pub struct Unpacked {
    path: PathBuf,
    inner: Option<NamedTempFile>,
    name: String,
    /// The tables in a ZIP or a database, by name; empty for other files.
    pub entries: Vec<String>,
    /// Which of them this is.
    pub entry: usize,
    /// What of a database stays out of the table.
    pub left: Vec<Left>,
}

/// Rows that stay out of a table, for what they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// What they are: `left-suppliers`, `left-purchases`, `left-drafts`, `left-payments`.
    pub code: &'static str,
    /// How many.
    pub count: u64,
    /// What the first of them are called.
    pub names: Vec<String>,
}

impl Unpacked {
    /// Opens a file. `wanted` names one of the tables of a ZIP or a database; the largest of a ZIP when absent.
    ///
    /// # Errors
    /// `table-damaged`, `table-locked`, `table-bomb`, `table-sheet-missing`, `table-cancelled`, `table-io`;
    /// `table-binary` for a ZIP without a table.
    pub fn of(path: &Path, wanted: Option<&str>, progress: Progress<'_>) -> Result<Self, Problem> {
        let whole = |name: String| Self {
            path: path.to_owned(),
            inner: None,
            name,
            entries: Vec::new(),
            entry: 0,
            left: Vec::new(),
        };
        let name = Source::name(path);
        path.fingerprint()?;
        match read_part(&path.to_path_buf(), 0, 4)?.as_slice() {
            [0x1F, 0x8B, ..] => {
                let packed = File::open(path)?;
                let size = packed.metadata()?.len();
                let inner = unpack(MultiGzDecoder::new(BufReader::new(packed)), limit(size), progress)?;
                let inside = name.strip_suffix(".gz").map(str::to_owned).unwrap_or_else(|| name.clone());
                Ok(Self { inner: Some(inner), ..whole(inside) })
            }
            b"SQLi" => Self::of_database(path, name, wanted, progress),
            [b'P', b'K', 3 | 5, ..] => match Self::of_zip(path, wanted, progress)? {
                Some(unpacked) => Ok(unpacked),
                None => Ok(whole(name)),
            },
            [b'<', ..] | [0xEF, 0xBB, 0xBF, b'<', ..] | [b' ' | b'\r' | b'\n' | b'\t', ..] | [0xFF, 0xFE, ..]
                if pages::is_page(&read_part(&path.to_path_buf(), 0, super::markup::HEAD)?) =>
            {
                Ok(Self { inner: Some(pages::table(path, progress)?), ..whole(name) })
            }
            _ => Ok(whole(name)),
        }
    }

    /// A table of a Frappe Books file; another program's database is left for what reads no table.
    fn of_database(path: &Path, name: String, wanted: Option<&str>, progress: Progress<'_>) -> Result<Self, Problem> {
        let entries: Vec<String> = frappe::tables(path)?.into_iter().map(str::to_owned).collect();
        let missing = |name: &str| Problem::of(ProblemKind::TableSheetMissing { sheet: name.to_owned() });
        let at = match wanted {
            Some(wanted) => entries.iter().position(|entry| entry == wanted).ok_or_else(|| missing(wanted))?,
            None if entries.is_empty() => {
                return Ok(Self { path: path.to_owned(), inner: None, name, entries, entry: 0, left: Vec::new() });
            }
            None => 0,
        };
        let inner = frappe::table(path, &entries[at], progress)?;
        let left = frappe::left(path, &entries[at])?;
        Ok(Self { path: path.to_owned(), inner: Some(inner), name: entries[at].clone(), entries, entry: at, left })
    }

    /// The table in a ZIP; nothing when the ZIP is a document itself.
    fn of_zip(path: &Path, wanted: Option<&str>, progress: Progress<'_>) -> Result<Option<Self>, Problem> {
        let damaged = || Problem::of(ProblemKind::TableDamaged);
        let mut archive = ZipArchive::new(BufReader::new(File::open(path)?)).map_err(|_| damaged())?;
        if archive.index_for_name("[Content_Types].xml").is_some() || archive.index_for_name("mimetype").is_some() {
            return Ok(None);
        }
        let mut tables: Vec<(u64, String)> = Vec::new();
        for at in 0..archive.len() {
            let entry = archive.by_index_raw(at).map_err(|_| damaged())?;
            let name = entry.name().map_err(|_| damaged())?.into_owned();
            if entry.is_file() && is_table(&name) {
                tables.push((entry.compressed_size(), name));
            }
        }
        let entries: Vec<String> = tables.iter().map(|(_, name)| name.clone()).collect();
        // A sheet may be meant that lies in the one workbook.
        let wanted = wanted.filter(|name| entries.len() != 1 || entries.iter().any(|entry| entry == name));
        let at = match wanted {
            Some(name) => entries
                .iter()
                .position(|entry| entry == name)
                .ok_or_else(|| Problem::of(ProblemKind::TableSheetMissing { sheet: name.to_owned() }))?,
            None => match tables.iter().enumerate().max_by_key(|(at, (size, _))| (*size, std::cmp::Reverse(*at))) {
                Some((at, _)) => at,
                None => return Err(Problem::of(ProblemKind::TableBinary { what: "zip" })),
            },
        };
        let name = entries[at].clone();
        let entry = archive.by_name(&name).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Problem::of(ProblemKind::TableLocked),
            _ => damaged(),
        })?;
        let most = limit(entry.compressed_size());
        let inner = unpack(entry, most, progress)?;
        let left = Vec::new();
        Ok(Some(Self { path: path.to_owned(), inner: Some(inner), name, entries, entry: at, left }))
    }
}

/// Whether an entry of a ZIP may be a table: by its ending, and nothing a system put there for itself.
fn is_table(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    let ending = file.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    !name.starts_with("__MACOSX/")
        && !file.starts_with('.')
        && ["csv", "tsv", "txt", "tab", "xlsx", "xlsm", "xlsb", "xls", "ods", "vcf", "ics"].contains(&ending.as_str())
}

/// How far a packed file of `size` bytes is unpacked.
fn limit(size: u64) -> u64 {
    HARMLESS.max(size.saturating_mul(RATIO_LIMIT)).min(SIZE_LIMIT)
}

fn unpack(mut packed: impl Read, limit: u64, progress: Progress<'_>) -> Result<NamedTempFile, Problem> {
    use std::io::ErrorKind::{Interrupted, InvalidData, InvalidInput, Other, UnexpectedEof};
    let mut file = NamedTempFile::new()?;
    let mut part = vec![0; 256 * 1024];
    let mut done = 0;
    loop {
        let read = match packed.read(&mut part) {
            Err(error) if error.kind() == Interrupted => continue,
            Err(error) if matches!(error.kind(), InvalidData | InvalidInput | UnexpectedEof | Other) => {
                return Err(Problem::of(ProblemKind::TableDamaged));
            }
            other => other?,
        };
        if read == 0 {
            break;
        }
        done += read as u64;
        if done > limit {
            return Err(Problem::of(ProblemKind::TableBomb { limit }));
        }
        file.write_all(&part[..read])?;
        if !progress(done, 0) {
            return Err(Problem::of(ProblemKind::TableCancelled));
        }
    }
    file.flush()?;
    Ok(file)
}

impl Source for Unpacked {
    fn open(&self) -> Result<Box<dyn ReadSeek>, Problem> {
        match &self.inner {
            Some(inner) => Ok(Box::new(inner.reopen()?)),
            None => self.path.open(),
        }
    }

    fn fingerprint(&self) -> Result<Fingerprint, Problem> {
        match &self.inner {
            Some(inner) => Ok(Fingerprint { bytes: inner.as_file().metadata()?.len(), ..self.path.fingerprint()? }),
            None => self.path.fingerprint(),
        }
    }

    fn name(&self) -> String {
        self.name.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write::GzEncoder};

    #[test]
    fn what_unpacks_to_more_than_it_may_is_refused_and_what_is_cut_is_damaged() {
        let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
        packed.write_all(&vec![b'0'; 1 << 20]).unwrap();
        let packed = packed.finish().unwrap();
        let of = |bytes: &[u8], limit| {
            unpack(MultiGzDecoder::new(bytes), limit, &mut |_, _| true).map(|_| ()).map_err(|p| p.kind)
        };
        assert_eq!(of(&packed, 1 << 20), Ok(()));
        assert_eq!(of(&packed, 1 << 19), Err(ProblemKind::TableBomb { limit: 1 << 19 }));
        assert_eq!(of(&packed[..packed.len() / 2], 1 << 20), Err(ProblemKind::TableDamaged));
        assert_eq!(limit(10), HARMLESS);
        assert_eq!(limit(u64::MAX), SIZE_LIMIT);
    }

    #[test]
    fn only_tables_of_a_zip_are_meant() {
        assert!(is_table("datos/Clientes.CSV") && is_table("a.xlsx"));
        assert!(!is_table("__MACOSX/._a.csv") && !is_table(".a.csv") && !is_table("foto.jpg") && !is_table("a.zip"));
    }
}
