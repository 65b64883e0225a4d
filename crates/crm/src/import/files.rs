//! Several files, or folders of them, at once: what each is, in the order in which they had better come in.

use super::{Answers, InspectRequest, Said, inspect};
use crate::book::Book;
use crate::moment::{Progress, Watch};
use crate::{Error, Result, folder};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, HashMap};
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// The endings of files that are taken out of a folder; a file named by itself is tried whatever its ending.
pub const ENDINGS: [&str; 14] =
    ["csv", "tsv", "tab", "txt", "xlsx", "xlsm", "xlsb", "xls", "ods", "zip", "gz", "vcf", "ics", "db"];
/// The order in which kinds come in: who is spoken of before what is said of them.
const ORDER: [&str; 8] = ["book", "clients", "people", "products", "sales", "payments", "interactions", "tasks"];
/// The most files that are looked at, and how deep folders are walked.
const FILES: usize = 1_000;
const DEPTH: usize = 8;
/// The most sheets of a workbook that are looked at.
const SHEETS: usize = 20;
/// A sheet that is less likely than this any kind is shown only when it is the likeliest of its workbook.
const LIKELY: f64 = 0.4;
/// A column less sure than this is asked about.
const SURE: f64 = 0.6;

/// What was dropped or named.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct FilesRequest {
    /// Files and folders.
    pub paths: Vec<String>,
}

/// What was found.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct FoundFiles {
    /// Each table, in the order in which they had better come in.
    pub files: Vec<FoundFile>,
    /// Names of files in folders that are no tables; the first of them.
    pub left_out: Vec<String>,
    /// How many there are.
    #[ts(type = "number")]
    pub left_out_count: u64,
}

/// What can be done with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
pub enum FileState {
    /// Everything is clear.
    Ready,
    /// Something only a person can tell, or a column that is not sure.
    Review,
    /// Another one has the same bytes.
    Same,
    /// It cannot be read.
    Refused,
}

/// Why a file cannot be read: the sentence is `error-<kind>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(rename = "FileRefusal")]
pub struct Refusal {
    /// A stable code.
    pub kind: String,
    /// What completes the sentence.
    pub params: BTreeMap<String, String>,
}

/// A table that can come in, or why it cannot.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct FoundFile {
    /// The file, or the folder of a whole book.
    pub path: String,
    /// Its name, with the folders between it and what was named.
    pub name: String,
    /// Of a workbook or ZIP with several tables: which.
    pub sheet: Option<String>,
    /// Its length.
    #[ts(type = "number")]
    pub bytes: u64,
    /// What it is read as: `csv`, `sheets`, `cards`; empty for what is not read.
    pub format: String,
    /// What its rows most likely are; `book` for a whole book; empty for what is not read.
    pub kind: String,
    /// Rows seen at its beginning.
    #[ts(type = "number")]
    pub rows: u64,
    /// Whether those are all.
    pub whole: bool,
    /// Columns, and how many of them become something.
    pub columns: u32,
    /// Columns that become something.
    pub used: u32,
    /// Columns whose use is not sure, and questions only a person can answer.
    pub open: u32,
    /// How it was recognised; codes as of [`super::FileReport::evidence`].
    pub evidence: Vec<Said>,
    /// Whether a file with these columns was imported before.
    pub remembered: bool,
    /// What can be done with it.
    pub state: FileState,
    /// Of one with the same bytes as another: the name of that.
    pub same_as: Option<String>,
    /// Of one that cannot be read: why.
    pub refused: Option<Refusal>,
}

/// Says of every file, and of every table in the folders, what it is, from its beginning. Nothing is changed. A file that cannot be read
/// stands in the list with its reason. Errors: `file-missing` for a path that is not there; `too-many-files`; `cancelled`.
pub fn files(book: &Book, request: &FilesRequest, watch: &dyn Watch) -> Result<FoundFiles> {
    let mut gathered = Gathered::default();
    for path in &request.paths {
        let path = Path::new(path);
        let about = fs::metadata(path).map_err(Error::io(path))?;
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        if about.is_dir() {
            gathered.walk(path, &name, 0)?;
        } else {
            gathered.add(path.to_owned(), name)?;
        }
    }
    let same = same(&gathered.found, watch)?;
    let total = gathered.found.len() as u64;
    let mut files = Vec::new();
    for (at, (path, name)) in gathered.found.iter().enumerate() {
        watch.tick(Progress { stage: "reading", done: at as u64, total })?;
        match same.get(&at).and_then(|first| gathered.found.get(*first)) {
            Some((_, first)) => {
                files.push(FoundFile { state: FileState::Same, same_as: Some(first.clone()), ..empty(path, name) });
            }
            None => files.extend(look(book, path, name, watch)?),
        }
    }
    // Stable: what is of one kind stays as it was found.
    files.sort_by_key(rank);
    Ok(FoundFiles { files, left_out: gathered.left_out, left_out_count: gathered.left_out_count })
}

