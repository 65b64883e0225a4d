//! A row of clients or people: made, or laid over what is there. Blank cells empty nothing; phones, mails, links, addresses
//! and tags only add.

use super::apply::{Desk, Outcome};
use super::cells::{ClientRow, Contact, Parsed, Place, Post, TEXTS};
use super::make::{add_consents, add_likes, add_place, add_point, add_tags, place_in, speaks_for};
use super::newcomers::Sort;
use super::{Change, Said, find, join, originals};
use crate::fields::{self, Kept};
use crate::ids::Id;
use crate::{Error, Result, moment, names};
use chrono_tz::Tz;
use rusqlite::{OptionalExtension, params};

/// How far a row may go over what is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// It names the client by an identity: what differs is changed.
    Identity,
    /// It looks like the client: what differs is changed, but for the name where the book says more.
    Likeness,
    /// Another line of the file spoke of the client already: only what is missing.
    Missing,
}

/// Takes a row of clients or people in.
pub(super) fn take(desk: &mut Desk, parsed: &Parsed) -> Result<Outcome> {
    let row = &parsed.what;
    if let Some(outcome) = join::again(desk, row)? {
        return Ok(outcome);
    }
    let found = match find::clients(desk, row)? {
        Ok(found) => found,
        Err(reason) => return Ok(Outcome::refused(vec![Said::new(reason)])),
    };
    let new = |desk: &mut Desk| {
        // Without a name nobody is like anybody.
        let alike = if row.client.is_nameless { &[][..] } else { &parsed.alike };
        join::or_make(desk, row, parsed.row.number, alike)
    };
    let Some(found) = found else { return new(desk) };
    // A second line about a client of this file only adds to it.
    if found.why == "same-source"
        && let [numbered] = found.clients[..]
        && !desk.touched.contains(&numbered)
        && let Some((name, other)) = find::another(desk, row, numbered)?
    {
        let value = row.source.as_deref().unwrap_or_default();
        let reason = Said::new("key-of-another").with("value", value).with("name", name).with("other", other);
        return Ok(Outcome::refused(vec![reason]));
    }
    let mut best: Option<(i64, Plan)> = None;
    for client in found.clients {
        let reach = match (desk.touched.contains(&client), found.strong) {
            (true, _) => Reach::Missing,
            (false, true) => Reach::Identity,
            (false, false) => Reach::Likeness,
        };
        let plan = Plan::of(desk, client, &row.client, reach)?;
        // Of several who could be meant, the one that says all this already; else the oldest.
        if plan.changes.is_empty() {
            best = Some((client, plan));
            break;
        }
        let near = found.why != "same-name" || find::same_place(desk, client, &row.client)?;
        if near && best.is_none() {
            best = Some((client, plan));
        }
    }
    let Some((client, plan)) = best else { return new(desk) };
    desk.touched.insert(client);
    desk.taken = Some(client);
    if row.id.is_some() {
        desk.identified.insert(client);
    }
    if !plan.changes.is_empty() {
        originals::before(desk, "clients", client, &row.originals, &plan.changes)?;
        plan.carry_out(desk, &row.client)?;
        if let Some(key) = &row.source {
            desk.keep_key(key, Some(client), plan.id)?;
        }
    }
    Ok(Outcome::joined(found.why, plan.changes))
}

/// What is there of a client.
pub(super) struct There {
    pub(super) id: Id,
    pub(super) kind: String,
    pub(super) name: String,
    pub(super) key: String,
    pub(super) parts: [Option<String>; 3],
    pub(super) tax: (Option<String>, Option<String>),
    pub(super) texts: [Option<String>; TEXTS.len()],
    pub(super) salesperson: Option<i64>,
    pub(super) created: i64,
    pub(super) archived: Option<i64>,
}

