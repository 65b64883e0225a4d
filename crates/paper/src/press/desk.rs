//! The surroundings Typst works in: a template, its sheet, the typefaces, a fixed day; no disk, no network, no clock.

use super::fonts::Fonts;
use super::limit::halt;
use super::shelf::{Set, file_id};
use crate::{Error, Fault};
use chrono::{Datelike, NaiveDate};
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World, WorldExt};
use typst_layout::PagedDocument;

pub(crate) struct Desk {
    library: Arc<LazyHash<Library>>,
    fonts: Arc<Fonts>,
    set: Arc<Set>,
    main: FileId,
    /// What lies on the desk besides the templates: the sheet and its pictures.
    laid: HashMap<FileId, Bytes>,
    day: NaiveDate,
    stop: Arc<AtomicBool>,
}

impl Desk {
    pub fn new(
        library: Arc<LazyHash<Library>>,
        fonts: Arc<Fonts>,
        set: Arc<Set>,
        main: FileId,
        laid: impl Iterator<Item = (&'static str, Bytes)>,
        day: NaiveDate,
        stop: Arc<AtomicBool>,
    ) -> Desk {
        let laid = laid.filter_map(|(name, bytes)| Some((file_id(name)?, bytes))).collect();
        Desk { library, fonts, set, main, laid, day, stop }
    }

    /// Sets the template, or tells its first fault.
    pub fn set(&self) -> Result<PagedDocument, Error> {
        typst::compile::<PagedDocument>(self).output.map_err(|faults| {
            let fault = faults.first().map(|fault| self.fault(fault));
            Error::Template(fault.unwrap_or(Fault { file: String::new(), line: 0, column: 0, message: String::new() }))
        })
    }

    fn fault(&self, told: &SourceDiagnostic) -> Fault {
        let mut message = told.message.to_string();
        for hint in &told.hints {
            message.push_str("; ");
            message.push_str(&hint.v);
        }
        // A fault without a place is where it was called from.
        let calls = told.trace.iter().map(|call| call.span.into());
        let place = std::iter::once(told.span).chain(calls).find_map(|span| {
            let id = span.id()?;
            let range = self.range(span)?;
            let source = self.source(id).ok()?;
            let (line, column) = source.lines().byte_to_line_column(range.start)?;
            Some((id.get().vpath().get_without_slash().to_owned(), line + 1, column + 1))
        });
        let main = self.main.get().vpath().get_without_slash().to_owned();
        let (file, line, column) = place.unwrap_or((main, 0, 0));
        Fault { file, line, column, message }
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        halt(&self.stop);
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        halt(&self.stop);
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        halt(&self.stop);
        self.set.source(id).ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        halt(&self.stop);
        self.laid.get(&id).cloned().or_else(|| self.set.bytes(id)).ok_or_else(|| missing(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        halt(&self.stop);
        self.fonts.font(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        let (month, day) = (u8::try_from(self.day.month()).ok()?, u8::try_from(self.day.day()).ok()?);
        Datetime::from_ymd(self.day.year(), month, day)
    }
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(PathBuf::from(id.get().vpath().get_without_slash()))
}
