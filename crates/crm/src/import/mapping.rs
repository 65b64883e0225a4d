//! What each column of a file becomes: proposed from its header and cells, or as it was done the last time.

use super::{Answers, ColumnUse, kind_named, problem};
use crate::book::Book;
use crate::fields::{self, Field};
use crate::ids::Id;
use crate::moment::{Progress, Watch};
use crate::tables::dates::DateOrder;
use crate::tables::encoding::Charset;
use crate::tables::matching::{self, KindGuess, Matching, OwnField, Part, Profile, TableKind, profiles};
use crate::tables::numbers::DecimalSign;
use crate::tables::{Hints, Inspection, Source, Unpacked};
use crate::{Error, Result, settings, tables};
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::path::PathBuf;

/// A file looked at, and how it will be read.
pub(super) struct Opened {
    pub path: PathBuf,
    /// What is read: the file, or what was packed in it.
    pub source: Unpacked,
    pub inspection: Inspection,
    pub kind: TableKind,
    pub kinds: Vec<KindGuess>,
    pub matching: Matching,
    pub mapping: Vec<ColumnUse>,
    pub answers: Answers,
    pub remembered: bool,
    pub fields: Vec<Field>,
    pub country: String,
    /// Of the book, ISO 4217.
    pub currency: String,
    /// The program the file comes from, when it is known.
    pub profile: Option<&'static Profile>,
}

/// What is kept of a kind of file.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Kept {
    mapping: Vec<ColumnUse>,
    answers: Answers,
}

/// Looks at a file and decides how it is read: what was asked, else what was done with its like, else what is proposed.
pub(super) fn open(
    book: &Book,
    path: &str,
    kind: Option<&str>,
    mapping: Option<Vec<ColumnUse>>,
    answers: Answers,
    head_only: bool,
    watch: &dyn Watch,
) -> Result<Opened> {
    let path = PathBuf::from(path);
    std::fs::metadata(&path).map_err(Error::io(&path))?;
    let (business, fields) = book.read(|conn| Ok((settings::business(conn)?, fields::all(conn)?)))?;
    let settings::Business { country, currency, .. } = business;
    let zone = Some(book.zone().name().to_owned());
    let hints = Hints { zone, ..hints(&answers, &country, head_only)? };
    let mut report = |done, total| watch.tick(Progress { stage: "reading", done, total }).is_ok();
    let source = Unpacked::of(&path, answers.sheet.as_deref(), &mut report).map_err(problem(&path))?;
    let hints = Hints { sheet: hints.sheet.filter(|sheet| source.entries.get(source.entry) != Some(sheet)), ..hints };
    let inspection = tables::inspect(&source, &hints, &mut report).map_err(problem(&path))?;
    let about = format!("{} {}", Source::name(&path), inspection.sheets.get(inspection.sheet).map_or("", |s| &s.name));
    let profile = profiles::of(&inspection.columns);
    let mut kinds = matching::kinds(&inspection.columns, &about);
    if let Some(profile) = profile {
        kinds.retain(|guess| guess.kind != profile.kind);
        kinds.insert(0, KindGuess { kind: profile.kind, score: 1.0 });
    }
    let kept = book.read(|conn| match kind {
        Some(code) => {
            let kind = kind_named(code)?;
            Ok(recall(conn, &shape(kind, &inspection))?.map(|kept| (kind, kept)))
        }
        None => {
            let known =
                kinds.iter().map(|guess| recall(conn, &shape(guess.kind, &inspection)).map(|k| (guess.kind, k)));
            let known = known.collect::<Result<Vec<_>>>()?;
            Ok(known.into_iter().find_map(|(kind, kept)| kept.map(|kept| (kind, kept))))
        }
    })?;
    let kind = match (kind, &kept) {
        (Some(code), _) => kind_named(code)?,
        (None, Some((kind, _))) => *kind,
        (None, None) => kinds.first().map_or(TableKind::Clients, |guess| guess.kind),
    };
    let own: Vec<OwnField> = fields
        .iter()
        .filter(|field| !field.archived && matches!(kind, TableKind::Clients | TableKind::People))
        .map(|field| OwnField { code: field.id.to_string(), label: field.name.clone() })
        .collect();
    let profile = profile.filter(|profile| profile.kind == kind);
    let matching = match profile {
        Some(profile) => profile.matching(&inspection.columns),
        None => matching::columns(kind, &inspection.columns, &own),
    };
    let remembered = mapping.is_none() && kept.is_some();
    let (mapping, answers) = match (mapping, kept) {
        (Some(mapping), _) => (mapping, answers),
        (None, Some((_, kept))) => {
            (without_gone(kept.mapping, &fields, &proposed(&matching, &inspection)), answers.or(kept.answers))
        }
        (None, None) => (proposed(&matching, &inspection), answers),
    };
    let width = inspection.columns.len();
    if let Some(wrong) = mapping.iter().find(|each| each.column as usize >= width) {
        return Err(Error::invalid("mapping", "column-missing").with("column", wrong.column + 1));
    }
    Ok(Opened {
        path,
        source,
        inspection,
        kind,
        kinds,
        matching,
        mapping,
        answers,
        remembered,
        fields,
        country,
        currency,
        profile,
    })
}

