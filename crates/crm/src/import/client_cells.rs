//! The cells of a client, and what a row of clients says when all of it was seen.

use super::Said;
use super::cells::{Contact, Parsed, Point, Reader, Seen, Slot};
use super::choices::{CHANNEL, KIND, LANGUAGE, POTENTIAL, YES_NO};
use super::photos::Photo;
use super::repairs::is_number_of_sheet;
use super::whole::{RawPlace, Whole};
use crate::clients::ClientKind;
use crate::fields::FieldKind;
use crate::ids::Id;
use crate::tables::dates::{self as days, DateOrder};
use crate::tables::numbers;
use crate::{mails, names, phones, places, taxid};
use chrono::{Datelike, NaiveDate};

/// A tag as other programs write it: some put quotes around each; Google marks groups of its own, of which two say nothing. What this
/// program wrote stays as it is.
fn tag(text: &str, is_own: bool) -> Option<String> {
    let text = names::tidy(text);
    let quoted = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let bare = quoted.map_or_else(|| text.clone(), names::tidy);
    let bare = bare.strip_prefix("* ").map_or(bare.as_str(), |google| match google {
        "myContacts" | "My Contacts" | "starred" | "Starred in Android" => "",
        group => group,
    });
    Some(if is_own { text.clone() } else { bare.to_owned() }).filter(|tag| !tag.is_empty())
}

impl Slot {
    fn point(&self, kind: &'static str, value: String, shown: String) -> Point {
        Point { kind, value, shown, label: self.label.clone(), is_labelled: false, group: self.group }
    }
}

impl Reader {
    pub(super) fn client_cell(&self, slot: &Slot, cell: &str, whole: &mut Whole, out: &mut Parsed) {
        let tidy = || names::tidy(cell);
        let column = slot.column;
        let client = &mut out.what.client;
        let mut text = |place: usize, value: String| client.texts[place] = Some(value);
        match slot.field.as_str() {
            "id" | "source_id" => self.identity(slot, cell, out),
            "kind" => match KIND.of(cell) {
                Some("company") => client.kind = Some(ClientKind::Company),
                Some(_) => client.kind = Some(ClientKind::Person),
                None => out.left_out(column),
            },
            "name" => client.name = tidy(),
            "given_name" => {
                whole.given.insert(0, tidy());
                whole.has_given = true;
            }
            "middle_name" => whole.given.push(tidy()),
            "surnames" => (whole.surnames, whole.surnames_column) = (tidy(), column),
            "surname1" => client.parts[1] = Some(tidy()),
            "surname2" => client.parts[2] = Some(tidy()),
            "trade_name" => text(0, tidy()),
            "company" => {
                let company = tidy();
                let better = names::with_legal_form(&company)
                    .filter(|better| !whole.is_own && self.repairs("form", column, better, out));
                out.what.client.post(slot.group).company = better.unwrap_or(company);
            }
            "company_id" => client.post(slot.group).id = Id::parse(cell),
            "contact" => client.contact = Some(Contact { name: tidy(), role: String::new() }),
            "role" => client.post(slot.group).role = tidy(),
            "tax_id" => whole.tax = Some((column, cell.to_owned())),
            "tax_country" => whole.tax_country = places::country_code(cell).map(str::to_owned),
            "phones" => self.phones(slot, cell, whole.is_own, out),
            "mails" => self.mails(slot, cell, whole.is_own, out),
            "links" => {
                let is_own = whole.is_own;
                let between = |c: char| !is_own && [' ', '\n', '|'].contains(&c);
                for piece in cell.split(between).filter(|p| !p.is_empty() && *p != ":::") {
                    let value = piece.trim_end_matches('/').to_lowercase();
                    client.add(slot.point("link", value, piece.to_owned()), is_own);
                }
            }
            "birthday" => match self.birthday(cell, slot.order) {
                Some(day) => text(1, day),
                None => out.refuse("date-unfit", column, self, cell),
            },
            "language" => match LANGUAGE.of(cell) {
                Some(code) => text(2, code.to_owned()),
                None if whole.is_own => text(2, cell.to_owned()),
                // `pt` or `pt-BR`.
                None if matches!(cell.len(), 2 | 5) && cell.is_ascii() => text(2, cell[..2].to_lowercase()),
                None => out.left_out(column),
            },
            "preferred_channel" => match CHANNEL.of(cell) {
                Some(code) => text(3, code.to_owned()),
                None => out.left_out(column),
            },
            "life_moment" => text(4, tidy()),
            "growth_potential" => match POTENTIAL.of(cell) {
                Some(code) => text(5, code.to_owned()),
                None => out.left_out(column),
            },
            "origin" => text(6, tidy()),
            "notes" => match &mut client.texts[7] {
                Some(notes) => *notes = format!("{notes}\n{cell}"),
                none => *none = Some(cell.to_owned()),
            },
            // Our own mark between tags, where their names hold the usual ones.
            "tags" if cell.contains(":::") => {
                client.tags.extend(cell.split(":::").filter_map(|text| tag(text, whole.is_own)));
            }
            "tags" => {
                client.tags.extend(cell.split([',', ';', '|', '\n']).filter_map(|text| tag(text, whole.is_own)));
            }
            "likes_said" | "likes_inferred" => {
                let source = if slot.field == "likes_said" { "said" } else { "inferred" };
                for like in cell.lines().map(names::tidy).filter(|like| !like.is_empty()) {
                    if whole.is_own || !client.likes.contains(&(source, like.clone())) {
                        client.likes.push((source, like));
                    }
                }
            }
            "photo" => match Photo::of(cell) {
                Some(photo) => client.photo = Some(photo),
                None => out.left_out(column),
            },
            "salesperson" => client.salesperson = Some(tidy()),
            "first_contact" => match self.instant(cell, slot.order, None) {
                Some(at) => client.since = Some(at),
                None => out.refuse("date-unfit", column, self, cell),
            },
            "archived" | "active" => match YES_NO.of(cell).map(|code| code == "yes") {
                Some(yes) => client.archived = Some(yes == (slot.field == "archived")),
                None => out.left_out(column),
            },
            "consent_phone" | "consent_mail" | "consent_whatsapp" | "consent_post" => {
                let channel = match slot.field.as_str() {
                    "consent_phone" => "phone",
                    "consent_mail" => "mail",
                    "consent_post" => "post",
                    _ => "message",
                };
                match YES_NO.of(cell).map(|code| code == "yes") {
                    Some(yes) => client.consents.push((channel, yes)),
                    None => out.left_out(column),
                }
            }
            field @ ("address" | "address_street") => {
                let better =
                    places::street(cell).filter(|better| !whole.is_own && self.repairs("street", column, better, out));
                whole.place(slot, field, better.as_deref().unwrap_or(cell));
            }
            field if field.starts_with("address") => whole.place(slot, field, cell),
            _ => self.own_cell(slot, cell, out),
        }
    }

