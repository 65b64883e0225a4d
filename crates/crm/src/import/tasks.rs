//! A row of tasks: whose it is, and whether it is on the list already.

use super::apply::{Desk, Outcome};
use super::cells::Parsed;
use super::newcomers::Sort;
use super::{Change, Said, interactions, originals};
use crate::{Result, names};
use rusqlite::{OptionalExtension, params};

/// Takes a row of tasks in. A task without a client is one's own.
pub(super) fn take(desk: &mut Desk, parsed: &Parsed) -> Result<Outcome> {
    let row = &parsed.what;
    let event = &row.event;
    let client = match interactions::whose(desk, event, parsed.line)? {
        Ok(client) => client,
        Err(reason) => return Ok(Outcome::refused(vec![reason])),
    };
    let due = event.due.map(|d| d.format("%Y-%m-%d").to_string());
    let time = event.time.map(|t| t.format("%H:%M").to_string()).filter(|t| t != "00:00");
    let known = match interactions::known(desk, "tasks", row)? {
        Some(known) => Some(known),
        None => {
            let mut one = desk.tx.prepare_cached(
                "SELECT id FROM tasks WHERE client IS ?1 AND title = ?2 AND due IS ?3 ORDER BY id LIMIT 1",
            )?;
            one.query_row(params![client, event.text, due], |r| r.get(0)).optional()?.map(|id| (id, "same-row"))
        }
    };
    if let Some((found, why)) = known {
        let is_first = desk.touched.insert(found);
        type Old = (String, Option<String>, Option<String>, Option<i64>, Option<String>, Option<String>);
        let old: Old = desk
            .tx
            .prepare_cached(
                "SELECT t.title, t.due, t.time, t.done_at, t.kind, u.name FROM tasks AS t LEFT JOIN users AS u ON u.id = t.user
                 WHERE t.id = ?1",
            )?
            .query_row([found], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?, r.get(5)?)))?;
        let mut changes = Vec::new();
        let mut note = |field: &str, old: String, new: Option<String>| {
            if let Some(new) = new.filter(|new| is_first && *new != old) {
                changes.push(Change { field: field.to_owned(), old, new });
            }
        };
        note("title", names::tidy(&old.0), Some(event.text.clone()));
        note("due", old.1.unwrap_or_default(), due.clone());
        note("time", old.2.unwrap_or_default(), time.clone());
        note("done", old.3.is_some().to_string(), event.done.map(|d| d.to_string()));
        note("kind", old.4.unwrap_or_default(), event.kind.map(str::to_owned));
        let is_same = old.5.as_deref().map(names::fold) == event.user.as_deref().map(names::fold);
        note(
            "user",
            old.5.unwrap_or_default(),
            event.user.clone().filter(|name| !is_same && desk.known.may(Sort::User, name)),
        );
        if !changes.is_empty() {
            originals::before(desk, "tasks", found, &row.originals, &changes)?;
            let user = event.user.as_deref().map(|name| desk.user(name)).transpose()?.flatten();
            let done = event.done.map(|done| if done { old.3.or(Some(desk.tx.now())) } else { None });
            desk.tx
                .prepare_cached(
                    "UPDATE tasks SET title = ?2, due = coalesce(?3, due), time = coalesce(?4, time),
                       done_at = iif(?5, ?6, done_at), kind = coalesce(?7, kind), user = coalesce(?8, user) WHERE id = ?1",
                )?
                .execute(params![found, event.text, due, time, done.is_some(), done.flatten(), event.kind, user])?;
        }
        return Ok(Outcome::joined(why, changes));
    }
    if event.text.is_empty() {
        return Ok(Outcome::refused(vec![Said::new("title-missing")]));
    }
    let id = row.id.unwrap_or_else(|| desk.tx.new_id());
    let user = event.user.as_deref().map(|name| desk.user(name)).transpose()?.flatten();
    let now = desk.tx.now();
    desk.tx
        .prepare_cached(
            "INSERT INTO tasks (uid, client, title, kind, due, time, done_at, user, created_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            id,
            client,
            event.text,
            event.kind,
            due,
            time,
            (event.done == Some(true)).then_some(now),
            user,
            now
        ])?;
    desk.touched.insert(desk.tx.last_insert_rowid());
    if let Some(key) = &row.source {
        desk.keep_key(key, client, id)?;
    }
    Ok(Outcome::created())
}
