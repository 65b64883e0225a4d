//! Export profiles: data files that say which columns, under which names, in which order and dialect. A person copies one and changes
//! it; some are shipped.

use crate::tables::numbers::DecimalSign;
use crate::tables::write::Layout;
use crate::{Error, Result};
use serde::{Deserialize, Serialize};
use std::path::Path;
use toml::Spanned;

/// The shipped ones, each under the name it is called by.
const SHIPPED: [(&str, &str); 5] = [
    ("excel-espana", include_str!("../../../../assets/export/excel-espana.toml")),
    ("rfc-4180", include_str!("../../../../assets/export/rfc-4180.toml")),
    ("google-contacts", include_str!("../../../../assets/export/google-contacts.toml")),
    ("outlook", include_str!("../../../../assets/export/outlook.toml")),
    ("etiquetas", include_str!("../../../../assets/export/etiquetas.toml")),
];
/// The ending of their files.
const ENDING: &str = "toml";
/// A file longer than this is no profile.
const LONGEST: u64 = 1 << 20;

/// A way to export.
#[derive(Debug, Clone)]
pub struct Profile {
    /// Where it was read from, for its refusals.
    file: String,
    text: String,
    spec: Spec,
    /// The dialect.
    pub(super) layout: Layout,
    /// How its bytes are written.
    pub(super) charset: Charset,
    /// How days are written, as chrono takes it.
    pub(super) dates: String,
}

/// How letters become bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Charset {
    Utf8,
    Utf16,
    Single(&'static encoding_rs::Encoding),
}

/// A profile as a person chooses it.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct ProfileInfo {
    /// What a request names it by: its name, or its file.
    pub profile: String,
    /// What it is called on the command line.
    pub code: String,
    /// Its title in Spanish and in English.
    pub es: String,
    /// Its title in English.
    pub en: String,
    /// Of which rows; of any when absent.
    pub kind: Option<String>,
    /// The ending of its files.
    pub ending: String,
    /// Whether it is a person's own.
    pub own: bool,
    /// Of one that cannot be read: why.
    pub refused: Option<crate::import::Refusal>,
}

/// The file as it is written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Spec {
    name: Name,
    kind: Option<Spanned<String>>,
    format: Option<Spanned<String>>,
    separator: Option<Spanned<String>>,
    decimal: Option<Spanned<String>>,
    dates: Option<Spanned<String>>,
    encoding: Option<Spanned<String>>,
    line_end: Option<Spanned<String>>,
    quotes: Option<Spanned<String>>,
    formulas: Option<Spanned<String>>,
    words: Option<bool>,
    /// Of a workbook: what its sheet is called; as the file when absent.
    sheet: Option<String>,
    #[serde(default)]
    columns: Vec<Column>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
enum Name {
    One(String),
    Both { es: String, en: String },
}

/// A column: a field, several joined, or the same text in every row.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Column {
    /// What stands above its title, over several columns.
    pub group: Option<String>,
    pub title: Spanned<String>,
    pub field: Option<Spanned<String>>,
    #[serde(default)]
    pub fields: Vec<Spanned<String>>,
    pub join: Option<String>,
    /// What is written where the field is empty.
    #[serde(rename = "or")]
    pub otherwise: Option<Spanned<String>>,
    pub value: Option<String>,
}