fn there(desk: &Desk, client: i64) -> Result<There> {
    let mut one = desk.tx.prepare_cached(
        "SELECT uid, kind, name, sort_key, given_name, surname1, surname2, tax_country, tax_id, trade_name, birthday,
                language, preferred_channel, life_moment, growth_potential, origin, nullif(notes, ''), salesperson,
                created_at, archived_at
         FROM clients WHERE id = ?1",
    )?;
    Ok(one.query_row([client], |r| {
        let mut texts = [const { None }; TEXTS.len()];
        for (place, text) in texts.iter_mut().enumerate() {
            *text = r.get(9 + place)?;
        }
        Ok(There {
            id: r.get(0)?,
            kind: r.get(1)?,
            name: r.get(2)?,
            key: r.get(3)?,
            parts: [r.get(4)?, r.get(5)?, r.get(6)?],
            tax: (r.get(7)?, r.get(8)?),
            texts,
            salesperson: r.get(17)?,
            created: r.get(18)?,
            archived: r.get(19)?,
        })
    })?)
}

/// What a row would change of a client.
pub(super) struct Plan {
    pub(super) client: i64,
    pub(super) id: Id,
    pub(super) face: There,
    pub(super) is_face_changed: bool,
    pub(super) salesperson: Option<String>,
    pub(super) points: Vec<usize>,
    pub(super) labels: Vec<(i64, String)>,
    pub(super) places: Vec<(usize, Option<(i64, Place)>)>,
    pub(super) tags: Vec<String>,
    pub(super) consents: Vec<(&'static str, bool)>,
    pub(super) own: Vec<(usize, Kept)>,
    pub(super) likes: Vec<(&'static str, String)>,
    pub(super) posts: Vec<Post>,
    pub(super) contact: Option<Contact>,
    pub(super) is_photo_new: bool,
    pub(super) changes: Vec<Change>,
}

impl Plan {
    pub(super) fn of(desk: &Desk, client: i64, row: &ClientRow, reach: Reach) -> Result<Self> {
        let face = there(desk, client)?;
        let mut plan = Self {
            client,
            id: face.id,
            face,
            is_face_changed: false,
            salesperson: None,
            points: Vec::new(),
            labels: Vec::new(),
            places: Vec::new(),
            tags: Vec::new(),
            consents: Vec::new(),
            own: Vec::new(),
            likes: Vec::new(),
            posts: Vec::new(),
            contact: None,
            is_photo_new: false,
            changes: Vec::new(),
        };
        plan.face(row, reach, desk.tx.moment.zone);
        plan.is_face_changed = !plan.changes.is_empty();
        plan.salesperson(desk, row, reach)?;
        plan.points(desk, row, reach)?;
        plan.places(desk, row, reach)?;
        plan.tags(desk, row)?;
        plan.consents(desk, row, reach)?;
        plan.own(desk, row, reach)?;
        plan.likes(desk, row)?;
        plan.posts(desk, row, reach)?;
        plan.contact(desk, row)?;
        if let Some(photo) = &row.photo
            && !photo.is_of(desk, client)?
        {
            plan.note("photo", "", photo.name(&plan.face.name));
            plan.is_photo_new = true;
        }
        Ok(plan)
    }

    pub(super) fn note(&mut self, field: &str, old: impl ToString, new: impl ToString) {
        self.changes.push(Change { field: field.to_owned(), old: old.to_string(), new: new.to_string() });
    }

    fn face(&mut self, row: &ClientRow, reach: Reach, zone: Tz) {
        let may = |old: bool| !old || reach != Reach::Missing;
        let says_less = row.key == self.face.key || is_part(&row.key, &self.face.key);
        let keeps_name = match reach {
            Reach::Identity => row.name == self.face.name,
            Reach::Likeness => says_less,
            Reach::Missing => true,
        };
        if !keeps_name && !row.is_nameless {
            self.note("name", self.face.name.clone(), &row.name);
            self.face.name.clone_from(&row.name);
            self.face.key.clone_from(&row.key);
            self.face.parts.clone_from(&row.parts);
        }
        if let Some(kind) = row.kind.filter(|k| k.code() != self.face.kind && reach == Reach::Identity) {
            self.note("kind", self.face.kind.clone(), kind.code());
            kind.code().clone_into(&mut self.face.kind);
        }
        if let Some((country, number)) = &row.tax {
            let old = self.face.tax.1.clone();
            if old.as_deref() != Some(number) && may(old.is_some()) {
                self.note("tax_id", old.unwrap_or_default(), number);
                self.face.tax = (Some(country.clone()), Some(number.clone()));
            }
        }
        for (place, new) in row.texts.iter().enumerate() {
            let Some(new) = new else { continue };
            let old = self.face.texts[place].clone();
            // Cells are read without the blanks around them; `pt` says less than `pt-BR`.
            let says_same = |old: &String| old.trim() == new || (TEXTS[place] == "language" && old.starts_with(new));
            if old.as_ref().is_some_and(says_same) {
                continue;
            }
            // Notes gather: what another line of the file adds stays when the first line comes again.
            if TEXTS[place] == "notes"
                && let Some(old) = &old
            {
                if new.lines().all(|line| old.lines().any(|known| known == line)) {
                    continue;
                }
                if reach == Reach::Missing {
                    let both = format!("{old}\n{new}");
                    self.note("notes", old, &both);
                    self.face.texts[place] = Some(both);
                    continue;
                }
            }
            if old.as_ref() != Some(new) && may(old.is_some()) {
                self.note(TEXTS[place], old.unwrap_or_default(), new);
                self.face.texts[place] = Some(new.clone());
            }
        }
        // The day somebody entered the book only moves by an identity: a list of today must not make old clients new.
        let day = |at: i64| moment::local(at, zone).date();
        let created = self.face.created;
        if let Some(since) = row.since.filter(|s| day(*s) != day(created) && reach == Reach::Identity) {
            self.note("first_contact", self.face.created, since);
            self.face.created = since;
        }
        if let Some(archived) = row.archived.filter(|a| *a != self.face.archived.is_some() && reach != Reach::Missing) {
            self.note("archived", !archived, archived);
            // The moment is put in when it is written.
            self.face.archived = archived.then_some(i64::MIN);
        }
    }

    fn salesperson(&mut self, desk: &Desk, row: &ClientRow, reach: Reach) -> Result<()> {
        let Some(name) = &row.salesperson else { return Ok(()) };
        let old: Option<String> = match self.face.salesperson {
            Some(user) => {
                let mut one = desk.tx.prepare_cached("SELECT name FROM users WHERE id = ?1")?;
                one.query_row([user], |r| r.get(0)).optional()?
            }
            None => None,
        };
        let is_same = old.as_deref().is_some_and(|old| names::fold(old) == names::fold(name));
        if !is_same && desk.known.may(Sort::User, name) && (old.is_none() || reach != Reach::Missing) {
            self.note("salesperson", old.unwrap_or_default(), name);
            self.salesperson = Some(name.clone());
        }
        Ok(())
    }

    fn own(&mut self, desk: &Desk, row: &ClientRow, reach: Reach) -> Result<()> {
        for (place, text) in &row.own {
            let Some(field) = desk.own.get(*place) else { continue };
            let mut one = desk.tx.prepare_cached(
                "SELECT v.text, c.sort_key FROM field_values AS v LEFT JOIN clients AS c ON c.id = v.linked
                 WHERE v.client = ?1 AND v.field = ?2 LIMIT 1",
            )?;
            let old: Option<(String, Option<String>)> =
                one.query_row(params![self.client, field.row], |r| Ok((r.get(0)?, r.get(1)?))).optional()?;
            let (old, linked) = old.unzip();
            // The client that is linked already is meant, whoever else is called so.
            if linked.flatten().is_some_and(|key| key == names::fold(text)) {
                continue;
            }
            let Some(kept) = fields::keep(desk.tx, field, &desk.reading, text)? else { continue };
            let place = *place;
            if old.as_deref() != Some(&kept.text) && (old.is_none() || reach != Reach::Missing) {
                self.note(&field.name, old.unwrap_or_default(), &kept.text);
                self.own.push((place, kept));
            }
        }
        Ok(())
    }

    pub(super) fn carry_out(&self, desk: &mut Desk, row: &ClientRow) -> Result<()> {
        let client = self.client;
        let salesperson = match &self.salesperson {
            Some(name) => desk.user(name)?,
            None => self.face.salesperson,
        };
        if self.is_face_changed || self.salesperson.is_some() {
            self.write_face(desk, salesperson)?;
        }
        let next = |table: &str| -> Result<usize> {
            // `table` is one of two names of this function.
            let mut one = desk.tx.prepare_cached(&format!("SELECT count(*) FROM {table} WHERE client = ?1"))?;
            Ok(one.query_row([client], |r| r.get::<_, i64>(0))? as usize)
        };
        let (points, places) = (next("contact_points")?, next("addresses")?);
        for (nth, point) in self.points.iter().filter_map(|at| row.points.get(*at)).enumerate() {
            add_point(desk, client, point, points + nth)?;
        }
        for (nth, (at, laid)) in self.places.iter().enumerate() {
            match (laid, row.addresses.get(*at)) {
                (Some((id, p)), _) => {
                    desk.tx
                        .prepare_cached(
                            "UPDATE addresses SET street = ?2, city = ?3, region = ?4, postcode = ?5, country = ?6, label = ?7
                             WHERE id = ?1",
                        )?
                        .execute(params![id, p.street, p.city, p.region, p.postcode, p.country, p.label])?;
                }
                (None, Some(new)) => add_place(desk, client, new, places + nth)?,
                (None, None) => {}
            }
        }
        add_tags(desk, client, self.id, &self.tags)?;
        add_consents(desk, client, &self.consents)?;
        for (place, kept) in &self.own {
            if let Some(field) = desk.own.get(*place) {
                fields::store(desk.tx, client, field, Some(kept))?;
            }
        }
        for (id, label) in &self.labels {
            desk.tx
                .prepare_cached("UPDATE contact_points SET label = ?2 WHERE id = ?1")?
                .execute(params![id, label])?;
        }
        add_likes(desk, client, &self.likes)?;
        for post in &self.posts {
            place_in(desk, post, client, self.id)?;
        }
        if let Some(contact) = &self.contact {
            speaks_for(desk, contact, client, self.id)?;
        }
        if let Some(photo) = row.photo.as_ref().filter(|_| self.is_photo_new) {
            photo.add(desk, client, &self.face.name)?;
        }
        Ok(())
    }

    fn write_face(&self, desk: &Desk, salesperson: Option<i64>) -> Result<()> {
        let f = &self.face;
        let archived = f.archived.map(|at| if at == i64::MIN { desk.tx.now() } else { at });
        let [trade_name, birthday, language, channel, moment, potential, origin, notes] = &f.texts;
        let changed = desk
            .tx
            .prepare_cached(
                "UPDATE clients SET kind = ?2, name = ?3, sort_key = ?4, given_name = ?5, surname1 = ?6, surname2 = ?7,
                   tax_country = ?8, tax_id = ?9, trade_name = ?10, birthday = ?11, language = ?12, preferred_channel = ?13,
                   life_moment = ?14, growth_potential = ?15, origin = ?16, notes = ?17, salesperson = ?18, created_at = ?19,
                   archived_at = ?20
                 WHERE id = ?1",
            )?
            .execute(params![
                self.client,
                f.kind,
                f.name,
                f.key,
                f.parts[0],
                f.parts[1],
                f.parts[2],
                f.tax.0,
                f.tax.1,
                trade_name,
                birthday,
                language,
                channel,
                moment,
                potential,
                origin,
                notes.as_deref().unwrap_or_default(),
                salesperson,
                f.created,
                archived,
            ])?;
        if changed == 0 { Err(Error::NotFound { what: "client" }) } else { Ok(()) }
    }
}

/// Whether every word of a folded name is in another.
fn is_part(a: &str, b: &str) -> bool {
    let words: Vec<&str> = b.split(' ').collect();
    a.split(' ').all(|word| words.contains(&word))
}
