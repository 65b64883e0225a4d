//! Writing contact cards (vCard 3.0, which phones and mail programs of any age read), calendars (ICS) and JSON Lines, from
//! rows whose titles are the codes of their fields.

use crate::tables::problem::Problem;
use crate::tables::write::Cell;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::io::Write;

/// Bytes of a line before it is folded (RFC 2426, 2.6; RFC 5545, 3.1).
const FOLD: usize = 75;

/// What rows become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Contact cards of clients.
    Contacts,
    /// Entries of a calendar, of tasks.
    Calendar,
    /// An object a line.
    Json,
}

/// Writes rows one by one.
pub struct CardWriter<W: Write> {
    out: W,
    form: Form,
    titles: Vec<String>,
    /// When it is written, as calendars want to know: `20261231T103000Z`.
    stamp: String,
}

impl<W: Write> CardWriter<W> {
    /// Starts a file.
    ///
    /// # Errors
    /// `table-io`.
    pub fn new(mut out: W, form: Form, stamp: String) -> Result<Self, Problem> {
        if form == Form::Calendar {
            out.write_all(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Clientela//Clientela//ES\r\n")?;
        }
        Ok(Self { out, form, titles: Vec::new(), stamp })
    }

    /// Says which field each column is.
    pub fn header(&mut self, titles: &[String]) {
        self.titles = titles.to_vec();
    }

    /// Writes one row.
    ///
    /// # Errors
    /// `table-io`.
    pub fn row(&mut self, cells: &[Cell]) -> Result<(), Problem> {
        if self.form == Form::Json {
            return self.object(cells);
        }
        let titles = std::mem::take(&mut self.titles);
        let texts = titles.iter().map(String::as_str).zip(cells.iter().map(text));
        let row = Row(texts.filter(|(_, text)| !text.is_empty()).collect());
        let written = match self.form {
            Form::Contacts => self.contact(&row),
            _ => self.task(&row),
        };
        self.titles = titles;
        written
    }

    /// Ends the file and gives the writer back.
    ///
    /// # Errors
    /// `table-io`.
    pub fn finish(mut self) -> Result<W, Problem> {
        if self.form == Form::Calendar {
            self.out.write_all(b"END:VCALENDAR\r\n")?;
        }
        self.out.flush()?;
        Ok(self.out)
    }

    fn object(&mut self, cells: &[Cell]) -> Result<(), Problem> {
        let value = |cell: &Cell| match cell {
            Cell::Whole(number) => Value::from(*number),
            other => Value::String(text(other)),
        };
        let filled = self.titles.iter().zip(cells).filter(|(_, cell)| **cell != Cell::Empty);
        let object: Map<String, Value> = filled.map(|(title, cell)| (title.clone(), value(cell))).collect();
        writeln!(self.out, "{}", Value::Object(object))?;
        Ok(())
    }

    fn contact(&mut self, row: &Row) -> Result<(), Problem> {
        let is_company = row.get("kind") == "company";
        self.line("BEGIN:VCARD")?;
        self.line("VERSION:3.0")?;
        self.property("UID", &[row.get("id")])?;
        self.property("FN", &[row.get("name")])?;
        let surnames = [row.get("surname1"), row.get("surname2")].join(" ");
        self.line(&format!("N:{};{};;;", escaped(surnames.trim()), escaped(row.get("given_name"))))?;
        if is_company {
            self.line("X-ABShowAs:COMPANY")?;
        }
        let company = if is_company { row.get("name") } else { row.get("company") };
        self.property("ORG", &[company])?;
        self.property("TITLE", &[row.get("role")])?;
        let mut items = 0;
        for (code, property) in [("phones", "TEL"), ("mails", "EMAIL"), ("links", "URL")] {
            for (nth, value) in row.several(code) {
                let label = row.get(&format!("{code} {nth} - label"));
                self.labelled(property, &escaped(value), label, &mut items)?;
            }
        }
        for nth in 1.. {
            let part = |field: &str| escaped(row.get(&numbered(field, nth)));
            let parts =
                ["street", "city", "region", "postcode", "country"].map(|part_of| part(&format!("address_{part_of}")));
            if parts.iter().all(String::is_empty) {
                break;
            }
            let label = row.get(&format!("address_street {nth} - label"));
            self.labelled("ADR", &format!(";;{}", parts.join(";")), label, &mut items)?;
        }
        let birthday = row.get("birthday");
        match birthday.strip_prefix("0000-") {
            Some(day) => self.property("BDAY", &[&format!("--{}", day.replace('-', ""))])?,
            None => self.property("BDAY", &[birthday])?,
        }
        let tags = row.get("tags");
        let tags: Vec<&str> = match tags.strip_suffix(" :::") {
            Some(tags) => tags.split(" ::: ").collect(),
            None => tags.split(", ").filter(|tag| !tag.is_empty()).collect(),
        };
        self.property("CATEGORIES", &tags)?;
        self.property("NOTE", &[row.get("notes")])?;
        self.property("X-TAX-ID", &[row.get("tax_id")])?;
        self.line("END:VCARD")
    }

    fn task(&mut self, row: &Row) -> Result<(), Problem> {
        self.line("BEGIN:VTODO")?;
        self.property("UID", &[row.get("id")])?;
        self.line(&format!("DTSTAMP:{}", self.stamp.clone()))?;
        self.property("SUMMARY", &[row.get("title")])?;
        let day = row.get("due").replace('-', "");
        match row.get("time") {
            _ if day.is_empty() => {}
            "" => self.line(&format!("DUE;VALUE=DATE:{day}"))?,
            time => self.line(&format!("DUE:{day}T{}00", time.replace(':', "")))?,
        }
        let is_done = row.get("done") == "yes";
        self.line(if is_done { "STATUS:COMPLETED" } else { "STATUS:NEEDS-ACTION" })?;
        self.property("CONTACT", &[row.get("client")])?;
        self.property("X-CLIENTELA-CLIENT", &[row.get("client_id")])?;
        self.property("X-CLIENTELA-KIND", &[row.get("kind")])?;
        self.line("END:VTODO")
    }

    /// A value with what it is: a type that every program knows, or a label of its own.
    fn labelled(&mut self, property: &str, value: &str, label: &str, items: &mut u32) -> Result<(), Problem> {
        let kind = match label {
            "" => return self.line(&format!("{property}:{value}")),
            "mobile" => "CELL",
            "home" => "HOME",
            "work" => "WORK",
            "fax" => "FAX",
            other => {
                *items += 1;
                self.line(&format!("item{items}.{property}:{value}"))?;
                return self.line(&format!("item{items}.X-ABLabel:{}", escaped(other)));
            }
        };
        self.line(&format!("{property};TYPE={kind}:{value}"))
    }

    /// A property with its values, nothing when they are empty.
    fn property(&mut self, name: &str, values: &[&str]) -> Result<(), Problem> {
        if values.iter().all(|value| value.is_empty()) {
            return Ok(());
        }
        let values: Vec<String> = values.iter().map(|value| escaped(value)).collect();
        self.line(&format!("{name}:{}", values.join(",")))
    }

    /// A line, folded between letters.
    fn line(&mut self, text: &str) -> Result<(), Problem> {
        let mut room = FOLD;
        let mut letter = [0; 4];
        for sign in text.chars() {
            let bytes = sign.encode_utf8(&mut letter).as_bytes();
            if bytes.len() > room {
                self.out.write_all(b"\r\n ")?;
                room = FOLD - 1;
            }
            room -= bytes.len();
            self.out.write_all(bytes)?;
        }
        self.out.write_all(b"\r\n")?;
        Ok(())
    }
}

struct Row<'a>(BTreeMap<&'a str, String>);