impl Profile {
    /// Reads a profile from its text; `file` is what a refusal calls it.
    /// Errors: `profile-broken` and `profile-value-unknown`, each with its line.
    pub fn read(file: &str, text: &str) -> Result<Self> {
        let spec: Spec = toml::from_str(text).map_err(|error| {
            Error::invalid("profile", "profile-broken")
                .with("file", file)
                .with("line", error.span().map_or(1, |span| line(text, span.start)))
                .with("detail", error.message())
        })?;
        let choose = |chosen: &Option<Spanned<String>>, known: &[&str]| -> Result<usize> {
            let Some(chosen) = chosen else { return Ok(0) };
            known.iter().position(|one| *one == chosen.get_ref()).ok_or_else(|| {
                Error::invalid("profile", "profile-value-unknown")
                    .with("file", file)
                    .with("line", line(text, chosen.span().start))
                    .with("value", chosen.get_ref())
                    .with("known", known.join("  "))
            })
        };
        choose(&spec.format, &["csv", "xlsx"])?;
        let mut kinds = crate::tables::matching::TableKind::ALL.map(|kind| kind.code()).to_vec();
        // Those that only go to the accountant.
        kinds.extend(["register", "invoice_lines", "journal"]);
        choose(&spec.kind, &kinds)?;
        let separators = [b',', b';', b'\t', b'|'];
        let encodings = ["utf-8", "utf-8-bom", "windows-1252", "iso-8859-15", "macintosh", "utf-16le"];
        let encoding = choose(&spec.encoding, &encodings)?;
        let layout = Layout {
            separator: separators[choose(&spec.separator, &[",", ";", "tab", "|"])?],
            decimal: [DecimalSign::Point, DecimalSign::Comma][choose(&spec.decimal, &[".", ","])?],
            mark: matches!(encoding, 1 | 5),
            guard: choose(&spec.formulas, &["guarded", "plain"])? == 0,
            quote_all: choose(&spec.quotes, &["needed", "all"])? == 1,
            line_feed: choose(&spec.line_end, &["crlf", "lf"])? == 1,
            ..Layout::strict()
        };
        let charset = match encoding {
            2 => Charset::Single(encoding_rs::WINDOWS_1252),
            3 => Charset::Single(encoding_rs::ISO_8859_15),
            4 => Charset::Single(encoding_rs::MACINTOSH),
            5 => Charset::Utf16,
            _ => Charset::Utf8,
        };
        let dates = match &spec.dates {
            Some(dates) => pattern(dates.get_ref()).ok_or_else(|| {
                Error::invalid("profile", "profile-value-unknown")
                    .with("file", file)
                    .with("line", line(text, dates.span().start))
                    .with("value", dates.get_ref())
                    .with("known", "d dd m mm yy yyyy")
            })?,
            None => "%Y-%m-%d".to_owned(),
        };
        for column in &spec.columns {
            let said = usize::from(column.field.is_some())
                + usize::from(!column.fields.is_empty())
                + usize::from(column.value.is_some());
            if said != 1 {
                return Err(Error::invalid("profile", "profile-column-unclear")
                    .with("file", file)
                    .with("line", line(text, column.title.span().start))
                    .with("value", column.title.get_ref()));
            }
        }
        Ok(Self { file: file.to_owned(), text: text.to_owned(), spec, layout, charset, dates })
    }

    /// A shipped profile by its name, or one in a file.
    /// Errors: `profile-missing`; those of [`Profile::read`].
    pub fn named(name: &str) -> Result<Self> {
        if let Some((code, text)) = SHIPPED.iter().find(|(code, _)| *code == name) {
            return Self::read(&format!("{code}.{ENDING}"), text);
        }
        let path = Path::new(name);
        let about = std::fs::metadata(path).ok().filter(|about| about.is_file() && about.len() <= LONGEST);
        if about.is_none() {
            return Err(Error::invalid("profile", "profile-missing").with("value", name));
        }
        let bytes = std::fs::read(path).map_err(Error::io(path))?;
        Self::read(&path.display().to_string(), &String::from_utf8_lossy(&bytes))
    }

    /// The same as separated text.
    pub(crate) fn into_text(mut self) -> Self {
        self.spec.format = None;
        self
    }

    /// Its dialect.
    pub(crate) fn layout(&self) -> Layout {
        self.layout
    }

    /// Whether it makes a workbook.
    pub(crate) fn is_workbook(&self) -> bool {
        self.spec.format.as_ref().is_some_and(|format| format.get_ref() == "xlsx")
    }

    /// What its sheet is called.
    pub(super) fn sheet(&self) -> Option<&str> {
        self.spec.sheet.as_deref()
    }

    /// Of which rows it is.
    pub(crate) fn kind(&self) -> Option<&str> {
        self.spec.kind.as_ref().map(|kind| kind.get_ref().as_str())
    }

    /// Whether choices are written in the words of the book's language.
    pub(super) fn speaks(&self) -> bool {
        self.spec.words.unwrap_or(true)
    }

    /// Its columns; none for all of them.
    pub(super) fn columns(&self) -> &[Column] {
        &self.spec.columns
    }

    /// Whether some of its columns stand under a group.
    pub(super) fn is_grouped(&self) -> bool {
        self.columns().iter().any(|column| column.group.is_some())
    }

    /// The refusal of a field that no row of its kind has.
    pub(super) fn unknown(&self, field: &Spanned<String>) -> Error {
        Error::invalid("profile", "profile-column-unknown")
            .with("file", &self.file)
            .with("line", line(&self.text, field.span().start))
            .with("value", field.get_ref())
    }