/// By kind; what cannot come in at the end.
fn rank(file: &FoundFile) -> usize {
    match file.state {
        FileState::Refused => ORDER.len() + 2,
        FileState::Same => ORDER.len() + 1,
        _ => ORDER.iter().position(|kind| *kind == file.kind).unwrap_or(ORDER.len()),
    }
}

/// The files to look at, each with its name.
#[derive(Default)]
struct Gathered {
    found: Vec<(PathBuf, String)>,
    left_out: Vec<String>,
    left_out_count: u64,
}

impl Gathered {
    fn add(&mut self, path: PathBuf, name: String) -> Result<()> {
        if self.found.len() >= FILES {
            return Err(Error::invalid("paths", "too-many-files").with("limit", FILES));
        }
        if !self.found.iter().any(|(there, _)| *there == path) {
            self.found.push((path, name));
        }
        Ok(())
    }

    /// Takes a folder's tables, by name, and those of the folders in it.
    fn walk(&mut self, folder: &Path, called: &str, depth: usize) -> Result<()> {
        if folder::is_one(folder) {
            return self.add(folder.to_owned(), called.to_owned());
        }
        let mut inside: Vec<_> = fs::read_dir(folder).map_err(Error::io(folder))?.filter_map(|e| e.ok()).collect();
        inside.sort_by_key(fs::DirEntry::file_name);
        for entry in inside {
            let name = entry.file_name().to_string_lossy().into_owned();
            // What a system or another program keeps for itself.
            if name.starts_with(['.', '~']) || ["Thumbs.db", "desktop.ini", "__MACOSX"].contains(&name.as_str()) {
                continue;
            }
            let path = entry.path();
            let called = format!("{called}/{name}");
            // Links are followed to files only: one to a folder may lead round in a circle.
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                if depth < DEPTH {
                    self.walk(&path, &called, depth + 1)?;
                }
                continue;
            }
            let ending = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
            if path.is_file() && ENDINGS.contains(&ending.as_str()) {
                self.add(path, called)?;
            } else {
                self.left_out_count += 1;
                if self.left_out.len() < SHEETS {
                    self.left_out.push(called);
                }
            }
        }
        Ok(())
    }
}

/// Which files have the same bytes as an earlier one. Only files of the same length are read.
fn same(found: &[(PathBuf, String)], watch: &dyn Watch) -> Result<HashMap<usize, usize>> {
    let mut lengths: HashMap<u64, Vec<usize>> = HashMap::new();
    for (at, (path, _)) in found.iter().enumerate() {
        if let Ok(about) = fs::metadata(path).map(|about| about.len())
            && path.is_file()
        {
            lengths.entry(about).or_default().push(at);
        }
    }
    let mut same = HashMap::new();
    for mut alike in lengths.into_values().filter(|alike| alike.len() > 1) {
        // `contactos (1).csv` is the copy, not `contactos.csv`.
        alike.sort_by_key(|at| found.get(*at).map_or(0, |(_, name)| name.chars().count()));
        let mut first: HashMap<Vec<u8>, usize> = HashMap::new();
        for at in alike {
            let Some((path, _)) = found.get(at) else { continue };
            // One that cannot be read says so when it is looked at.
            let Ok(hash) = hash(path, watch) else { continue };
            match first.get(&hash) {
                Some(earlier) => {
                    same.insert(at, *earlier);
                }
                None => {
                    first.insert(hash, at);
                }
            }
        }
    }
    Ok(same)
}

fn hash(path: &Path, watch: &dyn Watch) -> Result<Vec<u8>> {
    let mut file = File::open(path).map_err(Error::io(path))?;
    let mut hash = Sha256::new();
    let mut piece = vec![0; 1 << 16];
    loop {
        let read = file.read(&mut piece).map_err(Error::io(path))?;
        if read == 0 {
            return Ok(hash.finalize().to_vec());
        }
        hash.update(&piece[..read]);
        watch.tick(Progress { stage: "reading", done: 0, total: 0 })?;
    }
}

