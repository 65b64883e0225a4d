//! A client that was not there, and each thing that is added to one that was.

use super::apply::{Desk, Outcome};
use super::cells::{ClientRow, Contact, Place, Point, Post, Understood};
use super::find::{self, Named};
use super::newcomers::Sort;
use crate::clients::{ClientKind, put_position};
use crate::fields::{self, Kept};
use crate::ids::Id;
use crate::{Result, names};
use rusqlite::{OptionalExtension, params};

/// A client that was not there.
pub(super) fn make(desk: &mut Desk, row: &Understood) -> Result<Outcome> {
    put(desk, row)?;
    Ok(Outcome::created())
}

/// Writes a client that was not there. Returns its row.
pub(super) fn put(desk: &mut Desk, row: &Understood) -> Result<i64> {
    let client = &row.client;
    // Values are checked before anything is written, so that a refused row leaves nothing.
    let own = kept_fields(desk, client)?;
    let salesperson = client.salesperson.as_deref().map(|name| desk.user(name)).transpose()?.flatten();
    // An id that names nobody here comes from another book: the record keeps it.
    let id = row.id.unwrap_or_else(|| desk.tx.new_id());
    let now = desk.tx.now();
    let kind = client.kind.or(client.guessed).unwrap_or(ClientKind::Person);
    let [given, surname1, surname2] = &client.parts;
    let [trade_name, birthday, language, channel, moment, potential, origin, notes] = &client.texts;
    let (tax_country, tax_id) = client.tax.as_ref().map(|(country, number)| (country, number)).unzip();
    desk.tx
        .prepare_cached(
            "INSERT INTO clients (uid, kind, name, sort_key, given_name, surname1, surname2, trade_name, tax_country, tax_id,
               birthday, language, preferred_channel, life_moment, growth_potential, origin, salesperson, notes, created_at,
               archived_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)",
        )?
        .execute(params![
            id,
            kind.code(),
            client.name,
            client.key,
            given,
            surname1,
            surname2,
            trade_name,
            tax_country,
            tax_id,
            birthday,
            language,
            channel,
            moment,
            potential,
            origin,
            salesperson,
            notes.as_deref().unwrap_or_default(),
            client.since.unwrap_or(now),
            client.archived.unwrap_or(false).then_some(now),
        ])?;
    let new = desk.tx.last_insert_rowid();
    desk.touched.insert(new);
    desk.taken = Some(new);
    for (position, point) in client.points.iter().enumerate() {
        add_point(desk, new, point, position)?;
    }
    for (position, place) in client.addresses.iter().enumerate() {
        add_place(desk, new, place, position)?;
    }
    add_tags(desk, new, id, &client.tags)?;
    add_consents(desk, new, &client.consents)?;
    for (place, kept) in &own {
        if let (Some(field), Some(kept)) = (desk.own.get(*place), kept) {
            fields::store(desk.tx, new, field, Some(kept))?;
        }
    }
    add_likes(desk, new, &client.likes)?;
    for post in &client.posts {
        place_in(desk, post, new, id)?;
    }
    if let Some(contact) = &client.contact {
        speaks_for(desk, contact, new, id)?;
    }
    if let Some(photo) = &client.photo {
        photo.add(desk, new, &client.name)?;
    }
    if row.id.is_some() {
        desk.identified.insert(new);
    }
    if let Some(key) = &row.source {
        desk.keep_key(key, Some(new), id)?;
    }
    Ok(new)
}

fn kept_fields(desk: &Desk, row: &ClientRow) -> Result<Vec<(usize, Option<Kept>)>> {
    row.own
        .iter()
        .filter_map(|(place, text)| desk.own.get(*place).map(|field| (*place, field, text)))
        .map(|(place, field, text)| Ok((place, fields::keep(desk.tx, field, &desk.reading, text)?)))
        .collect()
}

pub(super) fn add_point(desk: &Desk, client: i64, point: &Point, position: usize) -> Result<()> {
    desk.tx
        .prepare_cached(
            "INSERT INTO contact_points (uid, client, kind, value, shown, label, position)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![desk.tx.new_id(), client, point.kind, point.value, point.shown, point.label, position])?;
    Ok(())
}

pub(super) fn add_place(desk: &Desk, client: i64, place: &Place, position: usize) -> Result<()> {
    desk.tx
        .prepare_cached(
            "INSERT INTO addresses (uid, client, label, street, city, region, postcode, country, position)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            desk.tx.new_id(),
            client,
            place.label,
            place.street,
            place.city,
            place.region,
            place.postcode,
            if place.country.is_empty() { &desk.home } else { &place.country },
            position
        ])?;
    Ok(())
}

pub(super) fn add_tags(desk: &mut Desk, client: i64, id: Id, tags: &[String]) -> Result<()> {
    let mut put = Vec::with_capacity(tags.len());
    for name in tags {
        let Some((tag, tag_id)) = desk.tag(name)?.filter(|(tag, _)| !put.contains(tag)) else { continue };
        put.push(tag);
        desk.tx.prepare_cached("INSERT INTO client_tags (uid, client, tag) VALUES (?1, ?2, ?3)")?.execute(params![
            Id::of_link("tag", tag_id, id),
            client,
            tag
        ])?;
    }
    Ok(())
}

