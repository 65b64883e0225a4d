//! The client a file names: found by tax id, else by a name nobody else bears, or made.

use super::bill::Who;
use super::desk::Desk;
use crate::clients::{self, AddressDraft, ClientDraft, ClientKind, ContactPointDraft};
use crate::{Result, names};
use rusqlite::{OptionalExtension as _, params};

/// The client of a file; nobody where it was sold to whoever came.
pub(super) fn client(desk: &mut Desk, who: &Who) -> Result<Option<i64>> {
    if who.is_anybody {
        return Ok(None);
    }
    let is_named = who.tax_id.is_empty() || super::cfdi::is_generic(&who.tax_id);
    let key = if is_named { format!("\u{1}{}", names::fold(&who.name)) } else { who.tax_id.clone() };
    if let Some(known) = desk.clients.get(&key) {
        return Ok(*known);
    }
    let found = match is_named {
        true => named(desk, who, false)?,
        false => match by_tax_id(desk, &who.tax_id)? {
            Some(found) => Some(found),
            None => named(desk, who, true)?,
        },
    };
    let client = match found {
        Some(client) => {
            desk.met.insert(client);
            Some(client)
        }
        None if who.name.is_empty() && is_named => None,
        None => Some(make(desk, who, is_named)?),
    };
    desk.clients.insert(key, client);
    Ok(client)
}

fn by_tax_id(desk: &Desk, tax_id: &str) -> Result<Option<i64>> {
    let mut one = desk.tx.prepare_cached(
        "SELECT id FROM clients WHERE tax_id = ?1 AND merged_into IS NULL AND erased_at IS NULL
         ORDER BY archived_at IS NOT NULL, id LIMIT 1",
    )?;
    Ok(one.query_row([tax_id], |r| r.get(0)).optional()?)
}

/// The one client of this name; with `lacks_tax_id`, one that has none yet and is given this one.
fn named(desk: &Desk, who: &Who, lacks_tax_id: bool) -> Result<Option<i64>> {
    let mut all = desk.tx.prepare_cached(
        "SELECT id, kind, tax_id IS NOT NULL FROM clients WHERE active = 1 AND sort_key = ?1 ORDER BY id LIMIT 2",
    )?;
    let key = names::fold(&who.name);
    if key.is_empty() {
        return Ok(None);
    }
    let found = all
        .query_map([key], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?
        .collect::<rusqlite::Result<Vec<(i64, String, bool)>>>()?;
    let [(client, kind, has_tax_id)] = found.as_slice() else { return Ok(None) };
    let is_other = who.is_person.is_some_and(|is_person| is_person != (kind == ClientKind::Person.code()));
    if is_other || (lacks_tax_id && *has_tax_id) {
        return Ok(None);
    }
    if lacks_tax_id {
        desk.tx.prepare_cached("UPDATE clients SET tax_country = ?2, tax_id = ?3 WHERE id = ?1")?.execute(params![
            client,
            who.country,
            who.tax_id
        ])?;
    }
    Ok(Some(*client))
}

fn make(desk: &mut Desk, who: &Who, is_named: bool) -> Result<i64> {
    let some = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    let noted = [desk.worded("regime", &who.regime), desk.worded("use", &who.r#use)];
    let has_place = [&who.street, &who.city, &who.postcode].iter().any(|text| !text.is_empty());
    let address = AddressDraft {
        street: some(&who.street),
        city: some(&who.city),
        region: some(&who.region),
        postcode: some(&who.postcode),
        country: some(&who.country),
        ..AddressDraft::default()
    };
    let points = [("mail", &who.mail), ("phone", &who.phone)].into_iter().filter(|(_, value)| !value.is_empty());
    let points = points.map(|(kind, value)| ContactPointDraft {
        kind: kind.to_owned(),
        value: value.clone(),
        ..ContactPointDraft::default()
    });
    let draft = ClientDraft {
        kind: who.is_person.map(|is_person| if is_person { ClientKind::Person } else { ClientKind::Company }),
        name: Some(if who.name.is_empty() { who.tax_id.clone() } else { who.name.clone() }),
        tax_id: some(&who.tax_id).filter(|_| !is_named),
        tax_country: some(&who.country).filter(|_| !is_named),
        notes: Some(noted.into_iter().flatten().collect::<Vec<_>>().join("\n")).filter(|notes| !notes.is_empty()),
        addresses: has_place.then(|| vec![address]),
        contact_points: Some(points.collect()),
        ..ClientDraft::default()
    };
    let made = clients::create(desk.tx, &draft)?;
    desk.telling.report.clients += 1;
    clients::row_of(desk.tx, made.id)
}
