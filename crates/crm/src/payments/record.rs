//! Writing down money that came.

use super::put::{self, From, Payable, Row};
use super::suggest::oldest_first;
use super::{PaymentDetail, detail};
use crate::book::Tx;
use crate::ids::Id;
use crate::{Error, Result, clients};
use serde::{Deserialize, Serialize};

/// Money that came.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct NewPayment {
    /// Who paid; the client of the documents when absent.
    pub client: Option<Id>,
    /// ISO day, not in the future; today when absent.
    pub day: Option<String>,
    /// Above zero, minor units.
    #[ts(type = "number", optional = false)]
    pub amount_minor: i64,
    /// ISO 4217; the book's when absent.
    pub currency: Option<String>,
    /// `10` cash, `20` cheque, `30` transfer, `48` card, `59` direct debit.
    #[ts(as = "String", optional = false)]
    pub method: String,
    /// Its number where it comes from.
    pub reference: Option<String>,
    /// What is noted on it.
    pub note: Option<String>,
    /// What it pays; what is due oldest first when absent. Nothing when empty: all of it is an advance.
    pub allocations: Option<Vec<AllocationPart>>,
}

/// So much of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct AllocationPart {
    /// The document.
    pub sale: Id,
    /// Above zero, minor units of its currency.
    #[ts(type = "number")]
    pub amount_minor: i64,
}

/// Writes a payment down and what it pays; what is left is the client's advance. Errors: `amount-not-positive`, `choice-unknown` (method,
/// currency), `not-a-day`, `payment-in-future`, `text-too-long`, `payment-client-missing`, `not-found`; of what it pays `nothing-owed`,
/// `allocation-too-much`, `allocation-beyond`, `allocation-currency`, `allocation-other-client`, `allocation-twice`.
pub fn record(tx: &Tx, new: &NewPayment) -> Result<PaymentDetail> {
    if new.amount_minor <= 0 {
        return Err(Error::invalid("amount_minor", "amount-not-positive"));
    }
    let currency = put::currency(tx, new.currency.as_deref())?.code();
    let method = put::method(&new.method)?;
    let day = put::past_day(tx, new.day.as_deref())?.to_string();
    let reference = put::text(new.reference.as_deref().unwrap_or_default(), "reference")?;
    let note = put::text(new.note.as_deref().unwrap_or_default(), "note")?;
    let asked = new.client.map(|client| clients::row_of(tx, client)).transpose()?;
    let (client, parts) = match &new.allocations {
        Some(parts) => {
            let parts = parts_of(tx, parts, new.amount_minor, currency)?;
            let client = asked.or(parts.first().and_then(|(sale, _)| sale.client));
            (client, parts)
        }
        None => (asked, oldest_first(tx, asked, currency, new.amount_minor)?),
    };
    // Money of nobody for nothing would never be found again.
    if client.is_none() && parts.is_empty() {
        return Err(Error::invalid("client", "payment-client-missing"));
    }
    let row = put::payment(
        tx,
        &Row { client, day: day.clone(), amount: new.amount_minor, currency, method, reference, note, reverses: None },
    )?;
    give(tx, From::Payment(row), client, &parts, &day)?;
    put::say(tx, client, new.amount_minor, currency)?;
    detail(tx, row)
}

/// What is to be paid, each document once, in one currency and no more than `most`. Errors: as [`record`].
pub(super) fn parts_of(tx: &Tx, parts: &[AllocationPart], most: i64, currency: &str) -> Result<Vec<(Payable, i64)>> {
    let mut left = most;
    let mut all: Vec<(Payable, i64)> = Vec::with_capacity(parts.len());
    for (at, part) in parts.iter().enumerate() {
        let field = |name: &str| format!("allocations.{at}.{name}");
        if part.amount_minor <= 0 {
            return Err(Error::invalid(field("amount_minor"), "amount-not-positive"));
        }
        let sale = put::payable(tx, part.sale, &field("sale"))?;
        if sale.currency != currency {
            return Err(Error::invalid(field("sale"), "allocation-currency").with("value", &sale.currency));
        }
        if all.iter().any(|(other, _)| other.row == sale.row) {
            return Err(Error::invalid(field("sale"), "allocation-twice"));
        }
        if part.amount_minor > sale.owed {
            let value = put::shown(tx, sale.owed.max(0), currency)?;
            return Err(Error::invalid(field("amount_minor"), "allocation-too-much").with("value", value));
        }
        left -= part.amount_minor;
        if left < 0 {
            return Err(Error::invalid(field("amount_minor"), "allocation-beyond"));
        }
        all.push((sale, part.amount_minor));
    }
    Ok(all)
}

/// Writes what is paid of each. Errors: `allocation-other-client` for a document of somebody else.
pub(super) fn give(tx: &Tx, from: From, client: Option<i64>, parts: &[(Payable, i64)], day: &str) -> Result<()> {
    for (at, (sale, amount)) in parts.iter().enumerate() {
        if sale.client != client {
            return Err(Error::invalid(format!("allocations.{at}.sale"), "allocation-other-client"));
        }
        put::allocation(tx, from, sale.row, *amount, day)?;
    }
    Ok(())
}
