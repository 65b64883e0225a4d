//! The press: typefaces and templates, loaded once, and what they make of a sheet.

mod desk;
mod fonts;
mod limit;
mod shelf;

use crate::sheet::{self, Pen};
use crate::{Error, Fault, Look, Paper, Reminder, Statement};
use chrono::{Datelike, NaiveDate, NaiveTime};
use desk::Desk;
use einvoice::european::{EmbedError, embed_titled};
use fonts::Fonts;
use serde_json::Value;
use shelf::{Set, Shelf};
use std::collections::HashMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use typst::foundations::{Bytes, Datetime, Smart};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use typst_svg::SvgOptions;
use words::{Language, Words};

pub use shelf::Template;

/// How long a template may take unless it is said otherwise: a document of a thousand lines takes a tenth of it.
const LIMIT: Duration = Duration::from_secs(10);
/// While so many templates go on that were stopped, a person's own are not tried.
const MOST_BEHIND: usize = 2;
/// After so many papers unused, what was remembered of one is forgotten.
const REMEMBERED: usize = 8;
/// Papers between two looks for what to forget: each goes through all that is remembered.
const BETWEEN_LOOKS: usize = 4;

/// What is printed.
#[derive(Debug, Clone, Copy)]
pub enum Piece<'a> {
    /// A document of the sale.
    Paper(&'a Paper),
    /// A client's account.
    Statement(&'a Statement),
    /// A letter to who is late.
    Reminder(&'a Reminder),
}

impl<'a> From<&'a Paper> for Piece<'a> {
    fn from(paper: &'a Paper) -> Piece<'a> {
        Piece::Paper(paper)
    }
}

impl<'a> From<&'a Statement> for Piece<'a> {
    fn from(statement: &'a Statement) -> Piece<'a> {
        Piece::Statement(statement)
    }
}

impl<'a> From<&'a Reminder> for Piece<'a> {
    fn from(reminder: &'a Reminder) -> Piece<'a> {
        Piece::Reminder(reminder)
    }
}

/// Which standards a PDF keeps, by Typst's own checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standard {
    /// PDF/A-3a and PDF/UA-1: kept for ever and read aloud.
    Full,
    /// PDF/A-3b: kept for ever.
    Archive,
    /// Neither, because the template uses what they forbid.
    Plain,
}

/// Whether the electronic invoice is inside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attachment {
    /// It was not asked for, or this is no invoice.
    None,
    /// Its CII is inside (Factur-X).
    Inside,
    /// It is not inside, and why.
    Refused(EmbedError),
}

/// A paper as a file, and what is to be told of it.
#[derive(Debug, Clone)]
pub struct Printed {
    /// The PDF.
    pub pdf: Vec<u8>,
    /// Its pages.
    pub pages: usize,
    /// What it keeps.
    pub standard: Standard,
    /// Whether the electronic invoice is inside.
    pub attachment: Attachment,
    /// Letters that no typeface here has; a question mark stands in their place.
    pub unknown: Vec<char>,
    /// Why the person's own template was not used, when the last good one was in its place.
    pub fault: Option<Error>,
}

/// Pages as pictures, to be looked at while a document is written.
#[derive(Debug, Clone)]
pub struct Preview {
    /// An SVG a page, letters as shapes.
    pub pages: Vec<String>,
    /// As in [`Printed`].
    pub unknown: Vec<char>,
    /// As in [`Printed`].
    pub fault: Option<Error>,
}

