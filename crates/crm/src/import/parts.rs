//! What a row adds to a client that is there: ways to reach it, addresses, tags, consents, likes, companies.

use super::apply::Desk;
use super::cells::{ClientRow, Place, Post};
use super::choices::LABEL;
use super::clients::{Plan, Reach};
use super::find::{self, Named};
use super::make::{may_place, works_in};
use super::newcomers::Sort;
use crate::{Result, names};
use rusqlite::{OptionalExtension, params};

impl Plan {
    pub(super) fn points(&mut self, desk: &Desk, row: &ClientRow, reach: Reach) -> Result<()> {
        let mut one = desk.tx.prepare_cached(
            // What could not be read may have been cut in another place.
            "SELECT id, label FROM contact_points WHERE client = ?1 AND kind = ?2
               AND (value = ?3 OR (substr(value, 1, 1) <> '+' AND instr(shown, ?4) > 0))
             ORDER BY value = ?3 DESC, id",
        )?;
        for (place, point) in row.points.iter().enumerate() {
            let field = match point.kind {
                "mail" => "mails",
                "phone" => "phones",
                _ => "links",
            };
            let known = params![self.client, point.kind, point.value, point.shown];
            let mut known = one
                .query_map(known, |r| Ok((r.get(0)?, r.get(1)?)))?
                .collect::<rusqlite::Result<Vec<(i64, String)>>>()?;
            // The same number may be there twice, for two things.
            known.sort_by_key(|(_, label)| !LABEL.same(label, &point.label));
            let Some((id, old)) = known.into_iter().next() else {
                self.note(field, "", &point.shown);
                self.points.push(place);
                continue;
            };
            if relabels(&old, &point.label, point.is_labelled, reach) {
                self.note(
                    field,
                    format!("{} {old}", point.shown).trim_end(),
                    format!("{} {}", point.shown, point.label),
                );
                self.labels.push((id, point.label.clone()));
            }
        }
        Ok(())
    }

    pub(super) fn places(&mut self, desk: &Desk, row: &ClientRow, reach: Reach) -> Result<()> {
        if row.addresses.is_empty() {
            return Ok(());
        }
        let mut all = desk.tx.prepare_cached(
            "SELECT id, street, city, region, postcode, country, label FROM addresses WHERE client = ?1
             ORDER BY position, id",
        )?;
        let known = all
            .query_map([self.client], |r| {
                let place = Place {
                    street: r.get(1)?,
                    city: r.get(2)?,
                    region: r.get(3)?,
                    postcode: r.get(4)?,
                    country: r.get(5)?,
                    label: r.get(6)?,
                    ..Place::default()
                };
                Ok((r.get::<_, i64>(0)?, place))
            })?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        for (at, new) in row.addresses.iter().enumerate() {
            let says = |(_, old): &&(i64, Place)| agrees(old, new) && over(old, new) == *old;
            let is_labelled_so = |(_, old): &&(i64, Place)| LABEL.same(&old.label, &new.label);
            let said = known.iter().filter(says).find(is_labelled_so).or_else(|| known.iter().find(says));
            let agreeing = said.or_else(|| known.iter().find(|(_, old)| agrees(old, new)));
            let nth = known.get(new.group as usize - 1).filter(|_| reach == Reach::Identity);
            let target = agreeing.or(nth);
            // The same street and number, written in another way, where the row is only likely to be hers.
            let is_there = |old: &Place| {
                let fits = |a: &str, b: &str| a.is_empty() || b.is_empty() || names::fold(a) == names::fold(b);
                !new.street.is_empty()
                    && matching::street(&old.street) == matching::street(&new.street)
                    && fits(&old.city, &new.city)
            };
            if target.is_none() && reach == Reach::Missing && known.iter().any(|(_, old)| is_there(old)) {
                continue;
            }
            let Some((id, old)) = target else {
                self.note("address", "", line(new));
                self.places.push((at, None));
                continue;
            };
            let mut laid = over(old, new);
            if relabels(&old.label, &new.label, new.is_labelled, reach) {
                laid.label.clone_from(&new.label);
            }
            if laid != *old {
                self.note("address", line(old), line(&laid));
                self.places.push((at, Some((*id, laid))));
            }
        }
        Ok(())
    }

