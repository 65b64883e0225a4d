//! The whole book out.

use super::manifest::{self, ATTACHMENTS, FORMAT, Listed, Manifest, VERSION};
use super::shape::{self, Form, Table};
use super::verify::Hashed;
use super::{FolderRequest, FolderWritten, cell, draft};
use crate::book::migrate;
use crate::moment::{self, Moment, Progress, Watch};
use crate::{Error, Result, settings};
use rusqlite::{Connection, MAIN_DB};
use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

/// Rows between two reports.
const BETWEEN: u64 = 1_000;

/// Writes the whole book into a folder, beside its place first, and puts it there when all of it is whole. `seed` names
/// the draft, so that two programs never share one.
/// Errors: `folder-not-empty`, `folder-missing` (its parent), `file-name-missing`, `no-permission`, `disk-full`; `cancelled`.
pub fn write(
    conn: &Connection,
    at: Moment,
    seed: u64,
    request: &FolderRequest,
    watch: &dyn Watch,
) -> Result<FolderWritten> {
    let to = PathBuf::from(&request.to);
    let written = draft::whole(&to, seed, |draft| fill(conn, at, draft, request, watch))?;
    Ok(FolderWritten { path: to.display().to_string(), ..written })
}

fn fill(
    conn: &Connection,
    at: Moment,
    draft: &Path,
    request: &FolderRequest,
    watch: &dyn Watch,
) -> Result<FolderWritten> {
    let tables = shape::tables(conn)?;
    let contents = contents(conn)?;
    let mut total = contents.len() as u64;
    for table in &tables {
        total +=
            conn.query_row(&format!("SELECT count(*) FROM {}", table.name), [], |r| r.get::<_, i64>(0))?.max(0) as u64;
    }
    let mut done = 0;
    let mut step = |by: u64| -> Result<()> {
        done += by;
        watch.tick(Progress { stage: "writing", done, total })
    };
    let mut files = vec![columns(draft, &tables)?];
    for table in &tables {
        files.push(self::table(conn, draft, table, &mut step)?);
    }
    if !contents.is_empty() {
        let inside = draft.join(ATTACHMENTS);
        fs::create_dir(&inside).map_err(Error::io(&inside))?;
    }
    for (row, name) in contents {
        files.push(content(conn, draft, row, name)?);
        step(1)?;
    }
    if let Some(text) = request.words.get("folder-readme") {
        let name = request.words.get("folder-readme-name").map_or("README.txt", String::as_str);
        let place = draft.join(Path::new(name).file_name().unwrap_or("README.txt".as_ref()));
        fs::write(&place, text.trim_end().to_owned() + "\n").map_err(Error::io(&place))?;
    }
    let rows = files.iter().filter(|file| file.table.is_some()).filter_map(|file| file.rows).sum();
    let bytes = files.iter().map(|file| file.bytes).sum();
    let count = files.len() as u64 + 1;
    let made_at = moment::local(at.now, chrono_tz::Tz::UTC).format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string();
    // A setting nobody can read is no reason to keep the book in: `check` names it.
    let business = settings::business(conn).map(|business| business.name).unwrap_or_default();
    let (format, version, schema) = (FORMAT.to_owned(), VERSION, migrate::latest());
    manifest::write(draft, &Manifest { format, version, schema, made_at, business, period: None, files })?;
    Ok(FolderWritten { path: String::new(), rows, files: count, bytes })
}

/// A file being written, hashed on its way.
type Out = Hashed<BufWriter<File>>;

fn begin(place: &Path) -> Result<Out> {
    Ok(Hashed::new(BufWriter::new(File::create_new(place).map_err(Error::io(place))?)))
}

/// Puts a file on the disk and says what it is.
fn settle(out: Out, place: &Path, path: String) -> Result<Listed> {
    let (mut out, bytes, sha256) = out.end();
    out.flush().map_err(Error::io(place))?;
    out.get_ref().sync_all().map_err(Error::io(place))?;
    Ok(Listed { path, table: None, rows: None, bytes, sha256 })
}

fn csv_of(out: Out) -> csv::Writer<Out> {
    csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out)
}