pub(super) fn add_consents(desk: &Desk, client: i64, consents: &[(&'static str, bool)]) -> Result<()> {
    for (channel, yes) in consents {
        desk.tx
            .prepare_cached("INSERT INTO consents (uid, client, channel, state, day) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![
                desk.tx.new_id(),
                client,
                channel,
                if *yes { "given" } else { "refused" },
                desk.tx.moment.today().to_string()
            ])?;
    }
    Ok(())
}

pub(super) fn add_likes(desk: &Desk, client: i64, likes: &[(&'static str, String)]) -> Result<()> {
    for (source, text) in likes {
        desk.tx
            .prepare_cached("INSERT INTO preferences (uid, client, text, source, at) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![desk.tx.new_id(), client, text, source, desk.tx.now()])?;
    }
    Ok(())
}

/// The company of this name, if there is one.
fn company_named(desk: &Desk, name: &str) -> Result<Option<(i64, Id)>> {
    let mut one = desk.tx.prepare_cached(
        "SELECT id, uid FROM clients WHERE active = 1 AND sort_key = ?1 AND kind = 'company' ORDER BY id LIMIT 1",
    )?;
    Ok(one.query_row([names::fold(name)], |r| Ok((r.get(0)?, r.get(1)?))).optional()?)
}

/// Whether somebody can be put in a company: it is known, or new ones are added.
pub(super) fn may_place(desk: &Desk, post: &Post) -> Result<bool> {
    let is_known = match post.id.map(|id| find::by_id(desk, id)).transpose()? {
        Some(Named::Client(_)) => true,
        Some(Named::Erased) => return Ok(false),
        Some(Named::Nobody) | None => company_named(desk, &post.company)?.is_some(),
    };
    Ok(is_known || desk.known.may(Sort::Company, &post.company))
}

/// Puts a person in a company, made if nobody knows it yet.
pub(super) fn place_in(desk: &mut Desk, post: &Post, person: i64, person_id: Id) -> Result<()> {
    let known = match post.id.map(|id| find::by_id(desk, id)).transpose()? {
        Some(Named::Client(row)) => Some(row),
        // Erased on request: her data do not come back by another door.
        Some(Named::Erased) => return Ok(()),
        Some(Named::Nobody) | None => None,
    };
    let (row, id) = match known {
        Some(row) => {
            let mut one = desk.tx.prepare_cached("SELECT uid FROM clients WHERE id = ?1")?;
            (row, one.query_row([row], |r| r.get(0))?)
        }
        None if post.company.is_empty() => return Ok(()),
        None => match company_named(desk, &post.company)?
            .filter(|(row, _)| post.id.is_none() || !desk.identified.contains(row))
        {
            Some(found) => found,
            None if desk.known.may(Sort::Company, &post.company) => make_company(desk, post)?,
            None => return Ok(()),
        },
    };
    if row == person {
        return Ok(());
    }
    put_position(desk.tx, Id::of_link("position", id, person_id), row, person, &post.role)
}

/// Whether somebody of this name works in a company.
pub(super) fn works_in(desk: &Desk, company: i64, name: &str) -> Result<bool> {
    let mut one = desk.tx.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM positions AS p JOIN clients AS c ON c.id = p.person
                        WHERE p.client = ?1 AND c.sort_key = ?2)",
    )?;
    Ok(one.query_row(params![company, names::fold(name)], |r| r.get(0))?)
}

/// Makes the person who speaks for a company, if nobody called so works there.
pub(super) fn speaks_for(desk: &mut Desk, contact: &Contact, company: i64, company_id: Id) -> Result<()> {
    let name = &contact.name;
    if works_in(desk, company, name)? || !desk.known.may(Sort::Person, name) {
        return Ok(());
    }
    let id = desk.tx.new_id();
    let parts = names::split(name);
    desk.tx
        .prepare_cached(
            "INSERT INTO clients (uid, kind, name, sort_key, given_name, surname1, surname2, created_at)
             VALUES (?1, 'person', ?2, ?3, nullif(?4, ''), nullif(?5, ''), nullif(?6, ''), ?7)",
        )?
        .execute(params![
            id,
            name,
            names::fold(name),
            parts.given,
            parts.surname,
            parts.second_surname,
            desk.tx.now()
        ])?;
    let person = desk.tx.last_insert_rowid();
    put_position(desk.tx, Id::of_link("position", company_id, id), company, person, &contact.role)
}

fn make_company(desk: &mut Desk, post: &Post) -> Result<(i64, Id)> {
    let id = post.id.unwrap_or_else(|| desk.tx.new_id());
    desk.tx
        .prepare_cached(
            "INSERT INTO clients (uid, kind, name, sort_key, created_at) VALUES (?1, 'company', ?2, ?3, ?4)",
        )?
        .execute(params![id, post.company, names::fold(&post.company), desk.tx.now()])?;
    let row = desk.tx.last_insert_rowid();
    if post.id.is_some() {
        desk.identified.insert(row);
    }
    desk.companies += 1;
    Ok((row, id))
}
