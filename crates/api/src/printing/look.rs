//! How documents look, from either door: what was decided, a try of what is being decided, and templates of one's own.

use super::{Chosen, PaperPages, unprinted, write_whole};
use crate::DoorError;
use crate::door::Door;
use crm::book::{Book, Tx};
use crm::ids::Id;
use crm::looks::{self, LogoInfo, PaperLook};
use crm::moment::Moment;
use crm::{sales, settings};
use paper::{Accent, Logo, MOST_LOGO_BYTES, Press, Size};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use words::{Language, Words};

/// A colour that may be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PaperColour {
    /// Its name: `teal`.
    pub name: String,
    /// `#rrggbb`.
    pub value: String,
}

/// A template that may be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PaperTemplate {
    /// Its name: `modern`.
    pub name: String,
    /// Whether a file of the own templates is used for it.
    pub own: bool,
}

/// Where a person's own templates are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct OwnTemplates {
    /// The folder; it need not be there.
    pub folder: String,
    /// Whether it was chosen; else it is the usual one beside the program's settings.
    pub chosen: bool,
    /// Whether it is there.
    pub present: bool,
    /// What is wrong with the first of them that cannot be used, with its line.
    pub fault: Option<DoorError>,
}

/// How documents look, and what may be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PaperSettings {
    /// How they look from now on.
    pub look: PaperLook,
    /// The logo.
    pub logo: Option<LogoInfo>,
    /// The paper that is usual in the country: `a4` or `letter`.
    pub usual_size: String,
    /// The templates of documents.
    pub templates: Vec<PaperTemplate>,
    /// Colours that are easily read.
    pub palette: Vec<PaperColour>,
    /// Templates of one's own.
    pub own: OwnTemplates,
}

/// A look to be tried, not kept.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct PaperTry {
    /// The look; its logo is that of the book.
    pub look: PaperLook,
    /// On what: `quote`, `invoice` or `simplified`.
    pub kind: String,
}

/// A picture to be the logo.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct NewLogo {
    /// The file: PNG, JPEG or SVG.
    pub path: String,
}

/// A folder for templates of one's own.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct TemplatesFolder {
    /// The folder; the usual one when absent.
    pub folder: Option<String>,
}

/// The templates that were written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct TemplatesWritten {
    /// The folder.
    pub folder: String,
    /// The files.
    pub files: Vec<String>,
}

/// What this machine notes of templates, in `templates.json` of the program's own folder.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Noted {
    folder: Option<PathBuf>,
}

/// So many logos are held at a time.
const MOST_LOGOS: usize = 8;

/// Logos that were looked at. A logo is known by an identity that no other ever has.
#[derive(Default)]
pub(super) struct Logos(Mutex<HashMap<Id, Option<Logo>>>);

/// What dresses papers when no book can be asked: a country and every logo.
pub(crate) struct Dressing {
    logos: HashMap<Id, Logo>,
}

/// Every logo of the book, looked at once.
pub(crate) fn prefetched(conn: &Connection) -> crm::Result<Dressing> {
    let mut all = HashMap::new();
    for id in looks::logos(conn)? {
        if let Some(logo) = looks::bytes_of(conn, id)?.and_then(|bytes| Logo::new(&bytes).ok()) {
            all.insert(id, logo);
        }
    }
    Ok(Dressing { logos: all })
}

impl Dressing {
    /// A look as paper wears it, in the country of a locale.
    pub(crate) fn of(&self, look: &looks::Look, locale: &str) -> paper::Look {
        dressed(look, look.logo.and_then(|id| self.logos.get(&id).cloned()), locale)
    }
}

fn dressed(look: &looks::Look, logo: Option<Logo>, locale: &str) -> paper::Look {
    let Some(style) = &look.style else { return paper::Look::default() };
    paper::Look {
        logo,
        // What was kept was looked at; what was put into the file by hand is no reason not to print.
        accent: Accent::of(&style.accent).unwrap_or_default(),
        heading: style.heading.clone(),
        footer: style.footer.clone(),
        legal: Some(style.legal.clone()).filter(|text| !text.is_empty()).into_iter().collect(),
        payment: style.payment_text.clone(),
        size: match style.size.as_str() {
            "a4" => Size::A4,
            "letter" => Size::Letter,
            _ => Size::usual_in(locale.rsplit_once('-').map_or("", |(_, country)| country)),
        },
    }
}