    fn own_cell(&self, slot: &Slot, cell: &str, out: &mut Parsed) {
        let Some((own, kind)) = slot.own else { return };
        let text = match kind {
            FieldKind::Number | FieldKind::Money => match numbers::parse(cell, slot.sign) {
                // As the book's country writes it: that is how a field reads what is typed.
                Some(number) if self.comma => number.to_string().replace('.', ","),
                Some(number) => number.to_string(),
                None => return out.refuse("number-unfit", slot.column, self, cell),
            },
            FieldKind::Date => match days::parse(cell, slot.order) {
                Some((day, _)) => day.format("%Y-%m-%d").to_string(),
                None => return out.refuse("date-unfit", slot.column, self, cell),
            },
            FieldKind::Boolean => match YES_NO.of(cell).map(|code| code == "yes") {
                Some(yes) => i64::from(yes).to_string(),
                None => return out.refuse("boolean-unfit", slot.column, self, cell),
            },
            FieldKind::Text | FieldKind::Choice | FieldKind::Client => cell.to_owned(),
        };
        out.what.client.own.push((own, text));
    }

    fn phones(&self, slot: &Slot, cell: &str, is_own: bool, out: &mut Parsed) {
        let several = match is_own {
            // One cell of ours is one number, whatever stands in it.
            true => vec![(cell.to_owned(), phones::normalise(cell, &self.country))],
            false => phones::several(cell, &self.country),
        };
        for (piece, phone) in several {
            let phone = phone.filter(|found| {
                is_own || !is_number_of_sheet(&piece) || self.repairs("phone", slot.column, &found.shown, out)
            });
            let (value, shown) = match phone {
                Some(phone) => (phone.e164, phone.shown),
                None => {
                    let lost = phones::lost_in_spreadsheet(&piece);
                    let code = if lost { "phone-lost" } else { "phone-unread" };
                    if !is_own {
                        out.notices.push(Seen { code, column: slot.column, new: None });
                    }
                    let digits = phones::digits(&piece);
                    (if digits.is_empty() { piece.clone() } else { digits }, piece)
                }
            };
            out.what.client.add(slot.point("phone", value, shown), is_own);
        }
    }

