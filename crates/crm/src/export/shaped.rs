//! Rows as a profile wants them: its columns out of those that are there, its dates, its letters.

use super::profile::{Charset, Column, Profile};
use crate::Result;
use crate::tables::matching::{TableKind, fields, fold};
use crate::tables::write::Cell;
use std::cell::Cell as Kept;
use std::io::Write;
use std::rc::Rc;
use toml::Spanned;

/// The columns of a profile, found among those of the rows.
pub(super) struct Shape<'a> {
    profile: &'a Profile,
    columns: Option<Vec<Picked>>,
}

/// Where a column's cells come from.
struct Picked {
    parts: Vec<Option<usize>>,
    otherwise: Option<usize>,
    join: String,
    value: Option<String>,
}

impl<'a> Shape<'a> {
    pub(super) fn of(profile: &'a Profile) -> Self {
        Self { profile, columns: None }
    }

    /// The titles to write, when the rows have columns of these codes.
    /// Errors: `profile-column-unknown`.
    pub(super) fn titles(&mut self, kind: Option<TableKind>, codes: &[String]) -> Result<Vec<String>> {
        if self.profile.columns().is_empty() {
            return Ok(codes.to_vec());
        }
        let place = |field: &Spanned<String>| -> Result<Option<usize>> {
            let wanted = field.get_ref().strip_suffix(" 1").unwrap_or(field.get_ref());
            if let Some(at) = codes.iter().position(|code| code == wanted || fold(code) == fold(wanted)) {
                return Ok(Some(at));
            }
            // A second telephone that no row of this book has is no mistake.
            let base = wanted.split(' ').next().unwrap_or(wanted);
            let is_coded = kind.is_some_and(|kind| fields::of(kind).coded(base).is_some());
            let is_known = is_coded || codes.iter().any(|code| code == base);
            if is_known { Ok(None) } else { Err(self.profile.unknown(field)) }
        };
        let pick = |column: &Column| -> Result<Picked> {
            Ok(Picked {
                parts: column.field.iter().chain(&column.fields).map(place).collect::<Result<_>>()?,
                otherwise: column.otherwise.as_ref().map(place).transpose()?.flatten(),
                join: column.join.clone().unwrap_or_else(|| " ".to_owned()),
                value: column.value.clone(),
            })
        };
        self.columns = Some(self.profile.columns().iter().map(pick).collect::<Result<_>>()?);
        let is_above = |column: &Column| self.profile.is_grouped() && column.group.is_none();
        let title = |column: &Column| if is_above(column) { String::new() } else { column.title.get_ref().clone() };
        Ok(self.profile.columns().iter().map(title).collect())
    }

    /// What stands above the titles, where the profile groups its columns: a group over its first column, and of a column without a
    /// group its own title.
    pub(super) fn groups(&self) -> Option<Vec<&'a str>> {
        let columns = self.profile.columns();
        let mut before = None;
        let above = columns.iter().map(|column| {
            let group = column.group.as_deref();
            let said = if group.is_some() && group == before { "" } else { group.unwrap_or(column.title.get_ref()) };
            before = group;
            said
        });
        self.profile.is_grouped().then(|| above.collect())
    }

    /// The row as the profile wants it, handed to `write`. With `typed`, days stay days.
    pub(super) fn row<T>(&self, cells: &[Cell<'_>], typed: bool, write: impl FnOnce(&[Cell<'_>]) -> T) -> T {
        let at = |place: &Option<usize>| place.and_then(|at| cells.get(at)).copied().unwrap_or(Cell::Empty);
        let texts: Vec<Option<String>> = match &self.columns {
            None => cells.iter().map(|cell| self.said(cell, typed)).collect(),
            Some(columns) => columns
                .iter()
                .map(|column| match (&column.value, column.parts.as_slice()) {
                    (Some(value), _) => Some(value.clone()),
                    (None, [_]) => self.said(&column.only(at), typed),
                    (None, parts) => {
                        let all: Vec<String> = parts.iter().map(at).filter_map(|cell| self.text(&cell)).collect();
                        Some(all.join(&column.join))
                    }
                })
                .collect(),
        };
        let shaped: Vec<Cell> = match &self.columns {
            None => texts.iter().zip(cells).map(|(text, cell)| text.as_deref().map_or(*cell, Cell::Text)).collect(),
            Some(columns) => texts
                .iter()
                .zip(columns)
                .map(|(text, column)| match text.as_deref() {
                    Some("") => Cell::Empty,
                    Some(text) => Cell::Text(text),
                    None => column.only(at),
                })
                .collect(),
        };
        write(&shaped)
    }

    /// The text of a cell that the profile writes in its own way; nothing for others.
    fn said(&self, cell: &Cell, typed: bool) -> Option<String> {
        match cell {
            Cell::Day(_) | Cell::Moment(_) if !typed => self.text(cell),
            _ => None,
        }
    }

    fn text(&self, cell: &Cell) -> Option<String> {
        let dates = &self.profile.dates;
        Some(match cell {
            Cell::Empty => return None,
            Cell::Text(text) => (*text).to_owned(),
            Cell::Number(number) => number.to_string(),
            Cell::Whole(number) => number.to_string(),
            Cell::Day(day) => day.format(dates).to_string(),
            Cell::Moment(at) => at.format(&format!("{dates} %H:%M:%S")).to_string(),
        })
    }
}

