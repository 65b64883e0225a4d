//! The rows of a drawn shop.

use super::{ClientKind, GeneratedClient, GeneratedInteraction, GeneratedTask, Kind, Outcome, PhoneLabel, Shop};
use crate::Result;
use crate::book::Tx;
use crate::ids::{Id, IdSource};
use crate::moment::{self, Timestamp};
use crate::names::fold;
use chrono::{Datelike, NaiveDate, NaiveTime};
use rusqlite::{OptionalExtension, params};

/// Half past eight in the morning, in minutes: before anything happens.
const OPENING: u16 = 510;

/// Writes clients and contacts, and knows which rows they and the shop's lists became.
pub(super) struct Pen<'a> {
    pub(super) tx: &'a Tx<'a>,
    pub(super) shop: &'a Shop,
    pub(super) ids: IdSource,
    pub(super) zone: chrono_tz::Tz,
    country: &'static str,
    /// The last day looked up and its midnight: a zone's table is slow to read a million times.
    midnight: (NaiveDate, Timestamp),
    staff: Vec<i64>,
    outcomes: Vec<i64>,
    tags: Vec<(i64, Id)>,
    /// The fields for what a person, and what a company, does.
    fields: [(i64, Id); 2],
    /// The row of the client at each position.
    clients: Vec<i64>,
}

impl<'a> Pen<'a> {
    /// Writes the shop's lists, staff, tags and fields.
    pub(super) fn ready(tx: &'a Tx<'a>, shop: &'a Shop) -> Result<Self> {
        let today = shop.plan.today;
        let zone = moment::zone_of_country(shop.plan.country.code());
        let morning = moment::instant(today.and_time(NaiveTime::MIN), zone);
        let mut pen = Self {
            tx,
            shop,
            ids: IdSource::new(morning, shop.plan.seed),
            zone,
            country: shop.plan.country.code(),
            midnight: (today, morning),
            staff: Vec::new(),
            outcomes: Vec::new(),
            tags: Vec::new(),
            fields: [(0, Id::of_link("field", "", "")); 2],
            clients: Vec::with_capacity(shop.plan.clients.min(1 << 24) as usize),
        };
        for name in shop.staff() {
            let row = pen.user(name)?;
            pen.staff.push(row);
        }
        for outcome in Outcome::ALL {
            let row = pen.list_item("outcome", shop.outcome(outcome))?;
            pen.outcomes.push(row);
        }
        let shelf = shop.shelf;
        let lists = [("life_moment", &shelf.moments), ("origin", &shelf.origins), ("role", &shelf.roles)];
        for (list, items) in lists {
            for item in items.items().iter().flat_map(|both| both.split('/')) {
                pen.list_item(list, item)?;
            }
        }
        for (i, name) in shop.tags().iter().enumerate() {
            let uid = pen.ids.next_id();
            let row = tx
                .prepare_cached("INSERT INTO tags (uid, name, sort_key, colour) VALUES (?1, ?2, ?3, ?4)")?
                .insert(params![uid, name, fold(name), (i % 8) as i64])?;
            pen.tags.push((row, uid));
        }
        let activities: Vec<&str> =
            distinct(shelf.trades.items().iter().map(|t| t.activity).chain([shelf.word("block")]));
        pen.fields = [
            pen.field(shop.activity_field(ClientKind::Person), "text", "[]", 0)?,
            pen.field(shop.activity_field(ClientKind::Company), "choice", &serde_json::to_string(&activities)?, 1)?,
        ];
        Ok(pen)
    }

    /// The row of somebody who works in the shop: the one who opened the book may be there already.
    fn user(&mut self, name: &str) -> Result<i64> {
        let mut known = self.tx.prepare_cached("SELECT id FROM users WHERE name = ?1 ORDER BY id LIMIT 1")?;
        if let Some(row) = known.query_row([name], |r| r.get(0)).optional()? {
            return Ok(row);
        }
        let uid = self.ids.next_id();
        Ok(self.tx.prepare_cached("INSERT INTO users (uid, name) VALUES (?1, ?2)")?.insert(params![uid, name])?)
    }

