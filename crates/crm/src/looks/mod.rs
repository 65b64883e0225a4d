//! How documents look: what the owner decided, her logo, and the look that each invoice keeps from the day it was issued.

mod keep;
mod logo;

pub(crate) use keep::{keep, of_row};
pub use logo::{LogoInfo, bytes_of, logo, logos, remove_logo, set_logo};

use crate::book::Tx;
use crate::ids::Id;
use crate::{Error, Result, settings};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Longest line, letters.
const LONGEST_LINE: usize = 200;
/// Longest text of several lines, letters.
const LONGEST_TEXT: usize = 2_000;
/// Longest name of a template, letters.
const LONGEST_NAME: usize = 60;

/// How documents look, and what stands on all of them. A text that is empty is not printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct PaperLook {
    /// The template of documents: `modern`, `classic`, `ticket`, or one of her own.
    pub template: String,
    /// The template of simplified invoices.
    pub simplified_template: String,
    /// The colour, `#rrggbb`.
    pub accent: String,
    /// The paper: `a4`, `letter`, or what is usual in the country when empty. Tickets are as wide as their roll.
    pub size: String,
    /// A line under the name of the business.
    pub heading: String,
    /// At the foot of every page.
    pub footer: String,
    /// Before the lines of a quote or proforma.
    pub quote_text: String,
    /// Before the lines of an invoice.
    pub invoice_text: String,
    /// Beside the account: how to pay.
    pub payment_text: String,
    /// Under every document, by law or custom.
    pub legal: String,
}

impl Default for PaperLook {
    fn default() -> Self {
        let nothing = String::new;
        Self {
            template: "modern".to_owned(),
            simplified_template: "ticket".to_owned(),
            accent: "#0f5c63".to_owned(),
            size: nothing(),
            heading: nothing(),
            footer: nothing(),
            quote_text: nothing(),
            invoice_text: nothing(),
            payment_text: nothing(),
            legal: nothing(),
        }
    }
}

/// A look with its logo.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Look {
    /// What was decided; nothing for an invoice that was issued before there was anything to decide.
    pub style: Option<PaperLook>,
    /// The logo.
    pub logo: Option<Id>,
}

impl Look {
    /// The look of a business that decided nothing.
    pub fn usual() -> Self {
        Self { style: Some(PaperLook::default()), logo: None }
    }
}

fn fields_of(style: &PaperLook) -> Result<Map<String, Value>> {
    match serde_json::to_value(style)? {
        Value::Object(fields) => Ok(fields),
        _ => Ok(Map::new()),
    }
}

/// How documents look from now on.
pub fn get(conn: &Connection) -> Result<PaperLook> {
    let usual = PaperLook::default();
    let mut fields = fields_of(&usual)?;
    for (name, value) in &mut fields {
        if let Some(set) = settings::get(conn, &format!("paper.{name}"))? {
            *value = set;
        }
    }
    // A setting nobody can read must not keep documents from being printed.
    Ok(serde_json::from_value(Value::Object(fields)).unwrap_or(usual))
}

/// How documents look from now on, with the logo.
pub fn current(conn: &Connection) -> Result<Look> {
    Ok(Look { style: Some(get(conn)?), logo: logo(conn)?.map(|logo| logo.id) })
}

/// Changes how documents look; what was issued keeps its look. Whether the colour can be read is asked by whoever prints.
/// Errors, each at its field: `text-too-long`, `template-unknown` for what is no name, `choice-unknown` (size).
pub fn set(tx: &Tx, new: &PaperLook) -> Result<PaperLook> {
    for (field, name) in [("template", &new.template), ("simplified_template", &new.simplified_template)] {
        let fits = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | ' ' | '.');
        let is_name = !name.starts_with('.') && name.chars().count() <= LONGEST_NAME && name.chars().all(fits);
        if name.trim().is_empty() || !is_name {
            return Err(Error::invalid(field, "template-unknown").with("template", name));
        }
    }
    if !matches!(new.size.as_str(), "" | "a4" | "letter") {
        return Err(Error::invalid("size", "choice-unknown").with("value", &new.size));
    }
    for (name, value) in fields_of(new)? {
        let text = value.as_str().unwrap_or_default().trim().to_owned();
        let longest = if name == "heading" { LONGEST_LINE } else { LONGEST_TEXT };
        if text.chars().count() > longest {
            return Err(Error::invalid(name, "text-too-long").with("count", longest));
        }
        settings::set(tx, &format!("paper.{name}"), &Value::from(text))?;
    }
    get(tx)
}
