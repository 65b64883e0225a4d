//! Which kind of workbook a file is, and whether it is safe to open.

use crate::tables::problem::{Problem, ProblemKind};
use crate::tables::source::{Source, read_part};
use std::io::Read;
use zip::ZipArchive;

/// The most that a part of a workbook which is read as a whole may unpack to: 512 MiB.
const PART_LIMIT: u64 = 512 << 20;

/// The kinds of workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Container {
    Xlsx,
    Xlsb,
    Xls,
    Ods,
}

/// Looks into a file that starts as a workbook does.
///
/// # Errors
/// `table-binary` for something else (a document, a presentation), `table-damaged`, `table-bomb`.
pub(super) fn of(source: &dyn Source) -> Result<Container, Problem> {
    let head = read_part(source, 0, 8)?;
    if head.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        // A workbook of today behind a password lies in a container of yesterday; its parts are named in UTF-16.
        let start = read_part(source, 0, 1 << 20)?;
        let wide: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        if memchr::memmem::find(&start, &wide).is_some() {
            return Err(Problem::of(ProblemKind::TableLocked));
        }
        super::compound::check(source)?;
        return Ok(Container::Xls);
    }
    let mut archive = ZipArchive::new(source.open()?).map_err(|_| damaged())?;
    let has = |archive: &ZipArchive<_>, name: &str| archive.index_for_name(name).is_some();
    let container = if has(&archive, "xl/workbook.bin") {
        Container::Xlsb
    } else if archive.file_names().flatten().any(|name| name.eq_ignore_ascii_case("xl/workbook.xml")) {
        Container::Xlsx
    } else if has(&archive, "content.xml") && is_calc(&mut archive) {
        Container::Ods
    } else {
        let what = match () {
            () if has(&archive, "word/document.xml") => "docx",
            () if has(&archive, "ppt/presentation.xml") => "pptx",
            () if archive.file_names().flatten().any(|name| name.starts_with("Index/")) => "numbers",
            () => "zip",
        };
        return Err(Problem::of(ProblemKind::TableBinary { what }));
    };
    for at in 0..archive.len() {
        let entry = archive.by_index(at).map_err(|_| damaged())?;
        // Sheets of these two are streamed; everything else is held in memory by the reader.
        let name = entry.name().map_err(|_| damaged())?;
        let is_streamed = container != Container::Ods && name.starts_with("xl/worksheets/");
        let is_read = [".xml", ".bin", ".rels"].iter().any(|ending| name.ends_with(ending));
        if is_streamed || !is_read || name.contains("media/") {
            continue;
        }
        // What a part says of its own size may be a lie: only counting tells, and only large ones are worth it.
        let could_be = entry.compressed_size().saturating_mul(1_032);
        if could_be > PART_LIMIT {
            let unpacked =
                std::io::copy(&mut entry.take(PART_LIMIT + 1), &mut std::io::sink()).map_err(|_| damaged())?;
            if unpacked > PART_LIMIT {
                return Err(Problem::of(ProblemKind::TableBomb { limit: PART_LIMIT }));
            }
        }
    }
    Ok(container)
}

fn is_calc<R: Read + std::io::Seek>(archive: &mut ZipArchive<R>) -> bool {
    let Ok(entry) = archive.by_name("mimetype") else { return false };
    let mut kind = String::new();
    entry.take(200).read_to_string(&mut kind).is_ok() && kind.contains("opendocument.spreadsheet")
}

pub(super) fn damaged() -> Problem {
    Problem::of(ProblemKind::TableDamaged)
}
