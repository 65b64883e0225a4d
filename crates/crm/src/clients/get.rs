use super::{Address, Client, ClientKind, Consent, ContactPoint, Named, Position, Preference, TaxId};
use crate::error::OrNotFound as _;
use crate::ids::Id;
use crate::{Result, fields, tags};
use rusqlite::{Connection, Row};

/// The row of a client. Errors: `not-found`.
pub(crate) fn row_of(conn: &Connection, id: Id) -> Result<i64> {
    conn.prepare_cached("SELECT id FROM clients WHERE uid = ?1")?.query_row([id], |r| r.get(0)).or_not_found("client")
}

/// The name of the client in a row.
pub(crate) fn name_of(conn: &Connection, row: i64) -> Result<String> {
    conn.prepare_cached("SELECT name FROM clients WHERE id = ?1")?.query_row([row], |r| r.get(0)).or_not_found("client")
}

/// A client with everything its page shows. Errors: `not-found`.
pub fn get(conn: &Connection, id: Id) -> Result<Client> {
    let row = row_of(conn, id)?;
    let mut client = conn
        .prepare_cached(
            "SELECT c.uid, c.kind, c.name, c.given_name, c.surname1, c.surname2, c.trade_name, c.tax_country, c.tax_id,
                    c.birthday, c.language, c.preferred_channel, c.life_moment, c.growth_potential, c.origin,
                    u.uid, u.name, c.notes, c.created_at, c.archived_at, c.erased_at, m.uid, m.name,
                    c.kept_first_contact, c.kept_last_contact, c.kept_next_step, c.kept_interactions
             FROM clients AS c LEFT JOIN users AS u ON u.id = c.salesperson LEFT JOIN clients AS m ON m.id = c.merged_into
             WHERE c.id = ?1",
        )?
        .query_row([row], |r| {
            Ok(Client {
                id: r.get(0)?,
                kind: ClientKind::from_code(&r.get::<_, String>(1)?),
                name: r.get(2)?,
                given_name: r.get(3)?,
                surname1: r.get(4)?,
                surname2: r.get(5)?,
                trade_name: r.get(6)?,
                tax_id: tax_id(r, 7)?,
                birthday: r.get(9)?,
                language: r.get(10)?,
                preferred_channel: r.get(11)?,
                life_moment: r.get(12)?,
                growth_potential: r.get(13)?,
                origin: r.get(14)?,
                salesperson: named(r, 15)?,
                notes: r.get(17)?,
                created_at: r.get(18)?,
                archived_at: r.get(19)?,
                erased_at: r.get(20)?,
                merged_into: named(r, 21)?,
                first_contact: r.get(23)?,
                last_contact: r.get(24)?,
                next_step: r.get(25)?,
                interactions: r.get(26)?,
                contact_points: Vec::new(),
                addresses: Vec::new(),
                tags: Vec::new(),
                fields: Vec::new(),
                preferences: Vec::new(),
                consents: Vec::new(),
                people: Vec::new(),
                companies: Vec::new(),
            })
        })
        .or_not_found("client")?;
    client.contact_points = all(
        conn,
        "SELECT uid, kind, value, shown, label FROM contact_points WHERE client = ?1 ORDER BY position, id",
        row,
        |r| Ok(ContactPoint { id: r.get(0)?, kind: r.get(1)?, value: r.get(2)?, shown: r.get(3)?, label: r.get(4)? }),
    )?;
    client.addresses = all(
        conn,
        "SELECT uid, label, street, city, region, postcode, country FROM addresses WHERE client = ?1 ORDER BY position, id",
        row,
        |r| {
            Ok(Address {
                id: r.get(0)?,
                label: r.get(1)?,
                street: r.get(2)?,
                city: r.get(3)?,
                region: r.get(4)?,
                postcode: r.get(5)?,
                country: r.get(6)?,
            })
        },
    )?;
    client.tags = tags::of_client(conn, row)?;
    client.fields = fields::of_client(conn, row)?;
    client.preferences =
        all(conn, "SELECT uid, text, source, at FROM preferences WHERE client = ?1 ORDER BY id", row, |r| {
            Ok(Preference { id: r.get(0)?, text: r.get(1)?, source: r.get(2)?, at: r.get(3)? })
        })?;
    client.consents = all(
        conn,
        "SELECT channel, state, day, how FROM consents AS c WHERE client = ?1
           AND id = (SELECT max(id) FROM consents WHERE client = c.client AND channel = c.channel) ORDER BY channel",
        row,
        |r| Ok(Consent { channel: r.get(0)?, state: r.get(1)?, day: r.get(2)?, how: r.get(3)? }),
    )?;
    client.people = all(
        conn,
        "SELECT p.uid, c.uid, c.name, p.role, c.kept_phone FROM positions AS p JOIN clients AS c ON c.id = p.person
         WHERE p.client = ?1 AND c.merged_into IS NULL ORDER BY c.sort_key, c.id LIMIT 500",
        row,
        position,
    )?;
    client.companies = all(
        conn,
        "SELECT p.uid, c.uid, c.name, p.role, c.kept_phone FROM positions AS p JOIN clients AS c ON c.id = p.client
         WHERE p.person = ?1 AND c.merged_into IS NULL ORDER BY c.sort_key, c.id LIMIT 500",
        row,
        position,
    )?;
    Ok(client)
}

/// The number of column `at + 1` by the rules of the country of column `at`.
pub(in crate::clients) fn tax_id(r: &Row, at: usize) -> rusqlite::Result<Option<TaxId>> {
    let country: Option<String> = r.get(at)?;
    let number: Option<String> = r.get(at + 1)?;
    Ok(number.map(|number| TaxId::check(country.as_deref().unwrap_or_default(), &number)))
}

/// The record whose id and name are the columns `at` and `at + 1`.
fn named(r: &Row, at: usize) -> rusqlite::Result<Option<Named>> {
    match r.get::<_, Option<Id>>(at)? {
        Some(id) => Ok(Some(Named { id, name: r.get(at + 1)? })),
        None => Ok(None),
    }
}

fn position(r: &Row) -> rusqlite::Result<Position> {
    Ok(Position { id: r.get(0)?, client: Named { id: r.get(1)?, name: r.get(2)? }, role: r.get(3)?, phone: r.get(4)? })
}

fn all<T>(conn: &Connection, sql: &str, row: i64, read: fn(&Row) -> rusqlite::Result<T>) -> Result<Vec<T>> {
    Ok(conn.prepare_cached(sql)?.query_map([row], read)?.collect::<rusqlite::Result<_>>()?)
}