/// What is ready to be set: the sheet and the pictures on it.
#[derive(Clone)]
struct Job {
    sheet: Bytes,
    pictures: Vec<(&'static str, Bytes)>,
    day: NaiveDate,
    /// What it is called: `Factura A26/000123`.
    title: String,
    /// What makes the document known among all others.
    name: String,
    unknown: Vec<char>,
}

/// Typefaces and templates. One for the whole program; it may be used by several threads at once.
pub struct Press {
    fonts: Arc<Fonts>,
    library: Arc<LazyHash<Library>>,
    shelf: Shelf,
    limit: Duration,
    behind: limit::Behind,
    /// Papers that were set.
    papers: AtomicUsize,
    voices: Mutex<HashMap<(&'static str, String), Arc<Words>>>,
}

impl std::fmt::Debug for Press {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Press").field("shelf", &self.shelf).field("limit", &self.limit).finish_non_exhaustive()
    }
}

impl Press {
    /// A press with the templates that ship with the program, over which lie those of a person's own folder. The folder may be missing; what
    /// changes in it is seen by the next paper.
    pub fn new(folder: Option<&Path>) -> Press {
        Press {
            fonts: Arc::new(Fonts::embedded()),
            library: Arc::new(LazyHash::new(Library::default())),
            shelf: Shelf::new(folder),
            limit: LIMIT,
            behind: limit::Behind::default(),
            papers: AtomicUsize::new(0),
            voices: Mutex::default(),
        }
    }

    /// The same press, which keeps the last good templates of a person in a folder of the program's own, for when it starts again.
    pub fn remembering(mut self, folder: &Path) -> Press {
        self.shelf.remember_in(folder);
        self
    }

    /// The same press, with another limit on the time a template may take.
    pub fn with_limit(mut self, limit: Duration) -> Press {
        self.limit = limit;
        self
    }

    /// The templates there are, a person's own among them.
    pub fn templates(&self) -> Vec<Template> {
        self.shelf.templates()
    }

    /// Takes a person's own templates from another folder from now on, or none.
    pub fn look_in(&self, folder: Option<&Path>) {
        self.shelf.look_in(folder);
    }

    /// The names and texts of all files that ship with the program, to begin templates of one's own with: how they are written among them.
    pub fn files() -> impl Iterator<Item = (String, &'static str)> {
        shelf::all_shipped()
    }

    /// Whether a folder has a template in it.
    pub fn has_templates(folder: &Path) -> bool {
        shelf::has_templates(folder)
    }

    /// The text of a template that ships with the program, to begin one's own with.
    pub fn text_of(&self, template: &str) -> Option<&'static str> {
        shelf::shipped(template)
    }

