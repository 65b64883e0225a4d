//! A row of cells read by the mapping into what it says, with what was put right and what cannot be taken in. Pure of the
//! book, so that it runs beside the writing.

use super::mapping::{Opened, date_order, decimal_sign};
use super::whole::{Whole, kind_of_event, minutes, yes_no};
use super::{Answers, ColumnUse, Said};
use crate::clients::ClientKind;
use crate::fields::FieldKind;
use crate::ids::Id;
use crate::moment;
use crate::tables::dates::{self as days, DateOrder};
use crate::tables::matching::TableKind;
use crate::tables::numbers::{self, DecimalSign};
use crate::tables::{Row, mojibake};
use crate::{Result, mails, names, phones, places, taxid};
use chrono::{Datelike, NaiveDate, NaiveTime};
use chrono_tz::Tz;

/// How one column is read.
#[derive(Debug, Clone)]
pub(super) struct Slot {
    pub column: usize,
    pub field: String,
    pub group: u32,
    pub label: String,
    pub is_label: bool,
    pub order: DateOrder,
    pub sign: DecimalSign,
    /// Of an own field: its place among the own fields of the import, and its kind.
    pub own: Option<(usize, FieldKind)>,
}

/// How the rows of a file are read.
#[derive(Debug)]
pub(super) struct Reader {
    pub slots: Vec<Slot>,
    pub kind: TableKind,
    pub names: Vec<String>,
    country: String,
    comma: bool,
    zone: Tz,
    proper_case: bool,
}

/// A row as it was understood.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    pub row: Row,
    pub what: Understood,
    pub notices: Vec<Seen>,
    pub refusals: Vec<Said>,
}

/// Something odd about a cell: code, column, cell, and what it became.
#[derive(Debug)]
pub(super) struct Seen {
    pub code: &'static str,
    pub column: usize,
    pub new: Option<String>,
}

/// What a row is of.
#[derive(Debug, Default)]
pub(super) struct Understood {
    pub id: Option<Id>,
    pub source: Option<String>,
    pub client: ClientRow,
    pub event: EventRow,
}

/// A client as a row tells it.
#[derive(Debug, Default)]
pub(super) struct ClientRow {
    pub kind: Option<ClientKind>,
    pub guessed: Option<ClientKind>,
    pub name: String,
    pub key: String,
    pub parts: [Option<String>; 3],
    pub texts: [Option<String>; TEXTS.len()],
    pub tax: Option<(String, String)>,
    pub salesperson: Option<String>,
    pub since: Option<i64>,
    pub archived: Option<bool>,
    pub points: Vec<Point>,
    pub addresses: Vec<Place>,
    pub tags: Vec<String>,
    pub consents: Vec<(&'static str, bool)>,
    pub own: Vec<(usize, String)>,
    pub company: Option<String>,
    pub role: Option<String>,
}

/// Columns of one text each, as the book names them.
pub(super) const TEXTS: [&str; 8] =
    ["trade_name", "birthday", "language", "preferred_channel", "life_moment", "growth_potential", "origin", "notes"];

/// A way to reach a client.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Point {
    pub kind: &'static str,
    pub value: String,
    pub shown: String,
    pub label: String,
}

/// An address.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Place {
    pub group: u32,
    pub label: String,
    pub street: String,
    pub city: String,
    pub region: String,
    pub postcode: String,
    pub country: String,
}

/// An interaction or a task as a row tells it.
#[derive(Debug, Default)]
pub(super) struct EventRow {
    pub client_id: Option<String>,
    pub client: Option<String>,
    pub client_tax: Option<String>,
    pub client_mail: Option<String>,
    pub client_phone: Option<String>,
    pub kind: Option<&'static str>,
    pub direction: Option<&'static str>,
    pub at: Option<i64>,
    pub outcome: Option<String>,
    pub minutes: Option<i64>,
    pub cost: Option<String>,
    pub text: String,
    pub next_step: Option<String>,
    pub due: Option<NaiveDate>,
    pub time: Option<NaiveTime>,
    pub user: Option<String>,
    pub done: Option<bool>,
}