fn refused(place: &Path) -> impl Fn(csv::Error) -> Error + '_ {
    move |error| match error.into_kind() {
        csv::ErrorKind::Io(error) => Error::io(place)(error),
        _ => Error::refused("internal"),
    }
}

/// Every column of every table, for people and programs that read the folder.
fn columns(draft: &Path, tables: &[Table]) -> Result<Listed> {
    let path = "columns.csv".to_owned();
    let place = draft.join(&path);
    let mut out = csv_of(begin(&place)?);
    out.write_record(["table", "column", "holds", "may_be_empty", "points_at"]).map_err(refused(&place))?;
    for table in tables {
        for column in &table.columns {
            let points_at = if let Form::Reference(parent) = &column.form { parent.as_str() } else { "" };
            let may_be_empty = if column.nullable { "1" } else { "0" };
            out.write_record([table.name.as_str(), &column.name, column.form.code(), may_be_empty, points_at])
                .map_err(refused(&place))?;
        }
    }
    let out = out.into_inner().map_err(|e| Error::io(&place)(std::io::Error::from(e.error().kind())))?;
    settle(out, &place, path)
}

fn table(conn: &Connection, draft: &Path, table: &Table, step: &mut impl FnMut(u64) -> Result<()>) -> Result<Listed> {
    let place = draft.join(table.file());
    let mut out = csv_of(begin(&place)?);
    out.write_record(table.columns.iter().map(|c| c.name.as_str())).map_err(refused(&place))?;
    let values: Vec<String> = table
        .columns
        .iter()
        .map(|column| match &column.form {
            Form::Reference(parent) => format!("(SELECT p.uid FROM {parent} AS p WHERE p.id = t.{})", column.name),
            _ => format!("t.{}", column.name),
        })
        .collect();
    let sql = format!("SELECT {} FROM {} AS t ORDER BY t.{}", values.join(", "), table.name, table.order);
    let mut statement = conn.prepare(&sql)?;
    let mut found = statement.query([])?;
    let mut rows = 0;
    while let Some(row) = found.next()? {
        for (at, column) in table.columns.iter().enumerate() {
            out.write_field(cell::written(row.get_ref(at)?, column)).map_err(refused(&place))?;
        }
        out.write_record(None::<&[u8]>).map_err(refused(&place))?;
        rows += 1;
        if rows % BETWEEN == 0 {
            step(BETWEEN)?;
        }
    }
    step(rows % BETWEEN)?;
    let out = out.into_inner().map_err(|e| Error::io(&place)(std::io::Error::from(e.error().kind())))?;
    let listed = settle(out, &place, table.file())?;
    Ok(Listed { table: Some(table.name.clone()), rows: Some(rows), ..listed })
}

/// The contents some attachment or logo has, by their hash: their row, and what their file is called.
fn contents(conn: &Connection) -> Result<Vec<(i64, String)>> {
    let mut found = conn.prepare(
        "SELECT rowid, hash, name FROM (
           SELECT f.rowid AS rowid, f.hash AS hash, coalesce(
             (SELECT a.name FROM attachments AS a WHERE a.hash = f.hash ORDER BY a.id LIMIT 1),
             (SELECT l.name FROM logos AS l WHERE l.hash = f.hash ORDER BY l.id LIMIT 1)) AS name FROM files AS f)
         WHERE name IS NOT NULL ORDER BY hash",
    )?;
    let mut rows = found.query([])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let (hash, name): (String, String) = (row.get(1)?, row.get(2)?);
        let ending =
            Path::new(&name).extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
        let is_plain =
            !ending.is_empty() && ending.len() <= 8 && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
        all.push((row.get(0)?, if is_plain { format!("{hash}.{ending}") } else { hash }));
    }
    Ok(all)
}

fn content(conn: &Connection, draft: &Path, row: i64, name: String) -> Result<Listed> {
    let place = draft.join(ATTACHMENTS).join(&name);
    let mut out = begin(&place)?;
    let mut blob = conn.blob_open(MAIN_DB, "files", "bytes", row, true)?;
    std::io::copy(&mut blob, &mut out).map_err(Error::io(&place))?;
    settle(out, &place, format!("{ATTACHMENTS}/{name}"))
}
