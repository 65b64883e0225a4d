//! Documents on paper, from either door: as a PDF in a file, and as pictures to be looked at.

use crate::DoorError;
use crate::door::Door;
use crm::ids::Id;
use crm::sales::{self, Printable, WhichSale};
use paper::{Paper, Press, Standard};
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::sync::OnceLock;
use words::Language;

/// Side of the agency's code on paper, in millimetres: the law asks for 30 to 40.
const CODE: u32 = 35;

/// Which document, by which template.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct PreviewRequest {
    /// The document.
    pub id: Id,
    /// `modern`, `classic`, `ticket`, or one of your own; `modern` when absent.
    #[serde(default)]
    pub template: Option<String>,
}

/// Which document, by which template, to which file.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct PrintRequest {
    /// The document.
    pub id: Id,
    /// The file to write; one that is there is replaced.
    pub to: String,
    /// `modern`, `classic`, `ticket`, or one of your own; `modern` when absent.
    #[serde(default)]
    pub template: Option<String>,
}

/// What was printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PrintedSale {
    /// The file.
    pub path: String,
    /// Its pages.
    pub pages: usize,
    /// Whether it can be kept for ever (PDF/A).
    pub archive: bool,
    /// Why a template of one's own was not used, and the last good one was.
    pub fault: Option<String>,
}

/// The pages of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PaperPages {
    /// An SVG for each page.
    pub pages: Vec<String>,
    /// Why a template of one's own was not used, and the last good one was.
    pub fault: Option<String>,
    /// The templates that may be chosen.
    pub templates: Vec<String>,
}

/// Typefaces and templates, loaded when something is printed for the first time.
#[derive(Default)]
pub(crate) struct Printing(OnceLock<Press>);

impl std::fmt::Debug for Printing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Printing")
    }
}

impl Door {
    fn press(&self) -> &Press {
        self.printing.0.get_or_init(|| Press::new(Some(&self.library.own_folder().join("templates"))))
    }

    /// Shows a document as it would be printed. Errors: those of [`sales::printable`], `template-unknown`, `template-broken`,
    /// `template-stopped`.
    pub fn preview(&self, request: &PreviewRequest) -> Result<PaperPages, DoorError> {
        let paper = self.paper(request.id)?;
        let template = chosen(request.template.as_deref(), &paper);
        let shown = self.press().preview(&paper, template).map_err(unprinted)?;
        Ok(PaperPages {
            pages: shown.pages,
            fault: shown.fault.map(|fault| fault.to_string()),
            templates: documents(self.press()),
        })
    }

    /// Prints a document into a file, whole or not at all. Errors: as [`Door::preview`], and `io`.
    pub fn print(&self, request: &PrintRequest) -> Result<PrintedSale, DoorError> {
        let paper = self.paper(request.id)?;
        let template = chosen(request.template.as_deref(), &paper);
        let printed = self.press().print(&paper, template).map_err(unprinted)?;
        let to = Path::new(&request.to);
        let write = || -> std::io::Result<()> {
            let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            let mut name = to.file_name().unwrap_or_default().to_owned();
            name.push(".part");
            let part = folder.join(name);
            let mut file = fs::File::create(&part)?;
            let done = file.write_all(&printed.pdf).and_then(|()| file.sync_all()).and_then(|()| fs::rename(&part, to));
            if done.is_err() {
                let _ = fs::remove_file(&part);
            }
            done
        };
        write().map_err(crm::Error::io(to))?;
        Ok(PrintedSale {
            path: request.to.clone(),
            pages: printed.pages,
            archive: printed.standard != Standard::Plain,
            fault: printed.fault.map(|fault| fault.to_string()),
        })
    }

    fn paper(&self, id: Id) -> Result<Paper, DoorError> {
        let book = self.book()?;
        let printable = book.read(|conn| sales::printable(conn, WhichSale { id }))?;
        Ok(on_paper(printable))
    }
}

/// The templates of documents: those of statements and reminders are no choice here.
fn documents(press: &Press) -> Vec<String> {
    press.templates().into_iter().map(|one| one.name).filter(|name| name != "statement" && name != "reminder").collect()
}

fn chosen<'a>(asked: Option<&'a str>, paper: &Paper) -> &'a str {
    asked.unwrap_or(if paper.kind == paper::Kind::Simplified { "ticket" } else { "modern" })
}

fn on_paper(from: Printable) -> Paper {
    let kind = paper::Kind::ALL.into_iter().find(|kind| kind.code() == from.kind).unwrap_or(paper::Kind::Invoice);
    let verifactu = from.address.and_then(|url| {
        let svg = einvoice::verifactu::qr(&url).ok()?.svg(CODE);
        // The records wait in their queue: nothing is sent, and the paper must not say that it is.
        Some(paper::Verifactu { url, svg, sent: false })
    });
    Paper {
        draft: from.draft,
        valid_until: from.valid_until,
        language: Language::of(&from.language),
        locale: from.locale,
        attach: kind.is_invoice() && verifactu.is_some() && !from.draft,
        verifactu,
        ..Paper::new(kind, from.issued)
    }
}

fn unprinted(error: paper::Error) -> DoorError {
    let mut said = DoorError::new(error.kind());
    for (name, value) in error.params() {
        said = said.with(name, value);
    }
    said
}