    /// Prints a paper by a template (`modern`, `classic`, `ticket`, `statement`, `reminder`, or one's own). When one's own is
    /// broken or takes too long, the last good one of its name is used and the fault is told.
    pub fn print<'a>(&self, piece: impl Into<Piece<'a>>, template: &str) -> Result<Printed, Error> {
        let piece = piece.into();
        let job = self.job(piece);
        let ((pdf, pages, standard), fault) = self.set(&job, template, pdf)?;
        let mut printed = Printed { pdf, pages, standard, attachment: Attachment::None, unknown: job.unknown, fault };
        if let Piece::Paper(paper) = piece {
            put_inside(paper, &job.title, &mut printed);
        }
        Ok(printed)
    }

    /// The same as pictures, to be looked at.
    pub fn preview<'a>(&self, piece: impl Into<Piece<'a>>, template: &str) -> Result<Preview, Error> {
        let job = self.job(piece.into());
        let options = SvgOptions { render_bleed: false, pretty: false };
        let (pages, fault) = self.set(&job, template, move |document, _| {
            Ok(document.pages().iter().map(|page| typst_svg::svg(page, &options)).collect())
        })?;
        Ok(Preview { pages, unknown: job.unknown, fault })
    }

    /// A reminder as a mail says it: its subject, and its text in paragraphs.
    pub fn in_words(&self, told: &Reminder) -> (String, String) {
        let voice = self.voice(told.language, &told.locale);
        sheet::in_words(&sheet::reminder(&Pen::of_currency(&voice, &told.locale, &told.currency), told))
    }

    /// Whether a person's own template can set this paper, without anything in its place: what is asked while it is written.
    pub fn prove<'a>(&self, piece: impl Into<Piece<'a>>, template: &str) -> Result<(), Error> {
        let job = self.job(piece.into());
        let set = self.shelf.current();
        set.main(template).ok_or_else(|| Error::Unknown(template.to_owned()))?;
        self.with(set, &job, template, pdf).map(|_| ())
    }

    /// Sets a job by the newest template, by the last good one, by the one that ships with the program, in this order.
    fn set<T: Send + 'static>(
        &self,
        job: &Job,
        template: &str,
        finish: impl Fn(&PagedDocument, &Job) -> Result<T, Error> + Clone + Send + 'static,
    ) -> Result<(T, Option<Error>), Error> {
        let sets = self.shelf.choices(template);
        let is_there = self.shelf.current().main(template).is_some();
        let mut first = (!is_there).then(|| Error::Unknown(template.to_owned()));
        if sets.is_empty() {
            return Err(Error::Unknown(template.to_owned()));
        }
        for set in sets {
            if let Some(stopped) = self.shelf.stopped(template, &set) {
                first.get_or_insert(stopped);
                continue;
            }
            match self.with(set.clone(), job, template, finish.clone()) {
                Ok(told) => {
                    self.shelf.was_good(template, set);
                    return Ok((told, first));
                }
                Err(error) => {
                    if let Error::Stopped { .. } = error {
                        self.shelf.was_stopped(template, &set, error.clone());
                    }
                    first.get_or_insert(error);
                }
            }
        }
        Err(first.unwrap_or_else(|| Error::Unknown(template.to_owned())))
    }

    fn with<T: Send + 'static>(
        &self,
        set: Arc<Set>,
        job: &Job,
        template: &str,
        finish: impl FnOnce(&PagedDocument, &Job) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let late = || Error::Stopped { template: template.to_owned(), seconds: self.limit.as_secs().max(1) };
        if set.is_own() && self.behind.count() >= MOST_BEHIND {
            return Err(late());
        }
        let stop = Arc::new(AtomicBool::new(false));
        let main = set.main(template).ok_or_else(|| Error::Unknown(template.to_owned()))?;
        let desk = Desk::new(
            self.library.clone(),
            self.fonts.clone(),
            set,
            main,
            [("data.json", job.sheet.clone())].into_iter().chain(job.pictures.iter().cloned()),
            job.day,
            stop.clone(),
        );
        let job = job.clone();
        let done = limit::within(self.limit, &stop, &self.behind, move || {
            let document = desk.set()?;
            finish(&document, &job)
        });
        if self.papers.fetch_add(1, Ordering::Relaxed).is_multiple_of(BETWEEN_LOOKS) {
            comemo::evict(REMEMBERED / BETWEEN_LOOKS);
        }
        done.map_err(|end| match end {
            limit::End::Late => late(),
            limit::End::Broke => Error::Template(Fault {
                file: format!("{template}.typ"),
                line: 0,
                column: 0,
                message: "the typesetter stopped inside".to_owned(),
            }),
            limit::End::NoThread(why) => Error::Machine(why),
        })?
    }

    fn voice(&self, language: Language, locale: &str) -> Arc<Words> {
        let mut voices = self.voices.lock().unwrap_or_else(PoisonError::into_inner);
        let voice = voices
            .entry((language.code(), locale.to_owned()))
            .or_insert_with(|| Arc::new(Words::new(language, locale)));
        voice.clone()
    }

    /// Writes the sheet of a piece.
    fn job(&self, piece: Piece<'_>) -> Job {
        let (value, look, day, name) = match piece {
            Piece::Paper(paper) => {
                let voice = self.voice(paper.language, &paper.locale);
                let pen = Pen::new(&voice, &paper.locale, &paper.issued.currency, paper.issued.digits);
                let name = format!("{} {}", paper.issued.issuer.tax_id, paper.issued.full_number());
                (serde_json::to_value(sheet::document(&pen, paper)), &paper.look, paper.issued.issued_on, name)
            }
            Piece::Statement(told) => {
                let voice = self.voice(told.language, &told.locale);
                let pen = Pen::of_currency(&voice, &told.locale, &told.currency);
                let name = format!("{} {} {}", told.issuer.tax_id, told.customer.tax_id, told.as_of);
                (serde_json::to_value(sheet::statement(&pen, told)), &told.look, told.as_of, name)
            }
            Piece::Reminder(told) => {
                let voice = self.voice(told.language, &told.locale);
                let pen = Pen::of_currency(&voice, &told.locale, &told.currency);
                let name = format!("{} {} {}", told.issuer.tax_id, told.customer.tax_id, told.on);
                (serde_json::to_value(sheet::reminder(&pen, told)), &told.look, told.on, name)
            }
        };
        // Texts and lists of texts are always JSON.
        let mut value = value.unwrap_or(Value::Null);
        let unknown = sheet::clean(&mut value, &|letter| self.fonts.draw(letter)).into_iter().collect();
        let mut pictures = logo(look);
        if let Piece::Paper(Paper { verifactu: Some(code), .. }) = piece {
            pictures.push(("code.svg", Bytes::from_string(code.svg.clone())));
        }
        if let Piece::Paper(Paper { transfer: Some(svg), .. })
        | Piece::Statement(Statement { transfer: Some(svg), .. }) = piece
        {
            pictures.push((sheet::CODE, Bytes::from_string(svg.clone())));
        }
        let title = value.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
        Job { sheet: Bytes::from_string(value.to_string()), pictures, day, title, name, unknown }
    }
}

