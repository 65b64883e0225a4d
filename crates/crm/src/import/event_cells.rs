//! The cells of an interaction or a task.

use super::Said;
use super::cells::{Parsed, Reader, Slot};
use super::choices::{DIRECTION, EVENT, YES_NO};
use super::whole::{Whole, minutes};
use crate::tables::dates as days;
use crate::tables::matching::TableKind;
use crate::tables::numbers;
use crate::{mails, names, phones, taxid};
use chrono::{Datelike, NaiveTime};

impl Reader {
    pub(super) fn event_cell(&self, slot: &Slot, cell: &str, whole: &mut Whole, out: &mut Parsed) {
        let column = slot.column;
        let event = &mut out.what.event;
        match slot.field.as_str() {
            "id" | "source_id" => self.identity(slot, cell, out),
            "client_id" => event.client_id = Some(cell.to_owned()),
            "client" => event.client = Some(names::tidy(cell)),
            "client_tax_id" => event.client_tax = Some(taxid::check(&self.country, cell).compact),
            "client_mail" => event.client_mail = mails::normalise(cell).map(|m| m.compared),
            "client_phone" => event.client_phone = phones::normalise(cell, &self.country).map(|p| p.e164),
            "kind" => match EVENT.of(cell) {
                Some(kind) => event.kind = Some(kind),
                None => out.refuse("kind-unknown", column, self, cell),
            },
            "direction" => match DIRECTION.of(cell) {
                Some(code) => event.direction = Some(code),
                None => out.left_out(column),
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
            "done" => match YES_NO.of(cell) {
                Some(code) => event.done = Some(code == "yes"),
                None => out.left_out(column),
            },
            "user" | "salesperson" => event.user = Some(names::tidy(cell)),
            _ => {}
        }
    }

    pub(super) fn finish_event(&self, whole: Whole, out: &mut Parsed) {
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
