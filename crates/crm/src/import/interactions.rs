//! A row of interactions: whose it is, and whether it was noted already.

use super::apply::{Desk, Outcome};
use super::cells::{EventRow, Parsed, Understood};
use super::find::{self, Named};
use super::newcomers::Sort;
use super::{Change, Said, originals, whose};
use crate::fields::{self, Field, FieldKind};
use crate::ids::Id;
use crate::{Result, moment, names};
use rusqlite::{OptionalExtension, params};

/// Whose an interaction or task is; the reason when nobody or several can be meant.
pub(super) fn whose(desk: &mut Desk, event: &EventRow, line: u64) -> Result<std::result::Result<Option<i64>, Said>> {
    let refused = |code: &str, value: &str| Ok(Err(Said::new(code).with("value", value)));
    if let Some(text) = &event.client_id {
        if let Some(id) = Id::parse(text) {
            match find::by_id(desk, id)? {
                Named::Client(row) => return Ok(Ok(Some(row))),
                Named::Erased => return refused("client-erased", text),
                Named::Nobody => {}
            }
        }
        // The number a client had in the file the clients came from.
        let tx = desk.tx;
        let mut all = tx.prepare_cached(
            "SELECT DISTINCT k.client FROM source_keys AS k JOIN clients AS c ON c.id = k.client
             WHERE k.source >= 'clients:' AND k.source < 'clients;' AND k.key = ?1
               AND c.merged_into IS NULL AND c.erased_at IS NULL LIMIT 2",
        )?;
        let found = all.query_map([text], |r| r.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
        if let [one] = found[..] {
            return Ok(Ok(Some(one)));
        }
        if found.is_empty()
            && let Some(one) =
                desk.client_of_bare(text, &event.client.as_deref().map(names::fold).unwrap_or_default())?
        {
            return Ok(Ok(Some(one)));
        }
    }
    let alive = "merged_into IS NULL AND erased_at IS NULL";
    let by_point = format!(
        "SELECT DISTINCT c.id FROM contact_points AS p JOIN clients AS c ON c.id = p.client
         WHERE p.value = ?1 AND c.{} LIMIT 2",
        alive.replace(" AND ", " AND c.")
    );
    let by_tax = format!("SELECT id FROM clients WHERE tax_id = ?1 AND {alive} LIMIT 2");
    let by_name = "SELECT id FROM clients WHERE active = 1 AND sort_key = ?1 LIMIT 2".to_owned();
    let key = event.client.as_deref().map(names::fold);
    let looks = [
        (&event.client_tax, &by_tax),
        (&event.client_mail, &by_point),
        (&event.client_phone, &by_point),
        (&key, &by_name),
    ];
    let mut several = None;
    for (value, sql) in looks {
        let Some(value) = value.as_ref().filter(|v| !v.is_empty()) else { continue };
        let mut all = desk.tx.prepare_cached(sql)?;
        let found = all.query_map([value], |r| r.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
        match found[..] {
            [one] => return Ok(Ok(Some(one))),
            [] => {}
            _ => several = several.or_else(|| Some(value.clone())),
        }
    }
    let told = [&event.client_id, &event.client, &event.client_tax, &event.client_mail, &event.client_phone];
    match (several, told.into_iter().flatten().find(|t| !t.is_empty())) {
        (Some(value), _) => refused("client-ambiguous", event.client.as_deref().unwrap_or(&value)),
        (None, Some(_)) => {
            if let Some(client) = whose::alike(desk, event, line)? {
                return Ok(Ok(Some(client)));
            }
            refused("client-unknown", event.client.as_deref().or(told[0].as_deref()).unwrap_or_default())
        }
        (None, None) => Ok(Ok(None)),
    }
}

/// The row that a record's id or the key of its program names.
pub(super) fn known(desk: &Desk, table: &'static str, row: &Understood) -> Result<Option<(i64, &'static str)>> {
    let by_uid = match table {
        "tasks" => "SELECT id FROM tasks WHERE uid = ?1",
        _ => "SELECT id FROM interactions WHERE uid = ?1",
    };
    let find = |id: Id| -> Result<Option<i64>> {
        Ok(desk.tx.prepare_cached(by_uid)?.query_row([id], |r| r.get(0)).optional()?)
    };
    if let Some(id) = row.id
        && let Some(found) = find(id)?
    {
        return Ok(Some((found, "same-id")));
    }
    if let Some(key) = &row.source {
        let mut one = desk
            .tx
            .prepare_cached("SELECT record FROM source_keys WHERE source = ?1 AND key = ?2 ORDER BY id LIMIT 1")?;
        let id: Option<Id> = one.query_row(params![desk.source, key], |r| r.get(0)).optional()?;
        if let Some(found) = id.map(find).transpose()?.flatten() {
            return Ok(Some((found, "same-source")));
        }
    }
    Ok(None)
}

/// Takes a row of interactions in.
pub(super) fn take(desk: &mut Desk, parsed: &Parsed) -> Result<Outcome> {
    let row = &parsed.what;
    let event = &row.event;
    let client = match whose(desk, event, parsed.line)? {
        Ok(Some(client)) => client,
        Ok(None) => return Ok(Outcome::refused(vec![Said::new("client-missing")])),
        Err(reason) => return Ok(Outcome::refused(vec![reason])),
    };
    let Some(at) = event.at else { return Ok(Outcome::refused(vec![Said::new("date-missing")])) };
    let kind = event.kind.unwrap_or("note");
    let cost = match &event.cost {
        Some(text) => fields::keep(desk.tx, &money(), &desk.reading, text)?.and_then(|kept| kept.number),
        None => None,
    };
    if let Some((found, why)) = known(desk, "interactions", row)? {
        return change(desk, found, why, row, cost);
    }
    let mut one = desk.tx.prepare_cached(
        "SELECT id FROM interactions WHERE client = ?1 AND at = ?2 AND kind = ?3 AND text = ?4 ORDER BY id LIMIT 1",
    )?;
    if one.query_row(params![client, at, kind, event.text], |r| r.get::<_, i64>(0)).optional()?.is_some() {
        return Ok(Outcome::joined("same-row", Vec::new()));
    }
    let id = row.id.unwrap_or_else(|| desk.tx.new_id());
    let outcome = event.outcome.as_deref().map(|name| desk.outcome(name)).transpose()?.flatten();
    let user = event.user.as_deref().map(|name| desk.user(name)).transpose()?.flatten();
    desk.tx
        .prepare_cached(
            "INSERT INTO interactions (uid, client, kind, direction, at, outcome, minutes, cost_minor, text, user)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?
        .execute(params![id, client, kind, event.direction, at, outcome, event.minutes, cost, event.text, user])?;
    let new = desk.tx.last_insert_rowid();
    desk.touched.insert(new);
    if let Some(title) = &event.next_step {
        desk.tx
            .prepare_cached(
                "INSERT INTO tasks (uid, client, interaction, title, due, user, created_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(params![
                desk.tx.new_id(),
                client,
                new,
                title,
                event.due.map(|d| d.format("%Y-%m-%d").to_string()),
                user,
                desk.tx.now()
            ])?;
    }
    if let Some(key) = &row.source {
        desk.keep_key(key, Some(client), id)?;
    }
    Ok(Outcome::created())
}

/// How a field of money of the book reads what is typed.
fn money() -> Field {
    Field {
        id: Id::of_link("field", "cost", ""),
        name: "cost".to_owned(),
        kind: FieldKind::Money,
        choices: Vec::new(),
        archived: false,
        row: 0,
    }
}

/// Lays a row over an interaction that is there.
fn change(desk: &mut Desk, found: i64, why: &'static str, row: &Understood, cost: Option<i64>) -> Result<Outcome> {
    let event = &row.event;
    // A second line of one file about the same record changes nothing: the first one won.
    if !desk.touched.insert(found) {
        return Ok(Outcome::joined(why, Vec::new()));
    }
    type Old = (String, Option<String>, i64, Option<i64>, Option<i64>, String, Option<String>, Option<String>);
    let old: Old = desk
        .tx
        .prepare_cached(
            "SELECT i.kind, i.direction, i.at, i.minutes, i.cost_minor, i.text, o.name, u.name
             FROM interactions AS i LEFT JOIN list_items AS o ON o.id = i.outcome LEFT JOIN users AS u ON u.id = i.user
             WHERE i.id = ?1",
        )?
        .query_row([found], |r| {
            Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?, r.get(5)?, r.get(6)?, r.get(7)?))
        })?;
    let mut changes = Vec::new();
    let mut note = |field: &str, old: String, new: Option<String>| {
        if let Some(new) = new.filter(|new| *new != old && !new.is_empty()) {
            changes.push(Change { field: field.to_owned(), old, new });
        }
    };
    let number = |n: Option<i64>| n.map(|n| n.to_string());
    note("kind", old.0, event.kind.map(str::to_owned));
    note("direction", old.1.unwrap_or_default(), event.direction.map(str::to_owned));
    // A table holds the wall clock to the second, and one hour of the year twice.
    let wall = |at: i64| moment::local(at, desk.tx.moment.zone).format("%Y-%m-%d %H:%M:%S").to_string();
    let at = event.at.filter(|at| wall(*at) != wall(old.2));
    note("at", wall(old.2), at.map(wall));
    note("duration", number(old.3).unwrap_or_default(), number(event.minutes));
    note("cost", number(old.4).unwrap_or_default(), number(cost));
    note("text", old.5.trim().to_owned(), Some(event.text.clone()));
    let is_same =
        |old: &Option<String>, new: &Option<String>| old.as_deref().map(names::fold) == new.as_deref().map(names::fold);
    let outcome =
        event.outcome.clone().filter(|name| !is_same(&old.6, &event.outcome) && desk.known.may(Sort::Outcome, name));
    let user = event.user.clone().filter(|name| !is_same(&old.7, &event.user) && desk.known.may(Sort::User, name));
    note("outcome", old.6.unwrap_or_default(), outcome);
    note("user", old.7.unwrap_or_default(), user);
    if !changes.is_empty() {
        originals::before(desk, "interactions", found, &row.originals, &changes)?;
        let outcome = event.outcome.as_deref().map(|name| desk.outcome(name)).transpose()?.flatten();
        let user = event.user.as_deref().map(|name| desk.user(name)).transpose()?.flatten();
        desk.tx
            .prepare_cached(
                "UPDATE interactions SET kind = coalesce(?2, kind), direction = coalesce(?3, direction),
                   at = coalesce(?4, at), minutes = coalesce(?5, minutes), cost_minor = coalesce(?6, cost_minor),
                   text = coalesce(nullif(?7, ''), text), outcome = coalesce(?8, outcome), user = coalesce(?9, user)
                 WHERE id = ?1",
            )?
            .execute(params![found, event.kind, event.direction, at, event.minutes, cost, event.text, outcome, user])?;
    }
    Ok(Outcome::joined(why, changes))
}