    /// The row of a list's item: a new book may come with some.
    fn list_item(&mut self, list: &str, name: &str) -> Result<i64> {
        let mut known = self.tx.prepare_cached("SELECT id FROM list_items WHERE list = ?1 AND name = ?2 LIMIT 1")?;
        if let Some(row) = known.query_row([list, name], |r| r.get(0)).optional()? {
            return Ok(row);
        }
        let uid = self.ids.next_id();
        let mut write = self.tx.prepare_cached(
            "INSERT INTO list_items (uid, list, name, position)
             VALUES (?1, ?2, ?3, (SELECT coalesce(max(position), 0) + 1 FROM list_items WHERE list = ?2))",
        )?;
        Ok(write.insert(params![uid, list, name])?)
    }

    fn field(&mut self, name: &str, kind: &str, choices: &str, position: i64) -> Result<(i64, Id)> {
        let uid = self.ids.next_id();
        let mut write = self
            .tx
            .prepare_cached("INSERT INTO fields (uid, name, kind, choices, position) VALUES (?1, ?2, ?3, ?4, ?5)")?;
        Ok((write.insert(params![uid, name, kind, choices, position])?, uid))
    }

    /// Writes a client and all that is known of it. The company a person works at must have been written.
    pub(super) fn client(&mut self, client: &GeneratedClient) -> Result<()> {
        let uid = self.ids.next_id();
        let at = self.at(client.since, OPENING);
        let away = client.archived.then(|| self.at(client.away(self.shop), OPENING));
        let [first, second] = match &client.surnames {
            Some([a, b]) => [Some(a), Some(b)],
            None => [None, None],
        };
        let mut write = self.tx.prepare_cached(
            "INSERT INTO clients (uid, kind, name, sort_key, given_name, surname1, surname2, trade_name, tax_country, tax_id,
                                  birthday, preferred_channel, life_moment, growth_potential, origin, salesperson, notes,
                                  created_at, archived_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)",
        )?;
        let row = write.insert(params![
            uid,
            client.kind.code(),
            client.name,
            fold(&client.name),
            client.given,
            first,
            second,
            client.trade_name,
            client.tax_id.as_ref().map(|_| self.country),
            client.tax_id,
            client.birthday.map(|b| format!("{:04}-{:02}-{:02}", b.year.unwrap_or(0), b.month, b.day)),
            client.channel.map(channel),
            client.life_moment,
            client.potential.and_then(|p| ["low", "medium", "high"].get(usize::from(p))),
            client.origin,
            client.staff.and_then(|s| self.staff.get(s)),
            client.note,
            at,
            away,
        ])?;
        drop(write);
        self.clients.push(row);
        self.reach(row, client)?;
        self.knowledge(row, uid, client, at)
    }

    /// Telephones, mail, site and address.
    fn reach(&mut self, row: i64, client: &GeneratedClient) -> Result<()> {
        let mut write = self.tx.prepare_cached(
            "INSERT INTO contact_points (uid, client, kind, value, shown, label, position) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?;
        let mut position = 0;
        for phone in &client.phones {
            let label = match phone.label {
                PhoneLabel::Mobile => self.shop.labels[0],
                PhoneLabel::Landline => self.shop.labels[1],
            };
            write.execute(params![self.ids.next_id(), row, "phone", phone.e164, phone.shown, label, position])?;
            position += 1;
        }
        for (kind, value) in [("mail", &client.mail), ("link", &client.site)] {
            if let Some(value) = value {
                write.execute(params![self.ids.next_id(), row, kind, value, value, "", position])?;
                position += 1;
            }
        }
        if let Some(address) = &client.address {
            let label = match client.kind {
                ClientKind::Person => self.shop.labels[2],
                ClientKind::Company => self.shop.labels[3],
            };
            self.tx
                .prepare_cached(
                    "INSERT INTO addresses (uid, client, label, street, city, region, postcode, country, position)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0)",
                )?
                .execute(params![
                    self.ids.next_id(),
                    row,
                    label,
                    address.street,
                    address.city,
                    address.region,
                    address.postcode,
                    self.country
                ])?;
        }
        Ok(())
    }

    /// Work, trade, tags, preferences and consent.
    fn knowledge(&mut self, row: i64, uid: Id, client: &GeneratedClient, at: Timestamp) -> Result<()> {
        let tx = self.tx;
        if let Some((company, role)) = client.works_at
            && let Some(company) = self.clients.get(company as usize)
        {
            tx.prepare_cached("INSERT INTO positions (uid, client, person, role) VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![self.ids.next_id(), company, row, role])?;
        }
        if let Some(activity) = client.activity {
            let (field, field_uid) = self.fields[usize::from(client.kind == ClientKind::Company)];
            let link = Id::of_link("field_value", uid, field_uid);
            tx.prepare_cached("INSERT INTO field_values (uid, client, field, text) VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![link, row, field, activity])?;
        }
        for (tag, tag_uid) in client.tags.iter().filter_map(|t| self.tags.get(*t)) {
            let link = Id::of_link("client_tag", uid, tag_uid);
            tx.prepare_cached("INSERT INTO client_tags (uid, client, tag) VALUES (?1, ?2, ?3)")?
                .execute(params![link, row, tag])?;
        }
        for preference in &client.preferences {
            let source = if preference.said { "said" } else { "inferred" };
            tx.prepare_cached("INSERT INTO preferences (uid, client, text, source, at) VALUES (?1, ?2, ?3, ?4, ?5)")?
                .execute(params![self.ids.next_id(), row, preference.text, source, at])?;
        }
        if let Some((given, how)) = client.consent {
            let state = if given { "given" } else { "refused" };
            tx.prepare_cached(
                "INSERT INTO consents (uid, client, channel, state, day, how) VALUES (?1, ?2, 'mail', ?3, ?4, ?5)",
            )?
            .execute(params![self.ids.next_id(), row, state, day(client.since), how])?;
        }
        Ok(())
    }

    /// The row of the client at a position.
    pub(super) fn row_of(&self, client: u64) -> Option<i64> {
        self.clients.get(client as usize).copied()
    }

    /// Writes a contact with the client at a position, and its next step.
    pub(super) fn contact(&mut self, index: u64, contact: &GeneratedInteraction) -> Result<()> {
        let row = self.row_of(index);
        let person = contact.person.and_then(|p| self.clients.get(p as usize)).copied();
        let at = self.at(contact.day, contact.minute);
        let user = self.staff.get(contact.staff).copied();
        let interaction = self
            .tx
            .prepare_cached(
                "INSERT INTO interactions (uid, client, person, kind, direction, at, outcome, minutes, cost_minor, text, user)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            )?
            .insert(params![
                self.ids.next_id(),
                row,
                person,
                contact.kind.code(),
                contact.inbound.map(|inbound| if inbound { "in" } else { "out" }),
                at,
                contact.outcome.and_then(|o| self.outcomes.get(o as usize)),
                contact.minutes,
                contact.cost_minor,
                contact.text,
                user,
            ])?;
        match &contact.next {
            Some(task) => self.task(row, interaction, at, user, task),
            None => Ok(()),
        }
    }

    fn task(
        &mut self,
        row: Option<i64>,
        of: i64,
        at: Timestamp,
        user: Option<i64>,
        task: &GeneratedTask,
    ) -> Result<()> {
        let done = task.done.map(|(day, minute)| self.at(day, minute));
        self.tx
            .prepare_cached(
                "INSERT INTO tasks (uid, client, interaction, title, kind, due, time, done_at, user, created_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            )?
            .execute(params![
                self.ids.next_id(),
                row,
                of,
                task.title,
                task.kind.code(),
                day(task.due),
                task.time.map(|t| format!("{:02}:{:02}", t / 60, t % 60)),
                done,
                user,
                at,
            ])?;
        Ok(())
    }

    /// The instant of a minute of a day in the shop. No clock is changed between midnight and midnight of a day on which
    /// the shop opens.
    pub(super) fn at(&mut self, day: NaiveDate, minute: u16) -> Timestamp {
        if self.midnight.0 != day {
            self.midnight = (day, moment::instant(day.and_time(NaiveTime::MIN), self.zone));
        }
        self.midnight.1 + i64::from(minute) * 60_000
    }
}

/// A day as the book writes it.
pub(super) fn day(day: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

/// A channel as the book writes it.
fn channel(kind: Kind) -> &'static str {
    match kind {
        Kind::Call => "phone",
        Kind::Mail => "mail",
        Kind::Message => "message",
        Kind::Visit | Kind::Meeting | Kind::Note => "visit",
    }
}

fn distinct<'a>(items: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut all: Vec<&str> = items.collect();
    all.sort_unstable();
    all.dedup();
    all
}