impl Reader {
    /// How the file is read, its answers applied. `own` gives the place and kind of an own field by its code.
    pub fn new(
        opened: &Opened,
        uses: &[ColumnUse],
        zone: Tz,
        own: &dyn Fn(&str) -> Option<(usize, FieldKind)>,
    ) -> Result<Self> {
        let slots = uses.iter().filter(|m| !m.field.is_empty()).map(|m| {
            Ok(Slot {
                column: m.column as usize,
                field: m.field.clone(),
                group: m.group.max(1),
                label: m.label.clone(),
                is_label: m.is_label,
                order: date_order(opened, m.column)?,
                sign: decimal_sign(opened, m.column)?,
                own: own(&m.field),
            })
        });
        let Answers { proper_case, .. } = opened.answers;
        let comma = places::served(&opened.country).is_none_or(|c| c.decimal == places::DecimalMark::Comma);
        Ok(Self {
            slots: slots.collect::<Result<_>>()?,
            kind: opened.kind,
            names: opened.inspection.columns.iter().map(|c| c.name.clone()).collect(),
            country: opened.country.clone(),
            comma,
            zone,
            proper_case,
        })
    }

    /// Reads a row.
    pub fn read(&self, row: Row) -> Parsed {
        let mut out = Parsed { row, ..Parsed::default() };
        let row = std::mem::take(&mut out.row);
        // A row that carries an identity of this program was written by it: nothing in it is to be put right.
        let is_own = self.slots.iter().any(|s| s.field == "id" && Id::parse(row.cell(s.column)).is_some());
        let mut whole = Whole { is_own, ..Whole::default() };
        for slot in &self.slots {
            let cell = row.cell(slot.column);
            if cell.is_empty() {
                continue;
            }
            let repaired = if is_own || cell.is_ascii() { None } else { mojibake::repaired(cell) };
            if let Some(better) = &repaired {
                out.notices.push(Seen { code: "repaired-letters", column: slot.column, new: Some(better.clone()) });
            }
            let cell = repaired.as_deref().unwrap_or(cell).trim();
            if cell.is_empty() {
                continue;
            }
            if slot.is_label {
                whole.labels.push((slot.field.clone(), slot.group, names::tidy(cell)));
            } else if matches!(self.kind, TableKind::Clients | TableKind::People) {
                self.client_cell(slot, cell, &mut whole, &mut out);
            } else {
                self.event_cell(slot, cell, &mut whole, &mut out);
            }
        }
        match self.kind {
            TableKind::Clients | TableKind::People => self.finish_client(whole, &mut out),
            TableKind::Interactions | TableKind::Tasks => self.finish_event(whole, &mut out),
        }
        out.row = row;
        out
    }

    fn identity(&self, slot: &Slot, cell: &str, out: &mut Parsed) {
        match (slot.field.as_str(), Id::parse(cell)) {
            ("id", Some(id)) => out.what.id = Some(id),
            // The number another program gave it.
            _ => out.what.source = Some(cell.to_owned()),
        }
    }