    fn mails(&self, slot: &Slot, cell: &str, is_own: bool, out: &mut Parsed) {
        let several = match is_own {
            true => vec![(cell.to_owned(), mails::normalise(cell))],
            false => mails::several(cell),
        };
        for (piece, mail) in several {
            let mail = mail.filter(|mail| {
                is_own || mail.shown.eq_ignore_ascii_case(&piece) || self.repairs("mail", slot.column, &mail.shown, out)
            });
            let (value, shown) = match mail {
                Some(mail) => (mail.compared, mail.shown),
                None => {
                    if !is_own {
                        out.notices.push(Seen { code: "mail-unread", column: slot.column, new: None });
                    }
                    (piece.to_lowercase(), piece)
                }
            };
            out.what.client.add(slot.point("mail", value, shown), is_own);
        }
    }

    fn birthday(&self, cell: &str, order: DateOrder) -> Option<String> {
        if let Some(rest) = cell.strip_prefix("0000-").or_else(|| cell.strip_prefix("--")) {
            let day = NaiveDate::parse_from_str(&format!("2000-{rest}"), "%Y-%m-%d").ok()?;
            return Some(day.format("0000-%m-%d").to_string());
        }
        let (day, _) = days::parse(cell, order)?;
        (1..=9999).contains(&day.year()).then(|| day.format("%Y-%m-%d").to_string())
    }

    pub(super) fn finish_client(&self, mut whole: Whole, out: &mut Parsed) {
        let client = &mut out.what.client;
        // `Nombre` beside `Apellidos` is the given name alone.
        let surname =
            if whole.surnames.is_empty() { client.parts[1].as_deref().unwrap_or("") } else { &whole.surnames };
        let is_alone = !surname.is_empty() && !names::fold(&client.name).contains(&names::fold(surname));
        if !whole.has_given && is_alone && !whole.is_own {
            whole.given.insert(0, std::mem::take(&mut client.name));
        }
        whole.given.retain(|name| !name.is_empty());
        if !whole.given.is_empty() {
            client.parts[0] = Some(whole.given.join(" "));
        }
        if !whole.surnames.is_empty() {
            let split = names::split(&format!("{}, {}", whole.surnames, client.parts[0].as_deref().unwrap_or("")));
            let both = format!("{} · {}", split.surname, split.second_surname);
            let stays = split.second_surname.is_empty()
                || !whole.is_own && !self.repairs("surnames", whole.surnames_column, &both, out);
            let client = &mut out.what.client;
            client.parts[1] = Some(if stays { whole.surnames.clone() } else { split.surname });
            client.parts[2] = Some(split.second_surname).filter(|second| !stays && !second.is_empty());
        }
        let client = &mut out.what.client;
        let has_parts = client.parts.iter().any(Option::is_some);
        if client.name.is_empty() && has_parts {
            client.name = client.parts.iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
        }
        // A role without a company is that of whoever speaks for the client.
        if let Some(contact) = &mut client.contact
            && let Some(post) = client.posts.iter().find(|post| post.company.is_empty() && post.id.is_none())
        {
            contact.role.clone_from(&post.role);
        }
        client.posts.retain(|post| !post.company.is_empty() || post.id.is_some());
        client.posts.sort_by_key(|post| post.group);
        // One company named twice is one place to work.
        let mut named = Vec::new();
        client.posts.retain(|post| {
            let whose = post.id.map_or_else(|| names::fold(&post.company), |id| id.to_string());
            let is_first = !named.contains(&whose);
            named.push(whose);
            is_first
        });
        let company = client.posts.first().map(|post| post.company.clone()).filter(|_| !whole.is_own);
        // A line with nothing but a company is that company.
        if let Some(company) = company.filter(|company| !company.is_empty())
            && client.kind != Some(ClientKind::Person)
            && (client.name.is_empty() || names::fold(&company) == names::fold(&client.name))
        {
            client.name = company;
            client.kind = Some(ClientKind::Company);
            client.posts.remove(0);
        }
        if client.name.is_empty() {
            client.name = client.texts[0]
                .clone()
                .or_else(|| client.contact.take().map(|contact| contact.name))
                .unwrap_or_default();
        }
        if !whole.is_own {
            self.repair_case(out);
            self.repair_form(out);
        }
        let client = &mut out.what.client;
        let number = whole.tax.as_ref().map_or("", |(_, number)| number);
        let country = whole.tax_country.unwrap_or_else(|| self.taxed_in(number, &whole.places).to_owned());
        let taxed_elsewhere = Some(country.clone()).filter(|country| *country != self.country);
        let (mut is_cif, mut is_of_person) = (false, false);
        if let Some((column, number)) = &whole.tax {
            let check = taxid::check(&country, number);
            is_cif = check.kind == "CIF" && check.acceptable();
            // A NIF of Spain is a person's; in Portugal companies have one too.
            let is_personal = check.kind == "CURP" || (country == "ES" && matches!(check.kind, "DNI" | "NIF" | "NIE"));
            is_of_person = is_personal && check.acceptable();
            if matches!(check.verdict, taxid::Verdict::Invalid { .. }) {
                out.notices.push(Seen { code: "tax-id-wrong", column: *column, new: None });
            }
            if !check.compact.is_empty() {
                client.tax = Some((country, check.compact));
            }
        }
        client.contact.take_if(|contact| names::fold(&contact.name) == names::fold(&client.name));
        // Somebody else speaks for it.
        let is_spoken_for = client.contact.is_some() && !is_of_person;
        let looks = !has_parts && (is_cif || is_spoken_for || names::looks_like_company(&client.name));
        client.guessed = Some(if looks { ClientKind::Company } else { ClientKind::Person });
        if client.kind.or(client.guessed) == Some(ClientKind::Company) {
            client.parts = [const { None }; 3];
        } else if client.contact.take().is_some() {
            out.notices.push(Seen { code: "contact-of-person", column: self.column_of("contact"), new: None });
        }
        let client = &mut out.what.client;
        if client.kind.or(client.guessed) != Some(ClientKind::Company)
            && !has_parts
            && !client.name.is_empty()
            && !whole.is_own
        {
            let split = names::split(&client.name);
            client.parts =
                [split.given, split.surname, split.second_surname].map(|p| Some(p).filter(|t| !t.is_empty()));
        }
        client.key = names::fold(&client.name);
        for (field, group, label) in whole.labels {
            let kind = match field.as_str() {
                "phones" => "phone",
                "mails" => "mail",
                "links" => "link",
                _ => {
                    if let Some(place) = whole.places.iter_mut().find(|p| p.group == group) {
                        (place.label, place.is_labelled) = (label, true);
                    }
                    continue;
                }
            };
            for point in client.points.iter_mut().filter(|p| p.kind == kind && p.group == group) {
                (point.label, point.is_labelled) = (label.clone(), true);
            }
        }
        for mut raw in whole.places {
            if raw.country.is_empty() && !whole.is_own && places::postcode(&raw.postcode, &self.country).is_none() {
                let told = places::country_of_postcode(&raw.postcode).or(taxed_elsewhere.as_deref());
                raw.country = told.unwrap_or_default().to_owned();
            }
            let home = if raw.country.is_empty() { self.country.as_str() } else { raw.country.as_str() };
            let is_open = !whole.is_own && !raw.postcode.is_empty();
            if let Some(found) = places::postcode(&raw.postcode, home).filter(|_| is_open)
                && (!found.restored || self.repairs("postcode", raw.postcode_column, &found.code, out))
            {
                raw.postcode = found.code;
            }
            let place = raw.finished();
            if !(place.street.is_empty()
                && place.city.is_empty()
                && place.region.is_empty()
                && place.postcode.is_empty())
            {
                out.what.client.addresses.push(place);
            }
        }
        if out.what.client.name.is_empty() && out.refusals.is_empty() {
            self.call_by_mail(out);
        }
    }

