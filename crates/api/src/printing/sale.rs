//! Documents of the sale on paper.

use super::{Chosen, PaperPages, PrintedPaper};
use crate::DoorError;
use crate::door::Door;
use crm::ids::Id;
use crm::looks;
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
    /// `modern`, `classic`, `ticket`, or one of your own; that of its look when absent.
    #[serde(default)]
    pub template: Option<String>,
    /// An issued invoice in today's look instead of the one it was issued with.
    #[serde(default)]
    #[ts(as = "Option<bool>")]
    pub today: bool,
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
    /// `modern`, `classic`, `ticket`, or one of your own; that of its look when absent.
    #[serde(default)]
    pub template: Option<String>,
    /// An issued invoice in today's look instead of the one it was issued with.
    #[serde(default)]
    #[ts(as = "Option<bool>")]
    pub today: bool,
}

impl Door {
    /// Shows a document as it would be printed. Errors: those of [`sales::printable`], `template-unknown`, `template-broken`,
    /// `template-stopped`.
    pub fn preview(&self, request: &PreviewRequest) -> Result<PaperPages, DoorError> {
        let (paper, look, kept) = self.paper(request.id, request.today)?;
        let shown = self.show(&paper, chosen(request.template.as_deref(), &paper, &look))?;
        Ok(PaperPages { templates: documents(self.press()), kept, ..shown })
    }

    /// Prints a document into a file, whole or not at all. Errors: as [`Door::preview`], and `io`.
    pub fn print(&self, request: &PrintRequest) -> Result<PrintedPaper, DoorError> {
        let (paper, look, _) = self.paper(request.id, request.today)?;
        self.put(&paper, chosen(request.template.as_deref(), &paper, &look), Path::new(&request.to))
    }

    /// A document as paper, its look, and whether that is no longer today's.
    fn paper(&self, id: Id, today: bool) -> Result<(Paper, looks::Look, bool), DoorError> {
        let book = self.book()?;
        Ok(book.read(|conn| {
            let mut printable = sales::printable(conn, WhichSale { id })?;
            let now = looks::current(conn)?;
            let kept = printable.look != now && (printable.look.style.is_some() || now != looks::Look::usual());
            if today {
                printable.look = now;
            }
            let look = printable.look.clone();
            let worn = self.dressed(conn, &look, &printable.locale)?;
            Ok((on_paper(printable, worn), look, kept))
        })?)
    }
}

/// The templates of documents: those of statements and reminders are no choice here.
fn documents(press: &Press) -> Vec<String> {
    press.templates().into_iter().map(|one| one.name).filter(|name| name != "statement" && name != "reminder").collect()
}

/// The template a document is set by when nothing else can be.
pub(super) fn usual(paper: &Paper) -> &'static str {
    if paper.kind == paper::Kind::Simplified { "ticket" } else { "modern" }
}

/// The template that was asked for, else the look's. One that is not on this machine, or never was good, gives way to the usual one;
/// one that was asked for by name does not.
pub(crate) fn chosen<'a>(asked: Option<&'a str>, paper: &Paper, look: &'a looks::Look) -> Chosen<'a> {
    let usual = usual(paper);
    match (asked, &look.style) {
        (Some(name), _) => Chosen { name, instead: None },
        (None, Some(style)) if paper.kind == paper::Kind::Simplified => {
            Chosen { name: &style.simplified_template, instead: Some(usual) }
        }
        (None, Some(style)) => Chosen { name: &style.template, instead: Some(usual) },
        (None, None) => Chosen { name: usual, instead: None },
    }
}

/// What is made by a template, the name of that template, and why it is not the first choice.
type Made<'a, T> = (T, &'a str, Option<paper::Error>);

/// Sets something by the template that was chosen, else by the one in its place.
pub(crate) fn set_usual<'a, T>(
    template: Chosen<'a>,
    set: impl Fn(&str) -> Result<T, paper::Error>,
) -> Result<Made<'a, T>, paper::Error> {
    match (set(template.name), template.instead) {
        (Ok(made), _) => Ok((made, template.name, None)),
        (Err(fault), Some(usual)) if usual != template.name => Ok((set(usual)?, usual, Some(fault))),
        (Err(fault), _) => Err(fault),
    }
}

pub(crate) fn on_paper(from: Printable, look: paper::Look) -> Paper {
    let kind = paper::Kind::ALL.into_iter().find(|kind| kind.code() == from.kind).unwrap_or(paper::Kind::Invoice);
    let verifactu = from.address.and_then(|url| {
        let svg = einvoice::verifactu::qr(&url).ok()?.svg(CODE);
        // The records wait in their queue: nothing is sent, and the paper must not say that it is.
        Some(paper::Verifactu { url, svg, sent: false })
    });
    let pays = !from.draft && matches!(kind, paper::Kind::Invoice | paper::Kind::Simplified);
    let transfer = pays.then(|| to_pay(&from.issued)).flatten();
    let text = match (&from.look.style, kind) {
        (Some(style), paper::Kind::Quote | paper::Kind::Proforma) => style.quote_text.clone(),
        (Some(style), paper::Kind::Invoice | paper::Kind::Simplified) => style.invoice_text.clone(),
        _ => String::new(),
    };
    Paper {
        text,
        look,
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
