use super::sheet::Sheet;
use crate::ids::Id;
use crate::tables::write::Cell;
use crate::{Result, moment, money, settings};
use chrono::NaiveDate;
use rusqlite::{Connection, params};
use rust_decimal::Decimal;

fn text(text: &Option<String>) -> Cell<'_> {
    text.as_deref().filter(|t| !t.is_empty()).map_or(Cell::Empty, Cell::Text)
}

fn each(only: Option<&[Id]>, mut all: impl FnMut(Option<Id>) -> Result<()>) -> Result<()> {
    match only {
        None => all(None),
        Some(ids) => ids.iter().try_for_each(|id| all(Some(*id))),
    }
}

/// Writes interactions in the order they were noted.
pub(super) fn interactions(conn: &Connection, sheet: &mut Sheet, only: Option<&[Id]>) -> Result<()> {
    let fields =
        ["id", "client_id", "client", "kind", "direction", "at", "outcome", "duration", "cost", "text", "user"];
    sheet.fields(&fields)?;
    let currency = money::currency(&settings::business(conn)?.currency);
    let decimals = currency.map_or(2, money::decimals);
    let mut rows = conn.prepare(
        "SELECT i.uid, c.uid, c.name, i.kind, i.direction, i.at, o.name, i.minutes, i.cost_minor, i.text, u.name
         FROM interactions AS i JOIN clients AS c ON c.id = i.client
         LEFT JOIN list_items AS o ON o.id = i.outcome LEFT JOIN users AS u ON u.id = i.user
         WHERE (?1 IS NULL OR c.uid = ?1) AND c.erased_at IS NULL AND c.merged_into IS NULL ORDER BY i.id",
    )?;
    each(only, |id| {
        let mut found = rows.query(params![id])?;
        while let Some(r) = found.next()? {
            let (id, client): (Id, Id) = (r.get(0)?, r.get(1)?);
            let (id, client) = (id.to_string(), client.to_string());
            let (name, kind): (String, String) = (r.get(2)?, r.get(3)?);
            let direction: Option<String> = r.get(4)?;
            let (kind, direction) = (sheet.value(&kind).to_owned(), direction.map(|d| sheet.value(&d).to_owned()));
            let (outcome, said, user): (Option<String>, Option<String>, Option<String>) =
                (r.get(6)?, r.get(9)?, r.get(10)?);
            let (minutes, cost): (Option<i64>, Option<i64>) = (r.get(7)?, r.get(8)?);
            sheet.row(&[
                Cell::Text(&id),
                Cell::Text(&client),
                Cell::Text(&name),
                Cell::Text(&kind),
                text(&direction),
                Cell::Moment(moment::local(r.get(5)?, sheet.at.zone)),
                text(&outcome),
                minutes.map_or(Cell::Empty, Cell::Whole),
                cost.map_or(Cell::Empty, |minor| Cell::Number(Decimal::new(minor, decimals))),
                text(&said),
                text(&user),
            ])?;
        }
        Ok(())
    })
}

/// Writes tasks in the order they were made.
pub(super) fn tasks(conn: &Connection, sheet: &mut Sheet, only: Option<&[Id]>) -> Result<()> {
    sheet.fields(&["id", "client_id", "client", "title", "kind", "due", "time", "done", "user"])?;
    let mut rows = conn.prepare(
        "SELECT t.uid, c.uid, c.name, t.title, t.due, t.time, t.done_at IS NOT NULL, t.kind, u.name
         FROM tasks AS t LEFT JOIN clients AS c ON c.id = t.client LEFT JOIN users AS u ON u.id = t.user
         WHERE (?1 IS NULL OR c.uid = ?1) AND c.erased_at IS NULL AND c.merged_into IS NULL ORDER BY t.id",
    )?;
    each(only, |id| {
        let mut found = rows.query(params![id])?;
        while let Some(r) = found.next()? {
            let id = r.get::<_, Id>(0)?.to_string();
            let client = r.get::<_, Option<Id>>(1)?.map(|id| id.to_string());
            let (name, due, time): (Option<String>, Option<String>, Option<String>) = (r.get(2)?, r.get(4)?, r.get(5)?);
            let (title, done): (String, bool) = (r.get(3)?, r.get(6)?);
            let day = due.as_deref().and_then(|d| NaiveDate::parse_from_str(d, "%Y-%m-%d").ok());
            let done = sheet.value(if done { "yes" } else { "no" }).to_owned();
            let kind: Option<String> = r.get::<_, Option<String>>(7)?.map(|kind| sheet.value(&kind).to_owned());
            let user: Option<String> = r.get(8)?;
            sheet.row(&[
                Cell::Text(&id),
                text(&client),
                text(&name),
                Cell::Text(&title),
                text(&kind),
                day.map_or(Cell::Empty, Cell::Day),
                text(&time),
                Cell::Text(&done),
                text(&user),
            ])?;
        }
        Ok(())
    })
}