impl Picked {
    /// The one cell of it, or what stands in for it.
    fn only<'c>(&self, at: impl Fn(&Option<usize>) -> Cell<'c>) -> Cell<'c> {
        match self.parts.first().map_or(Cell::Empty, &at) {
            Cell::Empty => at(&self.otherwise),
            cell => cell,
        }
    }
}

/// A writer that turns UTF-8 into the letters of a profile. One that cannot be written stops it and is told.
pub(super) struct Encoded<W: Write> {
    inner: W,
    charset: Charset,
    /// The end of a piece that was cut inside a letter.
    left: Vec<u8>,
    unfit: Rc<Kept<Option<char>>>,
}

impl<W: Write> Encoded<W> {
    pub(super) fn new(inner: W, charset: Charset, unfit: Rc<Kept<Option<char>>>) -> Self {
        Self { inner, charset, left: Vec::new(), unfit }
    }

    pub(super) fn into_inner(self) -> W {
        self.inner
    }

    fn put(&mut self, text: &str) -> std::io::Result<()> {
        match self.charset {
            Charset::Utf8 => self.inner.write_all(text.as_bytes()),
            Charset::Utf16 => {
                let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
                self.inner.write_all(&bytes)
            }
            Charset::Single(encoding) => {
                // Without a mark of its own: U+FEFF is none of its letters.
                let mut encoder = encoding.new_encoder();
                let most =
                    encoder.max_buffer_length_from_utf8_without_replacement(text.len()).unwrap_or(text.len() * 4);
                let mut bytes = Vec::with_capacity(most);
                match encoder.encode_from_utf8_to_vec_without_replacement(text, &mut bytes, true) {
                    (encoding_rs::EncoderResult::Unmappable(letter), _) => {
                        self.unfit.set(Some(letter));
                        Err(std::io::Error::from(std::io::ErrorKind::InvalidData))
                    }
                    _ => self.inner.write_all(&bytes),
                }
            }
        }
    }
}

impl<W: Write> Write for Encoded<W> {
    fn write(&mut self, piece: &[u8]) -> std::io::Result<usize> {
        if self.charset == Charset::Utf8 {
            return self.inner.write(piece);
        }
        let mut all = std::mem::take(&mut self.left);
        all.extend_from_slice(piece);
        let whole = match std::str::from_utf8(&all) {
            Ok(_) => all.len(),
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            Err(_) => return Err(std::io::Error::from(std::io::ErrorKind::InvalidData)),
        };
        self.left = all.split_off(whole);
        let text = String::from_utf8(all).map_err(|_| std::io::Error::from(std::io::ErrorKind::InvalidData))?;
        self.put(&text)?;
        Ok(piece.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.inner.flush()
    }
}
