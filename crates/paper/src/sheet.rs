//! What a template sees: texts only. Every amount, day and word is written here, so that a template reckons nothing and speaks no language.

mod clean;
mod document;
mod lines;
mod parties;
mod paying;
mod pen;
mod reminder;
mod statement;
mod totals;

pub(crate) use clean::clean;
pub(crate) use document::document;
pub(crate) use paying::CODE;
pub(crate) use pen::Pen;
pub(crate) use reminder::{in_words, reminder};
pub(crate) use statement::statement;

use crate::Look;
use serde::Serialize;

/// A label and what stands beside it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Row {
    pub label: String,
    /// What is said between label and value: `sobre 1.000,00`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    pub value: String,
}

impl Row {
    pub fn new(label: String, value: String) -> Row {
        Row { label, note: String::new(), value }
    }
}

/// A person or company, as an address is written.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Party {
    pub label: String,
    pub name: String,
    /// Trade name, where it is another.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub trade: String,
    pub tax_id: String,
    pub address: Vec<String>,
    pub contact: Vec<String>,
}

/// The file of a picture and what it shows, for who cannot see it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Picture {
    pub file: String,
    pub alt: String,
}

/// A block with a title and rows: how to pay.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Block {
    pub title: String,
    pub rows: Vec<Row>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The code with which it is paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<PayingCode>,
}

/// The code with which a bank's app pays.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct PayingCode {
    pub caption: String,
    pub file: &'static str,
    pub alt: String,
}

/// What every sheet has.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Head {
    /// What kind of sheet: the code of a document's kind, `statement`, `reminder`.
    pub kind: &'static str,
    pub lang: &'static str,
    pub region: String,
    /// What it is: `Factura`.
    pub title: String,
    /// What it is with its number, as files and readers name it.
    pub name: String,
    pub accent: String,
    /// The paper: `a4`, `us-letter`.
    pub size: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo: Option<Picture>,
    pub heading: String,
    pub footer: Vec<String>,
    /// With `{page}` and `{pages}` where the numbers go.
    pub page: String,
    pub issuer: Party,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer: Option<Party>,
    pub facts: Vec<Row>,
    pub text: Vec<String>,
}

impl Head {
    fn new(pen: &Pen<'_>, look: &Look, kind: &'static str, title: String, issuer: Party) -> Head {
        let alt = pen.say_with("paper-logo", &[("name", issuer.name.as_str().into())]);
        Head {
            kind,
            lang: pen.language().code(),
            region: pen.country().to_owned(),
            name: title.clone(),
            title,
            accent: look.accent.hex(),
            size: look.size.code(),
            logo: look.logo.as_ref().map(|logo| Picture { file: format!("logo.{}", logo.ending()), alt }),
            heading: look.heading.clone(),
            footer: paragraphs(&look.footer),
            page: pen.say_with("paper-page", &[("page", "{page}".into()), ("pages", "{pages}".into())]),
            issuer,
            customer: None,
            facts: Vec::new(),
            text: Vec::new(),
        }
    }
}

/// The paragraphs of a text: its lines that are not empty.
fn paragraphs(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
