//! Clients of the book as the matcher compares them.

use crate::Result;
use crate::book::{local_value, set_local};
use matching::{Kind, Learned, Record};
use rusqlite::{Connection, OptionalExtension, Row, Statement};

/// Where what the last search learned is kept, in `local`: not journaled, because it is a figure made from the clients that the next
/// search makes again, and undoing what a person did must not make the program forget how names agree in this book.
const LEARNED: &str = "duplicates_learned";

/// What the last search learned of this book; the starting weights when there was none, or an older program kept something else.
pub(crate) fn learned(conn: &Connection) -> Result<Learned> {
    Ok(local_value(conn, LEARNED)?.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
}

/// Keeps what a search learned.
pub(super) fn keep_learned(conn: &Connection, learned: &Learned) -> Result<()> {
    set_local(conn, LEARNED, &serde_json::to_string(learned)?)
}

/// Reads clients that are not archived, merged or erased.
pub(crate) struct Records<'c> {
    country: String,
    reach: Statement<'c>,
    places: Statement<'c>,
    conn: &'c Connection,
}

const FACE: &str = "SELECT id, kind, name, given_name, surname1, surname2, tax_id, birthday FROM clients";

impl<'c> Records<'c> {
    /// `country` is that of an address that names none.
    pub fn new(conn: &'c Connection, country: &str) -> Result<Self> {
        Ok(Self {
            country: country.to_owned(),
            reach: conn.prepare("SELECT kind, value FROM contact_points WHERE client = ?1 ORDER BY position, id")?,
            places: conn.prepare(
                "SELECT street, city, region, postcode, country FROM addresses WHERE client = ?1 ORDER BY position, id",
            )?,
            conn,
        })
    }

    /// Hands over every client, in the order of their rows.
    pub fn all(&mut self, mut take: impl FnMut(Record) -> Result<()>) -> Result<()> {
        let mut clients = self.conn.prepare(&format!("{FACE} WHERE active = 1 ORDER BY id"))?;
        let mut rows = clients.query([])?;
        while let Some(r) = rows.next()? {
            take(self.whole(r)?)?;
        }
        Ok(())
    }

    /// One client; nothing when it is merged or erased.
    pub fn one(&mut self, client: i64) -> Result<Option<Record>> {
        let mut one =
            self.conn.prepare_cached(&format!("{FACE} WHERE id = ?1 AND merged_into IS NULL AND erased_at IS NULL"))?;
        one.query_row([client], |r| Ok(self.whole(r))).optional()?.transpose()
    }

    fn whole(&mut self, r: &Row) -> Result<Record> {
        let id: i64 = r.get(0)?;
        let text = |at: usize| Ok::<String, rusqlite::Error>(r.get::<_, Option<String>>(at)?.unwrap_or_default());
        let mut record = Record {
            id: id.unsigned_abs(),
            known: true,
            kind: if r.get_ref(1)?.as_str().unwrap_or_default() == "company" { Kind::Company } else { Kind::Person },
            name: text(2)?,
            given: text(3)?,
            surnames: [text(4)?, text(5)?].join(" ").trim().to_owned(),
            country: self.country.clone(),
            tax_ids: r.get::<_, Option<String>>(6)?.into_iter().collect(),
            // A birthday without its year says too little to compare.
            birth: Some(text(7)?).filter(|day| !day.starts_with("0000")).unwrap_or_default(),
            ..Record::default()
        };
        let mut points = self.reach.query([id])?;
        while let Some(point) = points.next()? {
            match point.get_ref(0)?.as_str().unwrap_or_default() {
                "phone" => record.phones.push(point.get(1)?),
                "mail" => record.mails.push(point.get(1)?),
                _ => {}
            }
        }
        let mut addresses = self.places.query([id])?;
        while let Some(place) = addresses.next()? {
            record.address.extend(Some(place.get::<_, String>(0)?).filter(|street| !street.is_empty()));
            if record.city.is_empty() {
                (record.city, record.region, record.postcode) = (place.get(1)?, place.get(2)?, place.get(3)?);
                if let Some(country) = Some(place.get::<_, String>(4)?).filter(|country| !country.is_empty()) {
                    record.country = country;
                }
            }
        }
        Ok(record)
    }
}
