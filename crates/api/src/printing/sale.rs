//! Documents of the sale on paper.

use super::{PaperPages, PrintedPaper};
use crate::DoorError;
use crate::door::Door;
use crm::ids::Id;
use crm::sales::{self, Printable, WhichSale};
use paper::{Paper, Press};
use serde::Deserialize;
use std::path::Path;
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

impl Door {
    /// Shows a document as it would be printed. Errors: those of [`sales::printable`], `template-unknown`, `template-broken`,
    /// `template-stopped`.
    pub fn preview(&self, request: &PreviewRequest) -> Result<PaperPages, DoorError> {
        let paper = self.paper(request.id)?;
        let shown = self.show(&paper, chosen(request.template.as_deref(), &paper))?;
        Ok(PaperPages { templates: documents(self.press()), ..shown })
    }

    /// Prints a document into a file, whole or not at all. Errors: as [`Door::preview`], and `io`.
    pub fn print(&self, request: &PrintRequest) -> Result<PrintedPaper, DoorError> {
        let paper = self.paper(request.id)?;
        self.put(&paper, chosen(request.template.as_deref(), &paper), Path::new(&request.to))
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

pub(crate) fn chosen<'a>(asked: Option<&'a str>, paper: &Paper) -> &'a str {
    asked.unwrap_or(if paper.kind == paper::Kind::Simplified { "ticket" } else { "modern" })
}

pub(crate) fn on_paper(from: Printable) -> Paper {
    let kind = paper::Kind::ALL.into_iter().find(|kind| kind.code() == from.kind).unwrap_or(paper::Kind::Invoice);
    let verifactu = from.address.and_then(|url| {
        let svg = einvoice::verifactu::qr(&url).ok()?.svg(CODE);
        // The records wait in their queue: nothing is sent, and the paper must not say that it is.
        Some(paper::Verifactu { url, svg, sent: false })
    });
    let pays = !from.draft && matches!(kind, paper::Kind::Invoice | paper::Kind::Simplified);
    let transfer = pays.then(|| to_pay(&from.issued)).flatten();
    Paper {
        transfer,
        draft: from.draft,
        valid_until: from.valid_until,
        language: Language::of(&from.language),
        locale: from.locale,
        attach: kind.is_invoice() && verifactu.is_some() && !from.draft,
        verifactu,
        ..Paper::new(kind, from.issued)
    }
}

/// The code of the transfer that pays an invoice; nothing where it is paid otherwise.
fn to_pay(issued: &einvoice::Issued) -> Option<String> {
    let payable = issued.totals.payable;
    super::transfer_code(&issued.issuer.name, &issued.payments, &issued.currency, payable, &issued.full_number())
}
