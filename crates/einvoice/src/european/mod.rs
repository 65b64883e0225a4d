//! The European invoice (EN 16931) in both of its syntaxes, UBL 2.1 and UN/CEFACT CII, and inside a PDF (Factur-X, ZUGFeRD). The syntaxes and the rules of the norm are those of
//! the crates `en16931` and `en16931-formats`; here an [`Issued`] becomes their model and comes back.
//!
//! The norm has no place for everything: what is left out is named by [`Lost`], what cannot be said without saying something else is refused.
//!
//! Implementation of the EN 16931-1 semantic data model; © CEN, used under the 2018 CEN–EC licence agreement.

mod codes;
mod from;
mod to;

use crate::{Issued, Lost, ReadError};
use chrono::{DateTime, Utc};
use en16931_formats::zugferd::{EmbedOptions, Metadata};
use serde::{Deserialize, Serialize};
use std::time::SystemTime;

/// Which syntax.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Syntax {
    /// UBL 2.1 `Invoice` or `CreditNote`.
    Ubl,
    /// UN/CEFACT Cross Industry Invoice, D16B.
    Cii,
}

/// Why an invoice cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// Recargo de equivalencia has no place in the norm, and without it the total is another.
    #[error("recargo de equivalencia")]
    Surcharge,
    /// A line with more than one tax, or with a tax by quota.
    #[error("more than one tax")]
    Taxes,
    /// Amounts with more than two decimals.
    #[error("decimals")]
    Digits,
    /// An amount too large.
    #[error("amount")]
    Amount,
    /// What the schema asks for is missing.
    #[error("{0}")]
    Incomplete(String),
}

/// Why an invoice was not put into a PDF.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EmbedError {
    /// It cannot be written.
    #[error(transparent)]
    Write(WriteError),
    /// It does not keep the rules of the norm.
    #[error("{} rules are not kept", .0.len())]
    Rules(Vec<Finding>),
    /// The PDF is none, declares no PDF/A-3, is locked, or holds an invoice already.
    #[error("{0}")]
    Pdf(String),
}

/// A rule of the norm that an invoice does not keep.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The rule: `BR-CO-10`.
    pub rule: String,
    /// Whether a receiver must refuse it.
    pub fatal: bool,
    /// Where: `BG-25[2]/BT-151`.
    pub path: String,
    /// The rule's own words.
    pub message: String,
}

/// An invoice as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The file.
    pub xml: String,
    /// What is not in it.
    pub lost: Vec<Lost>,
    /// Rules of the norm it does not keep; none when it may be sent.
    pub findings: Vec<Finding>,
}

/// An invoice that came as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// The invoice; its amounts are those of the file.
    pub issued: Issued,
    /// The syntax it came in.
    pub syntax: Syntax,
    /// Rules of the norm it does not keep.
    pub findings: Vec<Finding>,
    /// What is in the file and not in the invoice, as paths of the syntax.
    pub ignored: Vec<String>,
}

/// The most bytes that are read.
const MOST_BYTES: usize = 32 << 20;

/// Writes an invoice. A corrective invoice whose total is below zero becomes a credit note with amounts above zero (`381`), another
/// corrective one a corrected invoice (`384`); its reason travels as a note of subject `ACD`.
pub fn write(issued: &Issued, syntax: Syntax) -> Result<Written, WriteError> {
    let (invoice, lost) = to::to(issued)?;
    let findings = findings(&invoice);
    let form = match syntax {
        Syntax::Ubl => en16931_formats::Syntax::Ubl,
        Syntax::Cii => en16931_formats::Syntax::Cii,
    };
    let written =
        en16931_formats::write_unchecked(&invoice, form).map_err(|error| WriteError::Incomplete(error.to_string()))?;
    Ok(Written { xml: written.xml, lost, findings })
}

/// Reads UBL, CII, or the CII inside of a PDF, whoever wrote it. Document types, entities, more than 32 MiB, and PDFs that unpack to more
/// than 128 MiB are refused.
pub fn read(bytes: &[u8]) -> Result<Received, ReadError> {
    let read = parsed(bytes)?;
    let syntax = match read.syntax {
        en16931_formats::Syntax::Cii => Syntax::Cii,
        _ => Syntax::Ubl,
    };
    let findings = findings(&read.invoice);
    let ignored = read.entries.iter().map(|entry| entry.path.clone()).collect();
    Ok(Received { issued: from::from(&read.invoice)?, syntax, findings, ignored })
}

fn parsed(bytes: &[u8]) -> Result<en16931_formats::Read, ReadError> {
    if bytes.len() > MOST_BYTES {
        return Err(ReadError::TooLarge);
    }
    en16931_formats::read(bytes).map_err(|error| match error {
        en16931_formats::Error::Encoding { .. } => ReadError::NotText,
        en16931_formats::Error::Pdf(en16931_formats::zugferd::Error::NoInvoice { .. }) => ReadError::NoInvoice,
        en16931_formats::Error::Pdf(en16931_formats::zugferd::Error::LimitExceeded { .. }) => ReadError::TooLarge,
        other => {
            let why = other.to_string();
            if why.contains("DTD") { ReadError::DocumentType } else { ReadError::NotXml { at: 0, why } }
        }
    })
}

/// Puts an invoice into a PDF/A-3 that shows it, as Factur-X: the CII as its alternative. `at` is written as the day of the attachment.
/// Only an invoice that keeps every fatal rule of the norm is put in; the PDF must declare PDF/A-3 and hold no invoice yet.
pub fn embed(pdf: &[u8], issued: &Issued, at: DateTime<Utc>) -> Result<Vec<u8>, EmbedError> {
    put_inside(pdf, issued, None, at)
}

/// As [`embed`]; the PDF is called by its own title, which [`embed`] writes in English.
pub fn embed_titled(pdf: &[u8], issued: &Issued, title: &str, at: DateTime<Utc>) -> Result<Vec<u8>, EmbedError> {
    let author = issued.issuer.name.clone();
    let subject = format!("{title}, {author}");
    put_inside(pdf, issued, Some(Metadata { title: title.to_owned(), subject, author }), at)
}

fn put_inside(
    pdf: &[u8],
    issued: &Issued,
    metadata: Option<Metadata>,
    at: DateTime<Utc>,
) -> Result<Vec<u8>, EmbedError> {
    let (invoice, _) = to::to(issued).map_err(EmbedError::Write)?;
    let proof =
        en16931::Validated::<en16931::En16931>::new(invoice).map_err(|_| EmbedError::Rules(findings_of(issued)))?;
    let options = EmbedOptions { metadata, modified: Some(SystemTime::from(at)), ..EmbedOptions::default() };
    en16931_formats::zugferd::embed(pdf, &proof, &options).map_err(|error| EmbedError::Pdf(error.to_string()))
}

fn findings_of(issued: &Issued) -> Vec<Finding> {
    to::to(issued).map(|(invoice, _)| findings(&invoice)).unwrap_or_default()
}

/// The rules of the norm that a file does not keep, also where it lacks what an [`Issued`] cannot be without.
pub fn check(bytes: &[u8]) -> Result<Vec<Finding>, ReadError> {
    Ok(findings(&parsed(bytes)?.invoice))
}

fn findings(invoice: &en16931::Invoice) -> Vec<Finding> {
    let report = en16931::validate(invoice);
    let told = report.findings().iter().map(|finding| Finding {
        rule: finding.rule.clone(),
        fatal: finding.severity == en16931::Severity::Fatal,
        path: finding.path.to_string(),
        message: finding.message.clone(),
    });
    told.collect()
}
