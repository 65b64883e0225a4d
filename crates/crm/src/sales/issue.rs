//! Issuing: in one transaction a draft gets its number, is frozen with its hash, takes its place in the chain, and never changes again.

use super::store::{self, Kept};
use super::{SaleDetail, WhichSale, chain, freeze, get, party, series};
use crate::book::Tx;
use crate::fiscal::{self, FiscalProfile, Issuer};
use crate::ids::Id;
use crate::moment::Moment;
use crate::{Error, Result, accountant, settings};
use chrono::{Datelike as _, NaiveDate};
use rusqlite::params;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Which draft to issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct IssueSale {
    /// The draft of an invoice or credit note.
    pub id: Id,
    /// Its day, ISO; today when absent.
    #[serde(default)]
    #[ts(optional)]
    pub day: Option<String>,
}

/// Issues a draft: it gets the next number of its series, is frozen and hashed, and recorded in the chain where the book's fiscal
/// profile has one. It cannot be undone; a credit note takes it back. A credit note pays what is still owed of its invoice.
///
/// Errors, each at the field to look at: `issuing-elsewhere`, `business-incomplete`, `client-missing`, `client-incomplete`, `lines-missing`,
/// `not-a-day`, `day-in-future`, `period-closed`, `day-before-last`, `total-negative`, `simplified-too-much`, `credit-too-much`, `exchange-missing`,
/// `record-unfit`; `sale-issued`, `not-own`, `not-found`.
pub fn issue(tx: &Tx, request: &IssueSale) -> Result<SaleDetail> {
    issue_at(tx, request, tx.moment)?;
    tx.make_final();
    get(tx, tx.moment, WhichSale { id: request.id })
}

/// Issues a draft as it would have been issued at a moment. Errors: as [`issue`].
pub(crate) fn issue_at(tx: &Tx, request: &IssueSale, at: Moment) -> Result<()> {
    let mut kept = store::load(tx, request.id)?;
    if kept.state != "draft" {
        return Err(Error::refused("sale-issued"));
    }
    let (profile, issuer) = (fiscal::of_book(tx)?, fiscal::issuer(tx)?);
    let country = settings::business(tx)?.country;
    let day = day(at, request)?;
    accountant::refuse_closed(tx, &day.to_string(), "day")?;
    let fiscal_kind = fiscal_kind(tx, &kept)?;
    let simplified = matches!(fiscal_kind.as_str(), "F2" | "R5");
    fit(tx, &kept, profile, &issuer, &country, simplified)?;
    // Reckoned once more, by the rules of today's profile.
    let moved = day - kept.prepared.day;
    kept.prepared.due = kept.prepared.due.and_then(|due| due.checked_add_signed(moved));
    (kept.prepared.day, kept.prepared.profile) = (day, profile.rounds());
    store::replace(tx, kept.row, kept.prepared.clone())?;
    sums_fit(tx, &kept, profile, simplified)?;
    let of = match (kept.prepared.kind, simplified) {
        ("credit", _) => "credit",
        (_, true) => "simplified",
        _ => "invoice",
    };
    if let Some(last) = series::last_day_of(tx, of, day.year())?
        && last > day.to_string()
    {
        return Err(Error::invalid("day", "day-before-last").with("value", last));
    }
    let given = series::give(tx, of, day.year())?;
    tx.prepare_cached(
        "UPDATE sales SET series = ?2, number = ?3, series_of = ?4, serial = ?5, fiscal_kind = ?6, issued_at = ?7 WHERE id = ?1",
    )?
    .execute(params![kept.row, given.code, given.number, given.series, given.serial, fiscal_kind, at.now])?;
    let issued = freeze::issued(tx, kept.row, &issuer, &country)?;
    freeze::keep(tx, kept.row, &issued, at.now)?;
    if profile.chain {
        chain::register(tx, kept.row, &issued, at)?;
    }
    if let Some(invoice) = kept.corrects {
        settle(tx, kept.row, invoice, &day.to_string())?;
    }
    store::say(tx, kept.row)
}

fn day(at: Moment, request: &IssueSale) -> Result<NaiveDate> {
    let today = at.today();
    let Some(text) = request.day.as_deref() else { return Ok(today) };
    let day: NaiveDate = text.parse().map_err(|_| Error::invalid("day", "not-a-day").with("value", text))?;
    if day > today {
        return Err(Error::invalid("day", "day-in-future").with("value", text));
    }
    Ok(day)
}