/// A mapping of another time, where a column that went into an own field that is gone is used as it is proposed now.
fn without_gone(kept: Vec<ColumnUse>, fields: &[Field], proposed: &[ColumnUse]) -> Vec<ColumnUse> {
    let is_gone = |each: &ColumnUse| {
        let id = each.field.strip_prefix("own:").and_then(Id::parse);
        id.is_some_and(|id| fields.iter().all(|field| field.id != id))
    };
    let now = |each: ColumnUse| match is_gone(&each) {
        true => proposed.iter().find(|other| other.column == each.column).cloned(),
        false => Some(each),
    };
    kept.into_iter().filter_map(now).collect()
}

impl Answers {
    /// These answers, and for what they leave open those of the last time.
    fn or(mut self, last: Self) -> Self {
        self.charset = self.charset.or(last.charset);
        self.separator = self.separator.or(last.separator);
        self.header_row = self.header_row.or(last.header_row);
        for (column, order) in last.dates {
            self.dates.entry(column).or_insert(order);
        }
        for (column, sign) in last.decimals {
            self.decimals.entry(column).or_insert(sign);
        }
        self.proper_case |= last.proper_case;
        if self.as_written.is_empty() {
            self.as_written = last.as_written;
        }
        self
    }
}

fn hints(answers: &Answers, country: &str, head_only: bool) -> Result<Hints> {
    let charset = match &answers.charset {
        Some(name) => {
            Some(Charset::named(name).ok_or_else(|| Error::invalid("charset", "choice-unknown").with("value", name))?)
        }
        None => None,
    };
    let separator = match answers.separator {
        Some(sign) => {
            Some(u8::try_from(sign).map_err(|_| Error::invalid("separator", "choice-unknown").with("value", sign))?)
        }
        None => None,
    };
    let header_row = answers.header_row.map(|line| (line > 0).then_some(u64::from(line)));
    Ok(Hints {
        charset,
        separator,
        header_row,
        country: Some(country.to_owned()),
        head_only,
        sheet: answers.sheet.clone(),
        ..Hints::default()
    })
}

/// The use of every column that is surely a field; the others are left out until a person says what they are.
fn proposed(matching: &Matching, inspection: &Inspection) -> Vec<ColumnUse> {
    inspection
        .columns
        .iter()
        .map(|column| {
            let sure = matching.matches.iter().find(|m| m.column == column.index && m.confidence >= matching::SURE);
            let base = ColumnUse { column: column.index as u32, group: 1, ..ColumnUse::default() };
            sure.map_or(base.clone(), |m| ColumnUse {
                field: m.field.clone(),
                group: m.group,
                label: m.label.unwrap_or_default().to_owned(),
                is_label: m.part == Part::Label,
                ..base
            })
        })
        .collect()
}

/// What files of one kind with the same columns share: their mapping, and the meaning of their keys.
pub(super) fn shape(kind: TableKind, inspection: &Inspection) -> String {
    let mut hash = Sha256::new();
    hash.update(kind.code());
    for column in &inspection.columns {
        hash.update([0x1f]);
        hash.update(matching::fold(column.header.as_deref().unwrap_or_default()));
    }
    hash.finalize().iter().take(12).map(|byte| format!("{byte:02x}")).collect()
}

fn recall(conn: &Connection, shape: &str) -> Result<Option<Kept>> {
    let mut one = conn.prepare_cached("SELECT mapping FROM mappings WHERE shape = ?1")?;
    let text: Option<String> = one.query_row([shape], |r| r.get(0)).optional()?;
    // What an older program kept and this one cannot read counts as nothing kept.
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}

/// Keeps how a kind of file was read, for the next one.
pub(super) fn remember(conn: &Connection, opened: &Opened, mapping: &[ColumnUse]) -> Result<()> {
    // What was said of single rows holds for this file only.
    let answers = Answers { apart: Vec::new(), alike_as_new: false, kept_cells: Vec::new(), ..opened.answers.clone() };
    let kept = Kept { mapping: mapping.to_vec(), answers };
    conn.prepare_cached(
        "INSERT INTO mappings (shape, mapping) VALUES (?1, ?2) ON CONFLICT (shape) DO UPDATE SET mapping = excluded.mapping",
    )?
    .execute(params![shape(opened.kind, &opened.inspection), serde_json::to_string(&kept)?])?;
    Ok(())
}

/// How the dates of a column are read.
pub(super) fn date_order(opened: &Opened, column: u32) -> Result<DateOrder> {
    let found = opened.inspection.columns.get(column as usize).and_then(|c| c.dates.as_ref()).map(|d| d.order);
    Ok(match opened.answers.dates.get(&column).map(String::as_str) {
        Some("dmy") => DateOrder::Dmy,
        Some("mdy") => DateOrder::Mdy,
        Some("ymd") => DateOrder::Ymd,
        Some("serial") => DateOrder::Serial,
        Some(other) => return Err(Error::invalid("dates", "choice-unknown").with("value", other)),
        None => found.unwrap_or_else(|| tables::country::date_order(&opened.country)),
    })
}

/// How the amounts of a column are read.
pub(super) fn decimal_sign(opened: &Opened, column: u32) -> Result<DecimalSign> {
    let found = opened.inspection.columns.get(column as usize).and_then(|c| c.decimals.as_ref()).map(|d| d.sign);
    Ok(match opened.answers.decimals.get(&column).map(String::as_str) {
        Some("comma") => DecimalSign::Comma,
        Some("point") => DecimalSign::Point,
        Some(other) => return Err(Error::invalid("decimals", "choice-unknown").with("value", other)),
        None => found.unwrap_or_else(|| tables::country::decimal_sign(&opened.country)),
    })
}