    pub(super) fn tags(&mut self, desk: &Desk, row: &ClientRow) -> Result<()> {
        for name in &row.tags {
            let key = names::fold(name);
            let mut one = desk.tx.prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM client_tags AS ct JOIN tags AS t ON t.id = ct.tag
                                WHERE ct.client = ?1 AND t.sort_key = ?2)",
            )?;
            let has: bool = one.query_row(params![self.client, key], |r| r.get(0))?;
            if !has
                && !key.is_empty()
                && desk.known.may(Sort::Tag, name)
                && !self.tags.iter().any(|t| names::fold(t) == key)
            {
                self.note("tags", "", name);
                self.tags.push(name.clone());
            }
        }
        Ok(())
    }

    pub(super) fn consents(&mut self, desk: &Desk, row: &ClientRow, reach: Reach) -> Result<()> {
        for (channel, yes) in &row.consents {
            let mut one = desk.tx.prepare_cached(
                "SELECT state = 'given' FROM consents WHERE client = ?1 AND channel = ?2 ORDER BY id DESC LIMIT 1",
            )?;
            let old: Option<bool> = one.query_row(params![self.client, channel], |r| r.get(0)).optional()?;
            if old != Some(*yes) && (old.is_none() || reach != Reach::Missing) {
                self.note(&format!("consent_{channel}"), old.map(|o| o.to_string()).unwrap_or_default(), yes);
                self.consents.push((channel, *yes));
            }
        }
        Ok(())
    }

    pub(super) fn likes(&mut self, desk: &Desk, row: &ClientRow) -> Result<()> {
        if row.likes.is_empty() {
            return Ok(());
        }
        let mut all = desk.tx.prepare_cached("SELECT source, text FROM preferences WHERE client = ?1")?;
        let known = all
            .query_map([self.client], |r| Ok((r.get::<_, String>(0)?, names::tidy(&r.get::<_, String>(1)?))))?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        for (source, text) in &row.likes {
            if !known.iter().any(|(of, old)| of == source && names::fold(old) == names::fold(text)) {
                self.note(&format!("likes_{source}"), "", text);
                self.likes.push((source, text.clone()));
            }
        }
        Ok(())
    }

    pub(super) fn posts(&mut self, desk: &Desk, row: &ClientRow, reach: Reach) -> Result<()> {
        let mut one = desk.tx.prepare_cached(
            "SELECT p.role FROM positions AS p JOIN clients AS c ON c.id = p.client
             WHERE p.person = ?1 AND (c.uid = ?2 OR c.sort_key = ?3) ORDER BY c.uid IS ?2 DESC, p.id LIMIT 1",
        )?;
        for post in &row.posts {
            let old: Option<String> =
                one.query_row(params![self.client, post.id, names::fold(&post.company)], |r| r.get(0)).optional()?;
            let role = &post.role;
            match old {
                None if self.is_itself(desk, post)? || !may_place(desk, post)? => continue,
                None => self.note("company", "", &post.company),
                Some(old) if !role.is_empty() && old != *role && (old.is_empty() || reach != Reach::Missing) => {
                    self.note("role", old, role);
                }
                Some(_) => continue,
            }
            self.posts.push(post.clone());
        }
        Ok(())
    }

    /// Somebody who speaks for a company and does not work there yet.
    pub(super) fn contact(&mut self, desk: &Desk, row: &ClientRow) -> Result<()> {
        let Some(contact) = row.contact.as_ref().filter(|_| self.face.kind == "company") else { return Ok(()) };
        if !works_in(desk, self.client, &contact.name)? && desk.known.may(Sort::Person, &contact.name) {
            self.note("contact", "", &contact.name);
            self.contact = Some(contact.clone());
        }
        Ok(())
    }

    /// Nobody works in himself: a line that says so says nothing.
    fn is_itself(&self, desk: &Desk, post: &Post) -> Result<bool> {
        match post.id.map(|id| find::by_id(desk, id)).transpose()? {
            Some(Named::Client(row)) => Ok(row == self.client),
            Some(Named::Erased) => Ok(true),
            Some(Named::Nobody) | None => {
                Ok(post.company.is_empty()
                    || (self.face.kind == "company" && names::fold(&post.company) == self.face.key))
            }
        }
    }
}

/// Whether a label of the file takes the place of the one that is there. What a column's title says is not enough.
fn relabels(old: &str, new: &str, is_labelled: bool, reach: Reach) -> bool {
    is_labelled && !new.is_empty() && !LABEL.same(old, new) && (old.is_empty() || reach == Reach::Identity)
}

/// Whether two addresses can be one: no part says two different things, and one that tells them apart is shared.
fn agrees(old: &Place, new: &Place) -> bool {
    let fits = |a: &str, b: &str| a.is_empty() || b.is_empty() || names::fold(a) == names::fold(b);
    let shares = |a: &str, b: &str| !a.is_empty() && !b.is_empty();
    fits(&old.street, &new.street)
        && fits(&old.city, &new.city)
        && fits(&old.region, &new.region)
        && fits(&old.postcode, &new.postcode)
        && (shares(&old.street, &new.street)
            || shares(&old.postcode, &new.postcode)
            || shares(&old.city, &new.city)
            || shares(&old.region, &new.region))
}

/// An address laid over another: what it says wins, what it leaves blank stays.
fn over(old: &Place, new: &Place) -> Place {
    let pick = |old: &str, new: &str| {
        if new.is_empty() || names::fold(old) == names::fold(new) && !old.is_empty() { old } else { new }.to_owned()
    };
    Place {
        street: pick(&old.street, &new.street),
        city: pick(&old.city, &new.city),
        region: pick(&old.region, &new.region),
        postcode: pick(&old.postcode, &new.postcode),
        country: pick(&old.country, &new.country),
        label: old.label.clone(),
        ..Place::default()
    }
}

fn line(place: &Place) -> String {
    let parts = [&place.street, &place.postcode, &place.city, &place.region];
    parts.into_iter().filter(|p| !p.is_empty()).map(String::as_str).collect::<Vec<_>>().join(", ")
}
