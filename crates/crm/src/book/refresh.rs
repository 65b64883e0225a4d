//! What the book keeps for speed: search text and kept figures. Triggers note whose are stale; the end of every
//! transaction makes them true again, once per client, whatever changed them: an edit, an import, an undo, a merge.

use super::{Tx, journal};
use crate::Result;
use crate::moment::{Progress, Watch};
use rusqlite::{Connection, params};
use std::collections::BTreeMap;

/// Search text is stale.
pub const SEARCH: i64 = 1;
/// First and last contact and the number of interactions are stale.
pub const CONTACTS: i64 = 2;
/// The next step is stale.
pub const STEP: i64 = 4;
/// City, mail and phone as the list shows them are stale.
pub const LISTED: i64 = 8;
/// How good the data are is stale.
pub const QUALITY: i64 = 16;

/// What the names of its triggers begin with.
pub(super) const TRIGGERS: &str = "stale_";

/// The kept number of active clients, in `local`.
const TOTAL: &str = "active_clients";

/// Which table makes what stale, and for whom: table, columns watched on update (empty: all), client, what.
const WATCHED: &[(&str, &str, &str, i64)] = &[
    (
        "clients",
        "kind, name, trade_name, tax_country, tax_id, birthday, notes, archived_at, merged_into, erased_at",
        "{row}.id",
        SEARCH | QUALITY,
    ),
    ("contact_points", "", "{row}.client", SEARCH | LISTED | QUALITY),
    ("addresses", "", "{row}.client", SEARCH | LISTED | QUALITY),
    ("accepted_doubts", "", "{row}.client", QUALITY),
    ("positions", "", "{row}.person", SEARCH),
    ("client_tags", "", "{row}.client", SEARCH),
    ("field_values", "", "{row}.client", SEARCH),
    ("preferences", "", "{row}.client", SEARCH),
    ("interactions", "client, at", "{row}.client", CONTACTS),
    ("tasks", "client, due, done_at", "{row}.client", STEP),
];

/// Renames that reach other clients' search text: table, column, the clients reached.
const RENAMES: &[(&str, &str, &str)] = &[
    (
        "clients",
        "name",
        "SELECT person FROM positions WHERE client = NEW.id UNION SELECT client FROM field_values WHERE linked = NEW.id",
    ),
    ("tags", "name", "SELECT client FROM client_tags WHERE tag = NEW.id"),
];

/// Makes the triggers that note what is stale, replacing those of an older schema.
pub fn install(conn: &Connection) -> Result<()> {
    journal::drop_triggers(conn, TRIGGERS)?;
    for (table, columns, client, what) in WATCHED {
        let of = if columns.is_empty() { String::new() } else { format!(" OF {columns}") };
        let note = |row: &str| {
            let client = client.replace("{row}", row);
            format!(
                "INSERT INTO stale (client, what) SELECT {client}, {what} WHERE {client} IS NOT NULL
                 ON CONFLICT (client) DO UPDATE SET what = what | {what} WHERE what & {what} <> {what};"
            )
        };
        let (old, new) = (note("OLD"), note("NEW"));
        conn.execute_batch(&format!(
            "CREATE TRIGGER stale_insert_{table} AFTER INSERT ON {table} BEGIN {new} END;
             CREATE TRIGGER stale_update_{table} AFTER UPDATE{of} ON {table} BEGIN {old} {new} END;
             CREATE TRIGGER stale_delete_{table} AFTER DELETE ON {table} BEGIN {old} END;"
        ))?;
    }
    let add = |what: &str| {
        format!(
            "INSERT INTO local (name, value) SELECT '{TOTAL}', {what} WHERE {what} <> 0
             ON CONFLICT (name) DO UPDATE SET value = value + excluded.value;"
        )
    };
    conn.execute_batch(&format!(
        "CREATE TRIGGER stale_insert_clients_total AFTER INSERT ON clients BEGIN {} END;
         CREATE TRIGGER stale_update_clients_total AFTER UPDATE OF archived_at, merged_into, erased_at ON clients BEGIN {} END;
         CREATE TRIGGER stale_delete_clients_total AFTER DELETE ON clients BEGIN {} END;",
        add("NEW.active"),
        add("(NEW.active - OLD.active)"),
        add("(-OLD.active)"),
    ))?;
    for (table, column, clients) in RENAMES {
        conn.execute_batch(&format!(
            "CREATE TRIGGER stale_rename_{table} AFTER UPDATE OF {column} ON {table} WHEN OLD.{column} IS NOT NEW.{column} BEGIN
               INSERT INTO stale (client, what) SELECT reached.*, {SEARCH} FROM ({clients}) AS reached WHERE true
               ON CONFLICT (client) DO UPDATE SET what = what | {SEARCH};
             END;"
        ))?;
    }
    Ok(())
}

/// Marks what the rows inserted since `before` made stale: what the triggers would have noted row by row.
pub(super) fn mark_inserted(conn: &Connection, before: &BTreeMap<String, i64>) -> Result<()> {
    for (table, _, client, what) in WATCHED {
        let client = client.replace("{row}.", "");
        conn.execute(
            &format!(
                "INSERT INTO stale (client, what) SELECT DISTINCT {client}, {what} FROM {table}
                 WHERE id > ?1 AND {client} IS NOT NULL
                 ON CONFLICT (client) DO UPDATE SET what = what | {what}"
            ),
            [before.get(*table).copied().unwrap_or(0)],
        )?;
    }
    conn.execute(
        "INSERT INTO local (name, value) SELECT ?1, count(*) FROM clients WHERE id > ?2 AND active = 1
         ON CONFLICT (name) DO UPDATE SET value = value + excluded.value",
        params![TOTAL, before.get("clients").copied().unwrap_or(0)],
    )?;
    Ok(())
}