/// Changes how documents look. Errors: those of [`looks::set`], `colour-unreadable`, `colour-too-light`.
pub fn set_look(tx: &Tx, new: &PaperLook) -> crm::Result<PaperLook> {
    let accent = Accent::readable(&new.accent).map_err(refused)?.hex();
    looks::set(tx, &PaperLook { accent, ..new.clone() })
}

/// Takes a picture as the logo. Errors: `logo-too-large`, `logo-too-wide`, `logo-unreadable`, `logo-unsafe`, `file-missing`, `no-permission`.
pub fn set_logo(tx: &Tx, new: &NewLogo) -> crm::Result<LogoInfo> {
    let path = Path::new(&new.path);
    let file = File::open(path).map_err(crm::Error::io(path))?;
    let about = file.metadata().map_err(crm::Error::io(path))?;
    if !about.is_file() {
        return Err(crm::Error::invalid("logo", "file-missing").with("path", path.display()));
    }
    if about.len() > MOST_LOGO_BYTES as u64 {
        let bytes = usize::try_from(about.len()).unwrap_or(usize::MAX);
        return Err(refused(paper::Error::LogoLarge { bytes }));
    }
    let mut bytes = Vec::new();
    // No more than may be, though the file grows meanwhile.
    file.take(MOST_LOGO_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(crm::Error::io(path))?;
    Logo::new(&bytes).map_err(refused)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    looks::set_logo(tx, &name, &bytes)
}

fn refused(error: paper::Error) -> crm::Error {
    let refusal = crm::Error::invalid(error.field().unwrap_or_default(), error.kind());
    error.params().into_iter().fold(refusal, |told, (name, value)| told.with(name, value))
}

impl Door {
    /// A look as paper wears it, in the country of a locale.
    pub(super) fn dressed(&self, conn: &Connection, look: &looks::Look, locale: &str) -> crm::Result<paper::Look> {
        let Some(id) = look.logo else { return Ok(dressed(look, None, locale)) };
        let held = || self.printing.logos.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = held().get(&id).cloned();
        let logo = match known {
            Some(logo) => logo,
            None => {
                let logo = looks::bytes_of(conn, id)?.and_then(|bytes| Logo::new(&bytes).ok());
                let mut all = held();
                if all.len() >= MOST_LOGOS {
                    all.clear();
                }
                all.insert(id, logo.clone());
                logo
            }
        };
        Ok(dressed(look, logo, locale))
    }

    /// How documents look, and what may be chosen.
    pub fn paper_settings(&self) -> Result<PaperSettings, DoorError> {
        let book = self.book()?;
        let (look, logo, country) =
            book.read(|conn| Ok((looks::get(conn)?, looks::logo(conn)?, settings::business(conn)?.country)))?;
        let all = self.press().templates();
        let is_of_documents = |name: &str| name != "statement" && name != "reminder";
        let templates = all.iter().filter(|one| is_of_documents(&one.name));
        let palette =
            paper::PALETTE.iter().map(|(name, value)| PaperColour { name: (*name).into(), value: (*value).into() });
        let (folder, chosen) = self.templates_folder();
        let fault = match all.iter().any(|one| one.own) {
            true => self.first_fault(&book, &look)?,
            false => None,
        };
        Ok(PaperSettings {
            logo,
            usual_size: if Size::usual_in(&country) == Size::A4 { "a4" } else { "letter" }.to_owned(),
            templates: templates.map(|one| PaperTemplate { name: one.name.clone(), own: one.own }).collect(),
            palette: palette.collect(),
            own: OwnTemplates { present: folder.is_dir(), folder: folder.display().to_string(), chosen, fault },
            look,
        })
    }

    /// The first fault of the own templates of documents, those in use before the others.
    fn first_fault(&self, book: &Book, look: &PaperLook) -> Result<Option<DoorError>, DoorError> {
        let sample = self.sample(book, look, "invoice")?;
        let mut own: Vec<String> =
            self.press().templates().into_iter().filter(|one| one.own).map(|one| one.name).collect();
        own.retain(|name| name != "statement" && name != "reminder");
        own.sort_by_key(|name| *name != look.template && *name != look.simplified_template);
        Ok(own.iter().find_map(|name| self.press().prove(&sample, name).err()).map(unprinted))
    }

    /// A sample in a look.
    fn sample(&self, book: &Book, look: &PaperLook, kind: &str) -> Result<paper::Paper, DoorError> {
        let moment = Moment { now: self.now(), zone: book.zone() };
        Ok(book.read(|conn| {
            let business = settings::business(conn)?;
            let words = Words::new(Language::of(&business.language), &business.locale());
            let say = |key: &str| words.say(key, &[]);
            let told = sales::SampleWords {
                customer: say("sample-customer"),
                street: say("sample-street"),
                lines: vec![say("sample-line-1"), say("sample-line-2"), say("sample-line-3")],
            };
            let worn = looks::Look { style: Some(look.clone()), logo: looks::logo(conn)?.map(|logo| logo.id) };
            let sample = sales::sample(conn, moment, kind, worn, &told)?;
            let look = self.dressed(conn, &sample.look, &sample.locale)?;
            Ok(super::on_paper(sample, look))
        })?)
    }

    /// Shows a look on a document, without keeping it. Errors: `colour-unreadable`, `colour-too-light`, `template-unknown`, `template-broken`,
    /// `template-stopped`, `choice-unknown` (kind).
    pub fn try_look(&self, asked: &PaperTry) -> Result<PaperPages, DoorError> {
        Accent::readable(&asked.look.accent).map_err(unprinted)?;
        let book = self.book()?;
        let paper = self.sample(&book, &asked.look, &asked.kind)?;
        let simplified = asked.kind == "simplified";
        let name = if simplified { &asked.look.simplified_template } else { &asked.look.template };
        self.show(&paper, Chosen { name, instead: Some(super::sale::usual(&paper)) })
    }

    /// The folder of a person's own templates, and whether she chose it.
    pub(crate) fn templates_folder(&self) -> (PathBuf, bool) {
        let own = self.library.own_folder();
        let noted = fs::read(own.join("templates.json")).unwrap_or_default();
        // A note that cannot be read counts as none: it is a convenience.
        match serde_json::from_slice::<Noted>(&noted).unwrap_or_default().folder {
            Some(folder) => (folder, true),
            None => (own.join("templates"), false),
        }
    }

    /// Takes a person's own templates from a folder from now on, on this machine. Errors: `folder-missing`, `templates-none` when no template
    /// is in it, `io`.
    pub fn use_templates(&self, asked: &TemplatesFolder) -> Result<PaperSettings, DoorError> {
        let folder = asked.folder.as_ref().filter(|folder| !folder.trim().is_empty()).map(PathBuf::from);
        if let Some(folder) = &folder {
            if !folder.is_dir() {
                return Err(DoorError::new("folder-missing").with("path", folder.display()));
            }
            if !Press::has_templates(folder) {
                return Err(DoorError::new("templates-none").with("path", folder.display()));
            }
        }
        // Another start of the program stands in another folder.
        let folder = folder.map(|folder| fs::canonicalize(&folder).unwrap_or(folder));
        let own = self.library.own_folder();
        fs::create_dir_all(own).map_err(crm::Error::io(own))?;
        write_whole(&own.join("templates.json"), &serde_json::to_vec_pretty(&Noted { folder }).unwrap_or_default())?;
        self.press().look_in(Some(&self.templates_folder().0));
        self.paper_settings()
    }

    /// Writes the templates that ship with the program into a folder, to be edited. None that is there already is replaced. Errors:
    /// `template-there` naming the first that is, `io`.
    pub fn export_templates(&self, asked: &TemplatesFolder) -> Result<TemplatesWritten, DoorError> {
        let folder = asked.folder.as_ref().map_or_else(|| self.templates_folder().0, PathBuf::from);
        fs::create_dir_all(&folder).map_err(crm::Error::io(&folder))?;
        if let Some((name, _)) = Press::files().find(|(name, _)| folder.join(name).exists()) {
            return Err(DoorError::new("template-there").with("file", name).with("path", folder.display()));
        }
        let mut files = Vec::new();
        for (name, text) in Press::files() {
            write_whole(&folder.join(&name), text.as_bytes())?;
            files.push(name);
        }
        Ok(TemplatesWritten { folder: folder.display().to_string(), files })
    }
}