    /// In a list of mails alone, as subscribers come, everybody is called by it. Where a file has names, a row without one is refused.
    fn call_by_mail(&self, out: &mut Parsed) {
        let client = &mut out.what.client;
        let has = |field: &str| self.slots.iter().any(|slot| slot.field == field);
        // Programs that keep given names apart have people of whom only a mail is known.
        let has_names = ["name", "company", "contact", "trade_name"].into_iter().any(has) && !has("given_name");
        let mail = client.points.iter().find(|point| point.kind == "mail").map(|point| point.shown.clone());
        match mail.filter(|_| !has_names) {
            Some(name) => {
                client.key = names::fold(&name);
                (client.name, client.is_nameless) = (name, true);
                out.notices.push(Seen { code: "nameless", column: self.column_of("mails"), new: None });
            }
            None => out.refusals.push(Said::new("name-missing")),
        }
    }

    /// The first column of a field; the first of all where there is none.
    fn column_of(&self, field: &str) -> usize {
        self.slots.iter().find(|slot| slot.field == field).map_or(0, |slot| slot.column)
    }

    /// The country a tax id is of that names none: the book's, unless it cannot be one of there and can be one of the country its first
    /// letters or an address of the row tell.
    fn taxed_in<'a>(&'a self, number: &str, places: &'a [RawPlace]) -> &'a str {
        let is_wrong = |country: &str| matches!(taxid::check(country, number).verdict, taxid::Verdict::Invalid { .. });
        if number.is_empty() || !is_wrong(&self.country) {
            return &self.country;
        }
        let told = places.iter().map(|place| place.country.as_str()).filter(|country| country.len() == 2);
        taxid::country_of_prefix(number)
            .into_iter()
            .chain(told)
            .find(|country| !is_wrong(country))
            .unwrap_or(&self.country)
    }
}