    fn info(profile: String, code: &str, own: bool, read: Result<Self>) -> ProfileInfo {
        let (es, en, kind, ending, refused) = match read {
            Ok(read) => {
                let (es, en) = match &read.spec.name {
                    Name::One(name) => (name.clone(), name.clone()),
                    Name::Both { es, en } => (es.clone(), en.clone()),
                };
                let ending = if read.is_workbook() { "xlsx" } else { "csv" };
                (es, en, read.kind().map(str::to_owned), ending, None)
            }
            Err(error) => {
                let params = error.params().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
                let refused = crate::import::Refusal { kind: error.kind().to_owned(), params };
                (code.to_owned(), code.to_owned(), None, "csv", Some(refused))
            }
        };
        ProfileInfo { profile, code: code.to_owned(), es, en, kind, ending: ending.to_owned(), own, refused }
    }
}

/// Every profile: the shipped ones, and those in the folder of a person's own, by name. One that cannot be read says why.
pub fn profiles(own: &Path) -> Vec<ProfileInfo> {
    let shipped = SHIPPED.iter().map(|(code, text)| {
        Profile::info((*code).to_owned(), code, false, Profile::read(&format!("{code}.{ENDING}"), text))
    });
    let mut all: Vec<ProfileInfo> = shipped.collect();
    let mut found: Vec<_> =
        std::fs::read_dir(own).into_iter().flatten().filter_map(|e| e.ok().map(|e| e.path())).collect();
    found.retain(|path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING)));
    found.sort();
    for path in found {
        let code = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let name = path.display().to_string();
        let read = Profile::named(&name);
        // Hers goes before a shipped one of the same name.
        all.retain(|there| there.own || there.code != code);
        all.push(Profile::info(name, &code, true, read));
    }
    all
}

/// The line an offset is on, from 1.
fn line(text: &str, offset: usize) -> usize {
    1 + text.bytes().take(offset).filter(|byte| *byte == b'\n').count()
}

/// `dd/mm/yyyy` as chrono writes it. Nothing for a pattern with other letters.
fn pattern(dates: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = dates;
    while let Some(first) = rest.chars().next() {
        let (token, len) = ["yyyy", "yy", "mm", "m", "dd", "d"]
            .iter()
            .find(|token| rest.starts_with(**token))
            .map_or(("", first.len_utf8()), |token| (*token, token.len()));
        out.push_str(match token {
            "yyyy" => "%Y",
            "yy" => "%y",
            "mm" => "%m",
            "m" => "%-m",
            "dd" => "%d",
            "d" => "%-d",
            _ if first.is_alphanumeric() || first == '%' => return None,
            _ => &rest[..len],
        });
        rest = &rest[len..];
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_profile_is_sound() {
        for info in profiles(Path::new("/no/such/folder")) {
            assert!(info.refused.is_none(), "{info:?}");
            assert!(!info.es.is_empty() && !info.en.is_empty());
        }
    }

    #[test]
    fn a_broken_profile_names_its_line_and_what_would_do() {
        let refused = |text: &str| {
            let error = Profile::read("mío.toml", text).unwrap_err();
            let params = error.params();
            let of = |name: &str| params.iter().find(|(n, _)| *n == name).map_or("", |(_, v)| v.as_str()).to_owned();
            (error.kind(), of("line"), of("value"))
        };
        assert_eq!(refused("name = \"a\"\nseparator = \"x\"\n"), ("profile-value-unknown", "2".into(), "x".into()));
        assert_eq!(refused("name = \"a\"\n\ndates = \"hh\"\n"), ("profile-value-unknown", "3".into(), "hh".into()));
        assert_eq!(refused("name = \"a\"\nsepara = \",\"\n").0, "profile-broken");
        assert_eq!(refused("name = \"a\n").0, "profile-broken");
        assert_eq!(refused("name = \"a\"\n[[columns]]\ntitle = \"x\"\n").0, "profile-column-unclear");
    }

    #[test]
    fn dates_are_written_as_the_profile_says() {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 3, 4).unwrap();
        for (said, written) in [("dd/mm/yyyy", "04/03/2026"), ("d.m.yy", "4.3.26"), ("yyyy-mm-dd", "2026-03-04")] {
            assert_eq!(day.format(&pattern(said).unwrap()).to_string(), written);
        }
        assert_eq!(pattern("dd %Y"), None);
    }
}
