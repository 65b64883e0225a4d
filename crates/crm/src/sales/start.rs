//! What a new document begins with.

use super::taxes::{self, TaxChoice};
use super::{ExchangeRate, exchange_of, series};
use crate::ids::{Id, Named};
use crate::moment::Moment;
use crate::{Error, Result, clients, fiscal, settings};
use chrono::{Datelike as _, Days, NaiveDate};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

/// For what document.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct StartRequest {
    /// `quote`, `proforma`, `order`, `delivery`, `invoice` or `simplified`.
    pub kind: String,
    /// Who buys.
    #[serde(default)]
    #[ts(optional)]
    pub client: Option<Id>,
    /// ISO day; today when absent.
    #[serde(default)]
    #[ts(optional)]
    pub day: Option<String>,
}

/// What a new document begins with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct SaleStart {
    /// ISO day.
    pub day: String,
    /// Until when it would be to be paid, ISO day.
    pub due: String,
    /// Days until then.
    pub due_days: u32,
    /// Until when a quote would hold, ISO day.
    pub valid_until: String,
    /// ISO 4217.
    pub currency: String,
    /// Decimals of that currency.
    pub digits: u32,
    /// What the client's last document in another currency was exchanged at.
    pub exchange: Option<ExchangeRate>,
    /// `without_tax` or `with_tax`.
    pub prices: String,
    /// Codes of the taxes of a line that names none.
    pub taxes: Vec<String>,
    /// Codes of what is kept back of a line that names nothing.
    pub retentions: Vec<String>,
    /// The rates that may be chosen.
    pub choices: Vec<TaxChoice>,
    /// Terms of payment on the client's last document.
    pub terms: String,
    /// How the client's last document was to be paid.
    pub payment_means: Option<String>,
    /// Where to.
    pub payment_account: String,
    /// What stands before the number it would get.
    pub series: String,
    /// The number it would get if nothing else got it before.
    pub number: String,
    /// The day of the last one of that series, ISO: an invoice may not have an earlier one.
    pub last_day: Option<String>,
    /// Who buys.
    pub client: Option<Named>,
    /// The fiscal profile.
    pub profile: String,
    /// Whether invoices are issued here at all.
    pub issues: bool,
    /// What of the business is missing before an invoice can be issued.
    pub missing: Vec<String>,
    /// What of the client is missing before an invoice that is not simplified can be issued.
    pub client_missing: Vec<String>,
}

/// What a new document of a kind for a client begins with. Errors: `not-found` (client), `choice-unknown` (kind), `not-a-day`.
pub fn start(conn: &Connection, moment: Moment, request: &StartRequest) -> Result<SaleStart> {
    let kinds = ["quote", "proforma", "order", "delivery", "invoice", "simplified", "credit"];
    if !kinds.contains(&request.kind.as_str()) {
        return Err(Error::invalid("kind", "choice-unknown").with("value", &request.kind));
    }
    let day = match request.day.as_deref() {
        None => moment.today(),
        Some(text) => text.parse::<NaiveDate>().map_err(|_| Error::invalid("day", "not-a-day").with("value", text))?,
    };
    let client = request.client.map(|id| clients::row_of(conn, id)).transpose()?;
    let data = fiscal::business_data(conn)?;
    let profile = fiscal::of_book(conn)?;
    let business = settings::business(conn)?;
    type Last = (String, String, Option<String>, Option<ExchangeRate>);
    let last: Option<Last> = match client {
        None => None,
        Some(client) => conn
            .prepare_cached(
                "SELECT currency, terms, payment_means, exchange_rate, exchange_on, exchange_source FROM sales INDEXED BY sales_by_client
                 WHERE client = ?1 AND own = 1 ORDER BY day DESC, id DESC LIMIT 1",
            )?
            .query_row([client], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, exchange_of(r, 3)?)))
            .optional()?,
    };
    let (currency, terms, payment_means, exchange) = last.unwrap_or((business.currency, String::new(), None, None));
    let (series, number) = series::preview(conn, &request.kind, day.year())?;
    let after = |days: u32| day.checked_add_days(Days::new(days.into())).unwrap_or(day).to_string();
    let taxes = match taxes::tax(&data.issuer.tax) {
        Some(tax) => vec![taxes::code(&tax)],
        None => taxes::general(&data.country, &day.to_string()).iter().map(taxes::code).collect(),
    };
    Ok(SaleStart {
        due: after(data.issuer.due_days),
        due_days: data.issuer.due_days,
        valid_until: after(data.issuer.quote_days),
        digits: crate::money::currency(&currency).map_or(2, crate::money::decimals),
        currency,
        exchange,
        prices: data.issuer.prices.clone(),
        taxes,
        retentions: taxes::retention(&data.issuer.retention).iter().map(taxes::retention_code).collect(),
        choices: taxes::choices(&data.country, &day.to_string()),
        terms,
        payment_means,
        payment_account: data.issuer.iban.clone(),
        series,
        number,
        last_day: series::last_day_of(conn, &request.kind, day.year())?,
        client: match client {
            Some(row) => request.client.zip(Some(clients::name_of(conn, row)?)).map(|(id, name)| Named { id, name }),
            None => None,
        },
        profile: profile.id.clone(),
        issues: profile.issues,
        missing: data.missing,
        client_missing: match client {
            Some(client) => super::party::missing(conn, client, profile)?,
            None => Vec::new(),
        },
        day: day.to_string(),
    })
}
