//! A document as it is printed: an issued invoice as it was frozen, anything else as it stands now.

use super::{WhichSale, chain, freeze};
use crate::error::OrNotFound as _;
use crate::fiscal;
use crate::looks::{self, Look};
use crate::settings;
use crate::{Error, Result};
use chrono::NaiveDate;
use einvoice::Issued;
use rusqlite::{Connection, OptionalExtension as _};

/// What a paper is made of, besides how it looks.
#[derive(Debug, Clone)]
pub struct Printable {
    /// `quote`, `proforma`, `order`, `delivery`, `invoice`, `simplified` or `credit`.
    pub kind: String,
    /// What it says; of a quote, its number and day are the quote's.
    pub issued: Issued,
    /// An invoice or credit note that is not issued yet.
    pub draft: bool,
    /// Until when a quote holds.
    pub valid_until: Option<NaiveDate>,
    /// The client's language, `es` or `en`; the book's where none is known. What was issued keeps the one it was issued in.
    pub language: String,
    /// The book's locale: `es-MX`.
    pub locale: String,
    /// The address of the agency's code; nothing where there is none.
    pub address: Option<String>,
    /// How it looks: today's, or the look it was issued with.
    pub look: Look,
}

/// What a document made here says on paper. Errors: `not-found`, `not-own` for one of another program, `book-damaged` when an issued
/// invoice is no longer the one that was frozen, and those of what is typed.
pub fn printable(conn: &Connection, which: WhichSale) -> Result<Printable> {
    type Row = (i64, String, bool, Option<String>, Option<String>, Option<String>, Option<String>);
    let (row, kind, own, fiscal_kind, state, valid_until, language): Row = conn
        .prepare_cached(
            "SELECT s.id, s.kind, s.own, s.fiscal_kind, s.state, s.valid_until, c.language
             FROM sales AS s LEFT JOIN clients AS c ON c.id = s.client WHERE s.uid = ?1",
        )?
        .query_row([which.id], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?, r.get(5)?, r.get(6)?)))
        .or_not_found("sale")?;
    if !own {
        return Err(Error::refused("not-own"));
    }
    let business = settings::business(conn)?;
    type Frozen = (String, String, Option<i64>, Option<String>);
    let frozen: Option<Frozen> = conn
        .prepare_cached("SELECT json, sha256, look, language FROM issued WHERE sale = ?1")?
        .query_row([row], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?)))
        .optional()?;
    let issued = match &frozen {
        Some((json, hash, ..)) => einvoice::thaw(json, hash).map_err(|_| Error::refused("invoice-changed"))?,
        None => {
            let data = fiscal::business_data(conn)?;
            freeze::issued(conn, row, &data.issuer, &business.country)?
        }
    };
    let recorded = frozen.is_some() && fiscal::of_book(conn)?.chain;
    let look = match &frozen {
        Some((_, _, look, _)) => looks::of_row(conn, *look)?,
        None => looks::current(conn)?,
    };
    let language = frozen.and_then(|(.., language)| language).or(language).filter(|of| !of.is_empty());
    Ok(Printable {
        look,
        address: if recorded { chain::address(&issued) } else { None },
        draft: state.as_deref() == Some("draft"),
        valid_until: valid_until.and_then(|day| day.parse().ok()),
        language: language.unwrap_or_else(|| business.language.clone()),
        locale: business.locale(),
        kind: if fiscal_kind.as_deref() == Some("F2") { "simplified".to_owned() } else { kind },
        issued,
    })
}