fn logo(look: &Look) -> Vec<(&'static str, Bytes)> {
    let file = |ending: &str| match ending {
        "png" => "logo.png",
        "jpg" => "logo.jpg",
        _ => "logo.svg",
    };
    look.logo.iter().map(|logo| (file(logo.ending()), logo.bytes())).collect()
}

/// The PDF in the strictest form the template keeps.
fn pdf(document: &PagedDocument, job: &Job) -> Result<(Vec<u8>, usize, Standard), Error> {
    let forms = [
        (Standard::Full, &[PdfStandard::A_3a, PdfStandard::Ua_1][..]),
        (Standard::Archive, &[PdfStandard::A_3b][..]),
        (Standard::Plain, &[][..]),
    ];
    let mut why = String::new();
    for (standard, list) in forms {
        let Ok(standards) = PdfStandards::new(list) else { continue };
        let options = PdfOptions {
            ident: Smart::Custom(job.name.clone()),
            creator: Smart::Custom(Some("Clientela".to_owned())),
            timestamp: noon(job.day).map(Timestamp::new_utc),
            standards,
            ..PdfOptions::default()
        };
        match typst_pdf::pdf(document, &options) {
            Ok(pdf) => return Ok((pdf, document.pages().len(), standard)),
            Err(errors) => why = errors.first().map(|error| error.message.to_string()).unwrap_or_default(),
        }
    }
    Err(Error::Template(Fault { file: String::new(), line: 0, column: 0, message: why }))
}

/// The moment written into a PDF: noon of its day, since the hour is nobody's business and must not change the bytes.
fn noon(day: NaiveDate) -> Option<Datetime> {
    let (month, date) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    Datetime::from_ymd_hms(day.year(), month, date, 12, 0, 0)
}

fn put_inside(paper: &Paper, title: &str, printed: &mut Printed) {
    if !paper.attach || paper.draft || !paper.kind.is_invoice() {
        return;
    }
    let at = paper.issued.issued_on.and_time(NaiveTime::MIN).and_utc();
    printed.attachment = match embed_titled(&printed.pdf, &paper.issued, title, at) {
        Ok(pdf) => {
            printed.pdf = pdf;
            Attachment::Inside
        }
        Err(why) => Attachment::Refused(why),
    };
}
