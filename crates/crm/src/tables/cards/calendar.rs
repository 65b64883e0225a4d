//! An entry of a calendar as the fields of a task or an interaction.

use super::Fields;
use crate::ids::Id;
use calcard::common::PartialDateTime;
use calcard::icalendar::{
    ICalendar, ICalendarComponentType, ICalendarEntry, ICalendarProperty, ICalendarStatus, ICalendarValue, Uri,
};
use chrono::{NaiveDate, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;

/// `zone` is where the business is, as the tz database names it: moments in universal time are told by its clock.
pub(super) fn fields(calendar: &ICalendar, zone: &str) -> Fields {
    let mut fields = Fields::new();
    let wanted = [ICalendarComponentType::VEvent, ICalendarComponentType::VTodo];
    let Some(component) = calendar.components.iter().find(|each| wanted.contains(&each.component_type)) else {
        return fields;
    };
    let is_event = component.component_type == ICalendarComponentType::VEvent;
    let find = |name: ICalendarProperty| component.entries.iter().find(|entry| entry.name == name);
    let text = |name| {
        find(name).map(|entry| entry.values.iter().map(value).collect::<Vec<_>>().join(", ")).unwrap_or_default()
    };
    let mut put = |code: &str, text: String| {
        if !text.trim().is_empty() {
            fields.insert(code.to_owned(), text.trim().to_owned());
        }
    };
    let (title, notes) = (text(ICalendarProperty::Summary), text(ICalendarProperty::Description));
    put("text", format!("{title}\n{notes}"));
    put("title", if title.is_empty() { notes.clone() } else { title });
    put("notes", notes);
    let uid = text(ICalendarProperty::Uid);
    let bare = uid.strip_prefix("urn:uuid:").unwrap_or(&uid).to_owned();
    if Id::parse(&bare).is_some_and(|id| id.to_string() == bare) {
        put("id", bare)
    } else {
        put("source_id", uid)
    }
    let zone: Tz = zone.parse().unwrap_or(Tz::UTC);
    let of = |name| find(name).and_then(|entry| moment(entry, zone));
    let start = of(ICalendarProperty::Dtstart);
    let end = of(ICalendarProperty::Dtend);
    let due = of(ICalendarProperty::Due).or(start);
    if let Some((day, time)) = due {
        put("due", day.to_string());
        put("time", time.map(|at| at.format("%H:%M").to_string()).unwrap_or_default());
    }
    if let Some((day, time)) = start.or(due) {
        put("at", time.map_or_else(|| day.to_string(), |at| at.format("%Y-%m-%d %H:%M:%S").to_string()));
    }
    if let (Some((_, Some(start))), Some((_, Some(end)))) = (start, end) {
        let minutes = (end - start).num_minutes();
        if minutes > 0 {
            put("duration", minutes.to_string());
        }
    }
    let status = find(ICalendarProperty::Status).and_then(|entry| entry.values.first().cloned());
    let is_done = matches!(status, Some(ICalendarValue::Status(ICalendarStatus::Completed)))
        || find(ICalendarProperty::Completed).is_some();
    put("done", if is_done { "yes" } else { "no" }.to_owned());
    // What this program wrote beside the standard.
    let own = |name: &str| {
        let is_it = |entry: &&ICalendarEntry| entry.name.as_str().eq_ignore_ascii_case(name);
        component
            .entries
            .iter()
            .find(is_it)
            .map(|entry| entry.values.iter().map(value).collect::<String>())
            .unwrap_or_default()
    };
    put("client_id", own("X-CLIENTELA-CLIENT"));
    let kind = own("X-CLIENTELA-KIND");
    put("kind", if kind.is_empty() && is_event { "meeting".to_owned() } else { kind });
    fields
}

/// The day of an entry, and its wall-clock time when it has one.
fn moment(entry: &ICalendarEntry, zone: Tz) -> Option<(NaiveDate, Option<NaiveDateTime>)> {
    let Some(ICalendarValue::PartialDateTime(at)) = entry.values.first() else { return None };
    let PartialDateTime { year: Some(year), month: Some(month), day: Some(day), .. } = **at else { return None };
    let day = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day))?;
    let Some(hour) = at.hour else { return Some((day, None)) };
    let second = u32::from(at.second.unwrap_or(0).min(59));
    let wall = day.and_hms_opt(u32::from(hour), u32::from(at.minute.unwrap_or(0)), second)?;
    let wall =
        if at.tz_hour.is_some() { Utc.from_utc_datetime(&wall).with_timezone(&zone).naive_local() } else { wall };
    Some((wall.date(), Some(wall)))
}

fn value(value: &ICalendarValue) -> String {
    match value {
        ICalendarValue::Text(text) | ICalendarValue::Uri(Uri::Location(text)) => text.clone(),
        ICalendarValue::Integer(number) => number.to_string(),
        _ => String::new(),
    }
}
