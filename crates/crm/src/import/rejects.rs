//! The rows that were refused, as a file of the same layout with the reason in a last column: put right there and imported
//! again, only they are new.

use super::{ImportRequest, Said, problem};
use crate::tables::encoding::Charset;
use crate::tables::numbers::DecimalSign;
use crate::tables::write::{Layout, TableWriter};
use crate::tables::{Inspection, Row};
use crate::{Error, Result};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// Writes refused rows beside their final place; [`Rejects::keep`] puts them there once the import is on the disk.
pub(super) struct Rejects<'a> {
    path: PathBuf,
    draft: PathBuf,
    request: &'a ImportRequest,
    inspection: &'a Inspection,
    writer: Option<TableWriter<Encoded<BufWriter<File>>>>,
}

impl<'a> Rejects<'a> {
    /// Errors: `rejects-is-source` when the file to write is the one that is read.
    pub fn new(request: &'a ImportRequest, inspection: &'a Inspection) -> Result<Option<Self>> {
        let Some(path) = request.rejects.as_deref().filter(|p| !p.is_empty()).map(PathBuf::from) else {
            return Ok(None);
        };
        let real = |p: &Path| std::fs::canonicalize(p).unwrap_or_else(|_| p.to_owned());
        if real(&path) == real(Path::new(&request.path)) {
            return Err(Error::invalid("rejects", "rejects-is-source"));
        }
        let mut name = path.file_name().map(std::ffi::OsStr::to_os_string).unwrap_or_default();
        name.push(".new");
        let draft = path.with_file_name(name);
        Ok(Some(Self { path, draft, request, inspection, writer: None }))
    }

    /// Adds a refused row with its reasons.
    pub fn add(&mut self, row: &Row, reasons: &[Said]) -> Result<()> {
        if self.writer.is_none() {
            self.writer = Some(self.start()?);
        }
        let words = &self.request.words;
        let reason = reasons.iter().map(|reason| sentence(words, reason, row.number)).collect::<Vec<_>>().join(" · ");
        let width = self.inspection.columns.len();
        let cells = (0..width.max(row.len())).map(|column| row.cell(column));
        if let Some(writer) = &mut self.writer {
            writer.texts(cells.chain([reason.as_str()])).map_err(problem(&self.path))?;
        }
        Ok(())
    }

    fn start(&self) -> Result<TableWriter<Encoded<BufWriter<File>>>> {
        let file = File::create(&self.draft).map_err(Error::io(&self.draft))?;
        let dialect = &self.inspection.dialect;
        // UTF-16 is written as UTF-8 with its mark, which the same programs open.
        let is_wide = dialect.charset.0.output_encoding() != dialect.charset.0;
        let layout = Layout {
            separator: dialect.separator,
            decimal: DecimalSign::Comma,
            // Of a workbook or of cards the refused rows are a new text, which Excel opens right only with its mark.
            mark: is_wide
                || self.inspection.format != "csv"
                || (self.inspection.charset.mark && dialect.charset.0 == encoding_rs::UTF_8),
            local_dates: true,
            guard: true,
            ..Layout::strict()
        };
        let out = Encoded { inner: BufWriter::new(file), charset: dialect.charset };
        let mut writer = TableWriter::new(out, layout).map_err(problem(&self.path))?;
        if self.inspection.header.row.is_some() {
            let title = self.request.words.get("reason-column").map_or("reason", String::as_str);
            let names = self.inspection.columns.iter().map(|c| c.header.as_deref().unwrap_or_default());
            writer.texts(names.chain([title])).map_err(problem(&self.path))?;
        }
        Ok(writer)
    }

    /// Puts the file in its place; `None` when nothing was refused.
    pub fn keep(mut self) -> Result<Option<String>> {
        let Some(writer) = self.writer.take() else { return Ok(None) };
        let mut out = writer.finish().map_err(problem(&self.path))?;
        out.flush().map_err(Error::io(&self.path))?;
        std::fs::rename(&self.draft, &self.path).map_err(Error::io(&self.path))?;
        Ok(Some(self.path.display().to_string()))
    }
}

impl Drop for Rejects<'_> {
    fn drop(&mut self) {
        // An import that was stopped leaves nothing behind.
        if self.writer.take().is_some() {
            let _ = std::fs::remove_file(&self.draft);
        }
    }
}

/// The sentence of a reason in the words of the door, or its code and values.
fn sentence(words: &std::collections::BTreeMap<String, String>, reason: &Said, line: u64) -> String {
    let values =
        reason.params.iter().map(|(name, value)| (name.as_str(), value.clone())).chain([("row", line.to_string())]);
    match words.get(&format!("reason-{}", reason.code)) {
        Some(text) => values.fold(text.clone(), |text, (name, value)| text.replace(&format!("{{{name}}}"), &value)),
        None => values.fold(reason.code.clone(), |text, (name, value)| format!("{text} {name}={value}")),
    }
}

/// Turns the UTF-8 of the writer into the charset of the file.
struct Encoded<W> {
    inner: W,
    charset: Charset,
}

impl<W: Write> Write for Encoded<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        // The writer of tables may cut a buffer inside a character: what is not whole yet is left for the next call.
        let whole = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) if error.valid_up_to() > 0 => {
                std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default()
            }
            Err(_) => {
                self.inner.write_all(bytes)?;
                return Ok(bytes.len());
            }
        };
        let (encoded, ..) = self.charset.0.encode(whole);
        self.inner.write_all(&encoded)?;
        Ok(whole.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.inner.flush()
    }
}