    fn client_cell(&self, slot: &Slot, cell: &str, whole: &mut Whole, out: &mut Parsed) {
        let tidy = || names::tidy(cell);
        let column = slot.column;
        let client = &mut out.what.client;
        let mut text = |place: usize, value: String| client.texts[place] = Some(value);
        match slot.field.as_str() {
            "id" | "source_id" => self.identity(slot, cell, out),
            "kind" => match names::fold(cell).as_str() {
                "persona" | "person" | "particular" | "individual" | "individuo" | "fisica" | "persona fisica"
                | "no" | "contacto" | "contact" | "0" | "false" => client.kind = Some(ClientKind::Person),
                "empresa" | "company" | "organizacion" | "organization" | "sociedad" | "juridica"
                | "persona juridica" | "si" | "yes" | "1" | "true" | "business" | "compania" => {
                    client.kind = Some(ClientKind::Company)
                }
                _ => out.left_out(column),
            },
            "name" => client.name = tidy(),
            "given_name" => whole.given.insert(0, tidy()),
            "middle_name" => whole.given.push(tidy()),
            "surnames" => whole.surnames = tidy(),
            "surname1" => client.parts[1] = Some(tidy()),
            "surname2" => client.parts[2] = Some(tidy()),
            "trade_name" => text(0, tidy()),
            "company" => client.company = Some(tidy()),
            "role" => client.role = Some(tidy()),
            "tax_id" => whole.tax = Some((column, cell.to_owned())),
            "tax_country" => whole.tax_country = places::country_code(cell).map(str::to_owned),
            "phones" => self.phones(slot, cell, out),
            "mails" => {
                for (piece, mail) in mails::several(cell) {
                    let (value, shown) = match mail {
                        Some(mail) => (mail.compared, mail.shown),
                        None => {
                            out.notices.push(Seen { code: "mail-unread", column, new: None });
                            (piece.to_lowercase(), piece)
                        }
                    };
                    out.what.client.add(Point { kind: "mail", value, shown, label: slot.label.clone() });
                }
            }
            "links" => {
                for piece in cell.split([' ', '\n', '|']).filter(|p| !p.is_empty() && *p != ":::") {
                    let value = piece.trim_end_matches('/').to_lowercase();
                    client.add(Point { kind: "link", value, shown: piece.to_owned(), label: slot.label.clone() });
                }
            }
            "birthday" => match self.birthday(cell, slot.order) {
                Some(day) => text(1, day),
                None => out.refuse("date-unfit", column, self, cell),
            },
            "language" => match names::fold(cell).as_str() {
                "es" | "espanol" | "castellano" | "spanish" => text(2, "es".to_owned()),
                "en" | "ingles" | "english" => text(2, "en".to_owned()),
                "ca" | "catalan" => text(2, "ca".to_owned()),
                "gl" | "gallego" | "galician" => text(2, "gl".to_owned()),
                "eu" | "euskera" | "vasco" | "basque" => text(2, "eu".to_owned()),
                "fr" | "frances" | "french" => text(2, "fr".to_owned()),
                "pt" | "portugues" | "portuguese" => text(2, "pt".to_owned()),
                "de" | "aleman" | "german" => text(2, "de".to_owned()),
                other if other.len() == 2 && other.is_ascii() => text(2, other.to_owned()),
                other if other.len() == 5 && other.is_ascii() => text(2, other[..2].to_owned()),
                _ => out.left_out(column),
            },
            "preferred_channel" => match names::fold(cell).as_str() {
                "phone" | "telefono" | "llamada" | "movil" | "celular" | "call" => text(3, "phone".to_owned()),
                "mail" | "email" | "e mail" | "correo" | "correo electronico" => text(3, "mail".to_owned()),
                "message" | "mensaje" | "mensajes" | "whatsapp" | "sms" | "telegram" => text(3, "message".to_owned()),
                "visit" | "visita" | "en persona" | "in person" => text(3, "visit".to_owned()),
                "post" | "correo postal" | "carta" | "letter" => text(3, "post".to_owned()),
                _ => out.left_out(column),
            },
            "life_moment" => text(4, tidy()),
            "growth_potential" => match names::fold(cell).as_str() {
                "low" | "bajo" | "baja" => text(5, "low".to_owned()),
                "medium" | "medio" | "media" => text(5, "medium".to_owned()),
                "high" | "alto" | "alta" => text(5, "high".to_owned()),
                _ => out.left_out(column),
            },
            "origin" => text(6, tidy()),
            "notes" => match &mut client.texts[7] {
                Some(notes) => *notes = format!("{notes}\n{cell}"),
                none => *none = Some(cell.to_owned()),
            },
            // Our own mark between tags, where their names hold the usual ones.
            "tags" if cell.contains(":::") => {
                client.tags.extend(cell.split(":::").map(names::tidy).filter(|t| !t.is_empty()));
            }
            "tags" => {
                client.tags.extend(cell.split([',', ';', '|', '\n']).map(names::tidy).filter(|t| !t.is_empty()));
            }
            "salesperson" => client.salesperson = Some(tidy()),
            "first_contact" => match self.instant(cell, slot.order, None) {
                Some(at) => client.since = Some(at),
                None => out.refuse("date-unfit", column, self, cell),
            },
            "archived" | "active" => match yes_no(cell) {
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
                match yes_no(cell) {
                    Some(yes) => client.consents.push((channel, yes)),
                    None => out.left_out(column),
                }
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
            FieldKind::Boolean => match yes_no(cell) {
                Some(yes) => i64::from(yes).to_string(),
                None => return out.refuse("boolean-unfit", slot.column, self, cell),
            },
            FieldKind::Text | FieldKind::Choice | FieldKind::Client => cell.to_owned(),
        };
        out.what.client.own.push((own, text));
    }

    fn phones(&self, slot: &Slot, cell: &str, out: &mut Parsed) {
        for (piece, phone) in phones::several(cell, &self.country) {
            let (value, shown) = match phone {
                Some(phone) => (phone.e164, phone.shown),
                None => {
                    let lost = phones::lost_in_spreadsheet(&piece);
                    let code = if lost { "phone-lost" } else { "phone-unread" };
                    out.notices.push(Seen { code, column: slot.column, new: None });
                    let digits = phones::digits(&piece);
                    (if digits.is_empty() { piece.clone() } else { digits }, piece)
                }
            };
            out.what.client.add(Point { kind: "phone", value, shown, label: slot.label.clone() });
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

    fn instant(&self, cell: &str, order: DateOrder, time: Option<NaiveTime>) -> Option<i64> {
        let (day, own) = days::parse(cell, order)?;
        let wall = day.and_time(own.or(time).unwrap_or_default());
        (1..=9999).contains(&day.year()).then(|| moment::instant(wall, self.zone))
    }

    fn finish_client(&self, mut whole: Whole, out: &mut Parsed) {
        let client = &mut out.what.client;
        // `Nombre` beside `Apellidos` is the given name alone.
        let surname =
            if whole.surnames.is_empty() { client.parts[1].as_deref().unwrap_or("") } else { &whole.surnames };
        if whole.given.is_empty() && !surname.is_empty() && !names::fold(&client.name).contains(&names::fold(surname)) {
            whole.given.push(std::mem::take(&mut client.name));
        }
        whole.given.retain(|name| !name.is_empty());
        if !whole.given.is_empty() {
            client.parts[0] = Some(whole.given.join(" "));
        }
        if !whole.surnames.is_empty() {
            let split = names::split(&format!("{}, {}", whole.surnames, client.parts[0].as_deref().unwrap_or("")));
            client.parts[1] = Some(split.surname);
            client.parts[2] = Some(split.second_surname).filter(|t| !t.is_empty());
        }
        let has_parts = client.parts.iter().any(Option::is_some);
        if client.name.is_empty() && has_parts {
            client.name = client.parts.iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
        }
        // A line with nothing but a company is that company.
        let company = client.company.clone().filter(|c| !c.is_empty());
        if let Some(company) = &company
            && client.kind != Some(ClientKind::Person)
            && (client.name.is_empty() || names::fold(company) == names::fold(&client.name))
        {
            client.name.clone_from(company);
            client.kind = Some(ClientKind::Company);
            client.company = None;
        }
        if client.name.is_empty() {
            client.name = client.texts[0].clone().unwrap_or_default();
        }
        if self.proper_case {
            client.name = names::proper_case(&client.name);
            client.parts.iter_mut().flatten().for_each(|part| *part = names::proper_case(part));
        }
        let country = whole.tax_country.unwrap_or_else(|| self.country.clone());
        let mut is_cif = false;
        if let Some((column, number)) = &whole.tax {
            let check = taxid::check(&country, number);
            is_cif = check.kind == "CIF" && check.acceptable();
            if matches!(check.verdict, taxid::Verdict::Invalid { .. }) {
                out.notices.push(Seen { code: "tax-id-wrong", column: *column, new: None });
            }
            if !check.compact.is_empty() {
                client.tax = Some((country, check.compact));
            }
        }
        let looks = !has_parts && (is_cif || names::looks_like_company(&client.name));
        client.guessed = Some(if looks { ClientKind::Company } else { ClientKind::Person });
        if client.kind.or(client.guessed) == Some(ClientKind::Company) {
            client.parts = [const { None }; 3];
        } else if !has_parts && !client.name.is_empty() {
            let split = names::split(&client.name);
            client.parts =
                [split.given, split.surname, split.second_surname].map(|p| Some(p).filter(|t| !t.is_empty()));
        }
        client.key = names::fold(&client.name);
        for (field, group, label) in whole.labels {
            let kind = if field == "mails" {
                "mail"
            } else if field == "links" {
                "link"
            } else {
                "phone"
            };
            if field.starts_with("address") {
                continue;
            }
            if let Some(point) = client.points.iter_mut().filter(|p| p.kind == kind).nth(group as usize - 1) {
                point.label = label;
            }
        }
        for mut raw in whole.places {
            let home = if raw.country.is_empty() { self.country.as_str() } else { raw.country.as_str() };
            let is_open = !whole.is_own && !raw.postcode.is_empty();
            if let Some(found) = places::postcode(&raw.postcode, home).filter(|_| is_open) {
                if found.restored {
                    let column = raw.postcode_column;
                    out.notices.push(Seen { code: "repaired-postcode", column, new: Some(found.code.clone()) });
                }
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
            out.refusals.push(Said::new("name-missing"));
        }
    }

    fn event_cell(&self, slot: &Slot, cell: &str, whole: &mut Whole, out: &mut Parsed) {
        let column = slot.column;
        let event = &mut out.what.event;
        match slot.field.as_str() {
            "id" | "source_id" => self.identity(slot, cell, out),
            "client_id" => event.client_id = Some(cell.to_owned()),
            "client" => event.client = Some(names::tidy(cell)),
            "client_tax_id" => event.client_tax = Some(taxid::check(&self.country, cell).compact),
            "client_mail" => event.client_mail = mails::normalise(cell).map(|m| m.compared),
            "client_phone" => event.client_phone = phones::normalise(cell, &self.country).map(|p| p.e164),
            "kind" => match kind_of_event(cell) {
                Some(kind) => event.kind = Some(kind),
                None => out.refuse("kind-unknown", column, self, cell),
            },
            "direction" => match names::fold(cell).as_str() {
                "in" | "entrante" | "entrada" | "recibida" | "recibido" | "inbound" => event.direction = Some("in"),
                "out" | "saliente" | "salida" | "enviada" | "enviado" | "outbound" => event.direction = Some("out"),
                _ => out.left_out(column),
            },
            "at" => whole.at = Some((column, cell.to_owned(), slot.order)),
            "time" => whole.time = Some((column, cell.to_owned())),
            "outcome" => event.outcome = Some(names::tidy(cell)),
            "duration" => match minutes(cell, slot.sign) {
                Some(minutes) => event.minutes = Some(minutes),
                None => out.refuse("number-unfit", column, self, cell),
            },
            "cost" => match numbers::parse(cell, slot.sign) {
                Some(number) if self.comma => event.cost = Some(number.to_string().replace('.', ",")),
                Some(number) => event.cost = Some(number.to_string()),
                None => out.refuse("number-unfit", column, self, cell),
            },
            "text" | "title" | "notes" => {
                if !event.text.is_empty() {
                    event.text.push_str(if slot.field == "text" { "\n" } else { " · " });
                }
                event.text.push_str(cell);
            }
            "next_step" => event.next_step = Some(names::tidy(cell)),
            "due" | "next_step_at" => {
                match days::parse(cell, slot.order).filter(|(d, _)| (1..=9999).contains(&d.year())) {
                    Some((day, time)) => {
                        event.due = Some(day);
                        event.time = event.time.or(time);
                    }
                    None => out.refuse("date-unfit", column, self, cell),
                }
            }
            "done" => match yes_no(cell) {
                Some(done) => event.done = Some(done),
                None => out.left_out(column),
            },
            "user" | "salesperson" => event.user = Some(names::tidy(cell)),
            _ => {}
        }
    }

    fn finish_event(&self, whole: Whole, out: &mut Parsed) {
        let mut time = None;
        if let Some((column, cell)) = &whole.time {
            time = ["%H:%M", "%H:%M:%S", "%I:%M %p", "%H.%M"]
                .iter()
                .find_map(|form| NaiveTime::parse_from_str(cell, form).ok());
            if time.is_none() {
                out.refuse("time-unfit", *column, self, cell);
            }
        }
        if let Some((column, cell, order)) = &whole.at {
            match self.instant(cell, *order, time) {
                Some(at) => out.what.event.at = Some(at),
                None => out.refuse("date-unfit", *column, self, cell),
            }
        }
        if self.kind == TableKind::Tasks {
            let event = &mut out.what.event;
            event.time = event.time.or(time);
            event.text = names::tidy(&event.text);
            if event.text.is_empty() && out.refusals.is_empty() {
                out.refusals.push(Said::new("title-missing"));
            }
        } else if whole.at.is_none() && out.refusals.is_empty() {
            out.refusals.push(Said::new("date-missing"));
        }
    }
}

impl Parsed {
    fn left_out(&mut self, column: usize) {
        self.notices.push(Seen { code: "left-out", column, new: None });
    }

    fn refuse(&mut self, code: &str, column: usize, reader: &Reader, cell: &str) {
        let short: String = cell.chars().take(80).collect();
        let name = reader.names.get(column).cloned().unwrap_or_default();
        self.refusals.push(Said::new(code).with("column", name).with("value", short));
    }
}

impl ClientRow {
    fn add(&mut self, point: Point) {
        if !point.value.is_empty() && !self.points.iter().any(|p| p.kind == point.kind && p.value == point.value) {
            self.points.push(point);
        }
    }
}