fn empty(path: &Path, name: &str) -> FoundFile {
    FoundFile {
        path: path.display().to_string(),
        name: name.to_owned(),
        sheet: None,
        bytes: fs::metadata(path).map_or(0, |about| if about.is_file() { about.len() } else { 0 }),
        format: String::new(),
        kind: String::new(),
        rows: 0,
        whole: false,
        columns: 0,
        used: 0,
        open: 0,
        evidence: Vec::new(),
        remembered: false,
        state: FileState::Refused,
        same_as: None,
        refused: None,
    }
}

/// A file's tables: one, or each likely sheet of a workbook and each table of a ZIP.
fn look(book: &Book, path: &Path, name: &str, watch: &dyn Watch) -> Result<Vec<FoundFile>> {
    if path.is_dir() {
        let request = folder::LookRequest { path: path.display().to_string(), verify: false };
        return Ok(vec![match folder::look(&request, watch) {
            Ok(found) => FoundFile {
                kind: "book".to_owned(),
                bytes: found.bytes,
                rows: found.tables.values().sum(),
                whole: true,
                state: FileState::Ready,
                ..empty(path, name)
            },
            Err(error) => refused(path, name, error)?,
        }]);
    }
    let (first, others) = match table(book, path, name, None, watch) {
        Ok((first, _, others)) => (first, others),
        Err(error) => return Ok(vec![refused(path, name, error)?]),
    };
    let picked = first.sheet.clone();
    let mut all = Vec::new();
    for sheet in others.into_iter().take(SHEETS) {
        if Some(&sheet) == picked.as_ref() {
            all.push(first.clone());
            continue;
        }
        // A sheet of notes or an empty one is not worth a line; in a ZIP every table was put there on purpose.
        match table(book, path, name, Some(sheet), watch) {
            Ok((found, share, _)) if share >= LIKELY || first.format == "csv" => all.push(found),
            Err(Error::Cancelled) => return Err(Error::Cancelled),
            _ => {}
        }
    }
    if all.is_empty() {
        all.push(first);
    }
    Ok(all)
}

fn refused(path: &Path, name: &str, error: Error) -> Result<FoundFile> {
    if matches!(error, Error::Cancelled) {
        return Err(error);
    }
    let params = error.params().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let refusal = Refusal { kind: error.kind().to_owned(), params };
    Ok(FoundFile { refused: Some(refusal), ..empty(path, name) })
}

/// Looks at one table. Returns it, how likely it is of its kind, and all the tables that are beside it.
fn table(
    book: &Book,
    path: &Path,
    name: &str,
    sheet: Option<String>,
    watch: &dyn Watch,
) -> Result<(FoundFile, f64, Vec<String>)> {
    let answers = Answers { sheet, ..Answers::default() };
    let request = InspectRequest { path: path.display().to_string(), kind: None, answers, head_only: true };
    let report = inspect(book, request, &Unheard(watch))?;
    let share = report.kinds.iter().find(|guess| guess.kind == report.kind).map_or(0.0, |guess| guess.share);
    let used = report.mapping.iter().filter(|each| !each.field.is_empty());
    let is_unsure = |column: u32| report.columns.iter().any(|c| c.column == column && c.confidence < SURE);
    // What was done before with such a file is known, whatever its columns look like.
    let unsure = used.clone().filter(|each| !report.remembered && is_unsure(each.column)).count();
    let open = unsure + report.questions.len();
    let is_clear = open == 0 && (report.remembered || share >= LIKELY) && used.clone().next().is_some();
    let found = FoundFile {
        sheet: (report.sheets.len() > 1).then(|| report.sheet.clone()),
        bytes: report.bytes,
        format: report.format.clone(),
        kind: report.kind.clone(),
        rows: report.rows,
        whole: report.whole,
        columns: report.columns.len() as u32,
        used: used.count() as u32,
        open: open as u32,
        evidence: report.evidence.clone(),
        remembered: report.remembered,
        state: if is_clear { FileState::Ready } else { FileState::Review },
        ..empty(path, name)
    };
    Ok((found, share, report.sheets))
}

/// The reading of one file among many: it can be stopped, and how far it is says nothing of the whole.
struct Unheard<'a>(&'a dyn Watch);

impl Watch for Unheard<'_> {
    fn tick(&self, _: Progress) -> Result<()> {
        self.0.tick(Progress { stage: "reading", done: 0, total: 0 })
    }
}
