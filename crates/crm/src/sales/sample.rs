//! A document to look at while its look is decided: the last one of its kind that was made here, or an invented one.

use super::{Printable, WhichSale, printable, taxes};
use crate::ids::Id;
use crate::looks::Look;
use crate::moment::Moment;
use crate::{Error, Result, fiscal, settings};
use chrono::Days;
use einvoice::{Address, Due, Issued, Kind, Line, Party, Payment};
use rusqlite::{Connection, OptionalExtension as _, params};
use rust_decimal::Decimal;

/// The words of an invented document.
#[derive(Debug, Clone)]
pub struct SampleWords {
    /// Who buys.
    pub customer: String,
    /// Where she lives.
    pub street: String,
    /// What she buys.
    pub lines: Vec<String>,
}

/// Documents looked at to find one of a kind.
const LOOKED_AT: i64 = 200;
/// Lines of a document that shows a look well.
const MOST_LINES: i64 = 25;

/// A document of a kind (`quote`, `invoice`, `simplified`) in a look: the last made here that is not too long, else one with these words and
/// the business's own data. Nothing is written. Errors: `choice-unknown` (kind), those of [`printable`].
pub fn sample(conn: &Connection, moment: Moment, kind: &str, look: Look, words: &SampleWords) -> Result<Printable> {
    let of = match kind {
        "quote" => "quote",
        "invoice" | "simplified" => "invoice",
        _ => return Err(Error::invalid("kind", "choice-unknown").with("value", kind)),
    };
    let last: Option<Id> = conn
        .prepare_cached(
            "SELECT s.uid FROM (SELECT id, uid, own, issued_at, fiscal_kind FROM sales
                                WHERE kind = ?1 ORDER BY day DESC, id DESC LIMIT ?2) AS s
             WHERE s.own = 1 AND (?1 = 'quote' OR s.issued_at IS NOT NULL) AND (s.fiscal_kind IS 'F2') = ?3
               AND (SELECT count(*) FROM sale_lines AS l WHERE l.sale = s.id) BETWEEN 1 AND ?4 LIMIT 1",
        )?
        .query_row(params![of, LOOKED_AT, kind == "simplified", MOST_LINES], |r| r.get(0))
        .optional()?;
    // One that can no longer be proved is no reason to see nothing.
    match last.and_then(|id| printable(conn, WhichSale { id }).ok()) {
        Some(found) => Ok(Printable { look, ..found }),
        None => invented(conn, moment, kind, look, words),
    }
}

fn invented(conn: &Connection, moment: Moment, kind: &str, look: Look, words: &SampleWords) -> Result<Printable> {
    let business = settings::business(conn)?;
    let issuer = fiscal::issuer(conn)?;
    let (today, simplified) = (moment.today(), kind == "simplified");
    let country = business.country.as_str();
    let fiscal_kind = if simplified { Kind::F2 } else { Kind::F1 };
    let mut issued = Issued::new(fiscal_kind, "", "000123", today, issuer.party(country));
    let currency = crate::money::currency(&business.currency);
    issued.currency.clone_from(&business.currency);
    issued.digits = currency.map_or(2, crate::money::decimals);
    let tax = taxes::tax(&issuer.tax).map_or_else(|| taxes::general(country, &today.to_string()), |tax| vec![tax]);
    for (at, text) in words.lines.iter().enumerate() {
        let at = i64::try_from(at).unwrap_or_default();
        let price = Decimal::new(1_890 - 565 * at, 2);
        issued.lines.push(Line::new(text, Decimal::from(12 - 4 * at), price, tax.clone()));
    }
    if !simplified {
        let address = Address { street: words.street.clone(), country: country.to_owned(), ..Address::default() };
        issued.customer = Some(Party { name: words.customer.clone(), address, ..Party::default() });
    }
    issued.reckon().map_err(|_| Error::refused("internal"))?;
    let account: String = issuer.iban.chars().filter(|letter| !letter.is_whitespace()).collect();
    if !account.is_empty() && !simplified {
        issued.payments = vec![Payment { means: "30".to_owned(), account, ..Payment::default() }];
    }
    let after = |days: u32| today.checked_add_days(Days::new(days.into()));
    if kind == "invoice" {
        let amount = issued.totals.payable;
        issued.due = after(issuer.due_days).map(|on| Due { on, amount }).into_iter().collect();
    }
    Ok(Printable {
        kind: kind.to_owned(),
        issued,
        draft: false,
        valid_until: if kind == "quote" { after(issuer.quote_days) } else { None },
        language: business.language.clone(),
        locale: business.locale(),
        address: None,
        look,
    })
}