impl Row<'_> {
    fn get(&self, code: &str) -> &str {
        self.0.get(code).map_or("", String::as_str)
    }

    /// The values of a field that may have several, with their number.
    fn several(&self, code: &str) -> Vec<(usize, &str)> {
        (1..).map(|nth| (nth, self.get(&numbered(code, nth)))).take_while(|(_, text)| !text.is_empty()).collect()
    }
}

fn numbered(code: &str, nth: usize) -> String {
    if nth == 1 { code.to_owned() } else { format!("{code} {nth}") }
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => (*text).to_owned(),
        Cell::Number(number) => number.to_string(),
        Cell::Whole(number) => number.to_string(),
        Cell::Day(day) => day.to_string(),
        Cell::Moment(at) => at.format("%Y-%m-%dT%H:%M:%S").to_string(),
    }
}

/// A text value as both standards want it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\\' => out.push_str("\\\\"),
            ',' => out.push_str("\\,"),
            ';' => out.push_str("\\;"),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_letters_and_signs_are_escaped() {
        let mut writer = CardWriter::new(Vec::new(), Form::Contacts, String::new()).unwrap();
        writer.property("NOTE", &[&"ñ".repeat(60)]).unwrap();
        let text = String::from_utf8(writer.finish().unwrap()).unwrap();
        assert!(text.lines().all(|line| line.len() <= FOLD), "{text}");
        assert_eq!(text.replace("\r\n ", "").trim_end(), format!("NOTE:{}", "ñ".repeat(60)));
        assert_eq!(escaped("a;b,c\\d\ne"), "a\\;b\\,c\\\\d\\ne");
    }
}
