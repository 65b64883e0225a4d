//! What is handed over on paper, from either door: as a PDF in a file, and as pictures to be looked at.

mod look;
mod mail;
mod reminder;
mod sale;
mod statement;

pub(crate) use look::{Dressing, prefetched};
pub use look::{NewLogo, PaperSettings, PaperTry, TemplatesFolder, TemplatesWritten, set_logo, set_look};
pub use reminder::{WriteReminders, WrittenReminders};
pub use sale::{PreviewRequest, PrintRequest};
pub(crate) use sale::{chosen, on_paper, set_usual};
pub use statement::PrintStatement;

use crate::DoorError;
use crate::door::Door;
use chrono::NaiveDate;
use paper::{Piece, Press, Printed, Standard};
use serde::Serialize;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::sync::OnceLock;

/// What was printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PrintedPaper {
    /// The file.
    pub path: String,
    /// Its pages.
    pub pages: usize,
    /// Whether it can be kept for ever (PDF/A).
    pub archive: bool,
    /// Why a template of one's own was not used, and the last good one was.
    pub fault: Option<DoorError>,
}

/// The pages of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PaperPages {
    /// An SVG for each page.
    pub pages: Vec<String>,
    /// Why a template of one's own was not used, and the last good one was.
    pub fault: Option<DoorError>,
    /// The templates that may be chosen; empty where there is one only.
    pub templates: Vec<String>,
    /// The template it is shown by.
    pub template: String,
    /// Whether it was issued in a look that is no longer today's.
    pub kept: bool,
}

/// Typefaces and templates, loaded when something is printed for the first time, and the logos that were looked at.
#[derive(Default)]
pub(crate) struct Printing {
    press: OnceLock<Press>,
    logos: look::Logos,
}

/// The template something is set by, and the one in its place when that cannot be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Chosen<'a> {
    pub name: &'a str,
    pub instead: Option<&'static str>,
}

impl Chosen<'static> {
    /// The one and only.
    fn only(name: &'static str) -> Self {
        Self { name, instead: None }
    }
}

impl std::fmt::Debug for Printing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Printing")
    }
}

impl Door {
    pub(crate) fn press(&self) -> &Press {
        self.printing.press.get_or_init(|| {
            let memory = self.library.own_folder().join("templates-good");
            Press::new(Some(&self.templates_folder().0)).remembering(&memory)
        })
    }

    /// The pages of a piece as pictures. Errors: `template-broken`, `template-stopped`, `template-unknown`.
    fn show<'a>(&self, piece: impl Into<Piece<'a>>, template: Chosen<'_>) -> Result<PaperPages, DoorError> {
        let piece = piece.into();
        let (shown, used, missing) =
            set_usual(template, |name| self.press().preview(piece, name)).map_err(unprinted)?;
        let fault = missing.or(shown.fault).map(unprinted);
        Ok(PaperPages { pages: shown.pages, fault, templates: Vec::new(), template: used.to_owned(), kept: false })
    }

    /// A piece as a PDF in the file `to`, whole or not at all. Errors: as [`Door::show`], and `io`.
    fn put<'a>(&self, piece: impl Into<Piece<'a>>, template: Chosen<'_>, to: &Path) -> Result<PrintedPaper, DoorError> {
        let piece = piece.into();
        let (printed, _, missing) = set_usual(template, |name| self.press().print(piece, name)).map_err(unprinted)?;
        write_whole(to, &printed.pdf)?;
        Ok(told(to, Printed { fault: missing.or(printed.fault.clone()), ..printed }))
    }
}

fn told(to: &Path, printed: Printed) -> PrintedPaper {
    PrintedPaper {
        path: to.display().to_string(),
        pages: printed.pages,
        archive: printed.standard != Standard::Plain,
        fault: printed.fault.map(unprinted),
    }
}

/// Writes a file, whole or not at all; one that is there is replaced. Errors: `io`.
fn write_whole(to: &Path, bytes: &[u8]) -> Result<(), DoorError> {
    let write = || -> std::io::Result<()> {
        let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut name = to.file_name().unwrap_or_default().to_owned();
        name.push(".part");
        let part = folder.join(name);
        let mut file = fs::File::create(&part)?;
        let done = file.write_all(bytes).and_then(|()| file.sync_all()).and_then(|()| fs::rename(&part, to));
        if done.is_err() {
            let _ = fs::remove_file(&part);
        }
        done
    };
    Ok(write().map_err(crm::Error::io(to))?)
}

/// A day of the engine; `otherwise` where its text is none.
fn day_of(text: &str, otherwise: NaiveDate) -> NaiveDate {
    text.parse().unwrap_or(otherwise)
}

fn unprinted(error: paper::Error) -> DoorError {
    let mut said = DoorError::new(error.kind());
    for (name, value) in error.params() {
        said = said.with(name, value);
    }
    said
}

/// Means of a transfer, as UNTDID 4461 calls them.
const TRANSFERS: [&str; 2] = ["30", "58"];
/// Side of the code of a transfer on paper, in millimetres.
const TRANSFER_SIDE: u32 = 28;

/// The code of a transfer as SVG; nothing unless it is in euros, something is to be paid, and to an account whose check digits are right.
pub(crate) fn transfer_code(
    name: &str,
    payments: &[einvoice::Payment],
    currency: &str,
    amount: i64,
    remittance: &str,
) -> Option<String> {
    let is_iban = |account: &str| crm::taxid::check_module("iban", account).is_some_and(|check| check.acceptable());
    let account = payments.iter().find(|one| TRANSFERS.contains(&one.means.as_str()) && is_iban(&one.account))?;
    if currency != "EUR" {
        return None;
    }
    let transfer = einvoice::transfer::Transfer {
        name: name.to_owned(),
        iban: account.account.clone(),
        amount,
        remittance: remittance.to_owned(),
    };
    Some(einvoice::transfer::code(&transfer)?.svg(TRANSFER_SIDE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_euros_to_an_account_that_is_one_have_a_code() {
        let to = |account: &str, means: &str| {
            vec![einvoice::Payment { means: means.into(), account: account.into(), ..einvoice::Payment::default() }]
        };
        let code = |payments: &[einvoice::Payment], currency: &str, amount| {
            transfer_code("Tostadero La Perla", payments, currency, amount, "A26/1").is_some()
        };
        assert!(code(&to("ES9121000418450200051332", "30"), "EUR", 100));
        assert!(!code(&to("ES9121000418450200051332", "30"), "MXN", 100));
        assert!(!code(&to("ES9121000418450200051332", "10"), "EUR", 100), "paid in cash");
        assert!(!code(&to("ES0021000418450200051332", "30"), "EUR", 100), "wrong check digits");
        assert!(!code(&to("ES9121000418450200051332", "30"), "EUR", 0));
    }
}
