//! Who writes to whom, and how to pay: what stands on every account and letter to a client.

use crate::Result;
use crate::fiscal;
use crate::looks::{self, Look};
use crate::sales::party;
use crate::settings;
use einvoice::{Party, Payment};
use rusqlite::Connection;

/// The means of a transfer, as UNTDID 4461 calls it.
const TRANSFER: &str = "30";

/// Who writes to whom, in which language, and how to pay.
#[derive(Debug, Clone)]
pub struct Letterhead {
    /// The business.
    pub issuer: Party,
    /// The client.
    pub customer: Party,
    /// The client's language, `es` or `en`; the book's where none is known.
    pub language: String,
    /// The book's locale: `es-MX`.
    pub locale: String,
    /// A transfer to the business's account; nothing where none is set.
    pub payments: Vec<Payment>,
    /// How it looks.
    pub look: Look,
}

/// The head of what is written to the client in a row.
pub(crate) fn of(conn: &Connection, client: i64) -> Result<Letterhead> {
    let business = settings::business(conn)?;
    let issuer = fiscal::issuer(conn)?;
    let language: Option<String> =
        conn.prepare_cached("SELECT language FROM clients WHERE id = ?1")?.query_row([client], |r| r.get(0))?;
    let account: String = issuer.iban.chars().filter(|letter| !letter.is_whitespace()).collect();
    let payments = if account.is_empty() {
        Vec::new()
    } else {
        vec![Payment { means: TRANSFER.to_owned(), account, ..Payment::default() }]
    };
    Ok(Letterhead {
        issuer: issuer.party(&business.country),
        customer: party::of_client(conn, client, &business.country)?,
        language: language.filter(|of| !of.is_empty()).unwrap_or_else(|| business.language.clone()),
        locale: business.locale(),
        payments,
        look: looks::current(conn)?,
    })
}