/// How many clients there are without those archived, merged or erased: kept, not counted.
pub(crate) fn active_clients(conn: &Connection) -> Result<i64> {
    Ok(super::write::local_value(conn, TOTAL)?.and_then(|text| text.parse().ok()).unwrap_or(0))
}

/// Counts the active clients again.
pub(super) fn recount(conn: &Connection) -> Result<()> {
    super::write::set_local(conn, TOTAL, &counted(conn)?.to_string())
}

/// What [`active_clients`] must be.
pub(super) fn counted(conn: &Connection) -> Result<i64> {
    Ok(conn.query_row("SELECT count(*) FROM clients WHERE active = 1", [], |r| r.get(0))?)
}

/// Makes every stale figure and search text true again and empties the list. Long work calls it before it ends, with its
/// own watch, so that it can be stopped here too; the end of the transaction then finds nothing left to do.
pub(crate) fn run(tx: &Tx, watch: &dyn Watch) -> Result<()> {
    if !tx.prepare_cached("SELECT EXISTS (SELECT 1 FROM stale)")?.query_row([], |r| r.get::<_, bool>(0))? {
        return Ok(());
    }
    let mut text = crate::search::Indexing::of_stale(tx)?;
    let mut next = tx.prepare_cached(&format!(
        "SELECT max(client) FROM (SELECT client FROM stale WHERE client > ?1 ORDER BY client LIMIT {IN_MEMORY})"
    ))?;
    let mut done = i64::MIN;
    while let Some(last) = next.query_row([done], |r| r.get::<_, Option<i64>>(0))? {
        figures(tx, done, last, watch)?;
        text.write(tx, done, last, watch)?;
        done = last;
    }
    tx.prepare_cached("DELETE FROM stale")?.execute([])?;
    Ok(())
}

/// The kept figures: which stale mark they answer to, their column, and what they must be for the client `c`. The one
/// definition, used to keep them and to check them.
pub fn all_figures() -> impl Iterator<Item = (i64, &'static str, &'static str)> {
    PLAIN.iter().copied().chain([(QUALITY, "kept_quality", crate::quality::score())])
}

const PLAIN: &[(i64, &str, &str)] = &[
    (CONTACTS, "kept_first_contact", "(SELECT min(at) FROM interactions WHERE client = c.id)"),
    (CONTACTS, "kept_last_contact", "(SELECT max(at) FROM interactions WHERE client = c.id)"),
    (CONTACTS, "kept_interactions", "(SELECT count(*) FROM interactions WHERE client = c.id)"),
    (STEP, "kept_next_step", "(SELECT min(due) FROM tasks WHERE client = c.id AND done_at IS NULL)"),
    (LISTED, "kept_city", "(SELECT nullif(city, '') FROM addresses WHERE client = c.id ORDER BY position, id LIMIT 1)"),
    (
        LISTED,
        "kept_mail",
        "(SELECT shown FROM contact_points WHERE client = c.id AND kind = 'mail' ORDER BY position, id LIMIT 1)",
    ),
    (
        LISTED,
        "kept_phone",
        "(SELECT shown FROM contact_points WHERE client = c.id AND kind = 'phone' ORDER BY position, id LIMIT 1)",
    ),
];

/// Clients whose figures one statement keeps: SQLite remembers every page a statement changes until it ends, and a statement
/// about a million clients would remember the whole table.
const AT_ONCE: i64 = 4_000;

/// Clients whose figures and text are kept before the next ones: few enough that what was read for the figures is still in
/// memory for the text, enough that the index is written in large pieces.
const IN_MEMORY: i64 = 50_000;

/// Keeps the figures of the stale clients past `after` and up to `to`, each client by one statement that knows all its marks:
/// a visit does not touch the index of cities, and a new client is written once.
fn figures(tx: &Tx, after: i64, to: i64, watch: &dyn Watch) -> Result<()> {
    let any = CONTACTS | STEP | LISTED | QUALITY;
    let mut next = tx.prepare_cached(&format!(
        "SELECT max(client) FROM
           (SELECT client FROM stale WHERE client > ?1 AND client <= ?2 AND what & {any} ORDER BY client LIMIT {AT_ONCE})"
    ))?;
    let mut kinds = tx.prepare_cached(&format!(
        "SELECT DISTINCT what & {any} FROM stale WHERE client > ?1 AND client <= ?2 AND what & {any}"
    ))?;
    let mut done = after;
    while let Some(last) = next.query_row([done, to], |r| r.get::<_, Option<i64>>(0))? {
        watch.tick(Progress { stage: "searching", done: 0, total: 0 })?;
        let marks = kinds.query_map([done, last], |r| r.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
        for marks in marks {
            let set = all_figures()
                .filter(|(mark, ..)| mark & marks != 0)
                .map(|(_, column, value)| format!("{column} = {value}"))
                .collect::<Vec<_>>()
                .join(", ");
            tx.prepare_cached(&format!(
                "UPDATE clients AS c SET {set}
                 WHERE c.id IN (SELECT client FROM stale WHERE client > ?1 AND client <= ?2 AND what & {any} = {marks})"
            ))?
            .execute([done, last])?;
        }
        done = last;
    }
    Ok(())
}
