//! Who buys, as an invoice names them.

use crate::Result;
use crate::fiscal::FiscalProfile;
use crate::taxid;
use einvoice::{Address, IdKind, Party};
use rusqlite::{Connection, OptionalExtension};

/// The client in a row as a party: name, tax id, first address, mail and phone; `home` is the business's country.
pub(crate) fn of_client(conn: &Connection, client: i64, home: &str) -> Result<Party> {
    type Row = (
        String,
        String,
        Option<String>,
        Option<String>,
        Option<String>,
        Option<String>,
        Option<String>,
        Option<String>,
    );
    let (kind, name, given, surname, surname2, trade_name, tax_country, tax_id): Row = conn
        .prepare_cached(
            "SELECT kind, name, given_name, surname1, surname2, trade_name, tax_country, tax_id FROM clients WHERE id = ?1",
        )?
        .query_row([client], |r| {
            Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?, r.get(5)?, r.get(6)?, r.get(7)?))
        })?;
    let address = conn
        .prepare_cached(
            "SELECT street, postcode, city, region, country FROM addresses WHERE client = ?1 ORDER BY position, id LIMIT 1",
        )?
        .query_row([client], |r| {
            Ok(Address {
                street: r.get(0)?,
                postcode: r.get(1)?,
                town: r.get(2)?,
                region: r.get(3)?,
                country: r.get(4)?,
            })
        })
        .optional()?
        .unwrap_or_default();
    let mut reach = conn.prepare_cached(
        "SELECT value FROM contact_points WHERE client = ?1 AND kind = ?2 ORDER BY position, id LIMIT 1",
    )?;
    let mut first = |kind: &str| -> Result<String> {
        Ok(reach.query_row(rusqlite::params![client, kind], |r| r.get(0)).optional()?.unwrap_or_default())
    };
    let tax_country = tax_country.filter(|country| !country.is_empty()).unwrap_or_else(|| home.to_owned());
    let country = if address.country.is_empty() { tax_country.clone() } else { address.country.clone() };
    Ok(Party {
        name,
        trade_name: trade_name.unwrap_or_default(),
        person: kind == "person",
        given: given.unwrap_or_default(),
        surname: surname.unwrap_or_default(),
        surname2: surname2.unwrap_or_default(),
        tax_id: tax_id.unwrap_or_default(),
        id_kind: if tax_country == home || tax_country == "ES" { IdKind::National } else { IdKind::Country },
        address: Address { country, ..address },
        mail: first("mail")?,
        phone: first("phone")?,
    })
}

/// What `profile` needs of a client and the book does not know, or knows wrong.
pub(super) fn missing(conn: &Connection, client: i64, profile: &FiscalProfile) -> Result<Vec<String>> {
    let home = crate::settings::business(conn)?.country;
    let party = of_client(conn, client, &home)?;
    let is_wrong = |field: &str| match field {
        "tax_id" => {
            let at_home = party.id_kind == IdKind::National;
            party.tax_id.is_empty()
                || (profile.identifies && at_home && !taxid::check(&home, &party.tax_id).acceptable())
        }
        "street" => party.address.street.trim().is_empty(),
        "postcode" => party.address.postcode.trim().is_empty(),
        _ => party.address.town.trim().is_empty(),
    };
    Ok(profile.customer_needs.iter().filter(|field| is_wrong(field)).cloned().collect())
}