/// `F1` or `F2` of an invoice; of a credit note what was chosen, `R5` where the invoice was simplified.
fn fiscal_kind(tx: &Tx, kept: &Kept) -> Result<String> {
    let Some(invoice) = kept.corrects.filter(|_| kept.prepared.kind == "credit") else {
        return match kept.prepared.kind {
            "credit" => Err(Error::refused("credit-of-nothing")),
            _ => Ok(if kept.prepared.simplified { "F2" } else { "F1" }.to_owned()),
        };
    };
    let of = |row: i64| -> Result<Option<String>> {
        Ok(tx.prepare_cached("SELECT fiscal_kind FROM sales WHERE id = ?1")?.query_row([row], |r| r.get(0))?)
    };
    match of(invoice)?.as_deref() {
        Some("F2") => Ok("R5".to_owned()),
        _ => Ok(of(kept.row)?.unwrap_or_else(|| "R1".to_owned())),
    }
}

/// Whether who issues and who buys are known well enough, and there is something to issue.
fn fit(tx: &Tx, kept: &Kept, profile: &FiscalProfile, issuer: &Issuer, country: &str, simplified: bool) -> Result<()> {
    if !profile.issues {
        return Err(Error::refused("issuing-elsewhere"));
    }
    if let Some(field) = fiscal::missing(issuer, country, profile).first() {
        return Err(Error::invalid(format!("business.{field}"), "business-incomplete").with("field", field));
    }
    if !simplified {
        let client = kept.prepared.client.ok_or_else(|| Error::invalid("client", "client-missing"))?;
        if let Some(field) = party::missing(tx, client, profile)?.first() {
            return Err(Error::invalid(format!("client.{field}"), "client-incomplete").with("field", field));
        }
    }
    if kept.prepared.lines.is_empty() {
        return Err(Error::invalid("lines", "lines-missing"));
    }
    let home = settings::business(tx)?.currency;
    if kept.prepared.currency.code() != home && kept.prepared.exchange.is_none() {
        return Err(Error::invalid("exchange", "exchange-missing").with("value", kept.prepared.currency.code()));
    }
    Ok(())
}

/// Whether what it comes to may stand.
fn sums_fit(tx: &Tx, kept: &Kept, profile: &FiscalProfile, simplified: bool) -> Result<()> {
    let total: i64 =
        tx.prepare_cached("SELECT total_minor FROM sales WHERE id = ?1")?.query_row([kept.row], |r| r.get(0))?;
    let digits = crate::money::decimals(kept.prepared.currency);
    match (kept.prepared.kind, kept.corrects) {
        ("credit", Some(invoice)) => super::credit::fits(tx, kept.row, invoice),
        (_, _) if total < 0 => Err(Error::invalid("lines", "total-negative")),
        _ => match profile.simplified_limit_minor.filter(|limit| simplified && total > *limit) {
            Some(limit) => {
                Err(Error::invalid("simplified", "simplified-too-much").with("value", Decimal::new(limit, digits)))
            }
            None => Ok(()),
        },
    }
}

/// A credit note pays what is still owed of its invoice; what is more is owed to the client.
fn settle(tx: &Tx, credit: i64, invoice: i64, day: &str) -> Result<()> {
    let owed = |sale: i64| -> Result<i64> {
        Ok(tx.prepare_cached("SELECT owed_minor FROM sales WHERE id = ?1")?.query_row([sale], |r| r.get(0))?)
    };
    let owing: i64 = tx
        .prepare_cached("SELECT total_minor - retained_minor - kept_paid_minor FROM sales WHERE id = ?1")?
        .query_row([invoice], |r| r.get(0))?;
    let amount = owing.min(owed(credit)?.saturating_neg());
    if amount > 0 {
        tx.prepare_cached(
            "INSERT INTO allocations (uid, credit, sale, amount_minor, day) SELECT ?1, ?2, id, ?4, max(?5, day) FROM sales WHERE id = ?3",
        )?
        .execute(params![tx.new_id(), credit, invoice, amount, day])?;
    }
    Ok(())
}
